"""Bringing a desk here from another machine: the file it was packed into, and its recovery key."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QWidget

from moderator_app.ui import backup_files
from moderator_app.ui.dialogs.narrow import NarrowDialog
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, row


class Bring(NarrowDialog):
    """Accepted: `path` and `secret` are what was chosen and typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = t("Bring", "Bring a desk from elsewhere")
        self.setWindowTitle(title)
        self._path, self._secret = QLineEdit(), QLineEdit()
        self._secret.setEchoMode(QLineEdit.EchoMode.Password)
        for field, name in (
            (self._path, t("Bring", "File of the desk (.moderatordesk)")),
            (self._secret, t("Bring", "Recovery key or passphrase")),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(name)
            field.textChanged.connect(self._weigh)
        choose = Button(t("Bring", "Choose…"))
        choose.clicked.connect(self._choose)
        show = QCheckBox(t("Bring", "Show what I type"))
        show.toggled.connect(self._toggle)
        self._take = Button(t("Bring", "Bring it here"), kind="primary")
        self._take.setDefault(True)
        self._take.clicked.connect(self.accept)
        leave = Button(t("Bring", "Not now (Esc)"))
        leave.clicked.connect(self.reject)
        self.fill(
            PlainLabel(title, look="title"),
            PlainLabel(
                t(
                    "Bring",
                    "On the other machine, Settings → Backups and keys → “Move this desk” writes "
                    "the whole desk into one file. Any backup of the desk does as well.",
                ),
                wrap=True,
            ),
            row(self._path, choose),
            self._secret,
            show,
            row(None, leave, self._take),
        )
        self._weigh()
        self._path.setFocus()

    @property
    def path(self) -> Path:
        return Path(self._path.text().strip())

    @property
    def secret(self) -> str:
        return self._secret.text()

    def _weigh(self) -> None:
        self._take.setEnabled(bool(self._path.text().strip() and self.secret.strip()))

    def _choose(self) -> None:
        dialog: QFileDialog = backup_files.chooser(self)
        dialog.fileSelected.connect(self._path.setText)
        dialog.open()

    def _toggle(self, shown: object) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._secret.setEchoMode(mode)
