"""Bringing a workbook in: rows read elsewhere, taken in batches, every row accounted for."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from itertools import chain, islice
from pathlib import Path
from time import monotonic
from uuid import UUID

from moderator_app.core import headings, listing, presets, search
from moderator_app.core.cells import Cell, cell_text
from moderator_app.core.changes import NO_CHANGES, Changes, Touched
from moderator_app.core.decisions import Incoming
from moderator_app.core.events import storable
from moderator_app.core.headings import Field, Layout, NoColumns, Table
from moderator_app.core.ids import case_id
from moderator_app.core.importing import ImportedRow, RejectedRow, parse_row
from moderator_app.core.listing import Known
from moderator_app.core.presets import Preset
from moderator_app.core.rows import NUMBER_REUSED
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.papers.workbooks import Row, Sheet, open_rows
from moderator_app.store import local, quarantine, records
from moderator_app.store.connection import writing

WORKBOOK = "workbook"
"""The platform of rows that do not name one."""
REMEMBERED = 1_000
"""How many rows put aside a summary names; all of them are kept in the case file."""
_FIRST_ROWS = 5
_GLANCE = 2_000
"""As much of a cell as anybody looks at before it is taken in."""

Cells = tuple[str, ...]
Rejected = tuple[int, str, str, Cells]
"""A row that cannot be taken: its number, the reason, the field, its cells."""
Message = tuple[int, Answered, Cells]


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows made ready: messages, or records as they stand there, and rows that cannot be read."""

    layout: Layout
    rows: int
    messages: tuple[Message, ...] = ()
    records: tuple[Row, ...] = ()
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """`rows` counts the rows that say anything; it is always imported + duplicates +
    quarantined. `updated` of the imported changed a record that was here, `answered` of the
    duplicates brought a reply that was missing. `put_aside` names the first of the quarantined
    rows."""

    rows: int = 0
    imported: int = 0
    duplicates: int = 0
    quarantined: int = 0
    answered: int = 0
    updated: int = 0
    changes: Changes = NO_CHANGES
    put_aside: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The head of a workbook: what a person looks at before anything is taken in.

    `layout` is the guess, or that of the preset of this name; its columns are empty where no
    heading is known. `rows` are the first that are not blank, each with its number, their cells
    no longer than a person looks at; `total` counts blank ones too, and is None where it was not cheap to know.
    """

    sheet: str
    layout: Layout
    preset: str
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

    def __init__(self, path: Path, layout: Layout, zone: tzinfo, now: datetime) -> None:
        self._path = path
        self._layout = layout
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
            self._batches = batches(sheet, self._layout, self._zone, self._now)
        return next(self._batches, None)

    def close(self) -> None:
        self._open.close()


def kept_presets(settings: dict[str, object]) -> tuple[Preset, ...]:
    return presets.from_setting(settings.get(presets.SETTING))


def keep_presets(desk: Desk, kept: Sequence[Preset]) -> None:
    desk.save_settings({presets.SETTING: presets.to_setting(kept)})


def glimpse(path: Path, known: Sequence[Preset] = ()) -> Glimpse:
    """Look at the head of a workbook. Raises Unreadable."""
    with open_rows(path) as sheet:
        said = (row for row in chain.from_iterable(sheet.chunks) if any(_cells(row)))
        rows = tuple((row.number, _glance(row.cells)) for row in islice(said, _FIRST_ROWS))
        preset = presets.fitting(known, sheet.header)
        layout = (
            headings.guess(sheet.header)
            if preset is None
            else presets.applied(preset, sheet.header)
        )
        return Glimpse(sheet.name, layout, preset.name if preset else "", sheet.total, rows)


def _glance(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple(cell[:_GLANCE] if isinstance(cell, str) else cell for cell in cells)


def try_out(
    path: Path,
    layout: Layout,
    *,
    zone: tzinfo,
    now: datetime,
    known: Known,
    seconds: float,
    is_cancelled: Callable[[], bool],
) -> Trial:
    """Parse as many rows as the time allows and keep none of them. Raises Unreadable."""
    until = monotonic() + seconds
    readable, reasons = 0, Counter[str]()
    with open_rows(path) as sheet:
        for batch in batches(sheet, layout, zone, now):
            rejected = list(batch.rejected)
            for row in batch.records:
                record = listing.read(row.cells, layout, known)
                if isinstance(record, RejectedRow):
                    rejected.append(_rejected(row, record))
                elif record is not None:
                    known = listing.with_record(known, record)
            readable += batch.rows - len(rejected)
            reasons.update(reason for _, reason, _, _ in rejected)
            if is_cancelled() or monotonic() > until:
                return Trial(readable, tuple(reasons.most_common()), whole=False)
    return Trial(readable, tuple(reasons.most_common()))


def batches(sheet: Sheet, layout: Layout, zone: tzinfo, now: datetime) -> Iterator[Batch]:
    """Parse the rows of a sheet, a chunk at a time. Knows no database."""
    return (batch_of(chunk, layout, zone, now=now) for chunk in sheet.chunks)


def batch_of(rows: Iterable[Row], layout: Layout, zone: tzinfo, *, now: datetime) -> Batch:
    said = [row for row in rows if any(_cells(row))]
    if layout.table is not Table.CASES:
        return Batch(layout, len(said), records=tuple(said))
    messages: list[Message] = []
    rejected: list[Rejected] = []
    for row in said:
        read = parse_row(row.cells, layout.columns, zone, layout.header)
        if isinstance(read, ImportedRow):
            messages.append((row.number, answered(read, now), _cells(row)))
        elif isinstance(read, RejectedRow):
            rejected.append(_rejected(row, read))
    return Batch(
        layout, len(messages) + len(rejected), messages=tuple(messages), rejected=tuple(rejected)
    )


def parts(batch: Batch, rows: int) -> tuple[Batch, ...]:
    """The batch in smaller ones of `rows` rows, for writing that others wait behind."""
    whole = max(len(batch.messages), len(batch.records))
    cut = [
        replace(
            batch,
            rows=len(batch.messages[at : at + rows]) + len(batch.records[at : at + rows]),
            messages=batch.messages[at : at + rows],
            records=batch.records[at : at + rows],
            rejected=(),
        )
        for at in range(0, max(whole, 1), rows)
    ]
    first = replace(cut[0], rows=cut[0].rows + len(batch.rejected), rejected=batch.rejected)
    return (first, *cut[1:])


def take(desk: Desk, source: str, batch: Batch) -> Summary:
    """Put one batch into the desk, all of it or none; on the thread that owns the case file."""
    session = desk.session
    connection = session.store.connection
    with writing(connection):
        summary = take_in(desk, batch)
        aside = summary.put_aside
        quarantine.keep(connection, storable(source), aside, session.now(), batch.layout)
    changes = summary.changes
    if aside:
        changes = replace(changes, touched=changes.touched | Touched.QUARANTINE)
    return replace(summary, changes=changes, put_aside=aside[:REMEMBERED])


def take_in(desk: Desk, batch: Batch) -> Summary:
    """As `take`, and puts nothing aside: that is the caller's."""
    cases = batch.layout.table is Table.CASES
    summary = _take_messages(desk, batch) if cases else _take_records(desk, batch)
    rejected = (*batch.rejected, *summary.put_aside)
    return replace(summary, rows=batch.rows, quarantined=len(rejected), put_aside=rejected)


