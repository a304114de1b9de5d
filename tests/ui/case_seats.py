"""A case on the screen of a real desk, worked by keys that go to whatever has the focus."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.core.case import Case
from moderator_app.core.organisations import organisation_id
from moderator_app.ui import theme
from moderator_app.ui.panes.case_view import CaseView
from moderator_app.ui.panes.composer_text import ReplyText
from moderator_app.ui.panes.deliveries import DeliveryStrip
from moderator_app.ui.theme import Theme
from tests.ui.benches import RESOURCES, Seat, a_seat, build

W = TypeVar("W", bound=QWidget)
ROADS = organisation_id("municipal")
LIGHTS = organisation_id("lighting")
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
ALT_SHIFT = ALT | SHIFT
NONE = Qt.KeyboardModifier.NoModifier


@dataclass(eq=False)
class Screen:
    """The case and the strip of deliveries, and what they asked of the window."""

    seat: Seat
    view: CaseView
    strip: DeliveryStrip
    finished: list[UUID] = field(default_factory=list)

    def show(self, case: UUID) -> None:
        self.view.show_case(case)
        self.seat.settle()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the system would bring it, and wait until all is done."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            QTest.keyClick(popup, key, held)
            self.seat.settle()
            return
        if QApplication.activeModalWidget() is None:
            # Where there is no window manager nobody gives the keys back after a dialog.
            self.seat.window.activateWindow()
            self.seat.qtbot.waitUntil(self.seat.window.isActiveWindow)
        self.seat.press(key, held)
        self.seat.settle()

    def write(self, words: str) -> None:
        self.seat.type(words)
        self.seat.settle()

    def dialog(self, kind: type[W]) -> W:
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind)
        return found

    @property
    def text(self) -> ReplyText:
        """Where the reply is written."""
        found = self.view.composer.findChild(ReplyText)
        assert isinstance(found, ReplyText)
        return found

    def case(self, case: UUID) -> Case:
        return self.seat.dossier(case).case

    @property
    def said(self) -> str:
        """What the window told last."""
        return self.seat.said[-1].text if self.seat.said else ""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    build(folder)
    return folder


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication, tmp_path: Path, built: Path) -> Iterator[Screen]:
    theme.install(qapp, RESOURCES, Theme())
    with a_seat(tmp_path / "desk", qtbot, built) as seat:
        view = CaseView(seat.bench, seat.commands)
        strip = DeliveryStrip(seat.bench, seat.commands)
        made = Screen(seat, view, strip)
        view.committed.connect(strip.take)
        view.shown.connect(strip.follow)
        view.finished.connect(made.finished.append)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(view, 1)
        column.addWidget(strip)
        both.setFocusProxy(view)
        seat.window.resize(800, 700)
        seat.seat(both)
        seat.bench.learn()
        seat.settle()
        yield made
