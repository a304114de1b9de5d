"""Calling on several units at once, and what came of it."""

from collections.abc import Callable, Sequence
from uuid import UUID

from moderator_app.core import consulting
from moderator_app.core.case import Answer, Case
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.events import Draft
from moderator_app.desk.session import Session
from moderator_app.store import local


class Consultations:
    def __init__(self, session: Session) -> None:
        self._session = session

    def ask(self, case_id: UUID, units: Sequence[UUID], question: str) -> Changes:
        """Ask several organisations whose it is; the time they have is the desk's own rule."""
        within = consulting.days(local.settings(self._session.store.connection))
        return self._record(case_id, lambda case: consulting.ask(case, units, question, within))

    def told(self, case_id: UUID, unit: UUID) -> Changes:
        """Tick that the question was copied for one of them: the next shift sees who has it."""
        return self._record(case_id, lambda case: consulting.told(case, unit))

    def answered(self, case_id: UUID, unit: UUID, answer: Answer, words: str) -> Changes:
        return self._record(case_id, lambda case: consulting.answered(case, unit, answer, words))

    def taken(self, case_id: UUID, seen: UUID, unit: UUID, text: str, *, others: bool) -> Changes:
        """One takes it and has the case, as any dispatch gives it; one undo takes both back."""
        drafts = consulting.taken(self._session.case(case_id), unit, text, others=others)
        return self._session.write(drafts, Touched.CASES, seen={case_id: seen})

    def referred(self, case_id: UUID, words: str) -> Changes:
        """The duty leader was told that nobody takes it."""
        return self._record(case_id, lambda case: consulting.referred(case, words))

    def _record(self, case_id: UUID, decide: Callable[[Case], Sequence[Draft]]) -> Changes:
        return self._session.write(decide(self._session.case(case_id)), Touched.CASES)
