"""Two shifts, three people and a holiday: whatever one leaves undone, the next one finds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from moderator_app.core.following import DEFAULT, Following
from moderator_app.core.handover import Section
from moderator_app.core.ledger import Given
from moderator_app.core.people import Person
from moderator_app.core.rows import View
from moderator_app.core.shift_items import State
from moderator_app.core.targets import Goal, Source, Target, Trust, Unit
from moderator_app.core.workdays import OwnDay
from moderator_app.desk import kits
from moderator_app.desk.opening import ZONE, Place
from moderator_app.store.log import new_id
from moderator_app.system.home import resources
from tests.desks import KEY, invented
from tests.journeys.program import started
from tests.journeys.shifts import Duty, whoever
from tests.keys import give_key_file
from tests.watchdog import Watchdog

pytestmark = pytest.mark.long

CASES = 60
PEOPLE = (("王晓明", "03"), ("李静", "05"), ("赵磊", "07"))


AROUND = range(-2, 40)
OFF = range(1, 4)
"""From tomorrow on, three days: the days of this bureau are its own, whatever the calendar says."""


def five_working_days(today: date) -> Following:
    """A rule with a resolution, so that there is something to extend, over a holiday."""
    five = Target(
        Goal.RESOLUTION, 5, Unit.WORKING_DAY, Source("自定", Trust.WEAK), longest_extension=5
    )
    own = {
        today + timedelta(days=n): OwnDay(worked=n not in OFF, name="放假" if n in OFF else "上班")
        for n in AROUND
    }
    targets = {**DEFAULT.targets, (Goal.RESOLUTION, ""): five}
    return Following(replace(DEFAULT, targets=targets), own)


def worked_days_after(day: date, count: int, today: date) -> date:
    """By hand: the last of so many days behind a day, with the holiday left out."""
    while count:
        day += timedelta(days=1)
        count -= (day - today).days not in OFF
    return day


def prepared(folder: Path) -> Place:
    """A desk of three people with 60 cases of the last hour."""
    place = Place(folder, KEY)
    desk = place.open_desk()
    now = datetime.now(UTC)
    for name, number in PEOPLE:
        person = Person(new_id(now), name, number)
        desk.session.person = desk.session.person or person
        desk.shifts.save_person(person)
    kits.stock(desk.directory, resources())
    desk.clocks.follow(five_working_days(now.astimezone(ZONE).date()))
    desk.clocks.settle()
    letters = invented(CASES, since=now - timedelta(minutes=CASES))
    came = desk.intake.receive([replace(one, reply="", replied_at=None) for one in letters])
    desk.session.now = lambda: now - timedelta(hours=2)
    desk.promises.make(max(came.changes.cases), Given("一小时内", now - timedelta(hours=1)))
    desk.close()
    return place


@pytest.fixture
def duty(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Duty]:
    give_key_file(tmp_path, monkeypatch)
    place = prepared(tmp_path / "desk")
    with started(place) as (hands, reader):
        duty = Duty(hands, reader, whoever(reader, "03"))
        duty.sit_down("1")
        yield duty


def test_the_next_shift_finds_every_thing_that_was_left_undone(
    duty: Duty, window_watchdog: Watchdog
) -> None:
    # The day: three are passed on, one gets more time, one comes back; an earlier shift had
    # promised something and not kept it.
    today = datetime.now(ZONE).date()
    promised = duty.top(View.PROMISES)
    duty.go("Ctrl+1")
    for digit in ("1", "2", "3"):
        duty.give_away(digit)
    duty.go("Ctrl+4")
    returned = duty.take_back()
    extended = duty.extend(3, "分管局长")
    assert returned != extended
    duty.sign("今晚降温，注意管道。")
    assert duty.item(Section.OPEN, returned).returns == 1
    given = duty.item(Section.WAITING, extended)
    assert (given.extensions, given.approver) == (1, "分管局长")
    due, came = (
        at.astimezone(ZONE)
        for at in (datetime.fromisoformat(given.due), duty.case(extended).received_at)
    )
    assert (due.date(), due.hour) == (worked_days_after(came.date(), 5 + 3, today), 18)
    missed = duty.item(Section.PROMISED, promised)
    assert missed.remark == "一小时内"
    assert missed.at < duty.sheet().made_at
    owed = len(duty.sheet().owed)
    assert owed == CASES

    # The night: two are accepted one by one, one is refused, the rest accepted together.
    duty.come("2")
    duty.accept(2)
    refused = duty.refuse("电话没留")
    duty.accept_the_rest_and_begin()
    stood = {one.case_id: one.state for one in duty.newest().items}
    assert sum(one is State.ACCEPTED for one in stood.values()) == owed - 1
    assert duty.nobodys() == {refused}

    # It is handed over in its turn, and the third begins without reading: an emergency.
    duty.sign("")
    unaccepted = duty.item(Section.UNACCEPTED, refused)
    assert (unaccepted.giver, unaccepted.taker) == ("王晓明", "李静")
    assert unaccepted.remark == "电话没留"
    duty.come("3")
    duty.begin_unread("燃气泄漏")
    skipped = duty.newest()
    assert (skipped.skipped_by, skipped.skipped_why) == (whoever(duty.reader, "07"), "燃气泄漏")
    pending, _ = duty.reader.unaccepted()
    assert len(pending) == CASES
    assert all(one.line.told for one in pending if one.shift == skipped.id)

    # The third takes the one that was refused, and says at the end that nothing had been read.
    duty.take_what_nobody_accepted(refused)
    assert refused not in duty.nobodys()
    duty.sign("")
    sheet = duty.sheet()
    assert [(one.giver, one.taker, one.why) for one in sheet.unread] == [
        ("李静", "赵磊", "燃气泄漏")
    ]
    found = set(sheet.owed)
    assert {str(case) for case in (extended, returned, refused)} <= found
    assert len(found) == CASES
    assert duty.item(Section.OPEN, returned).returns == 1
    assert duty.item(Section.PROMISED, promised).remark == "一小时内"
    duty.take_over("1")
    assert duty.nobodys() == set()
    assert duty.count(View.INBOX) + duty.count(View.DISPATCHED) == CASES
