from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderator_app.core.workdays import Calendar, OwnDay
from moderator_app.core.worktime import DAY, Elapsed, Schedule, Span, Variant, WorkTime
from tests.core import arrangements
from tests.core.clock_rules import BY_DAY, SHANGHAI, WORK, at

MORNING, AFTERNOON = WORK.spans
SUMMER = Variant((MORNING, Span(15 * 60, 18 * 60 + 30)), season=((5, 1), (9, 30)))
FRIDAY = Variant((MORNING,), weekdays=frozenset({4}))
CALENDAR = arrangements.announced()
WORKED = WorkTime(CALENDAR, WORK, SHANGHAI)
SEASONS = WorkTime(CALENDAR, Schedule(WORK.spans, (SUMMER, FRIDAY)), SHANGHAI)
ON_DUTY = WorkTime(CALENDAR, BY_DAY, SHANGHAI)
HOUR = timedelta(hours=1)

moments = st.datetimes(datetime(2023, 12, 1), datetime(2027, 3, 1), timezones=st.just(UTC))  # noqa: DTZ001 (the zone is beside them)
amounts = st.timedeltas(timedelta(0), timedelta(hours=400))
times = st.sampled_from([WORKED, SEASONS, ON_DUTY, Elapsed()])


@given(times, moments, moments, amounts)
def test_adding_is_monotone_in_the_start(
    time: WorkTime | Elapsed, one: datetime, other: datetime, amount: timedelta
) -> None:
    first, second = sorted((one, other))
    assert time.add(first, amount) <= time.add(second, amount)


@given(times, moments, amounts, amounts)
def test_adding_is_monotone_in_the_amount(
    time: WorkTime | Elapsed, start: datetime, one: timedelta, other: timedelta
) -> None:
    less, more = sorted((one, other))
    assert start <= time.add(start, less) <= time.add(start, more)
    assert (less == more) is (time.add(start, less) == time.add(start, more))


@given(times, moments, amounts, amounts)
def test_adding_twice_is_adding_the_sum(
    time: WorkTime | Elapsed, start: datetime, one: timedelta, other: timedelta
) -> None:
    assert time.add(time.add(start, one), other) == time.add(start, one + other)


@given(times, moments, amounts)
def test_measuring_gives_back_what_was_added(
    time: WorkTime | Elapsed, start: datetime, amount: timedelta
) -> None:
    end = time.add(start, amount)
    assert time.between(start, end) == amount
    assert not amount or time.between(start, end - timedelta(microseconds=1)) < amount


@given(st.sampled_from([WORKED, SEASONS, ON_DUTY]), moments, amounts)
def test_going_back_leaves_just_what_was_asked(
    time: WorkTime, end: datetime, amount: timedelta
) -> None:
    start = time.back(end, amount)
    assert time.between(start, end) == amount
    assert not amount or time.between(start + timedelta(microseconds=1), end) < amount


@settings(max_examples=40, deadline=None)
@given(moments, moments)
def test_the_bisection_and_a_plain_count_of_minutes_agree(one: datetime, other: datetime) -> None:
    first, last = sorted(moment.replace(second=0, microsecond=0) for moment in (one, other))
    last = min(last, first + timedelta(days=5))
    minutes = int((last - first) / timedelta(minutes=1))
    counted = 0
    for minute in range(minutes):
        local = (first + timedelta(minutes=minute)).astimezone(SHANGHAI)
        wall = 60 * local.hour + local.minute
        inside = any(span.begins <= wall < span.ends for span in WORK.spans)
        counted += inside and CALENDAR.works(local.date())
    assert WORKED.between(first, last) == timedelta(minutes=counted)


@given(st.dates(date(2024, 1, 1), date(2026, 11, 1)), st.integers(1, 40))
def test_the_nth_worked_day_is_found_as_one_would_on_a_wall_calendar(day: date, count: int) -> None:
    found, left = day, count
    while left:
        found += timedelta(days=1)
        left -= CALENDAR.works(found)
    assert WORKED.day_after(day, count) == found


def test_time_ends_with_the_morning_and_goes_on_after_lunch() -> None:
    assert WORKED.add(at("2026-03-04 11:00"), HOUR) == at("2026-03-04 12:00")
    assert WORKED.add(at("2026-03-04 11:00"), HOUR + timedelta(seconds=1)) == at(
        "2026-03-04 14:00:01"
    )
    assert WORKED.add(at("2026-03-04 12:30"), timedelta(0)) == at("2026-03-04 12:30")


