"""What WeCom may answer, and what it is taken for."""

import threading

import pytest

from moderator_app.channels.wecom import WeCom
from moderator_app.core.channels import (
    Ambiguous,
    AuthRequired,
    ChannelError,
    ConfigError,
    ContentRejected,
    RateLimited,
    TargetGone,
    Transient,
    WindowClosed,
)
from tests.channels.contract import KEY
from tests.channels.test_wecom_requests import out
from tests.channels.vendor_server import Status
from tests.channels.wecom_account import channel, vendor
from tests.channels.wecom_vendor import (
    GOOD,
    KF_NAME,
    SEND,
    SYNC,
    Vendor,
    refusal,
)

__all__ = ["channel", "vendor"]

SIGN_IN = "/cgi-bin/gettoken"
LIST = "/cgi-bin/kf/account/list"


# Numbers.

NUMBERS: list[tuple[int, type[ChannelError]]] = [
    (40001, AuthRequired),
    (40014, AuthRequired),
    (41001, AuthRequired),
    (41004, AuthRequired),
    (42001, AuthRequired),
    (40013, ConfigError),
    (41002, ConfigError),
    (48002, ConfigError),
    (60011, ConfigError),
    (60020, ConfigError),
    (95000, ConfigError),
    (95004, ConfigError),
    (95014, ConfigError),
    (95015, ConfigError),
    (95017, ConfigError),
    (45009, RateLimited),
    (45033, RateLimited),
    (95003, RateLimited),
    (95001, WindowClosed),
    (95002, WindowClosed),
    (95024, WindowClosed),
    (95013, WindowClosed),
    (95018, WindowClosed),
    (40003, TargetGone),
    (40007, TargetGone),
    (95028, TargetGone),
    (95029, TargetGone),
    (40058, ContentRejected),
    (44004, ContentRejected),
    (45002, ContentRejected),
    (95008, ContentRejected),
    (95007, Transient),
]


@pytest.mark.parametrize(("code", "error"), [*NUMBERS, (-1, Transient), (99_999, Transient)])
def test_each_number_for_a_look_is_one_of_ten_things(
    vendor: Vendor, channel: WeCom, code: int, error: type[ChannelError]
) -> None:
    vendor.instead[SYNC] = refusal(code, "as the table says")
    with pytest.raises(error) as caught:
        channel.poll("messages", None)
    assert type(caught.value) is error
    assert caught.value.code == str(code)


@pytest.mark.parametrize(("code", "error"), [*NUMBERS, (-1, Ambiguous), (99_999, ContentRejected)])
def test_each_number_for_a_reply_is_one_of_ten_things(
    vendor: Vendor, channel: WeCom, code: int, error: type[ChannelError]
) -> None:
    vendor.say("路灯不亮")
    vendor.instead[SEND] = refusal(code, "as the table says")
    with pytest.raises(error) as caught:
        channel.send(out())
    assert type(caught.value) is error


@pytest.mark.parametrize(
    ("answer", "look", "reply"),
    [
        (Status(500), Transient, Ambiguous),
        (Status(502), Transient, Ambiguous),
        (Status(408), Transient, Ambiguous),
        (Status(429), RateLimited, RateLimited),
        (Status(404), ConfigError, ConfigError),
        (Status(302), ConfigError, ConfigError),
        (Status(200), Transient, Ambiguous),
        ([], Transient, Ambiguous),
        ({}, Transient, Ambiguous),
        ({"errcode": "0"}, Transient, Ambiguous),
        ({"errcode": False}, Transient, Ambiguous),
        ({"errcode": None, "errmsg": 7}, Transient, Ambiguous),
    ],
)
def test_what_no_document_has_proves_nothing(
    vendor: Vendor,
    channel: WeCom,
    answer: object,
    look: type[ChannelError],
    reply: type[ChannelError],
) -> None:
    vendor.say("路灯不亮")
    vendor.instead = {SYNC: answer, SEND: answer}
    with pytest.raises(look):
        channel.poll("messages", None)
    with pytest.raises(reply):
        channel.send(out())


# Who we are.


def test_checking_finds_the_account_among_the_organisations(vendor: Vendor, channel: WeCom) -> None:
    assert channel.check().name == KF_NAME
    others = [{"open_kfid": f"wkother{n}", "name": "别的"} for n in range(100)]
    vendor.then[LIST] = [GOOD | {"account_list": others}]
    with pytest.raises(ConfigError):
        channel.check()  # asked for the second page, on which there is nothing
    vendor.instead[LIST] = GOOD | {"account_list": others}
    with pytest.raises(ConfigError):
        channel.check()
    assert len([path for path, _, _ in vendor.asked if path == LIST]) < 20


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (refusal(40001, "invalid credential"), AuthRequired),
        (refusal(40013, "invalid corpid"), ConfigError),
        (refusal(60020, "not allow to access from your ip"), ConfigError),
        (refusal(-1, "system busy"), Transient),
        (GOOD, Transient),
        (GOOD | {"access_token": 7, "expires_in": 7200}, Transient),
        (GOOD | {"access_token": "a\r\nb", "expires_in": 7200}, Transient),
        (Status(503), Transient),
    ],
)
def test_without_a_token_nothing_goes(
    vendor: Vendor, channel: WeCom, answer: object, error: type[ChannelError]
) -> None:
    vendor.instead[SIGN_IN] = answer
    for step in (channel.check, lambda: channel.send(out())):
        with pytest.raises(error):
            step()
    assert vendor.sent == []


def test_one_token_does_for_everything_until_it_is_refused(vendor: Vendor, channel: WeCom) -> None:
    vendor.say("路灯不亮")
    channel.check()
    channel.poll("messages", None)
    channel.send(out())
    assert len(vendor.tokens) == 1
    vendor.expire_tokens()
    channel.send(out(key="second"))
    assert [one["msgid"] for one in vendor.sent] == [KEY, "second"]
    assert [path for path, _, _ in vendor.asked].count(SIGN_IN) == 2


@pytest.mark.parametrize("code", [40014, 42001])
def test_a_token_that_is_refused_twice_is_not_tried_a_third_time(
    vendor: Vendor, channel: WeCom, code: int
) -> None:
    vendor.instead[LIST] = refusal(code, "access_token")
    with pytest.raises(AuthRequired):
        channel.check()
    assert [path for path, _, _ in vendor.asked].count(LIST) == 2


def test_a_token_that_is_about_to_end_is_got_anew(vendor: Vendor, channel: WeCom) -> None:
    token = GOOD | {"access_token": "short", "expires_in": 60}
    vendor.then[SIGN_IN] = [token, token]
    vendor.good_tokens.add("short")
    channel.check()
    channel.check()
    assert vendor.then[SIGN_IN] == []


def test_many_at_once_get_one_token(vendor: Vendor, channel: WeCom) -> None:
    threads = [threading.Thread(target=channel.check) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [path for path, _, _ in vendor.asked].count(SIGN_IN) == 1
