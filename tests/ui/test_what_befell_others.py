"""What has befallen people at other desks, tried at this one: the hands, the list, the words.

Each of these happened in a program that many use. `tests.bench.bench_mutants` breaks this desk in
the same way, and sees to it that the test here turns red.
"""

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from moderator_app.core.case import Audience, Delivery, Outcome, Stage
from moderator_app.core.changes import Changes
from moderator_app.core.organisations import organisation_id
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk.desk import Desk as Writing
from moderator_app.desk.reading import Reader
from moderator_app.ui import sentences
from tests.desks import ANNA, BAI
from tests.journeys.hands import until
from tests.ui.benches import HEAT, HOLE, LAMP, compose
from tests.ui.lists import closing
from tests.ui.whole_windows import Desk, clipboard, desk

__all__ = ["desk"]

ROADS, CLEANERS = organisation_id("municipal"), organisation_id("sanitation")
EVERY_LETTER = "1cyjkuesmgfbh=.,"
"""What are commands in the list and the case."""


def shown(desk: Desk) -> None:
    """Until the case one went to is on the screen."""
    until(desk.hands, lambda: desk.window.case.sight() is not None, "the case is shown")


def written(desk: Desk) -> str:
    """The words in the field of the reply."""
    return desk.window.case.composer.text.words


def draft(desk: Desk) -> str:
    """What the file keeps of Anna's reply about the hole."""
    found = desk.ask(partial(Reader.draft, case_id=HOLE, channel="weibo", author=str(ANNA.id)))
    return "" if found is None else found.text


# 1. Undone, given to somebody else, and the words still were those for the first.


def test_what_was_taken_back_goes_to_nobody_but_whom_one_chose_afterwards(desk: Desk) -> None:
    desk.press("1", "Ctrl+Enter", "U")
    assert desk.reads(HOLE)
    assert "市政设施管理处" in written(desk)
    desk.press("2", "Ctrl+Enter")
    assert "市政" not in clipboard()
    assert "环境卫生管理处" in clipboard()
    desk.press("Y")
    assert "环境卫生管理处" in clipboard()
    desk.press("Y")
    (handling,) = desk.case(HOLE).handlings
    assert (handling.organisation, handling.stage) == (CLEANERS, Stage.TOLD)
    assert desk.strip == ""


def test_what_was_asked_in_private_and_taken_back_is_not_asked_in_public(desk: Desk) -> None:
    desk.press("A", "Tab")
    desk.write("文澜路")
    desk.press("Ctrl+Enter")
    assert desk.case(HOLE).replies[0].audience is Audience.PRIVATE
    desk.press("U")
    assert desk.reads(HOLE)
    assert desk.window.case.composer.audience is Audience.PRIVATE
    desk.press("R", "Ctrl+Enter")
    again = desk.case(HOLE).replies[-1]
    assert (again.audience, again.purpose) == (Audience.PRIVATE, "ask")


# 2. The recipient was read from the newest message, not from the one that is answered.


def test_a_reply_on_its_way_is_for_whom_it_was_written_whoever_writes_meanwhile(
    desk: Desk,
) -> None:
    desk.press("1", "Ctrl+Enter")
    words, before = clipboard(), desk.case(HOLE)
    desk.hears_again(HOLE, "我也看到了", author="路过的人", account="别的号")
    assert "晨跑的人" in desk.strip
    assert "路过的人" not in desk.strip
    desk.press("V")
    assert clipboard() == words
    after = desk.case(HOLE)
    assert (after.author, after.account, after.post) == (before.author, "清川城管", "hole")
    desk.press("Y")
    (sent,) = desk.case(HOLE).replies
    assert sent.delivery is Delivery.SENT
    lease = next(e for e in desk.dossier(HOLE).history if e.id == sent.lease)
    assert lease.slot == "reply:weibo:hole/1#1"
    assert lease.body["text"] == words


# 3. A message came in, the list shifted, and the key hit another case.


