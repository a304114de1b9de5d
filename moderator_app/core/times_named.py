"""The expressions of time in a text of ours, each with what it reaches when said at a moment."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from moderator_app.core.times_ahead import Kind, Reach, Said, is_after
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
        other = replace(other, reach=_on_from(one.reach.first, other.reach))
    if "(" in by:
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


def _on_from(day: date, reach: Reach) -> Reach:
    """The same days of the year, the first time that they come from that day on."""
    years = day.year - reach.first.year
    years += reach.first.replace(year=day.year) < day
    first, last = (each.replace(year=each.year + years) for each in (reach.first, reach.last))
    due = reach.due and reach.due.replace(year=reach.due.year + years)
    return Reach(first, last, due)


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
    if "内" in said.get("part", ""):
        return "内"
    return "至" if "since" in said else ""


_OF_A_YEAR = frozenset({Kind.DATE, Kind.MONTH, Kind.MONTH_PART})
_OF_WHICH_YEAR = _OF_A_YEAR | {Kind.WEEK, Kind.DAY}
_TELL_THE_YEAR = frozenset({"year", "short", "relative", "nearby", "which"})
_TELL_THE_HOUR = frozenset({"daypart", "hour", "bare_hour", "off"})
