"""Asking for the file of a backup."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from moderator_app.ui.text import t

SUFFIX: Final = "moderatordesk"


def chooser(over: QWidget) -> QFileDialog:
    """Asks for a file there is; `fileSelected` says which."""
    dialog = _dialog(over, t("Backups", "Choose a backup"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return dialog


def saver(over: QWidget, name: str) -> QFileDialog:
    """Asks where to write one."""
    dialog = _dialog(over, t("Backups", "Where is the file to be written?"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(SUFFIX)
    dialog.selectFile(name)
    return dialog


def _dialog(over: QWidget, title: str) -> QFileDialog:
    dialog = QFileDialog(over, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    kinds = t("Backups", "Backups of a desk ({kinds})").format(kinds=f"*.{SUFFIX}")
    dialog.setNameFilters([kinds, t("Backups", "All files (*)")])
    return dialog
