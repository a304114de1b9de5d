"""The bureau's mailbox is added in the settings: asked first, kept then, and nothing in the open."""

from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.core.account_state import Standing
from moderator_app.core.channels import Account
from moderator_app.desk.desk import Desk
from moderator_app.ui.dialogs.account_fields import AccountFields
from moderator_app.ui.dialogs.no_keyring import NoKeyring
from moderator_app.ui.dialogs.settings_accounts import AccountsPage
from moderator_app.ui.traffic import Traffic
from tests.channels import dovecot
from tests.channels.dovecot import PASSWORD, USER, Dovecot, server
from tests.channels.smtp import Sink, outgoing
from tests.ui.account_pages import answered, kept, page, traffic
from tests.ui.benches import Seat

__all__ = ["outgoing", "page", "server", "traffic"]

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")


@pytest.fixture
def port(server: Dovecot, outgoing: tuple[Sink, int]) -> int:
    dovecot.empty(server)
    return outgoing[1]


@pytest.fixture
def trusted(server: Dovecot, monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine trusts the test's own authority."""
    monkeypatch.setenv("SSL_CERT_FILE", str(server.folder / "cert.pem"))


def begin(seat: Seat, page: AccountsPage) -> AccountFields:
    """A mailbox is the first that is offered: Enter takes it."""
    QTest.mouseClick(page.add, Qt.MouseButton.LeftButton)
    seat.press(Qt.Key.Key_Return)
    assert page.form.fields is not None
    return page.form.fields


def fill(seat: Seat, page: AccountsPage, server: Dovecot, port: int, password: str) -> None:
    fields = begin(seat, page)
    for name, words in (
        ("address", USER),
        ("password", password),
        ("imap_host", f"localhost:{server.imaps}"),
        ("smtp_host", f"localhost:{port}"),
    ):
        fields.line_edit(name).setFocus()
        QTest.keyClicks(fields.line_edit(name), words)


def ask(seat: Seat, page: AccountsPage) -> None:
    QTest.mouseClick(page.form.check, Qt.MouseButton.LeftButton)
    answered(seat, page)


def test_a_desk_without_accounts_says_what_one_would_bring(seat: Seat, page: AccountsPage) -> None:
    assert page._pages.currentWidget() is page._empty
    assert not page.list.isVisible()
    assert not page.remove.isVisible()
    assert page.add.nextInFocusChain() is page.files
    page.take_keys()
    assert page.add.hasFocus()
    seat.qtbot.waitUntil(lambda: "No keyring" in page.keyring.text(), timeout=9000)
    QTest.mouseClick(page.files, Qt.MouseButton.LeftButton)
    assert page._pages.currentWidget() is page.fetching
    assert page.fetching.megabytes.hasFocus()


def test_the_address_tells_the_provider_and_its_servers_need_no_typing(
    seat: Seat, page: AccountsPage
) -> None:
    fields = begin(seat, page)
    assert fields.line_edit("address").hasFocus()
    seat.type("chengguan@163.com")
    hosts = [fields.line_edit(name) for name in ("imap_host", "smtp_host")]
    assert [host.text() for host in hosts] == ["imap.163.com", "smtp.163.com"]
    assert not any(host.isVisible() for host in hosts)
    assert fields.lines["password"].label.text() == "Authorisation code"
    # Written on, it is another: the password is not for that provider.
    seat.type(".yunxi.gov.cn")
    assert [host.text() for host in hosts] == ["", ""]
    assert all(host.isVisible() for host in hosts)
    # What a person chooses stays.
    provider = page.form.provider
    assert provider is not None
    QTest.keyClick(provider, Qt.Key.Key_Home)
    assert hosts[0].text() == "imap.163.com"
    fields.line_edit("address").setFocus()
    seat.type("x")
    assert hosts[0].text() == "imap.163.com"
    QTest.keyClick(provider, Qt.Key.Key_End)
    assert [host.text() for host in hosts] == ["", ""]


def test_a_second_account_is_asked_for_from_its_first_field_and_platform(
    seat: Seat, page: AccountsPage
) -> None:
    fields = begin(seat, page)
    provider, check = page.form.provider, page.form.check
    assert provider is not None
    for stop in ("address", provider, "password", "imap_host", "smtp_host", "", fields.more, check):
        wanted = fields.lines[stop].editor if isinstance(stop, str) else stop
        assert wanted.hasFocus(), stop
        seat.press(Qt.Key.Key_Tab)
    assert page.add.hasFocus()
    bar = page.form._scroll.verticalScrollBar()
    QTest.keyClick(fields.more, Qt.Key.Key_Return)
    seat.qtbot.waitUntil(lambda: bar.value() > 0)
    QTest.keyClick(page.add, Qt.Key.Key_Return)
    seat.press(Qt.Key.Key_Down)
    seat.press(Qt.Key.Key_Return)
    assert bar.value() == 0
    QTest.keyClick(page.add, Qt.Key.Key_Return)
    assert page.choice.list.currentRow() == 0


@pytest.mark.usefixtures("trusted")
def test_what_the_server_does_not_take_is_said_and_nothing_is_kept(
    seat: Seat, page: AccountsPage, server: Dovecot, port: int
) -> None:
    fill(seat, page, server, port, "wrong")
    ask(seat, page)
    assert page.form.fields is not None
    line = page.form.fields.lines["password"]
    assert "Many providers want a code" in line.wrong.text()
    assert line.editor.hasFocus()
    assert not page.form.outcome.trouble.isVisible()
    assert kept(seat) == ()


def test_a_server_nobody_vouches_for_gets_no_password(
    seat: Seat, page: AccountsPage, server: Dovecot, port: int
) -> None:
    fill(seat, page, server, port, PASSWORD)
    ask(seat, page)
    assert "certificate" in page.form.outcome.trouble.text()
    assert kept(seat) == ()


@pytest.mark.usefixtures("trusted")
def test_without_a_keyring_the_password_is_held_for_this_shift_if_one_says_so(
    seat: Seat, page: AccountsPage, traffic: Traffic, server: Dovecot, port: int
) -> None:
    fill(seat, page, server, port, PASSWORD)
    ask(seat, page)
    assert kept(seat) == ()
    dialog = page.findChild(NoKeyring)
    assert dialog is not None
    QTest.mouseClick(dialog.how, Qt.MouseButton.LeftButton)
    assert "gnome-keyring" in dialog._line.text()
    seat.press(Qt.Key.Key_Return)
    seat.qtbot.waitUntil(lambda: len(kept(seat)) == 1, timeout=9000)
    (ours,) = kept(seat)
    assert PASSWORD not in str(ours.config)
    assert page.form.fields is not None
    assert page.form.fields.line_edit("password").text() == ""
    assert page.form.outcome.result.text() == f"Connected: {USER}"
    assert "Kept" in page.form.fields.line_edit("password").placeholderText()
    seat.qtbot.waitUntil(
        lambda: any(s.standing is Standing.FINE for s in traffic.states.values()), timeout=9000
    )
    assert "Fine" in page.form.standing.text()
    QTest.mouseClick(page.off, Qt.MouseButton.LeftButton)
    seat.qtbot.waitUntil(lambda: not traffic.states, timeout=9000)
    seat.settle()
    assert "off" in page.form.standing.text()
    # As at the next start of the program.
    traffic.connecting.secrets._held.clear()
    page.form.show_account(ours, page._info("mail"), kept=True)
    password = page.form.fields.lines["password"]
    seat.qtbot.waitUntil(lambda: password.editor.property("placeholderText") == "", timeout=9000)
    QTest.keyClick(page.form.check, Qt.Key.Key_Return)
    assert password.wrong.text() == "This is needed."
    QTest.mouseClick(page.remove, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(page.remove, Qt.MouseButton.LeftButton)
    seat.settle()
    assert len(kept(seat)) == 1, "a second press is asked for, and a double one is none"
    QTest.mouseClick(page.remove, Qt.MouseButton.LeftButton)
    seat.qtbot.waitUntil(lambda: kept(seat) == (), timeout=9000)
    seat.settle()
    assert page._pages.currentWidget() is page._empty
    with pytest.raises(Exception, match="keyring"):
        traffic.connecting.secrets.of(ours.id, ["password"])


def test_all_accounts_without_a_password_are_named_at_once(seat: Seat, traffic: Traffic) -> None:
    for number, name in enumerate(("信箱", "备用信箱")):
        ours = Account(UUID(int=number + 1), "mail", "mail", name, {"address": USER})
        seat.on_desk(partial(_save, ours))
    traffic.release(UUID(int=1))
    seat.qtbot.waitUntil(lambda: len(traffic.shut) == 2, timeout=9000)
    seat.settle()
    told = seat.said[-1].text
    assert told.startswith("Not connected: ")
    assert "信箱, 备用信箱" in told
    assert "under Settings, Accounts" in told


def test_whoever_comes_for_an_account_finds_its_form_with_the_keys_in_it(
    seat: Seat, traffic: Traffic, page: AccountsPage
) -> None:
    for number, name in enumerate(("信箱", "备用信箱")):
        ours = Account(UUID(int=number + 1), "mail", "mail", name, {"address": USER})
        seat.on_desk(partial(_save, ours))
    seat.bench.learn()
    seat.settle()
    assert page.list.currentRow() == 0
    page.hide()
    traffic.asked_for = UUID(int=2)
    page.show()
    seat.settle()
    assert page.list.currentRow() == 1
    assert page.form.fields is not None
    assert page.form.fields.line_edit("address").hasFocus()
    assert traffic.asked_for is None


def _save(account: Account, desk: Desk) -> None:
    desk.accounts.save(account)
