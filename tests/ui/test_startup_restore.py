"""A desk comes from elsewhere, or back from a backup, through the window; nothing is overwritten."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from moderator_app.core.access import Access
from moderator_app.core.rows import View
from moderator_app.desk import backups, opening
from moderator_app.desk.backups import FOLDER
from moderator_app.desk.opening import Place
from moderator_app.desk.reading import Reader
from moderator_app.desk.restoring import Hand
from moderator_app.store.store import FILE, set_aside
from moderator_app.system.vault import SLOTS
from moderator_app.ui import text, theme
from moderator_app.ui.application import Wishes, _Program
from moderator_app.ui.dialogs.bring import Bring
from moderator_app.ui.dialogs.failure import Failure
from moderator_app.ui.dialogs.first_run import FirstRun, Unlock
from moderator_app.ui.dialogs.people import PeopleDialog
from moderator_app.ui.dialogs.restore import RestoreDialog
from moderator_app.ui.dialogs.settings import SettingsDialog
from moderator_app.ui.preferences import Preferences
from moderator_app.ui.startup import Startup, Surroundings
from moderator_app.ui.text import Language
from tests.desks import ANNA, KEY, invented
from tests.ui.benches import build
from tests.ui.starts import (
    ENTER,
    ESC,
    PASSPHRASE,
    RESOURCES,
    SPACE,
    TAB,
    Start,
    a_start,
    child,
    leave,
    set_up,
    sit_down,
    sit_down_again,
    words_of,
)

CONTROL: Final = Qt.KeyboardModifier.ControlModifier


class ProgramStart(Start):
    """A start as the program makes it, which may be followed by another one."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__(qtbot, folder)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        chosen = Preferences(language=Language.ENGLISH.value)
        wishes = Wishes(folder, RESOURCES, chosen)
        self.crashes: list[BaseException] = []
        self.startup.close()
        around = Surroundings(folder, RESOURCES, chosen, self.kept.append)
        self.program = _Program(application, wishes, Startup(around), self._crashed)

    def _crashed(self, error: BaseException) -> None:
        self.crashes.append(error)

    def follow(self) -> None:
        """Look at whichever start is the present one."""
        self.startup = self.program.startup


@contextmanager
def a_program(qtbot: QtBot, folder: Path, restoring: Path | None = None) -> Iterator[ProgramStart]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    text.install(application, RESOURCES, Language.ENGLISH)
    theme.install(application, RESOURCES, theme.Theme())
    start = ProgramStart(qtbot, folder)
    start.follow()
    if restoring is None:
        start.startup.begin(as_sample=False)
    else:
        start.startup.restore(restoring, Hand())
    try:
        yield start
    finally:
        start.follow()
        QApplication.setQuitOnLastWindowClosed(False)
        leave(start)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert start.crashes == []


def count(folder: Path, key: bytes = KEY) -> int:
    with closing(Place(folder, key).open_reader()) as reader:
        return cases(reader)


def cases(reader: Reader) -> int:
    return reader.counts(now=opening.now(), person="")[View.HISTORY]


def add_cases(folder: Path, key: bytes = KEY) -> None:
    desk = Place(folder, key).open_desk_for(ANNA)
    desk.intake.receive(invented(10))
    desk.close()


@pytest.fixture
def full(home: Path, key_file: Path) -> Path:
    """Three cases that are in a backup, and ten that came after it."""
    build(home)
    backups.back_up(Place(home, KEY), opening.now())
    add_cases(home)
    return home


# On the first day.


@dataclass(frozen=True)
class Elsewhere:
    """A desk on another machine: its file, and what opens it."""

    packed: Path
    recovery: str
    cases: int


@pytest.fixture
def elsewhere(tmp_path: Path, qtbot: QtBot) -> Elsewhere:
    folder = tmp_path / "elsewhere"
    key, recovery = opening.create_key(folder, PASSPHRASE)
    desk = Place(folder, key).open_desk()
    desk.shifts.save_person(ANNA)
    desk.session.person = ANNA
    desk.intake.receive(invented(20))
    desk.close()
    packed = tmp_path / "desk.moderatordesk"
    backups.back_up(Place(folder, key), opening.now(), to=packed)
    return Elsewhere(packed, recovery, 20)


