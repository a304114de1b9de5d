from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core.deadlines import (
    Clock,
    Extension,
    Freeze,
    FreezeReason,
    Objection,
    Why,
    aim,
    due,
    objections,
    started,
    warning,
)
from moderator_app.core.explaining import explain
from moderator_app.core.targets import Counting, DayEnds, Event, FirstDay, OffHours, Target
from moderator_app.core.workdays import DayKind, Festival
from tests.core.clock_rules import BY_DAY, RULES, at, freezes, hours

HOURS, DAY_ONLY = hours(), hours(BY_DAY)
NEVER = timedelta(0)
FIVE, FOUR_HOURS = RULES["sd5"], RULES["dg4h"]

moments = st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 20), timezones=st.just(UTC))  # noqa: DTZ001 (the zone is beside them)
countings = st.builds(
    Counting, st.sampled_from(FirstDay), st.sampled_from(OffHours), st.sampled_from(DayEnds)
)
targets = st.builds(
    lambda rule, counting, amount: replace(
        rule, counting=counting, amount=amount if rule.unit.in_days else 60 * amount + 1
    ),
    st.sampled_from(list(RULES.values())),
    countings,
    st.integers(0, 20),
)
near_stops = st.tuples(
    st.timedeltas(timedelta(days=-3), timedelta(days=20)),
    st.timedeltas(timedelta(0), timedelta(days=12)),
)


def frozen_near(clock: Clock, stretches: list[tuple[timedelta, timedelta]]) -> Clock:
    found = (
        Freeze(FreezeReason.CITIZEN, clock.start + after, clock.start + after + length)
        for after, length in stretches
    )
    return replace(clock, freezes=tuple(found))


def ends(clock: Clock) -> datetime:
    end = due(clock, DAY_ONLY)
    assert end is not None
    return end


@given(targets, moments, moments)
def test_what_starts_later_is_never_due_earlier(
    target: Target, one: datetime, other: datetime
) -> None:
    first, second = sorted((one, other))
    assert ends(Clock(target, first)) <= ends(Clock(target, second))


@given(targets, moments, st.integers(1, 20), st.lists(near_stops, max_size=3))
def test_more_time_is_never_due_earlier(
    target: Target, start: datetime, more: int, stretches: list[tuple[timedelta, timedelta]]
) -> None:
    clock = frozen_near(Clock(target, start), stretches)
    longer = replace(clock, extensions=(Extension(more, "局长", start, citizen_told=True),))
    assert ends(clock) <= ends(longer)


@given(targets, moments, st.lists(near_stops, max_size=3), near_stops)
def test_a_freeze_only_ever_delays(
    target: Target,
    start: datetime,
    stretches: list[tuple[timedelta, timedelta]],
    one_more: tuple[timedelta, timedelta],
) -> None:
    fewer = frozen_near(Clock(target, start), stretches)
    more = frozen_near(Clock(target, start), [*stretches, one_more])
    assert ends(Clock(target, start)) <= ends(fewer) <= ends(more)


@given(targets, moments, st.lists(near_stops, max_size=3))
def test_nothing_falls_due_before_it_starts_or_while_it_is_frozen(
    target: Target, start: datetime, stretches: list[tuple[timedelta, timedelta]]
) -> None:
    clock = frozen_near(Clock(target, start), stretches)
    end = ends(clock)
    assert end > start
    assert not any(freeze.stands_up_to(end) for freeze in clock.freezes)


@given(targets, moments)
def test_days_are_stepped_over_at_once_as_one_by_one(target: Target, start: datetime) -> None:
    """With a freeze that touches nothing the days are walked, without one they are looked up."""
    clock = Clock(target, start)
    nothing = start - timedelta(days=400)
    walked = replace(clock, freezes=(Freeze(FreezeReason.OTHER, nothing, nothing),))
    assert ends(walked) == ends(clock)


@given(targets, moments, st.lists(near_stops, max_size=3))
def test_an_explanation_adds_up_to_the_amount(
    target: Target, start: datetime, stretches: list[tuple[timedelta, timedelta]]
) -> None:
    clock = frozen_near(Clock(target, start), stretches)
    told = explain(clock, DAY_ONLY)
    total = NEVER
    for before, line in zip((None, *told.lines), told.lines, strict=False):
        total += line.counted
        assert line.total == total
        assert (line.counted > NEVER) is (line.why is Why.COUNTED) or not clock.total
        assert before is None or line.date == before.date + timedelta(days=1)
    assert total == clock.total
    assert told.due == ends(clock)
    assert told.begun >= start


