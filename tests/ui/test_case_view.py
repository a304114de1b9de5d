"""The case on the screen: three lanes, plain words, and no deed about anything unseen."""

from datetime import UTC, datetime
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from moderator_app.core.case import Audience
from moderator_app.core.changes import Changes
from moderator_app.core.decisions import Incoming
from moderator_app.core.ids import case_id
from moderator_app.core.importing import LONGEST_FACT, LONGEST_TITLE
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.ui.dialogs.whole_text import WholeTextDialog
from moderator_app.ui.panes.entry import Entry, Lane
from moderator_app.ui.panes.entry_view import SHOWN_AT_ONCE
from moderator_app.ui.panes.facts_row import FactButton
from moderator_app.ui.panes.timeline import NEWEST
from moderator_app.ui.widgets import as_tool_tip
from tests.desks import T0
from tests.ui.benches import HOLE, LAMP
from tests.ui.case_seats import CTRL, Key, Screen, built, screen
from tests.watchdog import Watchdog

__all__ = ["built", "screen"]


def entries(screen: Screen) -> list[Entry]:
    return [view.entry for view in screen.view.timeline.shown if view.entry is not None]


def receive(text: str, post: str, desk: Desk, *, phone: str = "") -> UUID:
    message = Incoming("weibo", post, text, T0, author="阿桂", author_id="77", phone=phone)
    desk.intake.receive([Answered(message)])
    return case_id("weibo", post)


def receive_long(desk: Desk) -> None:
    long = partial(str.__mul__, "长")
    message = Incoming(
        "web", "long", "路灯", T0, title=long(LONGEST_TITLE), author=long(LONGEST_FACT),
        author_id=long(LONGEST_FACT), account=long(LONGEST_FACT), phone="1" * LONGEST_FACT,
        place=long(LONGEST_FACT), url="x" * LONGEST_FACT,
    )  # fmt: skip
    desk.intake.receive([Answered(message)])


def write_again(case: UUID, text: str, post: str, desk: Desk) -> Changes:
    return desk.intake.add(case, Incoming("weibo", post, text, T0, author="阿桂"))


def answer(case: UUID, text: str, desk: Desk) -> Changes:
    head = desk.session.case(case).head
    return desk.cases.commit(case, head, to=None, reply=Words(text, audience=Audience.PUBLIC))


def note(case: UUID, text: str, desk: Desk) -> Changes:
    return desk.cases.note(case, text)


def test_without_a_case_it_says_what_to_press(screen: Screen) -> None:
    assert screen.view.currentWidget() is screen.view._empty
    assert screen.view.sight() is None


def test_a_reply_that_came_with_a_file_keeps_its_day_and_is_nobodys_here(screen: Screen) -> None:
    message = Incoming("workbook", "old", "路灯不亮", T0, account="云州城管", origin="workbook")
    answered = Answered(message, "已修好", datetime(2019, 3, 5, 2, 30, tzinfo=UTC))
    screen.seat.on_desk(lambda desk: desk.intake.receive([answered]))
    screen.show(case_id("workbook", "old"))
    reply = entries(screen)[-1]
    assert (reply.lane, reply.who, reply.text) == (Lane.DESK, "云州城管", "已修好")
    assert "2019" in reply.when
    assert "10:30" in reply.when
    assert "workbook" not in entries(screen)[0].what


def test_the_longest_facts_that_come_in_hold_no_window(
    screen: Screen, window_watchdog: Watchdog
) -> None:
    screen.seat.on_desk(receive_long)
    screen.show(case_id("web", "long"))
    assert entries(screen)[0].text.endswith("路灯")
    # Each turn of the loop is counted for itself, and not all of them as one at the end.
    screen.seat.qtbot.wait(60)


def test_each_lane_has_its_place_and_its_word(screen: Screen) -> None:
    screen.seat.on_desk(partial(note, HOLE, "已电话核实"))
    screen.seat.on_desk(partial(answer, HOLE, "收到了"))
    screen.show(HOLE)
    lanes = [entry.lane for entry in entries(screen)]
    assert lanes == [Lane.CITIZEN, Lane.NOTE, Lane.DESK]
    citizen, internal, ours = screen.view.timeline.shown
    assert citizen._head.x() < ours._head.x()
    assert "Internal" in internal.accessibleName()
    assert "To be confirmed as sent" in ours.accessibleName()
    assert "安娜" in ours.accessibleName()


