"""A client that asks WeCom otherwise than its documents say is refused: each parameter of each request
is left out, or is something else, in turn."""

import json
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing

import pytest

from moderator_app.channels import wecom
from moderator_app.channels.wecom import WeCom
from moderator_app.core.case import Target
from moderator_app.core.channels import Media, Outgoing
from tests.channels import wecom_vendor
from tests.channels.bending import Bend, Place, bent, cases, left_out, told, tried, wanted
from tests.channels.contract import KEY
from tests.channels.wecom_account import GOOD_SECRETS, account
from tests.channels.wecom_requests import SHAPES
from tests.channels.wecom_vendor import BAD_PARAMETER, CITIZEN, Vendor

TARGET_TEXT = "已转照明处。"


def _query(path: str, *names: str) -> list[Place]:
    return [Place(path, (name,), in_query=True) for name in names]


def _body(path: str, *names: str, needed: bool = True) -> list[Place]:
    body = [Place(path, tuple(name.split(".")), needed=needed) for name in names]
    return body if not needed else [*_query(path, "access_token"), *body]


ACCOUNTS, NAMES = "/cgi-bin/kf/account/list", "/cgi-bin/kf/customer/batchget"
SYNC, SEND = "/cgi-bin/kf/sync_msg", "/cgi-bin/kf/send_msg"
PLACES = [
    *_query("/cgi-bin/gettoken", "corpid", "corpsecret"),
    *_query("/cgi-bin/media/get", "access_token", "media_id"),
    *_body(ACCOUNTS),
    *_body(ACCOUNTS, "offset", "limit", needed=False),
    *_body(SYNC, "open_kfid"),
    *_body(SYNC, "cursor", "limit", "voice_format", needed=False),
    *_body(SEND, "touser", "open_kfid", "msgtype", "text", "text.content"),
    *_body(SEND, "msgid", needed=False),
    *_body("/cgi-bin/kf/service_state/get", "open_kfid", "external_userid"),
    *_body(NAMES, "external_userid_list"),
]


@pytest.fixture
def vendor() -> Iterator[Vendor]:
    with wecom_vendor.running() as running:
        running.files["picture"] = b"\x89PNG"
        yield running


def all_it_does(vendor: Vendor) -> None:
    """Each request of the client's once at the least, though others before it were refused."""
    vendor.say("路灯不亮")
    with closing(WeCom(account(vendor.port), GOOD_SECRETS)) as channel:
        steps: Sequence[Callable[[], object]] = (
            channel.check,
            lambda: channel.poll("messages", None),
            lambda: channel.poll("messages", "cursor0"),
            lambda: channel.send(out()),
            lambda: channel.fetch(Media("picture"), 1000),
        )
        tried(steps)


def out(text: str = TARGET_TEXT, key: str = KEY, who: str = CITIZEN) -> Outgoing:
    target = Target(account(0).id, "messages", who, "from_msgid_1", who)
    return Outgoing(key, target, text)


def test_as_it_is_nothing_is_objected_to(vendor: Vendor) -> None:
    all_it_does(vendor)
    assert vendor.objections == []
    assert [one["msgid"] for one in vendor.sent] == [KEY]


def test_these_are_all_the_parameters_there_are(vendor: Vendor) -> None:
    """Of what the client says, and of what the documents want: a new one has to be added here."""
    all_it_does(vendor)
    assert told(vendor.asked) == {(place.path, ".".join(place.names)) for place in PLACES}
    needed = {(place.path, ".".join(place.names)) for place in PLACES if place.needed}
    assert wanted(SHAPES) == needed


@pytest.mark.parametrize(("place", "bend"), cases(PLACES))
def test_a_client_that_is_wrong_in_one_place_is_refused(
    vendor: Vendor, monkeypatch: pytest.MonkeyPatch, place: Place, bend: Bend
) -> None:
    bent(monkeypatch, wecom, place, bend)
    all_it_does(vendor)
    section = SHAPES[place.path].section
    assert any(one.startswith(section) for one in vendor.objections), vendor.objections
    assert (place.path != SEND) or vendor.sent == []


def test_a_reply_without_its_key_would_arrive_twice(
    vendor: Vendor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The documents do not want it; that a reply arrives once hangs on it."""
    bent(monkeypatch, wecom, Place(SEND, ("msgid",)), left_out)
    all_it_does(vendor)
    all_it_does(vendor)
    assert len(vendor.sent) == 2


@pytest.mark.parametrize(
    ("path", "octets"),
    [
        ("/cgi-bin/user/list", b"{}"),
        ("/cgi-bin/gettoken", b"{}"),
        (ACCOUNTS, b'{"limit": 5'),
        (ACCOUNTS, b'["limit"]'),
        (ACCOUNTS, b'{"limit": 5, "offset": 0, "\\u540d": 1}'),
        (ACCOUNTS, b'{"limit": true}'),
        (NAMES, b'{"external_userid_list": []}'),
    ],
)
def test_other_requests_that_no_document_allows_are_refused(
    vendor: Vendor, path: str, octets: bytes
) -> None:
    address = f"{vendor.base}{path}?access_token=x"
    with urllib.request.urlopen(address, octets) as answer:  # noqa: S310 - loopback
        assert json.loads(answer.read())["errcode"] == BAD_PARAMETER
    assert len(vendor.objections) == 1
