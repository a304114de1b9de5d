"""What shows, in the words around a time, that it is named for something still to be done."""

from enum import IntEnum

from moderator_app.core import promise_words as says
from moderator_app.core.promise_told import Around
from moderator_app.core.times_ahead import PERIODS, Kind, Said, is_before
from moderator_app.core.times_named import Named

SAID_NOW = PERIODS | {Kind.DAY, Kind.WEEK}
"""What counts from the day it is said, and may have been said long ago."""
_TERSE = 12
"""A sentence that comes to its time so soon tells of us, as one types it at the desk."""
_SUBJECT = 3
"""So short is who acts in it: 我们, 我局."""
_SHORT = frozenset({Kind.HOURS, Kind.DAYS, Kind.WORKING_DAYS})
_VAGUE = frozenset({Kind.YEAR, Kind.MONTH, Kind.SEASON, Kind.DATE})
"""What also dates things that nobody does for anybody."""
FROM = ("起", "开始")
_SETTLES = ("至", "内")
_SETTLES_A_SEASON = (*_SETTLES, "期间", "后", "以后", "之后", "过后", "前后", "左右")
"""The bounds by which one of these is vague no more."""


class Sign(IntEnum):
    """From nothing to the surest."""

    NONE = 0
    DEED = 1
    """Something to be done right behind it: 完成, 答复."""
    WORD = 2
    """A word that looks ahead in its clause, or the citizen it is for."""
    LED = 3
    """Such a word that leads up to it or follows: 预计, 力争在, 将. Or a deed on a day ahead."""


def sign(named: Named, around: Around, said: Said, *, follows: bool) -> Sign:
    """The surest sign in the words around a time; `follows` another promise in its sentence."""
    if _leads(named, around, said) or _is_work_of_a_year(named, around):
        return Sign.LED
    terse = is_terse(named, around)
    if named.reach.first > said.today and (terse or _is_done_by(named, around, said, follows)):
        return Sign.LED
    clause, behind = around.clause, around.behind
    from_now = named.kind in SAID_NOW and named.bound in FROM
    if terse or from_now or says.AHEAD.search(clause) or says.TO_YOU.search(behind):
        return Sign.WORD
    deed = says.DEED_RIGHT.search(behind) or says.UP_TO.search(clause) or says.ENDED.search(behind)
    return Sign.DEED if deed else Sign.NONE


def _leads(named: Named, around: Around, said: Said) -> bool:
    """Whether words that look ahead lead up to it or follow it at once."""
    clause, behind = around.clause, around.behind
    # 于24日与您联系, written on the 24th, tells of what has been; 今天 does not.
    today_by_date = named.kind is Kind.DATE and named.reach.first <= said.today
    return bool(
        named.lead
        or says.LED.search(clause)
        or says.TIME_OF.search(around.sentence)
        or says.WILL.search(behind)
        or says.WILL_LATER.search(behind)
        or (not today_by_date and says.TELLS_YOU.search(behind))
    )


def _is_work_of_a_year(named: Named, around: Around) -> bool:
    """Whether a year is told of by what is done in it, and by nothing that has been done."""
    return bool(
        named.kind is Kind.YEAR
        and not around.clause.endswith(("于", "在"))
        and says.DEED_NEXT.search(around.behind)
        and not says.SAID_OF_IT.search(around.behind)
        and not says.SINCE_DONE.search(around.since)
    )


def _is_done_by(named: Named, around: Around, said: Said, follows: bool) -> bool:
    """Whether something is to be done on a day ahead, of which the words leave no doubt."""
    sentence, behind = around.sentence, around.behind
    if follows and says.DEED_RIGHT.search(behind):
        return True
    this_year = named.year or named.reach.first.year == said.today.year
    if (this_year or says.AHEAD.search(sentence)) and says.DEED_NEXT.search(behind):
        return True
    if says.SCHEDULE.search(sentence) and says.SCHEDULED.search(behind):
        return True
    later = says.DEED_FROM if named.bound in FROM else says.DEED_LATER
    return bool(this_year and named.kind is not Kind.SEASON and later.search(behind))


def sign_needed(named: Named, said: Said) -> Sign:
    """The vaguer a time, the surer the sign it needs."""
    if named.bound == "至" and named.reach.last > said.today:
        return Sign.DEED
    before, ahead = is_before(named.bound), named.reach.first > said.today
    this_year = named.year or named.reach.first.year == said.today.year
    this_year = this_year or named.kind is Kind.YEAR_END
    if ahead and before and this_year:
        return Sign.DEED if named.kind is Kind.SEASON else Sign.NONE
    settles = _SETTLES_A_SEASON if named.kind is Kind.SEASON else _SETTLES
    if named.kind in _VAGUE and named.bound not in settles:
        return Sign.LED if not before or ahead else Sign.DEED
    if ahead:
        return Sign.DEED if this_year else Sign.WORD
    return Sign.DEED if before or named.bound == "内" or named.part_of_day else Sign.WORD


def is_terse(named: Named, around: Around) -> bool:
    """Whether so few words tell of it that it can only be us, as one types at the desk."""
    if len(around.sentence) > _TERSE:
        return False
    if named.length and not named.bound:
        done = says.DEED_BEHIND if says.WITHIN.search(around.clause) else says.DEED_RIGHT
        return named.kind in _SHORT and bool(done.search(around.behind))
    short = named.length or len(around.clause) <= _SUBJECT
    deed = says.DEED_RIGHT if named.kind in _VAGUE else says.DEED_BEHIND
    return bool(short and deed.search(around.behind))
