"""Who we are on the channels: added, checked with the platform, switched off, removed."""

from dataclasses import replace
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget
from typing_extensions import override

from moderator_app.core.changes import Changes
from moderator_app.core.channels import Account
from moderator_app.core.outages import Outage
from moderator_app.desk.desk import Desk
from moderator_app.ui import account_words
from moderator_app.ui.dialogs.account_form import NO_KEYRING, AccountForm
from moderator_app.ui.dialogs.settings_fetching import FetchingSetting
from moderator_app.ui.text import t
from moderator_app.ui.traffic import Traffic
from moderator_app.ui.widgets import Button, EmptyState, column, row
from moderator_app.ui.workbench import Workbench


class AccountsPage(QWidget):
    """An account is kept once the platform has answered; what does not work is said beside it."""

    def __init__(self, bench: Workbench, traffic: Traffic) -> None:
        super().__init__()
        self._bench = bench
        self._traffic = traffic
        self._accounts: tuple[Account, ...] = ()
        self._account: Account | None = None
        self.list = QListWidget()
        self.list.setProperty("nav", "true")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._choose)
        self.add = Button(icon="plus")
        self.add.clicked.connect(self.begin)
        self.off = Button(kind="quiet")
        self.off.clicked.connect(self._switch)
        self.remove = Button(kind="quiet")
        self.remove.clicked.connect(self._remove)
        self.form = AccountForm(bench, traffic.connecting)
        self.form.works.connect(self._keep)
        self._empty = EmptyState("send", "", "")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.form)
        above = row(self.list, self._pages, spacing=16)
        above.setStretch(0, 1)
        above.setStretch(1, 2)
        self.fetching = FetchingSetting(bench)
        deeds = row(self.add, None, self.off, self.remove)
        whole = column(above, deeds, self.fetching, margin=8)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self._say()
        bench.known.connect(self._learn)
        traffic.stood.connect(self._show_standings)
        self._learn()

    # Which one.

    def _learn(self) -> None:
        self._accounts = tuple(self._bench.knowledge.own_accounts.values())
        ids = [account.id for account in self._accounts]
        at = ids.index(self._account.id) if self._account and self._account.id in ids else -1
        with QSignalBlocker(self.list):
            self.list.clear()
            for account in self._accounts:
                self.list.addItem(QListWidgetItem(account.name))
            self.list.setCurrentRow(at)
        self.list.setVisible(bool(self._accounts))
        if at >= 0:
            self._account = self._accounts[at]
        elif self._account is None and self._accounts:
            self.list.setCurrentRow(0)
        self._show_page()

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._accounts):
            self._account = self._accounts[at]
            self.form.show_account(self._account)
            self._show_page()

    def begin(self) -> None:
        """An account that is not kept yet."""
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(-1)
        self._account = Account(uuid4(), "mail", "mail", "")
        self.form.show_account(self._account)
        self._show_page()
        self.form.address.setFocus()

    @property
    def _kept(self) -> Account | None:
        """The chosen account, if it is one that is kept."""
        chosen = None if self._account is None else self._account.id
        return next((one for one in self._accounts if one.id == chosen), None)

    def _show_page(self) -> None:
        kept = self._kept
        self._pages.setCurrentIndex(0 if self._account is None else 1)
        self.remove.setVisible(kept is not None)
        self.off.setVisible(kept is not None)
        on = kept is not None and kept.active
        self.off.setText(t("Accounts", "Switch off") if on else t("Accounts", "Switch on"))
        self._show_standings()

    def _show_standings(self) -> None:
        for at, account in enumerate(self._accounts):
            if (item := self.list.item(at)) is not None:
                words = t("Accounts", "{name} · {standing}")
                standing = self._short(account)
                item.setText(words.format(name=account.name, standing=standing))
                item.setToolTip(self._standing(account))
        kept = self._kept
        self.form.standing.setVisible(kept is not None)
        self.form.standing.setText("" if kept is None else self._standing(kept))

    def _short(self, account: Account) -> str:
        state = self._traffic.states.get(account.id)
        if state is None or not account.active:
            return self._standing(account)
        return account_words.chip(state).word

    def _standing(self, account: Account) -> str:
        state = self._traffic.states.get(account.id)
        if not account.active:
            return t("Accounts", "Switched off")
        if state is None:
            return t("Accounts", "Not connected")
        at, local = state.succeeded_at, self._bench.local
        worked = None if at is None else local(at)
        return account_words.standing(state, worked, local(self._bench.now()))

    # What is done.

    def _keep(self, account: Account) -> None:
        self._account = account
        done = t("Accounts", "Account kept")
        self._bench.write(partial(_save, account), partial(self._release, account.id), did=done)

    def _release(self, account: UUID, _: Changes) -> None:
        self._traffic.release(account)

    def _switch(self) -> None:
        if (account := self._kept) is not None:
            self._bench.write(partial(_save, replace(account, active=not account.active)))

    def _remove(self) -> None:
        if (account := self._kept) is not None:
            done = t("Accounts", "Account removed; its cases stay")
            gone = partial(self._gone, account)
            self._bench.write(partial(_removed, account.id), gone, did=done)

    def _gone(self, account: Account, _: Changes) -> None:
        self._account = None
        forget = partial(self._traffic.connecting.forget, account)
        self._bench.tasks.fetch(forget, error=self._not_forgotten)

    def _not_forgotten(self, error: Exception) -> None:
        """Where there is no keyring nothing of it was kept there."""
        if not (isinstance(error, Outage) and error.cause in NO_KEYRING):
            self._bench.complain(error)

    # How it looks.

    def _say(self) -> None:
        self.list.setAccessibleName(t("Accounts", "Accounts"))
        self.add.setText(t("Accounts", "Add a mailbox…"))
        self.remove.setText(t("Accounts", "Remove"))
        self._empty.show_words(
            t("Accounts", "No account is connected"),
            t(
                "Accounts",
                "Add the bureau's mailbox, and letters come in by themselves and are answered from "
                "here. What is not connected is still worked by hand.",
            ),
        )
        self._show_page()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_pages"):
            self._say()
        super().changeEvent(event)


# On the database's thread.


def _save(account: Account, desk: Desk) -> Changes:
    return desk.accounts.save(account)


def _removed(account: UUID, desk: Desk) -> Changes:
    return desk.accounts.remove(account)
