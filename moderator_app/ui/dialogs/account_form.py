"""One account of ours: what its platform asks for, kept once the platform has answered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from moderator_app.core import granting
from moderator_app.core.channels import Account, Checked, Transient
from moderator_app.core.granting import Begun
from moderator_app.desk.connecting import Connecting, Info, Trial
from moderator_app.ui import account_kinds, account_troubles, account_words
from moderator_app.ui.account_troubles import Trouble
from moderator_app.ui.dialogs.account_checking import Waiting
from moderator_app.ui.dialogs.account_fields import NAME, AccountFields, Typed
from moderator_app.ui.dialogs.account_grant import GrantCard
from moderator_app.ui.dialogs.account_outcome import AccountOutcome
from moderator_app.ui.dialogs.mail_provider import MailProvider
from moderator_app.ui.tasks import Task
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, VScroll, column, row
from moderator_app.ui.workbench import Workbench

WHO: Final = "known_as"
"""In a granted account's config: who we were there when it was kept."""


@dataclass(frozen=True, slots=True)
class Found:
    """An account that its platform has answered for, and what is to be kept of it."""

    account: Account
    secrets: Mapping[str, str]
    checked: Checked


@dataclass(frozen=True, slots=True)
class _Keeping:
    """Where secrets go: `hold`, into memory until the program ends. `known`: it is no new account."""

    connecting: Connecting
    hold: bool
    known: bool