def test_a_key_pressed_as_mail_arrives_hits_the_case_one_was_looking_at(desk: Desk) -> None:
    desk.press("J")
    assert desk.reads(LAMP)
    stood = desk.listed
    first = desk.hears("older", "垃圾没人收", ago=timedelta(hours=9))
    assert desk.listed == stood
    desk.press("C")
    assert desk.case(LAMP).claimed_by == str(ANNA.id)
    assert desk.case(HOLE).claimed_by is None
    desk.press("Ctrl+4", "Ctrl+1")
    assert desk.listed == [first, *stood]
    assert desk.reads(LAMP)


# 4. Done with one case, already at the next: and the next was done with, or passed over.


def test_who_went_on_before_it_was_written_down_is_not_taken_on_once_more(desk: Desk) -> None:
    with desk.slow_disk():
        desk.hands.press("1")
        desk.hands.press("Ctrl+Enter")
        desk.hands.press("J")
        until(desk.hands, lambda: desk.reading == LAMP, "the next case")
        shown(desk)
        desk.hands.press("R")
    desk.write("c")
    assert desk.case(HOLE).pending is not None
    assert desk.reading == LAMP
    assert written(desk) == "c"
    assert desk.case(HEAT).claimed_by is None


def test_a_commit_pressed_twice_commits_one_case(desk: Desk) -> None:
    with desk.slow_disk():
        desk.hands.press("1")
        for _ in range(3):
            desk.hands.press("Ctrl+Enter")
    assert desk.reads(LAMP)
    assert desk.case(HOLE).pending is not None
    assert desk.case(LAMP).replies == desk.case(HEAT).replies == ()
    assert "ready to be passed on" in desk.said


def test_a_case_found_by_searching_leaves_the_list_where_one_was(desk: Desk) -> None:
    desk.press("Ctrl+K")
    desk.write("停电")
    desk.press("Enter")
    until(desk.hands, lambda: desk.reading == HEAT, "the case that was found")
    shown(desk)
    desk.press("R")
    desk.write("收到")
    desk.press("Ctrl+Enter")
    assert desk.case(HEAT).pending is not None
    assert desk.reads(HOLE)


# 5. Another action sent the half-written reply along.


def test_no_other_deed_sends_a_half_written_reply(desk: Desk) -> None:
    desk.press("R")
    desk.write("您好，正在")
    desk.press("Esc", "C", "M", "N")
    desk.write("家属下午在家")
    desk.press("Ctrl+Enter", "S", "1", "Enter")
    case = desk.case(HOLE)
    assert case.claimed_by == str(ANNA.id)
    assert case.pinned
    assert case.notes == 1
    assert case.snoozed_until is not None
    assert case.replies == ()
    assert draft(desk) == "您好，正在"
    assert desk.strip == ""


# 6. The draft was lost: in one view, when the case changed hands, when a setting was changed.


def test_a_half_written_reply_is_there_after_every_page_and_every_setting(desk: Desk) -> None:
    desk.press("R")
    desk.write("您好，正在")
    for digit in "234567890":
        desk.press(f"Ctrl+{digit}")
    desk.press("Ctrl+1")
    assert desk.reads(HOLE)
    assert written(desk) == "您好，正在"
    desk.press("Ctrl+=", "Ctrl+-")
    for command in ("theme", "density", "language", "language", "theme", "density"):
        desk.window.commands.run(command)
        desk.hands.look()
    assert written(desk) == "您好，正在"
    desk.press("J", "K")
    assert desk.reads(HOLE)
    assert written(desk) == "您好，正在"


def test_a_half_written_reply_outlives_that_somebody_else_takes_the_case(desk: Desk) -> None:
    desk.press("R")
    desk.write("您好，正在")
    desk.on_desk(_bai_takes_it)
    desk.hears_again(HOLE, "还有一个坑")
    assert desk.case(HOLE).claimed_by == str(BAI.id)
    assert written(desk) == "您好，正在"
    until(desk.hands, lambda: draft(desk) == "您好，正在", "it is saved at the pause")
    desk.write("查看")
    desk.press("Esc", "J", "K")
    assert desk.reads(HOLE)
    assert written(desk) == draft(desk) == "您好，正在查看"


