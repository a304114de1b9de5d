"""What citizens write on Weibo, read with a stand-in for the vendor."""

import json
import threading
import time
from collections.abc import Iterable
from contextlib import closing

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from moderator_app.channels.weibo import Weibo
from moderator_app.channels.weibo_walking import MOST_PAGES, OVERLAP, Place, Walk, onward, place
from moderator_app.channels.weibo_walking import cursor as cursor_of
from moderator_app.core.channels import (
    Batch,
    ContentRejected,
    Media,
    Received,
    Spoilt,
    TargetGone,
)
from moderator_app.core.events import Kind
from moderator_app.core.ids import case_id
from moderator_app.desk.desk import Desk
from moderator_app.store import log
from tests.channels import one_thread
from tests.channels.test_weibo_requests import COMMENTS, out
from tests.channels.vendor_server import Status
from tests.channels.weibo_account import GOOD_SECRETS, account, channel, commercial, vendor
from tests.channels.weibo_vendor import (
    CITIZEN,
    Vendor,
    written,
)

__all__ = ["channel", "commercial", "vendor"]

TEXT = "已转照明处。"


def read_all(channel: Weibo, cursor: str | None, stream: str = "comments") -> tuple[list[str], str]:
    """The ids in the order in which they came, and where reading goes on."""
    ids: list[str] = []
    while True:
        batch = channel.poll(stream, cursor)
        assert len(batch.items) <= 50
        ids += [one.id for one in batch.items if isinstance(one, Received)]
        assert batch.cursor != cursor or not batch.more
        cursor = batch.cursor
        if not batch.more:
            return ids, cursor


def asked(vendor: Vendor, path: str) -> int:
    return [one for one, _, _ in vendor.asked].count(path)


# Where reading goes on.


def test_many_come_oldest_first_and_fifty_at_a_time_for_one_call_in_two_hundred(
    vendor: Vendor, channel: Weibo
) -> None:
    first = [vendor.comment(f"第{n}件事") for n in range(120)]
    ids, cursor = read_all(channel, None)
    assert ids == first
    assert asked(vendor, COMMENTS) == 1
    later = [vendor.comment(f"又第{n}件事") for n in range(450)]
    ids, cursor = read_all(channel, cursor)
    assert ids == later
    assert asked(vendor, COMMENTS) == 4
    assert read_all(channel, cursor)[0] == []
    assert asked(vendor, COMMENTS) == 5


def test_the_first_look_goes_back_three_days(vendor: Vendor, channel: Weibo) -> None:
    vendor.comment("上月", created_at=written(time.time() - 30 * 86_400))
    new = vendor.comment("昨天", created_at=written(time.time() - 86_400))
    ids, cursor = read_all(channel, None)
    assert ids == [new]
    assert read_all(channel, cursor)[0] == []


def test_what_was_let_through_late_has_an_older_number_and_comes_all_the_same(
    vendor: Vendor, channel: Weibo
) -> None:
    held = vendor.number()
    for n in range(30):
        vendor.comment(f"第{n}件事")
    _, cursor = read_all(channel, None)
    vendor.comment("审核后才显示", id=held)
    assert read_all(channel, cursor)[0] == [str(held)]


def test_pages_that_go_further_back_bring_up_nothing_of_long_ago(
    vendor: Vendor, channel: Weibo, commercial: Weibo
) -> None:
    """The account is moved from the commercial host, which was asked for less at once."""
    late = vendor.number()
    for n in range(120):
        vendor.comment(f"去年{n}", created_at=written(time.time() - 400 * 86_400))
    new = vendor.comment("路灯不亮")
    ids, cursor = read_all(commercial, None)
    assert ids == [new]
    vendor.comment("审核后才显示", id=late)
    ids, cursor = read_all(channel, cursor)
    assert ids == [str(late)]
    assert read_all(channel, cursor)[0] == []


def test_what_is_known_from_one_list_is_not_doubled_by_another(
    vendor: Vendor, channel: Weibo, desk: Desk
) -> None:
    vendor.comment("@云溪城管 路灯不亮")
    vendor.lists["comments/mentions"] = list(vendor.lists["comments/to_me"])
    for stream in ("comments", "comment_mentions"):
        one_thread.look(desk, account(vendor.port), channel, stream)
    (count,) = desk.session.store.connection.execute("SELECT count(*) FROM cases").fetchone()
    assert count == 1


