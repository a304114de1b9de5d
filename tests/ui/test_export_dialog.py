"""Taking a table out: covered unless a reason is given, counted, stopped without a trace."""

import gc
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from moderator_app.core.changes import Changes
from moderator_app.core.headings import Table
from moderator_app.core.rows import View
from moderator_app.desk import exporting
from moderator_app.desk.desk import Desk
from moderator_app.desk.opening import Place
from moderator_app.desk.reading import Reader
from moderator_app.system import access_log
from moderator_app.ui.dialogs.export_table import ExportDialog, Step
from moderator_app.ui.export_run import ExportRun
from moderator_app.ui.navigation import Page
from tests.desks import ANNA, KEY, invented
from tests.ui.benches import Seat
from tests.ui.starts import a_start, child, sit_down_again, words_of
from tests.watchdog import Watchdog

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def dialog(seat: Seat) -> Iterator[ExportDialog]:
    yield from a_dialog(seat)


def a_dialog(seat: Seat, query: str = "", table: Table = Table.CASES) -> Iterator[ExportDialog]:
    seat.window.show()
    made = ExportDialog(seat.bench, seat.window, query=query, table=table)
    made.show()
    made.activateWindow()
    seat.qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.hide()
    seat.qtbot.waitUntil(lambda: not seat.tasks.busy)


def write(dialog: ExportDialog, seat: Seat, path: Path) -> None:
    dialog.write_to(path)
    seat.qtbot.waitUntil(lambda: dialog.step is not Step.RUN, timeout=60_000)
    seat.qtbot.waitUntil(lambda: not seat.tasks.busy)


def recorded(seat: Seat) -> list[str]:
    keys = [access_log.private_of(KEY)]
    return [entry.detail for entry in access_log.read(seat.place.folder, keys).entries]


def receive(count: int, desk: Desk) -> Changes:
    return desk.intake.receive(invented(count)).changes


def more_cases(seat: Seat, count: int) -> None:
    seat.on_desk(partial(receive, count))


def test_a_digit_chooses_and_the_file_is_masked_and_on_record(
    seat: Seat, dialog: ExportDialog, tmp_path: Path
) -> None:
    assert "1   All cases" in [button.text() for button in dialog.choice.choices]
    seat.press(Key.Key_2)
    write(dialog, seat, tmp_path / "offices.csv")
    assert dialog.step is Step.DONE
    assert "row(s) written" in dialog.outcome.text()
    assert str(tmp_path / "offices.csv") in words_of(dialog)
    assert recorded(seat) == ["directory masked"]
    assert "市政处" in (tmp_path / "offices.csv").read_text("utf-8-sig")


def test_names_and_numbers_need_a_reason_which_is_kept(
    seat: Seat, dialog: ExportDialog, tmp_path: Path
) -> None:
    assert "covered with stars" in words_of(dialog)
    dialog.choice.as_it_is.click()
    assert "put on record" in words_of(dialog)
    assert QApplication.focusWidget() is dialog.choice.reason
    seat.press(Key.Key_Return, CTRL)
    assert "Say why" in dialog.problem.text()
    assert dialog.findChild(QFileDialog) is None
    seat.type("12 inspectors")
    assert dialog.choice.reason.text() == "12 inspectors"
    write(dialog, seat, tmp_path / "a.csv")
    assert recorded(seat) == ["cases unmasked: 12 inspectors"]
    assert "陈女士" in (tmp_path / "a.csv").read_text("utf-8-sig")
    assert "keep the file safe" in words_of(dialog)


def test_what_has_no_names_asks_for_no_reason(
    seat: Seat, dialog: ExportDialog, tmp_path: Path
) -> None:
    dialog.choice.as_it_is.click()
    dialog.setFocus()
    seat.press(Key.Key_3)
    assert not dialog.choice.as_it_is.isVisible()
    write(dialog, seat, tmp_path / "a.xlsx")
    assert dialog.step is Step.DONE
    assert recorded(seat) == ["templates masked"]


def test_only_what_the_history_found_goes_out(seat: Seat, tmp_path: Path) -> None:
    for dialog in a_dialog(seat, query="路灯 & 小区"):
        assert dialog.choice.choices[0].text() == "1   The cases found by “路灯 && 小区”"
    for dialog in a_dialog(seat, query="路灯"):
        write(dialog, seat, tmp_path / "a.csv")
        assert dialog.outcome.text().startswith("1 row")
        words = (tmp_path / "a.csv").read_text("utf-8-sig")
        assert "路灯坏了三天" in words
        assert "停电" not in words


def test_the_place_is_asked_for_and_the_kind_goes_by_its_ending(
    seat: Seat, dialog: ExportDialog, tmp_path: Path
) -> None:
    seat.press(Key.Key_Return, CTRL)
    chooser = child(dialog, QFileDialog)
    assert chooser.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert chooser.selectedFiles()[0].endswith(".xlsx")
    chooser.filterSelected.emit(chooser.nameFilters()[1])
    assert chooser.defaultSuffix() == "csv"
    chooser.setDirectory(str(tmp_path))
    name = child(chooser, QLineEdit)
    name.setText("cases")
    chooser.accept()
    seat.qtbot.waitUntil(lambda: dialog.step is Step.DONE)
    assert (tmp_path / "cases.csv").exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [("a.txt", "one of these endings"), ("none/a.csv", "cannot be written there")],
)
def test_what_goes_wrong_is_said_and_another_place_can_be_chosen(
    seat: Seat, dialog: ExportDialog, tmp_path: Path, name: str, words: str
) -> None:
    write(dialog, seat, tmp_path / name)
    assert dialog.step is Step.CHOOSE
    assert words in dialog.problem.text()
    assert seat.said == []
    write(dialog, seat, tmp_path / "good.csv")
    assert "written" in words_of(dialog)
    assert not dialog.problem.isVisible()


