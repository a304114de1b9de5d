"""A very long message, whole. It is laid out a piece at a time, so that the window goes on."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from moderator_app.ui import clipboard, theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.notices import Notices
from moderator_app.ui.text import t

_SIZE: Final = (680, 560)
_PIECE: Final = 2_000
"""Characters laid out at once; a longer line is broken here, though it is copied as it was."""


class WholeTextDialog(Dialog):
    def __init__(self, parent: QWidget | None, notices: Notices, who: str, words: str) -> None:
        super().__init__(parent, width=_SIZE[0])
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._notices = notices
        self._words = words
        self._who = who
        self._pieces = _pieces(words)
        self.field = QPlainTextEdit()
        self.field.setReadOnly(True)
        self.field.setTabChangesFocus(True)
        self.field.setMinimumHeight(theme.current().px(_SIZE[1] - 180))
        self.body.addWidget(self.field)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._add_piece)
        self._timer.start()
        self.show_words()
        self.field.setFocus()

    def _add_piece(self) -> None:
        piece = next(self._pieces, None)
        if piece is None:
            self._timer.stop()
        elif self.field.document().isEmpty():
            self.field.setPlainText(piece)
        else:
            self.field.appendPlainText(piece)
            self.field.moveCursor(QTextCursor.MoveOperation.Start)

    @override
    def show_words(self) -> None:
        super().show_words()
        self.cancel.setText(t("WholeText", "Close (Esc)"))
        self.retitle(t("WholeText", "{who}: all {n} characters").format(
            who=self._who, n=f"{len(self._words):,}"))  # fmt: skip
        self.main.setText(t("WholeText", "Copy all"))
        self.field.setAccessibleName(self.windowTitle())

    @override
    def carry_out(self) -> None:
        if clipboard.copy(self._notices, self._words, t("WholeText", "Copied all of it")):
            self.accept()


def _pieces(words: str) -> Iterator[str]:
    for line in words.split("\n"):
        yield from (line[at : at + _PIECE] for at in range(0, max(1, len(line)), _PIECE))
