"""Times that we name to a citizen for something still to be done: promises.

Whether a time is one is decided by the few words around it. What closes a time still ahead (前) is
a promise unless something speaks against it; the vaguer the time, the surer must be the sign that
it is named for something to come. Precision goes before recall: a person confirms each find.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import IntEnum

from moderator_app.core import promise_words as says
from moderator_app.core import times_named, times_words
from moderator_app.core.times_ahead import PERIODS, Kind, Said, is_before
from moderator_app.core.times_named import Named
from moderator_app.core.worktime import WorkTime

__all__ = ["Kind", "Promise", "find"]


@dataclass(frozen=True, slots=True)
class Promise:
    """`words` is `text[start:end]`, in code points; `due` the last moment that keeps it.

    `due` is None where the words name a time too loosely to date it.
    """

    start: int
    end: int
    words: str
    kind: Kind
    due: datetime | None


_CLAUSE, _SENTENCE, _BEHIND, _AFTER = 60, 160, 24, 240
"""How far is read: before within a clause, before within a sentence, behind, and since."""
_LONGEST_QUOTE = 160
_TERSE = 12
"""A sentence that comes to its time so soon tells of us, as one types it at the desk."""
_SUBJECT = 3
"""So short is who acts in it: 我们, 我局."""
_SAID_NOW = PERIODS | {Kind.DAY, Kind.WEEK}
"""What counts from the day it is said, and may have been said long ago."""
_VAGUE = frozenset({Kind.YEAR, Kind.MONTH, Kind.SEASON, Kind.DATE})
"""What also dates things that nobody does for anybody."""
_WHOLE = frozenset({Kind.YEAR, Kind.SEASON})
_SETTLES = {
    Kind.SEASON: ("至", "期间", "后", "以后", "之后", "过后", "内", "前后", "左右"),
    Kind.YEAR: ("至", "内"),
}
"""The bounds by which one of these is vague no more; of the others, the end of a range."""


def find(text: str, said_at: datetime, work: WorkTime) -> tuple[Promise, ...]:
    """The promises in a reply given at that moment, in order; none overlaps another.

    Days and hours are those of `work`, in its zone.
    """
    said = Said(said_at.astimezone(work.zone), work)
    plain = times_words.plain(text)
    quotes = list(_quotes(plain))
    return tuple(
        Promise(named.start, named.end, text[named.start : named.end], named.kind, named.reach.due)
        for named, around in _told(plain, said)
        if not _within(quotes, named) and _is_promise(named, around, said)
    )


class _Sign(IntEnum):
    """What shows that a time is named for something to come, from nothing to the surest."""

    NONE = 0
    DEED = 1
    """A deed behind it that we are asked for: 完成, 答复."""
    WORD = 2
    """A word that looks ahead in its clause, or the citizen it is for: 将, 承诺, 给您."""
    LED = 3
    """Such a word that leads up to it: 预计, 力争在."""


@dataclass(frozen=True, slots=True)
class _Around:
    """The words around a time: its clause and its sentence up to it, and what follows."""

    clause: str
    sentence: str
    behind: str
    since: str
    """What follows from the next clause on, up to another letter's answer."""

    @classmethod
    def of(cls, plain: str, named: Named) -> "_Around":
        before = plain[max(0, named.start - _SENTENCE) : named.start]
        sentence = before[_after_last(says.ENDS_SENTENCE, before) :]
        clause = sentence[-_CLAUSE:]
        clause = clause[_after_last(says.ENDS_CLAUSE, clause) :].strip()
        behind = plain[named.end : named.end + _AFTER].partition("网友")[0]
        cut = says.ENDS_CLAUSE.search(behind)
        return cls(clause, sentence, behind[:_BEHIND], behind[cut.end() :] if cut else "")


def _after_last(ends: re.Pattern[str], text: str) -> int:
    return max((mark.end() for mark in ends.finditer(text)), default=0)


