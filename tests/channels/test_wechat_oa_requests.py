"""A client that asks a 公众号 otherwise than its documents say is refused."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing

import pytest

from moderator_app.channels import wechat_oa
from moderator_app.channels.wechat_oa import OfficialAccount
from moderator_app.core.case import Target
from moderator_app.core.channels import Media, Outgoing
from tests.channels import wechat_oa_vendor
from tests.channels.bending import Bend, Place, bent, cases, told, tried, wanted
from tests.channels.contract import KEY
from tests.channels.wechat_oa_account import GOOD_SECRETS, account
from tests.channels.wechat_oa_requests import SHAPES
from tests.channels.wechat_oa_vendor import (
    APPID,
    ARTICLE,
    CHATS,
    CITIZEN,
    LIST,
    MEDIA,
    REPLY,
    SEND,
    SIGN_IN,
    WAITING,
    Vendor,
)


def _body(path: str, *names: str) -> list[Place]:
    return [
        *[Place(path, ("access_token",), in_query=True)],
        *[Place(path, tuple(name.split("."))) for name in names],
    ]


PLACES = [
    *_body(SIGN_IN, "grant_type", "appid", "secret")[1:],
    Place(SIGN_IN, ("force_refresh",), needed=False),
    *_body(SEND, "touser", "msgtype", "text", "text.content"),
    *[Place(MEDIA, (name,), in_query=True) for name in ("access_token", "media_id")],
    *_body(CHATS, "starttime", "endtime", "msgid", "number"),
    *_body(WAITING),
    *_body(LIST, "msg_data_id", "index", "begin", "count", "type"),
    *_body(REPLY, "msg_data_id", "index", "user_comment_id", "content"),
]


@pytest.fixture
def vendor() -> Iterator[Vendor]:
    with wechat_oa_vendor.running() as running:
        yield running


def out(text: str = "已转照明处。", key: str = KEY, who: str = CITIZEN) -> Outgoing:
    return Outgoing(key, Target(account(0).id, "chats", who, "x", who), text)


def under(
    number: int, text: str = "已转照明处。", article: str = f"{APPID}_{ARTICLE}_0"
) -> Outgoing:
    post = f"{article}_{number}"
    return Outgoing(KEY, Target(account(0).id, "comments", post, post, CITIZEN), text)


def all_it_does(vendor: Vendor) -> None:
    vendor.say("路灯不亮")
    vendor.comment("路灯不亮")
    vendor.files["picture"] = b"\x89PNG"
    with closing(OfficialAccount(account(vendor.port), GOOD_SECRETS)) as channel:
        steps: Sequence[Callable[[], object]] = (
            channel.check,
            lambda: channel.poll("chats", None),
            lambda: channel.poll("comments", None),
            lambda: channel.send(out()),
            lambda: channel.send(under(1)),
            lambda: channel.fetch(Media("picture"), 1000),
        )
        tried(steps)


def test_as_it_is_nothing_is_objected_to(vendor: Vendor) -> None:
    all_it_does(vendor)
    assert vendor.objections == []
    assert len(vendor.sent) == 2


def test_these_are_all_the_parameters_there_are(vendor: Vendor) -> None:
    all_it_does(vendor)
    assert told(vendor.asked) == {(place.path, ".".join(place.names)) for place in PLACES}
    needed = {(place.path, ".".join(place.names)) for place in PLACES if place.needed}
    assert wanted(SHAPES) == needed


@pytest.mark.parametrize(("place", "bend"), cases(PLACES))
def test_a_client_that_is_wrong_in_one_place_is_refused(
    vendor: Vendor, monkeypatch: pytest.MonkeyPatch, place: Place, bend: Bend
) -> None:
    bent(monkeypatch, wechat_oa, place, bend)
    all_it_does(vendor)
    section = SHAPES[place.path].section
    assert any(one.startswith(section) for one in vendor.objections), vendor.objections
    if place.path in {SEND, REPLY}:
        assert len(vendor.sent) == 1
