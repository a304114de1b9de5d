"""Working time: the spans of the days that are worked, laid end to end, so that hours can be
added on them and measured.

The spans are moments of the world, not readings of a wall: where a zone turns its clocks (China
did from 1986 to 1991), an hour is still an hour. Adding and measuring are a bisection over sums
made once for each year.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple, Protocol

from moderator_app.core.workdays import Calendar

DAY = 24 * 60
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


class Span(NamedTuple):
    """In minutes after midnight, 0 to 1440. What goes on over midnight is two spans."""

    begins: int
    ends: int


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """Other hours on some weekdays (Monday is 0; none named: all), or for a season.

    A season runs from one (month, day) to another, both in it, over New Year if need be.
    """

    spans: Spans
    weekdays: frozenset[int] = frozenset()
    season: tuple[tuple[int, int], tuple[int, int]] | None = None

    def fits(self, day: date) -> bool:
        if self.weekdays and day.weekday() not in self.weekdays:
            return False
        if self.season is None:
            return True
        first, last = self.season
        at = (day.month, day.day)
        return first <= at <= last if first <= last else at >= first or at <= last


@dataclass(frozen=True, slots=True)
class Schedule:
    """The hours of a worked day; of the variants that fit, the last one holds.

    Raises `ValueError` for a day without hours, or spans that are empty or out of order.
    """

    spans: Spans
    variants: tuple[Variant, ...] = ()
    every_day: bool = False
    """Worked on weekends and holidays too, as a rota is."""

    def __post_init__(self) -> None:
        for spans in (self.spans, *(variant.spans for variant in self.variants)):
            edges = [edge for span in spans for edge in span]
            rising = all(span.begins < span.ends for span in spans) and edges == sorted(edges)
            if not spans or not rising or edges[0] < 0 or edges[-1] > DAY:
                raise ValueError("hours of a day must be in order, between 00:00 and 24:00")

    def on(self, day: date) -> Spans:
        """The hours this day has if it is worked."""
        fitting = (variant.spans for variant in reversed(self.variants) if variant.fits(day))
        return next(fitting, self.spans)


class Time(Protocol):
    """Something that passes: all of time, or only the worked part of it."""

    def add(self, start: datetime, amount: timedelta) -> datetime:
        """The first moment at which `amount`, not negative, has passed since `start`."""

    def between(self, start: datetime, end: datetime) -> timedelta:
        """How much passes from `start` to `end`; nothing if that is not after it."""


class Elapsed:
    """Time that never stops."""

    def add(self, start: datetime, amount: timedelta) -> datetime:
        return start.astimezone(UTC) + amount

    def between(self, start: datetime, end: datetime) -> timedelta:
        return max(end - start.astimezone(UTC), timedelta(0))


class _Table(NamedTuple):
    """All spans from the first day of one year to the last of another, in ticks of the world."""

    first: int
    last: int
    begins: list[int]
    ends: list[int]
    before: list[int]
    """What is worked in the table before each span."""
    upto: list[int]
    days: list[int]
    """The worked days, as ordinals."""

    @property
    def total(self) -> int:
        return self.upto[-1] if self.upto else 0

    def worked(self, tick: int) -> int:
        at = bisect_right(self.begins, tick) - 1
        return 0 if at < 0 else self.upto[at] - max(0, self.ends[at] - tick)


class WorkTime:
    """Answers are in `zone`, which is also where the days of the calendar are lived."""

    __slots__ = ("_table", "calendar", "schedule", "zone")

    def __init__(self, calendar: Calendar, schedule: Schedule, zone: tzinfo) -> None:
        self.calendar = calendar
        self.schedule = schedule
        self.zone = zone
        self._table: _Table | None = None

    def works(self, day: date) -> bool:
        return self.schedule.every_day or self.calendar.works(day)

    def at(self, day: date, minutes: int) -> datetime:
        """So many minutes after midnight of that day, as the wall there shows them."""
        return datetime.combine(day, time(), self.zone) + timedelta(minutes=minutes)

    def close(self, day: date) -> datetime:
        """When the last span ends, or would end if the day were worked."""
        return self.at(day, self.schedule.on(day)[-1].ends)

    def opening(self, moment: datetime) -> datetime:
        """The moment itself within working time, else when it next begins."""
        tick = _tick(moment)
        table = self._around(moment)
        at = bisect_right(table.ends, tick)
        while at >= len(table.ends):
            table = self._reaching(table.first, table.last + 1)
            at = bisect_right(table.ends, tick)
        return self._moment(max(tick, table.begins[at]))

    def within(self, moment: datetime) -> bool:
        return self.opening(moment) == moment

    def add(self, start: datetime, amount: timedelta) -> datetime:
        if not amount:
            return start.astimezone(self.zone)
        tick, ticks = _tick(start), amount // _TICK
        table = self._around(start)
        while (wanted := table.worked(tick) + ticks) > table.total:
            table = self._reaching(table.first, 2 * table.last - table.first + 1)
        at = bisect_left(table.upto, wanted)
        return self._moment(table.ends[at] - (table.upto[at] - wanted))

    def back(self, end: datetime, amount: timedelta) -> datetime:
        """The last moment from which `amount` is still to pass until `end`."""
        tick = _tick(end)
        table = self._around(end)
        while (wanted := table.worked(tick) - amount // _TICK) < 0:
            table = self._reaching(2 * table.first - table.last - 1, table.last)
        if not amount:
            return end.astimezone(self.zone)
        at = bisect_right(table.before, wanted) - 1
        return self._moment(table.begins[at] + wanted - table.before[at])

    def between(self, start: datetime, end: datetime) -> timedelta:
        table = self._reaching(min(start.year, end.year) - 1, max(start.year, end.year) + 1)
        worked = table.worked(_tick(end)) - table.worked(_tick(start))
        return timedelta(microseconds=max(0, worked))

    def day_after(self, day: date, count: int) -> date:
        """The `count`-th worked day after `day`, 1 being the next."""
        ordinal = day.toordinal()
        table = self._reaching(day.year, day.year + 1)
        at = bisect_right(table.days, ordinal) + count - 1
        while at >= len(table.days):
            table = self._reaching(table.first, 2 * table.last - table.first + 1)
            at = bisect_right(table.days, ordinal) + count - 1
        return date.fromordinal(table.days[at])

    def _around(self, moment: datetime) -> _Table:
        """A table that has the local day of the moment in it, wherever that was read."""
        return self._reaching(moment.year - 1, moment.year + 1)

    def _reaching(self, first: int, last: int) -> _Table:
        """A table that has these years in it. It is made anew and put in place at once, so that
        two threads that ask can at worst both make it."""
        table = self._table
        if table is not None and table.first <= first and table.last >= last:
            return table
        if table is not None:
            first, last = min(first, table.first), max(last, table.last)
        self._table = made = _laid_out(self, first, last)
        return made

    def _moment(self, tick: int) -> datetime:
        return (_EPOCH + timedelta(microseconds=tick)).astimezone(self.zone)


def _laid_out(work: WorkTime, first: int, last: int) -> _Table:
    table = _Table(first, last, [], [], [], [], [])
    total = 0
    for day in _days(max(first, 1), last):
        if not work.works(day):
            continue
        table.days.append(day.toordinal())
        for begins, ends in _ticks(work, day):
            table.begins.append(begins)
            table.ends.append(ends)
            table.before.append(total)
            total += ends - begins
            table.upto.append(total)
    return table


def _days(first: int, last: int) -> Iterator[date]:
    ordinals = range(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal() + 1)
    return map(date.fromordinal, ordinals)


def _ticks(work: WorkTime, day: date) -> Iterable[tuple[int, int]]:
    for span in work.schedule.on(day):
        begins, ends = _tick(work.at(day, span.begins)), _tick(work.at(day, span.ends))
        # A span can vanish in the hour that a clock skips.
        if begins < ends:
            yield begins, ends


def _tick(moment: datetime) -> int:
    return (moment - _EPOCH) // _TICK
