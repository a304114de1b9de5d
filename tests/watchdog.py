"""Measures how long one event holds the window's thread, and says what it was doing.

A helper thread looks at the main thread every few milliseconds: its Python stack, and the
processor time *that thread* has used. A look counts for the window when the stack leads through
the product, or ends in pytest-qt, which is then running Qt's own code; it does not count while the
test itself computes. The counting starts anew at each **beat**: a timer's each time the event loop
turns, and one before and after each key press or click that a test makes.

Processor time, not the clock on the wall: on a shared machine the thread may wait its turn for
longer than the whole budget, and that is no fault of the product. A product that *sleeps* (waits
for a lock, a disk, an answer) uses no processor and still holds the window: such waiting is
counted apart, less what the system says the thread spent waiting for its turn, with a wider
limit, since a wait for the interpreter's lock looks the same. While Python code computes, a look
comes every 5 to 10 ms, so an event is caught for certain from 10 ms over the limit.

Systems that do not tell one thread's processor time to another (Windows, macOS) have no watchdog.
"""

import faulthandler
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

LIMIT = 0.050
"""Seconds of processor time that one event may take: three frames of a 60 Hz screen."""
WAIT_LIMIT = 0.250
"""Seconds that one event may wait without computing."""
LOOK_EVERY = 0.004
WORTH_ASKING = 0.002
_LONGEST = 1 << 20
BEAT_EVERY_MS = 5

PRODUCT = str(Path(__file__).resolve().parent.parent / "moderator_app")
QT_DRIVER = str(Path(sys.modules[QtBot.__module__].__file__ or "").parent)
INPUTS = (
    "keyClick",
    "keyClicks",
    "keyPress",
    "keyRelease",
    "keySequence",
    "mouseClick",
    "mouseDClick",
    "mousePress",
    "mouseRelease",
    "mouseMove",
)


@dataclass(slots=True)
class Offence:
    """One event that held the window: seconds computing, seconds waiting, and where it was."""

    busy: float
    waited: float
    stack: str

    def __str__(self) -> str:
        return (
            f"the window's thread was held for {self.busy * 1000:.0f} ms of computing and "
            f"{self.waited * 1000:.0f} ms of waiting by one event, which was here:\n{self.stack}"
        )


class Queue:
    """The seconds that the thread which makes it was ready to run and had no processor."""

    def __init__(self) -> None:
        self._account = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._told = self._tell()

    def less(self, waited: float) -> float:
        """What remains of a wait. Asked of the system only for a wait worth the reading."""
        if waited < WORTH_ASKING:
            return 0.0
        before, self._told = self._told, self._tell()
        return max(0.0, waited - (self._told - before))

    def _tell(self) -> float:
        try:
            return int(self._account.read_text("ascii").split()[1]) / 1e9
        except OSError:
            return 0.0


class Glimpse:
    """What a thread is doing, in words and without touching its frames.

    A reference to a frame keeps the frame's variables alive past its end, a painter's and a style
    option's among them; Qt reuses their places at once, and the program then crashes in painting.
    The fault handler reads the names of the functions and holds on to nothing.
    """

    def __init__(self, thread: int) -> None:
        self._title = f"Thread 0x{thread:016x} "
        self._file, name = tempfile.mkstemp()
        Path(name).unlink()

    def take(self) -> list[str]:
        """The lines of the thread's stack, the innermost first."""
        os.ftruncate(self._file, 0)
        os.lseek(self._file, 0, os.SEEK_SET)
        faulthandler.dump_traceback(self._file, all_threads=True)
        text = os.pread(self._file, _LONGEST, 0).decode(errors="replace")
        _, _, own = text.partition(self._title)
        return own.partition("\n\n")[0].splitlines()[1:]

    def close(self) -> None:
        os.close(self._file)


class Watchdog:
    """Watches the thread that makes it, from `start` to `stop`."""

    def __init__(
        self, limit: float = LIMIT, wait_limit: float = WAIT_LIMIT, product: str = PRODUCT
    ) -> None:
        self.limit = limit
        self.wait_limit = wait_limit
        self.offences: list[Offence] = []
        self.worst = 0.0
        self._product = product
        self.beats = 0
        self._main = threading.get_ident()
        self._busy_at_beat = 0.0
        self._glimpse = Glimpse(self._main)
        self._queue = Queue()
        self._timer = QTimer()
        self._timer.setInterval(BEAT_EVERY_MS)
        self._timer.timeout.connect(self.beat)
        self._ending = threading.Event()
        self._helper = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> None:
        self.beat()
        self._timer.start()
        self._helper.start()

    def stop(self) -> None:
        self._timer.stop()
        self._ending.set()
        self._helper.join()
        self._glimpse.close()

    def beat(self) -> None:
        """One event is over. A test that delivers events by a way of its own calls this between."""
        self._busy_at_beat = time.thread_time()
        self.beats += 1

    def assert_calm(self) -> None:
        assert not self.offences, "\n".join(map(str, self.offences))

    def _watch(self) -> None:
        event = Offence(0.0, 0.0, "")
        wall, base, beats = time.perf_counter(), self._busy_at_beat, -1
        while not self._ending.wait(LOOK_EVERY):
            stack = self._glimpse.take()
            earlier, wall = wall, time.perf_counter()
            used = self._used()
            if beats != self.beats:
                beats = self.beats  # read before what `beat` writes before it
                event, base = Offence(0.0, 0.0, ""), self._busy_at_beat
            if not self._is_window(stack):
                event, base = Offence(0.0, 0.0, ""), used
            else:
                computed = used - base - event.busy
                event.busy = used - base
                if self._in_product(stack):
                    event.waited += self._queue.less(wall - earlier - computed)
                self._judge(event, stack)

    def _judge(self, event: Offence, stack: list[str]) -> None:
        self.worst = max(self.worst, event.busy)
        if (event.busy > self.limit or event.waited > self.wait_limit) and not event.stack:
            event.stack = "\n".join(reversed(stack))
            self.offences.append(event)

    def _used(self) -> float:
        """Seconds of processor time the watched thread has used."""
        return time.clock_gettime(time.pthread_getcpuclockid(self._main))

    def _is_window(self, stack: list[str]) -> bool:
        return bool(stack) and (f'"{QT_DRIVER}' in stack[0] or self._in_product(stack))

    def _in_product(self, stack: list[str]) -> bool:
        return any(f'"{self._product}' in line for line in stack)


def _between_beats(watchdog: Watchdog, give_input: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(give_input)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        watchdog.beat()
        try:
            return give_input(*args, **kwargs)
        finally:
            watchdog.beat()

    return wrapped


@pytest.fixture
def window_watchdog(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watchdog]:
    """Fail the test when one event holds the window's thread for longer than the budget."""
    if not hasattr(time, "pthread_getcpuclockid"):
        pytest.skip("this system does not tell a thread's processor time")
    watchdog = Watchdog()
    for owner in (QTest, QtBot):
        for name in INPUTS:
            if hasattr(owner, name):
                wrapped = _between_beats(watchdog, getattr(owner, name))
                monkeypatch.setattr(owner, name, staticmethod(wrapped))
    watchdog.start()
    yield watchdog
    watchdog.stop()
    watchdog.assert_calm()
