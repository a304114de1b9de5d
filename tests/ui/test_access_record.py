"""What is private is on record before it is seen; and only its reader sees the record."""

import csv
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.core.access import Access, Anchor, Entry, Subject
from moderator_app.core.decisions import Incoming
from moderator_app.core.ids import NIL, case_id
from moderator_app.desk import opening
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.desk.opening import Place
from moderator_app.store.anchors import Anchors
from moderator_app.system import access_log
from moderator_app.system.access_log import FOLDER, Reading
from moderator_app.system.vault import Vault
from moderator_app.ui import access_words, theme
from moderator_app.ui.access_reading import AccessDoor
from moderator_app.ui.access_words import Known
from moderator_app.ui.dialogs.access_record import AccessRecordDialog
from moderator_app.ui.dialogs.first_run import Unlock
from moderator_app.ui.dialogs.telephone import TelephoneDialog
from moderator_app.ui.models.access_lines import AccessLines
from moderator_app.ui.palette import Palette
from moderator_app.ui.panes.facts_row import FactButton
from moderator_app.ui.panes.handover import HandoverPane
from moderator_app.ui.panes.history import HistoryPane
from moderator_app.ui.theme import Theme
from moderator_app.ui.workbench import Taken
from tests.desks import ANNA, BAI, KEY, T0
from tests.ui.benches import RESOURCES, Seat, a_seat
from tests.ui.case_seats import Key, Screen, built, screen
from tests.ui.starts import words_of

__all__ = ["built", "screen"]
NUMBER = "13912345678"
PASSPHRASE = " ".join(["four", "words", "are", "enough"])


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


# Reading it.


def a_reading(case: UUID) -> Reading:
    return Reading(
        (
            Entry(T0, str(ANNA.id), Access.UNMASKED, case, "telephone"),
            Entry(T0, "", Access.RECOVERY_KEY, None, Subject.ANOTHER_KEY),
            Entry(T0, str(NIL), Access.EXPORTED, None, "cases unmasked: 上级调阅: <b>急</b>"),
        ),
        0,
    )


def test_each_line_says_when_who_what_which_case_and_about_what(qapp: QApplication) -> None:
    case = UUID(int=7)
    zone = opening.ZONE
    known = Known({str(ANNA.id): ANNA.name}, {case: "20261122-0001"}, zone)
    rows = [access_words.line(entry, known) for entry in a_reading(case).entries]
    assert rows == [
        ("2026-11-22 09:00:00", "安娜", "looked at what is masked", "20261122-0001", "Telephone"),
        (
            "2026-11-22 09:00:00",
            "nobody at the desk yet",
            "used the recovery key",
            "",
            "and put another in its place",
        ),
        (
            "2026-11-22 09:00:00",
            "the command line",
            "exported",
            "",
            "cases · not masked: 上级调阅: <b>急</b>",
        ),
    ]
    assert set(access_words._ACTS) == set(Access)


def test_the_model_of_the_record_is_sound(qapp: QApplication) -> None:
    model = AccessLines(a_reading(UUID(int=7)).entries, Known({}, {}, opening.ZONE))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == 3
    assert model.index(0, 2).data() == "exported"


@pytest.fixture
def keyed(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, built: Path
) -> Iterator[tuple[Seat, str]]:
    """A desk whose keys are sealed, with its recovery key and two lines on record."""
    theme.install(qapp, RESOURCES, Theme())
    folder = tmp_path / "desk"
    with a_seat(folder, qtbot, built) as made:
        recovery = Vault(folder)._seal_anew(KEY, PASSPHRASE)[1]
        made.desk.session.access = Place(folder, KEY).access_log()
        made.bench.record(
            [Taken(Access.PRINTED), Taken(Access.UNMASKED, case_id("weibo", "hole"))], _nothing
        )
        made.settle()
        made.window.show()
        yield made, recovery


def _nothing(_: None) -> None:
    pass


def read_with(seat: Seat, *secrets: str) -> None:
    """Open the door and type what one has, as often as it is asked for."""
    AccessDoor(seat.bench, seat.place, seat.window).open()
    for secret in secrets:
        seat.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), Unlock))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Unlock)
        QTest.keyClicks(dialog._field, secret)
        QTest.keyClick(dialog._field, Qt.Key.Key_Return)
        seat.qtbot.waitUntil(partial(_is_gone, dialog))


def _is_gone(dialog: Unlock) -> bool:
    return QApplication.activeModalWidget() is not dialog


