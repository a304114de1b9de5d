"""Answers on their way into a platform's table: read, looked up and written, step after step."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from moderator_app.core.changes import NO_CHANGES, Changes
from moderator_app.core.presets import Preset
from moderator_app.desk import answering, watching
from moderator_app.desk.answering import Filling, Known, Sheet, Written
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui.workbench import Workbench


class AnswersRun(QObject):
    progressed = Signal()
    ended = Signal(object)
    """A Written, the exception that broke it off, or None where it was stopped."""

    def __init__(self, bench: Workbench, path: Path) -> None:
        super().__init__()
        self._bench = bench
        self._path = path
        self._filling: Filling | None = None
        self._cancelled = False
        self.running = False

    @property
    def done(self) -> int:
        return 0 if self._filling is None else self._filling.done

    @property
    def total(self) -> int:
        """How many rows there are; 0 while nobody knows."""
        return 0 if self._filling is None else self._filling.total

    def start(self) -> None:
        self.running = True
        self._bench.look("answers presets", _presets, self._read, error=self._end)

    def cancel(self) -> None:
        """Stop after the step that is on its way; no file is left."""
        self._cancelled = True

    def _read(self, presets: tuple[Preset, ...]) -> None:
        bench = self._bench
        work = partial(answering.read, self._path, presets, bench.zone, bench.now())
        bench.tasks.fetch(work, self._was_read, error=self._end)

    def _was_read(self, sheet: Sheet) -> None:
        if self._cancelled:
            self._end(None)
            return
        self._bench.write(partial(_allow, sheet), partial(self._allowed, sheet), error=self._end)

    def _allowed(self, sheet: Sheet, _changes: Changes) -> None:
        question = partial(answering.gather, sheet)
        self._bench.look("answers", question, partial(self._begin, sheet), error=self._end)

    def _begin(self, sheet: Sheet, known: Known) -> None:
        self._filling = Filling(sheet, known, self._bench.zone)
        self._go_on(self._filling, known)

    def _go_on(self, filling: Filling, known: Known, _stepped: None = None) -> None:
        self.progressed.emit()
        if self._cancelled:
            self._end(None)
        elif filling.wanted():
            question = partial(_step, filling, known)
            then = partial(self._go_on, filling, known)
            self._bench.look("answers", question, then, error=self._end)
        else:
            then = partial(self._made, filling)
            self._bench.tasks.fetch(filling.make, then, error=self._end)

    def _made(self, filling: Filling, digest: bytes | None) -> None:
        if digest is None or self._cancelled:
            self._place(filling, NO_CHANGES)
            return
        self._bench.write(
            partial(_note, filling, digest), partial(self._place, filling), error=self._end
        )

    def _place(self, filling: Filling, _changes: Changes) -> None:
        if self._cancelled:
            self._end(None)
            return
        self._bench.tasks.fetch(filling.put_in_place, self._end, error=self._end)

    def _end(self, outcome: Written | Exception | None) -> None:
        self.running = False
        if self._filling is not None:
            self._bench.tasks.fetch(self._filling.discard)
        self.ended.emit(outcome)


def _presets(reader: Reader) -> tuple[Preset, ...]:
    return watching.case_presets(reader.settings())


def _allow(sheet: Sheet, desk: Desk) -> Changes:
    answering.allow(desk, sheet)
    return NO_CHANGES


def _step(filling: Filling, known: Known, reader: Reader) -> None:
    filling.add(answering.histories(filling.wanted(), known, reader))


def _note(filling: Filling, digest: bytes, desk: Desk) -> Changes:
    answering.note(desk, filling, digest)
    return NO_CHANGES
