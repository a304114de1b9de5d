"""What WeCom says of 微信客服, read without asking it."""

import json
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderator_app.channels import json_values as values
from moderator_app.channels import wecom_reading as reading
from moderator_app.channels.wechat_tokens import errcode, errmsg, granted
from moderator_app.core.channels import (
    Changed,
    Item,
    Media,
    Medium,
    NotDelivered,
    Received,
    Spoilt,
    Undelivered,
)
from tests.channels.request_rules import objection
from tests.channels.wecom_requests import SHAPES

NOW = datetime(2026, 11, 25, tzinfo=UTC)
KF, CITIZEN = "wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q", "wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw"
FIXTURES = Path(__file__).parents[3] / "shared" / "fixtures"
MESSAGE: dict[str, Any] = {
    "msgid": "from_msgid_4622416642169452483",
    "open_kfid": KF,
    "external_userid": CITIZEN,
    "send_time": 1615478585,
    "origin": 3,
    "msgtype": "text",
    "text": {"content": "云溪路路灯不亮", "menu_id": "101"},
}


def read(value: object) -> Item:
    (one,) = reading.read([value], KF, NOW)
    return one


def said(kind: str, body: object, **changed: object) -> Item:
    return read(MESSAGE | {"msgtype": kind, kind: body} | changed)


def event(kind: str, **told: object) -> dict[str, Any]:
    about = {"event_type": kind, "open_kfid": KF, "external_userid": CITIZEN}
    return {"msgtype": "event", "event": about | told}


def test_a_message_is_read() -> None:
    assert read(MESSAGE) == Received(
        stream="messages",
        id="from_msgid_4622416642169452483",
        thread=CITIZEN,
        medium=Medium.DIRECT,
        sent_at=datetime(2021, 3, 11, 16, 3, 5, tzinfo=UTC),
        text="云溪路路灯不亮",
        sender_id=CITIZEN,
    )


PLACE = {"name": "市政厅", "address": "云溪路1号", "latitude": 23.1, "longitude": 113}
LINK = {"title": "路灯", "desc": "三天了", "url": "https://x.cn/1", "pic_url": "y"}
PROGRAM = {"title": "报修", "appid": "wx1", "pagepath": "p", "thumb_media_id": "m"}
GOODS = {"title": "灯", "sales_price": 0, "shop_nickname": "店"}


@pytest.mark.parametrize(
    ("kind", "body", "text"),
    [
        ("location", PLACE, "市政厅\n云溪路1号\n23.1, 113"),
        ("location", PLACE | {"latitude": True}, "市政厅\n云溪路1号"),
        ("link", LINK, "路灯\n三天了\nhttps://x.cn/1"),
        ("business_card", {"userid": "zhangsan"}, "zhangsan"),
        ("miniprogram", PROGRAM, "报修\nwx1\np"),
        ("channels", {"sub_type": 1, "nickname": "云溪发布", "title": "停水"}, "云溪发布\n停水"),
        ("channels_shop_product", GOODS, "灯\n0\n店"),
        ("channels_shop_order", {"product_titles": "灯", "order_id": "1"}, "灯\n1"),
    ],
)
def test_what_is_no_text_is_read_as_the_lines_in_it(kind: str, body: object, text: str) -> None:
    one = said(kind, body)
    assert isinstance(one, Received)
    assert (one.text, one.media) == (text, ())


@pytest.mark.parametrize(
    ("kind", "type_"),
    [("image", "image"), ("voice", "audio/amr"), ("video", "video"), ("file", "")],
)
def test_pictures_recordings_and_files_are_told_and_not_fetched(kind: str, type_: str) -> None:
    one = said(kind, {"media_id": "M1"})
    assert isinstance(one, Received)
    kept_until = one.sent_at + timedelta(days=3)
    assert (one.text, one.media) == ("", (Media("M1", kind=type_, until=kept_until),))
    assert isinstance(said(kind, {"media_id": 7}), Spoilt)


def test_a_menu_is_read_as_it_was_shown() -> None:
    entries = [
        {"type": "click", "click": {"id": "101", "content": "满意"}},
        {"type": "view", "view": {"url": "https://x.cn", "content": "查询"}},
        {"type": ["click"]},
        7,
    ]
    body = {"head_content": "您满意吗？", "list": entries, "tail_content": "欢迎再来"}
    one = said("msgmenu", body, origin=5)
    assert isinstance(one, Received)
    assert one.text == "您满意吗？\n满意\n查询\n欢迎再来"


def test_a_conversation_that_is_passed_on_is_read_with_who_said_what() -> None:
    items = [
        {"sender_name": "王", "msgtype": "text", "msg_content": '{"text":{"content":"灯不亮"}}'},
        {"sender_name": "李", "msgtype": "image", "msg_content": "{"},
        {"sender_name": "赵", "msgtype": "merged_msg", "msg_content": "[" * 100_000},
    ]
    one = said("merged_msg", {"title": "群聊的聊天记录", "item": items})
    assert isinstance(one, Received)
    assert one.text == "群聊的聊天记录\n王: 灯不亮\n李: [image]\n赵: [merged_msg]"


