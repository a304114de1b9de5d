"""What a rule asks for: how much time, of what kind, from when, and who says so."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Unit(StrEnum):
    MINUTE = "minute"
    HOUR = "hour"
    DUTY_MINUTE = "duty_minute"
    """Minutes while somebody is on duty."""
    WORKING_HOUR = "working_hour"
    """工作时."""
    WORKING_DAY = "working_day"
    """工作日."""
    CALENDAR_DAY = "calendar_day"

    @property
    def length(self) -> timedelta:
        """What one of them measures; of days, one day that counts."""
        return _LENGTHS[self]

    @property
    def in_days(self) -> bool:
        return self is Unit.WORKING_DAY or self is Unit.CALENDAR_DAY


_LENGTHS = {
    Unit.MINUTE: timedelta(minutes=1),
    Unit.HOUR: timedelta(hours=1),
    Unit.DUTY_MINUTE: timedelta(minutes=1),
    Unit.WORKING_HOUR: timedelta(hours=1),
    Unit.WORKING_DAY: timedelta(days=1),
    Unit.CALENDAR_DAY: timedelta(days=1),
}


class Goal(StrEnum):
    """What is to have happened. A response (contact, arrival) is no resolution."""

    RESPONSE = "response"
    RESOLUTION = "resolution"
    RETURN = "return"
    """The organisation sends back what is not theirs."""
    CALL_BACK = "call_back"
    PUBLIC_OPINION = "public_opinion"
    """The public is answered: 政务舆情回应."""
    CONSULTATION = "consultation"
    """One of several that were asked takes it: 会商."""


class Event(StrEnum):
    """What starts a clock."""

    RECEIVED = "received"
    DISPATCHED = "dispatched"
    SIGNED = "signed"
    """The organisation has signed for it: 签收."""
    CLOSED = "closed"


class Trust(StrEnum):
    """How far a figure can be relied on."""

    OFFICIAL = "official"
    PRESS = "press"
    MIRRORED = "mirrored"
    """A copy of an official text: to be verified before it is quoted."""
    WEAK = "weak"
    OWN = "own"
    """The bureau's own decision."""


@dataclass(frozen=True, slots=True)
class Source:
    text: str
    trust: Trust


class FirstDay(StrEnum):
    """Whether the day of the start is counted, if it is a day that counts."""

    NEXT = "next"
    """It is day zero."""
    BEFORE_NOON = "before_noon"
    """It is day one for what starts before noon."""
    BEFORE_CLOSE = "before_close"
    """It is day one for what starts before working time ends."""


class OffHours(StrEnum):
    """What starts outside working time, starts"""

    AS_RECEIVED = "as_received"
    NEXT_OPENING = "next_opening"


class DayEnds(StrEnum):
    CLOSE = "close"
    """With the last span of the day's hours."""
    MIDNIGHT = "midnight"


@dataclass(frozen=True, slots=True)
class Counting:
    """How days and starts are counted where a rule leaves it open."""

    first_day: FirstDay = FirstDay.NEXT
    off_hours: OffHours = OffHours.AS_RECEIVED
    day_ends: DayEnds = DayEnds.CLOSE


@dataclass(frozen=True, slots=True)
class Target:
    """One figure of one rule. 0 days: before the day is over, or the next one that counts."""

    goal: Goal
    amount: int
    unit: Unit
    source: Source
    since: Event = Event.RECEIVED
    aim: int | None = None
    """The shorter time the rule would like, in the same unit; missing it breaches nothing."""
    longest_extension: int | None = None
    """All extensions together, in the same unit; none where the rule names no bound."""
    counting: Counting = Counting()
