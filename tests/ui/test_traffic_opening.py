"""An account as it is opened: with what was leaving when the program ended, and with a password that
was typed anew meanwhile."""

import threading

import pytest

from moderator_app.core.account_state import Standing
from moderator_app.core.channels import Account
from moderator_app.core.ids import case_id
from moderator_app.core.outbox import State
from moderator_app.desk.casework import Words
from moderator_app.desk.connecting import Line as Opened
from moderator_app.desk.desk import Desk
from moderator_app.ui.traffic import Traffic
from tests.desk.accounts import ACCOUNT, STREAM, batch, said
from tests.desk.offices import Line
from tests.ui.benches import Seat


def test_what_was_leaving_when_the_program_ended_is_unknown_before_anything_leaves(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leaving(desk: Desk) -> None:
        desk.accounts.save(ACCOUNT)
        desk.inbound.take(ACCOUNT, STREAM, batch(said("a")))
        case = desk.session.case(case_id(ACCOUNT.platform, "a"))
        words = Words("已转照明处。", to=case.answerable)
        desk.cases.commit(case.id, case.head, to=None, reply=words)
        (waiting,) = desk.outbox.unsettled()
        desk.outbox.hurry(waiting.lease)
        assert desk.outbox.begin(ACCOUNT.id) is not None

    line = Line()
    seat.on_desk(leaving)
    traffic = Traffic(seat.bench, seat.desk)
    monkeypatch.setattr(traffic.connecting, "open", lambda _: Opened(line, (STREAM,)))
    traffic.start()
    seat.qtbot.waitUntil(
        lambda: [one.standing for one in traffic.states.values()] == [Standing.FINE]
    )
    states = seat.on_desk(lambda desk: [one.state for one in desk.outbox.unsettled()])
    traffic.stop()
    assert (states, line.sent) == ([State.UNKNOWN], [])


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
