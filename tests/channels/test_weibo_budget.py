"""The calls of a day: looks leave the replies' share alone, and last until the evening."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from moderator_app.channels.clock import CHINA, day_ends_at
from moderator_app.channels.weibo_budget import (
    DAILY,
    LEAST_PAUSE,
    PERCENT_FOR_REPLIES,
    USUAL_DUTY,
    Calls,
    Day,
    Duty,
    Use,
    duty,
    pause,
)
from moderator_app.core.channels import Budget, RateLimited

MIDNIGHT = datetime(2026, 11, 25, tzinfo=CHINA)
RESERVE = DAILY * PERCENT_FOR_REPLIES // 100
HOUR = timedelta(hours=1)


class Clock:
    def __init__(self, at: datetime) -> None:
        self.at = at.astimezone(UTC)

    def __call__(self) -> datetime:
        return self.at


def calls_at(clock: Clock, *, limited: bool = True, hours: Duty = USUAL_DUTY) -> Calls:
    return Calls(hours, clock, limited=limited)


def spend(calls: Calls, use: Use) -> bool:
    try:
        calls.spend(use)
    except RateLimited:
        return False
    return True


STEPS = st.lists(
    st.tuples(
        st.sampled_from([Use.LOOK, Use.LOOK, Use.LOOK, Use.REPLY, None]),
        st.integers(-3600, 20_000),
    ),
    max_size=300,
)


@settings(max_examples=60, deadline=None)
@given(STEPS, st.integers(0, 86_399), st.integers(1, 300))
def test_looks_never_eat_the_replies_share_whatever_the_times(
    steps: list[tuple[Use | None, int]], begin_s: int, limit: int
) -> None:
    """Also where the clock is put back, the platform counts more, and the program starts anew."""
    clock = Clock(MIDNIGHT + timedelta(seconds=begin_s))
    calls = calls_at(clock)
    calls.learn(limit, 0)
    reserve = limit * PERCENT_FOR_REPLIES // 100
    for use, seconds in steps:
        clock.at += timedelta(seconds=seconds)
        before = calls.day
        if use is None:
            calls = calls_at(clock)
            calls.learn(limit, 0)
            calls.remember(before)
            assert calls.day == before
        elif spend(calls, use):
            assert calls.day == before.spent(use)
            assert use is Use.REPLY or calls.day.left(Use.REPLY) >= reserve - calls.day.replies
        else:
            assert use is Use.LOOK or before.used == limit
            assert use is Use.REPLY or before.looks + max(reserve, before.replies) >= limit
        assert calls.day.looks <= limit - reserve
        assert calls.day.used <= limit


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 86_399), st.integers(0, 40), st.integers(1, 4))
@example(86_399, 0, 1)
@example(7 * 3600 + 3540, 0, 3)
def test_looks_at_their_pauses_last_until_the_day_is_over(
    begin_s: int, replies: int, each: int
) -> None:
    clock = Clock(MIDNIGHT + timedelta(seconds=begin_s))
    calls = calls_at(clock)
    calls.remember(Day(clock.at.astimezone(CHINA).date(), replies=replies))
    end, pauses = day_ends_at(clock.at), []
    while clock.at < end:
        assert all(spend(calls, Use.LOOK) for _ in range(each))
        wait = calls.pause(each)
        assert wait is not None
        assert wait >= LEAST_PAUSE or clock.at + wait == end
        pauses.append(wait)
        clock.at += wait
    assert clock.at == end
    assert calls.day == Day(end.astimezone(CHINA).date())


def test_on_duty_the_pauses_are_even_and_at_night_four_times_as_long() -> None:
    clock = Clock(MIDNIGHT)
    calls = calls_at(clock)
    night: list[timedelta] = []
    busy: list[timedelta] = []
    while clock.at < day_ends_at(MIDNIGHT):
        on_duty = USUAL_DUTY.covers(clock.at.astimezone(CHINA).time())
        for _ in range(3):
            calls.spend(Use.LOOK)
        wait = calls.pause(3)
        assert wait is not None
        (busy if on_duty else night).append(wait)
        clock.at += wait
    assert len(busy) >= 17
    assert timedelta(minutes=35) < min(busy[:-1]) <= max(busy[:-1]) < timedelta(minutes=55)
    assert max(night) > 3 * max(busy[:-1])
    # The first look of a morning is made as it begins.
    assert any(
        (MIDNIGHT + sum(night[:n], timedelta())).astimezone(CHINA).hour == 8
        for n in range(len(night) + 1)
    )


def test_the_pause_grows_as_the_budget_shrinks() -> None:
    now = MIDNIGHT + 9 * HOUR
    day = Day(MIDNIGHT.date())
    pauses = [pause(day.spent(Use.REPLY, n), USUAL_DUTY, now, 3) for n in range(0, 101, 5)]
    assert all(a <= b for a, b in pairwise(pauses))
    assert pauses[0] < timedelta(minutes=40)
    assert pauses[-1] == 15 * HOUR


def test_replies_have_their_share_and_may_have_more() -> None:
    clock = Clock(MIDNIGHT + 9 * HOUR)
    calls = calls_at(clock)
    assert [spend(calls, Use.LOOK) for _ in range(DAILY)].count(True) == DAILY - RESERVE
    assert [spend(calls, Use.REPLY) for _ in range(DAILY)].count(True) == RESERVE
    assert calls.budgets() == (Budget("calls", DAILY, DAILY, day_ends_at(clock.at)),)
    clock.at += 24 * HOUR
    assert [spend(calls, Use.REPLY) for _ in range(DAILY + 1)].count(True) == DAILY
    assert not spend(calls, Use.LOOK)


def test_the_day_is_over_at_midnight_in_china() -> None:
    clock = Clock(datetime(2026, 11, 25, 15, 59, tzinfo=UTC))
    calls = calls_at(clock)
    calls.learn(DAILY, DAILY)
    with pytest.raises(RateLimited) as caught:
        calls.spend(Use.REPLY)
    assert caught.value.retry_at == datetime(2026, 11, 25, 16, tzinfo=UTC)
    clock.at += timedelta(minutes=1)
    calls.spend(Use.REPLY)
    assert calls.day == Day(date(2026, 11, 26), replies=1)


def test_a_clock_that_is_put_back_forgets_nothing() -> None:
    clock = Clock(MIDNIGHT + HOUR)
    calls = calls_at(clock)
    calls.spend(Use.LOOK)
    calls.spend(Use.REPLY)
    clock.at -= 48 * HOUR
    assert calls.day == Day(MIDNIGHT.date() - timedelta(days=2), looks=1, replies=1)
    clock.at += 24 * HOUR
    assert calls.day.used == 0


@pytest.mark.parametrize("days", [-400, -1, 0, 1, 400])
def test_what_was_written_down_of_another_day_counts_as_far_as_it_may(days: int) -> None:
    """One ahead comes from a clock that was wrong: it is counted, and not for ever."""
    clock = Clock(MIDNIGHT + HOUR)
    calls = calls_at(clock)
    calls.remember(Day(MIDNIGHT.date() + timedelta(days=days), looks=60, replies=7))
    expected = (60, 7) if days >= 0 else (0, 0)
    assert (calls.day.looks, calls.day.replies) == expected
    clock.at += 24 * HOUR
    assert calls.day.used == 0


def test_the_platforms_own_count_of_other_desks_is_believed() -> None:
    calls = calls_at(Clock(MIDNIGHT))
    calls.spend(Use.REPLY)
    calls.learn(200, 150)
    assert calls.day == Day(MIDNIGHT.date(), 200, looks=149, replies=1)
    assert not spend(calls, Use.LOOK)
    assert spend(calls, Use.REPLY)
    calls.learn(200, 3)
    assert calls.day.used == 151


def test_what_did_not_reach_the_platform_costs_nothing() -> None:
    calls = calls_at(Clock(MIDNIGHT))
    for use in Use:
        calls.give_back(use)
        calls.spend(use)
        calls.give_back(use)
    assert calls.day.used == 0


@pytest.mark.parametrize(
    ("by_day", "by_all", "limited", "held", "until"),
    [
        (True, True, True, set(Use), 16),
        (True, True, False, set(Use), 3),
        (False, True, True, set(Use), 3),
        (False, False, True, {Use.REPLY}, 3),
    ],
)
def test_a_platform_that_has_had_enough_is_left_alone_until_it_counts_anew(
    by_day: bool, by_all: bool, limited: bool, held: set[Use], until: int
) -> None:
    clock = Clock(datetime(2026, 11, 25, 2, 20, tzinfo=UTC))
    calls = calls_at(clock, limited=limited)
    retry_at = calls.refused(Use.REPLY, by_day=by_day, by_all=by_all)
    assert retry_at == datetime(2026, 11, 25, until, tzinfo=UTC)
    assert {use for use in Use if not spend(calls, use)} == held
    clock.at = retry_at
    assert all(spend(calls, use) for use in Use)


def test_on_the_commercial_host_nothing_is_spared() -> None:
    calls = calls_at(Clock(MIDNIGHT), limited=False)
    assert all(spend(calls, use) for use in Use for _ in range(1000))
    assert calls.budgets() == ()
    assert calls.pause(3) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("08:00-22:00", "08:00-22:00"),
        (" 8:30 – 17:30 ", "08:30-17:30"),
        ("8：00至20：00", "08:00-20:00"),
        ("20:00-08:00", "20:00-08:00"),
        ("", None),
        ("08:00", None),
        ("08:00-24:00", None),
        ("always", None),
        ("08:60-09:00", None),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, shown: str | None) -> None:
    read = duty(text)
    assert (None if read is None else str(read)) == shown


def test_hours_over_midnight_are_two_parts_of_a_day() -> None:
    night = duty("20:00-08:00")
    assert night is not None
    assert night.left(MIDNIGHT) == 12 * HOUR
    assert night.left(MIDNIGHT + 10 * HOUR) == 4 * HOUR
    assert [night.covers((MIDNIGHT + n * HOUR).time()) for n in (3, 8, 12, 20, 23)] == [
        True,
        False,
        False,
        True,
        True,
    ]
    around_the_clock = Duty(night.begins, night.begins)
    assert around_the_clock.left(MIDNIGHT) == 24 * HOUR
