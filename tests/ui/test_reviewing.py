"""Ctrl+Enter submits where two are to see a reply; another person approves it or gives it back."""

from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from moderator_app.core import ledger
from moderator_app.core.case import Delivery
from moderator_app.core.changes import Changes
from moderator_app.core.people import Person
from moderator_app.core.roles import Role
from moderator_app.core.rows import View
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.ui.dialogs.review import OthersDialog, ReviewDialog
from moderator_app.ui.dialogs.settings_together import TogetherPage
from moderator_app.ui.dialogs.words import WordsDialog
from moderator_app.ui.navigation import Navigation
from tests.desks import ANNA, BAI
from tests.ui.benches import HOLE, LAMP, Seat
from tests.ui.case_seats import ALT, CTRL, ROADS, Key, Screen, built, screen

__all__ = ["built", "screen"]

REPLY = "您好，已请师傅去修。"
LEAD = Person(UUID(int=7), "季红", "07", role=Role.LEAD)


def choose(channels: frozenset[str], desk: Desk) -> Changes:
    return desk.reviews.choose(channels, channels)


@pytest.fixture
def reviewed(screen: Screen) -> Screen:
    """Weibo is seen by two, of whom any colleague may be the second; Anna sits at the desk."""
    screen.seat.bench.write(partial(choose, frozenset({"weibo"})))
    screen.seat.settle()
    screen.seat.settle()
    QApplication.clipboard().setText("before")
    return screen


def sit(screen: Screen, person: Person) -> None:
    screen.seat.desk.session.person = person
    screen.seat.bench.sit_down(person)
    screen.seat.settle()


def submit(screen: Screen, words: str = REPLY) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_R)
    screen.write(words)
    screen.key(Key.Key_Return, CTRL)


def opened(screen: Screen) -> ReviewDialog:
    screen.show(HOLE)
    screen.view.setFocus()
    screen.key(Key.Key_Q)
    return screen.dialog(ReviewDialog)


def test_the_button_says_that_it_submits(reviewed: Screen) -> None:
    reviewed.show(HOLE)
    assert reviewed.view._send.accessibleName() == "Submit, and next"
    reviewed.show(LAMP)
    assert reviewed.view._send.accessibleName() == "Send, and next"


def test_what_is_submitted_is_on_no_clipboard_and_waits_for_no_confirmation(
    reviewed: Screen,
) -> None:
    submit(reviewed)
    case = reviewed.case(HOLE)
    assert (len(case.submissions), case.pending) == (1, None)
    assert QApplication.clipboard().text() == "before"
    assert not reviewed.strip.has_any()
    assert reviewed.finished == [HOLE]
    reviewed.show(HOLE)
    assert reviewed.text.words == ""
    assert reviewed.view.header._state.look.word == "To be approved"


def test_the_dispatch_beside_it_is_copied_at_once_and_the_reply_is_not(reviewed: Screen) -> None:
    reviewed.show(HOLE)
    reviewed.key(Key.Key_1)
    reviewed.key(Key.Key_Return, CTRL)
    case = reviewed.case(HOLE)
    assert case.handling(ROADS) is not None
    assert (len(case.submissions), case.pending) == (1, None)
    assert reviewed.strip.current is not None
    assert reviewed.strip.current.organisation == ROADS
    assert QApplication.clipboard().text() == reviewed.strip.current.words
    assert "the reply is submitted" in reviewed.said


def test_another_person_approves_it_and_it_is_copied_for_the_citizen(reviewed: Screen) -> None:
    submit(reviewed)
    sit(reviewed, BAI)
    dialog = opened(reviewed)
    assert REPLY in dialog.words.text()
    assert "安娜" in dialog.list.item(0).text()
    reviewed.key(Key.Key_Return, CTRL)
    assert QApplication.clipboard().text() == REPLY
    reviewed.key(Key.Key_Y)
    case = reviewed.case(HOLE)
    assert [one.delivery for one in case.replies] == [Delivery.SENT]
    reviewed.show(HOLE)
    entries = [view.entry for view in reviewed.view.timeline.shown if view.entry is not None]
    said = [f"{one.who} {one.what}" for one in entries]
    assert any(one.startswith("安娜 replied") and "approved by 白雪" in one for one in said)


