"""The traffic of an account, on its own threads, with the case file on another."""

import time
from datetime import UTC, datetime

import pytest

from moderator_app.core.account_state import Standing
from moderator_app.core.case import Status
from moderator_app.core.channels import (
    Ambiguous,
    AuthRequired,
    Receipt,
    Transient,
)
from moderator_app.core.outbox import State as Sending
from moderator_app.desk.lanes import BREATH_S, Lane
from tests.desk.accounts import ACCOUNT, STREAM, said
from tests.desk.offices import Line, Office, is_so, lane, line, office, until

__all__ = ["lane", "line", "office"]


def test_what_is_said_comes_in_all_of_it_and_is_told_to_the_window(
    office: Office, line: Line, lane: Lane
) -> None:
    line.said = [said(f"m{n}") for n in range(7)]
    lane.start()
    until(lambda: office.case("m6") is not None, "all seven are here")
    until(lambda: sum(len(one.cases) for one in office.changes) == 7, "all seven are told")
    until(lambda: lane.state.standing is Standing.FINE, "the account is fine")


def test_news_is_looked_at_when_the_platform_says_so(
    office: Office, line: Line, lane: Lane
) -> None:
    lane.start()
    until(lambda: lane.state.standing is Standing.FINE, "the first look is over")
    line.said = [said("a")]
    line.news.set()
    until(lambda: office.case("a") is not None, "it came in long before the next look was due")


def test_a_reply_leaves_by_itself_and_is_settled(office: Office, line: Line, lane: Lane) -> None:
    line.said = [said("a")]
    lane.start()
    until(lambda: office.case("a") is not None, "the message came in")
    office.answer("a", "已转照明处。")
    lane.nudge()
    until(lambda: is_so(office, "a", Status.ANSWERED), "it was answered")
    assert [out.text for out in line.sent] == ["已转照明处。"]


def test_through_an_outage_it_tries_on_and_afterwards_everything_is_there_once(
    office: Office, line: Line, lane: Lane
) -> None:
    line.said = [said("a")]
    line.error = Transient("dns")
    lane.start()
    until(lambda: lane.state.standing is Standing.RETRYING, "it is told")
    assert office.case("a") is None
    line.error = None
    office.hours = 1  # the pause is over
    lane.nudge()
    until(lambda: office.case("a") is not None, "it came in")
    until(lambda: lane.state.standing is Standing.FINE, "and that is told")


def test_an_account_that_must_sign_in_anew_is_left_alone_until_a_person_did(
    office: Office, line: Line, lane: Lane
) -> None:
    line.said = [said("a"), said("b")]
    lane.start()
    until(lambda: office.case("b") is not None, "both came in")
    line.sending = AuthRequired("login")
    office.answer("a", "一")
    office.answer("b", "二")
    lane.nudge()
    until(lambda: lane.state.standing is Standing.SIGN_IN, "it is told")
    line.sending = None
    office.hours = 5
    for _ in range(5):
        lane.nudge()
        time.sleep(0.02)
    assert line.sent == []
    lane.release()
    until(lambda: is_so(office, "b", Status.ANSWERED), "both went out")
    assert [out.text for out in line.sent] == ["一", "二"]


def test_an_unknown_reply_is_looked_for_and_not_sent_again(
    office: Office, line: Line, lane: Lane
) -> None:
    line.said = [said("a")]
    lane.start()
    until(lambda: office.case("a") is not None, "the message came in")
    line.sending = Ambiguous("timeout")
    office.answer("a", "已转照明处。")
    lane.nudge()
    until(lambda: line.sent, "it left")
    line.sending, line.found = None, Receipt("r1", datetime.now(UTC))
    office.hours = 1
    lane.nudge()
    until(lambda: is_so(office, "a", Status.ANSWERED), "it was found")
    assert (len(line.sent), line.looked_for) == (1, 1)


def test_a_mistake_of_the_connector_leaves_the_reply_unknown_and_is_told(
    office: Office, line: Line, lane: Lane
) -> None:
    line.said = [said("a")]
    lane.start()
    until(lambda: office.case("a") is not None, "the message came in")
    line.sending = KeyError("our mistake")
    office.answer("a", "已转照明处。")
    lane.nudge()
    until(lambda: office.failures, "it is told")
    (entry,) = office.on_database(lambda desk: desk.outbox.unsettled())
    assert entry.state is Sending.UNKNOWN


def test_a_mistake_in_reading_is_told_once_and_the_account_goes_on(
    office: Office, line: Line, lane: Lane
) -> None:
    line.said = [said("a")]
    line.error = ValueError("our mistake")
    lane.start()
    until(lambda: lane.state.code == "ValueError", "it is told")
    for hours in (0.4, 0.8):
        office.hours = hours
        lane.nudge()
        time.sleep(0.05)
    assert len(office.failures) == 1
    line.error = None
    office.hours = 3
    lane.nudge()
    until(lambda: office.case("a") is not None, "the message came in")
    until(lambda: lane.state.standing is Standing.FINE, "the account is fine again")


def test_a_disk_that_is_full_when_a_reply_has_arrived_holds_the_next_one_and_loses_neither(
    office: Office, line: Line, lane: Lane
) -> None:
    line.said = [said("a"), said("b")]
    lane.start()
    until(lambda: office.case("b") is not None, "both came in")
    line.on_arrival = lambda: setattr(office, "full", True)
    office.answer("a", "一")
    office.answer("b", "二")
    lane.nudge()
    until(lambda: office.failures, "the full disk is told")
    assert [out.text for out in line.sent] == ["一"]
    assert not is_so(office, "a", Status.ANSWERED)
    line.on_arrival = lambda: None
    office.full = False
    lane.nudge()
    until(lambda: is_so(office, "b", Status.ANSWERED), "the second went out too")
    assert is_so(office, "a", Status.ANSWERED)
    assert [out.text for out in line.sent] == ["一", "二"]


def test_it_ends_at_once_also_while_it_waits(office: Office, line: Line) -> None:
    lane = Lane(ACCOUNT, line, (STREAM,), office, office.now)
    lane.start()
    until(lambda: lane.state.standing is Standing.FINE, "it waits")
    began = time.monotonic()
    lane.stop()
    assert lane.join(5)
    assert time.monotonic() - began < 1
    assert line.closed.is_set()
    assert office.failures == []


@pytest.mark.parametrize("woken", [True, False])
def test_a_platform_that_never_lets_one_wait_is_not_looked_at_without_end(
    office: Office, line: Line, lane: Lane, monkeypatch: pytest.MonkeyPatch, woken: bool
) -> None:
    """Neither one that wakes the desk all the time nor one whose waits end at once."""
    waits: list[float] = []

    def wait(seconds: float) -> bool:
        waits.append(seconds)
        return woken

    monkeypatch.setattr(line, "wait", wait)
    lane.start()
    until(lambda: len(waits) >= 2, "it waits")
    before = len(waits)
    time.sleep(2 * BREATH_S)
    assert len(waits) - before <= 3
