"""A dialog with one field: some words, perhaps with usual ones to begin from, and Enter."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, column
from moderator_app.ui.words_field import WordsField

_WIDTH = 520
_LINES = 4


class WordsDialog(Dialog):
    """Enter and Ctrl+Enter do it, Shift+Enter begins a line, Esc leaves; a digit as the very first
    sign takes one of the usual words."""

    said = Signal(object)
    """The words."""
    left = Signal(object)
    """The words that were there when it was left without being done."""

    def __init__(
        self,
        parent: QWidget | None,
        *,
        title: str,
        intro: str,
        deed: str,
        usual: Sequence[str] = (),
        text: str = "",
        missing: str = "",
    ) -> None:
        """`missing` is said when there are no words; without it there need not be any."""
        super().__init__(parent, width=_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._deed, self._missing = deed, missing
        self._usual = tuple(usual)
        self.field = WordsField(_LINES, text)
        self.field.choices = len(self._usual)
        self.field.setAccessibleName(title)
        self.field.entered.connect(self.carry_out)
        self.field.chosen.connect(self.take)
        if intro:
            self.body.addWidget(PlainLabel(intro, look="muted", wrap=True))
        if usual:
            self.body.addLayout(column(*map(self._choice, range(len(usual))), spacing=4))
        self.body.addWidget(self.field)
        self.rejected.connect(self._leave)
        self.retitle(title)
        self.show_words()
        self.field.setFocus()
        self.field.moveCursor(QTextCursor.MoveOperation.End)

    def _choice(self, at: int) -> Button:
        button = Button(f"{at + 1}   {self._usual[at]}", kind="route")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self.take, at))
        return button

    def take(self, at: int, _checked: object = None) -> None:
        """Put one of the usual words into the field, to be completed or done."""
        self.field.begin_with(self._usual[at])

    @override
    def show_words(self) -> None:
        super().show_words()
        self.main.setText(self._deed)
        self.hint.show_key("Enter")
        self.field.setPlaceholderText(t("Words", "Shift+Enter: new line"))

    @override
    def carry_out(self) -> None:
        words = self.field.toPlainText().strip()
        if not words and self._missing:
            self.complain(self._missing)
            self.field.setFocus()
            return
        self.said.emit(words)
        self.accept()

    def _leave(self) -> None:
        self.left.emit(self.field.toPlainText())
