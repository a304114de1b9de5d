"""What one key does to the case on the screen, besides choosing, writing and committing."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from moderator_app.core import facts
from moderator_app.core.access import Access
from moderator_app.core.case import Case, Outcome
from moderator_app.core.changes import Changes
from moderator_app.core.organisations import number_now
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk.desk import Desk
from moderator_app.ui import case_words, clipboard
from moderator_app.ui.commands import Commands
from moderator_app.ui.dialogs import note as notes
from moderator_app.ui.dialogs.outcome import OutcomeDialog
from moderator_app.ui.dialogs.set_aside import SetAsideDialog
from moderator_app.ui.dialogs.telephone import Line, TelephoneDialog
from moderator_app.ui.notices import Kind
from moderator_app.ui.panes.call_back_actions import CallBackActions
from moderator_app.ui.panes.sight import Look, Sight, Unsaid
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Taken, Workbench


class CaseActions(QObject):
    finished = Signal(object)
    """The id of a case that has left the person's hands: closed, or set aside."""

    def __init__(
        self,
        bench: Workbench,
        commands: Commands,
        sight: Look,
        window: QWidget,
        unsaid: Unsaid,
    ) -> None:
        super().__init__(window)
        self._bench = bench
        self._sight = sight
        self._window = window
        self._unsaid = unsaid
        for command, run in {
            "case.claim": self.claim,
            "case.note": self.note,
            "case.pin": self.pin,
            "case.set_aside": self.set_aside,
            "case.close": self.close,
            "copy.number": self.copy_number,
            "copy.number_and_title": self.copy_number_and_title,
        }.items():
            commands.bind(command, run, when=self.is_possible)
        commands.bind("undo", self.undo)
        self.call_backs = CallBackActions(bench, commands, sight, self, window)

    def is_possible(self) -> bool:
        return self._sight() is not None

    # The case itself.

    def claim(self) -> None:
        if (sight := self._sight()) is None:
            return
        case = sight.case
        if case.claimed_by == self._bench.actor:
            work, did = _release, t("CaseActions", "Released")
        else:
            work, did = _claim, t("CaseActions", "Claimed")
            if case.claimed_by is not None:
                name = self._bench.knowledge.names.get(case.claimed_by, "")
                did = t("CaseActions", "Taken over from {name}").format(name=name)
        self._bench.write(partial(work, case.id, case.head), did=did)

    def pin(self) -> None:
        if (sight := self._sight()) is not None:
            did = t("CaseActions", "Pinned for the handover")
            if sight.case.pinned:
                did = t("CaseActions", "The pin is out")
            self._bench.write(partial(_pin, sight.case.id), did=did)

    def note(self) -> None:
        if (sight := self._sight()) is not None:
            case, kept = sight.case.id, self._unsaid.of(sight.case.id, "note")
            dialog = notes.note(self._window, kept)
            self._unsaid.open(dialog, case, "note", partial(self._note, case))

    def _note(self, case: UUID, words: str, *, call: bool = False) -> None:
        work = partial(_note, case, words, call=call)
        self._bench.write(work, did=t("CaseActions", "Note kept"))

    def undo(self) -> None:
        sight = self._sight()
        self._bench.undo(None if sight is None else sight.case.id)

    def set_aside(self) -> None:
        if (sight := self._sight()) is None:
            return
        case = sight.case
        if case.closure is not None:
            self._bench.complain(Refusal(Reason.CASE_CLOSED, case.id))
            return
        now = self._bench.local(self._bench.now())
        dialog = SetAsideDialog(self._window, now, is_aside=case.snoozed_until is not None)
        dialog.decided.connect(partial(self._set_aside, case))
        dialog.woken.connect(partial(self._wake, case))
        dialog.open()

    def _set_aside(self, case: Case, until: datetime, why: str) -> None:
        did = t("CaseActions", "Set aside until {time}")
        self._bench.write(
            partial(_snooze, case.id, case.head, until.astimezone(UTC), why),
            partial(self._finish, case.id),
            did=did.format(time=case_words.moment_whole(until)),
        )

    def _wake(self, case: Case) -> None:
        did = t("CaseActions", "Back among what is to be done")
        self._bench.write(partial(_wake, case.id, case.head), did=did)

    def close(self) -> None:
        """Close with an outcome; a closed case is reopened, with a reason."""
        if (sight := self._sight()) is None:
            return
        case = sight.case
        if case.closure is not None:
            dialog = notes.reopening(self._window, self._unsaid.of(case.id, "reopen"))
            self._unsaid.open(dialog, case.id, "reopen", partial(self._reopen, case))
        elif case.pending is not None:
            self._bench.complain(Refusal(Reason.REPLY_PENDING, case.id))
        elif case.pending_letter is not None:
            self._bench.complain(Refusal(Reason.LETTER_UNSETTLED, case.id))
        else:
            closing = OutcomeDialog(self._window, case)
            closing.decided.connect(partial(self._close, case))
            closing.open()

    def _close(self, case: Case, outcome: Outcome, basis: str, told: bool) -> None:
        did = t("CaseActions", "Closed: {outcome}").format(outcome=case_words.outcome(outcome))
        self._bench.write(
            partial(_close, case.id, case.head, outcome, basis, told),
            partial(self._finish, case.id),
            did=did,
        )

    def _reopen(self, case: Case, why: str) -> None:
        did = t("CaseActions", "Reopened")
        self._bench.write(partial(_reopen, case.id, case.head, why), did=did)

    def _finish(self, case: UUID, changes: Changes) -> None:
        if not changes.overtaken:
            self.finished.emit(case)

    # The telephone, and the clipboard.

    def telephone(self) -> None:
        if (sight := self._sight()) is None:
            return
        lines = self.lines(sight)
        if not lines:
            self._bench.notices.say(
                Kind.REFUSAL,
                t("CaseActions", "No number was found in this case. Press A to ask for one."),
            )
            return
        private = [line for line in lines if line.private]
        show = partial(self._open_telephone, sight.case, lines)
        if private:
            seen = Taken(Access.UNMASKED, sight.case.id, facts.Kind.TELEPHONE)
            self._bench.record([seen], show)
        else:
            show(None)

    def _open_telephone(self, case: Case, lines: Sequence[Line], _: None) -> None:
        if (sight := self._sight()) is None or sight.case.id != case.id:
            return  # the person has gone on meanwhile
        dialog = TelephoneDialog(self._window, lines)
        dialog.called.connect(partial(self._note, case.id, call=True))
        dialog.number_wanted.connect(partial(self.copy_line, case.id))
        dialog.open()

    def lines(self, sight: Sight) -> list[Line]:
        """The citizen's numbers, then those of whoever has the case."""
        case, known = sight.case, self._bench.knowledge
        citizen = case.author or t("CaseActions", "The citizen")
        to_citizen = self.script(
            case,
            t(
                "CaseActions",
                "“Hello, this is the duty desk, {person} speaking. You wrote to us: {words} "
                "(number {number}). Do you have a minute for it?”",
            ),
        )
        lines = [
            Line(citizen, found.value, private=True, script=to_citizen)
            for found in sight.found
            if found.kind is facts.Kind.TELEPHONE
        ]
        to_office = self.script(
            case,
            t(
                "CaseActions",
                "“Hello, this is the duty desk, {person} speaking. It is about number {number}, "
                "{words}. How far has it come, and by when may the citizen hear from us?”",
            ),
        )
        now = self._bench.local(self._bench.now())
        for handling in case.handlings:
            organisation = known.organisation(handling.organisation)
            number = None if organisation is None else number_now(organisation, now)
            if organisation is not None and number is not None:
                whose = f"{organisation.shown} {number.label}".strip()
                lines.append(Line(whose, number.number, private=False, script=to_office))
        return lines

    def script(self, case: Case, words: str) -> str:
        person = self._bench.person
        return words.format(
            person="" if person is None else (person.number or person.name),
            words=case.title or case.summary[:40],
            number=case.number,
        )

    def copy_number(self) -> None:
        if (sight := self._sight()) is not None:
            self._copy(sight.case.number)

    def copy_number_and_title(self) -> None:
        if (sight := self._sight()) is not None:
            title = sight.case.title or sight.case.summary
            self._copy(f"{sight.case.number} {title}")

    def copy_line(self, case: UUID, line: Line) -> None:
        if line.private:
            taken = Taken(Access.COPIED_NUMBER, case)
            self._bench.record([taken], partial(self._copy_recorded, line.number))
        else:
            self._copy(line.number)

    def _copy_recorded(self, number: str, _: None) -> None:
        self._copy(number)

    def _copy(self, words: str) -> None:
        said = t("CaseActions", "Copied: {words}").format(words=words)
        clipboard.copy(self._bench.notices, words, said)


# On the database thread.


def _claim(case: UUID, seen: UUID, desk: Desk) -> Changes:
    return desk.cases.claim(case, seen)


def _release(case: UUID, seen: UUID, desk: Desk) -> Changes:
    return desk.cases.release(case, seen)


def _pin(case: UUID, desk: Desk) -> Changes:
    return desk.cases.pin(case)


def _note(case: UUID, words: str, desk: Desk, *, call: bool) -> Changes:
    return desk.cases.note(case, words, call=call)


def _snooze(case: UUID, seen: UUID, until: datetime, why: str, desk: Desk) -> Changes:
    return desk.cases.snooze(case, seen, until, why)


def _wake(case: UUID, seen: UUID, desk: Desk) -> Changes:
    return desk.cases.wake(case, seen)


def _close(  # noqa: PLR0917
    case: UUID,
    seen: UUID,
    outcome: Outcome,
    basis: str,
    told: bool,
    desk: Desk,
) -> Changes:
    return desk.cases.close(case, seen, outcome, basis, told=told)


def _reopen(case: UUID, seen: UUID, why: str, desk: Desk) -> Changes:
    return desk.cases.reopen(case, seen, why)
