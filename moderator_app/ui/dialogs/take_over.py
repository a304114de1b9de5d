"""The next person reads what the last one left, and takes it over."""

from collections.abc import Collection, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from moderator_app.core import handover
from moderator_app.core.changes import Changes
from moderator_app.core.passwords import Proof
from moderator_app.core.people import Person
from moderator_app.core.rows import Shift
from moderator_app.desk.desk import Desk
from moderator_app.ui import theme
from moderator_app.ui.dialogs.people import PersonDialog
from moderator_app.ui.prose import Prose
from moderator_app.ui.sheet_view import SheetView, turn
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Card, PlainLabel, VScroll, column, row
from moderator_app.ui.workbench import Workbench

_WIDTH = 980
_SIDE = 300
_NOTE_HEIGHT = 320
_WORDS_HEIGHT = 96


class TakeOverDialog(PersonDialog):
    """Shows an unread handover. Accepted, `person` has taken it over and is on duty."""

    def __init__(
        self,
        bench: Workbench,
        shift: Shift,
        people: Sequence[Person],
        parent: QWidget | None = None,
        *,
        secured: Collection[UUID] = (),
    ) -> None:
        seat = partial(_take_over, shift.id)
        super().__init__(bench, people, seat, parent, secured=secured, width=_WIDTH)
        if shift.sheet is None:
            raise ValueError("a shift that was not handed over cannot be taken over")
        self._sheet = handover.from_body(shift.sheet)
        here = theme.current()
        self._about = PlainLabel(look="muted", wrap=True)
        self.note = SheetView(bench.zone)
        self.note.setMinimumHeight(here.px(_NOTE_HEIGHT))
        self.note.show_sheet(self._sheet)
        self._words = Prose(self._sheet.words)
        words = Card(lane="desk")
        words.column.addWidget(self._words)
        around = VScroll(words)
        around.setMaximumHeight(here.px(_WORDS_HEIGHT))
        around.setVisible(bool(self._sheet.words.strip()))
        who = column(spacing=10)
        side = QWidget()
        side.setFixedWidth(here.px(_SIDE))
        side.setLayout(who)
        note = column(self.note, around)
        note.setStretch(0, 1)
        both = row(note, side, spacing=16)
        both.setStretch(0, 1)
        self.body.addWidget(self._about)
        self.body.addLayout(both, 1)
        self.fill(who)
        who.addStretch(1)
        (self.people if self.active else self.fields.name).setFocus()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("TakeOver", "Take over the desk"))
        self.main.setText(t("TakeOver", "Read: I take over"))
        self._words.setAccessibleName(t("Handover", "In their own words"))
        about = t(
            "TakeOver",
            "{name} handed over {turn}: {received} received, {answered} answered, {closed} closed. "
            "{total} cases are yours from here.",
        )
        sheet = self._sheet
        self._about.setText(
            about.format(
                name=sheet.from_name,
                turn=turn(sheet, self.bench.zone),
                received=sheet.received,
                answered=sheet.answered,
                closed=sheet.closed,
                total=sheet.total,
            )
        )


def _take_over(shift: UUID, person: Person, proof: Proof, desk: Desk) -> Changes:
    return desk.shifts.take_over(shift, person, proof)
