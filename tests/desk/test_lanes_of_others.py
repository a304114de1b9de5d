"""A connector that somebody else wrote makes every mistake there is: none of them silences its account,
sends anything twice, or holds up the case file."""

import asyncio
import threading
import time
from datetime import datetime

import pytest

from moderator_app.core.account_state import Standing
from moderator_app.core.case import Status, Target
from moderator_app.core.channels import Caps, Outgoing, Receipt
from moderator_app.core.outbox import State as Sending
from moderator_app.desk.lanes import Lane
from tests.desk.accounts import ACCOUNT, STREAM, said
from tests.desk.offices import Line, Office, in_doubt, is_so, lane, line, office, states, until
from tests.desks import T0

__all__ = ["lane", "line", "office"]


@pytest.mark.parametrize("error", [SystemExit(1), asyncio.CancelledError()])
def test_what_ends_a_program_ends_neither_looking_nor_sending(
    office: Office, line: Line, lane: Lane, error: BaseException
) -> None:
    line.said = [said("a")]
    line.error = error
    lane.start()
    until(lambda: office.failures, "it is told")
    line.error, office.hours = None, 1
    lane.nudge()
    until(lambda: office.case("a") is not None, "the message came in")
    line.sending = error
    office.answer("a", "已转照明处。")
    lane.nudge()
    until(lambda: states(office) == [Sending.UNKNOWN], "what left is not known, and shown")
    assert office.failures == [error, error]


def test_a_mistake_in_looking_for_a_reply_leaves_that_to_a_person_and_keeps_back_no_other(
    office: Office, line: Line, lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_doubt(office, line, lane)

    def verify(_out: Outgoing, _since: datetime) -> Receipt:
        raise KeyError("our mistake")

    monkeypatch.setattr(line, "verify", verify)
    office.hours = 1
    office.answer("b", "二")
    lane.nudge()
    until(lambda: is_so(office, "b", Status.ANSWERED), "the other one went out")
    (entry,) = office.on_database(lambda desk: desk.outbox.unsettled())
    assert (entry.state, entry.for_person, len(office.failures)) == (Sending.UNKNOWN, True, 1)


def test_what_a_connector_is_asked_it_is_never_asked_where_the_case_file_waits(
    office: Office, line: Line, lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[str] = set()
    caps = line.caps

    def asked(target: Target) -> Caps:
        threads.add(threading.current_thread().name)
        return caps(target)

    monkeypatch.setattr(line, "caps", asked)
    in_doubt(office, line, lane)
    office.hours = 1
    lane.nudge()
    until(lambda: line.looked_for, "it was looked for")
    assert threads == {"lane-out"}


@pytest.mark.parametrize("receipt", [None, "ok", Receipt("\ud842", T0)])
def test_a_receipt_that_is_none_holds_no_other_reply_and_an_id_that_is_none_makes_nothing_unsent(
    office: Office, line: Line, lane: Lane, monkeypatch: pytest.MonkeyPatch, receipt: object
) -> None:
    line.said = [said("a"), said("b")]
    lane.start()
    until(lambda: office.case("b") is not None, "both came in")

    def send(out: Outgoing) -> object:
        line.sent.append(out)
        return receipt

    with monkeypatch.context() as odd:
        odd.setattr(line, "send", send)
        office.answer("a", "一")
        lane.nudge()
        shown = [] if isinstance(receipt, Receipt) else [Sending.UNKNOWN]
        until(lambda: line.sent and states(office) == shown, "it is settled, or shown")
    office.answer("b", "二")
    lane.nudge()
    until(lambda: is_so(office, "b", Status.ANSWERED), "the other one went out")
    assert [out.text for out in line.sent] == ["一", "二"]


def test_a_connector_that_takes_its_time_to_let_go_keeps_nobody_waiting(
    office: Office, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, closes = threading.Event(), line.close
    monkeypatch.setattr(line, "close", lambda: (closes(), gate.wait(10)))
    lane = Lane(ACCOUNT, line, (STREAM,), office, office.now)
    lane.start()
    until(lambda: lane.state.standing is Standing.FINE, "the first look is over")
    begun = time.monotonic()
    lane.stop()
    assert time.monotonic() - begun < 1
    assert not lane.join(0.1)
    gate.set()
    assert lane.join(5)


def test_a_connector_that_only_sends_stands_well(office: Office, line: Line) -> None:
    lane = Lane(ACCOUNT, line, (), office, office.now)
    lane.start()
    until(lambda: lane.state.standing is not Standing.UNKNOWN, "it was looked at")
    lane.stop()
    assert lane.join(5)
    assert (lane.state.standing, office.failures) == (Standing.FINE, [])
