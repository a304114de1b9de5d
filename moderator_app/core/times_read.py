"""What each pattern of a time means when it is said at a moment."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from moderator_app.core import times_words
from moderator_app.core.times_ahead import (
    HALVES,
    NOON,
    QUARTERS,
    SEASONS,
    SPELLS,
    Kind,
    Reach,
    Said,
    is_after,
    is_before,
    month_end,
    months_on,
    number,
    year_number,
)
from moderator_app.core.worktime import DAY

Reader = Callable[[re.Match[str], Said], tuple[Kind, Reach] | None]
_UNITS = {
    "工作日": (Kind.WORKING_DAYS, 1), "工作天": (Kind.WORKING_DAYS, 1),
    "日": (Kind.DAYS, 1), "天": (Kind.DAYS, 1),
    "周": (Kind.WEEKS, 7), "星期": (Kind.WEEKS, 7), "礼拜": (Kind.WEEKS, 7),
    "月": (Kind.MONTHS, 1), "季度": (Kind.MONTHS, 3), "年": (Kind.YEARS, 12),
    "小时": (Kind.HOURS, 60), "h": (Kind.HOURS, 60), "H": (Kind.HOURS, 60), "钟头": (Kind.HOURS, 60), "分钟": (Kind.HOURS, 1), "刻钟": (Kind.HOURS, 15),
    "工作时": (Kind.HOURS, 60), "工作小时": (Kind.HOURS, 60),
}  # fmt: skip
_A_FEW = 3
_HALF_DAY = timedelta(hours=4)
_SOON = timedelta(days=15)
_DAWN = 8 * 60
"""An hour before this one, told of as to come and over today, is the next day's."""
_RELATIVE_YEARS = {"今": 0, "本": 0, "明": 1, "来": 1, "次": 1, "下": 1, "后": 2}
_END_OF_PART = dict.fromkeys(("早上", "早晨", "清晨", "上午", "中午", "早"), NOON) | dict.fromkeys(
    ("晚", "晚上", "晚间", "夜间", "夜里", "深夜"), DAY
)
_LATE = ("下午", "傍晚", "晚", "晚上", "晚间", "夜间", "夜里", "深夜")
_LEADS_TO = tuple("于在到至")
_NUMBERED = tuple("线楼栋门机桥厅馆院店")
_HAS_NUMBERS = tuple("路街巷弄道里院村组庄镇园苑城坊座栋幢楼段线场厦寓")
"""What has a number, as a day has, behind it or before it."""
_WEEKDAYS = {han: at for at, han in enumerate("一二三四五六日")} | {"天": 6, "末": 6}


def _year(match: re.Match[str], said: Said) -> int | None:
    if match["year"]:
        return year_number(match["year"])
    if match["short"]:
        return 2000 + int(match["short"])
    if match["relative"]:
        if match["relative"].endswith("两年"):
            return said.today.year + (2 if "后" in match["relative"] else 1)
        return said.today.year + _RELATIVE_YEARS[match["relative"][0]]
    return None


def _minutes(match: re.Match[str], prefix: str = "") -> int | None:
    """The hour that is named, the last one of two, in minutes after midnight."""
    part = match["daypart"] or ""
    if match.groupdict().get("to_hour"):
        prefix, part = "to_", match["to_daypart"] or part
    if not match[f"{prefix}hour"]:
        return _END_OF_PART.get(part)
    hour = number(match[f"{prefix}hour"]) or 0
    if (part in _LATE or (part == "中午" and hour < 3)) and hour <= 12:
        hour += 12 if hour < 12 or "晚" in part else 0
    elif not part and 0 < hour < 7 and match[f"{prefix}clock"] == "点":
        hour += 12
    if hour > 24:
        return None
    minute = int(match[f"{prefix}minute"] or match[f"{prefix}colon"] or 0)
    return hour * 60 + (30 if match[f"{prefix}half"] else minute)


