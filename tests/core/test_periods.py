"""Days, weeks and months as the desk's clock on the wall counts them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from moderator_app.core import periods
from moderator_app.core.periods import Span, Stretch

SHANGHAI = ZoneInfo("Asia/Shanghai")
WEDNESDAY = date(2026, 11, 25)


def test_a_day_is_that_of_the_wall_and_not_of_greenwich() -> None:
    day = periods.of_span(Span.DAY, WEDNESDAY, SHANGHAI)
    assert day.since == datetime(2026, 11, 24, 16, tzinfo=UTC)
    assert day.until - day.since == timedelta(days=1)
    assert periods.today(datetime(2026, 11, 24, 16, tzinfo=UTC), SHANGHAI) == WEDNESDAY


def test_a_day_may_begin_with_the_shift() -> None:
    day = periods.of_span(Span.DAY, WEDNESDAY, SHANGHAI, 8)
    assert day.since == datetime(2026, 11, 25, 0, tzinfo=UTC)
    before_eight = datetime(2026, 11, 24, 23, 59, tzinfo=UTC)
    assert periods.today(before_eight, SHANGHAI, 8) == date(2026, 11, 24)
    assert periods.today(before_eight + timedelta(minutes=1), SHANGHAI, 8) == WEDNESDAY
    assert periods.before(day).until == day.since


def test_a_week_goes_from_monday_to_sunday_and_a_month_from_its_first_to_its_last() -> None:
    week = periods.of_span(Span.WEEK, WEDNESDAY, SHANGHAI)
    assert (week.first, week.last) == (date(2026, 11, 23), date(2026, 11, 29))
    month = periods.of_span(Span.MONTH, date(2028, 2, 3), SHANGHAI)
    assert (month.first, month.last) == (date(2028, 2, 1), date(2028, 2, 29))
    december = periods.of_span(Span.MONTH, date(2026, 12, 31), SHANGHAI)
    assert december.last == date(2026, 12, 31)


@pytest.mark.parametrize("span", Span)
def test_the_period_before_ends_where_the_period_begins(span: Span) -> None:
    period = periods.of_span(span, WEDNESDAY, SHANGHAI)
    assert periods.before(period).until == period.since
    assert periods.after(period).since == period.until
    assert periods.after(periods.before(period)) == period


def test_days_in_a_row_are_compared_with_as_many_days_and_come_in_either_order() -> None:
    row = periods.between(date(2026, 11, 20), date(2026, 11, 11), SHANGHAI)
    assert (row.first, row.days) == (date(2026, 11, 11), 10)
    assert periods.before(row).first == date(2026, 11, 1)


def test_only_a_day_has_the_same_weekday_before() -> None:
    day = periods.of_span(Span.DAY, WEDNESDAY, SHANGHAI)
    earlier = periods.same_weekday_before(day)
    assert earlier is not None
    assert earlier.first == date(2026, 11, 18)
    week = periods.of_span(Span.WEEK, WEDNESDAY, SHANGHAI)
    assert periods.same_weekday_before(week) is None


def test_a_morning_is_compared_with_a_morning() -> None:
    day = periods.of_span(Span.DAY, WEDNESDAY, SHANGHAI)
    ten = day.since + timedelta(hours=10)
    assert periods.counted(day, ten) == Stretch(day.since, ten)
    earlier = periods.before(day)
    as_far = periods.as_far(earlier, day, ten)
    assert as_far == Stretch(earlier.since, earlier.since + timedelta(hours=10))
    assert periods.as_far(earlier, day, day.until) == Stretch(earlier.since, earlier.until)


def test_of_a_time_that_has_not_begun_nothing_is_counted() -> None:
    day = periods.of_span(Span.DAY, WEDNESDAY, SHANGHAI)
    early = periods.counted(day, day.since - timedelta(hours=1))
    assert early == Stretch(day.since, day.since)
    assert not early.holds(day.since)


def test_a_month_of_thirty_one_days_is_compared_within_the_shorter_one_before() -> None:
    march = periods.of_span(Span.MONTH, date(2026, 3, 31), SHANGHAI)
    last = march.until - timedelta(hours=1)
    assert periods.as_far(periods.before(march), march, last).until == march.since
