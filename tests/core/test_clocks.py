from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core.clocks import Remaining, Urgency, remaining, urgency

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 3, 4, 12, tzinfo=SHANGHAI)


def test_nothing_presses_while_nobody_waits_for_us() -> None:
    assert urgency(None, NOON, SHANGHAI) is Urgency.NONE
    assert urgency(None, NOON, SHANGHAI, answered=True) is Urgency.ANSWERED


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (timedelta(seconds=-1), Urgency.OVERDUE),
        (timedelta(0), Urgency.NEAR),
        (timedelta(minutes=15), Urgency.NEAR),
        (timedelta(minutes=15, seconds=1), Urgency.TODAY),
        (timedelta(hours=11, minutes=59), Urgency.TODAY),
        (timedelta(hours=12), Urgency.LATER),
        (timedelta(days=3), Urgency.LATER),
    ],
)
def test_urgency_grows_as_the_time_runs_out(left: timedelta, expected: Urgency) -> None:
    assert urgency(NOON + left, NOON, SHANGHAI) is expected


def test_today_ends_at_midnight_where_the_desk_stands() -> None:
    late = datetime(2026, 3, 4, 15, tzinfo=UTC)
    assert urgency(late + timedelta(minutes=30), late, SHANGHAI) is Urgency.TODAY
    assert urgency(late + timedelta(minutes=90), late, SHANGHAI) is Urgency.LATER


def test_a_citizen_who_writes_again_restarts_the_clock_of_an_answered_case() -> None:
    assert urgency(NOON, NOON, SHANGHAI, answered=True) is Urgency.NEAR


def test_the_time_left_is_told_in_whole_units() -> None:
    left = timedelta(days=1, hours=2, minutes=18, seconds=59)
    assert remaining(NOON + left, NOON) == Remaining(1, 1, 2, 18)
    assert remaining(NOON - left, NOON) == Remaining(-1, 1, 2, 18)
    assert remaining(NOON, NOON) == Remaining(1, 0, 0, 0)


@given(st.timedeltas(timedelta(days=-400), timedelta(days=400)))
def test_the_chip_and_the_words_beside_it_agree(left: timedelta) -> None:
    shown = remaining(NOON + left, NOON)
    assert (shown.sign < 0) == (urgency(NOON + left, NOON, SHANGHAI) is Urgency.OVERDUE)
    told = timedelta(days=shown.days, hours=shown.hours, minutes=shown.minutes)
    assert timedelta(0) <= abs(left) - told < timedelta(minutes=1)
    assert shown.hours < 24
    assert shown.minutes < 60
