"""A reply that one of our accounts carries: who reads it, how much of the window is left, how long
it may be, and what becomes of one that is too long, too late, or did not arrive."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from moderator_app.channels.wecom import WeCom
from moderator_app.core.case import Audience, Status
from moderator_app.core.channels import (
    Account,
    Batch,
    Caps,
    Medium,
    NotDelivered,
    Receipt,
    Received,
    Undelivered,
)
from moderator_app.core.ids import case_id
from moderator_app.core.outbox import State
from moderator_app.core.sending import Sending, to_settings
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.ui.panes.carried import CarriedStrip
from moderator_app.ui.panes.composer_guard import GuardLine
from moderator_app.ui.panes.composer_head import Head
from moderator_app.ui.panes.composer_split import SplitOffer
from tests.channels.wecom_account import GOOD_SECRETS, account
from tests.ui.case_seats import CTRL, SHIFT, Key, Screen, built, screen

__all__ = ["built", "screen"]

OURS = replace(account(1), platform="wecom")
WEIBO = Account(UUID(int=0xB0), "weibo", "weibo", "清川城管")
CITIZEN = "wmwang"
FIRST, SECOND = "路灯已报修。" * 110, "明天再去看一次。" * 10


@pytest.fixture
def chat(screen: Screen) -> Iterator[Screen]:
    """A desk with an account at 微信客服, whose connector was opened a moment ago."""
    with closing(WeCom(OURS, GOOD_SECRETS)) as channel:
        screen.seat.on_desk(lambda desk: desk.accounts.save(OURS))
        screen.seat.bench.caps_of = channel.caps
        screen.seat.bench.learn()
        screen.seat.settle()
        yield screen
        screen.seat.bench.caps_of = None


def writes(
    screen: Screen,
    hours_ago: float,
    ours: Account = OURS,
    medium: Medium = Medium.DIRECT,
    replies: int = 0,
) -> UUID:
    """A citizen wrote so long ago, has been answered so often, wrote no more and waits for the
    department's answer to be told; the case stands on the screen."""
    now = datetime.now(UTC)
    said = Received("messages", "m1", CITIZEN, medium, now - timedelta(hours=hours_ago), "路灯不亮",
                    "老周", CITIZEN)  # fmt: skip
    case = case_id(ours.platform, "m1")

    def happens(desk: Desk) -> None:
        desk.inbound.take(ours, "messages", Batch((said,), "1"))
        for n in range(replies):
            one = desk.session.case(case)
            desk.cases.commit(case, one.head, to=None, reply=Words("好。", to=one.answerable))
            leaving = desk.outbox.begin(ours.id)
            assert leaving is not None
            desk.outbox.arrived(leaving.entry.lease, Receipt(f"r{n}", now))

    screen.seat.on_desk(happens)
    screen.show(case)
    return case


def write(screen: Screen, words: str) -> None:
    screen.key(Key.Key_R)
    screen.text.replace_words(words, ())
    screen.view.composer._sheet.check()
    screen.seat.settle()


def head(screen: Screen) -> Head:
    return screen.view.composer._sheet.head


def window(screen: Screen) -> str:
    chip = head(screen)._window
    return "" if chip.isHidden() else chip.look.word


def guards(screen: Screen) -> str:
    found = screen.view.composer.findChild(GuardLine)
    assert isinstance(found, GuardLine)
    return found.accessibleName()


def offer(screen: Screen) -> SplitOffer:
    return screen.view.composer._sheet.split


def states(screen: Screen) -> list[State]:
    return [one.state for one in screen.seat.on_desk(lambda desk: desk.outbox.unsettled())]


# What is known before one writes.


def test_above_the_reply_stand_who_reads_it_how_many_are_left_and_for_how_long(
    chat: Screen,
) -> None:
    writes(chat, 26.33, replies=2)
    assert head(chat)._who.look.word == "Private"
    assert "@市城管局" in head(chat)._where.text()
    assert window(chat).startswith("3 more · 21:")
    assert "until" in head(chat)._window.toolTip()


