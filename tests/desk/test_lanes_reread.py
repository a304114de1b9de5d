"""Before words that all can read it is looked whether a colleague has answered there meanwhile."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from typing_extensions import override

from moderator_app.core import decisions
from moderator_app.core.case import Status
from moderator_app.core.changes import Touched
from moderator_app.core.channels import Medium, Transient
from moderator_app.core.ids import case_id
from moderator_app.core.outbox import ANSWERED
from moderator_app.core.outbox import State as Sending
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.lanes import Lane
from tests.desk.accounts import ACCOUNT, STREAM, later, said
from tests.desk.offices import OWN, Line, Office, is_so, line, office, states, until

__all__ = ["line", "office"]

COLLEAGUES = replace(
    said("r", "已经派人去修了。", refers=("a",), at=later(1), own=True),
    medium=Medium.COMMENT,
    stream=OWN,
)


@pytest.fixture
def lane(office: Office, line: Line) -> Iterator[Lane]:
    line.public = True
    line.said = [said("a")]
    lane = Lane(ACCOUNT, line, (STREAM,), office, office.now, own=OWN)
    lane.start()
    until(lambda: office.case("a") is not None, "the message came in")
    yield lane
    lane.stop()
    assert lane.join(5)


def press(office: Office, lane: Lane) -> None:
    office.answer("a", "已转照明处。")
    lane.nudge()


def test_where_a_colleague_has_answered_the_reply_waits_for_a_person_who_may_send_it_all_the_same(
    office: Office, line: Line, lane: Lane
) -> None:
    line.in_our_name = [COLLEAGUES]
    press(office, lane)
    until(lambda: states(office) == [Sending.FAILED], "it is held back")
    (entry,) = office.on_database(lambda desk: desk.outbox.unsettled())
    assert (entry.why, line.sent) == (ANSWERED, [])
    case = office.case("a")
    assert case is not None
    assert len(case.replies) == 2, "what the colleague said is in the case"
    office.on_database(lambda desk: desk.outbox.again(entry.lease))
    lane.nudge()
    until(lambda: is_so(office, "a", Status.ANSWERED), "it went all the same")
    assert [out.text for out in line.sent] == ["已转照明处。"]


def test_where_nobody_has_it_goes(office: Office, line: Line, lane: Lane) -> None:
    press(office, lane)
    until(lambda: is_so(office, "a", Status.ANSWERED), "it went")
    assert line.looks[OWN] == 1


@pytest.mark.parametrize(("trouble", "told"), [(Transient("500"), 0), (KeyError("a mistake"), 1)])
def test_where_that_cannot_be_learnt_it_goes(
    office: Office, line: Line, lane: Lane, trouble: Exception, told: int
) -> None:
    line.absent, line.trouble = OWN, trouble
    press(office, lane)
    until(lambda: is_so(office, "a", Status.ANSWERED), "it went all the same")
    assert (line.looks[OWN], len(office.failures)) == (1, told)


def test_before_words_that_one_alone_reads_nothing_is_asked(
    office: Office, line: Line, lane: Lane
) -> None:
    line.public = False
    press(office, lane)
    until(lambda: is_so(office, "a", Status.ANSWERED), "it went")
    assert line.looks[OWN] == 0


def test_an_answer_to_what_is_not_here_yet_is_read_again_once_it_is(
    office: Office, line: Line, lane: Lane
) -> None:
    """The message that it answers is told in another stream, which is looked at later."""
    late = said("late", "井盖坏了")
    line.in_our_name = [replace(COLLEAGUES, refers=("late",), thread="late")]
    press(office, lane)
    until(lambda: is_so(office, "a", Status.ANSWERED), "it went")
    line.said.append(late)
    line.news.set()
    until(lambda: office.case("late") is not None, "the message came in")
    office.answer("late", "已报修。")
    lane.nudge()
    until(lambda: states(office) == [Sending.FAILED], "it is held back")
    assert len(line.sent) == 1


def test_it_is_looked_also_before_words_that_are_next_after_some_that_are_there_no_more(
    office: Office, line: Line, lane: Lane
) -> None:
    line.said.append(said("b", "井盖坏了"))
    line.news.set()
    until(lambda: office.case("b") is not None, "both came in")

    def both(desk: Desk) -> None:
        """Of which one is settled at another desk at once."""
        for post in "ab":
            case = desk.session.case(case_id("mail", post))
            desk.cases.commit(case.id, case.head, to=None, reply=Words(post, to=case.answerable))
            if post == "a":
                drafts = decisions.unsent(desk.session.case(case.id), "")
                desk.session.write(drafts, Touched.CASES)

    office.on_database(both)
    lane.nudge()
    until(lambda: is_so(office, "b", Status.ANSWERED), "it went")
    assert ([out.text for out in line.sent], line.looks[OWN]) == (["b"], 1)


def test_what_ends_a_look_when_the_desk_closes_is_no_mistake(
    office: Office, line: Line, lane: Lane
) -> None:
    begun, closing = threading.Event(), threading.Event()

    def closed() -> None:
        begun.set()
        closing.wait(10)
        raise RuntimeError("cannot schedule new futures after shutdown")

    line.on_own = closed
    press(office, lane)
    assert begun.wait(10)
    lane.stop()
    closing.set()
    assert lane.join(5)
    assert (office.failures, line.sent) == ([], [])


def test_when_our_own_disk_is_full_it_is_looked_again_before_they_leave(
    office: Office, line: Line, lane: Lane
) -> None:
    class Room(list[BaseException]):
        @override
        def append(self, error: BaseException) -> None:
            super().append(error)
            office.full = False

    line.in_our_name, office.failures = [COLLEAGUES], Room()
    line.on_own = lambda: setattr(office, "full", line.looks[OWN] == 1)
    press(office, lane)
    until(lambda: office.failures, "it is told, and there is room again")
    lane.nudge()
    until(lambda: states(office) == [Sending.FAILED], "it is held back")
    assert line.sent == []
