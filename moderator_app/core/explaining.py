"""Why something is due when it is: the days of a deadline one by one, as values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from moderator_app.core.deadlines import (
    Clock,
    FreezeReason,
    Hours,
    Why,
    counted_from,
    days,
    days_needed,
    due,
    not_worked,
    time_of,
)
from moderator_app.core.targets import OffHours, Unit
from moderator_app.core.workdays import Day
from moderator_app.core.worktime import DAY, Time, WorkTime


@dataclass(frozen=True, slots=True)
class Line:
    """One day. Whole days are counted as 24 hours each, all else as the time it takes."""

    date: date
    day: Day
    why: Why
    counted: timedelta
    total: timedelta
    """What has been counted up to here."""
    frozen: tuple[FreezeReason, ...] = ()
    """What held the clock at some time of the day."""


@dataclass(frozen=True, slots=True)
class Explanation:
    clock: Clock
    begun: datetime
    """From when it is counted, which is after the start for what waits for an opening."""
    due: datetime | None
    lines: tuple[Line, ...]
    unannounced: tuple[int, ...]
    """The years whose holidays are not announced and which have a say here: to be warned of."""


def explain(clock: Clock, hours: Hours) -> Explanation:
    """Made when somebody asks: it walks every day that `due` steps over."""
    work, end = hours.work, due(clock, hours)
    begun = counted_from(clock, work)
    received = clock.start.astimezone(work.zone).date()
    found = [(day, Why.BEFORE_START, timedelta(0)) for day in _dates(received, begun.date())]
    if clock.target.unit.in_days:
        found += _counted_days(clock, begun, work)
    else:
        found += _counted_hours(clock, begun, end, hours)
    lines, total = [], timedelta(0)
    for day, why, amount in found:
        total += amount
        reasons = _frozen(clock, day, begun, work)
        lines.append(Line(day, work.calendar.day(day), why, amount, total, reasons))
    unannounced = (
        work.calendar.unannounced(found[0][0], found[-1][0]) if _asks_calendar(clock, hours) else ()
    )
    return Explanation(clock, begun, end, tuple(lines), unannounced)


Counted = tuple[date, Why, timedelta]


def _counted_days(clock: Clock, begun: datetime, work: WorkTime) -> Iterator[Counted]:
    # Of 0 days, one day is looked for and nothing is counted.
    one = clock.total / days_needed(clock)
    for day, why in days(clock, begun, work):
        yield day, why, one if why is Why.COUNTED else timedelta(0)


def _counted_hours(
    clock: Clock, begun: datetime, end: datetime | None, hours: Hours
) -> Iterator[Counted]:
    work, time = hours.work, time_of(clock.target.unit, hours)
    last = end or max(begun, *(each.since for each in clock.freezes if each.until is None))
    for day in _dates(begun.date(), last.astimezone(work.zone).date() + timedelta(days=1)):
        since, until = max(begun, work.at(day, 0)), work.at(day, DAY)
        if end is not None:
            until = min(until, end)
        passes = time.between(since, until)
        runs = sum(
            (time.between(*stretch) for stretch in _running(clock, since, until)), timedelta(0)
        )
        yield day, _why(runs, passes, day, time), runs


def _why(runs: timedelta, passes: timedelta, day: date, time: Time) -> Why:
    if runs or passes:
        return Why.COUNTED if runs else Why.FROZEN
    if isinstance(time, WorkTime) and not time.works(day):
        return not_worked(day, time)
    return Why.CLOSED


def _running(clock: Clock, since: datetime, until: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The stretches of a day in which nothing is frozen."""
    for freeze in sorted(clock.freezes, key=lambda each: each.since):
        if freeze.since >= until:
            break
        if freeze.since > since:
            yield since, freeze.since
        since = until if freeze.until is None else max(since, freeze.until)
    if since < until:
        yield since, until


def _frozen(clock: Clock, day: date, begun: datetime, work: WorkTime) -> tuple[FreezeReason, ...]:
    since, until = max(begun, work.at(day, 0)), work.at(day, DAY)
    return tuple(
        freeze.reason
        for freeze in clock.freezes
        if freeze.since < until and (freeze.until is None or freeze.until > since)
    )


def _asks_calendar(clock: Clock, hours: Hours) -> bool:
    """Whether holidays have a say in it at all."""
    if clock.target.counting.off_hours is OffHours.NEXT_OPENING:
        return not hours.work.schedule.every_day
    if clock.target.unit is Unit.DUTY_MINUTE:
        return not hours.duty.schedule.every_day
    return (
        clock.target.unit in {Unit.WORKING_HOUR, Unit.WORKING_DAY}
        and not hours.work.schedule.every_day
    )


def _dates(first: date, past: date) -> Iterator[date]:
    return map(date.fromordinal, range(first.toordinal(), past.toordinal()))
