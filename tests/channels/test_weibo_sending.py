"""What is replied on Weibo, once, and within the calls that a day has; with a stand-in for the vendor."""

import time
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from moderator_app.channels.weibo import LONGEST, LONGEST_MESSAGE, Weibo
from moderator_app.core.case import Target
from moderator_app.core.channels import (
    Ambiguous,
    ContentRejected,
    Counting,
    Duplicate,
    NotThere,
    Outgoing,
    RateLimited,
    Receipt,
    Repeat,
    TargetGone,
    Transient,
)
from moderator_app.core.lengths import length
from moderator_app.core.reply_windows import WEIBO
from tests.channels.contract import KEY
from tests.channels.test_weibo import TEXT, asked, read_all
from tests.channels.test_weibo_requests import CREATE, MENTIONS, OWN, REPLY, out
from tests.channels.vendor_server import Status
from tests.channels.weibo_account import GOOD_SECRETS, account, channel, commercial, vendor
from tests.channels.weibo_vendor import (
    CITIZEN,
    NAME,
    UID,
    Vendor,
    refusal,
    written,
)

__all__ = ["channel", "commercial", "vendor"]


# What may be said.


def test_a_comment_is_as_long_as_the_name_before_it_lets_it_be(
    vendor: Vendor, channel: Weibo
) -> None:
    post = vendor.comment("路灯不亮")
    unknown = channel.caps(out(post=post).target)
    assert (unknown.longest, unknown.counting) == (LONGEST - 18, Counting.WEIBO)
    assert (unknown.public, unknown.repeat, unknown.can_reply) == (True, Repeat.VERIFY, True)
    channel.poll("comments", None)
    longest = channel.caps(out(post=post).target).longest
    assert longest == LONGEST - length("回复@晨跑的人:", Counting.WEIBO)
    channel.send(out("长" * longest, post=post))
    with pytest.raises(ContentRejected) as caught:
        channel.send(out("短" * (longest + 1), post=post))
    assert caught.value.code == "20012"
    on_post = out(stream="mentions", post=vendor.say("井盖坏了")).target
    assert channel.caps(on_post).longest == LONGEST


def test_a_name_that_no_citizen_can_have_leaves_room_for_nothing(
    vendor: Vendor, channel: Weibo
) -> None:
    post = vendor.comment("路灯不亮", user={"id": CITIZEN, "screen_name": "长" * 300})
    channel.poll("comments", None)
    assert channel.caps(out(post=post).target).longest == 0


@pytest.mark.parametrize("thread", ["", "x", ":7", "九:7", "-1:7"])
def test_a_target_without_a_post_is_gone(channel: Weibo, thread: str) -> None:
    target = Target(account(0).id, "comments", thread, "77", str(CITIZEN))
    assert not channel.caps(target).can_reply
    with pytest.raises(TargetGone):
        channel.send(Outgoing(KEY, target, TEXT))


def test_a_message_in_private_may_be_answered_for_48_hours(
    vendor: Vendor, commercial: Weibo
) -> None:
    target = out(stream="messages").target
    unknown = commercial.caps(target)
    assert (unknown.can_reply, unknown.window_ends_at, unknown.left) == (True, None, None)
    assert (unknown.longest, unknown.repeat, unknown.public) == (
        LONGEST_MESSAGE,
        Repeat.NEVER,
        False,
    )
    vendor.comment("公开的话")
    commercial.poll("comments", None)
    assert commercial.caps(target).window_ends_at is None
    heard = int(time.time()) - 3600
    vendor.write("路灯不亮", created_at=written(heard))
    _, cursor = read_all(commercial, None, "messages")
    assert (
        commercial.caps(target).window_ends_at == datetime.fromtimestamp(heard, UTC) + WEIBO.lasts
    )
    with closing(Weibo(account(vendor.port, "commercial"), GOOD_SECRETS)) as again:
        again.poll("messages", cursor)  # what was seen before opens it again after a restart
        assert again.caps(target).window_ends_at is not None
    assert commercial.verify(out(stream="messages"), datetime.now(UTC)) is NotThere.CANNOT_TELL


def test_a_time_ahead_opens_no_longer_window(vendor: Vendor, commercial: Weibo) -> None:
    vendor.write("来自明天", created_at=written(time.time() + 86_400))
    commercial.poll("messages", None)
    ends = commercial.caps(out(stream="messages").target).window_ends_at
    assert ends is not None
    assert ends <= datetime.now(UTC) + WEIBO.lasts


def test_after_48_hours_no_message_goes(vendor: Vendor, commercial: Weibo) -> None:
    vendor.write("路灯不亮", created_at=written(time.time() - 49 * 3600))
    commercial.poll("messages", None)
    assert not commercial.caps(out(stream="messages").target).can_reply
    with pytest.raises(TargetGone):
        commercial.send(out(stream="messages"))


