"""A pane's place in a window over a real desk, and where a start of the program finds its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.desk.opening import Place
from moderator_app.ui import theme
from moderator_app.ui.theme import Theme
from tests.desks import ANNA, KEY
from tests.keys import give_key_file
from tests.ui.benches import RESOURCES, Seat, a_seat, build


@pytest.fixture(autouse=True)
def _as_written() -> Iterator[None]:
    """A test that lets the window speak a language leaves it as the code is written."""
    yield
    application = QApplication.instance()
    for translator in application.findChildren(QTranslator) if application else ():
        QApplication.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale.c())


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


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return give_key_file(tmp_path, monkeypatch)


@pytest.fixture
def desk(home: Path) -> Path:
    """A case file under KEY, with one person."""
    opened = Place(home, KEY).open_desk()
    opened.shifts.save_person(ANNA)
    opened.close()
    return home
