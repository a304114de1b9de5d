"""One mailbox of ours: its address, its servers and its password, kept once the server answers."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget
from typing_extensions import override

from moderator_app.core import mail_hosts
from moderator_app.core.channels import Account, Checked
from moderator_app.core.mail_hosts import HOSTS, Host
from moderator_app.core.outages import Cause, Outage
from moderator_app.desk.connecting import Connecting
from moderator_app.ui import account_words
from moderator_app.ui.text import Phrase, mark, t
from moderator_app.ui.widgets import Button, PlainLabel, column, row
from moderator_app.ui.workbench import Workbench

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
NO_KEYRING: Final = frozenset({Cause.KEYRING_LOCKED, Cause.KEYRING_MISSING})


class AccountForm(QWidget):
    works = Signal(object)
    """The Account, as it is written here: the server has answered, and its password is kept."""

    def __init__(self, bench: Workbench, connecting: Connecting) -> None:
        super().__init__()
        self._bench = bench
        self._connecting = connecting
        self._account: Account | None = None
        self._checking: Account | None = None
        self.name, self.address, self.password = QLineEdit(), QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.provider = QComboBox()
        self.imap, self.smtp = QLineEdit(), QLineEdit()
        self.address.textEdited.connect(self._guess)
        self.provider.activated.connect(self._fill_servers)
        self.check = Button(kind="primary")
        self.check.clicked.connect(partial(self._check, hold=False))
        self.hold = Button()
        self.hold.clicked.connect(partial(self._check, hold=True))
        self.standing = PlainLabel(look="muted", wrap=True)
        self._about = PlainLabel(look="muted", wrap=True)
        self.trouble = PlainLabel(look="danger", wrap=True)
        self._lay_out()
        self._say()
        self._say_trouble("")

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._labels = [PlainLabel() for _ in self._fields]
        for label, field in zip(self._labels, self._fields, strict=True):
            self._form.addRow(label, field)
        inside = column(self.standing, spacing=8)
        inside.addLayout(self._form)
        inside.addWidget(self._about)
        inside.addWidget(self.trouble)
        inside.addLayout(row(self.check, self.hold, None))
        inside.addStretch(1)
        self.setLayout(inside)

    @property
    def _fields(self) -> tuple[QWidget, ...]:
        return self.name, self.address, self.provider, self.imap, self.smtp, self.password

    def show_account(self, account: Account) -> None:
        config = account.config
        self._account = account
        self.name.setText(account.name)
        self.address.setText(config.get("address", ""))
        self.imap.setText(_server(config, "imap", "993"))
        self.smtp.setText(_server(config, "smtp", "465"))
        host = next((one for one in HOSTS if one.imap == self.imap.text()), None)
        self.provider.setCurrentIndex(self.provider.findData("" if host is None else host.key))
        self.password.clear()
        self._say_trouble("")
        self._say_servers()

    # Its servers.

    def _guess(self, address: str) -> None:
        """The provider, where the address tells it."""
        host = mail_hosts.of_address(address)
        if host is not None:
            self.provider.setCurrentIndex(self.provider.findData(host.key))
            self._fill_servers()

    def _fill_servers(self) -> None:
        host = self._host
        if host is not None:
            self.imap.setText(host.imap)
            self.smtp.setText(host.smtp)
        self._say_servers()

    @property
    def _host(self) -> Host | None:
        return mail_hosts.named(self.provider.currentData() or "")

    def _say_servers(self) -> None:
        host = self._host
        for field in (self.imap, self.smtp):
            self._form.setRowVisible(field, host is None)
        code = host is not None and host.code
        words = t("Accounts", "Authorisation code") if code else t("Accounts", "Password")
        self._labels[-1].setText(words)
        self.password.setAccessibleName(words)
        self._about.setText(_about_code() if code else _about_password())

    # Checking.

    def _written(self) -> Account | None:
        if self._account is None:
            return None
        address = self.address.text().strip()
        config = {
            **self._account.config,
            "address": address,
            **_host_and_port("imap", self.imap.text(), "993"),
            **_host_and_port("smtp", self.smtp.text(), "465"),
        }
        return replace(self._account, name=self.name.text() or address, config=config)

    def _check(self, *, hold: bool) -> None:
        """`hold`: the keyring does not keep the password; it is held until the program ends."""
        account = self._written()
        if account is None or self._checking is not None:
            return
        if not all(account.config[key] for key in ("address", "imap_host", "smtp_host")):
            self._say_trouble(t("Accounts", "The address and the servers are needed."))
            return
        self._checking = account
        self._say_trouble("")
        self.check.setEnabled(False)
        self.check.setText(t("Accounts", "Asking the server…"))
        given = {"password": self.password.text()} if self.password.text() else {}
        work = partial(_checked, self._connecting, account, given, hold)
        self._bench.tasks.fetch(work, self._answered, error=self._failed)

    def _answered(self, _checked: Checked) -> None:
        account = self._checking
        self._settle()
        self.password.clear()
        if account is not None:
            self._account = account
            self.works.emit(account)

    def _failed(self, error: Exception) -> None:
        self._settle()
        self._say_trouble(account_words.trouble(error))
        self.hold.setVisible(isinstance(error, Outage) and error.cause in NO_KEYRING)

    def _settle(self) -> None:
        self._checking = None
        self.check.setEnabled(True)
        self.check.setText(t("Accounts", "Check and keep"))

    def _say_trouble(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        self.hold.hide()

    def _say(self) -> None:
        names = (
            t("Accounts", "Name citizens read"),
            t("Accounts", "Address"),
            t("Accounts", "Provider"),
            t("Accounts", "Server for reading (IMAP)"),
            t("Accounts", "Server for sending (SMTP)"),
            t("Accounts", "Password"),
        )
        for label, field, name in zip(self._labels, self._fields, names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        chosen = self.provider.currentData() or ""
        self.provider.clear()
        for key, phrase in _NAMES.items():
            self.provider.addItem(phrase.shown(), key)
        self.provider.setCurrentIndex(self.provider.findData(chosen))
        self.check.setText(t("Accounts", "Check and keep"))
        self.hold.setText(t("Accounts", "Hold it for this shift only"))
        self._say_servers()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_labels"):
            self._say()
        super().changeEvent(event)


def _server(config: Mapping[str, str], kind: str, usual: str) -> str:
    """A server as it is written: with its port where that is not the usual one."""
    host, port = config.get(f"{kind}_host", ""), config.get(f"{kind}_port", usual)
    return host if port == usual else f"{host}:{port}"


def _host_and_port(kind: str, typed: str, usual: str) -> dict[str, str]:
    host, _, port = typed.strip().partition(":")
    return {f"{kind}_host": host, f"{kind}_port": port if port.isdecimal() else usual}


def _about_code() -> str:
    return t(
        "Accounts",
        "Not the password you sign in with: in the mailbox's settings on the web switch on IMAP/SMTP, "
        "have an authorisation code made, and paste it here. It is kept in the system's "
        "keyring alone.",
    )


def _about_password() -> str:
    return t(
        "Accounts", "It is kept in the system's keyring alone. Left empty, the kept one stays."
    )


# On a network thread.


def _checked(
    connecting: Connecting, account: Account, given: dict[str, str], hold: bool
) -> Checked:
    found = connecting.check(account, given)
    if given:
        connecting.secrets.keep(account.id, given, held=hold)
    return found
