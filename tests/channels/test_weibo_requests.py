"""A client that asks Weibo otherwise than its documents say is refused: each parameter of each request
is left out, or is something else, in turn."""

import json
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from urllib.parse import urlencode

import pytest

from moderator_app.channels import weibo
from moderator_app.channels import weibo_authorising as authorising
from moderator_app.channels.weibo import Weibo
from moderator_app.channels.weibo_walking import Place as Reached
from moderator_app.channels.weibo_walking import cursor
from moderator_app.core.case import Target
from moderator_app.core.channels import Outgoing
from tests.channels import weibo_vendor
from tests.channels.bending import Bend, Place, bent, cases, left_out, told, tried, wanted
from tests.channels.contract import KEY
from tests.channels.weibo_account import GOOD_SECRETS, account
from tests.channels.weibo_requests import SHAPES
from tests.channels.weibo_vendor import (
    APP_KEY,
    APP_SECRET,
    BAD_PARAMETER,
    CITIZEN,
    CODE,
    DAILY,
    Vendor,
    name_of,
)

TEXT = "已转照明处。"


def _query(path: str, *names: str, needed: bool = True) -> list[Place]:
    return [Place(path, (name,), in_query=True, needed=needed) for name in names]


def _form(path: str, *names: str, needed: bool = True) -> list[Place]:
    return [
        Place(path, (name,), needed=needed, in_form=True, free=name == "comment") for name in names
    ]


def _listed(path: str) -> list[Place]:
    return [*_query(path, "access_token"), *_query(path, "count", "max_id", needed=False)]


MENTIONS, COMMENTS = "/2/statuses/mentions.json", "/2/comments/to_me.json"
COMMENT_MENTIONS, OWN = "/2/comments/mentions.json", "/2/comments/by_me.json"
CREATE, REPLY = "/2/comments/create.json", "/2/comments/reply.json"
MESSAGES, MESSAGE = "/2/direct_messages.json", "/2/messages/reply/biz.json"
COUNT = "/2/account/rate_limit_status.json"
GRANT, HOLDER = "/oauth2/access_token", "/oauth2/get_token_info"
OPEN = [
    *_listed(MENTIONS),
    *_listed(COMMENTS),
    *_listed(COMMENT_MENTIONS),
    *_query(OWN, "access_token"),
    *_query(OWN, "count", needed=False),
    *_query(COUNT, "access_token"),
    *_form(CREATE, "access_token", "id", "comment", "rip"),
    *_form(CREATE, "comment_ori", needed=False),
    *_form(REPLY, "access_token", "id", "cid", "comment", "rip"),
    *_form(REPLY, "comment_ori", "without_mention", needed=False),
    *_form(GRANT, "client_id", "client_secret", "grant_type", "code", "redirect_uri"),
    *_form(HOLDER, "access_token"),
]
PRIVATE = [
    *_query(MESSAGES, "access_token"),
    *_query(MESSAGES, "count", needed=False),
    *_query(MESSAGE, "access_token"),
    *_form(MESSAGE, "type", "data", "receiver_id"),
    *_form(MESSAGE, "save_sender_box", needed=False),
]


@pytest.fixture
def vendor() -> Iterator[Vendor]:
    with weibo_vendor.running() as running:
        running.commercial, running.daily = True, DAILY * 10
        yield running


def out(text: str = TEXT, stream: str = "comments", post: str = "1", key: str = KEY) -> Outgoing:
    under = post if stream == "mentions" else weibo_vendor.OUR_POST
    thread = str(CITIZEN) if stream == "messages" else f"{under}:{CITIZEN}"
    return Outgoing(key, Target(account(0).id, stream, thread, post, str(CITIZEN)), text)


def grant(vendor: Vendor) -> None:
    vendor.codes.add(CODE)
    with closing(vars(weibo)["Client"](vendor.base)) as client:
        authorising.token(client, authorising.App(APP_KEY, APP_SECRET), CODE)


def all_it_does(vendor: Vendor, host: str) -> None:
    """Each request of the client's once at the least, though others before it were refused."""
    ids = {
        "mentions": vendor.say("路灯不亮"),
        "comments": vendor.comment("路灯不亮"),
        "comment_mentions": vendor.comment_elsewhere("路灯不亮"),
        "messages": vendor.write("路灯不亮"),
    }
    far = cursor(Reached(1, ()))
    with closing(Weibo(account(vendor.port, host), GOOD_SECRETS)) as channel:
        channel._own = str(weibo_vendor.UID)
        steps: list[Callable[[], object]] = [channel.check, partial(grant, vendor)]
        steps += [partial(channel.poll, stream, far) for stream in ids]
        steps += [
            partial(channel.send, out(f"{stream}已转照明处。", stream, ids[stream]))
            for stream in ("mentions", "comments", "messages")
        ]
        tried(steps)


