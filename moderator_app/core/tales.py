"""What happened to a case, as reports count it: moments, each with whether it was in time.

A tale is made by walking through the events of a case that stand, as the fold does, and asking at
each step what ended with it. What was taken back has not happened. A clock is judged as it stood
when it ended, with its freezes and extensions, by the rules the desk follows now. A moment is that
of the thing itself: a letter brought in today was received when it was written.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from moderator_app.core import folding, running
from moderator_app.core.case import Case, Handling, Heard, Outcome
from moderator_app.core.deadlines import Clock, due
from moderator_app.core.events import Event, Kind
from moderator_app.core.following import Rules
from moderator_app.core.headings import Field
from moderator_app.core.routing import Router
from moderator_app.core.targets import Goal


class What(StrEnum):
    RECEIVED = "received"
    RESPONDED = "responded"
    """A reply to words that waited for one was confirmed as sent; asking back is a response too."""
    UNRESPONDED = "unresponded"
    """The response was due, and had not been sent."""
    DISPATCHED = "dispatched"
    ANSWERED = "answered"
    """An organisation answered what was with it."""
    UNANSWERED = "unanswered"
    """An organisation's answer was due, and had not come."""
    RETURNED = "returned"
    HASTENED = "hastened"
    CLOSED = "closed"
    REOPENED = "reopened"
    """By a person, or by the citizen's writing again."""
    CALLED_BACK = "called_back"


@dataclass(frozen=True, slots=True)
class Fact:
    """`kept`: whether it came in time, None where nothing was due. `lead`: it was given the lead."""

    what: What
    at: datetime
    organisation: UUID | None = None
    kept: bool | None = None
    lead: bool = False
    outcome: Outcome | None = None
    heard: Heard | None = None
    """What calling the citizen back came to."""


@dataclass(frozen=True, slots=True)
class Tale:
    """`facts` stand in the order of the events. `topic` is the kind of matter that the table it came
    in named, or else the topic of the dispatch list that its first words fit best; `district` what
    that table called so; `place` the key under which cases of one place are the same."""

    case_id: UUID
    received_at: datetime
    platform: str
    topic: str
    district: str
    place: str
    facts: tuple[Fact, ...]


_BESIDE = frozenset(
    {
        Kind.CASE_CLAIMED,
        Kind.CASE_RELEASED,
        Kind.DISPATCH_TOLD,
        Kind.NOTE_ADDED,
        Kind.FILE_ADDED,
        Kind.CASE_SNOOZED,
        Kind.CASE_WOKEN,
        Kind.CASE_PINNED,
        Kind.CASE_UNPINNED,
    }
)
"""What no figure and no clock depends on: passed over, since a step of the fold takes its time."""


def tale(events: Sequence[Event], rules: Rules, router: Router, place: str) -> Tale | None:
    """The tale of a case from its events in order; None where it was taken back."""
    told = folding.standing(events)
    case: Case | None = None
    facts: list[Fact] = []
    for event in told:
        if event.kind in _BESIDE:
            continue
        after = folding.apply(case, event)
        if case is None and after is not None:
            facts.append(Fact(What.RECEIVED, after.received_at))
        elif case is not None and after is not None:
            facts += _step(case, after, event, rules)
        case = after
    if case is None:
        return None
    facts += _running(case, rules)
    first = next(event for event in told if event.kind == Kind.MESSAGE_RECEIVED)
    extra = first.body.get("extra", {})
    return Tale(
        case.id,
        case.received_at,
        case.platform,
        extra.get(Field.KIND.value, "").strip() or _topic(first, router),
        extra.get(Field.DISTRICT.value, "").strip(),
        place,
        tuple(facts),
    )


def _topic(first: Event, router: Router) -> str:
    text, title = first.body.get("text", ""), first.body.get("title", "")
    suggested = router.suggest(text, 1, title=title)
    return suggested[0].entry.topic if suggested else ""


def _step(before: Case, after: Case, event: Event, rules: Rules) -> Iterator[Fact]:
    yield from _responses(before, after, event, rules)
    yield from _of_organisations(before, after, event, rules)
    if before.closure is None and after.closure is not None:
        yield Fact(What.CLOSED, after.closure.at, outcome=after.closure.outcome)
    elif before.closure is not None and after.closure is None:
        yield Fact(What.REOPENED, after.reopened_at or event.at)
    if event.kind == Kind.CALL_BACK_MADE:
        yield Fact(What.CALLED_BACK, event.at, heard=Heard(event.body["result"]))


