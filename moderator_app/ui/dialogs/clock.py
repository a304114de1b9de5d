"""Why something is due when it is, day by day, for each clock of a case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QWidget,
)
from typing_extensions import override

from moderator_app.core.explaining import Explanation, Line
from moderator_app.core.running import Running
from moderator_app.ui import case_words, clock_words, tables, theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column

_SIZE: Final = (720, 540)


@dataclass(frozen=True, slots=True)
class Explained:
    """A clock, why it is due when it is, and the organisation it belongs to, if any; of a promise,
    which words, said when and by whom."""

    running: Running
    explanation: Explanation
    organisation: str = ""
    promise: str = ""


class ClockDialog(Dialog):
    """Read only: the days of each clock that runs, and the rule they rest on."""

    def __init__(
        self, parent: QWidget, explained: Sequence[Explained], now: datetime, zone: tzinfo
    ) -> None:
        super().__init__(parent, width=_SIZE[0])
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        here, room = theme.current(), self.screen().availableSize()
        self.setMinimumWidth(min(here.px(_SIZE[0]), room.width()))
        self.resize(here.px(_SIZE[0]), min(here.px(_SIZE[1]), room.height()))
        self._now = now
        self._zone = zone
        self.tabs = QTabWidget()
        self.pages = [_Page(one, now, zone) for one in explained]
        for page in self.pages:
            self.tabs.addTab(page, "")
        self.body.addWidget(self.tabs)
        self.cancel.hide()
        self.hint.hide()
        self.show_words()
        self.pages[0].table.setFocus()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("ClockDialog", "How the time is counted"))
        self.main.setText(t("ClockDialog", "Close (Esc)"))
        self.tabs.tabBar().setAccessibleName(t("ClockDialog", "Clocks"))
        self.tabs.setAccessibleName(t("ClockDialog", "Clocks"))
        for at, page in enumerate(self.pages):
            self.tabs.setTabText(at, page.title)
            page.show_words()


class _Page(QWidget):
    def __init__(self, explained: Explained, now: datetime, zone: tzinfo) -> None:
        super().__init__()
        self._explained = explained
        self._now = now
        self._zone = zone
        self.summary = PlainLabel(look="strong", wrap=True)
        self.source = PlainLabel(look="muted", wrap=True)
        self.extensions = PlainLabel(wrap=True)
        self.warning = PlainLabel(look="danger", wrap=True)
        self.table = _table(len(explained.explanation.lines))
        parts = (self.summary, self.source, self.extensions, self.warning, self.table)
        self.setLayout(column(*parts, spacing=6, margin=8))

    @property
    def title(self) -> str:
        name = clock_words.which(self._explained.running.which)
        of = self._explained.organisation
        return t("ClockDialog", "{clock} · {name}").format(clock=name, name=of) if of else name

    def show_words(self) -> None:
        explanation = self._explained.explanation
        self.summary.setText(self._summary())
        target = explanation.clock.target
        rule = t("ClockDialog", "Rule: {figure}. Source: {source}").format(
            figure=clock_words.figure(target), source=clock_words.source(target.source)
        )
        self.source.setText(self._explained.promise or rule)
        self.extensions.setText("\n".join(self._extensions()))
        self.extensions.setVisible(bool(explanation.clock.extensions))
        self.warning.setText(clock_words.years(explanation.unannounced))
        self.warning.setVisible(bool(explanation.unannounced))
        self.table.setAccessibleName(t("ClockDialog", "The days counted"))
        heads = (
            t("ClockDialog", "Day"),
            t("ClockDialog", "What it is"),
            t("ClockDialog", "Counted or not"),
            t("ClockDialog", "Together"),
        )
        self.table.setHorizontalHeaderLabels(list(heads))
        for row, line in enumerate(explanation.lines):
            for at, words in enumerate(self._cells(line)):
                self.table.setItem(row, at, QTableWidgetItem(words))
        if explanation.lines:
            self.table.setCurrentCell(0, 0)

    def _summary(self) -> str:
        since = case_words.moment_whole(self._local(self._explained.explanation.clock.start))
        due = self._explained.explanation.due
        if due is None:
            words = t("ClockDialog", "Began {since}. It stands now, and nothing is due.")
            return words.format(since=since)
        until = case_words.moment_whole(self._local(due))
        if due < self._now:
            return t("ClockDialog", "Began {since}, was due {due}: overdue.").format(
                since=since, due=until
            )
        return t("ClockDialog", "Began {since}, due {due}.").format(since=since, due=until)

    def _extensions(self) -> list[str]:
        unit = self._explained.explanation.clock.target.unit
        told, untold = t("ClockDialog", "citizen told"), t("ClockDialog", "citizen not told")
        words = t("ClockDialog", "Extended by {amount}, approved by {name}, {told}: {reason}")
        return [
            words.format(
                amount=clock_words.amount(one.amount, unit),
                name=one.approver,
                told=told if one.citizen_told else untold,
                reason=one.reason,
            )
            for one in self._explained.explanation.clock.extensions
        ]

    def _cells(self, line: Line) -> tuple[str, str, str, str]:
        unit = self._explained.explanation.clock.target.unit
        day = case_words.day_whole(line.date)
        why = clock_words.why(line)
        if line.counted:
            why = f"{why} {clock_words.counted(line.counted, unit)}"
        return day, clock_words.day_kind(line), why, clock_words.counted(line.total, unit)

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(self._zone)


def _table(rows: int) -> QTableWidget:
    table = tables.of_values(rows, 4)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    return table