def test_as_it_is_nothing_is_objected_to(vendor: Vendor) -> None:
    all_it_does(vendor, "open")
    all_it_does(vendor, "commercial")
    assert vendor.objections == []
    assert [one["to"] for one in vendor.sent][-1] == str(CITIZEN)
    assert len(vendor.sent) == 5


def test_these_are_all_the_parameters_there_are(vendor: Vendor) -> None:
    """Of what the client says, and of what the documents want: a new one has to be added here. What
    the two hosts have alike is asked alike, and bent on one of them."""
    known = {(name_of(place.path), place.names[0]) for place in [*OPEN, *PRIVATE]}
    for host in ("open", "commercial"):
        vendor.asked.clear()
        all_it_does(vendor, host)
        said = {(name_of(path), name) for path, name in told(vendor.asked)}
        assert said <= known
        skipped = {"messages/reply", "direct_messages"}
        if host == "commercial":
            skipped = {"account/rate_limit_status"}
        assert {one for one in known if one[0] not in skipped} <= said
    needed = {(name_of(p.path), p.names[0]) for p in [*OPEN, *PRIVATE] if p.needed}
    assert {(name_of(path), name) for path, name in wanted(SHAPES)} == needed


def test_the_commercial_host_is_asked_by_its_own_paths_alone(vendor: Vendor) -> None:
    all_it_does(vendor, "commercial")
    paths = {path for path, _, _ in vendor.asked if path.startswith("/2/")}
    assert all(path.endswith("/biz.json") for path in paths - {MESSAGES})
    vendor.asked.clear()
    all_it_does(vendor, "open")
    assert not any(path.endswith("/biz.json") for path, _, _ in vendor.asked)


@pytest.mark.parametrize(("place", "bend"), cases([*OPEN, *PRIVATE]))
def test_a_client_that_is_wrong_in_one_place_is_refused(
    vendor: Vendor, monkeypatch: pytest.MonkeyPatch, place: Place, bend: Bend
) -> None:
    bent(monkeypatch, weibo, place, bend)
    all_it_does(vendor, "commercial" if place in PRIVATE else "open")
    section = SHAPES[place.path].section
    assert any(one.startswith(section) for one in vendor.objections), vendor.objections


def test_a_reply_to_a_comment_that_does_not_say_to_which_is_refused(
    vendor: Vendor, monkeypatch: pytest.MonkeyPatch
) -> None:
    bent(monkeypatch, weibo, Place(REPLY, ("cid",), in_form=True), left_out)
    all_it_does(vendor, "open")
    assert [one["words"] for one in vendor.sent] == ["mentions已转照明处。"]


@pytest.mark.parametrize(
    ("path", "query", "form"),
    [
        ("/2/statuses/update.json", {}, {"status": "x"}),
        (MENTIONS, {"count": "201"}, None),
        (MENTIONS, {"count": "0"}, None),
        (MENTIONS, {"since": "1"}, None),
        (MENTIONS, {"max_id": "0"}, None),
        (MENTIONS, {}, {"count": "20"}),
        (MESSAGES, {"since_id": "1"}, None),
        (REPLY, {}, {"id": "1", "cid": "1", "comment": "x", "rip": "office"}),
        (REPLY, {}, {"id": "1", "cid": "1", "comment": "", "rip": "211.156.0.1"}),
        (MESSAGE, {}, {"type": "image", "data": "{}", "receiver_id": "1"}),
        (MESSAGE, {}, {"type": "text", "data": '{"text": "\\u8def"}', "receiver_id": "1"}),
        (MESSAGE, {}, {"type": "text", "data": f'{{"text": "{300 * "长"}"}}', "receiver_id": "1"}),
    ],
)
def test_other_requests_that_no_document_allows_are_refused(
    vendor: Vendor, path: str, query: dict[str, str], form: dict[str, str] | None
) -> None:
    token = {"access_token": weibo_vendor.TOKEN}
    in_form = form is not None and path not in {MESSAGE}
    address = f"{vendor.base}{path}?{urlencode(query | ({} if in_form else token))}"
    octets = None if form is None else urlencode(form | (token if in_form else {})).encode()
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(address, octets)  # noqa: S310 - loopback
    with closing(caught.value) as answer:
        assert json.loads(answer.read())["error_code"] == BAD_PARAMETER
    assert len(vendor.objections) == 1
