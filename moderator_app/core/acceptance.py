"""Taking over item by item: what of a handover the next person has accepted, and what nobody has.

What is not accepted stays with whoever handed it over, and after a set time it is the duty
leader's, until somebody takes it. The time is counted from what was written down, so that nothing
is lost with a program that is killed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from moderator_app.core.duty import Leader
from moderator_app.core.events import Draft, Event, Kind
from moderator_app.core.folding import standing
from moderator_app.core.handover import Sheet, from_body
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import Shift
from moderator_app.core.shift_items import Line, Pending, State

KINDS = frozenset(
    {
        Kind.SHIFT_HANDED_OVER,
        Kind.SHIFT_TAKEN_OVER,
        Kind.SHIFT_ITEM_ACCEPTED,
        Kind.SHIFT_ITEM_REFUSED,
        Kind.SHIFT_ITEM_ESCALATED,
    }
)
"""What says how the items of a handover stand."""
_ANSWERS = frozenset({Kind.SHIFT_ITEM_ACCEPTED, Kind.SHIFT_ITEM_REFUSED})


@dataclass(frozen=True, slots=True)
class Result:
    """How a handover was taken over, for whoever reads it later: names as they are now, moments in
    UTC; `lines` by case, `why` is why somebody began without reading it."""

    given_at: datetime | None
    taker: str
    taken_at: datetime | None
    why: str
    lines: Mapping[str, Line]
    names: Mapping[str, str]


def result(shift: Shift, names: Mapping[str, str]) -> Result:
    taker = shift.taken_by or shift.skipped_by
    return Result(
        given_at=shift.handed_at,
        taker=names.get(taker, ""),
        taken_at=shift.taken_at or shift.skipped_at,
        why=shift.skipped_why,
        lines={str(line.case_id): line for line in shift.items},
        names=names,
    )


def fold(events: Sequence[Event]) -> tuple[Line, ...]:
    """The items of one shift as its events, in order, leave them; none before it is handed over."""
    lines: dict[UUID, Line] = {}
    touched: datetime | None = None
    for event in standing(events):
        if event.kind == Kind.SHIFT_HANDED_OVER:
            owed = from_body(event.body["sheet"]).owed
            lines = {UUID(case): Line(UUID(case), State.OPEN, event.at) for case in owed}
        elif event.kind == Kind.SHIFT_TAKEN_OVER:
            lines = {case: _taken_whole(line, event) for case, line in lines.items()}
        elif event.kind in KINDS and (line := lines.get(UUID(event.body["case"]))) is not None:
            lines[line.case_id] = _ITEM_STEPS[Kind(event.kind)](line, event)
            if touched is None and event.kind in _ANSWERS:
                touched = event.at
    return tuple(_counted(line, touched) for line in lines.values())


def _taken_whole(line: Line, event: Event) -> Line:
    """Whoever takes over what nobody has answered for makes it theirs: so it was before items were
    accepted one by one."""
    return _accepted(line, event) if line.state is State.OPEN else line


def _accepted(line: Line, event: Event) -> Line:
    return replace(line, state=State.ACCEPTED, by=event.actor, at=event.at, why="")


def _refused(line: Line, event: Event) -> Line:
    why = event.body.get("why", "")
    return replace(line, state=State.REFUSED, by=event.actor, at=event.at, why=why, since=event.at)


def _escalated(line: Line, event: Event) -> Line:
    return replace(line, told=event.at, leader=event.body.get("to", ""))


_ITEM_STEPS: Mapping[Kind, Callable[[Line, Event], Line]] = {
    Kind.SHIFT_ITEM_ACCEPTED: _accepted,
    Kind.SHIFT_ITEM_REFUSED: _refused,
    Kind.SHIFT_ITEM_ESCALATED: _escalated,
}


def _counted(line: Line, touched: datetime | None) -> Line:
    """What has been passed over counts from when the next person began, not from when they had
    not come yet."""
    if line.state is State.OPEN and touched is not None:
        return replace(line, since=max(line.since, touched))
    return line


def due(pending: Iterable[Pending], now: datetime, patience: timedelta) -> tuple[Pending, ...]:
    """What has been nobody's for too long, and nobody has told the duty leader of."""
    return tuple(
        one for one in pending if one.line.told is None and one.line.since + patience <= now
    )


