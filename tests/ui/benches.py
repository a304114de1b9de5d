"""A window's side of a real desk for tests: the starter kit, a few cases, and the three threads."""

import shutil
from collections.abc import Callable, Iterator, Sized
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.core.decisions import Incoming
from moderator_app.core.ids import case_id
from moderator_app.core.rows import Dossier
from moderator_app.desk import kits
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.desk.opening import Place
from moderator_app.desk.reading import Reader
from moderator_app.ui.command_table import COMMANDS
from moderator_app.ui.commands import Commands
from moderator_app.ui.notices import Notice, Notices
from moderator_app.ui.tasks import Tasks
from moderator_app.ui.workbench import Workbench
from tests.desks import ANNA, BAI, KEY

T = TypeVar("T")
RESOURCES = Path(__file__).resolve().parents[2] / "resources"
HOLE = case_id("weibo", "hole")
LAMP = case_id("web", "lamp")
HEAT = case_id("wecom", "heat")
_MESSAGES = (
    ("weibo", "hole", "晨跑的人", "文澜路和石板街路口的路面塌了一个大坑，车都绕着走"),
    ("web", "lamp", "陈女士", "我们小区门口的路灯坏了三天，晚上很黑"),
    ("wecom", "heat", "老周", "家里停电了，冰箱里的药怎么办"),
)


def build(folder: Path) -> None:
    """A case file with the starter kit, two people and three messages of the last hour."""
    folder.mkdir(parents=True, exist_ok=True)
    desk = Place(folder, KEY).open_desk()
    try:
        desk.session.person = ANNA
        desk.shifts.save_person(ANNA)
        desk.shifts.save_person(BAI)
        kits.stock(desk.directory, RESOURCES)
        now = datetime.now(UTC)
        desk.intake.receive(
            [
                Answered(Incoming(platform, post, text, now, author=author, account="清川城管"))
                for platform, post, author, text in _MESSAGES
            ]
        )
    finally:
        desk.close()


@dataclass(eq=False)
class Seat:
    """What a pane stands on, and what was said to the person sitting there."""

    qtbot: QtBot
    place: Place
    desk: Desk
    tasks: Tasks
    bench: Workbench
    window: QWidget
    commands: Commands
    said: list[Notice] = field(default_factory=list)

    def hear(self, notice: Notice) -> None:
        self.said.append(notice)

    def seat(self, pane: QWidget) -> None:
        """Show the pane in the window and give it the keys."""
        layout = self.window.layout()
        assert layout is not None
        layout.addWidget(pane)
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        pane.setFocus()
        self.settle()

    def settle(self) -> None:
        """Until nothing is queued, running or undelivered, and no timer of a pane is due."""
        QApplication.processEvents()
        done: list[None] = []
        for _ in range(2):
            done.clear()
            self.tasks.write(partial(done.append, None))
            self.tasks.read(partial(done.append, None))
            self.qtbot.waitUntil(partial(_two, done))
            QApplication.processEvents()

    def on_desk(self, work: Callable[[Desk], T]) -> T:
        """Do something on the database thread and wait for it."""
        found: list[T] = []
        self.tasks.write(partial(work, self.desk), found.append)
        self.qtbot.waitUntil(partial(bool, found))
        return found[0]

    def ask(self, question: Callable[[Reader], T]) -> T:
        """What another reader of the case file is told."""
        found: list[T] = []
        self.bench.look("a test asks", question, found.append)
        self.qtbot.waitUntil(partial(bool, found))
        return found[0]

    def dossier(self, case: UUID) -> Dossier:
        found = self.ask(partial(_dossier, case))
        assert found is not None
        return found

    def type(self, text: str) -> None:
        """To whatever has the focus: ASCII by keys, the rest as an input method commits it."""
        for sign in text:
            focus = QApplication.focusWidget()
            assert focus is not None
            if sign.isascii():
                QTest.keyClicks(focus, sign)
            else:
                compose(focus, "", sign)

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)


def compose(widget: QWidget, preedit: str, commit: str = "") -> None:
    """What an input method sends: letters not yet decided, or characters that are."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


@contextmanager
def a_seat(folder: Path, qtbot: QtBot, built: Path) -> Iterator[Seat]:
    shutil.copytree(built, folder, dirs_exist_ok=True)
    place = Place(folder, KEY)
    tasks, notices = Tasks(), Notices()
    desks: list[Desk] = []
    tasks.write(place.open_desk, desks.append)
    qtbot.waitUntil(partial(bool, desks))
    readers: list[Reader] = []
    tasks.read(place.open_reader, readers.append)
    qtbot.waitUntil(partial(bool, readers))
    desks[0].session.person = ANNA
    bench = Workbench(desks[0], readers[0], tasks, notices, place)
    window = QWidget()
    window.resize(820, 620)
    column = QVBoxLayout(window)
    column.setContentsMargins(12, 12, 12, 12)
    seat = Seat(qtbot, place, desks[0], tasks, bench, window, Commands(window, COMMANDS))
    notices.listen(seat.hear)
    bench.learn()
    seat.settle()
    try:
        yield seat
    finally:
        seat.settle()
        window.close()
        window.deleteLater()
        QApplication.processEvents()
        closed: list[None] = []
        tasks.read(readers[0].close, closed.append)
        tasks.write(desks[0].close, closed.append)
        qtbot.waitUntil(partial(_two, closed))
        tasks.close()
        bench.deleteLater()


def _two(done: Sized) -> bool:
    return len(done) == 2


def _dossier(case: UUID, reader: Reader) -> Dossier | None:
    return reader.dossier(case)
