"""Our 微信客服, connected to a stand-in for the vendor. A test file takes over the fixtures that it
needs."""

from collections.abc import Iterator
from contextlib import closing
from uuid import UUID

import pytest

from moderator_app.channels.wecom import WeCom
from moderator_app.core.channels import Account
from tests.channels import wecom_vendor
from tests.channels.wecom_vendor import CORPID, KF, SECRET, Vendor

GOOD_SECRETS = {"secret": SECRET}


def account(port: int) -> Account:
    config = {"corpid": CORPID, "open_kfid": KF, "server": f"http://127.0.0.1:{port}"}
    return Account(UUID(int=0x3EC), "wecom", "微信客服", "市城管局", config)


@pytest.fixture
def vendor() -> Iterator[Vendor]:
    with wecom_vendor.running() as running:
        yield running
        assert running.objections == []


@pytest.fixture
def channel(vendor: Vendor) -> Iterator[WeCom]:
    with closing(WeCom(account(vendor.port), GOOD_SECRETS)) as opened:
        yield opened
