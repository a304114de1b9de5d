"""What citizens write in 微信客服 and what is replied, with a stand-in for the vendor."""

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from moderator_app.channels.wecom import LONGEST, MOST_EMPTY, WeCom
from moderator_app.core.case import Status
from moderator_app.core.channels import (
    Ambiguous,
    ContentRejected,
    Counting,
    Duplicate,
    Media,
    NotDelivered,
    NotThere,
    RateLimited,
    Received,
    Repeat,
    TargetGone,
    Transient,
    WindowClosed,
)
from moderator_app.core.events import Kind
from moderator_app.core.ids import case_id
from moderator_app.core.outbox import State
from moderator_app.core.reply_windows import WECOM
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.store import log
from tests.channels import one_thread
from tests.channels.contract import KEY
from tests.channels.test_wecom_requests import out
from tests.channels.wecom_account import GOOD_SECRETS, account, channel, vendor
from tests.channels.wecom_vendor import (
    CITIZEN,
    CITIZEN_NAME,
    GOOD,
    SEND,
    SYNC,
    Vendor,
    refusal,
)

__all__ = ["channel", "vendor"]

STATE = "/cgi-bin/kf/service_state/get"
ANSWER = "已转照明处。"


# Where reading goes on.


def test_a_hundred_messages_are_read_fifty_at_a_time(vendor: Vendor, channel: WeCom) -> None:
    ids = [vendor.say(f"第{n}件事") for n in range(101)]
    read: list[str] = []
    cursor, more = None, True
    while more:
        batch = channel.poll("messages", cursor)
        assert len(batch.items) <= 50
        read += [one.id for one in batch.items if isinstance(one, Received)]
        cursor, more = batch.cursor, batch.more
    assert read == ids


def test_who_wrote_is_called_as_they_call_themselves(vendor: Vendor, channel: WeCom) -> None:
    vendor.say("路灯不亮")
    vendor.say("还是不亮")
    vendor.say("井盖坏了", "wmsomebodyelse")
    batch = channel.poll("messages", None)
    names = [one.sender for one in batch.items if isinstance(one, Received)]
    assert names == [CITIZEN_NAME, CITIZEN_NAME, ""]
    channel.poll("messages", None)
    assert [p for p, _, _ in vendor.asked].count("/cgi-bin/kf/customer/batchget") == 1


def test_that_names_are_not_told_keeps_no_message_back(vendor: Vendor, channel: WeCom) -> None:
    vendor.say("路灯不亮")
    vendor.instead["/cgi-bin/kf/customer/batchget"] = refusal(48002, "api forbidden")
    assert len(channel.poll("messages", None).items) == 1


def test_pages_that_hold_nothing_for_ever_are_left_after_a_few(
    vendor: Vendor, channel: WeCom, desk: Desk
) -> None:
    empty = [GOOD | {"next_cursor": f"c{n}", "has_more": 1, "msg_list": []} for n in range(1000)]
    vendor.then[SYNC] = list(empty)
    one_thread.look(desk, account(vendor.port), channel, "messages")
    assert len(empty) - len(vendor.then[SYNC]) == MOST_EMPTY
    cursor = desk.inbound.cursor(account(vendor.port).id, "messages")
    assert cursor == f"c{MOST_EMPTY - 1}"
    one_thread.look(desk, account(vendor.port), channel, "messages")
    assert len(empty) - len(vendor.then[SYNC]) == 2 * MOST_EMPTY


def test_a_page_that_holds_nothing_may_have_others_behind_it(
    vendor: Vendor, channel: WeCom, desk: Desk
) -> None:
    vendor.say("路灯不亮")
    vendor.then[SYNC] = [GOOD | {"next_cursor": "cursor0", "has_more": 1, "msg_list": []}]
    assert one_thread.look(desk, account(vendor.port), channel, "messages").cases


