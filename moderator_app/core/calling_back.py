"""Calling a citizen back once their case is closed: closed is not fixed until they say so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from moderator_app.core.case import Case, Heard, Outcome
from moderator_app.core.deadlines import Clock, due
from moderator_app.core.events import Draft, Kind, storable
from moderator_app.core.following import Rules
from moderator_app.core.records import Reader
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.targets import Event, Goal, Source, Target, Trust, Unit
from moderator_app.core.worktime import DAY

SETTING = "call_back"
TRIES = 3
"""So often somebody is tried who cannot be reached."""
LONGEST_DAYS = 60
_LATEST = timedelta(days=28)
"""Afterwards nobody remembers the matter, and it is called no more."""
_USUAL = frozenset({Outcome.RESOLVED, Outcome.PARTLY, Outcome.ANSWERED, Outcome.EXPLAINED})
_DEFAULT = Target(
    Goal.CALL_BACK,
    1,
    Unit.WORKING_DAY,
    Source(
        "值班台的默认值，参照某市级局12345办理规定（法律法规库 fsou.com 17273310）：办结次日回访",
        Trust.OWN,
    ),
    Event.CLOSED,
)


@dataclass(frozen=True, slots=True)
class CallingBack:
    """Whom a desk calls back. `days`: how long after the closing, None as the profile has it."""

    on: bool = True
    outcomes: frozenset[Outcome] = _USUAL
    days: int | None = None
    unit: Unit = Unit.WORKING_DAY

    def target(self, rules: Rules) -> Target:
        if self.days is None:
            return rules.profile.target(Goal.CALL_BACK) or _DEFAULT
        own = Source("本单位自定", Trust.OWN)
        return Target(Goal.CALL_BACK, self.days, self.unit, own, Event.CLOSED)

    def due(self, since: datetime, rules: Rules) -> datetime:
        """By when whoever is to be called since then is to be called."""
        return due(Clock(self.target(rules), since), rules.hours) or since

    def calls(self, outcome: Outcome | None, since: datetime, now: datetime) -> bool:
        """Whether a citizen is to be called, today or later."""
        return self.on and outcome in self.outcomes and now - since <= _LATEST

    def span(self, now: datetime, rules: Rules) -> tuple[datetime, datetime]:
        """Since when those are to be called who are due by the end of today: from, to."""
        work = rules.hours.work
        tonight = work.at(now.astimezone(work.zone).date(), DAY)
        first, left = now - _LATEST, _LATEST // timedelta(minutes=1)
        # What begins later is never due earlier.
        low, high = 0, left
        while low < high:
            middle = (low + high + 1) // 2
            if self.due(first + timedelta(minutes=middle), rules) <= tonight:
                low = middle
            else:
                high = middle - 1
        return first, first + timedelta(minutes=low)


def to_setting(rule: CallingBack) -> dict[str, object]:
    return {
        "on": rule.on,
        "outcomes": sorted(outcome.value for outcome in rule.outcomes),
        "days": rule.days,
        "unit": rule.unit.value,
    }


def from_setting(value: object) -> CallingBack:
    """What was kept; what makes no sense is as on a new desk."""
    if not isinstance(value, Mapping):
        return CallingBack()
    try:
        read = Reader("call_back", value)
        days = read.whole("days")
        if days is not None and not 0 <= days <= LONGEST_DAYS:
            raise read.wrong("days")
        return CallingBack(
            read.flag("on", default=True),
            frozenset(map(Outcome, read.texts("outcomes"))),
            days,
            read.one_of("unit", Unit, Unit.WORKING_DAY),
        )
    except ValueError:
        return CallingBack()


def pending_since(case: Case) -> datetime | None:
    """Since when the citizen of a closed case is to be called, or called again; None where they
    have said how it is, or could not be reached so often."""
    closure = case.closure
    if closure is None or case.erased:
        return None
    made = [one for one in case.call_backs if one.at >= closure.at]
    if len(made) >= TRIES or any(one.heard is not Heard.UNREACHED for one in made):
        return None
    return made[-1].at if made else closure.at


def is_to_be_called(case: Case, rule: CallingBack, now: datetime) -> bool:
    """Whether the citizen of this case is to be called, today or later."""
    since, closure = pending_since(case), case.closure
    return since is not None and closure is not None and rule.calls(closure.outcome, since, now)


def call_back(case: Case, heard: Heard, words: str) -> tuple[Draft, ...]:
    """Write down what a call came to. Raises Refusal for a case that is open or was erased, and
    where nobody says what the citizen is not satisfied with."""
    if case.closure is None:
        raise Refusal(Reason.CASE_NOT_CLOSED, case.id)
    if case.erased:
        raise Refusal(Reason.ERASED, case.id)
    words = storable(words).strip()
    if heard is Heard.UNSATISFIED and not words:
        raise Refusal(Reason.REASON_MISSING, case.id)
    body = {"result": heard.value, "words": words}
    return (Draft(Kind.CALL_BACK_MADE, case.id, body),)


def returned_words(words: str, reason: str, times: int) -> str:
    """What its organisation is told of a case that comes back to it for the n-th time."""
    return f"{words}\n\n【回访不满意，第{times}次退回重办】{reason}"
