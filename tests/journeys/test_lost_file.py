"""The case file is gone in the morning: it comes back by keyboard, in a real window, and so does
an earlier evening, while the program goes on."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from moderator_app.core.access import Access
from moderator_app.core.rows import View
from moderator_app.desk import backups, opening
from moderator_app.desk.opening import Place
from moderator_app.store.store import FILE, set_aside
from tests.desks import ANNA, invented
from tests.journeys.hands import PATIENCE_S, RealKeyboard
from tests.journeys.test_a_real_window import START, _ended, _start, display
from tests.journeys.test_an_evening import prepared

__all__ = ["display"]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A desk with a backup, ten cases that came after it, and no case file any more."""
    made = prepared(tmp_path / "desk", monkeypatch)
    backups.back_up(made, opening.now())
    desk = made.open_desk_for(ANNA)
    desk.intake.receive(invented(10))
    desk.close()
    (made.folder / FILE).rename(tmp_path / "lost.db")
    return made


@pytest.fixture
def hands(place: Place, display: str) -> Iterator[RealKeyboard]:
    environment = {
        **os.environ,
        "DISPLAY": display,
        "MODERATOR_DESK_HOME": str(place.folder),
        "QT_QPA_PLATFORM": "xcb",
        "QT_IM_MODULE": "compose",
    }
    program = _start(sys.executable, "-c", START, environment=environment)
    made = RealKeyboard(display)
    made.await_window()
    time.sleep(1.5)
    yield made
    assert program.poll() is None, "the program ended by itself"
    _ended(program)


def cases(place: Place) -> int:
    with closing(place.open_reader()) as reader:
        return reader.counts(now=opening.now(), person="")[View.HISTORY]


def wait_for(hands: RealKeyboard, condition: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < until
        hands.wait(0.1)


def test_a_lost_case_file_comes_back_and_an_earlier_evening_too(
    place: Place, hands: RealKeyboard
) -> None:
    hands.press("Enter")  # Restore a backup…
    hands.look()
    hands.press("Ctrl+Enter")  # the newest one
    wait_for(hands, (place.folder / FILE).exists)
    hands.wait(1.5)
    hands.press("1")  # who is there
    hands.wait(2.5)
    assert cases(place) > 100
    assert set_aside(place.folder) == []
    hands.press("Ctrl+comma")
    hands.wait(1.0)
    hands.press("End")  # the last page
    for _ in range(3):
        hands.press("Tab")
    hands.press("space")  # Restore from a backup…
    hands.wait(0.8)
    hands.press("Ctrl+Enter")
    wait_for(hands, lambda: len(set_aside(place.folder)) == 1)
    hands.wait(2.0)
    hands.press("1")
    hands.wait(2.0)
    acts = [one.what for one in opening.read_access_log(place.folder, None).entries]
    assert acts.count(Access.RESTORED) == 2
