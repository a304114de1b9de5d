"""When the desk cannot open: what happened, that nothing was harmed, and where to look."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from moderator_app.ui.dialogs.narrow import NarrowDialog
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, row

_WIDTH: Final = 520


class Failure(NarrowDialog):
    """Accepted: try again, or, where `wants_restore` says so, bring the desk back from a backup.

    `restorable`: there are backups to choose from. `restoring`: it was a backup that would not do,
    and the desk is as it was.
    """

    def __init__(
        self,
        words: str,
        folder: Path,
        parent: QWidget | None = None,
        *,
        restorable: bool = False,
        restoring: bool = False,
    ) -> None:
        super().__init__(parent, width=_WIDTH)
        self.wants_restore = False
        title = (
            t("Failure", "The backup was not restored")
            if restoring
            else t("Failure", "The desk could not open")
        )
        again_words = (
            t("Failure", "Go back without restoring") if restoring else t("Failure", "Try again")
        )
        self.setWindowTitle(title)
        again = Button(again_words, kind="" if restorable else "primary")
        again.clicked.connect(self.accept)
        restore = Button(t("Failure", "Restore a backup…"), kind="primary")
        restore.clicked.connect(self._restore)
        close = Button(t("Failure", "Close (Esc)"))
        close.clicked.connect(self.reject)
        safe = t("Failure", "Nothing was overwritten. The desk's folder: {folder}")
        self.fill(
            PlainLabel(title, look="title"),
            PlainLabel(words, wrap=True, selectable=True),
            PlainLabel(safe.format(folder=folder), wrap=True, selectable=True, look="muted"),
            row(None, close, again, restore),
        )
        restore.setVisible(restorable)
        (restore if restorable else again).setFocus()

    def _restore(self) -> None:
        self.wants_restore = True
        self.accept()
