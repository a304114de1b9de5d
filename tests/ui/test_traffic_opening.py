"""An account whose password was typed anew while it was being opened with the one before."""

import threading

import pytest

from moderator_app.core.account_state import Standing
from moderator_app.core.channels import Account
from moderator_app.desk.connecting import Line as Opened
from moderator_app.ui.traffic import Traffic
from tests.desk.accounts import ACCOUNT, STREAM
from tests.desk.offices import Line
from tests.ui.benches import Seat


def test_what_was_opened_with_the_password_before_is_let_go(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after, gate = Line(), Line(), threading.Event()
    waiting = [before, after]

    def opened(_: Account) -> Opened:
        line = waiting.pop(0)
        if line is before:
            assert gate.wait(10)
        return Opened(line, (STREAM,))

    seat.on_desk(lambda desk: desk.accounts.save(ACCOUNT))
    traffic = Traffic(seat.bench, seat.desk)
    monkeypatch.setattr(traffic.connecting, "open", opened)
    traffic.start()
    seat.qtbot.waitUntil(lambda: len(waiting) == 1)
    traffic.release(ACCOUNT.id)
    gate.set()
    seat.qtbot.waitUntil(before.closed.is_set)
    seat.qtbot.waitUntil(
        lambda: [one.standing for one in traffic.states.values()] == [Standing.FINE]
    )
    traffic.stop()
    assert (before.looks[STREAM], after.closed.is_set()) == (0, True)
