"""What Weibo says, read without asking it."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from moderator_app.channels import json_values as values
from moderator_app.channels import weibo_reading as reading
from moderator_app.core.case import Target
from moderator_app.core.channels import (
    Changed,
    Counting,
    Item,
    Media,
    Medium,
    Received,
    Spoilt,
)
from moderator_app.core.guards import counting_of
from moderator_app.core.lengths import length
from moderator_app.core.pasted import post_of, weibo_id, weibo_short
from tests.channels.weibo_vendor import measure

NOW = datetime(2026, 11, 25, tzinfo=UTC)
OWN, CITIZEN = "1404376560", "2489518277"
USER: dict[str, Any] = {"id": int(CITIZEN), "screen_name": "晨跑的人", "verified_type": -1}
US: dict[str, Any] = {"id": int(OWN), "screen_name": "云溪城管"}
STATUS: dict[str, Any] = {
    "created_at": "Tue May 31 17:46:55 +0800 2011",
    "id": 3501756485200075,
    "text": "@云溪城管 云溪路路灯不亮",
    "source": '<a href="http://weibo.com" rel="nofollow">新浪微博</a>',
    "user": USER,
    "pic_urls": [{"thumbnail_pic": "http://ww1.sinaimg.cn/thumbnail/a1.jpg"}],
}
OURS = STATUS | {"user": US, "text": "关于路灯检修的通知", "pic_urls": []}
COMMENT: dict[str, Any] = {
    "created_at": "Wed Jun 01 00:50:25 +0800 2011",
    "id": 4154099588849643,
    "text": "什么时候修好？",
    "user": USER,
    "status": OURS,
}
MESSAGE: dict[str, Any] = {
    "id": 3332910801173380,
    "created_at": "Fri Jul 08 15:48:42 +0800 2011",
    "text": "私信1",
    "sender_id": int(CITIZEN),
    "recipient_id": int(OWN),
    "sender_screen_name": "晨跑的人",
}
WHOLE = {
    reading.MENTIONS: STATUS,
    reading.COMMENTS: COMMENT,
    reading.COMMENT_MENTIONS: COMMENT,
    reading.MESSAGES: MESSAGE,
}


def read(value: object, stream: str = reading.MENTIONS) -> Item:
    return reading.read(stream, value, OWN, NOW)


def received(value: object, stream: str = reading.MENTIONS) -> Received:
    one = read(value, stream)
    assert isinstance(one, Received)
    return one


def test_a_post_that_names_us_is_read() -> None:
    assert read(STATUS) == Received(
        stream="mentions",
        id="3501756485200075",
        thread=f"3501756485200075:{CITIZEN}",
        medium=Medium.MENTION,
        sent_at=datetime(2011, 5, 31, 9, 46, 55, tzinfo=UTC),
        text="@云溪城管 云溪路路灯不亮",
        sender="晨跑的人",
        sender_id=CITIZEN,
        url=f"https://weibo.com/{CITIZEN}/z0JH2lOMb",
        media=(Media("https://ww1.sinaimg.cn/large/a1.jpg", "a1.jpg", "image/jpeg"),),
    )


def test_a_comment_on_ours_is_read() -> None:
    assert read(COMMENT, "comments") == Received(
        stream="comments",
        id="4154099588849643",
        thread=f"3501756485200075:{CITIZEN}",
        medium=Medium.COMMENT,
        sent_at=datetime(2011, 5, 31, 16, 50, 25, tzinfo=UTC),
        text="什么时候修好？",
        sender="晨跑的人",
        sender_id=CITIZEN,
        url=f"https://weibo.com/{OWN}/z0JH2lOMb",
    )


def test_a_message_in_private_is_read_and_is_one_conversation_with_what_we_say() -> None:
    one = received(MESSAGE, "messages")
    assert (one.id, one.thread, one.medium) == ("3332910801173380", CITIZEN, Medium.DIRECT)
    assert (one.sender, one.sender_id, one.own) == ("晨跑的人", CITIZEN, False)
    mine = received(MESSAGE | {"sender_id": OWN, "recipient_id": CITIZEN}, "messages")
    assert (mine.thread, mine.own) == (CITIZEN, True)


def test_words_about_somebody_elses_post_come_with_it() -> None:
    """ "Look at this" says nothing alone; a post of ours need not be told to us."""
    quoted = STATUS | {"text": "路灯坏了三天"}
    one = received(STATUS | {"text": "@云溪城管 快来看", "retweeted_status": quoted})
    assert one.text == "@云溪城管 快来看\n//@晨跑的人:路灯坏了三天"
    assert len(one.media) == 2
    under = received(COMMENT | {"status": quoted}, "comment_mentions")
    assert under.text == "什么时候修好？\n//@晨跑的人:路灯坏了三天"
    assert received(COMMENT, "comment_mentions").text == "什么时候修好？"
    assert received(COMMENT | {"status": quoted}, "comments").text == "什么时候修好？"


def test_a_post_that_was_deleted_has_no_author_and_what_is_under_it_stays() -> None:
    gone = {"id": 3501756485200075, "text": "抱歉，此微博已被作者删除。", "deleted": "1"}
    for stream in ("comments", "comment_mentions"):
        one = received(COMMENT | {"status": gone}, stream)
        assert one.thread == f"3501756485200075:{CITIZEN}"
        assert one.url == ""


def test_what_was_taken_back_says_so() -> None:
    gone = {"id": 3501756485200075, "created_at": STATUS["created_at"], "text": "", "deleted": "1"}
    assert read(gone) == Changed("mentions", "3501756485200075", NOW, None)
    assert isinstance(read(gone | {"id": 0}), Spoilt)
    assert isinstance(read(gone | {"deleted": "0"}), Spoilt)
    assert isinstance(read(STATUS | {"deleted": "1"}), Received)


def test_our_own_words_are_known_and_bare_of_the_name_before_them() -> None:
    answered = COMMENT | {"id": 7}
    mine = COMMENT | {"user": US, "text": "回复@晨跑的人:明天修好。", "reply_comment": answered}
    one = received(mine, "comments")
    assert one.own
    assert one.text == "明天修好。"
    assert (one.thread, one.refers) == (f"3501756485200075:{CITIZEN}", ("7",))
    under = received(COMMENT | {"user": US, "text": "已转照明处。", "status": STATUS}, "comments")
    assert (under.thread, under.refers) == (received(STATUS).thread, ("3501756485200075",))
    said = received(STATUS | {"user": US})
    assert said.own


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("回复@晨跑的人:明天修好。", "明天修好。"),
        ("回复 @a-b_1：好", "好"),
        ("回复@晨跑的人", "回复@晨跑的人"),
        ("已回复@晨跑的人:好", "已回复@晨跑的人:好"),
        ("回复@甲:回复@乙:好", "回复@乙:好"),
    ],
)
def test_only_what_the_platform_put_before_it_is_taken_away(text: str, bare: str) -> None:
    assert reading.bare(text) == bare


@pytest.mark.parametrize("told", [4154099588849643, "4154099588849643", "004154099588849643"])
def test_ids_are_numbers_or_text_and_text_from_here_on(told: object) -> None:
    assert received(COMMENT | {"id": told}, "comments").id == "4154099588849643"
    assert received(COMMENT | {"id": None, "idstr": told}, "comments").id == "4154099588849643"


@pytest.mark.parametrize("stream", list(WHOLE))
@pytest.mark.parametrize(
    "changed",
    [
        {"id": None},
        {"id": 4.154e15},
        {"id": True},
        {"id": -5},
        {"id": 0},
        {"id": 10**19},
        {"id": "９"},
        {"id": "5 6"},
        {"id": ["5"]},
        {"created_at": None},
        {"created_at": 1306835215},
        {"created_at": "周二 五月 31 17:46:55 +0800 2011"},
        {"created_at": "Tue May 99 17:46:55 +0800 2011"},
        {"created_at": "Tue May 31 17:46:55 +0800 99999"},
        {"created_at": "x" * 10_000},
        {"user": None, "sender_id": None},
        {"user": [], "sender_id": "他"},
        {"user": {"id": "晨"}, "sender_id": {}},
        {"text": "", "pic_urls": []},
        {"text": {"text": "x"}, "pic_urls": "x"},
    ],
)
def test_what_cannot_be_read_is_put_aside_whole(stream: str, changed: dict[str, object]) -> None:
    one = read(WHOLE[stream] | changed, stream)
    assert isinstance(one, Spoilt)
    assert json.loads(one.raw) == WHOLE[stream] | changed
    assert one.stream == stream


@pytest.mark.parametrize("status", [None, [], {}, {"text": "无号"}, {"id": "x"}])
def test_a_comment_under_nothing_is_put_aside(status: object) -> None:
    assert isinstance(read(COMMENT | {"status": status}, "comments"), Spoilt)


def test_text_is_text_whatever_marks_stand_in_it() -> None:
    marks = "<b>急</b> &amp; <img src=x onerror=alert(1)> [怒]"
    one = received(STATUS | {"text": marks, "source": "<script>alert(1)</script>"})
    assert one.text == marks
    assert "script" not in repr(one)


def test_enormous_fields_are_bounded() -> None:
    long = "长" * 3_000_000
    one = received(
        STATUS
        | {"text": long, "user": USER | {"screen_name": long}, "retweeted_status": OURS}
        | {"pic_urls": [{"thumbnail_pic": f"http://ww1.sinaimg.cn/{n}.jpg"} for n in range(9_999)]}
    )
    assert len(one.text) == values.LONGEST
    assert len(one.sender) == 300
    assert len(one.media) == 20
    spoilt = read({"id": long})
    assert isinstance(spoilt, Spoilt)
    assert len(spoilt.raw) <= values.LONGEST


def test_half_a_sign_becomes_one_that_can_be_kept() -> None:
    one = received(STATUS | {"text": "路灯\ud842", "user": USER | {"screen_name": "王\ud842"}})
    (one.text + one.sender).encode()


@pytest.mark.parametrize(
    ("told", "url"),
    [
        ("http://ww1.sinaimg.cn/thumbnail/a.jpg", "https://ww1.sinaimg.cn/large/a.jpg"),
        ("https://wx4.sinaimg.cn/thumbnail/a.gif", "https://wx4.sinaimg.cn/large/a.gif"),
        ("http://evil.example/thumbnail/a.jpg", "http://evil.example/large/a.jpg"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("http://[::1", ""),
        ("https:///a.jpg", ""),
        ("http://ww1.sinaimg.cn/a b.jpg", ""),
        ("http://ww1.sinaimg.cn/" + "a" * 3000, ""),
        (7, ""),
    ],
)
def test_pictures_are_told_by_an_address_that_can_be_fetched(told: object, url: str) -> None:
    one = received(STATUS | {"pic_urls": [{"thumbnail_pic": told}, 7, None]})
    assert [media.ref for media in one.media] == [url] * bool(url)


def test_a_picture_alone_is_something_said_and_its_name_is_no_path() -> None:
    path = "http://ww1.sinaimg.cn/thumbnail/..%2f..%2fetc/passwd.jpg"
    one = received(STATUS | {"text": "", "pic_urls": [{"thumbnail_pic": path}]})
    assert one.media[0].name == "passwd.jpg"


@given(st.integers(1, 10**19 - 1))
@example(3501756485200075)
@example(10_000_000)
def test_a_posts_number_and_its_short_form_are_the_same(number: int) -> None:
    short = weibo_short(str(number))
    assert weibo_id(short) == str(number) or short.isdecimal()
    if 10**15 <= number < 10**16:
        assert post_of(f"https://weibo.com/{CITIZEN}/{short}") == ("weibo", str(number))


@given(st.text(st.sampled_from("a长🙏𠮷é。 /"), max_size=40))
@example("见 https://weibo.com/1 谢谢🙏")
def test_a_length_is_the_same_to_the_desk_the_channel_and_the_vendor(text: str) -> None:
    assert counting_of("weibo") is Counting.WEIBO
    counted = length(text, Counting.WEIBO)
    assert counted == (measure(text) + 1) // 2


def test_what_stands_before_a_reply_is_counted_by_the_name_or_by_the_longest() -> None:
    assert reading.prefix("晨跑的人") == "回复@晨跑的人:"
    assert length(reading.prefix("晨跑的人"), Counting.WEIBO) == 7
    assert length(reading.prefix(""), Counting.WEIBO) == 18


# What was sent.

AIM = Target(UUID(int=1), "comments", f"3501756485200075:{CITIZEN}", "77", CITIZEN)
SINCE = datetime(2011, 5, 31, tzinfo=UTC)
SAID: dict[str, Any] = COMMENT | {
    "user": US,
    "text": "回复@晨跑的人:明天 修好， 见http://t.cn/zQgLLYO",
    "reply_comment": COMMENT | {"id": 77},
}
TEXT = "明天修好，见https://www.example.gov.cn/lamps"


def trace(*shown: object, target: Target = AIM, since: datetime = SINCE) -> reading.Trace:
    return reading.trace(shown, target, TEXT, since)


def test_a_reply_is_found_though_blanks_and_links_were_changed() -> None:
    at = datetime(2011, 5, 31, 16, 50, 25, tzinfo=UTC)
    assert trace(SAID).found == ("4154099588849643", at)
    post = Target(UUID(int=1), "mentions", AIM.thread, "3501756485200075", CITIZEN)
    plain = {key: value for key, value in SAID.items() if key != "reply_comment"}
    assert trace(plain, target=post).found == ("4154099588849643", at)
    assert trace(SAID, target=post).found is None


@pytest.mark.parametrize(
    ("changed", "similar"),
    [
        ({"reply_comment": COMMENT | {"id": 78}}, False),
        ({"status": OURS | {"id": 5}}, False),
        ({"text": "别的话"}, True),
        ({"reply_comment": None}, True),
        ({"reply_comment": None, "text": "别的话"}, False),
    ],
)
def test_the_same_words_to_somebody_else_are_not_this_reply(
    changed: dict[str, object], similar: bool
) -> None:
    found = trace(SAID | changed)
    assert (found.found, found.similar) == (None, similar)
    assert (found.reaches, found.next) == (False, 4154099588849643)


def test_a_page_that_goes_back_far_enough_or_holds_nothing_proves_that_it_is_not_there() -> None:
    assert trace() == reading.Trace(None, similar=False, reaches=True)
    old = SAID | {"text": "别的话", "created_at": "Mon May 30 00:00:00 +0800 2011"}
    assert trace(old) == reading.Trace(None, similar=False, reaches=True, next=4154099588849643)
