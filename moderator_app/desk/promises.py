"""What we promised a citizen: given otherwise than in a reply, kept, and read again."""

from datetime import datetime
from uuid import UUID

from moderator_app.core import ledger
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.ledger import Given
from moderator_app.desk.session import Session
from moderator_app.store.log import new_id


class Promises:
    """Each raises Refusal as the function of `ledger` it is named after. What a reply promises is
    written down with the reply (`Casework.commit`)."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def make(self, case_id: UUID, given: Given) -> Changes:
        """A promise given on the telephone, or in words that nothing found."""
        now = self._session.now()
        drafts = ledger.make(self._session.case(case_id), given, new_id(now), now)
        return self._session.write(drafts, Touched.CASES, at=now)

    def keep(self, case_id: UUID, promise: UUID) -> Changes:
        drafts = ledger.keep(self._session.case(case_id), promise)
        return self._session.write(drafts, Touched.CASES)

    def correct(self, case_id: UUID, promise: UUID, due: datetime) -> Changes:
        now = self._session.now()
        drafts = ledger.correct(self._session.case(case_id), promise, due, now)
        return self._session.write(drafts, Touched.CASES, at=now)
