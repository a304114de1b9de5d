"""The replies that the desk itself carries to a platform: queued with the press of a key, begun and
settled by whoever does the carrying (`exchange`), and taken back or decided by a person."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from moderator_app.core import decisions, outbox, sending
from moderator_app.core.case import Audience, Case, Delivery, Purpose, Target
from moderator_app.core.changes import NO_CHANGES, Changes, Touched
from moderator_app.core.channels import NotThere, Outgoing, Receipt, Undelivered
from moderator_app.core.events import Draft, Event, Kind
from moderator_app.core.folding_channels import target_from_body
from moderator_app.core.outbox import Entry, State
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk.session import Session
from moderator_app.store import local, log, postings
from moderator_app.store import outbox as kept
from moderator_app.store.connection import troubles, writing
from moderator_app.store.log import new_id

WINDOW_SETTING: Final = sending.UNDO_SETTING


@dataclass(frozen=True, slots=True)
class Leaving:
    """A reply that may leave now: what is written of it, and what the platform is to be given.
    `shut`: as far as the case file knows, the platform lets no reply through any more."""

    entry: Entry
    out: Outgoing
    shut: bool = False


class Outbox:
    def __init__(self, session: Session) -> None:
        self._session = session

    # With the words, in the transaction that freezes or takes them back.

    def queue(self, frozen: Draft, target: Target) -> None:
        """A reply waits for as long as it can be undone. In a chat the citizen sits at the other
        end, and it leaves at once; one that is one of several waits there, too."""
        if frozen.id is None:
            raise ValueError(frozen)
        connection, now = self._session.store.connection, self._session.now()
        alone = not ({"rest", "of"} & set(frozen.body))
        chat = alone and self._session.case(frozen.case_id).window is not None
        undo = sending.from_settings(local.settings(connection)).undo(chat=chat)
        kept.save(connection, outbox.queued(frozen.id, frozen.case_id, target.account, now, undo))

    def go_on(self, lease: UUID) -> Changes:
        """A message went out of which there are more to come: the next one is on its way. Within
        the transaction that says so."""
        said = log.by_id(self._session.store.connection, lease)
        rest, target = said.body.get("rest"), target_from_body(said.body.get("to"))
        case = self._session.case(said.case_id)
        if not rest or target is None or case.closure is not None or case.pending is not None:
            return NO_CHANGES
        body = said.body
        (frozen,) = decisions.reply(
            case,
            rest[0],
            Purpose(body["purpose"]),
            Audience(body["audience"]),
            target=target,
            rest=rest[1:],
        )
        first = body.get("of", str(lease))
        author = {"author": body["author"]} if "author" in body else {}
        new = new_id(self._session.now())
        frozen = replace(frozen, id=new, body={**frozen.body, "of": first, **author})
        changes = self._session.write([frozen], Touched.CASES, actor=said.actor)
        self.queue(frozen, target)
        return changes

    def take_back(self, lease: UUID) -> None:
        """Raises Refusal once it has begun to leave: what a citizen may have read is not undone."""
        self._change(lease, outbox.cancelled)

    def settle_by_hand(self, lease: UUID, *, went: bool) -> None:
        """A person looked at the platform and says what became of it."""
        entry = self._entry(lease)
        if entry is None:
            return
        if entry.state is State.SENDING:
            raise Refusal(Reason.LEAVING_NOW, entry.case)
        state = State.SENT if went else State.CANCELLED
        kept.save(self._session.store.connection, outbox.decided(entry, state))

    # Carrying.

    @troubles()
    def recover(self) -> tuple[Entry, ...]:
        """At the start: whatever was leaving when the program ended is unknown now. Returns all
        that is unknown."""
        connection = self._session.store.connection
        with writing(connection):
            for entry in kept.unsettled(connection):
                kept.save(connection, outbox.orphaned(entry))
        return self.unknown()

    @troubles()
    def unknown(self) -> tuple[Entry, ...]:
        entries = kept.unsettled(self._session.store.connection)
        return tuple(entry for entry in entries if entry.state is State.UNKNOWN)

    @troubles()
    def unsettled(self) -> tuple[Entry, ...]:
        return kept.unsettled(self._session.store.connection)

    def begin(self, account: UUID) -> Leaving | None:
        """The next reply of an account, already on disk as leaving; None if none may leave now.

        One whose words are not there any more (taken back, erased, or settled by a person in the
        meantime) is cancelled on the way.
        """
        session = self._session
        connection = session.store.connection
        with writing(connection):
            while (entry := kept.next_due(connection, account, session.now())) is not None:
                out = self._outgoing(entry)
                if out is None:
                    kept.save(connection, outbox.decided(entry, State.CANCELLED))
                    continue
                entry = outbox.begun(entry, session.now())
                kept.save(connection, entry)
                return Leaving(entry, out, self._is_shut(entry, out.target))
        return None

    def arrived(self, lease: UUID, receipt: Receipt) -> Changes:
        """The platform took it: only now has the citizen been answered."""
        with writing(self._session.store.connection):
            entry = self._needed(lease)
            if entry.has_bounced:
                return NO_CHANGES  # the word that it did not arrive was quicker
            return self._write(outbox.arrived(entry, receipt))

    def refused(self, lease: UUID, error: Exception) -> Changes:
        """An attempt ended with an error; what that means `core.outbox` says."""
        with writing(self._session.store.connection):
            entry = self._needed(lease)
            return self._write(outbox.refused(entry, error, self._session.now()))

    def looked(self, lease: UUID, found: Receipt | NotThere) -> Changes:
        with writing(self._session.store.connection):
            entry = self._needed(lease)
            if entry.state is not State.UNKNOWN:
                return NO_CHANGES
            return self._write(outbox.looked(entry, found, self._session.now()))

    def seen(self, lease: UUID, external: str, at: datetime) -> Changes:
        """A stream shows a reply whose end nobody saw: it went out."""
        return self.looked(lease, Receipt(external, at))

    def bounced(self, account: UUID, case_id: UUID | None, item: Undelivered) -> Changes:
        """The platform says of a reply it had taken that it did not arrive: it has failed, and the
        citizen waits on. `case_id`: of whose replies one is known by that id; else it is the key of
        one whose end nobody saw. Within the transaction of who reads that."""
        connection, now = self._session.store.connection, self._session.now()
        lease = _by_key(item.id) if case_id is None else self._lease_of(case_id, item.id)
        entry = None if lease is None else kept.find(connection, lease)
        if lease is None or (entry is None and case_id is None):
            return NO_CHANGES
        if entry is None and case_id is not None:
            entry = Entry(lease, case_id, account, State.SENT, now)
        if entry is None or entry.state not in {State.SENT, State.SENDING, State.UNKNOWN}:
            return NO_CHANGES
        body = {"lease": str(lease), "why": item.why.value, "code": item.code}
        drafts = [Draft(Kind.REPLY_BOUNCED, entry.case, body)] if case_id is not None else []
        changes = self._session.write(drafts, Touched.CASES, actor=str(account))
        stands = _stands(self._session.case(entry.case), lease)
        failed = outbox.bounced(entry, item.why, item.code)
        kept.save(connection, failed if stands else outbox.decided(entry, State.CANCELLED))
        return changes | Changes(Touched.CASES, frozenset({entry.case}))

    def _lease_of(self, case_id: UUID, external: str) -> UUID | None:
        """Of the reply that the platform knows by this id."""
        history = log.history(self._session.store.connection, case_id)
        sent = (one for one in reversed(history) if one.kind == Kind.REPLY_SENT)
        found = next((one for one in sent if one.body.get("external") == external), None)
        return None if found is None else UUID(found.body["lease"])

    def hurry(self, lease: UUID) -> Changes:
        """Let it leave now."""
        entry = self._change(lease, lambda one: outbox.hurried(one, self._session.now()))
        return Changes(Touched.CASES, frozenset() if entry is None else frozenset({entry.case}))

    def resend(self, lease: UUID) -> None:
        """Once more under the same key. Raises Refusal for what is leaving, gone or taken back."""
        self._change(lease, lambda one: outbox.requeued(one, self._session.now()))

    def again(self, lease: UUID) -> Changes:
        """Once more, for a person who looked says that it did not arrive. Raises Refusal as
        `resend`."""
        entry = self._change(lease, lambda one: outbox.denied(one, self._session.now()))
        return Changes(Touched.CASES, frozenset() if entry is None else frozenset({entry.case}))

    def outgoing(self, entry: Entry) -> Outgoing | None:
        """What an unknown reply was, to look for it at the platform."""
        return self._outgoing(entry)

    def _write(self, after: Entry) -> Changes:
        """Within the transaction: the state, and the event where the citizen has been answered."""
        kept.save(self._session.store.connection, after)
        case = self._session.case(after.case)
        waits = case.pending is not None and case.pending.lease == after.lease
        if after.state is not State.SENT or not waits:
            return Changes(Touched.CASES, frozenset({after.case}))
        author = self._lease(after).actor
        drafts = decisions.sent(case, after.external)
        changes = self._session.write(drafts, Touched.CASES, actor=author)
        return changes | self.go_on(after.lease)

    def _is_shut(self, entry: Entry, target: Target) -> bool:
        """Not where the citizen has written since in another matter: that, too, lets us reply."""
        case, now = self._session.case(entry.case), self._session.now()
        if case.window is None or not case.window.is_shut(now):
            return False
        connection = self._session.store.connection
        return postings.last_heard(connection, target.account, target.thread) == case.id

    def _outgoing(self, entry: Entry) -> Outgoing | None:
        case = self._session.case(entry.case)
        if not _stands(case, entry.lease):
            return None
        body = self._lease(entry).body
        target, text = target_from_body(body.get("to") or None), str(body.get("text", ""))
        if target is None or not text:
            return None
        return Outgoing(entry.key, target, text, target.title)

    def _lease(self, entry: Entry) -> Event:
        return log.by_id(self._session.store.connection, entry.lease)

    def _entry(self, lease: UUID) -> Entry | None:
        return kept.find(self._session.store.connection, lease)

    def _needed(self, lease: UUID) -> Entry:
        entry = self._entry(lease)
        if entry is None:
            raise LookupError(lease)
        return entry

    def _change(self, lease: UUID, change: "outbox.Change") -> Entry | None:
        """Nothing happens to a reply that a person carries to the platform."""
        with writing(self._session.store.connection):
            entry = self._entry(lease)
            if entry is None:
                return None
            try:
                after = change(entry)
            except ValueError:
                raise Refusal(Reason.LEAVING_NOW, entry.case) from None
            kept.save(self._session.store.connection, after)
            return after


def _by_key(key: str) -> UUID | None:
    try:
        return UUID(hex=key)
    except ValueError:
        return None


def _stands(case: Case, lease: UUID) -> bool:
    """Whether a reply still waits for us to send it."""
    reply = next((one for one in case.replies if one.lease == lease), None)
    return reply is not None and reply.delivery is Delivery.PENDING
