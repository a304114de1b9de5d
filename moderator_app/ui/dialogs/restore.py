"""Which backup the desk is to go back to, and what that means."""

from collections.abc import Sequence
from datetime import tzinfo
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QWidget
from typing_extensions import override

from moderator_app.desk.backups import Backup
from moderator_app.ui import backup_files, backup_words, case_words, theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, row

_WIDTH: Final = 560
_FEWEST_ROWS: Final = 3
_MOST_ROWS: Final = 7


class RestoreDialog(Dialog):
    chosen = Signal(object)
    """The Path of the backup, after what happens was read and said yes to."""

    def __init__(self, own: Sequence[Backup], zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=_WIDTH, main_icon="undo")
        self._own = list(own)
        self._zone = zone
        self._file: Path | None = None
        self.list = QListWidget()
        self.list.setProperty("nav", "true")
        self.list.currentRowChanged.connect(self._tell)
        self._other = Button()
        self._other.clicked.connect(self._choose)
        self._means = PlainLabel(wrap=True)
        self._safe = PlainLabel(look="muted", wrap=True)
        self.body.addWidget(self.list)
        self.body.addLayout(row(self._other, None))
        self.body.addWidget(self._means)
        self.body.addWidget(self._safe)
        self.show_words()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    @property
    def path(self) -> Path | None:
        """The one that would be restored."""
        at = self.list.currentRow()
        if self._file is not None:
            if at == 0:
                return self._file
            at -= 1
        return self._own[at].path if 0 <= at < len(self._own) else None

    def take(self, path: Path) -> None:
        """Offer a file from elsewhere, first of all."""
        self._file = path
        self._fill()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _choose(self) -> None:
        dialog = backup_files.chooser(self)
        dialog.fileSelected.connect(self._selected)
        dialog.open()

    def _selected(self, path: str) -> None:
        self.take(Path(path))

    def _fill(self) -> None:
        at = self.list.currentRow()
        self.list.clear()
        if self._file is not None:
            self.list.addItem(str(self._file))
        for one in self._own:
            self.list.addItem(f"{self._moment(one)}    {backup_words.size(one.size)}")
        self.list.setCurrentRow(at)
        rows = min(max(self.list.count(), _FEWEST_ROWS), _MOST_ROWS)
        self.list.setFixedHeight(theme.current().px(36) * rows)

    def _moment(self, one: Backup) -> str:
        return case_words.moment_whole(one.made_at.astimezone(self._zone))

    def _tell(self) -> None:
        self.main.setEnabled(self.path is not None)
        one = next((one for one in self._own if one.path == self.path), None)
        if self.path is None:
            words = t("Restore", "There is no backup in the desk's folder. Choose a file.")
        elif one is None:
            words = t(
                "Restore",
                "The desk goes back to how it was when this file was written; what came after is "
                "not in it.",
            )
        else:
            words = t(
                "Restore",
                "The desk goes back to how it was on {time}; what came after is not in it.",
            ).format(time=self._moment(one))
        self._means.setText(words)
        self._safe.setVisible(self.path is not None)

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Restore", "Restore from a backup"))
        self.main.setText(t("Restore", "Restore this backup"))
        self._other.setText(t("Restore", "Another file…"))
        self._safe.setText(
            t(
                "Restore",
                "What is here now is put aside in the desk's folder, not overwritten. What was "
                "erased stays erased. The desk closes and opens again.",
            )
        )
        self.list.setAccessibleName(t("Restore", "Backups, newest first"))
        self._fill()
        self._tell()

    @override
    def carry_out(self) -> None:
        path = self.path
        if path is not None:
            self.accept()
            self.chosen.emit(path)
