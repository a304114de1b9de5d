"""Bringing tables out: which rows, masked or not, and a file that is whole or not there."""

import os
import tempfile
import weakref
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import partial
from pathlib import Path
from uuid import UUID

from moderator_app.core import exporting
from moderator_app.core.access import Access
from moderator_app.core.cells import Cell
from moderator_app.core.events import Event
from moderator_app.core.exporting import Names
from moderator_app.core.headings import Table
from moderator_app.core.listing import Known, Record
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.roles import Act
from moderator_app.desk import finding, leaving
from moderator_app.desk.desk import Desk
from moderator_app.papers import workbook_out
from moderator_app.papers.workbook_out import Out, TooLarge
from moderator_app.store.reader import Reader
from moderator_app.system.home import disk_outage, put_in_place

KINDS = (".xlsx", ".csv")
A_STEP = 200
"""Cases read at once: a fraction of a second, so that no list waits for longer."""
_MOST_PARTS = 7
_AT = {column.heading: at for at, column in enumerate(exporting.COLUMNS[Table.CASES])}
_TITLES = {
    Table.CASES: "诉求",
    Table.DIRECTORY: "通讯录",
    Table.TEMPLATES: "回复模板",
    Table.REMIT: "派单目录",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to go out. `query` says which cases, as the field of the history would find them;
    all where it is empty. Unmasked needs a `reason`."""

    path: Path
    table: Table = Table.CASES
    query: str = ""
    masked: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """`cut` counts the cells that were longer than a spreadsheet's cell can be."""

    path: Path
    rows: int
    cut: int


@dataclass(frozen=True, slots=True)
class Material:
    """Everything a file needs but the cases' own histories, which come in steps."""

    cases: tuple[UUID, ...]
    names: Names
    known: Known


class _NeedsRoom(Exception):
    """A message was met that goes on in more columns than the file has."""

    def __init__(self, parts: int) -> None:
        super().__init__()
        self.parts = parts


def allow(wish: Wish, desk: Desk) -> None:
    """Put on record that it goes out. Raises Refusal where the name has no known ending or what
    is not masked no reason or is not for whoever wants it, Outage where nothing can be recorded."""
    if wish.path.suffix.lower() not in KINDS:
        raise Refusal(Reason.UNKNOWN_ENDING, detail=wish.path.suffix)
    if not wish.masked and not wish.reason.strip():
        raise Refusal(Reason.REASON_MISSING)
    if not wish.masked:
        desk.need(Act.UNMASKED_EXPORT)
    how = "masked" if wish.masked else f"unmasked: {wish.reason.strip()}"
    desk.accessed(Access.EXPORTED, detail=f"{wish.table} {how}")


def gather(wish: Wish, now: datetime, zone: tzinfo, reader: Reader) -> Material:
    """On the thread that reads."""
    known = Known(reader.organisations(), reader.remit(), reader.templates())
    names = Names(
        {str(one.id): one.name for one in known.organisations},
        {str(one.id): one.name for one in reader.people()},
    )
    if wish.table is not Table.CASES:
        return Material((), names, known)
    if not wish.query.strip():
        return Material(reader.in_order(), names, known)
    wanted = frozenset(finding.named(wish.query, reader)) or _found(wish.query, now, zone, reader)
    return Material(tuple(case for case in reader.in_order() if case in wanted), names, known)


def _found(text: str, now: datetime, zone: tzinfo, reader: Reader) -> frozenset[UUID]:
    query = finding.query(text, now.astimezone(zone).date())
    found = reader.find(query, now=now, zone=zone, limit=None)
    return frozenset(hit.case_id for hit in found.hits)


def histories(cases: Sequence[UUID], reader: Reader) -> list[Sequence[Event]]:
    """What happened to some cases; on the thread that reads."""
    return [reader.history(case) for case in cases]


class Writing:
    """A file on its way out, given one step after another on any thread, never two at a time.

    It stands beside its place under another name until it is whole, and is gone when it is given
    up or forgotten. Every method raises Outage, and Refusal where it is more than a file holds.
    """

    def __init__(self, wish: Wish, material: Material, zone: tzinfo) -> None:
        self._wish = wish
        self._material = material
        self._zone = zone
        self._open = ExitStack()
        self._out: Out | None = None
        self._part: Path | None = None
        self._clear: weakref.finalize[..., Writing] | None = None
        self._parts = 1
        self._next = 0
        self._rows = 0

    @property
    def total(self) -> int:
        wish, known = self._wish, self._material.known
        return (
            len(self._material.cases) if wish.table is Table.CASES else len(_records(wish, known))
        )

    @property
    def done(self) -> int:
        return self._next

    def wanted(self) -> tuple[UUID, ...]:
        """The cases whose histories come next; none when all have been written."""
        return self._material.cases[self._next : self._next + A_STEP]

    def add(self, found: Sequence[Sequence[Event]]) -> None:
        """Write the cases that were wanted."""
        covered = partial(
            exporting.case_row, names=self._material.names, zone=self._zone,
            masked=self._wish.masked,
        )  # fmt: skip
        try:
            for row in filter(None, map(covered, found)):
                self._add(self._spread(row))
        except _NeedsRoom as more:
            # So seldom that the file is then begun anew, with room for the longest message.
            self._begin(more.parts)
            return
        self._next += len(found)

    def finish(self) -> Written:
        """Write what does not come in steps, and put the file into its place."""
        known, wish = self._material.known, self._wish
        for record in _records(wish, known):
            self._add(exporting.record_row(record, known, masked=wish.masked))
        out = self._opened()
        try:
            self._open.close()
            self._put_in_place()
        except OSError as error:
            raise _not_written(error) from error
        return Written(wish.path, self._rows, out.cut)

    def discard(self) -> None:
        """Leave nothing behind, however far it has come; after `finish` it does nothing."""
        if self._clear is not None:
            self._clear()

    def _put_in_place(self) -> None:
        if self._part is None or self._clear is None:
            return
        put_in_place(self._part, self._wish.path)
        self._clear.detach()

    def _add(self, row: Sequence[Cell]) -> None:
        try:
            self._opened().add(row)
        except TooLarge:
            raise Refusal(Reason.TOO_MANY_ROWS) from None
        except OSError as error:
            raise _not_written(error) from error
        self._rows += 1

    def _spread(self, row: Sequence[Cell]) -> Sequence[Cell]:
        """A message that is too long for a cell goes on at the end of its row."""
        at = _AT[exporting.MESSAGE]
        if self._wish.path.suffix.lower() == ".csv":
            return row
        first, *rest = workbook_out.pieces(str(row[at] or ""))
        if len(rest) >= _MOST_PARTS:
            rest[_MOST_PARTS - 2 :] = ["".join(rest[_MOST_PARTS - 2 :])]
        if len(rest) >= self._parts:
            raise _NeedsRoom(len(rest) + 1)
        return [*row[:at], first, *row[at + 1 :], *rest]

    def _begin(self, parts: int) -> None:
        self.discard()
        self._out = None
        self._parts = parts
        self._next = self._rows = 0

    def _opened(self) -> Out:
        if self._out is None:
            wish = self._wish
            columns = exporting.COLUMNS[wish.table]
            if self._parts > 1:
                columns = exporting.continued(columns, self._parts)
            try:
                leaving.check(wish.path)
                handle, name = tempfile.mkstemp(
                    dir=wish.path.absolute().parent, prefix=".export-", suffix=wish.path.suffix
                )
                os.close(handle)
                self._open, self._part = ExitStack(), Path(name)
                self._clear = weakref.finalize(self, _clear_away, self._open, self._part)
                out = workbook_out.open_out(self._part, _TITLES[wish.table], columns)
                self._out = self._open.enter_context(out)
            except OSError as error:
                raise _not_written(error) from error
        return self._out


def export(wish: Wish, desk: Desk, reader: Reader) -> Written:
    """All of it at once, where nobody waits for anything else. Raises Refusal, Outage."""
    allow(wish, desk)
    session = desk.session
    writing = Writing(wish, gather(wish, session.now(), session.zone, reader), session.zone)
    try:
        while wanted := writing.wanted():
            writing.add(histories(wanted, reader))
        return writing.finish()
    finally:
        writing.discard()


def _clear_away(opened: ExitStack, part: Path) -> None:
    # What cannot be ended, as on a full disk, can be removed all the same.
    with suppress(OSError):
        opened.close()
    with suppress(OSError):
        part.unlink(missing_ok=True)


def _not_written(error: OSError) -> Outage:
    found = disk_outage(error)
    full = found.cause is Cause.DISK_FULL
    return found if full else Outage(Cause.NOT_WRITTEN, error.strerror or "")


def _records(wish: Wish, known: Known) -> Sequence[Record]:
    of: Mapping[Table, Sequence[Record]] = {
        Table.DIRECTORY: known.organisations,
        Table.REMIT: known.remit,
        Table.TEMPLATES: known.templates,
    }
    return of.get(wish.table, ())
