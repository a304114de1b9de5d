"""What a relay took in, fetched by a desk that trusts it with nothing."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from moderator_app.channels.relayed import Place, place
from moderator_app.channels.wechat_oa import OfficialAccount
from moderator_app.core.case import Status
from moderator_app.core.channels import (
    ConfigError,
    Received,
    Spoilt,
    Transient,
)
from moderator_app.core.ids import case_id
from moderator_app.core.reply_windows import WECHAT
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from tests.channels import one_thread
from tests.channels import wechat_oa_account as private
from tests.channels.test_pushed_contract import GOOD_SECRETS, account
from tests.channels.test_wechat_oa_requests import out
from tests.channels.wechat_oa_account import vendor
from tests.channels.wechat_oa_vendor import CHATS, LIST, Vendor, refusal
from tests.relay import program
from tests.relay.program import KEY, Pusher, Relay

__all__ = ["vendor"]
OTHER_KEY = KEY[::-1]


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[Relay]:
    with program.running(tmp_path / "relay") as running:
        yield running


@pytest.fixture
def channel(vendor: Vendor, relay: Relay) -> Iterator[OfficialAccount]:
    with closing(opened(vendor, relay)) as made:
        yield made


def opened(vendor: Vendor, relay: Relay, **secrets: str) -> OfficialAccount:
    return OfficialAccount(account(vendor.port, relay.port), GOOD_SECRETS | secrets)


def say(relay: Relay, vendor: Vendor, text: str, pusher: Pusher | None = None) -> str:
    xml, id_ = vendor.pushed(text)
    assert relay.push("yunxi", (pusher or Pusher()).push(xml))[0] == 200
    return id_


def texts(items: Any) -> list[str]:
    return [one.text for one in items if isinstance(one, Received)]


# What is acknowledged, and when.


def test_the_relay_is_told_what_we_have_once_it_is_on_disk(
    vendor: Vendor, relay: Relay, channel: OfficialAccount
) -> None:
    say(relay, vendor, "第一件事")
    first = channel.poll("pushed", None)
    again = channel.poll("pushed", None)
    assert texts(first.items) == texts(again.items) == ["第一件事"]
    say(relay, vendor, "第二件事")
    assert texts(channel.poll("pushed", first.cursor).items) == ["第二件事"]
    assert relay.ack("yunxi", 10**9, "night") == 200
    (left,) = relay.pull("yunxi", desk="night")["pushes"]
    assert left["n"] > place(first.cursor).number


def test_a_desk_reads_on_where_its_file_says(
    vendor: Vendor, relay: Relay, channel: OfficialAccount, desk: Desk
) -> None:
    """And what the platform pushes twice under other seals is one message."""
    xml, _ = vendor.pushed("路灯不亮")
    for _ in range(2):
        relay.push("yunxi", Pusher().push(xml))
    mine = account(vendor.port, relay.port)
    one_thread.look(desk, mine, channel, "pushed")
    assert desk.session.store.connection.execute("SELECT count(*) FROM cases").fetchone() == (1,)
    assert len(relay.pull("yunxi")["pushes"]) == 2
    one_thread.look(desk, mine, channel, "pushed")
    one_thread.look(desk, mine, channel, "pushed")
    assert place(desk.inbound.cursor(mine.id, "pushed")).number == 2


def test_a_relay_that_was_made_anew_is_read_from_its_beginning(
    vendor: Vendor, relay: Relay, channel: OfficialAccount, tmp_path: Path
) -> None:
    for n in range(3):
        say(relay, vendor, f"第{n}件事")
    cursor = channel.poll("pushed", None).cursor
    with program.running(tmp_path / "new") as new, closing(opened(vendor, new)) as other:
        say(new, vendor, "新的一件事")
        batch = other.poll("pushed", cursor)
        assert texts(batch.items) == ["新的一件事"]
        assert texts(other.poll("pushed", batch.cursor).items) == []


# What is not taken.


@pytest.mark.parametrize(
    ("secrets", "code"),
    [
        ({"push_key": OTHER_KEY}, "push_"),
        ({"push_token": "AnotherToken"}, "push_signature"),
        ({"push_key": "too short"}, "push_key"),
    ],
)
def test_a_key_that_never_opened_anything_keeps_everything_where_it_is(
    vendor: Vendor, relay: Relay, secrets: dict[str, str], code: str
) -> None:
    say(relay, vendor, "路灯不亮")
    with closing(opened(vendor, relay, **secrets)) as wrong:
        for ask in (wrong.check, lambda: wrong.poll("pushed", None)):
            with pytest.raises(ConfigError, match=code):
                ask()
    with closing(opened(vendor, relay)) as right:
        assert texts(right.poll("pushed", None).items) == ["路灯不亮"]


def test_a_key_that_opened_something_before_puts_aside_what_it_cannot_open(
    vendor: Vendor, relay: Relay, channel: OfficialAccount
) -> None:
    say(relay, vendor, "路灯不亮")
    cursor = channel.poll("pushed", None).cursor
    say(relay, vendor, "别人的", Pusher("wxanotheraccount00"))
    say(relay, vendor, "井盖坏了", Pusher(key=OTHER_KEY))
    batch = channel.poll("pushed", cursor)
    assert all(isinstance(one, Spoilt) for one in batch.items)
    assert len(batch.items) == 2
    with closing(opened(vendor, relay, push_key=OTHER_KEY)) as changed:
        assert texts(changed.poll("pushed", cursor).items) == ["井盖坏了"]


def test_a_cursor_says_where_it_was() -> None:
    for one in (Place(), Place("0a1b", 7, "mark")):
        assert place(one.cursor) == one
    assert place(None) == place("") == Place()


# Waiting, and what waits beside it.


def test_a_desk_that_waits_is_woken_by_a_push_and_lets_go_when_it_is_closed(
    vendor: Vendor, relay: Relay
) -> None:
    channel = opened(vendor, relay)
    with ThreadPoolExecutor(1) as other:
        woken = other.submit(channel.wait, 20)
        time.sleep(0.1)
        say(relay, vendor, "路灯不亮")
        begun = time.monotonic()
        assert woken.result(5)
        channel.poll("pushed", None)
        waiting = other.submit(channel.wait, 20)
        time.sleep(0.1)
        channel.close()
        with pytest.raises(Transient):
            waiting.result(5)
    assert time.monotonic() - begun < 3


def test_what_is_pushed_makes_nothing_else_be_asked_more_often(
    vendor: Vendor, channel: OfficialAccount
) -> None:
    cursors: dict[str, str | None] = {"chats": None, "comments": None}
    for _ in range(3):
        cursors = {one: channel.poll(one, cursor).cursor for one, cursor in cursors.items()}
    asked = [path for path, _, _ in vendor.asked]
    assert (asked.count(CHATS), asked.count(LIST)) == (1, 1)


@pytest.mark.parametrize("trouble", [refusal(45009, "quota"), refusal(-1, "busy"), b"<html>"])
def test_a_log_that_is_not_told_now_keeps_no_push_back(
    vendor: Vendor, channel: OfficialAccount, trouble: object
) -> None:
    """The lane holds an account still that was told to wait, and until midnight it may be."""
    vendor.instead = {CHATS: trouble, LIST: trouble}
    for stream in ("chats", "comments"):
        for _ in range(2):
            batch = channel.poll(stream, None)
            assert (batch.items, batch.cursor, batch.more) == ((), "", False)
    assert len([path for path, _, _ in vendor.asked if path in {CHATS, LIST}]) == 2


def test_whoever_has_it_all_pushed_needs_no_log(vendor: Vendor, channel: OfficialAccount) -> None:
    vendor.instead[CHATS] = refusal(65400, "kf is not opened")
    assert channel.check().name == "云溪发布"
    assert channel.poll("chats", None).items == ()
    vendor.instead[CHATS] = refusal(48001, "api unauthorized")
    with pytest.raises(ConfigError):
        channel.check()


def test_without_a_relay_there_is_nothing_pushed_and_nothing_wakes(vendor: Vendor) -> None:
    with closing(OfficialAccount(private.account(vendor.port), private.GOOD_SECRETS)) as channel:
        batch = channel.poll("pushed", None)
        assert (batch.items, batch.more) == ((), False)
        assert channel.poll("pushed", batch.cursor) == batch
        assert not channel.wait(0.01)


# What it is to those who wrote.


def test_what_citizens_do_opens_and_shuts_their_windows_and_is_no_case(
    vendor: Vendor, relay: Relay, channel: OfficialAccount
) -> None:
    target = out().target
    assert channel.caps(target).left is None
    cursor = None
    for kind, left in (("CLICK", 3), ("unsubscribe", 0), ("subscribe", 3)):
        xml, _ = vendor.pushed("", MsgType="event", Event=kind)
        relay.push("yunxi", Pusher().push(xml))
        batch = channel.poll("pushed", cursor)
        cursor = batch.cursor
        assert batch.items == ()
        caps = channel.caps(target)
        assert (caps.left, caps.can_reply) == (left, left > 0)
        vendor.now = partial(_later, vendor.now, 1)
    say(relay, vendor, "路灯不亮")
    channel.poll("pushed", cursor)
    caps = channel.caps(target)
    assert caps.left == 5
    assert caps.window_ends_at is not None
    assert caps.window_ends_at > datetime.now(UTC) + WECHAT.lasts - timedelta(minutes=1)
    channel.send(out())
    assert channel.caps(target).left == 4
    assert [one["text"] for one in vendor.sent] == [out().text]


def _later(clock: Callable[[], float], seconds: int) -> float:
    return clock() + seconds


def test_our_own_reply_in_the_log_is_no_message(
    vendor: Vendor, relay: Relay, channel: OfficialAccount, desk: Desk
) -> None:
    mine = account(vendor.port, relay.port)
    id_ = say(relay, vendor, "路灯不亮")
    one_thread.look(desk, mine, channel, "pushed")
    case = desk.session.case(case_id(mine.platform, id_))
    desk.cases.commit(case.id, case.head, to=None, reply=Words("已转照明处。", to=case.answerable))
    one_thread.send_next(desk, mine.id, channel)
    answered = desk.session.case(case.id)
    assert answered.status is Status.ANSWERED
    one_thread.look(desk, mine, channel, "chats")
    assert desk.session.case(case.id) == answered


def test_a_picture_that_was_pushed_is_fetched(
    vendor: Vendor, relay: Relay, channel: OfficialAccount
) -> None:
    vendor.files["m1"] = b"\xff\xd8\xff"
    xml, _ = vendor.pushed("", MsgType="image", MediaId="m1")
    relay.push("yunxi", Pusher().push(xml))
    (one,) = channel.poll("pushed", None).items
    assert isinstance(one, Received)
    assert channel.fetch(one.media[0], 1000) == b"\xff\xd8\xff"
