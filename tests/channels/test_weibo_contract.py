"""The contract of every connector, kept by Weibo with a stand-in for the vendor that is written from
its documents: posts and comments on the open interface, messages in private on the commercial one."""

import time

import pytest
from typing_extensions import override

from moderator_app.channels.port import Channel
from moderator_app.channels.weibo import Weibo
from moderator_app.core.reply_windows import WEIBO
from tests.channels.contract import Contract, Platform
from tests.channels.loopback import free_port
from tests.channels.weibo_account import GOOD_SECRETS, account, vendor
from tests.channels.weibo_vendor import Vendor

__all__ = ["vendor"]


class Comments(Platform):
    stream = "comments"
    host = "open"

    def __init__(self, vendor: Vendor) -> None:
        self.vendor = vendor
        self.account = account(vendor.port, self.host)
        self.secrets = dict(GOOD_SECRETS)

    @override
    def connect(self) -> Channel:
        return Weibo(self.account, self.secrets)

    def _somebody(self) -> int:
        """Each of another citizen: each a matter of its own."""
        return 2_000_000_000 + sum(map(len, self.vendor.lists.values()))

    @override
    def say(self, text: str) -> str:
        return self.vendor.comment(text, self._somebody())

    @override
    def replies(self) -> list[str]:
        return [one["text"] for one in self.vendor.sent]

    @override
    def trouble(self, kind: str) -> None:
        if kind == "auth":
            self.secrets = {"token": "2.00Token_of_nobody"}
        elif kind == "down":
            self.account = account(free_port(), self.host)
        else:
            self.vendor.trouble = kind


class Mentions(Comments):
    stream = "mentions"

    @override
    def say(self, text: str) -> str:
        return self.vendor.say(text, self._somebody())


class Messages(Comments):
    stream = "messages"
    host = "commercial"

    @override
    def say(self, text: str) -> str:
        return self.vendor.write(text, self._somebody())

    @override
    def shut(self) -> bool:
        self.vendor.now = lambda: time.time() + WEIBO.lasts.total_seconds() + 60
        return True


class TestComments(Contract):
    @pytest.fixture
    def platform(self, vendor: Vendor) -> Comments:
        return Comments(vendor)


class TestMentions(Contract):
    @pytest.fixture
    def platform(self, vendor: Vendor) -> Mentions:
        return Mentions(vendor)


class TestMessages(Contract):
    @pytest.fixture
    def platform(self, vendor: Vendor) -> Messages:
        vendor.commercial = True
        return Messages(vendor)
