"""Rows put aside, by keyboard over a real case file: mended, tried again, or thrown away."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.core.channels import Batch, Spoilt
from moderator_app.core.headings import Field
from moderator_app.core.ids import case_id
from moderator_app.core.rows import Quarantined, Settled
from moderator_app.desk import importing
from moderator_app.desk.desk import Desk
from moderator_app.desk.opening import Place
from moderator_app.desk.reading import Reader
from moderator_app.store import quarantine
from moderator_app.ui import aside_run
from moderator_app.ui.dialogs.import_workbook import ImportDialog, Step
from moderator_app.ui.dialogs.row_columns import RowColumnsDialog
from moderator_app.ui.dialogs.whole_text import WholeTextDialog
from moderator_app.ui.dialogs.words import WordsDialog
from moderator_app.ui.navigation import Page
from moderator_app.ui.panes import aside_words
from moderator_app.ui.panes.aside import AsidePane
from moderator_app.ui.window import MainWindow
from tests.desk.accounts import ACCOUNT, STREAM
from tests.desks import ANNA, KEY
from tests.ui.asides import put_aside
from tests.ui.benches import Seat
from tests.ui.starts import a_start, sit_down_again
from tests.ui.test_import_dialog import table
from tests.watchdog import Watchdog

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pane(seat: Seat) -> AsidePane:
    return a_pane(seat, put_aside)


def a_pane(seat: Seat, prepare: Callable[[Desk], object]) -> AsidePane:
    seat.on_desk(prepare)
    made = AsidePane(seat.bench, seat.commands)
    seat.seat(made)
    made.look()
    rest(seat)
    return made


def rest(seat: Seat) -> None:
    seat.settle()
    seat.qtbot.waitUntil(lambda: not seat.tasks.busy)


def read(widget: QWidget) -> str:
    labels = widget.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def go_to(seat: Seat, pane: AsidePane, number: int) -> None:
    """To the row of that number in its file."""
    (row,) = (one for one in pane.list.shown if one.row == number)
    pane.list.choose(aside_words.key(row.id))
    rest(seat)


def back(seat: Seat, widget: QWidget) -> None:
    """A window manager would make the window active again when its dialog has closed."""
    seat.window.activateWindow()
    seat.qtbot.waitUntil(seat.window.isActiveWindow)
    widget.setFocus()


def waiting(seat: Seat) -> dict[int, Quarantined]:
    return {one.row: one for one in seat.ask(Reader.quarantined)}


def dialog(seat: Seat, kind: type[QWidget]) -> QWidget:
    seat.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind), timeout=20_000)
    found = QApplication.activeWindow()
    assert found is not None
    return found


def summary(seat: Seat, post: str) -> str:
    case = seat.dossier(case_id(importing.WORKBOOK, post)).case
    return case.summary


def test_a_row_is_shown_heading_by_heading_with_the_fault_in_words(
    seat: Seat, pane: AsidePane
) -> None:
    go_to(seat, pane, 2)
    assert "letters.csv · row 2" in read(pane.card)
    assert pane.card._why.accessibleName() == "the date cannot be read"
    assert "2026-11-01" in read(pane.card)
    cells = pane.card.cells
    shown = [
        [str(cells.index(at, part).data()) for part in range(4)] for at in range(cells.rowCount())
    ]
    assert shown == [
        ["编号", "Number there", "", "1"],
        ["内容", "The message", "", "井盖松了"],
        ["留言时间", "When it came", "Here", "前天"],
    ]
    assert pane.card.field.toPlainText() == "前天"


def test_a_mended_cell_makes_a_case_by_keys_alone(seat: Seat, pane: AsidePane) -> None:
    go_to(seat, pane, 2)
    seat.press(Key.Key_E)
    assert QApplication.focusWidget() is pane.card.field
    seat.type("2026-11-01")
    assert pane.card.cells.index(2, 2).data() == "Changed"
    seat.press(Key.Key_Return, CTRL)
    rest(seat)
    assert set(waiting(seat)) == {3, 4}
    assert summary(seat, "1") == "井盖松了"
    assert "1 row(s) taken in." in seat.said[-1].text
    assert pane.list.hasFocus()


def test_what_still_cannot_be_read_stays_mended_and_says_why(seat: Seat, pane: AsidePane) -> None:
    go_to(seat, pane, 2)
    seat.press(Key.Key_Return)
    seat.type("大前天")
    seat.press(Key.Key_Return, CTRL)
    rest(seat)
    assert waiting(seat)[2].cells == ("1", "井盖松了", "大前天")
    assert pane.card.field.toPlainText() == "大前天"
    assert "still cannot be read" in seat.said[-1].text


def test_a_row_emptied_by_hand_keeps_its_words_until_it_is_discarded(
    seat: Seat, pane: AsidePane
) -> None:
    go_to(seat, pane, 3)
    for at in (0, 2):
        pane.card.table.setCurrentIndex(pane.card.cells.index(at, 0))
        pane.card.field.selectAll()
        pane.card.field.setFocus()
        seat.press(Key.Key_Backspace)
    seat.press(Key.Key_Return, CTRL)
    rest(seat)
    assert waiting(seat)[3].cells == ("2", "", "2026-11-02")
    assert "no words yet" in seat.said[-1].text


def test_what_was_typed_waits_while_one_looks_at_another_row(seat: Seat, pane: AsidePane) -> None:
    go_to(seat, pane, 2)
    seat.press(Key.Key_E)
    seat.type("2026")
    seat.press(Key.Key_Escape)
    assert pane.list.hasFocus()
    go_to(seat, pane, 4)
    assert pane.card.field.toPlainText() == "上周"
    go_to(seat, pane, 2)
    assert pane.card.field.toPlainText() == "2026"
    pane.card.field.setPlainText("前天")
    assert pane.card.mended(waiting(seat)[2].id) == {}


def test_j_and_k_go_from_row_to_row(seat: Seat, pane: AsidePane) -> None:
    numbers = [one.row for one in pane.list.shown]
    seat.press(Key.Key_J)
    rest(seat)
    shown = pane.card.shown
    assert shown is not None
    assert shown.row == numbers[1]
    pane.card.table.setFocus()
    seat.press(Key.Key_K)
    rest(seat)
    shown = pane.card.shown
    assert shown is not None
    assert shown.row == numbers[0]


def test_discarding_asks_why_and_says_that_it_is_for_good(seat: Seat, pane: AsidePane) -> None:
    go_to(seat, pane, 4)
    seat.press(Key.Key_Delete)
    asked = dialog(seat, WordsDialog)
    assert "cannot be undone" in read(asked)
    seat.press(Key.Key_Return)
    assert "Say why" in read(asked)
    seat.type("2")
    seat.press(Key.Key_Return)
    rest(seat)
    assert set(waiting(seat)) == {2, 3}
    (gone,) = seat.ask(Reader.settled)
    assert (gone.row, gone.settled, gone.why, gone.by, gone.cells) == (
        4, Settled.DISCARDED, "Test data", str(ANNA.id), (),
    )  # fmt: skip
    assert "1 row(s) discarded." in seat.said[-1].text
    assert pane.list.selected


def test_settled_rows_say_who_when_and_why_and_have_no_words(seat: Seat, pane: AsidePane) -> None:
    go_to(seat, pane, 4)
    seat.press(Key.Key_Delete)
    dialog(seat, WordsDialog)
    seat.type("one too many")
    seat.press(Key.Key_Return)
    rest(seat)
    pane.which.setCurrentIndex(1)
    assert [one.row for one in pane.list.shown] == [4]
    words = read(pane.done)
    assert "安娜, today" in words
    assert "Why: one too many" in words
    assert "树倒了" not in words
    assert not pane.deeds.isVisible()
    back(seat, pane.list)
    seat.press(Key.Key_Delete)
    assert QApplication.activeModalWidget() is None


def test_several_are_chosen_with_shift_and_retried_together(seat: Seat, pane: AsidePane) -> None:
    go_to(seat, pane, 2)
    seat.press(Key.Key_E)
    seat.type("2026-11-01")
    pane.list.setFocus()
    seat.press(Key.Key_A, CTRL)
    assert "3 row(s) chosen" in read(pane.deeds)
    seat.press(Key.Key_Return, CTRL)
    rest(seat)
    assert set(waiting(seat)) == {3, 4}
    assert seat.said[-1].text.startswith("1 row(s) taken in. 2 row(s) still cannot be read")


def test_many_are_discarded_with_a_number_and_can_be_stopped(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aside_run, "_GONE", 1)
    many = tuple((str(n), f"第{n}件", "前天") for n in range(200))
    pane = a_pane(seat, partial(put_aside, rows=many))
    seat.press(Key.Key_A, CTRL)
    seat.press(Key.Key_Delete)
    dialog(seat, WordsDialog)
    seat.type("test")
    seat.press(Key.Key_Return)
    seat.qtbot.waitUntil(lambda: pane.deeds.bar.value() > 0)
    assert pane.deeds.bar.maximum() == 200
    pane.deeds.stop.click()
    rest(seat)
    left = len(waiting(seat))
    assert 0 < left < 200
    assert "Stopped" in seat.said[-1].text
    assert len(pane.list.shown) == left


def test_what_the_columns_hold_can_be_said_where_nobody_knew(seat: Seat) -> None:
    def keep(desk: Desk) -> None:
        rows = [(2, "no_text", "", ("7", "南门菜场垃圾桶满了")), (3, "no_text", "", ("8", "路灯"))]
        quarantine.keep(desk.session.store.connection, "old.xls", rows, desk.session.now())

    pane = a_pane(seat, keep)
    assert "Say so first" in read(pane.card)
    seat.press(Key.Key_Return, CTRL)
    rest(seat)
    assert "columns" in seat.said[-1].text
    seat.press(Key.Key_A, CTRL)
    seat.press(Key.Key_C)
    asked = dialog(seat, RowColumnsDialog)
    assert isinstance(asked, RowColumnsDialog)
    assert not asked.main.isEnabled()
    for at, field in ((0, Field.EXTERNAL_ID), (1, Field.TEXT)):
        choice = asked.columns.columns_table.cellWidget(at, 1)
        assert isinstance(choice, QComboBox)
        choice.setCurrentIndex(choice.findData(field.value))
    seat.press(Key.Key_Return, CTRL)
    rest(seat)
    assert waiting(seat) == {}
    assert summary(seat, "7") == "南门菜场垃圾桶满了"
    assert "No row is put aside" in read(pane)


def test_markup_and_the_longest_cell_are_plain_text_and_hold_up_nobody(
    seat: Seat, window_watchdog: Watchdog
) -> None:
    long = "<b>路灯</b>\t不亮 " * 8_000
    rows = (*((str(n), long, "前天") for n in range(40)), ("x", "<img src=x>", "前天"))
    pane = a_pane(seat, partial(put_aside, rows=rows))
    assert pane.list.model().index(0, 0).data() == "x | <img src=x> | 前天"
    seat.press(Key.Key_J)
    rest(seat)
    pane.card.table.setCurrentIndex(pane.card.cells.index(1, 0))
    assert pane.card.field.isReadOnly()
    assert pane.card.field.toPlainText().startswith("<b>路灯</b>")
    assert "too long to mend" in read(pane.card)
    pane.card._whole.click()
    shown = dialog(seat, WholeTextDialog)
    assert isinstance(shown, WholeTextDialog)
    seat.qtbot.waitUntil(lambda: not shown._timer.isActive(), timeout=20_000)
    shown.reject()
    pane.card.table.setCurrentIndex(pane.card.cells.index(2, 0))
    back(seat, pane.card.field)
    pane.card.field.selectAll()
    seat.type("2026-11-01")
    seat.press(Key.Key_Return, CTRL)
    rest(seat)
    assert len(waiting(seat)) == 40


def test_rows_that_another_import_puts_aside_come_into_sight(seat: Seat, pane: AsidePane) -> None:
    before = len(pane.list.shown)
    go_to(seat, pane, 2)
    seat.press(Key.Key_E)
    seat.type("2026")
    more = (("9", "又一件", "后天"),)
    seat.bench.write(partial(put_aside, rows=more, source="more.csv"))
    rest(seat)
    assert len(pane.list.shown) == before + 1
    assert pane.card.field.toPlainText() == "2026"
    assert QApplication.focusWidget() is pane.card.field


@pytest.fixture
def window(qtbot: QtBot, home: Path, desk: Path, key_file: Path) -> Iterator[MainWindow]:
    with a_start(qtbot, home) as start:
        sit_down_again(start)
        yield start.window()
        start.rest()


def is_shown(window: MainWindow) -> bool:
    return not window.navigation._items[Page.QUARANTINE].isHidden()


def test_the_page_is_in_the_navigation_only_while_there_is_something(
    window: MainWindow, qtbot: QtBot, home: Path
) -> None:
    assert not is_shown(window)
    assert "view.quarantine" in [command.id for command in window.commands.available()]
    window.commands.run("view.quarantine")
    assert is_shown(window)
    window.commands.run("view.inbox")
    assert not is_shown(window)
    other = Place(home, KEY).open_desk_for(ANNA)
    put_aside(other)
    other.close()
    window.navigation.refresh()
    qtbot.waitUntil(lambda: is_shown(window))
    assert window.navigation._items[Page.QUARANTINE].text() == "Put aside  3"


def test_from_the_result_of_an_import_one_goes_there(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.overlays.import_workbook(table(tmp_path / "letters.csv", 10))
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, ImportDialog)
    qtbot.waitUntil(lambda: shown.step is Step.LOOK)
    shown.carry_out()
    qtbot.waitUntil(lambda: shown.step is Step.DONE)
    shown.outcome.mend.click()
    assert window.place is Page.QUARANTINE
    qtbot.waitUntil(lambda: len(window.aside.list.shown) == 1)
    qtbot.waitUntil(lambda: window.navigation._items[Page.QUARANTINE].text().endswith("1"))


def test_what_came_through_an_account_is_shown_and_can_only_be_discarded(seat: Seat) -> None:
    def spoil(desk: Desk) -> object:
        spoilt = Spoilt(STREAM, '{"id": [], "text": 7}', "text")
        return desk.inbound.take(ACCOUNT, STREAM, Batch((spoilt,), "1"))

    pane = a_pane(seat, spoil)
    pane.list.setFocus()
    go_to(seat, pane, 0)
    assert ACCOUNT.name in read(pane.card)
    assert "came through an account" in read(pane.card)
    assert not pane.card.table.isVisible()
    begun: list[str] = []
    seat.commands.bind("case.new", lambda: begun.append(QApplication.clipboard().text()))
    pane.deeds.new_case.setFocus()
    seat.press(Qt.Key.Key_Return)
    assert begun == ['{"id": [], "text": 7}'], "a new case begins with what was copied"
    before = waiting(seat)
    pane.deeds.retry()
    pane.deeds.choose_columns()
    rest(seat)
    assert QApplication.activeModalWidget() is None
    assert waiting(seat) == before
