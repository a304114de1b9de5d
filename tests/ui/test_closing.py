"""Closing a case: what came of it, whether the citizen knows, and taking it up again."""

from PySide6.QtWidgets import QApplication

from moderator_app.core.case import Outcome, Status
from moderator_app.ui.dialogs.outcome import OutcomeDialog
from tests.ui.benches import HOLE
from tests.ui.case_seats import CTRL, Key, Screen, built, screen
from tests.ui.starts import words_of

__all__ = ["built", "screen"]


def test_a_case_nobody_answered_is_not_closed_silently(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_E)
    dialog = screen.dialog(OutcomeDialog)
    screen.key(Key.Key_1)
    screen.key(Key.Key_Return)
    assert "no reply" in dialog.problem.text()
    assert screen.case(HOLE).closure is None
    screen.key(Key.Key_0)
    screen.key(Key.Key_Return)
    closure = screen.case(HOLE).closure
    assert closure is not None
    assert (closure.outcome, closure.told) == (Outcome.RESOLVED, True)
    assert screen.finished == [HOLE]


def test_that_a_case_was_passed_on_is_not_what_came_of_it(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_1)
    screen.key(Key.Key_Return, CTRL)
    screen.key(Key.Key_Y)
    screen.key(Key.Key_Y)
    screen.show(HOLE)
    screen.key(Key.Key_E)
    dialog = screen.dialog(OutcomeDialog)
    assert not dialog._told.isChecked()
    assert "a handler has not answered yet" in words_of(dialog)
    screen.key(Key.Key_Escape)


def test_not_accepting_a_case_needs_its_basis(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_E)
    dialog = screen.dialog(OutcomeDialog)
    screen.key(Key.Key_0)
    screen.key(Key.Key_6)
    screen.key(Key.Key_Return)
    assert "basis" in dialog.problem.text()
    screen.write("《信访工作条例》第三十条")
    screen.key(Key.Key_Return)
    closure = screen.case(HOLE).closure
    assert closure is not None
    assert closure.outcome is Outcome.DECLINED


def test_a_closed_case_is_reopened_with_a_reason(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_E)
    screen.key(Key.Key_8)
    screen.key(Key.Key_Return)
    assert screen.case(HOLE).status is Status.CLOSED
    screen.show(HOLE)
    screen.key(Key.Key_E)
    screen.key(Key.Key_1)
    screen.key(Key.Key_Return)
    case = screen.case(HOLE)
    assert case.closure is None
    assert case.reopened == 1


def test_a_case_with_an_unconfirmed_reply_is_not_closed(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_1)
    screen.key(Key.Key_Return, CTRL)
    screen.show(HOLE)
    screen.key(Key.Key_E)
    assert QApplication.activeModalWidget() is None
    assert "waiting to be confirmed" in screen.said
