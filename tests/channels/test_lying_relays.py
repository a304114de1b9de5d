"""A relay that tells what it likes: bounded, refused or put aside, and the rest goes on."""

import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typing_extensions import override

from moderator_app.channels.relayed import Relayed, page, place
from moderator_app.channels.wechat_oa import OfficialAccount
from moderator_app.core.channels import (
    AuthRequired,
    ChannelError,
    ConfigError,
    Received,
    Spoilt,
    Transient,
)
from moderator_app.store import quarantine
from tests.channels import one_thread, vendor_server, wechat_oa_vendor
from tests.channels.bent import HOSTILE
from tests.channels.contract import ready
from tests.channels.test_pushed_contract import GOOD_SECRETS, account
from tests.channels.vendor_server import Status as Http
from tests.channels.vendor_server import served
from tests.channels.wechat_oa_vendor import Vendor
from tests.relay.program import APPID, Pusher


@pytest.fixture
def vendor() -> Iterator[Vendor]:
    with wechat_oa_vendor.running() as running:
        yield running


@dataclass
class Liar(vendor_server.Vendor):
    """A relay that says what it likes."""

    value: object
    port: int = 0
    asked: list[str] = field(default_factory=list)
    turn: threading.Lock = field(default_factory=threading.Lock)

    @property
    @override
    def lock(self) -> threading.Lock:
        return self.turn

    @override
    def answer(self, path: str, method: str, query: dict[str, str], body: Any) -> object:
        self.asked.append(path)
        return self.value

    @override
    def drops(self, path: str) -> bool:
        return False


@contextmanager
def lying(value: object) -> Iterator[Liar]:
    liar = Liar(value)
    with served(liar) as liar.port:
        yield liar


def told(n: object, xml: str) -> dict[str, Any]:
    """As a relay tells it."""
    pushed = Pusher().push(xml)
    query = dict(parse_qsl(pushed.query))
    signed = {"timestamp": query["timestamp"], "nonce": query["nonce"]}
    sealed = pushed.body.split(b"<Encrypt><![CDATA[")[1].split(b"]")[0].decode()
    return signed | {"n": n, "sealed": sealed, "signature": query["msg_signature"]}


@pytest.mark.parametrize(
    ("value", "error"),
    [
        (Http(401), AuthRequired),
        (Http(403), ConfigError),
        (Http(404), ConfigError),
        (Http(302), ConfigError),
        (Http(429), Transient),
        (Http(500), Transient),
        (Http(503), Transient),
        (b"<html>", Transient),
        ([], Transient),
        ({}, Transient),
        ({"store": 7}, Transient),
        ({"store": "s" * 301}, Transient),
    ],
)
def test_what_is_no_page_is_one_of_ten_things(
    vendor: Vendor, value: object, error: type[ChannelError]
) -> None:
    with lying(value) as liar:
        made = OfficialAccount(account(vendor.port, liar.port), GOOD_SECRETS)
        with closing(made) as channel:
            for ask in (lambda: channel.poll("pushed", None), lambda: channel.wait(5)):
                with pytest.raises(error) as caught:
                    ask()
                assert type(caught.value) is error


@pytest.mark.parametrize(
    "address",
    [
        "relay.example.gov.cn",
        "http://relay.example.gov.cn/wx/yunxi",
        "https://relay.example.gov.cn/yunxi",
        "https://relay.example.gov.cn/wx/Yunxi",
        "https://relay.example.gov.cn/wx/yunxi?a=b",
        "ftp://relay.example.gov.cn/wx/yunxi",
    ],
)
def test_an_address_that_leads_to_no_relay_is_a_setting(address: str) -> None:
    """Also one in the open: a bearer crosses no net unencrypted."""
    with closing(Relayed({"relay": address}, GOOD_SECRETS, APPID)) as relayed:
        assert relayed.is_set
        with pytest.raises(ConfigError):
            relayed.check(1)


def test_a_relay_that_always_has_more_or_counts_backwards_is_followed_no_further(
    vendor: Vendor,
) -> None:
    xml = vendor.pushed("路灯不亮")[0]
    pushes = [told(n, xml) for n in (5, 3, 5, 6, "7", True, 2**70)]
    with lying({"store": "s", "pushes": pushes, "more": True}) as liar:
        made = OfficialAccount(account(vendor.port, liar.port), GOOD_SECRETS)
        with closing(made) as channel:
            batch = channel.poll("pushed", None)
            assert (len(batch.items), place(batch.cursor).number) == (2, 6)
            again = channel.poll("pushed", batch.cursor)
            assert (again.items, again.more, again.cursor) == ((), False, batch.cursor)


def test_a_relay_that_answers_at_once_is_not_rushed() -> None:
    with lying({"store": "s", "pushes": [], "more": False}) as liar:
        config = {"relay": f"http://127.0.0.1:{liar.port}/wx/yunxi"}
        with closing(Relayed(config, GOOD_SECRETS, APPID)) as relayed:
            begun = time.monotonic()
            assert not relayed.wait(5)
            assert time.monotonic() - begun >= 1
            assert liar.asked == ["/pull/yunxi"]


