"""What a reply through one of our accounts may be now: as its connector says, and the case file."""

from dataclasses import dataclass
from datetime import datetime

from moderator_app.core.channels import Caps, Counting
from moderator_app.core.reply_windows import Window


@dataclass(frozen=True, slots=True)
class Reach:
    """Who reads it, how long it may be as the platform counts, and the window it has to go out in."""

    public: bool
    longest: int | None
    counting: Counting
    window: Window | None = None
    can_reply: bool = True

    def is_shut(self, now: datetime) -> bool:
        """Whether the platform would let nothing through."""
        return not self.can_reply or (self.window is not None and self.window.is_shut(now))

    def is_last(self, now: datetime) -> bool:
        """Whether one more reply uses the window up."""
        return self.window is not None and self.window.left == 1 and not self.is_shut(now)

    def takes(self, messages: int, now: datetime) -> bool:
        """Whether so many messages can go out, one after the other."""
        if self.is_shut(now):
            return False
        return self.window is None or self.window.left is None or messages <= self.window.left


def reach(caps: Caps, known: Window | None) -> Reach:
    """What a connector says, and the case file where that has heard nothing yet."""
    window = known
    if caps.window_ends_at is not None:
        window = Window(caps.window_ends_at, caps.left)
    return Reach(caps.public, caps.longest, caps.counting, window, caps.can_reply)
