"""Two shifts and three people: whatever one leaves undone, the next one finds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.core.following import DEFAULT, Following
from moderator_app.core.handover import Section
from moderator_app.core.people import Person
from moderator_app.core.rows import View
from moderator_app.core.shift_items import State
from moderator_app.core.targets import Goal, Source, Target, Trust, Unit
from moderator_app.desk import kits
from moderator_app.desk.opening import Place
from moderator_app.store.log import new_id
from moderator_app.system.home import resources
from moderator_app.ui import text, theme
from moderator_app.ui.preferences import Preferences
from moderator_app.ui.startup import Startup, Surroundings
from moderator_app.ui.text import Language
from tests.desks import KEY, invented
from tests.journeys.hands import Offscreen, until
from tests.journeys.shifts import Duty, whoever
from tests.journeys.test_an_evening import key_file
from tests.watchdog import Watchdog

CASES = 60
PEOPLE = (("王晓明", "03"), ("李静", "05"), ("赵磊", "07"))


def five_working_days() -> Following:
    """A rule with a resolution, so that there is something to extend."""
    five = Target(
        Goal.RESOLUTION, 5, Unit.WORKING_DAY, Source("自定", Trust.WEAK), longest_extension=5
    )
    return Following(replace(DEFAULT, targets={**DEFAULT.targets, (Goal.RESOLUTION, ""): five}))


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
    desk.clocks.follow(five_working_days())
    desk.clocks.settle()
    letters = invented(CASES, since=now - timedelta(minutes=CASES))
    desk.intake.receive([replace(one, reply="", replied_at=None) for one in letters])
    desk.close()
    return place


@pytest.fixture
def duty(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Duty]:
    key_file(tmp_path, monkeypatch)
    place = prepared(tmp_path / "desk")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    text.install(application, resources(), Language.CHINESE)
    theme.install(application, resources(), Preferences().theme)
    startup = Startup(Surroundings(place.folder, resources(), Preferences(), lambda _: None))
    startup.begin(as_sample=False)
    hands = Offscreen(lambda: startup.tasks.busy)
    until(hands, lambda: QApplication.activeModalWidget() is not None, "somebody is asked for")
    reader = place.open_reader()
    duty = Duty(hands, reader, whoever(reader, "03"))
    duty.sit_down("1")
    yield duty
    reader.close()
    if startup.window is not None:
        startup.window.close()
    startup.close()


def test_the_next_shift_finds_the_return_the_extension_and_what_was_refused(
    duty: Duty, window_watchdog: Watchdog
) -> None:
    # The day: three are passed on, one gets more time, one comes back.
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
    duty.take_over("1")
    assert duty.nobodys() == set()
    assert duty.count(View.INBOX) + duty.count(View.DISPATCHED) == CASES
