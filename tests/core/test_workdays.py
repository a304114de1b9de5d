from datetime import date

import pytest

from moderator_app.core.records import BadRecord
from moderator_app.core.workdays import (
    Calendar,
    Day,
    DayKind,
    Festival,
    OwnDay,
    own_days,
    to_setting,
)
from tests.core import arrangements

CALENDAR = arrangements.announced()
MAKE_UP_2026 = ("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10")


def test_a_make_up_workday_is_a_day_of_the_weekend_and_is_worked() -> None:
    for text in MAKE_UP_2026:
        day = date.fromisoformat(text)
        assert day.weekday() >= 5
        assert CALENDAR.works(day)
        assert CALENDAR.day(day).kind is DayKind.MAKE_UP


def test_a_day_knows_its_kind_and_what_it_is_off_for() -> None:
    assert CALENDAR.day(date(2026, 2, 16)) == Day(DayKind.HOLIDAY, Festival.SPRING)
    assert CALENDAR.day(date(2026, 3, 4)) == Day(DayKind.WORKDAY)
    assert CALENDAR.day(date(2026, 3, 7)) == Day(DayKind.WEEKEND)
    assert not CALENDAR.day(date(2026, 3, 7)).worked


def test_a_year_not_announced_is_counted_as_plain_weeks_and_says_so() -> None:
    assert not CALENDAR.known(2027)
    assert CALENDAR.day(date(2027, 1, 1)) == Day(DayKind.WORKDAY, announced=False)
    assert CALENDAR.day(date(2027, 2, 6)) == Day(DayKind.WEEKEND, announced=False)
    assert CALENDAR.unannounced(date(2026, 3, 1), date(2026, 12, 28)) == ()
    assert CALENDAR.unannounced(date(2026, 12, 1), date(2028, 1, 5)) == (2026, 2027, 2028)


def test_the_last_days_of_a_year_wait_for_the_next_one_to_be_announced() -> None:
    """29 December 2018, a Saturday, was worked for the New Year of 2019."""
    assert CALENDAR.day(date(2026, 12, 28)).announced
    assert not CALENDAR.day(date(2026, 12, 29)).announced
    assert CALENDAR.day(date(2025, 12, 29)).announced


def test_the_bureaus_own_days_lie_over_everything() -> None:
    own = {
        date(2026, 3, 4): OwnDay(worked=False, name="局庆"),
        date(2026, 3, 7): OwnDay(worked=True, name="防汛值守"),
        date(2026, 2, 17): OwnDay(worked=True),
        date(2027, 2, 8): OwnDay(worked=False, name="春节"),
    }
    calendar = CALENDAR.with_own(own)
    assert calendar.day(date(2026, 3, 4)) == Day(DayKind.HOLIDAY, name="局庆", own=True)
    assert calendar.day(date(2026, 3, 7)) == Day(DayKind.MAKE_UP, name="防汛值守", own=True)
    assert calendar.day(date(2026, 2, 17)).kind is DayKind.WORKDAY
    assert {day: calendar.works(day) for day in own} == {
        day: one.worked for day, one in own.items()
    }
    assert not CALENDAR.with_own({}).day(date(2026, 3, 4)).own


def test_a_day_the_bureau_has_decided_on_needs_no_announcement() -> None:
    own = {date(2027, 2, 8): OwnDay(worked=False)}
    calendar = CALENDAR.with_own(own)
    assert calendar.day(date(2027, 2, 8)).announced
    assert calendar.unannounced(date(2027, 2, 8), date(2027, 2, 8)) == ()
    assert calendar.unannounced(date(2027, 2, 8), date(2027, 2, 9)) == (2027,)


def test_works_and_the_kind_of_the_day_never_differ() -> None:
    own = {date(2026, 3, 4): OwnDay(worked=False), date(2026, 3, 7): OwnDay(worked=True)}
    calendar = CALENDAR.with_own(own)
    for day in arrangements.every_day():
        assert calendar.day(day).worked is calendar.works(day)


def test_the_table_of_own_days_is_kept_and_read_again() -> None:
    own = {date(2026, 3, 4): OwnDay(worked=False, name="局庆"), date(2026, 3, 7): OwnDay(True)}  # noqa: FBT003 (read as a table)
    assert own_days(to_setting(own)) == own


@pytest.mark.parametrize(
    ("item", "field"),
    [
        ({"worked": True}, "day"),
        ({"day": "4 March"}, "day"),
        ({"day": "2026-03-04", "worked": "yes"}, "worked"),
    ],
)
def test_a_damaged_own_day_is_refused_by_the_name_of_its_field(
    item: dict[str, object], field: str
) -> None:
    with pytest.raises(BadRecord) as refused:
        own_days([item])
    assert refused.value.field == field


def test_a_day_that_stands_twice_in_the_table_is_refused() -> None:
    with pytest.raises(BadRecord):
        own_days([{"day": "2026-03-04"}, {"day": "2026-03-04", "worked": True}])


def test_a_calendar_is_not_changed_by_the_tables_it_was_made_from() -> None:
    holidays = {date(2026, 3, 4): Festival.SPECIAL}
    calendar = Calendar(holidays, {}, {2026})
    holidays.clear()
    assert not calendar.works(date(2026, 3, 4))
