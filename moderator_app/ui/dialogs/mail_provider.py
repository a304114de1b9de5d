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
        around = QWidget()
        around.setLayout(column(PlainLabel(t("Accounts", "Provider")), self, spacing=3))
        fields.add_under("address", around)
        self.setTabOrder(self._fields.line_edit("address"), self)
        self._fields.line_edit("address").textEdited.connect(self._guess)
        self.activated.connect(self._fill)
        self._show_servers()

    def _guess(self, address: str) -> None:
        """Where the address tells it."""
        host = mail_hosts.of_address(address)
        if host is not None:
            self.setCurrentIndex(self.findData(host.key))
            self._fill()

    def _fill(self) -> None:
        host = mail_hosts.named(self.currentData() or "")
        if host is not None:
            self._fields.line_edit("imap_host").setText(host.imap)
            self._fields.line_edit("smtp_host").setText(host.smtp)
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