@pytest.mark.parametrize(("origin", "own", "automatic"), [(3, 0, 0), (4, 1, 1), (5, 1, 0)])
def test_who_says_it_is_told_by_its_origin(origin: int, own: int, automatic: int) -> None:
    one = read(MESSAGE | {"origin": origin})
    assert isinstance(one, Received)
    assert (one.own, one.automatic) == (bool(own), bool(automatic))


@pytest.mark.parametrize("who", ["user", "servicer"])
def test_what_was_taken_back_says_so(who: str) -> None:
    recall = event(f"{who}_recall_msg", recall_msgid="R1")
    assert read(recall) == Changed("messages", "R1", NOW, None)
    at = datetime(2021, 3, 11, 16, 3, 5, tzinfo=UTC)
    assert read(recall | {"send_time": 1615478585}) == Changed("messages", "R1", at, None)
    assert isinstance(read(event(f"{who}_recall_msg")), Spoilt)


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (0, NotDelivered.UNKNOWN),
        (1, NotDelivered.ACCOUNT),
        (4, NotDelivered.TOO_LATE),
        (5, NotDelivered.ENDED),
        (6, NotDelivered.TOO_MANY),
        (10, NotDelivered.DECLINED),
        (13, NotDelivered.FORBIDDEN),
        (99, NotDelivered.UNKNOWN),
    ],
)
def test_that_a_reply_did_not_reach_the_citizen_is_told_with_the_reason(
    number: int, why: NotDelivered
) -> None:
    one = read(event("msg_send_fail", fail_msgid="F1", fail_type=number))
    assert one == Undelivered("messages", "F1", why, str(number))


def test_a_failure_without_its_number_is_one_and_without_its_reply_is_put_aside() -> None:
    one = read(event("msg_send_fail", fail_msgid="F1", fail_type="4"))
    assert one == Undelivered("messages", "F1", NotDelivered.UNKNOWN)
    assert isinstance(read(event("msg_send_fail", fail_type=4)), Spoilt)
    huge = read(event("msg_send_fail", fail_msgid="F1", fail_type=10**4000))
    assert huge == Undelivered("messages", "F1", NotDelivered.UNKNOWN)


@pytest.mark.parametrize(
    "kind", ["enter_session", "servicer_status_change", "session_status_change"]
)
def test_what_nobody_said_is_passed_over(kind: str) -> None:
    assert reading.read([event(kind)], KF, NOW) == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"msgid": None},
        {"msgid": 4622416642169452483},
        {"msgid": "a b"},
        {"msgid": "两"},
        {"msgid": "m" * 301},
        {"external_userid": ""},
        {"external_userid": ["wm"]},
        {"open_kfid": "wkother"},
        {"send_time": None},
        {"send_time": "1615478585"},
        {"send_time": True},
        {"send_time": -1},
        {"send_time": 10**20},
        {"send_time": 1e9},
        {"origin": None},
        {"origin": [3]},
        {"origin": 9},
        {"msgtype": "hologram"},
        {"msgtype": None},
        {"msgtype": "event"},
        {"text": None},
        {"text": {"content": ""}},
        {"text": {"content": {"content": "x"}}},
    ],
)
def test_what_cannot_be_read_is_put_aside_whole(changed: dict[str, object]) -> None:
    one = read(MESSAGE | changed)
    assert isinstance(one, Spoilt)
    assert json.loads(one.raw) == MESSAGE | changed


def test_enormous_fields_are_bounded() -> None:
    one = said("text", {"content": "长" * 5_000_000})
    assert isinstance(one, Received)
    assert len(one.text) == values.LONGEST
    entries = [{"type": "click", "click": {"content": "长" * 10_000}}] * 10_000
    menu = said("msgmenu", {"list": entries})
    assert isinstance(menu, Received)
    assert len(menu.text) == values.LONGEST
    spoilt = read({"msgtype": "长" * 5_000_000})
    assert isinstance(spoilt, Spoilt)
    assert len(spoilt.raw) <= values.LONGEST


def test_half_a_sign_becomes_one_that_can_be_kept() -> None:
    one = said("text", {"content": "路灯\ud842"})
    assert isinstance(one, Received)
    one.text.encode()
    reading.customers({"customer_list": [{"external_userid": "w", "nickname": "王\ud842"}]})[
        "w"
    ].encode()


def test_text_is_text_whatever_marks_stand_in_it() -> None:
    one = said("text", {"content": "<b>急</b> & <img src=x>"})
    assert isinstance(one, Received)
    assert one.text == "<b>急</b> & <img src=x>"


# The vendor's own samples.


def sample(name: str, folder: str = "wecom") -> Any:
    place = FIXTURES / folder / name
    if not place.exists():
        pytest.skip(f"not here: {place.name}")
    return json.loads(place.read_text("utf-8-sig"))


