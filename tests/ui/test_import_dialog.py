"""Bringing a workbook in: looked at first, counted, stopped and gone on with, never silent."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox

from moderator_app.core.headings import Field
from moderator_app.core.rows import View
from moderator_app.desk.reading import Reader
from moderator_app.ui.dialogs.import_workbook import ImportDialog, Step
from tests.ui.benches import Seat
from tests.watchdog import Watchdog

CTRL = Qt.KeyboardModifier.ControlModifier
REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "messages-with-replies-2816.xlsx"


@pytest.fixture
def dialog(seat: Seat) -> Iterator[ImportDialog]:
    seat.window.show()
    made = ImportDialog(seat.bench, seat.window)
    made.show()
    made.activateWindow()
    seat.qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.trial.stop()
    made.hide()
    seat.qtbot.waitUntil(lambda: not seat.tasks.busy)


def table(path: Path, rows: int, *, header: str = "编号 网友 时间 内容 答复") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header.split())
        for n in range(rows):
            at = "前天" if n == 3 else f"2026-11-{1 + n % 20:02} 09:00"
            writer.writerow([n, f"市民{n}", at, f"云溪路第{n}盏路灯坏了三天", ""])
    return path


def look(dialog: ImportDialog, seat: Seat, path: Path) -> None:
    dialog.accept_file(path)
    seat.qtbot.waitUntil(lambda: dialog.step is Step.LOOK)


def finish(dialog: ImportDialog, seat: Seat, timeout: int = 60_000) -> None:
    seat.qtbot.waitUntil(lambda: dialog.step is Step.DONE, timeout=timeout)
    seat.qtbot.waitUntil(lambda: not seat.tasks.busy)


def cases(seat: Seat) -> int:
    now = seat.bench.now()

    def count(reader: Reader) -> int:
        return len(reader.order(View.HISTORY, now=now, person=""))

    return seat.ask(count)


def test_a_file_is_looked_at_counted_and_only_then_taken(
    seat: Seat, dialog: ImportDialog, tmp_path: Path
) -> None:
    before = cases(seat)
    look(dialog, seat, table(tmp_path / "letters.csv", 30))
    assert dialog.trial.columns.chosen() == {
        0: Field.EXTERNAL_ID,
        1: Field.AUTHOR,
        2: Field.RECEIVED_AT,
        3: Field.TEXT,
        4: Field.REPLY,
    }
    taken = dialog.trial.columns.rows_table
    assert [taken.rowCount(), taken.columnCount()] == [5, 5]
    seat.qtbot.waitUntil(lambda: "29" in dialog.trial.counts.text())
    assert "the date cannot be read 1" in dialog.trial.counts.text()
    assert cases(seat) == before
    seat.press(Qt.Key.Key_Return, CTRL)
    finish(dialog, seat)
    assert cases(seat) == before + 29
    assert "29 imported" in dialog.outcome.told.text()


def test_every_row_put_aside_is_shown_with_its_number_and_reason(
    seat: Seat, dialog: ImportDialog, tmp_path: Path
) -> None:
    look(dialog, seat, table(tmp_path / "letters.csv", 10))
    dialog.carry_out()
    finish(dialog, seat)
    aside = dialog.outcome.put_aside
    cells = [aside.item(0, column) for column in range(4)]
    words = [cell.text() for cell in cells if cell is not None]
    assert aside.rowCount() == 1
    assert words[:3] == ["5", "the date cannot be read", "When it came"]
    assert "前天" in words[3]
    dialog.outcome.copy()
    assert QGuiApplication.clipboard().text().startswith("5\tthe date cannot be read")


def test_a_second_import_adds_nothing(seat: Seat, dialog: ImportDialog, tmp_path: Path) -> None:
    path = table(tmp_path / "letters.csv", 12)
    look(dialog, seat, path)
    dialog.carry_out()
    finish(dialog, seat)
    before = cases(seat)
    look(dialog, seat, path)
    dialog.carry_out()
    finish(dialog, seat)
    assert cases(seat) == before
    assert "0 imported, 11 already here, 1 put aside" in dialog.outcome.told.text()


def test_stopping_keeps_what_was_taken_and_importing_again_goes_on(
    seat: Seat, dialog: ImportDialog, tmp_path: Path
) -> None:
    before = cases(seat)
    path = table(tmp_path / "letters.csv", 900)
    look(dialog, seat, path)
    dialog.carry_out()
    run = dialog._run
    assert run is not None
    seat.qtbot.waitUntil(lambda: run.summary.imported > 0)
    dialog.cancel.click()
    finish(dialog, seat)
    taken = run.summary.imported
    assert 0 < taken < 899
    assert cases(seat) == before + taken
    assert "Stopped" in dialog.outcome.told.text()
    look(dialog, seat, path)
    dialog.carry_out()
    finish(dialog, seat)
    assert cases(seat) == before + 899


def test_leaving_stops_the_import_and_says_so_in_the_window(
    seat: Seat, dialog: ImportDialog, tmp_path: Path
) -> None:
    look(dialog, seat, table(tmp_path / "letters.csv", 900))
    dialog.carry_out()
    run = dialog._run
    assert run is not None
    seat.qtbot.waitUntil(lambda: run.summary.imported > 0)
    seat.press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert "The import was stopped" in seat.said[-1].text
    seat.qtbot.waitUntil(lambda: not run.running)
    assert run.summary.imported < 899


def test_a_table_without_a_known_heading_can_be_told_its_columns(
    seat: Seat, dialog: ImportDialog, tmp_path: Path
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("甲,乙\n1,云溪路路灯坏了\n2,南门菜场垃圾桶满了\n", "utf-8")
    look(dialog, seat, path)
    assert not dialog.main.isEnabled()
    assert "Choose it in the list" in dialog.problem.text()
    choice = dialog.trial.columns.columns_table.cellWidget(1, 1)
    assert isinstance(choice, QComboBox)
    choice.setCurrentIndex(choice.findData(Field.TEXT.value))
    assert dialog.main.isEnabled()
    assert not dialog.problem.isVisible()
    before = cases(seat)
    dialog.carry_out()
    finish(dialog, seat)
    assert cases(seat) == before + 2


def test_a_field_belongs_to_one_column(seat: Seat, dialog: ImportDialog, tmp_path: Path) -> None:
    look(dialog, seat, table(tmp_path / "letters.csv", 5))
    choice = dialog.trial.columns.columns_table.cellWidget(4, 1)
    assert isinstance(choice, QComboBox)
    choice.setCurrentIndex(choice.findData(Field.TEXT.value))
    chosen = dialog.trial.columns.chosen()
    assert (chosen.get(3), chosen[4]) == (None, Field.TEXT)


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("gone.xlsx", None, "no longer there"),
        ("empty.xlsx", b"", "is empty"),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(50), "no workbook"),
        ("broken.xlsx", b"PK\x03\x04" + bytes(50), "damaged"),
    ],
)
def test_a_file_that_cannot_be_read_is_answered_with_what_to_do(
    seat: Seat,
    dialog: ImportDialog,
    tmp_path: Path,
    *,
    name: str,
    content: bytes | None,
    word: str,
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    dialog.accept_file(tmp_path / name)
    seat.qtbot.waitUntil(dialog.problem.isVisible)
    assert word in dialog.problem.text()
    assert dialog.step is Step.CHOOSE
    look(dialog, seat, table(tmp_path / "good.csv", 5))
    assert not dialog.problem.isVisible()


def test_headings_and_words_without_end_hold_no_window(
    seat: Seat, dialog: ImportDialog, tmp_path: Path, window_watchdog: Watchdog
) -> None:
    path, endless = tmp_path / "letters.csv", "长" * 1_000_000
    path.write_text(f"编号,内容,{endless}\n1,{endless},{endless}\n2,路灯,\n", "utf-8")
    look(dialog, seat, path)
    seat.qtbot.waitUntil(lambda: "2" in dialog.trial.counts.text())
    dialog.carry_out()
    finish(dialog, seat)
    assert dialog.outcome.told.text().startswith("2 rows: 2 imported")


@pytest.mark.skipif(not REAL.exists(), reason="the real messages are not on this machine")
def test_the_window_answers_throughout_an_import_of_real_messages(
    seat: Seat, dialog: ImportDialog, window_watchdog: Watchdog
) -> None:
    look(dialog, seat, REAL)
    dialog.carry_out()
    run = dialog._run
    assert run is not None
    seat.qtbot.waitUntil(lambda: run.summary.rows > 0, timeout=20_000)
    # A click in the meantime is carried out before the import has ended.
    done: list[bool] = []
    seat.tasks.write(seat.place.folder.exists, done.append)
    seat.qtbot.waitUntil(lambda: bool(done))
    assert run.running
    finish(dialog, seat)
    summary = run.summary
    assert summary.rows == summary.imported + summary.duplicates + summary.quarantined == 2816