def test_ones_own_words_are_not_approved_but_taken_back(reviewed: Screen) -> None:
    submit(reviewed)
    dialog = opened(reviewed)
    assert dialog.main.isHidden()
    reviewed.key(Key.Key_Return, CTRL)
    assert len(reviewed.case(HOLE).submissions) == 1
    reviewed.key(Key.Key_B)
    assert reviewed.case(HOLE).submissions == ()
    reviewed.show(LAMP)
    reviewed.show(HOLE)
    assert reviewed.text.words == REPLY


def test_where_a_lead_approves_a_moderator_reads_and_is_told_whose_it_is(
    reviewed: Screen,
) -> None:
    reviewed.seat.bench.write(lead_alone)
    reviewed.seat.on_desk(lambda desk: desk.shifts.save_person(LEAD))
    reviewed.seat.bench.learn()
    submit(reviewed)
    sit(reviewed, BAI)
    dialog = opened(reviewed)
    assert REPLY in dialog.words.text()
    assert dialog.note.text() == "This is for a lead or an administrator to do: 季红."
    assert dialog.main.isHidden()
    assert dialog.back.isHidden()
    reviewed.key(Key.Key_Return, CTRL)
    reviewed.key(Key.Key_B)
    assert QApplication.activeModalWidget() is dialog
    assert len(reviewed.case(HOLE).submissions) == 1
    reviewed.key(Key.Key_Escape)


def test_where_the_only_lead_wrote_it_one_is_told_what_to_do(reviewed: Screen) -> None:
    reviewed.seat.bench.write(lead_alone)
    submit(reviewed)
    assert opened(reviewed).note.text().startswith("Nobody else here may approve it. Settings")
    reviewed.key(Key.Key_Escape)
    sit(reviewed, BAI)
    assert opened(reviewed).note.text().startswith("Nobody else here may approve it. Settings")
    reviewed.key(Key.Key_Escape)


def lead_alone(desk: Desk) -> Changes:
    return desk.reviews.choose(frozenset({"weibo"}))


def test_what_is_sent_back_with_a_reason_is_the_authors_draft(reviewed: Screen) -> None:
    submit(reviewed)
    sit(reviewed, BAI)
    opened(reviewed)
    reviewed.key(Key.Key_B)
    reviewed.dialog(WordsDialog)
    reviewed.key(Key.Key_1)
    reviewed.key(Key.Key_Return)
    assert reviewed.case(HOLE).submissions == ()
    sit(reviewed, ANNA)
    reviewed.show(LAMP)
    reviewed.show(HOLE)
    assert reviewed.text.words == REPLY
    words = [view.entry.what for view in reviewed.view.timeline.shown if view.entry is not None]
    assert any("The tone should be warmer" in one for one in words)


def test_what_was_confirmed_is_shown_to_whoever_approves_and_runs_once_it_is_out(
    reviewed: Screen,
) -> None:
    reviewed.show(HOLE)
    reviewed.key(Key.Key_R)
    reviewed.write("您好，48小时内给您答复。")
    reviewed.key(Key.Key_P, ALT)
    reviewed.key(Key.Key_Return, CTRL)
    sit(reviewed, BAI)
    dialog = opened(reviewed)
    assert dialog.promised.text().startswith("Promise: 48小时内 → ")
    reviewed.key(Key.Key_Return, CTRL)
    assert ledger.owed(reviewed.case(HOLE)) == ()
    reviewed.key(Key.Key_Y)
    (owed,) = ledger.owed(reviewed.case(HOLE))
    assert (owed.words, owed.by) == ("48小时内", str(ANNA.id))


