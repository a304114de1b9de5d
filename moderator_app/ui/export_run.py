"""One export on its way: put on record, read on one thread, written on another, step after step.

A step is read, written, and only then is the next one read, so that a list somebody looks at in
the meantime waits for one step at most.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from moderator_app.core.changes import NO_CHANGES, Changes
from moderator_app.core.events import Event
from moderator_app.desk import exporting
from moderator_app.desk.desk import Desk
from moderator_app.desk.exporting import Material, Wish, Writing, Written
from moderator_app.desk.reading import Reader
from moderator_app.ui.workbench import Workbench

T = TypeVar("T")
_KEY: Final = "export"


class ExportRun(QObject):
    progressed = Signal()
    ended = Signal(object)
    """None, or the exception that broke it off. What was not finished is gone by then."""

    def __init__(self, bench: Workbench, wish: Wish) -> None:
        super().__init__()
        self._bench = bench
        self._writing: Writing | None = None
        self._reading = False
        self.wish = wish
        self.written: Written | None = None
        self.cancelled = False
        self.running = False

    @property
    def done(self) -> int:
        """Rows written; it begins anew where a file has to be made wider."""
        return 0 if self._writing is None else self._writing.done

    @property
    def total(self) -> int | None:
        """How many rows there will be, once that is known."""
        return None if self._writing is None else self._writing.total

    def start(self) -> None:
        self.running = True
        self._bench.write(partial(_allow, self.wish), self._gather, error=self._end)

    def cancel(self) -> None:
        """Stop: a reading is interrupted, a step of the writing is waited for."""
        self.cancelled = True
        if self._reading:
            # The newer of two questions with the same key interrupts the older one.
            self._bench.look(_KEY, _nothing, self._end)

    def _gather(self, _changes: Changes) -> None:
        now, zone = self._bench.now(), self._bench.zone
        self._look(partial(exporting.gather, self.wish, now, zone), self._begin)

    def _begin(self, material: Material) -> None:
        self._reading = False
        self._writing = Writing(self.wish, material, self._bench.zone)
        self._go_on(None)

    def _go_on(self, _added: None) -> None:
        writing = self._writing
        if writing is None:
            return
        self.progressed.emit()
        wanted = writing.wanted()
        if self.cancelled:
            self._end(None)
        elif wanted:
            self._look(partial(exporting.histories, wanted), self._add)
        else:
            self._bench.tasks.fetch(writing.finish, self._finished, error=self._end)

    def _add(self, found: Sequence[Sequence[Event]]) -> None:
        self._reading = False
        if self._writing is not None:
            add = partial(self._writing.add, found)
            self._bench.tasks.fetch(add, self._go_on, error=self._end)

    def _finished(self, written: Written) -> None:
        self.written = written
        self._end(None)

    def _look(self, question: Callable[[Reader], T], then: Callable[[T], None]) -> None:
        if self.cancelled:
            self._end(None)
        else:
            self._reading = True
            self._bench.look(_KEY, question, then, error=self._end)

    def _end(self, error: BaseException | None) -> None:
        self._reading = False
        if self._writing is None:
            self._say(error, None)
        else:
            self._bench.tasks.fetch(self._writing.discard, partial(self._say, error))

    def _say(self, error: BaseException | None, _cleared: None) -> None:
        self.running = False
        self.ended.emit(error)


def _allow(wish: Wish, desk: Desk) -> Changes:
    exporting.allow(wish, desk)
    return NO_CHANGES


def _nothing(_reader: Reader) -> None:
    """Asked only so that another question ends."""
