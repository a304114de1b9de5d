"""The ledger of promises: what became of each, and what may be done to it.

A promise counts once its reply went out, a follow-up keeps it once that went out, and another
promise replaces it once that one counts. Nobody writes down that a promise was missed: time does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from moderator_app.core.case import Case, Delivery, Outcome, Promised
from moderator_app.core.events import Draft, Kind, storable
from moderator_app.core.refusals import Reason, Refusal


class State(StrEnum):
    UNSENT = "unsent"
    """Its reply has not gone out: nobody was promised anything."""
    OPEN = "open"
    KEPT = "kept"
    SUPERSEDED = "superseded"
    VOID = "void"
    """Nobody is left to whom it could be kept."""


_NOBODY_LEFT = frozenset({Outcome.DUPLICATE, Outcome.WITHDRAWN, Outcome.UNREACHABLE})


@dataclass(frozen=True, slots=True)
class Standing:
    """A promise and what became of it; `settled_at`: when it was kept, replaced, or void."""

    promise: Promised
    state: State
    settled_at: datetime | None = None

    def is_missed(self, now: datetime) -> bool:
        """Whether its time was up before anything became of it. What is kept late was missed."""
        if self.state is State.UNSENT or (self.state is State.VOID and self.settled_at is None):
            return False
        return self.promise.due < (self.settled_at or now)


@dataclass(frozen=True, slots=True)
class Given:
    """A promise that a person has confirmed; `replaces`: earlier ones whose place it takes.
    `counted`: its time follows from the words, and runs from the moment they go out."""

    words: str
    due: datetime
    replaces: tuple[UUID, ...] = ()
    counted: bool = field(default=False, compare=False)


def ledger(case: Case) -> tuple[Standing, ...]:
    """Every promise of the case, in the order they were made."""
    given = {one.id: _given_at(case, one) for one in case.promises}
    return tuple(_standing(case, one, given) for one in case.promises)


def owed(case: Case) -> tuple[Promised, ...]:
    """What is still to be kept, first due first."""
    still_open = (one.promise for one in ledger(case) if one.state is State.OPEN)
    return tuple(sorted(still_open, key=lambda one: one.due))


def _standing(case: Case, promise: Promised, given: Mapping[UUID, datetime | None]) -> Standing:
    if given[promise.id] is None:
        return Standing(promise, State.UNSENT)
    ends = []
    if promise.kept_at is not None:
        ends.append((_sent_at(case, promise.kept_by, promise.kept_at), State.KEPT))
    if promise.successor is not None:
        ends.append((given.get(promise.successor), State.SUPERSEDED))
    settled = [(at, state) for at, state in ends if at is not None]
    if settled:
        at, state = min(settled)
        return Standing(promise, state, at)
    closure = case.closure
    if closure is not None and (case.erased or closure.outcome in _NOBODY_LEFT):
        return Standing(promise, State.VOID, closure.at)
    # A promise has words: where they were erased, nobody can keep it, whoever writes again.
    return Standing(promise, State.OPEN if promise.words else State.VOID)


def _given_at(case: Case, promise: Promised) -> datetime | None:
    return _sent_at(case, promise.lease, promise.at)


def _sent_at(case: Case, lease: UUID | None, at: datetime) -> datetime | None:
    """When it was said: with a reply, once that went out; without one, at that moment."""
    if lease is None:
        return at
    reply = next((r for r in case.replies if r.lease == lease), None)
    return None if reply is None or reply.delivery is not Delivery.SENT else reply.settled_at


# What may be done.


def make(
    case: Case, given: Given, id_: UUID, now: datetime, lease: UUID | None = None
) -> tuple[Draft, ...]:
    """A promise, and what it replaces. Raises Refusal without words, or for a moment past."""
    words = storable(given.words).strip()
    if case.erased:
        raise Refusal(Reason.ERASED, case.id)
    if not words:
        raise Refusal(Reason.NOTHING_TO_SAY, case.id)
    _ahead(case, given.due, now)
    body = {"words": words, "due": _written(given.due)}
    if lease is not None:
        body["lease"] = str(lease)
    replaced = (_open(case, one).id for one in dict.fromkeys(given.replaces))
    return (
        Draft(Kind.PROMISE_MADE, case.id, body, id=id_),
        *(
            Draft(Kind.PROMISE_SUPERSEDED, case.id, {"promise": str(old), "by": str(id_)})
            for old in replaced
        ),
    )


def keep(case: Case, promise: UUID, lease: UUID | None = None) -> tuple[Draft, ...]:
    """Say that it was kept, or that this reply keeps it. Raises Refusal where it is settled."""
    body = {"promise": str(_open(case, promise).id)}
    if lease is not None:
        body["lease"] = str(lease)
    return (Draft(Kind.PROMISE_KEPT, case.id, body),)


def correct(case: Case, promise: UUID, due: datetime, now: datetime) -> tuple[Draft, ...]:
    """The words meant another moment. Raises Refusal where it is settled, or for a moment past."""
    found = _open(case, promise)
    _ahead(case, due, now)
    if _written(due) == _written(found.due.astimezone(due.tzinfo)):
        return ()
    body = {"words": found.words, "due": _written(due), "corrects": str(found.id)}
    return (Draft(Kind.PROMISE_MADE, case.id, body),)


def _open(case: Case, promise: UUID) -> Promised:
    found = next((one for one in owed(case) if one.id == promise), None)
    if found is None:
        raise Refusal(Reason.PROMISE_SETTLED, case.id)
    return found


def _written(due: datetime) -> str:
    """To the second: nobody promises more exactly."""
    return due.replace(microsecond=0).isoformat()


def _ahead(case: Case, due: datetime, now: datetime) -> None:
    if due <= now:
        raise Refusal(Reason.PROMISE_IN_THE_PAST, case.id)
