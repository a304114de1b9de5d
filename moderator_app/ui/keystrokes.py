"""What was pressed, as words: ``J``, ``Shift+1``, ``Ctrl+Enter``, ``?``.

A key is named by what it means to the person, whatever keyboard, layout or input method is
between: the keypad's digits are digits, ``／`` and ``、`` are the slash key of a Chinese keyboard,
and Shift with the key that says 3 is ``Shift+3`` although the layout makes ``#``, ``£`` or ``§``
of it.
"""

import sys
import unicodedata
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

REPEAT_MS = 3
"""A finger takes longer than this from a key's release to its next press. An X server gives both
halves of a repeat one time, and Qt takes most of them for presses."""

_NAMED = {
    Qt.Key.Key_Return: "Enter",
    Qt.Key.Key_Enter: "Enter",
    Qt.Key.Key_Escape: "Esc",
    Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Backtab: "Tab",
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Backspace: "Backspace",
    Qt.Key.Key_Delete: "Del",
    Qt.Key.Key_Insert: "Ins",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Home: "Home",
    Qt.Key.Key_End: "End",
    Qt.Key.Key_PageUp: "PgUp",
    Qt.Key.Key_PageDown: "PgDown",
} | {Qt.Key(Qt.Key.Key_F1 + n): f"F{n + 1}" for n in range(12)}
_NAMES = frozenset(_NAMED.values())
_ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}
_PRESSED_TOGETHER = (
    ("Ctrl", Qt.KeyboardModifier.ControlModifier),
    ("Alt", Qt.KeyboardModifier.AltModifier),
    ("Meta", Qt.KeyboardModifier.MetaModifier),
    ("Shift", Qt.KeyboardModifier.ShiftModifier),
)
_CHORD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
# What Shift makes of the digits on American, Chinese, British and German keyboards; only where
# they agree or where no other layout needs the sign for another digit.
_SHIFTED_DIGITS = {
    **dict(zip("!@#$%^&*()", "1234567890", strict=True)),
    **{"¥": "4", "…": "6", "£": "3", "§": "3", '"': "2"},
}
# The same key of a Chinese keyboard with its input method on.
_SAME_KEY = {"、": "/", "。": ".", "·": "`"}
# The digits' keys from 1 to 0, as each system numbers its keys.
_LINUX_DIGITS = dict(zip(range(10, 20), "1234567890", strict=True))
_WINDOWS_DIGITS = dict(zip(range(0x30, 0x3A), "0123456789", strict=True))
_MAC_DIGITS = dict(
    zip(
        (0x12, 0x13, 0x14, 0x15, 0x17, 0x16, 0x1A, 0x1C, 0x19, 0x1D),
        "1234567890",
        strict=True,
    )
)


def strokes_of(event: QKeyEvent) -> tuple[str, ...]:
    """The names of a press, the likeliest first; none for a modifier alone."""
    return strokes(
        event.key(),
        event.modifiers(),
        event.text(),
        digit_key(sys.platform, event.nativeScanCode(), event.nativeVirtualKey()),
    )


class Held:
    """Whether a key was let go since it was last pressed; give it every release."""

    def __init__(self) -> None:
        self._released = (0, 0)

    def release(self, event: QKeyEvent) -> None:
        self._released = (event.key(), event.timestamp())

    def holds(self, event: QKeyEvent) -> bool:
        """Whether this press is the repetition of an earlier one."""
        key, at = self._released
        # Without a time, as from a program, every press is one of its own.
        timed = bool(event.timestamp()) and key == event.key()
        return event.isAutoRepeat() or (timed and abs(event.timestamp() - at) < REPEAT_MS)


def digit_key(platform: str, scan_code: int, virtual_key: int) -> str:
    """The digit printed on the key, by its place on the keyboard; empty for any other key."""
    if platform == "win32":
        return _WINDOWS_DIGITS.get(virtual_key, "")
    if platform == "darwin":
        return _MAC_DIGITS.get(virtual_key, "") if scan_code or virtual_key else ""
    return _LINUX_DIGITS.get(scan_code, "")


