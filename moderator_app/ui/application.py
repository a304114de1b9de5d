"""The Qt program around the window: made before it, and gone after it."""

import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QBuffer,
    QCoreApplication,
    QEvent,
    QIODevice,
    QLoggingCategory,
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from moderator_app.core.refusals import Refusal
from moderator_app.desk import files
from moderator_app.desk.restoring import Hand
from moderator_app.ui import input_method, text, theme
from moderator_app.ui.garbage import Collector
from moderator_app.ui.notices import Kind
from moderator_app.ui.preferences import Preferences
from moderator_app.ui.single import Single
from moderator_app.ui.startup import Startup, Surroundings
from moderator_app.ui.text import Language, t

if TYPE_CHECKING:
    from moderator_app.ui.window import MainWindow

Crashed = Callable[[BaseException], Path | None]
"""Leaves a file about a bug, and says where; None where that could not be done."""

NOT_OPENED: Final = 1
NO_SCREEN: Final = 3
_SETTLED_MS: Final = 300
_TURN_S: Final = 0.0005
"""How long another thread may compute before the window's gets its turn. Python's own 5 ms add up:
a slot that calls Qt thirty times would wait thirty times."""
_PICTURE: Final = (1366, 768)


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the program was started. With `picture` it draws the window into a file and ends."""

    folder: Path
    resources: Path
    preferences: Preferences
    sample: bool = False
    picture: Path | None = None
    size: tuple[int, int] | None = None


def run(
    wishes: Wishes,
    keep: Callable[[Preferences], None],
    crashed: Crashed,
    opened: Callable[[], object] = bool,
) -> int:
    """Open the desk and stay until it is closed; returns the exit code. `opened` is called when a
    desk with a folder of its own has its window."""
    if wishes.picture is not None:
        # Drawn in memory, whether there is a screen or not; nothing flashes up.
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        # That platform complains about every window which has a smallest size.
        QLoggingCategory.setFilterRules("default.warning=false")
    elif not _has_screen():
        return NO_SCREEN
    sys.setswitchinterval(_TURN_S)
    input_method.prepare()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)  # noqa: S101
    application.setApplicationName("moderator-desk")
    application.setDesktopFileName("moderator-desk")
    single = None if wishes.sample or wishes.picture else Single(wishes.folder)
    if single is not None and not single.first:
        return 0
    text.install(application, wishes.resources, Language(wishes.preferences.language))
    theme.install(application, wishes.resources, wishes.preferences.theme)
    around = Surroundings(wishes.folder, wishes.resources, wishes.preferences, keep)
    startup = Startup(around, alone=wishes.picture is not None)
    program = _Program(application, wishes, startup, crashed)
    program.opened.connect(opened)
    if single is not None:
        single.wanted.connect(program.come_forward)
    hooks = sys.excepthook, threading.excepthook
    sys.excepthook, threading.excepthook = program.hook, program.thread_hook
    try:
        return program.run()
    finally:
        program.startup.close()
        program.collector.stop()
        if single is not None:
            single.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        sys.excepthook, threading.excepthook = hooks


def _has_screen() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


class _Program(QObject):
    """From the first event to the last. Nothing that goes wrong is lost: a file for whoever mends
    it, a sentence for who is there."""

    opened = Signal()

    def __init__(
        self, application: QApplication, wishes: Wishes, startup: Startup, crashed: Crashed
    ) -> None:
        super().__init__()
        self._application = application
        self._wishes = wishes
        self._crashed = crashed
        self._known: set[tuple[type[BaseException], str]] = set()
        self.collector = Collector(self)
        self._follow(startup)

    def _follow(self, startup: Startup) -> None:
        self.startup = startup
        self._application.setQuitOnLastWindowClosed(False)
        startup.tasks.failed.connect(self._failed)
        startup.ready.connect(self._ready)
        startup.ended.connect(self._ended)
        # Queued: what asks for it is a dialog of the window that is about to go.
        startup.restore_wanted.connect(self._restore, Qt.ConnectionType.QueuedConnection)

    def run(self) -> int:
        self.collector.start()
        QTimer.singleShot(0, self._begin)
        return self._application.exec()

    def _begin(self) -> None:
        self.startup.begin(as_sample=self._wishes.sample)

    def come_forward(self) -> None:
        self.startup.come_forward()

    def _restore(self, path: Path, hand: Hand) -> None:
        """Close the desk, bring it back to a backup, and open it again."""
        before = self.startup
        self._application.setQuitOnLastWindowClosed(False)
        if before.window is not None:
            before.window.close()
        self._follow(before.anew())
        before.close()
        before.deleteLater()
        # At once: what is left of the window would go on asking a desk that is closed.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.startup.restore(path, hand)

    def _ready(self, window: "MainWindow") -> None:
        self.collector.keep()
        if self._wishes.picture is None:
            self._application.setQuitOnLastWindowClosed(True)
            if not self.startup.is_sample:
                self.opened.emit()
            return
        Photographer(self.startup, window, self._wishes, self).wait()

    def _ended(self, words: str) -> None:
        if words:
            sys.stderr.write(f"{words}\n")
        self._application.exit(NOT_OPENED)

    # What went wrong.

    def hook(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        self._failed(error)

    def thread_hook(self, happened: threading.ExceptHookArgs) -> None:
        if happened.exc_value is not None:
            self._failed(happened.exc_value)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, KeyboardInterrupt):
            self._application.quit()
            return
        # What fails while it paints fails sixty times a second.
        place = type(error), _line(error)
        if place in self._known:
            return
        self._known.add(place)
        path = self._crashed(error)
        words = _apology(path)
        if self.startup.window is not None:
            self.startup.notices.say(Kind.ERROR, words, topic="crash")
        elif threading.current_thread() is threading.main_thread():
            self.startup.give_up(words)


def _line(error: BaseException) -> str:
    """Where it was raised."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "" if trace is None else f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"


def _apology(path: Path | None) -> str:
    if path is None:
        return t(
            "Application",
            "Something went wrong that should not have. What you had done before is saved.",
        )
    return t(
        "Application",
        "Something went wrong that should not have. What you had done before is saved; the file "
        "{path} says where it happened, without a word of any citizen.",
    ).format(path=path)


class Photographer(QObject):
    """Draws the window into a file once it has come to rest, and ends the program."""

    def __init__(
        self, startup: Startup, window: "MainWindow", wishes: Wishes, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks = startup.tasks
        self._window = window
        self._wishes = wishes
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLED_MS)
        self._timer.timeout.connect(self._take)

    def wait(self) -> None:
        self._window.setMinimumSize(0, 0)
        self._window.resize(*(self._wishes.size or _PICTURE))
        self._tasks.idle.connect(self._timer.start)
        self._timer.start()

    def _take(self) -> None:
        if self._tasks.busy:
            return  # the timer starts again when all is quiet
        self._tasks.idle.disconnect(self._timer.start)
        picture = self._wishes.picture
        assert picture is not None  # noqa: S101
        saved = _saved(self._window.grab(), picture)
        self._window.hide()  # closing it would write down what is not being written
        if not saved:
            words = t("Application", "The picture could not be written to {path}.")
            sys.stderr.write(words.format(path=picture) + "\n")
        QCoreApplication.exit(0 if saved else NOT_OPENED)


def _saved(drawn: QPixmap, path: Path) -> bool:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # Qt itself would empty the file before it finds that it knows no such kind.
    if not drawn.save(buffer, path.suffix.lstrip(".").upper() or "PNG"):
        return False
    try:
        files.to_disk(bytes(buffer.data().data()), path)
    except Refusal:
        return False
    return True