def _take_messages(desk: Desk, batch: Batch) -> Summary:
    taken = desk.intake.receive([message for _, message, _ in batch.messages])
    reused = (batch.messages[place] for place in taken.conflicts)
    return Summary(
        imported=taken.imported,
        duplicates=taken.duplicates,
        answered=taken.answered,
        changes=taken.changes,
        put_aside=tuple(
            (number, NUMBER_REUSED, Field.EXTERNAL_ID.value, cells) for number, _, cells in reused
        ),
    )


def _take_records(desk: Desk, batch: Batch) -> Summary:
    known = known_to(desk)
    summary = Summary()
    changed: list[listing.Record] = []
    rejected: list[Rejected] = []
    for row in batch.records:
        record = listing.read(row.cells, batch.layout, known)
        if isinstance(record, RejectedRow):
            rejected.append(_rejected(row, record))
            continue
        if record is None:
            continue
        before = listing.before(record, known)
        if record == before:
            summary = replace(summary, duplicates=summary.duplicates + 1)
            continue
        known = listing.with_record(known, record)
        changed.append(record)
        updated = summary.updated + (before is not None)
        summary = replace(summary, imported=summary.imported + 1, updated=updated)
    changes = desk.directory.save_all(changed)
    return replace(summary, changes=changes, put_aside=tuple(rejected))


