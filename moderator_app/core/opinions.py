"""What is written in the boxes of a letter: who proposes, who instructs, and who handled it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from moderator_app.core.case import Case
from moderator_app.core.events import Draft, Kind, storable
from moderator_app.core.refusals import Reason, Refusal


class Opinion(StrEnum):
    PROPOSED = "proposed"
    """拟办意见, the moderator's."""
    INSTRUCTED = "instructed"
    """领导批示, a leader's, typed in from paper."""
    HANDLED = "handled"
    """承办意见, the unit's that has the case."""


@dataclass(frozen=True, slots=True)
class Said:
    """`by` and `on` are who wrote it on paper and when; `organisation` whose opinion it is, of
    what a unit wrote."""

    opinion: Opinion
    text: str
    by: str = ""
    on: date | None = None
    organisation: UUID | None = None


def add(case: Case, said: Said) -> tuple[Draft, ...]:
    """Raises Refusal: without words, and a leader's without who and when."""
    if case.erased:
        raise Refusal(Reason.ERASED, case.id)
    text, by = storable(said.text).strip(), storable(said.by).strip()
    if not text:
        raise Refusal(Reason.NOTHING_TO_SAY, case.id)
    if said.opinion is Opinion.INSTRUCTED and not (by and said.on):
        raise Refusal(Reason.SIGNATURE_MISSING, case.id)
    body = {
        "opinion": said.opinion.value,
        "text": text,
        "by": by,
        "on": "" if said.on is None else said.on.isoformat(),
        "organisation": "" if said.organisation is None else str(said.organisation),
    }
    return (Draft(Kind.OPINION_ADDED, case.id, body),)