def _bai_takes_it(desk: Writing) -> Changes:
    before, desk.session.person = desk.session.person, BAI
    try:
        return desk.cases.claim(HOLE, desk.session.case(HOLE).head)
    finally:
        desk.session.person = before


# 7. Ctrl+Z was meant for a letter and took back a deed.


def test_ctrl_z_where_one_writes_takes_back_letters_and_never_a_deed(desk: Desk) -> None:
    desk.press("1", "Ctrl+Enter")
    assert desk.reads(LAMP)
    desk.press("R")
    desk.write("ab")
    for _ in range(4):
        desk.press("Ctrl+Z")
    assert written(desk) == ""
    desk.press("Esc", "N")
    desk.write("x")
    desk.press("Ctrl+Z", "Ctrl+Z", "Esc", "Ctrl+7")
    desk.write("x")
    desk.press("Ctrl+Z", "Ctrl+Z", "Ctrl+K")
    desk.write("x")
    desk.press("Ctrl+Z", "Ctrl+Z", "Esc", "Esc")
    assert desk.case(HOLE).lead is not None
    desk.press("Ctrl+1", "U")
    assert desk.case(HOLE).lead is None


# 8. A letter typed into a field of search was a command.


def _types(desk: Desk, *chords: str) -> str:
    """What stands in the field that the chords lead to, once every letter was typed there."""
    desk.press(*chords)
    before = desk.ask(Reader.newest)
    for sign in EVERY_LETTER:
        desk.write(sign)
    field = QApplication.focusWidget()
    assert desk.ask(Reader.newest) == before
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def test_letters_typed_where_one_searches_are_letters(desk: Desk) -> None:
    assert _types(desk, "Ctrl+7") == EVERY_LETTER
    assert _types(desk, "Ctrl+1", "Ctrl+K") == EVERY_LETTER
    assert _types(desk, "Esc", "Esc", "Ctrl+8", "/") == EVERY_LETTER
    assert _types(desk, "Ctrl+9", "/") == EVERY_LETTER
    assert _types(desk, "Ctrl+1", "R") == EVERY_LETTER
    assert desk.case(HOLE).claimed_by is None


# 9. Letters of an input method were swallowed, or were commands.


def _is_a_place_for_keys(widget: QWidget) -> bool:
    return not widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_letters_of_an_input_method_are_neither_swallowed_nor_commands(desk: Desk) -> None:
    desk.press("R")
    field = QApplication.focusWidget()
    assert field is not None
    assert not _is_a_place_for_keys(field)
    for letters in ("l", "lu", "lud", "lude", "ludeng"):
        compose(field, letters)
        desk.hands.look()
    assert (written(desk), desk.reading) == ("", HOLE)
    compose(field, "", "路灯")
    compose(field, "yi")
    # The digit that chooses a candidate is the input method's; one that is let through is a digit.
    compose(field, "", "已")
    QTest.keyClicks(field, "1")
    assert written(desk) == "路灯已1"
    assert desk.window.case.choosing.staged.lead is None
    desk.press("Esc")
    here = QApplication.focusWidget()
    assert here is not None
    assert _is_a_place_for_keys(here)
    desk.press("1")
    assert desk.window.case.choosing.staged.lead == ROADS


# 16. The words landed on a case that meanwhile was part of another.


def test_words_for_a_case_somebody_closed_as_the_same_meanwhile_stay_a_draft(desk: Desk) -> None:
    desk.window.case._bench._others.stop()  # nobody tells the window
    QApplication.clipboard().setText("before")
    desk.press("C", "R")
    desk.write("您好，正在查看")
    desk.on_desk(partial(closing, HOLE, outcome=Outcome.DUPLICATE))
    desk.press("Ctrl+Enter")
    assert desk.said == sentences.refused(Refusal(Reason.CASE_CLOSED, HOLE))
    assert desk.case(HOLE).replies == ()
    assert draft(desk) == "您好，正在查看"
    assert clipboard() == "before"
