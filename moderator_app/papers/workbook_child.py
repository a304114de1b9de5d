"""The process that reads a stranger's file: little memory, little time, nothing else to lose.

Its standard input is the file, its standard output frames (`workbook_frames`). It never writes a
file, and leaves neither a core file nor a traceback, for those would hold citizens' words.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest
from typing import BinaryIO

from moderator_app.core.cells import cell_text
from moderator_app.core.headings import Table as Rows
from moderator_app.core.headings import familiarity, is_usable, recognise
from moderator_app.core.unreadable import Code, Unreadable
from moderator_app.papers.workbook_frames import (
    CHARACTERS_A_CHUNK,
    CHARACTERS_A_ROW,
    LONGEST_HEADING,
    MOST_COLUMNS,
    ROWS_A_CHUNK,
    End,
    Header,
    Row,
    send,
)
from moderator_app.papers.workbook_kinds import Table, tables

if sys.platform != "win32":
    import resource

_HEADER_WITHIN = 20
_HEADER_SPANS = 3


def main() -> None:
    limits = json.loads(sys.argv[1])
    limit(memory=limits["memory"], seconds=limits["seconds"])
    with open(0, "rb") as source, open(1, "wb") as pipe:
        try:
            _tell(source, pipe)
        except Unreadable as unreadable:
            send(pipe, unreadable)
        except MemoryError:
            send(pipe, Unreadable(Code.OUT_OF_MEMORY))


def limit(*, memory: int, seconds: int) -> None:
    """Where the system can (not on Windows). The processor time also ends a child whose desk was
    killed and can no longer stop it.
    """
    if sys.platform == "win32":
        return
    for kind, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
    ):
        _, hard = resource.getrlimit(kind)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (allowed, hard))
        except (ValueError, OSError):
            continue  # macOS knows RLIMIT_AS and refuses to set it


def _tell(source: BinaryIO, pipe: BinaryIO) -> None:
    header, rows = _choose(tables(source))
    below = _to_the_last(rows)
    first = next(below, None)
    if first is None:
        raise Unreadable(Code.NO_ROWS)
    send(pipe, header)
    chunk: list[Row] = []
    size = 0
    for row in chain([first], below):
        chunk.append(row)
        size += _size(row)
        if len(chunk) == ROWS_A_CHUNK or size > CHARACTERS_A_CHUNK:
            send(pipe, chunk)
            chunk, size = [], 0
    if chunk:
        send(pipe, chunk)
    send(pipe, End())


def _choose(found: Iterable[Table]) -> tuple[Header, Iterator[Row]]:
    """The first sheet whose headings name a message; failing that, the one with the best known
    headings. A cover page or a page of instructions often comes first.
    """
    best: tuple[Header, Iterator[Row]] | None = None
    most = (False, -1)
    for table in found:
        rows = map(_narrow, table.rows)
        head = list(islice(rows, _HEADER_WITHIN + _HEADER_SPANS))
        if not any(map(_says, head)):
            continue
        known = [familiarity(row.cells) for row in head[:_HEADER_WITHIN]]
        score = max(known)
        if score > most:
            most, at = score, _header_at(head, known)
            best = _below_headings(table, head, at, rows)
            if is_usable(recognise(head[at].cells).values(), Rows.CASES):
                break
    if best is None:
        raise Unreadable(Code.EMPTY)
    return best


def _narrow(row: Row) -> Row:
    """Without the blank cells beyond what any table has: people paint whole rows. Raises
    Unreadable where something stands there."""
    if len(row.cells) <= MOST_COLUMNS:
        return row
    kept = Row(row.number, row.cells[:MOST_COLUMNS])
    if _says(Row(row.number, row.cells[MOST_COLUMNS:])):
        raise Unreadable(Code.TOO_LARGE, "columns")
    return kept


def _header_at(head: Sequence[Row], known: Sequence[tuple[bool, int]]) -> int:
    if max(known) > (False, 0):
        return known.index(max(known))
    return next(index for index, row in enumerate(head) if _says(row))


def _below_headings(
    table: Table, head: Sequence[Row], at: int, rows: Iterator[Row]
) -> tuple[Header, Iterator[Row]]:
    """Headings may be merged downwards over a second row that names the parts of some of them."""
    top = head[at].number
    spans = [end for start, end in table.spans if start == top < end < top + _HEADER_SPANS]
    last = min(at + max(spans, default=top) - top, len(head) - 1)
    layers = [
        [cell_text(cell)[:LONGEST_HEADING] for cell in row.cells] for row in head[at : last + 1]
    ]
    headings = tuple(
        next(filter(None, reversed(names)), "") for names in zip_longest(*layers, fillvalue="")
    )
    number = head[last].number
    total = None if table.last is None else table.last - number
    return Header(table.name, number, headings, total, table.left), chain(head[last + 1 :], rows)


def _says(row: Row) -> bool:
    return any(
        not (cell is None or cell == "" or (isinstance(cell, str) and cell.isspace()))
        for cell in row.cells
    )


def _to_the_last(rows: Iterator[Row]) -> Iterator[Row]:
    """Without the blank rows at the end: people format a thousand rows and fill ten."""
    blank = 0
    for row in rows:
        if not _says(row):
            blank += 1
            continue
        yield from (Row(number, ()) for number in range(row.number - blank, row.number))
        blank = 0
        yield row


def _size(row: Row) -> int:
    size = len(row.cells) + sum(len(cell) for cell in row.cells if isinstance(cell, str))
    if size > CHARACTERS_A_ROW:
        raise Unreadable(Code.TOO_LARGE, "row")
    return size