def test_its_length_is_counted_as_the_platform_counts(chat: Screen) -> None:
    writes(chat, 1)
    write(chat, "市政处")
    assert head(chat)._count.text() == "9/2048 bytes"


def test_the_last_message_of_a_window_is_said_to_be_the_last(chat: Screen) -> None:
    writes(chat, 1, replies=4)
    write(chat, "已转照明处。")
    assert "last message" in guards(chat)
    assert window(chat).startswith("1 more · ")
    chat.key(Key.Key_Return, CTRL)
    assert states(chat) == [State.QUEUED], "that is a warning, and stops nobody"


def test_what_the_connector_says_goes_before_what_the_case_file_knows(chat: Screen) -> None:
    heard = Caps(window_ends_at=datetime.now(UTC) + timedelta(hours=3, seconds=30), left=2)
    chat.seat.bench.caps_of = lambda to: heard if to.recipient == CITIZEN else None
    writes(chat, 1)
    chat.seat.qtbot.waitUntil(lambda: window(chat) == "2 more · 3:00 left")


def test_without_a_connection_the_case_file_knows_enough(chat: Screen) -> None:
    chat.seat.bench.caps_of = None
    writes(chat, 1)
    assert window(chat).startswith("5 more · 46:")


# Too late.


def test_where_the_window_is_shut_nothing_leaves_and_one_is_told_what_to_do_instead(
    chat: Screen,
) -> None:
    case = writes(chat, 49)
    assert window(chat) == "Time for replies is over"
    write(chat, "已转照明处。")
    chat.key(Key.Key_Return, CTRL)
    assert states(chat) == []
    assert "T for the telephone" in chat.said
    assert chat.case(case).pending is None
    assert chat.text.words == "已转照明处。"


def test_where_no_reply_is_left_it_is_the_same(chat: Screen) -> None:
    writes(chat, 1, replies=5)
    assert window(chat) == "No reply left"
    write(chat, "已转照明处。")
    chat.key(Key.Key_Return, CTRL)
    assert states(chat) == []


# Too long.


def test_what_is_too_long_goes_out_as_several_messages_with_one_press(chat: Screen) -> None:
    case = writes(chat, 1)
    write(chat, FIRST + SECOND)
    assert offer(chat).isVisible()
    assert "2 messages, cut at the ends of sentences" in offer(chat)._words.text()
    chat.key(Key.Key_Return, CTRL)
    assert states(chat) == []
    assert "Ctrl+Shift+Enter sends it so" in chat.said
    chat.key(Key.Key_Return, CTRL | SHIFT)
    assert states(chat) == [State.QUEUED]
    chat.seat.on_desk(lambda desk: _first_arrives(desk, case))
    chat.show(case)
    assert [one.turn for one in chat.case(case).replies] == [1, 2]
    assert chat.case(case).status is Status.UNSENT
    chat.key(Key.Key_U)
    assert states(chat) == []
    chat.show(case)
    assert chat.text.words, "what has not gone out is a draft again"
    assert (FIRST + SECOND).endswith(chat.text.words)


def _first_arrives(desk: Desk, case: UUID) -> None:
    (entry,) = desk.outbox.unsettled()
    desk.outbox.hurry(entry.lease)
    leaving = desk.outbox.begin(OURS.id)
    assert leaving is not None
    assert len(leaving.out.text.encode()) <= 2048
    desk.outbox.arrived(leaving.entry.lease, Receipt("r1", desk.session.now()))
    assert desk.session.case(case).pending is not None


def test_where_the_window_has_no_room_for_so_many_there_is_nothing_to_press(chat: Screen) -> None:
    writes(chat, 1, replies=4)
    write(chat, FIRST + SECOND)
    assert "the window takes 1 more" in offer(chat)._words.text()
    assert offer(chat)._take.isHidden()
    chat.key(Key.Key_Return, CTRL | SHIFT)
    assert states(chat) == []
    assert "shorten it" in chat.said


