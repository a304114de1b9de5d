"""How pressing a clock is, and how much of it is left."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

NEAR = timedelta(minutes=15)


class Urgency(StrEnum):
    OVERDUE = "overdue"
    NEAR = "near"
    """15 minutes or less are left."""
    TODAY = "today"
    LATER = "later"
    ANSWERED = "answered"
    NONE = "none"
    """No clock runs: the next move is not ours."""


@dataclass(frozen=True, slots=True)
class Remaining:
    """Time left (`sign` 1) or over (`sign` -1) in whole units, what is less than a minute cut off."""

    sign: int
    days: int
    hours: int
    minutes: int


def urgency(
    due_at: datetime | None, now: datetime, tz: tzinfo, *, answered: bool = False
) -> Urgency:
    """How pressing it is. `tz` is the desk's zone and says where today ends.

    A clock that runs counts even for a case once answered: the citizen has written again.
    """
    if due_at is None:
        return Urgency.ANSWERED if answered else Urgency.NONE
    if now > due_at:
        return Urgency.OVERDUE
    if due_at - now <= NEAR:
        return Urgency.NEAR
    if due_at.astimezone(tz).date() == now.astimezone(tz).date():
        return Urgency.TODAY
    return Urgency.LATER


def remaining(due_at: datetime, now: datetime) -> Remaining:
    left = due_at - now
    minutes = abs(left) // timedelta(minutes=1)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    return Remaining(1 if left >= timedelta(0) else -1, days, hours, minutes)
