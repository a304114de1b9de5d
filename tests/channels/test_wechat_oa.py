"""What is said to a 公众号 and what is replied, with a stand-in for the vendor."""

import json
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from moderator_app.channels import clock
from moderator_app.channels.wechat_oa import OfficialAccount
from moderator_app.core.case import Status, Target
from moderator_app.core.channels import (
    Ambiguous,
    AuthRequired,
    ChannelError,
    ConfigError,
    ContentRejected,
    Media,
    NotThere,
    RateLimited,
    Receipt,
    Received,
    Repeat,
    TargetGone,
    Transient,
    WindowClosed,
)
from moderator_app.core.ids import case_id
from moderator_app.core.reply_windows import WECHAT
from moderator_app.desk.desk import Desk
from tests.channels import one_thread
from tests.channels.test_wechat_oa_requests import out, under
from tests.channels.vendor_server import Status as Http
from tests.channels.wechat_oa_account import GOOD_SECRETS, account, channel, vendor
from tests.channels.wechat_oa_vendor import (
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
    refusal,
)

__all__ = ["channel", "vendor"]

NUMBERS: list[tuple[int, type[ChannelError]]] = [
    (40001, AuthRequired),
    (40014, AuthRequired),
    (42001, AuthRequired),
    (40013, ConfigError),
    (40125, ConfigError),
    (40164, ConfigError),
    (48001, ConfigError),
    (48004, ConfigError),
    (61004, ConfigError),
    (65400, ConfigError),
    (88000, ConfigError),
    (45009, RateLimited),
    (45011, RateLimited),
    (45033, RateLimited),
    (45015, WindowClosed),
    (45047, WindowClosed),
    (40003, TargetGone),
    (43004, TargetGone),
    (43019, TargetGone),
    (48002, TargetGone),
    (50005, TargetGone),
    (88003, TargetGone),
    (44004, ContentRejected),
    (45002, ContentRejected),
    (47001, ContentRejected),
    (87014, ContentRejected),
    (65416, Transient),
    (65417, Transient),
]


@pytest.mark.parametrize(("code", "error"), [*NUMBERS, (-1, Transient), (99_999, Transient)])
def test_each_number_for_a_look_is_one_of_ten_things(
    vendor: Vendor, channel: OfficialAccount, code: int, error: type[ChannelError]
) -> None:
    vendor.instead = {CHATS: refusal(code, "x"), LIST: refusal(code, "x")}
    # An article that is gone is passed over.
    for stream in ("chats", "comments") if error is not TargetGone else ("chats",):
        with pytest.raises(error) as caught:
            channel.poll(stream, None)
        assert type(caught.value) is error


@pytest.mark.parametrize(("code", "error"), [*NUMBERS, (-1, Ambiguous), (99_999, ContentRejected)])
def test_each_number_for_a_reply_is_one_of_ten_things(
    vendor: Vendor, channel: OfficialAccount, code: int, error: type[ChannelError]
) -> None:
    vendor.instead = {SEND: refusal(code, "x"), REPLY: refusal(code, "x")}
    for one in (out(), under(1)):
        with pytest.raises(error) as caught:
            channel.send(one)
        assert type(caught.value) is error