def test_every_day_of_a_deadline_says_why_it_counts_or_not() -> None:
    told = explain(Clock(FIVE, at("2026-02-12 15:00")), HOURS)
    assert [(line.date.day, line.why) for line in told.lines[:4]] == [
        (12, Why.DAY_ZERO),
        (13, Why.COUNTED),
        (14, Why.COUNTED),
        (15, Why.HOLIDAY),
    ]
    made_up = told.lines[2].day
    assert (made_up.kind, made_up.festival) == (DayKind.MAKE_UP, Festival.SPRING)
    assert [line.total.days for line in told.lines][-4:] == [2, 3, 4, 5]
    assert told.clock.target.source.text
    assert told.unannounced == ()


def test_hours_are_explained_by_the_time_each_day_gave() -> None:
    told = explain(Clock(FOUR_HOURS, at("2026-03-06 17:00")), HOURS)
    assert [(line.date.day, line.why, line.counted) for line in told.lines] == [
        (6, Why.COUNTED, timedelta(hours=1)),
        (7, Why.WEEKEND, NEVER),
        (8, Why.WEEKEND, NEVER),
        (9, Why.COUNTED, timedelta(hours=3)),
    ]
    late = explain(Clock(FOUR_HOURS, at("2026-03-04 19:00")), HOURS)
    assert late.lines[0].why is Why.CLOSED


def test_what_waits_for_an_opening_says_so() -> None:
    told = explain(Clock(RULES["o2"], at("2026-03-06 20:00")), HOURS)
    assert told.begun == at("2026-03-09 08:30")
    assert [line.why for line in told.lines] == [
        *3 * [Why.BEFORE_START],
        Why.DAY_ZERO,
        Why.COUNTED,
        Why.COUNTED,
    ]


def test_a_frozen_day_names_what_holds_it() -> None:
    clock = Clock(FIVE, at("2026-03-02 09:00"), freezes("2026-03-04 10:00/2026-03-06 15:00"))
    told = explain(clock, HOURS)
    assert [line.why for line in told.lines[1:5]] == [
        Why.COUNTED,
        Why.FROZEN,
        Why.FROZEN,
        Why.COUNTED,
    ]
    assert [line.frozen for line in told.lines[1:6]] == [
        (),
        *3 * [(FreezeReason.CITIZEN,)],
        (),
    ]


@pytest.mark.parametrize("target", [FIVE, FOUR_HOURS, RULES["po48"]], ids=lambda one: one.unit)
def test_what_is_frozen_until_further_notice_is_never_due(target: Target) -> None:
    clock = Clock(target, at("2026-03-04 10:00"), freezes("2026-03-04 11:00/"))
    told = explain(clock, HOURS)
    assert due(clock, HOURS) is told.due is None
    assert told.lines[-1].frozen == (FreezeReason.CITIZEN,)
    again = replace(clock, freezes=freezes("2026-03-04 11:00/2026-03-05 11:00"))
    assert due(again, HOURS) is not None


def test_time_that_runs_out_as_a_freeze_begins_has_run_out() -> None:
    working_days = Clock(FIVE, at("2026-03-02 09:00"), freezes("2026-03-09 18:00/"))
    assert due(working_days, HOURS) == at("2026-03-09 18:00")
    working_hours = Clock(FOUR_HOURS, at("2026-03-04 14:00"), freezes("2026-03-04 18:00/"))
    assert due(working_hours, HOURS) == at("2026-03-04 18:00")


def test_a_clock_that_waits_for_good_is_explained_to_the_first_day_it_lost() -> None:
    clock = Clock(FIVE, at("2026-03-05 09:00"), freezes("2026-03-05 10:00/"))
    told = explain(clock, HOURS)
    assert [(line.date.day, line.why) for line in told.lines] == [
        (5, Why.DAY_ZERO),
        (6, Why.FROZEN),
    ]


def test_a_freeze_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        freezes("2026-03-04 11:00/2026-03-04 10:00")


def test_a_deadline_in_a_year_not_announced_says_so_and_counts_the_plain_week() -> None:
    clock = Clock(FIVE, at("2026-12-25 10:00"))
    told = explain(clock, HOURS)
    assert told.due == at("2027-01-01 18:00")
    assert told.unannounced == (2026, 2027)
    assert [line.day.announced for line in told.lines] == [*4 * [True], *4 * [False]]
    assert explain(Clock(FIVE, at("2026-12-14 10:00")), HOURS).unannounced == ()


