"""What is done with an account of ours in the settings: kept, switched off, taken away."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from moderator_app.core.changes import Changes
from moderator_app.core.channels import Account
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk.connecting import Installed
from moderator_app.desk.desk import Desk
from moderator_app.ui import account_troubles
from moderator_app.ui.notices import Action, Kind
from moderator_app.ui.text import t
from moderator_app.ui.traffic import Traffic
from moderator_app.ui.workbench import Workbench


class AccountDeeds(QObject):
    taken = Signal()
    """Another account of the platform is called so; it was not kept."""
    gone = Signal()
    ticked = Signal()
    """Which plug-ins may run may be otherwise now, or as before where that was refused."""

    def __init__(self, bench: Workbench, traffic: Traffic, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._traffic = traffic

    # Kept.

    def keep(self, account: Account) -> None:
        """Its secrets are in the keyring already."""
        done = t("Accounts", "Account kept")
        then, refused = partial(self._kept, account.id), partial(self._not_kept, account)
        self._bench.write(partial(_save, account), then, did=done, error=refused)

    def _kept(self, account: UUID, _: Changes) -> None:
        self._traffic.release(account)

    def _not_kept(self, account: Account, error: Exception) -> None:
        """A new account that is not kept leaves nothing in the keyring."""
        if isinstance(error, Refusal) and error.reason is Reason.NAME_TAKEN:
            self.taken.emit()
        else:
            self._bench.complain(error)
        if account.id not in self._bench.knowledge.own_accounts:
            forget = partial(self._traffic.connecting.forget, account)
            self._bench.tasks.fetch(forget, error=self._not_forgotten)

    def _not_forgotten(self, error: Exception) -> None:
        """Where there is no keyring nothing was kept there."""
        if not (isinstance(error, Outage) and error.cause is Cause.KEYRING_MISSING):
            self._bench.complain(error)

    def switch(self, account: Account) -> None:
        self._bench.write(partial(_save, replace(account, active=not account.active)))

    # Taken away.

    def remove(self, account: Account) -> None:
        """First its secrets, then the account: it is not gone before they are."""
        self._bench.ask(partial(_may_go, account.id), partial(self._forget, account))

    def _forget(self, account: Account, _: None = None) -> None:
        forget = partial(self._traffic.connecting.forget, account)
        refused = partial(self._stays, account)
        self._bench.tasks.fetch(forget, partial(self._take_away, account), error=refused)

    def _stays(self, account: Account, error: Exception) -> None:
        if not isinstance(error, Outage):
            self._bench.complain(error)
        elif error.cause is Cause.KEYRING_MISSING:
            self._take_away(account)
        else:
            words = t(
                "Accounts", "{why} The account is still there, so that its password can be deleted."
            )
            again = Action(t("Accounts", "Unlock the keyring"), partial(self._forget, account))
            told = words.format(why=account_troubles.outage(error))
            self._bench.notices.say(Kind.ERROR, told, again, topic="keyring")

    def _take_away(self, account: Account, _: None = None) -> None:
        done = t("Accounts", "Account removed; its cases stay")
        self._bench.write(partial(_removed, account.id), self._gone, did=done)

    def _gone(self, _: Changes) -> None:
        self.gone.emit()

    # Plug-ins.

    def tick(self, one: Installed, on: bool) -> None:
        done = t("Accounts", "The plug-in may run") if on else t("Accounts", "The plug-in is off")
        work = partial(_ticked, (one.name, one.distribution), one.version, on)
        self._bench.write(work, self._look_again, did=done, error=self._not_ticked)

    def _look_again(self, _: Changes) -> None:
        # After the traffic has heard of it, which was told before: it stops what may not run.
        self._bench.ask(_nothing, self._heard)

    def _heard(self, _: None) -> None:
        self.ticked.emit()

    def _not_ticked(self, error: Exception) -> None:
        self._bench.refuse_unrecorded(error)
        self.ticked.emit()


# On the database's thread.


def _save(account: Account, desk: Desk) -> Changes:
    return desk.accounts.save(account)


def _removed(account: UUID, desk: Desk) -> Changes:
    return desk.accounts.remove(account)


def _may_go(account: UUID, desk: Desk) -> None:
    desk.accounts.may_go(account)


def _ticked(one: tuple[str, str], version: str, on: bool, desk: Desk) -> Changes:
    return desk.accounts.tick(one, version, on=on)


def _nothing(_desk: Desk) -> None:
    """Only its turn is waited for."""
