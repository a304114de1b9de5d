"""The whole window over a small desk, worked by keys that go to whatever has the focus."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.core.case import Case
from moderator_app.desk.opening import Place
from moderator_app.ui.window import MainWindow
from tests.desks import KEY
from tests.journeys.hands import Offscreen, until
from tests.ui.starts import a_start, sit_down_again


class Desk:
    """A window, hands on its keyboard, and a look into the case file beside it."""

    def __init__(self, window: MainWindow, hands: Offscreen, place: Place) -> None:
        self.window = window
        self.hands = hands
        self._reader = place.open_reader()

    def press(self, *chords: str) -> None:
        for chord in chords:
            self.hands.press(chord)
            self.hands.look()

    def reads(self, case: UUID | None) -> bool:
        """Whether the list comes to rest at this case."""
        until(self.hands, lambda: self.reading == case, "the case is on the screen")
        until(self.hands, self._rests, "the list comes to rest")
        return self.reading == case

    def _rests(self) -> bool:
        self.hands.look()
        return self.reading is None or self.window.case.sight() is not None

    def write(self, words: str) -> None:
        self.hands.write(words)
        self.hands.look()

    @property
    def strip(self) -> str:
        """What the strip of deliveries says."""
        shown = self.window.deliveries
        return shown.accessibleName() if shown.isVisible() else ""

    @property
    def reading(self) -> UUID | None:
        """The case on the screen."""
        dossier = self.window.case.dossier
        return None if dossier is None else dossier.case.id

    @property
    def said(self) -> str:
        """The notice at the foot."""
        return self.window.notice.accessibleName()

    def case(self, case: UUID) -> Case:
        dossier = self._reader.dossier(case)
        assert dossier is not None
        return dossier.case

    def close(self) -> None:
        self._reader.close()


@contextmanager
def a_desk(qtbot: QtBot, home: Path) -> Iterator[Desk]:
    """`home` holds a case file under KEY, which the key file of the test opens."""
    with a_start(qtbot, home) as start:
        sit_down_again(start)
        window = start.window()
        window.resize(1366, 768)
        hands = Offscreen(lambda: start.startup.tasks.busy)
        hands.look()
        desk = Desk(window, hands, Place(home, KEY))
        try:
            yield desk
        finally:
            desk.close()


def clipboard() -> str:
    return QApplication.clipboard().text()
