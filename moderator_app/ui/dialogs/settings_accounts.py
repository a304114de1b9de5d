"""Who we are on the channels: added, checked with the platform, switched off, removed."""

from collections.abc import Callable
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget
from typing_extensions import override

from moderator_app.core import granting
from moderator_app.core.account_state import Standing
from moderator_app.core.channels import Account
from moderator_app.core.outages import Cause, Outage
from moderator_app.desk.connecting import Info, Installed
from moderator_app.ui import account_troubles, account_words, case_words, theme
from moderator_app.ui.dialogs.account_choice import AccountChoice
from moderator_app.ui.dialogs.account_deeds import AccountDeeds
from moderator_app.ui.dialogs.account_form import AccountForm
from moderator_app.ui.dialogs.keyring_line import KeyringLine
from moderator_app.ui.dialogs.plug_ins import PlugIns
from moderator_app.ui.dialogs.settings_fetching import FetchingSetting
from moderator_app.ui.text import t
from moderator_app.ui.traffic import Traffic
from moderator_app.ui.widgets import Button, EmptyState, VScroll, column, row
from moderator_app.ui.workbench import Workbench

_TWO_LINES = 54
_EMPTY, _FORM, _CHOICE, _PLUG_INS, _FILES = range(5)


class AccountList(QListWidget):
    """That it has the focus chooses no account: what is typed beside it is not left for that."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        with QSignalBlocker(self):
            nothing = self.currentRow() < 0
            super().focusInEvent(event)
            if nothing:
                self.setCurrentRow(-1)


class RemoveButton(Button):
    """What goes cannot be had back, so that a second press is asked for."""

    sure = Signal()

    def __init__(self) -> None:
        super().__init__(kind="quiet")
        self._asked = False
        self.clicked.connect(self._press)
        self.ask_again()

    def _press(self) -> None:
        if self._asked:
            self.sure.emit()
        else:
            self._asked = True
            self._say()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Its second press is no answer."""
        event.accept()

    def ask_again(self) -> None:
        """As before the first press."""
        self._asked = False
        self._say()

    def _say(self) -> None:
        sure = t("Accounts", "Remove it and its password?")
        self.setText(sure if self._asked else t("Accounts", "Remove…"))
        self.be("danger" if self._asked else "quiet")