def the_record(seat: Seat) -> AccessRecordDialog:
    seat.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), AccessRecordDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, AccessRecordDialog)
    return found


def test_the_recovery_key_opens_the_record_and_the_passphrase_does_not(
    keyed: tuple[Seat, str],
) -> None:
    seat, recovery = keyed
    read_with(seat, PASSPHRASE, recovery)
    shown = the_record(seat)
    acts = [shown.lines.index(row, 2).data() for row in range(shown.lines.rowCount())]
    assert acts == ["read this record", "looked at what is masked", "printed"]
    assert str(shown.lines.index(1, 3).data()).count("-") == 1
    assert "tampered" not in words_of(shown)
    shown.close()


def test_lines_that_were_tampered_with_are_told(keyed: tuple[Seat, str]) -> None:
    seat, recovery = keyed
    (month,) = (seat.place.folder / FOLDER).glob("*.log")
    lines = month.read_bytes().splitlines()
    month.write_bytes(b"\n".join([lines[0][:-8] + b"AAAAAAA=", *lines[1:]]) + b"\n")
    read_with(seat, recovery)
    shown = the_record(seat)
    assert "tampered" in words_of(shown)
    assert "Keep the desk's folder as it is" in words_of(shown)
    shown.close()


def remove_everything(month: Path) -> None:
    shutil.rmtree(month.parent)


def remove_the_first(month: Path) -> None:
    month.write_bytes(b"".join(month.read_bytes().splitlines(keepends=True)[1:]))


def remove_the_last(month: Path) -> None:
    month.write_bytes(b"".join(month.read_bytes().splitlines(keepends=True)[:-1]))


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        (remove_everything, "the whole record was found removed, 2 line(s)."),
        (remove_the_first, "at the beginning at least 1 line(s) were found removed or replaced."),
        (remove_the_last, "at the end at least 1 line(s) were found removed or replaced."),
    ],
)
def test_lines_that_were_removed_are_told_whichever_they_were(
    keyed: tuple[Seat, str], deed: Callable[[Path], None], told: str
) -> None:
    seat, recovery = keyed
    (month,) = (seat.place.folder / FOLDER).glob("*.log")
    deed(month)
    read_with(seat, recovery)
    shown = the_record(seat)
    assert told in words_of(shown)
    assert "Keep the desk's folder as it is" in words_of(shown)
    assert "tampered" not in words_of(shown)
    shown.close()


def test_what_was_never_here_is_said_and_not_called_removed(keyed: tuple[Seat, str]) -> None:
    seat, recovery = keyed

    def come_from_elsewhere(desk: Desk) -> None:
        anchors = Anchors(desk.session.store.connection)
        anchors.write(Anchor(0, bytes(32), bytes(32), before=T0))

    seat.on_desk(come_from_elsewhere)
    read_with(seat, recovery)
    shown = the_record(seat)
    assert "The record before 2026-11-22 09:00:00 is not here" in words_of(shown)
    assert "Keep the desk's folder" not in words_of(shown)
    shown.close()


def test_where_the_case_file_cannot_be_asked_nothing_is_certified(
    keyed: tuple[Seat, str],
) -> None:
    seat, recovery = keyed
    known = Known({}, {}, opening.ZONE)
    reading = replace(opening.read_access_log(seat.place.folder, recovery), anchor=None)
    shown = AccessRecordDialog(seat.bench, seat.place, reading, known, seat.window)
    shown.open()
    assert "The case file cannot be read" in words_of(shown)
    shown.close()


def test_its_reader_takes_the_record_along_as_csv_and_that_is_on_record(
    keyed: tuple[Seat, str], tmp_path: Path
) -> None:
    seat, recovery = keyed
    read_with(seat, recovery)
    shown = the_record(seat)
    target = tmp_path / "record.csv"
    shown.save(target)
    seat.qtbot.waitUntil(lambda: not seat.tasks.busy)
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["When", "Who", "What", "Case", "About"]
    assert [row[2] for row in rows[1:]] == [
        "printed",
        "looked at what is masked",
        "read this record",
    ]
    shown.save(tmp_path / "gone" / "record.csv")
    seat.qtbot.waitUntil(lambda: not seat.tasks.busy)
    assert "Choose another folder" in words_of(shown)
    shown.close()
    reading = opening.read_access_log(seat.place.folder, recovery)
    details = [one.detail for one in reading.entries if one.what == Access.EXPORTED]
    assert details == [Subject.THIS_RECORD] * 2
