"""What time it is to a connector, and how it waits: the machine's clocks, read in one place.

Two of them. The one on the wall says when something was said, and may be set, forward and back. The
steady one only ever goes on, and says how long something has lasted.
"""

import time
from datetime import UTC, datetime, timedelta, timezone
from datetime import time as time_of_day
from typing import Final, Protocol

CHINA: Final = timezone(timedelta(hours=8))
"""Where the platforms count their days, wherever this machine stands."""
_DRIFT: Final = timedelta(seconds=2)
"""By so much the two may differ from one look to the next, and nobody has set anything."""


class Waits(Protocol):
    """What somebody can be woken at: an event, or a condition that is held."""

    def wait(self, timeout: float) -> object:
        """For so many seconds at most."""


def now() -> datetime:
    """On the wall, in UTC."""
    return datetime.now(UTC)


def day_ends_at(now: datetime) -> datetime:
    """When the day of that moment is over in China."""
    tomorrow = now.astimezone(CHINA).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time_of_day(), CHINA).astimezone(now.tzinfo)


def steady() -> float:
    """Seconds, from no particular moment on."""
    return time.monotonic()


def wait(at: Waits, seconds: float) -> None:
    """For so long, unless it is woken."""
    at.wait(seconds)


class Wall:
    """Notices when the clock on the wall is set. A machine that slept was set forward."""

    def __init__(self) -> None:
        self._apart: datetime | None = None

    def moved(self, now: datetime) -> timedelta:
        """How far it was set since this was last asked, less than nothing for back."""
        apart = now - timedelta(seconds=steady())
        before, self._apart = self._apart or apart, apart
        moved = apart - before
        return moved if abs(moved) > _DRIFT else timedelta()
