"""A reply too long for one message goes out as several: one after the other, and none of it is lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from moderator_app.core.case import Case, Delivery, Status
from moderator_app.core.channels import ContentRejected, Medium, Receipt
from moderator_app.core.events import Kind
from moderator_app.core.ids import case_id
from moderator_app.core.outbox import State
from moderator_app.core.refusals import Refusal
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.outbox import Leaving
from moderator_app.store.store import fingerprint
from tests.desk.accounts import ACCOUNT, STREAM, batch, later, said
from tests.desks import ANNA, a_desk, a_reader

PARTS = ("路灯已报修。", "\n明天去看。", "看完再告诉您。")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_desk(tmp_path) as opened:
        opened.session.now = lambda: later(1)
        opened.inbound.take(ACCOUNT, STREAM, batch(said("a")))
        answer(opened)
        yield opened


def case(desk: Desk) -> Case:
    return desk.session.case(case_id(ACCOUNT.platform, "a"))


def answer(desk: Desk) -> None:
    """Press the key that sends all of it."""
    one = case(desk)
    first, *rest = PARTS
    words = Words(first, to=one.answerable, rest=tuple(rest))
    desk.cases.commit(one.id, one.head, to=None, reply=words)


def leaves(desk: Desk) -> Leaving:
    at = desk.session.now() + timedelta(seconds=5)
    desk.session.now = lambda: at
    leaving = desk.outbox.begin(ACCOUNT.id)
    assert leaving is not None
    return leaving


def arrives(desk: Desk, id_: str) -> str:
    leaving = leaves(desk)
    desk.outbox.arrived(leaving.entry.lease, Receipt(id_, desk.session.now()))
    return leaving.out.text


def draft(tmp_path: Path, desk: Desk) -> str:
    with a_reader(tmp_path) as reader:
        found = reader.draft(case(desk).id, ACCOUNT.platform, str(ANNA.id))
    return "" if found is None else found.text


def test_they_go_out_in_order_each_a_reply_of_its_own(desk: Desk) -> None:
    assert [arrives(desk, f"r{n}") for n in range(3)] == [part.strip() for part in PARTS]
    assert case(desk).status is Status.ANSWERED
    assert [one.turn for one in case(desk).replies] == [1, 2, 3]
    assert desk.outbox.unsettled() == ()


def test_what_somebody_says_in_the_platform_between_them_does_not_cut_them_off(desk: Desk) -> None:
    arrives(desk, "r1")
    between = said("x", "在吗？", refers=("a",), at=later(1), own=True)
    desk.inbound.take(ACCOUNT, STREAM, batch(replace(between, medium=Medium.DIRECT)))
    assert arrives(desk, "r2") == PARTS[1].strip()


def test_between_two_of_them_there_is_time_to_take_the_rest_back(
    desk: Desk, tmp_path: Path
) -> None:
    arrives(desk, "r1")
    assert desk.outbox.begin(ACCOUNT.id) is None
    assert case(desk).status is Status.UNSENT
    desk.cases.unsent(case(desk).id, "写错了")
    assert desk.outbox.unsettled() == ()
    assert draft(tmp_path, desk) == "明天去看。看完再告诉您。"
    assert [one.delivery for one in case(desk).replies] == [Delivery.SENT, Delivery.UNSENT]


def test_undoing_the_press_takes_back_what_has_not_gone_out(desk: Desk, tmp_path: Path) -> None:
    pressed = [one.lease for one in case(desk).replies]
    arrives(desk, "r1")
    arrives(desk, "r2")
    desk.cases.undo(case(desk).id, pressed)
    assert draft(tmp_path, desk) == PARTS[2]
    with pytest.raises(Refusal):
        desk.cases.undo(case(desk).id, pressed)


def test_the_last_action_of_a_person_is_what_still_waits(desk: Desk, tmp_path: Path) -> None:
    arrives(desk, "r1")
    desk.cases.undo_last(case(desk).id)
    assert draft(tmp_path, desk) == "明天去看。看完再告诉您。"
    assert [one.delivery for one in case(desk).replies] == [Delivery.SENT, Delivery.UNSENT]


def test_taken_back_before_the_first_it_is_one_draft_again(desk: Desk, tmp_path: Path) -> None:
    desk.cases.unsent(case(desk).id, "")
    assert draft(tmp_path, desk) == "".join(PARTS)


def test_nothing_follows_what_did_not_go_out(desk: Desk, tmp_path: Path) -> None:
    leaving = leaves(desk)
    desk.outbox.refused(leaving.entry.lease, ContentRejected("sensitive"))
    assert [one.state for one in desk.outbox.unsettled()] == [State.FAILED]
    assert len(case(desk).replies) == 1
    desk.cases.unsent(case(desk).id, "")
    assert draft(tmp_path, desk) == "".join(PARTS)


def test_what_a_person_says_is_there_is_followed_by_the_rest(desk: Desk) -> None:
    leaving = leaves(desk)
    desk.outbox.refused(leaving.entry.lease, TimeoutError())
    desk.cases.sent(case(desk).id)
    assert arrives(desk, "r2") == "明天去看。"


def test_a_further_message_is_written_by_whoever_wrote_the_first(desk: Desk) -> None:
    arrives(desk, "r1")
    history = desk.session.store.log.history(case(desk).id)
    leases = [one for one in history if one.kind == Kind.REPLY_LEASE]
    assert {one.actor for one in leases} == {str(ANNA.id)}
    assert leases[1].body["of"] == str(leases[0].id)


def test_folded_again_all_is_the_same(desk: Desk) -> None:
    arrives(desk, "r1")
    before = fingerprint(desk.session.store.connection)
    desk.refold()
    assert fingerprint(desk.session.store.connection) == before
