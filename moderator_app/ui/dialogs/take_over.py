"""The next person reads what the last one left, and takes it over item by item."""

from collections.abc import Collection, Sequence
from functools import cached_property, partial
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from moderator_app.core import handover
from moderator_app.core.changes import Changes
from moderator_app.core.outages import Outage
from moderator_app.core.passwords import Proof
from moderator_app.core.people import Person
from moderator_app.core.refusals import Refusal
from moderator_app.core.rows import Shift
from moderator_app.desk.desk import Desk
from moderator_app.ui import sentences, theme
from moderator_app.ui.dialogs.answer_panel import REFUSING, UNREAD, AnswerPanel, ReasonPanel
from moderator_app.ui.dialogs.handed_note import HandedNote
from moderator_app.ui.dialogs.people import PersonDialog
from moderator_app.ui.item_answers import ItemAnswers
from moderator_app.ui.sheet_view import turn
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, VScroll, column, row
from moderator_app.ui.workbench import Workbench

_WIDTH, _LEAST_WIDTH = 1060, 760
_SIDE = 316
_HEIGHT = 680


class TakeOverDialog(PersonDialog):
    """Takes over an unread handover: first who takes it over, then each item is accepted or
    refused. Accepted, `person` has answered for all of it and is on duty."""

    def __init__(
        self,
        bench: Workbench,
        shift: Shift,
        people: Sequence[Person],
        parent: QWidget | None = None,
        *,
        secured: Collection[UUID] = (),
    ) -> None:
        if shift.sheet is None:
            raise ValueError("a shift that was not handed over cannot be taken over")
        self._shift = shift.id
        self._sheet = handover.from_body(shift.sheet)
        self._handed = HandedNote(self._sheet, bench.zone)
        self.note = self._handed.items
        seat = _arrive if self._handed.says_something else _take_over
        super().__init__(
            bench, people, partial(seat, shift.id), parent, secured=secured, width=_LEAST_WIDTH
        )
        named = (one for one in self.active if one.name == self._sheet.to_name)
        self.expected = next(named, self.expected)
        self._refusing = ""
        self.answers = ItemAnswers(bench, shift, self)
        self._about = PlainLabel(look="muted", wrap=True)
        self._lay_out()
        self._connect()
        (self.people if self.active else self.fields.name).setFocus()

    def _lay_out(self) -> None:
        here, room = theme.current(), self.screen().availableSize()
        self.resize(min(here.px(_WIDTH), room.width()), min(here.px(_HEIGHT), room.height()))
        who = column(spacing=10)
        asked = QWidget()
        asked.setLayout(who)
        self._side = QStackedWidget()
        self._side.setFixedWidth(here.px(_SIDE))
        self._side.addWidget(VScroll(asked))
        both = row(self._handed, self._side, spacing=16)
        both.setStretch(0, 1)
        self.body.addWidget(self._about)
        self.body.addLayout(both, 1)
        self.fill(who)

    def _connect(self) -> None:
        note, answers = self.note, self.answers
        note.accepted.connect(self._accept)
        note.refused.connect(self._ask_why)
        note.all_accepted.connect(answers.accept_all_left)
        note.undone.connect(self._undo)
        note.finished.connect(self.carry_out)
        answers.changed.connect(self._show_answers)
        answers.failed.connect(self._not_written)
        answers.settled.connect(self._overtaken)

    @cached_property
    def panel(self) -> AnswerPanel:
        """Made when it is first needed: all parts together would hold the window up."""
        panel = AnswerPanel(self.answers)
        panel.emergency.connect(self._ask_why_unread)
        self._side.addWidget(panel)
        return panel

    @cached_property
    def reason(self) -> ReasonPanel:
        reason = ReasonPanel()
        reason.said.connect(self._said_why)
        reason.left.connect(self._go_back)
        self._side.addWidget(reason)
        return reason

    @property
    def _answering(self) -> bool:
        """Whether it is known who takes over, and the items are theirs to answer for."""
        return self._side.currentIndex() > 0

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("TakeOver", "Take over the desk"))
        about = t(
            "TakeOver",
            "{name} handed over {turn}: {received} received, {answered} answered, {closed} closed. "
            "{total} cases are to be accepted.",
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
        self._handed.show_words()
        self._show_main()

    def _show_main(self) -> None:
        if self._answering:
            self.main.setText(t("TakeOver", "Begin my shift"))
            self.cancel.setText(t("TakeOver", "Go on later (Esc)"))
        elif self._sheet.total:
            self.main.setText(t("TakeOver", "Go through the items"))
        elif self._handed.says_something:
            self.main.setText(t("TakeOver", "Read the note"))
        else:
            self.main.setText(t("TakeOver", "Read: I take over"))

    # Who.

    @override
    def _seated(self, _changes: Changes) -> None:
        """They are known: where there is anything to accept their shift has not begun yet."""
        if not self._handed.says_something or self.person is None:
            super()._seated(_changes)
            return
        self._pending = False
        self.main.setEnabled(True)
        self.password.clear()
        self.forgotten.hide()
        self.complain("")
        self.answers.begin(self.person)
        self.panel.begin(self.person.name)
        self._handed.reveal()
        self._go_back()
        self._show_answers()
        self.note.choose(self.note.items.next_open(0))

    # Item by item.

    def _accept(self, case: str) -> None:
        self.answers.accept(case)
        self.note.go_on(case)

    def _undo(self) -> None:
        if cases := self.answers.undo():
            self.note.choose(self.note.items.row_of(cases[0]))

    def _ask_why(self, case: str) -> None:
        if not self._answering or case not in self.answers.lines:
            return
        self._refusing = case
        line = self.note.chosen
        self._side.setCurrentWidget(self.reason)
        self.reason.ask(
            t("TakeOver", "Why is {number} not accepted?").format(
                number="" if line is None or line.item is None else line.item.number
            ),
            t("TakeOver", "The reason goes to whoever handed it over and to the duty leader."),
            t("TakeOver", "Refuse (Enter)"),
            REFUSING,
        )

    def _ask_why_unread(self) -> None:
        self._refusing = ""
        self._side.setCurrentWidget(self.reason)
        self.reason.ask(
            t("TakeOver", "Why begin without reading?"),
            t(
                "TakeOver",
                "Your shift begins at once. What is not accepted goes to the duty leader now, and "
                "the next handover says so with your reason.",
            ),
            t("TakeOver", "Begin without reading (Enter)"),
            UNREAD,
        )

    def _said_why(self, why: str) -> None:
        if self._refusing:
            case, self._refusing = self._refusing, ""
            self.answers.refuse(case, why)
            self._go_back()
            self.note.go_on(case)
        elif self.person is not None:
            self._begin(partial(_begin_unread, self._shift, self.person, why))

    def _go_back(self) -> None:
        """From the reason to the items."""
        self._side.setCurrentWidget(self.panel)
        self._show_main()
        (self.main if self._sheet.is_empty else self.note).setFocus()

    def _show_answers(self) -> None:
        if self._answering:
            self.note.items.show_answers(self.answers.lines)
            self.complain("")

    # The end.

    @override
    def carry_out(self) -> None:
        if self.person is None or not self._answering:
            super().carry_out()
        elif left := len(self.answers.left):
            self.complain(t("TakeOver", "%n item(s) are not answered for yet. Y accepts one, "
                            "Shift+Y all that are left.", left))  # fmt: skip
        else:
            self._begin(partial(_begin, self._shift, self.person))

    def _begin(self, intention: partial[Changes]) -> None:
        if not self._pending:
            self._pending = True
            self.bench.write(intention, self._begun, error=self._not_written)

    def _begun(self, _changes: Changes) -> None:
        self.accept()

    def _overtaken(self) -> None:
        """Somebody else has taken it over: there is nothing to do here any more."""
        if not self._pending:
            super().reject()

    def _not_written(self, error: BaseException) -> None:
        self._pending = False
        if isinstance(error, Refusal | Outage):
            self.complain(sentences.of(error))
        else:
            self.bench.complain(error)

    @override
    def reject(self) -> None:
        """Esc leaves the reason first; what was answered stays answered."""
        if self._side.currentIndex() > 1:
            self._go_back()
        else:
            super().reject()


def _arrive(shift: UUID, person: Person, proof: Proof, desk: Desk) -> Changes:
    return desk.acceptance.arrive(shift, person, proof)


def _take_over(shift: UUID, person: Person, proof: Proof, desk: Desk) -> Changes:
    return _arrive(shift, person, proof, desk) | _begin(shift, person, desk)


def _begin(shift: UUID, person: Person, desk: Desk) -> Changes:
    return desk.acceptance.take_over(shift, person)


def _begin_unread(shift: UUID, person: Person, why: str, desk: Desk) -> Changes:
    return desk.acceptance.begin_unread(shift, person, why)
