"""The person on duty for a day: works the real window by keys, at a person's pace in the day's own
time; and the stopwatch on the window's thread."""

import random
import time
from array import array
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from moderator_app.channels.clock import Waits
from moderator_app.ui.notices import Notice
from moderator_app.ui.startup import Startup
from tests.bench.twelve_hours_plan import MARK, Setting, marks
from tests.bench.twelve_hours_world import Day
from tests.journeys.hands import Offscreen

HEARTBEAT_MS: Final = 10
WORTH_COUNTING_S: Final = 0.0001
"""A turn of the event loop that took less had nothing to do: it would make the others look better."""
_STEP_S: Final = 0.00001
_STEPS: Final = 10_000
"""Of a tenth of a second; the last counts all that took longer."""
SLACK_S: Final = 0.12
"""What a person waits, in the machine's time, for the list to show what a key asked for."""


class DeskClock:
    """The clocks of the desk's machine: the day's, as somebody sets the one and the other sleeps."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self._set = 0.0
        self._slept = 0.0

    def now(self) -> datetime:
        return datetime.fromtimestamp(self._day.now() + self._set, UTC)

    def steady(self) -> float:
        return self._day.zero + self._day.seconds() - self._slept

    def wait(self, at: Waits, seconds: float) -> None:
        at.wait(seconds / self._day.rate)

    def heed(self, setting: Setting) -> None:
        self._set += setting.by
        self._slept += setting.slept


@dataclass
class Stopwatch:
    """Seconds of processor time that the window's thread took: for each turn of its event loop, in
    which one event or a few are handled, and for each key.

    Kept is how often it took how many steps: at the end of a day that holds as much memory as at
    its beginning.
    """

    turns: int = 0
    keys: int = 0
    longest: float = 0.0
    _counts: "array[int]" = field(default_factory=lambda: array("L", [0] * _STEPS))

    def turn(self) -> None:
        began = time.thread_time()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        # What is to be deleted later waits for a loop that is further out than any there is here.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        took = time.thread_time() - began
        if took >= WORTH_COUNTING_S:
            self.turns += 1
            self._count(took)

    def key(self, press: Callable[[], None]) -> None:
        began = time.thread_time()
        press()
        self.keys += 1
        self._count(time.thread_time() - began)

    def _count(self, took: float) -> None:
        self._counts[min(int(took / _STEP_S), _STEPS - 1)] += 1
        self.longest = max(self.longest, took)

    def begin_anew(self) -> None:
        """What was counted so far was not the day yet."""
        self.turns, self.keys, self.longest = 0, 0, 0.0
        self._counts = array("L", [0] * _STEPS)

    def longer(self, seconds: float) -> int:
        """How many took longer, to a step."""
        return sum(self._counts[int(seconds / _STEP_S) :])

    def within(self, part: float) -> float:
        """How long that part of all took at the most, to a step."""
        left = part * (self.turns + self.keys)
        for step, count in enumerate(self._counts):
            left -= count
            if left <= 0:
                return min((step + 1) * _STEP_S, self.longest)
        return self.longest


class Person:
    """`typed`: the numbers of the replies that stood in the reply's field when the key was pressed
    that commits them; `overwritten`: of those that stood there still, and were written over."""

    def __init__(self, startup: Startup, watch: Stopwatch, pick: random.Random) -> None:
        self._watch = watch
        self._pick = pick
        self._hands = Offscreen(lambda: startup.tasks.busy)
        self._heartbeat = QTimer()
        self._heartbeat.start(HEARTBEAT_MS)
        self._number = 0
        self.typed: list[int] = []
        self.overwritten: set[int] = set()
        self.deeds: Counter[str] = Counter()
        self.said: Counter[str] = Counter()
        startup.notices.listen(self._hear)

    def leave(self) -> None:
        self._heartbeat.stop()

    def _hear(self, notice: Notice) -> None:
        # Not of which case: each would be a line of its own, and remembered all day.
        self.said[f"{notice.kind.value}: {notice.text.partition('“')[0][:60]}"] += 1

    def pause(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._watch.turn()

    def until(self, so: Callable[[], bool], seconds: float) -> bool:
        end = time.monotonic() + seconds
        while not so():
            if time.monotonic() > end:
                return False
            self._watch.turn()
        return True

    def press(self, *chords: str) -> None:
        for chord in chords:
            self._watch.key(lambda chord=chord: self._hands.press(chord))  # type: ignore[misc]
            self.pause(0.01)

    def write(self, text: str) -> None:
        for sign in text:
            self._watch.key(lambda sign=sign: self._hands.write(sign))  # type: ignore[misc]
        self.pause(0.01)

    # What a person does.

    def act(self) -> None:
        """One thing, and back to the list."""
        deeds = (
            self.reply,
            self.reply_and_take_back,
            self.set_aside,
            self.search,
            self.look_around,
        )
        deed = self._pick.choices(deeds, (60, 6, 8, 8, 18))[0]
        self.home()
        deed()
        self.deeds[deed.__name__] += 1

    def home(self) -> None:
        for _ in range(3):
            if QApplication.activeModalWidget() is None:
                break
            self.press("Esc")
        self.press("Esc", "Ctrl+1")
        self.pause(SLACK_S / 2)

    def read(self) -> None:
        """What came last, or one of those that wait longest; and read it."""
        self.press("Home" if self._pick.random() < 0.7 else ",")
        self.press(*["J"] * self._pick.randint(0, 4))
        self.pause(SLACK_S)

    def reply(self) -> None:
        self.read()
        with_handler = self._pick.random() < 0.3
        if with_handler:
            self.press(str(self._pick.randint(1, 3)))
        self.press("R")
        self.pause(0.03)
        if not isinstance(QApplication.focusWidget(), QPlainTextEdit):
            return  # there is nothing to reply to
        self._number += 1
        self.overwritten |= set(marks("r", _words()))
        self.press("Ctrl+A")
        self.write(MARK.format("r", self._number) + self._pick.choice(_ANSWERS))
        if self._number in marks("r", _words()):
            self.typed.append(self._number)
        else:
            self.deeds["slipped"] += 1
        self.press("Ctrl+Enter")
        self.pause(SLACK_S)
        if with_handler:
            self.press("Esc", "Y")

    def reply_and_take_back(self) -> None:
        self.reply()
        self.press("Esc", "U")
        self.pause(SLACK_S)

    def set_aside(self) -> None:
        self.read()
        self.press("S")
        self.pause(0.05)
        self.press(str(self._pick.randint(1, 3)), "Enter")
        self.pause(SLACK_S)

    def search(self) -> None:
        self.press("Ctrl+K")
        self.pause(0.03)
        self.write(self._pick.choice(("路灯", "云溪路噪音", "石板桥街", "井盖松动")))
        self.pause(SLACK_S)
        self.press(self._pick.choice(("Enter", "Esc")))
        self.pause(SLACK_S)

    def look_around(self) -> None:
        for view in self._pick.sample(("Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+7"), 2):
            self.press(view)
            self.pause(SLACK_S)
            self.press("J", "J")
            self.pause(SLACK_S)


def _words() -> str:
    """What stands in the field that has the focus."""
    field = QApplication.focusWidget()
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else ""


_ANSWERS = (
    "您好，您反映的情况已收到，已转相关单位处理。",
    "您好，感谢反映，已安排人员到现场查看。",
    "收到，已登记。",
)
