"""The contract of every connector, kept by what is pushed to a WeChat 公众号: through a relay that
really runs, and with a stand-in for the vendor that another program's crypto seals for."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from typing_extensions import override

from moderator_app.channels.port import Channel
from moderator_app.channels.wechat_oa import OfficialAccount
from moderator_app.core.channels import Account
from tests.channels import wechat_oa_account as private
from tests.channels import wechat_oa_vendor
from tests.channels.contract import ContractOfFiles, PlatformOfFiles
from tests.channels.loopback import free_port
from tests.channels.wechat_oa_vendor import SECRET, Vendor
from tests.relay import program
from tests.relay.program import BEARERS, KEY, TOKEN, Pusher, Relay

GOOD_SECRETS = {
    "secret": SECRET,
    "relay_bearer": BEARERS["front"],
    "push_token": TOKEN,
    "push_key": KEY,
}


def account(vendor_port: int, relay_port: int) -> Account:
    made = private.account(vendor_port)
    relay = f"http://127.0.0.1:{relay_port}/wx/yunxi"
    return replace(made, config={**made.config, "relay": relay})


class Pushed(PlatformOfFiles):
    stream = "pushed"

    def __init__(self, vendor: Vendor, relay: Relay) -> None:
        self._vendor = vendor
        self._relay = relay
        self.account = account(vendor.port, relay.port)
        self.secrets = dict(GOOD_SECRETS)

    @override
    def connect(self) -> Channel:
        return OfficialAccount(self.account, self.secrets)

    @override
    def say(self, text: str) -> str:
        """Each of another citizen: each a matter of its own."""
        xml, id_ = self._vendor.pushed(text, f"oCitizen{len(self._vendor.heard)}")
        assert self._relay.push("yunxi", Pusher().push(xml)) == (200, b"success")
        return id_

    @override
    def attach(self, octets: bytes) -> None:
        self._vendor.files["picture"] = octets
        xml, _ = self._vendor.pushed("", MsgType="image", MediaId="picture", PicUrl="http://x/p")
        assert self._relay.push("yunxi", Pusher().push(xml)) == (200, b"success")

    @override
    def lose(self) -> None:
        """After three days."""
        self._vendor.files.clear()

    @override
    def replies(self) -> list[str]:
        return [one["text"] for one in self._vendor.sent]

    @override
    def shut(self) -> bool:
        self._vendor.now = lambda: time.time() + wechat_oa_vendor.WINDOW_S + 60
        return True

    @override
    def trouble(self, kind: str) -> None:
        if kind == "auth":
            self.secrets["relay_bearer"] = "taken back"
        elif kind == "down":
            self.account = account(free_port(), free_port())
        else:
            self._vendor.trouble = kind


class TestPushed(ContractOfFiles):
    @pytest.fixture
    def platform(self, tmp_path: Path) -> Iterator[Pushed]:
        with wechat_oa_vendor.running() as vendor, program.running(tmp_path / "relay") as relay:
            yield Pushed(vendor, relay)
            assert vendor.objections == []