@pytest.mark.parametrize("by_passphrase", [False, True])
def test_a_desk_comes_from_another_machine_on_the_first_day(
    qtbot: QtBot, home: Path, elsewhere: Elsewhere, by_passphrase: bool
) -> None:
    secret = PASSPHRASE if by_passphrase else elsewhere.recovery.lower()
    with a_start(qtbot, home) as start:
        start.see(FirstRun)
        start.press("3")
        start.see(Bring)
        start.press(str(elsewhere.packed), TAB, TAB, secret, ENTER)
        start.see(PeopleDialog)
        start.press("1")
        window = start.window()
        assert "with 20 case" in window.notice._text.text()
        assert start.startup.bench is not None
        assert start.startup.bench.person == ANNA
    assert (home / SLOTS).exists()
    key = opening.unlock(home, elsewhere.recovery)
    assert count(home, key) == elsewhere.cases
    acts = [one.what for one in opening.read_access_log(home, elsewhere.recovery).entries]
    used = [] if by_passphrase else [Access.RECOVERY_KEY]
    assert acts[: len(used) + 1] == [*used, Access.RESTORED]


def test_a_wrong_recovery_key_is_asked_for_again_and_esc_goes_back_to_the_choice(
    qtbot: QtBot, home: Path, elsewhere: Elsewhere
) -> None:
    with a_start(qtbot, home) as start:
        start.see(FirstRun)
        start.press("3")
        start.see(Bring)
        start.press(str(elsewhere.packed), TAB, TAB, "not this one", ENTER)
        assert "does not open" in words_of(start.see(Unlock))
        start.press(ESC)
        start.see(FirstRun)
        start.press("3")
        start.see(Bring)
        start.press(ESC)
        start.see(FirstRun)
        start.press(ESC)
        assert start.wait_for_end() == ""
    assert not (home / FILE).exists()
    assert not (home / SLOTS).exists()


