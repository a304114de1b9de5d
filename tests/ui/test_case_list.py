"""The list of cases: what the keys do, and that nothing moves under the cursor."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from moderator_app.core.changes import Changes
from moderator_app.core.emergencies import Danger
from moderator_app.core.ids import case_id
from moderator_app.core.rows import View
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.ui.models.cases import PAGE
from moderator_app.ui.panes.case_list import CaseList
from moderator_app.ui.workbench import EVERYTHING
from tests.desks import invented
from tests.ui.benches import HEAT, HOLE, LAMP, Seat
from tests.ui.lists import arrive, cases, close, closing, dispatch, inbox, line, rest, send
from tests.watchdog import Watchdog

LATE = case_id("weibo", "late")


@dataclass
class Shown:
    """What the window beside the list would show."""

    chosen: list[UUID | None] = field(default_factory=list)
    opened: list[UUID] = field(default_factory=list)


@pytest.fixture
def pane(seat: Seat) -> CaseList:
    return inbox(seat)


@pytest.fixture
def shown(pane: CaseList) -> Shown:
    made = Shown()
    pane.chosen.connect(made.chosen.append)
    pane.opened.connect(made.opened.append)
    return made


def test_the_model_keeps_qts_own_rules(seat: Seat, pane: CaseList) -> None:
    tester = QAbstractItemModelTester(
        pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    arrive(seat, "late")
    pane.show_newest()
    rest(seat)
    close(seat, HOLE)
    seat.bench.undo()
    rest(seat)
    pane.show_view(View.SNOOZED)
    rest(seat)
    tester.deleteLater()


def test_a_view_shows_its_cases_and_says_which_is_current(seat: Seat, pane: CaseList) -> None:
    assert cases(pane.model) == [HOLE, LAMP, HEAT]
    assert pane.current() == HOLE
    assert pane.table.hasFocus()


def test_j_and_k_and_the_arrows_move_and_enter_opens(
    seat: Seat, pane: CaseList, shown: Shown
) -> None:
    seat.press(Qt.Key.Key_J)
    rest(seat)
    seat.press(Qt.Key.Key_Down)
    rest(seat)
    seat.press(Qt.Key.Key_J)
    rest(seat)
    assert shown.chosen == [LAMP, HEAT]
    seat.press(Qt.Key.Key_K)
    seat.press(Qt.Key.Key_Up)
    seat.press(Qt.Key.Key_Return)
    rest(seat)
    assert pane.current() == HOLE
    assert shown.opened == [HOLE]


def test_a_key_held_down_says_the_first_step_and_where_it_came_to_rest(
    seat: Seat, pane: CaseList, shown: Shown
) -> None:
    for n in range(6):
        arrive(seat, f"more {n}")
    pane.refresh()
    rest(seat)
    seat.press(Qt.Key.Key_J)
    QApplication.processEvents()
    for _ in range(5):
        seat.press(Qt.Key.Key_J)
    assert shown.chosen == [LAMP]
    rest(seat)
    assert shown.chosen == [LAMP, pane.model.case_at(6)]


def test_letters_never_search_the_list_and_no_input_method_listens(pane: CaseList) -> None:
    assert not pane.table.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    pane.table.keyboardSearch("x")
    assert pane.current() == HOLE


def test_what_comes_in_waits_behind_a_bar_and_moves_nothing(
    seat: Seat, pane: CaseList, shown: Shown
) -> None:
    arrive(seat, "late")
    assert cases(pane.model) == [HOLE, LAMP, HEAT]
    assert pane._bar.isVisible()
    assert "1" in pane._bar.accessibleName()
    assert shown.chosen == []
    seat.press(Qt.Key.Key_Comma)
    rest(seat)
    assert cases(pane.model) == [HOLE, LAMP, HEAT, LATE]
    assert not pane._bar.isVisible()
    assert pane.current() == LATE
    seat.press(Qt.Key.Key_Home)
    assert pane.current() == HOLE


def test_what_we_did_takes_the_case_away_and_the_next_stands_in_its_place(
    seat: Seat, pane: CaseList, shown: Shown
) -> None:
    seat.press(Qt.Key.Key_J)
    rest(seat)
    seat.bench.write(partial(dispatch, LAMP), did="dispatched")
    seat.qtbot.waitUntil(lambda: not seat.tasks.busy)
    pane.advance(LAMP)
    rest(seat)
    assert cases(pane.model) == [HOLE, HEAT]
    assert pane.current() == HEAT
    assert shown.chosen[-1] == HEAT


def test_advancing_before_the_list_has_heard_goes_to_the_same_place(
    seat: Seat, pane: CaseList
) -> None:
    seat.bench.write(partial(dispatch, HOLE), partial(_advance, pane, HOLE), did="dispatched")
    rest(seat)
    assert cases(pane.model) == [LAMP, HEAT]
    assert pane.current() == LAMP


def _advance(pane: CaseList, case: UUID, _changes: Changes) -> None:
    pane.advance(case)


def test_a_case_that_stays_in_the_view_is_stepped_over(seat: Seat, pane: CaseList) -> None:
    pane.advance(HOLE)
    rest(seat)
    assert cases(pane.model) == [HOLE, LAMP, HEAT]
    assert pane.current() == LAMP


def test_after_the_last_case_the_list_is_empty_and_says_so(
    seat: Seat, pane: CaseList, shown: Shown
) -> None:
    for case in (HOLE, LAMP, HEAT):
        seat.bench.write(partial(closing, case), partial(_advance, pane, case), did="closed")
        rest(seat)
    assert shown.chosen == [LAMP, HEAT, None]
    assert pane.table.hasFocus()
    cover = pane._empty[View.INBOX]
    assert cover.isVisible()


def test_an_empty_list_takes_in_at_once_what_comes(
    seat: Seat, pane: CaseList, shown: Shown
) -> None:
    for case in (HOLE, LAMP, HEAT):
        seat.bench.write(partial(closing, case), partial(_advance, pane, case), did="closed")
        rest(seat)
    arrive(seat, "late")
    rest(seat)
    assert cases(pane.model) == [LATE]
    assert not pane._bar.isVisible()
    assert pane.current() == LATE
    assert shown.chosen[-1] == LATE


def test_what_comes_into_an_empty_list_turns_no_page(
    seat: Seat, pane: CaseList, shown: Shown
) -> None:
    close(seat, HOLE)
    for case in (LAMP, HEAT):
        seat.press(Qt.Key.Key_J)
        rest(seat)
        close(seat, case)
    said = list(shown.chosen)
    arrive(seat, "late")
    rest(seat)
    assert cases(pane.model) == [LATE]
    assert pane.current() is None
    assert shown.chosen == said
    seat.press(Qt.Key.Key_J)
    rest(seat)
    assert pane.current() == LATE


def test_a_case_that_goes_leaves_a_gap_and_its_page_stays_open(
    seat: Seat, pane: CaseList, shown: Shown
) -> None:
    """What one has just done with a case must not turn the page under one's hands."""
    seat.press(Qt.Key.Key_J)
    rest(seat)
    close(seat, LAMP)
    assert cases(pane.model) == [HOLE, HEAT]
    assert pane.current() is None
    assert shown.chosen == [LAMP]
    seat.press(Qt.Key.Key_J)
    rest(seat)
    assert pane.current() == HEAT


