"""What a 公众号 says, read without asking it."""

import json
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderator_app.channels import wechat_oa_reading as reading
from moderator_app.channels.wechat_oa_reading import Article, Span
from moderator_app.channels.wechat_tokens import granted
from moderator_app.core.channels import Medium, Received, Spoilt
from tests.channels.request_rules import objection
from tests.channels.wechat_oa_requests import SHAPES

NOW = datetime(2026, 11, 25, tzinfo=UTC)
HERE = Article(206227730, 0)
FIXTURES = Path(__file__).parents[3] / "shared" / "fixtures" / "wechat_oa"
RECORD: dict[str, Any] = {
    "openid": "oDF3iY9WMaswOPWjCIp_f3Bnpljk",
    "opercode": 2003,
    "text": "云溪路路灯不亮",
    "time": 1400563731,
    "worker": "test1@test",
}
COMMENT: dict[str, Any] = {
    "user_comment_id": 7,
    "openid": "OPENID",
    "create_time": 1400563731,
    "content": "云溪路路灯不亮",
    "comment_type": 0,
}


def test_a_record_is_read_and_is_the_same_when_it_is_read_again() -> None:
    (one,) = reading.read_chats([RECORD], "wx1")
    assert isinstance(one, Received)
    assert (one.text, one.thread, one.medium) == (RECORD["text"], RECORD["openid"], Medium.DIRECT)
    assert (one.sent_at, one.own) == (datetime(2014, 5, 20, 5, 28, 51, tzinfo=UTC), False)
    assert reading.read_chats([RECORD], "wx1") == (one,)
    others = [
        reading.read_chats([RECORD | {"text": "x"}], "wx1"),
        reading.read_chats([RECORD | {"time": 1400563732}], "wx1"),
        reading.read_chats([RECORD | {"opercode": 2002}], "wx1"),
        reading.read_chats([RECORD], "wx2"),
    ]
    ids = {item.id for items in others for item in items if isinstance(item, Received)}
    assert len(ids) == 4
    assert one.id not in ids


def test_the_same_said_twice_in_a_second_was_said_twice() -> None:
    items = reading.read_chats([RECORD, RECORD], "wx1")
    assert len({one.id for one in items if isinstance(one, Received)}) == 2


def test_that_a_conversation_began_or_ended_is_passed_over() -> None:
    assert reading.read_chats([RECORD | {"opercode": 1000}, RECORD | {"opercode": 1004}], "a") == ()


def test_the_comments_of_two_accounts_are_never_called_alike() -> None:
    ours, others = (reading.read_comments([COMMENT], one, HERE)[0] for one in ("wx1", "wx2"))
    assert isinstance(ours, Received)
    assert isinstance(others, Received)
    assert ours.id != others.id


@pytest.mark.parametrize(
    "changed",
    [
        {"openid": None},
        {"openid": 7},
        {"time": "1400563731"},
        {"time": 10**30},
        {"opercode": "2003"},
        {"opercode": True},
        {"text": " "},
        {"text": ["x"]},
    ],
)
def test_a_record_that_cannot_be_read_is_put_aside_whole(changed: dict[str, object]) -> None:
    (one,) = reading.read_chats([RECORD | changed], "wx1")
    assert isinstance(one, Spoilt)
    assert json.loads(one.raw) == RECORD | changed


@pytest.mark.parametrize("value", [{"content": "已修好", "create_time": 1400563740}, None])
@pytest.mark.parametrize("listed", [True, False])
def test_a_comment_is_read_with_what_was_replied(value: object, listed: bool) -> None:
    told = COMMENT | {"reply": [value] if listed else value}
    items = reading.read_comments([told], "wx1", HERE)
    first = items[0]
    assert isinstance(first, Received)
    assert (first.id, first.thread) == ("wx1_206227730_0_7", "wx1_206227730_0_7")
    assert reading.comment_place(first.id) == (HERE, 7)
    assert (first.medium, first.sender_id) == (Medium.COMMENT, "OPENID")
    replies = [(one.text, one.own, one.refers) for one in items[1:] if isinstance(one, Received)]
    assert replies == ([("已修好", True, (first.id,))] if value else [])


@pytest.mark.parametrize(
    "changed",
    [
        {"user_comment_id": "7"},
        {"user_comment_id": -1},
        {"user_comment_id": 10**30},
        {"create_time": None},
        {"content": ""},
    ],
)
def test_a_comment_that_cannot_be_read_is_put_aside(changed: dict[str, object]) -> None:
    (one,) = reading.read_comments([COMMENT | changed], "wx1", HERE)
    assert isinstance(one, Spoilt)


def test_articles_are_told_as_people_write_them() -> None:
    told = " 206227730_1，206227731;x 206227730_1\n99999999999999999999 5_8、6"
    found = [(one.data, one.index) for one in reading.articles(told)]
    assert found == [(206227730, 1), (206227731, 0), (6, 0)]
    assert reading.articles("") == ()


# Where reading goes on.


def test_a_span_is_a_day_at_most_and_begins_where_the_last_one_ended() -> None:
    latest, day = int(NOW.timestamp()), 86_400
    assert reading.span(None, NOW) == Span(latest - day, latest)
    assert reading.span(Span(latest - 900, latest).cursor, NOW) == Span(latest - 900, latest)
    old = latest - 10 * day
    assert reading.span(Span(old, old + 5).cursor, NOW) == Span(old, old + day)
    halfway = Span(old, old + day, 77)
    assert reading.span(halfway.cursor, NOW) == halfway


