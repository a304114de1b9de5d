"""A reply on its way: frozen with its target, taken back in time, begun on disk, settled once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core.case import Case, Delivery, Status
from moderator_app.core.channels import Ambiguous, ContentRejected, NotThere, Receipt, Transient
from moderator_app.core.erasing import Ground
from moderator_app.core.events import Kind
from moderator_app.core.ids import case_id
from moderator_app.core.outbox import State
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.outbox import WINDOW_SETTING, Leaving
from tests.desk.accounts import ACCOUNT, STREAM, batch, later, said
from tests.desks import ANNA, BAI, a_desk

ANSWER = "已转环卫处处理。"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_desk(tmp_path) as opened:
        opened.session.now = lambda: later(1)
        opened.inbound.take(ACCOUNT, STREAM, batch(said("a")))
        yield opened


def case(desk: Desk, post: str = "a") -> Case:
    return desk.session.case(case_id(ACCOUNT.platform, post))


def answer(desk: Desk, post: str = "a", text: str = ANSWER) -> UUID:
    """Press the key."""
    one = case(desk, post)
    desk.cases.commit(one.id, one.head, to=None, reply=Words(text, to=one.answerable))
    pending = case(desk, post).pending
    assert pending is not None
    return pending.lease


def begin(desk: Desk, hours: float = 2) -> Leaving:
    desk.session.now = lambda: later(hours)
    leaving = desk.outbox.begin(ACCOUNT.id)
    assert leaving is not None
    return leaving


def states(desk: Desk) -> list[State]:
    return [entry.state for entry in desk.outbox.unsettled()]


def test_nothing_leaves_before_the_undo_window_is_over(desk: Desk) -> None:
    answer(desk)
    assert desk.outbox.begin(ACCOUNT.id) is None
    assert case(desk).status is Status.UNSENT
    desk.session.now = lambda: later(1) + timedelta(seconds=5)
    assert desk.outbox.begin(ACCOUNT.id) is not None


def test_the_window_is_as_long_as_the_desk_has_chosen(desk: Desk) -> None:
    desk.save_settings({WINDOW_SETTING: 0})
    answer(desk)
    assert desk.outbox.begin(ACCOUNT.id) is not None


def test_undo_within_the_window_takes_it_back_and_its_words_are_a_draft_again(
    desk: Desk, tmp_path: Path
) -> None:
    lease = answer(desk)
    desk.cases.undo(case(desk).id, [lease])
    desk.session.now = lambda: later(3)
    assert desk.outbox.begin(ACCOUNT.id) is None
    assert (case(desk).pending, states(desk)) == (None, [])


def test_what_has_begun_to_leave_is_not_undone(desk: Desk) -> None:
    lease = answer(desk)
    begin(desk)
    with pytest.raises(Refusal) as refused:
        desk.cases.undo(case(desk).id, [lease])
    assert refused.value.reason is Reason.LEAVING_NOW
    assert case(desk).pending is not None


def test_it_goes_to_the_message_that_was_answered_also_when_another_came_meanwhile(
    desk: Desk,
) -> None:
    answer(desk)
    newer = said("b", "还有一件事", refers=("a",), sender="另一个人")
    desk.inbound.take(ACCOUNT, STREAM, batch(newer))
    out = begin(desk).out
    assert (out.target.post, out.target.recipient) == ("a", "晨跑的人@example.org")


def test_words_and_target_are_those_of_the_key_press(desk: Desk) -> None:
    lease = answer(desk)
    leaving = begin(desk)
    assert (leaving.out.text, leaving.out.key) == (ANSWER, lease.hex)


def test_one_at_a_time_leaves_of_an_account_in_the_order_of_the_key_presses(desk: Desk) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("b")))
    first, second = answer(desk), None
    desk.session.now = lambda: later(1.5)
    second = answer(desk, "b", "好的")
    assert begin(desk).entry.lease == first
    assert desk.outbox.begin(ACCOUNT.id) is None
    desk.outbox.arrived(first, Receipt("r1", later(2)))
    assert begin(desk).entry.lease == second


def test_only_what_arrived_counts_as_answered_and_by_whoever_wrote_it(desk: Desk) -> None:
    answer(desk)
    lease = begin(desk).entry.lease
    assert case(desk).answered_at is None
    desk.session.person = None  # the seat is locked while it leaves
    desk.outbox.arrived(lease, Receipt("r1", later(2)))
    one = case(desk)
    assert (one.status, one.answered_at, states(desk)) == (Status.ANSWERED, later(2), [])
    events = desk.session.store.log.history(one.id)
    (sent,) = [event for event in events if event.kind == Kind.REPLY_SENT]
    assert (sent.body["external"], sent.actor) == ("r1", str(UUID(int=1)))


def test_our_sent_reply_is_known_again_by_its_id(desk: Desk) -> None:
    answer(desk)
    desk.outbox.arrived(begin(desk).entry.lease, Receipt("r1", later(2)))
    before = case(desk)
    desk.inbound.take(ACCOUNT, STREAM, batch(said("r1", "x", refers=("a",), own=True)))
    assert case(desk) == before


def test_a_program_that_died_while_sending_leaves_it_unknown_and_shown(
    desk: Desk, tmp_path: Path
) -> None:
    lease = answer(desk)
    begin(desk)
    with a_desk(tmp_path) as started_anew:
        (entry,) = started_anew.outbox.recover()
        assert (entry.lease, entry.state) == (lease, State.UNKNOWN)
        assert started_anew.outbox.begin(ACCOUNT.id) is None
        assert case(started_anew).status is Status.UNSENT


def test_what_was_proved_unsent_goes_again_by_itself_and_later(desk: Desk) -> None:
    lease = answer(desk)
    begin(desk)
    desk.outbox.refused(lease, Transient("dns"))
    assert desk.outbox.begin(ACCOUNT.id) is None
    assert begin(desk, 2.1).entry.tried == 2


def test_unknown_is_never_begun_again_by_itself(desk: Desk) -> None:
    lease = answer(desk)
    begin(desk)
    desk.outbox.refused(lease, Ambiguous("timeout"))
    desk.session.now = lambda: later(999)
    assert desk.outbox.begin(ACCOUNT.id) is None
    assert states(desk) == [State.UNKNOWN]


def test_an_unknown_reply_that_is_found_counts_and_one_that_is_not_there_goes_again(
    desk: Desk,
) -> None:
    lease = answer(desk)
    begin(desk)
    desk.outbox.refused(lease, Ambiguous("timeout"))
    desk.outbox.looked(lease, NotThere.NOT_FOUND)
    assert begin(desk, 3).entry.tried == 2
    desk.outbox.refused(lease, Ambiguous("timeout"))
    desk.outbox.looked(lease, Receipt("r1", later(3)))
    assert case(desk).status is Status.ANSWERED


def test_a_person_who_looked_says_what_became_of_it(desk: Desk) -> None:
    lease = answer(desk)
    begin(desk)
    desk.outbox.refused(lease, Ambiguous("timeout"))
    desk.cases.sent(case(desk).id)
    assert (case(desk).replies[0].delivery, states(desk)) == (Delivery.SENT, [])


def test_a_person_cannot_decide_about_what_is_leaving_at_this_moment(desk: Desk) -> None:
    answer(desk)
    begin(desk)
    with pytest.raises(Refusal) as refused:
        desk.cases.sent(case(desk).id)
    assert refused.value.reason is Reason.LEAVING_NOW
    with pytest.raises(Refusal) as refused:
        desk.cases.unsent(case(desk).id, "不用了")
    assert refused.value.reason is Reason.LEAVING_NOW


def test_a_stream_that_shows_an_unknown_reply_settles_it(desk: Desk) -> None:
    lease = answer(desk)
    begin(desk)
    desk.outbox.refused(lease, Ambiguous("timeout"))
    shown = replace(said("r9", ANSWER, refers=("a",), own=True), sent_at=later(1))
    desk.inbound.take(ACCOUNT, STREAM, batch(shown))
    assert (case(desk).status, states(desk)) == (Status.ANSWERED, [])


def test_erased_words_leave_no_more(desk: Desk) -> None:
    answer(desk)
    desk.erase([case(desk).id], Ground.REQUEST, "本人申请")
    desk.session.now = lambda: later(3)
    assert desk.outbox.begin(ACCOUNT.id) is None
    assert states(desk) == []


@pytest.mark.parametrize("error", [None, Ambiguous("x"), ContentRejected("x"), Transient("x")])
def test_what_became_of_erased_words_keeps_no_account_for_ever(
    desk: Desk, error: Exception | None
) -> None:
    """Also where they were leaving while they were erased."""
    desk.accounts.save(ACCOUNT)
    lease = answer(desk)
    begin(desk)
    if error is not None:
        desk.outbox.refused(lease, error)
    desk.erase([case(desk).id], Ground.REQUEST, "本人申请")
    if error is None:
        desk.outbox.refused(lease, Ambiguous("x"))
        assert desk.outbox.recover() == ()
    assert states(desk) == []
    desk.accounts.remove(ACCOUNT.id)


def test_a_reply_without_an_account_stays_a_persons_to_carry(desk: Desk) -> None:
    one = case(desk)
    desk.cases.commit(one.id, one.head, to=None, reply=Words(ANSWER))
    assert states(desk) == []
    desk.cases.sent(one.id)
    assert case(desk).status is Status.ANSWERED


def test_a_reply_that_another_person_approves_goes_to_the_message_it_was_written_for(
    desk: Desk,
) -> None:
    for person in (ANNA, BAI):
        desk.shifts.save_person(person)
    desk.reviews.choose(frozenset({ACCOUNT.platform}))
    desk.session.person = BAI
    one = case(desk)
    words = Words(ANSWER, to=one.answerable)
    desk.reviews.submit(one.id, one.head, to=None, reply=words)
    desk.inbound.take(ACCOUNT, STREAM, batch(said("b", "还有", refers=("a",), sender="另一个人")))
    desk.session.now = lambda: later(1.5)
    assert desk.outbox.begin(ACCOUNT.id) is None, "nobody has approved it"
    desk.session.person = ANNA
    one = case(desk)
    desk.reviews.approve(one.id, one.head, one.submissions[0].id)
    out = begin(desk).out
    assert (out.text, out.target.post) == (ANSWER, "a")
