"""From a platform's table to its answers and back, at the keyboard, in the window."""

import csv
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from moderator_app.core.changes import Changes
from moderator_app.core.ids import case_id
from moderator_app.desk import answering, importing
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.ui.dialogs.answers import AnswersDialog, Step
from moderator_app.ui.dialogs.settings import SettingsDialog
from moderator_app.ui.window import MainWindow
from tests.ui.benches import Seat, build
from tests.ui.starts import ENTER, ESC, SPACE, Start, a_start, sit_down_again
from tests.watchdog import Watchdog

CTRL = Qt.KeyboardModifier.ControlModifier
HEADER = (
    "工单编号",
    "来电时间",
    "来电人",
    "联系电话",
    "诉求内容",
    "办理结果",
    "答复时间",
    "办理状态",
)
ROWS = tuple(
    (f"{n:020}", "2026-11-22 09:00", f"市民{n}", "", f"石桥里第{n}盏路灯不亮", "", "", "")
    for n in range(1, 4)
)


def workbook(path: Path) -> Path:
    book = Workbook()
    for row in (HEADER, *ROWS):
        book.active.append(list(row))
    book.save(path)
    return path


def answer(number: str, text: str, desk: Desk) -> Changes:
    case = case_id(importing.WORKBOOK, number)
    head = desk.session.case(case).head
    changes = desk.cases.commit(case, head, to=None, reply=Words(text))
    return changes | desk.cases.sent(case)


# The dialog by itself.


@pytest.fixture
def dialog(seat: Seat) -> Iterator[AnswersDialog]:
    seat.window.show()
    made = AnswersDialog(seat.bench, seat.window)
    made.show()
    made.activateWindow()
    seat.qtbot.waitUntil(made.isActiveWindow)
    seat.settle()
    yield made
    made.hide()
    seat.qtbot.waitUntil(lambda: not seat.tasks.busy)


def import_by_hand(seat: Seat, path: Path) -> None:
    put = partial(importing.take, seat.desk, path.name)
    seat.on_desk(
        lambda desk: importing.import_workbook(
            path, put, zone=seat.bench.zone, now=desk.session.now()
        )
    )


def written(dialog: AnswersDialog, seat: Seat, path: Path) -> None:
    dialog.write_into(path)
    seat.qtbot.waitUntil(lambda: dialog.step is not Step.RUN, timeout=20_000)
    seat.settle()


def test_without_a_folder_the_dialog_says_what_to_do_next(dialog: AnswersDialog) -> None:
    assert dialog.main.text() == "Choose a file…"
    assert dialog.main.hasFocus()
    assert not dialog.other.isVisible()


def test_any_table_whose_cases_are_here_can_be_answered(
    seat: Seat, dialog: AnswersDialog, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "工单.xlsx")
    import_by_hand(seat, path)
    seat.on_desk(partial(answer, ROWS[1][0], "已修好。"))
    written(dialog, seat, path)
    assert dialog.told.text() == "1 rows filled · 2 still unanswered · 0 not found"
    assert dialog.place.text() == str(tmp_path / "工单（已答复）.xlsx")
    assert "Upload this file" in dialog.next.text()
    assert dialog.main.text() == "Done"
    seat.press(Qt.Key.Key_Return, CTRL)
    assert not dialog.isVisible()


def test_nothing_to_write_is_said_and_no_file_is_made(
    seat: Seat, dialog: AnswersDialog, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "工单.xlsx")
    written(dialog, seat, path)
    assert dialog.told.text() == "0 rows filled · 0 still unanswered · 3 not found"
    assert "no file was made" in dialog.next.text()
    assert not dialog.place.isVisible()
    assert list(tmp_path.glob("*.xlsx")) == [path]


