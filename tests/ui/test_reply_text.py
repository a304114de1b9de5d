"""The field of the reply: what may be pasted, how large it is, and what its keys do once."""

import time
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from moderator_app.core.case import Audience
from moderator_app.core.guards import Finding, Problem, Severity
from moderator_app.core.templates import template_id
from moderator_app.ui.panes.composer import Composer
from moderator_app.ui.panes.composer_text import LONGEST, plain
from tests.ui.benches import Seat
from tests.ui.writing import (
    a_composer,
    field,
)

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def composer(seat: Seat) -> Composer:
    return a_composer(seat)


def test_pasting_takes_plain_text_alone(seat: Seat, composer: Composer) -> None:
    data = QMimeData()
    data.setHtml("<b>粗</b><script>x</script>")
    data.setText("粗\r\n体\x00\u2028行")
    field(composer).insertFromMimeData(data)
    assert field(composer).words == "粗\n体\n行"
    assert plain("a\ud800b").encode()


def test_what_was_found_in_longer_words_marks_nothing_in_shorter_ones(
    composer: Composer,
) -> None:
    text = field(composer)
    text.setPlainText("清川市市政设施管理处的电话是 0399-6120021")
    found = Finding(Problem.EXAMPLE, Severity.BLOCK, 15, 27, "0399-6120021")
    text.show_findings([found])
    assert len(text.extraSelections()) == 1
    text.setPlainText("您好")
    text.show_findings([found])
    assert text.extraSelections() == []


def test_pasting_a_hundred_thousand_characters_neither_freezes_nor_hides_what_was_cut(
    seat: Seat, composer: Composer
) -> None:
    data = QMimeData()
    data.setText("路面塌了一个坑，" * 12_500)
    before = time.thread_time()
    field(composer).insertFromMimeData(data)
    QApplication.processEvents()
    assert time.thread_time() - before < 0.1
    assert len(field(composer).words) == LONGEST
    assert "90,000" in seat.said[-1].text
    composer.focus_text()
    before = time.thread_time()
    seat.type("a")
    QApplication.processEvents()
    assert time.thread_time() - before < 0.05


def test_the_field_keeps_four_lines_and_grows_with_the_text(seat: Seat, composer: Composer) -> None:
    text = field(composer)
    four = text.sizeHint().height()
    assert four >= 4 * text.fontMetrics().lineSpacing()
    composer.focus_text()
    for _ in range(7):
        seat.press(Key.Key_Return)
    assert text.sizeHint().height() > four
    for _ in range(30):
        seat.press(Key.Key_Return)
    assert text.sizeHint().height() < 4 * four


def test_every_control_has_a_name(seat: Seat, composer: Composer) -> None:
    for widget in composer.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(composer):
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_a_key_that_is_held_commits_once(seat: Seat, composer: Composer) -> None:
    asked: list[None] = []
    composer.commit_requested.connect(partial(asked.append, None))
    composer.focus_text()
    QTest.keyClick(field(composer), Key.Key_Return, CTRL)
    again = QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_Return, CTRL, "\r", True)  # noqa: FBT003
    QApplication.sendEvent(field(composer), again)
    assert len(asked) == 1


def test_the_kits_private_question_is_not_asked_in_public(seat: Seat, composer: Composer) -> None:
    private = next(
        one for one in seat.bench.knowledge.templates if one.id == template_id("ask-place-private")
    )
    composer.insert_template(private)
    assert composer.audience is Audience.PRIVATE
