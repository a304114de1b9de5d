"""A reply that had gone out, of which the platform says later that it did not arrive."""

from moderator_app.core.case import Delivery, Outcome, Purpose, Status
from moderator_app.core.decisions import close, reply
from moderator_app.core.tales import RESPONSE
from moderator_app.core.tales_written import written
from tests.core.chats import Chat, hour


def test_the_citizen_waits_again_and_as_long_as_before() -> None:
    chat = Chat()
    chat.writes(0)
    since = chat.case.waiting_since
    lease = chat.answers()
    assert (chat.case.status, chat.case.waiting_since) == (Status.ANSWERED, None)
    chat.bounces(lease)
    case = chat.case
    assert (case.status, case.waiting_since) == (Status.UNSENT, since)
    assert case.pending is not None
    assert (case.pending.lease, case.answered_at) == (lease, None)


def test_an_earlier_answer_stays_the_first() -> None:
    chat = Chat()
    chat.writes(0)
    chat.answers()
    first = chat.case.answered_at
    chat.writes(2)
    chat.bounces(chat.answers())
    assert chat.case.answered_at == first


def test_where_another_reply_waits_already_only_that_it_was_not_said_stays() -> None:
    chat = Chat()
    chat.writes(0)
    lease = chat.answers()
    chat.do(reply(chat.case, "补充一句。", Purpose.ANSWER, chat.case.replies[0].audience))
    waiting = chat.case.pending
    chat.bounces(lease)
    assert chat.case.pending == waiting
    assert chat.case.replies[0].delivery is Delivery.UNSENT
    assert chat.case.waiting_since == hour(0)


def test_a_case_closed_upon_it_is_open_again() -> None:
    chat = Chat()
    chat.writes(0)
    lease = chat.answers()
    chat.do(close(chat.case, Outcome.EXPLAINED, "", told=True))
    chat.bounces(lease)
    assert (chat.case.status, chat.case.reopened) == (Status.UNSENT, 1)


def test_a_question_that_did_not_arrive_stops_no_clock() -> None:
    chat = Chat()
    chat.writes(0)
    lease = chat.answers(Purpose.ASK)
    assert any(freeze.until is None for freeze in chat.case.freezes)
    chat.bounces(lease)
    assert all(freeze.until is not None for freeze in chat.case.freezes)


def test_it_bounces_once_and_only_what_had_gone_out() -> None:
    chat = Chat()
    chat.writes(0)
    lease = chat.answers()
    chat.bounces(lease)
    before = chat.case.replies
    chat.bounces(lease)
    assert chat.case.replies == before


def test_it_was_no_response_in_any_figure() -> None:
    chat = Chat()
    chat.writes(0)
    lease = chat.answers()
    assert f'["{RESPONSE}"' in written(chat.events)
    answered = written(chat.events).count(",1]")
    chat.bounces(lease)
    assert written(chat.events).count(",1]") == answered - 1
