"""A call of WeCom's wakes the desk that reads 微信客服, and lifts the limit of reading."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from moderator_app.channels import clock
from moderator_app.channels.wecom import WeCom
from moderator_app.core.channels import AuthRequired, ConfigError, Received, Transient
from tests.channels import wecom_account as ours
from tests.channels.loopback import free_port
from tests.channels.test_lying_relays import lying
from tests.channels.wecom_account import vendor
from tests.channels.wecom_vendor import SYNC, Vendor
from tests.relay import program
from tests.relay.program import BEARERS, CORPID, KEY, TOKEN, Pusher, Relay

__all__ = ["vendor"]

GOOD_SECRETS = ours.GOOD_SECRETS | {
    "relay_bearer": BEARERS["front"],
    "push_token": TOKEN,
    "push_key": KEY,
}
PUSHER = Pusher(CORPID)
OTHER = "wkOther"
ECHO = "5927782489442352469"


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[Relay]:
    with program.running(tmp_path / "relay", [("kf", "wecom")]) as running:
        yield running


@pytest.fixture
def channel(vendor: Vendor, relay: Relay) -> Iterator[WeCom]:
    with closing(opened(vendor, relay.port)) as made:
        yield made


def opened(vendor: Vendor, relay_port: int, kf: str = "", **secrets: str) -> WeCom:
    made = ours.account(vendor.port)
    config = {**made.config, "relay": f"http://127.0.0.1:{relay_port}/wx/kf"}
    config |= {"open_kfid": kf} if kf else {}
    return WeCom(replace(made, config=config), GOOD_SECRETS | secrets)


def call(relay: Relay, text: str) -> None:
    assert relay.push("kf", PUSHER.push(text)) == (200, b"")


def tokens(vendor: Vendor) -> list[object]:
    return [body.get("token") for path, _, body in vendor.asked if path == SYNC]


def texts(items: Any) -> list[str]:
    return [one.text for one in items if isinstance(one, Received)]


def test_a_call_wakes_and_what_is_read_then_is_not_counted(
    vendor: Vendor, relay: Relay, channel: WeCom
) -> None:
    with ThreadPoolExecutor(1) as other:
        woken = other.submit(channel.wait, 20)
        time.sleep(0.1)
        vendor.say("路灯不亮")
        call(relay, vendor.call())
        assert woken.result(5)
    batch = channel.poll("messages", None)
    assert texts(batch.items) == ["路灯不亮"]
    assert batch.pause == timedelta(minutes=2), "until then it is called"
    assert tokens(vendor) == list(vendor.calls)
    assert not channel.wait(0.01)


def test_of_many_calls_the_newest_token_is_taken(
    vendor: Vendor, relay: Relay, channel: WeCom
) -> None:
    calls = [vendor.call() for _ in range(51)]
    for one in calls:
        call(relay, one)
    assert channel.wait(1)
    channel.poll("messages", None)
    (token,) = tokens(vendor)
    assert str(token) in calls[-1]
    assert not channel.wait(1)


@pytest.mark.parametrize("kf", ["wkanother", ""])
def test_calls_for_another_wake_nobody(
    vendor: Vendor, relay: Relay, channel: WeCom, kf: str
) -> None:
    call(relay, vendor.call(kf))
    call(relay, "<xml><Event>kf_account_auth_change</Event></xml>")
    call(relay, "{}")
    assert not channel.wait(1)
    channel.poll("messages", None)
    assert tokens(vendor) == [None]


def test_two_that_share_a_relays_password_take_no_call_from_each_other(
    vendor: Vendor, relay: Relay, channel: WeCom
) -> None:
    with closing(opened(vendor, relay.port, kf=OTHER)) as other:
        call(relay, vendor.call(OTHER))
        relay.ack("kf", 10**9, "night")
        assert not channel.wait(1)
        assert other.wait(1)


def test_a_call_that_calls_nobody_any_more_is_left_at_the_relay_no_longer(
    vendor: Vendor, relay: Relay, channel: WeCom, monkeypatch: pytest.MonkeyPatch
) -> None:
    call(relay, vendor.call())
    assert channel.wait(1)
    now = clock.steady()
    monkeypatch.setattr(clock, "steady", lambda: now + 600)
    call(relay, vendor.call())
    relay.ack("kf", 10**9, "night")
    assert channel.wait(1)
    assert [one["n"] for one in relay.pull("kf")["pushes"]] == [2]


def test_a_token_that_is_not_good_is_done_without(
    vendor: Vendor, relay: Relay, channel: WeCom
) -> None:
    vendor.say("路灯不亮")
    call(relay, vendor.call())
    vendor.calls.clear()
    assert channel.wait(1)
    batch = channel.poll("messages", None)
    assert texts(batch.items) == ["路灯不亮"]
    channel.poll("messages", batch.cursor)
    assert [one is None for one in tokens(vendor)] == [False, True, True]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"age": 10 * 60}, None),
        ({"token": ""}, None),
        ({"token": "x" * 129}, None),
        ({"token": "x y"}, None),
    ],
)
def test_a_token_that_is_old_or_none_is_not_used(
    vendor: Vendor, relay: Relay, channel: WeCom, changed: dict[str, Any], told: object
) -> None:
    vendor.now = lambda: time.time() - changed.get("age", 0)
    text = vendor.call()
    (token,) = vendor.calls
    call(relay, text.replace(token, changed.get("token", token)))
    assert channel.wait(1), "it was called all the same"
    vendor.now = time.time
    channel.poll("messages", None)
    assert tokens(vendor) == [told]


def test_a_waiting_desk_answers_the_check_of_the_address(relay: Relay, channel: WeCom) -> None:
    sealed = PUSHER.seal(ECHO)
    query = PUSHER.signed(sealed, echostr=sealed)
    with ThreadPoolExecutor(1) as other:
        waiting = other.submit(channel.wait, 3)
        begun = time.monotonic()
        assert relay.ask("GET", f"/wx/kf?{query}") == (200, ECHO.encode())
        assert time.monotonic() - begun < 1
        assert not waiting.result(5)


def test_a_relay_that_is_not_there_keeps_nothing_back(vendor: Vendor) -> None:
    with closing(opened(vendor, free_port())) as channel:
        vendor.say("路灯不亮")
        assert not channel.wait(0.05)
        assert not channel.wait(1)
        batch = channel.poll("messages", None)
        assert texts(batch.items) == ["路灯不亮"]
        assert batch.pause is not None
        assert batch.pause < timedelta(minutes=1)
        with pytest.raises(Transient):
            channel.check()


def test_a_relay_whose_clock_is_wrong_calls_nobody_and_is_not_waited_for(vendor: Vendor) -> None:
    """WeCom's calls are refused there: it is read as often as without a relay, and that is told."""
    wrong = {"store": "s", "pushes": [], "checks": [], "more": False, "now": int(time.time()) - 600}
    with lying(wrong) as liar, closing(opened(vendor, liar.port)) as channel:
        assert not channel.wait(1)
        batch = channel.poll("messages", None)
        assert batch.trouble == "relay_clock:10"
        assert batch.pause is not None
        assert batch.pause < timedelta(minutes=1)


def test_a_check_of_the_account_tells_what_is_wrong_with_the_relay(
    vendor: Vendor, relay: Relay, channel: WeCom
) -> None:
    call(relay, vendor.call())
    assert channel.check().name
    for secrets, error in (
        ({"relay_bearer": "wrong"}, AuthRequired),
        ({"push_key": KEY[::-1]}, ConfigError),
        ({"push_key": ""}, ConfigError),
    ):
        with closing(opened(vendor, relay.port, **secrets)) as wrong, pytest.raises(error):
            wrong.check()


def test_a_desk_that_is_closed_waits_no_longer(channel: WeCom) -> None:
    with ThreadPoolExecutor(1) as other:
        waiting = other.submit(channel.wait, 20)
        time.sleep(0.1)
        begun = time.monotonic()
        channel.close()
        assert not waiting.result(5)
    assert time.monotonic() - begun < 2
