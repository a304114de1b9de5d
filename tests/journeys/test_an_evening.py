"""A shift by keyboard alone, in the real window, and what the next person finds."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from moderator_app.desk import sample
from moderator_app.desk.opening import Place
from moderator_app.system.home import resources
from tests.desks import KEY
from tests.journeys.program import started
from tests.journeys.story import Evening, whole_evening
from tests.keys import give_key_file
from tests.watchdog import Watchdog

pytestmark = pytest.mark.long


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
    with started(place) as (hands, reader):
        person = next(p for p in reader.people() if p.number == "03")
        evening = Evening(hands, reader, str(person.id))
        evening.sit_down("1")
        yield evening


def test_an_evening_by_keyboard_alone(evening: Evening, window_watchdog: Watchdog) -> None:
    whole_evening(evening, cases=20)
