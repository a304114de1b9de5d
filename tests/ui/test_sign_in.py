"""Whoever has a password is asked for it, by the real window and the keyboard: at the start, at the
locked desk, and when somebody else sits down."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.core.access import Access
from moderator_app.core.changes import Changes
from moderator_app.desk.desk import Desk
from moderator_app.desk.opening import Place
from moderator_app.store import local
from moderator_app.system import access_log
from moderator_app.ui.dialogs.first_run import RecoveryKey
from moderator_app.ui.dialogs.password import GivenPassword
from moderator_app.ui.dialogs.people import PeopleDialog
from moderator_app.ui.dialogs.take_over import TakeOverDialog
from moderator_app.ui.notices import Kind
from moderator_app.ui.panes.composer_text import ReplyText
from moderator_app.ui.window import MainWindow
from tests.desks import ANNA, BAI, KEY
from tests.ui.benches import build
from tests.ui.starts import (
    ENTER,
    ESC,
    Start,
    a_start,
    child,
    set_up,
    sit_down,
)
from tests.ui.test_lock import SECRETS, picture, seen, type_into

ANNAS, BAIS = "annas own words", "the words of bai"
WRONG = "not her words"
DRAFT = "正在写的话"


class Wall:
    """The clock on the wall; waiting is moving its hands."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def wait(self, seconds: int) -> None:
        self.ahead += timedelta(seconds=seconds)


class Room:
    """A desk where both have passwords, and Anna sits."""

    def __init__(self, start: Start) -> None:
        self.start = start
        start.see(PeopleDialog)
        start.press("1", ANNAS, ENTER)
        self.window = start.window()
        assert start.startup.bench is not None
        assert start.startup.sitting is not None
        self.bench = start.startup.bench
        self.lock = start.startup.sitting.lock
        self.wall = Wall()
        self.bench._desk.session.now = self.wall

    def ask(self) -> PeopleDialog:
        """A key at the locked desk."""
        self.start.press("x")
        dialog = self.start.see(PeopleDialog)
        dialog.pause._timer.setInterval(5)
        return dialog

    def sit(self, digit: str, password: str) -> None:
        self.start.press(digit, password, ENTER)
        self.start.qtbot.waitUntil(lambda: not self.lock.locked, timeout=10_000)
        self.start.rest()

    def reply(self) -> ReplyText:
        field = child(self.window.case, ReplyText)
        self.start.qtbot.waitUntil(field.isVisible, timeout=5_000)
        return field


def give_passwords(folder: Path) -> None:
    desk = Place(folder, KEY).open_desk()
    try:
        for person, password in ((ANNA, ANNAS), (BAI, BAIS)):
            desk.session.person = person
            desk.signing.choose("", password)
    finally:
        desk.close()


@pytest.fixture
def full(home: Path, key_file: Path) -> Path:
    build(home)
    give_passwords(home)
    return home


@pytest.fixture
def room(qtbot: QtBot, full: Path) -> Iterator[Room]:
    with a_start(qtbot, full) as start:
        yield Room(start)


def try_once(room: Room, dialog: PeopleDialog, password: str) -> str:
    """Type it and press Enter; what is said then."""
    dialog.complain("")
    room.start.press(password, ENTER)
    room.start.qtbot.waitUntil(partial(_has_answered, dialog), timeout=10_000)
    return dialog.problem.text()


def _has_answered(dialog: PeopleDialog) -> bool:
    return bool(dialog.problem.text())


def told(folder: Path) -> list[tuple[str, str, str]]:
    entries = access_log.read(folder, [access_log.private_of(KEY)]).entries
    return [(one.what, one.person, one.detail) for one in entries]


def test_ten_wrong_passwords_are_slowed_and_on_record_and_the_right_one_opens_after_the_wait(
    room: Room, full: Path
) -> None:
    room.lock.lock()
    dialog = room.ask()
    room.start.press("1")
    waits, counted = [], list[int]()
    dialog.pause.left.connect(counted.append)
    for _ in range(10):
        counted.clear()
        try_once(room, dialog, WRONG)
        assert shows_nobodys_words()
        waits.append(max(counted, default=0))
        if counted:
            room.start.press(ANNAS, ENTER)  # too early: not even tried
            room.start.qtbot.waitUntil(dialog.main.isEnabled, timeout=10_000)
            assert room.lock.locked
            dialog.password.clear()
            room.wall.wait(waits[-1])
    assert waits == [0, 0, 0, 2, 4, 8, 16, 32, 60, 60]
    wrong = [one for one in told(full) if one[0] == Access.SIGN_IN_FAILED]
    assert wrong == [(Access.SIGN_IN_FAILED, str(ANNA.id), str(n)) for n in range(1, 11)]
    room.start.press(ANNAS, ENTER)
    room.start.qtbot.waitUntil(lambda: not room.lock.locked, timeout=10_000)
    assert room.bench.person is not None
    assert room.bench.person.id == ANNA.id
    assert "塌了一个大坑" in seen()