def test_a_page_that_does_not_come_keeps_back_neither_those_before_nor_those_after(
    vendor: Vendor, channel: Weibo
) -> None:
    vendor.comment("先前")
    _, cursor = read_all(channel, None)
    later = [vendor.comment(f"第{n}件事") for n in range(250)]
    newest = vendor.listed("comments/to_me", {"count": "200"})
    vendor.then[COMMENTS] = [newest, Status(502)]
    ids, cursor = read_all(channel, cursor)
    assert ids == later[50:]
    ids, cursor = read_all(channel, cursor)
    assert ids == later[:50]
    assert read_all(channel, cursor)[0] == []


def test_killed_before_all_was_handed_over_the_rest_is_read_again(
    vendor: Vendor, channel: Weibo
) -> None:
    vendor.comment("先前")
    _, cursor = read_all(channel, None)
    later = [vendor.comment(f"第{n}件事") for n in range(280)]
    half = channel.poll("comments", cursor)
    with closing(Weibo(account(vendor.port), GOOD_SECRETS)) as again:
        ids, _ = read_all(again, half.cursor)
    assert ids == later[50:]
    ids, _ = read_all(channel, cursor)  # and from before, all of it
    assert ids == later


@pytest.mark.parametrize("shown", ["the same", "ever older"])
def test_a_list_without_an_end_is_left_and_somebody_is_told(
    vendor: Vendor, channel: Weibo, shown: str
) -> None:
    vendor.comment("先前")
    _, cursor = read_all(channel, None)
    step = 0 if shown == "the same" else 1000
    entry = vendor.lists["comments/to_me"][0]
    pages = [
        {"comments": [entry | {"id": 9_000_000_000_000_000 - page * step - n} for n in range(9)]}
        for page in range(50)
    ]
    vendor.then[COMMENTS] = list(pages)
    batches: list[Batch] = []
    while not batches or batches[-1].more:
        batches.append(channel.poll("comments", cursor))
        cursor = batches[-1].cursor
    taken = 2 if shown == "the same" else MOST_PAGES
    assert len(pages) - len(vendor.then[COMMENTS]) == taken
    spoilt = [one for batch in batches for one in batch.items if isinstance(one, Spoilt)]
    assert [one.reason for one in spoilt] == ["gap"]
    assert "above" in json.loads(spoilt[0].raw)
    vendor.then.clear()
    assert read_all(channel, cursor)[0] == []


def test_one_spoilt_entry_holds_nothing_back(vendor: Vendor, channel: Weibo) -> None:
    good = vendor.comment("路灯不亮")
    vendor.comment("坏了的", user=None)
    vendor.lists["comments/to_me"] += [{"id": 0, "text": "无号"}]
    batch = channel.poll("comments", None)
    assert [type(one).__name__ for one in batch.items] == ["Spoilt", "Received", "Spoilt"]
    assert isinstance(batch.items[1], Received)
    assert batch.items[1].id == good
    # What has a number is not put aside twice.
    assert len(channel.poll("comments", batch.cursor).items) == 1


def test_a_number_that_is_used_twice_is_what_it_was_first(
    vendor: Vendor, channel: Weibo, desk: Desk
) -> None:
    mine = account(vendor.port)
    post = vendor.comment("路灯不亮")
    one_thread.look(desk, mine, channel, "comments")
    vendor.lists["comments/to_me"].clear()
    vendor.comment("别的话", CITIZEN + 1, id=int(post))
    vendor.comment_elsewhere("又是别的话", id=int(post))
    for stream in ("comments", "comment_mentions"):
        one_thread.look(desk, mine, channel, stream)
    history = log.history(desk.session.store.connection, case_id("weibo", post))
    assert [one.body["text"] for one in history] == ["路灯不亮"]


def test_a_comment_that_was_taken_back_is_marked_and_once(
    vendor: Vendor, channel: Weibo, desk: Desk
) -> None:
    mine = account(vendor.port)
    post = vendor.say("路灯不亮")
    one_thread.look(desk, mine, channel, "mentions")
    vendor.lists["statuses/mentions"] = [{"id": int(post), "text": "已删除", "deleted": "1"}]
    for _ in range(2):
        one_thread.look(desk, mine, channel, "mentions")
    history = log.history(desk.session.store.connection, case_id("weibo", post))
    assert [one.kind for one in history] == [Kind.MESSAGE_RECEIVED, Kind.MESSAGE_RECALLED]


def test_a_citizens_answer_to_us_goes_on_with_their_post_and_anothers_does_not(
    vendor: Vendor, channel: Weibo, desk: Desk
) -> None:
    mine = account(vendor.port)
    post = vendor.say("路灯不亮")
    status = vendor.lists["statuses/mentions"][0]
    vendor.comment("还是不亮", status=status)
    vendor.comment("我家也是", 3_000_000_001, status=status)
    for stream in ("mentions", "comments"):
        one_thread.look(desk, mine, channel, stream)
    history = log.history(desk.session.store.connection, case_id("weibo", post))
    assert [one.body["text"] for one in history] == ["路灯不亮", "还是不亮"]
    (count,) = desk.session.store.connection.execute("SELECT count(*) FROM cases").fetchone()
    assert count == 2