class AccountForm(QWidget):
    works = Signal(object)
    """The Account, as it is written here: its platform has answered, and its secrets are kept."""

    def __init__(
        self, bench: Workbench, connecting: Connecting, before: QWidget, told: QWidget
    ) -> None:
        """Tab comes to the fields from `before`; `told` is said under them."""
        super().__init__()
        self._before = before
        self._bench = bench
        self._connecting = connecting
        self._account: Account | None = None
        self._info: Info | None = None
        self._is_kept = False
        self._begun: Begun | None = None
        self._found: Found | None = None
        self.fields: AccountFields | None = None
        self.provider: MailProvider | None = None
        self._title = PlainLabel(look="heading")
        self.standing = PlainLabel(look="muted", wrap=True)
        self._steps = PlainLabel(look="muted", wrap=True)
        self._place = QVBoxLayout()
        self.grant = GrantCard(bench)
        self.grant.begun.connect(self.begin_grant)
        self.grant.pasted.connect(self._finish_grant)
        self.grant.kept.connect(self._keep_granted)
        self.grant.left.connect(self._leave_grant)
        self.ask_leave = Button(kind="primary", icon="link")
        self.ask_leave.clicked.connect(self.begin_grant)
        self.check = Button(kind="primary")
        self.check.clicked.connect(self._check)
        self.waiting = Waiting(bench)
        self.waiting.failed.connect(self._failed)
        self.waiting.ended.connect(self._free)
        self.outcome = AccountOutcome()
        self.outcome.again.connect(self._ask_again)
        self.outcome.held.connect(self._hold)
        self._retry = self._check
        inside = QWidget()
        above = (self._title, self.standing, self._steps)
        inside.setLayout(column(*above, self._place, self.grant, told, None))
        # What is pressed, and what comes of it, stays in sight.
        self._scroll = VScroll(inside)
        below = row(self.ask_leave, self.check, None)
        whole = column(self._scroll, self.outcome, self.waiting, below)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self._say()

    # Which one.

    def show_account(self, account: Account, info: Info | None, *, kept: bool) -> None:
        """`info` is None where its connector may not run here."""
        self.waiting.stop()
        self._account, self._info, self._is_kept = account, info, kept
        self._begun = self._found = None
        self.grant.clear()
        self._build()
        self._scroll.verticalScrollBar().setValue(0)
        self.outcome.say_trouble("" if info else account_troubles.misfit("absent"))

    def _build(self) -> None:
        old, self.fields, self.provider = self.fields, None, None
        if old is not None:
            self._place.removeWidget(old)
            old.hide()
            old.deleteLater()
        account, info = self._account, self._info
        self._title.setText("" if account is None else account_kinds.name(account.channel))
        if account is None or info is None:
            self._show_fields(shown=True)
            return
        self.fields = AccountFields(account, info, has_secrets=self._is_kept)
        # Once what was said has its room.
        self.fields.wanted.connect(self._bring_in_sight, Qt.ConnectionType.QueuedConnection)
        if info.id == "mail":
            self.provider = MailProvider(self.fields)
        is_new = self._is_granted and not self._is_kept
        self.fields.entered.connect(self.begin_grant if is_new else self._check)
        self._place.addWidget(self.fields)
        self.fields.follow(self._before)
        self._show_fields(shown=self._begun is None)
        if self.fields.may_be_kept:
            work = partial(self._connecting.secrets.names, account.id)
            shown = self.fields
            self._bench.tasks.fetch(work, shown.show_kept, error=shown.show_untold)

    @property
    def _is_granted(self) -> bool:
        """Whether its platform gives leave, where others want a password."""
        return self._info is not None and self._info.id in granting.GRANTED

    def _bring_in_sight(self, widget: QWidget) -> None:
        self._scroll.ensureWidgetVisible(widget)

    def _show_fields(self, *, shown: bool) -> None:
        """Or, where leave is asked for, that alone."""
        info, granted = self._info, self._is_granted
        if self.fields is not None:
            self.fields.setVisible(shown)
        self.ask_leave.setVisible(shown and granted)
        self.ask_leave.setText(_ask_words(anew=self._is_kept))
        self.check.setVisible(shown and info is not None and (self._is_kept or not granted))
        # Leave is asked for anew where it ends; what is changed is checked.
        self.check.be("" if granted and not self._is_kept else "primary")
        self.ask_leave.be("" if self._is_kept else "primary")
        steps = "" if self._account is None else account_kinds.steps(self._account.channel)
        self._steps.setText(steps)
        self._steps.setVisible(bool(steps) and shown and not self._is_kept)

    def take_up(self, *, sign_in: bool = False) -> None:
        """The keys go where they are wanted; `sign_in`: it waits for that."""
        if sign_in and self._is_granted:
            self.begin_grant()
        elif self.fields is not None:
            self.fields.begin(at_secret=sign_in)

    def say_taken(self) -> None:
        """Another account of this platform is called so."""
        if self.fields is not None:
            words = t("Accounts", "Another account is called so. Give it another name.")
            self.fields.say_wrong(NAME, words)

    # Checking.

    def _typed(self) -> Typed | None:
        """What is written here, where it can be right and nothing else is being asked."""
        if self.fields is None or self.waiting.busy:
            return None
        self.outcome.say_trouble("")
        return self.fields.read()

    def _check(self) -> None:
        self._retry = self._check
        self._try(hold=False)

    def _try(self, *, hold: bool) -> None:
        """`hold`: the keyring does not keep the secrets; they are held until the program ends."""
        typed = self._typed()
        if typed is None:
            return
        self.check.setEnabled(False)
        trial = Trial(self._connecting, typed.account, typed.secrets)
        work = partial(_tried, trial, typed, _Keeping(self._connecting, hold, self._is_kept))
        self.waiting.ask(work, self._kept, trial=trial)

    def _kept(self, found: Found) -> None:
        account, checked = found.account, found.checked
        name = account.name or account_words.named(account, checked.name)
        account = replace(account, name=name)
        self.check.show()
        self.check.setFocus()  # before what has it is gone
        self.show_account(account, self._info, kept=True)
        self.outcome.say_result(account_words.connected(account.channel, checked))
        self.works.emit(account)

    # Leave that is asked for.

    def begin_grant(self) -> None:
        """One press: the platform is asked for the address that is to be opened."""
        self._retry = self.begin_grant
        typed = self._typed()
        if typed is not None:
            self.ask_leave.setEnabled(False)
            work = partial(_begun, self._connecting, typed)
            self.waiting.ask(work, self._show_begun)

    def _show_begun(self, begun: Begun) -> None:
        self._begun = begun
        self._show_fields(shown=False)
        self.grant.show_begun(begun)

    def _leave_grant(self) -> None:
        """Back to what was typed."""
        self._begun = self._found = None
        self.grant.clear()
        self.outcome.say_trouble("")
        self._show_fields(shown=True)
        self.take_up()

    def _finish_grant(self, pasted: str) -> None:
        typed = self._typed()
        if typed is not None and self._begun is not None:
            work = partial(_granted, self._connecting, typed, self._begun, pasted)
            self.waiting.ask(work, self._show_who)

    def _show_who(self, found: Found) -> None:
        self._found = found
        self._show_fields(shown=False)
        self.grant.show_who(_whose(found, self._bench))

    def _keep_granted(self) -> None:
        self._retry = self._keep_granted
        self._keep_found(hold=False)

    def _keep_found(self, *, hold: bool) -> None:
        if self._found is not None and not self.waiting.busy:
            keeping = _Keeping(self._connecting, hold, self._is_kept)
            work = partial(_keep, self._found, keeping)
            self.waiting.ask(work, self._kept)

    # What went wrong.

    def _failed(self, error: Exception) -> None:
        channel = "" if self._account is None else self._account.channel
        told = account_troubles.of(channel, error, self._bench.zone)
        if account_troubles.is_mistake(channel, error):
            self._bench.complain(error)
        self.outcome.say_trouble("" if self._said_beside(told) else told.words)
        self.outcome.offer(error)

    def _said_beside(self, told: Trouble) -> bool:
        fields = self.fields
        return bool(told.field) and fields is not None and fields.say_wrong(told.field, told.words)

    def _hold(self) -> None:
        if self._found is not None:
            self._keep_found(hold=True)
        else:
            self._try(hold=True)

    def _ask_again(self) -> None:
        self._retry()

    def _free(self) -> None:
        self.check.setEnabled(True)
        self.ask_leave.setEnabled(True)

    # How it looks.

    def _say(self) -> None:
        self.check.setText(t("Accounts", "Check and keep"))
        self.outcome.say()
        self.grant.say()
        self.waiting.say()
        if self.fields is not None:
            self._account = self.fields.written().account
            self._build()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.waiting.stop()
        super().hideEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_retry"):
            self._say()
        super().changeEvent(event)


