"""What Weibo may answer, and what it is taken for."""

from collections.abc import Callable
from contextlib import closing

import pytest

from moderator_app.channels.weibo import Weibo
from moderator_app.core.channels import (
    Ambiguous,
    AuthRequired,
    ChannelError,
    ConfigError,
    ContentRejected,
    NeedsHuman,
    RateLimited,
    TargetGone,
    Transient,
)
from tests.channels.test_weibo_requests import (
    COMMENTS,
    HOLDER,
    MESSAGE,
    REPLY,
    out,
)
from tests.channels.vendor_server import Status
from tests.channels.weibo_account import GOOD_SECRETS, account, channel, vendor
from tests.channels.weibo_vendor import CITIZEN, Vendor, refusal

__all__ = ["channel", "vendor"]

CODES = {
    AuthRequired: "10006 21301 21314 21315 21316 21317 21319 21321 21327 21332",
    RateLimited: "10022 10023 10024 20016",
    Transient: "10001 10002 10003 10009 10010 10011",
    ConfigError: "10004 10005 10007 10008 10014 10016 10017 10020 10021",
    ContentRejected: "20008 20012 20013 20017 20018 20019 20020 20021 20111 20306 21602",
    TargetGone: "20003 20101 20104 20201 20202 20301",
    NeedsHuman: "20015 20022 20031",
}
"""§1.5."""
NUMBERS = [(int(code), error) for error, codes in CODES.items() for code in codes.split()]
OTHERWISE = {
    10001: Ambiguous,
    10003: Ambiguous,
    10010: Ambiguous,
    10011: Ambiguous,
    10008: ContentRejected,
    10017: ContentRejected,
}
"""What failed inside may have happened; and one reply that is wrong must not hold the account."""


Step = tuple[str, type[ChannelError], Callable[[Weibo], object]]


@pytest.mark.parametrize(
    ("code", "look", "reply"),
    [
        *((code, error, OTHERWISE.get(code, error)) for code, error in NUMBERS),
        (20502, Transient, ContentRejected),
        (99_999, Transient, ContentRejected),
    ],
)
def test_each_number_is_one_of_ten_things(
    vendor: Vendor, code: int, look: type[ChannelError], reply: type[ChannelError]
) -> None:
    vendor.commercial = True
    vendor.instead = dict.fromkeys((COMMENTS, REPLY, MESSAGE), refusal(code, status=403))
    comment = out(post=vendor.comment("路灯不亮"))
    message = out("已转照明处。", "messages")
    steps: list[Step] = [
        ("open", look, lambda channel: channel.poll("comments", None)),
        ("open", reply, lambda channel: channel.send(comment)),
        ("commercial", reply, lambda channel: channel.send(message)),
    ]
    for host, error, step in steps:
        with (
            closing(Weibo(account(vendor.port, host), GOOD_SECRETS)) as channel,
            pytest.raises(error) as caught,
        ):
            step(channel)
        assert type(caught.value) is error
        assert caught.value.code == str(code)


@pytest.mark.parametrize("told", [10014, "10014"])
def test_a_number_is_one_as_text_too_and_with_any_status(
    vendor: Vendor, channel: Weibo, told: object
) -> None:
    for status in (200, 400, 403, 500):
        octets = f'{{"error_code": {told!r}}}'.replace("'", '"').encode()
        vendor.instead[COMMENTS] = Status(status, octets)
        with pytest.raises(ConfigError):
            channel.poll("comments", None)


