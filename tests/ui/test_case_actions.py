"""What one key does to a case: commit, pass on, set aside, close, note, telephone, undo."""

from datetime import datetime
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

from moderator_app.core.case import Case, Status
from moderator_app.core.decisions import Incoming
from moderator_app.core.events import Kind
from moderator_app.core.ids import case_id
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.ui.dialogs.set_aside import SetAsideDialog, presets
from moderator_app.ui.dialogs.telephone import TelephoneDialog
from moderator_app.ui.notices import Kind as NoticeKind
from tests.desks import ANNA, T0
from tests.ui import lists
from tests.ui.benches import HOLE
from tests.ui.case_seats import CTRL, ROADS, SHIFT, Key, Screen, built, screen
from tests.ui.starts import words_of

__all__ = ["built", "screen"]

MENUS = pytest.mark.qt_log_ignore("plugin does not support", extend=True)
SHANGHAI = ZoneInfo("Asia/Shanghai")


def clipboard() -> str:
    return QApplication.clipboard().text()


def commit(screen: Screen) -> Case:
    screen.show(HOLE)
    screen.key(Key.Key_1)
    screen.key(Key.Key_Return, CTRL)
    return screen.case(HOLE)


# Committing.


def test_two_keys_dispatch_and_answer_as_one_action(screen: Screen) -> None:
    case = commit(screen)
    assert [h.organisation for h in case.handlings] == [ROADS]
    assert case.pending is not None
    assert case.claimed_by == str(ANNA.id)
    assert screen.finished == [HOLE]
    history = screen.seat.dossier(HOLE).history
    assert len({event.at for event in history[1:]}) == 1


def test_nothing_is_said_to_have_gone_out_before_somebody_says_so(screen: Screen) -> None:
    case = commit(screen)
    assert case.status is Status.UNSENT
    assert case.citizen_waits_since is not None
    assert not any("Sent" in notice.text for notice in screen.seat.said)


def test_the_dispatch_carries_the_citizens_words_and_number(screen: Screen) -> None:
    commit(screen)
    dispatch = next(e for e in screen.seat.dossier(HOLE).history if e.kind == Kind.CASE_DISPATCHED)
    assert "路面塌了一个大坑" in dispatch.body["text"]
    assert screen.case(HOLE).number in dispatch.body["text"]


def test_only_a_reply_is_possible(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_R)
    screen.write("谢谢您的提醒")
    screen.key(Key.Key_Return, CTRL)
    case = screen.case(HOLE)
    assert case.handlings == ()
    assert case.pending is not None


def test_only_a_dispatch_is_possible(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_1)
    screen.text.clear()
    screen.key(Key.Key_Return, CTRL)
    case = screen.case(HOLE)
    assert case.lead is not None
    assert case.replies == ()


def test_an_open_gap_stops_the_commit_and_is_named(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_R)
    screen.text.setPlainText("您好，{何时修好}能修好")
    screen.key(Key.Key_Return, CTRL)
    assert screen.seat.said[-1].kind is NoticeKind.REFUSAL
    assert screen.case(HOLE).replies == ()
    assert screen.finished == []


def test_a_refused_commit_brings_one_back_to_the_gap_and_filling_it_ends_the_notice(
    screen: Screen,
) -> None:
    ended: list[str] = []
    screen.seat.bench.notices.withdrawn.connect(ended.append)
    screen.show(HOLE)
    screen.key(Key.Key_R)
    screen.text.setPlainText("您好，{何时修好}能修好")
    screen.view.setFocus()
    ended.clear()
    screen.key(Key.Key_Return, CTRL)
    assert screen.text.hasFocus()
    assert screen.text.textCursor().selectedText() == "{何时修好}"
    assert ended == []
    screen.write("尽快")
    assert screen.text.words == "您好，尽快能修好"
    assert "commit" in ended
    screen.key(Key.Key_Return, CTRL)
    assert screen.case(HOLE).pending is not None


def test_a_second_press_while_it_is_written_down_does_nothing(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_1)
    screen.seat.press(Key.Key_Return, CTRL)
    screen.seat.press(Key.Key_Return, CTRL)
    screen.seat.settle()
    kinds = [e.kind for e in screen.seat.dossier(HOLE).history]
    assert kinds.count(Kind.CASE_DISPATCHED) == 1
    assert all(e.applied for e in screen.seat.dossier(HOLE).history)


def test_a_co_handler_without_a_lead_is_not_sent_anything(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_2, SHIFT)
    screen.key(Key.Key_Return, CTRL)
    assert "needs a lead" in screen.said
    assert screen.case(HOLE).handlings == ()


