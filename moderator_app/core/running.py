"""The clocks of a case, as the desk's rules count them.

Five kinds. The response runs from the oldest of the citizen's words that nobody has answered (or
of an organisation's that nobody has passed on) until our reply is confirmed as sent. The
resolution runs from receipt, or whatever else its rule names, until the case is closed; it stands
while the citizen has been asked and has not answered, and while it is disputed whose it is. Each
organisation has a clock from its dispatch, or its signature, until its answer. That of public opinion runs once
somebody has begun it, until the public was answered; that of a question to several organisations until one of them
takes it. Each promise runs from when it was made until the moment it names, whatever else becomes of the case.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from moderator_app.core import ledger
from moderator_app.core.case import Case, Extended, Handling, Promised, Stage
from moderator_app.core.deadlines import Clock, Extension, Freeze, FreezeReason, due, started
from moderator_app.core.following import Rules
from moderator_app.core.targets import Event, Goal, Source, Target, Trust, Unit

_AGREED: Final = Source("本单位自定：会商无人承接的，报带班领导", Trust.OWN)


class Which(StrEnum):
    RESPONSE = "response"
    RESOLUTION = "resolution"
    FEEDBACK = "feedback"
    """An organisation's answer to us."""
    PUBLIC_OPINION = "public_opinion"
    """The public's answer from us."""
    CONSULTATION = "consultation"
    """Whose it is: after that the duty leader says so."""
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class Running:
    """`due` is None while the clock stands."""

    which: Which
    clock: Clock
    due: datetime | None
    organisation: UUID | None = None
    promise: Promised | None = None


def running(case: Case, rules: Rules) -> tuple[Running, ...]:
    """Every clock of the case that runs or stands, ours first; once it is closed, what was
    promised alone."""
    zone = rules.hours.work.zone
    promised = tuple(
        Running(Which.PROMISE, _promised(one), one.due.astimezone(zone), promise=one)
        for one in ledger.owed(case)
    )
    if case.closure is not None:
        return promised
    clocks = (
        Running(which, clock, due(clock, rules.hours), organisation)
        for which, clock, organisation in _clocks(case, rules)
    )
    return (*clocks, *promised)


def next_of(clocks: tuple[Running, ...]) -> Running | None:
    """The one that breaches first; of those that all stand, the first."""
    ticking = [one for one in clocks if one.due is not None]
    if not ticking:
        return clocks[0] if clocks else None
    return min(ticking, key=lambda one: one.due or one.clock.start)


def resolution(case: Case, rules: Rules) -> Clock | None:
    """The clock of the resolution, where the rules have one and it has started."""
    target = rules.profile.target(Goal.RESOLUTION)
    if target is None or case.closure is not None or case.came_answered:
        return None
    moments = {
        Event.RECEIVED: case.reopened_at or case.received_at,
        Event.DISPATCHED: case.dispatched_at,
        Event.SIGNED: case.signed_at,
    }
    clock = started(target, {event: at for event, at in moments.items() if at is not None})
    if clock is None:
        return None
    extensions = tuple(_in_unit(one, target) for one in case.extensions)
    return Clock(target, clock.start, case.freezes, extensions)


def _clocks(case: Case, rules: Rules) -> Iterator[tuple[Which, Clock, UUID | None]]:
    response = rules.profile.target(Goal.RESPONSE)
    if response is not None and case.waiting_since is not None:
        yield Which.RESPONSE, Clock(response, case.waiting_since), None
    if (clock := resolution(case, rules)) is not None:
        yield Which.RESOLUTION, clock, None
    if case.public_opinion is not None:
        yield Which.PUBLIC_OPINION, case.public_opinion.clock, None
    if (asked := case.consultation) is not None:
        goal = Target(Goal.CONSULTATION, asked.days, Unit.WORKING_DAY, _AGREED)
        yield Which.CONSULTATION, Clock(goal, asked.at), None
    target = rules.profile.target(Goal.RESOLUTION)
    if target is None:
        return
    for handling in case.handlings:
        if not handling.is_open:
            continue
        if (clock := feedback(awaited(case, handling), target)) is not None:
            yield Which.FEEDBACK, clock, handling.organisation


def _promised(promise: Promised) -> Clock:
    """The minutes up to the moment that the words named: what they said is the rule."""
    minutes = max(0, -((promise.at - promise.due) // timedelta(minutes=1)))
    source = Source(promise.words, Trust.OWN)
    target = Target(Goal.RESPONSE, minutes, Unit.MINUTE, source)
    return Clock(target, promise.due - minutes * Unit.MINUTE.length)


@dataclass(frozen=True, slots=True)
class Awaited:
    """What the clock of an organisation's answer runs by, whatever the rule. `signed_at` is None
    where nobody there has signed, or the word of that is older than the last word of ours."""

    since: datetime
    signed_at: datetime | None
    freezes: tuple[Freeze, ...]
    extensions: tuple[Extended, ...]


def awaited(case: Case, handling: Handling) -> Awaited:
    """Of an answer that has not come. Whoever still has what was opened again has all of its time
    again, as we have."""
    anew = case.reopened_at or handling.since
    return Awaited(
        max(handling.since, anew),
        max(handling.at, anew) if handling.stage is Stage.SIGNED else None,
        tuple(one for one in case.freezes if one.reason is FreezeReason.CITIZEN),
        tuple(one for one in case.extensions if one.extension.at >= handling.since),
    )


def feedback(awaited: Awaited, target: Target) -> Clock | None:
    """The clock of an organisation's answer, where it has started."""
    start = awaited.signed_at if target.since is Event.SIGNED else awaited.since
    if start is None:
        return None
    extensions = tuple(_in_unit(one, target) for one in awaited.extensions)
    return Clock(target, start, awaited.freezes, extensions)


def _in_unit(extended: Extended, target: Target) -> Extension:
    """An extension given while the rule had another unit is worth at least as long in the new."""
    given = extended.extension
    if extended.unit is target.unit:
        return given
    length, unit = given.amount * extended.unit.length, target.unit.length
    return Extension(-(-length // unit), given.approver, given.at, given.citizen_told, given.reason)
