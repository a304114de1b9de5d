"""What comes through an account: once, in its own matter, and with the cursor that covers it."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core import search
from moderator_app.core.case import Case, Delivery, Outcome, Status
from moderator_app.core.channels import (
    Changed,
    Machine,
    Media,
    Medium,
    Receipt,
    Spoilt,
)
from moderator_app.core.erasing import Ground
from moderator_app.core.events import Kind
from moderator_app.core.ids import case_id
from moderator_app.core.rows import FROM_OURSELVES
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.store import quarantine
from moderator_app.store.store import fingerprint
from tests.desk.accounts import ACCOUNT, STREAM, batch, later, said
from tests.desks import T0, a_desk, a_reader


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_desk(tmp_path) as opened:
        opened.session.now = lambda: later(24)
        yield opened


def case(desk: Desk, post: str) -> Case:
    return desk.session.case(case_id(ACCOUNT.platform, post))


def count(desk: Desk) -> int:
    (n,) = desk.session.store.connection.execute("SELECT count(*) FROM cases").fetchone()
    return int(n)


def events(desk: Desk) -> int:
    (n,) = desk.session.store.connection.execute("SELECT count(*) FROM event").fetchone()
    return int(n)


def close(desk: Desk, post: str) -> None:
    one = case(desk, post)
    desk.cases.close(one.id, one.head, Outcome.EXPLAINED, "", told=True)


def test_a_message_opens_a_case_and_the_cursor_is_kept_with_it(desk: Desk) -> None:
    changes = desk.inbound.take(ACCOUNT, STREAM, batch(said("a"), cursor="17"))
    one = case(desk, "a")
    assert (one.status, one.author, one.account) == (Status.WAITING, "晨跑的人", "市城管局信箱")
    assert changes.cases == {one.id}
    assert desk.inbound.cursor(ACCOUNT.id, STREAM) == "17"
    assert one.answerable is not None
    assert (one.answerable.post, one.answerable.recipient) == ("a", "晨跑的人@example.org")


def test_nothing_of_a_batch_and_no_cursor_stays_when_it_breaks_off(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise sqlite3.OperationalError("the disk is gone")

    monkeypatch.setattr("moderator_app.store.outbox.save_cursor", fails)
    with pytest.raises(sqlite3.OperationalError):
        desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    assert (count(desk), desk.inbound.cursor(ACCOUNT.id, STREAM)) == (0, None)


def test_what_is_read_again_changes_nothing(desk: Desk) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a"), said("b")))
    before = events(desk)
    desk.inbound.take(ACCOUNT, STREAM, batch(said("b"), said("a"), cursor="0"))
    assert events(desk) == before


def test_the_same_message_in_two_streams_is_one(desk: Desk) -> None:
    desk.inbound.take(ACCOUNT, "mentions", batch(said("a", stream="mentions")))
    desk.inbound.take(ACCOUNT, "comments", batch(said("a", stream="comments")))
    assert (count(desk), case(desk, "a").messages) == (1, 1)


def test_a_further_word_in_a_thread_joins_its_case_and_wakes_it(desk: Desk) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    one = case(desk, "a")
    desk.cases.snooze(one.id, one.head, later(48), "等市民补充")
    desk.inbound.take(ACCOUNT, STREAM, batch(said("b", "还是不亮", refers=("a",), at=later(2))))
    one = case(desk, "a")
    assert (count(desk), one.messages, one.snoozed_until) == (1, 2, None)
    assert one.answerable is not None
    assert one.answerable.post == "b"


@pytest.mark.parametrize(("days", "cases"), [(0, 1), (182, 1), (184, 2)])
def test_a_closed_case_is_reopened_within_half_a_year_and_then_it_is_a_new_one(
    desk: Desk, days: int, cases: int
) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    close(desk, "a")
    when = later(24) + timedelta(days=days)
    desk.session.now = lambda: when
    desk.inbound.take(ACCOUNT, STREAM, batch(said("b", "又坏了", refers=("a",), at=when)))
    assert count(desk) == cases
    assert case(desk, "a").reopened == (1 if cases == 1 else 0)


def test_a_message_that_answers_none_of_ours_goes_to_the_newest_case_of_its_thread(
    desk: Desk,
) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a", thread="t")))
    close(desk, "a")
    desk.save_settings({"inbound.reopen_days": 0})
    desk.session.now = lambda: later(40)
    desk.inbound.take(ACCOUNT, STREAM, batch(said("b", thread="t", at=later(30))))
    desk.inbound.take(ACCOUNT, STREAM, batch(said("c", "再问一句", thread="t", at=later(31))))
    assert (count(desk), case(desk, "b").messages) == (2, 2)


def test_a_time_in_the_future_is_the_moment_it_came(desk: Desk) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a", at=later(24 * 400))))
    assert case(desk, "a").received_at == later(24)


def test_an_item_nobody_can_read_is_put_aside_once_and_the_rest_goes_on(desk: Desk) -> None:
    spoilt = Spoilt(STREAM, '{"id": "坏的"', "JSONDecodeError")
    for _ in range(2):
        desk.inbound.take(ACCOUNT, STREAM, batch(said("a"), spoilt, said("b")))
    assert count(desk) == 2
    (row,) = quarantine.listed(desk.session.store.connection)
    assert (row.source, row.reason, row.cells) == ("市城管局信箱", "JSONDecodeError", (spoilt.raw,))


def test_a_reply_that_bounced_is_told_in_its_case_and_the_next_one_goes_to_the_citizen(
    desk: Desk,
) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    bounced = replace(said("d", "550", refers=("a",), sender="daemon"), machine=Machine.BOUNCED)
    desk.inbound.take(ACCOUNT, STREAM, batch(bounced))
    one = case(desk, "a")
    assert (count(desk), one.messages) == (1, 2)
    assert one.answerable is not None
    assert one.answerable.recipient == "晨跑的人@example.org"


# What their authors do to messages afterwards.


def test_an_edited_message_keeps_what_it_said_and_says_the_new_words_too(
    desk: Desk, tmp_path: Path
) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a", "石板桥街积水")))
    edit = Changed(STREAM, "a", later(3), "石板桥街和梧桐里积水")
    for _ in range(2):
        desk.inbound.take(ACCOUNT, STREAM, batch(edit))
    history = desk.session.store.log.history(case(desk, "a").id)
    assert [event.kind for event in history] == [Kind.MESSAGE_RECEIVED, Kind.MESSAGE_EDITED]
    assert history[0].body["text"] == "石板桥街积水"
    with a_reader(tmp_path) as reader:
        found = reader.find(
            search.parse("梧桐里", T0.date()), now=T0, zone=desk.session.zone, limit=9, counted=9
        )
    assert [hit.case_id for hit in found.hits] == [case(desk, "a").id]


def test_a_recalled_message_is_told_of_once_and_stays(desk: Desk) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    for _ in range(2):
        desk.inbound.take(ACCOUNT, STREAM, batch(Changed(STREAM, "a", later(1), None)))
    kinds = [event.kind for event in desk.session.store.log.history(case(desk, "a").id)]
    assert kinds == [Kind.MESSAGE_RECEIVED, Kind.MESSAGE_RECALLED]


def test_a_change_of_a_message_that_never_came_is_nothing(desk: Desk) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(Changed(STREAM, "z", later(1), None)))
    assert events(desk) == 0


# Our own words.


def answer(desk: Desk, post: str, text: str = "已转环卫处处理。") -> UUID:
    one = case(desk, post)
    desk.cases.commit(one.id, one.head, to=None, reply=Words(text, to=one.answerable))
    pending = case(desk, post).pending
    assert pending is not None
    return pending.lease


def test_our_own_reply_as_the_platform_shows_it_is_no_message_of_the_citizen(desk: Desk) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    answer(desk, "a")
    desk.cases.sent(case(desk, "a").id)
    before = events(desk)
    echo = said("r", "已转环卫处处理。 ", refers=("a",), at=later(24), own=True)
    desk.inbound.take(ACCOUNT, STREAM, batch(echo))
    assert (events(desk), case(desk, "a").messages) == (before, 1)


def test_a_reply_without_an_id_is_known_by_its_words_also_where_a_clock_is_an_hour_wrong(
    desk: Desk,
) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    lease = answer(desk, "a")
    desk.session.now = lambda: later(26)
    assert desk.outbox.begin(ACCOUNT.id) is not None
    desk.outbox.arrived(lease, Receipt("", later(26)))
    before = events(desk)
    for hour in (25, 27):
        echo = said("r", "已转环卫处处理。", refers=("a",), at=later(hour), own=True)
        desk.inbound.take(ACCOUNT, STREAM, batch(echo))
    assert (events(desk), len(case(desk, "a").replies)) == (before, 1)


def test_what_a_colleague_answered_in_the_platform_itself_counts_as_answered(desk: Desk) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    told = said("r", "您好，已派人去修。", refers=("a",), at=later(5), own=True)
    told = replace(told, medium=Medium.DIRECT)
    for _ in range(2):
        desk.inbound.take(ACCOUNT, STREAM, batch(told))
    one = case(desk, "a")
    assert [(r.delivery, r.settled_at) for r in one.replies] == [(Delivery.SENT, later(5))]
    assert (one.status, one.came_answered) == (Status.ANSWERED, False)


def test_a_mail_that_only_bears_our_address_answers_nobody_and_is_put_aside(desk: Desk) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    forged = said("r", "已办结。", refers=("a",), at=later(5), own=True)
    desk.inbound.take(ACCOUNT, STREAM, batch(forged))
    assert case(desk, "a").status is Status.WAITING
    (aside,) = quarantine.listed(desk.session.store.connection)
    assert (aside.reason, aside.cells, aside.is_of_account) == (FROM_OURSELVES, ("已办结。",), True)


@pytest.mark.parametrize("now", [later(24), later(-1)])
def test_what_is_pushed_and_told_in_a_log_as_well_is_one_message(desk: Desk, now: datetime) -> None:
    """The log has other ids, and its clock may be a second off; that of the desk by an hour."""
    desk.session.now = lambda: now
    pushed = replace(said("1001", thread="o1", stream="pushed"), medium=Medium.DIRECT)
    logged = replace(pushed, stream="chats", id="aa", sent_at=pushed.sent_at + timedelta(seconds=1))
    desk.inbound.take(ACCOUNT, "pushed", batch(pushed))
    desk.inbound.take(ACCOUNT, "chats", batch(logged))
    assert (count(desk), case(desk, "1001").messages) == (1, 1)
    others = (
        replace(logged, id="ab", text="还有一处"),
        replace(logged, id="ac", sent_at=later(1)),
        replace(pushed, id="1002"),
        replace(logged, id="ad", thread="o2"),
    )
    desk.inbound.take(ACCOUNT, "chats", batch(*others))
    assert (count(desk), case(desk, "1001").messages) == (2, 4)


def test_a_picture_that_is_pushed_and_a_word_in_a_log_is_one_message(desk: Desk) -> None:
    pushed = replace(said("1001", "", thread="o1", stream="pushed"), medium=Medium.DIRECT)
    pushed = replace(pushed, media=(Media("m1", kind="image"),))
    logged = replace(pushed, stream="chats", id="aa", text="[image]", media=())
    spoken = replace(logged, id="ab", text="还有一处")
    desk.inbound.take(ACCOUNT, "pushed", batch(pushed))
    desk.inbound.take(ACCOUNT, "chats", batch(logged, spoken))
    assert (count(desk), case(desk, "1001").messages) == (1, 2)


OTHER = replace(ACCOUNT, id=UUID(int=0xBCC), name="热线信箱")


def test_who_writes_to_two_of_our_accounts_has_said_it_once_and_a_stranger_has_not(
    desk: Desk,
) -> None:
    for account in (ACCOUNT, OTHER):
        desk.accounts.save(account)
    further = said("b", "还没修好", refers=("a",))
    for account, item in (
        (ACCOUNT, said("a")),
        (OTHER, said("a")),
        (OTHER, said("c", "我是别人", refers=("a",), sender="李")),
        (OTHER, further),
        (ACCOUNT, further),
    ):
        desk.inbound.take(account, STREAM, batch(item))
    assert (count(desk), case(desk, "a").messages, case(desk, "c").messages) == (2, 2, 1)


def test_another_message_of_the_same_name_at_another_account_is_put_aside_and_not_lost(
    desk: Desk,
) -> None:
    other = said("a", "梧桐里漏水", sender="李", at=later(3))
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    for _ in range(2):
        desk.inbound.take(OTHER, STREAM, batch(other))
    (aside,) = quarantine.listed(desk.session.store.connection)
    assert (count(desk), aside.cells) == (1, ("李\n梧桐里漏水",))


def test_our_own_post_that_is_about_no_case_opens_none(desk: Desk) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("p", "今晚降温，请注意保暖。", own=True)))
    assert (count(desk), events(desk)) == (0, 0)


# What holds for every event holds for these.


def test_folded_again_the_tables_are_the_same(desk: Desk) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a"), said("b", refers=("a",))))
    told = replace(said("r", "已去修", refers=("a",), own=True), medium=Medium.DIRECT)
    desk.inbound.take(ACCOUNT, STREAM, batch(told))
    connection = desk.session.store.connection
    before = fingerprint(connection)
    desk.refold()
    assert fingerprint(connection) == before


def test_what_was_erased_does_not_come_in_through_another_account(desk: Desk) -> None:
    further = said("b", "还没修好", refers=("a",))
    for account in (ACCOUNT, OTHER):
        desk.accounts.save(account)
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a"), further))
    desk.erase([case(desk, "a").id], Ground.REQUEST, "本人申请")
    desk.inbound.take(OTHER, STREAM, batch(said("a"), further))
    assert (count(desk), quarantine.listed(desk.session.store.connection)) == (1, ())


def test_an_edit_that_is_read_again_brings_no_erased_words_back(desk: Desk) -> None:
    edit = Changed(STREAM, "a", later(2), "改过的话，电话13800001111")
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a"), edit))
    desk.erase([case(desk, "a").id], Ground.REQUEST, "本人申请")
    before = events(desk)
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a"), edit))
    assert events(desk) == before


def test_what_was_erased_does_not_come_in_again_and_is_not_found_by_its_thread(desk: Desk) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a", thread="o6_bmjrPTlm6")))
    desk.erase([case(desk, "a").id], Ground.REQUEST, "本人申请")
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a", thread="o6_bmjrPTlm6")))
    assert count(desk) == 1
    connection = desk.session.store.connection
    (thread,) = connection.execute("SELECT DISTINCT thread FROM posting").fetchone()
    assert thread == ""
    before = fingerprint(connection)
    desk.refold()
    assert fingerprint(connection) == before
    desk.inbound.take(ACCOUNT, STREAM, batch(said("b", thread="o6_bmjrPTlm6")))
    assert count(desk) == 2


# Where the answer goes.


def test_who_is_to_be_answered_is_the_citizen_and_where_it_was_sent_from_is_told(
    desk: Desk,
) -> None:
    form = replace(said("a", sender="政府网站"), reply_to="wang@163.com")
    desk.inbound.take(ACCOUNT, STREAM, batch(form))
    one = case(desk, "a")
    assert one.answerable is not None
    assert (one.answerable.recipient, one.author_id) == ("wang@163.com", "wang@163.com")
    (event,) = desk.session.store.log.history(one.id)
    assert event.body["sent_from"] == "政府网站@example.org"
    desk.erase([one.id], Ground.REQUEST, "本人申请")
    (event, _) = desk.session.store.log.history(one.id)
    assert (event.body["sent_from"], event.body["author_id"]) == ("", "")


def test_what_asks_for_its_answer_at_another_mailbox_of_ours_is_answered_where_it_came_from(
    desk: Desk,
) -> None:
    other = replace(ACCOUNT, id=UUID(int=0xACD), config={"address": "Office@Bureau.cn"})
    desk.accounts.save(other)
    desk.inbound.take(ACCOUNT, STREAM, batch(replace(said("a"), reply_to="office@bureau.cn")))
    one = case(desk, "a")
    assert one.answerable is not None
    assert one.answerable.recipient == "晨跑的人@example.org"