def test_a_clock_of_ours_that_is_an_hour_ahead_for_a_while_passes_nothing_over() -> None:
    begin = int(NOW.timestamp())
    records = [RECORD | {"text": f"第{n}件事", "time": begin + 61 * n} for n in range(180)]
    heard, cursor = set[str](), None
    for minute in range(185):
        theirs, ahead = begin + 60 * minute, 3600 if 40 <= minute < 90 else 0
        ours = NOW + timedelta(minutes=minute, seconds=ahead)
        asked = reading.span(cursor, ours)
        until = min(asked.end, theirs)
        shown = [one for one in records if asked.start <= one["time"] <= until]
        page = reading.chats({"recordlist": shown, "number": len(shown)})
        assert page is not None
        heard |= {one.text for one in reading.read_chats(shown, "wx1") if isinstance(one, Received)}
        cursor, _ = reading.after(asked, page, ours)
    assert len(heard) == 180


def test_a_page_that_leads_nowhere_ends_its_span() -> None:
    asked = Span(1000, 2000, 50)
    for value in ({"number": 50, "msgid": 50}, {"number": 50, "msgid": 1}, {"number": 50}):
        page = reading.chats(value)
        assert page is not None
        cursor, _ = reading.after(asked, page, NOW)
        assert json.loads(cursor)[2] == 1


# The vendor's own samples.


def sample(name: str) -> Any:
    place = FIXTURES / f"{name}.json"
    if not place.exists():
        pytest.skip(f"not here: {place.name}")
    return json.loads(place.read_text("utf-8-sig"))


def test_the_samples_of_answers_are_read_or_put_aside_with_a_reason() -> None:
    page = reading.chats(sample("CustomServiceMessageRecordGetMessageListResponse"))
    assert page is not None
    items = reading.read_chats(page.records, "wx1")
    told = [(one.text, one.own) for one in items if isinstance(one, Received)]
    assert told == [("您好，客服test1为您服务。", True), ("你好，有什么事情？", False)]
    assert (page.place, page.last) == (20165267, True)
    comments = reading.comments(sample("CgibinCommentListResponse"))
    assert comments is not None
    said = reading.read_comments(comments.entries, "wx1", HERE)
    assert [one.text for one in said if isinstance(one, Received)] == ["CONTENT", "CONTENT"]
    assert granted(sample("CgibinTokenResponse")) == ("ACCESS_TOKEN", 7200)
    assert reading.waiting(sample("CustomServiceKfSessionGetWaitCaseResponse")) == 150


@pytest.mark.parametrize(
    ("name", "path", "reason"),
    [
        ("CgibinCommentListRequest", "/cgi-bin/comment/list", "§2.4 comments: msg_data_id"),
        ("CgibinCommentReplyAddRequest", "/cgi-bin/comment/reply/add", ""),
        ("CgibinMessageCustomSendRequest", "/cgi-bin/message/custom/send", "§2.3: msgtype"),
        (
            "CustomServiceMessageRecordGetMessageListRequest",
            "/customservice/msgrecord/getmsglist",
            "",
        ),
    ],
)
def test_the_stand_in_takes_the_samples_of_requests_or_says_why_not(
    name: str, path: str, reason: str
) -> None:
    told = objection(SHAPES, path, "POST", {"access_token": "x"}, sample(name))
    assert told.startswith(reason)
    assert bool(told) == bool(reason)


def test_whatever_sample_there_is_breaks_nothing() -> None:
    if not FIXTURES.exists():
        pytest.skip(f"not here: {FIXTURES.name}")
    for place in sorted(FIXTURES.glob("*.json")):
        whatever(json.loads(place.read_text("utf-8-sig")))


# Anything at all.

_SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from([2002, 2003, 1400563731, 10**30, "o1"])
)
_NAMES = st.text(max_size=3) | st.sampled_from(
    [*RECORD, *COMMENT, "reply", "recordlist", "number", "msgid", "comment", "total", "errcode"]
)
ANYTHING = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES, inner, max_size=10),
    max_leaves=20,
)


@st.composite
def bent(draw: st.DrawFn) -> object:
    made = deepcopy(draw(st.sampled_from([RECORD, COMMENT])))
    for _ in range(draw(st.integers(0, 3))):
        made[draw(_NAMES)] = draw(ANYTHING)
    return made


def whatever(value: object) -> None:
    items = [*reading.read_chats([value], "wx1"), *reading.read_comments([value], "wx1", HERE)]
    assert len(items) <= 3
    for item in items:
        assert isinstance(item, Received | Spoilt)
        if isinstance(item, Received):
            (item.id + item.thread + item.text + item.sender_id).encode()
    page, comments = reading.chats(value), reading.comments(value)
    if page is not None:
        cursor, _ = reading.after(Span(1, 2), page, NOW)
        again = reading.span(cursor, NOW)
        assert again.end - again.start <= timedelta(days=1).total_seconds() or again.place != 1
    if comments is not None:
        reading.reply_to(comments.entries, 7)


@settings(max_examples=80, deadline=None)
@given(ANYTHING | bent())
def test_whatever_comes_is_read_put_aside_or_passed_over(value: object) -> None:
    whatever(value)


@settings(max_examples=60)
@given(st.text())
def test_whatever_is_told_of_articles_and_posts_is_one_or_none(told: str) -> None:
    reading.articles(told)
    reading.comment_place(told)
