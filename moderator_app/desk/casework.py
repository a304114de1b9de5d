"""What one can do with a case. Each method is one intention, and says what it changed.

`seen` is always the newest decision the person had on the screen: if somebody decided in the
meantime, what was asked is kept in the history, changes nothing, and `Changes.overtaken` says so.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from uuid import UUID

from moderator_app.core import decisions, ledger, pledging, reviewing, undoing
from moderator_app.core.case import Audience, Case, Outcome, Purpose, Target
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.events import Draft, Event, Kind, storable
from moderator_app.core.folding import fold
from moderator_app.core.letters import Enclosed
from moderator_app.core.naming import Answers, of_pledge
from moderator_app.core.pledging import NO_PLEDGE, Pledge
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import SavedDraft
from moderator_app.core.splitting import together
from moderator_app.core.templates import holes
from moderator_app.desk.letters import Letters
from moderator_app.desk.outbox import Outbox
from moderator_app.desk.session import Session
from moderator_app.store import attachments, erasure, local, records
from moderator_app.store.connection import writing
from moderator_app.store.log import new_id


@dataclass(frozen=True, slots=True)
class Words:
    """A reply as it stands in the composer. `inserted` are values filled in from outside, which
    may hold braces of their own; `pledge` is what its writer has confirmed of the times named, and
    `template` what it began as. `to`: the message it answers, where one of our accounts carries it
    there; else a person does. `rest`: what goes there after it, each a message of its own."""

    text: str
    purpose: Purpose = Purpose.ANSWER
    audience: Audience = Audience.PUBLIC
    inserted: tuple[str, ...] = ()
    pledge: Pledge = NO_PLEDGE
    template: UUID | None = None
    to: Target | None = None
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handover:
    """To whom a case is to go, and what they are to be told; `by_mail`: those who are told so."""

    lead: UUID
    co: tuple[UUID, ...] = ()
    text: str = ""
    by_mail: tuple[Enclosed, ...] = ()


class Casework:
    def __init__(self, session: Session, outbox: Outbox, letters: Letters) -> None:
        self._session = session
        self._outbox = outbox
        self.letters = letters

    def commit(
        self, case_id: UUID, seen: UUID, *, to: Handover | None, reply: Words | None
    ) -> Changes:
        """Dispatch and answer as one action, which one undo takes back.

        Whoever answers an unclaimed case has claimed it. The reply is frozen and waits to be
        confirmed as sent; the dispatch waits to be passed on.
        """
        case = self._session.case(case_id)
        if to is None and reply is None:
            raise Refusal(Reason.NOTHING_TO_SAY, case_id)
        drafts: list[Draft] = []
        if case.claimed_by is None:
            drafts += decisions.claim(case, self._session.actor)
        if to is not None:
            drafts += decisions.dispatch(case, to.lead, to.co, to.text)
        if reply is not None:
            if holes(together((reply.text, *reply.rest)), reply.inserted):
                raise Refusal(Reason.UNRESOLVED_PLACEHOLDER, case_id)
            if self._is_reviewed(case):
                raise Refusal(Reason.REVIEW_NEEDED, case_id)
            drafts += self._reply(case, reply)
        with writing(self._session.store.connection):
            changes = self.letters.commit(drafts, seen, () if to is None else to.by_mail)
            if reply is not None and not changes.overtaken:
                self.drop_draft(case_id, case.platform)
                self.queue(drafts, reply.to)
        return changes

    def queue(self, drafts: Sequence[Draft], target: Target | None) -> None:
        """Let the desk carry the reply that these freeze, where it has a target. Within the
        transaction that writes them."""
        for draft in drafts:
            if target is not None and draft.kind == Kind.REPLY_LEASE:
                self._outbox.queue_reply(draft, target)

    def _is_reviewed(self, case: Case) -> bool:
        rule = reviewing.rule(local.settings(self._session.store.connection))
        return rule.is_reviewed(case.platform, case.account)

    def _reply(self, case: Case, reply: Words) -> Sequence[Draft]:
        """The reply and what it promises and makes good, which counts once it has gone out."""
        now = self._session.now()
        lease = new_id(now)
        (frozen,) = decisions.reply(
            case,
            reply.text,
            reply.purpose,
            reply.audience,
            template=reply.template,
            target=reply.to,
            rest=reply.rest,
        )
        promised = pledging.made(case, reply.pledge, now, lease, partial(new_id, now))
        return [replace(frozen, id=lease), *promised]

    def claim(self, case_id: UUID, seen: UUID) -> Changes:
        return self._decide(case_id, seen, lambda c: decisions.claim(c, self._session.actor))

    def release(self, case_id: UUID, seen: UUID) -> Changes:
        return self._decide(case_id, seen, lambda c: decisions.release(c, self._session.actor))

    def told(self, case_id: UUID, organisation: UUID, how: str, whom: str) -> Changes:
        return self._record(case_id, lambda c: decisions.told(c, organisation, how, whom))

    def signed(self, case_id: UUID, organisation: UUID) -> Changes:
        return self._record(case_id, lambda c: decisions.signed(c, organisation))

    def answered(self, case_id: UUID, organisation: UUID, text: str) -> Changes:
        return self._record(case_id, lambda c: decisions.answered(c, organisation, text))

    def returned(self, case_id: UUID, organisation: UUID, reason: str) -> Changes:
        return self._record(case_id, lambda c: decisions.returned(c, organisation, reason))

    def hasten(self, case_id: UUID, organisation: UUID, how: str) -> Changes:
        return self._record(case_id, lambda c: decisions.hasten(c, organisation, how))

    def sent(self, case_id: UUID) -> Changes:
        """The pending reply went out: only now does the response clock stop."""
        case = self._session.case(case_id)
        lease = self._pending(case).id
        with writing(self._session.store.connection):
            self._outbox.settle_by_hand(lease, went=True)
            return self._write(decisions.sent(case), None) | self._outbox.go_on(lease)

    def unsent(self, case_id: UUID, why: str) -> Changes:
        """The pending reply did not go out; its words become a draft again."""
        case = self._session.case(case_id)
        lease = self._pending(case)
        with writing(self._session.store.connection):
            if case.pending is not None:
                self._outbox.settle_by_hand(case.pending.lease, went=False)
            changes = self._write(decisions.unsent(case, why), None)
            self.give_back(lease, str(lease.body.get("author", "")))
        return changes

    def pending_words(self, case_id: UUID) -> str:
        """The frozen words of the reply that waits to be sent."""
        return str(self._pending(self._session.case(case_id)).body["text"])

    def _pending(self, case: Case) -> Event:
        """The reply that was frozen."""
        if case.pending is None:
            raise Refusal(Reason.NO_PENDING_REPLY, case.id)
        history = self._session.store.log.history(case.id)
        (lease,) = (e for e in history if e.id == case.pending.lease)
        return lease

    def note(self, case_id: UUID, text: str, *, call: bool = False) -> Changes:
        """`call`: it tells what came of a telephone call."""
        return self._record(case_id, lambda c: decisions.note(c, text, call=call))

    def pin(self, case_id: UUID) -> Changes:
        """Pin for the handover, or take the pin out."""
        return self._record(case_id, decisions.pin)

    def snooze(self, case_id: UUID, seen: UUID, until: datetime, why: str) -> Changes:
        now = self._session.now()
        return self._decide(case_id, seen, lambda c: decisions.snooze(c, until, why, now))

    def wake(self, case_id: UUID, seen: UUID) -> Changes:
        return self._decide(case_id, seen, decisions.wake)

    def close(
        self, case_id: UUID, seen: UUID, outcome: Outcome, basis: str, *, told: bool
    ) -> Changes:
        return self._decide(case_id, seen, lambda c: decisions.close(c, outcome, basis, told=told))

    def reopen(self, case_id: UUID, seen: UUID, why: str) -> Changes:
        return self._decide(case_id, seen, lambda c: decisions.reopen(c, why))

    def undo(self, case_id: UUID, events: Sequence[UUID]) -> Changes:
        """Take back what one action wrote. A reply that had not gone out becomes a draft again,
        with the handlers that were chosen beside it; a file that was added is kept no longer. Of
        one that goes out as several messages it is what has not gone out yet."""
        history = self._session.store.log.history(case_id)
        if _is_followed(history, events):
            return self.unsent(case_id, "")
        drafts = undoing.undo(case_id, history, events)
        undone = [event for event in history if event.id in set(events)]
        given = [event for event in undone if event.kind == Kind.CASE_DISPATCHED]
        # What was approved waits to be approved again.
        back = [
            event
            for event in undone
            if event.kind in {Kind.REPLY_LEASE, Kind.REPLY_SUBMITTED}
            and "submitted" not in event.body
        ]
        with writing(self._session.store.connection):
            for lease in events:
                self._outbox.take_back(lease)
            changes = self._write(drafts, None)
            if not changes.overtaken:
                attachments.forget(self._session.store.connection, _files(history, events))
                self._take_again(history, events)
                self.letters.wait_again(case_id)
            if back:
                self.give_back(back[-1], back[-1].actor, *given[-1:])
        return changes

    def undo_last(self, case_id: UUID) -> Changes:
        """Take back this person's last action on the case."""
        history = self._session.store.log.history(case_id)
        last = undoing.last_action(history, self._session.actor)
        if not last:
            raise Refusal(Reason.NOTHING_TO_UNDO, case_id)
        return self.undo(case_id, last)

    def _take_again(self, history: Sequence[Event], events: Sequence[UUID]) -> None:
        """What waits again, to be approved or to go out, is nobody's draft, unless it was worked
        on: it would go out twice."""
        written = {str(event.id): event for event in history}
        connection, platform = self._session.store.connection, str(history[0].body["platform"])
        for event in history:
            if event.id not in set(events):
                continue
            if event.kind == Kind.REPLY_SENT_BACK:
                words = written[event.body["submitted"]]
                author = words.actor
            elif event.kind == Kind.REPLY_UNSENT:
                words = written[event.body["lease"]]
                author = words.body.get("author") or event.actor
            else:
                continue
            kept = local.draft(connection, event.case_id, platform, author)
            if kept is not None and kept.text == words.body.get("text"):
                local.drop_draft(connection, event.case_id, platform, author)

    def give_back(self, reply: Event, author: str, dispatch: Event | None = None) -> None:
        """Words that did not go out are a draft again, before what has been begun since, with what
        was said of the times in them and the handlers of the `dispatch`; of their author, or else
        of the person at the desk. Within the transaction that says so."""
        connection, whose = self._session.store.connection, self._still_here(author)
        case = self._session.case(reply.case_id)
        pledge = pledging.of_reply(self._session.store.log.history(case.id), reply)
        draft = _as_it_was(reply, dispatch, of_pledge(pledge, ledger.owed(case)))
        begun = local.draft(connection, case.id, case.platform, whose)
        draft = draft if begun is None else _before(draft, begun)
        self.save_draft(case.id, case.platform, draft, author=whose)

    def _still_here(self, author: str) -> str:
        """The author, or the person at the desk: nobody reads the drafts of somebody who has left."""
        people = records.all_people(self._session.store.connection)
        left = any(str(one.id) == author and not one.active for one in people)
        return self._session.actor if left or not author else author

    def save_draft(
        self, case_id: UUID, channel: str, draft: SavedDraft, *, author: str = ""
    ) -> None:
        """`author` is who wrote it, where that is no longer the person at the desk. Of a case
        whose words were erased nothing is kept: they may have been on their way for a second."""
        if erasure.is_erased(self._session.store.connection, case_id):
            return
        local.save_draft(
            self._session.store.connection,
            case_id,
            channel,
            author or self._session.actor,
            draft=replace(draft, text=storable(draft.text)),
            at=self._session.now(),
        )

    def drop_draft(self, case_id: UUID, channel: str) -> None:
        local.drop_draft(self._session.store.connection, case_id, channel, self._session.actor)

    def _decide(
        self, case_id: UUID, seen: UUID, decide: Callable[[Case], tuple[Draft, ...]]
    ) -> Changes:
        return self._write(decide(self._session.case(case_id)), seen)

    def _record(self, case_id: UUID, decide: Callable[[Case], tuple[Draft, ...]]) -> Changes:
        return self._write(decide(self._session.case(case_id)), None)

    def _write(self, drafts: Sequence[Draft], seen: UUID | None) -> Changes:
        if not drafts:
            return Changes()
        known = None if seen is None else {drafts[0].case_id: seen}
        return self._session.write(drafts, Touched.CASES, seen=known)


