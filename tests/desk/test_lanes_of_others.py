"""A connector that somebody else wrote makes every mistake there is: none of them silences its account,
sends anything twice, or holds up the case file."""

import asyncio

import pytest

from moderator_app.core.outbox import State as Sending
from moderator_app.desk.lanes import Lane
from tests.desk.accounts import said
from tests.desk.offices import Line, Office, lane, line, office, states, until

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