def test_that_a_thought_would_be_torn_is_said_before(chat: Screen) -> None:
    writes(chat, 1)
    write(chat, "请您携带身份证到一楼" * 100)
    assert "a sentence would be torn" in offer(chat)._words.text()
    assert "A sentence would be torn in two" in guards(chat)


def test_what_fits_into_one_message_is_not_cut(chat: Screen) -> None:
    writes(chat, 1)
    write(chat, "已转照明处。")
    assert not offer(chat).isVisible()
    chat.key(Key.Key_Return, CTRL | SHIFT)
    assert states(chat) == []
    assert "fits into one message" in chat.said


def test_what_would_be_a_dozen_messages_is_to_be_shortened(chat: Screen) -> None:
    writes(chat, 1)
    write(chat, "好。" * 4000)
    assert "Far too long" in offer(chat)._words.text()


# To whom.


def test_a_comment_is_answered_in_public_and_what_is_meant_for_one_is_pasted(
    chat: Screen,
) -> None:
    chat.seat.on_desk(lambda desk: desk.accounts.save(WEIBO))
    chat.seat.bench.caps_of = None
    chat.seat.bench.learn()
    chat.seat.settle()
    case = writes(chat, 1, WEIBO, Medium.COMMENT)
    assert head(chat)._who.look.word == "Public"
    assert "pasted" not in head(chat)._where.text()
    head(chat)._who.click()
    assert "pasted" in head(chat)._where.text()
    write(chat, "已转照明处。")
    chat.key(Key.Key_Return, CTRL)
    assert states(chat) == [], "the account would say it in public"
    assert chat.case(case).replies[0].audience is Audience.PRIVATE


def test_a_private_message_is_not_taken_for_a_public_one(chat: Screen) -> None:
    chat.seat.on_desk(lambda desk: desk.accounts.save(WEIBO))
    chat.seat.bench.caps_of = None
    chat.seat.bench.learn()
    chat.seat.settle()
    writes(chat, 1, WEIBO)
    assert head(chat)._who.look.word == "Private"
    assert window(chat).endswith(" left")
    write(chat, "您的电话13800001234已记下。")
    assert "telephone" not in guards(chat)


# At once, and not arrived.


@pytest.mark.parametrize(("waits", "said"), [(False, "going out"), (True, "taken back")])
def test_in_a_chat_a_reply_leaves_at_once_unless_the_desk_wants_to_wait(
    chat: Screen, waits: bool, said: str
) -> None:
    chosen = to_settings(Sending(undo_in_chats=waits))
    chat.seat.on_desk(lambda desk: desk.save_settings(chosen))
    chat.seat.bench.learn()
    chat.seat.settle()
    writes(chat, 1)
    write(chat, "已转照明处。")
    chat.key(Key.Key_Return, CTRL)
    assert said in chat.said


def test_a_reply_that_did_not_arrive_is_told_at_the_foot_and_in_the_case(chat: Screen) -> None:
    strip = CarriedStrip(chat.seat.bench, chat.seat.commands)
    chat.seat.seat(strip)
    case = writes(chat, 1, replies=1)
    bounced = Batch((Undelivered("messages", "r0", NotDelivered.DECLINED, "10"),), "2")
    chat.seat.bench.write(lambda desk: desk.inbound.take(OURS, "messages", bounced))
    chat.seat.settle()
    assert "Did not reach them, the citizen does not take our messages" in strip._words.text()
    assert not strip._first.isVisible(), "as the same reply it cannot go once more"
    chat.show(case)
    told = [
        one.what
        for one in chat.view.timeline._entries
        if one.chip and one.chip.word == "Not delivered"
    ]
    assert told == [
        "the reply did not reach the citizen: the citizen does not take our messages (code 10)"
    ]
    assert chat.case(case).status is Status.UNSENT
    strip._second.click()
    chat.seat.settle()
    chat.show(case)
    assert chat.text.words == "好。"
    assert chat.case(case).status is Status.WAITING