def test_whoever_locked_the_desk_types_their_password_at_once(room: Room) -> None:
    room.lock.lock()
    dialog = room.ask()
    assert dialog.people.chosen == ANNA
    room.start.press(*ANNAS, ENTER)
    room.start.qtbot.waitUntil(lambda: not room.lock.locked, timeout=10_000)
    room.start.see(MainWindow)
    room.start.rest()


def test_the_pause_of_one_person_is_not_anothers(room: Room) -> None:
    room.lock.lock()
    dialog = room.ask()
    dialog.pause._timer.setInterval(60_000)
    room.start.press("1")
    for _ in range(4):
        try_once(room, dialog, WRONG)
    assert not dialog.main.isEnabled()
    dialog.people.setFocus()
    room.sit("2", BAIS)
    assert room.bench.person is not None
    assert room.bench.person.id == BAI.id


def shows_nobodys_words() -> bool:
    words = "\n".join((seen(), spoken(), titles()))
    return not any(secret in words for secret in SECRETS)


def titles() -> str:
    windows = [window.windowTitle() for window in QApplication.topLevelWidgets()]
    icons = [window.windowIconText() for window in QApplication.topLevelWidgets()]
    return "\n".join((*windows, *icons))


def spoken() -> str:
    """All that a screen reader comes to, going down from every window that is shown."""
    found: list[str] = []
    waiting: list[QAccessibleInterface] = []
    for window in QApplication.topLevelWidgets():
        reached = QAccessible.queryAccessibleInterface(window)
        if window.isVisible() and reached is not None:
            waiting.append(reached)
    while waiting:
        one = waiting.pop()
        if one.state().invisible:
            continue
        found += [one.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value)]
        found += [one.text(QAccessible.Text.Description)]
        waiting += [one.child(at) for at in range(one.childCount())]
    return "\n".join(found)


def test_a_locked_desk_says_no_citizens_word_to_eye_ear_or_task_bar(room: Room) -> None:
    type_into(room.start, room.reply(), DRAFT)
    room.bench.notices.say(Kind.ERROR, "一条通知")
    assert any(secret in spoken() for secret in SECRETS)
    assert not shows_nobodys_words()
    room.lock.lock()
    assert shows_nobodys_words()
    assert picture(room.window) == _bare(room.window)
    room.ask()
    assert shows_nobodys_words()
    room.start.press("1", WRONG, ENTER)
    room.start.rest()
    assert shows_nobodys_words()
    room.bench.notices.say(Kind.ERROR, "一条通知")
    assert shows_nobodys_words()
    room.start.press(ESC)


def _bare(window: QWidget) -> QImage:
    """A locked window that never held a word."""
    bare = QMainWindow()
    bare.setCentralWidget(QWidget())
    bare.resize(window.size())
    bare.show()
    QApplication.processEvents()
    image = picture(bare)
    bare.close()
    bare.deleteLater()
    return image


def test_signing_off_with_an_unsent_draft_keeps_it_for_its_writer_alone(room: Room) -> None:
    field = room.reply()
    type_into(room.start, field, DRAFT)
    room.lock.lock()
    room.ask()
    room.sit("2", BAIS)
    assert DRAFT not in seen()
    room.lock.lock()
    room.ask()
    room.sit("1", ANNAS)
    assert field.toPlainText() == DRAFT


def test_what_is_for_ones_own_eyes_is_put_away_when_somebody_else_sits_down(room: Room) -> None:
    given = GivenPassword(BAI, "一次性口令", room.window)
    key = RecoveryKey("一次-性口-令", room.window)
    key.open()
    given.open()
    room.lock.lock()
    room.ask()
    room.sit("1", ANNAS)
    assert given.isVisible()
    assert key.isVisible()
    room.lock.lock()
    room.ask()
    room.sit("2", BAIS)
    assert not given.isVisible()
    assert not key.isVisible()
    for dialog in (given, key):
        dialog.deleteLater()


