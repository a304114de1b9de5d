"""A first day has its list, a last day leaves nothing lying about."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from moderator_app.core.changes import Changes
from moderator_app.core.people import Person
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.store import records
from moderator_app.ui.arrivals import Arrivals
from moderator_app.ui.dialogs.first_day import FirstDayDialog
from moderator_app.ui.dialogs.leaver import LeaverDialog
from tests.desks import ANNA, BAI
from tests.ui.benches import HOLE, Seat

CONTROL = Qt.KeyboardModifier.ControlModifier


def shown(seat: Seat, dialog: QDialog) -> None:
    dialog.open()
    seat.qtbot.waitUntil(dialog.isActiveWindow)
    seat.settle()


def put_away(seat: Seat, dialog: QDialog) -> None:
    dialog.done(0)
    dialog.deleteLater()
    seat.settle()


def claim(case_holder: Person, desk: Desk) -> Changes:
    sitting, desk.session.person = desk.session.person, case_holder
    try:
        return desk.cases.claim(HOLE, desk.session.case(HOLE).head)
    finally:
        desk.session.person = sitting


def test_a_leaver_is_seen_off_by_keyboard_with_ticks_and_an_heir(seat: Seat) -> None:
    seat.on_desk(partial(claim, BAI))
    dialog = LeaverDialog(seat.bench, BAI, seat.window)
    shown(seat, dialog)
    seat.qtbot.waitUntil(dialog.main.isEnabled)
    assert "1 claimed" in dialog._in_hand.text()
    assert dialog.heir.currentData() == ANNA.id
    assert dialog.things.boxes[0].text().startswith("Website @清川城管")
    dialog.things.setFocus()
    seat.press(Qt.Key.Key_Space)
    seat.press(Qt.Key.Key_Down)
    seat.press(Qt.Key.Key_Space)
    assert dialog.things.places(done=True) == [0, 1]
    assert str(len(dialog.things.boxes) - 2) in dialog._left.text()
    seat.press(Qt.Key.Key_Return, CONTROL)
    seat.qtbot.waitUntil(lambda: not dialog.isVisible())
    people = seat.ask(Reader.people)
    assert [one.active for one in people if one.id == BAI.id] == [False]
    assert seat.dossier(HOLE).case.claimed_by == str(ANNA.id)
    put_away(seat, dialog)


def test_the_last_administrator_is_told_why_they_cannot_go(seat: Seat) -> None:
    dialog = LeaverDialog(seat.bench, ANNA, seat.window)
    shown(seat, dialog)
    seat.qtbot.waitUntil(dialog.main.isEnabled)
    dialog.main.click()
    seat.qtbot.waitUntil(lambda: bool(dialog.problem.text()))
    assert "administrator" in dialog.problem.text()
    put_away(seat, dialog)


def test_the_ticks_of_a_first_day_are_kept_for_each_person(seat: Seat) -> None:
    seat.bench.sit_down(BAI)
    dialog = FirstDayDialog(seat.bench, seat.window)
    shown(seat, dialog)
    seat.press(Qt.Key.Key_Down)
    seat.press(Qt.Key.Key_Space)
    put_away(seat, dialog)
    again = FirstDayDialog(seat.bench, seat.window)
    shown(seat, again)
    assert again.things.places(done=True) == [1]
    put_away(seat, again)
    seat.bench.sit_down(ANNA)
    others = FirstDayDialog(seat.bench, seat.window)
    shown(seat, others)
    assert others.things.places(done=True) == []
    put_away(seat, others)


def hand_over(desk: Desk) -> None:
    desk.shifts.begin(ANNA)
    desk.shifts.hand_over(desk.shifts.sheet("", ""))


def take_over(person: Person, desk: Desk) -> Changes:
    shift = records.unread_handover(desk.session.store.connection)
    assert shift is not None
    desk.acceptance.accept_all_left(shift.id, person)
    return desk.acceptance.take_over(shift.id, person)


@pytest.fixture
def arrivals(seat: Seat) -> Arrivals:
    over = QWidget(seat.window)
    return Arrivals(seat.bench, seat.commands, over)


def welcomes(seat: Seat) -> int:
    seat.settle()
    return sum("first day" in one.text for one in seat.said)


def test_who_sits_here_for_the_first_time_is_shown_where_to_begin(
    seat: Seat, arrivals: Arrivals
) -> None:
    seat.bench.sit_down(BAI)
    assert welcomes(seat) == 0  # nobody has handed over yet: the desk is being set up
    seat.on_desk(hand_over)
    seat.on_desk(partial(take_over, BAI))
    seat.bench.sit_down(BAI)
    assert welcomes(seat) == 1
    seat.bench.sit_down(ANNA)
    assert welcomes(seat) == 1
    assert seat.commands.run("first_day")
    (dialog,) = arrivals._over.findChildren(FirstDayDialog)
    seat.settle()
    put_away(seat, dialog)