def test_one_undo_takes_the_whole_commit_back(screen: Screen) -> None:
    commit(screen)
    screen.key(Key.Key_U)
    case = screen.case(HOLE)
    assert case.handlings == ()
    assert case.pending is None
    assert screen.strip.current is None


# The other keys.


def test_c_claims_and_releases(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_C)
    assert screen.case(HOLE).claimed_by == str(ANNA.id)
    screen.key(Key.Key_C)
    assert screen.case(HOLE).claimed_by is None


def test_m_pins_and_unpins(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_M)
    assert screen.case(HOLE).pinned
    screen.key(Key.Key_M)
    assert not screen.case(HOLE).pinned


def test_a_note_is_written_and_undone(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_N)
    screen.write("晚上再看")
    screen.key(Key.Key_Return)
    assert screen.case(HOLE).notes == 1
    screen.key(Key.Key_Z, CTRL)
    assert screen.case(HOLE).notes == 0


def test_a_digit_sets_aside_and_goes_on(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_S)
    screen.key(Key.Key_1)
    until = screen.case(HOLE).snoozed_until
    assert until is not None
    assert screen.finished == [HOLE]
    screen.show(HOLE)
    screen.key(Key.Key_S)
    screen.key(Key.Key_0)
    assert screen.case(HOLE).snoozed_until is None


def test_a_moment_of_ones_own_must_lie_ahead(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_S)
    dialog = screen.dialog(SetAsideDialog)
    dialog._moment.setDateTime(dialog._moment.dateTime().addYears(-2))
    screen.key(Key.Key_Return)
    assert not dialog.problem.isHidden()
    assert screen.case(HOLE).snoozed_until is None
    screen.key(Key.Key_Escape)


def test_the_usual_moments_lie_ahead_and_are_exact() -> None:
    monday_evening = datetime(2026, 11, 23, 18, 30, tzinfo=SHANGHAI)
    named = {phrase.source: at for phrase, at in presets(monday_evening)}
    assert "Tonight at 6" not in named
    assert named["Tomorrow at 9"] == datetime(2026, 11, 24, 9, tzinfo=SHANGHAI)
    assert named["Next Monday at 9"] == datetime(2026, 11, 30, 9, tzinfo=SHANGHAI)
    assert all(at > monday_evening for at in named.values())


def test_a_call_is_noted_in_one_key_without_the_whole_number(screen: Screen) -> None:
    case = screen.seat.on_desk(_with_number)
    screen.show(case)
    screen.key(Key.Key_T)
    screen.dialog(TelephoneDialog)
    screen.key(Key.Key_2)
    note = screen.seat.dossier(case).history[-1]
    assert note.kind == Kind.NOTE_ADDED
    assert "No answer" in note.body["text"]
    assert "139****5678" in note.body["text"]
    assert note.body["call"] is True


def test_what_to_say_is_for_whoever_is_called(screen: Screen) -> None:
    case = screen.seat.on_desk(_with_number)
    screen.seat.on_desk(partial(lists.dispatch, case))
    screen.show(case)
    screen.key(Key.Key_T)
    dialog = screen.dialog(TelephoneDialog)
    assert "You wrote to us" in words_of(dialog)
    screen.key(Key.Key_Down)
    assert "You wrote to us" not in words_of(dialog)
    assert "How far has it come" in words_of(dialog)
    screen.key(Key.Key_Escape)


def _with_number(desk: Desk) -> UUID:
    message = Incoming("paste", "call", "请回电13912345678", T0, author="阿桂")
    desk.intake.receive([Answered(message)])
    return case_id("paste", "call")


def test_without_a_number_it_says_how_to_ask_for_one(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_T)
    assert QApplication.activeModalWidget() is None
    assert "Press A" in screen.said


def test_a_dot_copies_the_number_and_two_dots_the_title_too(screen: Screen) -> None:
    screen.show(HOLE)
    number = screen.case(HOLE).number
    screen.key(Key.Key_Period)
    assert clipboard() == number
    screen.key(Key.Key_Left)
    screen.seat.press(Key.Key_Period)
    screen.seat.press(Key.Key_Period)
    assert clipboard().startswith(f"{number} 文澜路")


def test_escape_asks_for_the_list(screen: Screen) -> None:
    asked: list[None] = []
    screen.view.back_requested.connect(partial(asked.append, None))
    screen.show(HOLE)
    screen.key(Key.Key_Escape)
    assert asked == [None]


def test_r_brings_one_to_the_words_and_letters_are_words_there(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_R)
    assert QApplication.focusWidget() is screen.text
    screen.write("cem1")
    assert screen.text.words == "cem1"
    assert screen.case(HOLE).claimed_by is None
