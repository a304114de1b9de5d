"""From which day to which a time reaches that somebody names, and when it is over.

All is reckoned from the moment at which it was said, in the zone of the working time. A day ends
with its working hours, or at midnight where it was named after them.
"""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from moderator_app.core.workdays import DayKind, Festival
from moderator_app.core.worktime import DAY, WorkTime

NOON = DAY // 2
_DIGITS = {han: digit for digit, han in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


class Kind(StrEnum):
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    DAY = "day"
    """Today, tonight, tomorrow, the next two days, or an hour of today."""
    DATE = "date"
    WEEK = "week"
    """This or the next one, or a day of it."""
    MONTH = "month"
    MONTH_PART = "month_part"
    PART_OF_YEAR = "part_of_year"
    YEAR_END = "year_end"
    YEAR = "year"
    SEASON = "season"
    """A feast, a term or a holiday."""


PERIODS = frozenset({Kind.HOURS, Kind.DAYS, Kind.WORKING_DAYS, Kind.WEEKS, Kind.MONTHS, Kind.YEARS})


class Reach(NamedTuple):
    """The first and the last day of a time that is named, and when it is over.

    `due` is None where the words are too loose to date; the days are then a guess, good enough to
    tell what is over from what is not.
    """

    first: date
    last: date
    due: datetime | None


class Season(NamedTuple):
    """From one (month, day) to another, of which the first may lie in the year before."""

    begins: tuple[int, int]
    ends: tuple[int, int]
    festival: Festival | None = None
    fixed: bool = False
    """Whether it begins on that day in every year."""


SEASONS = {
    "元旦": Season((1, 1), (1, 1), Festival.NEW_YEAR, fixed=True),
    "新年": Season((1, 1), (1, 1), Festival.NEW_YEAR, fixed=True),
    "春节": Season((1, 20), (2, 26), Festival.SPRING),
    "过年": Season((1, 20), (2, 26), Festival.SPRING),
    "年关": Season((1, 20), (2, 26), Festival.SPRING),
    "新春": Season((1, 20), (2, 26), Festival.SPRING),
    "小年": Season((1, 14), (2, 13)),
    "元宵": Season((2, 4), (3, 7)),
    "清明": Season((4, 3), (4, 7), Festival.TOMB_SWEEPING),
    "五一": Season((5, 1), (5, 5), Festival.LABOUR, fixed=True),
    "劳动节": Season((5, 1), (5, 5), Festival.LABOUR, fixed=True),
    "端午": Season((5, 27), (6, 27), Festival.DRAGON_BOAT),
    "中秋": Season((9, 7), (10, 8), Festival.MID_AUTUMN),
    "国庆": Season((10, 1), (10, 7), Festival.NATIONAL, fixed=True),
    "十一": Season((10, 1), (10, 7), Festival.NATIONAL, fixed=True),
    "双节": Season((10, 1), (10, 8)),
    "寒假": Season((1, 10), (2, 25)),
    "暑假": Season((7, 1), (8, 31)),
    "暑期": Season((7, 1), (8, 31)),
    "汛期": Season((4, 1), (9, 30)),
    "供暖": Season((11, 1), (11, 20)),
    "供热": Season((11, 1), (11, 20)),
    "采暖": Season((11, 1), (11, 20)),
    "入冬": Season((11, 7), (11, 30)),
    "冬季": Season((11, 1), (12, 31)),
    "雨季": Season((4, 1), (9, 30)),
    "春运": Season((1, 10), (3, 5)),
    "中考": Season((6, 10), (6, 25)),
    "高考": Season((6, 7), (6, 10)),
}
FEASTS = tuple(SEASONS[name] for name in ("元旦", "春节", "清明", "五一", "端午", "中秋", "国庆"))
HALVES = {"上": (1, 6), "前": (1, 6), "下": (7, 12), "后": (7, 12)}
QUARTERS = {"一": (1, 3), "二": (4, 6), "三": (7, 9), "四": (10, 12)}
SPELLS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (11, 12)}
THIRDS = {
    "上旬": (1, 10),
    "中旬": (11, 20),
    "中": (11, 20),
    "初": (1, 10),
    "下旬": (21, 31),
    "中下旬": (11, 31),
    "上中旬": (1, 20),
}
_JUST_OVER = timedelta(days=45)
"""A feast so shortly past is the one that is meant where no year is named."""


def number(text: str) -> int | None:
    """What a numeral up to 999 means; None for 几, for 三五 and for what is none."""
    if text.isdecimal():
        return int(text)
    head, ten, tail = text.rpartition("十")
    hundred, hundreds, head = head.rpartition("百") if ten else text.rpartition("百")
    if not ten:
        tail, head = head.lstrip("零〇"), ""
    figures = [hundred or "一" if hundreds else "零", head or "一" if ten else "零", tail or "零"]
    if any(figure not in _DIGITS for figure in figures):
        return None
    hundreds_of, tens, ones = (_DIGITS[figure] for figure in figures)
    return 100 * hundreds_of + 10 * tens + ones


