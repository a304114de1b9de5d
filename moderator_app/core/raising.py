"""What may be done about an emergency, and what it writes down.

All of it are plain facts: a danger that somebody has seen counts, whoever decided something else
about the case meanwhile.
"""

from moderator_app.core import decisions
from moderator_app.core.case import Case
from moderator_app.core.emergencies import PUBLIC_OPINION_HOURS, Danger
from moderator_app.core.events import Draft, Kind, storable
from moderator_app.core.refusals import Reason, Refusal


def raised(case: Case, danger: Danger) -> tuple[Draft, ...]:
    """A closed case is opened again by it. Another kind corrects the one that was raised, and
    leaves what has been done about it."""
    again = () if case.closure is None else decisions.reopen(case, "")
    if case.emergency is not None and case.emergency.danger is danger:
        return again
    return (*again, Draft(Kind.EMERGENCY_RAISED, case.id, {"danger": danger.value}))


def called(case: Case, danger: Danger, name: str, number: str) -> tuple[Draft, ...]:
    """Somebody was called; what was not marked as an emergency before, is one."""
    first = raised(case, danger) if case.emergency is None or case.closure is not None else ()
    return (*first, Draft(Kind.EMERGENCY_CALLED, case.id, {"name": name, "number": number}))


def answer_within(case: Case, hours: int) -> tuple[Draft, ...]:
    """Start the clock of public opinion, or give it its other length from the same start."""
    if hours not in PUBLIC_OPINION_HOURS:
        raise ValueError(hours)
    if case.closure is not None:
        raise Refusal(Reason.CASE_CLOSED, case.id)
    if case.public_opinion is not None and case.public_opinion.hours == hours:
        return ()
    return (Draft(Kind.PUBLIC_OPINION_BEGUN, case.id, {"hours": hours}),)


def public_answered(case: Case, words: str) -> tuple[Draft, ...]:
    """The public was answered: how, stays on record."""
    if case.public_opinion is None:
        raise Refusal(Reason.NO_PUBLIC_OPINION, case.id)
    return (Draft(Kind.PUBLIC_OPINION_ANSWERED, case.id, {"text": _words(case, words)}),)


def ended(case: Case, words: str) -> tuple[Draft, ...]:
    """It is over, and the words say how. The public's clock runs on until it is answered."""
    if case.emergency is None:
        raise Refusal(Reason.NO_EMERGENCY, case.id)
    return (Draft(Kind.EMERGENCY_ENDED, case.id, {"text": _words(case, words)}),)


def _words(case: Case, words: str) -> str:
    written = storable(words).strip()
    if not written:
        raise Refusal(Reason.REASON_MISSING, case.id)
    return written
