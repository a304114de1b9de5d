"""The contract of every connector, kept by 微信客服 with a stand-in for the vendor that is written
from its documents."""

import time

import pytest
from typing_extensions import override

from moderator_app.channels.port import Channel
from moderator_app.channels.wecom import WeCom
from tests.channels import wecom_vendor
from tests.channels.contract import ContractOfFiles, PlatformOfFiles
from tests.channels.loopback import free_port
from tests.channels.wecom_account import GOOD_SECRETS, account, vendor
from tests.channels.wecom_vendor import Vendor

__all__ = ["vendor"]


class Counter(PlatformOfFiles):
    stream = "messages"

    def __init__(self, vendor: Vendor) -> None:
        self._vendor = vendor
        self.account = account(vendor.port)
        self.secrets = dict(GOOD_SECRETS)

    @override
    def connect(self) -> Channel:
        return WeCom(self.account, self.secrets)

    @override
    def say(self, text: str) -> str:
        """Each of another citizen: each a matter of its own."""
        return self._vendor.say(text, f"wmcitizen{len(self._vendor.log)}")

    @override
    def attach(self, octets: bytes) -> None:
        self._vendor.files["picture"] = octets
        self._vendor.put("image", {"media_id": "picture"})

    @override
    def lose(self) -> None:
        """After three days."""
        self._vendor.files.clear()

    @override
    def replies(self) -> list[str]:
        return [one["text"] for one in self._vendor.sent]

    @override
    def shut(self) -> bool:
        self._vendor.now = lambda: time.time() + wecom_vendor.WINDOW_S + 60
        return True

    @override
    def trouble(self, kind: str) -> None:
        if kind == "auth":
            self.secrets = {"secret": "wrong"}
        elif kind == "down":
            self.account = account(free_port())
        else:
            self._vendor.trouble = kind


class TestWeCom(ContractOfFiles):
    @pytest.fixture
    def platform(self, vendor: Vendor) -> Counter:
        return Counter(vendor)