def _on_day(match: re.Match[str], day: date, said: Said) -> Reach:
    """A day, at the part or hour of it that is named."""
    minutes = _minutes(match)
    if is_after(match["bound"]):
        return said.after(day)
    if match["off"]:
        return Reach(day, day, said.over(day))
    due = said.over(day) if minutes is None else said.at_minutes(day, minutes)
    return Reach(day, day, due)


def _stretch(first: date, last: date, bound: str | None, said: Said) -> Reach:
    if is_before(bound):
        return said.before(first, last)
    return said.after(last) if is_after(bound) else said.span(first, last)


def _date(match: re.Match[str], said: Said) -> tuple[Kind, Reach] | None:
    year, month = _year(match, said), 0
    before = match.string[max(0, match.start() - 2) : match.start()]
    if year is None and before.endswith("年") and before != "同年":
        return None
    lunar = match["lunar"] is not None or match["month"] in ("正", "腊")
    if match["nearby"]:
        on = months_on(said.today.replace(day=1), match["nearby"][0] in "下次")
        year, month = on.year, on.month
    else:
        month = {"元": 1, "正": 1, "腊": 12}.get(match["month"]) or number(match["month"]) or 0
        year = year or said.year_of(month)
    if match["day"]:
        day = date(year, month, number(match["to"] or match["day"]) or 0)
        reach, kind = _on_day(match, day, said), Kind.DATE
    else:
        first, last = said.month(year, month, match["part"] or "")
        kind = Kind.MONTH_PART if match["part"] else Kind.MONTH
        ends = match["part"] and match["part"] in "底末上旬中下"
        edge = None if ends and is_before(match["edge"]) else match["edge"]
        reach = _stretch(first, last, edge, said)
    if lunar:
        reach = Reach(reach.first, reach.last + timedelta(days=45), None)
    return kind, reach


def _strokes(match: re.Match[str], said: Said) -> tuple[Kind, Reach]:
    day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    return Kind.DATE, _on_day(match, day, said)


def _day_alone(match: re.Match[str], said: Said) -> tuple[Kind, Reach] | None:
    """The 16th: of this month, or of the next where this month's is over."""
    text, start, end = match.string, match.start(), match.end()
    before = is_before(match["bound"])
    spoken = text[start - 1 : start] not in _HAS_NUMBERS and times_words.ACTS.match(text, end)
    if not before and (
        (text[start - 1 : start] not in _LEADS_TO and not spoken)
        or text[end : end + 1] in _NUMBERED
    ):
        return None
    day = said.today.replace(day=number(match["to"] or match["day"]) or 0)
    if day < said.today:
        day = months_on(day, 1)
        if not before and (not spoken or day - said.today > _SOON):
            return None
    return Kind.DATE, _on_day(match, day, said)


