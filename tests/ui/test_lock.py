"""A locked desk shows nobody's words, listens to nobody's keys, and keeps what was being written."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLineEdit,
    QMainWindow,
    QWidget,
)
from pytestqt.qtbot import QtBot

from moderator_app.core.rows import View
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui.dialogs.new_case import NewCaseDialog
from moderator_app.ui.dialogs.people import PeopleDialog
from moderator_app.ui.dialogs.take_over import TakeOverDialog
from moderator_app.ui.notices import Kind
from moderator_app.ui.panes.composer_text import ReplyText
from moderator_app.ui.simulation import Simulation
from moderator_app.ui.window import MainWindow
from tests.desks import ANNA, BAI, incoming
from tests.ui.benches import build
from tests.ui.starts import ENTER, ESC, Start, a_start, child, sit_down_again

SECRETS = (
    "塌了一个大坑",
    "陈女士",
    "路灯坏了三天",
    "冰箱里的药",
    "正在写的话",
    "一条通知",
    "正在查的话",
)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Room:
    """The window of a desk with three messages, and what is said of it."""

    def __init__(self, start: Start) -> None:
        self.start = start
        self.window = start.window()
        assert start.startup.bench is not None
        assert start.startup.sitting is not None
        self.bench = start.startup.bench
        self.lock = start.startup.sitting.lock

    def unlock(self, digit: str = "1") -> None:
        self.start.press("x")
        self.start.see(PeopleDialog)
        self.start.press(digit)
        self.start.qtbot.waitUntil(lambda: not self.lock.locked, timeout=5_000)
        self.start.rest()

    def cases(self) -> int:
        found: list[dict[View, int]] = []
        self.bench.look(
            "test",
            partial(Reader.counts, now=self.bench.now(), person=""),
            found.append,
        )
        self.start.qtbot.waitUntil(lambda: bool(found), timeout=5_000)
        return found[0][View.HISTORY]


@pytest.fixture
def room(qtbot: QtBot, home: Path, key_file: Path) -> Iterator[Room]:
    build(home)
    with a_start(qtbot, home) as start:
        sit_down_again(start)
        yield Room(start)


def said(widget: QWidget) -> str:
    """Everything a visible widget says, to eyes or to a screen reader."""
    parts = [widget.windowTitle(), widget.accessibleName(), widget.toolTip()]
    for name in ("text", "title", "placeholderText", "toPlainText", "currentText"):
        ask = getattr(widget, name, None)
        if callable(ask):
            parts.append(str(ask()))
    return "\n".join(parts)


def seen() -> str:
    """All words on the screen; a list that is visible counts as saying all it holds."""
    found = []
    for widget in QApplication.allWidgets():
        if not widget.isVisible():
            continue
        found.append(said(widget))
        if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            rows = range(model.rowCount())
            found += [f"{model.data(model.index(row, 0))}" for row in rows]
    return "\n".join(found)


def shows_nobodys_words() -> bool:
    words = seen()
    return not any(secret in words for secret in SECRETS)


def picture(window: QWidget) -> QImage:
    return window.grab().toImage()


def type_into(start: Start, field: QWidget, words: str) -> None:
    field.setFocus()
    start.press(words)


def test_the_locked_window_looks_like_one_that_never_held_a_word(room: Room) -> None:
    assert "塌了一个大坑" in seen()
    size = room.window.size()
    room.lock.lock()
    assert room.lock.locked
    assert shows_nobodys_words()
    bare = QMainWindow()
    bare.setCentralWidget(QWidget())
    bare.resize(size)
    bare.show()
    QApplication.processEvents()  # it is veiled as well, being shown at a locked desk
    assert picture(room.window) == picture(bare)
    bare.close()
    bare.deleteLater()


def test_dialogs_notices_and_the_palette_are_covered_and_come_back_as_they_were(
    room: Room,
) -> None:
    room.bench.notices.say(Kind.ERROR, "一条通知")
    room.window.overlays.new_case(phone=False)
    dialog = room.start.see(NewCaseDialog)
    dialog.text.setPlainText("正在写的话")
    room.lock.lock()
    assert shows_nobodys_words()
    assert dialog.isVisible()
    room.unlock()
    assert room.start.see(NewCaseDialog) is dialog
    assert dialog.text.toPlainText() == "正在写的话"
    assert "一条通知" in seen()
    room.start.press(ESC)


def test_the_palette_is_covered_too(room: Room) -> None:
    QTest.keyClick(room.start.target(), Qt.Key.Key_K, CONTROL)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    room.start.press("正在查的话")
    room.start.rest()
    room.lock.lock()
    assert shows_nobodys_words()
    room.unlock()


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_K, CONTROL),
        (Qt.Key.Key_N, CONTROL),
        (Qt.Key.Key_Return, CONTROL),
        (Qt.Key.Key_8, CONTROL),
        (Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Z, CONTROL),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_keys_do_nothing_at_a_locked_desk_but_ask_who_is_there(
    room: Room, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    place = room.window.place
    room.lock.lock()
    QTest.keyClick(room.start.target(), key, held)
    room.start.see(PeopleDialog)
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)]
    assert [type(one) for one in dialogs if one.isVisible()] == [PeopleDialog]
    room.start.press(ESC)
    room.start.rest()
    assert room.lock.locked
    assert shows_nobodys_words()
    assert room.window.place == place


def test_the_keys_of_a_covered_dialog_do_nothing_either(room: Room) -> None:
    room.window.overlays.new_case(phone=False)
    dialog = room.start.see(NewCaseDialog)
    dialog.text.setPlainText("正在写的话")
    room.lock.lock()
    before = room.cases()
    QTest.keyClick(room.start.target(), Qt.Key.Key_Return, CONTROL)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.close()
    room.start.see(PeopleDialog)
    room.start.press(ESC)
    room.start.rest()
    assert dialog.isVisible()
    assert room.cases() == before
    room.unlock()
    room.start.see(NewCaseDialog)
    room.start.press(ESC)


def test_the_same_person_or_another_one_unlocks(room: Room) -> None:
    for digit, person in (("1", ANNA), ("2", BAI), ("1", ANNA)):
        room.lock.lock()
        room.unlock(digit)
        assert room.bench.person is not None
        assert room.bench.person.id == person.id
        assert "塌了一个大坑" in seen()


def test_what_was_being_written_is_saved_and_still_there(room: Room) -> None:
    field = child(room.window.case, ReplyText)
    room.start.qtbot.waitUntil(field.isVisible, timeout=5_000)
    type_into(room.start, field, "正在写的话")
    room.lock.lock()
    room.start.rest()
    assert _drafts(room) == 1
    room.unlock()
    assert field.toPlainText() == "正在写的话"
    room.start.see(MainWindow)
    assert QApplication.focusWidget() is field


def _drafts(room: Room) -> int:
    found: list[int] = []

    def count(desk: Desk) -> int:
        rows = desk.session.store.connection.execute("SELECT count(*) FROM draft")
        return int(rows.fetchone()[0])

    room.bench.ask(count, found.append)
    room.start.qtbot.waitUntil(lambda: bool(found), timeout=5_000)
    return found[0]


def test_the_desk_locks_itself_when_nobody_stirs_and_a_key_puts_it_off(room: Room) -> None:
    assert room.lock._timer.interval() == 10 * 60_000
    room.lock._timer.start(400)
    for _ in range(4):
        QTest.qWait(200)
        QTest.keyClick(room.window.windowHandle(), Qt.Key.Key_Shift)
    assert not room.lock.locked
    room.start.qtbot.waitUntil(lambda: room.lock.locked, timeout=2_000)
    assert shows_nobodys_words()
    room.lock.set_minutes(10)


def test_a_question_nobody_answers_is_put_away_again(room: Room) -> None:
    room.lock.lock()
    room.start.press("x")
    room.start.see(PeopleDialog)
    room.lock._timer.timeout.emit()
    assert room.lock.locked
    assert room.start.see(MainWindow) is room.window


def test_a_locked_desk_still_receives(room: Room) -> None:
    simulation = Simulation(room.bench, [incoming("new", "陈女士家门口又塌了一个大坑")])
    before = room.cases()
    room.lock.lock()
    simulation.deliver()
    room.start.rest()
    assert room.cases() == before + 1
    assert shows_nobodys_words()
    room.unlock()
    assert "陈女士家门口" in seen()


def test_a_window_that_opens_at_a_locked_desk_is_covered_at_once(room: Room) -> None:
    room.lock.lock()
    late = QDialog(room.window)
    field = QLineEdit("冰箱里的药", late)
    late.open()
    assert not field.isVisible()
    QApplication.processEvents()
    assert shows_nobodys_words()
    room.unlock()
    assert field.isVisible()
    late.reject()


def test_handing_over_leaves_the_desk_locked_until_the_next_person_takes_over(room: Room) -> None:
    QTest.keyClick(room.start.target(), Qt.Key.Key_0, CONTROL)
    room.start.rest()
    room.window.handover.sign()
    room.window.handover.sign()
    asked = room.start.see(TakeOverDialog)
    assert room.lock.locked
    assert room.bench.person is None
    assert shows_nobodys_words()
    room.start.press(ESC)
    room.start.rest()
    assert shows_nobodys_words()
    simulation = Simulation(room.bench, [incoming("night", "夜里又停电了")])
    before = room.cases()
    simulation.deliver()
    room.start.rest()
    assert room.cases() == before + 1
    room.start.press("x")
    asked = room.start.see(TakeOverDialog)
    asked.people.setFocus()
    room.start.press("2")
    room.start.qtbot.waitUntil(asked.note.hasFocus)
    room.start.press("y" * 3)
    assert room.lock.locked
    room.start.press(ENTER)
    room.start.qtbot.waitUntil(lambda: not room.lock.locked, timeout=5_000)
    assert room.bench.person is not None


def test_the_button_at_the_top_changes_the_person_and_esc_changes_nothing(room: Room) -> None:
    room.window.top.person.click()
    room.start.see(PeopleDialog)
    room.start.press(ESC)
    room.start.rest()
    assert room.bench.person is not None
    assert room.bench.person.id == ANNA.id
    assert not room.lock.locked
    room.window.top.person.click()
    room.start.see(PeopleDialog)
    room.start.press("2")
    room.start.see(MainWindow)
    room.start.rest()
    assert room.bench.person.id == BAI.id
    assert BAI.name in room.window.top.person.text()
