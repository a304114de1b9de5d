"""What is chosen in the settings holds at once, is kept, and never leaves two commands on one key."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import thread_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.core.people import Person
from moderator_app.desk.desk import Desk
from moderator_app.ui import desk_settings, theme
from moderator_app.ui.desk_settings import DeskSettings
from moderator_app.ui.dialogs.leaver import LeaverDialog
from moderator_app.ui.dialogs.settings import SettingsDialog
from moderator_app.ui.dialogs.settings_keys import KeysPage
from moderator_app.ui.widgets import Button
from moderator_app.ui.window import MainWindow
from tests.desks import ANNA, BAI
from tests.ui.benches import build
from tests.ui.starts import ENTER, ESC, Start, a_start, sit_down_again

CONTROL = Qt.KeyboardModifier.ControlModifier
BLINK = 0.150
"""Seconds that a change of looks may hold the window's thread."""


class Room:
    def __init__(self, start: Start) -> None:
        self.start = start
        self.window = start.window()
        assert start.startup.bench is not None
        assert start.startup.sitting is not None
        self.bench = start.startup.bench
        self.lock = start.startup.sitting.lock

    def open(self, tab: int = 0) -> SettingsDialog:
        QTest.keyClick(self.start.target(), Qt.Key.Key_Comma, CONTROL)
        dialog = self.start.see(SettingsDialog)
        dialog.turn_to(("desk", "looks", "keys", "people")[tab])
        self.start.rest()
        return dialog

    def leave(self) -> None:
        self.start.press(ESC)
        self.start.see(MainWindow)
        self.start.rest()

    def person(self, id_: object) -> Person:
        return next(one for one in self.bench.knowledge.people if one.id == id_)


@pytest.fixture
def full(home: Path, key_file: Path) -> Path:
    build(home)
    return home


@pytest.fixture
def room(qtbot: QtBot, full: Path) -> Iterator[Room]:
    with a_start(qtbot, full) as start:
        sit_down_again(start)
        yield Room(start)


def test_no_page_shows_two_buttons_that_both_say_press_me(room: Room) -> None:
    dialog = room.open()
    for at in range(dialog._places.count()):
        dialog._places.setCurrentRow(at)
        shown = [one for one in dialog.findChildren(Button) if one.isVisible()]
        loud = [one.text() for one in shown if one.property("kind") == "primary"]
        assert len(loud) <= 1, loud
    room.leave()


def test_the_minutes_hold_at_once_and_at_the_next_start(qtbot: QtBot, full: Path) -> None:
    with a_start(qtbot, full) as start:
        sit_down_again(start)
        room = Room(start)
        dialog = room.open()
        dialog.rules.idle.setFocus()
        dialog.rules.idle.selectAll()
        start.press("3", ENTER)
        assert room.lock._timer.interval() == 3 * 60_000
        room.leave()
    with a_start(qtbot, full) as start:
        sit_down_again(start)
        room = Room(start)
        assert room.lock._timer.interval() == 3 * 60_000


def test_language_theme_size_and_rows_change_the_open_window(room: Room) -> None:
    dialog = room.open(1)
    looks = dialog.looks
    looks.dark.click()
    assert theme.current().tokens.dark
    choose(looks.scale, 150)
    assert theme.current().scale == 150
    choose(looks.density, "compact")
    assert theme.current().density is theme.Density.COMPACT
    choose(looks.language, "zh_CN")
    assert dialog.windowTitle() == "设置"
    choose(looks.language, "en")
    assert dialog.windowTitle() == "Settings"
    room.leave()
    room.window.close()
    kept = room.start.kept[-1]
    assert (kept.dark, kept.scale, kept.density, kept.language) == (True, 150, "compact", "en")


