"""The holidays of 2024 to 2026, typed from the State Council's notices and from nothing else.

国办发明电〔2023〕7号, 国办发明电〔2024〕12号 and 国办发明电〔2025〕7号. The notices name the days off,
weekends among them, and the days of the weekend that are worked for them (调休上班).
"""

from datetime import date, timedelta

from moderator_app.core.workdays import Calendar, Festival

Stretch = tuple[Festival, str, str]

DAYS_OFF: tuple[Stretch, ...] = (
    (Festival.NEW_YEAR, "2024-01-01", "2024-01-01"),
    (Festival.SPRING, "2024-02-10", "2024-02-17"),
    (Festival.TOMB_SWEEPING, "2024-04-04", "2024-04-06"),
    (Festival.LABOUR, "2024-05-01", "2024-05-05"),
    (Festival.DRAGON_BOAT, "2024-06-10", "2024-06-10"),
    (Festival.MID_AUTUMN, "2024-09-15", "2024-09-17"),
    (Festival.NATIONAL, "2024-10-01", "2024-10-07"),
    (Festival.NEW_YEAR, "2025-01-01", "2025-01-01"),
    (Festival.SPRING, "2025-01-28", "2025-02-04"),
    (Festival.TOMB_SWEEPING, "2025-04-04", "2025-04-06"),
    (Festival.LABOUR, "2025-05-01", "2025-05-05"),
    (Festival.DRAGON_BOAT, "2025-05-31", "2025-06-02"),
    (Festival.NATIONAL, "2025-10-01", "2025-10-08"),
    (Festival.NEW_YEAR, "2026-01-01", "2026-01-03"),
    (Festival.SPRING, "2026-02-15", "2026-02-23"),
    (Festival.TOMB_SWEEPING, "2026-04-04", "2026-04-06"),
    (Festival.LABOUR, "2026-05-01", "2026-05-05"),
    (Festival.DRAGON_BOAT, "2026-06-19", "2026-06-21"),
    (Festival.MID_AUTUMN, "2026-09-25", "2026-09-27"),
    (Festival.NATIONAL, "2026-10-01", "2026-10-07"),
)
# In 2025 the notice gives National Day and Mid-autumn as one; the festival itself is on 6 October.
MID_AUTUMN_2025 = "2025-10-06"
MADE_UP = (
    *((Festival.SPRING, day) for day in ("2024-02-04", "2024-02-18")),
    (Festival.TOMB_SWEEPING, "2024-04-07"),
    *((Festival.LABOUR, day) for day in ("2024-04-28", "2024-05-11")),
    (Festival.MID_AUTUMN, "2024-09-14"),
    *((Festival.NATIONAL, day) for day in ("2024-09-29", "2024-10-12")),
    *((Festival.SPRING, day) for day in ("2025-01-26", "2025-02-08")),
    (Festival.LABOUR, "2025-04-27"),
    *((Festival.NATIONAL, day) for day in ("2025-09-28", "2025-10-11")),
    (Festival.NEW_YEAR, "2026-01-04"),
    *((Festival.SPRING, day) for day in ("2026-02-14", "2026-02-28")),
    (Festival.LABOUR, "2026-05-09"),
    *((Festival.NATIONAL, day) for day in ("2026-09-20", "2026-10-10")),
)
YEARS = (2024, 2025, 2026)


def every_day() -> list[date]:
    first = date(YEARS[0], 1, 1)
    return [first + timedelta(days=at) for at in range((date(2027, 1, 1) - first).days)]


def announced() -> Calendar:
    """The calendar of these three years, as the notices have it."""
    return Calendar(days_off(), made_up(), YEARS)


def days_off() -> dict[date, Festival]:
    found = {
        day: festival
        for festival, first, last in DAYS_OFF
        for day in every_day()
        if date.fromisoformat(first) <= day <= date.fromisoformat(last)
    }
    found[date.fromisoformat(MID_AUTUMN_2025)] = Festival.MID_AUTUMN
    return found


def made_up() -> dict[date, Festival]:
    return {date.fromisoformat(day): festival for festival, day in MADE_UP}