def test_a_file_that_is_no_desk_is_said_to_be_none_with_a_way_back(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    other = tmp_path / "minutes.moderatordesk"
    other.write_text("minutes of a meeting")
    with a_start(qtbot, home) as start:
        for path, words in ((other, "no backup of a desk"), (tmp_path / "none", "cannot be read")):
            start.see(FirstRun)
            start.press("3")
            start.see(Bring)
            start.press(str(path), TAB, TAB, "any key", ENTER)
            failed = start.see(Failure)
            assert words in words_of(failed)
            assert "not restored" in words_of(failed)
            press_button(start, failed, "Go back without restoring")
    assert not (home / FILE).exists()


# When the file is damaged or gone.


@pytest.mark.parametrize("spoil", ["gone", "emptied", "text"])
def test_a_desk_whose_file_is_lost_comes_back_from_its_newest_backup(
    qtbot: QtBot, full: Path, spoil: str
) -> None:
    if spoil == "gone":
        (full / FILE).unlink()
    else:
        (full / FILE).write_bytes(b"" if spoil == "emptied" else b"minutes of a meeting\n" * 400)
    with a_start(qtbot, full) as start:
        start.see(Failure)
        start.press(ENTER)
        start.see(RestoreDialog)
        QTest.keyClick(start.target(), ENTER, CONTROL)
        sit_down_again(start)
        window = start.window()
        assert "The desk is as it was" in window.notice._text.text()
    assert count(full) == 3
    # What was there, if anything was, is put aside.
    assert len(set_aside(full)) == (0 if spoil == "gone" else 1)


def test_a_file_that_is_gone_is_put_back_and_tried_again_and_no_new_desk_is_made(
    qtbot: QtBot, full: Path, tmp_path: Path
) -> None:
    shutil.move(full / FILE, tmp_path / FILE)
    with a_start(qtbot, full) as start:
        failed = start.see(Failure)
        assert "no longer in the desk's folder" in words_of(failed)
        assert not (full / FILE).exists()
        shutil.move(tmp_path / FILE, full / FILE)
        press_button(start, failed, "Try again")
        sit_down_again(start)
        start.window()
    assert count(full) == 13


def test_turning_back_from_the_list_of_backups_leaves_everything(qtbot: QtBot, full: Path) -> None:
    (full / FILE).write_bytes(b"")
    with a_start(qtbot, full) as start:
        start.see(Failure)
        start.press(ENTER)
        start.see(RestoreDialog)
        start.press(ESC)
        start.see(Failure)
        start.press(ESC)
        assert start.wait_for_end() == ""
    assert (full / FILE).read_bytes() == b""


# From the settings of a desk that is open.


def choose_restore(start: Start) -> RestoreDialog:
    QTest.keyClick(start.target(), Qt.Key.Key_Comma, CONTROL)
    dialog = start.see(SettingsDialog)
    assert dialog.backups is not None
    dialog.turn_to("backups")
    start.rest()
    dialog.backups.restore.setFocus()
    start.press(SPACE)
    return start.see(RestoreDialog)


def press_button(start: Start, dialog: QDialog, words: str) -> None:
    button = child(dialog, QPushButton, lambda one: one.text() == words)
    button.setFocus()
    start.press(ENTER)


def opened_again(start: ProgramStart, before: Startup) -> None:
    start.qtbot.waitUntil(lambda: start.program.startup is not before, timeout=10_000)
    start.follow()


def test_an_open_desk_closes_goes_back_and_opens_again(qtbot: QtBot, full: Path) -> None:
    with a_program(qtbot, full) as start:
        sit_down_again(start)
        start.window()
        before = start.startup
        choice = choose_restore(start)
        assert choice.list.count() == 1
        assert "put aside" in words_of(choice)
        QTest.keyClick(start.target(), ENTER, CONTROL)
        opened_again(start, before)
        sit_down_again(start)
        window = start.window()
        assert "with 3 case" in window.notice._text.text()
        assert QApplication.quitOnLastWindowClosed()
    assert count(full) == 3
    (before_restore,) = set_aside(full)
    before_restore.replace(full / FILE)
    assert count(full) == 13
    acts = opening.read_access_log(full, None).entries
    assert [(one.what, one.person) for one in acts if one.what == Access.RESTORED] == [
        (Access.RESTORED, str(ANNA.id))
    ]


def test_a_backup_that_is_damaged_leaves_the_desk_as_it_is_and_opens_it(
    qtbot: QtBot, full: Path
) -> None:
    (made,) = backups.listed(full / FOLDER)
    data = bytearray(made.path.read_bytes())
    data[len(data) // 2] ^= 1
    made.path.write_bytes(data)
    with a_program(qtbot, full) as start:
        sit_down_again(start)
        start.window()
        before = start.startup
        choose_restore(start)
        QTest.keyClick(start.target(), ENTER, CONTROL)
        opened_again(start, before)
        failed = start.see(Failure)
        assert "damaged" in words_of(failed)
        press_button(start, failed, "Go back without restoring")
        sit_down_again(start)
        start.window()
    assert count(full) == 13


def test_the_desk_that_is_open_is_restored_without_asking_for_its_key(
    qtbot: QtBot, home: Path
) -> None:
    with a_program(qtbot, home) as start:
        set_up(start)
        sit_down(start)
        start.window()
        assert start.startup.sitting is not None
        assert start.startup.sitting._keeping is not None
        start.startup.sitting._keeping.back_up()
        start.rest()
        start.rest()
        before = start.startup
        choose_restore(start)
        QTest.keyClick(start.target(), ENTER, CONTROL)
        opened_again(start, before)
        sit_down_again(start)
        start.window()
        assert start.startup._restored is not None


def test_nothing_is_left_of_the_window_that_could_ask_the_closed_desk(
    qtbot: QtBot, full: Path
) -> None:
    (made,) = backups.listed(full / FOLDER)
    with a_program(qtbot, full) as start:
        sit_down_again(start)
        window = start.window()
        start.program._restore(made.path, Hand(known=KEY))
        assert not shiboken6.isValid(window)
        start.follow()
        sit_down_again(start)
        start.window()


def test_a_file_from_elsewhere_is_offered_first(qtbot: QtBot, full: Path, tmp_path: Path) -> None:
    (made,) = backups.listed(full / FOLDER)
    other = shutil.copyfile(made.path, tmp_path / "older.moderatordesk")
    with a_program(qtbot, full) as start:
        sit_down_again(start)
        start.window()
        choice = choose_restore(start)
        choice._selected(str(other))
        assert choice.path == other
        assert str(other) in choice.list.item(0).text()
        start.press(Qt.Key.Key_Down)
        assert choice.path == made.path
        start.press(ESC)
        start.see(SettingsDialog)


def test_a_restore_can_be_stopped_and_then_the_desk_opens_as_it_is(
    qtbot: QtBot, full: Path
) -> None:
    (made,) = backups.listed(full / FOLDER)
    with a_program(qtbot, full, made.path) as start:
        start.startup.way_back._waiting.stop.click()
        sit_down_again(start)
        start.window()
        assert start.startup._restored is None
    assert count(full) == 13
    assert not set_aside(full)
