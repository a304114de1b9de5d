"""What a relay took in for a 公众号, and what it does to the windows in which citizens are answered."""

from datetime import timedelta
from typing import Final

from moderator_app.channels import clock, relayed, wechat_oa_pushed
from moderator_app.channels import json_values as values
from moderator_app.channels.relayed import NotOpened, Relayed
from moderator_app.channels.reply_windows import Windows
from moderator_app.channels.wechat_oa_pushed import PUSHED, Reach
from moderator_app.core.channels import Batch, Item, Received

_PAUSE: Final = timedelta(minutes=1)


class Pushes:
    """Of one account; without a relay there are none."""

    def __init__(self, relay: Relayed, windows: Windows) -> None:
        self._relay = relay
        self._windows = windows

    def poll(self, cursor: str | None) -> Batch:
        """Raises ChannelError. Up to the cursor everything is on disk, and the relay is told."""
        if not self._relay.is_set:
            return Batch((), cursor or "")
        since = relayed.place(cursor)
        self._relay.acknowledge(since)
        fetched = self._relay.fetch(since)
        items = [item for one in fetched.pushes if (item := self._read(one)) is not None]
        trouble = self._relay.trouble
        return Batch(tuple(items), fetched.place.cursor, fetched.more, _PAUSE, trouble=trouble)

    def _read(self, push: str | NotOpened) -> Item | None:
        if isinstance(push, NotOpened):
            return values.spoilt(PUSHED, push.raw, push.reason)
        found, now = wechat_oa_pushed.read(push), clock.now()
        if isinstance(found, Reach):
            self._windows.opened(found.who, min(found.at, now), found.lasts, found.replies)
            return None
        if isinstance(found, Received):
            self._windows.heard(found.sender_id, min(found.sent_at, now))
        return found
