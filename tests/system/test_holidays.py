"""The package's tables against the notices, which were typed on their own."""

from datetime import date, timedelta

from moderator_app.core.workdays import Day, DayKind, Festival
from moderator_app.system import holidays
from tests.core import arrangements


def test_every_day_of_2024_to_2026_is_what_the_notices_say() -> None:
    calendar = holidays.announced()
    off, made_up = arrangements.days_off(), arrangements.made_up()
    days = arrangements.every_day()
    assert len(days) == 366 + 365 + 365
    for day in days:
        # Whether the last days of 2026 are settled depends on how new the package is.
        found = calendar.day(day)
        if day in made_up:
            expected = Day(DayKind.MAKE_UP, made_up[day], announced=found.announced)
        elif day in off:
            expected = Day(DayKind.HOLIDAY, off[day], announced=found.announced)
        else:
            kind = DayKind.WORKDAY if day.weekday() < 5 else DayKind.WEEKEND
            expected = Day(kind, announced=found.announced)
        assert found == expected, day
        assert found.announced or day > date(2026, 12, 28)


def test_a_year_the_package_does_not_have_is_never_made_up() -> None:
    """A library that answers for a coming year without its make-up days is silently wrong."""
    calendar = holidays.announced()
    assert all(calendar.known(year) for year in range(2004, 2027))
    for year in filter(calendar.known, range(1980, 2100)):
        days = (date(year, 1, 1) + timedelta(days=at) for at in range(365))
        assert Festival.SPRING in {calendar.day(day).festival for day in days}, year
    last = max(year for year in range(2004, 2100) if calendar.known(year))
    unknown = date(last + 1, 2, 3)
    assert not calendar.known(unknown.year)
    assert not calendar.day(unknown).announced
    assert calendar.day(unknown).festival is None
    assert calendar.unannounced(unknown, unknown) == (unknown.year,)
