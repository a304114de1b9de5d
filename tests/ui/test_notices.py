"""What the desk says is seen, stays as long as it must, and never takes the focus."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.ui import theme
from moderator_app.ui.notices import AIMED_MS, SHOWN_S, Action, Kind, Notice, NoticeBar, Notices
from moderator_app.ui.theme import Theme
from moderator_app.ui.widgets import Button

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


class Window(QWidget):
    def __init__(self, notices: Notices) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.bar = NoticeBar(self)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.bar)
        self.pressed: list[str] = []
        notices.listen(self.bar.show_notice, self.bar.forget)

    def press(self) -> None:
        self.pressed.append("undo")


@pytest.fixture
def notices(qapp: QApplication) -> Notices:
    theme.install(qapp, RESOURCES, Theme())
    return Notices()


@pytest.fixture
def window(qtbot: QtBot, notices: Notices) -> Iterator[Window]:
    window = Window(notices)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.field.setFocus()
    yield window
    window.close()


def seconds(window: Window, how_many: int) -> None:
    """Let the clock of the bar tick."""
    for _ in range(how_many):
        if window.bar._clock.isActive():
            window.bar._clock.timeout.emit()


def showing(window: Window) -> str:
    return window.bar.notice.text if window.bar.notice and window.bar.isVisible() else ""


def test_a_notice_is_shown_and_the_focus_stays_where_it_was(
    notices: Notices, window: Window
) -> None:
    notices.say(Kind.INFO, "转办了", Action("撤销", window.press))
    assert showing(window) == "转办了"
    assert window.field.hasFocus()
    assert window.bar.accessibleName() == "转办了"


def test_what_is_said_before_anyone_listens_is_kept(qtbot: QtBot, notices: Notices) -> None:
    notices.say(Kind.WARN, "早")
    notices.say(Kind.WARN, "没有了", topic="gone")
    notices.withdraw("gone")
    window = Window(notices)
    qtbot.addWidget(window)
    window.show()
    assert showing(window) == "早"


def test_any_thread_may_say_something(qtbot: QtBot, notices: Notices, window: Window) -> None:
    with qtbot.waitSignal(notices.said) as heard:
        thread = threading.Thread(target=notices.say, args=(Kind.ERROR, "断网"))
        thread.start()
        thread.join()
    said: Notice = heard.args[0]
    assert said.sticky
    assert showing(window) == "断网"


def test_information_goes_by_itself_and_errors_stay(notices: Notices, window: Window) -> None:
    notices.say(Kind.ERROR, "磁盘满了")
    notices.say(Kind.INFO, "已复制")
    seconds(window, SHOWN_S - 1)
    assert showing(window) == "已复制"
    seconds(window, 1)
    assert showing(window) == "磁盘满了"
    seconds(window, 100)
    assert showing(window) == "磁盘满了"


def test_a_notice_does_not_go_while_somebody_aims_at_it(notices: Notices, window: Window) -> None:
    notices.say(Kind.INFO, "已派给市政处", Action("Undo", window.press))
    window.bar.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    seconds(window, 2 * SHOWN_S)
    assert window.bar.isVisible()
    window.bar.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    seconds(window, SHOWN_S)
    assert not window.bar.isVisible()


def test_a_notice_that_comes_under_the_mouse_takes_no_click_meant_for_another(
    qtbot: QtBot, notices: Notices, window: Window
) -> None:
    notices.say(Kind.INFO, "已派给市政处")
    window.bar.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    notices.say(Kind.WARN, "10 分钟后到期", Action("Open", window.press), sticky=True)
    (button,) = window.bar._buttons
    button.click()
    assert window.pressed == []
    assert window.bar.isVisible()
    qtbot.wait(AIMED_MS + 50)
    button.click()
    assert window.pressed == ["undo"]


def test_escape_puts_it_away(notices: Notices, window: Window) -> None:
    notices.say(Kind.REFUSAL, "先写回复")
    QTest.keyClick(window.bar, Qt.Key.Key_Escape)
    assert showing(window) == ""
    assert not window.bar.isVisible()
    assert not window.bar.dismiss()


def test_a_newer_notice_on_the_same_matter_replaces_the_older(
    notices: Notices, window: Window
) -> None:
    notices.say(Kind.WARN, "第一次", sticky=True, topic="backup")
    notices.say(Kind.WARN, "第二次", sticky=True, topic="backup")
    window.bar.dismiss()
    assert showing(window) == ""
    notices.say(Kind.WARN, "第三次", sticky=True, topic="backup")
    notices.withdraw("backup")
    assert showing(window) == ""


def test_an_action_does_its_work_and_puts_the_notice_away(
    qtbot: QtBot, notices: Notices, window: Window
) -> None:
    notices.say(Kind.INFO, "转办了", Action("撤销", window.press), sticky=True)
    button = next(b for b in window.bar.findChildren(Button) if b.text() == "撤销")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.pressed == ["undo"]
    assert showing(window) == ""
    assert window.field.hasFocus()


def test_an_action_can_be_reached_and_pressed_by_keyboard(
    qtbot: QtBot, notices: Notices, window: Window
) -> None:
    notices.say(Kind.INFO, "转办了", Action("撤销", window.press), sticky=True)
    QTest.keyClick(window.field, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert isinstance(focus, Button)
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert window.pressed == ["undo"]
    assert window.field.hasFocus()


def test_a_countdown_is_seen_and_its_end_is_told(
    qtbot: QtBot, notices: Notices, window: Window
) -> None:
    notice = notices.say(Kind.INFO, "即将发送", Action("撤销", window.press), seconds=5)
    seconds(window, 4)
    assert showing(window) == "即将发送"
    assert window.bar._count.text() == "1 s"
    with qtbot.waitSignal(window.bar.expired) as expired:
        seconds(window, 1)
    assert expired.args == [notice]
    assert showing(window) == ""
