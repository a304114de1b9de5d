"""In the settings everybody sets their own password, and an administrator gives a forgotten one."""

from functools import partial
from pathlib import Path

from pytestqt.qtbot import QtBot

from moderator_app.core.changes import Changes
from moderator_app.core.passwords import Proof
from moderator_app.desk.desk import Desk
from moderator_app.ui.dialogs.password import GivenPassword, PasswordDialog
from moderator_app.ui.dialogs.people import PeopleDialog
from moderator_app.ui.dialogs.settings import SettingsDialog
from moderator_app.ui.window import MainWindow
from tests.desks import ANNA, BAI
from tests.ui.benches import build
from tests.ui.starts import ENTER, ESC, SPACE, TAB, a_start, words_of
from tests.ui.test_sign_in import ANNAS, BAIS, Room, give_passwords


def test_a_password_is_set_changed_and_dropped_in_the_settings(
    qtbot: QtBot, home: Path, key_file: Path
) -> None:
    build(home)
    with a_start(qtbot, home) as start:
        start.see(PeopleDialog)
        start.press("1")
        window = start.window()
        for steps, has_one in (
            ((ANNAS, ENTER, ANNAS, ENTER), True),
            ((ANNAS, ENTER, BAIS, ENTER, BAIS, ENTER), True),
            ((BAIS, TAB, TAB, TAB, SPACE), False),
        ):
            window.settings.show()
            settings = start.see(SettingsDialog)
            settings.turn_to("people")
            start.rest()
            settings.people.password.click()
            start.see(PasswordDialog)
            start.press(*steps)
            start.see(SettingsDialog)
            start.rest()
            assert ("Is asked" in words_of(settings)) == has_one
            start.press(ESC)
            start.see(MainWindow)


def test_an_administrator_gives_a_password_and_a_moderator_cannot(
    qtbot: QtBot, home: Path, key_file: Path
) -> None:
    build(home)
    give_passwords(home)
    with a_start(qtbot, home) as start:
        _give_and_be_refused(Room(start))


def _give_and_be_refused(room: Room) -> None:
    room.window.settings.show()
    settings = room.start.see(SettingsDialog)
    page = settings.people
    settings.turn_to("people")
    room.start.rest()
    page.list.setCurrentRow(1)
    page.password.click()
    room.start.rest()
    assert "no good any more" in words_of(settings)
    page.password.click()
    shown = room.start.see(GivenPassword)
    given = shown.given.text()
    room.start.press(ESC)
    room.start.see(SettingsDialog)
    room.start.press(ESC)
    room.start.see(MainWindow)
    changes: list[Changes] = []
    room.bench.write(partial(_begin_as_bai, given), changes.append)
    room.start.qtbot.waitUntil(lambda: bool(changes), timeout=10_000)
    room.bench.sit_down(BAI)
    room.window.settings.show()
    settings = room.start.see(SettingsDialog)
    page = settings.people
    settings.turn_to("people")
    room.start.rest()
    page.list.setCurrentRow(0)
    for closed in (page.password, page.name, page.save, page.role, page.add, page.gone):
        assert not closed.isEnabled()
    assert ANNA.name in words_of(settings)
    page.list.setCurrentRow(1)
    assert page.password.isEnabled()
    assert page.name.isEnabled()
    assert not page.role.isEnabled()
    room.start.press(ESC)


def _begin_as_bai(given: str, desk: Desk) -> Changes:
    return desk.shifts.begin(BAI, Proof(given, "words of my own"))
