"""Urging an organisation by e-mail: the words before they go, and to which mailbox."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from moderator_app.core.organisations import Organisation
from moderator_app.ui import theme
from moderator_app.ui.dialogs.words import WordsDialog
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button

_LINES: Final = 10


class HastenDialog(WordsDialog):
    copied = Signal()
    """Not by e-mail: to be pasted or read out, as where there is no mailbox."""

    def __init__(self, parent: QWidget, organisation: Organisation, text: str) -> None:
        self.others = Button(kind="quiet")
        intro = t(
            "HandlerWords", "Goes by e-mail to {address}, in the conversation about this case."
        )
        super().__init__(
            parent,
            title=t("HandlerWords", "Hasten {name}").format(name=organisation.shown),
            intro=intro.format(address=organisation.mail),
            deed=t("HandlerWords", "Send by e-mail"),
            text=text,
            missing=t("HandlerWords", "Write what they are to be told."),
        )
        height = self.field.fontMetrics().lineSpacing() * _LINES
        self.field.setFixedHeight(height + theme.current().px(20))
        # It is read before it goes, from its beginning.
        self.field.moveCursor(QTextCursor.MoveOperation.Start)
        self.others.clicked.connect(self._copy)
        self.foot.insertWidget(0, self.others)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.make_room()

    def _copy(self) -> None:
        self.copied.emit()
        self.accept()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.others.setText(t("HandlerWords", "Copy instead"))
