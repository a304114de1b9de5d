"""The settings of our accounts, and what is written by them, as the test of all pictures opens them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QDialog

from moderator_app.core import granting
from moderator_app.core.account_state import Standing, State
from moderator_app.core.channels import Account, Budget, Checked, ConfigError
from moderator_app.core.granting import Begun
from moderator_app.core.outages import Cause, Outage
from moderator_app.desk.connecting import Installed, NotAConnector
from moderator_app.ui.dialogs.account_form import Found
from moderator_app.ui.dialogs.hasten import HastenDialog
from moderator_app.ui.dialogs.no_keyring import NoKeyring
from moderator_app.ui.dialogs.settings import SettingsDialog
from moderator_app.ui.dialogs.settings_accounts import AccountsPage
from moderator_app.ui.traffic import Traffic
from moderator_app.ui.window import MainWindow
from tests.ui import channel_pictures

ADDRESS = "https://api.weibo.com/oauth2/authorize?client_id=1&response_type=code"


def dialogs(window: MainWindow) -> dict[str, Callable[[], QDialog]]:
    bench = window.case._bench
    traffic = Traffic(bench, bench._desk, window)
    open_at = partial(_opened, window, traffic)
    return {
        "every platform": partial(open_at, _every),
        "a service account": partial(open_at, _refused),
        "whose account": partial(open_at, _found),
        "kept accounts": partial(open_at, _kept),
        "plug-ins": partial(open_at, _others),
        "no keyring": partial(_no_keyring, window),
        **channel_pictures.dialogs(window),
        "hasten by e-mail": partial(HastenDialog, window, bench.knowledge.organisations[0], ""),
    }


def _opened(
    window: MainWindow, traffic: Traffic, show: Callable[[AccountsPage], object]
) -> SettingsDialog:
    window.settings._traffic = traffic
    dialog = window.settings.dialog()
    window.settings._traffic = None
    assert dialog.accounts is not None
    dialog.accounts._show_installed(traffic.connecting.installed())
    dialog.accounts.keyring.show_name("SecretService.Keyring")
    dialog.turn_to("accounts")
    show(dialog.accounts)
    return dialog


def _every(page: AccountsPage) -> None:
    page.begin()
    page.choice.list.itemActivated.emit(page.choice.list.item(page.choice.list.count() - 1))


def _refused(page: AccountsPage) -> None:
    """Its Secret is the wrong one."""
    page.begin_at("wecom")
    page.form._failed(ConfigError("40001"))


def _nothing(_: str) -> dict[str, str]:
    return {}


def _found(page: AccountsPage) -> None:
    """Of an account that was another's until now."""
    page.begin_at("weibo")
    ours = Account(UUID(int=1), "weibo", "weibo", "", {"known_as": "云溪城管"})
    soon = datetime.now(UTC) + timedelta(days=2)
    page.form._show_begun(Begun(ADDRESS, _nothing))
    checked = Checked("晨跑的人", (Budget("calls", 63, 100),), soon)
    page.form._show_who(Found(ours, {}, checked))


def _kept(page: AccountsPage) -> None:
    """Three, each of which stands otherwise; the first waits for a person."""
    bench, traffic = page._bench, page._traffic
    soon = (datetime.now(UTC) + timedelta(days=2)).isoformat()
    accounts = [
        Account(UUID(int=1), "weibo", "weibo", "云溪城管", {granting.UNTIL: soon}),
        Account(UUID(int=2), "wecom", "wecom", "咨询客服", {"open_kfid": "wk1"}),
        Account(UUID(int=3), "gone", "gone", "12345"),
    ]
    traffic._states[accounts[0].id] = State(Standing.SIGN_IN, datetime.now(UTC))
    traffic._shut[accounts[1].id] = Outage(Cause.KEYRING_LOCKED)
    traffic._shut[accounts[2].id] = NotAConnector("absent")
    before = bench.knowledge
    bench.knowledge = replace(before, own_accounts={one.id: one for one in accounts})
    page._learn()
    bench.knowledge = before


def _others(page: AccountsPage) -> None:
    fine = Installed("open311", "city-open311", "1.2", ours=False, ticked=True)
    bad = Installed("matrix", "desk-matrix", "0.3", ours=False, ticked=True, misfit="version")
    page._show_installed((*(page._installed or ()), fine, bad))
    page._show_plug_ins()


def _no_keyring(window: MainWindow) -> QDialog:
    dialog = NoKeyring(window)
    dialog._show_how()
    return dialog
