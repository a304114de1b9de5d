"""Taking back what was done to a case: what one action was, and what rests on it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from moderator_app.core import letters
from moderator_app.core.decisions import BY_HAND
from moderator_app.core.events import Draft, Event, Kind
from moderator_app.core.folding import standing
from moderator_app.core.refusals import Reason, Refusal


def undo(case_id: UUID, history: Sequence[Event], targets: Iterable[UUID]) -> tuple[Draft, ...]:
    """Take back what one action wrote, whole. What came from outside cannot be taken back, nor
    what a later event that still stands rests on."""
    wanted = set(targets)
    left = [event for event in standing(history) if event.id in wanted]
    if not left:
        raise Refusal(Reason.NOTHING_TO_UNDO, case_id)
    others = [event for event in standing(history) if event.id not in wanted]
    for event in left:
        if not _can_be_undone(event, others):
            raise Refusal(Reason.CANNOT_BE_UNDONE, case_id, event.kind)
    body = {
        "events": [str(event.id) for event in left],
        "kinds": [str(event.kind) for event in left],
    }
    return (Draft(Kind.UNDONE, case_id, body),)


def last_action(history: Sequence[Event], person: str) -> tuple[UUID, ...]:
    """What this person did last here, as one action: what was written in the same moment."""
    own = [event for event in standing(history) if event.actor == person]
    return tuple(event.id for event in own if event.at == own[-1].at)


_OF_A_HANDLER = letters.KINDS | {
    Kind.DISPATCH_TOLD,
    Kind.DISPATCH_SIGNED,
    Kind.DISPATCH_ANSWERED,
    Kind.DISPATCH_RETURNED,
    Kind.DISPATCH_HASTENED,
}
_OF_A_CONSULTATION = frozenset(
    {
        Kind.CONSULTATION_TOLD,
        Kind.CONSULTATION_ANSWERED,
        Kind.CONSULTATION_TAKEN,
        Kind.CONSULTATION_REFERRED,
    }
)


def _can_be_undone(event: Event, others: Sequence[Event]) -> bool:
    if event.kind == Kind.MESSAGE_RECEIVED:
        return event.body.get("origin") == BY_HAND and not others
    outside = event.body.get("external") or (event.kind == Kind.FILE_ADDED and "of" in event.body)
    if event.kind == Kind.CASE_ERASED or outside:
        return False
    if any(o.kind == Kind.CASE_ERASED and o.position > event.position for o in others):
        return False
    return not any(later.position > event.position and _rests_on(later, event) for later in others)


_ANY_RESTS: Mapping[str, Collection[str]] = {
    Kind.CONSULTATION_ASKED: _OF_A_CONSULTATION,
    Kind.EMERGENCY_RAISED: {Kind.EMERGENCY_CALLED, Kind.EMERGENCY_ENDED},
    Kind.CASE_CLOSED: {Kind.CASE_REOPENED, Kind.CALL_BACK_MADE},
    # It would let a letter go that was not to, about a matter that is over.
    Kind.LETTER_UNSENT: {Kind.CASE_CLOSED},
    Kind.CASE_DISPATCHED: {Kind.CASE_CLOSED},
}


def _rests_on(later: Event, event: Event) -> bool:
    if event.kind == Kind.CASE_DISPATCHED and later.kind != Kind.CASE_CLOSED:
        named = (event.body["lead"], *event.body["co"])
        return later.kind in _OF_A_HANDLER and later.body["organisation"] in named
    if event.kind == Kind.REPLY_LEASE:
        # Words that did not go out are a draft again: they are not given back a second time.
        settled = later.kind in {Kind.REPLY_SENT, Kind.REPLY_UNSENT}
        return settled and later.body["lease"] == str(event.id)
    if event.kind == Kind.LETTER_WRITTEN:
        return later.body.get("letter") == str(event.id)
    if event.kind in {Kind.REPLY_SUBMITTED, Kind.REPLY_APPROVED}:
        return _is_of_submission(later, event)
    if event.kind == Kind.PROMISE_MADE:
        return str(event.id) in map(later.body.get, ("promise", "by", "corrects"))
    return later.kind in _ANY_RESTS.get(event.kind, ())


def _is_of_submission(later: Event, event: Event) -> bool:
    """Approved, sent back, reworded, or, for an approval, frozen to go out."""
    submitted = event.body.get("submitted", str(event.id))
    return submitted in {later.body.get("submitted"), later.body.get("of")}
