"""More time for a resolution: what speaks against it, and the decision that is written down."""

from datetime import date

from moderator_app.core.case import Case
from moderator_app.core.deadlines import Clock, Extension, Hours, Objection, due, objections
from moderator_app.core.events import Draft, Kind, storable
from moderator_app.core.following import Rules
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.running import resolution

LONGEST = 999
_FATAL = {
    Objection.NOTHING_ADDED: Reason.NOTHING_ADDED,
    Objection.NO_APPROVER: Reason.APPROVER_MISSING,
}
"""What no reason makes good."""


def against(clock: Clock, wanted: Extension, hours: Hours) -> tuple[Objection, ...]:
    """What a person may overrule, if they say why."""
    return tuple(one for one in objections(clock, wanted, hours) if one not in _FATAL)


def longer(clock: Clock, wanted: Extension) -> Clock:
    return Clock(clock.target, clock.start, clock.freezes, (*clock.extensions, wanted))


def amount_until(clock: Clock, day: date, wanted: Extension, hours: Hours) -> int | None:
    """The least amount with which the clock runs to the end of `day` at the earliest; None where
    it stands, or no amount that makes sense is enough. `wanted` is whose amount is looked for."""
    least, most = 1, LONGEST

    def ends(amount: int) -> date | None:
        extension = Extension(amount, wanted.approver, wanted.at, wanted.citizen_told)
        end = due(longer(clock, extension), hours)
        return None if end is None else end.date()

    last = ends(most)
    if last is None or last < day:
        return None
    while least < most:
        middle = (least + most) // 2
        end = ends(middle)
        if end is not None and end >= day:
            most = middle
        else:
            least = middle + 1
    return least


def extend(case: Case, rules: Rules, wanted: Extension, *, overruled: bool) -> tuple[Draft, ...]:
    """Raises Refusal: without a resolution that runs, an approver or a reason, and for what speaks
    against it unless that is overruled."""
    if case.closure is not None:
        raise Refusal(Reason.CASE_CLOSED, case.id)
    clock = resolution(case, rules)
    if clock is None:
        raise Refusal(Reason.NOTHING_TO_EXTEND, case.id)
    found = objections(clock, wanted, rules.hours)
    for objection, reason in _FATAL.items():
        if objection in found:
            raise Refusal(reason, case.id)
    if not wanted.reason.strip():
        raise Refusal(Reason.REASON_MISSING, case.id)
    if found and not overruled:
        raise Refusal(Reason.EXTENSION_OBJECTED, case.id)
    body = {
        "amount": wanted.amount,
        "unit": clock.target.unit.value,
        "approver": storable(wanted.approver).strip(),
        "told": wanted.citizen_told,
        "reason": storable(wanted.reason).strip(),
        "overruled": [objection.value for objection in found],
    }
    return (Draft(Kind.CASE_EXTENDED, case.id, body),)
