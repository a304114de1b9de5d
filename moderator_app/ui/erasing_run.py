"""One erasure on its way: batch after batch, then the file is cleaned and backed up anew."""

from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from moderator_app.core.changes import NO_CHANGES, Changes
from moderator_app.core.outages import Cause, Outage
from moderator_app.desk import backups
from moderator_app.desk.backups import Made
from moderator_app.desk.desk import Desk
from moderator_app.ui.workbench import Workbench

NextBatch = Callable[[Desk], tuple[int, Changes]]
"""Erases some more on the database thread; 0 when nothing is left."""


class Stage(Enum):
    STRIKING = auto()
    CLEANING = auto()
    BACKING_UP = auto()
    OVER = auto()


class ErasingRun(QObject):
    """Whatever is pressed or goes wrong, what was erased is cleaned away and backed up anew."""

    progressed = Signal()
    ended = Signal(object)
    """None, or the exception that broke it off."""

    def __init__(self, bench: Workbench, batch: NextBatch, total: int, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._batch = batch
        self._error: BaseException | None = None
        self.total: Final = total
        self.erased = 0
        self.cancelled = False
        self.stage = Stage.OVER
        self.busy = False
        """Somebody held the file: it is cleaned when the desk is opened next."""
        self.made: Made | None = None

    @property
    def running(self) -> bool:
        return self.stage is not Stage.OVER

    def start(self) -> None:
        self.stage = Stage.STRIKING
        self._strike()

    def cancel(self) -> None:
        """Stop after the batch that is on its way."""
        self.cancelled = True

    def _strike(self) -> None:
        if self.cancelled:
            self._clean()
            return
        striking = _Striking(self._batch)
        self._bench.write(striking, partial(self._struck, striking), error=self._broken_off)

    def _struck(self, striking: "_Striking", _changes: Changes) -> None:
        self.erased += striking.count
        self.progressed.emit()
        if striking.count:
            self._strike()
        else:
            self._clean()

    def _broken_off(self, error: BaseException) -> None:
        self._error = error
        self._clean()

    def _clean(self) -> None:
        if not self.erased:
            self._end()
            return
        self.stage = Stage.CLEANING
        self.progressed.emit()
        self._bench.write(_clean, self._cleaned, error=self._not_cleaned)

    def _not_cleaned(self, error: BaseException) -> None:
        self.busy = isinstance(error, Outage) and error.cause is Cause.BUSY
        if not self.busy:
            self._error = self._error or error
        self._cleaned(NO_CHANGES)

    def _cleaned(self, _changes: Changes) -> None:
        self.stage = Stage.BACKING_UP
        self.progressed.emit()
        work = partial(backups.back_up_anew, self._bench.place, self._bench.now())
        self._bench.tasks.fetch(work, self._backed_up, error=self._not_backed_up)

    def _backed_up(self, made: Made) -> None:
        self.made = made
        self._end()

    def _not_backed_up(self, error: BaseException) -> None:
        self._error = self._error or error
        self._end()

    def _end(self) -> None:
        self.stage = Stage.OVER
        self.ended.emit(self._error)


class _Striking:
    """One batch, and how many cases it was."""

    def __init__(self, batch: NextBatch) -> None:
        self._batch = batch
        self.count = 0

    def __call__(self, desk: Desk) -> Changes:
        self.count, changes = self._batch(desk)
        return changes


def _clean(desk: Desk) -> Changes:
    desk.clean()
    return NO_CHANGES
