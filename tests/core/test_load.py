"""What everybody did is counted from the log: what was taken back is nobody's, nights are nights."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.core import load
from moderator_app.core.events import Event, Kind
from moderator_app.core.load import Load
from moderator_app.core.rows import Shift
from moderator_app.desk.opening import ZONE
from moderator_app.system import holidays

SINCE = datetime(2026, 10, 1, tzinfo=ZONE)
UNTIL = datetime(2026, 11, 1, tzinfo=ZONE)
ANNA, BAI = "anna", "bai"
ANSWER = {"purpose": "answer"}


def happened(
    n: int, kind: Kind, body: Mapping[str, Any] | None = None, *, actor: str = ANNA, day: int = 5
) -> Event:
    at = datetime(2026, 10, day, 12, tzinfo=ZONE) + timedelta(minutes=n)
    own = UUID(int=n)
    return Event(
        position=n,
        id=own,
        replica=NOBODY,
        n=n,
        actor=actor,
        case_id=NOBODY,
        parent=None,
        slot=None,
        kind=kind,
        at=at,
        applied=True,
        body=body or {},
    )


NOBODY = UUID(int=0)


def test_answers_dispatches_and_closings_are_whose_they_are() -> None:
    events = [
        happened(1, Kind.REPLY_LEASE, ANSWER),
        happened(2, Kind.CASE_DISPATCHED),
        happened(3, Kind.CASE_CLOSED, actor=BAI),
        happened(4, Kind.REPLY_LEASE, ANSWER, actor=BAI),
        happened(5, Kind.REPLY_LEASE, ANSWER, actor=BAI),
    ]
    found = load.deeds(events, SINCE, UNTIL)
    assert found == {ANNA: Load(answered=1, dispatched=1), BAI: Load(answered=2, closed=1)}


def test_an_approved_reply_is_its_authors_work() -> None:
    events = [happened(1, Kind.REPLY_LEASE, {**ANSWER, "author": BAI, "submitted": "x"})]
    assert load.deeds(events, SINCE, UNTIL) == {BAI: Load(answered=1)}


def test_what_was_taken_back_did_not_go_out_or_came_from_elsewhere_is_nobodys() -> None:
    events = [
        happened(1, Kind.CASE_CLOSED),
        happened(2, Kind.UNDONE, {"events": [str(UUID(int=1))]}),
        happened(3, Kind.REPLY_LEASE, ANSWER),
        happened(4, Kind.REPLY_UNSENT, {"lease": str(UUID(int=3))}),
        happened(5, Kind.REPLY_LEASE, {**ANSWER, "origin": "workbook"}),
        happened(6, Kind.REPLY_LEASE, {"purpose": "ask"}),
    ]
    assert load.deeds(events, SINCE, UNTIL) == {}


def test_only_the_days_asked_for_count_but_a_later_undo_does() -> None:
    late = replace(happened(9, Kind.UNDONE, {"events": [str(UUID(int=1))]}), at=UNTIL)
    events = [happened(1, Kind.CASE_CLOSED), happened(2, Kind.CASE_CLOSED), late]
    assert load.deeds(events, SINCE, UNTIL) == {ANNA: Load(closed=1)}
    assert load.deeds(events, SINCE - timedelta(days=9), SINCE) == {}


def shift(person: str, began: datetime, handed: datetime | None = None) -> Shift:
    return Shift(UUID(int=1), person, began, handed)


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 10, day, hour, tzinfo=ZONE).astimezone(UTC)


def on_duty(*shifts: Shift, now: datetime = UNTIL) -> dict[str, Load]:
    calendar = holidays.announced()
    return load.on_duty(load.turns(shifts, now), SINCE, UNTIL, calendar, ZONE)


def test_a_night_shift_has_twelve_hours_and_eight_of_them_are_night() -> None:
    found = on_duty(shift(ANNA, at(12, 20), at(13, 8)))
    assert found == {ANNA: Load(hours=12, night=8)}


def test_whoever_goes_without_handing_over_is_relieved_by_the_next_or_after_a_day() -> None:
    found = on_duty(shift(ANNA, at(12, 8)), shift(BAI, at(12, 20)))
    assert found[ANNA].hours == 12
    assert found[BAI].hours == 24


def test_the_shift_that_runs_counts_until_now() -> None:
    assert on_duty(shift(ANNA, at(12, 8)), now=at(12, 13)) == {ANNA: Load(hours=5)}


def test_turns_on_holidays_and_weekends_count_but_not_those_that_are_made_up() -> None:
    calendar = holidays.announced()
    assert calendar.known(2026)
    shifts = [shift(ANNA, at(day, 8), at(day, 20)) for day in range(1, 32)]
    off = sum(not calendar.works(date(2026, 10, day)) for day in range(1, 32))
    assert on_duty(*shifts)[ANNA].off_days == off
    assert calendar.works(date(2026, 10, 10))  # a Saturday made up for the National Day


def test_a_turn_that_reaches_in_counts_from_the_first_day_on() -> None:
    found = on_duty(shift(ANNA, SINCE - timedelta(hours=4), SINCE + timedelta(hours=8)))
    assert found == {ANNA: Load(hours=8, night=6)}


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1)), st.integers(0, 72 * 60))  # noqa: DTZ001  (given its zone below)
def test_no_time_has_more_night_than_hours_and_a_day_has_eight(naive: datetime, n: int) -> None:
    began = naive.replace(tzinfo=ZONE)
    night = load.night_time(began, began + timedelta(minutes=n), ZONE)
    assert timedelta() <= night <= timedelta(minutes=n)
    assert load.night_time(began, began + timedelta(days=1), ZONE) == timedelta(hours=8)


@pytest.mark.parametrize(
    ("value", "of_all", "share"), [(3, [1, 3, 2], 150), (0, [0, 0], None), (2, [2], 100)]
)
def test_a_figure_stands_against_the_average(value: int, of_all: list[int], share: int) -> None:
    assert load.share(value, of_all) == share


def test_a_month_ends_where_the_next_begins() -> None:
    assert load.month(date(2026, 12, 31)) == (date(2026, 12, 1), date(2027, 1, 1))
    assert load.month(date(2028, 2, 29)) == (date(2028, 2, 1), date(2028, 3, 1))
