"""Who is on duty when: over midnight, over Sunday, over a holiday; nobody is in two places."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from moderator_app.core import roster
from moderator_app.core.records import BadRecord
from moderator_app.core.roster import DAY, NIGHT, Duty, ShiftKind, Week
from moderator_app.desk.opening import ZONE

MONDAY = date(2026, 11, 23)
ANNA, BAI = UUID(int=1), UUID(int=2)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November on the wall's clock."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def laid(*duties: tuple[int, ShiftKind, UUID], monday: date = MONDAY) -> Week:
    week = Week(monday)
    for day, kind, person in duties:
        week = week.put(person, monday + timedelta(days=day), kind)
    return week


def on(week: Week, now: datetime) -> list[UUID]:
    return [one.person for one in roster.on_duty([week], now, ZONE)]


def test_a_night_shift_goes_on_after_midnight_and_ends_when_the_day_shift_begins() -> None:
    week = laid((0, NIGHT, BAI), (1, DAY, ANNA))
    assert on(week, at(23, 19, 59)) == []
    assert on(week, at(23, 20)) == [BAI]
    assert on(week, at(24, 7, 59)) == [BAI]
    assert on(week, at(24, 8)) == [ANNA]
    assert on(week, at(24, 20)) == []


def test_the_night_of_sunday_reaches_into_the_next_week() -> None:
    week = laid((6, NIGHT, BAI))
    assert on(week, at(30, 3)) == [BAI]
    assert [one.person for one in roster.on_duty([week, Week(date(2026, 11, 30))], at(30, 3), ZONE)]


def test_two_can_share_a_shift_and_what_nobody_has_is_seen() -> None:
    week = laid((0, DAY, ANNA), (0, DAY, BAI))
    assert sorted(on(week, at(23, 12))) == [ANNA, BAI]
    assert week.open_on(MONDAY) == (NIGHT,)
    assert week.open_on(date(2026, 11, 24)) == (DAY, NIGHT)


def test_putting_somebody_on_another_shift_takes_them_off_the_first() -> None:
    week = laid((0, DAY, ANNA)).put(ANNA, MONDAY, NIGHT)
    assert week.of(ANNA, MONDAY) == (NIGHT,)
    assert week.put(ANNA, MONDAY, None).duties == frozenset()


def test_less_than_eleven_hours_of_rest_are_found_also_between_two_weeks() -> None:
    week = laid((0, DAY, ANNA), (1, DAY, ANNA), (6, NIGHT, BAI))
    after = laid((0, DAY, BAI), monday=MONDAY + timedelta(weeks=1))
    (short,) = roster.short_rests([after, week], ZONE)
    assert (short.after.person, short.rest) == (BAI, timedelta())
    (short,) = roster.short_rests([laid((0, NIGHT, ANNA), (1, NIGHT, ANNA), (2, DAY, ANNA))], ZONE)
    assert short.before.day == date(2026, 11, 24)


def test_eleven_hours_are_enough() -> None:
    late = ShiftKind("late", 13 * 60, 21 * 60)
    week = Week(MONDAY, (DAY, late))
    week = week.put(ANNA, MONDAY, late).put(ANNA, MONDAY + timedelta(days=1), DAY)
    assert roster.short_rests([week], ZONE) == []


def test_nobody_is_on_two_shifts_at_once_without_being_found() -> None:
    long = ShiftKind("long", 8 * 60, 8 * 60)
    week = Week(MONDAY, (DAY, NIGHT, long))
    duties = {Duty(MONDAY, "long", ANNA), Duty(MONDAY + timedelta(days=1), "day", ANNA)}
    assert roster.two_at_once([Week(MONDAY, week.kinds, frozenset(duties))], ZONE) == []
    duties |= {Duty(MONDAY, "night", ANNA)}
    ((one, other),) = roster.two_at_once([Week(MONDAY, week.kinds, frozenset(duties))], ZONE)
    assert {one.kind.key, other.kind.key} == {"long", "night"}


def test_a_long_shift_reaches_over_several_later_ones() -> None:
    long = ShiftKind("long", 0, 0)
    early, late = ShiftKind("early", 60, 120), ShiftKind("late", 180, 240)
    duties = frozenset(Duty(MONDAY, key, ANNA) for key in ("long", "early", "late"))
    found = roster.two_at_once([Week(MONDAY, (long, early, late), duties)], ZONE)
    assert {(one.kind.key, other.kind.key) for one, other in found} >= {("long", "early")}


def test_last_week_is_copied_without_whoever_has_left() -> None:
    week = laid((0, DAY, ANNA), (5, NIGHT, BAI))
    copy = roster.copied(week, MONDAY + timedelta(weeks=1), [ANNA])
    assert copy.duties == {Duty(date(2026, 11, 30), "day", ANNA)}
    assert copy.kinds == week.kinds


def test_a_new_week_has_the_shifts_of_the_last_one_before_it_and_nobody_on_them() -> None:
    three = (ShiftKind("a", 0, 480), ShiftKind("b", 480, 960), ShiftKind("c", 960, 0))
    weeks = [Week(MONDAY, three), Week(MONDAY - timedelta(weeks=4))]
    assert roster.week(weeks, MONDAY + timedelta(weeks=3)).kinds == three
    assert roster.week(weeks, MONDAY - timedelta(weeks=2)).kinds == (DAY, NIGHT)
    assert roster.week(weeks, MONDAY) is weeks[0]
    assert roster.week([], MONDAY) == Week(MONDAY)


def test_a_week_is_read_back_as_it_was_written() -> None:
    week = laid((0, DAY, ANNA), (6, NIGHT, BAI))
    assert roster.from_body(roster.to_body(week)) == week


@pytest.mark.parametrize(
    "wrong",
    [
        {"monday": "2026-11-24"},
        {"monday": None},
        {"shifts": []},
        {"shifts": [{"key": "day", "begins": 0, "ends": 1440}]},
        {"shifts": [{"key": "day", "begins": 0}]},
        {"duties": [{"day": "2026-11-30", "shift": "day", "person": str(ANNA)}]},
        {"duties": [{"day": "2026-11-23", "shift": "late", "person": str(ANNA)}]},
        {"duties": [{"day": "2026-11-23", "shift": "day", "person": "anna"}]},
    ],
)
def test_a_week_that_makes_no_sense_is_refused_by_name(wrong: dict[str, object]) -> None:
    with pytest.raises(BadRecord):
        roster.from_body({**roster.to_body(laid((0, DAY, ANNA))), **wrong})
