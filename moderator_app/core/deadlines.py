"""When something is due: the target of a rule, counted from its start, with freezes and extensions.

Hours, working hours and minutes run while the clock is not frozen. Days are counted whole: a day
counts if it is of the right kind and the clock is running when it ends, so that nothing ever falls
due while frozen. The day of the start is day zero unless the rule says otherwise.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import count

from moderator_app.core.clocks import NEAR
from moderator_app.core.targets import DayEnds, Event, FirstDay, OffHours, Target, Unit
from moderator_app.core.workdays import DayKind
from moderator_app.core.worktime import DAY, Elapsed, Time, WorkTime

NOON = DAY // 2


class FreezeReason(StrEnum):
    CITIZEN = "citizen"
    """The citizen has been asked for what is missing: 等市民补充."""
    DISPUTE = "dispute"
    """Whose it is, is being settled: 退回争议."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Freeze:
    """The clock stands from `since` to `until`, or until further notice."""

    reason: FreezeReason
    since: datetime
    until: datetime | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            raise ValueError("a freeze ends before it begins")

    def stands_up_to(self, moment: datetime) -> bool:
        return self.since < moment and (self.until is None or moment <= self.until)


@dataclass(frozen=True, slots=True)
class Extension:
    """More time, in the unit of the target: who approved it, when, and whether the citizen knows."""

    amount: int
    approver: str
    at: datetime
    citizen_told: bool
    reason: str = ""


class Why(StrEnum):
    """Why a day counts, or does not."""

    COUNTED = "counted"
    DAY_ZERO = "day_zero"
    BEFORE_START = "before_start"
    """What came outside working time waits for its next opening."""
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    CLOSED = "closed"
    """A day that is worked, but not at the hours in question."""
    FROZEN = "frozen"


class Objection(StrEnum):
    """What is wrong with an extension."""

    NOTHING_ADDED = "nothing_added"
    TOO_LONG = "too_long"
    NO_APPROVER = "no_approver"
    TOO_LATE = "too_late"
    CITIZEN_NOT_TOLD = "citizen_not_told"


@dataclass(frozen=True, slots=True)
class Clock:
    """A target that runs. Each organisation has its own, from its own dispatch or signature."""

    target: Target
    start: datetime
    freezes: tuple[Freeze, ...] = ()
    extensions: tuple[Extension, ...] = ()

    @property
    def total(self) -> timedelta:
        """The amount with all extensions, as lengths of the unit."""
        amount = self.target.amount
        for extension in self.extensions:
            amount += extension.amount
        return amount * self.target.unit.length


@dataclass(frozen=True, slots=True)
class Hours:
    """When the bureau works, and when somebody is on duty at the desk."""

    work: WorkTime
    duty: WorkTime


def started(target: Target, moments: Mapping[Event, datetime]) -> Clock | None:
    """The clock of the target, once what starts it has happened."""
    start = moments.get(target.since)
    return None if start is None else Clock(target, start)


def due(clock: Clock, hours: Hours) -> datetime | None:
    """When the time runs out, in the zone of the working time; none while an open freeze holds."""
    target, work = clock.target, hours.work
    begun = counted_from(clock, work)
    if not target.unit.in_days:
        end = _run_out(time_of(target.unit, hours), begun, clock)
        return None if end is None else end.astimezone(work.zone)
    if not clock.freezes:
        return end_of(_last_day(clock, begun, work), target, work)
    left, last = days_needed(clock), begun.date()
    for day, why in days(clock, begun, work):
        left, last = left - (why is Why.COUNTED), day
    return None if left else end_of(last, target, work)


def aim(clock: Clock, hours: Hours) -> datetime | None:
    """When the shorter time that the rule would like runs out; none where it names none."""
    if clock.target.aim is None:
        return None
    shorter = replace(clock.target, amount=clock.target.aim)
    return due(replace(clock, target=shorter, extensions=()), hours)


def warning(
    start: datetime,
    due_at: datetime,
    duty: WorkTime,
    *,
    lead: timedelta = NEAR,
    emergency: bool = False,
) -> datetime | None:
    """When to warn that something is about to be overdue.

    That is while `lead` of duty is still left before it, so never outside duty hours; an emergency
    is told `lead` before, at any hour. A clock shorter than that warns as it starts. None where
    nobody is on duty between the start and the end.
    """
    if emergency:
        # In UTC: within one zone Python would subtract what the walls show.
        return max(start, due_at.astimezone(UTC) - lead).astimezone(duty.zone)
    moment = max(duty.back(due_at, lead), duty.opening(start))
    return moment if moment < due_at else None