def test_where_the_approver_changes_the_words_only_what_still_stands_stays_confirmed(
    reviewed: Screen,
) -> None:
    reviewed.show(HOLE)
    reviewed.key(Key.Key_R)
    reviewed.write("您好，48小时内给您答复，明天中午前先回电。")
    reviewed.key(Key.Key_P, ALT)
    reviewed.key(Key.Key_Return, CTRL)
    sit(reviewed, BAI)
    opened(reviewed)
    reviewed.key(Key.Key_E)
    reviewed.text.replace_words("您好，48小时内给您答复，周五下班前先回电。", ())
    reviewed.key(Key.Key_Return, CTRL)
    assert reviewed.said.startswith("“周五下班前”: is that a promise?")
    reviewed.key(Key.Key_P, ALT)
    reviewed.key(Key.Key_Return, CTRL)
    sit(reviewed, ANNA)
    shown = opened(reviewed).promised.text().splitlines()
    assert [line.partition(" → ")[0] for line in shown] == [
        "Promise: 48小时内",
        "Promise: 周五下班前",
    ]
    reviewed.key(Key.Key_Escape)


def test_an_approval_is_undone_by_one_key(reviewed: Screen) -> None:
    submit(reviewed)
    sit(reviewed, BAI)
    opened(reviewed)
    reviewed.key(Key.Key_Return, CTRL)
    reviewed.show(HOLE)
    reviewed.view.setFocus()
    reviewed.key(Key.Key_U)
    case = reviewed.case(HOLE)
    assert (len(case.submissions), case.pending) == (1, None)


def test_changed_words_take_the_place_of_the_first_and_need_the_other_person(
    reviewed: Screen,
) -> None:
    submit(reviewed, "您好，{1}号线就修。")
    sit(reviewed, BAI)
    opened(reviewed)
    reviewed.key(Key.Key_E)
    assert reviewed.text.words == "您好，{1}号线就修。"
    reviewed.text.replace_words("您好，已修好。", ())
    reviewed.key(Key.Key_Return, CTRL)
    (waiting,) = reviewed.case(HOLE).submissions
    assert (waiting.author, waiting.first_author) == (str(BAI.id), str(ANNA.id))
    sit(reviewed, ANNA)
    dialog = opened(reviewed)
    assert "白雪, after 安娜" in dialog.list.item(0).text()
    reviewed.key(Key.Key_Return, CTRL)
    assert QApplication.clipboard().text() == "您好，已修好。"


def test_a_reply_beside_one_that_waits_is_warned_of_once(reviewed: Screen) -> None:
    submit(reviewed)
    sit(reviewed, BAI)
    submit(reviewed, "您好，已安排。")
    assert "安娜" in reviewed.said
    assert len(reviewed.case(HOLE).submissions) == 1
    reviewed.key(Key.Key_Return, CTRL)
    assert len(reviewed.case(HOLE).submissions) == 2


def test_whoever_sits_down_next_takes_no_words_away_and_is_warned_too(reviewed: Screen) -> None:
    submit(reviewed)
    (first,) = reviewed.case(HOLE).submissions
    sit(reviewed, BAI)
    opened(reviewed)
    reviewed.key(Key.Key_E)
    reviewed.text.replace_words("", ())
    sit(reviewed, ANNA)
    for _ in range(2):
        submit(reviewed, "您好，已安排。")
        assert "安娜" in reviewed.said
        assert [one.id for one in reviewed.case(HOLE).submissions] == [first.id]
        reviewed.text.replace_words("", ())
        sit(reviewed, ANNA)


def test_one_of_several_asks_about_the_others(reviewed: Screen) -> None:
    for words in ("第一稿。", "第二稿。"):
        reviewed.seat.bench.write(partial(_submit, words))
    reviewed.seat.settle()
    sit(reviewed, BAI)
    opened(reviewed)
    reviewed.key(Key.Key_Return, CTRL)
    asked = reviewed.dialog(OthersDialog)
    assert reviewed.case(HOLE).pending is None
    reviewed.key(Key.Key_Escape)
    assert reviewed.case(HOLE).pending is None
    opened(reviewed)
    reviewed.key(Key.Key_Return, CTRL)
    asked = reviewed.dialog(OthersDialog)
    asked.back.setFocus()
    reviewed.key(Key.Key_Return)
    case = reviewed.case(HOLE)
    assert case.pending is not None
    assert case.submissions == ()


