"""The roster is laid down with digits and arrows, and the bar at the top says whose shift it is."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import product
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from moderator_app.core import roster
from moderator_app.core.changes import Changes
from moderator_app.core.roster import DAY, NIGHT, ShiftKind, Week
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui.dialogs.roster import RosterDialog
from moderator_app.ui.dialogs.shift_kinds import ShiftKindsDialog
from moderator_app.ui.topbar import TopBar
from tests.desks import ANNA, BAI
from tests.ui.benches import Seat

CONTROL = Qt.KeyboardModifier.ControlModifier
ALL_DAY = ShiftKind("day", 0, 0, "整天")


def shown(seat: Seat, dialog: QDialog) -> None:
    dialog.open()
    seat.qtbot.waitUntil(dialog.isActiveWindow)
    seat.settle()


@pytest.fixture
def dialog(seat: Seat) -> Iterator[RosterDialog]:
    made = RosterDialog(seat.bench, seat.window)
    shown(seat, made)
    made.table.setFocus()
    made.table.setCurrentCell(0, 0)
    yield made
    made.done(0)
    made.deleteLater()
    seat.settle()


def this_week(seat: Seat) -> date:
    return roster.monday_of(seat.bench.local(seat.bench.now()).date())


def cell(dialog: RosterDialog, row: int, column: int) -> str:
    item = dialog.table.item(row, column)
    assert item is not None
    return item.text()


def test_one_sees_which_day_is_today(seat: Seat, dialog: RosterDialog) -> None:
    heads = [dialog.table.horizontalHeaderItem(at) for at in range(7)]
    marked = [at for at, head in enumerate(heads) if head is not None and "today" in head.text()]
    assert marked == [seat.bench.local(seat.bench.now()).weekday()]


def test_a_week_is_laid_down_by_digits_and_arrows_and_one_key(
    seat: Seat, dialog: RosterDialog
) -> None:
    monday = this_week(seat)
    seat.press(Qt.Key.Key_1)
    seat.press(Qt.Key.Key_Right)
    seat.press(Qt.Key.Key_2)
    seat.press(Qt.Key.Key_Down)
    seat.press(Qt.Key.Key_Space)
    assert [cell(dialog, 0, 0), cell(dialog, 0, 1)] == ["Day shift", "Night shift"]
    assert cell(dialog, 1, 1) == "Day shift"
    assert cell(dialog, 2, 0) == "Night shift"
    assert cell(dialog, 2, 1) == ""
    seat.press(Qt.Key.Key_Return, CONTROL)
    seat.qtbot.waitUntil(lambda: not dialog.isVisible())
    (week,) = seat.ask(Reader.rosters)
    wanted = Week(monday).put(ANNA.id, monday, DAY)
    tuesday = monday + timedelta(days=1)
    assert week == wanted.put(ANNA.id, tuesday, NIGHT).put(BAI.id, tuesday, DAY)


def test_what_is_not_laid_down_is_not_thrown_away_at_the_first_esc(
    seat: Seat, dialog: RosterDialog
) -> None:
    seat.press(Qt.Key.Key_1)
    seat.press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "Ctrl+Enter" in dialog.problem.text()
    seat.press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert seat.ask(Reader.rosters) == ()


def test_last_week_is_copied_and_a_short_rest_is_said(seat: Seat, dialog: RosterDialog) -> None:
    seat.press(Qt.Key.Key_2)
    seat.press(Qt.Key.Key_Right)
    seat.press(Qt.Key.Key_1)
    assert "安娜: only 0 h" in dialog._notes.text()
    dialog.after.click()
    dialog.copy.click()
    assert [cell(dialog, 0, 0), cell(dialog, 0, 1)] == ["Night shift", "Day shift"]
    dialog.table.setCurrentCell(0, 1)
    seat.press(Qt.Key.Key_Delete)
    assert "only" not in dialog._notes.text()
    seat.press(Qt.Key.Key_Return, CONTROL)
    seat.qtbot.waitUntil(lambda: not dialog.isVisible())
    assert len(seat.ask(Reader.rosters)) == 2


def test_two_shifts_at_once_are_refused_with_the_name(seat: Seat, dialog: RosterDialog) -> None:
    twice = Week(this_week(seat), (ALL_DAY, ShiftKind("night", 12 * 60, 60)))
    dialog._change(twice)
    seat.press(Qt.Key.Key_2)
    seat.press(Qt.Key.Key_Right)
    seat.press(Qt.Key.Key_1)
    seat.press(Qt.Key.Key_Return, CONTROL)
    seat.qtbot.waitUntil(lambda: bool(dialog.problem.text()))
    assert "安娜" in dialog.problem.text()
    assert dialog.isVisible()
    assert seat.ask(Reader.rosters) == ()


def test_the_shifts_and_their_hours_are_the_desks_own(seat: Seat, dialog: RosterDialog) -> None:
    dialog.shifts.click()
    kinds = next(one for one in dialog.children() if isinstance(one, ShiftKindsDialog))
    kinds.names[2].setText("晚班")
    kinds.begins[2].setTime(kinds.begins[2].maximumTime().fromString("16:00", "HH:mm"))
    kinds.ends[2].setTime(kinds.ends[2].maximumTime().fromString("22:30", "HH:mm"))
    kinds.main.click()
    assert [one.key for one in dialog.week.kinds] == ["day", "night", "third"]
    assert dialog.week.kinds[:2] == (DAY, NIGHT)
    dialog.table.setFocus()
    seat.press(Qt.Key.Key_3)
    assert cell(dialog, 0, 0) == "晚班"
    assert "晚班 16:00–22:30" in dialog._how.text()
    dialog.reject()


def test_holidays_and_make_up_days_stand_over_their_days(seat: Seat, dialog: RosterDialog) -> None:
    dialog._monday = date(2026, 9, 28)
    dialog._draw()
    heads = [dialog.table.horizontalHeaderItem(at) for at in range(7)]
    said = " ".join(head.text() for head in heads if head is not None)
    assert "National Day" in said


def test_a_moderator_reads_the_roster_and_is_told_who_lays_it_down(seat: Seat) -> None:
    seat.desk.session.person = BAI
    seat.bench.sit_down(BAI)
    dialog = RosterDialog(seat.bench, seat.window)
    shown(seat, dialog)
    dialog.table.setFocus()
    dialog.table.setCurrentCell(0, 0)
    seat.press(Qt.Key.Key_1)
    assert cell(dialog, 0, 0) == ""
    assert not dialog.main.isEnabled()
    assert ANNA.name in dialog._how.text()
    dialog.reject()
    dialog.deleteLater()
    seat.settle()


# The bar at the top.


def all_day(monday: date, people: Sequence[UUID], desk: Desk) -> Changes:
    week = Week(monday, (ALL_DAY,))
    for person, day in product(people, week.days):
        week = week.put(person, day, ALL_DAY)
    return desk.rosters.save([week])


def lay_all_day(seat: Seat, *people: UUID) -> None:
    seat.on_desk(partial(all_day, this_week(seat), people))


@pytest.fixture
def bar(seat: Seat, qtbot: QtBot) -> TopBar:
    made = TopBar(seat.bench, seat.commands, sample=False)
    seat.seat(made)
    return made


def duty(seat: Seat, bar: TopBar) -> str:
    bar.refresh()
    seat.settle()
    return bar.duty.text()


def test_the_bar_says_which_shift_it_is_and_calmly_who_else_it_should_be(
    seat: Seat, bar: TopBar
) -> None:
    seat.on_desk(lambda desk: desk.shifts.begin(ANNA))
    assert duty(seat, bar).startswith("On duty since")
    lay_all_day(seat, ANNA.id)
    assert duty(seat, bar) == "整天 00:00–00:00"
    seat.bench.sit_down(BAI)
    assert duty(seat, bar) == "整天 00:00–00:00 · rostered: 安娜"
    lay_all_day(seat, ANNA.id, BAI.id)
    assert duty(seat, bar) == "整天 00:00–00:00 · with 安娜"


def test_a_roster_laid_down_here_is_in_the_bar_at_once(seat: Seat, bar: TopBar) -> None:
    seat.bench.write(partial(all_day, this_week(seat), [ANNA.id]))
    seat.settle()
    seat.settle()
    assert bar.duty.text() == "整天 00:00–00:00"


def test_the_roster_opens_from_the_bar(seat: Seat, bar: TopBar) -> None:
    bar.duty.refresh()
    seat.settle()
    assert seat.commands.run("roster")
    seat.qtbot.waitUntil(lambda: bool(seat.window.findChildren(RosterDialog)))
    (dialog,) = seat.window.findChildren(RosterDialog)
    seat.settle()
    dialog.reject()
    seat.settle()
