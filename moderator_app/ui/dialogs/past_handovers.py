"""The handovers of before, by date: to find, to read, and to bring out once more."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from moderator_app.core import acceptance, handover
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.handover import Sheet
from moderator_app.core.rows import Shift
from moderator_app.core.shift_items import State
from moderator_app.desk.reading import Reader
from moderator_app.ui import theme
from moderator_app.ui.chips import ChipLook, Shape, Tone
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.note_papers import NotePapers
from moderator_app.ui.panes.record_list import FindField, Line, RecordList
from moderator_app.ui.sheet_view import SheetView, turn
from moderator_app.ui.text import t
from moderator_app.ui.unread_words import begun_unread
from moderator_app.ui.widgets import Button, EmptyState, PlainLabel, column, row
from moderator_app.ui.workbench import Workbench

_WIDTH: Final = 1100
_LEAST_WIDTH: Final = 820
_HEIGHT: Final = 600
_SIDE: Final = 320
_MOST: Final = 400
"""Handovers that are read: half a year of two shifts a day."""


class PastHandovers(Dialog):
    case_requested = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None) -> None:
        super().__init__(parent, width=_LEAST_WIDTH, main_icon="print")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        here = theme.current()
        room = self.screen().availableSize()
        self.resize(min(here.px(_WIDTH), room.width()), min(here.px(_HEIGHT), room.height()))
        self._bench = bench
        self._papers = NotePapers(bench, self)
        self._read: dict[UUID, tuple[Shift, Sheet]] = {}
        self.list = RecordList()
        self.list.setProperty("framed", "true")
        self.field = FindField(self.list)
        self.field.textChanged.connect(self._fill)
        self.list.chosen.connect(self._show)
        self._about = PlainLabel(look="muted", wrap=True)
        self._words = PlainLabel(wrap=True, selectable=True)
        self.note = SheetView(bench.zone)
        self.note.case_requested.connect(self._open_case)
        self.empty = EmptyState("handover", "", "")
        self._notes = QStackedWidget()
        self._notes.addWidget(self.note)
        self._notes.addWidget(self.empty)
        self.copy, self.save = Button(icon="copy"), Button(icon="ledger")
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        self.foot.insertWidget(0, self.save)
        self.foot.insertWidget(0, self.copy)
        self.hint.hide()
        self.body.addLayout(self._laid_out())
        self.show_words()
        self.field.setFocus()
        bench.changed.connect(self._heed)
        self._look()

    def _laid_out(self) -> QHBoxLayout:
        side = QWidget()
        side.setFixedWidth(theme.current().px(_SIDE))
        side.setLayout(column(self.field, self.list))
        right = column(self._about, self._words, self._notes, spacing=6)
        right.setStretch(2, 1)
        both = row(side, right, spacing=16)
        both.setStretch(1, 1)
        return both

    @property
    def shown(self) -> tuple[Shift, Sheet] | None:
        """The handover that is chosen."""
        return None if self.list.current is None else self._read.get(self.list.current)

    def _look(self) -> None:
        self._bench.look("past handovers", _handovers, self._know)

    def _heed(self, changes: Changes) -> None:
        if changes.touched & Touched.ERASED:
            self._know(())
        if changes.touched & (Touched.ERASED | Touched.SHIFTS):
            self._look()

    def _know(self, found: Sequence[tuple[Shift, Sheet]]) -> None:
        self._read = {shift.id: (shift, sheet) for shift, sheet in found}
        self._fill()

    def _fill(self) -> None:
        words = self.field.text()
        self.list.show_lines(
            [
                self._line(shift, sheet)
                for shift, sheet in self._read.values()
                if handover.says(sheet, words)
            ]
        )
        self.list.choose_first()
        self._show()

    def _line(self, shift: Shift, sheet: Sheet) -> Line:
        names = self._bench.knowledge.names
        taker = names.get(shift.taken_by or shift.skipped_by, "") or sheet.to_name or "—"
        detail = t("PastHandovers", "{giver} to {taker}").format(
            giver=sheet.from_name or "—", taker=taker
        )
        return Line(self._when(sheet), detail, _mark(shift), shift.id)

    def _when(self, sheet: Sheet) -> str:
        year = self._bench.local(datetime.fromisoformat(sheet.began_at)).year
        return f"{year}-{turn(sheet, self._bench.zone)}"

    def _show(self, *_: object) -> None:
        chosen = self.shown
        for button in (self.copy, self.save, self.main):
            button.setEnabled(chosen is not None)
        self._notes.setCurrentIndex(int(chosen is None or chosen[1].is_empty))
        self._say_empty()
        if chosen is None:
            self._about.clear()
            self._words.hide()
            return
        shift, sheet = chosen
        self.note.show_sheet(sheet)
        self.note.items.show_answers({str(line.case_id): line for line in shift.items})
        said = t(
            "PastHandovers",
            "{received} received, {answered} answered, {closed} closed · {accepted} of {total} "
            "accepted",
        )
        accepted = sum(line.state is State.ACCEPTED for line in shift.items)
        lines = [
            said.format(
                received=sheet.received,
                answered=sheet.answered,
                closed=sheet.closed,
                accepted=accepted,
                total=sheet.total,
            )
        ]
        if shift.skipped_at is not None:
            skipped = t("PastHandovers", "{name} began without having read it: {why}")
            name = self._bench.knowledge.names.get(shift.skipped_by, "—")
            lines.append(skipped.format(name=name, why=shift.skipped_why))
        lines += filter(None, [begun_unread(sheet, self._bench.zone)])
        self._about.setText("\n".join(lines))
        self._words.setText(sheet.words)
        self._words.setVisible(bool(sheet.words.strip()))

    def _say_empty(self) -> None:
        if self.shown is not None:
            self.empty.show_words(t("PastHandovers", "Nothing was open"), "")
        elif self._read:
            self.empty.show_words(
                t("PastHandovers", "No handover says that"),
                t("PastHandovers", "Look for a name, a number, a word or a date."),
            )
        else:
            self.empty.show_words(
                t("PastHandovers", "No handover has been signed yet"),
                t("PastHandovers", "Once a shift is handed over its note can be read here."),
            )

    # What is done with one.

    def _open_case(self, case: UUID) -> None:
        self.case_requested.emit(case)
        self.accept()

    def _result(self, shift: Shift) -> acceptance.Result:
        return acceptance.result(shift, self._bench.knowledge.names)

    def _copy(self) -> None:
        if (chosen := self.shown) is not None:
            self._papers.copy(chosen[1], self._result(chosen[0]))

    def _save(self) -> None:
        if (chosen := self.shown) is not None:
            self._papers.choose_file(chosen[1], self._result(chosen[0]))

    @override
    def carry_out(self) -> None:
        """Print it: the dialog stays for the next."""
        if (chosen := self.shown) is not None:
            self._papers.print_on(chosen[1], self._result(chosen[0]))

    @override
    def show_words(self) -> None:
        self.cancel.setText(t("PastHandovers", "Close (Esc)"))
        self.retitle(t("PastHandovers", "Earlier handovers"))
        self.main.setText(t("Handover", "Print"))
        self.copy.setText(t("Handover", "Copy as text"))
        self.save.setText(t("Handover", "Save as PDF or Word"))
        for field in (self.field, self.list):
            field.setAccessibleName(t("PastHandovers", "Earlier handovers"))
        self.field.setPlaceholderText(t("PastHandovers", "Find: name, number, word, date"))
        self._fill()


def _handovers(reader: Reader) -> tuple[tuple[Shift, Sheet], ...]:
    return tuple(
        (shift, handover.from_body(shift.sheet))
        for shift in reader.handovers(_MOST)
        if shift.sheet is not None
    )


def _mark(shift: Shift) -> ChipLook:
    """How it was taken over, at a glance."""
    if shift.skipped_at is not None:
        return ChipLook(t("PastHandovers", "not read"), Tone.DANGER, Shape.SQUARE)
    if shift.taken_at is None:
        return ChipLook(t("PastHandovers", "not taken over"), Tone.WARN, Shape.TRIANGLE)
    refused = sum(line.state is State.REFUSED for line in shift.items)
    if refused:
        return ChipLook(t("PastHandovers", "%n refused", refused), Tone.WARN, Shape.TRIANGLE)
    return ChipLook(t("PastHandovers", "taken over"), Tone.OK, Shape.TICK)