def test_going_back_from_a_gap_finds_the_case_above_it(seat: Seat, pane: CaseList) -> None:
    seat.press(Qt.Key.Key_J)
    close(seat, LAMP)
    seat.press(Qt.Key.Key_K)
    assert pane.current() == HOLE


def test_undo_puts_the_case_back_where_it_stood(seat: Seat, pane: CaseList) -> None:
    seat.press(Qt.Key.Key_J)
    close(seat, LAMP)
    pane.advance(LAMP)
    seat.bench.undo()
    rest(seat)
    assert cases(pane.model) == [HOLE, LAMP, HEAT]
    assert pane.current() == LAMP


def test_what_a_colleague_did_changes_the_line_but_not_the_list(seat: Seat, pane: CaseList) -> None:
    before = line(pane.model, 1)
    seat.on_desk(partial(closing, LAMP))
    seat.bench.changed.emit(EVERYTHING)
    rest(seat)
    assert cases(pane.model) == [HOLE, LAMP, HEAT]
    assert line(pane.model, 1) != before
    pane.refresh()
    rest(seat)
    assert cases(pane.model) == [HOLE, HEAT]


def test_each_view_is_left_and_found_again_at_its_case(seat: Seat, pane: CaseList) -> None:
    seat.press(Qt.Key.Key_J)
    rest(seat)
    pane.show_view(View.HISTORY)
    rest(seat)
    pane.show_view(View.INBOX)
    rest(seat)
    assert pane.current() == LAMP