def year_number(text: str) -> int | None:
    """2020 or 二〇二〇."""
    figures = [figure if figure.isdecimal() else str(_DIGITS.get(figure, "")) for figure in text]
    return int("".join(figures)) if all(figures) and len(figures) == 4 else None


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def months_on(day: date, count: int) -> date:
    """The same day so many months later, or the last one that month has."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_before(bound: str | None) -> bool:
    return bound in ("前", "之前", "以前", "前夕")


def is_after(bound: str | None) -> bool:
    return bound in ("后", "之后", "以后", "过后")


@dataclass(frozen=True, slots=True)
class Said:
    """A moment at which something is said, and the working time that holds there."""

    at: datetime
    work: WorkTime
    _feasts: dict[tuple[Season, int], Reach] = field(default_factory=dict, compare=False)
    """What has been looked up in the calendar."""

    @property
    def today(self) -> date:
        return self.at.date()

    def over(self, day: date) -> datetime:
        """When the day is over, as one who is told of it takes it."""
        close = self.work.close(day)
        return close if close > self.at else self.work.at(day, DAY)

    def at_minutes(self, day: date, minutes: int) -> datetime:
        return self.work.at(day, minutes)

    def next_close(self) -> datetime:
        """When those who work next, or now, go home."""
        if self.work.works(self.today) and self.work.close(self.today) > self.at:
            return self.work.close(self.today)
        return self.work.close(self.work.day_after(self.today, 1))

    def span(self, first: date, last: date) -> Reach:
        return Reach(first, last, self.over(last))

    def before(self, first: date, last: date) -> Reach:
        """Before a stretch of days begins, or before it is over where it has begun."""
        if first <= self.today:
            return self.span(first, last)
        last = first - timedelta(days=1)
        return self.span(last, last)

    def after(self, day: date) -> Reach:
        """From a day on, and by the end of the next one that is worked."""
        return self.span(day, self.work.day_after(day, 1))

    def at_work(self, first: date, last: date) -> Reach:
        """By the end of the last day of them that is worked, if that is ahead."""
        days = (last - timedelta(days=at) for at in range((last - first).days + 1))
        worked = next((day for day in days if self.work.works(day)), last)
        close = self.work.close(worked)
        return Reach(first, last, close) if close > self.at else self.span(first, last)

    def month(self, year: int, month: int, part: str) -> tuple[date, date]:
        """A month, or the part of it."""
        end = month_end(year, month)
        if part in ("底", "末"):
            return end.replace(day=25), end
        first, last = THIRDS.get(part, (1, 31))
        return date(year, month, first), min(end, end.replace(day=min(last, end.day)))

    def year_of(self, month: int) -> int:
        """Which year's month is meant: the nearest, and of two as near the one to come."""
        ahead = (month - self.today.month) % 12
        year = self.today.year + (self.today.month + ahead > 12)
        return year if ahead <= 6 else year - 1

    def season(self, name: str, year: int | None) -> Reach:
        """A feast, a holiday or a season: in the year named, else the one next or just over."""
        season = SEASONS[name]
        if year is None:
            year = self.today.year
            if self.today - date(year - 1, *season.ends) <= _JUST_OVER:
                year -= 1
            elif self.today - date(year, *season.ends) > _JUST_OVER:
                year += 1
        return self._in_year(season, year)

    def next_feast(self) -> Reach:
        """The feast everybody means when nobody names it: the one that is on, or the next."""
        this_year = (self._in_year(season, self.today.year) for season in FEASTS)
        # Two, as Mid-autumn may come before National Day or in it.
        ahead = islice((reach for reach in this_year if reach.last >= self.today), 2)
        new_year = self._in_year(FEASTS[0], self.today.year + 1)
        return min(ahead, key=lambda reach: reach.first, default=new_year)

    def _in_year(self, season: Season, year: int) -> Reach:
        if (season, year) not in self._feasts:
            self._feasts[season, year] = self._looked_up(season, year)
        return self._feasts[season, year]

    def _looked_up(self, season: Season, year: int) -> Reach:
        """The days off of a feast where they are announced, else the days on which it may lie."""
        first, last = date(year, *season.begins), date(year, *season.ends)
        calendar = self.work.calendar
        if season.festival is not None and calendar.known(year):
            early = first - timedelta(days=10)
            days = (early + timedelta(days=at) for at in range((last - early).days + 10))
            off = [
                day
                for day in days
                if (found := calendar.day(day)).festival is season.festival
                and found.kind is DayKind.HOLIDAY
            ]
            if off:
                return self.span(off[0], off[-1])
        return Reach(first, last, self.over(last) if season.fixed else None)