def test_where_the_calls_of_a_day_are_spent_a_reply_waits_for_the_next_one_in_china(
    vendor: Vendor, channel: OfficialAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = datetime(2026, 11, 25, 15, 59, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: evening)
    vendor.instead = {SEND: refusal(45009, "reach max api daily quota limit")}
    with pytest.raises(RateLimited) as caught:
        channel.send(out())
    assert caught.value.retry_at == evening + timedelta(minutes=1)


@pytest.mark.parametrize("answer", [Http(500), Http(200), {}, [], {"errcode": "0"}])
def test_what_no_document_has_proves_nothing(
    vendor: Vendor, channel: OfficialAccount, answer: object
) -> None:
    vendor.instead = {SEND: answer, REPLY: answer}
    for one in (out(), under(1)):
        with pytest.raises(Ambiguous):
            channel.send(one)


def test_a_wrong_secret_and_an_address_that_is_not_on_the_list_are_settings(
    vendor: Vendor, channel: OfficialAccount
) -> None:
    with (
        closing(OfficialAccount(account(vendor.port), {"secret": "wrong"})) as other,
        pytest.raises(ConfigError),
    ):
        other.check()
    vendor.instead[SIGN_IN] = refusal(40164, "invalid ip 1.2.3.4, not in whitelist")
    with pytest.raises(ConfigError):
        channel.check()


def test_one_token_does_until_it_is_refused_and_is_asked_for_without_ending_anothers(
    vendor: Vendor, channel: OfficialAccount
) -> None:
    vendor.say("路灯不亮")
    channel.check()
    vendor.good_token = ""
    channel.send(out())
    assert len(vendor.tokens) == 2
    bodies = [body for path, _, body in vendor.asked if path == SIGN_IN]
    assert [one["force_refresh"] for one in bodies] == [False, False]


# Chats.


def test_a_hundred_records_are_read_fifty_at_a_time(
    vendor: Vendor, channel: OfficialAccount
) -> None:
    for n in range(120):
        vendor.say(f"第{n}件事", f"oCitizen{n}")
    read: list[str] = []
    cursor, more = None, True
    while more:
        batch = channel.poll("chats", cursor)
        assert len(batch.items) <= 50
        read += [one.text for one in batch.items if isinstance(one, Received)]
        cursor, more = batch.cursor, batch.more
    assert read == [f"第{n}件事" for n in range(120)]


def test_who_waits_for_somebody_of_wechats_own_is_counted_and_keeps_nothing_back(
    vendor: Vendor, channel: OfficialAccount
) -> None:
    nobody = Target(account(0).id, "chats", "", "")
    vendor.waiting = ["o1", "o2"]
    vendor.say("路灯不亮")
    assert len(channel.poll("chats", None).items) == 1
    assert channel.caps(nobody).waiting == 2
    vendor.instead[WAITING] = {"errcode": 65400, "errmsg": "please enable new custom service"}
    assert len(channel.poll("chats", None).items) == 1
    assert channel.caps(nobody).waiting == 0


def test_after_a_week_of_leave_every_day_is_read(vendor: Vendor, channel: OfficialAccount) -> None:
    now = int(time.time())
    first = channel.poll("chats", None)
    assert not first.more
    for day in range(6, -1, -1):
        vendor.say(f"{day}天前", time=now - day * 86_400 - 60)
    week_ago = now - 7 * 86_400
    cursor, more = f"[{week_ago - 86_400}, {week_ago}, 1]", True
    read: list[str] = []
    for _ in range(20):
        batch = channel.poll("chats", cursor)
        read += [one.text for one in batch.items if isinstance(one, Received)]
        cursor, more = batch.cursor, batch.more
        if not more:
            break
    assert list(dict.fromkeys(read)) == [f"{day}天前" for day in range(6, -1, -1)]


def test_what_shows_up_late_is_still_read(vendor: Vendor, channel: OfficialAccount) -> None:
    cursor = channel.poll("chats", None).cursor
    vendor.say("晚到", time=int(time.time()) - 600)
    batch = channel.poll("chats", cursor)
    assert [one.text for one in batch.items if isinstance(one, Received)] == ["晚到"]


def test_a_clock_that_was_put_back_stops_nothing(vendor: Vendor, channel: OfficialAccount) -> None:
    ahead = int(time.time()) + 86_400 * 3
    vendor.say("路灯不亮")
    batch = channel.poll("chats", f"[{ahead - 86_400}, {ahead}, 1]")
    assert not batch.more
    texts = []
    for _ in range(2):
        batch = channel.poll("chats", batch.cursor)
        texts += [one.text for one in batch.items if isinstance(one, Received)]
    assert "路灯不亮" in texts


def test_what_is_left_is_counted_from_the_last_message(
    vendor: Vendor, channel: OfficialAccount
) -> None:
    heard = int(time.time()) - 3600
    vendor.say("路灯不亮", time=heard)
    channel.poll("chats", None)
    caps = channel.caps(out().target)
    assert caps.window_ends_at == datetime.fromtimestamp(heard, UTC) + WECHAT.lasts
    assert (caps.left, caps.repeat, caps.public) == (5, Repeat.NEVER, False)
    for n in range(5):
        channel.send(out(key=f"key{n}"))
    assert channel.caps(out().target).left == 0
    with pytest.raises(WindowClosed):
        channel.send(out(key="key5"))


def test_a_private_reply_whose_end_nobody_saw_is_for_a_person(
    vendor: Vendor, channel: OfficialAccount
) -> None:
    vendor.say("路灯不亮")
    vendor.trouble = "drop"
    with pytest.raises(Ambiguous):
        channel.send(out())
    vendor.trouble = ""
    assert channel.verify(out(), datetime.now(UTC)) is NotThere.CANNOT_TELL


# Comments.


def test_comments_are_read_round_and_round(vendor: Vendor, channel: OfficialAccount) -> None:
    for n in range(60):
        vendor.comment(f"第{n}条")
    cursor, more, read = None, [], list[str]()
    for _ in range(3):
        batch = channel.poll("comments", cursor)
        read += [one.text for one in batch.items if isinstance(one, Received)]
        cursor = batch.cursor
        more.append(batch.more)
    assert more == [True, True, False]
    assert read == [f"第{n}条" for n in range(60)]
    assert len(channel.poll("comments", cursor).items) == 25


def test_an_article_that_was_taken_away_keeps_no_other_back(vendor: Vendor) -> None:
    vendor.comment("路灯不亮")
    plain = account(vendor.port)
    both = replace(plain, config=dict(plain.config) | {"articles": f"77_1 {ARTICLE}_0"})
    with closing(OfficialAccount(both, GOOD_SECRETS)) as channel:
        first = channel.poll("comments", None)
        assert (first.items, first.more) == ((), True)
        second = channel.poll("comments", first.cursor)
        assert (len(second.items), second.more) == (1, False)


def test_comments_that_never_end_are_left_at_last(vendor: Vendor, channel: OfficialAccount) -> None:
    vendor.comment("路灯不亮")
    vendor.instead[LIST] = {"errcode": 0, "total": 10**9, "comment": vendor.comments}
    assert channel.poll("comments", "[0, 5]").more
    last = channel.poll("comments", "[0, 20000]")
    assert (last.cursor, last.more) == ("[0, 0]", False)


def test_without_articles_nothing_is_asked(vendor: Vendor) -> None:
    plain = account(vendor.port)
    bare = replace(plain, config=dict(plain.config) | {"articles": " "})
    with closing(OfficialAccount(bare, GOOD_SECRETS)) as channel:
        assert channel.poll("comments", None).items == ()
    assert vendor.asked == []


def test_a_reply_stands_under_its_comment_and_is_found_there(
    vendor: Vendor, channel: OfficialAccount
) -> None:
    for n in range(30):
        vendor.comment(f"第{n}条")
    asked = under(28)
    caps = channel.caps(asked.target)
    assert (caps.public, caps.repeat, caps.left) == (True, Repeat.VERIFY, None)
    since = datetime.now(UTC) - timedelta(minutes=1)
    assert channel.verify(asked, since) is NotThere.NOT_FOUND
    vendor.trouble = "drop"
    with pytest.raises(Ambiguous):
        channel.send(asked)
    vendor.trouble = ""
    assert isinstance(channel.verify(asked, since), Receipt)
    assert channel.verify(under(28, "别的话"), since) is NotThere.CANNOT_TELL
    assert channel.verify(under(99), since) is NotThere.CANNOT_TELL
    with pytest.raises(ContentRejected):
        channel.send(asked)
    assert len(vendor.sent) == 1


@pytest.mark.parametrize("article", ["", "x", "wx1_1_9", "wx1_" + "1" * 30 + "_0", "1_0"])
def test_what_is_no_comment_of_ours_is_not_answered(
    vendor: Vendor, channel: OfficialAccount, article: str
) -> None:
    one = under(1, article=article)
    assert not channel.caps(one.target).can_reply
    with pytest.raises(TargetGone):
        channel.send(one)
    with pytest.raises(TargetGone):
        channel.verify(one, datetime.now(UTC))
    assert vendor.asked == []


def test_a_reply_that_was_given_in_wechat_itself_answers_the_case(
    vendor: Vendor, channel: OfficialAccount, desk: Desk
) -> None:
    vendor.comment("路灯不亮")
    mine = account(vendor.port)
    changed = one_thread.look(desk, mine, channel, "comments")
    assert changed.cases
    vendor.comments[0]["reply"] = [{"content": "已修好", "create_time": int(time.time())}]
    one_thread.look(desk, mine, channel, "comments")
    one_thread.look(desk, mine, channel, "comments")
    case = desk.session.case(case_id(mine.platform, under(1).target.post))
    assert case.status is Status.ANSWERED
    assert len(case.replies) == 1


def test_a_file_is_fetched_as_long_as_it_is_kept(vendor: Vendor, channel: OfficialAccount) -> None:
    vendor.files["picture"] = b"\x89PNG"
    assert channel.fetch(Media("picture"), 1000) == b"\x89PNG"
    with pytest.raises(TargetGone):
        channel.fetch(Media("older than three days"), 1000)
    url = f"http://127.0.0.1:{vendor.port}{MEDIA}?access_token={vendor.good_token}&media_id=picture"
    vendor.files["video"] = json.dumps({"video_url": url}).encode()
    assert channel.fetch(Media("video"), 1000) == b"\x89PNG", "of a video the address is told"
    vendor.files["page"] = b'{"other": 1}'
    with pytest.raises(TargetGone, match="no_file"):
        channel.fetch(Media("page"), 1000)


def test_whom_no_target_names_cannot_be_answered(channel: OfficialAccount) -> None:
    assert channel.caps(out(who="").target).can_reply is False
    assert channel.caps(out(who=CITIZEN).target).can_reply
