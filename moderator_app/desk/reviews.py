"""A second pair of eyes: replies submitted, approved by another person, or given back."""

from collections.abc import Sequence
from uuid import UUID

from moderator_app.core import decisions, reviewing
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.events import Draft, Event, Kind
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.templates import holes
from moderator_app.desk.casework import Casework, Handover, Words
from moderator_app.desk.session import Session
from moderator_app.store import local
from moderator_app.store.connection import writing


class Reviews:
    def __init__(self, session: Session, cases: Casework) -> None:
        self._session = session
        self._cases = cases

    def choose(self, channels: frozenset[str]) -> Changes:
        """From now on every reply of these channels and accounts is seen by two."""
        values: dict[str, object] = {reviewing.SETTING: sorted(channels)}
        local.save_settings(self._session.store.connection, values)
        return Changes(Touched.SETTINGS)

    def submit(
        self,
        case_id: UUID,
        seen: UUID,
        *,
        to: Handover | None,
        reply: Words,
        of: UUID | None = None,
    ) -> Changes:
        """Freeze a reply until another person approves it; the citizen's clock runs on. The
        dispatch beside it goes at once: no handler has to wait for words to the citizen."""
        case = self._session.case(case_id)
        if holes(reply.text, reply.inserted):
            raise Refusal(Reason.UNRESOLVED_PLACEHOLDER, case_id)
        drafts: list[Draft] = []
        if case.claimed_by is None:
            drafts += decisions.claim(case, self._session.actor)
        if to is not None:
            drafts += decisions.dispatch(case, to.lead, to.co, to.text)
        drafts += reviewing.submit(
            case, reply.text, reply.purpose, reply.audience, of=of, template=reply.template
        )
        with writing(self._session.store.connection):
            changes = self._write(drafts, case_id, seen)
            self._cases.drop_draft(case_id, case.platform)
        return changes

    def approve(
        self, case_id: UUID, seen: UUID, submission: UUID, others_back: str = ""
    ) -> Changes:
        """The words go the way of any reply. `others_back`: why the others go back, if they do."""
        case, person = self._session.case(case_id), self._session.actor
        written = self._written(case_id)
        words = str(written[submission].body["text"]) if submission in written else ""
        drafts = reviewing.approve(case, submission, words, person, others_back)
        with writing(self._session.store.connection):
            changes = self._write(drafts, case_id, seen)
            if others_back.strip() and not changes.overtaken:
                for one in case.submissions:
                    if one.id != submission:
                        self._cases.give_back(case.platform, written[one.id], one.author)
        return changes

    def send_back(self, case_id: UUID, seen: UUID, submission: UUID, reason: str) -> Changes:
        """The words are a draft of their author again."""
        case = self._session.case(case_id)
        drafts = reviewing.send_back(case, submission, reason, self._session.actor)
        written = self._written(case_id)[submission]
        author = next(one.author for one in case.submissions if one.id == submission)
        with writing(self._session.store.connection):
            changes = self._write(drafts, case_id, seen)
            if not changes.overtaken:
                self._cases.give_back(case.platform, written, author)
        return changes

    def _written(self, case_id: UUID) -> dict[UUID, Event]:
        """Every reply that was submitted, by its id."""
        history = self._session.store.log.history(case_id)
        return {event.id: event for event in history if event.kind == Kind.REPLY_SUBMITTED}

    def _write(self, drafts: Sequence[Draft], case_id: UUID, seen: UUID) -> Changes:
        return self._session.write(drafts, Touched.CASES, seen={case_id: seen})
