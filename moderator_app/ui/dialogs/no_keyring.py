"""A machine without a keyring: an account's password is held until the program ends, or a keyring
is installed. It is never written anywhere in the open."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from moderator_app.ui import theme
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, column, row

INSTALL: Final = "sudo apt-get install gnome-keyring libsecret-tools"
_WIDTH: Final = 460


class NoKeyring(QDialog):
    held = Signal()
    """It is to be held in memory until the program ends."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("Keyring", "No keyring"))
        self.setMinimumWidth(theme.current().px(_WIDTH))
        told = PlainLabel(
            t(
                "Keyring",
                "This machine has no keyring that could keep the account's password. It can be held "
                "in memory until the program ends; at the next start it is asked for again. It is "
                "never written into a file.",
            ),
            wrap=True,
        )
        self._how = PlainLabel(
            t(
                "Keyring",
                "On Debian, Ubuntu, UOS and Kylin whoever administers this machine enters the line "
                "below once; sign out and in again, and the password is kept. On Windows and macOS "
                "the system brings a keyring.",
            ),
            look="muted",
            wrap=True,
        )
        self._line = PlainLabel(INSTALL, look="strong", wrap=True, selectable=True)
        self._line.setAccessibleName(t("Keyring", "How to install a keyring"))
        for part in (self._how, self._line):
            part.hide()
        self.hold = Button(t("Keyring", "Hold it in memory only"), kind="primary")
        self.hold.setDefault(True)
        self.hold.clicked.connect(self._hold)
        self.how = Button(t("Keyring", "How to install a keyring"))
        self.how.clicked.connect(self._show_how)
        buttons = row(self.how, None, self.hold)
        self._inside = column(told, self._how, self._line, buttons, spacing=12, margin=16)
        self.setLayout(self._inside)
        self.hold.setFocus()

    def _hold(self) -> None:
        self.accept()
        self.held.emit()

    def _show_how(self) -> None:
        for part in (self._how, self._line):
            part.show()
        self.how.setEnabled(False)
        self.resize(self.width(), self._inside.totalHeightForWidth(self.width()))
        self.hold.setFocus()