def test_a_reply_says_sent_only_after_somebody_has_confirmed_it(screen: Screen) -> None:
    screen.seat.on_desk(partial(answer, HOLE, "收到了"))
    screen.show(HOLE)
    chip = entries(screen)[-1].chip
    assert chip is not None
    assert chip.word == "To be confirmed as sent"
    screen.key(Key.Key_Y)
    chip = entries(screen)[-1].chip
    assert chip is not None
    assert chip.word == "Sent"


def test_what_was_undone_stays_in_sight_struck_out(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_N)
    screen.write("写错了")
    screen.key(Key.Key_Return)
    screen.key(Key.Key_U)
    undone = next(view for view in screen.view.timeline.shown if view.entry and view.entry.undone)
    assert undone.prose is not None
    assert undone.prose.font().strikeOut()
    assert "Undone" in undone.accessibleName()


def test_markup_and_control_characters_are_shown_as_they_were_written(screen: Screen) -> None:
    words = "<b>注意</b> <img src=x> \x07\x1b[31m &amp; {称呼}"
    case = screen.seat.on_desk(partial(receive, words, "markup"))
    screen.show(case)
    prose = screen.view.timeline.shown[0].prose
    assert prose is not None
    assert "<b>注意</b> <img src=x>" in prose.toPlainText()
    assert "&amp;" in prose.toPlainText()


def test_a_hundred_thousand_characters_do_not_hold_the_window(
    screen: Screen, window_watchdog: Watchdog
) -> None:
    words = "花园路口路面塌了一个坑。" * 8_400
    case = screen.seat.on_desk(partial(receive, words, "long"))
    screen.show(case)
    shown = screen.view.timeline.shown[0]
    assert shown.prose is not None
    assert len(shown.prose.toPlainText()) == SHOWN_AT_ONCE
    assert shown.more is not None
    shown.more.click()
    field = screen.dialog(WholeTextDialog).field
    assert isinstance(field, QPlainTextEdit)
    whole = partial(_reads, field, words)
    screen.seat.qtbot.waitUntil(whole, timeout=10_000)
    screen.key(Key.Key_Return, CTRL)
    assert QApplication.clipboard().text() == words


def _reads(field: QPlainTextEdit, words: str) -> bool:
    return field.toPlainText().replace("\n", "") == words


def test_a_long_history_opens_at_the_newest_need_and_keeps_the_rest_at_hand(
    screen: Screen,
) -> None:
    for at in range(NEWEST + 5):
        screen.seat.on_desk(partial(write_again, LAMP, f"第{at}次问", f"again-{at}"))
    screen.show(LAMP)
    timeline = screen.view.timeline
    assert len(timeline.shown) == NEWEST
    bar = timeline.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    assert timeline._earlier.isVisible()
    timeline._earlier.click()
    assert len(timeline.shown) == NEWEST + 6


def test_a_case_opens_with_its_newest_words_in_sight_and_the_citizens_where_they_fit(
    screen: Screen,
) -> None:
    screen.seat.window.resize(766, 690)
    for at in range(4):
        screen.seat.on_desk(partial(write_again, LAMP, f"第{at}次问" * 8, f"again-{at}"))
    for at in range(4):
        screen.seat.on_desk(partial(_note, LAMP, f"第{at}次查看现场，" * 8))
    screen.show(LAMP)
    timeline = screen.view.timeline
    newest = timeline.shown[-1]
    top = newest.mapTo(timeline.viewport(), newest.rect().topLeft()).y()
    assert top >= 0
    assert top + newest.height() <= timeline.viewport().height() + 1


def _note(case: UUID, words: str, desk: Desk) -> None:
    desk.cases.note(case, words)


def test_an_ordinary_case_is_read_without_scrolling(screen: Screen) -> None:
    screen.seat.window.resize(766, 690)
    screen.show(HOLE)
    screen.key(Key.Key_1)
    assert screen.view.timeline.verticalScrollBar().maximum() == 0
    for part in (screen.view._send, screen.view.handlers._more):
        corner = part.mapTo(screen.seat.window, part.rect().bottomRight())
        assert screen.seat.window.rect().contains(corner)