def objections(clock: Clock, extension: Extension, hours: Hours) -> tuple[Objection, ...]:
    """What speaks against one more extension of the clock."""
    longest, end = clock.target.longest_extension, due(clock, hours)
    given = sum(each.amount for each in clock.extensions)
    found = {
        Objection.NOTHING_ADDED: extension.amount < 1,
        Objection.TOO_LONG: longest is not None and given + extension.amount > longest,
        Objection.NO_APPROVER: not extension.approver.strip(),
        Objection.TOO_LATE: end is not None and extension.at > end,
        Objection.CITIZEN_NOT_TOLD: not extension.citizen_told,
    }
    return tuple(objection for objection, holds in found.items() if holds)


def counted_from(clock: Clock, work: WorkTime) -> datetime:
    if clock.target.counting.off_hours is OffHours.NEXT_OPENING:
        return work.opening(clock.start)
    return clock.start.astimezone(work.zone)


def time_of(unit: Unit, hours: Hours) -> Time:
    """What passes for a unit that is not counted in days."""
    if unit is Unit.WORKING_HOUR:
        return hours.work
    return hours.duty if unit is Unit.DUTY_MINUTE else Elapsed()


def end_of(day: date, target: Target, work: WorkTime) -> datetime:
    if target.counting.day_ends is DayEnds.MIDNIGHT:
        return work.at(day, DAY)
    return work.close(day)


def days_needed(clock: Clock) -> int:
    """How many days have to count: one even for 0 days, which run out with a day that counts."""
    return max(1, clock.total.days)


def days(clock: Clock, begun: datetime, work: WorkTime) -> Iterator[tuple[date, Why]]:
    """Each day from the one it began on to the last that counts, or to one frozen for good."""
    left, first = days_needed(clock), begun.date()
    for ordinal in count(first.toordinal()):
        day = date.fromordinal(ordinal)
        standing = _standing(clock, end_of(day, clock.target, work))
        why = _why_not(clock, day, begun, work) or (Why.FROZEN if standing else Why.COUNTED)
        yield day, why
        left -= why is Why.COUNTED
        for_good = why is Why.FROZEN and any(freeze.until is None for freeze in standing)
        if not left or for_good:
            return


def not_worked(day: date, work: WorkTime) -> Why:
    """Why a day that is not worked is not."""
    return Why.WEEKEND if work.calendar.day(day).kind is DayKind.WEEKEND else Why.HOLIDAY


def _standing(clock: Clock, moment: datetime) -> list[Freeze]:
    return [freeze for freeze in clock.freezes if freeze.stands_up_to(moment)]


def _why_not(clock: Clock, day: date, begun: datetime, work: WorkTime) -> Why | None:
    """Why the day would not count even if nothing were frozen."""
    if day == begun.date() and not _counts_itself(clock, begun, work):
        return Why.DAY_ZERO
    if clock.target.unit is Unit.WORKING_DAY and not work.works(day):
        return not_worked(day, work)
    return None


def _counts_itself(clock: Clock, begun: datetime, work: WorkTime) -> bool:
    """Whether the day of the start may count."""
    day, rule = begun.date(), clock.target.counting.first_day
    if not clock.total:
        return begun < end_of(day, clock.target, work)
    if rule is FirstDay.BEFORE_NOON:
        return begun < work.at(day, NOON)
    return rule is FirstDay.BEFORE_CLOSE and begun < work.close(day)


def _last_day(clock: Clock, begun: datetime, work: WorkTime) -> date:
    """The last day that counts, where nothing is frozen."""
    zero = begun.date()
    if _counts_itself(clock, begun, work):
        zero -= timedelta(days=1)
    if clock.target.unit is Unit.WORKING_DAY:
        return work.day_after(zero, days_needed(clock))
    return zero + timedelta(days=days_needed(clock))


def _run_out(time: Time, start: datetime, clock: Clock) -> datetime | None:
    left = clock.total
    for freeze in sorted(clock.freezes, key=lambda each: each.since):
        passes = time.between(start, freeze.since)
        if passes >= left:
            break
        left -= passes
        if freeze.until is None:
            return None
        start = max(start, freeze.until)
    return time.add(start, left)