def test_a_cursor_that_leads_back_is_not_followed_in_a_circle(
    vendor: Vendor, channel: WeCom, desk: Desk
) -> None:
    message = vendor.log[0] if vendor.say("路灯不亮") else {}
    there = [GOOD | {"next_cursor": one, "has_more": 1, "msg_list": [message]} for one in "abab"]
    vendor.then[SYNC] = list(there)
    one_thread.look(desk, account(vendor.port), channel, "messages")
    assert len(vendor.then[SYNC]) == 1
    (count,) = desk.session.store.connection.execute("SELECT count(*) FROM cases").fetchone()
    assert count == 1


@pytest.mark.parametrize("cursor", [None, "", 7, "长", "c" * 501, ["c"], "c\n"])
def test_a_cursor_that_cannot_be_given_back_leaves_the_last_one(
    vendor: Vendor, channel: WeCom, cursor: object
) -> None:
    vendor.then[SYNC] = [GOOD | {"next_cursor": cursor, "has_more": 1, "msg_list": []}]
    batch = channel.poll("messages", "cursor0")
    assert (batch.cursor, batch.more) == ("cursor0", False)


def test_after_a_long_leave_all_that_was_kept_is_read(vendor: Vendor, channel: WeCom) -> None:
    vendor.say("五天前", send_time=int(time.time()) - 5 * 86_400)
    vendor.say("昨天", send_time=int(time.time()) - 86_400)
    batch = channel.poll("messages", "of-another-time")
    assert [one.text for one in batch.items if isinstance(one, Received)] == ["昨天"]
    assert batch.cursor == "cursor2"


@pytest.mark.parametrize("value", [GOOD | {"msg_list": {}}, GOOD | {"msg_list": "x"}])
def test_what_is_no_page_moves_no_cursor(vendor: Vendor, channel: WeCom, value: object) -> None:
    vendor.instead[SYNC] = value
    with pytest.raises(Transient):
        channel.poll("messages", None)


def test_who_looks_too_often_looks_half_as_often_and_then_a_little_more(
    vendor: Vendor, channel: WeCom
) -> None:
    first = channel.poll("messages", None).pause
    assert first == timedelta(seconds=15)
    vendor.trouble = "limit"
    waits = []
    for _ in range(8):
        with pytest.raises(RateLimited) as caught:
            channel.poll("messages", None)
        assert caught.value.retry_at is not None
        waits.append(round((caught.value.retry_at - datetime.now(UTC)).total_seconds()))
    assert waits == [30, 60, 120, 240, 480, 900, 900, 900]
    vendor.trouble = ""
    assert channel.poll("messages", None).pause == timedelta(seconds=899)
    assert channel.poll("messages", None).pause == timedelta(seconds=898)


# Windows.


def test_what_is_left_is_counted_from_the_last_message(vendor: Vendor, channel: WeCom) -> None:
    unknown = channel.caps(out().target)
    assert (unknown.can_reply, unknown.window_ends_at, unknown.left) == (True, None, None)
    assert (unknown.longest, unknown.counting) == (LONGEST, Counting.OCTETS)
    assert (unknown.repeat, unknown.public) == (Repeat.KEY, False)
    heard = int(time.time()) - 3600
    vendor.say("路灯不亮", send_time=heard)
    channel.poll("messages", None)
    known = channel.caps(out().target)
    assert known.window_ends_at == datetime.fromtimestamp(heard, UTC) + WECOM.lasts
    assert known.left == 5
    for n in range(5):
        channel.send(out(key=f"key{n}"))
    assert channel.caps(out().target).left == 0
    channel.poll("messages", None)  # the same message once more
    assert channel.caps(out().target).left == 0
    with pytest.raises(WindowClosed):
        channel.send(out(key="key5"))
    vendor.say("还是不亮")
    channel.poll("messages", None)
    assert channel.caps(out().target).left == 5
    channel.send(out(key="key5"))
    assert len(vendor.sent) == 6


def test_after_48_hours_nothing_goes_whoever_counts(vendor: Vendor, channel: WeCom) -> None:
    vendor.say("路灯不亮", send_time=int(time.time()) - 49 * 3600)
    with pytest.raises(WindowClosed):
        channel.send(out())  # nothing was read yet: the platform decides
    channel.poll("messages", None)
    caps = channel.caps(out().target)
    assert not caps.can_reply
    assert caps.window_ends_at is not None
    assert caps.window_ends_at < datetime.now(UTC)


