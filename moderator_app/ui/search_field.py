"""A field one searches by: it says what it holds at every change, except while words are still
being composed by an input method."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from moderator_app.ui import icons, theme


class SearchField(QLineEdit):
    asked = Signal(str)
    """What is to be looked for now."""
    down = Signal()
    up = Signal()
    entered = Signal(bool)
    """Enter was pressed; True with Shift."""
    escaped = Signal()
    """Esc in an empty field; in another one it clears."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self._last = ""
        self._picture = QAction(self)
        self.addAction(self._picture, QLineEdit.ActionPosition.LeadingPosition)
        self.setMaxLength(500)
        self.textChanged.connect(self._ask)
        self._draw_icon()

    def _ask(self, _text: str = "") -> None:
        if not self._composing and self.text() != self._last:
            self._last = self.text()
            self.asked.emit(self._last)

    def _draw_icon(self) -> None:
        here = theme.current()
        side = here.px(18)
        self._picture.setIcon(icons.icon("search", here.tokens.text_faint, side))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(120), super().minimumSizeHint().height())

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._ask()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Down:
            self.down.emit()
        elif key == Qt.Key.Key_Up:
            self.up.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_Escape and not self.text():
            self.escaped.emit()
        elif key == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_picture"):
            self._draw_icon()
        super().changeEvent(event)