def test_messages_in_private_are_the_commercial_hosts_alone(
    vendor: Vendor, channel: Weibo, commercial: Weibo
) -> None:
    ids = [vendor.write(f"第{n}件事", CITIZEN + n) for n in range(60)]
    batch = channel.poll("messages", None)
    assert (batch.items, batch.more, vendor.asked) == ((), False, [])
    assert channel.poll("messages", batch.cursor).items == ()
    assert not channel.caps(out(stream="messages").target).can_reply
    ids_read, cursor = read_all(commercial, None, "messages")
    assert ids_read == ids
    assert read_all(commercial, cursor, "messages")[0] == []
    assert commercial.poll("messages", cursor).pause is None


def test_a_walk_that_would_eat_the_replies_share_stops_and_shows_what_it_has(
    vendor: Vendor, channel: Weibo
) -> None:
    vendor.comment("先前")
    _, cursor = read_all(channel, None)
    later = [vendor.comment(f"第{n}件事") for n in range(250)]
    channel._calls.learn(100, 69)
    ids, cursor = read_all(channel, cursor)
    assert ids == later[50:]
    channel._calls.learn(1000, 70)
    ids, cursor = read_all(channel, cursor)
    assert ids == later[:50]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 40),
            st.lists(st.integers(1, 15), max_size=15),
            st.lists(st.integers(0, 60), max_size=5),
        ),
        max_size=12,
    )
)
@example([(6, [], []), (10, [1, 2, 3, 4], []), (0, [1], []), (10, [15], [])])
def test_whatever_comes_late_or_goes_each_is_read_and_once(
    steps: list[tuple[int, list[int], list[int]]],
) -> None:
    """Some new ones; some late ones, each so many below what was the newest; and some are gone. Late is
    late by no more entries than the last walk laid down to be walked again."""
    there, read, where, top = {100}, set[int](), None, 100
    for new, late, gone in steps:
        held = {top - 2 * n + 1 for n in late if top - 2 * n > 100}
        there |= held | {top + 2 * n for n in range(1, new + 1)}
        top += 2 * new
        there -= {one for n, one in enumerate(sorted(there, reverse=True)) if n in gone}
        walk, going = Walk(where), True
        while going:
            going = walk.take(page(there, walk.next, 30))
        fresh = walk.new()
        assert fresh == sorted(fresh)
        assert not read & set(fresh)
        assert not walk.gap
        read |= set(fresh)
        if where is not None:
            assert {n for n in there if n > where.floor} <= read
        where = onward(where or Place(), fresh, walk.floor)
        assert sum(n >= where.floor for n in there) >= min(OVERLAP, len(there))
        assert place(cursor_of(where)) == where


def page(there: Iterable[int], below: int, count: int) -> list[dict[str, int]]:
    shown = sorted((n for n in there if not below or n <= below), reverse=True)
    return [{"id": n} for n in shown[:count]]


def test_nothing_falls_between_two_pages() -> None:
    walk = Walk(Place(2))
    while walk.take(page(range(1, 60), walk.next, 7)):
        pass
    assert sorted(walk.found) == list(range(1, 60))


# Files, and the end.


def test_a_picture_is_fetched_without_saying_who_we_are(vendor: Vendor, channel: Weibo) -> None:
    vendor.files["/large/a.jpg"] = b"\x89PNG" * 1000
    vendor.say("看图", pic_urls=[{"thumbnail_pic": f"{vendor.base}/thumbnail/a.jpg"}])
    (one,) = channel.poll("mentions", None).items
    assert isinstance(one, Received)
    used = vendor.calls[vendor.day]
    assert channel.fetch(one.media[0], 4000) == vendor.files["/large/a.jpg"]
    with pytest.raises(ContentRejected):
        channel.fetch(one.media[0], 3999)
    with pytest.raises(TargetGone):
        channel.fetch(Media("http://ww1.sinaimg.cn/a.jpg"), 4000)
    assert vendor.calls[vendor.day] == used


def test_a_closed_one_wakes_who_waits(vendor: Vendor) -> None:
    channel = Weibo(account(vendor.port), GOOD_SECRETS)
    threading.Timer(0.05, channel.close).start()
    begun = time.monotonic()
    assert not channel.wait(30)
    assert time.monotonic() - begun < 10
