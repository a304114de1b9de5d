"""What a look at a stream brought, taken into the case file: messages and cursor in one transaction,
so that whoever is killed in between reads once more, and nothing is lost or doubled."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from moderator_app.core import coming_in, decisions, joining, outbox, sending
from moderator_app.core.case import Case, Delivery, Reply, Target
from moderator_app.core.changes import NO_CHANGES, Changes, Touched
from moderator_app.core.channels import (
    Account,
    Batch,
    Changed,
    Item,
    Machine,
    Medium,
    Received,
    Spoilt,
    Undelivered,
)
from moderator_app.core.decisions import Incoming, Via
from moderator_app.core.erasing import ERASED
from moderator_app.core.events import Draft, Kind, moment_in, storable
from moderator_app.core.ids import case_id
from moderator_app.core.joining import Joining, Known
from moderator_app.core.outbox import Entry, State
from moderator_app.core.rows import FROM_OURSELVES
from moderator_app.desk.bouncing import bounced
from moderator_app.desk.fetching import Fetching
from moderator_app.desk.letters import Letters
from moderator_app.desk.outbox import Outbox
from moderator_app.desk.session import Session
from moderator_app.store import cases, local, log, postings, quarantine, records
from moderator_app.store import outbox as kept
from moderator_app.store.connection import Connection, writing
from moderator_app.store.postings import Posting

SAME_WITHIN: Final = timedelta(seconds=2)
"""By which the times of one message may differ that a platform tells twice."""


class Inbound:
    """What comes in through our accounts."""

    def __init__(
        self, session: Session, outbox: Outbox, letters: Letters, fetching: Fetching
    ) -> None:
        self._session = session
        self._outbox = outbox
        self._letters = letters
        self._fetching = fetching

    def cursor(self, account: UUID, stream: str) -> str | None:
        """Where to go on reading; None at the first look."""
        return kept.cursor(self._session.store.connection, account, stream)

    def take(self, account: Account, stream: str, batch: Batch) -> Changes:
        """Keep everything a look brought, and where the next one begins; all of it or nothing.
        Raises Outage."""
        session = self._session
        changes = NO_CHANGES
        with writing(session.store.connection):
            for item in batch.items:
                changes |= self._take(account, coming_in.admitted(item, session.now()))
            if not batch.part:
                kept.save_cursor(
                    session.store.connection, account.id, stream, batch.cursor, session.now()
                )
        return changes

    def _take(self, account: Account, item: Item) -> Changes:
        if isinstance(item, Spoilt):
            return self._put_aside(account, item)
        if isinstance(item, Undelivered):
            return self._bounce(account, item)
        return self._take_message(account, item)

    def _take_message(self, account: Account, item: Received | Changed) -> Changes:
        posting = self._known(account, item)
        if isinstance(item, Changed):
            return NO_CHANGES if posting is None else self._change(account, posting, item)
        if posting is not None:
            return self._again(account, posting, item)
        if self._came_to_another(account, item):
            return NO_CHANGES
        told = self._letters.take(account, item)
        if told is not None:
            return self._hear(account, told)
        case = self._thread(account, item)
        if item.own:
            return NO_CHANGES if case is None else self._own(account, case, item)
        return self._receive(account, case, item)

    def _again(self, account: Account, posting: Posting, item: Received) -> Changes:
        """A message that is here comes once more: it is nothing, unless it is another one, of
        another time and in words that nobody heard, under the same name."""
        at_once = abs(item.sent_at - posting.at) < timedelta(seconds=1)
        if item.own or (at_once and not posting.own):
            return NO_CHANGES
        history = log.history(self._session.store.connection, posting.case)
        said = [one.body for one in history if one.body.get("post") == item.id]
        if any(item.text in (one.get("text"), one.get("whole")) or one.get(ERASED) for one in said):
            return NO_CHANGES
        return self._put_aside(account, coming_in.reused(item))

    def _known(self, account: Account, item: Received | Changed) -> Posting | None:
        """The message, if it is here: the same one may stand in several streams."""
        connection = self._session.store.connection
        found = postings.find(connection, account.id, item.stream, item.id)
        found = found or postings.of_any(connection, account.id, [item.id])
        return found or self._under_another_id(account, item)

    def _under_another_id(self, account: Account, item: Received | Changed) -> Posting | None:
        """What a platform pushes and also tells in its log has two ids, one thread and one time."""
        if isinstance(item, Changed) or item.medium is not Medium.DIRECT or item.own:
            return None
        connection = self._session.store.connection
        near = postings.near(
            connection,
            account.id,
            item.thread,
            item.sent_at,
            within=SAME_WITHIN,
            beside=item.stream,
        )
        for post, posting in near.items():
            for event in log.history(connection, posting.case):
                received = event.kind == Kind.MESSAGE_RECEIVED and event.body.get("post") == post
                files = bool(event.body.get("media")) and joining.is_word_for_file(item.text)
                if received and (files or joining.is_same(item.text, event.body.get("text", ""))):
                    return posting
        return None

    def _thread(self, account: Account, item: Received) -> Case | None:
        """The case of what it answers, or else the newest of its thread."""
        connection = self._session.store.connection
        posting = postings.of_any(connection, account.id, item.refers)
        if posting is None:
            # What came to one of our accounts is gone on with at another: by the same person, for
            # servers that know nothing of each other may have the same ids.
            for one in self._at_others(account, item.refers):
                case = cases.case(connection, one.case)
                if case is not None and case.author_id == (item.reply_to or item.sender_id) != "":
                    return case
        posting = posting or postings.newest(connection, account.id, item.thread)
        return None if posting is None else cases.case(connection, posting.case)

    def _at_others(self, account: Account, ids: Sequence[str]) -> Iterator[Posting]:
        """The messages of these ids that came or went through other accounts on the same platform."""
        connection = self._session.store.connection
        for other in records.all_accounts(connection):
            if other.platform == account.platform and other.id != account.id:
                found = postings.of_any(connection, other.id, ids)
                if found is not None:
                    yield found

    def _came_to_another(self, account: Account, item: Received) -> bool:
        """Who writes to several of our accounts at once has said it once."""
        connection = self._session.store.connection
        return any(
            event.body.get("post") == item.id
            and (event.body.get("text") == item.text or event.body.get(ERASED))
            for posting in self._at_others(account, [item.id])
            if not posting.own
            for event in log.history(connection, posting.case)
        )

    # What citizens say.

    def _receive(self, account: Account, case: Case | None, item: Received) -> Changes:
        now = self._session.now()
        if item.reply_to in self._own_addresses():
            item = replace(item, reply_to="")  # there no citizen would read it
        # A clock that goes wrong elsewhere must not put a matter into the future.
        at = min(item.sent_at, now)
        if case is not None and joining.belongs(case, at, self._reopen_within()) is Joining.JOINS:
            return self._hear(
                account, [decisions.receive(case.id, _incoming(account, item, at), "")]
            )
        id_ = case_id(account.platform, item.id)
        opened = cases.case(self._session.store.connection, id_)
        if opened is not None:
            return self._came_before(account, opened, item)
        message = _incoming(account, item, at)
        return self._hear(account, [decisions.receive(id_, message, self._number(at))])

    def _came_before(self, account: Account, opened: Case, item: Received) -> Changes:
        """A case of that name is here: a workbook brought it before, or it is another message that
        some other server calls by the same name."""
        words = cases.opening_words(self._session.store.connection, opened.id)
        said = "" if words is None else "".join(words)
        if opened.erased or joining.holds(said, item.text):
            return NO_CHANGES
        return self._put_aside(account, coming_in.reused(item))

    def _hear(self, account: Account, said: Sequence[Draft]) -> Changes:
        """What hangs on it is fetched later: nothing of that may keep its words waiting."""
        changes = self._write(account, said)
        for event in changes.events:
            self._fetching.plan(account.id, event)
        return changes

    def _own_addresses(self) -> Iterator[str]:
        for one in records.all_accounts(self._session.store.connection):
            yield one.config.get("address", "").strip().lower()

    def _reopen_within(self) -> timedelta:
        chosen = sending.from_settings(local.settings(self._session.store.connection))
        return timedelta(days=chosen.reopen_days)

    def _number(self, at: datetime) -> str:
        day = at.astimezone(self._session.zone).strftime("%Y%m%d")
        return f"{day}-{cases.next_number(self._session.store.connection, day):04}"

    def _change(self, account: Account, posting: Posting, item: Changed) -> Changes:
        """What somebody said stays said; that they said it otherwise later is an event of its
        own, written down once."""
        if posting.own or self._session.case(posting.case).erased:
            return NO_CHANGES
        kind = Kind.MESSAGE_RECALLED if item.text is None else Kind.MESSAGE_EDITED
        body: dict[str, object] = {"post": item.id}
        if item.text is not None:
            body["text"] = storable(item.text)
        history = log.history(self._session.store.connection, posting.case)
        told = [one for one in history if one.body.get("post") == item.id]
        if told and (told[-1].kind, told[-1].body.get("text")) == (kind, body.get("text")):
            return NO_CHANGES
        if told and kind == Kind.MESSAGE_EDITED and told[-1].body.get("text") == body["text"]:
            return NO_CHANGES
        return self._write(account, [Draft(kind, posting.case, body)])

    # What we say ourselves, here or in the platform.

    def _own(self, account: Account, case: Case, item: Received) -> Changes:
        """Our own words come back: a reply that is known, one whose end nobody saw, or one that was
        given in the platform itself."""
        connection = self._session.store.connection
        # A reply may have gone out in an older matter of the same citizen.
        for id_ in dict.fromkeys(
            [case.id, *postings.cases_of(connection, account.id, item.thread)]
        ):
            for reply, entry in _echoes(connection, self._session.case(id_), item):
                if (changes := self._echo(reply, entry, item)) is not None:
                    return changes
        if case.erased:
            return NO_CHANGES
        if item.medium is Medium.MAIL:
            # Anybody can write our address above a mail: that alone answers no citizen.
            return self._put_aside(account, Spoilt(item.stream, item.text, FROM_OURSELVES))
        if item.automatic:
            return NO_CHANGES  # what the platform says in our name answers nobody
        lease, at = log.new_id(now := self._session.now()), min(item.sent_at, now)
        target = Target(account.id, item.stream, item.thread, next(iter(item.refers), item.id))
        again = _heard_since(connection, case.id, item)
        drafts = joining.replied_elsewhere(
            case, lease, item.text, target, external=item.id, at=at, heard_since=again
        )
        waits = None if case.pending is None else kept.find(connection, case.pending.lease)
        # Two must not answer one citizen unawares.
        if waits is not None and not _says_more(connection, waits, item):
            kept.save(connection, outbox.held(waits))
        return self._write(account, drafts)

    def _echo(self, reply: Reply, entry: Entry | None, item: Received) -> Changes | None:
        """None where the platform shows what was not to leave from here: a person has said it there.
        What waits here in these very words is not said once more."""
        if reply.delivery is Delivery.UNSENT:
            return None
        if entry is None or reply.delivery is Delivery.SENT or entry.state is State.SENDING:
            return NO_CHANGES
        forgeable = item.medium is Medium.MAIL
        older = item.sent_at < reply.at - joining.ECHO_WITHIN
        if entry.state is not State.UNKNOWN and (forgeable or older):
            return None
        return self._outbox.seen(entry.lease, item.id, item.sent_at)

    def _bounce(self, account: Account, item: Undelivered) -> Changes:
        connection = self._session.store.connection
        posting = postings.of_any(connection, account.id, [item.id])
        case = posting.case if posting is not None and posting.own else None
        return bounced(self._session, account.id, case, item)

    def _put_aside(self, account: Account, item: Spoilt) -> Changes:
        row = (0, item.reason, "", (storable(item.raw),))
        connection = self._session.store.connection
        new = quarantine.keep(connection, account.name, [row], self._session.now())
        return Changes(Touched.QUARANTINE) if new else NO_CHANGES

    def _write(self, account: Account, drafts: Sequence[Draft]) -> Changes:
        """Nobody at the desk did it: it is the account that hears."""
        return self._session.write(drafts, Touched.CASES, actor=str(account.id))


def _echoes(connection: Connection, case: Case, item: Received) -> list[tuple[Reply, Entry | None]]:
    """The replies of a matter that our own words may be. What left comes first: that is what a
    platform shows, before what waits here in the same words."""
    found = []
    for reply in reversed(case.replies):
        entry = kept.find(connection, reply.lease)
        text = str(log.by_id(connection, reply.lease).body.get("text", ""))
        began = None if entry is None else entry.began
        at = reply.settled_at or began or reply.at
        nameless = entry is not None and not entry.external
        if joining.is_echo(item.text, item.sent_at, Known(text, at, nameless)):
            found.append((reply, entry))
    return sorted(found, key=lambda one: not _left(*one))


def _says_more(connection: Connection, entry: Entry, ours: Received) -> bool:
    """Whether what waits here is not said with words of ours in the platform: of a reply in several
    messages what was begun is said to its end, and to what came after those words it answers."""
    begun = "of" in log.by_id(connection, entry.lease).body
    return begun or _heard_since(connection, entry.case, ours, until=entry.lease) is not None


def _heard_since(
    connection: Connection, case: UUID, ours: Received, *, until: UUID | None = None
) -> datetime | None:
    """When the citizen spoke again after words of ours, by the clock of the platform, which may tell no
    parts of a second; as far as it was known when the reply `until` was written."""
    for event in log.history(connection, case):
        body = event.body
        if event.id == until:
            return None
        if event.kind == Kind.MESSAGE_RECEIVED and not body.get("courtesy"):
            heard = moment_in(body, "received_at", event.at)
            later = moment_in(body, "sent_at", heard) >= ours.sent_at
            if later and body.get("post") not in ours.refers:
                return heard
    return None


def _left(reply: Reply, entry: Entry | None) -> bool:
    leaving = entry is not None and entry.state in {State.SENDING, State.UNKNOWN}
    return reply.delivery is Delivery.SENT or leaving


def _incoming(account: Account, item: Received, at: datetime) -> Incoming:
    return Incoming(
        platform=account.platform,
        post=item.id,
        text=item.text,
        received_at=at,
        author=item.sender,
        author_id=item.reply_to or item.sender_id,
        account=account.name,
        title=item.title,
        url=item.url,
        via=Via(
            account.id,
            item.stream,
            item.thread,
            item.medium.value,
            item.automatic,
            item.machine is Machine.BOUNCED,
            item.sender_id if item.reply_to else "",
            # What the platform tells once more it tells with its own time.
            None if item.sent_at == at else item.sent_at,
        ),
        media=item.media,
    )
