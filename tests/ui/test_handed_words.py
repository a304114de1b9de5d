"""What the giver of a shift wrote for the next person is in sight when it is taken over."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.benches import Seat
from tests.ui.test_take_over import hand_over, opened


def test_the_givers_words_are_in_the_window_and_were_never_a_window_themselves(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is shown before it has a place becomes a window, and on X11 stays unpainted."""
    alone: list[QWidget] = []
    set_visible = QWidget.setVisible

    def watched(part: QWidget, visible: bool) -> None:
        if visible and part.parent() is None:
            alone.append(part)
        set_visible(part, visible)

    seat.window.show()
    monkeypatch.setattr(QWidget, "setVisible", watched)
    seat.on_desk(hand_over)
    seat.bench.sit_down(None)
    dialog = opened(seat)
    seat.press(Qt.Key.Key_2)
    seat.qtbot.waitUntil(dialog.note.hasFocus)
    assert "九点前回电" in dialog._handed._words.toPlainText()
    assert dialog._handed._words.isVisible()
    assert alone == []
