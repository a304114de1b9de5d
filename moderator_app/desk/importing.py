"""Bringing a workbook in: rows read elsewhere, taken in batches, every row accounted for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from pathlib import Path

from moderator_app.core import search
from moderator_app.core.cells import cell_text
from moderator_app.core.changes import NO_CHANGES, Changes
from moderator_app.core.decisions import Incoming
from moderator_app.core.importing import (
    Field,
    ImportedRow,
    RejectedRow,
    guess_columns,
    parse_row,
)
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.papers.workbooks import Row, Sheet, open_rows
from moderator_app.store import local

WORKBOOK = "workbook"
"""The platform of rows that do not name one."""
NUMBER_REUSED = "number_reused"


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows made ready: messages with the number of their row, and rows that cannot be read."""

    rows: int
    messages: tuple[tuple[int, Answered], ...]
    rejected: tuple[tuple[int, str, str, tuple[str, ...]], ...]
    blank: int


@dataclass(frozen=True, slots=True)
class Summary:
    """`rows` counts the rows that say anything; it is always imported + duplicates +
    quarantined. `answered`: how many duplicates brought a reply that was missing here."""

    rows: int = 0
    imported: int = 0
    duplicates: int = 0
    quarantined: int = 0
    answered: int = 0
    changes: Changes = NO_CHANGES


def batches(
    sheet: Sheet, columns: Mapping[int, Field], zone: tzinfo, now: datetime
) -> Iterator[Batch]:
    """Parse the rows of a sheet, a chunk at a time. Knows no database."""
    for chunk in sheet.chunks:
        messages: list[tuple[int, Answered]] = []
        rejected: list[tuple[int, str, str, tuple[str, ...]]] = []
        blank = 0
        for row in chunk:
            read = parse_row(row.cells, columns, zone, sheet.header)
            if isinstance(read, ImportedRow):
                messages.append((row.number, _answered(read, now)))
            elif isinstance(read, RejectedRow):
                field = "" if read.field is None else read.field.value
                rejected.append((row.number, read.reason.value, field, _cells(row)))
            else:
                blank += 1
        yield Batch(len(chunk) - blank, tuple(messages), tuple(rejected), blank)


def take(desk: Desk, source: str, batch: Batch) -> Summary:
    """Put one batch into the desk; on the thread that owns the case file."""
    taken = desk.intake.receive([answered for _, answered in batch.messages])
    rejected = list(batch.rejected)
    for place in taken.conflicts:
        number, answered = batch.messages[place]
        message = answered.message
        cells = (message.post, message.author, message.title, message.text, answered.reply)
        rejected.append((number, NUMBER_REUSED, Field.EXTERNAL_ID.value, cells))
    session = desk.session
    local.quarantine(session.store.connection, source, rejected, session.now())
    return Summary(
        rows=batch.rows,
        imported=taken.imported,
        duplicates=taken.duplicates,
        quarantined=len(rejected),
        answered=taken.answered,
        changes=taken.changes,
    )


def add(one: Summary, other: Summary) -> Summary:
    return Summary(
        rows=one.rows + other.rows,
        imported=one.imported + other.imported,
        duplicates=one.duplicates + other.duplicates,
        quarantined=one.quarantined + other.quarantined,
        answered=one.answered + other.answered,
        changes=replace(one.changes | other.changes, events=()),
    )


def import_workbook(
    path: Path,
    put: Callable[[Batch], Summary],
    *,
    zone: tzinfo,
    now: datetime,
    columns: Mapping[int, Field] | None = None,
    progress: Callable[[int, int | None], None] = lambda _done, _total: None,
) -> Summary:
    """Read a workbook through and hand each batch to `put`, which says what became of it.

    Columns are guessed from the header unless they are given. What was put stays put when the
    reading breaks off: importing the file again goes on where it stopped. Raises Unreadable,
    NoColumns, and whatever `put` raises.
    """
    whole = Summary()
    with open_rows(path) as sheet:
        chosen = guess_columns(sheet.header) if columns is None else columns
        for batch in batches(sheet, chosen, zone, now):
            whole = add(whole, put(batch))
            progress(whole.rows, sheet.total)
    return whole


def _answered(row: ImportedRow, now: datetime) -> Answered:
    message = Incoming(
        platform=search.CHANNELS.get(row.channel or "", WORKBOOK),
        post=row.external_id,
        text=row.text,
        received_at=row.received_at or now,
        author=row.author,
        author_id="",
        title=row.title,
        phone=row.phone,
        place=row.extra.get(Field.PLACE.value, ""),
        origin=WORKBOOK,
        extra=tuple(sorted(row.extra.items())),
    )
    return Answered(message, row.reply or "", row.replied_at)


def _cells(row: Row) -> tuple[str, ...]:
    return tuple(cell_text(cell) for cell in row.cells)
