"""The traffic of one account: one thread looks and is woken, one carries what is in the outbox, and
one fetches, in its own time, what hangs on the messages that are here.

None of them touches the case file. They hand each step that does to the thread that owns it and wait
for its outcome, so that a press of a key never waits for a platform, and what is on disk is on disk
before the next octet leaves.
"""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final, Protocol, TypeVar
from uuid import UUID

from moderator_app.channels import clock
from moderator_app.channels.port import Channel
from moderator_app.core import account_state
from moderator_app.core.account_state import Standing, State
from moderator_app.core.case import Target
from moderator_app.core.changes import Changes
from moderator_app.core.channels import (
    Account,
    Batch,
    Caps,
    ChannelError,
    NotThere,
    Receipt,
    Transient,
)
from moderator_app.core.outbox import SETTLING, Next
from moderator_app.core.outbox import State as Sending
from moderator_app.core.refusals import Refusal
from moderator_app.desk import exchange, fetching
from moderator_app.desk.desk import Desk
from moderator_app.desk.exchange import Carried, Doubt
from moderator_app.desk.fetching import Turn, Underway
from moderator_app.desk.outbox import Leaving
from moderator_app.desk.workers import LONGEST_NAP_S, Workers

T = TypeVar("T")

DOUBTS_EVERY_S: Final = 30.0
"""How often it is looked whether something can be found out about unknown replies."""
WAKE_S: Final = 60.0
_LOOK_S: Final = 0.1
BREATH_S: Final = 0.2
"""At the least, from one look to the next."""


class Outside(Protocol):
    """What lanes need of whoever runs them; every method is called on a lane's thread."""

    def on_database(self, work: Callable[[Desk], T]) -> T:
        """Do this on the thread that owns the case file, and wait for it. Raises what it raises,
        and RuntimeError when the desk is closing."""

    def changed(self, changes: Changes) -> None:
        """Something came in or went out."""

    def stands(self, account: UUID, state: State) -> None:
        """An account stands otherwise than before."""

    def failed(self, error: BaseException) -> None:
        """A mistake of ours or of a connector's: nobody else hears of it."""


