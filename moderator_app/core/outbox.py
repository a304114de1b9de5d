"""What becomes of a reply between the press of a key and the platform's answer.

queued → sending → sent | unknown | failed. `sending` is on disk before the first octet leaves; a
program that dies in it leaves `unknown`. A reply is tried again only if it is proved not to have
arrived, or if the platform tells a repetition by its key. What is unknown and cannot be looked up
waits for a person. Nothing here has a clock or a network.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from moderator_app.core.account_state import asked_again
from moderator_app.core.channels import (
    Ambiguous,
    AuthRequired,
    ChannelError,
    ConfigError,
    ContentRejected,
    Duplicate,
    NeedsHuman,
    NotDelivered,
    NotThere,
    RateLimited,
    Receipt,
    Repeat,
    TargetGone,
    Transient,
    WindowClosed,
)

Change = Callable[["Entry"], "Entry"]
BOUNCED: Final = "Bounced"
"""Why a letter failed that a server had taken: it came back."""
ANSWERED: Final = "Answered"
"""Why a reply was held back: somebody has answered in the platform itself, while it waited here."""
PAUSES: Final = (
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(minutes=30),
)
"""Before each further try of what is proved not to have left; after the last it has failed."""
SETTLING: Final = timedelta(seconds=60)
"""How long a platform may take to show what it took: before that a look proves nothing."""


class State(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Entry:
    """One reply on its way. `due`: not before; `tried`: how many times it was begun; `began`: when
    last; `why`: which of the ten errors the platform answered with, `code` its own word for it."""

    lease: UUID
    case: UUID
    account: UUID
    state: State
    due: datetime
    tried: int = 0
    began: datetime | None = None
    external: str = ""
    why: str = ""
    code: str = ""
    for_person: bool = False
    """A look at the platform could not tell: only a person can."""
    doubtful: bool = False
    """An earlier try may have arrived."""

    @property
    def has_bounced(self) -> bool:
        """Whether the platform had taken it: its key is used up, and it cannot go once more."""
        return self.state is State.FAILED and self.why in set(NotDelivered)

    @property
    def key(self) -> str:
        """What tells the platform that two tries are one: 32 signs, as the shortest of the
        platforms' keys allows."""
        return self.lease.hex


def queued(lease: UUID, case: UUID, account: UUID, now: datetime, window: timedelta) -> Entry:
    """Waits for the length of the undo window."""
    return Entry(lease, case, account, State.QUEUED, now + window)


def may_begin(entry: Entry, now: datetime) -> bool:
    return entry.state is State.QUEUED and entry.due <= now


def begun(entry: Entry, now: datetime) -> Entry:
    """To be on disk before anything leaves. Raises ValueError if it may not begin."""
    if not may_begin(entry, now):
        raise ValueError(entry.state)
    return replace(entry, state=State.SENDING, tried=entry.tried + 1, began=now, why="", code="")


def arrived(entry: Entry, receipt: Receipt) -> Entry:
    return replace(entry, state=State.SENT, external=receipt.id, why="", code="")


def shown(entry: Entry, receipt: Receipt) -> Entry:
    """The platform shows it, also where it had said that it did not arrive. Not what it took and lost
    again, nor what is not to go."""
    if entry.has_bounced or entry.state not in {State.UNKNOWN, State.QUEUED, State.FAILED}:
        return entry
    return arrived(entry, receipt)


def refused(entry: Entry, error: BaseException, now: datetime) -> Entry:
    """What an attempt that ended with an error leaves. An error that is none of the ten proves
    nothing about what left."""
    if isinstance(error, Duplicate):
        return replace(entry, state=State.SENT, external=error.id or entry.external)
    if isinstance(error, AuthRequired | ConfigError | NeedsHuman):
        # The account's fault and not the reply's: it waits until the account answers again.
        # It keeps its place before those that were written after it.
        return _because(replace(entry, tried=entry.tried - 1), State.QUEUED, error)
    if isinstance(error, Transient | RateLimited):
        return _again(entry, error, now)
    if isinstance(error, WindowClosed | ContentRejected | TargetGone):
        return _failed(entry, error)
    return _because(replace(entry, doubtful=True), State.UNKNOWN, error)


def _failed(entry: Entry, error: Exception) -> Entry:
    """That this try did not arrive says nothing of an earlier one."""
    if entry.doubtful:
        return _because(replace(entry, for_person=True), State.UNKNOWN, error)
    return _because(entry, State.FAILED, error)


def _again(entry: Entry, error: Transient | RateLimited, now: datetime) -> Entry:
    if entry.tried > len(PAUSES):
        return _failed(entry, error)
    due = now + PAUSES[entry.tried - 1]
    if isinstance(error, RateLimited):
        due = asked_again(error, now, due)
    return _because(replace(entry, due=due), State.QUEUED, error)


def _because(entry: Entry, state: State, error: BaseException) -> Entry:
    code = error.code if isinstance(error, ChannelError) else ""
    return replace(entry, state=state, why=type(error).__name__, code=code)


