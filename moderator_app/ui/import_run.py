"""One import on its way: read on one thread, written on another, batch after batch.

A batch is read, written, and only then is the next one read: whatever the moderator does meanwhile
waits for one batch at most, and what was taken stays taken.
"""

from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, Signal

from moderator_app.core.changes import Changes
from moderator_app.desk import importing
from moderator_app.desk.desk import Desk
from moderator_app.desk.importing import Batch, Reading, Summary
from moderator_app.ui.workbench import Workbench


class ImportRun(QObject):
    progressed = Signal()
    ended = Signal(object)
    """None, or the exception that broke it off."""

    def __init__(self, bench: Workbench, path: Path, reading: Reading) -> None:
        super().__init__()
        self._bench = bench
        self._source = path.name
        self._reading = reading
        self._began = monotonic()
        self.summary = Summary()
        self.cancelled = False
        self.running = False

    @property
    def total(self) -> int | None:
        """How many rows there are, if that is known."""
        return self._reading.total

    @property
    def rate(self) -> float:
        """Rows a second, until now."""
        return self.summary.rows / max(0.001, monotonic() - self._began)

    def start(self) -> None:
        self.running = True
        self._began = monotonic()
        self._read()

    def cancel(self) -> None:
        """Stop after the batch that is on its way."""
        self.cancelled = True

    def _read(self) -> None:
        self._bench.tasks.fetch(self._reading.next, self._write, error=self._end)

    def _write(self, batch: Batch | None) -> None:
        if batch is None or self.cancelled:
            self._end(None)
            return
        taking = _Taking(self._source, batch)
        self._bench.write(taking, partial(self._written, taking), error=self._end)

    def _written(self, taking: "_Taking", _changes: Changes) -> None:
        self.summary = importing.add(self.summary, taking.summary)
        self.progressed.emit()
        if self.cancelled:
            self._end(None)
        else:
            self._read()

    def _end(self, error: BaseException | None) -> None:
        self.running = False
        # Ending the child that reads the file may wait for it, and so not on this thread.
        self._bench.tasks.fetch(self._reading.close)
        self.ended.emit(error)


class _Taking:
    """Puts one batch into the desk and keeps what became of it."""

    def __init__(self, source: str, batch: Batch) -> None:
        self._source = source
        self._batch = batch
        self.summary = Summary()

    def __call__(self, desk: Desk) -> Changes:
        self.summary = importing.take(desk, self._source, self._batch)
        return self.summary.changes
