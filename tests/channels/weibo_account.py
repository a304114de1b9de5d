"""Our account on Weibo, connected to a stand-in for the vendor. A test file takes over the fixtures
that it needs."""

from collections.abc import Iterator
from contextlib import closing
from uuid import UUID

import pytest

from moderator_app.channels.weibo import Weibo
from moderator_app.core.channels import Account
from tests.channels import weibo_vendor
from tests.channels.weibo_vendor import APP_KEY, TOKEN, Vendor

GOOD_SECRETS = {"token": TOKEN}
RIP = "211.156.0.1"


def account(port: int, host: str = "open", **changed: str) -> Account:
    config = {"host": host, "app_key": APP_KEY, "rip": RIP, "server": f"http://127.0.0.1:{port}"}
    return Account(UUID(int=0x3E1B0), "weibo", "weibo", "云溪城管", config | changed)


@pytest.fixture
def vendor() -> Iterator[Vendor]:
    with weibo_vendor.running() as running:
        yield running
        assert running.objections == []


@pytest.fixture
def channel(vendor: Vendor) -> Iterator[Weibo]:
    with closing(Weibo(account(vendor.port), GOOD_SECRETS)) as opened:
        yield opened


@pytest.fixture
def commercial(vendor: Vendor) -> Iterator[Weibo]:
    vendor.commercial = True
    with closing(Weibo(account(vendor.port, "commercial"), GOOD_SECRETS)) as opened:
        yield opened