def test_coming_back_from_another_page_says_the_case_again(
    seat: Seat, pane: CaseList, shown: Shown
) -> None:
    pane.show_view(View.INBOX)
    rest(seat)
    assert shown.chosen == [HOLE]


def test_a_case_that_comes_back_by_itself_turns_no_page(seat: Seat, pane: CaseList) -> None:
    """An emergency stays here when its words have gone out; meanwhile another one is read."""
    seat.on_desk(partial(_mark, HOLE))
    seat.bench.write(partial(dispatch, HOLE), partial(_advance, pane, HOLE), did="dispatched")
    rest(seat)
    assert cases(pane.model) == [LAMP, HEAT]
    seat.bench.write(partial(send, HOLE), did="sent")
    rest(seat)
    assert cases(pane.model) == [HOLE, LAMP, HEAT]
    assert pane.current() == LAMP


def _mark(case: UUID, desk: Desk) -> Changes:
    return desk.emergencies.raise_on(case, Danger.COLLAPSE)


def test_a_case_opened_from_elsewhere_is_the_current_one_where_it_stands_here(
    seat: Seat, pane: CaseList, shown: Shown
) -> None:
    pane.stand_beside(HEAT)
    rest(seat)
    assert pane.current() == HEAT
    assert shown.chosen == []


def test_beside_a_case_that_is_not_here_nothing_is_current_and_a_step_goes_on(
    seat: Seat, pane: CaseList, shown: Shown
) -> None:
    seat.press(Qt.Key.Key_J)
    rest(seat)
    pane.stand_beside(LATE)
    rest(seat)
    assert pane.current() is None
    assert shown.chosen == [LAMP]
    seat.press(Qt.Key.Key_J)
    rest(seat)
    assert pane.current() == LAMP
    assert shown.chosen == [LAMP, LAMP]


@pytest.mark.parametrize("view", list(View))
def test_an_empty_view_says_what_it_is_for(seat: Seat, pane: CaseList, view: View) -> None:
    for case in (HOLE, LAMP, HEAT):
        close(seat, case)
    pane.show_view(view)
    rest(seat)
    if view is View.HISTORY:
        assert pane.model.rowCount() == 3
    else:
        assert pane._empty[view].isVisible()


def test_only_rows_that_come_into_sight_are_read(
    seat: Seat, pane: CaseList, window_watchdog: Watchdog
) -> None:
    seat.on_desk(_flood)
    pane.refresh()
    rest(seat)
    total = pane.model.rowCount()
    assert total > 2 * PAGE
    assert pane.current() == HOLE
    assert pane.table.row > 2 * PAGE
    pane.table.go(PAGE + PAGE // 2)
    assert pane.current() is None
    rest(seat)
    assert pane.current() is not None
    pane.table.go(0)
    rest(seat)
    assert pane.current() is not None


def _flood(desk: Desk) -> None:
    now = desk.session.now() - timedelta(days=3)
    desk.intake.receive([Answered(one.message) for one in invented(700, since=now)])