class Lane:
    """One account's traffic, from `start` to `stop`. `own`: the stream that shows what was said in
    our name; `before`: the lane of this account that was told to stop, and may still be carrying
    something."""

    def __init__(
        self,
        account: Account,
        channel: Channel,
        streams: tuple[str, ...],
        outside: Outside,
        now: Callable[[], datetime],
        *,
        own: str = "",
        underway: Underway | None = None,
        before: "Lane | None" = None,
    ) -> None:
        self.account = account
        self._channel = channel
        self._streams = self._order = streams
        self._own = own
        self._outside = outside
        self._now = now
        self._underway = underway or Underway()
        self._reading = State()
        self._sending = State()
        self._dues: dict[str, datetime] = {}
        self._troubles: dict[str, str] = {}
        self._carried: Carried | None = None
        self._before = before
        self._walls = {"in": clock.Wall(), "out": clock.Wall()}
        self._doubts_at = clock.steady()
        works = {"lane-in": self._listen, "lane-out": self._carry, "lane-files": self._bring}
        self._workers = Workers(works, outside.failed, channel.close)

    @property
    def state(self) -> State:
        return account_state.both(self._reading, self._sending, self._now())

    def caps(self, target: Target) -> Caps:
        """What the platform takes of us there now; it may wait for a lock."""
        return self._channel.caps(target)

    def general(self) -> Caps:
        """What holds for the account, to whomever one writes: its budgets, and who waits there."""
        nobody = Target(self.account.id, self._streams[0], "", "") if self._streams else None
        return Caps() if nobody is None else self._channel.caps(nobody)

    def start(self) -> None:
        self._workers.start()

    def nudge(self) -> None:
        """Something was queued, or decided about: look at once."""
        self._workers.nudge()

    def release(self) -> None:
        """A person has done what the account asked for."""
        self._dues = {}
        self._reading = account_state.released(self._reading)
        self._sending = State()
        self._tell()
        self.nudge()

    def stop(self) -> None:
        """Tell all threads to end, and the connector to let go; `join` waits for them."""
        self._workers.stop()

    def join(self, seconds: float) -> bool:
        """Whether all have ended in that time."""
        return self._workers.join(seconds)

    def _tell(self) -> None:
        self._outside.stands(self.account.id, self.state)

    # In.

    def _listen(self) -> None:
        while not self._workers.over:
            moved = self._walls["in"].moved(self._now())
            if moved < timedelta():
                self._reading = account_state.set_back(self._reading, -moved)
                self._dues = {stream: due + moved for stream, due in self._dues.items()}
            try:
                if account_state.is_due(self._reading, self._now()):
                    self._look_at_all(due=True)
                elif self._woken():
                    self._look_at_all(due=False)
            except ChannelError as error:
                self._stumble(error)
            except BaseException as error:
                self._stumble(Transient(type(error).__name__))
                raise

    def _stumble(self, error: ChannelError) -> None:
        if not self._workers.over:
            spread = random.random()  # noqa: S311 - a pause, not a secret
            self._reading = account_state.failed(self._reading, error, self._now(), spread)
            self._tell()

    def _woken(self) -> bool:
        """Wait until the platform has something, until it is time, or until somebody nudges; whether
        it is worth a look. Raises ChannelError."""
        due = self._reading.next_at
        left = LONGEST_NAP_S if due is None else (due - self._now()).total_seconds()
        if self._reading.standing is Standing.FINE:
            woken = self._channel.wait(min(max(left, 0.0), WAKE_S))
            # A platform that wakes us without end gets no more looks for it.
            clock.wait(self._workers.ended, BREATH_S)
            return woken
        self._workers.nap(left, self._workers.nudges)
        return False

    def _look_at_all(self, *, due: bool) -> None:
        """At every stream, or at those whose time has come: comments that want five minutes between
        two looks keep back no private word. Raises ChannelError."""
        for stream in self._order:
            if not due or self._dues.get(stream, self._now()) <= self._now():
                # Should it not come, the others come first the next time.
                self._order = (*(one for one in self._order if one != stream), stream)
                batch = self._look(stream)
                self._dues[stream] = self._now() + (batch.pause or account_state.EVERY)
                self._troubles[stream] = batch.trouble
        self._order = self._streams
        now, before = self._now(), self._reading.standing
        trouble = next(filter(None, self._troubles.values()), "")
        next_at = min(self._dues.values(), default=now + account_state.EVERY)
        self._reading = account_state.succeeded(now, next_at - now, trouble)
        self._tell()
        if before is not Standing.FINE:
            self.nudge()

    def _look(self, stream: str, *, again: bool = False) -> Batch:
        """What came last. Raises ChannelError; what was kept stays kept. `again`: not for the last time."""
        looks, cursor = 0, self._outside.on_database(partial(_cursor, self.account.id, stream))
        while True:
            looks += 1
            batch = self._channel.poll(stream, cursor)
            for some in exchange.portions(replace(batch, part=again)):
                changes = self._outside.on_database(partial(_take, self.account, stream, some))
                if changes.touched:
                    self._outside.changed(changes)
                    self.nudge()
            over = self._workers.over or looks == exchange.MOST_LOOKS
            if over or not batch.more or batch.cursor == cursor:
                return batch
            cursor = batch.cursor

    # What hangs on messages.

    def _bring(self) -> None:
        """One after another, while the platform answers: an outage uses up none of their tries."""
        while not self._workers.over:
            nudges = self._workers.nudges
            if self._reading.standing is not Standing.FINE:
                self._workers.nap(LONGEST_NAP_S, nudges)
                continue
            due = self._bring_next()
            if due is not None:
                self._workers.nap((due - self._now()).total_seconds(), nudges)

    def _bring_next(self) -> datetime | None:
        """Fetch the next; when it is nobody's turn, when somebody's comes."""
        turn = self._outside.on_database(partial(_begin_fetching, self.account.id))
        if turn is None:
            due = self._outside.on_database(partial(_fetching_due, self.account.id))
            return due or self._now() + timedelta(seconds=LONGEST_NAP_S)
        brought = fetching.bring(self._channel, turn, self._underway)
        if self._workers.over:
            return None
        changes = self._outside.on_database(partial(_keep, turn, brought))
        if changes.touched:
            self._outside.changed(changes)
        if isinstance(brought, BaseException) and not isinstance(brought, ChannelError):
            self._outside.failed(brought)
        return None

    # Out.

    def _take_over(self) -> None:
        """What went out before this lane was opened may not be written down yet: its end is known,
        and nothing else leaves before it is on disk."""
        while (before := self._before) is not None and not self._workers.over:
            if before.is_carrying:
                self._workers.ended.wait(_LOOK_S)
            else:
                carried, self._before = before.left()
                self._carried = carried or self._carried

    @property
    def is_carrying(self) -> bool:
        return self._workers.is_at("lane-out")

    def left(self) -> "tuple[Carried | None, Lane | None]":
        """Of a lane that carries nothing any more: what it could not write down, and the one before
        it that it was still waiting for."""
        return self._carried, self._before

    def _carry(self) -> None:
        self._take_over()
        while not self._workers.over:
            nudges = self._workers.nudges
            self._settle()
            if self.state.is_held:
                self._workers.nap(LONGEST_NAP_S, nudges)
                continue
            if self._doubts_left() <= 0:
                _resolve(self.account.id, self._channel, self._outside)
                self._doubts_at = clock.steady() + DOUBTS_EVERY_S
            leaving = self._begin()
            if leaving is not None:
                self._carried = exchange.carry(self._channel, leaving)
                self._settle()
                continue
            due = self._outside.on_database(partial(_next_due, self.account.id))
            left = self._doubts_left()
            if due is not None:
                left = min(left, (due - self._now()).total_seconds())
            self._workers.nap(left, nudges)

    def _begin(self) -> Leaving | None:
        due, out = self._outside.on_database(partial(exchange.upcoming, self.account.id))
        if due and self._own:
            error = exchange.reread(self._channel, out, partial(self._look, self._own, again=True))
            if error is not None and not self._workers.over:
                self._outside.failed(error)
        if not due or self._workers.over:
            return None
        return self._outside.on_database(partial(_begin, self.account.id))

    def _doubts_left(self) -> float:
        """Seconds until it is looked for unknown replies. When the clock was set, it does not tell
        how long ago one was begun: what a platform does not show yet is not missing then."""
        if self._walls["out"].moved(self._now()):
            self._doubts_at = clock.steady() + SETTLING.total_seconds()
            self._outside.changed(self._outside.on_database(_heed_clock))
        return self._doubts_at - clock.steady()

    def _settle(self) -> None:
        """Write down how the last attempt ended; nothing else leaves before that is on disk."""
        if self._carried is None:
            return
        self._outside.changed(self._outside.on_database(partial(_settle, self._carried)))
        error, self._carried = self._carried.error, None
        if error is None:
            self._sending = account_state.succeeded(self._now())
        elif isinstance(error, ChannelError):
            self._sending = account_state.failed(self._sending, error, self._now())
            self._tell()
        else:
            self._outside.failed(error)


