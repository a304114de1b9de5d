"""Which days are worked in China: the week, the announced holidays and make-up workdays, and over
both the bureau's own days.

The arrangement of a year is announced in the autumn before it. Until then nobody knows its
holidays, and the calendar says so of every such day; it counts the plain week and does not
pretend.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from moderator_app.core.records import BadRecord, Reader

SATURDAY = 5
UNSETTLED_FROM = (12, 29)
"""The coming year's arrangement may reach this far back: 29 December 2018 was worked for 2019."""


class DayKind(StrEnum):
    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKE_UP = "make_up"
    """A day of the weekend worked for a holiday: 调休上班."""


class Festival(StrEnum):
    """What a holiday is for, and a make-up workday too."""

    NEW_YEAR = "new_year"
    SPRING = "spring"
    TOMB_SWEEPING = "tomb_sweeping"
    LABOUR = "labour"
    DRAGON_BOAT = "dragon_boat"
    MID_AUTUMN = "mid_autumn"
    NATIONAL = "national"
    SPECIAL = "special"
    """Given once, for an occasion of its own."""


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day the bureau itself has decided on: worked, or off."""

    worked: bool
    name: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    kind: DayKind
    festival: Festival | None = None
    name: str = ""
    """What the bureau calls it, for a day of its own."""
    own: bool = False
    announced: bool = True
    """False while the arrangement that decides on this day is not out: `kind` is the plain week's."""

    @property
    def worked(self) -> bool:
        return self.kind in _WORKED


_WORKED = frozenset({DayKind.WORKDAY, DayKind.MAKE_UP})


class Calendar:
    """`years` are those whose arrangement is announced; `own` lies over all of them."""

    __slots__ = ("_holidays", "_made_up", "_own", "_years")

    def __init__(
        self,
        holidays: Mapping[date, Festival],
        made_up: Mapping[date, Festival],
        years: Collection[int],
        own: Mapping[date, OwnDay] | None = None,
    ) -> None:
        self._holidays = dict(holidays)
        self._made_up = dict(made_up)
        self._years = frozenset(years)
        self._own = dict(own or {})

    @property
    def years(self) -> frozenset[int]:
        """Those whose arrangement is announced."""
        return self._years

    def to_body(self) -> dict[str, object]:
        """The arrangements, without the bureau's own days."""
        return {
            "years": sorted(self._years),
            "holidays": _written(self._holidays),
            "made_up": _written(self._made_up),
        }

    def with_own(self, own: Mapping[date, OwnDay]) -> "Calendar":
        """The same arrangements under another table of the bureau's own days."""
        return Calendar(self._holidays, self._made_up, self._years, own)

    def known(self, year: int) -> bool:
        """Whether the arrangement of that year is announced."""
        return year in self._years

    def announced(self, day: date) -> bool:
        """Whether all is out that may decide on the day: for its last days the next year's too."""
        if not self.known(day.year):
            return False
        return (day.month, day.day) < UNSETTLED_FROM or self.known(day.year + 1)

    def day(self, day: date) -> Day:
        if (own := self._own.get(day)) is not None:
            return Day(_own_kind(day, own), name=own.name, own=True)
        announced = self.announced(day)
        if (festival := self._made_up.get(day)) is not None:
            return Day(DayKind.MAKE_UP, festival, announced=announced)
        if (festival := self._holidays.get(day)) is not None:
            return Day(DayKind.HOLIDAY, festival, announced=announced)
        return Day(_of_the_week(day), announced=announced)

    def works(self, day: date) -> bool:
        if (own := self._own.get(day)) is not None:
            return own.worked
        return day in self._made_up or (day.weekday() < SATURDAY and day not in self._holidays)

    def unannounced(self, first: date, last: date) -> tuple[int, ...]:
        """The years from `first` to `last` of which some day there is not settled yet."""
        return tuple(
            year
            for year in range(first.year, last.year + 1)
            if not self._settled(max(first, date(year, 1, 1)), min(last, date(year, 12, 31)))
        )

    def _settled(self, first: date, last: date) -> bool:
        """Of days of one year: only its last ones can be less settled than the rest."""
        return (self.announced(first) and self.announced(last)) or all(
            self.day(first + timedelta(days=at)).announced for at in range((last - first).days + 1)
        )


def from_body(body: object) -> Calendar:
    """Reads what `Calendar.to_body` wrote. Raises `BadRecord`."""
    read = Reader("calendar", body)
    years = [year for year in read.items("years") if isinstance(year, int)]
    return Calendar(_read(read, "holidays"), _read(read, "made_up"), years)


def _written(days: Mapping[date, Festival]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for day, festival in sorted(days.items()):
        found.setdefault(festival.value, []).append(day.isoformat())
    return found


def _read(read: Reader, field: str) -> dict[date, Festival]:
    part = read.part(field, "calendar")
    try:
        return {
            date.fromisoformat(day): festival
            for festival in Festival
            for day in part.texts(festival.value)
        }
    except ValueError:
        raise read.wrong(field) from None


def own_days(items: Iterable[object]) -> dict[date, OwnDay]:
    """Reads the bureau's table, as `to_setting` writes it. Raises `BadRecord`; so does a day that
    stands there twice."""
    found: dict[date, OwnDay] = {}
    for item in items:
        read = Reader("own_day", item)
        day = read.day("day")
        if day is None or day in found:
            raise BadRecord("own_day", "day")
        found[day] = OwnDay(read.flag("worked"), read.text("name"))
    return found


def to_setting(own: Mapping[date, OwnDay]) -> list[dict[str, object]]:
    return [
        {"day": day.isoformat(), "worked": one.worked, "name": one.name}
        for day, one in sorted(own.items())
    ]


def _of_the_week(day: date) -> DayKind:
    return DayKind.WORKDAY if day.weekday() < SATURDAY else DayKind.WEEKEND


def _own_kind(day: date, own: OwnDay) -> DayKind:
    if not own.worked:
        return DayKind.HOLIDAY
    return DayKind.WORKDAY if day.weekday() < SATURDAY else DayKind.MAKE_UP
