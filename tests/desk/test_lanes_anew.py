"""What lanes hand on to each other, and what ends them: an account that is opened anew, a
connector that cannot let go."""

import threading
import time

import pytest

from moderator_app.core.account_state import Standing
from moderator_app.core.case import Status
from moderator_app.desk.lanes import Lane
from tests.desk.accounts import ACCOUNT, STREAM, said
from tests.desk.offices import Line, Office, is_so, lane, line, office, until

__all__ = ["lane", "line", "office"]


def test_a_lane_that_is_opened_anew_writes_down_what_the_one_before_it_has_sent(
    office: Office, line: Line, lane: Lane
) -> None:
    """Else the reply would be leaving for ever, and hold up all that come after it."""
    line.said = [said("a"), said("b")]
    lane.start()
    until(lambda: office.case("b") is not None, "both came in")
    line.on_arrival = lambda: setattr(office, "full", True)
    office.answer("a", "一")
    office.answer("b", "二")
    lane.nudge()
    until(lambda: office.failures, "the full disk is told")
    lane.stop()
    assert lane.join(5)
    line.on_arrival = lambda: None
    office.full = False
    again = Lane(ACCOUNT, line, (STREAM,), office, office.now, before=lane)
    again.start()
    until(lambda: is_so(office, "b", Status.ANSWERED), "the second went out too")
    again.stop()
    assert again.join(5)
    assert is_so(office, "a", Status.ANSWERED)
    assert [out.text for out in line.sent] == ["一", "二"]


def test_nothing_leaves_while_the_lane_before_it_is_still_carrying(
    office: Office, line: Line, lane: Lane
) -> None:
    gate, began = threading.Event(), threading.Event()
    line.said = [said("a"), said("b")]
    lane.start()
    until(lambda: office.case("b") is not None, "both came in")

    def arrive() -> None:
        began.set()
        assert gate.wait(10)

    line.on_arrival = arrive
    office.answer("a", "一")
    lane.nudge()
    assert began.wait(10)
    lane.stop()
    office.answer("b", "二")
    again = Lane(ACCOUNT, line, (STREAM,), office, office.now, before=lane)
    again.start()
    third = Lane(ACCOUNT, line, (STREAM,), office, office.now, before=again)
    again.stop()
    assert again.join(5)
    line.on_arrival = lambda: None
    gate.set()
    third.start()
    until(lambda: is_so(office, "b", Status.ANSWERED), "the second went out")
    third.stop()
    assert third.join(5)
    assert is_so(office, "a", Status.ANSWERED)
    assert [out.text for out in line.sent] == ["一", "二"]


def test_a_lane_is_waited_for_in_all_as_long_as_it_is_said(office: Office, line: Line) -> None:
    gate = threading.Event()
    hung = Lane(ACCOUNT, line, (STREAM,), office, office.now)
    blocked = office.database.submit(gate.wait, 10)
    hung.start()
    hung.stop()
    begun = time.monotonic()
    assert not hung.join(0.3)
    assert time.monotonic() - begun < 0.6
    gate.set()
    assert blocked.result()
    assert hung.join(5)


def test_a_connector_that_cannot_let_go_ends_all_the_same_and_is_told(
    office: Office, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    def close() -> None:
        line.closed.set()
        raise OSError("not connected")

    monkeypatch.setattr(line, "close", close)
    lane = Lane(ACCOUNT, line, (STREAM,), office, office.now)
    lane.start()
    until(lambda: lane.state.standing is Standing.FINE, "the first look is over")
    lane.stop()
    assert lane.join(5)
    assert [type(one) for one in office.failures] == [OSError]
