"""Writing a reply: gaps, templates, drafts and the check before it goes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.core.organisations import organisation_id
from moderator_app.ui import theme
from moderator_app.ui.panes.composer import Composer
from moderator_app.ui.theme import Theme
from tests.ui.benches import HOLE, RESOURCES, Seat, a_seat, build

ROADS = organisation_id("municipal")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    build(folder)
    return folder


@pytest.fixture
def seat(qtbot: QtBot, qapp: QApplication, tmp_path: Path, built: Path) -> Iterator[Seat]:
    theme.install(qapp, RESOURCES, Theme())
    with a_seat(tmp_path / "desk", qtbot, built) as made:
        yield made


@pytest.fixture
def composer(seat: Seat) -> Composer:
    made = Composer(seat.bench, seat.commands)
    seat.seat(made)
    made.show_case(seat.dossier(HOLE))
    seat.settle()
    return made


def test_staging_a_handler_fills_in_its_template(seat: Seat, composer: Composer) -> None:
    composer.stage(ROADS, (), None)
    seat.settle()
    words = composer.words()
    assert words is not None
    assert "市政" in words.text
    assert words.text.startswith("晨跑的人您好")
