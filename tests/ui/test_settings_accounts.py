"""The bureau's mailbox is added in the settings: asked first, kept then, and nothing in the open."""

import ssl
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.core.account_state import Standing
from moderator_app.core.channels import Account
from moderator_app.ui.dialogs.settings_accounts import AccountsPage
from moderator_app.ui.traffic import Traffic
from tests.channels import dovecot, smtp
from tests.channels.dovecot import PASSWORD, USER, Dovecot
from tests.ui.benches import Seat

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    with tempfile.TemporaryDirectory(prefix="dovecot-") as folder:
        Path(folder).chmod(0o755)
        with dovecot.running(Path(folder)) as running:
            yield running


@pytest.fixture
def port(server: Dovecot) -> Iterator[int]:
    dovecot.empty(server)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(server.folder / "cert.pem", server.folder / "key.pem")
    with smtp.running(context) as (_, port):
        yield port


@pytest.fixture
def trusted(server: Dovecot, monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine trusts the test's own authority."""
    monkeypatch.setenv("SSL_CERT_FILE", str(server.folder / "cert.pem"))


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
    return page


def fill(page: AccountsPage, server: Dovecot, port: int, password: str) -> None:
    """Tab through the form, as one types it in."""
    page.begin()
    form = page.form
    for field, words in (
        (form.address, USER),
        (form.imap, f"localhost:{server.imaps}"),
        (form.smtp, f"localhost:{port}"),
        (form.password, password),
    ):
        field.setFocus()
        QTest.keyClicks(field, words)


def ask(seat: Seat, page: AccountsPage) -> None:
    QTest.mouseClick(page.form.check, Qt.MouseButton.LeftButton)
    seat.qtbot.waitUntil(page.form.check.isEnabled, timeout=9000)
    seat.settle()


def kept(seat: Seat) -> tuple[Account, ...]:
    return seat.on_desk(lambda desk: desk.accounts.all())


def test_a_desk_without_accounts_says_what_one_would_bring(page: AccountsPage) -> None:
    assert page._pages.currentWidget() is page._empty
    assert not page.list.isVisible()
    assert not page.remove.isVisible()


def test_the_address_tells_the_provider_and_its_servers_need_no_typing(page: AccountsPage) -> None:
    page.begin()
    form = page.form
    QTest.keyClicks(form.address, "chengguan@163.com")
    assert (form.imap.text(), form.smtp.text()) == ("imap.163.com", "smtp.163.com")
    assert not form.imap.isVisible()
    assert "authorisation code" in form._about.text()


@pytest.mark.usefixtures("trusted")
def test_what_the_server_does_not_take_is_said_and_nothing_is_kept(
    seat: Seat, page: AccountsPage, server: Dovecot, port: int
) -> None:
    fill(page, server, port, "wrong")
    ask(seat, page)
    assert "Many providers want a code" in page.form.trouble.text()
    assert kept(seat) == ()


def test_a_server_nobody_vouches_for_gets_no_password(
    seat: Seat, page: AccountsPage, server: Dovecot, port: int
) -> None:
    fill(page, server, port, PASSWORD)
    ask(seat, page)
    assert "certificate" in page.form.trouble.text()
    assert kept(seat) == ()


@pytest.mark.usefixtures("trusted")
def test_without_a_keyring_the_password_is_held_for_this_shift_if_one_says_so(
    seat: Seat, page: AccountsPage, traffic: Traffic, server: Dovecot, port: int
) -> None:
    fill(page, server, port, PASSWORD)
    ask(seat, page)
    assert kept(seat) == ()
    assert page.form.hold.isVisible()
    QTest.mouseClick(page.form.hold, Qt.MouseButton.LeftButton)
    seat.qtbot.waitUntil(lambda: len(kept(seat)) == 1, timeout=9000)
    (ours,) = kept(seat)
    assert PASSWORD not in str(ours.config)
    assert page.form.password.text() == ""
    seat.qtbot.waitUntil(
        lambda: any(s.standing is Standing.FINE for s in traffic.states.values()), timeout=9000
    )
    assert "Fine" in page.form.standing.text()
    QTest.mouseClick(page.off, Qt.MouseButton.LeftButton)
    seat.qtbot.waitUntil(lambda: not traffic.states, timeout=9000)
    seat.settle()
    assert "off" in page.form.standing.text()
    QTest.mouseClick(page.remove, Qt.MouseButton.LeftButton)
    seat.qtbot.waitUntil(lambda: kept(seat) == (), timeout=9000)
    seat.settle()
    assert page._pages.currentWidget() is page._empty
    with pytest.raises(Exception, match="keyring"):
        traffic.connecting.secrets.of(ours.id, ["password"])
