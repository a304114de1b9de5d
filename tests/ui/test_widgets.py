"""The small widgets keep people's words whole and plain."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLayoutItem, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.ui import theme
from moderator_app.ui.flow import FlowLayout
from moderator_app.ui.prose import Prose
from moderator_app.ui.theme import Theme
from moderator_app.ui.widgets import (
    Button,
    Card,
    ElidedLabel,
    EmptyState,
    KeyHint,
    NavList,
    PlainLabel,
    VScroll,
    column,
)

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
MARKUP = "<b>不是</b> & <img src=x>"
ADDRESS = "https://example.com/" + "a" * 400


@pytest.fixture(autouse=True)
def _themed(qapp: QApplication) -> Iterator[None]:
    theme.install(qapp, RESOURCES, Theme())
    yield
    qapp.setStyleSheet("")


def test_markup_in_a_citizens_words_is_shown_as_it_was_written(qtbot: QtBot) -> None:
    prose, label = Prose(MARKUP), PlainLabel(MARKUP)
    qtbot.addWidget(prose)
    qtbot.addWidget(label)
    assert prose.toPlainText() == MARKUP
    assert label.textFormat() is Qt.TextFormat.PlainText
    prose.selectAll()
    assert prose.createMimeDataFromSelection().text() == MARKUP


def test_a_long_address_is_broken_and_widens_nothing(qtbot: QtBot) -> None:
    prose = Prose(ADDRESS)
    page = QWidget()
    page.setLayout(column(prose, PlainLabel(ADDRESS, wrap=True), None))
    scroll = VScroll(page)
    qtbot.addWidget(scroll)
    scroll.resize(320, 400)
    scroll.show()
    qtbot.waitExposed(scroll)
    assert page.width() <= scroll.viewport().width()
    assert prose.height() >= 4 * prose.fontMetrics().height()
    assert prose.document().size().width() <= prose.width()


def test_prose_grows_and_shrinks_with_its_words(qtbot: QtBot) -> None:
    prose = Prose("一行")
    qtbot.addWidget(prose)
    prose.resize(300, 20)
    prose.show()
    one = prose.height()
    prose.setPlainText("一\n二\n三")
    assert prose.height() == pytest.approx(3 * one, abs=4)
    prose.setPlainText("一行")
    assert prose.height() == one


def test_a_hundred_thousand_characters_are_shown_whole(qtbot: QtBot) -> None:
    prose = Prose("留言" * 50_000)
    qtbot.addWidget(prose)
    prose.resize(600, 20)
    assert len(prose.toPlainText()) == 100_000


def test_prose_takes_no_typing_and_no_input_method(qtbot: QtBot) -> None:
    prose = Prose("原话")
    qtbot.addWidget(prose)
    prose.show()
    QTest.keyClicks(prose, "x")
    assert prose.toPlainText() == "原话"
    assert not prose.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_label_that_is_cut_shows_the_whole_when_asked(qtbot: QtBot) -> None:
    label = ElidedLabel(MARKUP * 20)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    label.grab()
    assert "&lt;b&gt;" in label.toolTip()
    label.setText("短")
    label.grab()
    assert label.toolTip() == ""


def item(flow: FlowLayout, index: int) -> QLayoutItem:
    found = flow.itemAt(index)
    assert found is not None
    return found


def test_buttons_flow_into_the_next_line_and_equal_ones_fill_theirs(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowLayout(window, spacing=8, equal=True)
    for n in range(5):
        flow.addWidget(QPushButton(f"单位 {n}" * (1 + n % 2)))
    width = 3 * max(item(flow, i).sizeHint().width() for i in range(5)) + 30
    flow.setGeometry(QRect(0, 0, width, 200))
    places = [item(flow, i).geometry() for i in range(5)]
    assert {place.y() for place in places[:3]} == {0}
    assert {place.y() for place in places[3:]} == {places[0].height() + 8}
    assert places[2].right() == width - 1
    assert flow.heightForWidth(width) == 2 * places[0].height() + 8
    assert flow.heightForWidth(10) == 5 * places[0].height() + 4 * 8


def test_a_row_of_chips_wraps_only_where_it_must(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowLayout(window, spacing=4)
    for word in ("一", "二", "三"):
        flow.addWidget(QPushButton(word))
    wanted = 2 * 4 + sum(item(flow, i).sizeHint().width() for i in range(3))
    height = item(flow, 0).sizeHint().height()
    assert flow.heightForWidth(wanted) == height
    assert flow.heightForWidth(wanted - 1) == 2 * height + 4
    flow.clear()
    assert flow.count() == 0


def test_a_key_is_drawn_at_least_as_wide_as_high_and_has_a_name(qtbot: QtBot) -> None:
    hint = KeyHint("R")
    qtbot.addWidget(hint)
    assert hint.sizeHint().width() >= hint.sizeHint().height()
    assert hint.accessibleName() == "R"
    hint.show_key("")
    assert hint.isHidden()


def test_empty_states_teach_the_next_step(qtbot: QtBot) -> None:
    state = EmptyState("inbox", "都处理完了", "新的留言会出现在这里。", "Ctrl+N")
    qtbot.addWidget(state)
    assert [label.text() for label in state.findChildren(PlainLabel)] == [
        "都处理完了",
        "新的留言会出现在这里。",
    ]
    assert [hint.accessibleName() for hint in state.findChildren(KeyHint)] == ["Ctrl+N"]


def test_rows_of_the_places_are_as_high_inside_a_window_as_alone(qtbot: QtBot) -> None:
    places = NavList()
    for icon, word in (("inbox", "收件箱"), ("book", "通讯录")):
        places.add(icon, word)
    places.setCurrentRow(0)
    card = Card()
    card.column.addWidget(places)
    qtbot.addWidget(card)
    card.show()
    QApplication.processEvents()
    heights = {places.visualItemRect(places.item(i)).height() for i in range(2)}
    assert heights == {38}


def test_enter_held_on_a_button_presses_it_once(qtbot: QtBot) -> None:
    button = Button("Sent")
    qtbot.addWidget(button)
    button.show()
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("Sent"))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        pressed.clear()
        for kind, at in (("Press", 500), ("Release", 1160), ("Press", 1160), ("Release", 1200)):
            event = QKeyEvent(QEvent.Type[f"Key{kind}"], key, Qt.KeyboardModifier.NoModifier)
            event.setTimestamp(at)
            QApplication.sendEvent(button, event)
        assert len(pressed) == 1