def _quotes(plain: str) -> Iterator[tuple[int, int]]:
    """From where to where others are quoted. A reply that stands whole in quotes is none."""
    opened = -1
    for mark in re.finditer("[“”]", plain):
        if mark.group() == "“":
            opened = mark.start()
        elif opened >= 0:
            if mark.start() - opened <= _LONGEST_QUOTE:
                yield opened, mark.start()
            opened = -1


def _within(quotes: list[tuple[int, int]], named: Named) -> bool:
    at = bisect_left(quotes, (named.start, 0)) - 1
    return at >= 0 and named.end <= quotes[at][1]


def _told(plain: str, said: Said) -> Iterator[tuple[Named, _Around]]:
    """Each time with the words around it, a length of time reckoned from the day last told of."""
    dated: tuple[int, date] | None = None
    for named in times_named.find(plain, said):
        around, told = _Around.of(plain, named), named
        if dated is not None and named.length and named.start - dated[0] <= _SENTENCE:
            told = replace(named, reach=times_named.length_from(named, dated[1], said))
        elif named.reach.first <= said.today and _tells_of(named, around):
            dated = named.end, named.reach.first
        yield told, around


def _tells_of(named: Named, around: _Around) -> bool:
    """Whether a day past is the one of which the next words tell."""
    if named.kind is Kind.DATE:
        return says.WRITTEN.search(around.behind) is None
    return named.kind in (Kind.MONTH, Kind.MONTH_PART) and around.behind.startswith(",")


def _is_promise(named: Named, around: _Around, said: Said) -> bool:
    if _is_over(named, around, said) or _is_none(named, around):
        return False
    if named.lead not in ("预", "估") and (_is_done(around) or _is_for_others(around)):
        return False
    if named.kind in PERIODS:
        return _starts_now(named, around) and _is_ours(named, around)
    return _sign(named, around, said) >= _sign_needed(named, said)


def _is_over(named: Named, around: _Around, said: Said) -> bool:
    """Whether it lies behind, or the text says what became of it."""
    if named.reach.last < said.today:
        return True
    if named.reach.due is not None and named.reach.due <= said.at:
        return True
    return named.kind in _SAID_NOW and says.SINCE_DONE.search(around.since) is not None


def _is_none(named: Named, around: _Around) -> bool:
    """Whether the words around make it no time for a deed to come, whoever acts."""
    clause, sentence, behind = around.clause, around.sentence, around.behind
    return (
        any(none.search(clause) for none in says.NONE_BEFORE)
        or any(none.search(sentence) for none in says.NONE_IN_SENTENCE)
        or any(none.search(behind) for none in says.NONE_BEHIND)
        or bool(says.CITED.search(sentence) and says.CITED_BEHIND.search(behind))
        or bool(says.LATELY.search(clause) and not says.WILL.search(behind))
        or (not named.bound and says.PURPOSE.search(clause) is not None)
        or (not is_before(named.bound) and says.IN_FORCE.search(behind) is not None)
        or (named.kind not in (Kind.DATE, Kind.YEAR) and says.EVERY.search(clause) is not None)
        or _is_signature(named, around)
        or _dates_a_plan(named, around)
    )


def _is_signature(named: Named, around: _Around) -> bool:
    if named.kind is not Kind.DATE or named.bound:
        return False
    return bool(says.SIGNED.search(around.behind)) and not says.AHEAD.search(around.clause)


def _dates_a_plan(named: Named, around: _Around) -> bool:
    """Whether a year is that of a plan or a budget, and not of the work in it."""
    if named.kind not in (Kind.YEAR, Kind.PART_OF_YEAR) or named.bound:
        return False
    if says.WILL.search(around.behind):
        return False
    plan = says.PLAN_BEHIND.search(around.behind)
    named_for_it = plan is not None and not says.DEED_OF_PLAN.search(plan.group())
    return named_for_it or says.PLANNED.search(around.clause) is not None


