"""When the desk cannot open: what happened, that nothing was harmed, and where to look."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from moderator_app.ui.dialogs.narrow import NarrowDialog
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, row

_WIDTH: Final = 520


class Failure(NarrowDialog):
    """Accepted: try again."""

    def __init__(self, words: str, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=_WIDTH)
        title = t("Failure", "The desk could not open")
        self.setWindowTitle(title)
        again = Button(t("Failure", "Try again"), kind="primary")
        again.clicked.connect(self.accept)
        close = Button(t("Failure", "Close (Esc)"))
        close.clicked.connect(self.reject)
        safe = t("Failure", "Nothing was overwritten. The desk's folder: {folder}")
        self.fill(
            PlainLabel(title, look="title"),
            PlainLabel(words, wrap=True, selectable=True),
            PlainLabel(safe.format(folder=folder), wrap=True, selectable=True, look="muted"),
            row(None, close, again),
        )
        again.setFocus()