@settings(max_examples=80, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["store", "pushes", "more", "checks", "n", "id", "sealed"]), inner
            )
        ),
        max_leaves=12,
    )
)
def test_whatever_a_relay_tells_is_a_page_or_none(value: object) -> None:
    found = page(value, 3)
    if found is not None:
        numbers = [n for n, _ in found.pushes]
        assert numbers == sorted(set(numbers))
        assert all(n > 3 for n in numbers)


def test_what_was_changed_on_the_way_is_put_aside_and_the_rest_goes_on(
    vendor: Vendor, tmp_path: Path
) -> None:
    good = [told(n, vendor.pushed(f"第{n}件事")[0]) for n in range(1, 6)]
    good[1]["sealed"] = good[1]["sealed"][::-1]
    good[2]["timestamp"] = "1"
    good[3]["sealed"] = None
    with lying({"store": "s", "pushes": good, "more": False}) as liar:
        mine = account(vendor.port, liar.port)
        with closing(OfficialAccount(mine, GOOD_SECRETS)) as channel:
            batch = channel.poll("pushed", None)
    read = [one.text for one in batch.items if isinstance(one, Received)]
    assert read == ["第1件事", "第5件事"]
    reasons = [one.reason for one in batch.items if isinstance(one, Spoilt)]
    assert reasons == ["signature"] * 3
    with ready(tmp_path / "desk") as desk:
        desk.inbound.take(mine, "pushed", batch)
        assert len(quarantine.listed(desk.session.store.connection)) == 3


def test_whatever_stands_in_a_push_its_neighbours_come_in_and_a_number_is_used_once(
    vendor: Vendor, tmp_path: Path
) -> None:
    """The relay sees nothing of what the platform sealed: all of it is read here."""
    now = int(vendor.now())
    names = ("FromUserName", "CreateTime", "MsgType", "Content", "MsgId", "NoSuch")
    strange = [str(one) for one in HOSTILE if isinstance(one, str | int) and _fits(str(one))]
    bad = [vendor.pushed("坏的", **{name: one})[0] for name in names for one in strange]
    first, number = vendor.pushed("<b>急</b> &amp; 路灯不亮", CreateTime=now + 90_000)
    other = vendor.pushed("梧桐里漏水", "oAnother", MsgId=number, CreateTime=now - 3_600)[0]
    long = vendor.pushed("长" * 50_000)[0]
    with lying({}) as liar, ready(tmp_path / "desk") as desk:
        mine = account(vendor.port, liar.port)
        with closing(OfficialAccount(mine, GOOD_SECRETS)) as channel:
            whole = [first, other, long, *bad, vendor.pushed("井盖松了", "oThird")[0]]
            for at in range(0, len(whole), 20):
                some = [told(at + n + 1, xml) for n, xml in enumerate(whole[at : at + 20])]
                liar.value = {"store": "s", "pushes": some, "more": False}
                one_thread.look(desk, mine, channel, "pushed")
        connection = desk.session.store.connection
        found = {str(row[0]) for row in connection.execute("SELECT summary FROM cases")}
        assert {"<b>急</b> &amp; 路灯不亮", "井盖松了"} <= found
        reasons = {one.reason for one in quarantine.listed(connection)}
        assert reasons == {"message", "msgtype", "empty", "number_reused"}
        (latest,) = connection.execute("SELECT max(received_at) FROM cases").fetchone()
        assert latest <= time.time() * 1000


def _fits(text: str) -> bool:
    """Into what a platform seals."""
    return text.isprintable() or text == "\u202egpj.exe"


# Clocks.


def saying(now: object) -> dict[str, object]:
    return {"store": "s", "pushes": [], "checks": [], "more": False, "now": now}


@pytest.mark.parametrize(
    ("minutes", "trouble"),
    [(0, ""), (-4, ""), (7, "relay_clock:7"), (-90, "relay_clock:90"), (None, "")],
)
def test_a_relay_whose_clock_is_wrong_refuses_what_is_pushed_and_that_is_told(
    vendor: Vendor, minutes: int | None, trouble: str
) -> None:
    now = None if minutes is None else int(time.time()) + 60 * minutes
    with lying(saying(now)) as liar:
        made = OfficialAccount(account(vendor.port, liar.port), GOOD_SECRETS)
        with closing(made) as channel:
            assert channel.poll("pushed", None).trouble == trouble
            liar.value = saying(int(time.time()))
            assert channel.poll("pushed", None).trouble == ""


@pytest.mark.parametrize("now", ["soon", True, 2**70, -5, 1.5])
def test_what_is_no_time_is_no_clock(vendor: Vendor, now: object) -> None:
    told = page(saying(now), 0)
    assert told is not None
    assert told.now is None
