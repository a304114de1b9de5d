"""What is said of the window in which a citizen can still be answered."""

from datetime import datetime, timedelta

from moderator_app.core.reach import Reach
from moderator_app.core.reply_windows import Window
from moderator_app.ui.chips import ChipLook, Shape, Tone
from moderator_app.ui.text import t


def span(left: timedelta) -> str:
    """Hours and minutes, what is less than a minute cut off."""
    minutes = max(0, left // timedelta(minutes=1))
    return f"{minutes // 60}:{minutes % 60:02}"


def pressing(reply_by: datetime | None, now: datetime, lead: timedelta) -> ChipLook | None:
    """In a list: that a window is about to shut."""
    if reply_by is None or not now < reply_by <= now + lead:
        return None
    word = t("Window", "Window: {time} left").format(time=span(reply_by - now))
    return ChipLook(word, Tone.WARN, Shape.HOURGLASS)


def missed(reply_by: datetime | None, now: datetime) -> ChipLook | None:
    """In a list: that a window shut while somebody waited."""
    if reply_by is None or reply_by > now:
        return None
    return ChipLook(t("Window", "Window shut"), Tone.PLAIN, Shape.HOURGLASS)


def look(reach: Reach, now: datetime, lead: timedelta) -> ChipLook | None:
    """Above a reply: how many may still be sent, and for how long."""
    if reach.is_shut(now):
        return ChipLook(_why_shut(reach.window, now), Tone.DANGER, Shape.SQUARE)
    window = reach.window
    if window is None:
        return None
    near = window.ends_at <= now + lead or reach.is_last(now)
    words = t("Window", "{time} left").format(time=span(window.ends_at - now))
    if window.left is not None:
        words = f"{t('Window', '%n more', window.left)} · {words}"
    return ChipLook(words, Tone.WARN if near else Tone.INFO, Shape.HOURGLASS)


def _why_shut(window: Window | None, now: datetime) -> str:
    if window is not None and now >= window.ends_at:
        return t("Window", "Time for replies is over")
    if window is not None and window.left == 0:
        return t("Window", "No reply left")
    return t("Window", "No reply possible")


def hint(local_end: str) -> str:
    """What the chip above a reply means; `local_end` as the clock on the wall has it."""
    return t(
        "Window",
        "The platform lets us reply until {time}, and counts anew whenever the citizen writes.",
    ).format(time=local_end)


def what_instead(reach: Reach, now: datetime, telephone: str) -> str:
    """Why nothing goes out there, and what may be done; `telephone` is its key."""
    words = t(
        "Window",
        "{why}, so it stays a draft. {key} for the telephone, answer on another channel, or wait "
        "until the citizen writes.",
    )
    return words.format(why=_why_shut(reach.window, now), key=telephone)
