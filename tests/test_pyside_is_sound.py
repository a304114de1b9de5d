"""Qt's bindings keep their references: 6.12.0 lost one at each call, until Python aborted."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPainter, QPen, QPixmap
from pytestqt.qtbot import QtBot

CALLS = 500
# Other threads and caches may move a count by a few.
SLACK = 50

pytestmark = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None, True and False are immortal from Python 3.12 on"
)


class Speaker(QObject):
    spoke = Signal(object)


def lost(value: object, call: Callable[[], object]) -> int:
    before = sys.getrefcount(value)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(value)


def test_calls_that_return_nothing_do_not_use_up_none(qtbot: QtBot) -> None:
    pixmap = QPixmap(8, 8)
    painter = QPainter(pixmap)
    pen = QPen()
    used = lost(None, lambda: painter.setPen(pen))
    painter.end()
    assert used < SLACK


def test_signals_do_not_use_up_true(qtbot: QtBot) -> None:
    speaker = Speaker()
    assert lost(True, lambda: speaker.spoke.emit(None)) < SLACK  # noqa: FBT003 - it is the subject
