"""What a key press is called, whatever the keyboard and the input method."""

import pytest
from PySide6.QtCore import Qt

from moderator_app.ui.keystrokes import digit_key, parse, shown, shown_all, strokes

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "digit", "first"),
    [
        (Key.Key_Slash, NONE, "/", "", "/"),
        (0xFF0F, NONE, "／", "", "/"),
        (0x3001, NONE, "、", "", "/"),
        (0x3002, NONE, "。", "", "."),
        (0xFF1F, SHIFT, "？", "", "?"),
        (0xFF01, SHIFT, "！", "", "Shift+1"),
        (0xFFE5, SHIFT, "￥", "", "Shift+4"),
        (0x2026, SHIFT, "…", "", "Shift+6"),
        (0xA3, SHIFT, "£", "", "Shift+3"),
        (0xFF11, NONE, "１", "", "1"),
        (Key.Key_Slash, SHIFT, "/", "7", "Shift+7"),
        (Key.Key_1, SHIFT, "1", "1", "Shift+1"),
        (Key.Key_J, SHIFT, "J", "", "Shift+J"),
        (Key.Key_K, CTRL, "\x0b", "", "Ctrl+K"),
        (Key.Key_Backtab, SHIFT, "", "", "Shift+Tab"),
    ],
)
def test_a_key_is_named_by_what_it_means(
    key: int, modifiers: Qt.KeyboardModifier, text: str, digit: str, first: str
) -> None:
    assert strokes(int(key), modifiers, text, digit)[0] == first


def test_a_modifier_alone_is_no_key() -> None:
    assert strokes(int(Key.Key_Shift), SHIFT, "") == ()


def test_a_french_row_of_digits_answers_without_shift() -> None:
    assert strokes(int(Key.Key_Ampersand), NONE, "&", "1") == ("&", "1")


@pytest.mark.parametrize(
    ("platform", "scan", "virtual", "digit"),
    [
        ("linux", 10, 0, "1"),
        ("linux", 19, 0, "0"),
        ("linux", 0, 0, ""),
        ("win32", 2, 0x31, "1"),
        ("win32", 10, 0x39, "9"),
        ("darwin", 1, 0x17, "5"),
    ],
)
def test_a_digit_is_known_by_its_place_on_the_keyboard(
    platform: str, scan: int, virtual: int, digit: str
) -> None:
    assert digit_key(platform, scan, virtual) == digit


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("j", ("J",)),
        ("Shift+Ctrl+n", ("Ctrl+Shift+N",)),
        (". .", (".", ".")),
        ("Ctrl++", ("Ctrl++",)),
        ("+", ("+",)),
        ("F12", ("F12",)),
    ],
)
def test_keys_are_read_as_they_are_written(written: str, read: tuple[str, ...]) -> None:
    assert parse(written) == read


@pytest.mark.parametrize("written", ["", "Hyper+J", "Ctrl+Foo", "Ctrl+Ctrl+J", "Shift+?", "AB"])
def test_what_is_no_key_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse(written)


def test_keys_are_shown_as_people_write_them() -> None:
    assert shown(". .") == ".."
    assert (shown("Down"), shown("Ctrl+Up"), shown("Home")) == ("↓", "Ctrl+↑", "Home")
    assert shown_all(["1", "2", "U"]) == ("1", "2", "U")
    assert shown_all(["F1", "F2", "F3"]) == ("F1", "F2", "F3")
