"""How one of our accounts stands: what the last look or sending said, and when the next look is."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from moderator_app.core.channels import (
    AuthRequired,
    ChannelError,
    ConfigError,
    NeedsHuman,
    RateLimited,
)

EVERY: Final = timedelta(seconds=60)
"""Between two looks where nothing wakes us and the platform asks for no other pause."""
FIRST_PAUSE: Final = timedelta(seconds=5)
LONGEST_PAUSE: Final = timedelta(minutes=15)


class Standing(StrEnum):
    UNKNOWN = "unknown"
    """Nobody has asked yet."""
    FINE = "fine"
    RETRYING = "retrying"
    SPENT = "spent"
    """Its calls for now are used up."""
    SIGN_IN = "sign_in"
    """Somebody has to sign in anew."""
    WRONG = "wrong"
    """A setting here or at the platform is wrong."""
    HUMAN = "human"
    """The platform wants to see a person."""


TRIES: Final = 3
"""In a row without an answer before an account counts as down: one that is missed is nothing."""
HELD: Final = frozenset({Standing.SIGN_IN, Standing.WRONG, Standing.HUMAN})
"""Nothing goes in or out until a person has done something."""


@dataclass(frozen=True, slots=True)
class State:
    """`next_at`: not before; None for whom a person has to do something. `code`: the platform's own
    word for what went wrong, also where it is fine but for that; `failures`: in a row."""

    standing: Standing = Standing.UNKNOWN
    succeeded_at: datetime | None = None
    next_at: datetime | None = None
    failures: int = 0
    code: str = ""

    @property
    def is_held(self) -> bool:
        return self.standing in HELD


def is_down(state: State) -> bool:
    """Whether somebody should know that an account does not work, or not wholly."""
    if state.standing is Standing.RETRYING:
        return state.failures >= TRIES
    return state.is_held or state.standing is Standing.SPENT or is_amiss(state)


def is_amiss(state: State) -> bool:
    """Whether it works, but not wholly."""
    return state.standing is Standing.FINE and bool(state.code)


def succeeded(now: datetime, pause: timedelta | None = None, trouble: str = "") -> State:
    """The platform answered, and is asked again after `pause`, or as is usual."""
    return State(Standing.FINE, now, now + (pause or EVERY), code=trouble)


def failed(state: State, error: ChannelError, now: datetime, jitter: float = 0.0) -> State:
    """It did not. Twice as long from time to time, up to a quarter of an hour; `jitter`, from 0 to
    1, spreads the desks of a bureau over a fifth of that."""
    standing = _standing(error)
    told = replace(state, standing=standing, failures=state.failures + 1, code=error.code)
    if standing in HELD:
        return replace(told, next_at=None)
    pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(state.failures, 10))
    due = now + pause * (1 + jitter / 5)
    if isinstance(error, RateLimited):
        due = asked_again(error, now, due)
    return replace(told, next_at=due)


def asked_again(error: RateLimited, now: datetime, sooner: datetime) -> datetime:
    """Not before the platform wants it, but within a day in any case, for no budget lasts longer.
    `sooner`: where it says nothing that can be read."""
    if error.retry_at is None or error.retry_at.utcoffset() is None:
        return sooner
    return max(sooner, min(error.retry_at, now + timedelta(days=1)))


def _standing(error: ChannelError) -> Standing:
    for kind, standing in (
        (AuthRequired, Standing.SIGN_IN),
        (ConfigError, Standing.WRONG),
        (NeedsHuman, Standing.HUMAN),
        (RateLimited, Standing.SPENT),
    ):
        if isinstance(error, kind):
            return standing
    return Standing.RETRYING


def released(state: State) -> State:
    """A person has done something about it: it is asked at once."""
    return State(succeeded_at=state.succeeded_at)


def set_back(state: State, by: timedelta) -> State:
    """The clock on the wall was set back: it is asked when it would have been."""
    moments = (None if at is None else at - by for at in (state.succeeded_at, state.next_at))
    succeeded_at, next_at = moments
    return replace(state, succeeded_at=succeeded_at, next_at=next_at)


def is_due(state: State, now: datetime) -> bool:
    return state.standing is Standing.UNKNOWN or (
        state.next_at is not None and state.next_at <= now
    )


def both(reading: State, sending: State, now: datetime) -> State:
    """How the account stands as a whole: sending is worth a word where it is held, and as long as
    the platform takes no more."""
    spent = sending.standing is Standing.SPENT and not is_due(sending, now)
    if sending.is_held or (spent and reading.standing is Standing.FINE):
        return reading if reading.is_held else replace(sending, succeeded_at=reading.succeeded_at)
    return reading