def known_to(desk: Desk) -> Known:
    connection = desk.session.store.connection
    return Known(
        records.all_organisations(connection),
        records.all_remit(connection),
        records.all_templates(connection),
    )


def cases_of(batch: Batch, put_aside: Sequence[Rejected] = ()) -> dict[int, UUID]:
    """The case that each row opens or belongs to, but for those put aside."""
    aside = {number for number, _, _, _ in put_aside}
    return {
        number: case_id(one.message.platform, one.message.post)
        for number, one, _ in batch.messages
        if number not in aside
    }


def add(one: Summary, other: Summary) -> Summary:
    return Summary(
        rows=one.rows + other.rows,
        imported=one.imported + other.imported,
        duplicates=one.duplicates + other.duplicates,
        quarantined=one.quarantined + other.quarantined,
        answered=one.answered + other.answered,
        updated=one.updated + other.updated,
        changes=replace(one.changes | other.changes, events=()),
        put_aside=(*one.put_aside, *other.put_aside)[:REMEMBERED],
    )


def import_workbook(
    path: Path,
    put: Callable[[Batch], Summary],
    *,
    zone: tzinfo,
    now: datetime,
    table: Table | None = None,
    known: Sequence[Preset] = (),
    progress: Callable[[int, int | None], None] = lambda _done, _total: None,
) -> Summary:
    """Read a workbook through and hand each batch to `put`, which says what became of it.

    The columns are those of the preset that fits, or else guessed, for rows of `table` where one
    is named. What was put stays put when the reading breaks off: importing the file again goes on
    where it stopped. Raises Unreadable, NoColumns, and whatever `put` raises.
    """
    whole = Summary()
    with open_rows(path) as sheet:
        preset = presets.fitting([one for one in known if table in (None, one.table)], sheet.header)
        chosen = (
            presets.applied(preset, sheet.header) if preset else headings.guess(sheet.header, table)
        )
        if not chosen.usable:
            raise NoColumns(sheet.header)
        for batch in batches(sheet, chosen, zone, now):
            whole = add(whole, put(batch))
            progress(whole.rows, sheet.total)
    return whole


def presets_of(desk: Desk) -> tuple[Preset, ...]:
    return kept_presets(local.settings(desk.session.store.connection))


def answered(row: ImportedRow, now: datetime) -> Answered:
    """What an imported row says, as the desk takes messages in."""
    extra = dict(row.extra)
    platform = search.CHANNELS.get(row.channel or "", WORKBOOK)
    if row.channel and row.channel not in search.CHANNELS:
        extra[Field.CHANNEL.value] = row.channel
    message = Incoming(
        platform=platform,
        post=row.external_id,
        text=row.text,
        received_at=row.received_at or now,
        author=row.author,
        author_id=row.author_id,
        account=row.account,
        title=row.title,
        url=extra.get(Field.URL.value, ""),
        phone=row.phone,
        place=extra.get(Field.PLACE.value, ""),
        origin=WORKBOOK,
        extra=tuple(sorted(extra.items())),
    )
    return Answered(message, row.reply or "", row.replied_at)


def _rejected(row: Row, read: RejectedRow) -> Rejected:
    field = "" if read.field is None else read.field.value
    return row.number, read.reason.value, field, _cells(row)


def _cells(row: Row) -> Cells:
    return tuple(cell_text(cell) for cell in row.cells)
