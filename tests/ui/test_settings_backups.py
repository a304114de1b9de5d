"""Backups by themselves and by hand, a second place, moving away, and another recovery key."""

import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from moderator_app.core.access import Access, Entry, Subject
from moderator_app.desk import access_record, backups
from moderator_app.desk.backups import FOLDER
from moderator_app.desk.opening import ZONE, Place
from moderator_app.system import access_log
from moderator_app.ui import backup_words
from moderator_app.ui.dialogs.move_desk import MoveDialog
from moderator_app.ui.dialogs.settings import SettingsDialog
from tests.desks import ANNA, KEY, invented
from tests.ui.benches import build
from tests.ui.keeping_rooms import CONTROL, Room
from tests.ui.starts import (
    ENTER,
    ESC,
    SPACE,
    a_start,
    sit_down_again,
    words_of,
)
from tests.watchdog import Watchdog


@pytest.fixture
def full(home: Path, key_file: Path) -> Path:
    build(home)
    return home


@pytest.fixture
def room(qtbot: QtBot, full: Path) -> Iterator[Room]:
    with a_start(qtbot, full) as start:
        sit_down_again(start)
        yield Room(start)


def make_old(folder: Path) -> None:
    """The backups there are were made two days ago."""
    for one in backups.listed(folder / FOLDER):
        then = one.made_at - timedelta(days=2)
        one.path.rename(one.path.with_name(backups.file_name(then, KEY)))


# By themselves.


def test_the_foot_says_there_is_none_and_the_first_is_made_soon_after_opening(room: Room) -> None:
    assert "No backup yet" in room.foot
    assert backups.listed(room.folder / FOLDER) == []
    room.minute()
    (made,) = backups.listed(room.folder / FOLDER)
    assert f"Last backup {made.made_at.astimezone(ZONE):%H:%M}" in room.foot
    room.minute()
    assert len(backups.listed(room.folder / FOLDER)) == 1


def test_one_that_was_missed_while_the_desk_was_closed_is_made_at_the_next_opening(
    qtbot: QtBot, full: Path
) -> None:
    backups.back_up(Place(full, KEY), datetime.now(UTC) - timedelta(days=2))
    with a_start(qtbot, full) as start:
        sit_down_again(start)
        room = Room(start)
        room.minute()
        assert len(backups.listed(full / FOLDER)) == 2


def test_the_end_of_a_shift_is_backed_up_whatever_the_hour(room: Room) -> None:
    room.minute()
    make_old(room.folder)
    backups.back_up(room.keeping.place, datetime.now(UTC) - timedelta(seconds=30))
    room.window.handed_over.emit(None)
    room.start.rest()
    room.start.rest()
    newest = backups.listed(room.folder / FOLDER)[0]
    assert datetime.now(UTC) - newest.made_at < timedelta(seconds=20)


def test_a_failure_is_told_once_and_stands_in_the_foot_until_it_succeeds(room: Room) -> None:
    (room.folder / FOLDER).write_text("no folder")
    room.minute()
    assert "Backup failed" in room.foot
    assert [words for words in room.said if "No backup was made" in words] == room.said
    assert len(room.said) == 1
    room.keeping.back_up()
    room.start.rest()
    assert len(room.said) == 1
    page = room.open()
    assert "tries again by itself" in page.trouble.text()
    (room.folder / FOLDER).unlink()
    page.now.setFocus()
    room.start.press(ENTER)
    room.start.rest()
    room.start.rest()
    assert "Backup failed" not in room.foot
    assert not page.trouble.isVisible()
    assert "Last backup" in room.foot


def test_after_a_failure_it_waits_before_it_tries_by_itself_again(room: Room) -> None:
    (room.folder / FOLDER).write_text("no folder")
    room.minute()
    (room.folder / FOLDER).unlink()
    room.minute()
    assert not (room.folder / FOLDER).exists()
    room.keeping._not_before = datetime.now(UTC)
    room.minute()
    assert len(backups.listed(room.folder / FOLDER)) == 1


def test_the_sample_desk_makes_no_backup_and_has_no_such_page(qtbot: QtBot, home: Path) -> None:
    with a_start(qtbot, home, as_sample=True) as start:
        window = start.window()
        assert "ackup" not in window.foot._words.text()
        QTest.keyClick(start.target(), Qt.Key.Key_Comma, CONTROL)
        dialog = start.see(SettingsDialog)
        assert dialog.backups is None
        start.press(ESC)
        start.rest()
        place = start.startup._place
        assert place is not None
        assert not (place.folder / FOLDER).exists()


def test_closing_the_window_stops_a_backup_and_leaves_nothing_of_it(
    qtbot: QtBot, full: Path
) -> None:
    with a_start(qtbot, full) as start:
        sit_down_again(start)
        room = Room(start)
        room.keeping.back_up()
        assert room.keeping.running
    left = [path.name for path in (full / FOLDER).glob("*")] if (full / FOLDER).exists() else []
    assert left == []


def test_one_that_runs_while_another_is_wanted_is_followed_by_it(room: Room) -> None:
    room.keeping.back_up()
    room.keeping.back_up()
    room.start.qtbot.waitUntil(lambda: not room.keeping.running, timeout=20_000)
    room.start.rest()
    assert not room.keeping._once_more


@pytest.fixture
def long_room(qtbot: QtBot, full: Path) -> Iterator[Room]:
    desk = Place(full, KEY).open_desk_for(ANNA)
    desk.intake.receive(invented(3_000))
    desk.close()
    with a_start(qtbot, full) as start:
        sit_down_again(start)
        yield Room(start)


