"""The stretch of time a report is about: days, as the desk's clock on the wall counts them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


class Span(StrEnum):
    DAY = "day"
    WEEK = "week"
    """Monday to Sunday."""
    MONTH = "month"
    RANGE = "range"
    """Any days in a row."""


@dataclass(frozen=True, slots=True)
class Period:
    """`first` and `last` are its days, both within; it is the time from `since` up to, and without,
    `until`. A day begins at `begins` o'clock of the desk's zone, at midnight unless the bureau has
    its shifts counted otherwise."""

    span: Span
    first: date
    last: date
    zone: tzinfo
    begins: int = 0

    @property
    def since(self) -> datetime:
        return self._start_of(self.first)

    @property
    def until(self) -> datetime:
        return self._start_of(self.last + _DAY)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def _start_of(self, day: date) -> datetime:
        # In UTC: within one zone Python would compare and subtract what the walls show.
        return datetime.combine(day, time(self.begins), self.zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is counted of a period: up to now while it is not over."""

    since: datetime
    until: datetime

    def holds(self, moment: datetime) -> bool:
        return self.since <= moment < self.until


def today(now: datetime, zone: tzinfo, begins: int = 0) -> date:
    """The day of the desk that a moment belongs to."""
    return (now.astimezone(zone) - timedelta(hours=begins)).date()


def of_span(span: Span, day: date, zone: tzinfo, begins: int = 0) -> Period:
    """The day, week or month with this day in it; of a range, the day alone."""
    first = last = day
    if span is Span.WEEK:
        first = day - timedelta(days=day.weekday())
        last = first + _WEEK - _DAY
    elif span is Span.MONTH:
        first = day.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - _DAY
    return Period(span, first, last, zone, begins)


def between(first: date, last: date, zone: tzinfo, begins: int = 0) -> Period:
    """Any days in a row, given in either order."""
    return Period(Span.RANGE, min(first, last), max(first, last), zone, begins)


def before(period: Period) -> Period:
    """The period before: of a range, as many days."""
    if period.span is Span.RANGE:
        first = period.first - period.days * _DAY
        return Period(Span.RANGE, first, period.first - _DAY, period.zone, period.begins)
    return of_span(period.span, period.first - _DAY, period.zone, period.begins)


def after(period: Period) -> Period:
    """The period that follows."""
    if period.span is Span.RANGE:
        last = period.last + period.days * _DAY
        return Period(Span.RANGE, period.last + _DAY, last, period.zone, period.begins)
    return of_span(period.span, period.last + _DAY, period.zone, period.begins)


def same_weekday_before(period: Period) -> Period | None:
    """Of a day, the same weekday a week before: a Sunday is not measured by a Saturday."""
    if period.span is not Span.DAY:
        return None
    return of_span(Span.DAY, period.first - _WEEK, period.zone, period.begins)


def counted(period: Period, now: datetime) -> Stretch:
    """What of the period has passed."""
    return Stretch(period.since, max(period.since, min(period.until, now)))


def as_far(earlier: Period, period: Period, now: datetime) -> Stretch:
    """Of an earlier period as much as has passed of one that is not over, so that a morning is
    compared with a morning; all of it where that one is over."""
    if now >= period.until:
        return Stretch(earlier.since, earlier.until)
    passed = counted(period, now)
    end = min(earlier.until, earlier.since + (passed.until - passed.since))
    return Stretch(earlier.since, end)
