"""The expressions of time in a text of ours, each with what it reaches when said at a moment."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

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
    """Whether the text says which year; a day or month without one may be of the past."""
    lead: str = ""
    """With what 预计, 估计 or 最迟 begins that leads it."""
    part_of_day: bool = False
    """Whether an hour or a part of the day is named."""
    relative: bool = False
    """Said of this month or the next by a word: 本月29日."""
    length: str = ""
    """So many of what, where it is a length of time and no place in it."""


def find(plain_text: str, said: Said) -> list[Named]:
    """All times named in what `plain` has made, in order, none over another."""
    found = [named for pattern, read in READERS for named in _read(plain_text, pattern, read, said)]
    found.sort(key=lambda named: (named.start, -named.end))
    kept: list[Named] = []
    for named in found:
        if kept and named.start < kept[-1].end:
            continue
        join = JOINS.fullmatch(plain_text, kept[-1].end, named.start) if kept else None
        if join is not None:
            kept[-1] = _joined(kept[-1], named, said, join.group())
            if join.group().startswith("(") and (close := CLOSES.match(plain_text, named.end)):
                kept[-1] = replace(kept[-1], end=close.end(), bound=close["bound"] or "")
        else:
            kept.append(named)
    return kept


def _joined(one: Named, other: Named, said: Said, by: str) -> Named:
    """From one to the other, one or the other, or the one told more exactly by the other."""
    if other.length and (is_after(one.bound) or one.bound == "起"):
        if one.kind is Kind.DATE:
            reach = length_from(other, one.reach.last, said)
        else:
            reach = Reach(one.reach.first, max(one.reach.last, other.reach.last), None)
        return replace(one, end=other.end, reach=reach, bound=other.bound, year=True)
    range_ends = "至" if by[-1:] in ("-", "至", "到") else ""
    return replace(
        other,
        start=one.start,
        reach=max(one.reach, other.reach, key=lambda reach: reach.last),
        bound=other.bound or range_ends,
        lead=one.lead or other.lead,
        year=one.year or other.year,
    )


def length_from(named: Named, day: date, said: Said) -> Reach:
    """What a length of time reaches if it began on a day past, at its end of work."""
    began = Said(said.work.close(day), said.work)
    return length_reach(named.length, began)


def _read(text: str, pattern: re.Pattern[str], read: Reader, said: Said) -> Iterator[Named]:
    for match in pattern.finditer(text):
        try:
            answer = read(match, said)
        except (ValueError, OverflowError):
            continue
        if answer is None:
            continue
        yield _named(match, *answer)


def _named(match: re.Match[str], kind: Kind, reach: Reach) -> Named:
    said = {name: words for name, words in match.groupdict().items() if words}
    return Named(
        match.start(),
        match.end(),
        kind,
        reach,
        bound=said.get("bound") or said.get("edge") or _bound_within(said),
        year=kind not in _OF_WHICH_YEAR or not _TELL_THE_YEAR.isdisjoint(said),
        lead=match.group()[0] if match.group()[0] in "预估最" else "",
        part_of_day=not _TELL_THE_HOUR.isdisjoint(said) or said.get("of") in ("早", "晚", "夜"),
        relative="nearby" in said,
        length=match.group() if "count" in said else "",
    )


def _bound_within(said: dict[str, str]) -> str:
    """What closes it without standing behind: the 内 of 年内, and a range closes itself."""
    if "内" in said.get("part", ""):
        return "内"
    return "至" if "since" in said else ""


_OF_WHICH_YEAR = frozenset({Kind.DATE, Kind.MONTH, Kind.MONTH_PART, Kind.WEEK})
_TELL_THE_YEAR = frozenset({"year", "short", "relative", "nearby", "which"})
_TELL_THE_HOUR = frozenset({"daypart", "hour", "bare_hour", "off"})
