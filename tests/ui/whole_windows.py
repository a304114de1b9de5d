"""The whole window over a small desk, worked by keys that go to whatever has the focus."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.core.case import Case
from moderator_app.core.changes import Changes
from moderator_app.core.decisions import Incoming
from moderator_app.core.ids import case_id
from moderator_app.core.rows import Dossier
from moderator_app.desk.desk import Desk as Writing
from moderator_app.desk.intake import Answered
from moderator_app.desk.opening import Place
from moderator_app.desk.reading import Reader
from moderator_app.ui.window import MainWindow
from tests.desks import KEY
from tests.journeys.hands import Offscreen, until
from tests.ui.starts import a_start, sit_down_again

T = TypeVar("T")


class Desk:
    """A window, hands on its keyboard, and a look into the case file beside it."""

    def __init__(self, window: MainWindow, hands: Offscreen, place: Place) -> None:
        self.window = window
        self.hands = hands
        self._reader = place.open_reader()
        self._waited: list[bool] = []

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

    @property
    def listed(self) -> list[UUID | None]:
        """The cases of the list, as they stand there."""
        model = self.window.list.model
        return [model.case_at(row) for row in range(model.rowCount())]

    def dossier(self, case: UUID) -> Dossier:
        dossier = self._reader.dossier(case)
        assert dossier is not None
        return dossier

    def case(self, case: UUID) -> Case:
        return self.dossier(case).case

    def ask(self, question: Callable[[Reader], T]) -> T:
        """What another reader of the case file is told, once all is written down."""
        until(self.hands, lambda: not self.window.case._bench.tasks.busy, "the desk rests")
        return question(self._reader)

    def on_desk(self, work: Callable[[Writing], T]) -> T:
        """Do something on the database thread, of which the window is not told."""
        done: list[T] = []
        self.window.case._bench.ask(work, done.append)
        until(self.hands, lambda: bool(done), "it is written down")
        return done[0]

    def hears(
        self, post: str, words: str, *, ago: timedelta = timedelta(), author: str = "路人"
    ) -> UUID:
        """A citizen writes, and the window is told as it is of whatever comes in."""
        bench = self.window.case._bench
        message = Incoming("weibo", post, words, bench.now() - ago, author=author)
        bench.write(partial(_receive, message))
        self.hands.look()
        return case_id("weibo", post)

    def hears_again(self, case: UUID, words: str, author: str = "", account: str = "") -> None:
        """Words that join a case which is here already."""
        bench = self.window.case._bench
        said = Incoming(
            "weibo", f"{words} again", words, bench.now(), author=author, account=account
        )
        bench.write(partial(_add, case, said))
        self.hands.look()

    @contextmanager
    def slow_disk(self) -> Iterator[None]:
        """Whatever is written takes until the end of the block."""
        go = Event()
        self.window.case._bench.ask(partial(_wait, go), self._waited.append)
        try:
            yield
            QTest.qWait(200)  # what would act too early has the time to
        finally:
            go.set()
        self.hands.look()

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


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, built: Path, key_file: Path, home: Path) -> Iterator[Desk]:
    """Three cases in the inbox, with the starter kit and two people."""
    shutil.copytree(built, home)
    with a_desk(qtbot, home) as made:
        yield made


def _wait(go: Event, _: Writing) -> bool:
    return go.wait(20)


def _receive(message: Incoming, desk: Writing) -> Changes:
    return desk.intake.receive([Answered(message)]).changes


def _add(case: UUID, message: Incoming, desk: Writing) -> Changes:
    return desk.intake.add(case, message)


def clipboard() -> str:
    return QApplication.clipboard().text()
