"""Calling on several units: each is asked the same, until one takes it or the leader decides."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from moderator_app.core import decisions
from moderator_app.core.case import Answer, Case, Consultation
from moderator_app.core.events import Draft, Kind, storable
from moderator_app.core.refusals import Reason, Refusal

SETTING = "consultation_days"
USUAL_DAYS, MOST_DAYS = 1, 10
"""Working days after which a question that nobody took goes to the duty leader."""
SUGGESTED_FROM = 3
"""Returns of one case from which asking several at once is suggested."""
FEWEST = 2


def days(settings: Mapping[str, object]) -> int:
    kept = settings.get(SETTING)
    usable = isinstance(kept, int) and not isinstance(kept, bool) and 1 <= kept <= MOST_DAYS
    return kept if isinstance(kept, int) and usable else USUAL_DAYS


def is_suggested(case: Case) -> bool:
    """Whether it came back so often that nobody alone seems to be the one."""
    dispatched = case.lead is not None and case.lead.is_open
    open_one = case.consultation is not None
    return case.closure is None and case.returns >= SUGGESTED_FROM and not (dispatched or open_one)


def ask(case: Case, units: Sequence[UUID], question: str, within: int) -> tuple[Draft, ...]:
    """Ask several organisations at once; a new question takes the place of an open one."""
    _still_open(case)
    asked = tuple(dict.fromkeys(units))
    if len(asked) < FEWEST:
        raise Refusal(Reason.TOO_FEW_UNITS, case.id)
    words = storable(question).strip()
    if not words:
        raise Refusal(Reason.NOTHING_TO_SAY, case.id)
    body = {"units": [str(one) for one in asked], "text": words, "days": within}
    return (Draft(Kind.CONSULTATION_ASKED, case.id, body),)


def told(case: Case, unit: UUID) -> tuple[Draft, ...]:
    """The question was copied for one of them, to be passed on; the second time says nothing."""
    if unit in _asked(case, unit).told:
        return ()
    return (Draft(Kind.CONSULTATION_TOLD, case.id, {"unit": str(unit)}),)


def answered(case: Case, unit: UUID, answer: Answer, words: str) -> tuple[Draft, ...]:
    """What one of them said; whoever has conditions says which."""
    _asked(case, unit)
    said = storable(words).strip()
    if answer is Answer.CONDITIONS and not said:
        raise Refusal(Reason.REASON_MISSING, case.id)
    body = {"unit": str(unit), "answer": answer.value, "text": said}
    return (Draft(Kind.CONSULTATION_ANSWERED, case.id, body),)


def taken(case: Case, unit: UUID, text: str, *, others: bool) -> tuple[Draft, ...]:
    """One takes it: it becomes the lead, with the others as co-handlers if they are to be."""
    consultation = _asked(case, unit)
    co = [one for one in consultation.units if one != unit] if others else []
    return (
        Draft(Kind.CONSULTATION_TAKEN, case.id, {"unit": str(unit)}),
        *decisions.dispatch(case, unit, co, text),
    )


def referred(case: Case, words: str) -> tuple[Draft, ...]:
    """Nobody took it: the duty leader is to say whose it is."""
    if case.consultation is None:
        raise Refusal(Reason.NO_CONSULTATION, case.id)
    _still_open(case)
    return (Draft(Kind.CONSULTATION_REFERRED, case.id, {"text": storable(words).strip()}),)


def _asked(case: Case, unit: UUID) -> Consultation:
    _still_open(case)
    if case.consultation is None:
        raise Refusal(Reason.NO_CONSULTATION, case.id)
    if unit not in case.consultation.units:
        raise Refusal(Reason.NOT_ASKED, case.id)
    return case.consultation


def _still_open(case: Case) -> None:
    if case.closure is not None:
        raise Refusal(Reason.CASE_CLOSED, case.id)
