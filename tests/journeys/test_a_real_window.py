"""The same evening through an X server, a window manager and a keyboard, with the network off."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from moderator_app.bootstrap_libraries import X11, missing
from moderator_app.core.rows import View
from moderator_app.desk.opening import Place
from tests.journeys.hands import RealKeyboard
from tests.journeys.story import Evening, whole_evening
from tests.journeys.test_an_evening import prepared

pytestmark = pytest.mark.long

NEEDED = ("Xvfb", "openbox", "xdotool", "xclip")
START = "from moderator_app.app import main; raise SystemExit(main([]))"


def _start(
    *words: str, environment: dict[str, str], keep: Sequence[int] = ()
) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - tools of this machine, and our own program
        words, env=environment, pass_fds=keep, stderr=subprocess.DEVNULL
    )


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of its own with a window manager, which alone gives windows the keyboard."""
    absent = [name for name in NEEDED if shutil.which(name) is None]
    absent += [library.soname for library in missing(X11)]
    if absent:
        pytest.skip(f"not installed: {', '.join(absent)}")
    read, write = os.pipe()
    with ExitStack() as stack:
        screen = ("-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp")
        server = _start("Xvfb", *screen, environment=dict(os.environ), keep=[write])
        stack.callback(_ended, server)
        os.close(write)
        with os.fdopen(read) as pipe:
            name = f":{pipe.readline().strip()}"
        manager = _start("openbox", environment={**os.environ, "DISPLAY": name})
        stack.callback(_ended, manager)
        time.sleep(0.5)
        yield name


def _without_network() -> list[str]:
    """The words that start a program where there is no network at all, if we may."""
    words = ["unshare", "--net"]
    if shutil.which("unshare") is None:
        return []
    tried = _start(*words, "true", environment=dict(os.environ))
    return words if tried.wait() == 0 else []


@pytest.fixture
def window(place: Place, display: str) -> Iterator[RealKeyboard]:
    environment = {
        **os.environ,
        "DISPLAY": display,
        "MODERATOR_DESK_HOME": str(place.folder),
        "QT_QPA_PLATFORM": "xcb",
        "QT_IM_MODULE": "compose",
    }
    program = _start(*_without_network(), sys.executable, "-c", START, environment=environment)
    hands = RealKeyboard(display)
    hands.await_window()
    time.sleep(1.5)
    yield hands
    _ended(program)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    return prepared(tmp_path / "desk", monkeypatch)


def test_an_evening_in_a_real_window(place: Place, window: RealKeyboard) -> None:
    reader = place.open_reader()
    person = next(p for p in reader.people() if p.number == "03")
    evening = Evening(window, reader, str(person.id))
    evening.sit_down("1")
    whole_evening(evening, cases=20)
    reader.close()


def test_a_key_held_down_in_a_real_window_acts_once(place: Place, window: RealKeyboard) -> None:
    reader = place.open_reader()
    person = next(p for p in reader.people() if p.number == "03")
    evening = Evening(window, reader, str(person.id))
    evening.sit_down("1")
    evening.go("Ctrl+1")
    evening.press("Home", "1", "J", "1", "K")
    waiting = evening.count(View.UNSENT)
    window.hold("Ctrl+Enter", 1.5)
    evening.hands.look()
    assert evening.count(View.UNSENT) == waiting + 1
    evening.go("Ctrl+4")
    case = evening.first_of(View.DISPATCHED)
    before = [h.hastened for h in evening.case(case).handlings]
    window.hold("H", 1.5)
    evening.hands.look()
    after = [h.hastened for h in evening.case(case).handlings]
    assert sum(after) == sum(before) + 1
    reader.close()
