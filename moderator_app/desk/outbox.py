"""The replies and letters that the desk itself carries: queued with the press of a key, begun and
settled by whoever does the carrying (`exchange`), and taken back or decided by a person. A `lease` is
the event that froze one, and names it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from moderator_app.channels.clock import Wall
from moderator_app.core import decisions, letters, outbox, sending
from moderator_app.core.case import Audience, Case, Delivery, Purpose, Target
from moderator_app.core.changes import NO_CHANGES, Changes, Touched
from moderator_app.core.channels import NotThere, Outgoing, Receipt
from moderator_app.core.events import Draft, Event
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
        self._wall = Wall()

    # With the words, in the transaction that freezes or takes them back.

    def queue(self, lease: UUID, case: UUID, account: UUID, *, chat: bool = False) -> None:
        """What is written in a chat leaves at once, unless the desk has chosen otherwise."""
        self._heed_clock()
        connection, now = self._session.store.connection, self._session.now()
        undo = sending.from_settings(local.settings(connection)).undo(chat=chat)
        kept.save(connection, outbox.queued(lease, case, account, now, undo))

    def queue_reply(self, frozen: Draft, target: Target) -> None:
        """A reply waits for as long as it can be undone. In a chat the citizen sits at the other
        end, and it leaves at once; one that is one of several waits there, too. `frozen` has its id."""
        if frozen.id is None:
            raise ValueError(frozen)
        alone = not ({"rest", "of"} & set(frozen.body))
        chat = alone and self._session.case(frozen.case_id).window is not None
        self.queue(frozen.id, frozen.case_id, target.account, chat=chat)

    def go_on(self, lease: UUID) -> Changes:
        """A message went out of which there are more to come: the next one is on its way. Within
        the transaction that says so."""
        said = log.by_id(self._session.store.connection, lease)
        rest, target = said.body.get("rest"), target_from_body(said.body.get("to"))
        if not rest or target is None:
            return NO_CHANGES
        case, body = self._session.case(said.case_id), said.body
        if case.closure is not None or case.pending is not None:
            return NO_CHANGES
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
        self.queue_reply(frozen, target)
        return changes

    def take_back(self, lease: UUID) -> None:
        """Raises Refusal once it has begun to leave: what a citizen may have read is not undone."""
        self._change(lease, outbox.cancelled)

    def settle_by_hand(self, lease: UUID, *, went: bool) -> None:
        """A person looked there, and says what became of it. Raises Refusal while it is leaving."""
        entry = self._entry(lease)
        if entry is None:
            return
        if entry.state is State.SENDING:
            raise Refusal(Reason.LEAVING_NOW, entry.case)
        state = State.SENT if went else State.CANCELLED
        kept.save(self._session.store.connection, outbox.decided(entry, state))

    def came_back(self, lease: UUID) -> bool:
        """A letter was not delivered; whether it waits for a person here."""
        entry = self._change(lease, outbox.came_back)
        return entry is not None and entry.state is State.FAILED

    def is_proved(self, lease: UUID) -> bool:
        """Whoever answers a letter whose end nobody saw has got it; whether that was not known."""
        entry = self._entry(lease)
        if entry is None or entry.state is not State.UNKNOWN:
            return False
        kept.save(self._session.store.connection, outbox.decided(entry, State.SENT))
        return True

    def wait_again(self, lease: UUID) -> None:
        """A letter that was not to go is to go after all."""
        self._heed_clock()
        entry = self._entry(lease)
        if entry is not None:
            connection = self._session.store.connection
            undo = sending.from_settings(local.settings(connection)).undo(chat=False)
            kept.save(connection, outbox.revived(entry, self._session.now(), undo))

    # Carrying.

    @troubles()
    def recover(self) -> tuple[Entry, ...]:
        """At the start: whatever was leaving when the program ended is unknown now, unless its words
        are there no more. Returns all that is unknown."""
        connection = self._session.store.connection
        with writing(connection):
            for entry in kept.unsettled(connection):
                gone = self._outgoing(entry) is None
                after = outbox.decided(entry, State.CANCELLED) if gone else outbox.orphaned(entry)
                kept.save(connection, after)
        return self.unknown()

    def unknown(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.unsettled() if entry.state is State.UNKNOWN)

    @troubles()
    def unsettled(self) -> tuple[Entry, ...]:
        return kept.unsettled(self._session.store.connection)

    def heed_clock(self) -> Changes:
        """The clock was set: how long each reply still waits may be told otherwise now."""
        with writing(self._session.store.connection):
            return Changes(Touched.CASES) if self._heed_clock() else NO_CHANGES

    def begin(self, account: UUID) -> Leaving | None:
        """The next reply of an account, already on disk as leaving; None if none may leave now.

        One whose words are not there any more (taken back, erased, or settled by a person in the
        meantime) is cancelled on the way.
        """
        session, connection = self._session, self._session.store.connection
        with writing(connection):
            self._heed_clock()
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

    def refused(self, lease: UUID, error: BaseException) -> Changes:
        """An attempt ended with an error; what that means `core.outbox` says."""
        with writing(self._session.store.connection):
            self._heed_clock()
            entry = self._needed(lease)
            return self._write(outbox.refused(entry, error, self._session.now()))

    def looked(self, lease: UUID, found: Receipt | NotThere) -> Changes:
        with writing(self._session.store.connection):
            self._heed_clock()
            entry = self._needed(lease)
            if entry.state is not State.UNKNOWN:
                return NO_CHANGES
            return self._write(outbox.looked(entry, found, self._session.now()))

    def seen(self, lease: UUID, external: str, at: datetime) -> Changes:
        """A stream shows a reply: it went out, whatever was heard of it."""
        with writing(self._session.store.connection):
            entry = self._needed(lease)
            shown = outbox.shown(entry, Receipt(external, at))
            return NO_CHANGES if shown == entry else self._write(shown)

    def hurry(self, lease: UUID) -> Changes:
        """Let it leave now; what has left, or was taken back, stays as it is."""
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
        """Within the transaction: the state, and the event where the citizen has been answered, or
        an organisation told."""
        kept.save(self._session.store.connection, after)
        drafts = self._went(after) if after.state is State.SENT else ()
        if not drafts:
            return Changes(Touched.CASES, frozenset({after.case}))
        changes = self._session.write(drafts, Touched.CASES, actor=self._lease(after).actor)
        return changes | self.go_on(after.lease)

    def _is_shut(self, entry: Entry, target: Target) -> bool:
        """Not where the citizen has written since in another matter: that, too, lets us reply."""
        case, now = self._session.case(entry.case), self._session.now()
        if case.letter(entry.lease) or case.window is None or not case.window.is_shut(now):
            return False
        connection = self._session.store.connection
        return postings.last_heard(connection, target.account, target.thread) == case.id

    def _went(self, after: Entry) -> tuple[Draft, ...]:
        case = self._session.case(after.case)
        if letter := case.letter(after.lease):
            return letters.went(case, letter, after.external)
        waits = case.pending is not None and case.pending.lease == after.lease
        return decisions.sent(case, after.external) if waits else ()

    def _heed_clock(self) -> bool:
        """Within the transaction, before a time is compared or written: a clock that was set back
        by an hour keeps no reply back for as long. Whether it was."""
        moved = self._wall.moved(self._session.now())
        if moved >= timedelta():
            return False
        connection = self._session.store.connection
        for entry in kept.unsettled(connection):
            kept.save(connection, outbox.set_back(entry, -moved))
        return True

    def _outgoing(self, entry: Entry) -> Outgoing | None:
        case = self._session.case(entry.case)
        if not stands(case, entry.lease):
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
            self._heed_clock()
            entry = self._entry(lease)
            if entry is None:
                return None
            try:
                after = change(entry)
            except ValueError:
                raise Refusal(Reason.LEAVING_NOW, entry.case) from None
            kept.save(self._session.store.connection, after)
            return after


def stands(case: Case, lease: UUID) -> bool:
    """Whether a reply, or a letter to an organisation, still waits for us to send it."""
    if letter := case.letter(lease):
        return letter.delivery is Delivery.PENDING and not case.erased
    reply = next((one for one in case.replies if one.lease == lease), None)
    return reply is not None and reply.delivery is Delivery.PENDING