def _is_done(around: _Around) -> bool:
    if says.ORDERS.search(around.clause):
        return False
    done = says.DONE.search(around.clause)
    if done is not None:
        return not says.AHEAD.search(done.group())
    return not says.AHEAD.search(around.clause) and bool(says.DONE_BEHIND.search(around.behind))


def _is_for_others(around: _Around) -> bool:
    """Whether it is for the citizen to keep, or for everybody."""
    clause, behind = around.clause, around.behind
    if says.ORDERS.search(clause):
        return False
    if says.OTHERS.search(clause):
        return True
    if says.AHEAD.search(clause):
        return False
    return bool(
        says.ASKED.search(around.sentence)
        or says.PAPER.search(around.sentence)
        or says.OTHERS_BEHIND.search(behind)
        or (says.NEEDS.search(clause) and "办理" in behind)
    )


def _starts_now(named: Named, around: _Around) -> bool:
    """Whether a length of time is one that runs, and runs from no event without a date."""
    clause, behind = around.clause, around.behind
    if says.UNDATED.search(around.sentence) or says.IF.search(around.sentence):
        return False
    if named.bound or not named.length or named.lead:
        return True
    return bool(
        says.STILL_NEEDS.search(clause)
        or says.WITHIN.search(clause)
        or says.WILL.search(behind)
        or (says.AIMED.search(clause) and says.DEED_RIGHT.search(behind))
    )


def _is_ours(named: Named, around: _Around) -> bool:
    """Whether a length of time is named for this matter, and not by a rule for all of its kind."""
    clause, behind = around.clause, around.behind
    if named.lead or says.STILL_NEEDS.search(clause) or not (named.bound or not named.length):
        return True
    by_rule = says.STATUTE.search(around.sentence) or says.PROCEDURE.search(around.sentence)
    if by_rule and not says.ORDERED.search(clause) and not says.YOU.search(clause + behind):
        return False
    if says.AHEAD.search(clause) or says.WILL.search(behind) or says.TO_YOU.search(behind):
        return True
    terse = len(around.sentence) <= _TERSE or not named.length
    return terse and says.DEED_BEHIND.search(behind) is not None


def _sign(named: Named, around: _Around, said: Said) -> _Sign:
    """The surest sign in the words around a time that something is still to be done."""
    clause, behind = around.clause, around.behind
    if named.lead or says.LED.search(clause) or says.WILL.search(behind):
        return _Sign.LED
    if named.relative and named.kind is Kind.DATE and says.AT.search(clause):
        return _Sign.LED
    starts = named.reach.first > said.today or says.AHEAD.search(around.sentence)
    if named.year and starts and says.DEED_NEXT.search(behind):
        return _Sign.LED
    terse = len(around.sentence) <= _TERSE and len(clause) <= _SUBJECT
    if (
        says.AHEAD.search(clause)
        or says.TO_YOU.search(behind)
        or (named.kind in _SAID_NOW and says.FROM.search(clause))
        or (terse and says.DEED_BEHIND.search(behind))
    ):
        return _Sign.WORD
    deed = says.DEED_RIGHT.search(behind) or says.UP_TO.search(clause)
    return _Sign.DEED if deed else _Sign.NONE


def _sign_needed(named: Named, said: Said) -> _Sign:
    before = is_before(named.bound)
    vague = named.kind in _VAGUE and named.bound not in _SETTLES.get(named.kind, ("至",))
    if named.kind is Kind.WEEK and not named.year:
        return _Sign.WORD
    if named.reach.first <= said.today:
        if before or named.bound == "内" or named.part_of_day:
            return _Sign.DEED
        return _Sign.LED if vague else _Sign.WORD
    this_year = named.year or named.reach.first.year == said.today.year
    if before and this_year:
        return _Sign.DEED if named.kind is Kind.SEASON else _Sign.NONE
    if vague and named.kind in _WHOLE:
        return _Sign.LED
    return _Sign.WORD if vague or not this_year else _Sign.DEED
