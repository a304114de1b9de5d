"""Who is to be on duty when: laid down by the week, shift by shift, day and night."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import pairwise
from typing import Final
from uuid import UUID

from moderator_app.core.records import BadRecord, Reader, kit_id

LEAST_REST: Final = timedelta(hours=11)
"""Between two shifts of one person (Directive 2003/88/EC, article 3; the Labour Law of the People's
Republic of China names no figure). Less is said, and not forbidden."""
LONGEST_NAME: Final = 12
MOST_SHIFTS: Final = 4
_WEEK: Final = 7
_MINUTES: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class ShiftKind:
    """A shift as a desk has it every day. Minutes after midnight; one that ends no later than it
    begins ends the next day."""

    key: str
    begins: int
    ends: int
    name: str = ""
    """What the desk calls it; a day and a night shift have their usual names."""


DAY: Final = ShiftKind("day", 8 * 60, 20 * 60)
NIGHT: Final = ShiftKind("night", 20 * 60, 8 * 60)


@dataclass(frozen=True, slots=True, order=True)
class Duty:
    """One person on one shift that begins on one day."""

    day: date
    shift: str
    person: UUID


@dataclass(frozen=True, slots=True)
class Week:
    """What was laid down for a week. It keeps the hours that held then: a later change of shifts
    does not change what was worked."""

    monday: date
    kinds: tuple[ShiftKind, ...] = (DAY, NIGHT)
    duties: frozenset[Duty] = frozenset()

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.monday + timedelta(days=at) for at in range(_WEEK))

    def kind(self, key: str) -> ShiftKind | None:
        return next((one for one in self.kinds if one.key == key), None)

    def of(self, person: UUID, day: date) -> tuple[ShiftKind, ...]:
        """The shifts of somebody that begin on that day."""
        wanted = {one.shift for one in self.duties if one.person == person and one.day == day}
        return tuple(kind for kind in self.kinds if kind.key in wanted)

    def open_on(self, day: date) -> tuple[ShiftKind, ...]:
        """The shifts of a day that nobody has."""
        taken = {one.shift for one in self.duties if one.day == day}
        return tuple(kind for kind in self.kinds if kind.key not in taken)

    def put(self, person: UUID, day: date, kind: ShiftKind | None) -> "Week":
        """Give somebody this shift on that day, and no other; none at all where it is None."""
        others = {one for one in self.duties if (one.person, one.day) != (person, day)}
        own = set() if kind is None else {Duty(day, kind.key, person)}
        return replace(self, duties=frozenset(others | own))


@dataclass(frozen=True, slots=True)
class Stint:
    """A duty as hours on the clock."""

    person: UUID
    begins: datetime
    ends: datetime
    day: date
    kind: ShiftKind


@dataclass(frozen=True, slots=True)
class ShortRest:
    before: Stint
    after: Stint

    @property
    def rest(self) -> timedelta:
        return self.after.begins - self.before.ends


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def week_id(monday: date) -> UUID:
    """The one record of a week, the same in every file."""
    return kit_id("roster", monday.isoformat())


def week(weeks: Iterable[Week], monday: date) -> Week:
    """The week as it was laid down, or an empty one with the shifts of the last before it."""
    before: Week | None = None
    for one in weeks:
        if one.monday == monday:
            return one
        if one.monday < monday and (before is None or before.monday < one.monday):
            before = one
    return Week(monday) if before is None else Week(monday, before.kinds)


def copied(source: Week, monday: date, people: Iterable[UUID]) -> Week:
    """The same week again, of those of these people who are in it."""
    known, later = frozenset(people), monday - source.monday
    return Week(
        monday,
        source.kinds,
        frozenset(replace(d, day=d.day + later) for d in source.duties if d.person in known),
    )


def stints(weeks: Iterable[Week], zone: tzinfo) -> list[Stint]:
    """All duties on the clock, in the order in which they begin."""
    found = []
    for one in weeks:
        for duty in one.duties:
            kind = one.kind(duty.shift)
            if kind is not None:
                found.append(_stint(duty, kind, zone))
    found.sort(key=lambda stint: (stint.begins, stint.person))
    return found


def hours(day: date, kind: ShiftKind, zone: tzinfo) -> tuple[datetime, datetime]:
    """When a shift that begins on that day begins and ends."""
    ends_on = day + timedelta(days=kind.ends <= kind.begins)
    return _at(day, kind.begins, zone), _at(ends_on, kind.ends, zone)


def _stint(duty: Duty, kind: ShiftKind, zone: tzinfo) -> Stint:
    begins, ends = hours(duty.day, kind, zone)
    return Stint(duty.person, begins, ends, duty.day, kind)


def _at(day: date, minutes: int, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone) + timedelta(minutes=minutes)


def on_duty(weeks: Iterable[Week], now: datetime, zone: tzinfo) -> list[Stint]:
    """The duties that now falls into."""
    today = now.astimezone(zone).date()
    # A night that began on Sunday belongs to last week.
    near = {monday_of(today), monday_of(today - timedelta(days=1))}
    found = stints((one for one in weeks if one.monday in near), zone)
    return [one for one in found if one.begins <= now < one.ends]


def two_at_once(weeks: Iterable[Week], zone: tzinfo) -> list[tuple[Stint, Stint]]:
    """Where somebody would have to be on two shifts at once."""
    return [(one, other) for one, other in _successive(weeks, zone) if other.begins < one.ends]


def short_rests(weeks: Iterable[Week], zone: tzinfo) -> list[ShortRest]:
    """Where somebody has less than eleven hours between two shifts, in time order."""
    found = [
        ShortRest(one, other)
        for one, other in _successive(weeks, zone)
        if timedelta() <= other.begins - one.ends < LEAST_REST
    ]
    found.sort(key=lambda short: short.after.begins)
    return found


def _successive(weeks: Iterable[Week], zone: tzinfo) -> list[tuple[Stint, Stint]]:
    by_person: dict[UUID, list[Stint]] = {}
    for one in stints(weeks, zone):
        by_person.setdefault(one.person, []).append(one)
    return [pair for own in by_person.values() for pair in pairwise(own)]


def to_body(week: Week) -> dict[str, object]:
    return {
        "monday": week.monday.isoformat(),
        "shifts": [
            {"key": one.key, "begins": one.begins, "ends": one.ends, "name": one.name}
            for one in week.kinds
        ],
        "duties": [
            {"day": one.day.isoformat(), "shift": one.shift, "person": str(one.person)}
            for one in sorted(week.duties)
        ],
    }


def from_body(body: object) -> Week:
    """Raises `BadRecord`; so do a week that does not begin on a Monday, a duty of another week,
    and hours that are none."""
    read = Reader("roster", body)
    monday = _day(read, "monday")
    if monday.weekday():
        raise read.wrong("monday")
    kinds = tuple(_kind(item) for item in read.items("shifts"))
    if not are_shifts(kinds):
        raise read.wrong("shifts")
    duties = frozenset(_duty(item) for item in read.items("duties"))
    made = Week(monday, kinds, duties)
    keys = {one.key for one in kinds}
    if any(one.day not in made.days or one.shift not in keys for one in duties):
        raise read.wrong("duties")
    return made


def are_shifts(kinds: Sequence[ShiftKind]) -> bool:
    """Whether a day can be made of these: one to four, each with its own key and its hours."""
    return 1 <= len(kinds) <= MOST_SHIFTS and (
        len({one.key for one in kinds}) == len(kinds)
        and all(0 <= one.begins < _MINUTES and 0 <= one.ends < _MINUTES for one in kinds)
        and all(len(one.name) <= LONGEST_NAME for one in kinds)
    )


def _kind(item: object) -> ShiftKind:
    read = Reader("shift", item)
    begins, ends = read.whole("begins"), read.whole("ends")
    if begins is None or ends is None:
        raise read.wrong("begins")
    return ShiftKind(read.needed("key"), begins, ends, read.text("name"))


def _duty(item: object) -> Duty:
    read = Reader("duty", item)
    return Duty(_day(read, "day"), read.needed("shift"), read.id("person"))


def _day(read: Reader, field: str) -> date:
    day = read.day(field)
    if day is None:
        raise BadRecord("roster", field)
    return day
