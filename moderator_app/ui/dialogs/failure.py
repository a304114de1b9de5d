"""When the desk cannot open: what happened, that nothing was harmed, and where to look."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QDialog, QWidget

from moderator_app.ui import theme
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, column, row

_WIDTH: Final = 520


class Failure(QDialog):
    """Accepted: try again."""

    def __init__(self, words: str, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = t("Failure", "The desk could not open")
        self.setWindowTitle(title)
        self.setFixedWidth(theme.current().px(_WIDTH))
        again = Button(t("Failure", "Try again"), kind="primary")
        again.clicked.connect(self.accept)
        close = Button(t("Failure", "Close (Esc)"))
        close.clicked.connect(self.reject)
        safe = t("Failure", "Nothing was overwritten. The desk's folder: {folder}")
        self.setLayout(
            column(
                PlainLabel(title, look="title"),
                PlainLabel(words, wrap=True, selectable=True),
                PlainLabel(safe.format(folder=folder), wrap=True, selectable=True, look="muted"),
                row(None, close, again),
                spacing=12,
                margin=24,
            )
        )
        again.setFocus()
