"""What wakes a 微信客服: the platform calls, through a relay, that there is something to read.

The call carries no words, but a token with which reading is not counted. Without a relay, or while
it does not answer, nothing wakes us, and reading goes on at its own pace.
"""

import threading
import time
from collections import deque
from typing import Final

from moderator_app.channels import clock, wechat_xml
from moderator_app.channels import json_values as values
from moderator_app.channels.relayed import Place, Relayed
from moderator_app.core.channels import ChannelError

_EVENT: Final = "kf_msg_or_event"
_GOOD_S: Final = 9 * 60
"""A minute less than the platform says."""
_USELESS_S: Final = 10 * 60
"""So long after it came a call is of no use to anybody."""
_LONGEST_TOKEN: Final = 128
_MOST_PAGES: Final = 20


class Waking:
    """Of one 客服."""

    def __init__(self, relayed: Relayed, kf: str) -> None:
        self._relayed = relayed
        self._kf = kf
        self._place = Place()
        self._heard_at: deque[tuple[float, Place]] = deque()
        self._token = ""
        self._ends = 0.0
        self._ended = threading.Event()
        self.works = False
        """Whether the relay answered when it was asked last, and calls us."""

    def check(self, seconds: float) -> None:
        """Raises ChannelError."""
        if self._relayed.is_set:
            self._relayed.check(seconds)

    def wait(self, seconds: float) -> bool:
        """Whether we were called; else it took as long, or until it is closed."""
        if not self._relayed.is_set:
            clock.wait(self._ended, seconds)
            return False
        try:
            called = self._relayed.wait(seconds) and self._heard()
        except ChannelError:
            self.works = False
            clock.wait(self._ended, seconds)
            return False
        # What has a wrong clock takes no call: it is not waited for.
        self.works = not self.trouble
        return called

    def _heard(self) -> bool:
        """Whether one of the calls was for us. Raises ChannelError. There is nothing in them to
        lose: what we are called for stays with the platform."""
        called = False
        for _ in range(_MOST_PAGES):
            fetched = self._relayed.fetch(self._place)
            self._place = fetched.place
            for one in fetched.pushes:
                called |= isinstance(one, str) and self._is_call(one)
            if not fetched.more:
                break
        self._let_go()
        return called

    def _let_go(self) -> None:
        """What is of no use any more. Before that another 客服, which shows the relay the same
        password, may not have heard yet that it was called."""
        now, useless = clock.steady(), Place()
        self._heard_at.append((now, self._place))
        while self._heard_at[0][0] <= now - _USELESS_S:
            _, useless = self._heard_at.popleft()
        self._relayed.acknowledge(useless)

    def _is_call(self, text: str) -> bool:
        told = wechat_xml.fields(text.encode()) or {}
        if told.get("Event") != _EVENT or told.get("OpenKfId") != self._kf:
            return False
        token, at = values.id_of(told, "Token"), told.get("CreateTime", "")
        if 0 < len(token) <= _LONGEST_TOKEN and at.isascii() and at.isdigit() and len(at) <= 11:
            self._token, self._ends = token, int(at) + _GOOD_S
        return True

    @property
    def trouble(self) -> str:
        """What is amiss with a relay that answers."""
        return self._relayed.trouble

    @property
    def token(self) -> str:
        """What lifts the limit of reading; "" where there is none, or none any more."""
        return self._token if time.time() < self._ends else ""

    def refused(self) -> None:
        """The token is not good."""
        self._token = ""

    def close(self) -> None:
        self._ended.set()
        self._relayed.close()
