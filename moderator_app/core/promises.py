"""Times that we name to a citizen for something still to be done: promises.

Whether a time is one is decided by the few words around it, in four questions. Is it over, or is
what was to be done by then done? Is it no time for a deed at all, as that of a plan, a law or a
shop's hours? Is it for others to keep? Does enough show that it is named for something to come?
The vaguer the time, the surer must be the sign; a length of time must also begin now, for this
matter. Precision goes before recall: a person confirms each find.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import IntEnum

from moderator_app.core import promise_words as says
from moderator_app.core import times_named, times_words
from moderator_app.core.times_ahead import PERIODS, Kind, Said, is_after, is_before
from moderator_app.core.times_named import Named
from moderator_app.core.worktime import WorkTime

__all__ = ["Kind", "Promise", "dated", "find"]


@dataclass(frozen=True, slots=True)
class Promise:
    """`words` is `text[start:end]`, in code points; `due` the last moment that keeps it.

    Where the words leave open when it ends, `due` is the earliest end they can sensibly have. It
    is None where no calendar tells: 开学前, or a feast of a year not yet announced.
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
_SHORT = frozenset({Kind.HOURS, Kind.DAYS, Kind.WORKING_DAYS})
_VAGUE = frozenset({Kind.YEAR, Kind.MONTH, Kind.SEASON, Kind.DATE})
"""What also dates things that nobody does for anybody."""
_FROM = ("起", "开始")
_SETTLES = ("至", "内")
_SETTLES_A_SEASON = (*_SETTLES, "期间", "后", "以后", "之后", "过后", "前后", "左右")
"""The bounds by which one of these is vague no more."""


def find(text: str, said_at: datetime, work: WorkTime) -> tuple[Promise, ...]:
    """The promises in a reply given at that moment, in order; none overlaps another.

    Days and hours are those of `work`, in its zone.
    """
    said = Said(said_at.astimezone(work.zone), work)
    plain = times_words.plain(text)
    quotes = list(_quotes(plain))
    found: list[Promise] = []
    for named, around in _told(plain, said):
        follows = bool(found) and found[-1].end >= named.start - len(around.sentence)
        if not _within(quotes, named) and _is_promise(named, around, said, follows=follows):
            found.append(
                Promise(
                    named.start,
                    named.end,
                    text[named.start : named.end],
                    named.kind,
                    named.reach.due,
                )
            )
    return tuple(found)


def dated(words: str, said_at: datetime, work: WorkTime) -> datetime | None:
    """The last moment that the first time in these words can mean, whether they promise anything
    or not; None where they name none that is still to come."""
    said = Said(said_at.astimezone(work.zone), work)
    named = times_named.find(times_words.plain(words), said)
    dues = (one.reach.due for one in named)
    return next((due for due in dues if due is not None and due > said.at), None)


class _Sign(IntEnum):
    """What shows that a time is named for something to come, from nothing to the surest."""

    NONE = 0
    DEED = 1
    """Something to be done right behind it: 完成, 答复."""
    WORD = 2
    """A word that looks ahead in its clause, or the citizen it is for."""
    LED = 3
    """Such a word that leads up to it or follows: 预计, 力争在, 将. Or a deed on a day ahead."""


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
        clause = sentence[_after_last(says.ENDS_CLAUSE, sentence) :][-_CLAUSE:].strip()
        behind = plain[named.end : named.end + _AFTER].partition("网友")[0]
        return cls(
            clause,
            sentence,
            behind[: _first(says.ENDS_SENTENCE, behind[:_BEHIND])],
            behind[_first(says.ENDS_CLAUSE, behind) + 1 :],
        )


def _after_last(ends: str, text: str) -> int:
    return max(map(text.rfind, ends)) + 1


def _first(ends: str, text: str) -> int:
    """Where the first of them stands, or where the text is over."""
    return min((at for at in map(text.find, ends) if at >= 0), default=len(text))


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


def _is_promise(named: Named, around: _Around, said: Said, *, follows: bool) -> bool:
    if _is_over(named, around, said) or _is_none(named, around):
        return False
    if named.lead not in ("预", "估") and (_is_done(around) or _is_for_others(around)):
        return False
    if named.length:
        return _runs_now(named, around) and _is_ours(named, around)
    return _sign(named, around, said, follows=follows) >= _sign_needed(named, said)


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
        any(none.search(clause) for none in says.NONE_IN_CLAUSE)
        or any(none.search(behind) for none in says.NONE_BEHIND)
        or (not named.lead and any(none.search(sentence) for none in says.NONE_IN_SENTENCE))
        or bool(says.CITED.search(sentence) and says.CITED_BEHIND.search(behind))
        or bool(named.length and says.LASTS.search(clause))
        or (is_after(named.bound) and says.AWAITED_BEFORE.search(clause) is not None)
        or (not is_before(named.bound) and says.IN_FORCE.search(behind) is not None)
        or (named.bound in _FROM and says.IN_FORCE_FROM.search(behind) is not None)
        or _names_a_season(named, around)
        or _is_of_any_day(named, around)
        or _dates_a_plan(named, around)
    )


