"""What came of asking a platform, and, where the keyring stands in the way, what can be pressed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from moderator_app.core.outages import Cause, Outage
from moderator_app.ui.dialogs.no_keyring import NoKeyring
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, column, row


class AccountOutcome(QWidget):
    again = Signal()
    """What was asked before is asked once more, so that the keyring asks for its password."""
    held = Signal()
    """The secrets are to be held in memory until the program ends."""

    def __init__(self) -> None:
        super().__init__()
        self.trouble = PlainLabel(look="danger", wrap=True)
        self.result = PlainLabel(look="strong", wrap=True)
        self.unlock = Button(icon="lock")
        self.unlock.clicked.connect(self.again)
        self.hold = Button()
        self.hold.clicked.connect(self.held)
        self.setLayout(column(self.trouble, self.result, row(self.unlock, self.hold, None)))
        self.say()
        self.say_trouble("")

    def say_trouble(self, words: str) -> None:
        """And nothing else; "" for none."""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        for part in (self.result, self.unlock, self.hold):
            part.hide()

    def say_result(self, words: str) -> None:
        self.say_trouble("")
        self.result.setText(words)
        self.result.show()

    def offer(self, error: Exception) -> None:
        """What can be done where the secrets cannot be kept."""
        cause = error.cause if isinstance(error, Outage) else None
        self.unlock.setVisible(cause is Cause.KEYRING_LOCKED)
        self.hold.setVisible(cause is Cause.KEYRING_LOCKED)
        if cause is Cause.KEYRING_MISSING:
            dialog = NoKeyring(self)
            dialog.held.connect(self.held)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def say(self) -> None:
        self.unlock.setText(t("Accounts", "Unlock the keyring"))
        self.hold.setText(t("Accounts", "Hold it in memory only"))
