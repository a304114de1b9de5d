"""Rows put aside, retried or thrown away a few at a time: a click meanwhile waits for one part."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from moderator_app.core.changes import NO_CHANGES, Changes
from moderator_app.core.headings import Layout
from moderator_app.core.refusals import Refusal
from moderator_app.desk import quarantining
from moderator_app.desk.desk import Desk
from moderator_app.ui.workbench import Workbench

_PART: Final = 10
"""Rows retried at once: each is a transaction of its own, at worst a search for its organisation."""
_GONE: Final = 100
"""Rows thrown away at once."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A row to be tried again; with None it is tried as it stands."""

    id: int
    cells: tuple[str, ...] | None = None
    layout: Layout | None = None


class AsideRun(QObject):
    progressed = Signal()
    ended = Signal(object)
    """None, or the exception that broke it off; what was done until then stays done."""

    def __init__(
        self,
        bench: Workbench,
        parts: Sequence[Callable[[Desk], "Outcome"]],
        rows: int,
        *,
        discards: bool,
    ) -> None:
        super().__init__()
        self._bench = bench
        self._parts = list(parts)
        self.rows = rows
        self.discards = discards
        self.done = 0
        self.stays = 0
        """Rows that could not be taken in this time either."""
        self.refusal: Refusal | None = None
        """Why the last of them was not even tried."""
        self.kept: list[int] = []
        """Rows in which whatever was changed is now kept, or of no use any more."""
        self.running = False
        self.cancelled = False

    def start(self) -> None:
        self.running = True
        self._next()

    def cancel(self) -> None:
        """Stop after the part that is on its way."""
        self.cancelled = True

    def _next(self) -> None:
        if self.cancelled or not self._parts:
            self._end(None)
            return
        doing = _Doing(self._parts.pop(0))
        self._bench.write(doing, partial(self._did, doing), error=self._end)

    def _did(self, doing: "_Doing", _changes: Changes) -> None:
        self.done += doing.outcome.done
        self.stays += doing.outcome.stays
        self.refusal = doing.outcome.refusal or self.refusal
        self.kept += doing.outcome.kept
        self.progressed.emit()
        self._next()

    def _end(self, error: BaseException | None) -> None:
        self.running = False
        self.ended.emit(error)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a few rows."""

    changes: Changes = NO_CHANGES
    done: int = 0
    stays: int = 0
    refusal: Refusal | None = None
    kept: tuple[int, ...] = ()


class _Doing:
    """Does one part on the thread that writes and keeps what became of it."""

    def __init__(self, part: Callable[[Desk], Outcome]) -> None:
        self._part = part
        self.outcome = Outcome()

    def __call__(self, desk: Desk) -> Changes:
        self.outcome = self._part(desk)
        return self.outcome.changes


def retrying(bench: Workbench, rows: Sequence[Mended]) -> AsideRun:
    parts = [rows[at : at + _PART] for at in range(0, len(rows), _PART)]
    return AsideRun(bench, [partial(_retry, part) for part in parts], len(rows), discards=False)


def discarding(bench: Workbench, rows: Sequence[int], why: str) -> AsideRun:
    parts = [rows[at : at + _GONE] for at in range(0, len(rows), _GONE)]
    doing = [partial(_discard, part, why) for part in parts]
    return AsideRun(bench, doing, len(rows), discards=True)


def _retry(rows: Sequence[Mended], desk: Desk) -> Outcome:
    whole = Outcome()
    for row in rows:
        try:
            tried = quarantining.retry(desk, row.id, row.cells, row.layout)
        except Refusal as refusal:
            whole = replace(whole, stays=whole.stays + 1, refusal=refusal)
            continue
        taken = tried.reason is None
        whole = replace(
            whole,
            changes=whole.changes | tried.changes,
            done=whole.done + taken,
            stays=whole.stays + (not taken),
            kept=(*whole.kept, row.id),
        )
    return whole


def _discard(rows: Sequence[int], why: str, desk: Desk) -> Outcome:
    return Outcome(quarantining.discard(desk, rows, why), done=len(rows), kept=tuple(rows))
