"""A field for a few words, said by a single key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from moderator_app.ui import theme


class WordsField(QPlainTextEdit):
    """Enter says the words, Shift+Enter begins a line; a digit as the very first sign takes one
    of the usual words, of which there are `choices`."""

    entered = Signal()
    chosen = Signal(int)
    """Which of the usual words, counted from 0."""

    def __init__(self, lines: int, text: str = "") -> None:
        super().__init__(text)
        self.choices = 0
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + theme.current().px(20))

    def begin_with(self, words: str) -> None:
        """Let these be the words, to be completed or said."""
        self.setPlainText(words)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        at = event.key() - Qt.Key.Key_1
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif plain and 0 <= at < self.choices and not self.toPlainText():
            self.chosen.emit(at)
        else:
            super().keyPressEvent(event)
