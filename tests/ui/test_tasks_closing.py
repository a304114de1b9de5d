"""The end of the workers: what was to be written is written, the rest is dropped or told."""

import threading
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from moderator_app.ui.tasks import Tasks
from tests.ui.test_tasks import fail


def test_closing_finishes_what_was_asked_to_be_written(qtbot: QtBot) -> None:
    tasks = Tasks()
    written: list[int] = []
    for n in range(20):
        tasks.write(partial(written.append, n))
    tasks.close()
    tasks.close()
    assert written == list(range(20))


def test_closing_interrupts_a_reading(qtbot: QtBot) -> None:
    tasks = Tasks()
    begun, interrupted = threading.Event(), threading.Event()

    def look() -> None:
        begun.set()
        interrupted.wait(5)

    tasks.look("x", look, print, interrupt=interrupted.set)
    assert begun.wait(5)
    tasks.close()
    assert interrupted.is_set()


def test_an_exception_while_closing_is_still_told(qtbot: QtBot) -> None:
    tasks = Tasks()
    go = threading.Event()
    tasks.write(go.wait)
    tasks.write(partial(fail, ValueError("late")))
    go.set()
    with qtbot.waitSignal(tasks.failed) as caught:
        tasks.close()
    assert isinstance(caught.args[0], ValueError)


def test_a_closed_desk_takes_no_work(qtbot: QtBot) -> None:
    tasks = Tasks()
    tasks.close()
    with pytest.raises(RuntimeError):
        tasks.write(int)