def test_the_window_goes_on_while_a_long_case_file_is_backed_up(
    long_room: Room, window_watchdog: Watchdog
) -> None:
    keeping = long_room.keeping
    keeping.back_up()
    keeping.back_up()
    long_room.start.rest()
    long_room.start.qtbot.waitUntil(lambda: not keeping.running, timeout=20_000)
    long_room.start.rest()
    assert keeping.trouble is None
    assert keeping.last is not None


# By hand.


def test_back_up_now_shows_how_far_it_is_and_then_the_time_and_size(room: Room) -> None:
    page = room.open()
    assert page.last.text() == "There is no backup yet."
    told: list[object] = []
    room.keeping.progressed.connect(partial(_tell, told))
    page.now.setFocus()
    room.start.press(SPACE)
    assert page.stop.isVisible()
    assert page.stop.hasFocus()
    room.start.rest()
    room.start.rest()
    assert told
    assert "MB" in page.last.text()
    assert page.now.hasFocus()
    assert "1 kept in" in page.where.text()


def _tell(told: list[object], done: int, total: int) -> None:
    told.append((done, total))


def test_a_backup_that_is_stopped_leaves_nothing(room: Room) -> None:
    page = room.open()
    page.now.setFocus()
    room.start.press(SPACE)
    room.start.press(SPACE)
    assert not page.stop.isVisible()
    room.start.rest()
    assert list((room.folder / FOLDER).glob("*")) == [] or not (room.folder / FOLDER).exists()
    room.minute()
    assert backups.listed(room.folder / FOLDER) == []


def test_a_second_place_is_weighed_by_the_same_rule_as_the_doctors(
    room: Room, tmp_path: Path
) -> None:
    page = room.open()
    assert "on the disk of the desk itself" in page.weak.text()
    stick = tmp_path / "stick"
    page.take_second(stick)
    room.start.rest()
    assert "not there" in page.weak.text()
    stick.mkdir()
    page.take_second(stick)
    room.start.rest()
    assert "same disk" in page.weak.text()
    assert page.second.text() == str(stick)
    room.keeping.back_up()
    room.start.rest()
    assert [one.path.name for one in backups.listed(stick)] == [
        one.path.name for one in backups.listed(room.folder / FOLDER)
    ]
    page.none.setFocus()
    room.start.press(SPACE)
    room.start.rest()
    assert page.second.text() == "None chosen"


def test_a_second_place_that_is_gone_is_told_once_and_the_foot_says_so(
    room: Room, tmp_path: Path
) -> None:
    page = room.open()
    page.take_second(tmp_path / "stick")
    for _ in range(2):
        room.keeping.back_up()
        room.start.rest()
        room.start.rest()
    assert "not in the second place" in room.foot
    assert len([words for words in room.said if "second place" in words]) == 1
    assert "second place" in page.trouble.text()


def test_moving_writes_one_file_and_says_what_to_do_with_it(room: Room, tmp_path: Path) -> None:
    page = room.open()
    page.move_away.setFocus()
    room.start.press(SPACE)
    dialog = room.start.see(MoveDialog)
    assert "press 3" in words_of(dialog)
    dialog.write(tmp_path / "gone" / "desk.moderatordesk")
    room.start.rest()
    assert "cannot be written" in words_of(dialog)
    target = tmp_path / "desk.moderatordesk"
    dialog.write(target)
    room.start.rest()
    assert str(target) in words_of(dialog)
    assert zipfile.is_zipfile(target)
    room.start.press(ENTER)
    room.start.see(SettingsDialog)
    lines = access_log.read(room.folder, [access_log.private_of(KEY)]).entries
    assert [(one.what, one.person, one.detail) for one in lines] == [
        (Access.EXPORTED, str(ANNA.id), Subject.WHOLE_DESK)
    ] * 2


def test_how_long_the_record_is_kept_is_chosen_and_never_below_six_months(
    qtbot: QtBot, full: Path
) -> None:
    log = Place(full, KEY).access_log()
    now = datetime.now(UTC)
    for days in (1000, 300, 100, 0):
        log.add(Entry(now - timedelta(days=days), "", Access.PRINTED))
    with a_start(qtbot, full) as start:
        sit_down_again(start)
        room = Room(start)
        page = room.open()
        assert page.months.value() == access_record.USUAL_MONTHS
        page.months.setFocus()
        page.months.selectAll()
        start.press("2", ENTER)
        assert page.months.value() >= 6
        page.months.selectAll()
        start.press("6", ENTER)
        assert page.months.value() == 6
        start.rest()
    assert len(list((full / "access").glob("*.log"))) == 3
    with a_start(qtbot, full) as start:
        sit_down_again(start)
        Room(start).start.rest()
    assert len(list((full / "access").glob("*.log"))) == 2


# Words.


@pytest.mark.parametrize(
    ("hours", "failed", "second", "words"),
    [
        (None, False, False, "No backup yet"),
        (None, True, False, "Backup failed"),
        (1, False, False, "Last backup 08:00"),
        (24, False, False, "Last backup yesterday 09:00"),
        (1, True, False, "Backup failed, last 08:00"),
        (1, False, True, "Last backup 08:00, not in the second place"),
    ],
)
def test_the_foot_tells_the_truth_in_a_few_words(
    hours: int | None, failed: bool, second: bool, words: str
) -> None:
    now = datetime(2026, 11, 22, 9, 0, tzinfo=ZONE)
    last = None if hours is None else now - timedelta(hours=hours)
    assert backup_words.foot(last, now, failed=failed, second_failed=second) == words
