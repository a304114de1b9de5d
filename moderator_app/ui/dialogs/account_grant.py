"""Leave asked for on the platform's own page: the address is opened by the person, and what they are
shown there is pasted back."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit

from moderator_app.core.granting import Begun
from moderator_app.ui import clipboard
from moderator_app.ui.flow import FlowLayout
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, Card, PlainLabel, row
from moderator_app.ui.workbench import Workbench


class GrantCard(Card):
    """Nothing is asked of anybody here: who holds the card does that."""

    begun = Signal()
    """The address is wanted."""
    pasted = Signal(str)
    kept = Signal()
    """The account it is for is the right one."""
    left = Signal()
    """Back to what was typed."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.another = Button(icon="link")
        self.another.clicked.connect(self.begun)
        self._told = PlainLabel(look="muted", wrap=True)
        self.address = QLineEdit()
        self.address.setReadOnly(True)
        self.copy = Button(icon="copy")
        self.copy.clicked.connect(self._copy)
        self.open = Button(icon="export")
        self.open.clicked.connect(self._open)
        self._paste_told = PlainLabel(look="muted", wrap=True)
        self.paste = QLineEdit()
        self.paste.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self.paste.returnPressed.connect(self._give)
        self.go_on = Button(kind="primary")
        self.go_on.clicked.connect(self._give)
        self._who = PlainLabel(look="strong", wrap=True)
        self.keep = Button(kind="primary")
        self.keep.clicked.connect(self.kept)
        for part in (self._told, self.address):
            self.column.addWidget(part)
        self.column.addLayout(row(self.open, self.copy, None))
        for part in (self._paste_told, self.paste, self._who):
            self.column.addWidget(part)
        self.back = Button(kind="quiet")
        self.back.clicked.connect(self.left)
        deeds = FlowLayout()
        for deed in (self.go_on, self.keep, self.another, self.back):
            deeds.addWidget(deed)
        self.column.addLayout(deeds)
        self.say()
        self.clear()

    def clear(self) -> None:
        """Nothing was asked for yet."""
        self.address.clear()
        self.paste.clear()
        self.hide()

    def show_begun(self, begun: Begun) -> None:
        self.address.setText(begun.address)
        self.address.setCursorPosition(0)
        self.paste.clear()
        self._show()
        self.open.setFocus()

    def show_who(self, words: str) -> None:
        """Whose account it is, before anything is kept."""
        self.paste.clear()
        self._show(words)
        self.keep.setFocus()

    def _show(self, who: str = "") -> None:
        asking = (self._told, self.address, self.copy, self.open, self._paste_told, self.paste)
        for part in (*asking, self.go_on):
            part.setVisible(not who)
        for part in (self._who, self.keep, self.another):
            part.setVisible(bool(who))
        self._who.setText(who)
        self.show()

    def _copy(self) -> None:
        clipboard.copy(self._bench.notices, self.address.text(), t("Accounts", "Address copied"))
        self.paste.setFocus()

    def _open(self) -> None:
        if not QDesktopServices.openUrl(QUrl(self.address.text())):
            self._copy()
        self.paste.setFocus()

    def _give(self) -> None:
        if self.paste.text().strip():
            self.pasted.emit(self.paste.text())
        else:
            self.paste.setFocus()

    def say(self) -> None:
        self._told.setText(
            t(
                "Accounts",
                "The platform asks on its own page whether this desk may act for the account. Sign "
                "in there as the bureau, not as yourself.",
            )
        )
        self.address.setAccessibleName(t("Accounts", "Address to open"))
        self.copy.setText(t("Accounts", "Copy the address"))
        self.open.setText(t("Accounts", "Open in the browser"))
        self._paste_told.setText(
            t("Accounts", "Then paste the code that is shown, or the whole address it led to.")
        )
        self.paste.setAccessibleName(t("Accounts", "Code or address"))
        self.go_on.setText(t("Accounts", "Go on"))
        self.keep.setText(t("Accounts", "Keep this account"))
        self.another.setText(t("Accounts", "Another account…"))
        self.back.setText(t("Accounts", "Back to the form"))