def _resolve(account: UUID, channel: Channel, outside: Outside) -> None:
    """What is unknown. One that a connector makes a mistake about is a person's, and keeps back no
    other."""
    for doubt in outside.on_database(partial(_doubts, account)):
        try:
            found = exchange.resolve(channel, doubt)
        except BaseException as error:  # noqa: BLE001 - told, and nothing else ends with it
            outside.failed(error)
            found = NotThere.CANNOT_TELL
        if found is Next.RESEND:
            outside.on_database(partial(_resend, doubt))
        elif not isinstance(found, Next):
            outside.changed(outside.on_database(partial(_looked, doubt, found)))


# On the database's thread.


def _cursor(account: UUID, stream: str, desk: Desk) -> str | None:
    return desk.inbound.cursor(account, stream)


def _take(account: Account, stream: str, batch: Batch, desk: Desk) -> Changes:
    return desk.inbound.take(account, stream, batch)


def _begin(account: UUID, desk: Desk) -> Leaving | None:
    return desk.outbox.begin(account)


def _next_due(account: UUID, desk: Desk) -> datetime | None:
    """When the next queued reply of an account may leave."""
    entries = desk.outbox.unsettled()
    dues = [e.due for e in entries if e.account == account and e.state is Sending.QUEUED]
    return min(dues, default=None)


def _heed_clock(desk: Desk) -> Changes:
    return desk.outbox.heed_clock()


def _begin_fetching(account: UUID, desk: Desk) -> Turn | None:
    return desk.fetching.begin(account)


def _fetching_due(account: UUID, desk: Desk) -> datetime | None:
    return desk.fetching.due(account)


def _keep(turn: Turn, brought: bytes | BaseException, desk: Desk) -> Changes:
    if isinstance(brought, BaseException):
        return desk.fetching.failed(turn, brought)
    return desk.fetching.arrived(turn, brought)


def _settle(carried: Carried, desk: Desk) -> Changes:
    return exchange.settle(desk, carried)


def _doubts(account: UUID, desk: Desk) -> tuple[Doubt, ...]:
    return exchange.doubts(desk, account)


def _resend(doubt: Doubt, desk: Desk) -> None:
    with suppress(Refusal):  # a person has decided about it meanwhile
        desk.outbox.resend(doubt.entry.lease)


def _looked(doubt: Doubt, found: Receipt | NotThere, desk: Desk) -> Changes:
    return desk.outbox.looked(doubt.entry.lease, found)