class AccountsPage(QWidget):
    """An account is kept once the platform has answered; what does not work is said beside it."""

    def __init__(self, bench: Workbench, traffic: Traffic) -> None:
        super().__init__()
        self._bench = bench
        self._traffic = traffic
        self._accounts: tuple[Account, ...] = ()
        self._account: Account | None = None
        self._installed: tuple[Installed, ...] | None = None
        self.list = AccountList()
        self.list.setProperty("nav", "true")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._choose)
        self.list.itemActivated.connect(self._take_up)
        self.add = Button(icon="plus")
        self.add.clicked.connect(self.begin)
        self.files = Button(kind="quiet", icon="attach")
        self.files.clicked.connect(self._show_files)
        self.plug_ins = Button(kind="quiet", icon="settings")
        self.plug_ins.clicked.connect(self._show_plug_ins)
        self.plug_ins.hide()
        self.unlock = Button(icon="lock")
        self.off = Button(kind="quiet")
        self.remove = RemoveButton()
        self.keyring = KeyringLine(bench, traffic.connecting)
        self.form = AccountForm(bench, traffic.connecting, self.list, self.keyring)
        self.form.works.connect(self._keep)
        self._deeds = AccountDeeds(bench, traffic, self)
        self._deeds.taken.connect(self.form.say_taken)
        self._deeds.gone.connect(self._gone)
        self._deeds.ticked.connect(self._look_what_is_installed)
        self.unlock.clicked.connect(traffic.open_again)
        self.off.clicked.connect(partial(self._do, self._deeds.switch))
        self.remove.sure.connect(partial(self._do, self._deeds.remove))
        self.choice = AccountChoice()
        self.choice.chosen.connect(self.begin_at)
        self.others = PlugIns()
        self.others.ticked.connect(self._deeds.tick)
        self._empty = EmptyState("send", "", "")
        self._led = False
        self.fetching = FetchingSetting(bench)
        self._lay_out()
        self._say()
        bench.known.connect(self._learn)
        traffic.stood.connect(self._show_standings)
        self._learn()

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        for page in (self._empty, self.form, self.choice, VScroll(self.others), self.fetching):
            self._pages.addWidget(page)
        above = row(self.list, self._pages, spacing=16)
        above.setStretch(0, 1)
        above.setStretch(1, 2)
        ours = row(self.unlock, self.off, self.remove)
        below = row(self.add, self.files, self.plug_ins, None, ours)
        whole = column(above, below, spacing=12, margin=8)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    # What is installed.

    def _look_what_is_installed(self) -> None:
        self._bench.tasks.fetch(self._traffic.connecting.installed, self._show_installed)

    def _show_installed(self, installed: tuple[Installed, ...]) -> None:
        self._installed = installed
        others = [one for one in installed if not one.ours]
        self.plug_ins.setVisible(bool(others))
        self.others.show_installed(others)
        self.choice.offer(installed)
        if self._account is not None and self._pages.currentIndex() != _CHOICE:
            self._show_form(self._account)

    def _info(self, channel: str) -> Info | None:
        able = [one.info for one in self._installed or () if one.name == channel and one.info]
        return able[0] if able else None

    def _show_plug_ins(self) -> None:
        self._leave_list()
        self._account = None
        self._show_page(_PLUG_INS)
        boxes = list(self.others.boxes.values())
        (boxes[0] if boxes else self.add).setFocus()

    def _show_files(self) -> None:
        """How large what hangs on messages may be."""
        self._leave_list()
        self._account = None
        self._show_page(_FILES)
        self.fetching.megabytes.setFocus()

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
        elif self._account is None and self._accounts and self._pages.currentIndex() == _EMPTY:
            self.list.setCurrentRow(0)
        self._show_page()

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._accounts):
            self._account = self._accounts[at]
            self._show_form(self._account)

    def _show_form(self, account: Account) -> None:
        if self._installed is not None:
            kept = self._kept is not None
            self.form.show_account(account, self._info(account.channel), kept=kept)
            self._show_page(_FORM)
            if self._led:
                self._led = False
                self._take_up()

    def _take_up(self) -> None:
        """Enter on an account's line: what it waits for."""
        kept = self._kept
        state = None if kept is None else self._traffic.states.get(kept.id)
        self.form.take_up(sign_in=state is not None and state.standing is Standing.SIGN_IN)

    def _lead_to(self, account: UUID) -> None:
        """Somebody came for this one: the keys go to what it waits for, once its form is there."""
        ids = [one.id for one in self._accounts]
        if account in ids:
            self._led = True
            self._leave_list()
            self.list.setCurrentRow(ids.index(account))

    def take_keys(self) -> None:
        """To the accounts, or to what adds the first."""
        (self.list if self._accounts else self.add).setFocus()

    def begin(self) -> None:
        """An account that is not kept yet: the platform is asked for first."""
        self._leave_list()
        self._account = None
        self._show_page(_CHOICE)
        self.choice.begin()

    def begin_at(self, channel: str) -> None:
        info = self._info(channel)
        if info is not None:
            self._account = Account(uuid4(), info.id, info.platform, "")
            self._show_form(self._account)
            self.form.take_up()

    def _leave_list(self) -> None:
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(-1)

    @property
    def _kept(self) -> Account | None:
        """The chosen account, if it is one that is kept."""
        chosen = None if self._account is None else self._account.id
        return next((one for one in self._accounts if one.id == chosen), None)

    def _show_page(self, page: int | None = None) -> None:
        if page is None:
            page = self._pages.currentIndex()
            if page == _FORM and self._account is None:
                page = _EMPTY
        self._pages.setCurrentIndex(page)
        kept = self._kept
        self.remove.ask_again()
        self.remove.setVisible(kept is not None)
        self.off.setVisible(kept is not None)
        on = kept is not None and kept.active
        self.off.setText(t("Accounts", "Switch off") if on else t("Accounts", "Switch on"))
        self._show_standings()

    # How each stands.

    def _show_standings(self) -> None:
        for at, account in enumerate(self._accounts):
            if (item := self.list.item(at)) is not None:
                standing = _short(account, self._traffic)
                item.setText(f"{account.name}\n{standing}")
                item.setSizeHint(QSize(0, theme.current().px(_TWO_LINES)))
                item.setToolTip(_standing(account, self._traffic, self._bench))
        kept = self._kept
        self.form.standing.setVisible(kept is not None)
        self.form.standing.setText(
            "" if kept is None else _standing(kept, self._traffic, self._bench)
        )
        shut = None if kept is None else self._traffic.shut.get(kept.id)
        locked = isinstance(shut, Outage) and shut.cause is Cause.KEYRING_LOCKED
        self.unlock.setVisible(locked)

    # What is done.

    def _keep(self, account: Account) -> None:
        self._account = account
        self._deeds.keep(account)

    def _do(self, deed: Callable[[Account], object], _checked: object = None) -> None:
        if (account := self._kept) is not None:
            deed(account)

    def _gone(self) -> None:
        self._account = None
        self._show_page(_EMPTY)

    # How it looks.

    def _say(self) -> None:
        self.list.setAccessibleName(t("Accounts", "Accounts"))
        self.add.setText(t("Accounts", "Add an account…"))
        self.files.setText(t("Accounts", "Pictures and files…"))
        self.plug_ins.setText(t("Accounts", "Plug-ins…"))
        self.unlock.setText(t("Accounts", "Unlock the keyring"))
        self.remove.ask_again()
        self.choice.say()
        self.others.say()
        self._empty.show_words(
            t("Accounts", "No account is connected"),
            t(
                "Accounts",
                "Add the bureau's mailbox, Weibo or WeChat account, and messages come in by "
                "themselves and are answered from here. What is not connected is still worked by "
                "hand.",
            ),
        )
        self._show_page()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._installed is None:
            self._look_what_is_installed()
            self.keyring.ask()
        if (asked := self._traffic.asked_for) is not None:
            self._traffic.asked_for = None
            self._lead_to(asked)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_pages"):
            self._say()
        super().changeEvent(event)


def _short(account: Account, traffic: Traffic) -> str:
    """In a word how it stands, and where it is."""
    word = account_words.look(account, traffic.states.get(account.id)).word
    return f"{word} · {case_words.platform(account.platform)}"


def _standing(account: Account, traffic: Traffic, bench: Workbench) -> str:
    """How it stands, since when, and for how long it may."""
    if not account.active:
        return t("Accounts", "Switched off")
    now, state = bench.now(), traffic.states.get(account.id)
    if state is None:
        shut = traffic.shut.get(account.id)
        why = "" if shut is None else account_troubles.of(account.channel, shut).words
        return account_words.joined([t("Accounts", "Not connected"), why])
    at = state.succeeded_at
    worked = None if at is None else bench.local(at)
    lines = [account_words.standing(state, worked, bench.local(now))]
    if (ends := granting.until(account)) is not None:
        lines.append(account_words.ends(ends, now, bench.local(ends)))
    lines.append(account_troubles.amiss(account.channel, state))
    return account_words.joined(lines)
