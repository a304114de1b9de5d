"""The idle desk covers itself: no citizen's word stays on a screen nobody sits at."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from typing_extensions import override

from moderator_app.ui.text import t
from moderator_app.ui.widgets import EmptyState, column
from moderator_app.ui.workbench import Workbench

IDLE_MINUTES: Final = 10
_STIRRING: Final = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.MouseMove}
)


class _Cover(QWidget):
    """Lies over everything; the next key or click asks who is there."""

    stirred = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cover")
        self.setAutoFillBackground(True)
        self._words = EmptyState("lock")
        self._words.show_words(
            t("Lock", "The desk is locked"),
            t("Lock", "Press any key and say who is there. Drafts are kept."),
        )
        self.setLayout(column(None, self._words, None))
        self.setAccessibleName(t("Lock", "The desk is locked"))
        self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        self.stirred.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.stirred.emit()


class Lock(QObject):
    person_wanted = Signal()

    def __init__(
        self, window: QMainWindow, bench: Workbench, *, minutes: int = IDLE_MINUTES
    ) -> None:
        super().__init__(window)
        self._window = window
        self._cover = _Cover(window)
        self._cover.stirred.connect(self.person_wanted)
        self._timer = QTimer(self)
        self._timer.setInterval(minutes * 60_000)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.lock)
        bench.person_changed.connect(self._unlock)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._timer.start()

    @property
    def locked(self) -> bool:
        return self._cover.isVisible()

    def lock(self) -> None:
        """Cover the window, and put away every dialog that may show a citizen's words."""
        for dialog in self._window.findChildren(QDialog):
            dialog.reject()
        self._cover.setGeometry(self._window.rect())
        self._cover.show()
        self._cover.raise_()
        self._cover.setFocus()
        self._window.menuBar().setEnabled(False)

    def stop(self) -> None:
        self._timer.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def _unlock(self) -> None:
        self._cover.hide()
        self._timer.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _STIRRING and not self.locked:
            self._timer.start()
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._cover.setGeometry(self._window.rect())
        return False