@pytest.mark.parametrize(
    ("answer", "look", "reply"),
    [
        (Status(500), Transient, Ambiguous),
        (Status(502), Transient, Ambiguous),
        (Status(408), Transient, Ambiguous),
        (Status(429), RateLimited, RateLimited),
        (Status(401), AuthRequired, AuthRequired),
        (Status(404), ConfigError, ConfigError),
        (Status(302), ConfigError, ConfigError),
        (Status(200), Transient, Ambiguous),
        ([], Transient, Ambiguous),
        ("1", Transient, Ambiguous),
        ({"comments": "x"}, Transient, Ambiguous),
        ({"comments": {}, "id": "x"}, Transient, Ambiguous),
    ],
)
def test_what_no_document_has_proves_nothing(
    vendor: Vendor,
    channel: Weibo,
    answer: object,
    look: type[ChannelError],
    reply: type[ChannelError],
) -> None:
    vendor.instead = {COMMENTS: answer, REPLY: answer}
    with pytest.raises(look):
        channel.poll("comments", None)
    with pytest.raises(reply):
        channel.send(out(post=vendor.comment("路灯不亮")))


@pytest.mark.parametrize("value", [{}, {"comments": None}, {"comments": []}])
def test_a_list_that_holds_nothing_is_an_empty_page(
    vendor: Vendor, channel: Weibo, value: object
) -> None:
    vendor.instead[COMMENTS] = value
    assert channel.poll("comments", None).items == ()


@pytest.mark.parametrize("answer", [{}, {"result": False}, {"result": "true"}, []])
def test_a_message_is_only_taken_where_the_platform_says_so(vendor: Vendor, answer: object) -> None:
    vendor.instead[MESSAGE] = answer
    with (
        closing(Weibo(account(vendor.port, "commercial"), GOOD_SECRETS)) as channel,
        pytest.raises(Ambiguous),
    ):
        channel.send(out("已转照明处。", "messages"))


# Who we are.


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"host": "house"}, "host"),
        ({"app_key": "999999"}, "app_key"),
        ({"duty": "all day"}, "duty"),
        ({"duty": "08:00-25:00"}, "duty"),
        ({"rip": ""}, "rip"),
        ({"rip": "office"}, "rip"),
        ({"rip": "192.168.1.20"}, "rip"),
        ({"rip": "127.0.0.1"}, "rip"),
        ({"rip": "::1"}, "rip"),
    ],
)
def test_a_setting_that_is_wrong_is_named(
    vendor: Vendor, changed: dict[str, str], code: str
) -> None:
    with (
        closing(Weibo(account(vendor.port, **changed), GOOD_SECRETS)) as channel,
        pytest.raises(ConfigError) as caught,
    ):
        channel.check()
    assert caught.value.code == code


def test_a_reply_without_the_offices_address_in_the_net_is_not_sent(vendor: Vendor) -> None:
    post = vendor.comment("路灯不亮")
    with (
        closing(Weibo(account(vendor.port, rip="10.0.0.1"), GOOD_SECRETS)) as channel,
        pytest.raises(ConfigError),
    ):
        channel.send(out(post=post))
    assert vendor.calls == {}


def test_an_app_without_the_commercial_right_is_told_at_the_check(vendor: Vendor) -> None:
    with (
        closing(Weibo(account(vendor.port, "commercial"), GOOD_SECRETS)) as channel,
        pytest.raises(ConfigError) as caught,
    ):
        channel.check()
    assert caught.value.code == "10014"


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (refusal(21327), AuthRequired),
        (refusal(21399), AuthRequired),
        (refusal(10001), Transient),
        ({}, Transient),
        ({"uid": "us"}, Transient),
        ({"uid": True}, Transient),
        (Status(503), Transient),
    ],
)
def test_who_we_are_is_asked_before_anything_is_read(
    vendor: Vendor, channel: Weibo, answer: object, error: type[ChannelError]
) -> None:
    """Without it our own words would be taken for a citizen's."""
    vendor.instead[HOLDER] = answer
    with pytest.raises(error):
        channel.poll("comments", None)
    assert vendor.calls == {}


def test_who_writes_in_private_is_named_by_a_number(vendor: Vendor) -> None:
    vendor.commercial = True
    vendor.write("您好")
    with closing(Weibo(account(vendor.port, "commercial"), GOOD_SECRETS)) as channel:
        channel.send(out("您好", "messages"))
    assert vendor.sent == [{"to": str(CITIZEN), "text": "您好"}]
