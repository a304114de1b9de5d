"""The way to the window, taken by a person at the keyboard; whatever has the focus gets the keys."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.ui import text, theme
from moderator_app.ui.dialogs.first_run import FirstRun, Passphrase, RecoveryKey
from moderator_app.ui.dialogs.people import PeopleDialog
from moderator_app.ui.preferences import Preferences
from moderator_app.ui.startup import Startup, Surroundings
from moderator_app.ui.text import Language
from moderator_app.ui.window import MainWindow

PASSPHRASE = " ".join(["four", "words", "are", "enough"])
TAB, ENTER, SPACE, ESC = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape
D = TypeVar("D", bound=QWidget)
RESOURCES = Path(__file__).resolve().parents[2] / "resources"


class Start:
    """One start of the program, without its command line."""

    def __init__(self, qtbot: QtBot, folder: Path, *, alone: bool = False) -> None:
        self.qtbot = qtbot
        self.kept: list[Preferences] = []
        self.ended: list[str] = []
        self.bugs: list[BaseException] = []
        chosen = Preferences(language=Language.ENGLISH.value)
        self.startup = Startup(
            Surroundings(folder, RESOURCES, chosen, self.kept.append), alone=alone
        )
        self.startup.ended.connect(self._end)
        self.startup.tasks.failed.connect(self._fail)

    def _end(self, words: str) -> None:
        self.ended.append(words)

    def _fail(self, error: BaseException) -> None:
        self.bugs.append(error)

    def see(self, kind: type[D]) -> D:
        """The window of this kind, once it is in front."""
        self.qtbot.waitUntil(lambda: isinstance(self.front(), kind), timeout=10_000)
        found = self.front()
        assert isinstance(found, kind)
        return found

    def front(self) -> QWidget | None:
        """The active window. Where none is, since the last one was closed, the one that a window
        manager, which this platform does not have, would make active."""
        if QApplication.activeWindow() is None:
            behind = QApplication.activeModalWidget() or self.startup.window
            if behind is not None:
                behind.activateWindow()
        return QApplication.activeWindow()

    def target(self) -> QWidget:
        """What a key would reach now."""
        self.qtbot.waitUntil(
            lambda: (QApplication.focusWidget() or self.front()) is not None, timeout=5_000
        )
        found = QApplication.focusWidget() or self.front()
        assert found is not None
        return found

    def press(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            target = self.target()
            if isinstance(key, str) and key.isascii():
                QTest.keyClicks(target, key)
            elif isinstance(key, str):  # as an input method does
                event = QInputMethodEvent()
                event.setCommitString(key)
                QApplication.sendEvent(target, event)
            else:
                QTest.keyClick(target, key)

    def window(self) -> MainWindow:
        self.qtbot.waitUntil(lambda: self.startup.window is not None, timeout=20_000)
        window = self.see(MainWindow)
        self.rest()
        return window

    def rest(self) -> None:
        """Wait until nothing is being read or written."""
        self.qtbot.waitUntil(lambda: not self.startup.tasks.busy, timeout=10_000)

    def wait_for_end(self) -> str:
        self.qtbot.waitUntil(lambda: bool(self.ended), timeout=10_000)
        return self.ended[0]


@contextmanager
def a_start(
    qtbot: QtBot, folder: Path, *, as_sample: bool = False, alone: bool = False
) -> Iterator[Start]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    text.install(application, RESOURCES, Language.ENGLISH)
    theme.install(application, RESOURCES, theme.Theme())
    start = Start(qtbot, folder, alone=alone)
    start.startup.begin(as_sample=as_sample)
    try:
        yield start
    finally:
        leave(start)
    assert start.bugs == []


def leave(start: Start) -> None:
    """Close what is open, from the front to the back, as the end of the program does."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog):
            window.hide()
    if start.startup.window is not None:
        start.startup.window.close()
    start.startup.close()
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def words_of(window: QWidget) -> str:
    """All that can be read in a window's labels."""
    labels = window.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def child(window: QObject, kind: type[D], which: Callable[[D], bool] = bool) -> D:
    return next(one for one in window.findChildren(kind) if which(one))


def set_up(start: Start) -> str:
    """The first day on a machine without a keyring; returns the recovery key."""
    start.see(FirstRun)
    start.press("2")
    start.see(Passphrase)
    start.press(PASSPHRASE, TAB, PASSPHRASE, ENTER)
    shown = start.see(RecoveryKey)
    recovery = recovery_key(shown)
    child(shown, QCheckBox).setFocus()
    start.press(SPACE, TAB, ENTER)
    return recovery


def recovery_key(shown: RecoveryKey) -> str:
    """As it is shown: nine groups of four signs."""
    groups = [word for word in words_of(shown).replace("-", " ").split() if _is_group(word)]
    assert len(groups) == 9
    return "-".join(groups)


def _is_group(word: str) -> bool:
    return len(word) == 4 and not set(word) - set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


def sit_down(start: Start, name: str = "安娜") -> None:
    start.see(PeopleDialog)
    start.press(name, ENTER)


def sit_down_again(start: Start) -> None:
    start.see(PeopleDialog)
    start.press("1")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