def test_the_next_opening_is_now_or_when_the_hours_begin() -> None:
    assert WORKED.opening(at("2026-03-04 09:00")) == at("2026-03-04 09:00")
    assert WORKED.opening(at("2026-03-04 12:00")) == at("2026-03-04 14:00")
    assert WORKED.opening(at("2026-02-14 18:00")) == at("2026-02-24 08:30")
    assert WORKED.within(at("2026-03-04 08:30"))
    assert not WORKED.within(at("2026-03-04 18:00"))


def test_hours_differ_by_season_and_by_weekday() -> None:
    assert SEASONS.add(at("2026-07-13 14:00"), HOUR) == at("2026-07-13 16:00")
    assert SEASONS.close(date(2026, 9, 30)) == at("2026-09-30 18:30")
    assert SEASONS.close(date(2026, 10, 8)) == at("2026-10-08 18:00")
    assert SEASONS.close(date(2026, 7, 17)) == at("2026-07-17 12:00")
    winter = Variant((MORNING,), season=((11, 15), (3, 15)))
    assert [winter.fits(date(2026, month, 15)) for month in (1, 3, 4, 11, 12)] == [
        True,
        True,
        False,
        True,
        True,
    ]


def test_what_goes_on_over_midnight_is_two_spans() -> None:
    night = Schedule((Span(0, 6 * 60), Span(22 * 60, DAY)), every_day=True)
    time = WorkTime(CALENDAR, night, SHANGHAI)
    assert time.add(at("2026-03-04 23:00"), 2 * HOUR) == at("2026-03-05 01:00")


def test_an_hour_is_an_hour_where_the_clocks_were_turned() -> None:
    """China had summer time from 1986 to 1991: on 4 May 1986 02:00 became 03:00, on 14 September
    02:00 became 01:00."""
    round_the_clock = Schedule((Span(0, DAY),), every_day=True)
    time = WorkTime(Calendar({}, {}, ()), round_the_clock, SHANGHAI)
    for start in (at("1986-05-04 00:30"), at("1986-09-13 23:30"), at("1988-07-01 12:00")):
        for hours in range(1, 30):
            added = time.add(start, hours * HOUR)
            assert added.astimezone(UTC) == start.astimezone(UTC) + hours * HOUR
            assert time.between(start, added) == hours * HOUR
    assert time.between(at("1986-05-04 00:00"), at("1986-05-05 00:00")) == 23 * HOUR
    assert time.between(at("1986-09-14 00:00"), at("1986-09-15 00:00")) == 25 * HOUR


def test_a_working_day_of_1986_had_the_hours_on_the_wall() -> None:
    time = WorkTime(Calendar({}, {}, ()), WORK, SHANGHAI)
    assert time.add(at("1986-05-02 17:00"), 2 * HOUR) == at("1986-05-05 09:30")


def test_the_table_grows_to_wherever_it_is_asked() -> None:
    time = WorkTime(CALENDAR, WORK, SHANGHAI)
    start = at("2026-03-04 10:00")
    late = time.add(start, 40_000 * HOUR)
    assert late.year > 2045
    assert time.between(start, late) == 40_000 * HOUR
    assert time.back(late, 40_000 * HOUR) == start
    assert time.day_after(date(1999, 12, 31), 1) == date(2000, 1, 3)
    assert time.add(start, 2 * HOUR) == at("2026-03-04 12:00")
    assert time.back(at("2026-03-04 10:00"), 9_000 * HOUR).year < 2026


def test_a_closed_year_is_stepped_over() -> None:
    shut = {
        date(2026, 1, 1) + timedelta(days=at_): OwnDay(worked=False) for at_ in range(365 + 365 + 4)
    }
    time = WorkTime(CALENDAR.with_own(shut), WORK, SHANGHAI)
    assert time.opening(at("2025-12-31 18:00")) == at("2028-01-05 08:30")
    assert time.day_after(date(2025, 12, 31), 1) == date(2028, 1, 5)
    assert time.add(at("2025-12-31 18:00"), HOUR) == at("2028-01-05 09:30")


@pytest.mark.parametrize(
    "spans",
    [
        (),
        (Span(600, 600),),
        (Span(600, 540),),
        (Span(600, 720), Span(700, 800)),
        (Span(840, 1080), Span(510, 720)),
        (Span(-10, 720),),
        (Span(600, DAY + 1),),
    ],
)
def test_hours_out_of_order_are_refused(spans: tuple[Span, ...]) -> None:
    with pytest.raises(ValueError, match="in order"):
        Schedule(spans)
    with pytest.raises(ValueError, match="in order"):
        Schedule(WORK.spans, (Variant(spans),))