def choose(box: QComboBox, value: object) -> None:
    """As a person does with the keyboard: by the entry, not by its number."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())
    QApplication.processEvents()


@pytest.mark.parametrize("command", ["theme", "scale.larger", "language", "density"])
def test_a_change_of_looks_takes_less_than_a_blink(room: Room, command: str) -> None:
    spent = []
    for _ in range(3):
        before = thread_time()
        assert room.window.commands.run(command)
        QApplication.processEvents()
        spent.append(thread_time() - before)
        room.start.rest()
    assert min(spent) < BLINK


def test_a_key_is_chosen_by_pressing_it_and_works_at_once_and_the_next_day(
    qtbot: QtBot, full: Path
) -> None:
    with a_start(qtbot, full) as start:
        sit_down_again(start)
        room = Room(start)
        page = room.open(2).keys
        choose_command(page, "lock")
        assert keys_shown(page) == "Ctrl+L"
        page.press.click()
        page.press.setFocus()
        QTest.keyClick(page.press, Qt.Key.Key_F7)
        assert keys_shown(page) == "F7 *"
        room.leave()
        assert room.window.commands.hint("lock") == "F7"
    with a_start(qtbot, full) as start:
        sit_down_again(start)
        room = Room(start)
        QTest.keyClick(room.start.target(), Qt.Key.Key_L, CONTROL)
        assert not room.lock.locked
        QTest.keyClick(room.start.target(), Qt.Key.Key_F7)
        assert room.lock.locked


def keys_shown(page: KeysPage) -> str:
    item = page.table.item(page.table.currentRow(), 1)
    assert item is not None
    return item.text()


def choose_command(page: KeysPage, command: str) -> None:
    page.table.setCurrentCell(page._ids.index(command), 0)


def test_a_key_that_is_taken_is_refused_with_the_name_of_the_other(room: Room) -> None:
    page = room.open(2).keys
    choose_command(page, "lock")
    page.press.click()
    page.press.setFocus()
    QTest.keyClick(page.press, Qt.Key.Key_K, CONTROL)
    assert "Search everything" in page.problem.text()
    assert room.window.commands.hint("lock") == "Ctrl+L"
    assert room.window.commands.hint("palette") == "Ctrl+K"


def test_tab_and_esc_can_be_pressed_without_leaving(room: Room) -> None:
    """While a key is waited for, none of them does what it usually does."""
    dialog = room.open(2)
    choose_command(dialog.keys, "lock")
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab):
        dialog.keys.press.click()
        dialog.keys.press.setFocus()
        QTest.keyClick(dialog.keys.press, key)
        assert dialog.isVisible()
        assert not dialog.keys.press.isChecked()


def test_the_usual_keys_come_back(room: Room) -> None:
    page = room.open(2).keys
    choose_command(page, "lock")
    page.none.click()
    assert room.window.commands.hint("lock") == ""
    page.usual.click()
    assert room.window.commands.hint("lock") == "Ctrl+L"
    page.none.click()
    page.all_usual.click()
    assert room.window.commands.hint("lock") == "Ctrl+L"


def test_people_are_renamed_added_and_marked_as_gone(room: Room) -> None:
    page = room.open(3).people
    page.list.setCurrentRow(1)
    assert page.name.text() == BAI.name
    page.name.setText("白雪梅")
    page.save.click()
    room.start.rest()
    assert room.person(BAI.id).name == "白雪梅"
    page.gone.click()
    leaver = room.start.see(LeaverDialog)
    room.start.qtbot.waitUntil(leaver.main.isEnabled, timeout=5_000)
    QTest.keyClick(room.start.target(), Qt.Key.Key_Return, CONTROL)
    room.start.see(SettingsDialog)
    room.start.rest()
    assert not room.person(BAI.id).active
    page.add.click()
    room.start.press("周扬")
    page.number.setText("07")
    page.save.click()
    room.start.rest()
    assert "周扬" in [one.name for one in room.bench.knowledge.people]
    names = [page.list.item(row).text() for row in range(page.list.count())]
    assert names == ["安娜 01", "周扬 07", "白雪梅 02 (has left)"]


def test_a_number_that_is_taken_or_no_name_is_refused(room: Room) -> None:
    page = room.open(3).people
    page.list.setCurrentRow(1)
    page.number.setText(ANNA.number)
    page.save.click()
    room.start.rest()
    assert ANNA.name in page.problem.text()
    page.name.clear()
    page.save.click()
    assert "name" in page.problem.text()
    assert room.person(BAI.id).number == BAI.number


def test_whoever_is_at_the_desk_can_be_renamed_but_not_sent_away(room: Room) -> None:
    page = room.open(3).people
    page.list.setCurrentRow(0)
    assert not page.gone.isEnabled()
    page.name.setText("安娜 ")
    page.number.setText("09")
    page.save.click()
    room.start.rest()
    assert room.bench.person is not None
    assert room.bench.person.number == "09"
    assert "09" in room.window.top.person.text()


@pytest.mark.parametrize(
    "values",
    [
        {"idle_minutes": -1, "keys": 3},
        {"idle_minutes": True, "keys": {"lock": "F7"}},
        {"idle_minutes": float("nan"), "keys": {"lock": ["no such key"], "x": [4]}},
        {},
    ],
)
def test_settings_that_make_no_sense_are_passed_over(values: dict[str, object]) -> None:
    assert desk_settings.read(values) == DeskSettings()


def test_settings_come_back_as_they_were_written() -> None:
    chosen = DeskSettings(idle_minutes=5, keys={"lock": ("F7", ". .")})
    assert desk_settings.read(desk_settings.written(chosen)) == chosen


def test_keys_that_clash_after_an_update_give_way_to_the_usual_ones(
    qtbot: QtBot, full: Path
) -> None:
    with a_start(qtbot, full) as start:
        sit_down_again(start)
        room = Room(start)
        room.bench.keep(partial(_save, {"keys": {"lock": ["Ctrl+K"], "gone": ["F7"]}}))
    with a_start(qtbot, full) as start:
        sit_down_again(start)
        room = Room(start)
        assert room.window.commands.hint("lock") == "Ctrl+L"
        assert room.window.commands.hint("palette") == "Ctrl+K"
        assert room.open(2).keys.table.rowCount() > 40


def _save(values: dict[str, object], desk: Desk) -> None:
    desk.save_settings(values)


def test_the_settings_are_there_at_once_and_each_page_when_it_is_wanted(room: Room) -> None:
    dialog = room.open()
    assert dialog.findChildren(KeysPage) == []
    dialog.turn_to("keys")
    assert dialog.findChildren(KeysPage) == [dialog.keys]
    assert dialog.keys.isVisible()
    dialog.turn_to("desk")
    assert (dialog.keys.isVisible(), dialog.rules.isVisible()) == (False, True)


@pytest.mark.parametrize("pages", [("desk",), ("looks",), ("keys", "people", "looks", "desk")])
def test_tab_goes_from_the_list_into_the_page_and_then_to_the_way_out(
    room: Room, pages: tuple[str, ...]
) -> None:
    dialog = room.open()
    for page in pages:
        dialog.turn_to(page)
        room.start.rest()
    dialog._places.setFocus()
    seen: list[QWidget] = []
    while dialog.focusWidget() not in seen:
        seen.append(focus := dialog.focusWidget())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    shown = dialog._stack.currentWidget()
    assert shown is not None
    assert (seen[0], seen[-1]) == (dialog._places, dialog._close)
    assert [shown.isAncestorOf(one) for one in seen[1:-1]] == [True] * (len(seen) - 2)
    assert len(seen) > 2
