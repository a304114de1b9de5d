"""Carrying what is in the outbox, and looking at the streams: in steps of which each is either the
database's or the network's, and never both.

begin (on disk before anything leaves) → carry → settle. read cursor → look → take.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from moderator_app.channels.port import Channel
from moderator_app.core import coming_in
from moderator_app.core.changes import Changes
from moderator_app.core.channels import (
    Batch,
    ChannelError,
    ContentRejected,
    NotThere,
    Outgoing,
    Receipt,
    WindowClosed,
)
from moderator_app.core.lengths import length
from moderator_app.core.outages import Outage
from moderator_app.core.outbox import Entry, Next, next_step
from moderator_app.desk.desk import Desk
from moderator_app.desk.outbox import Leaving
from moderator_app.store import outbox

MOST_LOOKS: Final = 20
"""In a row, of a stream that says it has more: one that says so for ever must not hold the line."""
MOST_AT_ONCE: Final = 50
"""Items in one transaction: no key press waits for more."""


def portions(batch: Batch) -> Iterator[Batch]:
    """What a look brought, as it is taken in one after another; the cursor goes with the last, so
    that whoever is killed in between reads all of it again. A platform may bring more than it was
    asked for."""
    items = batch.items
    while len(items) > MOST_AT_ONCE:
        yield replace(batch, items=items[:MOST_AT_ONCE], part=True)
        items = items[MOST_AT_ONCE:]
    yield replace(batch, items=items)


def upcoming(account: UUID, desk: Desk) -> tuple[bool, Outgoing | None]:
    """On the database's thread: whether it is the turn of one now, and what it is, unless its words
    are there no more."""
    entry = outbox.next_due(desk.session.store.connection, account, desk.session.now())
    return entry is not None, None if entry is None else desk.outbox.outgoing(entry)


def reread(
    channel: Channel, out: Outgoing | None, look: Callable[[], object]
) -> BaseException | None:
    """On a network thread, before words that all can read: whether somebody has answered there
    meanwhile. Where that cannot be learnt they go all the same. Without `out` others are next, and
    nobody knows whose. The look does not go on from here: what it shows may answer what is not here
    yet. Returns what is a mistake; raises Outage."""
    try:
        if out is None or channel.caps(out.target).public:
            look()
    except Outage:
        raise
    except ChannelError:
        return None
    except BaseException as error:  # noqa: BLE001 - told, and nothing else ends with it
        return error
    return None


@dataclass(frozen=True, slots=True)
class Carried:
    """How an attempt ended: with a receipt, or with what was raised."""

    lease: UUID
    receipt: Receipt | None = None
    error: BaseException | None = None


def carry(channel: Channel, leaving: Leaving) -> Carried:
    """On a network thread: whether it may go is looked at once more, for a window may have shut
    since; then it goes. Never raises."""
    lease = leaving.entry.lease
    try:
        _allow(channel, leaving)
        return Carried(lease, receipt=coming_in.acknowledged(channel.send(leaving.out)))
    except BaseException as error:  # noqa: BLE001 - none of the ten proves nothing, and goes with it
        return Carried(lease, error=error)


def _allow(channel: Channel, leaving: Leaving) -> None:
    out, caps = leaving.out, channel.caps(leaving.out.target)
    if leaving.shut and caps.window_ends_at is None:
        raise WindowClosed("window")  # the connector has heard nothing yet, the case file has
    if not caps.can_reply or caps.left == 0:
        raise WindowClosed("caps")
    if caps.longest is not None and length(out.text, caps.counting) > caps.longest:
        raise ContentRejected("too_long")


def settle(desk: Desk, carried: Carried) -> Changes:
    """On the database's thread: write down how it ended. Raises Outage."""
    if carried.receipt is not None:
        return desk.outbox.arrived(carried.lease, carried.receipt)
    if carried.error is None:
        raise ValueError(carried)
    return desk.outbox.refused(carried.lease, carried.error)


# What is unknown.


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reply whose end nobody saw, as it stood `at` that moment."""

    entry: Entry
    out: Outgoing
    at: datetime


def doubts(desk: Desk, account: UUID) -> tuple[Doubt, ...]:
    """On the database's thread, where no connector is asked anything: one may take its time."""
    now = desk.session.now()
    found = []
    for entry in desk.outbox.unknown():
        out = desk.outbox.outgoing(entry) if entry.account == account else None
        if out is not None:
            found.append(Doubt(entry, out, now))
    return tuple(found)


def resolve(channel: Channel, doubt: Doubt) -> Next | Receipt | NotThere:
    """On a network thread: what a look at the platform shows, or else what is to be done. Raises
    whatever a connector's mistake is."""
    step = next_step(doubt.entry, channel.caps(doubt.out.target).repeat, doubt.at)
    if step is not Next.LOOK:
        return step
    try:
        found = channel.verify(doubt.out, doubt.entry.began or doubt.entry.due)
    except ChannelError:
        return Next.WAIT  # it did not answer, and may be asked again
    return found if isinstance(found, NotThere) else coming_in.acknowledged(found)
