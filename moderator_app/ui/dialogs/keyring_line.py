"""Where the passwords of our accounts are kept."""

from PySide6.QtCore import QEvent
from typing_extensions import override

from moderator_app.desk.connecting import Connecting
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel
from moderator_app.ui.workbench import Workbench


class KeyringLine(PlainLabel):
    def __init__(self, bench: Workbench, connecting: Connecting) -> None:
        super().__init__(look="faint", wrap=True)
        self._bench = bench
        self._connecting = connecting

    def ask(self) -> None:
        self._bench.tasks.fetch(self._connecting.keyring, self.show_name)

    def show_name(self, name: str | None) -> None:
        """None: there is no keyring."""
        kept = t("Accounts", "Passwords are kept in the system's keyring.")
        held = t("Accounts", "No keyring: a password is held until the program ends.")
        self.setText(held if name is None else kept)
        self.setToolTip(name or "")

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.ask()
        super().changeEvent(event)
