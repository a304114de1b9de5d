"""The traffic of all accounts of an open desk, and how each of them stands.

The lanes run on threads of their own; what they say comes to the window by queued signals.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal

from moderator_app.core.account_state import State
from moderator_app.core.case import Target
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.channels import Account, Budget, Caps
from moderator_app.desk.connecting import Connecting, Line
from moderator_app.desk.desk import Desk
from moderator_app.desk.lanes import Lane
from moderator_app.ui.workbench import Workbench

T = TypeVar("T")

_ENDING_S: Final = 3.0
"""How long the window waits for a lane to end. What is still leaving then is unknown at the next
start, and shown."""


class Traffic(QObject):
    """Opens a lane for each active account, and again for one that was changed."""

    stood = Signal()
    """An account stands otherwise now."""
    _said = Signal(object)
    _mistaken = Signal(object)
    _state = Signal(object, object)

    def __init__(self, bench: Workbench, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._desk = desk
        self._lanes: dict[UUID, Lane] = {}
        self._states: dict[UUID, State] = {}
        self._ended = False
        self.connecting = Connecting()
        queued = Qt.ConnectionType.QueuedConnection
        self._said.connect(self._hear, queued)
        self._mistaken.connect(bench.complain, queued)
        self._state.connect(self._note, queued)

    @property
    def states(self) -> Mapping[UUID, State]:
        return self._states

    def caps(self, target: Target) -> Caps | None:
        """Not on the window's thread."""
        lane = self._lanes.get(target.account)
        return None if lane is None else lane.caps(target)

    def budgets(self) -> Mapping[UUID, tuple[Budget, ...]]:
        """What is left of the calls of each account; not on the window's thread."""
        return {id_: lane.budgets() for id_, lane in list(self._lanes.items())}

    def retry(self, account: UUID) -> None:
        """Try at once, also where no connection could be opened."""
        if account in self._lanes:
            self.release(account)
        else:
            self._bench.tasks.write(partial(_accounts, self._desk), self._open_all)

    def start(self) -> None:
        """What was leaving when the program ended is unknown first; then everything runs."""
        self._bench.changed.connect(self._heed)
        self._bench.caps_of = self.caps
        self._bench.tasks.write(partial(_recover, self._desk), self._open_all)

    def stop(self) -> None:
        """Close every connection; called before the threads of the desk end."""
        self._ended = True
        self._bench.caps_of = None
        for lane in self._lanes.values():
            lane.stop()
        for lane in self._lanes.values():
            lane.join(_ENDING_S)
        self._lanes.clear()

    def release(self, account: UUID) -> None:
        """A person has done what an account asked for."""
        if lane := self._lanes.get(account):
            lane.release()

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
            self._bench.tasks.write(partial(_accounts, self._desk), self._open_all)
        if changes.touched & Touched.CASES:
            for lane in self._lanes.values():
                lane.nudge()

    def _open_all(self, accounts: tuple[Account, ...]) -> None:
        """Close the lanes of what was changed, left off or removed, and open those that lack."""
        wanted = {one.id: one for one in accounts if one.active}
        for id_, lane in list(self._lanes.items()):
            if wanted.get(id_) != lane.account:
                del self._lanes[id_]
                self._states.pop(id_, None)
                lane.stop()
        for account in wanted.values():
            if account.id not in self._lanes and not self._ended:
                opening = partial(self.connecting.open, account)
                self._bench.tasks.fetch(opening, partial(self._run, account), error=self._unopened)
        self.stood.emit()

    def _run(self, account: Account, line: Line) -> None:
        if self._ended or account.id in self._lanes:
            line.channel.close()
            return
        bench = self._bench
        lane = Lane(account, line.channel, line.streams, self, bench.now, underway=bench.underway)
        self._lanes[account.id] = lane
        lane.start()

    def _unopened(self, error: Exception) -> None:
        self._bench.complain(error)


def _same(changes: Changes, _desk: Desk) -> Changes:
    return changes


def _recover(desk: Desk) -> tuple[Account, ...]:
    desk.outbox.recover()
    return desk.accounts.all()


def _accounts(desk: Desk) -> tuple[Account, ...]:
    return desk.accounts.all()
