"""A pane's place in a window over a real desk, for the tests that ask for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.ui import theme
from moderator_app.ui.theme import Theme
from tests.ui.benches import RESOURCES, Seat, a_seat, build


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case file that is made once and copied for every test."""
    folder = tmp_path_factory.mktemp("built")
    build(folder)
    return folder


@pytest.fixture
def seat(qtbot: QtBot, qapp: QApplication, tmp_path: Path, built: Path) -> Iterator[Seat]:
    theme.install(qapp, RESOURCES, Theme())
    with a_seat(tmp_path / "desk", qtbot, built) as made:
        yield made
