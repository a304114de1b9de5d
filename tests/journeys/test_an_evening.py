"""A shift by keyboard alone, in the real window, and what the next person finds."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.desk import sample
from moderator_app.desk.opening import Place
from moderator_app.system.home import resources
from moderator_app.ui import text, theme
from moderator_app.ui.preferences import Preferences
from moderator_app.ui.startup import Startup, Surroundings
from moderator_app.ui.text import Language
from tests.desks import KEY
from tests.journeys.hands import Offscreen, until
from tests.journeys.story import Evening, whole_evening
from tests.keys import give_key_file
from tests.watchdog import Watchdog


def prepared(folder: Path, environment: pytest.MonkeyPatch) -> Place:
    """A desk with the sample's history in it, that opens by a key file."""
    give_key_file(folder.parent, environment)
    place = Place(folder, KEY)
    desk = place.open_desk()
    sample.build(desk, resources(), datetime.now(UTC))
    desk.close()
    return place


@pytest.fixture
def evening(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Evening]:
    place = prepared(tmp_path / "desk", monkeypatch)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    text.install(application, resources(), Language.CHINESE)
    theme.install(application, resources(), Preferences().theme)
    startup = Startup(Surroundings(place.folder, resources(), Preferences(), lambda _: None))
    startup.begin(as_sample=False)
    hands = Offscreen(lambda: startup.tasks.busy)
    until(hands, lambda: QApplication.activeModalWidget() is not None, "somebody is asked for")
    reader = place.open_reader()
    person = next(p for p in reader.people() if p.number == "03")
    evening = Evening(hands, reader, str(person.id))
    evening.sit_down("1")
    yield evening
    reader.close()
    if startup.window is not None:
        startup.window.close()
    startup.close()
    text.install(application, resources(), Language.ENGLISH)


def test_an_evening_by_keyboard_alone(evening: Evening, window_watchdog: Watchdog) -> None:
    whole_evening(evening, cases=20)