def _files(history: Sequence[Event], events: Sequence[UUID]) -> set[str]:
    """What was added by these."""
    return {
        str(event.body["digest"])
        for event in history
        if event.id in set(events) and event.kind == Kind.FILE_ADDED
    }


def _is_followed(history: Sequence[Event], events: Sequence[UUID]) -> bool:
    """Whether what waits to go out is a further message, and these events wrote it or the first."""
    case = fold(history)
    pending = None if case is None else case.pending
    waiting = next((e for e in history if pending is not None and e.id == pending.lease), None)
    if waiting is None or "of" not in waiting.body:
        return False
    return not {str(waiting.id), waiting.body["of"]}.isdisjoint(map(str, events))


def _as_it_was(written: Event, dispatch: Event | None, answers: Answers) -> SavedDraft:
    """A reply as it stood in the composer, for the same readers, beside the same handlers."""
    body = written.body
    lead, co = (None, []) if dispatch is None else (dispatch.body["lead"], dispatch.body["co"])
    return SavedDraft(
        text=together((str(body["text"]), *body.get("rest", ()))),
        lead=None if lead is None else UUID(lead),
        co=tuple(map(UUID, co)),
        template=UUID(body["template"]) if "template" in body else None,
        audience=Audience(body["audience"]),
        answers=answers,
    )


def _before(draft: SavedDraft, begun: SavedDraft) -> SavedDraft:
    """What came back, with what has been begun since. What one reader was to see is for no more."""
    audience = Audience.PRIVATE if Audience.PRIVATE in (draft.audience, begun.audience) else None
    if not begun.text.strip():
        return replace(draft, lead=begun.lead or draft.lead, co=begun.co or draft.co)
    return replace(
        begun,
        text=f"{draft.text}\n\n{begun.text}",
        lead=begun.lead or draft.lead,
        co=begun.co or draft.co,
        template=begun.template or draft.template,
        audience=audience,
        answers=draft.answers.before(draft.text, begun.answers),
    )
