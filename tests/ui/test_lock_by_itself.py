"""What comes up at a locked desk by itself: it is neither seen, nor heard, nor of any use."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from moderator_app.ui.notices import Kind
from tests.ui.test_lock import Room, room, seen, shows_nobodys_words

__all__ = ["room"]


def test_what_is_made_in_a_locked_window_lies_under_the_veil(room: Room) -> None:
    room.lock.lock()
    late = QLineEdit("冰箱里的药", room.window)
    late.setGeometry(200, 200, 300, 100)
    late.show()
    above = room.window.childAt(late.geometry().center())
    assert above is not None
    assert above is not late
    assert not late.isAncestorOf(above)
    QApplication.processEvents()
    assert shows_nobodys_words()
    room.unlock()
    late.deleteLater()


def test_a_dialog_that_the_system_draws_is_put_away_for_it_cannot_be_covered(room: Room) -> None:
    before, after = a_dialog_of_the_system(room), a_dialog_of_the_system(room)
    before.open()
    room.lock.lock()
    after.open()
    QApplication.processEvents()
    assert not before.isVisible()
    assert not after.isVisible()
    assert before.result() == after.result() == QDialog.DialogCode.Rejected
    room.unlock()
    for dialog in (before, after):
        dialog.deleteLater()


def a_dialog_of_the_system(room: Room) -> QDialog:
    """As Qt makes one for a file where the system has its own."""
    dialog = QDialog(room.window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    return dialog


def test_nothing_is_announced_aloud_at_a_locked_desk(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    hear = partial(_hear, told, QAccessible.updateAccessibility)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    room.bench.notices.say(Kind.WARN, "一条通知")
    assert told == ["一条通知"]
    room.lock.lock()
    room.bench.notices.say(Kind.WARN, "陈女士家门口又塌了一个大坑")
    assert told == ["一条通知"]
    room.unlock()
    assert "陈女士家门口又塌了一个大坑" in seen()


def _hear(
    told: list[str], update: Callable[[QAccessibleEvent], None], event: QAccessibleEvent
) -> None:
    if isinstance(event, QAccessibleAnnouncementEvent):
        told.append(event.message())
    update(event)
