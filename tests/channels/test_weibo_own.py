"""What a colleague answers on Weibo itself is seen before a comment of ours leaves; with a stand-in for
the vendor, and the lane as it runs."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from typing_extensions import override

from moderator_app.channels import clock, weibo_reading
from moderator_app.channels.weibo import Weibo, connector
from moderator_app.core.account_state import State as Standing
from moderator_app.core.case import Case, Delivery
from moderator_app.core.channels import Received
from moderator_app.core.ids import case_id
from moderator_app.core.outbox import ANSWERED
from moderator_app.core.outbox import State as Sending
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.lanes import Lane
from moderator_app.store import cases
from tests.channels.test_weibo import asked
from tests.channels.test_weibo_requests import COMMENTS, CREATE, OWN
from tests.channels.weibo_account import account, channel, commercial, vendor
from tests.channels.weibo_vendor import DAILY, NAME, UID, Vendor, refusal, written
from tests.desk.offices import Office, states, until

__all__ = ["channel", "commercial", "vendor"]


class Bureau(Office):
    @override
    def stands(self, account: UUID, state: Standing) -> None:
        self.states.append(state)

    def matter(self, post: str) -> Case | None:
        def look(desk: Desk) -> Case | None:
            return cases.case(desk.session.store.connection, case_id("weibo", post))

        return self.on_database(look)

    def press(self, post: str, text: str) -> None:
        def commit(desk: Desk) -> None:
            case = desk.session.case(case_id("weibo", post))
            words = Words(text, to=case.answerable)
            desk.cases.commit(case.id, case.head, to=None, reply=words)

        self.on_database(commit)


@dataclass
class Duty:
    bureau: Bureau
    lane: Lane
    vendor: Vendor

    def begins(self, *ways: Callable[[str], str]) -> list[str]:
        """With matters that came in."""
        posts = [say(f"第{n}盏路灯不亮") for n, say in enumerate(ways)]
        self.lane.start()
        until(lambda: None not in map(self.bureau.matter, posts), "they came in")
        return posts

    def answered(self, post: str) -> Case:
        self.bureau.press(post, "已转照明处。")
        self.lane.nudge()
        settled = {Sending.FAILED, Sending.UNKNOWN}
        until(lambda: set(states(self.bureau)) <= settled, "it left, or waits for a person")
        case = self.bureau.matter(post)
        assert case is not None
        return case


@pytest.fixture
def duty(
    tmp_path: Path, vendor: Vendor, channel: Weibo, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Duty]:
    bureau = Bureau(tmp_path)
    monkeypatch.setattr(clock, "steady", bureau.steady)
    bureau.on_database(lambda desk: desk.save_settings({"outbox.undo_seconds": 0}))
    info = connector.info
    lane = Lane(account(vendor.port), channel, info.streams, bureau, bureau.now, own=info.own)
    yield Duty(bureau, lane, vendor)
    lane.stop()
    assert lane.join(5)
    bureau.close()
    assert bureau.failures == []


@pytest.mark.parametrize("way", ["say", "comment", "comment_elsewhere"])
def test_a_comment_waits_for_a_person_where_a_colleague_has_answered_on_the_platform(
    duty: Duty, way: str
) -> None:
    (post,) = duty.begins(getattr(duty.vendor, way))
    told = duty.vendor.colleague("已经派人去修了。", post, created_at=written(time.time() + 60))
    case = duty.answered(post)
    (entry,) = duty.bureau.on_database(lambda desk: desk.outbox.unsettled())
    assert (entry.why, duty.vendor.sent) == (ANSWERED, [])
    assert [one.delivery for one in case.replies] == [Delivery.PENDING, Delivery.SENT]
    assert told in {one["idstr"] for one in duty.vendor.lists["comments/by_me"]}


def test_a_comment_costs_one_look_more_and_goes_where_nobody_has_answered(duty: Duty) -> None:
    other, post = duty.begins(duty.vendor.say, duty.vendor.say)
    duty.vendor.colleague("已经派人去修了。", other, created_at=written(time.time() + 60))
    duty.answered(post)
    assert (len(duty.vendor.sent), asked(duty.vendor, OWN)) == (1, 1)


def test_however_much_was_said_in_our_name_a_comment_costs_one_look_more(duty: Duty) -> None:
    (post,) = duty.begins(duty.vendor.say)
    for n in range(120):
        duty.vendor.colleague(f"第{n}次答复", post, status={"id": 17, "user": {"id": 7}})
    duty.answered(post)
    assert (len(duty.vendor.sent), asked(duty.vendor, OWN)) == (1, 1)


@pytest.mark.parametrize("shown", ["as it was sent", "with a short link", "with no number told"])
def test_our_own_comment_is_no_colleagues(duty: Duty, shown: str) -> None:
    vendor = duty.vendor
    post, other = duty.begins(vendor.say, vendor.say)
    if shown == "with no number told":
        vendor.then[CREATE] = [refusal(20032)]
    duty.bureau.press(post, "进度见 https://www.yunxi.example/lamps/17 。")
    duty.lane.nudge()
    until(lambda: states(duty.bureau) == [], "it went")
    if shown == "with no number told":
        vendor.colleague("进度见 http://t.cn/A6abc 。", post)
    elif shown == "with a short link":
        vendor.lists["comments/by_me"][-1]["text"] = "进度见 http://t.cn/A6abc 。"
    duty.answered(other)
    case = duty.bureau.matter(post)
    assert case is not None
    assert [one.delivery for one in case.replies] == [Delivery.SENT]


def test_a_comment_goes_with_no_look_before_it_where_the_days_looks_are_spent(duty: Duty) -> None:
    """Replies have their share, and looks do not touch it."""
    (post,) = duty.begins(duty.vendor.say)
    duty.vendor.calls[duty.vendor.day] = DAILY * 3 // 4
    duty.lane._channel._calls.learn(DAILY, DAILY * 3 // 4)  # type: ignore[attr-defined]
    duty.answered(post)
    assert (len(duty.vendor.sent), asked(duty.vendor, OWN)) == (1, 0)


def test_a_look_at_what_was_said_in_our_name_reaches_far_back_also_where_calls_are_many(
    vendor: Vendor, commercial: Weibo
) -> None:
    """It never goes on from where it was: one page is all there is of it."""
    post = vendor.say("路灯不亮")
    told = [vendor.colleague(f"第{n}次答复", post) for n in range(60)]
    batch = commercial.poll(weibo_reading.OWN, None)
    rest = commercial.poll(weibo_reading.OWN, batch.cursor)
    said = [one for one in (*batch.items, *rest.items) if isinstance(one, Received)]
    assert [one.id for one in said] == told


def test_of_what_was_said_in_our_name_only_what_can_be_read_comes_and_nothing_is_put_aside(
    vendor: Vendor, channel: Weibo
) -> None:
    post, comment = vendor.say("路灯不亮"), vendor.comment("井盖坏了")
    answers = [vendor.colleague("已修。", post), vendor.colleague(f"回复@{NAME}:已换。", comment)]
    vendor.colleague("原博已删", post, status={"deleted": "1"})
    vendor.colleague("没有号", post, id=0, idstr="")
    vendor.colleague("删了", post, deleted="1", user=None)
    vendor.colleague("上月", post, created_at=written(time.time() - 40 * 86_400))
    batch = channel.poll(weibo_reading.OWN, None)
    said = [one for one in batch.items if isinstance(one, Received)]
    assert len(said) == len(batch.items)
    assert [one.id for one in said] == answers
    assert [(one.own, one.sender_id, one.text) for one in said] == [
        (True, str(UID), "已修。"),
        (True, str(UID), "已换。"),
    ]
    assert [one.refers for one in said] == [(post,), (comment,)]
    assert channel.poll(weibo_reading.OWN, batch.cursor).items == ()
    assert asked(vendor, COMMENTS) == 0
