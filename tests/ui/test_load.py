"""Who did how much is there for the lead, with each figure against the average."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from moderator_app.core.case import Audience, Purpose
from moderator_app.desk.casework import Words
from moderator_app.ui.dialogs.load import LoadDialog
from moderator_app.ui.topbar import TopBar
from tests.desks import BAI
from tests.ui.benches import HOLE, LAMP, Seat
from tests.ui.writing import commit

REPLY = Words("已转市政处。", Purpose.ANSWER, Audience.PUBLIC)


@pytest.fixture
def dialog(seat: Seat) -> Iterator[LoadDialog]:
    for case in (HOLE, LAMP):
        commit(seat, case, REPLY)
    made = LoadDialog(seat.bench, seat.window)
    made.open()
    seat.qtbot.waitUntil(lambda: made._known, timeout=10_000)
    yield made
    made.done(0)
    made.deleteLater()
    seat.settle()


def test_what_was_answered_today_is_in_this_month(seat: Seat, dialog: LoadDialog) -> None:
    texts = [item.text() for at in range(3) if (item := dialog.table.item(0, at)) is not None]
    assert texts == ["安娜", "2 (100 %)", "0"]
    assert dialog.table.rowCount() == 1


def test_other_days_are_chosen_with_the_arrow(seat: Seat, dialog: LoadDialog) -> None:
    dialog.period.setFocus()
    seat.press(Qt.Key.Key_Down)
    seat.qtbot.waitUntil(lambda: dialog._known, timeout=10_000)
    assert dialog.table.rowCount() == 0
    assert "Nobody" in dialog._state.text()


def test_a_moderator_is_not_offered_it(seat: Seat) -> None:
    bar = TopBar(seat.bench, seat.commands, sample=False)
    seat.seat(bar)
    assert "load" in [one.id for one in seat.commands.available()]
    seat.bench.sit_down(BAI)
    assert "load" not in [one.id for one in seat.commands.available()]