def test_a_handover_with_an_unsent_draft_keeps_it_and_asks_for_the_password(room: Room) -> None:
    type_into(room.start, room.reply(), DRAFT)
    room.window.commands.run("view.handover")
    room.start.rest()
    room.window.handover.sign()
    room.window.handover.sign()
    asked = room.start.see(TakeOverDialog)
    assert room.bench.person is None
    asked.people.setFocus()
    room.start.press("1", WRONG, ENTER)
    room.start.qtbot.waitUntil(lambda: bool(asked.problem.text()), timeout=10_000)
    assert room.lock.locked
    room.start.press(ANNAS, ENTER)
    room.start.qtbot.waitUntil(asked.note.hasFocus, timeout=10_000)
    assert room.lock.locked
    asked.answers.accept_all_left()
    room.start.qtbot.waitUntil(lambda: not asked.answers.left, timeout=10_000)
    room.start.press(ENTER)
    room.start.qtbot.waitUntil(lambda: not room.lock.locked, timeout=10_000)
    room.start.rest()
    kept: list[list[str]] = []
    room.bench.ask(_drafts, kept.append)
    room.start.qtbot.waitUntil(lambda: bool(kept), timeout=5_000)
    assert kept == [[DRAFT]]


def _drafts(desk: Desk) -> list[str]:
    return [one.text for one in local.drafts(desk.session.store.connection).values()]


def test_a_change_of_person_asks_the_next_one_and_esc_changes_nothing(room: Room) -> None:
    room.window.top.person.click()
    dialog = room.start.see(PeopleDialog)
    room.start.press("2", WRONG, ENTER)
    room.start.qtbot.waitUntil(lambda: bool(dialog.problem.text()), timeout=10_000)
    room.start.press(ESC)
    room.start.see(MainWindow)
    assert room.bench.person is not None
    assert room.bench.person.id == ANNA.id
    assert room.bench._desk.person is not None
    assert room.bench._desk.person.id == ANNA.id
    room.window.top.person.click()
    room.start.see(PeopleDialog)
    room.start.press("2", BAIS, ENTER)
    room.start.see(MainWindow)
    room.start.rest()
    assert room.bench.person.id == BAI.id


def test_no_window_opens_over_a_wrong_password_at_the_start(qtbot: QtBot, full: Path) -> None:
    with a_start(qtbot, full) as start:
        dialog = start.see(PeopleDialog)
        start.press("1", WRONG, ENTER)
        start.qtbot.waitUntil(lambda: bool(dialog.problem.text()), timeout=10_000)
        assert start.startup.window is None
        assert not dialog.new.isVisible()
        start.press(ESC)
        assert start.wait_for_end() == ""


def test_an_administrators_password_for_once_has_to_be_replaced_at_once(
    qtbot: QtBot, full: Path
) -> None:
    desk = Place(full, KEY).open_desk()
    desk.session.person = ANNA
    given = desk.signing.reset(BAI.id)
    desk.close()
    with a_start(qtbot, full) as start:
        dialog = start.see(PeopleDialog)
        start.press("2", given, ENTER)
        start.qtbot.waitUntil(lambda: dialog.password.asks_for_new, timeout=10_000)
        start.press("a new one for me", ENTER, "a new one for you", ENTER)
        assert "not the same" in dialog.problem.text()
        start.press("a new one for me", ENTER, "a new one for me", ENTER)
        start.window()


def test_whoever_forgot_is_let_in_by_the_recovery_key_and_chooses_anew(
    qtbot: QtBot, home: Path
) -> None:
    with a_start(qtbot, home) as start:
        recovery = set_up(start)
        sit_down(start)
        start.window()
        bench, sitting = start.startup.bench, start.startup.sitting
        assert bench is not None
        assert sitting is not None
        changes: list[Changes] = []
        bench.write(partial(_choose, ANNAS), changes.append)
        qtbot.waitUntil(lambda: bool(changes), timeout=10_000)
        sitting.lock.lock()
        start.press("x")
        dialog = start.see(PeopleDialog)
        start.press("1")
        dialog.forgotten.click()
        start.press("AAAA-BBBB", ENTER, BAIS, ENTER, BAIS, ENTER)
        qtbot.waitUntil(lambda: "recovery key" in dialog.problem.text(), timeout=10_000)
        assert sitting.lock.locked
        dialog.password.secret.line.clear()
        dialog.password.secret.setFocus()
        start.press(recovery, ENTER)
        dialog.password.new.clear()
        start.press(BAIS, ENTER, BAIS, ENTER)
        qtbot.waitUntil(lambda: not sitting.lock.locked, timeout=10_000)
        start.rest()


def _choose(password: str, desk: Desk) -> Changes:
    return desk.signing.choose("", password)


def test_without_a_recovery_key_whoever_forgot_is_sent_to_an_administrator(room: Room) -> None:
    room.lock.lock()
    dialog = room.ask()
    room.start.press("2")
    dialog.forgotten.click()
    assert "administrator" in dialog.problem.text()
    assert shows_nobodys_words()
    room.start.press(ESC)
