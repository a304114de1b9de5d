"""The window of a conversation: in the lists, when a reply leaves, and when it did not arrive."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core.case import Case, Outcome, Status, Target
from moderator_app.core.channels import (
    Account,
    Caps,
    ContentRejected,
    Medium,
    NotDelivered,
    Outgoing,
    Receipt,
    Repeat,
    Undelivered,
    WindowClosed,
)
from moderator_app.core.emergencies import Danger
from moderator_app.core.ids import case_id
from moderator_app.core.outbox import State
from moderator_app.core.refusals import Refusal
from moderator_app.core.rows import View
from moderator_app.core.sending import Sending, from_settings, to_settings
from moderator_app.desk import exchange
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.outbox import Leaving
from moderator_app.store.reader import Reader
from moderator_app.store.store import fingerprint
from tests.channels import reference
from tests.channels.reference import Reference
from tests.desk.accounts import batch, later, said
from tests.desks import ROADS, a_reader

OURS = Account(UUID(int=0xACC), "wecom", "wecom", "咨询客服")
STREAM = "messages"


@pytest.fixture
def reader(tmp_path: Path, desk: Desk) -> Iterator[Reader]:
    with a_reader(tmp_path) as opened:
        yield opened


def writes(desk: Desk, post: str, hours: float = 0, thread: str = "") -> None:
    """A citizen, in private, so many hours after the beginning."""
    desk.session.now = lambda: later(hours)
    one = said(post, at=later(hours), stream=STREAM, thread=thread or f"t{post}")
    desk.inbound.take(OURS, STREAM, batch(replace(one, medium=Medium.DIRECT)))


def case(desk: Desk, post: str = "a") -> Case:
    return desk.session.case(case_id(OURS.platform, post))


def listed(reader: Reader, hours: float, view: View = View.INBOX) -> str:
    keys = reader.order(view, now=later(hours), person="")
    rows = reader.rows(list(keys))
    posts = {case_id(OURS.platform, post): post for post in "abcd"}
    return "".join(posts[rows[key].case_id] for key in keys)


def answers(desk: Desk, post: str = "a") -> UUID:
    one = case(desk, post)
    desk.cases.commit(one.id, one.head, to=None, reply=Words("已转办。", to=one.answerable))
    pending = case(desk, post).pending
    assert pending is not None
    return pending.lease


def leaves(desk: Desk, hours: float) -> Leaving:
    desk.session.now = lambda: later(hours)
    leaving = desk.outbox.begin(OURS.id)
    assert leaving is not None
    return leaving


def is_sent(desk: Desk, external: str = "r1", hours: float = 1) -> UUID:
    lease = answers(desk)
    desk.outbox.arrived(leaves(desk, hours).entry.lease, Receipt(external, later(hours)))
    return lease


# In the lists.


def test_a_window_about_to_shut_stands_before_what_is_due(desk: Desk, reader: Reader) -> None:
    for post, hours in (("a", 0), ("b", 4), ("c", 3)):
        writes(desk, post, hours)
    assert listed(reader, 20) == "acb"
    assert listed(reader, 49.5) == "cab"
    assert reader.shutting(View.INBOX, now=later(49.5), person="") == 1
    assert reader.shutting(View.HISTORY, now=later(49.5), person="") == 0
    assert listed(reader, 51.5) == "bac"
    assert listed(reader, 60) == "acb"


def test_how_long_before_is_for_the_desk_to_say(desk: Desk, reader: Reader) -> None:
    writes(desk, "a", 0)
    writes(desk, "b", 4)
    desk.save_settings(to_settings(Sending(lead_minutes=30)))
    assert (listed(reader, 51.4), listed(reader, 51.6)) == ("ab", "ba")


def test_only_an_emergency_stands_before_it(desk: Desk, reader: Reader) -> None:
    for post, hours in (("a", 0), ("b", 4), ("c", 3)):
        writes(desk, post, hours)
    desk.emergencies.raise_on(case(desk, "b").id, Danger.GAS)
    assert listed(reader, 50) == "bca"


def test_what_is_answered_and_with_others_is_not_brought_forward(
    desk: Desk, reader: Reader
) -> None:
    writes(desk, "a", 0)
    is_sent(desk)
    one = case(desk)
    desk.cases.commit(one.id, one.head, to=Handover(ROADS), reply=None)
    (key,) = reader.order(View.DISPATCHED, now=later(47.5), person="")
    assert reader.rows([key])[key].reply_by is None


def test_folded_again_the_windows_are_the_same(desk: Desk) -> None:
    writes(desk, "a")
    is_sent(desk)
    writes(desk, "b", 2)
    before = fingerprint(desk.session.store.connection)
    desk.refold()
    assert fingerprint(desk.session.store.connection) == before


# When a reply leaves.


class Line(Reference):
    """A connector that was opened a moment ago, and counts what leaves through it."""

    def __init__(self, caps: Caps) -> None:
        super().__init__(reference.account(1, Repeat.NEVER), {})
        self.known = caps
        self.taken: list[Outgoing] = []

    def caps(self, target: Target) -> Caps:
        assert target.stream == STREAM
        return self.known

    def send(self, out: Outgoing) -> Receipt:
        self.taken.append(out)
        return Receipt("r1", later(0))


HEARD_NOTHING = Caps(repeat=Repeat.NEVER)


def test_a_window_that_shut_meanwhile_lets_nothing_out_and_the_words_are_kept(desk: Desk) -> None:
    writes(desk, "a")
    answers(desk)
    line = Line(HEARD_NOTHING)
    carried = exchange.carry(line, leaves(desk, 48))
    assert isinstance(carried.error, WindowClosed)
    assert line.taken == []
    exchange.settle(desk, carried)
    (entry,) = desk.outbox.unsettled()
    assert (entry.state, entry.why) == (State.FAILED, "WindowClosed")
    assert case(desk).status is Status.UNSENT
    desk.cases.unsent(case(desk).id, "")
    assert (case(desk).pending, desk.outbox.unsettled()) == (None, ())


def test_as_long_as_it_is_open_a_reply_leaves(desk: Desk) -> None:
    writes(desk, "a")
    answers(desk)
    line = Line(HEARD_NOTHING)
    assert exchange.carry(line, leaves(desk, 47.9)).error is None
    assert len(line.taken) == 1


def test_what_the_connector_has_heard_itself_goes_before(desk: Desk) -> None:
    writes(desk, "a")
    answers(desk)
    line = Line(Caps(window_ends_at=later(60), left=2))
    assert exchange.carry(line, leaves(desk, 49)).error is None


@pytest.mark.parametrize(
    ("now", "error"),
    [
        (Caps(can_reply=False, window_ends_at=later(60), left=2), WindowClosed),
        (Caps(window_ends_at=later(60), left=0), WindowClosed),
        (Caps(window_ends_at=later(60), longest=3), ContentRejected),
    ],
)
def test_what_the_platform_lets_through_is_looked_at_once_more_before_a_reply_leaves(
    desk: Desk, now: Caps, error: type[Exception]
) -> None:
    writes(desk, "a")
    answers(desk)
    line = Line(now)
    carried = exchange.carry(line, leaves(desk, 1))
    assert (type(carried.error), line.taken) == (error, [])


def test_a_citizen_who_wrote_about_another_matter_since_can_be_answered_in_this(
    desk: Desk,
) -> None:
    desk.save_settings(to_settings(Sending(reopen_days=0)))
    writes(desk, "a", thread="wang")
    one = case(desk)
    desk.cases.close(one.id, one.head, Outcome.EXPLAINED, "", told=True)
    writes(desk, "b", 40, thread="wang")
    desk.cases.reopen(one.id, case(desk).head, "没有办完")
    answers(desk)
    assert exchange.carry(Line(HEARD_NOTHING), leaves(desk, 50)).error is None


# The undo window.


@pytest.mark.parametrize(
    ("chosen", "seconds"),
    [(Sending(), 0), (Sending(undo_in_chats=True), 5), (Sending(60, undo_in_chats=True), 60)],
)
def test_in_a_chat_nobody_waits_unless_the_desk_wants_it(
    desk: Desk, chosen: Sending, seconds: int
) -> None:
    desk.save_settings(to_settings(chosen))
    writes(desk, "a")
    answers(desk)
    (entry,) = desk.outbox.unsettled()
    assert entry.due == later(0) + timedelta(seconds=seconds)


def test_of_several_messages_each_can_be_taken_back_in_a_chat_too(desk: Desk) -> None:
    writes(desk, "a")
    one = case(desk)
    words = Words("一。", to=one.answerable, rest=("二。",))
    desk.cases.commit(one.id, one.head, to=None, reply=words)
    (entry,) = desk.outbox.unsettled()
    assert entry.due == later(0) + timedelta(seconds=5)


@pytest.mark.parametrize(
    "nonsense", [{"outbox.undo_seconds": 61}, {"outbox.undo_seconds": True}, {"inbound.reopen_days": -1},
                 {"windows.lead_minutes": "120"}, {"outbox.undo_in_chats": 1}],
)  # fmt: skip
def test_settings_that_make_no_sense_are_passed_over(nonsense: dict[str, object]) -> None:
    assert from_settings(nonsense) == Sending()
    chosen = Sending(0, undo_in_chats=True, reopen_days=0, lead_minutes=0)
    assert from_settings(to_settings(chosen)) == chosen


# What did not arrive after all.


def bounces(desk: Desk, id_: str = "r1", why: NotDelivered = NotDelivered.DECLINED) -> None:
    desk.inbound.take(OURS, STREAM, batch(Undelivered(STREAM, id_, why, "10")))


def test_a_reply_that_bounces_has_failed_and_waits_for_somebody(desk: Desk) -> None:
    writes(desk, "a")
    lease = is_sent(desk)
    assert case(desk).status is Status.ANSWERED
    bounces(desk)
    (entry,) = desk.outbox.unsettled()
    assert (entry.lease, entry.state) == (lease, State.FAILED)
    assert (entry.why, entry.code) == (NotDelivered.DECLINED, "10")
    assert (case(desk).status, case(desk).waiting_since) == (Status.UNSENT, later(0))


def test_its_key_is_used_up_so_that_it_cannot_go_once_more(desk: Desk) -> None:
    writes(desk, "a")
    lease = is_sent(desk)
    bounces(desk)
    with pytest.raises(Refusal):
        desk.outbox.again(lease)
    desk.cases.unsent(case(desk).id, "")
    assert desk.outbox.unsettled() == ()
    assert answers(desk) != lease


def test_it_bounces_once_however_often_that_is_read(desk: Desk) -> None:
    writes(desk, "a")
    is_sent(desk)
    bounces(desk)
    desk.cases.unsent(case(desk).id, "")
    before = len(desk.session.store.log.history(case(desk).id))
    bounces(desk)
    bounces(desk, "of-somebody-else")
    assert len(desk.session.store.log.history(case(desk).id)) == before


def test_one_whose_end_nobody_saw_is_known_by_its_key(desk: Desk) -> None:
    writes(desk, "a")
    lease = answers(desk)
    desk.outbox.refused(leaves(desk, 1).entry.lease, TimeoutError())
    bounces(desk, lease.hex)
    (entry,) = desk.outbox.unsettled()
    assert (entry.state, entry.why) == (State.FAILED, NotDelivered.DECLINED)


def test_a_bounce_that_is_quicker_than_the_receipt_is_not_forgotten(desk: Desk) -> None:
    writes(desk, "a")
    lease = answers(desk)
    leaves(desk, 1)
    bounces(desk, lease.hex)
    desk.outbox.arrived(lease, Receipt("r1", later(1)))
    assert case(desk).status is Status.UNSENT
    assert [one.state for one in desk.outbox.unsettled()] == [State.FAILED]


def test_where_others_are_on_their_way_already_it_asks_for_nothing(desk: Desk) -> None:
    writes(desk, "a")
    is_sent(desk)
    writes(desk, "b", 2, thread="ta")
    answers(desk)
    bounces(desk)
    assert [one.state for one in desk.outbox.unsettled()] == [State.QUEUED]
