"""Each time that a text names, with the words around it, read after what was told before it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from moderator_app.core import promise_words as says
from moderator_app.core import times_named
from moderator_app.core.times_ahead import Kind, Said, is_before
from moderator_app.core.times_named import Named

SENTENCE = 160
"""How far is read before a time within its sentence."""
_CLAUSE, _BEHIND, _AFTER, _TOLD = 60, 48, 240, 300
"""How far is read: before within a clause, behind, since, and back to the day from which a length
of time runs."""
_OF_THE_CALENDAR = frozenset(
    {Kind.YEAR, Kind.MONTH, Kind.DATE, Kind.MONTH_PART, Kind.PART_OF_YEAR, Kind.YEAR_END}
)


@dataclass(frozen=True, slots=True)
class Around:
    """The words around a time: its clause and its sentence up to it, and what follows."""

    clause: str
    sentence: str
    behind: str
    since: str
    """What follows from the next clause on, up to another letter's answer."""

    @classmethod
    def of(cls, plain: str, named: Named) -> "Around":
        before = plain[max(0, named.start - SENTENCE) : named.start]
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


def told(plain: str, said: Said) -> Iterator[tuple[Named, Around]]:
    """Each time with the words around it, a length of time reckoned from the day last told of."""
    dated: tuple[int, date] | None = None
    before: Named | None = None
    for named in times_named.find(plain, said):
        around = Around.of(plain, named)
        told = times_named.in_its_year(
            named,
            _day_before(named, before, around, said),
            said,
            meant=_is_meant(named, before, around),
        )
        if told.kind in _OF_THE_CALENDAR and (told.year or told is not named):
            before = told
        if dated is not None and named.length and named.start - dated[0] <= _TOLD:
            if not says.FROM_NOW.search(around.clause):
                told = replace(named, reach=times_named.length_from(named, dated[1], said))
        elif told.reach.first <= said.today and _tells_of(told, around):
            dated = named.end, told.reach.first
        yield told, around


def _is_meant(named: Named, before: Named | None, around: Around) -> bool:
    """Whether the words since the last time that was named lead up to one still to come."""
    since = min(len(around.clause), named.start - before.end if before else _CLAUSE)
    leads = says.AHEAD.search(around.clause, len(around.clause) - since)
    return bool(named.lead or leads or is_before(named.bound))


def _day_before(named: Named, before: Named | None, around: Around, said: Said) -> date | None:
    """The day of the year from which a time without a year is read on, if one was told of."""
    if before is None or named.start - before.end > SENTENCE:
        return None
    within = before.end >= named.start - len(around.sentence)
    tells_on = before.reach.first <= said.today and before.kind is not Kind.YEAR
    return before.reach.first if within or tells_on else None


def _tells_of(named: Named, around: Around) -> bool:
    """Whether a day past is the one of which the next words tell."""
    if named.kind is Kind.DATE:
        return says.WRITTEN.search(around.behind) is None
    return named.kind in (Kind.MONTH, Kind.MONTH_PART) and around.behind.startswith(",")
