"""The traffic of all accounts of an open desk, and how each of them stands.

The lanes run on threads of their own; what they say comes to the window by queued signals.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import Final, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal

from moderator_app.core.account_state import State
from moderator_app.core.case import Target
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.channels import Account, AuthRequired, Caps, ChannelError
from moderator_app.core.outages import Cause, Outage
from moderator_app.desk.connecting import Connecting, Line, NotAConnector
from moderator_app.desk.desk import Desk
from moderator_app.desk.lanes import Lane
from moderator_app.ui import account_troubles, account_words
from moderator_app.ui.leave_watch import LeaveWatch
from moderator_app.ui.notices import Action, Kind
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench

T = TypeVar("T")

_ENDING_S: Final = 3.0
"""How long the window waits for a lane to end. What is still leaving then is unknown at the next
start, and shown."""


class Traffic(QObject):
    """Opens a lane for each active account, and again for one that was changed."""

    stood = Signal()
    """An account stands otherwise now."""
    settings_wanted = Signal()
    """What an account lacks is typed in there."""
    _said = Signal(object)
    _mistaken = Signal(object)
    _state = Signal(object, object)

    def __init__(self, bench: Workbench, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._desk = desk
        self._lanes: dict[UUID, Lane] = {}
        self._states: dict[UUID, State] = {}
        self._ending: dict[UUID, Lane] = {}
        self._opening: dict[UUID, object] = {}
        self._shut: dict[UUID, Exception] = {}
        self._wanted: dict[UUID, Account] = {}
        self._ended = False
        self.asked_for: UUID | None = None
        """The account for whose sake somebody goes to the settings."""
        self.connecting = Connecting()
        self.leave = LeaveWatch(bench, self)
        queued = Qt.ConnectionType.QueuedConnection
        self._said.connect(self._hear, queued)
        self._mistaken.connect(bench.complain, queued)
        self._state.connect(self._note, queued)

    @property
    def states(self) -> Mapping[UUID, State]:
        return self._states

    @property
    def shut(self) -> Mapping[UUID, Exception]:
        """Why accounts could not be opened: NotAConnector, Outage, or a mistake."""
        return self._shut

    def caps(self, target: Target) -> Caps | None:
        """Not on the window's thread."""
        lane = self._lanes.get(target.account)
        return None if lane is None else lane.caps(target)

    def general(self) -> Mapping[UUID, Caps]:
        """What is left of the calls of each account; not on the window's thread."""
        return {id_: lane.general() for id_, lane in list(self._lanes.items())}

    def start(self) -> None:
        """What was leaving when the program ended is unknown first; then everything runs."""
        self._bench.changed.connect(self._heed)
        self._bench.caps_of = self.caps
        self._bench.tasks.write(partial(_recover, self._desk))
        self._look_at_accounts()

    def stop(self) -> None:
        """Close every connection; called before the threads of the desk end."""
        self._ended = True
        self._bench.caps_of = None
        for account in list(self._lanes):
            self._close(account)
        end = monotonic() + _ENDING_S
        for lane in self._ending.values():
            lane.join(max(0.0, end - monotonic()))
        self._ending.clear()

    def release(self, account: UUID) -> None:
        """A person has done what an account asked for: it is opened anew, since its secrets may be
        others now."""
        self._close(account)
        self._opening.pop(account, None)
        self._look_at_accounts()

    def _close(self, account: UUID) -> None:
        if lane := self._lanes.pop(account, None):
            self._states.pop(account, None)
            lane.stop()
            self._ending[account] = lane

    def open_again(self) -> None:
        """Ask once more for what could not be had, as a keyring that was locked: one keyring has
        the passwords of all."""
        self._bench.notices.withdraw("keyring")
        for account in self._wanted.values():
            if account.id in self._shut:
                self._open(account)

    # What lanes need; on their threads.

    def on_database(self, work: Callable[[Desk], T]) -> T:
        return self._bench.tasks.database.submit(work, self._desk).result()

    def changed(self, changes: Changes) -> None:
        self._said.emit(changes)

    def stands(self, account: UUID, state: State) -> None:
        self._state.emit(account, state)

    def failed(self, error: BaseException) -> None:
        self._mistaken.emit(error)

    # In the window.

    def _hear(self, changes: Changes) -> None:
        """It is written already; the bench is to tell its panes, after all that was written before."""
        self._bench.write(partial(_same, changes))

    def _note(self, account: UUID, state: State) -> None:
        if account in self._lanes:
            self._states[account] = state
            self.stood.emit()

    def _heed(self, changes: Changes) -> None:
        if changes.touched & Touched.ACCOUNTS:
            self._look_at_accounts()
        if changes.touched & Touched.CASES:
            for lane in self._lanes.values():
                lane.nudge()

    def _look_at_accounts(self) -> None:
        work = partial(_accounts, self.connecting, self._desk)
        self._bench.tasks.write(work, self._open_all)

    def _open_all(self, known: "_Known") -> None:
        """Close the lanes of what was changed, left off or removed, and of what may not run here any
        more, and open those that lack."""
        active = {one.id: one for one in known.accounts if one.active}
        self._wanted = {id_: one for id_, one in active.items() if one.channel in known.usable}
        for id_, lane in list(self._lanes.items()):
            if self._wanted.get(id_) != lane.account:
                self._close(id_)
        absent = active.keys() - self._wanted.keys()
        kept = {id_: why for id_, why in self._shut.items() if id_ in self._wanted}
        self._shut = kept | {id_: NotAConnector("absent") for id_ in absent}
        for account in self._wanted.values():
            if account.id not in self._lanes:
                self._open(account)
        self.stood.emit()

    def _open(self, account: Account) -> None:
        if not self._ended:
            work = self._opening[account.id] = partial(self.connecting.open, account)
            then, shut = partial(self._run, account, work), partial(self._unopened, account, work)
            self._bench.tasks.fetch(work, then, error=shut)

    def _is_wanted(self, account: Account, opening: object) -> bool:
        """Whether nothing was changed since it was begun to open it, its secrets among that."""
        same = self._wanted.get(account.id) == account
        return same and self._opening.get(account.id) is opening and not self._ended

    def _run(self, account: Account, opening: object, line: Line) -> None:
        if not self._is_wanted(account, opening):
            line.channel.close()
            return
        del self._opening[account.id]
        self._shut.pop(account.id, None)
        bench = self._bench
        lane = Lane(
            account,
            line.channel,
            line.streams,
            self,
            bench.now,
            own=line.own,
            underway=bench.underway,
            before=self._ending.pop(account.id, None),
        )
        self._lanes[account.id] = lane
        lane.start()

    def _unopened(self, account: Account, opening: object, error: Exception) -> None:
        if not self._is_wanted(account, opening):
            return
        self._shut[account.id] = error
        self.stood.emit()
        if account_troubles.is_mistake(account.channel, error):
            self._bench.complain(error)
        else:
            self._say_shut(account, error)

    def _say_shut(self, account: Account, error: Exception) -> None:
        words = t("Accounts", "Not connected: {accounts}. {why}")
        why = account_troubles.of(account.channel, error).words
        actions: tuple[Action, ...] = ()
        if isinstance(error, Outage) and error.cause is Cause.KEYRING_LOCKED:
            actions = (Action(t("Accounts", "Unlock the keyring"), self.open_again),)
        elif isinstance(error, Outage) and error.cause is Cause.KEYRING_MISSING:
            why = t("Accounts", "No keyring: type the passwords in anew under Settings, Accounts.")
            ask = partial(self._ask_for, account.id)
            actions = (Action(t("Accounts", "Settings…"), ask),)
        elif isinstance(error, AuthRequired):
            ask = partial(self._ask_for, account.id)
            actions = (Action(t("Accounts", "Settings…"), ask),)
        told = words.format(accounts=self._named_shut(error) or account.name, why=why)
        self._bench.notices.say(Kind.ERROR, told, *actions, topic="keyring")

    def _ask_for(self, account: UUID) -> None:
        self.asked_for = account
        self.settings_wanted.emit()

    def _named_shut(self, error: Exception) -> str:
        """All that cannot be opened for the same reason: what is said last stands for all."""
        alike = [
            account_words.called(one, self._wanted.values())
            for one in self._wanted.values()
            if _reason(self._shut.get(one.id)) == _reason(error)
        ]
        return t("Accounts", ", ").join(alike)


@dataclass(frozen=True, slots=True)
class _Known:
    """All accounts, and the connectors that may run here."""

    accounts: tuple[Account, ...]
    usable: frozenset[str]


def _reason(error: Exception | None) -> object:
    if isinstance(error, ChannelError):
        return error.code
    return error.cause if isinstance(error, Outage) else error


def _same(changes: Changes, _desk: Desk) -> Changes:
    return changes


def _recover(desk: Desk) -> None:
    desk.outbox.recover()


def _accounts(connecting: Connecting, desk: Desk) -> _Known:
    connecting.tick(desk.accounts.ticked())
    usable = frozenset(one.name for one in connecting.usable())
    return _Known(desk.accounts.all(), usable)
