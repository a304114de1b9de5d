"""Only its reader sees the record of who saw what, and is told what was done to it."""

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
from moderator_app.core.ids import NIL, case_id
from moderator_app.desk import opening
from moderator_app.desk.desk import Desk
from moderator_app.desk.opening import Place
from moderator_app.store.anchors import Anchors
from moderator_app.system.access_log import FOLDER, Reading
from moderator_app.system.vault import Vault
from moderator_app.ui import access_words, theme
from moderator_app.ui.access_reading import AccessDoor
from moderator_app.ui.access_words import Known
from moderator_app.ui.dialogs.access_record import AccessRecordDialog
from moderator_app.ui.dialogs.first_run import Unlock
from moderator_app.ui.models.access_lines import AccessLines
from moderator_app.ui.theme import Theme
from moderator_app.ui.workbench import Taken
from tests.desks import ANNA, KEY, T0
from tests.ui.benches import RESOURCES, Seat, a_seat
from tests.ui.case_seats import built
from tests.ui.starts import words_of

__all__ = ["built"]
PASSPHRASE = " ".join(["four", "words", "are", "enough"])


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