def test_a_time_ahead_opens_no_longer_window(vendor: Vendor, channel: WeCom) -> None:
    vendor.say("来自明天", send_time=int(time.time()) + 86_400)
    channel.poll("messages", None)
    ends = channel.caps(out().target).window_ends_at
    assert ends is not None
    assert ends <= datetime.now(UTC) + WECOM.lasts


def test_what_a_colleague_or_the_platform_says_opens_no_window(
    vendor: Vendor, channel: WeCom
) -> None:
    vendor.say("我来处理", origin=5, servicer_userid="zhangsan")
    vendor.say("欢迎", origin=4)
    vendor.event("enter_session", scene="123", welcome_code="x")
    channel.poll("messages", None)
    assert channel.caps(out().target).window_ends_at is None


@pytest.mark.parametrize("state", [0, 1])
def test_a_conversation_that_nobody_has_is_answered(
    vendor: Vendor, channel: WeCom, state: int
) -> None:
    vendor.say("路灯不亮")
    vendor.state[CITIZEN] = state
    assert channel.send(out()).id == KEY


@pytest.mark.parametrize("state", [2, 3, 4])
def test_one_that_a_colleague_has_or_that_was_ended_is_not(
    vendor: Vendor, channel: WeCom, state: int
) -> None:
    vendor.say("路灯不亮")
    vendor.state[CITIZEN] = state
    with pytest.raises(WindowClosed) as caught:
        channel.send(out())
    assert caught.value.code == f"session_{state}"
    # Taken between the question and the reply.
    vendor.instead[STATE] = GOOD | {"service_state": 1}
    with pytest.raises(WindowClosed):
        channel.send(out())
    assert vendor.sent == []


@pytest.mark.parametrize("told", [None, "1", True, [1]])
def test_a_state_that_cannot_be_read_lets_nothing_go(
    vendor: Vendor, channel: WeCom, told: object
) -> None:
    vendor.say("路灯不亮")
    vendor.instead[STATE] = GOOD | {"service_state": told}
    with pytest.raises(Transient):
        channel.send(out())


# Once.


def test_sent_again_under_the_same_key_it_is_a_duplicate(vendor: Vendor, channel: WeCom) -> None:
    vendor.say("路灯不亮")
    channel.poll("messages", None)
    vendor.trouble = "drop"
    with pytest.raises(Ambiguous):
        channel.send(out())
    assert channel.caps(out().target).left == 5  # it is not known, and a repetition must be let go
    vendor.trouble = ""
    with pytest.raises(Duplicate) as caught:
        channel.send(out())
    assert caught.value.id == KEY
    assert channel.caps(out().target).left == 4
    assert len(vendor.sent) == 1
    assert channel.verify(out(), datetime.now(UTC)) is NotThere.CANNOT_TELL


@pytest.mark.parametrize(
    "words", ["msgid重复", "msgid is not unique", "MsgId already exists", "repeated msgid"]
)
def test_whatever_the_words_a_duplicate_is_known(
    vendor: Vendor, channel: WeCom, words: str
) -> None:
    vendor.say("路灯不亮")
    vendor.duplicate = refusal(95_042, words)
    channel.send(out())
    with pytest.raises(Duplicate):
        channel.send(out())


@pytest.mark.parametrize("words", ["msgid does not exist", "invalid msgid", "duplicate", ""])
def test_other_words_about_a_key_do_not_say_that_it_arrived(
    vendor: Vendor, channel: WeCom, words: str
) -> None:
    vendor.say("路灯不亮")
    vendor.instead[SEND] = refusal(95_042, words)
    with pytest.raises(ContentRejected):
        channel.send(out())


