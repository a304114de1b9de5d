"""From anywhere to the figures, from a number to its case, and back, by keyboard alone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.ui.dialogs.counted_cases import CountedCasesDialog
from moderator_app.ui.navigation import Page
from tests.journeys.hands import until
from tests.ui.whole_windows import Desk, a_desk


@pytest.fixture
def desk(qtbot: QtBot, home: Path, built: Path, key_file: Path) -> Iterator[Desk]:
    shutil.copytree(built, home)
    with a_desk(qtbot, home) as made:
        yield made


def test_a_key_leads_to_the_figures_and_a_number_to_its_case(desk: Desk) -> None:
    page = desk.window.statistics
    desk.press("Ctrl+Shift+0")
    assert desk.window.place is Page.STATISTICS
    until(desk.hands, lambda: page.report is not None, "the day is counted")
    page.body.tiles[0].setFocus()
    desk.press("Enter")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CountedCasesDialog)
    until(desk.hands, lambda: dialog.model.rowCount() == 3, "the cases are listed")
    dialog.table.grab()
    until(desk.hands, lambda: dialog.model.case_at(0) is not None, "the cases are read")
    wanted = dialog.model.case_at(0)
    desk.press("Enter")
    until(desk.hands, lambda: desk.reading == wanted, "the case is on the screen")
    desk.press("Ctrl+1")
    assert desk.window.list.isVisible()
    desk.press("Ctrl+Shift+0")
    assert page.isVisible()
