"""How long, and how often, citizens may still be answered, where a platform counts from their last
message: as far as it was seen from here.

It is kept in memory alone. Of whom nothing was heard since the program began nothing is known, and
then the platform decides.
"""

import threading
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from moderator_app.core.channels import Caps
from moderator_app.core.reply_windows import Window

_MOST: Final = 10_000
"""Citizens that are remembered; those who wrote longest ago go first."""


@dataclass(slots=True)
class _Heard:
    at: datetime
    lasts: timedelta
    replies: int | None
    sent: frozenset[str] = frozenset()

    @property
    def ends_at(self) -> datetime:
        return self.at + self.lasts


class Windows:
    """May be used by several threads."""

    def __init__(self, lasts: timedelta, replies: int | None) -> None:
        self._lasts = lasts
        self._replies = replies
        self._lock = threading.Lock()
        self._heard: dict[str, _Heard] = {}

    def heard(self, who: str, at: datetime) -> None:
        """A citizen wrote. What is read once more opens nothing anew."""
        self.opened(who, at, self._lasts, self._replies)

    def opened(self, who: str, at: datetime, lasts: timedelta, replies: int | None) -> None:
        """A citizen did what lets us reply so often within so long; where they left us, not at all.
        A longer window that is open stays as it is."""
        with self._lock:
            known = self._heard.get(who)
            longer = known is not None and replies != 0 and known.ends_at > at + lasts
            if known is not None and (known.at >= at or longer):
                return
            self._heard.pop(who, None)
            self._heard[who] = _Heard(at, lasts, replies)
            if len(self._heard) > _MOST:
                self._heard.pop(next(iter(self._heard)))

    def sent(self, who: str, key: str) -> None:
        """A reply arrived; the same one counts once."""
        with self._lock:
            known = self._heard.get(who)
            if known is not None:
                known.sent |= {key}

    def within(self, who: str, now: datetime, caps: Caps) -> Caps:
        """What may be said, as far as the window of whom it is said to is open: who is known by no
        name cannot be answered, and of whom nothing is known the platform decides."""
        window = self.window(who)
        is_open = bool(who) and (window is None or now < window.ends_at)
        caps = replace(caps, can_reply=caps.can_reply and is_open)
        if window is None:
            return caps
        return replace(caps, window_ends_at=window.ends_at, left=window.left)

    def window(self, who: str) -> Window | None:
        """None where nothing is known."""
        with self._lock:
            known = self._heard.get(who)
            if known is None:
                return None
            left = None if known.replies is None else max(0, known.replies - len(known.sent))
            return Window(known.ends_at, left)