def test_hours_that_no_holiday_touches_warn_of_no_year() -> None:
    start = at("2027-02-08 10:00")
    assert explain(Clock(RULES["zz120"], start), HOURS).unannounced == ()
    assert explain(Clock(RULES["gb3"], start), HOURS).unannounced == ()
    assert explain(Clock(FOUR_HOURS, start), HOURS).unannounced == (2027,)
    assert explain(Clock(RULES["z30o"], start), HOURS).unannounced == (2027,)


def test_no_warning_wakes_anybody_at_night() -> None:
    """A reminder at midnight reaches nobody; it comes while there is duty left before the end."""
    start, due_at = at("2026-03-04 10:00"), at("2026-03-05 03:00")
    assert warning(start, due_at, DAY_ONLY.duty) == at("2026-03-04 21:45")
    assert warning(start, at("2026-03-05 08:05"), DAY_ONLY.duty) == at("2026-03-04 21:50")
    assert warning(start, at("2026-03-04 18:00"), DAY_ONLY.duty) == at("2026-03-04 17:45")
    after_lunch = at("2026-03-04 14:15")
    assert warning(start, after_lunch, HOURS.work) == at("2026-03-04 14:00")
    assert warning(start, at("2026-03-07 03:00"), HOURS.work) == at("2026-03-06 17:45")


def test_an_emergency_warns_at_any_hour() -> None:
    start, due_at = at("2026-03-04 23:00"), at("2026-03-05 03:00")
    assert warning(start, due_at, DAY_ONLY.duty, emergency=True) == at("2026-03-05 02:45")
    assert warning(start, due_at, DAY_ONLY.duty) is None


def test_a_clock_shorter_than_the_lead_warns_as_it_starts() -> None:
    start = at("2026-03-04 10:00")
    assert warning(start, at("2026-03-04 10:03"), DAY_ONLY.duty) == start
    assert warning(start, at("2026-03-04 10:03"), DAY_ONLY.duty, emergency=True) == start
    night = at("2026-03-04 23:00")
    assert warning(night, at("2026-03-05 08:03"), DAY_ONLY.duty) == at("2026-03-05 08:00")


@given(moments, st.timedeltas(timedelta(minutes=1), timedelta(days=9)))
def test_a_warning_comes_on_duty_after_the_start_and_before_the_end(
    start: datetime, length: timedelta
) -> None:
    due_at = start + length
    for duty in (HOURS.work, DAY_ONLY.duty):
        moment = warning(start, due_at, duty)
        assert moment is None or (start <= moment < due_at and duty.within(moment))
        assert (moment is None) is (duty.between(start, due_at) == NEVER)


def test_a_clock_starts_with_what_its_rule_counts_from() -> None:
    signed = replace(FIVE, since=Event.SIGNED)
    moments = {Event.DISPATCHED: at("2026-03-04 10:00"), Event.SIGNED: at("2026-03-05 09:00")}
    found = started(signed, moments)
    assert found is not None
    assert found.start == at("2026-03-05 09:00")
    assert started(signed, {Event.DISPATCHED: at("2026-03-04 10:00")}) is None


def test_the_shorter_time_a_rule_would_like_is_told_beside_the_deadline() -> None:
    target = replace(RULES["mb3"], aim=0)
    clock = Clock(target, at("2026-03-04 10:00"))
    assert aim(clock, HOURS) == at("2026-03-04 18:00")
    assert due(clock, HOURS) == at("2026-03-09 18:00")
    assert aim(Clock(FIVE, clock.start), HOURS) is None


def test_what_speaks_against_an_extension_is_said() -> None:
    clock = Clock(replace(FIVE, longest_extension=10), at("2026-03-04 10:00"))
    good = Extension(10, "分管局长", at("2026-03-10 10:00"), citizen_told=True)
    assert objections(clock, good, HOURS) == ()
    bad = Extension(0, " ", at("2026-03-11 18:01"), citizen_told=False)
    assert objections(clock, bad, HOURS) == (
        Objection.NOTHING_ADDED,
        Objection.NO_APPROVER,
        Objection.TOO_LATE,
        Objection.CITIZEN_NOT_TOLD,
    )
    assert objections(clock, replace(good, amount=11), HOURS) == (Objection.TOO_LONG,)
    once = replace(clock, extensions=(replace(good, amount=6),))
    assert objections(once, replace(good, amount=5), HOURS) == (Objection.TOO_LONG,)
    assert objections(once, replace(good, amount=4), HOURS) == ()
    assert objections(Clock(FIVE, clock.start), replace(good, amount=99), HOURS) == ()
