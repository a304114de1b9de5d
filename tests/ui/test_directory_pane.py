"""The directory and the dispatch list, by keyboard, over a real case file."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.core.changes import Changes
from moderator_app.core.organisations import (
    Organisation,
    Reached,
    number_now,
    organisation_id,
)
from moderator_app.desk.desk import Desk
from moderator_app.ui.dialogs.organisation_editor import OrganisationEditor
from moderator_app.ui.dialogs.remit_editor import RemitEditor
from moderator_app.ui.panes.directory import DirectoryPane
from moderator_app.ui.panes.emergency import EmergencyNumbers
from moderator_app.ui.panes.record_list import RecordList
from moderator_app.ui.widgets import PlainLabel
from tests.ui.benches import Seat

D = TypeVar("D", bound=QDialog)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ROADS = organisation_id("municipal")
WASTE = organisation_id("sanitation")


@pytest.fixture
def pane(seat: Seat) -> DirectoryPane:
    made = DirectoryPane(seat.bench, seat.commands)
    seat.seat(made)
    return made


def known(seat: Seat, name: str) -> Organisation | None:
    return next((one for one in seat.bench.knowledge.organisations if one.name == name), None)


def roads(seat: Seat) -> Organisation:
    found = seat.bench.knowledge.organisation(ROADS)
    assert found is not None
    return found


def read(pane: QWidget) -> str:
    """Every word in sight."""
    QApplication.processEvents()
    labels = (w.text() for w in pane.findChildren(PlainLabel) if w.isVisible())
    chips = (w.accessibleName() for w in pane.findChildren(QWidget) if w.isVisible())
    return "\n".join((*labels, *chips))


def titles(pane: QWidget) -> list[str]:
    records = next(one for one in pane.findChildren(RecordList) if one.isVisible())
    model = records.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def dialog(seat: Seat, kind: type[D]) -> D:
    seat.qtbot.waitUntil(partial(_is_open, kind))
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def _is_open(kind: type[QDialog]) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and isinstance(focus.window(), kind)


def fields(editor: QDialog, name: str) -> QLineEdit:
    return next(w for w in editor.findChildren(QLineEdit) if w.accessibleName() == name)


def learn(seat: Seat) -> None:
    for _ in range(3):
        seat.settle()


def test_emergency_comes_first_then_ours_then_the_rest(seat: Seat, pane: DirectoryPane) -> None:
    shown = titles(pane)
    assert shown[0] == "Emergency"
    order = [shown.index(name) for name in ("Our departments", "Districts", "Outside agencies")]
    assert order == sorted(order)
    assert pane.organisations.isAncestorOf(seat.window.focusWidget())


def test_an_entry_is_found_by_pinyin_initials_and_shown_with_the_number_in_force(
    seat: Seat, pane: DirectoryPane
) -> None:
    seat.type("/")
    seat.type("szc")
    seat.press(Key.Key_Return)
    shown = read(pane)
    one = roads(seat)
    now = number_now(one, seat.bench.local(seat.bench.now()))
    assert now is not None
    assert one.name in shown
    assert now.number in shown
    assert "In force now" in shown
    assert one.source in shown
    assert one.duties[0] in shown
    assert one.address in shown


def test_an_entry_is_found_by_its_number_and_by_a_duty(seat: Seat, pane: DirectoryPane) -> None:
    seat.type("/")
    seat.type("0399-6120021")
    assert titles(pane) == ["市政处"]
    seat.press(Key.Key_Escape)
    seat.type("/")
    seat.type("盲道")
    assert "市政处" in titles(pane)


def test_the_outcome_of_a_call_takes_one_key_and_can_be_undone(
    seat: Seat, pane: DirectoryPane
) -> None:
    pane.show_organisation(ROADS)
    before = roads(seat)
    seat.press(Key.Key_N)
    learn(seat)
    assert [check.result for check in roads(seat).checks] == [Reached.UNANSWERED]
    assert "Last calls" in read(pane)
    assert "安娜" in read(pane)
    seat.press(Key.Key_Y)
    learn(seat)
    today = seat.bench.local(seat.bench.now()).date()
    assert roads(seat).verified == today
    assert "Confirmed today" in read(pane)
    seat.said[-1].actions[0].run()
    learn(seat)
    assert roads(seat).verified == before.verified
    assert len(roads(seat).checks) == 1


def test_a_changed_number_is_asked_for_and_changes_everywhere(
    seat: Seat, pane: DirectoryPane
) -> None:
    pane.show_organisation(ROADS)
    now = number_now(roads(seat), seat.bench.local(seat.bench.now()))
    assert now is not None
    seat.press(Key.Key_C)
    seat.press(Key.Key_Return)
    assert roads(seat).checks == ()
    seat.type("0399-7770000")
    seat.press(Key.Key_Return)
    learn(seat)
    numbers = [number.number for number in roads(seat).numbers]
    assert "0399-7770000" in numbers
    assert now.number not in numbers
    assert "0399-7770000" in read(pane)
    assert now.number in seat.said[-1].text


def test_a_half_typed_number_survives_news_from_elsewhere(seat: Seat, pane: DirectoryPane) -> None:
    pane.show_organisation(ROADS)
    seat.press(Key.Key_C)
    seat.type("0399")
    waste = seat.bench.knowledge.organisation(WASTE)
    assert waste is not None
    seat.on_desk(partial(_save, replace(waste, note="x")))
    seat.bench.learn()
    learn(seat)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.text() == "0399"
    seat.press(Key.Key_Escape)
    assert not focus.isVisible()


def _save(one: Organisation, desk: Desk) -> Changes:
    return desk.directory.save_organisation(one)


def test_the_number_in_force_is_copied(seat: Seat, pane: DirectoryPane) -> None:
    pane.show_organisation(ROADS)
    seat.press(Key.Key_Period)
    now = number_now(roads(seat), seat.bench.local(seat.bench.now()))
    assert now is not None
    assert QApplication.clipboard().text() == now.number


def test_an_entry_that_nobody_confirmed_for_half_a_year_says_so(
    seat: Seat, pane: DirectoryPane
) -> None:
    day = seat.bench.local(seat.bench.now()).date() - timedelta(days=200)
    seat.on_desk(partial(_save, replace(roads(seat), verified=day)))
    seat.bench.learn()
    learn(seat)
    pane.show_organisation(ROADS)
    assert "6 months ago" in read(pane) or "6 month(s) ago" in read(pane)
    assert "Check" in str(_accessible(pane, "市政处"))


def _accessible(pane: QWidget, title: str) -> object:
    model = next(one for one in pane.findChildren(RecordList) if one.isVisible()).model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    index = next(index for index in rows if index.data() == title)
    return index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_new_organisation_takes_a_digit_from_another_with_a_notice(
    seat: Seat, pane: DirectoryPane
) -> None:
    seat.press(Key.Key_A)
    editor = dialog(seat, OrganisationEditor)
    seat.press(Key.Key_Return, CTRL)
    assert editor.isVisible()
    assert "name" in read(editor)
    seat.type("清川市地铁公司")
    seat.press(Key.Key_Tab)
    seat.type("地铁")
    digit = next(c for c in editor.findChildren(QComboBox) if c.accessibleName() == "Key")
    digit.setFocus()
    seat.press(Key.Key_1)
    more = next(
        b for b in editor.findChildren(QWidget) if getattr(b, "text", str)() == "One more number"
    )
    more.setFocus()
    seat.press(Key.Key_Space)
    fields(editor, "Telephone number").setFocus()
    seat.type("0399-1234567")
    seat.press(Key.Key_Return, CTRL)
    learn(seat)
    made = known(seat, "清川市地铁公司")
    assert made is not None
    assert (made.short, made.digit) == ("地铁", 1)
    assert made.numbers[0].number == "0399-1234567"
    assert roads(seat).digit is None
    assert "市政处" in seat.said[-1].text


def test_finding_nothing_moves_nothing_and_escape_gives_the_list_the_keys(
    seat: Seat, pane: DirectoryPane
) -> None:
    find = pane.organisations._find
    places = (find.y(), pane.organisations._add.y())
    seat.type("/")
    seat.type("zzzzz")
    seat.settle()
    assert titles(pane) == []
    assert (find.y(), pane.organisations._add.y()) == places
    seat.press(Key.Key_Escape)
    assert find.text() == ""
    assert not find.hasFocus()
    assert titles(pane) != []


def test_escape_leaves_the_message_that_is_tried(seat: Seat, pane: DirectoryPane) -> None:
    pane.show_remit()
    pane.remit.setFocus()
    seat.press(Key.Key_T)
    seat.type("hole")
    seat.press(Key.Key_Escape)
    assert pane.remit._list.hasFocus()


def test_editing_keeps_everything_that_was_not_touched(seat: Seat, pane: DirectoryPane) -> None:
    pane.show_organisation(ROADS)
    before = roads(seat)
    seat.press(Key.Key_E)
    dialog(seat, OrganisationEditor)
    seat.press(Key.Key_Return, CTRL)
    learn(seat)
    assert roads(seat) == before


def test_an_entry_in_which_nothing_was_written_is_left_at_once(
    seat: Seat, pane: DirectoryPane
) -> None:
    pane.show_organisation(ROADS)
    seat.press(Key.Key_E)
    editor = dialog(seat, OrganisationEditor)
    seat.press(Key.Key_Escape)
    assert not editor.isVisible()


def test_two_organisations_cannot_have_one_name(seat: Seat, pane: DirectoryPane) -> None:
    seat.press(Key.Key_A)
    editor = dialog(seat, OrganisationEditor)
    seat.type("清川市市政设施管理处")
    seat.press(Key.Key_Return, CTRL)
    assert editor.isVisible()
    seat.press(Key.Key_Escape)
    assert "not kept" in editor._wrong.text()
    seat.press(Key.Key_Escape)
    assert not editor.isVisible()


def test_removing_is_taken_back_by_the_notice(seat: Seat, pane: DirectoryPane) -> None:
    pane.show_organisation(ROADS)
    before = roads(seat)
    seat.press(Key.Key_Delete)
    learn(seat)
    assert seat.bench.knowledge.organisation(ROADS) is None
    assert "市政处" in seat.said[-1].text
    assert "dispatch list" in seat.said[-1].text
    seat.said[-1].actions[0].run()
    learn(seat)
    assert roads(seat) == before


def test_letters_typed_into_the_search_are_no_commands(seat: Seat, pane: DirectoryPane) -> None:
    seat.type("/")
    seat.type("aey")
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)]
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.text() == "aey"


def test_the_emergency_numbers_are_copied_by_one_press(seat: Seat, qtbot: QtBot) -> None:
    numbers = EmergencyNumbers(seat.bench)
    seat.seat(numbers)
    words = [one.accessibleName() for one in numbers.findChildren(QWidget) if one.accessibleName()]
    assert words == ["110 Police", "119 Fire", "120 Ambulance", "122 Traffic accident"]
    numbers.findChildren(QWidget)[0].setFocus()
    seat.press(Key.Key_Return)
    assert QApplication.clipboard().text() == "110"


def test_no_hit_and_an_empty_directory_say_what_to_do(seat: Seat, pane: DirectoryPane) -> None:
    seat.type("/")
    seat.type("zzzzqq")
    assert "Nobody by these words" in read(pane)
    seat.bench.knowledge = type(seat.bench.knowledge)()
    seat.bench.known.emit()
    assert "The directory is empty" in read(pane)


# The dispatch list.


def test_a_message_is_tried_against_the_list_with_its_reasons(
    seat: Seat, pane: DirectoryPane
) -> None:
    pane.show_remit()
    seat.settle()
    pane.remit.setFocus()
    seat.press(Key.Key_T)
    seat.type("小区门口的路灯坏了三天")
    seat.qtbot.wait(250)
    shown = read(pane.remit)
    assert "照明处" in shown
    assert "“路灯坏了”" in shown


def test_a_new_topic_is_suggested_at_once(seat: Seat, pane: DirectoryPane) -> None:
    pane.show_remit()
    pane.remit.setFocus()
    seat.press(Key.Key_A)
    editor = dialog(seat, RemitEditor)
    seat.type("许愿池")
    words = next(
        w for w in editor.findChildren(QPlainTextEdit) if w.accessibleName() == "Words for it"
    )
    words.setFocus()
    seat.type("许愿池、喷泉硬币")
    seat.press(Key.Key_Return, CTRL)
    assert editor.isVisible()
    fields(editor, "Lead").setFocus()
    seat.qtbot.waitUntil(lambda: not seat.tasks.busy)  # until it knows the names by their letters
    seat.type("yl")
    seat.press(Key.Key_Return)
    seat.press(Key.Key_Return, CTRL)
    learn(seat)
    found = seat.bench.knowledge.router.suggest("许愿池边上围满了人")
    assert found
    assert found[0].entry.topic == "许愿池"
    lead = seat.bench.knowledge.organisation(found[0].lead)
    assert lead is not None
    assert "园林" in lead.name


def test_a_topic_is_edited_removed_and_put_back(seat: Seat, pane: DirectoryPane) -> None:
    pane.show_remit()
    pane.remit.setFocus()
    before = tuple(seat.bench.knowledge.remit)
    seat.press(Key.Key_E)
    dialog(seat, RemitEditor)
    seat.press(Key.Key_Return, CTRL)
    learn(seat)
    assert tuple(seat.bench.knowledge.remit) == before
    seat.press(Key.Key_Delete)
    learn(seat)
    assert len(seat.bench.knowledge.remit) == len(before) - 1
    seat.said[-1].actions[0].run()
    learn(seat)
    assert set(seat.bench.knowledge.remit) == set(before)