def _responses(before: Case, after: Case, event: Event, rules: Rules) -> Iterator[Fact]:
    """The response clock that ended with this event, if one did."""
    since = before.waiting_since
    if since is None or after.waiting_since == since:
        return
    due_at = _response_due(since, rules)
    if event.kind != Kind.REPLY_SENT:
        if due_at is not None and due_at < event.at:
            yield Fact(What.UNRESPONDED, due_at)
        return
    at = _sent_at(before, event)
    if at is None:
        return
    late = due_at is not None and at > due_at
    if late and due_at is not None:
        yield Fact(What.UNRESPONDED, due_at)
    yield Fact(What.RESPONDED, at, kept=None if due_at is None else not late)


def _response_due(since: datetime, rules: Rules) -> datetime | None:
    target = rules.profile.target(Goal.RESPONSE)
    return None if target is None else due(Clock(target, since), rules.hours)


def _sent_at(before: Case, event: Event) -> datetime | None:
    """When the reply went out; None where a table brought a reply and not its time."""
    said = event.body.get("sent_at")
    if isinstance(said, str):
        return datetime.fromisoformat(said)
    return None if before.came_answered else event.at


_ENDING = frozenset(
    {
        Kind.CASE_DISPATCHED,
        Kind.DISPATCH_ANSWERED,
        Kind.DISPATCH_RETURNED,
        Kind.CASE_CLOSED,
        Kind.CASE_ERASED,
    }
)
"""What can end the time an organisation has."""


def _of_organisations(before: Case, after: Case, event: Event, rules: Rules) -> Iterator[Fact]:
    named = event.body.get("organisation")
    speaker = UUID(named) if isinstance(named, str) else None
    if event.kind == Kind.DISPATCH_RETURNED:
        yield Fact(What.RETURNED, event.at, speaker)
    elif event.kind == Kind.DISPATCH_HASTENED:
        yield Fact(What.HASTENED, event.at, speaker)
    elif event.kind == Kind.CASE_DISPATCHED:
        yield Fact(What.DISPATCHED, event.at, UUID(event.body["lead"]), lead=True)
        for co in event.body["co"]:
            yield Fact(What.DISPATCHED, event.at, UUID(co))
    if event.kind in _ENDING:
        for handling in before.handlings:
            if handling.is_open and not _goes_on(handling, after):
                answers = event.kind == Kind.DISPATCH_ANSWERED and handling.organisation == speaker
                yield from _ended(before, handling, event, rules, answers=answers)


def _goes_on(handling: Handling, after: Case) -> bool:
    now = after.handling(handling.organisation)
    return after.closure is None and now is not None and now.is_open


def _ended(
    before: Case, handling: Handling, event: Event, rules: Rules, *, answers: bool
) -> Iterator[Fact]:
    due_at = _feedback_due(before, handling, rules)
    late = due_at is not None and event.at > due_at
    if late and due_at is not None:
        yield Fact(What.UNANSWERED, due_at, handling.organisation)
    if answers:
        kept = None if due_at is None else not late
        yield Fact(What.ANSWERED, event.at, handling.organisation, kept=kept)


def _feedback_due(case: Case, handling: Handling, rules: Rules) -> datetime | None:
    """None also once the case is closed, when no clock of it runs."""
    if case.closure is not None:
        return None
    target = rules.profile.target(Goal.RESOLUTION)
    clock = None if target is None else running.feedback(case, handling, target)
    return None if clock is None else due(clock, rules.hours)


def _running(case: Case, rules: Rules) -> Iterator[Fact]:
    """When what still runs will have run out: in the past or the future, as one reads it."""
    if case.waiting_since is not None:
        due_at = _response_due(case.waiting_since, rules)
        if due_at is not None:
            yield Fact(What.UNRESPONDED, due_at)
    for handling in case.handlings:
        if handling.is_open and (due_at := _feedback_due(case, handling, rules)) is not None:
            yield Fact(What.UNANSWERED, due_at, handling.organisation)
