"""The expressions of time in a text of ours, each with what it reaches when said at a moment."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from moderator_app.core.times_ahead import Kind, Reach, Said, is_after, months_on
from moderator_app.core.times_read import READERS, Reader, length_reach
from moderator_app.core.times_words import CLOSES, JOINS


@dataclass(frozen=True, slots=True)
class Named:
    """A time named at `start` to `end` of the text."""

    start: int
    end: int
    kind: Kind
    reach: Reach
    bound: str = ""
    """The word that closes it: 前, 内, 后, 起 …"""
    year: bool = True
    """Whether the text says which year, and of an hour which day; else it may be of the past."""
    lead: str = ""
    """With what 预计, 估计 or 最迟 begins that leads it."""
    part_of_day: bool = False
    """Whether an hour or a part of the day is named."""
    length: str = ""
    """So many of what, where it is a length of time and no place in it."""


def find(plain_text: str, said: Said) -> list[Named]:
    """All times named in what `plain` has made, in order, none over another."""
    matches = [(match, read) for pattern, read in READERS for match in pattern.finditer(plain_text)]
    matches.sort(key=lambda found: (found[0].start(), -found[0].end()))
    kept: list[Named] = []
    for match, read in matches:
        if kept and match.start() < kept[-1].end:
            continue
        named = _read(match, read, said)
        if named is None:
            continue
        join = JOINS.fullmatch(plain_text, kept[-1].end, named.start) if kept else None
        if join is None:
            kept.append(named)
            continue
        kept[-1] = _joined(kept[-1], named, said, join.group())
        if join.group().startswith("(") and (close := CLOSES.match(plain_text, named.end)):
            kept[-1] = replace(kept[-1], end=close.end(), bound=close["bound"] or "")
    return kept


def _joined(one: Named, other: Named, said: Said, by: str) -> Named:
    """From one to the other, one or the other, or the one told more exactly by the other."""
    if other.length and (is_after(one.bound) or one.bound == "起"):
        if one.reach.due is not None:
            reach = length_from(other, one.reach.first, said)
        else:
            reach = Reach(one.reach.first, max(one.reach.last, other.reach.last), None)
        return replace(one, end=other.end, reach=reach, bound=other.bound, year=True)
    if one.year and not other.year and other.kind in _OF_A_YEAR:
        other = replace(other, reach=_on_from(one.reach.first, other.reach, said))
    if "(" in by or (not by and one.kind is Kind.SEASON):
        reach = min(one.reach, other.reach, key=_looseness)
    else:
        reach = max(one.reach, other.reach, key=lambda reach: reach.last)
    range_ends = "至" if by[-1:] in ("-", "至", "到") else ""
    return replace(
        other,
        start=one.start,
        reach=reach,
        bound=other.bound or range_ends,
        lead=one.lead or other.lead,
        year=one.year or other.year,
    )


def _looseness(reach: Reach) -> tuple[bool, timedelta]:
    return reach.due is None, reach.last - reach.first


def _on_from(day: date, reach: Reach, said: Said) -> Reach:
    """The same days of the year, the first time that they come from that day on."""
    months = 12 * (day.year - reach.first.year)
    months += 12 * (months_on(reach.first, months) < day)
    first, last = months_on(reach.first, months), months_on(reach.last, months)
    if reach.due is None:
        return Reach(first, last, None)
    if reach.due == said.over(reach.last):
        return said.span(first, last)
    due = datetime.combine(months_on(reach.due.date(), months), reach.due.timetz())
    return Reach(first, last, due)


def in_its_year(named: Named, told: date | None, said: Said, *, meant: bool) -> Named:
    """A time of which the text says no year, read after the day that it told of before.

    `meant` says that the words lead up to it as to what is still to come: where that day lies
    behind, or none was told of, such a time is the next one of the running year.
    """
    if named.year or named.kind not in _OF_A_YEAR:
        return named
    if told is not None and (told > said.today or not meant):
        return _told_after(named, told, said)
    this_year = replace(
        named, reach=_on_from(said.today.replace(month=1, day=1), named.reach, said)
    )
    if meant:
        # What is told of as to come, and would be over, is later this year.
        later = named.reach.last < said.today <= this_year.reach.last
        if later or named.kind is not Kind.PART_OF_YEAR or this_year.reach.last >= said.today:
            return this_year if later else named
        # A quarter that is over, told of at the end of the year, is the next year's.
        next_one = _on_from(said.today, named.reach, said)
        soon = next_one.first - said.today <= _SOON
        return replace(named, reach=next_one) if soon else named
    # What nobody means, and comes round only next year, was this year, unless it comes soon.
    return this_year if named.reach.first - said.today > _SOON else named


def _told_after(named: Named, told: date, said: Said) -> Named:
    reach = _on_from(told, named.reach, said)
    # What is told of goes back as well as on, and not into what is still to come.
    on = told > said.today or reach.last < said.today or named.reach.last >= said.today
    return replace(named, reach=reach, year=told > said.today) if on else named


def length_from(named: Named, day: date, said: Said) -> Reach:
    """What a length of time reaches if it began on a day past, at its end of work."""
    began = Said(said.work.close(day), said.work)
    return length_reach(named.length, began)


def _read(match: re.Match[str], read: Reader, said: Said) -> Named | None:
    try:
        answer = read(match, said)
    except (ValueError, OverflowError):
        return None
    return answer and _named(match, *answer)


def _named(match: re.Match[str], kind: Kind, reach: Reach) -> Named:
    said = {name: words for name, words in match.groupdict().items() if words}
    bound = said.get("bound") or said.get("bare_bound") or said.get("edge")
    return Named(
        match.start(),
        match.end(),
        kind,
        reach,
        bound=bound or _bound_within(said),
        year=kind not in _OF_WHICH_YEAR or not _TELL_THE_YEAR.isdisjoint(said),
        lead=match.group()[0] if match.group()[0] in "预估最" else "",
        part_of_day=not _TELL_THE_HOUR.isdisjoint(said) or said.get("of") in ("早", "晚", "夜"),
        length=match.group() if "count" in said else "",
    )


def _bound_within(said: dict[str, str]) -> str:
    """What closes it without standing behind: the 内 of 年内, and a range closes itself."""
    if "内" in said.get("part", "") or said.get("part", "").startswith("本"):
        return "内"
    if said.get("part") == "年前":
        return "前"
    return "至" if "since" in said else ""


_SOON = timedelta(days=62)
_OF_A_YEAR = frozenset({Kind.DATE, Kind.MONTH, Kind.MONTH_PART, Kind.PART_OF_YEAR, Kind.YEAR_END})
_OF_WHICH_YEAR = _OF_A_YEAR | {Kind.WEEK, Kind.DAY}
_TELL_THE_YEAR = frozenset({"year", "short", "relative", "nearby", "which"})
_TELL_THE_HOUR = frozenset({"daypart", "hour", "bare_hour", "off"})