def strokes(
    key: int, modifiers: Qt.KeyboardModifier, text: str, digit: str = ""
) -> tuple[str, ...]:
    """``digit`` is what ``digit_key`` says of the event."""
    base = _base(key, text if not modifiers & _CHORD else "")
    if not base:
        return ()
    held = [name for name, flag in _PRESSED_TOGETHER if modifiers & flag]
    found = []
    printed = digit or (_SHIFTED_DIGITS.get(base, "") if "Shift" in held else "")
    if printed and "Shift" in held:
        found.append(_joined(held, printed))
    if len(base) == 1 and not base.isalnum():
        found.append(_joined([name for name in held if name != "Shift"], base))
    else:
        found.append(_joined(held, base))
    if printed and "Shift" not in held:
        found.append(_joined(held, printed))
    return tuple(dict.fromkeys(found))


def _base(key: int, text: str) -> str:
    if name := _NAMED.get(_key(key), ""):
        return name
    sign = text if len(text) == 1 and text.isprintable() else ""
    if not sign and 0x20 < key < 0x0100_0000:
        sign = chr(key)
    if not sign:
        return ""
    sign = _SAME_KEY.get(sign, sign)
    return unicodedata.normalize("NFKC", sign)[:1].upper() if sign != "…" else sign


def _key(code: int) -> Qt.Key:
    try:
        return Qt.Key(code)
    except ValueError:
        return Qt.Key.Key_unknown


def _joined(held: list[str], base: str) -> str:
    return "+".join([*held, base])


def types_text(stroke: str) -> bool:
    """Whether the press would write a character, or go to a new line, in a field of text."""
    *held, base = _parts(stroke)
    return not {"Ctrl", "Alt", "Meta"} & set(held) and (
        len(base) == 1 or base in {"Space", "Enter", "Tab", "Backspace", "Del"}
    )


def parse(sequence: str) -> tuple[str, ...]:
    """The presses of ``"Ctrl+K"``, or of ``". ."``, in the form that ``strokes`` gives.

    Raises ValueError for something no key press is called.
    """
    presses = tuple(_canonical(part) for part in sequence.split(" ") if part)
    if not presses:
        raise ValueError(sequence)
    return presses


def _parts(stroke: str) -> list[str]:
    return [*stroke[:-2].split("+"), "+"] if stroke.endswith("++") else stroke.split("+")


def _canonical(stroke: str) -> str:
    *held, base = _parts(stroke) if stroke != "+" else ["+"]
    order = [name for name, _ in _PRESSED_TOGETHER]
    if len(base) == 1:
        base = base.upper()
    elif base not in _NAMES:
        raise ValueError(stroke)
    if not set(held) <= set(order) or len(set(held)) < len(held):
        raise ValueError(stroke)
    if "Shift" in held and len(base) == 1 and not base.isalnum():
        raise ValueError(stroke)
    return _joined([name for name in order if name in held], base)


def shown(sequence: str) -> str:
    """A key as it is printed on this system's keyboards (``⌘K`` on a Mac), ``..`` for ``. .``."""
    presses = parse(sequence)
    if len(presses) > 1 and all(len(press) == 1 for press in presses):
        return "".join(presses)
    return " ".join(_native(press) for press in presses)


def _native(stroke: str, platform: str = sys.platform) -> str:
    if platform != "darwin":
        *held, base = _parts(stroke)
        return "+".join((*held, _ARROWS.get(base, base)))
    return QKeySequence(stroke).toString(QKeySequence.SequenceFormat.NativeText)


def shown_all(sequences: Iterable[str]) -> tuple[str, ...]:
    """The keys of one command as a person reads them: ``1``, ``2`` … ``9`` is ``1–9``."""
    found: list[str] = []
    run: list[str] = []
    for sequence in sequences:
        if run and _follows(run[-1], sequence):
            run.append(sequence)
            continue
        found.extend(_shown_run(run))
        run = [sequence]
    return (*found, *_shown_run(run))


def _follows(before: str, after: str) -> bool:
    return (
        before[:-1] == after[:-1]
        and before[-1:].isdigit()
        and after[-1:].isdigit()
        and int(after[-1]) == int(before[-1]) + 1
        and not before[:-1].endswith("F")
    )


def _shown_run(run: list[str]) -> list[str]:
    if len(run) < 3:
        return [shown(sequence) for sequence in run]
    return [f"{shown(run[0])}–{run[-1][-1]}"]