def _of_year(match: re.Match[str], said: Said) -> tuple[Kind, Reach] | None:
    named, part = _year(match, said), match["part"].removeprefix("年").removeprefix("第")
    year = said.today.year if named is None else named
    if part == "内":
        return Kind.YEAR, said.span(date(year, 1, 1), date(year, 12, 31))
    if part in ("底", "末", "岁末"):
        if named is None and match["part"] in ("底", "末"):
            return None
        return Kind.YEAR_END, said.span(date(year, 12, 1), date(year, 12, 31))
    if part in ("前", "后"):
        feast = said.season("春节", named)
        if part == "前" and named is None and feast.last < said.today:
            feast = said.season("春节", said.today.year + 1)
        spring = _before_or_after(feast, part, said)
        return (Kind.YEAR_END if part == "前" else Kind.SEASON), spring
    if "季度" in part and part[0] in "本下":
        quarter = months_on(
            date(year, (said.today.month - 1) // 3 * 3 + 1, 1), 3 * (part[0] == "下")
        )
        year, months = quarter.year, (quarter.month, quarter.month + 2)
    else:
        found = _months_of(part)
        if found is None or (named is None and (part in ("初", "开春") or part[0] in SPELLS)):
            return None
        months = found
    first, last = date(year, months[0], 1), month_end(year, months[1])
    if part[0] == "冬" and named is not None:
        last = date(year + 1, 2, 28)
    bound = None if part == "初" else match["bound"]
    return Kind.PART_OF_YEAR, _stretch(first, last, bound, said)


def _months_of(part: str) -> tuple[int, int] | None:
    """From which month of a year to which a part of it goes."""
    if part == "初":
        return 1, 3
    if part == "中":
        return 5, 7
    if "半年" in part:
        return HALVES[part[0]]
    if "季度" in part:
        return QUARTERS.get("一二三四"[int(part[0]) - 1] if part[0].isdecimal() else part[0])
    return SPELLS.get(part.removeprefix("开")[0])


def _year_alone(match: re.Match[str], said: Said) -> tuple[Kind, Reach] | None:
    year = _year(match, said)
    if year is None:
        return None
    return Kind.YEAR, _stretch(date(year, 1, 1), date(year, 12, 31), match["bound"], said)


def _month_end(match: re.Match[str], said: Said) -> tuple[Kind, Reach]:
    today = said.today
    first, last = said.month(today.year, today.month, match["part"][-1])
    return Kind.MONTH_PART, said.span(first, last)


def _week(match: re.Match[str], said: Said) -> tuple[Kind, Reach] | None:
    which, weekday = match["which"] or "", match["weekday"]
    if not which and weekday is None and match["bound"] != "内":
        return None
    spoken = times_words.ACTS.match(match.string, match.end())
    if not which and weekday == "末" and not match["bound"] and not spoken:
        return None
    monday = said.today - timedelta(days=said.today.weekday())
    monday += timedelta(weeks=0 if not which else which.count("下"))
    if weekday == "末":
        first, last = monday + timedelta(days=5), monday + timedelta(days=6)
        return Kind.WEEK, _stretch(first, last, match["bound"], said)
    if weekday is None:
        sunday = monday + timedelta(days=6)
        if which.startswith("下") and (is_before(match["bound"]) or is_after(match["bound"])):
            return Kind.WEEK, _stretch(monday, sunday, match["bound"], said)
        return Kind.WEEK, said.at_work(monday, sunday)
    day = monday + timedelta(days=_WEEKDAYS[weekday])
    if not which and day < said.today:
        day += timedelta(weeks=1)
    return Kind.WEEK, _on_day(match, day, said)


def _near_day(match: re.Match[str], said: Said) -> tuple[Kind, Reach]:
    which = match["which"]
    if which.endswith("工作日"):
        day = said.work.day_after(said.today, 1)
        return Kind.WORKING_DAYS, _on_day(match, day, said)
    if which[0] in "近这过":
        last = said.today + timedelta(days=number(which[1]) or _A_FEW)
        return Kind.DAY, said.span(said.today, last)
    ahead = 3 if which[0] == "大" else 2 if "后" in which else 1 if "明" in which else 0
    day = said.today + timedelta(days=ahead)
    minutes = _minutes(match)
    if match["of"]:
        minutes = _of_half_day(match["of"], minutes)
        return Kind.DAY, Reach(day, day, said.at_minutes(day, minutes))
    return Kind.DAY, _on_day(match, day, said)


def _of_half_day(half: str, minutes: int | None) -> int:
    """The hour of a morning or an evening, in minutes; its end where no hour is named."""
    end = NOON if half == "早" else DAY
    if minutes is None:
        return end
    clock = minutes % NOON
    return clock if half == "早" else (clock + NOON if clock else DAY)


def _hour(match: re.Match[str], said: Said) -> tuple[Kind, Reach] | None:
    minutes = _minutes(match, "bare_" if match["bare_hour"] else "")
    if minutes is None:
        return Kind.DAY, said.span(said.today, said.today)
    day, due = said.today, said.at_minutes(said.today, minutes)
    if due <= said.at and minutes < _DAWN and match.group()[0] in "预估":
        day = said.today + timedelta(days=1)
        due = said.at_minutes(day, minutes)
    return (Kind.DAY, Reach(day, day, due)) if due > said.at else None


def _short(match: re.Match[str], said: Said) -> tuple[Kind, Reach]:
    month = int(match["month"])
    day = date(said.year_of(month), month, int(match["day"]))
    return Kind.DATE, said.span(day, day)


def _off(_: re.Match[str], said: Said) -> tuple[Kind, Reach]:
    close = said.next_close()
    return Kind.DAY, Reach(close.date(), close.date(), close)


def _length(match: re.Match[str], said: Said) -> tuple[Kind, Reach] | None:
    unit = match["unit"]
    if unit == "月" and match["of"] is None and match["count"] != "半":
        return None
    if is_before(match["bound"]) or match["bound"] in ("起", "期间", "开始"):
        return None
    told = match["bound"] or match["coming"] or "时间" in match.group() or match["count"] == "半"
    if unit in ("日", "年") and not told:
        return None
    return _UNITS[unit][0], length_reach(match.group(), said)


def length_reach(words: str, said: Said) -> Reach:
    """What so many hours, days or months reach from that moment on. Raises `ValueError`."""
    match = times_words.LENGTH.search(words)
    if match is None:
        raise ValueError("no length of time")
    kind, size = _UNITS[match["unit"]]
    count = re.split("[-至到、或]", match["count"])[-1]
    half = match["of"] == "个半" or match["odd"] == "半"
    amount = 0.5 if count == "半" else number(count) or _loosely(count)
    due = _later(kind, size, amount + (0.5 if half else 0), said, at_work="工作" in match["unit"])
    return Reach(said.today, due.date(), due)


def _loosely(count: str) -> int:
    """The least that a few can be: 三 of 几, and of 三五 too, but 三 of 两三."""
    figures = [number(figure) for figure in count]
    return next((figure for figure in reversed(figures) if figure and figure <= _A_FEW), _A_FEW)


def _later(kind: Kind, size: int, amount: float, said: Said, *, at_work: bool = False) -> datetime:
    if kind is Kind.HOURS:
        length = timedelta(minutes=size * amount)
        return said.work.add(said.at, length) if at_work else said.at + length
    if amount < 1 and kind in (Kind.DAYS, Kind.WORKING_DAYS):
        return said.work.add(said.at, _HALF_DAY) if at_work else said.at + _HALF_DAY
    if kind is Kind.WORKING_DAYS:
        return said.work.close(said.work.day_after(said.today, int(amount)))
    whole = int(amount)
    if kind in (Kind.MONTHS, Kind.YEARS):
        months, rest = divmod(size * amount, 1)
        day = months_on(said.today, int(months)) + timedelta(days=15 if rest else 0)
    else:
        day = said.today + timedelta(days=size * whole + (size // 2 if amount > whole else 0))
    return said.over(day)


def _before_or_after(reach: Reach, bound: str | None, said: Said) -> Reach:
    if reach.due is None:
        return reach
    return _stretch(reach.first, reach.last, bound, said)


def _season(match: re.Match[str], said: Said) -> tuple[Kind, Reach] | None:
    name, year = match["season"], _year(match, said)
    if name in SEASONS:
        reach = said.season(name, year)
        if name == "十一" and not match["bound"] and "“" not in match.group():
            return None
        if match.group().endswith(("供暖", "供热", "采暖")):
            return None
    elif "学" not in name:
        reach = said.next_feast()
    else:
        reach = _next_term(said)
    if match["first_day"] and reach.due is not None:
        return Kind.SEASON, said.after(reach.last)
    return Kind.SEASON, _before_or_after(reach, match["bound"], said)


def _next_term(said: Said) -> Reach:
    """The beginning of a term is not in any calendar of ours."""
    return Reach(said.today + timedelta(days=1), said.today + timedelta(days=180), None)


READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (times_words.DATE, _date),
    (times_words.STROKES, _strokes),
    (times_words.OF_YEAR, _of_year),
    (times_words.YEAR_ALONE, _year_alone),
    (times_words.SEASON, _season),
    (times_words.LENGTH, _length),
    (times_words.SHORT, _short),
    (times_words.DAY_ALONE, _day_alone),
    (times_words.MONTH_END, _month_end),
    (times_words.WEEK, _week),
    (times_words.NEAR_DAY, _near_day),
    (times_words.HOUR, _hour),
    (times_words.OFF, _off),
)