def accept(shift: UUID, lines: Sequence[Line], cases: Iterable[UUID]) -> tuple[Draft, ...]:
    """The cases become theirs who says so; what is accepted already stays as it is. Raises Refusal
    for a case that was not handed over."""
    known = _by_case(lines)
    return tuple(
        Draft(Kind.SHIFT_ITEM_ACCEPTED, shift, {"case": str(case)})
        for case in cases
        if _known(known, case).state is not State.ACCEPTED
    )


def refuse(shift: UUID, lines: Sequence[Line], case: UUID, why: str) -> tuple[Draft, ...]:
    """The case stays with whoever handed it over. Raises Refusal without a reason."""
    _known(_by_case(lines), case)
    if not why.strip():
        raise Refusal(Reason.REASON_MISSING)
    return (Draft(Kind.SHIFT_ITEM_REFUSED, shift, {"case": str(case), "why": why.strip()}),)


def escalate(pending: Iterable[Pending], leader: Leader) -> tuple[Draft, ...]:
    """The items are the duty leader's from now on."""
    return tuple(_escalation(one.shift, one.line.case_id, leader) for one in pending)


def begin_unread(
    handover: UUID, shift: UUID, lines: Sequence[Line], leader: Leader, why: str
) -> tuple[Draft, ...]:
    """In an emergency the shift begins over a handover nobody has read: what it lists goes to the
    duty leader at once. Raises Refusal without a reason."""
    if not why.strip():
        raise Refusal(Reason.REASON_MISSING)
    left = [line.case_id for line in lines if line.state is not State.ACCEPTED]
    body = {"unread": str(handover), "why": why.strip()}
    return (
        Draft(Kind.SHIFT_BEGAN, shift, body),
        *(_escalation(handover, case, leader) for case in left),
    )


def take_back(
    shift: UUID, history: Sequence[Event], targets: Iterable[UUID], actor: str
) -> tuple[Draft, ...]:
    """Accepting or refusing undone, by whoever did it. Raises Refusal."""
    wanted = set(targets)
    left = [event for event in standing(history) if event.id in wanted]
    if not left:
        raise Refusal(Reason.NOTHING_TO_UNDO)
    if any(event.kind not in _ANSWERS or event.actor != actor for event in left):
        raise Refusal(Reason.CANNOT_BE_UNDONE)
    body = {
        "events": [str(event.id) for event in left],
        "kinds": [str(event.kind) for event in left],
    }
    return (Draft(Kind.UNDONE, shift, body),)


def is_about_items(event: Event) -> bool:
    """Whether an event says how the items of a shift stand."""
    if event.kind == Kind.UNDONE:
        return any(kind in _ANSWERS for kind in event.body["kinds"])
    return event.kind in KINDS


def left(lines: Iterable[Line]) -> tuple[UUID, ...]:
    """The cases nobody has answered for yet."""
    return tuple(line.case_id for line in lines if line.state is State.OPEN)


def counts(sheet: Sheet, lines: Mapping[UUID, Line]) -> dict[State, int]:
    """How many of the cases stand how."""
    found = dict.fromkeys(State, 0)
    for case in sheet.owed:
        line = lines.get(UUID(case))
        found[State.OPEN if line is None else line.state] += 1
    return found


def _escalation(shift: UUID, case: UUID, leader: Leader) -> Draft:
    body = {"case": str(case), "to": leader.name}
    return Draft(Kind.SHIFT_ITEM_ESCALATED, shift, body)


def _by_case(lines: Iterable[Line]) -> dict[UUID, Line]:
    return {line.case_id: line for line in lines}


def _known(lines: Mapping[UUID, Line], case: UUID) -> Line:
    line = lines.get(case)
    if line is None:
        raise Refusal(Reason.NOT_HANDED_OVER, case)
    return line
