"""Handing over, taking over, and saying who is at the desk, by keyboard alone."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from moderator_app.core import handover
from moderator_app.core.case import Audience, Purpose
from moderator_app.core.changes import Changes
from moderator_app.core.handover import Section, Sheet
from moderator_app.core.rows import SavedDraft, Shift
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.store import records
from moderator_app.ui.dialogs.past_handovers import PastHandovers
from moderator_app.ui.dialogs.people import PeopleDialog
from moderator_app.ui.panes.handover import HandoverPane
from tests.desks import ANNA, BAI
from tests.ui.benches import HOLE, Seat
from tests.ui.starts import words_of

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(seat: Seat) -> HandoverPane:
    made = HandoverPane(seat.bench, seat.commands)
    seat.seat(made)
    idle(seat)
    return made


def idle(seat: Seat) -> None:
    """Until no thread has anything to do and nothing is being waited for."""
    seat.qtbot.waitUntil(lambda: not seat.tasks.busy)
    QApplication.processEvents()


def reply(desk: Desk) -> Changes:
    case = desk.session.case(HOLE)
    words = Words("您好，已转市政处。", Purpose.ANSWER, Audience.PUBLIC)
    return desk.cases.commit(HOLE, case.head, to=None, reply=words)


def unread(reader: Reader) -> Shift | None:
    return reader.unread_handover()


def shown(dialog: QWidget, seat: Seat) -> None:
    dialog.show()
    dialog.activateWindow()
    seat.qtbot.waitUntil(dialog.isActiveWindow)


def test_the_note_follows_the_state_of_things(seat: Seat, pane: HandoverPane) -> None:
    sheet = pane.shown()
    assert sheet is not None
    assert len(sheet.items(Section.OPEN)) == 3
    seat.bench.write(reply)
    seat.qtbot.waitUntil(lambda: bool((s := pane.shown()) and s.items(Section.UNSENT)))
    idle(seat)


def test_nobody_is_offered_themselves_also_with_a_new_number(
    seat: Seat, pane: HandoverPane
) -> None:
    renumbered = replace(ANNA, number="77")
    seat.bench.write(lambda desk: desk.shifts.save_person(renumbered))
    seat.settle()
    offered = [pane.card.to.itemText(at) for at in range(pane.card.to.count())]
    assert BAI.name in offered
    assert ANNA.name not in offered


def test_a_signature_is_asked_for_before_it_is_given(seat: Seat, pane: HandoverPane) -> None:
    signed: list[Sheet] = []
    pane.handed_over.connect(signed.append)
    seat.press(Qt.Key.Key_Return, CTRL)
    idle(seat)
    assert "Nobody is named" in words_of(pane.card)
    seat.press(Qt.Key.Key_Tab)
    seat.type("白雪")
    assert "Nobody is named" not in words_of(pane.card)
    seat.press(Qt.Key.Key_Return, CTRL)
    idle(seat)
    assert "Hand over to 白雪?" in words_of(pane.card)
    assert signed == []
    pane.hide()
    pane.show()
    seat.press(Qt.Key.Key_Return, CTRL)
    idle(seat)
    assert signed == []
    assert seat.ask(unread) is None


def test_the_same_key_again_signs_and_leaves_the_desk(seat: Seat, pane: HandoverPane) -> None:
    signed: list[Sheet] = []
    pane.handed_over.connect(signed.append)
    seat.press(Qt.Key.Key_Tab)
    seat.type("白雪")
    seat.press(Qt.Key.Key_Tab)
    seat.type("九点前回电")
    seat.press(Qt.Key.Key_Return, CTRL)
    seat.press(Qt.Key.Key_Return, CTRL)
    seat.qtbot.waitUntil(lambda: bool(signed))
    assert (signed[0].to_name, signed[0].words) == ("白雪", "九点前回电")
    assert signed[0].from_name == ANNA.name
    assert seat.bench.person is None
    kept = seat.ask(unread)
    assert kept is not None
    assert kept.sheet is not None
    assert handover.from_body(kept.sheet) == signed[0]
    idle(seat)


def test_signing_keeps_unfinished_replies(seat: Seat, pane: HandoverPane) -> None:
    draft = SavedDraft(text="您好，正在")
    seat.bench.keep(lambda desk: desk.cases.save_draft(HOLE, "weibo", draft))
    pane.sign()
    pane.sign()
    idle(seat)
    found = seat.ask(lambda reader: reader.draft(HOLE, "weibo", str(ANNA.id)))
    assert found is not None
    assert found.text == "您好，正在"


def test_the_words_of_an_unsigned_note_are_kept_at_a_pause(seat: Seat, pane: HandoverPane) -> None:
    pane.card.words.setFocus()
    seat.type("供电公司今晚检修")
    seat.qtbot.waitUntil(lambda: seat.ask(Reader.settings).get("handover.words") is not None)
    idle(seat)
    again = HandoverPane(seat.bench, seat.commands)
    seat.seat(again)
    idle(seat)
    assert again.card.words.toPlainText() == "供电公司今晚检修"


def test_enter_opens_the_case_that_is_chosen(seat: Seat, pane: HandoverPane) -> None:
    asked: list[object] = []
    pane.case_requested.connect(asked.append)
    sheet = pane.shown()
    assert sheet is not None
    seat.press(Qt.Key.Key_J)
    seat.press(Qt.Key.Key_Return)
    assert [str(case) for case in asked] == [sheet.items(Section.OPEN)[1].case_id]


def test_the_text_is_copied_as_it_would_be_signed(seat: Seat, pane: HandoverPane) -> None:
    pane.card.words.setPlainText("别转错")
    pane.copy_text()
    idle(seat)
    text = QGuiApplication.clipboard().text()
    assert text.endswith("别转错")
    assert "文澜路" in text
    pane.flush()
    idle(seat)


def test_a_folder_that_takes_no_file_is_said_in_words(
    seat: Seat, pane: HandoverPane, tmp_path: Path
) -> None:
    sheet = pane.shown()
    assert sheet is not None
    pane._papers.save(sheet, tmp_path / "gone" / "note.pdf")
    idle(seat)
    assert "folder" in seat.said[-1].text
    pane._papers.save(sheet, tmp_path / "note.pdf")
    idle(seat)
    assert (tmp_path / "note.pdf").read_bytes().startswith(b"%PDF")
    pane._papers.save(sheet, tmp_path / "note.docx")
    idle(seat)
    assert (tmp_path / "note.docx").read_bytes().startswith(b"PK")


def test_an_earlier_handover_can_be_read_again(seat: Seat, pane: HandoverPane) -> None:
    pane.card.words.setPlainText("第一班")
    pane.sign()
    pane.sign()
    idle(seat)
    seat.on_desk(_take_over_whole)
    seat.bench.sit_down(BAI)
    pane.refresh()
    idle(seat)
    pane.read_earlier()
    idle(seat)
    dialog = seat.window.findChild(PastHandovers)
    assert dialog is not None
    dialog.activateWindow()
    seat.qtbot.waitUntil(dialog.isActiveWindow)
    assert _read(dialog) == "第一班"
    assert "第一班" in words_of(dialog)
    assert "3 of 3 accepted" in words_of(dialog)
    seat.type("no such word")
    assert _read(dialog) == ""
    assert "No handover says that" in words_of(dialog)
    dialog.field.clear()
    seat.type("文澜路")
    assert _read(dialog) == "第一班"
    dialog.copy.click()
    idle(seat)
    assert "✓ accepted 白雪" in QGuiApplication.clipboard().text()
    dialog.reject()
    idle(seat)


def _unread(desk: Desk) -> UUID:
    found = records.unread_handover(desk.session.store.connection)
    assert found is not None
    return found.id


def _read(dialog: PastHandovers) -> str:
    """The words of the handover that is chosen."""
    return "" if dialog.shown is None else dialog.shown[1].words


def _take_over_whole(desk: Desk) -> Changes:
    shift = _unread(desk)
    desk.acceptance.accept_all_left(shift, BAI)
    return desk.acceptance.take_over(shift, BAI)


def test_somebody_new_is_made_at_the_desk(seat: Seat, pane: HandoverPane) -> None:
    dialog = PeopleDialog(seat.bench, (ANNA, BAI), seat.window)
    shown(dialog, seat)
    seat.press(Qt.Key.Key_N)
    seat.type("赵磊")
    seat.press(Qt.Key.Key_Tab)
    seat.type("07")
    seat.press(Qt.Key.Key_Return)
    seat.qtbot.waitUntil(lambda: dialog.result() == dialog.DialogCode.Accepted)
    assert dialog.person is not None
    assert (dialog.person.name, dialog.person.number) == ("赵磊", "07")
    assert dialog.person in seat.ask(Reader.people)
    idle(seat)


def test_a_duty_number_that_is_taken_is_refused_in_the_dialog(
    seat: Seat, pane: HandoverPane
) -> None:
    dialog = PeopleDialog(seat.bench, (ANNA, BAI), seat.window)
    shown(dialog, seat)
    seat.press(Qt.Key.Key_N)
    seat.type("赵磊")
    seat.press(Qt.Key.Key_Tab)
    seat.type("02")
    seat.press(Qt.Key.Key_Return)
    seat.qtbot.waitUntil(dialog.problem.isVisible)
    assert BAI.name in dialog.problem.text()
    assert dialog.person is None
    dialog.reject()
    idle(seat)


def test_nobody_sits_down_while_a_handover_is_unread(seat: Seat, pane: HandoverPane) -> None:
    pane.sign()
    pane.sign()
    idle(seat)
    dialog = PeopleDialog(seat.bench, (ANNA, BAI), seat.window)
    shown(dialog, seat)
    seat.press(Qt.Key.Key_1)
    seat.qtbot.waitUntil(dialog.problem.isVisible)
    assert dialog.person is None
    dialog.reject()
    idle(seat)
