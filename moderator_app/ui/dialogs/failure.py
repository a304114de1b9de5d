"""When the desk cannot open: what happened, and that nothing was harmed."""

from PySide6.QtWidgets import QDialog, QWidget

from moderator_app.ui import theme
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, column, row


class Failure(QDialog):
    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("Failure", "The desk could not open"))
        self.setFixedWidth(theme.current().px(480))
        close = Button(t("Failure", "Close"), kind="primary")
        close.clicked.connect(self.accept)
        self.setLayout(
            column(
                PlainLabel(t("Failure", "The desk could not open"), look="title"),
                PlainLabel(words, wrap=True, selectable=True),
                row(None, close),
                spacing=12,
                margin=24,
            )
        )
        close.setFocus()
