"""What of a case is still to be passed on by hand: read from its history, never kept beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from moderator_app.core import papers
from moderator_app.core.case import Case, Stage
from moderator_app.core.events import Event, Kind
from moderator_app.core.folding import standing
from moderator_app.core.organisations import Organisation
from moderator_app.core.papers import Office, Paper


@dataclass(frozen=True, slots=True)
class Delivery:
    """Words for one recipient; `organisation` is None for the citizen. `about` is how the case
    begins; `paper`, what belongs to passing it on."""

    case: UUID
    number: str
    about: str
    recipient: str
    platform: str
    words: str
    organisation: UUID | None = None
    paper: Paper | None = field(default=None, compare=False)


def waiting(
    case: Case,
    history: Sequence[Event],
    known: Mapping[UUID, Organisation],
    office: Office | None = None,
) -> tuple[Delivery, ...]:
    """What of a case is still to be passed on by a person: first to the citizen, then to each
    organisation. What one of our accounts carries is not among it."""
    events = standing(history)
    found: list[Delivery] = []
    if case.pending is not None and case.pending.target is None:
        lease = case.pending.lease
        words = next((str(e.body["text"]) for e in events if e.id == lease), "")
        found.append(
            Delivery(case.id, case.number, case.summary, case.author, case.platform, words)
        )
    dispatches = [e for e in reversed(events) if e.kind == Kind.CASE_DISPATCHED]
    for handling in case.handlings:
        id_ = handling.organisation
        by_hand = handling.stage is Stage.DISPATCHED and not case.is_written_to(id_)
        if not by_hand or case.closure is not None:
            continue
        words = next((str(e.body.get("text", "")) for e in dispatches if _names(e, id_)), "")
        unit = known.get(id_)
        name = str(id_) if unit is None else unit.shown
        paper = None if unit is None or office is None else papers.wanted(history, unit, office)
        found.append(Delivery(case.id, case.number, case.summary, name, "", words, id_, paper))
    return tuple(found)


def _names(dispatch: Event, organisation: UUID) -> bool:
    return str(organisation) in {dispatch.body["lead"], *dispatch.body["co"]}