# Once.


def test_a_comment_whose_end_nobody_saw_is_found_among_our_own(
    vendor: Vendor, channel: Weibo
) -> None:
    post = vendor.comment("路灯不亮")
    begun = datetime.now(UTC)
    assert channel.verify(out(post=post), begun) is NotThere.NOT_FOUND
    vendor.trouble = "drop"
    with pytest.raises(Ambiguous):
        channel.send(out(post=post))
    vendor.trouble = ""
    found = channel.verify(out(post=post), begun)
    assert isinstance(found, Receipt)
    assert found.id == str(vendor.sent[0]["id"])
    assert channel.verify(out("别的话", post=post), begun) is NotThere.CANNOT_TELL
    assert channel.verify(out(post="4900000000000777"), begun) is NotThere.NOT_FOUND


def test_our_own_comments_are_searched_back_to_when_it_was_begun_and_no_further(
    vendor: Vendor, channel: Weibo
) -> None:
    old = written(time.time() - 7200)
    own = vendor.lists["comments/by_me"]
    for n in range(120):
        vendor.comment(f"答{n}", UID)
        own.append(vendor.lists["comments/to_me"].pop())
    assert channel.verify(out(post="7"), datetime.now(UTC)) is NotThere.CANNOT_TELL
    assert asked(vendor, OWN) == 3
    for one in own[:90]:
        one["created_at"] = old
    assert channel.verify(out(post="7"), datetime.now(UTC)) is NotThere.NOT_FOUND
    assert asked(vendor, OWN) == 4


@pytest.mark.parametrize("code", [20017, 20019, 20111, 20306])
def test_that_the_same_was_just_said_means_it_was_sent_if_it_may_have_been(
    vendor: Vendor, channel: Weibo, code: int
) -> None:
    post = vendor.comment("路灯不亮")
    vendor.trouble = "drop"
    with pytest.raises(Ambiguous):
        channel.send(out(post=post))
    vendor.trouble = ""
    vendor.instead[REPLY] = refusal(code)
    with pytest.raises(Duplicate) as caught:
        channel.send(out(post=post))
    assert caught.value.id == str(vendor.sent[0]["id"])
    vendor.instead[OWN] = {"comments": []}  # it is not shown yet
    with pytest.raises(Duplicate) as caught:
        channel.send(out(post=post))
    assert (caught.value.code, caught.value.id) == (str(code), "")


def test_the_same_words_to_another_citizen_are_no_reply_to_this_one(
    vendor: Vendor, channel: Weibo
) -> None:
    first, second = vendor.comment("路灯不亮"), vendor.comment("路灯不亮", CITIZEN + 1)
    channel.send(out(post=first))
    with pytest.raises(ContentRejected) as caught:
        channel.send(out(post=second, key="second"))
    assert caught.value.code == "20019"
    vendor.instead[OWN] = Status(502)
    with pytest.raises(ContentRejected):
        channel.send(out(post=second, key="second"))
    assert len(vendor.sent) == 1


def test_a_connector_made_anew_still_knows_that_it_was_sent(vendor: Vendor) -> None:
    post = vendor.comment("路灯不亮")
    for _ in range(2):
        with closing(Weibo(account(vendor.port), GOOD_SECRETS)) as channel:
            if not vendor.sent:
                channel.send(out(post=post))
                continue
            with pytest.raises(Duplicate):
                channel.send(out(post=post))
    assert len(vendor.sent) == 1


def test_published_and_shown_later_is_sent(vendor: Vendor, channel: Weibo) -> None:
    vendor.instead[CREATE] = refusal(20032)
    assert channel.send(out(stream="mentions")).id == ""


# The calls of a day.


def test_what_is_left_of_the_day_is_told_with_the_account_and_the_reply(
    vendor: Vendor, channel: Weibo
) -> None:
    vendor.calls[vendor.day] = 30
    checked = channel.check()
    assert checked.name == str(UID)
    assert [(one.name, one.used, one.limit) for one in checked.budgets] == [("calls", 32, 100)]
    assert checked.ends_at is not None
    assert checked.ends_at > datetime.now(UTC) + timedelta(days=29)
    channel.send(out(post=vendor.comment("路灯不亮")))
    assert channel.check().name == NAME
    (left,) = channel.caps(out().target).budgets
    assert left.used == vendor.calls[vendor.day] == 34
    assert left.resets_at is not None


