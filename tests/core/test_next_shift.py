"""Until when the next shift lasts: by the roster, by the desk's hours, or by a guess that is said."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from moderator_app.core import next_shift
from moderator_app.core.next_shift import UNKNOWN
from moderator_app.core.roster import DAY, NIGHT, Duty, ShiftKind, Week, stints
from moderator_app.desk.opening import ZONE

MONDAY = date(2026, 11, 23)
ANNA, BAI = UUID(int=1), UUID(int=2)
OFFICE = ShiftKind("office", 9 * 60, 17 * 60)
ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(weeks=1)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November on the wall's clock; the 23rd is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def laid(*kinds: ShiftKind, days: tuple[int, ...] = tuple(range(7)), monday: date = MONDAY) -> Week:
    """A week in which somebody has each of these shifts on these days."""
    duties = {Duty(monday + n * ONE_DAY, kind.key, ANNA) for n in days for kind in kinds}
    return Week(monday, kinds, frozenset(duties))


def until(weeks: list[Week], began_at: datetime, now: datetime) -> datetime:
    return next_shift.ends(weeks, began_at, now, ZONE).astimezone(UTC)


ROUND_THE_CLOCK = [laid(DAY, NIGHT), laid(DAY, NIGHT, monday=MONDAY + ONE_WEEK)]


@pytest.mark.parametrize(
    ("began_at", "now", "end"),
    [
        (at(24, 7, 55), at(24, 19, 45), at(25, 8)),  # A note made early,
        (at(24, 7, 55), at(24, 20, 20), at(25, 8)),  # and one made late, over the night.
        (at(24, 7, 55), at(24, 9), at(25, 8)),  # Looked at in the morning already.
        (at(24, 20), at(25, 7, 50), at(25, 20)),
        (at(24, 20), at(25, 0, 1), at(25, 20)),  # After midnight the night is the same shift.
        (at(29, 19, 50), at(30, 7, 50), at(30, 20)),  # Out of the week in which it began.
        (at(24, 19, 50), at(24, 20, 6), at(25, 20)),  # Just come, and ten minutes early.
        (at(24, 8), at(27, 19, 50), at(28, 8)),  # Nobody had handed over for days.
    ],
)
def test_it_is_the_shift_after_the_one_that_is_worked(
    began_at: datetime, now: datetime, end: datetime
) -> None:
    assert until(ROUND_THE_CLOCK, began_at, now) == end


def test_a_desk_that_rests_at_night_and_at_the_weekend_comes_back_on_monday() -> None:
    weeks = [
        laid(OFFICE, days=(0, 1, 2, 3, 4)),
        laid(OFFICE, days=(0, 1), monday=MONDAY + ONE_WEEK),
    ]
    assert until(weeks, at(24, 9), at(24, 16, 50)) == at(25, 17)
    assert until(weeks, at(27, 9), at(27, 17, 10)) == at(30, 17)


def test_where_shifts_overlap_the_later_end_counts() -> None:
    early, late = ShiftKind("early", 6 * 60, 14 * 60), ShiftKind("late", 13 * 60 + 30, 22 * 60)
    middle = ShiftKind("middle", 10 * 60, 18 * 60)
    weeks = [laid(early, middle, late)]
    assert until(weeks, at(24, 6), at(24, 13, 50)) == at(24, 22)


def test_where_nobody_is_laid_down_the_desk_s_own_hours_count() -> None:
    empty = Week(MONDAY, (OFFICE,))
    assert until([empty], at(24, 9), at(24, 16, 50)) == at(25, 17)
    only_this_week = [laid(DAY, NIGHT)]
    assert until(only_this_week, at(29, 20), at(30, 7, 50)) == at(30, 20)
    weeks_ago = [Week(MONDAY - 8 * ONE_WEEK, (OFFICE,))]
    assert until(weeks_ago, at(24, 9), at(24, 16, 50)) == at(25, 17)


def test_without_a_roster_it_is_a_guess() -> None:
    assert until([], at(24, 9), at(24, 16, 50)) == at(24, 16, 50) + UNKNOWN
    to_come = [Week(MONDAY + ONE_WEEK, (OFFICE,))]
    assert until(to_come, at(24, 9), at(24, 16, 50)) == at(24, 16, 50) + UNKNOWN


@given(
    count=st.integers(1, 4),
    first=st.integers(0, 24 * 60 - 1),
    turn=st.integers(0, 27),
    early=st.floats(-0.2, 0.2),
    late=st.floats(-0.4, 0.4),
)
@example(count=1, first=18 * 60, turn=6, early=0.0, late=0.25)
def test_however_a_day_is_cut_it_ends_two_shifts_after_the_worked_one_began(
    count: int, first: int, turn: int, early: float, late: float
) -> None:
    length = 24 * 60 // count
    edges = [(first + n * length) % (24 * 60) for n in range(count + 1)]
    kinds = tuple(ShiftKind(str(n), edges[n], edges[n + 1]) for n in range(count))
    weeks = [laid(*kinds, monday=MONDAY + n * ONE_WEEK) for n in (-1, 0, 1, 2)]
    span = timedelta(minutes=length)
    began = at(23, 0) + timedelta(minutes=first) + turn % (7 * count) * span
    assert until(weeks, began + early * span, began + (1 + late) * span) == began + 2 * span


_KINDS = st.lists(
    st.builds(
        ShiftKind,
        st.sampled_from("abcd"),
        st.integers(0, 24 * 60 - 1),
        st.integers(0, 24 * 60 - 1),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda kind: kind.key,
)


@st.composite
def _weeks(draw: st.DrawFn) -> list[Week]:
    found = []
    for n in draw(st.sets(st.integers(-2, 3))):
        monday, kinds = MONDAY + n * ONE_WEEK, tuple(draw(_KINDS))
        duties = st.builds(
            Duty,
            st.sampled_from([monday + by * ONE_DAY for by in range(7)]),
            st.sampled_from([kind.key for kind in kinds]),
            st.sampled_from([ANNA, BAI]),
        )
        found.append(Week(monday, kinds, draw(st.frozensets(duties))))
    return found


@given(_weeks(), st.integers(0, 7 * 24 * 60), st.integers(0, 3 * 24 * 60))
def test_it_is_always_to_come_and_by_the_roster_wherever_that_has_somebody_to_take_over(
    weeks: list[Week], minute: int, worked: int
) -> None:
    now = at(23, 0) + timedelta(minutes=minute)
    end = until(weeks, now - timedelta(minutes=worked), now)
    assert now < end
    near = [
        one
        for one in stints(weeks, ZONE)
        if now.astimezone(ZONE).date() <= one.day < now.astimezone(ZONE).date() + ONE_WEEK
    ]
    begun = max((one.ends for one in stints(weeks, ZONE) if one.begins <= now), default=now)
    if any(max(begun, now) < one.ends for one in near):
        assert end in {one.ends for one in stints(weeks, ZONE)}
