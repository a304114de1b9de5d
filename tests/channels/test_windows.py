"""Windows in which citizens may be answered, counted from their last message."""

from datetime import UTC, datetime, timedelta

from moderator_app.channels.windows import Windows
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
