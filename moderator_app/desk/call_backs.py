"""What a citizen says of a closed case, when they are called back."""

from dataclasses import replace
from uuid import UUID

from moderator_app.core import calling_back, decisions
from moderator_app.core.calling_back import CallingBack
from moderator_app.core.case import Heard
from moderator_app.core.changes import Changes, Touched
from moderator_app.desk.casework import Handover
from moderator_app.desk.session import Session
from moderator_app.store import local


class CallBacks:
    def __init__(self, session: Session) -> None:
        self._session = session

    def follow(self, rule: CallingBack) -> Changes:
        """Call back by this rule from now on."""
        values = {calling_back.SETTING: calling_back.to_setting(rule)}
        local.save_settings(self._session.store.connection, values)
        return Changes(Touched.CASES | Touched.CLOCKS)

    def made(self, case_id: UUID, heard: Heard, words: str = "") -> Changes:
        """Write down what a call came to. As `calling_back.call_back`."""
        drafts = calling_back.call_back(self._session.case(case_id), heard, words)
        return self._session.write(drafts, Touched.CASES)

    def made_and_reopened(
        self, case_id: UUID, seen: UUID, words: str, to: Handover | None
    ) -> Changes:
        """The citizen is not satisfied: the case is open again, and back with whoever had it. One
        undo takes back all of it."""
        case = self._session.case(case_id)
        drafts = [
            *calling_back.call_back(case, Heard.UNSATISFIED, words),
            *decisions.reopen(case, words.strip()),
        ]
        if to is not None:
            reopened = replace(case, closure=None)
            drafts += decisions.dispatch(reopened, to.lead, to.co, to.text)
        return self._session.write(drafts, Touched.CASES, seen={case_id: seen})
