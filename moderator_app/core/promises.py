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
from dataclasses import dataclass
from datetime import datetime

from moderator_app.core import promise_words as says
from moderator_app.core import times_named, times_words
from moderator_app.core.promise_signs import FROM, SAID_NOW, is_terse, sign, sign_needed
from moderator_app.core.promise_told import Around, told
from moderator_app.core.times_ahead import Kind, Said, is_after, is_before
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


_LONGEST_QUOTE = 160


def find(text: str, said_at: datetime, work: WorkTime) -> tuple[Promise, ...]:
    """The promises in a reply given at that moment, in order; none overlaps another.

    Days and hours are those of `work`, in its zone.
    """
    said = Said(said_at.astimezone(work.zone), work)
    plain = times_words.plain(text)
    quotes = list(_quotes(plain))
    found: list[Promise] = []
    for named, around in told(plain, said):
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


def _is_promise(named: Named, around: Around, said: Said, *, follows: bool) -> bool:
    if _is_over(named, around, said) or _is_none(named, around):
        return False
    if named.lead not in ("预", "估") and (_is_done(named, around) or _is_for_others(around)):
        return False
    if named.length:
        return _runs_now(named, around) and _is_ours(named, around)
    return sign(named, around, said, follows=follows) >= sign_needed(named, said)


def _is_over(named: Named, around: Around, said: Said) -> bool:
    """Whether it lies behind, or the text says what became of it."""
    if named.reach.last < said.today:
        return True
    if named.reach.due is not None and named.reach.due <= said.at:
        return True
    may_be_over = named.kind in SAID_NOW or named.reach.last == said.today
    return may_be_over and says.SINCE_DONE.search(around.since) is not None


def _is_none(named: Named, around: Around) -> bool:
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
        or (named.bound in FROM and says.IN_FORCE_FROM.search(behind) is not None)
        or (not is_before(named.bound) and says.FOR_SAKE.search(clause) is not None)
        or _names_a_season(named, around)
        or _is_of_any_day(named, around)
        or _dates_a_plan(named, around)
    )


def _names_a_season(named: Named, around: Around) -> bool:
    """Whether a feast or a term is spoken of, and not the time of it."""
    if named.kind is not Kind.SEASON:
        return False
    if named.bound == "期间" and says.KEPT_UP.search(around.clause):
        return says.DONE_NEXT.search(around.behind) is None
    return not named.bound and says.DEED_NEXT.search(around.behind) is None


def _is_of_any_day(named: Named, around: Around) -> bool:
    """Whether an hour is that of every day, as a shop's."""
    if named.kind is not Kind.DAY or named.year or named.lead or is_before(named.bound):
        return False
    ours = says.COMES.search(around.behind) or (named.bound and says.LED.search(around.clause))
    return not ours


def _dates_a_plan(named: Named, around: Around) -> bool:
    """Whether a year is that of a plan or a budget, and not of the work in it."""
    if named.kind not in (Kind.YEAR, Kind.PART_OF_YEAR):
        return False
    if says.LABEL.search(around.clause) and around.behind.startswith(")"):
        return True
    if named.bound:
        return False
    named_for = says.NAMED_FOR.search(around.behind) and not says.DEED_NEXT.search(around.behind)
    if named_for or says.BASIS.search(around.clause):
        return True
    if says.WILL.search(around.behind):
        return False
    plan = says.PLAN_BEHIND.search(around.behind)
    named_for_it = plan is not None and not says.DEED_OF_PLAN.search(plan.group())
    return named_for_it or says.PLANNED.search(around.clause) is not None


def _is_done(named: Named, around: Around) -> bool:
    if says.DONE_AT_ONCE.search(around.behind):
        return True
    if says.ORDERS.search(around.clause) or (named.length and around.clause.endswith("过")):
        return False
    done = says.DONE.search(around.clause)
    if done is not None:
        return not says.AHEAD.search(done.group())
    if says.AHEAD.search(around.clause):
        return False
    if says.DONE_BEHIND.search(around.behind):
        return True
    # 于26日对该店进行检查, and what came of it.
    by_day = named.kind is Kind.DATE and not is_before(named.bound)
    by_day = by_day and around.clause.endswith(("于", "在", "到", "至"))
    return by_day and says.TOLD_ON.search(around.since) is not None


def _is_for_others(around: Around) -> bool:
    """Whether it is for the citizen to keep, or for everybody."""
    clause, behind = around.clause, around.behind
    if says.ORDERS.search(clause):
        return False
    if says.PUBLISHED.search(behind) or says.TO_YOU.search(behind):
        return False
    if says.OTHERS.search(clause):
        return True
    if says.AHEAD.search(clause):
        return False
    return bool(
        says.ASKED.search(around.sentence)
        or (says.PAPER.search(around.sentence) and not says.OUR_PAPER.search(around.sentence))
        or says.OTHERS_BEHIND.search(behind)
    )


def _runs_now(named: Named, around: Around) -> bool:
    """Whether a length of time is one that runs, and runs from no event without a date."""
    if says.UNDATED.search(around.sentence) or says.IF.search(around.sentence):
        return False
    return bool(
        named.bound
        or named.lead
        or says.STILL_NEEDS.search(around.clause)
        or says.WITHIN.search(around.clause)
        or says.WILL.search(around.behind)
        or is_terse(named, around)
    )


def _is_ours(named: Named, around: Around) -> bool:
    """Whether a length of time is named for this matter, and not by a rule for all of its kind."""
    clause, behind = around.clause, around.behind
    if named.lead or says.STILL_NEEDS.search(clause):
        return True
    if named.bound and says.ORDERED.search(around.sentence):
        return True
    by_rule = says.MUST.search(behind) or (
        says.RULE.search(around.sentence) and not says.YOURS.search(around.sentence)
    )
    if by_rule and not says.OURS.search(clause) and not says.YOU.search(behind):
        return False
    return bool(
        says.AHEAD.search(clause)
        or says.WILL.search(behind)
        or says.TO_YOU.search(behind)
        or is_terse(named, around)
        or (is_after(named.bound) and not clause and says.CAN_LATER.search(behind))
        or (not by_rule and says.DEED_RIGHT.search(behind) and _is_told_by_us(around))
    )


def _is_told_by_us(around: Around) -> bool:
    """Whether somebody at work is named, or what has been done for this matter so far."""
    return bool(says.ACTOR.search(around.clause) or says.UNDER_WAY.search(around.sentence))