def _submit(words: str, desk: Desk) -> Changes:
    head = desk.session.case(HOLE).head
    return desk.reviews.submit(HOLE, head, to=None, reply=Words(words))


def test_where_nothing_waits_the_key_says_so(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_Q)
    assert QApplication.activeModalWidget() is None
    assert screen.said.startswith("No reply")


def test_a_rule_that_is_newer_than_the_window_sends_nothing_by_accident(screen: Screen) -> None:
    """Another window of this desk has just chosen that Weibo is seen by two."""
    screen.show(HOLE)
    screen.seat.on_desk(lambda desk: desk.reviews.choose(frozenset({"weibo"})))
    screen.key(Key.Key_R)
    screen.write(REPLY)
    screen.key(Key.Key_Return, CTRL)
    case = screen.case(HOLE)
    assert (case.pending, case.submissions) == (None, ())
    assert screen.text.words == REPLY
    screen.key(Key.Key_Return, CTRL)
    assert len(screen.case(HOLE).submissions) == 1


def test_the_list_is_there_for_whoever_may_approve(seat: Seat) -> None:
    seat.on_desk(lambda desk: _submit(REPLY, desk))
    navigation = Navigation(seat.bench, seat.commands)
    seat.seat(navigation)
    navigation.refresh()
    seat.settle()
    assert navigation._items[View.REVIEW].isHidden()
    seat.desk.session.person = BAI
    seat.bench.sit_down(BAI)
    seat.settle()
    assert not navigation._items[View.REVIEW].isHidden()
    assert navigation._items[View.REVIEW].text() == "To approve  1"


def test_channels_and_accounts_are_ticked_by_keyboard_and_off_by_default(seat: Seat) -> None:
    page = TogetherPage(seat.bench)
    seat.seat(page)
    seat.settle()
    names = [page.channels.item(at).text() for at in range(page.channels.count())]
    assert names[:2] == ["Weibo", "Weibo · @清川城管"]
    states = {page.channels.item(at).checkState() for at in range(page.channels.count())}
    assert states == {Qt.CheckState.Unchecked}
    page.channels.setFocus()
    page.channels.setCurrentRow(1)
    seat.press(Key.Key_Space)
    seat.settle()
    kept = seat.ask(lambda reader: reader.settings())
    assert kept["reviewed"] == ["weibo\n清川城管"]
    assert page.channels.item(1).text() == "Weibo · @清川城管 · a lead approves"
    seat.press(Key.Key_Tab)
    assert page.anybody.hasFocus()
    seat.press(Key.Key_Space)
    seat.settle()
    assert seat.ask(lambda reader: reader.settings())["reviewed.anybody"] == ["weibo\n清川城管"]
    assert page.channels.item(1).text() == "Weibo · @清川城管 · any colleague approves"
    page.channels.setFocus()
    seat.press(Key.Key_Space)
    seat.settle()
    kept = seat.ask(lambda reader: reader.settings())
    assert (kept["reviewed"], kept["reviewed.anybody"]) == ([], [])
    assert not page.anybody.isEnabled()


def test_who_does_not_lead_sees_what_is_reviewed_and_changes_nothing_of_it(seat: Seat) -> None:
    seat.desk.session.person = BAI
    seat.bench.sit_down(BAI)
    page = TogetherPage(seat.bench)
    seat.seat(page)
    seat.settle()
    assert not page.channels.isEnabled()
    assert not page.anybody.isEnabled()
    assert page.days.isEnabled()
    assert page.review_about.text() == "This is for a lead or an administrator to do: 安娜."
