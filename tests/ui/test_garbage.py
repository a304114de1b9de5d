"""What is left of a widget is destroyed where widgets live, whoever else makes garbage meanwhile."""

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from moderator_app.ui.garbage import Collector

MANY = 50_000


class Left:
    """A cycle, as a closed dialog is one."""

    def __init__(self, ended_on: list[threading.Thread]) -> None:
        self.ended_on = ended_on
        self.itself = self

    def __del__(self) -> None:
        self.ended_on.append(threading.current_thread())


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    gc.collect()
    gc.enable()
    made = Collector()
    made.start()
    yield made
    made.stop()


def make_garbage() -> None:
    for _ in range(MANY):
        Left([])


def test_a_worker_that_makes_garbage_collects_nobody_elses(
    qtbot: QtBot, collector: Collector
) -> None:
    ended_on: list[threading.Thread] = []
    Left(ended_on)
    worker = threading.Thread(target=make_garbage)
    worker.start()
    worker.join()
    assert ended_on == []
    qtbot.waitUntil(lambda: bool(ended_on))
    assert ended_on == [threading.main_thread()]


def test_what_there_is_when_the_window_is_shown_is_not_looked_through_again(
    collector: Collector,
) -> None:
    there = [[n] for n in range(1_000)]
    collector.keep()
    assert gc.get_freeze_count() > len(there)
    collector.stop()
    assert gc.get_freeze_count() == 0
    assert gc.isenabled()
