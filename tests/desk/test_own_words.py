"""Our own words, as a platform shows them: a reply from here, or what a colleague said there."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.core.case import Case, Delivery, Outcome, Status
from moderator_app.core.channels import (
    Ambiguous,
    ContentRejected,
    Medium,
    NotDelivered,
    RateLimited,
    Receipt,
    Transient,
    Undelivered,
)
from moderator_app.core.erasing import Ground
from moderator_app.core.ids import case_id
from moderator_app.core.organisations import Kind, Organisation
from moderator_app.core.outbox import ANSWERED, State
from moderator_app.core.rows import NUMBER_REUSED
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.store import quarantine
from moderator_app.store.store import fingerprint
from tests.desk.accounts import ACCOUNT, STREAM, batch, later, said
from tests.desks import ROADS, a_desk

ECHO = replace(
    said("r", "已转环卫处处理。", refers=("a",), at=later(40), own=True), medium=Medium.DIRECT
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_desk(tmp_path) as opened:
        opened.session.now = lambda: later(24)
        yield opened


def case(desk: Desk) -> Case:
    return desk.session.case(case_id(ACCOUNT.platform, "a"))


def answer(desk: Desk) -> UUID:
    one = case(desk)
    words = Words("已转环卫处处理。", to=one.answerable)
    desk.cases.commit(one.id, one.head, to=None, reply=words)
    pending = case(desk).pending
    assert pending is not None
    return pending.lease


def leaving(desk: Desk) -> UUID:
    """A reply that waited for a long time has begun to leave."""
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    lease = answer(desk)
    desk.session.now = lambda: later(40)
    assert desk.outbox.begin(ACCOUNT.id) is not None
    return lease


@pytest.mark.parametrize("error", [Ambiguous("x"), Transient("x"), ContentRejected("x")])
def test_whatever_was_heard_of_a_reply_the_platform_shows_it_and_it_went_out_once(
    desk: Desk, error: Exception
) -> None:
    """Also where a person has said it there, in the same words, when it failed here."""
    desk.outbox.refused(leaving(desk), error)
    desk.inbound.take(ACCOUNT, STREAM, batch(ECHO))
    assert [one.delivery for one in case(desk).replies] == [Delivery.SENT]
    desk.session.now = lambda: later(60)
    assert (desk.outbox.unsettled(), desk.outbox.begin(ACCOUNT.id)) == ((), None)


def test_a_mail_in_the_words_of_a_reply_that_failed_does_not_prove_that_it_went_out(
    desk: Desk,
) -> None:
    desk.outbox.refused(leaving(desk), ContentRejected("x"))
    desk.inbound.take(ACCOUNT, STREAM, batch(replace(ECHO, medium=Medium.MAIL)))
    assert case(desk).status is Status.UNSENT


def test_what_was_said_there_before_a_reply_was_written_is_not_that_reply(desk: Desk) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    answer(desk)
    before = replace(ECHO, sent_at=later(23.5))
    desk.inbound.take(ACCOUNT, STREAM, batch(before))
    deliveries = [one.delivery for one in case(desk).replies]
    assert deliveries == [Delivery.PENDING, Delivery.SENT]


def test_what_was_taken_back_here_and_is_said_in_the_platform_itself_counts_as_answered(
    desk: Desk,
) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    answer(desk)
    desk.cases.unsent(case(desk).id, "另说")
    desk.inbound.take(ACCOUNT, STREAM, batch(replace(ECHO, sent_at=later(24.1))))
    deliveries = [one.delivery for one in case(desk).replies]
    assert deliveries == [Delivery.UNSENT, Delivery.SENT]
    assert case(desk).status is Status.ANSWERED


def test_what_was_said_after_a_colleagues_answer_still_waits_whichever_came_first(
    desk: Desk,
) -> None:
    """Two streams are read one after the other."""
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    still = said("b", "还没有修好", refers=("a",), at=later(23))
    thanks = said("c", "谢谢", refers=("a",), at=later(23.5))
    desk.inbound.take(ACCOUNT, STREAM, batch(still, thanks))
    answer(desk)
    desk.inbound.take(ACCOUNT, STREAM, batch(replace(ECHO, text="已修好。", sent_at=later(22))))
    assert [one.state for one in desk.outbox.unsettled()] == [State.QUEUED]
    desk.cases.unsent(case(desk).id, "另说")
    assert (case(desk).status, case(desk).waiting_since) == (Status.WAITING, later(23))
    connection = desk.session.store.connection
    before = fingerprint(connection)
    desk.refold()
    assert fingerprint(connection) == before


def test_what_is_sent_after_a_colleagues_answer_answers_what_was_said_in_between(
    desk: Desk,
) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    still = said("b", "还没有修好", refers=("a",), at=later(23))
    desk.inbound.take(ACCOUNT, STREAM, batch(still))
    lease = answer(desk)
    desk.inbound.take(ACCOUNT, STREAM, batch(replace(ECHO, text="已修好。", sent_at=later(22))))
    assert case(desk).waiting_since == later(23)
    desk.session.now = lambda: later(25)
    assert desk.outbox.begin(ACCOUNT.id) is not None
    desk.outbox.arrived(lease, Receipt("own", later(25)))
    assert (case(desk).status, case(desk).waiting_since) == (Status.ANSWERED, None)


def test_what_waits_is_held_back_also_where_the_citizen_spoke_again_after_a_colleagues_answer(
    desk: Desk,
) -> None:
    """It was written before that, and both answer the same. Should it go all the same, it has not
    answered what came after it."""
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    lease = answer(desk)
    first = said("b", "还没有修好", refers=("a",), at=later(24.1))
    still = said("c", "今晚又灭了", refers=("a",), at=later(24.3))
    desk.session.now = lambda: later(25)
    desk.inbound.take(ACCOUNT, STREAM, batch(first, still))
    desk.inbound.take(ACCOUNT, STREAM, batch(replace(ECHO, text="已修好。", sent_at=later(24.2))))
    assert [one.why for one in desk.outbox.unsettled()] == [ANSWERED]
    desk.outbox.again(lease)
    assert desk.outbox.begin(ACCOUNT.id) is not None
    desk.outbox.arrived(lease, Receipt("own", later(25)))
    assert (case(desk).status, case(desk).waiting_since) == (Status.WAITING, later(24.3))


def test_an_old_answer_of_a_colleague_makes_nobody_wait_again(desk: Desk) -> None:
    """Of whom it is heard late: what was said after it has been answered since."""
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    desk.inbound.take(ACCOUNT, STREAM, batch(said("b", "在吗", refers=("a",), at=later(3))))
    answer(desk)
    desk.cases.sent(case(desk).id)
    desk.inbound.take(ACCOUNT, STREAM, batch(replace(ECHO, sent_at=later(2))))
    assert (case(desk).status, case(desk).waiting_since) == (Status.ANSWERED, None)


def test_an_old_answer_of_a_colleague_answers_no_matter_that_was_opened_again_since(
    desk: Desk,
) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    desk.cases.close(case(desk).id, case(desk).head, Outcome.ANSWERED, "", told=True)
    desk.cases.reopen(case(desk).id, case(desk).head, "电话里说没修好")
    desk.inbound.take(ACCOUNT, STREAM, batch(replace(ECHO, sent_at=later(2))))
    assert (case(desk).status, case(desk).waiting_since) == (Status.WAITING, later(24))


def test_an_old_answer_of_a_colleague_tells_nobody_what_an_organisation_said_since(
    desk: Desk,
) -> None:
    desk.directory.save_organisation(Organisation(ROADS, "市照明处", Kind.DEPARTMENT))
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    desk.cases.commit(case(desk).id, case(desk).head, to=Handover(ROADS, (), ""), reply=None)
    desk.cases.answered(case(desk).id, ROADS, "已修好")
    desk.inbound.take(ACCOUNT, STREAM, batch(replace(ECHO, sent_at=later(2))))
    assert (case(desk).status, case(desk).waiting_since) == (Status.WAITING, later(24))
    desk.inbound.take(ACCOUNT, STREAM, batch(replace(ECHO, id="r2", text="修好了。")))
    assert case(desk).status is Status.ANSWERED


def test_what_was_erased_is_folded_anew_as_it_stood(desk: Desk) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a"), said("b", "在吗", thread="a", at=later(3))))
    desk.inbound.take(ACCOUNT, STREAM, batch(replace(ECHO, sent_at=later(2))))
    assert case(desk).waiting_since == later(3)
    desk.erase([case(desk).id], Ground.REQUEST, "本人申请")
    stood = case(desk)
    desk.refold()
    assert (case(desk), stood.citizen_waits_since) == (stood, later(3))


def test_whom_a_colleague_answered_last_waits_no_longer(desk: Desk) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    desk.inbound.take(ACCOUNT, STREAM, batch(said("b", "在吗", refers=("a",), at=later(2))))
    desk.inbound.take(ACCOUNT, STREAM, batch(replace(ECHO, sent_at=later(3))))
    assert (case(desk).status, case(desk).waiting_since) == (Status.ANSWERED, None)


@pytest.mark.parametrize("ahead", [20, 24 * 365 * 100])
def test_a_platform_whose_clock_is_ahead_puts_no_answer_into_the_future(
    desk: Desk, ahead: int
) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    answered = replace(ECHO, sent_at=later(24 + ahead))
    desk.inbound.take(ACCOUNT, STREAM, batch(answered))
    assert [one.settled_at for one in case(desk).replies] == [later(24)]
    desk.session.now = lambda: later(25)
    still = said("b", "还没有修好", refers=("a",), at=later(25 + ahead))
    desk.inbound.take(ACCOUNT, STREAM, batch(answered, still))
    assert (case(desk).status, case(desk).waiting_since) == (Status.WAITING, later(25))
    assert len(case(desk).replies) == 1


def test_what_waits_is_held_back_when_somebody_answers_in_the_platform_itself(desk: Desk) -> None:
    """Two do not answer the same citizen unawares; a person may send it all the same."""
    desk.outbox.refused(lease := leaving(desk), RateLimited("10023", later(60)))
    desk.inbound.take(ACCOUNT, STREAM, batch(replace(ECHO, text="您好，已派人去修。")))
    (entry,) = desk.outbox.unsettled()
    assert (entry.state, entry.why, case(desk).pending is not None) == (
        State.FAILED,
        ANSWERED,
        True,
    )
    desk.session.now = lambda: later(62)
    assert desk.outbox.begin(ACCOUNT.id) is None
    desk.outbox.again(lease)
    assert desk.outbox.begin(ACCOUNT.id) is not None


def test_what_the_platform_says_by_itself_in_our_name_answers_nobody(desk: Desk) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
    greeting = replace(ECHO, text="您好，欢迎咨询。", automatic=True)
    desk.inbound.take(ACCOUNT, STREAM, batch(greeting))
    assert case(desk).status is Status.WAITING


def test_a_reply_in_an_older_matter_does_not_answer_the_newer_one_of_the_same_citizen(
    desk: Desk,
) -> None:
    desk.inbound.take(ACCOUNT, STREAM, batch(said("a", thread="o1")))
    one = case(desk)
    desk.cases.close(one.id, one.head, Outcome.EXPLAINED, "", told=True)
    desk.session.now = lambda: later(24 * 200)
    newer = said("b", "另一件事", thread="o1", at=later(24 * 200))
    desk.inbound.take(ACCOUNT, STREAM, batch(newer))
    desk.cases.reopen(one.id, case(desk).head, "补充答复")
    lease = answer(desk)
    desk.session.now = lambda: later(24 * 200 + 1)
    assert desk.outbox.begin(ACCOUNT.id) is not None
    desk.outbox.arrived(lease, Receipt("", later(24 * 200 + 1)))
    echo = replace(ECHO, thread="o1", refers=(), sent_at=later(24 * 200 + 1))
    desk.inbound.take(ACCOUNT, STREAM, batch(echo))
    other = desk.session.case(case_id(ACCOUNT.platform, "b"))
    assert (other.status, len(other.replies)) == (Status.WAITING, 0)


def test_what_somebody_writes_under_the_name_of_a_reply_of_ours_is_put_aside_and_not_lost(
    desk: Desk,
) -> None:
    desk.outbox.arrived(leaving(desk), Receipt("r", later(40)))
    desk.inbound.take(ACCOUNT, STREAM, batch(replace(ECHO, text="（平台改过的字）")))
    assert quarantine.listed(desk.session.store.connection) == ()
    for _ in range(2):
        desk.inbound.take(ACCOUNT, STREAM, batch(said("r", "没有修好", refers=("a",))))
    (aside,) = quarantine.listed(desk.session.store.connection)
    assert (aside.reason, case(desk).messages) == (NUMBER_REUSED, 1)


def test_an_answer_to_our_reply_that_comes_to_another_account_of_ours_goes_on_with_its_matter(
    desk: Desk,
) -> None:
    other = replace(ACCOUNT, id=UUID(int=0xBCC), name="热线信箱")
    for account in (ACCOUNT, other):
        desk.accounts.save(account)
    desk.outbox.arrived(leaving(desk), Receipt("r", later(40)))
    further = said("b", "还没修好", refers=("r", "a"), at=later(41))
    desk.session.now = lambda: later(42)
    for account in (other, ACCOUNT):
        desk.inbound.take(account, STREAM, batch(further))
    assert case(desk).messages == 2


def test_no_other_account_says_that_a_reply_did_not_arrive(desk: Desk) -> None:
    lease = leaving(desk)
    desk.outbox.refused(lease, Ambiguous("x"))
    other = replace(ACCOUNT, id=UUID(int=0xBCC), name="热线信箱")
    lost = Undelivered(STREAM, lease.hex, NotDelivered.TOO_LATE)
    for account, state in ((other, State.UNKNOWN), (ACCOUNT, State.FAILED)):
        desk.inbound.take(account, STREAM, batch(lost))
        assert [entry.state for entry in desk.outbox.unsettled()] == [state]
