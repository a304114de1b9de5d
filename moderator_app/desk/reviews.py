"""A second pair of eyes: replies submitted, approved by another person, or given back."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from moderator_app.core import decisions, pledging, reviewing
from moderator_app.core.case import Case
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.events import Draft, Event, Kind
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.reviewing import Reviewer
from moderator_app.core.roles import Act
from moderator_app.core.templates import holes
from moderator_app.desk.casework import Casework, Handover, Words
from moderator_app.desk.session import Session
from moderator_app.store import clocks, local, records
from moderator_app.store.connection import writing
from moderator_app.store.log import new_id


class Reviews:
    def __init__(self, session: Session, cases: Casework) -> None:
        self._session = session
        self._cases = cases

    def choose(self, channels: frozenset[str], anybody: frozenset[str] = frozenset()) -> Changes:
        """From now on every reply of these channels and accounts is seen by two: on those of
        `anybody` by any colleague, on the others by who leads. Raises Refusal ROLE_MISSING."""
        self._session.need(Act.REVIEW)
        values: dict[str, object] = {
            reviewing.SETTING: sorted(channels),
            reviewing.ANYBODY: sorted(anybody & channels),
        }
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
        pledging.check(case, reply.pledge, self._session.now())
        drafts += reviewing.submit(
            case,
            reply.text,
            reply.purpose,
            reply.audience,
            of=of,
            pledge=reply.pledge,
            target=reply.to,
            template=reply.template,
        )
        with writing(self._session.store.connection):
            changes = self._cases.letters.commit(drafts, seen, () if to is None else to.by_mail)
            self._cases.drop_draft(case_id, case.platform)
        return changes

    def approve(
        self, case_id: UUID, seen: UUID, submission: UUID, others_back: str = ""
    ) -> Changes:
        """The words, and what they promise, go the way of any reply. `others_back`: why the others
        go back, if they do."""
        case = self._session.case(case_id)
        reviewer = self._reviewer(case)
        submitted, lease = self._submitted(case_id), new_id(self._session.now())
        text = str(submitted[submission].body["text"]) if submission in submitted else ""
        drafts = list(reviewing.approve(case, submission, text, reviewer, others_back, lease=lease))
        drafts += self._promised(case, submitted[submission], lease)
        with writing(self._session.store.connection):
            changes = self._write(drafts, case_id, seen)
            if not changes.overtaken:
                approved = case.submission(submission)
                self._cases.queue(drafts, None if approved is None else approved.target)
            if others_back.strip() and not changes.overtaken:
                for one in case.submissions:
                    if one.id != submission:
                        self._cases.give_back(submitted[one.id], one.author)
        return changes

    def send_back(self, case_id: UUID, seen: UUID, submission: UUID, reason: str) -> Changes:
        """The words are a draft of their author again."""
        case = self._session.case(case_id)
        drafts = reviewing.send_back(case, submission, reason, self._reviewer(case))
        words = self._submitted(case_id)[submission]
        with writing(self._session.store.connection):
            changes = self._write(drafts, case_id, seen)
            if not changes.overtaken:
                self._cases.give_back(words, words.actor)
        return changes

    def _reviewer(self, case: Case) -> Reviewer:
        session, connection = self._session, self._session.store.connection
        rule = reviewing.rule(local.settings(connection))
        return reviewing.reviewer(case, session.actor, rule, records.all_people(connection))

    def _promised(self, case: Case, words: Event, lease: UUID) -> Sequence[Draft]:
        session, text = self._session, str(words.body["text"])
        now, work = session.now(), clocks.rules(session.store.connection).hours.work
        pledge = pledging.as_it_goes(pledging.from_body(words.body), case, text, now, work)
        new = partial(new_id, now)
        return pledging.made(case, pledge, now, lease, new, author=words.actor)

    def _submitted(self, case_id: UUID) -> dict[UUID, Event]:
        history = self._session.store.log.history(case_id)
        return {event.id: event for event in history if event.kind == Kind.REPLY_SUBMITTED}

    def _write(self, drafts: Sequence[Draft], case_id: UUID, seen: UUID) -> Changes:
        return self._session.write(drafts, Touched.CASES, seen={case_id: seen})