def test_the_sample_of_messages_is_read_or_put_aside_with_a_reason() -> None:
    page = reading.page(sample("CgibinKfSyncMessageResponse.json"))
    assert page is not None
    assert (page.cursor, page.more) == ("4gw7MepFLfgF2VC5npN", True)
    items = reading.read(page.entries, KF, NOW)
    told = [one.reason if isinstance(one, Spoilt) else type(one).__name__ for one in items]
    # The first is of no kind, and of those after the recalls only the kinds are shown.
    assert told == ["msgtype", "Changed", "Changed", *["message"] * 4]
    whole = [MESSAGE | one for one in page.entries[3:] if isinstance(one, dict)]
    texts = [one.text for one in reading.read(whole, KF, NOW) if isinstance(one, Received)]
    assert texts == [
        "TITLE\n0\nSHOP_NICKNAME",
        "PRODUCT_TITLES\nPRICE_WORDING\nSTATE\nORDER_ID\nSHOP_NICKNAME",
        "视频号名称\n动态标题",
        "群聊的聊天记录\n发送者: 消息内容",
    ]


def test_the_other_samples_of_answers_are_read() -> None:
    assert granted(sample("CgibinGetTokenResponse.json")) == ("accesstoken000001", 7200)
    assert reading.accounts(sample("CgibinKfAccountListResponse.json")) == {KF: "咨询客服"}
    named = reading.customers(sample("CgibinKfCustomerBatchGetResponse.json"))
    assert named == {"wmxxxxxxxxxxxxxxxxxxxxxx": "张三"}
    assert reading.state(sample("CgibinKfServiceStateGetResponse.json")) == 3
    assert reading.sent(sample("CgibinKfSendMessageResponse.json")) == "MSG_ID"


@pytest.mark.parametrize(
    ("name", "path", "reason"),
    [
        ("AccountList", "account/list", ""),
        ("CustomerBatchGet", "customer/batchget", ""),
        ("ServiceStateGet", "service_state/get", ""),
        ("SyncMessage", "sync_msg", ""),
        # It holds every kind of message at once, and words in place of ids.
        ("SendMessage", "send_msg", "§4 send_msg: touser is not what it may be"),
        ("SendMessageOnEvent", "send_msg_on_event", "no section: no such interface"),
        ("ServiceStateTransfer", "service_state/trans", "no section: no such interface"),
    ],
)
def test_the_stand_in_takes_the_samples_of_requests_or_says_why_not(
    name: str, path: str, reason: str
) -> None:
    body = sample(f"CgibinKf{name}Request.json")
    told = objection(SHAPES, f"/cgi-bin/kf/{path}", "POST", {"access_token": "x"}, body)
    assert told.startswith(reason)
    assert bool(told) == bool(reason)


def test_no_sample_was_passed_over() -> None:
    if not FIXTURES.exists():
        pytest.skip(f"not here: {FIXTURES.name}")
    answers = [one.name for one in FIXTURES.glob("wecom/*Response.json")]
    for name in answers:
        assert errcode(sample(name)) == 0
    assert len(answers) == 8
    assert len(list(FIXTURES.glob("wecom/*Request.json"))) == 7


# Anything at all.

_SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from([3, 4, 5, 1615478585, 10**30, "text", "event", "merged_msg", KF, CITIZEN])
)
_NAMES = st.text(max_size=3) | st.sampled_from(
    [
        *MESSAGE,
        *reading.KINDS,
        "event",
        "event_type",
        "recall_msgid",
        "content",
        "media_id",
        "latitude",
        "longitude",
        "list",
        "type",
        "item",
        "msg_content",
        "sender_name",
        "title",
        "errcode",
        "errmsg",
        "msg_list",
        "next_cursor",
        "has_more",
        "access_token",
        "expires_in",
        "service_state",
        "account_list",
        "customer_list",
        "name",
        "nickname",
    ]
)
ANYTHING = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES, inner, max_size=12),
    max_leaves=25,
)


@st.composite
def bent(draw: st.DrawFn) -> object:
    """A true message in which some things are something else."""
    made = deepcopy(MESSAGE)
    kind = draw(st.sampled_from([*reading.KINDS, "event"]))
    made |= {"msgtype": kind, kind: draw(st.dictionaries(_NAMES, ANYTHING, max_size=6))}
    for _ in range(draw(st.integers(0, 3))):
        made[draw(_NAMES)] = draw(ANYTHING)
    return made


@settings(max_examples=80, deadline=None)
@given(ANYTHING | bent())
def test_whatever_comes_is_read_put_aside_or_passed_over(value: object) -> None:
    items = reading.read([value], KF, NOW)
    assert len(items) <= 1
    for item in items:
        assert isinstance(item, Received | Changed | Spoilt)
        if isinstance(item, Received):
            assert item.id
            assert item.text or item.media
            (item.id + item.thread + item.text + item.sender_id).encode()
        if isinstance(item, Spoilt):
            assert item.reason.replace("_", "").isalpha()
            item.raw.encode()


@settings(max_examples=60, deadline=None)
@given(ANYTHING)
def test_whatever_answer_comes_is_one_or_none(value: object) -> None:
    page = reading.page(value)
    if page is not None:
        reading.read(page.entries, KF, NOW)
        page.cursor.encode("ascii")
    errcode(value)
    errmsg(value).encode()
    granted(value)
    reading.state(value)
    reading.sent(value)
    for named in (reading.accounts(value), reading.customers(value)):
        "".join([*named, *named.values()]).encode()
