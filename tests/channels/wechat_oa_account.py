"""Our 公众号, connected to a stand-in for the vendor. A test file takes over the fixtures that it
needs."""

from collections.abc import Iterator
from contextlib import closing
from uuid import UUID

import pytest

from moderator_app.channels.wechat_oa import OfficialAccount
from moderator_app.core.channels import Account
from tests.channels import wechat_oa_vendor
from tests.channels.wechat_oa_vendor import APPID, ARTICLE, SECRET, Vendor

GOOD_SECRETS = {"secret": SECRET}


def account(port: int) -> Account:
    config = {"appid": APPID, "articles": f"{ARTICLE}", "server": f"http://127.0.0.1:{port}"}
    return Account(UUID(int=0x0A), "wechat_oa", "微信公众号", "云溪发布", config)


@pytest.fixture
def vendor() -> Iterator[Vendor]:
    with wechat_oa_vendor.running() as running:
        yield running
        assert running.objections == []


@pytest.fixture
def channel(vendor: Vendor) -> Iterator[OfficialAccount]:
    with closing(OfficialAccount(account(vendor.port), GOOD_SECRETS)) as opened:
        yield opened
