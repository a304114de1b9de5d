"""What is shown while the desk opens, if that takes longer than a moment."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from moderator_app.ui import theme
from moderator_app.ui.tasks import Task
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column

_WIDTH: Final = 360


class Waiting(QWidget):
    """A window of its own, since the desk has none yet."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.SplashScreen)
        self._words = PlainLabel(t("Waiting", "Opening the desk…"))
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(t("Waiting", "Progress"))
        self.setLayout(column(self._words, self._bar, spacing=12, margin=24))
        self.setFixedWidth(theme.current().px(_WIDTH))
        self._over = False

    def say(self, words: str) -> None:
        self._words.setText(words)

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
