"""Days at a desk whose key is in the system's keyring.

Run by `test_startup_keyring.py` inside a bus and a keyring of its own, never by itself.
"""

from contextlib import closing
from pathlib import Path

import pytest
import secretstorage
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from moderator_app.ui.dialogs.first_run import FirstRun, Passphrase, RecoveryKey, Unlock
from moderator_app.ui.dialogs.people import PeopleDialog
from tests.ui.starts import Start, a_start, child, recovery_key, words_of

TAB, ENTER, SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def _nothing_in_the_keyring() -> None:
    empty_keyring()


def empty_keyring() -> None:
    with closing(secretstorage.dbus_init()) as bus:
        for item in secretstorage.get_default_collection(bus).get_all_items():
            item.delete()


def keep_on_paper(start: Start) -> str:
    shown = start.see(RecoveryKey)
    recovery = recovery_key(shown)
    child(shown, QCheckBox).setFocus()
    start.press(SPACE, TAB, ENTER)
    return recovery


def first_day(qtbot: QtBot, home: Path) -> str:
    with a_start(qtbot, home) as start:
        start.see(FirstRun)
        start.press("2")
        recovery = keep_on_paper(start)
        start.see(PeopleDialog)
        start.press("Anna", ENTER)
        start.window()
    return recovery


def ordinary_day(qtbot: QtBot, home: Path) -> None:
    with a_start(qtbot, home) as start:
        start.see(PeopleDialog)
        start.press("1")
        start.window()


def test_the_keyring_opens_the_desk_by_itself(qtbot: QtBot, home: Path) -> None:
    first_day(qtbot, home)
    ordinary_day(qtbot, home)


def test_an_entry_that_is_gone_is_asked_for_once(qtbot: QtBot, home: Path) -> None:
    recovery = first_day(qtbot, home)
    empty_keyring()
    with a_start(qtbot, home) as start:
        assert "does not know this desk" in words_of(start.see(Unlock))
        start.press("AAAA-BBBB", ENTER)
        qtbot.waitUntil(lambda: "does not open" in words_of(start.see(Unlock)), timeout=10_000)
        start.press(recovery, ENTER)
        start.see(PeopleDialog)
        start.press("1")
        start.window()
    ordinary_day(qtbot, home)


def test_lost_keys_are_made_anew_from_the_keyring_with_another_recovery_key(
    qtbot: QtBot, home: Path
) -> None:
    old = first_day(qtbot, home)
    (home / "keys.json").unlink()
    with a_start(qtbot, home) as start:
        new = keep_on_paper(start)
        start.see(PeopleDialog)
        start.press("1")
        start.window()
    assert new != old
    empty_keyring()
    with a_start(qtbot, home) as start:
        start.see(Unlock)
        start.press(old, ENTER)
        qtbot.waitUntil(lambda: "does not open" in words_of(start.see(Unlock)), timeout=10_000)
        start.press(new, ENTER)
        start.see(PeopleDialog)


def test_a_locked_keyring_is_told_and_the_recovery_key_goes_round_it(
    qtbot: QtBot, home: Path
) -> None:
    """The last of these tests: nothing here could unlock it again."""
    recovery = first_day(qtbot, home)
    with closing(secretstorage.dbus_init()) as bus:
        secretstorage.get_default_collection(bus).lock()
    with a_start(qtbot, home) as start:
        assert "keyring is locked" in words_of(start.see(Unlock))
        start.press(recovery, ENTER)
        start.see(PeopleDialog)
        start.press("1")
        start.window()
    with a_start(qtbot, home.with_name("another")) as start:
        start.see(FirstRun)
        start.press("2")
        assert "stayed locked" in words_of(start.see(Passphrase))