def _whose(found: Found, bench: Workbench) -> str:
    """Who we would be there, until when, and whether that is another than before."""
    checked, before = found.checked, found.account.config.get(WHO, "")
    lines = [account_words.connected(found.account.channel, checked)]
    if checked.ends_at is not None:
        lines.append(account_words.ends(checked.ends_at, bench.now(), bench.local(checked.ends_at)))
    if account_words.is_another(before, checked.name):
        other = t("Accounts", "Until now it was {name}: replies would go out as another.")
        lines.append(other.format(name=before))
    return account_words.joined(lines)


def _ask_words(*, anew: bool) -> str:
    return t("Accounts", "Ask for leave anew…") if anew else t("Accounts", "Ask for leave…")


# On a network thread.


def _tried(trial: Trial, typed: Typed, keeping: _Keeping, task: Task) -> Found:
    found = Found(typed.account, typed.secrets, trial.run(task.report))
    return _keep(found, keeping, task)


def _keep(found: Found, keeping: _Keeping, task: Task) -> Found:
    """What nobody waits for any more leaves nothing behind."""
    if task.is_cancelled():
        raise Transient("stopped")
    account, connecting = found.account, keeping.connecting
    if found.secrets:
        connecting.secrets.keep(account.id, found.secrets, held=keeping.hold)
    if task.is_cancelled() and not keeping.known:
        connecting.forget(account)
        raise Transient("stopped")
    config = {key: value for key, value in account.config.items() if key != granting.UNTIL}
    if account.channel in granting.GRANTED:
        config[WHO] = found.checked.name
    if found.checked.ends_at is not None:
        config[granting.UNTIL] = found.checked.ends_at.isoformat()
    return replace(found, account=replace(account, config=config))


def _begun(connecting: Connecting, typed: Typed, _: Task) -> Begun:
    return connecting.begin(typed.account, typed.secrets)


def _granted(connecting: Connecting, typed: Typed, begun: Begun, pasted: str, task: Task) -> Found:
    secrets = {**typed.secrets, **begun.finish(pasted)}
    return Found(typed.account, secrets, Trial(connecting, typed.account, secrets).run(task.report))