def test_stopping_leaves_the_older_file_and_nothing_else(
    seat: Seat, dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more_cases(seat, 300)
    monkeypatch.setattr(exporting, "A_STEP", 10)
    path = tmp_path / "out" / "a.xlsx"
    path.parent.mkdir()
    path.write_bytes(b"older")
    dialog.write_to(path)
    run = dialog._run
    assert run is not None
    seat.qtbot.waitUntil(lambda: 0 < run.done < 303)
    assert f"of {run.total}" in dialog.counted.text()
    assert len(list(path.parent.iterdir())) == 2
    dialog.cancel.click()
    seat.qtbot.waitUntil(lambda: not run.running)
    assert run.written is None
    assert dialog.step is Step.CHOOSE
    assert "Nothing was written" in dialog.problem.text()
    assert [one.name for one in path.parent.iterdir()] == ["a.xlsx"]
    assert path.read_bytes() == b"older"


def test_leaving_stops_it_and_says_so_in_the_window(
    seat: Seat, dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more_cases(seat, 300)
    monkeypatch.setattr(exporting, "A_STEP", 10)
    (tmp_path / "out").mkdir()
    dialog.write_to(tmp_path / "out" / "a.csv")
    run = dialog._run
    assert run is not None
    seat.qtbot.waitUntil(lambda: run.done > 0)
    seat.press(Key.Key_Escape)
    assert not dialog.isVisible()
    assert "Nothing was written" in seat.said[-1].text
    seat.qtbot.waitUntil(lambda: not run.running)
    assert list((tmp_path / "out").iterdir()) == []


def forever(wish: object, now: object, zone: object, reader: Reader) -> None:
    """A search among more cases than a test can make."""
    reader._connection.execute(
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    ).fetchone()


def test_stopping_a_long_search_interrupts_it(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "gather", forever)
    run = ExportRun(seat.bench, exporting.Wish(tmp_path / "a.csv"))
    run.start()
    seat.qtbot.waitUntil(lambda: run._reading)
    seat.qtbot.wait(100)
    run.cancel()
    seat.qtbot.waitUntil(lambda: not run.running)
    assert not (tmp_path / "a.csv").exists()


def test_a_program_that_ends_halfway_leaves_nothing(
    qtbot: QtBot,
    home: Path,
    desk: Path,
    key_file: Path,
    *,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = Place(home, KEY).open_desk_for(ANNA)
    receive(300, opened)
    opened.close()
    monkeypatch.setattr(exporting, "A_STEP", 10)
    (tmp_path / "out").mkdir()
    with a_start(qtbot, home) as start:
        sit_down_again(start)
        start.window().commands.run("export")
        dialog = start.see(ExportDialog)
        dialog.write_to(tmp_path / "out" / "a.csv")
        qtbot.waitUntil(lambda: len(list((tmp_path / "out").iterdir())) == 1)
    del dialog, start
    gc.collect()
    assert list((tmp_path / "out").iterdir()) == []


class Opened(QObject):
    """What the system was asked to show."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[str] = []

    @Slot(QUrl)
    def show_it(self, url: QUrl) -> None:
        self.places.append(url.toLocalFile())


def test_the_folder_can_be_opened_and_nothing_more(
    seat: Seat, dialog: ExportDialog, tmp_path: Path
) -> None:
    opened = Opened()
    slot: Any = "show_it"  # the stub asks for bytes, which Qt does not take
    QDesktopServices.setUrlHandler("file", opened, slot)
    try:
        write(dialog, seat, tmp_path / "a.csv")
        dialog.open_folder()
        assert opened.places == [str(tmp_path)]
    finally:
        QDesktopServices.unsetUrlHandler("file")
    seat.press(Key.Key_Return)
    assert not dialog.isVisible()


def test_the_window_answers_throughout_an_export(
    seat: Seat, dialog: ExportDialog, tmp_path: Path, window_watchdog: Watchdog
) -> None:
    more_cases(seat, 1_500)
    dialog.write_to(tmp_path / "a.xlsx")
    run = dialog._run
    assert run is not None
    seat.qtbot.waitUntil(lambda: run.done > 0, timeout=20_000)
    # Another question in the meantime is answered before the export has ended.
    found: list[object] = []
    seat.bench.look("a list", Reader.count_quarantined, found.append)
    seat.qtbot.waitUntil(lambda: bool(found))
    assert run.running
    seat.qtbot.waitUntil(lambda: dialog.step is Step.DONE, timeout=60_000)
    assert "1503" in dialog.outcome.text()


def test_from_the_window_it_takes_over_what_one_is_looking_at(
    qtbot: QtBot, home: Path, desk: Path, key_file: Path
) -> None:
    with a_start(qtbot, home) as start:
        sit_down_again(start)
        window = start.window()
        window.navigation.choose(View.HISTORY)
        window.history.search("路灯 渠道:")
        start.rest()
        window.history._export.click()
        dialog = start.see(ExportDialog)
        assert dialog.choice.choices[0].text().endswith("“路灯”")
        dialog.reject()
        window.navigation.choose(Page.TEMPLATES)
        QTest.keyClick(start.target(), Key.Key_E, CTRL)
        dialog = start.see(ExportDialog)
        assert dialog.choice.table is Table.TEMPLATES
        dialog.reject()
