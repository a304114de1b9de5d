"""Work for a pane that nobody looks at can wait until somebody does."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class WhenSeen(QObject):
    """Draws `widget` anew at once while it is in sight, else when it next comes into sight."""

    def __init__(self, widget: QWidget, draw: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._draw = draw
        self._due = False
        widget.installEventFilter(self)

    def ask(self) -> None:
        self._due = True
        if self._widget.isVisible():
            self._do()

    def _do(self) -> None:
        if self._due:
            self._due = False
            self._draw()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._do()
        return False