def test_a_telephone_number_is_masked_until_it_is_pressed(screen: Screen) -> None:
    case = screen.seat.on_desk(partial(receive, "路灯不亮，电话13912345678", "phone"))
    screen.show(case)
    button = screen.view.facts.findChild(FactButton)
    assert button is not None
    assert button.text() == "139****5678"
    button.click()
    screen.seat.settle()
    assert button.text() == "13912345678"
    assert QApplication.clipboard().text() == "13912345678"
    screen.show(HOLE)
    screen.show(case)
    again = [b for b in screen.view.facts.findChildren(FactButton) if b.isVisible()]
    assert [b.text() for b in again if "139" in b.text()] == ["139****5678"]


def test_while_another_case_is_read_the_old_one_stays_and_nothing_can_be_done(
    screen: Screen,
) -> None:
    screen.show(HOLE)
    screen.view.show_case(LAMP)
    assert screen.view.dossier is not None
    assert screen.view.dossier.case.id == HOLE
    assert screen.view.sight() is None
    for key in (Key.Key_C, Key.Key_M, Key.Key_N, Key.Key_S, Key.Key_E):
        screen.seat.press(key)
    assert QApplication.activeModalWidget() is None
    screen.seat.settle()
    assert screen.case(HOLE).claimed_by is None
    assert screen.case(LAMP).claimed_by is None
    assert screen.view.sight() is not None


def test_a_decision_by_a_colleague_is_seen_and_ours_is_made_again(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_1)
    seen = screen.case(HOLE).head
    screen.seat.on_desk(partial(_claim, HOLE, seen))
    screen.key(Key.Key_Return, CTRL)
    assert "colleague decided first" in screen.said
    assert screen.case(HOLE).lead is None
    assert screen.finished == []
    assert screen.view.choosing.staged.lead is not None
    screen.key(Key.Key_Return, CTRL)
    assert screen.case(HOLE).lead is not None
    assert screen.finished == [HOLE]


def _claim(case: UUID, seen: UUID, desk: Desk) -> Changes:
    return desk.cases.claim(case, seen)


def test_what_is_new_about_the_case_appears_by_itself(screen: Screen) -> None:
    screen.show(HOLE)
    screen.seat.bench.write(partial(write_again, HOLE, "又塌大了", "more"))
    screen.seat.settle()
    assert entries(screen)[-1].text == "又塌大了"


def test_the_clock_explains_itself(screen: Screen) -> None:
    screen.show(HOLE)
    words = screen.view.header._clock.accessibleDescription()
    assert "within 2 hour" in words
    assert screen.view.header._clock.toolTip() == as_tool_tip(words)


@pytest.mark.parametrize("kind", [QEvent.Type.LanguageChange, QEvent.Type.StyleChange])
def test_it_is_drawn_anew_when_language_or_size_changes(screen: Screen, kind: QEvent.Type) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_1)
    for widget in (screen.view, *screen.view.findChildren(type(screen.view.handlers))):
        QCoreApplication.sendEvent(widget, QEvent(kind))
    screen.seat.settle()
    assert entries(screen)[0].text.startswith("文澜路")
    marks = [b.mark.word for b in screen.view.handlers.buttons.values() if b.mark.chosen]
    assert marks == ["转办"]


def test_changing_cases_holds_the_window_for_no_frame(
    screen: Screen, window_watchdog: Watchdog
) -> None:
    for _ in range(5):
        for case in (HOLE, LAMP):
            screen.show(case)


def test_letters_typed_after_tabbing_out_of_the_reply_do_nothing_to_the_case(
    screen: Screen,
) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_R)
    screen.write("您好")
    screen.key(Key.Key_Tab)
    assert not screen.text.hasFocus()
    for key in (Key.Key_M, Key.Key_1, Key.Key_C, Key.Key_N):
        screen.key(key)
    case = screen.case(HOLE)
    assert (case.pinned, case.claimed_by) == (False, None)
    assert screen.view.choosing.staged.lead is None
    assert QApplication.activeModalWidget() is None
