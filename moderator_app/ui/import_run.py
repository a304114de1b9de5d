"""One import on its way: read on one thread, written on another, batch after batch.

A batch is read, written in small parts, and only then is the next one read: whatever the moderator
does meanwhile waits for one part at most, and what was taken stays taken.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, Signal

from moderator_app.core.changes import Changes
from moderator_app.desk import importing
from moderator_app.desk.desk import Desk
from moderator_app.desk.importing import Batch, Reading, Summary
from moderator_app.ui.workbench import Workbench

_PART: Final = 100
"""Messages written at once: about a quarter of a second on a slow machine."""


Take = Callable[[Desk, Batch], Summary]


class ImportRun(QObject):
    progressed = Signal()
    ended = Signal(object)
    """None, or the exception that broke it off."""

    def __init__(
        self, bench: Workbench, path: Path, reading: Reading, take: Take | None = None
    ) -> None:
        """`take` puts a batch into the desk; otherwise as every import does."""
        super().__init__()
        self._bench = bench
        self._take = take or partial(_take, path.name)
        self._reading = reading
        self._began = monotonic()
        self._parts: list[Batch] = []
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
        """Stop after the part that is on its way."""
        self.cancelled = True

    def _read(self) -> None:
        self._bench.tasks.fetch(self._reading.next, self._write, error=self._end)

    def _write(self, batch: Batch | None) -> None:
        if batch is None:
            self._end(None)
            return
        self._parts = list(importing.parts(batch, _PART))
        self._write_part()

    def _write_part(self) -> None:
        if self.cancelled:
            self._end(None)
        elif self._parts:
            taking = _Taking(self._take, self._parts.pop(0))
            self._bench.write(taking, partial(self._written, taking), error=self._end)
        else:
            self._read()

    def _written(self, taking: "_Taking", _changes: Changes) -> None:
        self.summary = importing.add(self.summary, taking.summary)
        self.progressed.emit()
        self._write_part()

    def _end(self, error: BaseException | None) -> None:
        self.running = False
        # Ending the child that reads the file may wait for it, and so not on this thread.
        self._bench.tasks.fetch(self._reading.close)
        self.ended.emit(error)


class _Taking:
    """Puts one batch into the desk and keeps what became of it."""

    def __init__(self, take: Take, batch: Batch) -> None:
        self._take = take
        self._batch = batch
        self.summary = Summary()

    def __call__(self, desk: Desk) -> Changes:
        self.summary = self._take(desk, self._batch)
        return self.summary.changes


def _take(source: str, desk: Desk, batch: Batch) -> Summary:
    return importing.take(desk, source, batch)
