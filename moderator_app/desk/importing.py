"""Bringing a workbook in: rows read elsewhere, taken in batches, every row accounted for."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from itertools import chain, islice
from pathlib import Path
from time import monotonic

from moderator_app.core import search
from moderator_app.core.cells import Cell, cell_text
from moderator_app.core.changes import NO_CHANGES, Changes
from moderator_app.core.decisions import Incoming
from moderator_app.core.headings import Field, guess_columns, recognise
from moderator_app.core.importing import ImportedRow, RejectedRow, parse_row
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.papers.workbooks import Row, Sheet, open_rows
from moderator_app.store import local

WORKBOOK = "workbook"
"""The platform of rows that do not name one."""
NUMBER_REUSED = "number_reused"
REMEMBERED = 1_000
"""How many rows put aside a summary names; all of them are kept in the case file."""
_FIRST_ROWS = 5

Rejected = tuple[int, str, str, tuple[str, ...]]
"""A row that cannot be taken: its number, the reason, the field, its cells."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows made ready: messages with the number of their row, and rows that cannot be read."""

    rows: int
    messages: tuple[tuple[int, Answered], ...]
    rejected: tuple[Rejected, ...]
    blank: int


@dataclass(frozen=True, slots=True)
class Summary:
    """`rows` counts the rows that say anything; it is always imported + duplicates +
    quarantined. `answered`: how many duplicates brought a reply that was missing here.
    `put_aside` names the first of the quarantined rows."""

    rows: int = 0
    imported: int = 0
    duplicates: int = 0
    quarantined: int = 0
    answered: int = 0
    changes: Changes = NO_CHANGES
    put_aside: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The head of a workbook: what a person looks at before anything is taken in.

    `columns` is empty where no heading is known. `rows` are the first that are not blank, each
    with its number; `total` counts blank ones too, and is None where it was not cheap to know.
    """

    sheet: str
    header: tuple[str, ...]
    columns: Mapping[int, Field]
    total: int | None
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """What an import would find: rows that can be taken, and by reason those that cannot.
    `whole` is false when the time was up before the end of the file."""

    readable: int = 0
    rejected: tuple[tuple[str, int], ...] = ()
    whole: bool = True


class Reading:
    """A workbook on its way in, asked for one batch after another.

    Batches may be asked for on different threads, but never on two at a time. Nothing is opened
    before the first; `close` ends the reading wherever it stands.
    """

    def __init__(
        self, path: Path, columns: Mapping[int, Field], zone: tzinfo, now: datetime
    ) -> None:
        self._path = path
        self._columns = columns
        self._zone = zone
        self._now = now
        self._open = ExitStack()
        self._batches: Iterator[Batch] | None = None
        self.total: int | None = None

    def next(self) -> Batch | None:
        """None when the workbook has been read through. Raises Unreadable."""
        if self._batches is None:
            sheet = self._open.enter_context(open_rows(self._path))
            self.total = sheet.total
            self._batches = batches(sheet, self._columns, self._zone, self._now)
        return next(self._batches, None)

    def close(self) -> None:
        self._open.close()


def glimpse(path: Path) -> Glimpse:
    """Look at the head of a workbook. Raises Unreadable."""
    with open_rows(path) as sheet:
        said = (row for row in chain.from_iterable(sheet.chunks) if any(_cells(row)))
        rows = tuple((row.number, row.cells) for row in islice(said, _FIRST_ROWS))
        return Glimpse(sheet.name, sheet.header, recognise(sheet.header), sheet.total, rows)


def try_out(
    path: Path,
    columns: Mapping[int, Field],
    *,
    zone: tzinfo,
    now: datetime,
    seconds: float,
    is_cancelled: Callable[[], bool],
) -> Trial:
    """Parse as many rows as the time allows and keep none of them. Raises Unreadable."""
    until = monotonic() + seconds
    readable, reasons = 0, Counter[str]()
    with open_rows(path) as sheet:
        for batch in batches(sheet, columns, zone, now):
            readable += len(batch.messages)
            reasons.update(reason for _, reason, _, _ in batch.rejected)
            if is_cancelled() or monotonic() > until:
                return Trial(readable, tuple(reasons.most_common()), whole=False)
    return Trial(readable, tuple(reasons.most_common()))


def batches(
    sheet: Sheet, columns: Mapping[int, Field], zone: tzinfo, now: datetime
) -> Iterator[Batch]:
    """Parse the rows of a sheet, a chunk at a time. Knows no database."""
    for chunk in sheet.chunks:
        messages: list[tuple[int, Answered]] = []
        rejected: list[Rejected] = []
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


def parts(batch: Batch, rows: int) -> tuple[Batch, ...]:
    """The batch in smaller ones of `rows` messages, for writing that others wait behind."""
    starts = range(rows, len(batch.messages), rows)
    rest = (batch.messages[start : start + rows] for start in starts)
    first = replace(
        batch,
        rows=min(rows, len(batch.messages)) + len(batch.rejected),
        messages=batch.messages[:rows],
    )
    return (first, *(Batch(len(some), some, (), 0) for some in rest))


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
        put_aside=tuple(rejected[:REMEMBERED]),
    )


def add(one: Summary, other: Summary) -> Summary:
    return Summary(
        rows=one.rows + other.rows,
        imported=one.imported + other.imported,
        duplicates=one.duplicates + other.duplicates,
        quarantined=one.quarantined + other.quarantined,
        answered=one.answered + other.answered,
        changes=replace(one.changes | other.changes, events=()),
        put_aside=(*one.put_aside, *other.put_aside)[:REMEMBERED],
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
