"""What can stand between a person and the desk: each is said, harms nothing, and has a way on."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from moderator_app.desk import opening
from moderator_app.desk.opening import Place
from moderator_app.store.connection import connect
from moderator_app.system.vault import KEY_FILE_VARIABLE
from moderator_app.ui.dialogs.failure import Failure
from moderator_app.ui.dialogs.first_run import FirstRun, Unlock
from moderator_app.ui.dialogs.people import PeopleDialog
from tests.desks import KEY
from tests.keys import give_key_file
from tests.ui.starts import (
    ENTER,
    ESC,
    PASSPHRASE,
    a_start,
    files,
    set_up,
    sit_down,
    sit_down_again,
    words_of,
)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of 1.6 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    options = ["-t", "tmpfs", "-o", "size=1600k", "tmpfs", str(folder)]
    done = None if mount is None else subprocess.run([mount, *options], check=False)  # noqa: S603
    if done is None or done.returncode:
        pytest.skip("only a privileged user can mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)  # noqa: S603, S607


def test_a_key_file_others_can_read_is_refused_until_it_is_closed_to_them(
    qtbot: QtBot, desk: Path, key_file: Path
) -> None:
    key_file.chmod(0o644)
    with a_start(qtbot, desk) as start:
        failed = start.see(Failure)
        assert "chmod 600" in words_of(failed)
        assert str(desk) in words_of(failed)
        key_file.chmod(0o600)
        start.press(ENTER)
        sit_down_again(start)
        start.window()


def test_a_key_file_of_another_desk_is_named_and_the_recovery_key_opens_it(
    qtbot: QtBot, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_start(qtbot, home) as start:
        recovery = set_up(start)
        sit_down(start)
        start.window()
    wrong = tmp_path / "other.key"
    wrong.write_text("ab" * 32, "ascii")
    wrong.chmod(0o600)
    monkeypatch.setenv(KEY_FILE_VARIABLE, str(wrong))
    with a_start(qtbot, home) as start:
        asked = start.see(Unlock)
        assert "other.key" in words_of(asked)
        start.press(recovery, ENTER)
        sit_down_again(start)
        start.window()


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda data: data[: len(data) // 2], "damaged"),
        (lambda data: data[:5000], "damaged"),
        (lambda _: b"", "damaged"),
        (lambda data: b"SQLite format 3\0" + data[16:], "does not open"),
        (lambda _: b"minutes of a meeting\n" * 400, "does not open"),
    ],
    ids=["half", "a page", "emptied", "plain", "text"],
)
def test_a_file_that_is_no_sound_case_file_is_said_to_be_so_and_left_alone(
    qtbot: QtBot, desk: Path, key_file: Path, damage: object, words: str
) -> None:
    assert callable(damage)
    file = desk / "desk.db"
    file.write_bytes(damage(file.read_bytes()))
    before = file.read_bytes()
    with a_start(qtbot, desk) as start:
        assert words in words_of(start.see(Failure))
        start.press(ESC)
        assert start.wait_for_end() == ""
    assert file.read_bytes() == before


def test_a_key_that_proved_itself_says_that_the_file_is_the_wrong_one(
    qtbot: QtBot, home: Path
) -> None:
    with a_start(qtbot, home) as start:
        set_up(start)
        sit_down(start)
        start.window()
    (home / "desk.db").write_bytes(b"minutes of a meeting\n" * 400)
    with a_start(qtbot, home) as start:
        start.see(Unlock)
        start.press(PASSPHRASE, ENTER)
        assert "damaged" in words_of(start.see(Failure))
        start.press(ESC)


def test_a_file_of_a_newer_program_is_left_as_it_was(
    qtbot: QtBot, desk: Path, key_file: Path
) -> None:
    connection = connect(desk / "desk.db", KEY)
    connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('moderator_app', 'm999_later', '2027')"
    )
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = (desk / "desk.db").read_bytes()
    with a_start(qtbot, desk) as start:
        assert "newer version" in words_of(start.see(Failure))
        start.press(ESC)
    assert (desk / "desk.db").read_bytes() == before


def test_after_a_crash_between_key_and_file_the_next_start_starts_over(
    qtbot: QtBot, home: Path
) -> None:
    opening.create_key(home, "the first attempt")
    first = (home / "keys.json").read_bytes()
    (home / "desk.db.part").write_bytes(b"half a file")
    with a_start(qtbot, home) as start:
        set_up(start)
        sit_down(start)
        start.window()
    kept = list(home.glob("keys-before-*.json"))
    assert [path.read_bytes() for path in kept] == [first]
    assert not (home / "desk.db.part").exists()
    with a_start(qtbot, home) as start:
        start.see(Unlock)
        start.press(PASSPHRASE, ENTER)
        sit_down_again(start)
        start.window()


def test_a_journal_without_its_file_is_no_new_desk(
    qtbot: QtBot, desk: Path, key_file: Path
) -> None:
    (desk / "desk.db").unlink()
    (desk / "desk.db-wal").write_bytes(b"what was written last")
    with a_start(qtbot, desk) as start:
        assert "damaged" in words_of(start.see(Failure))
        start.press(ESC)
    assert files(desk) == {"desk.db-wal": b"what was written last"}


@pytest.mark.parametrize("left", [None, b"{ half", b"[]", b"{}"], ids=str)
def test_without_sealed_keys_and_keyring_the_way_back_is_said(
    qtbot: QtBot, desk: Path, left: bytes | None
) -> None:
    if left is not None:
        (desk / "keys.json").write_bytes(left)
    before = files(desk)
    with a_start(qtbot, desk) as start:
        assert "keys.json" in words_of(start.see(Failure))
        start.press(ESC)
    assert files(desk) == before


def test_closing_leaves_no_journal_and_keeps_where_the_window_stood(
    qtbot: QtBot, desk: Path, key_file: Path
) -> None:
    with a_start(qtbot, desk) as start:
        sit_down_again(start)
        start.window()
    assert sorted(files(desk)) == ["desk.db"]
    assert start.kept[-1].place


def test_on_a_full_disk_nothing_half_made_is_left_and_room_lets_it_go_on(
    qtbot: QtBot, disk: Path, key_file: Path
) -> None:
    filler = disk / "minutes"
    filler.write_bytes(bytes(1_400_000))
    home = disk / "home"
    with a_start(qtbot, home) as start:
        assert "disk is full" in words_of(start.see(Failure))
        assert files(home) == {}
        filler.unlink()
        start.press(ENTER)
        start.see(PeopleDialog)
        assert "desk.db" in files(home)


def test_a_read_only_folder_is_told_on_the_first_day_and_on_any_other(
    qtbot: QtBot, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = disk / "home"
    opened = Place(home, KEY).open_desk()
    opened.close()
    before = files(home)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)  # noqa: S603, S607
    with a_start(qtbot, disk / "another") as start:
        start.see(FirstRun)
        start.press("2")
        assert "cannot be written" in words_of(start.see(Failure))
        start.press(ESC)
    give_key_file(disk.parent, monkeypatch)
    with a_start(qtbot, home) as start:
        assert "cannot be written" in words_of(start.see(Failure))
        start.press(ESC)
    assert files(home) == before
