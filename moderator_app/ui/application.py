"""The Qt program around the window: made before it, and gone after it."""

import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from moderator_app.ui import input_method, text, theme
from moderator_app.ui.notices import Kind
from moderator_app.ui.preferences import Preferences
from moderator_app.ui.single import Single
from moderator_app.ui.startup import Startup
from moderator_app.ui.text import Language, t
from moderator_app.ui.window import MainWindow

Crashed = Callable[[type[BaseException], BaseException, TracebackType | None], Path | None]

_NO_SCREEN: Final = 3
_NOT_SAVED: Final = 1
_SETTLED_MS: Final = 300


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the program was started. With `picture` it draws the window into a file and ends."""

    folder: Path
    resources: Path
    preferences: Preferences
    sample: bool = False
    picture: Path | None = None
    size: tuple[int, int] | None = None


def speak(resources: Path, language: Language) -> QCoreApplication:
    """Sentences without a window: the command line speaks the desk's language too."""
    made = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    text.install(made, resources, language)
    return made


def run(wishes: Wishes, keep: Callable[[Preferences], None], crashed: Crashed) -> int:
    """Open the desk and stay until it is closed; returns the exit code."""
    if not _has_screen():
        if wishes.picture is None:
            speaking = speak(wishes.resources, Language(wishes.preferences.language))
            sys.stderr.write(
                t(
                    "Application",
                    "This machine has no screen. To see the desk as a picture, run it with "
                    "--screenshot FILE; to look something up, use the command line (--help).",
                )
                + "\n"
            )
            del speaking
            return _NO_SCREEN
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    input_method.prepare()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)  # noqa: S101
    application.setApplicationName("moderator-desk")
    text.install(application, wishes.resources, Language(wishes.preferences.language))
    theme.install(application, wishes.resources, wishes.preferences.theme)
    return _open(application, wishes, keep, crashed)


def _has_screen() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _open(
    application: QApplication,
    wishes: Wishes,
    keep: Callable[[Preferences], None],
    crashed: Crashed,
) -> int:
    alone = None if wishes.sample or wishes.picture else Single(wishes.folder)
    if alone is not None and not alone.first:
        return 0
    application.setQuitOnLastWindowClosed(False)
    startup = Startup(wishes.folder, wishes.preferences, wishes.resources, keep)
    watcher = _Watcher(startup, crashed)
    startup.tasks.failed.connect(watcher.failed)
    startup.given_up.connect(application.quit)
    sys.excepthook = watcher.hook
    threading.excepthook = watcher.thread_hook
    if wishes.picture is not None:
        photographer = _Photographer(startup, wishes)
        startup.ready.connect(photographer.wait)
    else:
        startup.ready.connect(partial(_stay, application, alone))
    QTimer.singleShot(0, startup, partial(startup.begin, as_sample=wishes.sample))
    try:
        return application.exec()
    finally:
        startup.close()
        if alone is not None:
            alone.close()


def _stay(application: QApplication, alone: Single | None, window: MainWindow) -> None:
    """From now on the program ends with its window; a second start brings this one forward."""
    application.setQuitOnLastWindowClosed(True)
    if alone is not None:
        alone.wanted.connect(window.come_forward)


class _Watcher(QObject):
    """Nothing that goes wrong is lost: a file for whoever mends it, a sentence for who is there."""

    def __init__(self, startup: Startup, crashed: Crashed) -> None:
        super().__init__()
        self._startup = startup
        self._crashed = crashed

    def failed(self, error: BaseException) -> None:
        self.hook(type(error), error, error.__traceback__)

    def hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        path = self._crashed(kind, error, trace)
        if path is not None:
            self._startup.notices.say(
                Kind.ERROR,
                t(
                    "Application",
                    "Something went wrong that should not have. Your work is saved; the file "
                    "{path} says where, without a word of any citizen.",
                ).format(path=path),
            )

    def thread_hook(self, happened: threading.ExceptHookArgs) -> None:
        if happened.exc_value is not None:
            self.hook(happened.exc_type, happened.exc_value, happened.exc_traceback)


class _Photographer(QObject):
    """Draws the window into a file once it has come to rest, and ends the program."""

    def __init__(self, startup: Startup, wishes: Wishes) -> None:
        super().__init__()
        self._startup = startup
        self._wishes = wishes
        self._window: MainWindow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLED_MS)
        self._timer.timeout.connect(self._take)

    def wait(self, window: MainWindow) -> None:
        self._window = window
        if self._wishes.size is not None:
            window.resize(*self._wishes.size)
        self._startup.tasks.idle.connect(self._timer.start)
        self._timer.start()

    def _take(self) -> None:
        assert self._window is not None  # noqa: S101
        if self._startup.tasks.busy:
            self._timer.start()
            return
        self._startup.tasks.idle.disconnect(self._timer.start)
        saved = self._window.grab().save(str(self._wishes.picture))
        self._window.close()
        QGuiApplication.exit(0 if saved else _NOT_SAVED)