def test_what_cannot_be_done_is_said_in_the_dialog(
    seat: Seat, dialog: AnswersDialog, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("编号,内容\n1,路灯不亮\n", "utf-8")
    for table, words in ((path, "no column for the answer"), (tmp_path / "b.csv", "no longer")):
        written(dialog, seat, table)
        assert dialog.step is Step.CHOOSE
        assert words in dialog.problem.text()


def test_esc_stops_it_and_leaves_no_file(seat: Seat, dialog: AnswersDialog, tmp_path: Path) -> None:
    folder = tmp_path / "12345"
    folder.mkdir()
    path = folder / "工单.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *ROWS])
    import_by_hand(seat, path)
    seat.on_desk(partial(answer, ROWS[0][0], "已修好。"))
    dialog.write_into(path)
    seat.press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    seat.qtbot.waitUntil(lambda: not seat.tasks.busy, timeout=20_000)
    assert list(folder.iterdir()) == [path]


def test_the_window_answers_while_thousands_of_rows_are_filled(
    seat: Seat, dialog: AnswersDialog, tmp_path: Path, window_watchdog: Watchdog
) -> None:
    path = tmp_path / "工单.csv"
    asked = [
        (f"{n:020}", "2026-11-22 09:00", "", "", f"第{n}盏灯", "", "", "") for n in range(3000)
    ]
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([HEADER, *asked])
    import_by_hand(seat, path)
    for row in asked[:20]:
        seat.on_desk(partial(answer, row[0], "已修好。"))
    steps: list[int] = []
    dialog.write_into(path)
    run = dialog._run
    assert run is not None
    run.progressed.connect(lambda: steps.append(run.done))
    seat.qtbot.waitUntil(lambda: dialog.step is Step.DONE, timeout=60_000)
    assert dialog.told.text() == "20 rows filled · 2,980 still unanswered · 0 not found"
    assert steps == list(range(0, 3001, answering.A_STEP))


# The whole way, in the window.


@pytest.fixture
def start(qtbot: QtBot, home: Path, key_file: Path) -> Iterator[Start]:
    build(home)
    with a_start(qtbot, home) as made:
        sit_down_again(made)
        yield made


def look_twice(start: Start, window: MainWindow) -> None:
    for _ in range(2):
        start.qtbot.waitUntil(lambda: not window.watch.busy, timeout=20_000)
        window.watch.look()
    start.qtbot.waitUntil(lambda: not window.watch.busy, timeout=20_000)
    start.rest()


def test_a_day_with_the_platforms_tables(start: Start, tmp_path: Path) -> None:
    window = start.window()
    folder = tmp_path / "12345"
    folder.mkdir()
    path = workbook(folder / "工单.xlsx")
    before = path.read_bytes()

    # The folder is chosen in the settings, and watched only once that is said.
    QTest.keyClick(start.target(), Qt.Key.Key_Comma, CTRL)
    settings = start.see(SettingsDialog)
    settings.turn_to("watched")
    start.rest()
    page = settings.watched
    assert page.add.isVisible()
    page.take_folder(str(folder))
    start.rest()
    look_twice(start, window)
    assert not window.notice.isVisible()
    assert page.on.hasFocus()
    start.press(SPACE)
    assert page.on.isChecked()
    start.rest()
    look_twice(start, window)
    start.press(ESC)
    start.see(MainWindow)
    notice = window.notice.notice
    assert notice is not None
    assert notice.text == "12345: 3 new, 0 already here, 0 put aside"

    # Two of the three are answered.
    bench = start.startup.bench
    assert bench is not None
    for row in ROWS[:2]:
        bench.write(partial(answer, row[0], "=已修好"))
    start.rest()

    # The answers go back: the newest table is chosen already.
    window.commands.run("answers")
    dialog = start.see(AnswersDialog)
    start.qtbot.waitUntil(dialog.list.hasFocus)
    assert dialog.list.count() == 1
    assert dialog.list.item(0).text().startswith("工单.xlsx · ")
    QTest.keyClick(start.target(), ENTER, CTRL)
    start.qtbot.waitUntil(lambda: dialog.step is Step.DONE, timeout=20_000)
    assert dialog.told.text() == "2 rows filled · 1 still unanswered · 0 not found"
    QTest.keyClick(start.target(), ENTER, CTRL)
    start.see(MainWindow)

    # Our own copy is not taken in, and the platform's table is as it was.
    window.notice.dismiss()
    look_twice(start, window)
    assert not window.notice.isVisible()
    assert path.read_bytes() == before
    copy = folder / "工单（已答复）.xlsx"
    assert sorted(folder.iterdir()) == sorted([path, copy])
    rows = CalamineWorkbook.from_path(copy).get_sheet_by_index(0).to_python()
    assert [row[:5] for row in rows] == [list(row[:5]) for row in (HEADER, *ROWS)]
    assert [row[5] for row in rows[1:]] == ["=已修好", "=已修好", ""]
    assert [row[7] for row in rows[1:]] == ["已答复", "已答复", ""]


def test_a_folder_is_forgotten_and_its_columns_are_chosen_in_the_settings(
    start: Start, tmp_path: Path
) -> None:
    window = start.window()
    bench = start.startup.bench
    assert bench is not None
    columns = {"甲": "text"}
    kept = [{"name": "某区", "table": "cases", "columns": columns}]
    bench.keep(partial(_save, {"import_presets": kept}))
    start.rest()
    window.settings.show()
    settings = start.see(SettingsDialog)
    settings.turn_to("watched")
    start.rest()
    page = settings.watched
    page.take_folder(str(tmp_path / "a"))
    page.take_folder(str(tmp_path / "b"))
    page.take_folder(str(tmp_path / "a"))
    assert page.list.count() == 2
    assert page.columns.itemText(1) == "某区"
    page.columns.setFocus()
    start.press(Qt.Key.Key_Down)
    start.rest()
    page.list.setCurrentRow(1)
    page.forget.setFocus()
    start.press(SPACE)
    start.rest()
    start.press(ESC)
    start.see(MainWindow)
    window.settings.show()
    page = start.see(SettingsDialog).watched
    start.rest()
    assert page.list.count() == 1
    assert page.columns.currentText() == "某区"
    start.press(ESC)
    start.see(MainWindow)


def _save(values: dict[str, object], desk: Desk) -> None:
    desk.save_settings(values)
