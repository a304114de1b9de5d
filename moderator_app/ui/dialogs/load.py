"""How the work and the nights are shared out, person by person."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from typing_extensions import override

from moderator_app.core import load
from moderator_app.core.load import Load
from moderator_app.core.outages import Outage, Stopped
from moderator_app.core.refusals import Refusal
from moderator_app.desk import loads
from moderator_app.desk.loads import Period
from moderator_app.ui import personal, sentences, tables, theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.tasks import Task
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, row
from moderator_app.ui.workbench import Workbench

_WIDTH: Final = 860
_HEIGHT: Final = 460
_ROW: Final = 34


class LoadDialog(Dialog):
    """Each figure with its share of the average; who does much more than others is not hidden in
    a total."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=0)
        personal.keep_to_oneself(self)
        here = theme.current()
        room = self.screen().availableSize()
        self.resize(min(here.px(_WIDTH), room.width()), min(here.px(_HEIGHT), room.height()))
        self._bench = bench
        self._task: Task | None = None
        self._loads: Mapping[str, Load] = {}
        self._known = False
        self.period = QComboBox()
        for at in range(len(self._periods())):
            self.period.addItem("", at)
        self.period.activated.connect(self._look)
        self.table = _table()
        self._about = PlainLabel(look="muted", wrap=True)
        self._state = PlainLabel(look="muted")
        self.body.addLayout(row(self.period, self._state, None))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._about)
        self.cancel.hide()
        self.hint.hide()
        self.show_words()
        self.period.setFocus()
        self._look()

    def _periods(self) -> Sequence[Period]:
        today = self._bench.local(self._bench.now()).date()
        this = load.month(today)
        last = load.month(this[0] - timedelta(days=1))
        after = today + timedelta(days=1)
        return (
            Period(*this),
            Period(*last),
            Period(after - timedelta(days=7), after),
            Period(after - timedelta(days=90), after),
        )

    def _look(self, _at: object = None) -> None:
        self._stop()
        self._known = False
        self._state.setText(t("Load", "Counting…"))
        self.complain("")
        task = Task()
        period = self._periods()[self.period.currentIndex()]
        work = partial(
            loads.of,
            self._bench.place,
            period,
            self._bench.now(),
            self._bench.actor,
            task.is_cancelled,
        )
        self._task = self._bench.tasks.fetch(work, self._know, error=self._refused, task=task)

    def _know(self, found: Mapping[str, Load]) -> None:
        self._task = None
        self._known = True
        self._loads = found
        self._draw()

    def _refused(self, error: Exception) -> None:
        self._task = None
        self._state.clear()
        if isinstance(error, Refusal | Outage):
            self.complain(sentences.of(error))
        elif not isinstance(error, Stopped):
            self._bench.complain(error)

    def _draw(self) -> None:
        names = self._bench.knowledge.names
        order = sorted(self._loads.items(), key=lambda one: names.get(one[0], one[0]))
        self.table.setRowCount(len(order))
        everybody = [one for _, one in order]
        for at, (person, own) in enumerate(order):
            cells = [names.get(person, t("Load", "the program")), *_cells(own, everybody)]
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.table.setItem(at, column, item)
        self._state.setText(t("Load", "%n person(s)", len(order)) if order else "")
        if self._known and not order:
            self._state.setText(t("Load", "Nobody did anything in these days yet."))
        if order and self.table.currentRow() < 0:
            self.table.selectRow(0)

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Load", "Who did how much"))
        self.main.setText(t("Load", "Close (Esc)"))
        self.period.setAccessibleName(t("Load", "Which days"))
        self.table.setAccessibleName(t("Load", "Who did how much"))
        names = (
            t("Load", "This month"),
            t("Load", "Last month"),
            t("Load", "The last 7 days"),
            t("Load", "The last 90 days"),
        )
        for at, name in enumerate(names):
            self.period.setItemText(at, name)
        self.table.setHorizontalHeaderLabels(
            [
                t("Load", "Who"),
                t("Load", "Answered"),
                t("Load", "Dispatched"),
                t("Load", "Closed"),
                t("Load", "Hours on duty"),
                t("Load", "of them at night"),
                t("Load", "Turns on days off"),
            ]
        )
        self._about.setText(
            t(
                "Load",
                "In brackets: how it stands against the average of those named here. Night is from "
                "22:00 to 06:00; days off are weekends and holidays that are not made up. Hours "
                "run from sitting down to being relieved, and a turn counts for 24 at the most.",
            )
        )
        self._draw()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    @override
    def done(self, result: int) -> None:
        self._stop()
        super().done(result)


def _cells(own: Load, everybody: Sequence[Load]) -> list[str]:
    columns = ("answered", "dispatched", "closed", "hours", "night", "off_days")
    found = []
    for name in columns:
        value: int = getattr(own, name)
        against = load.share(value, [getattr(one, name) for one in everybody])
        shown = f"{value}" if against is None else f"{value} ({against} %)"
        found.append(shown)
    return found


def _table() -> QTableWidget:
    table = tables.of_values(0, 7)
    table.verticalHeader().setDefaultSectionSize(theme.current().px(_ROW))
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return table
