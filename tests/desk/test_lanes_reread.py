"""Before words that all can read it is looked whether a colleague has answered there meanwhile."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from moderator_app.core.case import Status
from moderator_app.core.channels import Medium, Transient
from moderator_app.core.outbox import ANSWERED
from moderator_app.core.outbox import State as Sending
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
