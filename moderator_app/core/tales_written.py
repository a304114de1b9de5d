"""What happened to a case, as its figures need it: written once, when it happens, and read by
whatever rules the desk follows when somebody counts.

A tale is made by walking through the events of a case that stand, as the fold does, and asking at
each step what began and ended with it. What was taken back has not happened. Of a clock it says
when it ran, with its freezes and extensions, and not when it ran out: rules change. A moment is
that of the thing itself: a letter brought in today was received when it was written.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

from moderator_app.core import folding, ledger, running
from moderator_app.core.case import Case, Handling
from moderator_app.core.events import Event, Kind
from moderator_app.core.ledger import State
from moderator_app.core.running import Awaited
from moderator_app.core.tales import ANSWER, RESPONSE, What, to_ms

_Row = list[object]
_BESIDE: Final = frozenset(
    {
        Kind.CASE_CLAIMED,
        Kind.CASE_RELEASED,
        Kind.NOTE_ADDED,
        Kind.FILE_ADDED,
        Kind.CASE_SNOOZED,
        Kind.CASE_WOKEN,
        Kind.CASE_PINNED,
        Kind.CASE_UNPINNED,
    }
)
"""What no figure and no clock depends on: passed over, since a step of the fold takes its time."""


def written(events: Sequence[Event]) -> str:
    """The tale of a case from its events in order; empty where it was taken back."""
    case: Case | None = None
    rows: list[_Row] = []
    for event in folding.standing(events):
        if event.kind in _BESIDE:
            continue
        after = folding.apply(case, event)
        if case is None and after is not None:
            rows.append([What.RECEIVED, to_ms(after.received_at)])
        elif case is not None and after is not None:
            if event.kind == Kind.REPLY_BOUNCED:
                rows = _unsaid(rows, after)
            rows += _step(case, after, event)
        case = after
    if case is None:
        return ""
    rows += _running(case)
    rows += _promises(case)
    return json.dumps(rows, separators=(",", ":"))


def _step(before: Case, after: Case, event: Event) -> Iterator[_Row]:
    yield from _responses(before, after, event)
    yield from _of_organisations(before, after, event)
    if before.closure is None and after.closure is not None:
        yield [What.CLOSED, to_ms(after.closure.at), after.closure.outcome]
    elif before.closure is not None and after.closure is None:
        yield [What.REOPENED, to_ms(after.reopened_at or event.at)]
    if event.kind == Kind.CALL_BACK_MADE:
        yield [What.CALLED_BACK, to_ms(event.at), event.body["result"]]


def _responses(before: Case, after: Case, event: Event) -> Iterator[_Row]:
    """The response clock that ended with this event, if one did; not where a table brought a
    reply and not its time."""
    since = before.waiting_since
    if since is None or after.waiting_since == since:
        return
    sent = event.kind == Kind.REPLY_SENT
    ended = _sent_at(before, event) if sent else event.at
    if ended is not None:
        yield [RESPONSE, to_ms(since), to_ms(ended), int(sent)]


def _unsaid(rows: list[_Row], after: Case) -> list[_Row]:
    """Without the response that a reply seemed to be which did not arrive: that clock goes on."""
    since = None if after.citizen_waits_since is None else to_ms(after.citizen_waits_since)
    return [row for row in rows if row[0] != RESPONSE or row[1] != since]


def _sent_at(before: Case, event: Event) -> datetime | None:
    said = event.body.get("sent_at")
    if isinstance(said, str):
        return datetime.fromisoformat(said)
    return None if before.came_answered else event.at


_ENDING: Final = frozenset(
    {
        Kind.CASE_DISPATCHED,
        Kind.DISPATCH_ANSWERED,
        Kind.DISPATCH_RETURNED,
        Kind.CASE_CLOSED,
        Kind.CASE_ERASED,
    }
)
"""What can end the time an organisation has."""


def _of_organisations(before: Case, after: Case, event: Event) -> Iterator[_Row]:
    at, speaker = to_ms(event.at), event.body.get("organisation")
    if event.kind == Kind.DISPATCH_RETURNED:
        yield [What.RETURNED, at, speaker]
    elif event.kind == Kind.DISPATCH_HASTENED:
        yield [What.HASTENED, at, speaker]
    elif event.kind == Kind.CASE_DISPATCHED:
        yield [What.DISPATCHED, at, event.body["lead"], 1]
        yield from ([What.DISPATCHED, at, co, 0] for co in event.body["co"])
    if event.kind in _ENDING:
        for handling in before.handlings:
            if handling.is_open and not _goes_on(handling, after):
                named = str(handling.organisation) == speaker
                answers = event.kind == Kind.DISPATCH_ANSWERED and named
                yield from _ended(before, handling, at, answers=answers)


def _goes_on(handling: Handling, after: Case) -> bool:
    now = after.handling(handling.organisation)
    return after.closure is None and now is not None and now.is_open


def _ended(case: Case, handling: Handling, at: int | None, *, answers: bool) -> Iterator[_Row]:
    """Once the case is closed no clock of it runs: an answer then is neither early nor late."""
    organisation = str(handling.organisation)
    if case.closure is None:
        awaited = running.awaited(case, handling)
        yield [ANSWER, at, int(answers), organisation, *_clock(awaited)]
    elif answers:
        yield [What.ANSWERED, at, organisation]


def _clock(awaited: Awaited) -> _Row:
    return [
        to_ms(awaited.since),
        None if awaited.signed_at is None else to_ms(awaited.signed_at),
        [
            [to_ms(one.since), None if one.until is None else to_ms(one.until)]
            for one in awaited.freezes
        ],
        [
            [one.unit, one.extension.amount, to_ms(one.extension.at)]
            for one in awaited.extensions
        ],
    ]  # fmt: skip


def _running(case: Case) -> Iterator[_Row]:
    if case.waiting_since is not None:
        yield [RESPONSE, to_ms(case.waiting_since), None, 0]
    for handling in case.handlings:
        if handling.is_open:
            yield from _ended(case, handling, None, answers=False)


_EVER: Final = datetime.max.replace(tzinfo=UTC)
_BECAME: Final = {State.KEPT: What.PROMISE_KEPT, State.SUPERSEDED: What.PROMISE_SUPERSEDED}


def _promises(case: Case) -> Iterator[_Row]:
    """What became of each; one that is still to be kept will have been missed at its moment."""
    for one in ledger.ledger(case):
        due = one.promise.due
        if one.is_missed(_EVER):
            yield [What.PROMISE_MISSED, to_ms(due)]
        elif one.state in _BECAME and one.settled_at is not None:
            yield [_BECAME[one.state], to_ms(one.settled_at)]
