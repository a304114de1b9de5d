"""When an account is looked at and its replies leave: by two clocks, of which one may be set."""

import time
from datetime import timedelta

import pytest

from moderator_app.core.account_state import Standing
from moderator_app.core.case import Status, Target
from moderator_app.core.channels import (
    Ambiguous,
    Caps,
    NotThere,
    Repeat,
    Transient,
)
from moderator_app.core.ids import case_id
from moderator_app.core.outbox import State as Sending
from moderator_app.desk.lanes import Lane
from tests.desk.accounts import ACCOUNT, STREAM, said
from tests.desk.offices import (
    Line,
    Office,
    in_doubt,
    is_so,
    lane,
    line,
    office,
    states,
    tried,
    until,
)

__all__ = ["lane", "line", "office"]


def test_a_stream_that_wants_a_long_pause_keeps_no_other_one_back(
    office: Office, line: Line
) -> None:
    line.pauses = {STREAM: timedelta(minutes=1), "comments": timedelta(minutes=5)}
    lane = Lane(ACCOUNT, line, (STREAM, "comments"), office, office.now)
    lane.start()
    until(lambda: lane.state.standing is Standing.FINE, "the first look is over")
    line.said, office.hours = [said("a")], 1.5 / 60
    until(lambda: office.case("a") is not None, "what is private came in at its time")
    looks = dict(line.looks)
    lane.stop()
    assert lane.join(5)
    assert looks == {STREAM: 2, "comments": 1}


def test_a_stream_that_does_not_come_keeps_no_other_one_back(office: Office, line: Line) -> None:
    line.said, line.absent = [said("a")], "comments"
    lane = Lane(ACCOUNT, line, ("comments", STREAM), office, office.now)
    lane.start()
    until(lambda: lane.state.standing is Standing.RETRYING, "it is told")
    office.hours = 10 / 3600
    lane.nudge()
    until(lambda: office.case("a") is not None, "the message came in")
    line.absent, office.hours = "", 1
    lane.nudge()
    until(lambda: lane.state.standing is Standing.FINE, "the account is fine")
    lane.stop()
    assert lane.join(5)
    assert line.looks["comments"] >= 3


def test_what_a_person_decides_while_it_is_looked_for_holds_and_is_no_mistake(
    office: Office, line: Line, lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_doubt(office, line, lane)
    caps = line.caps

    def decided(_target: Target) -> Caps:
        office.on_database(lambda desk: desk.cases.sent(case_id("mail", "a")))
        monkeypatch.setattr(line, "caps", caps)
        return Caps(repeat=Repeat.KEY)

    monkeypatch.setattr(line, "caps", decided)
    office.hours = 1
    lane.nudge()
    until(lambda: is_so(office, "a", Status.ANSWERED), "a person said that it is there")
    office.answer("b", "二")
    lane.nudge()
    until(lambda: is_so(office, "b", Status.ANSWERED), "the next one went out")
    assert (office.failures, [out.text for out in line.sent]) == ([], ["一", "二"])


def test_what_was_just_sent_is_not_missing_since_the_clock_was_set_forward(
    office: Office, line: Line, lane: Lane
) -> None:
    """A platform shows a reply a while after it took it, whatever our clock says."""
    line.said = [said("a")]
    lane.start()
    until(lambda: office.case("a") is not None, "the message came in")
    line.sending, line.found = Ambiguous("timeout"), NotThere.NOT_FOUND
    office.answer("a", "已转照明处。")
    lane.nudge()
    until(lambda: states(office) == [Sending.UNKNOWN], "nobody saw how it ended")
    office.set, office.hours = timedelta(hours=1), 40 / 3600
    for _ in range(20):
        lane.nudge()
        time.sleep(0.01)
    assert (line.looked_for, len(line.sent)) == (0, 1)


def test_a_clock_that_is_set_back_keeps_neither_a_look_nor_a_reply_waiting(
    office: Office, line: Line, lane: Lane
) -> None:
    line.said = [said("a")]
    lane.start()
    until(lambda: lane.state.standing is Standing.FINE, "the first look is over")
    line.sending = Transient("reset")
    office.answer("a", "已转照明处。")
    lane.nudge()
    until(lambda: tried(office) == 1, "it was tried, and is to be tried again")
    office.set, line.sending, office.changes = timedelta(hours=-1), None, []
    lane.nudge()
    until(lambda: office.changes, "the window is told that it waits no longer than before")
    line.said.append(said("b"))
    office.hours += 2 / 60
    lane.nudge()
    until(lambda: office.case("b") is not None, "what came in since is here")
    until(lambda: is_so(office, "a", Status.ANSWERED), "the reply went out at its time")
