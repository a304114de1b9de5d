"""The State Council's yearly arrangements, as the chinesecalendar package has them."""

from datetime import date

import chinese_calendar  # type: ignore[import-untyped]

from moderator_app.core.workdays import Calendar, Festival

_FESTIVALS = {
    "New Year's Day": Festival.NEW_YEAR,
    "Spring Festival": Festival.SPRING,
    "Tomb-sweeping Day": Festival.TOMB_SWEEPING,
    "Labour Day": Festival.LABOUR,
    "Dragon Boat Festival": Festival.DRAGON_BOAT,
    "Mid-autumn Festival": Festival.MID_AUTUMN,
    "National Day": Festival.NATIONAL,
}


def announced() -> Calendar:
    """The years the package knows, and none beyond, with no days of the bureau's own."""
    holidays = _named(chinese_calendar.holidays)
    return Calendar(
        holidays, _named(chinese_calendar.workdays), frozenset(day.year for day in holidays)
    )


def _named(days: dict[date, str]) -> dict[date, Festival]:
    return {day: _FESTIVALS.get(name, Festival.SPECIAL) for day, name in days.items()}
