"""How long, and how often, a citizen may be answered on a platform that counts from their last
message.

The rules stand here alone: connectors count by them what they hear, and the fold what is in the
case file, so that a window is known offline, and by who has just begun. Where a platform itself
says otherwise, it is right.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

_DIRECT: Final = "direct"
"""The medium of what is said in private."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`replies`: how many to each message of a citizen; None where they are not counted."""

    lasts: timedelta
    replies: int | None


@dataclass(frozen=True, slots=True)
class Window:
    """`ends_at`: until when the platform lets us reply; `left`: how many times, None where it does
    not count."""

    ends_at: datetime
    left: int | None

    def is_shut(self, now: datetime) -> bool:
        return now >= self.ends_at or self.left == 0


WECOM: Final = Rule(timedelta(hours=48), 5)
WECHAT: Final = Rule(timedelta(hours=48), 5)
WEIBO: Final = Rule(timedelta(hours=48), None)
_RULES: Final[Mapping[tuple[str, str], Rule]] = {
    ("wecom", _DIRECT): WECOM,
    ("wechat", _DIRECT): WECHAT,
    ("weibo", _DIRECT): WEIBO,
}


def opened(platform: str, medium: str, heard_at: datetime) -> Window | None:
    """The window that a message opens, if its platform has one for what is said in this way."""
    rule = _RULES.get((platform, medium))
    return None if rule is None else Window(heard_at + rule.lasts, rule.replies)


def spent(window: Window | None) -> Window | None:
    """A reply went out in it."""
    if window is None or window.left is None:
        return window
    return replace(window, left=max(0, window.left - 1))
