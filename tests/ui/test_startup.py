"""From nothing to a window, by keyboard, on real encrypted files."""

import shutil
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from moderator_app.desk import opening
from moderator_app.system.vault import Vault
from moderator_app.ui.dialogs.first_run import FirstRun, Passphrase, RecoveryKey, Unlock
from moderator_app.ui.dialogs.people import PeopleDialog
from tests.ui.starts import (
    ENTER,
    ESC,
    PASSPHRASE,
    TAB,
    a_start,
    child,
    files,
    set_up,
    sit_down,
    sit_down_again,
    words_of,
)


def test_the_first_day_ends_at_a_window_with_the_starter_kit(qtbot: QtBot, home: Path) -> None:
    with a_start(qtbot, home) as start:
        set_up(start)
        sit_down(start)
        window = start.window()
        bench = start.startup.bench
        assert bench is not None
        assert bench.person is not None
        assert bench.person.name == "安娜"
        assert len(bench.knowledge.organisations) > 10
        assert len(bench.knowledge.templates) > 10
        assert window.isVisible()
    assert sorted(files(home)) == ["desk.db", "keys.json"]


def test_the_recovery_key_is_not_passed_by_with_esc(qtbot: QtBot, home: Path) -> None:
    with a_start(qtbot, home) as start:
        start.see(FirstRun)
        start.press("2")
        start.see(Passphrase)
        start.press(PASSPHRASE, TAB, PASSPHRASE, ENTER)
        shown = start.see(RecoveryKey)
        go_on = child(shown, QPushButton, lambda button: button.text() == "Go on")
        start.press(ESC)
        shown.close()
        assert shown.isVisible()
        assert not go_on.isEnabled()
        assert not (home / "desk.db").exists()


def test_a_short_or_mistyped_passphrase_is_not_taken(qtbot: QtBot, home: Path) -> None:
    with a_start(qtbot, home) as start:
        start.see(FirstRun)
        start.press("2")
        asked = start.see(Passphrase)
        use = child(asked, QPushButton, lambda button: button.text() == "Use this passphrase")
        start.press("short", TAB, "short", ENTER)
        assert not use.isEnabled()
        assert "too short" in words_of(asked)
        start.press(" but longer now", ENTER)
        assert not use.isEnabled()
        child(asked, QLineEdit).setText("short but longer")
        assert "not the same" in words_of(asked)
        assert asked.isVisible()


def test_turning_back_on_the_first_day_leaves_nothing(qtbot: QtBot, home: Path) -> None:
    with a_start(qtbot, home) as start:
        start.see(FirstRun)
        start.press(ESC)
        assert start.wait_for_end() == ""
    assert not home.exists()


def test_the_sample_desk_needs_no_key_and_nobody_and_leaves_nothing(
    qtbot: QtBot, home: Path
) -> None:
    with a_start(qtbot, home) as start:
        start.see(FirstRun)
        start.press("1")
        start.window()
        place = start.startup._place
        assert place is not None
        assert place.folder.exists()
        assert start.startup.bench is not None
        assert start.startup.bench.person is not None
    assert not place.folder.exists()
    assert not home.exists()


def test_another_day_the_passphrase_is_asked_until_it_is_right(qtbot: QtBot, home: Path) -> None:
    with a_start(qtbot, home) as start:
        set_up(start)
        sit_down(start)
        start.window()
    with a_start(qtbot, home) as start:
        asked = start.see(Unlock)
        assert "no keyring" in words_of(asked)
        start.press("not this one", ENTER)
        qtbot.waitUntil(lambda: "does not open" in words_of(start.see(Unlock)), timeout=10_000)
        start.press(PASSPHRASE, ENTER)
        sit_down_again(start)
        start.window()


def test_the_recovery_key_opens_the_desk_however_it_is_typed(qtbot: QtBot, home: Path) -> None:
    with a_start(qtbot, home) as start:
        recovery = set_up(start)
        sit_down(start)
        start.window()
    with a_start(qtbot, home) as start:
        start.see(Unlock)
        start.press(recovery.lower().replace("-", " "), ENTER)
        sit_down_again(start)
        start.window()


def test_turning_back_at_the_key_or_at_the_person_changes_nothing(qtbot: QtBot, home: Path) -> None:
    with a_start(qtbot, home) as start:
        set_up(start)
        sit_down(start)
        start.window()
    before = files(home)
    with a_start(qtbot, home) as start:
        start.see(Unlock)
        start.press(ESC)
        assert start.wait_for_end() == ""
    assert files(home) == before
    with a_start(qtbot, home) as start:
        start.see(Unlock)
        start.press(PASSPHRASE, ENTER)
        start.see(PeopleDialog)
        start.press(ESC)
        assert start.wait_for_end() == ""
    assert files(home) == before


def test_with_a_key_file_neither_keyring_nor_passphrase_is_asked(
    qtbot: QtBot, home: Path, key_file: Path
) -> None:
    with a_start(qtbot, home) as start:
        sit_down(start)
        start.window()
    assert sorted(files(home)) == ["desk.db"]


def test_a_picture_of_a_desk_asks_nobody_and_names_nobody(
    qtbot: QtBot, desk: Path, key_file: Path
) -> None:
    with a_start(qtbot, desk, alone=True) as start:
        start.window()
        bench = start.startup.bench
        assert bench is not None
        assert bench.person is None
        assert bench.knowledge.organisations == ()  # nothing was stocked either


def test_a_picture_of_a_desk_that_is_locked_says_why_it_cannot_be(qtbot: QtBot, desk: Path) -> None:
    Vault(desk).create(PASSPHRASE)
    with a_start(qtbot, desk, alone=True) as start:
        assert "no keyring" in start.wait_for_end()


def test_only_sample_desks_of_dead_programs_are_removed(tmp_path: Path) -> None:
    living = opening.sample_place()
    dead = Path(shutil.copytree(living.folder, living.folder.with_name("sample-desk-dead")))
    other = living.folder.with_name("sample-desk-unmarked")
    other.mkdir()
    try:
        another = opening.sample_place()
        assert living.folder.exists()
        assert other.exists()
        assert not dead.exists()
        opening.forget(another)
        assert not another.folder.exists()
    finally:
        opening.forget(living)
        other.rmdir()


def test_somebody_new_can_sit_down_beside_those_who_are_known(
    qtbot: QtBot, desk: Path, key_file: Path
) -> None:
    with a_start(qtbot, desk) as start:
        start.see(PeopleDialog)
        start.press("n", "白雪", ENTER)
        start.window()
        bench = start.startup.bench
        assert bench is not None
        assert bench.person is not None
        assert bench.person.name == "白雪"
        assert sorted(bench.knowledge.names.values()) == ["安娜", "白雪"]
