"""The lead lays down who is on duty; the others read it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from moderator_app.core import roster
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.roster import DAY, NIGHT, ShiftKind, Week
from moderator_app.desk.desk import Desk
from moderator_app.store.store import fingerprint
from tests.desks import ANNA, BAI, a_desk, a_reader

MONDAY = date(2026, 11, 23)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_desk(tmp_path) as opened:
        opened.shifts.save_person(ANNA)
        opened.shifts.save_person(BAI)
        yield opened


def test_weeks_are_laid_down_and_corrected_each_in_one_record(desk: Desk, tmp_path: Path) -> None:
    first = Week(MONDAY).put(ANNA.id, MONDAY, DAY)
    second = Week(MONDAY + timedelta(weeks=1)).put(BAI.id, MONDAY + timedelta(weeks=1), NIGHT)
    desk.rosters.save([first, second])
    better = first.put(BAI.id, MONDAY, NIGHT)
    desk.rosters.save([better])
    with a_reader(tmp_path) as reader:
        assert set(reader.rosters()) == {better, second}
    before = fingerprint(desk.session.store.connection)
    desk.refold()
    assert fingerprint(desk.session.store.connection) == before


def test_a_moderator_does_not_lay_it_down(desk: Desk) -> None:
    desk.session.person = BAI
    with pytest.raises(Refusal, match=Reason.ROLE_MISSING):
        desk.rosters.save([Week(MONDAY)])


def test_nobody_is_laid_down_for_two_shifts_at_once_not_even_from_two_weeks(desk: Desk) -> None:
    sunday = MONDAY + timedelta(days=6)
    long = ShiftKind("long", 12 * 60, 12 * 60)
    desk.rosters.save([Week(MONDAY, (long,)).put(ANNA.id, sunday, long)])
    after = Week(MONDAY + timedelta(weeks=1))
    with pytest.raises(Refusal) as caught:
        desk.rosters.save([after.put(ANNA.id, after.monday, DAY)])
    assert (caught.value.reason, caught.value.detail) == (Reason.TWO_SHIFTS_AT_ONCE, "安娜")
    desk.rosters.save([after.put(BAI.id, after.monday, DAY)])
    assert roster.week_id(MONDAY) != roster.week_id(after.monday)
