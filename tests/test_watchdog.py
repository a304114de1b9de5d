"""The watchdog barks at a slot that holds the window, and at nothing else."""

import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from typing_extensions import override

from tests.watchdog import LIMIT, Watchdog


@pytest.fixture
def watchdog(qtbot: QtBot) -> Iterator[Watchdog]:
    """One to which this file is the product, so that its slots are the window's."""
    watchdog = Watchdog(product=__file__)
    watchdog.start()
    yield watchdog
    watchdog.stop()


@pytest.fixture
def lenient(qtbot: QtBot) -> Iterator[Watchdog]:
    """One to which this file is only a test."""
    watchdog = Watchdog()
    watchdog.start()
    yield watchdog
    watchdog.stop()


def compute(seconds: float) -> None:
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


def hold_for_80_ms() -> None:
    compute(0.080)


def wait_for_400_ms() -> None:
    time.sleep(0.4)


def hold_in_c() -> None:
    """Calls that keep the interpreter's lock throughout: one can look between two of them alone, and
    on a machine that is busy not between any two."""
    until = time.thread_time() + 0.300
    while time.thread_time() < until:
        sorted(range(200_000), key=int.__neg__)


def run(qtbot: QtBot, slot: Callable[[], None]) -> None:
    QTimer.singleShot(0, slot)
    qtbot.wait(150)


def test_a_slot_that_computes_for_80_ms_is_named(qtbot: QtBot, watchdog: Watchdog) -> None:
    run(qtbot, hold_for_80_ms)
    assert len(watchdog.offences) == 1
    assert "hold_for_80_ms" in str(watchdog.offences[0])
    with pytest.raises(AssertionError, match="hold_for_80_ms"):
        watchdog.assert_calm()


def test_a_slot_that_holds_the_interpreter_in_c_is_named(qtbot: QtBot, watchdog: Watchdog) -> None:
    run(qtbot, hold_in_c)
    assert "hold_in_c" in str(watchdog.offences[0])


def test_a_slot_that_waits_without_computing_is_named(qtbot: QtBot, watchdog: Watchdog) -> None:
    QTimer.singleShot(0, wait_for_400_ms)
    qtbot.wait(450)
    assert watchdog.offences[0].busy < LIMIT
    assert "wait_for_400_ms" in str(watchdog.offences[0])


def test_an_idle_window_is_left_alone(qtbot: QtBot, lenient: Watchdog) -> None:
    qtbot.wait(400)
    assert lenient.offences == []
    assert lenient.worst < LIMIT


def test_many_short_events_are_not_added_up(qtbot: QtBot, watchdog: Watchdog) -> None:
    timer = QTimer()
    timer.timeout.connect(lambda: compute(0.010))
    timer.start(0)
    qtbot.waitUntil(lambda: watchdog.beats > 20, timeout=5000)
    timer.stop()
    watchdog.assert_calm()


def test_the_work_of_the_test_itself_is_not_the_windows(qtbot: QtBot, lenient: Watchdog) -> None:
    hold_for_80_ms()
    lenient.assert_calm()


class SlowField(QLineEdit):
    """Takes 30 ms for each key: within the budget."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        compute(0.030)
        super().keyPressEvent(event)


def test_keys_pressed_in_a_row_are_events_of_their_own(
    qtbot: QtBot, window_watchdog: Watchdog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_watchdog, "_product", __file__)
    field = SlowField()
    qtbot.addWidget(field)
    for _ in range(5):
        QTest.keyClick(field, Qt.Key.Key_A)
    assert window_watchdog.worst > 0
