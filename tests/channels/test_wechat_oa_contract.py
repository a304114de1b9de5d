"""The contract of every connector, kept by a WeChat 公众号, in private and in public, with a stand-in
for the vendor that is written from its documents."""

import time

import pytest
from typing_extensions import override

from moderator_app.channels.port import Channel
from moderator_app.channels.wechat_oa import OfficialAccount
from moderator_app.core.channels import Received
from tests.channels import wechat_oa_vendor
from tests.channels.contract import Contract, Platform
from tests.channels.loopback import free_port
from tests.channels.wechat_oa_account import GOOD_SECRETS, account, vendor
from tests.channels.wechat_oa_vendor import APPID, ARTICLE, Vendor

__all__ = ["vendor"]


class Private(Platform):
    stream = "chats"

    def __init__(self, vendor: Vendor) -> None:
        self._vendor = vendor
        self.account = account(vendor.port)
        self.secrets = dict(GOOD_SECRETS)

    @override
    def connect(self) -> Channel:
        return OfficialAccount(self.account, self.secrets)

    @override
    def say(self, text: str) -> str:
        """Each of another citizen: each a matter of its own."""
        self._vendor.say(text, f"oCitizen{len(self._vendor.log)}")
        channel = self.connect()
        newest = channel.poll(self.stream, None).items[-1]
        channel.close()
        assert isinstance(newest, Received)
        return newest.id

    @override
    def replies(self) -> list[str]:
        return [one["text"] for one in self._vendor.sent]

    @override
    def shut(self) -> bool:
        self._vendor.now = lambda: time.time() + wechat_oa_vendor.WINDOW_S + 60
        return True

    @override
    def trouble(self, kind: str) -> None:
        if kind == "down":
            self.account = account(free_port())
        else:
            self._vendor.trouble = kind


class Public(Private):
    stream = "comments"

    @override
    def say(self, text: str) -> str:
        return f"{APPID}_{ARTICLE}_0_{self._vendor.comment(text)}"

    @override
    def shut(self) -> bool:
        """Nobody is too late under an article."""
        return False


class TestPrivate(Contract):
    @pytest.fixture
    def platform(self, vendor: Vendor) -> Private:
        return Private(vendor)


class TestPublic(Contract):
    @pytest.fixture
    def platform(self, vendor: Vendor) -> Public:
        return Public(vendor)
