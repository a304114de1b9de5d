"""Which provider a mailbox is at: its servers need no typing, where it is one that is known."""

from typing import Final

from PySide6.QtWidgets import QComboBox, QWidget

from moderator_app.core import mail_hosts
from moderator_app.core.mail_hosts import HOSTS
from moderator_app.ui.dialogs.account_fields import AccountFields
from moderator_app.ui.text import Phrase, mark, t
from moderator_app.ui.widgets import PlainLabel, column

_NAMES: Final[dict[str, Phrase]] = {
    "163": mark("Accounts", "163 mail"),
    "126": mark("Accounts", "126 mail"),
    "yeah": mark("Accounts", "yeah.net mail"),
    "qq": mark("Accounts", "QQ mail"),
    "exmail": mark("Accounts", "Tencent company mail"),
    "qiye163": mark("Accounts", "NetEase company mail"),
    "aliyun": mark("Accounts", "Aliyun company mail"),
    "": mark("Accounts", "Another server"),
}
_SERVERS: Final = ("imap_host", "smtp_host")
_KNOWN: Final = frozenset(server for host in HOSTS for server in (host.imap, host.smtp))


class MailProvider(QComboBox):
    """Stands in the form under the address, and fills and hides the servers."""

    def __init__(self, fields: AccountFields) -> None:
        super().__init__()
        self._fields = fields
        for key, phrase in _NAMES.items():
            self.addItem(phrase.shown(), key)
        self.setAccessibleName(t("Accounts", "Provider"))
        host = next(
            (one for one in HOSTS if one.imap == self._fields.line_edit("imap_host").text()), None
        )
        self.setCurrentIndex(self.findData("" if host is None else host.key))
        address = self._fields.line_edit("address")
        # Whether the address told it: another address may then tell otherwise.
        self._guessed = host is not None and mail_hosts.of_address(address.text()) is host
        around = QWidget()
        around.setLayout(column(PlainLabel(t("Accounts", "Provider")), self, spacing=3))
        fields.add_under("address", around, self)
        address.textEdited.connect(self._guess)
        self.activated.connect(self._choose)
        self._show_servers()

    def _guess(self, address: str) -> None:
        """Where the address tells it, or told it until now."""
        host = mail_hosts.of_address(address)
        if host is not None or self._guessed:
            self._guessed = host is not None
            self.setCurrentIndex(self.findData("" if host is None else host.key))
            self._fill()

    def _choose(self) -> None:
        self._guessed = False
        self._fill()

    def _fill(self) -> None:
        """The servers of a provider go with it: its neighbour is not given the password."""
        host = mail_hosts.named(self.currentData() or "")
        for name in _SERVERS:
            line = self._fields.line_edit(name)
            if host is not None:
                line.setText(host.imap if name == "imap_host" else host.smtp)
            elif line.text() in _KNOWN:
                line.clear()
        self._show_servers()

    def _show_servers(self) -> None:
        host = mail_hosts.named(self.currentData() or "")
        for name in _SERVERS:
            self._fields.show_line(name, shown=host is None)
        password = self._fields.lines["password"]
        code = host is not None and host.code
        words = t("Accounts", "Authorisation code") if code else t("Accounts", "Password")
        password.label.setText(words)
        password.editor.setAccessibleName(words)
