"""Two pairs of hands for one story: keys to whatever has the focus, here or in a real window."""

import os
import subprocess
import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE_S = 15.0
TYPING_MS = 15
REMAPPING_MS = 80

_NAMED = {
    "F9": Qt.Key.Key_F9,
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Tab": Qt.Key.Key_Tab,
    "Down": Qt.Key.Key_Down,
    "Up": Qt.Key.Key_Up,
    "Home": Qt.Key.Key_Home,
    "F4": Qt.Key.Key_F4,
    ".": Qt.Key.Key_Period,
    "=": Qt.Key.Key_Equal,
    "Backspace": Qt.Key.Key_Backspace,
    "Space": Qt.Key.Key_Space,
}
_HELD = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}
_X_NAMES = {
    "Enter": "Return",
    "Esc": "Escape",
    "Ctrl": "ctrl",
    "Shift": "shift",
    "Alt": "alt",
    ".": "period",
}


class Hands(Protocol):
    """What a person has: fingers and patience."""

    def press(self, chord: str) -> None: ...
    def write(self, text: str) -> None: ...
    def wait(self, seconds: float) -> None: ...
    def copied(self) -> str:
        """What lies on the clipboard."""

    def look(self) -> None:
        """Wait until what was asked for is on the screen."""


class Offscreen:
    """Keys go to the widget that has the focus, whichever it is; nothing is named."""

    def __init__(self, is_busy: Callable[[], bool]) -> None:
        self._is_busy = is_busy

    def look(self) -> None:
        # A held-down J shows a case only once it is let go.
        QTest.qWait(100)
        until(self, lambda: not self._is_busy(), "the desk comes to rest")
        QTest.qWait(20)

    def copied(self) -> str:
        return QApplication.clipboard().text()

    def press(self, chord: str) -> None:
        *held, name = chord.split("+") if chord != "+" else ["+"]
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= _HELD[one]
        key = _NAMED.get(name) or Qt.Key(ord(name.upper()))
        QTest.keyClick(self._focus(), key, modifiers)
        QCoreApplication.processEvents()

    def write(self, text: str) -> None:
        """Letters as keys, characters as an input method commits them."""
        for sign in text:
            if sign.isascii():
                QTest.keyClicks(self._focus(), sign)
            else:
                committed = QInputMethodEvent()
                committed.setCommitString(sign)
                QApplication.sendEvent(self._focus(), committed)

    def wait(self, seconds: float) -> None:
        QTest.qWait(int(seconds * 1000))

    def _focus(self) -> QWidget:
        until(self, lambda: _listener() is not None, "a window has the keyboard")
        listener = _listener()
        assert listener is not None
        return listener


def _listener() -> QWidget | None:
    if QApplication.activeWindow() is None:
        # There is no window manager here to give the keyboard back when a dialog closes.
        windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        front = QApplication.activeModalWidget() or next(iter(windows), None)
        if front is not None:
            front.activateWindow()
    return QApplication.focusWidget() or QApplication.activeWindow()


class RealKeyboard:
    """Keys go through the X server to whichever window it thinks is in front."""

    def __init__(self, display: str) -> None:
        self._environment = {**os.environ, "DISPLAY": display}

    def press(self, chord: str) -> None:
        self._await_focus()
        self._run("xdotool", "key", "--clearmodifiers", self._name(chord))

    def _await_focus(self) -> None:
        """When a dialog has closed, openbox keeps the keyboard to itself for half a second: what is
        pressed then goes nowhere. Only a program's window says whose it is."""
        end = time.monotonic() + PATIENCE_S
        while self._tried("xdotool", "getwindowfocus", "getwindowpid").returncode:
            assert time.monotonic() < end, "no window has the keyboard"
            time.sleep(0.02)

    def hold(self, chord: str, seconds: float) -> None:
        """Leave the finger on the key until the X server repeats it."""
        self._run("xdotool", "keydown", self._name(chord))
        self.wait(seconds)
        self._run("xdotool", "keyup", self._name(chord))

    @staticmethod
    def _name(chord: str) -> str:
        # To X a capital is a letter with Shift.
        parts = [p.lower() if len(p) == 1 else p for p in chord.split("+")]
        return "+".join(_X_NAMES.get(part, part) for part in parts)

    def write(self, text: str) -> None:
        """For a character that is on no key xdotool gives one key a new meaning, over and over: a
        program that reads a press late, after the next meaning came, reads another character."""
        self._await_focus()
        slowly = TYPING_MS if text.isascii() else REMAPPING_MS
        self._run("xdotool", "type", "--clearmodifiers", "--delay", str(slowly), text)

    def wait(self, seconds: float) -> None:
        time.sleep(seconds)

    def look(self) -> None:
        time.sleep(0.45)

    def copied(self) -> str:
        return self._run("xclip", "-selection", "clipboard", "-o")

    def await_window(self) -> None:
        self._run("xdotool", "search", "--sync", "--onlyvisible", "--name", ".")

    def _run(self, *words: str) -> str:
        said = self._tried(*words)
        said.check_returncode()
        return said.stdout.decode()

    def _tried(self, *words: str) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(  # noqa: S603 - tools of this machine
            words, check=False, env=self._environment, timeout=60, capture_output=True
        )


def until(hands: Hands, condition: Callable[[], bool], what: str) -> None:
    """Wait, as a person would, until something is so."""
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, f"waited in vain: {what}"
        hands.wait(0.02)
