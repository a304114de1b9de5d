"""Calling back by keyboard: the same key as the telephone, three outcomes, one undo."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from moderator_app.core.calling_back import CallingBack
from moderator_app.core.case import Heard, Outcome, Status
from moderator_app.core.rows import View
from moderator_app.core.targets import Unit
from moderator_app.desk.desk import Desk
from moderator_app.ui.dialogs.call_back import CallBackDialog
from moderator_app.ui.dialogs.settings_call_back import CallBackPage
from moderator_app.ui.dialogs.telephone import TelephoneDialog
from moderator_app.ui.navigation import Navigation
from tests.ui.benches import HOLE, Seat
from tests.ui.case_seats import CTRL, ROADS, Key, Screen, built, screen

__all__ = ["built", "screen"]


def close(desk: Desk) -> None:
    head = desk.session.case(HOLE).head
    desk.cases.close(HOLE, head, Outcome.RESOLVED, "", told=True)


@pytest.fixture
def closed(screen: Screen) -> Screen:
    screen.show(HOLE)
    screen.key(Key.Key_1)
    screen.key(Key.Key_Return, CTRL)
    screen.seat.on_desk(lambda desk: desk.cases.sent(HOLE))
    screen.seat.on_desk(partial(_answered))
    screen.seat.on_desk(close)
    screen.finished.clear()
    screen.show(HOLE)
    return screen


def _answered(desk: Desk) -> None:
    desk.cases.answered(HOLE, ROADS, "坑已填平")


def said(screen: Screen) -> list[tuple[Heard, str]]:
    return [(one.heard, one.words) for one in screen.case(HOLE).call_backs]


def test_a_closed_case_says_which_key_calls_back_until_somebody_has(closed: Screen) -> None:
    says = closed.view.handlers._reason
    assert "press T" in says.accessibleName()
    closed.key(Key.Key_T)
    closed.key(Key.Key_1)
    closed.show(HOLE)
    assert "press T" not in says.accessibleName()


def test_without_a_number_enter_says_nothing_that_was_not_heard(closed: Screen) -> None:
    closed.key(Key.Key_T)
    assert closed.dialog(CallBackDialog)._lines == ()
    closed.key(Key.Key_Space)
    assert said(closed) == []


@pytest.mark.parametrize(
    ("key", "heard"), [(Key.Key_1, Heard.SATISFIED), (Key.Key_3, Heard.UNREACHED)]
)
def test_two_keys_write_down_what_a_call_came_to_and_one_takes_it_back(
    closed: Screen, key: Qt.Key, heard: Heard
) -> None:
    closed.key(Key.Key_T)
    dialog = closed.dialog(CallBackDialog)
    assert "Are you satisfied" in dialog._script.text()
    assert "closed it as “Resolved”" in dialog._script.text()
    closed.key(key)
    assert said(closed) == [(heard, "")]
    assert closed.finished == [HOLE]
    closed.key(Key.Key_U)
    assert said(closed) == []


def test_who_is_not_satisfied_is_asked_why_and_the_case_goes_back_to_its_handler(
    closed: Screen,
) -> None:
    closed.key(Key.Key_T)
    closed.key(Key.Key_2)
    dialog = closed.dialog(CallBackDialog)
    assert dialog.words.hasFocus()
    closed.key(Key.Key_Return, CTRL)
    assert dialog.problem.text() == "Say what the citizen is not satisfied with."
    closed.write("只填了一半")
    closed.key(Key.Key_Return, CTRL)
    case = closed.case(HOLE)
    assert said(closed) == [(Heard.UNSATISFIED, "只填了一半")]
    assert (case.status, case.reopened) == (Status.WAITING, 1)
    dispatch = closed.seat.dossier(HOLE).history[-1]
    assert dispatch.body["lead"] == str(ROADS)
    assert "第1次退回重办】只填了一半" in dispatch.body["text"]
    closed.key(Key.Key_U)
    assert closed.case(HOLE).status is Status.CLOSED
    assert said(closed) == []


def test_the_case_may_stay_closed_although_the_citizen_is_not_satisfied(closed: Screen) -> None:
    closed.key(Key.Key_T)
    closed.key(Key.Key_2)
    closed.write("嫌慢")
    dialog = closed.dialog(CallBackDialog)
    dialog.reopen.setFocus()
    closed.key(Key.Key_Space)
    closed.key(Key.Key_Return, CTRL)
    assert closed.case(HOLE).status is Status.CLOSED
    assert said(closed) == [(Heard.UNSATISFIED, "嫌慢")]


def test_after_the_call_the_key_is_the_telephone_again(closed: Screen) -> None:
    closed.key(Key.Key_T)
    closed.key(Key.Key_1)
    closed.key(Key.Key_T)
    assert not isinstance(QApplication.activeModalWidget(), CallBackDialog)
    if (dialog := QApplication.activeModalWidget()) is not None:
        assert isinstance(dialog, TelephoneDialog)
        closed.key(Key.Key_Escape)


def test_the_place_is_hidden_where_nobody_is_called_back(seat: Seat) -> None:
    navigation = Navigation(seat.bench, seat.commands)
    seat.seat(navigation)
    item = navigation._items[View.CALL_BACKS]
    assert not item.isHidden()
    seat.bench.write(lambda desk: desk.call_backs.follow(CallingBack(on=False)))
    seat.settle()
    seat.settle()
    assert item.isHidden()


def test_what_is_chosen_in_the_settings_holds_at_once(seat: Seat) -> None:
    page = CallBackPage(seat.bench)
    seat.seat(page)
    assert page.on.isChecked()
    page.days.setFocus()
    page.days.setValue(2)
    seat.settle()
    page.outcomes[Outcome.UNFOUNDED].setFocus()
    seat.press(Key.Key_Space)
    seat.settle()
    kept = seat.ask(lambda reader: reader.calling_back())
    assert (kept.on, kept.days, kept.unit) == (True, 2, Unit.WORKING_DAY)
    assert Outcome.UNFOUNDED in kept.outcomes
    assert "2 working" in page._source.text()