def _names_a_season(named: Named, around: _Around) -> bool:
    """Whether a feast or a term is spoken of, and not the time of it."""
    feast = named.kind is Kind.SEASON and not named.bound
    return feast and says.DEED_NEXT.search(around.behind) is None


def _is_of_any_day(named: Named, around: _Around) -> bool:
    """Whether an hour is that of every day, as a shop's."""
    if named.kind is not Kind.DAY or named.year or named.lead or is_before(named.bound):
        return False
    ours = says.TELLS_YOU.search(around.behind) or (named.bound and says.LED.search(around.clause))
    return not ours


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
    )


def _runs_now(named: Named, around: _Around) -> bool:
    """Whether a length of time is one that runs, and runs from no event without a date."""
    if says.UNDATED.search(around.sentence) or says.IF.search(around.sentence):
        return False
    return bool(
        named.bound
        or named.lead
        or says.STILL_NEEDS.search(around.clause)
        or says.WITHIN.search(around.clause)
        or says.WILL.search(around.behind)
        or _is_terse(named, around)
    )


def _is_ours(named: Named, around: _Around) -> bool:
    """Whether a length of time is named for this matter, and not by a rule for all of its kind."""
    clause, behind = around.clause, around.behind
    if named.lead or says.STILL_NEEDS.search(clause):
        return True
    by_rule = says.RULE.search(around.sentence)
    if by_rule and not says.OURS.search(clause) and not says.YOU.search(behind):
        return False
    return bool(
        says.AHEAD.search(clause)
        or says.WILL.search(behind)
        or says.TO_YOU.search(behind)
        or _is_terse(named, around)
    )


def _is_terse(named: Named, around: _Around) -> bool:
    """Whether so few words tell of it that it can only be us, as one types at the desk."""
    if len(around.sentence) > _TERSE:
        return False
    if named.length and not named.bound:
        done = says.DEED_BEHIND if says.WITHIN.search(around.clause) else says.DEED_RIGHT
        return named.kind in _SHORT and bool(done.search(around.behind))
    short = named.length or len(around.clause) <= _SUBJECT
    return bool(short and says.DEED_BEHIND.search(around.behind))


def _sign(named: Named, around: _Around, said: Said, *, follows: bool) -> _Sign:
    """The surest sign in the words around a time that something is still to be done."""
    clause, behind = around.clause, around.behind
    if named.lead or says.LED.search(clause) or says.TIME_OF.search(around.sentence):
        return _Sign.LED
    if says.WILL.search(behind) or says.TELLS_YOU.search(behind):
        return _Sign.LED
    terse = _is_terse(named, around)
    if named.reach.first > said.today:
        if terse or ((follows or says.BY.search(clause)) and says.DEED_RIGHT.search(behind)):
            return _Sign.LED
        dated = named.year or says.AHEAD.search(around.sentence)
        if dated and says.DEED_NEXT.search(behind):
            return _Sign.LED
    from_now = named.kind in _SAID_NOW and named.bound in _FROM
    if terse or from_now or says.AHEAD.search(clause) or says.TO_YOU.search(behind):
        return _Sign.WORD
    return _Sign.DEED if says.DEED_RIGHT.search(behind) or says.UP_TO.search(clause) else _Sign.NONE


def _sign_needed(named: Named, said: Said) -> _Sign:
    """The vaguer a time, the surer the sign it needs."""
    before, ahead = is_before(named.bound), named.reach.first > said.today
    this_year = named.year or named.reach.first.year == said.today.year
    if ahead and before and this_year:
        return _Sign.DEED if named.kind is Kind.SEASON else _Sign.NONE
    settles = _SETTLES_A_SEASON if named.kind is Kind.SEASON else _SETTLES
    if named.kind in _VAGUE and named.bound not in settles:
        return _Sign.LED if not before or ahead else _Sign.DEED
    if ahead:
        return _Sign.DEED if this_year else _Sign.WORD
    return _Sign.DEED if before or named.bound == "内" or named.part_of_day else _Sign.WORD
