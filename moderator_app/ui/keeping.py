"""Backups by themselves: at night, soon after one was missed, and when a shift ends.

All of it happens on the network threads with a connection of its own. Nothing is asked and nobody
waits: the foot of the window says how things are, and a failure is told once.
"""

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from moderator_app.core.outages import Outage, Stopped
from moderator_app.core.roles import Act
from moderator_app.desk import access_record, backups
from moderator_app.desk.backups import Backup, Kept, Made
from moderator_app.desk.desk import Desk
from moderator_app.desk.opening import Place
from moderator_app.desk.restoring import Hand
from moderator_app.ui import backup_words
from moderator_app.ui.notices import Kind
from moderator_app.ui.tasks import Task
from moderator_app.ui.workbench import Workbench

_AGAIN_AFTER: Final = timedelta(minutes=10)
"""After a failure; a full disk is not asked every few seconds whether it is still full."""
_TOPIC: Final = "backup"
_SECOND_TOPIC: Final = "second place"


class Keeping(QObject):
    """The backups of the desk that is open. `changed` says that any of its values is new."""

    changed = Signal()
    progressed = Signal(int, int)
    """How much of how much of the running backup is done."""
    restore_wanted = Signal(object, object)
    """The Path of a backup, and the Hand: close the desk, restore, and open it again."""

    def __init__(self, bench: Workbench, place: Place) -> None:
        super().__init__(bench)
        self._bench = bench
        self.place = place
        self.own: tuple[Backup, ...] = ()
        self.known = False
        """Whether anybody has looked yet what backups there are."""
        self.trouble: Exception | None = None
        """Why the last backup failed."""
        self.second_trouble: Outage | None = None
        """Why the copy in the second place failed."""
        self._task: Task | None = None
        self._looking = False
        self._once_more = False
        self._not_before: datetime | None = None

    def start(self) -> None:
        """Look what there is, and from then on every minute whether a backup is due."""
        self._look()
        self._bench.minute.connect(self._look)
        self._forget_old()

    def stop(self) -> None:
        """Begin nothing any more; what runs is told to stop."""
        self._bench.minute.disconnect(self._look)
        self.cancel()

    @property
    def running(self) -> bool:
        return self._task is not None

    @property
    def last(self) -> Backup | None:
        return self.own[0] if self.own else None

    @property
    def foot(self) -> str:
        """What the foot of the window says; nothing before anybody has looked."""
        if not self.known and self.trouble is None:
            return ""
        local = self._bench.local
        return backup_words.foot(
            None if self.last is None else local(self.last.made_at),
            local(self._bench.now()),
            failed=self.trouble is not None,
            second_failed=self.second_trouble is not None,
        )

    @property
    def said_trouble(self) -> str:
        """What is wrong with the backups now, and what to do; nothing where nothing is."""
        if isinstance(self.trouble, Outage):
            return backup_words.failed(self.trouble)
        if self.second_trouble is not None:
            return backup_words.second_failed(self.second_trouble)
        return ""

    def back_up(self) -> None:
        """Make one now. One that is running has the state of things when it began: then another
        follows it."""
        if self._task is not None:
            self._once_more = True
            return
        task = Task(progress=self._report)
        work = partial(_back_up, self.place, self._bench.now(), task)
        self._task = self._bench.tasks.fetch(
            work, partial(self._made, task), error=partial(self._failed, task), task=task
        )
        self.changed.emit()

    def restore(self, path: Path) -> None:
        """Ask for the desk to be brought back to a backup, by whoever sits here and may."""
        # Before the desk is closed for it: restoring itself asks again.
        self._bench.ask(partial(Desk.need, act=Act.BACKUPS), partial(self._restore, path))

    def _restore(self, path: Path, _allowed: None) -> None:
        hand = Hand(known=self.place.key, person=self._bench.actor)
        self.restore_wanted.emit(path, hand)

    def _report(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)

    def cancel(self) -> None:
        """Stop what runs; by itself none begins again for a while."""
        if self._task is not None:
            self._task.cancel()
            self._task, self._once_more = None, False
            self._not_before = self._bench.now() + _AGAIN_AFTER
            self.changed.emit()

    def _look(self) -> None:
        # A disk that sleeps may keep one of these waiting for longer than a minute.
        if not self._looking:
            self._looking = True
            work = partial(backups.look, self.place, self._bench.now())
            self._bench.tasks.fetch(work, self._looked, error=self._not_seen)

    def _looked(self, kept: Kept) -> None:
        first, self.known, self._looking = not self.known, True, False
        self.own = kept.own
        self.changed.emit()
        waits = self._not_before is not None and self._bench.now() < self._not_before
        # Not with the first look: then the window is just opening.
        if kept.due and not first and not waits and not self.running:
            self.back_up()

    def _not_seen(self, error: Exception) -> None:
        self._looking = False
        if isinstance(error, Outage):
            self._tell(error)
        else:
            self._bench.complain(error)

    def _forget_old(self) -> None:
        work = partial(access_record.forget_old, self.place, self._bench.now())
        self._bench.tasks.fetch(work, error=self._bench.complain)

    def _made(self, task: Task, made: Made | None) -> None:
        if task is self._task:
            self._task = None
        if made is not None:
            self.trouble, self._not_before = None, None
            self._bench.notices.withdraw(_TOPIC)
            self._tell_second(made.trouble)
            self._forget_old()
        self._look()
        self.changed.emit()
        if self._once_more and not self.running:
            self._once_more = False
            self.back_up()

    def _failed(self, task: Task, error: Exception) -> None:
        if task is self._task:
            self._task, self._once_more = None, False
        self._not_before = self._bench.now() + _AGAIN_AFTER
        self._tell(error)
        if not isinstance(error, Outage):
            self._bench.complain(error)

    def _tell(self, error: Exception) -> None:
        told, self.trouble = self.trouble is not None, error
        if not told and isinstance(error, Outage):
            self._bench.notices.say(Kind.ERROR, backup_words.failed(error), topic=_TOPIC)
        self.changed.emit()

    def _tell_second(self, trouble: Outage | None) -> None:
        told, self.second_trouble = self.second_trouble is not None, trouble
        if trouble is None:
            self._bench.notices.withdraw(_SECOND_TOPIC)
        elif not told:
            words = backup_words.second_failed(trouble)
            self._bench.notices.say(Kind.ERROR, words, topic=_SECOND_TOPIC)


def _back_up(place: Place, now: datetime, task: Task) -> Made | None:
    """None where it was stopped, which nobody need be told."""
    try:
        return backups.back_up_anew(place, now, stop=task.is_cancelled, progress=task.report)
    except Stopped:
        return None
