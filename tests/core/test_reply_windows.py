"""Until when, and how often, a citizen can be answered where a platform counts."""

import pytest

from moderator_app.channels.wechat_oa import connector as wechat_oa
from moderator_app.channels.wecom import connector as wecom
from moderator_app.core import reply_windows
from moderator_app.core.case import Outcome, Status
from moderator_app.core.channels import Caps, Counting, Medium
from moderator_app.core.decisions import close, snooze
from moderator_app.core.reach import Reach, reach
from moderator_app.core.reply_windows import Window
from tests.core.chats import HOUR, Chat, hour

WECHATS = (wecom.info.platform, wechat_oa.info.platform)


@pytest.mark.parametrize("platform", WECHATS)
def test_a_private_message_opens_a_window_on_each_wechat(platform: str) -> None:
    assert reply_windows.opened(platform, Medium.DIRECT, hour(0)) == Window(hour(48), 5)


def test_a_weibo_message_can_be_answered_as_often_as_one_likes_for_two_days() -> None:
    assert reply_windows.opened("weibo", Medium.DIRECT, hour(0)) == Window(hour(48), None)


@pytest.mark.parametrize(
    ("platform", "medium"),
    [("wechat", Medium.COMMENT), ("weibo", Medium.MENTION), ("mail", Medium.MAIL), ("mastodon", Medium.DIRECT)],
)  # fmt: skip
def test_what_is_said_in_public_or_by_mail_has_none(platform: str, medium: Medium) -> None:
    assert reply_windows.opened(platform, medium, hour(0)) is None


def test_every_reply_uses_it_up_and_every_further_word_opens_it_anew() -> None:
    chat = Chat()
    chat.writes(0)
    for left in (4, 3):
        chat.answers()
        assert chat.case.window == Window(hour(48), left)
    chat.writes(20)
    assert chat.case.window == Window(hour(68), 5)


def test_mere_thanks_open_it_too() -> None:
    chat = Chat()
    chat.writes(0)
    chat.answers()
    chat.do(snooze(chat.case, hour(30), "等养护单位", hour(1)))
    chat.writes(3, "谢谢")
    assert chat.case.window == Window(hour(51), 5)
    assert chat.case.snoozed_until == hour(30)


def test_an_earlier_word_that_comes_late_does_not_shorten_it() -> None:
    chat = Chat()
    chat.writes(5)
    chat.writes(2)
    assert chat.case.window == Window(hour(53), 5)


def test_another_conversation_has_a_window_of_its_own() -> None:
    chat = Chat()
    chat.writes(5)
    chat.writes(2, thread="li")
    assert chat.case.window == Window(hour(50), 5)
    chat.writes(6, thread="li", medium="comment", platform="weibo")
    assert chat.case.window is None


def test_what_is_owed_must_be_said_before_it_shuts() -> None:
    chat = Chat()
    chat.writes(0)
    assert (chat.case.status, chat.case.reply_by) == (Status.WAITING, hour(48))
    chat.answers()
    assert chat.case.reply_by is None
    chat.writes(1)
    assert chat.case.reply_by == hour(49)
    chat.do(close(chat.case, Outcome.EXPLAINED, "", told=True))
    assert chat.case.reply_by is None


def test_where_no_reply_is_left_nothing_is_to_be_hurried() -> None:
    chat = Chat()
    chat.writes(0)
    for _ in range(5):
        chat.answers()
    assert chat.case.window == Window(hour(48), 0)
    assert chat.case.window.is_shut(hour(1))
    assert chat.case.reply_by is None


def test_a_window_is_open_until_its_very_end() -> None:
    window = Window(hour(48), None)
    assert not window.is_shut(hour(47.99))
    assert window.is_shut(hour(48))


# What a connector says, and the case file.


def made(left: int | None = 3, *, can_reply: bool = True) -> Reach:
    window = Window(hour(48), left)
    return Reach(
        public=False,
        longest=2048,
        counting=Counting.OCTETS,
        window=window,
        can_reply=can_reply,
    )


def test_what_the_connector_has_heard_goes_before_what_the_case_file_knows() -> None:
    known = Window(hour(48), 5)
    assert reach(Caps(longest=2048), known).window == known
    heard = Caps(longest=2048, window_ends_at=hour(50), left=2)
    assert reach(heard, known).window == Window(hour(50), 2)
    assert reach(Caps(public=True), None) == Reach(
        public=True, longest=None, counting=Counting.SIGNS
    )


def test_as_many_messages_go_out_as_the_window_has_room_for() -> None:
    assert made(3).takes(3, hour(1))
    assert not made(3).takes(4, hour(1))
    assert made(None).takes(9, hour(1))
    assert not made(3).takes(1, hour(48))
    assert not made(3, can_reply=False).takes(1, hour(1))
    assert Reach(public=True, longest=140, counting=Counting.WEIBO).takes(9, hour(1))


def test_the_last_message_is_known_as_the_last() -> None:
    assert made(1).is_last(hour(1))
    assert not made(1).is_last(hour(48))
    assert not made(2).is_last(hour(1))
    assert not made(None).is_last(hour(48) - HOUR)
