"""What is shown while the desk opens, if that takes longer than a moment."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from moderator_app.ui import theme
from moderator_app.ui.tasks import Task
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, column, row

_WIDTH: Final = 360


class Waiting(QWidget):
    """A window of its own, since the desk has none yet."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.SplashScreen)
        self._words = PlainLabel(t("Waiting", "Opening the desk…"))
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(t("Waiting", "Progress"))
        self.stop = Button(t("Waiting", "Stop"))
        self.stop.clicked.connect(self._stop_it)
        self.stop.setShortcut("Esc")
        self.stop.hide()
        self._stopping: Callable[[], object] | None = None
        whole = column(self._words, self._bar, row(None, self.stop), spacing=12, margin=24)
        self.setLayout(whole)
        self.setFixedWidth(theme.current().px(_WIDTH))
        self._over = False

    def say(self, words: str, stop: Callable[[], object] | None = None) -> None:
        """`stop` ends what is waited for, where that may be ended."""
        self._words.setText(words)
        self._stopping = stop
        self.stop.setVisible(stop is not None)

    def _stop_it(self) -> None:
        if self._stopping is not None:
            self._stopping()

    def show_slow(self, _task: Task) -> None:
        if not self._over:
            self.show()

    def hide_again(self, _task: Task) -> None:
        self.hide()

    def done(self) -> None:
        """The desk is open, or will not be: nobody waits any more."""
        self._over = True
        self.close()

    def report(self, value: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(value)
