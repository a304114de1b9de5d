"""What is private is on record before it is seen."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.core.access import Access, Subject
from moderator_app.core.decisions import Incoming
from moderator_app.core.ids import case_id
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.system import access_log
from moderator_app.system.access_log import FOLDER
from moderator_app.ui import theme
from moderator_app.ui.dialogs.telephone import TelephoneDialog
from moderator_app.ui.palette import Palette
from moderator_app.ui.panes.facts_row import FactButton
from moderator_app.ui.panes.handover import HandoverPane
from moderator_app.ui.panes.history import HistoryPane
from moderator_app.ui.theme import Theme
from tests.desks import ANNA, BAI, KEY, T0
from tests.ui.benches import RESOURCES, Seat, a_seat
from tests.ui.case_seats import Key, Screen, built, screen

__all__ = ["built", "screen"]
NUMBER = "13912345678"


def recorded(folder: Path) -> list[tuple[str, str, UUID | None, str]]:
    """Every line: what, by whom, about which case, and the detail."""
    found = access_log.read(folder, [access_log.private_of(KEY)])
    assert found.broken == 0
    return [(one.what, one.person, one.case, one.detail) for one in found.entries]


def a_case_with_a_number(desk: Desk) -> UUID:
    message = Incoming("paste", "call", f"路灯不亮，请回电{NUMBER}", T0, author="阿桂")
    desk.intake.receive([Answered(message)])
    return case_id("paste", "call")


def no_record(folder: Path) -> None:
    """A disk that takes no line of the record any more."""
    (folder / FOLDER).write_text("no folder")


def number_button(screen: Screen) -> FactButton:
    found = [b for b in screen.view.facts.findChildren(FactButton) if "139" in b.text()]
    return found[0]


def test_a_number_that_is_shown_was_put_on_record_first(screen: Screen) -> None:
    case = screen.seat.on_desk(a_case_with_a_number)
    screen.show(case)
    button = number_button(screen)
    button.setFocus()
    screen.seat.press(Key.Key_Return)
    # Until the line is on the disk nothing is to be seen.
    assert button.text() == "139****5678"
    screen.seat.settle()
    assert button.text() == NUMBER
    assert recorded(screen.seat.place.folder) == [
        (Access.UNMASKED, str(ANNA.id), case, "telephone"),
        (Access.COPIED_NUMBER, str(ANNA.id), case, ""),
    ]


def test_what_cannot_be_put_on_record_is_not_shown_and_not_copied(screen: Screen) -> None:
    case = screen.seat.on_desk(a_case_with_a_number)
    screen.show(case)
    QApplication.clipboard().setText("before")
    no_record(screen.seat.place.folder)
    button = number_button(screen)
    button.click()
    screen.seat.settle()
    assert button.text() == "139****5678"
    assert QApplication.clipboard().text() == "before"
    assert "put on record" in screen.said


def test_a_place_is_nobodys_secret(screen: Screen) -> None:
    case = screen.seat.on_desk(partial(receive, "文澜路和石板街路口的路面塌了", "place"))
    screen.show(case)
    for button in screen.view.facts.findChildren(FactButton):
        button.click()
    screen.seat.settle()
    assert recorded(screen.seat.place.folder) == []


def receive(text: str, post: str, desk: Desk) -> UUID:
    desk.intake.receive([Answered(Incoming("paste", post, text, T0))])
    return case_id("paste", post)


def test_the_telephone_dialog_opens_when_it_is_on_record(screen: Screen) -> None:
    case = screen.seat.on_desk(a_case_with_a_number)
    screen.show(case)
    screen.key(Key.Key_T)
    dialog = screen.dialog(TelephoneDialog)
    assert recorded(screen.seat.place.folder) == [
        (Access.UNMASKED, str(ANNA.id), case, "telephone")
    ]
    screen.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == NUMBER
    assert recorded(screen.seat.place.folder)[1:] == [
        (Access.COPIED_NUMBER, str(ANNA.id), case, "")
    ]
    dialog.close()


def test_without_a_record_there_is_no_telephone_dialog(screen: Screen) -> None:
    case = screen.seat.on_desk(a_case_with_a_number)
    screen.show(case)
    no_record(screen.seat.place.folder)
    screen.key(Key.Key_T)
    assert QApplication.activeModalWidget() is None
    assert "put on record" in screen.said


@pytest.fixture
def seat(qtbot: QtBot, qapp: QApplication, tmp_path: Path, built: Path) -> Iterator[Seat]:
    theme.install(qapp, RESOURCES, Theme())
    with a_seat(tmp_path / "desk", qtbot, built) as made:
        yield made


@pytest.fixture
def palette(seat: Seat) -> Palette:
    seat.on_desk(a_case_with_a_number)
    seat.window.show()
    seat.window.activateWindow()
    made = Palette(seat.bench, seat.commands, seat.window)
    made.open()
    seat.settle()
    return made


def found_cases(palette: Palette) -> list[str]:
    return [palette.list.item(row).text() for row in range(palette.list.count())]


def test_a_search_by_telephone_is_on_record_once_for_each_number(
    seat: Seat, palette: Palette
) -> None:
    folder = seat.place.folder
    seat.type("路灯")
    seat.settle()
    assert recorded(folder) == []
    palette.field.clear()
    seat.type(NUMBER)
    seat.settle()
    seat.settle()
    assert any(NUMBER in words for words in found_cases(palette))
    once = (Access.SEARCHED_NUMBER, str(ANNA.id), None, "")
    assert recorded(folder) == [once]
    seat.type(" 路灯")
    seat.settle()
    assert recorded(folder) == [once]
    palette.field.setText("13800001111")
    seat.settle()
    assert recorded(folder) == [once, once]


def test_enter_opens_what_a_number_finds_although_it_is_recorded_first(
    seat: Seat, palette: Palette
) -> None:
    opened: list[object] = []
    palette.case_requested.connect(opened.append)
    palette.field.setText(NUMBER)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    seat.settle()
    seat.settle()
    assert opened == [case_id("paste", "call")]


def test_somebody_else_who_searches_the_same_number_is_on_record_too(
    seat: Seat, palette: Palette
) -> None:
    palette.field.setText(NUMBER)
    seat.settle()
    seat.desk.session.person = BAI
    seat.bench.sit_down(BAI)
    palette.open()
    seat.settle()
    seat.settle()
    people = [person for _, person, _, _ in recorded(seat.place.folder)]
    assert people == [str(ANNA.id), str(BAI.id)]


def test_without_a_record_no_number_is_searched(seat: Seat, palette: Palette) -> None:
    no_record(seat.place.folder)
    palette.field.setText(NUMBER)
    seat.settle()
    assert not any(NUMBER in words for words in found_cases(palette))
    assert "put on record" in seat.said[-1].text


def test_the_history_records_a_search_by_telephone_too(seat: Seat) -> None:
    seat.on_desk(a_case_with_a_number)
    pane = HistoryPane(seat.bench, seat.commands)
    seat.seat(pane)
    pane.activate()
    seat.settle()
    pane.search(NUMBER)
    seat.settle()
    seat.settle()
    assert pane.model.rowCount() == 1
    assert recorded(seat.place.folder) == [(Access.SEARCHED_NUMBER, str(ANNA.id), None, "")]


def test_a_handover_note_that_is_printed_or_saved_is_on_record_first(
    seat: Seat, tmp_path: Path
) -> None:
    pane = HandoverPane(seat.bench, seat.commands)
    seat.seat(pane)
    pane.refresh()
    seat.settle()
    sheet = pane.shown()
    assert sheet is not None
    done: list[str] = []
    pane._papers.begin_printing(partial(done.append, "printed"))
    pane._papers.save(sheet, tmp_path / "note.pdf")
    seat.qtbot.waitUntil(lambda: not seat.tasks.busy)
    note = (None, Subject.HANDOVER_NOTE)
    assert [(what, *rest) for what, _, *rest in recorded(seat.place.folder)] == [
        (Access.PRINTED, *note),
        (Access.EXPORTED, *note),
    ]
    assert done == ["printed"]
    assert (tmp_path / "note.pdf").exists()
    for path in (seat.place.folder / FOLDER).iterdir():
        path.unlink()
    (seat.place.folder / FOLDER).rmdir()
    no_record(seat.place.folder)
    pane._papers.begin_printing(partial(done.append, "printed again"))
    pane._papers.save(sheet, tmp_path / "second.pdf")
    seat.qtbot.waitUntil(lambda: not seat.tasks.busy)
    assert done == ["printed"]
    assert not (tmp_path / "second.pdf").exists()