def bounced(entry: Entry, why: NotDelivered, code: str) -> Entry:
    """The platform took it, and says later that it did not arrive."""
    failed = replace(entry, state=State.FAILED, why=why.value, code=code)
    return replace(failed, for_person=False, doubtful=False)


def orphaned(entry: Entry) -> Entry:
    """The program that sent it is gone, and nobody saw how it ended."""
    if entry.state is not State.SENDING:
        return entry
    return _because(replace(entry, doubtful=True), State.UNKNOWN, Ambiguous())


def brought_back(entry: Entry) -> Entry:
    """What waited when a backup was made may have left since: a person is to look first. What is
    settled stays so, and what the platform had taken cannot go once more."""
    if entry.state in {State.SENT, State.CANCELLED} or entry.has_bounced:
        return entry
    return _because(replace(entry, for_person=True, doubtful=True), State.UNKNOWN, Ambiguous())


class Next(StrEnum):
    """What may be done about a reply whose end is unknown, by the program alone."""

    RESEND = "resend"
    LOOK = "look"
    WAIT = "wait"
    ASK = "ask"


def next_step(entry: Entry, repeat: Repeat, now: datetime) -> Next:
    """A key makes a repetition safe; where the platform can be asked it is, once it had time to
    show the reply; all else is for a person to decide. Raises ValueError if it is not unknown."""
    if entry.state is not State.UNKNOWN:
        raise ValueError(entry.state)
    if entry.for_person or entry.tried > len(PAUSES) or repeat is Repeat.NEVER:
        return Next.ASK
    if repeat is Repeat.KEY:
        return Next.RESEND
    if entry.began is not None and now < entry.began + SETTLING:
        return Next.WAIT
    return Next.LOOK


def looked(entry: Entry, found: Receipt | NotThere, now: datetime) -> Entry:
    """What a look at the platform makes of an unknown reply. One that cannot tell leaves it to a
    person, and is not made again."""
    if entry.state is not State.UNKNOWN:
        raise ValueError(entry.state)
    if isinstance(found, Receipt):
        return arrived(entry, found)
    if found is NotThere.NOT_FOUND:
        return denied(entry, now)
    return replace(entry, for_person=True)


def came_back(entry: Entry) -> Entry:
    """It had left, and was not delivered."""
    if entry.state in {State.SENDING, State.CANCELLED}:
        return entry
    return replace(entry, state=State.FAILED, why=BOUNCED, code="", doubtful=False)


def requeued(entry: Entry, now: datetime) -> Entry:
    """Once more, for its key makes that harmless. Raises ValueError for what is on its way or
    arrived, and for what the platform had taken."""
    if entry.has_bounced or entry.state in {State.SENDING, State.SENT, State.CANCELLED}:
        raise ValueError(entry.state)
    return replace(entry, state=State.QUEUED, due=now, why="", code="", for_person=False)


def denied(entry: Entry, now: datetime) -> Entry:
    """Once more, as if for the first time: it is proved, by the platform or by a person who looked
    there, that it did not arrive. Raises ValueError as `requeued`."""
    return requeued(replace(entry, doubtful=False), now)


def hurried(entry: Entry, now: datetime) -> Entry:
    """Not to wait for the end of the undo window, or of a pause."""
    return replace(entry, due=min(entry.due, now)) if entry.state is State.QUEUED else entry


def set_back(entry: Entry, by: timedelta) -> Entry:
    """The clock on the wall was set back: it waits as long as it would have, and no longer."""
    began = None if entry.began is None else entry.began - by
    return replace(entry, due=entry.due - by, began=began)


def held(entry: Entry) -> Entry:
    """Somebody has answered in the platform itself: whether it is to go all the same, a person says."""
    if entry.state is not State.QUEUED:
        return entry
    state = State.UNKNOWN if entry.doubtful else State.FAILED
    return replace(entry, state=state, why=ANSWERED, code="", for_person=entry.doubtful)


def cancelled(entry: Entry) -> Entry:
    """Taken back in time. Raises ValueError once it has begun to leave, or may have arrived."""
    if entry.doubtful or entry.state not in {State.QUEUED, State.FAILED}:
        raise ValueError(entry.state)
    return replace(entry, state=State.CANCELLED)


def decided(entry: Entry, state: State) -> Entry:
    """What a person who looked says: it is there, or it shall not go. That it shall not does not
    prove that it did not."""
    doubtful = entry.doubtful and state is State.CANCELLED
    return replace(entry, state=state, why="", code="", for_person=False, doubtful=doubtful)


def revived(entry: Entry, now: datetime, window: timedelta) -> Entry:
    """What was not to go is to go after all, as if it were written now; where it may have gone, a
    person is to look first."""
    if entry.state is not State.CANCELLED:
        return entry
    if entry.doubtful:
        return _because(replace(entry, for_person=True), State.UNKNOWN, Ambiguous())
    return queued(entry.lease, entry.case, entry.account, now, window)
