"""What one can do about an emergency. Nothing of it is overtaken: it is written as it is seen."""

from collections.abc import Callable, Sequence
from uuid import UUID

from moderator_app.core import raising
from moderator_app.core.case import Case
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.decisions import Incoming
from moderator_app.core.emergencies import Danger
from moderator_app.core.events import Draft
from moderator_app.desk.intake import Intake
from moderator_app.desk.session import Session
from moderator_app.store.connection import writing


class Emergencies:
    def __init__(self, session: Session, intake: Intake) -> None:
        self._session = session
        self._intake = intake

    def raise_on(self, case_id: UUID, danger: Danger) -> Changes:
        """Mark a case; one that was closed is opened again."""
        return self._record(case_id, lambda case: raising.raised(case, danger))

    def raise_by_call(
        self, words: str, danger: Danger, call: tuple[str, str] | None = None
    ) -> Changes:
        """Make a case from a telephone call and mark it, with the name and number of whoever was
        called at once; one undo takes all of it back. Raises Refusal without words."""
        message = Incoming("phone", "", words.strip(), self._session.now())
        with writing(self._session.store.connection):
            case_id, made = self._intake.by_hand(message)
            marked = self.raise_on(case_id, danger)
            if call is not None:
                marked |= self.called(case_id, danger, *call)
        return made | marked

    def called(self, case_id: UUID, danger: Danger, name: str, number: str) -> Changes:
        """Tick that somebody was called, now, by whom."""
        return self._record(case_id, lambda case: raising.called(case, danger, name, number))

    def answer_within(self, case_id: UUID, hours: int) -> Changes:
        """Start the clock of public opinion: 24 or 48 hours."""
        return self._record(case_id, lambda case: raising.answer_within(case, hours))

    def public_answered(self, case_id: UUID, words: str) -> Changes:
        return self._record(case_id, lambda case: raising.public_answered(case, words))

    def ended(self, case_id: UUID, words: str) -> Changes:
        return self._record(case_id, lambda case: raising.ended(case, words))

    def _record(self, case_id: UUID, decide: Callable[[Case], Sequence[Draft]]) -> Changes:
        case = self._session.case(case_id)
        return self._session.write(decide(case), Touched.CASES, seen={case_id: case.head})
