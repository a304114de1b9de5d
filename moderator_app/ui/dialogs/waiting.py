"""What is shown while the desk opens, if that takes longer than a moment."""

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
        self._cancel = Button(t("Waiting", "Stop"))
        self._cancel.clicked.connect(self._stop)
        self._cancel.hide()
        self._task: Task | None = None
        whole = column(self._words, self._bar, row(None, self._cancel), spacing=12, margin=24)
        self.setLayout(whole)
        self.setFixedWidth(theme.current().px(_WIDTH))
        self._over = False

    def say(self, words: str, task: Task | None = None) -> None:
        """`task`: what may be stopped meanwhile."""
        self._words.setText(words)
        self._task = task
        self._cancel.setVisible(task is not None)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

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