@pytest.mark.parametrize(
    "told",
    [
        Status(404),
        {},
        [],
        {"user_limit": 100},
        {"user_limit": "100", "remaining_user_hits": "1"},
        {"user_limit": 100, "remaining_user_hits": 101},
        {"user_limit": 0, "remaining_user_hits": 0},
        {"user_limit": 10**9, "remaining_user_hits": 5},
        {"user_limit": 150, "remaining_user_hits": 0, "limit_time_unit": "HOURS"},
    ],
)
def test_after_a_restart_the_count_goes_on_whatever_the_platform_says_of_it(
    vendor: Vendor, told: object
) -> None:
    vendor.instead["/2/account/rate_limit_status.json"] = told
    cursor = None
    for n in range(4):
        with closing(Weibo(account(vendor.port), GOOD_SECRETS)) as channel:
            cursor = channel.poll("comments", cursor).cursor
            (left,) = channel.caps(out().target).budgets
            assert (left.used, left.limit) == (2 * n + 2, 100)


def test_looks_end_before_the_replies_share_and_it_is_not_tried_again_that_day(
    vendor: Vendor, channel: Weibo
) -> None:
    posts = [vendor.comment(f"第{n}件事", CITIZEN + n) for n in range(30)]
    cursor, pause = None, timedelta()
    for _ in range(69):
        batch = channel.poll("comments", cursor)
        assert batch.pause is not None
        assert batch.pause >= pause - timedelta(seconds=1)
        cursor, pause = batch.cursor, batch.pause
    for _ in range(3):
        with pytest.raises(RateLimited) as caught:
            channel.poll("comments", cursor)
        assert caught.value.retry_at is not None
        assert caught.value.retry_at > datetime.now(UTC)
    assert vendor.calls[vendor.day] == 70
    # To find out what became of a reply belongs to replying.
    assert channel.verify(out(post=posts[0]), datetime.now(UTC)) is NotThere.NOT_FOUND
    for n, post in enumerate(posts[1:]):
        channel.send(out(f"已转照明处{n}。", post=post, key=f"key{n}"))
    assert len(vendor.sent) == 29
    with pytest.raises(RateLimited):
        channel.send(out("再答", post=posts[0]))
    with pytest.raises(RateLimited):
        channel.verify(out(post=posts[0]), datetime.now(UTC))
    assert vendor.calls[vendor.day] == 100


def test_a_platform_that_says_it_was_enough_is_not_asked_again_before_midnight(
    vendor: Vendor,
) -> None:
    at = datetime(2026, 11, 25, 4, tzinfo=UTC)
    clock = [at]
    with closing(Weibo(account(vendor.port), GOOD_SECRETS, lambda: clock[0])) as channel:
        vendor.instead[MENTIONS] = refusal(10023, status=403)
        with pytest.raises(RateLimited) as caught:
            channel.poll("mentions", None)
        assert caught.value.retry_at == datetime(2026, 11, 25, 16, tzinfo=UTC)
        before = len(vendor.asked)
        with pytest.raises(RateLimited):
            channel.poll("comments", None)
        with pytest.raises(RateLimited):
            channel.send(out(post=vendor.comment("路灯不亮")))
        assert len(vendor.asked) == before
        (left,) = channel.caps(out().target).budgets
        assert left.used == left.limit
        clock[0] = caught.value.retry_at
        channel.poll("comments", None)


def test_an_office_whose_address_asked_too_much_neither_looks_nor_replies_for_the_hour(
    vendor: Vendor, channel: Weibo
) -> None:
    vendor.instead[REPLY] = refusal(10022)
    for _ in range(2):
        with pytest.raises(RateLimited):
            channel.send(out(post=vendor.comment("路灯不亮")))
    with pytest.raises(RateLimited) as caught:
        channel.poll("comments", None)
    assert caught.value.retry_at is not None
    assert caught.value.retry_at.minute == 0
    assert asked(vendor, REPLY) == 1


def test_who_comments_too_often_may_still_look(vendor: Vendor, channel: Weibo) -> None:
    post = vendor.comment("路灯不亮")
    vendor.instead[REPLY] = refusal(20016)
    with pytest.raises(RateLimited) as caught:
        channel.send(out(post=post))
    assert caught.value.retry_at is not None
    assert timedelta() < caught.value.retry_at - datetime.now(UTC) <= timedelta(hours=1)
    before = asked(vendor, REPLY)
    with pytest.raises(RateLimited):
        channel.send(out(post=post))
    assert asked(vendor, REPLY) == before
    assert len(channel.poll("comments", None).items) == 1


def test_a_network_that_is_down_costs_no_calls(vendor: Vendor) -> None:
    with closing(Weibo(account(1), GOOD_SECRETS)) as channel:
        channel._own = str(UID)
        for _ in range(3):
            with pytest.raises(Transient):
                channel.poll("comments", None)
            with pytest.raises(Transient):
                channel.send(out())
        (left,) = channel.caps(out().target).budgets
        assert left.used == 0
