"""The page of our accounts over a real desk, with a keyring that a test can lock."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from keyring.errors import KeyringLocked, PasswordDeleteError
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from moderator_app.core.channels import Account
from moderator_app.system import account_secrets
from moderator_app.ui.dialogs.account_fields import AccountFields
from moderator_app.ui.dialogs.settings_accounts import AccountsPage
from moderator_app.ui.traffic import Traffic
from tests.ui.benches import Seat

RETURN = Qt.Key.Key_Return


class Ring:
    """Stands in for the system's keyring, which a test of a window has none of; the real one is
    under `tests/system`."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def _open(self) -> None:
        if self.locked:
            raise KeyringLocked

    def get_credential(self, service: str, username: str | None) -> None:
        raise NotImplementedError

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._open()
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError

    def of(self, account: UUID) -> dict[str, str]:
        """What is kept of an account, by name."""
        start = f"{account}:"
        return {
            name.removeprefix(start): value
            for (_, name), value in self.kept.items()
            if name.startswith(start) and name != start
        }


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    made = Ring()
    monkeypatch.setattr(account_secrets, "keyring", lambda: made)
    return made


@pytest.fixture
def traffic(seat: Seat) -> Iterator[Traffic]:
    traffic = Traffic(seat.bench, seat.desk)
    traffic.start()
    yield traffic
    traffic.stop()


@pytest.fixture
def page(seat: Seat, traffic: Traffic) -> AccountsPage:
    page = AccountsPage(seat.bench, traffic)
    seat.seat(page)
    seat.qtbot.waitUntil(lambda: page._installed is not None, timeout=9000)
    return page


def begin(seat: Seat, page: AccountsPage, channel: str) -> AccountFields:
    """Add an account by the keyboard: down to the platform, and Enter."""
    QTest.keyClick(page.add, RETURN)
    while True:
        item = page.choice.list.currentItem()
        if item.data(Qt.ItemDataRole.UserRole) == channel:
            break
        at = page.choice.list.currentRow()
        seat.press(Qt.Key.Key_Down)
        assert page.choice.list.currentRow() > at, f"{channel} is not offered"
    seat.press(RETURN)
    assert page.form.fields is not None
    return page.form.fields


def fill(seat: Seat, fields: AccountFields, **typed: str) -> None:
    """Into each field; “More settings” is pressed for those that stand there."""
    for name, words in typed.items():
        line = fields.lines[name]
        if not line.side.isVisible():
            QTest.keyClick(fields.more, RETURN)
        line.editor.setFocus()
        fields.line_edit(name).selectAll()
        seat.type(words)


def press(seat: Seat, button: QPushButton) -> None:
    """By the keyboard, where it can be seen."""
    assert button.isVisible()
    QTest.keyClick(button, RETURN)


def answered(seat: Seat, page: AccountsPage) -> None:
    """Wait until nothing is asked any more."""
    seat.qtbot.waitUntil(lambda: not page.form.waiting.busy, timeout=9000)
    seat.settle()


def kept(seat: Seat) -> tuple[Account, ...]:
    return seat.on_desk(lambda desk: desk.accounts.all())
