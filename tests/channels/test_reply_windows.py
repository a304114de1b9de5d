"""Windows in which citizens may be answered, counted from their last message."""

from datetime import UTC, datetime, timedelta

from moderator_app.channels.reply_windows import Windows
from moderator_app.core.reply_windows import Window

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def made() -> Windows:
    return Windows(48 * HOUR, 2)


def test_nothing_is_known_of_whom_nothing_was_heard() -> None:
    windows = made()
    windows.sent("wang", "k1")
    assert windows.window("wang") is None


def test_a_message_opens_a_window_and_each_reply_uses_it_up_once() -> None:
    windows = made()
    windows.heard("wang", NOON)
    assert windows.window("wang") == Window(NOON + 48 * HOUR, 2)
    for key in ("k1", "k1", "k2", "k3"):
        windows.sent("wang", key)
    assert windows.window("wang") == Window(NOON + 48 * HOUR, 0)
    windows.heard("wang", NOON)
    windows.heard("wang", NOON - HOUR)
    assert windows.window("wang") == Window(NOON + 48 * HOUR, 0)
    windows.heard("wang", NOON + HOUR)
    assert windows.window("wang") == Window(NOON + 49 * HOUR, 2)


def test_who_wrote_longest_ago_is_forgotten_first() -> None:
    windows = made()
    windows.heard("first", NOON)
    windows.heard("wang", NOON)
    windows.heard("first", NOON + HOUR)
    for n in range(9_999):
        windows.heard(f"citizen{n}", NOON)
    assert windows.window("wang") is None
    assert windows.window("first") is not None


def test_what_opens_a_minute_takes_nothing_from_two_days() -> None:
    windows, minute = made(), timedelta(minutes=1)
    windows.opened("wang", NOON, minute, 3)
    assert windows.window("wang") == Window(NOON + minute, 3)
    windows.heard("wang", NOON + minute)
    windows.opened("wang", NOON + HOUR, minute, 3)
    assert windows.window("wang") == Window(NOON + minute + 48 * HOUR, 2)
    windows.opened("wang", NOON + 49 * HOUR, minute, 3)
    assert windows.window("wang") == Window(NOON + 49 * HOUR + minute, 3)


def test_whoever_leaves_cannot_be_answered_until_they_are_back() -> None:
    windows = made()
    windows.heard("wang", NOON)
    windows.opened("wang", NOON + HOUR, timedelta(0), 0)
    assert windows.window("wang") == Window(NOON + HOUR, 0)
    windows.heard("wang", NOON)
    assert windows.window("wang") == Window(NOON + HOUR, 0), "read once more"
    windows.opened("wang", NOON + 2 * HOUR, timedelta(minutes=1), 3)
    windows.heard("wang", NOON + 3 * HOUR)
    assert windows.window("wang") == Window(NOON + 51 * HOUR, 2)