def test_a_duplicate_that_is_not_known_as_one_is_shown_and_not_doubled(
    vendor: Vendor, channel: WeCom, desk: Desk
) -> None:
    """§11: its number is in no document."""
    mine = account(vendor.port)
    post = vendor.say("路灯不亮")
    one_thread.look(desk, mine, channel, "messages")
    case = desk.session.case(case_id(mine.platform, post))
    desk.cases.commit(case.id, case.head, to=None, reply=Words(ANSWER, to=case.answerable))
    vendor.trouble, vendor.duplicate = "drop", refusal(95_042, "invalid")
    one_thread.send_next(desk, mine.id, channel)
    vendor.trouble = ""
    one_thread.resolve(desk, mine.id, channel)
    one_thread.send_next(desk, mine.id, channel)
    assert len(vendor.sent) == 1
    assert [one.state for one in desk.outbox.unsettled()] == [State.UNKNOWN]
    assert desk.session.case(case.id).status is Status.UNSENT


def test_a_citizens_next_words_join_the_case_and_recalled_ones_are_marked(
    vendor: Vendor, channel: WeCom, desk: Desk
) -> None:
    mine = account(vendor.port)
    post = vendor.say("路灯不亮")
    second = vendor.say("在云溪路")
    one_thread.look(desk, mine, channel, "messages")
    case = case_id(mine.platform, post)
    vendor.event("user_recall_msg", recall_msgid=second)
    one_thread.look(desk, mine, channel, "messages")
    history = log.history(desk.session.store.connection, case)
    assert [one.kind for one in history] == [
        Kind.MESSAGE_RECEIVED,
        Kind.MESSAGE_RECEIVED,
        Kind.MESSAGE_RECALLED,
    ]
    (count,) = desk.session.store.connection.execute("SELECT count(*) FROM cases").fetchone()
    assert count == 1


def test_a_reply_that_did_not_reach_the_citizen_fails_in_its_case_with_the_reason(
    vendor: Vendor, channel: WeCom, desk: Desk
) -> None:
    mine = account(vendor.port)
    post = vendor.say("路灯不亮")
    one_thread.look(desk, mine, channel, "messages")
    case = desk.session.case(case_id(mine.platform, post))
    waited = case.waiting_since
    desk.cases.commit(case.id, case.head, to=None, reply=Words(ANSWER, to=case.answerable))
    one_thread.send_next(desk, mine.id, channel)
    assert desk.session.case(case.id).status is Status.ANSWERED
    vendor.event("msg_send_fail", fail_msgid=vendor.sent[0]["msgid"], fail_type=10)
    one_thread.look(desk, mine, channel, "messages")
    (entry,) = desk.outbox.unsettled()
    assert (entry.state, entry.why, entry.code) == (State.FAILED, NotDelivered.DECLINED, "10")
    assert desk.session.case(case.id).waiting_since == waited
    assert one_thread.send_next(desk, mine.id, channel) is None
    assert len(vendor.sent) == 1


# Files.


def test_a_file_is_fetched_up_to_its_limit(vendor: Vendor, channel: WeCom) -> None:
    vendor.files["picture"] = b"\x89PNG" * 1000
    assert channel.fetch(Media("picture"), 4000) == vendor.files["picture"]
    with pytest.raises(ContentRejected):
        channel.fetch(Media("picture"), 3999)
    with pytest.raises(TargetGone):
        channel.fetch(Media("of-last-week"), 4000)
    vendor.expire_tokens()
    assert channel.fetch(Media("picture"), 4000) == vendor.files["picture"]


@pytest.mark.parametrize("octets", [b'{"errcode": ', b'{"errcode": "x"}', b"{}", b""])
def test_a_file_that_looks_like_a_refusal_and_is_none_is_a_file(
    vendor: Vendor, channel: WeCom, octets: bytes
) -> None:
    vendor.files["odd"] = octets
    assert channel.fetch(Media("odd"), 100) == octets


def test_a_closed_one_wakes_who_waits(vendor: Vendor) -> None:
    channel = WeCom(account(vendor.port), GOOD_SECRETS)
    threading.Timer(0.05, channel.close).start()
    begun = time.monotonic()
    assert not channel.wait(30)
    assert time.monotonic() - begun < 10
