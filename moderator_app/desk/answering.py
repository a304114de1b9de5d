"""Answers given back in the very table that the cases came in: a new file beside it, in which
only the cells of the answers are filled."""

import hashlib
import os
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import count
from pathlib import Path
from time import time
from uuid import UUID

from moderator_app.core import answering, presets
from moderator_app.core.access import Access
from moderator_app.core.answering import Answer, Columns, Fate, Fill, Manner, Moment, State, Value
from moderator_app.core.cells import Cell
from moderator_app.core.events import Event, storable
from moderator_app.core.exporting import Column
from moderator_app.core.headings import Field, Layout, NoColumns, Table, guess_table, recognise
from moderator_app.core.ids import case_id
from moderator_app.core.importing import ImportedRow, RejectedRow, parse_row
from moderator_app.core.importing import Reason as RowReason
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.presets import Preset
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.unreadable import Code, Unreadable
from moderator_app.desk import importing
from moderator_app.desk.desk import Desk
from moderator_app.papers import workbook_fill, workbook_out
from moderator_app.papers.workbook_fill import KEPT_KINDS
from moderator_app.papers.workbooks import Row, open_rows
from moderator_app.store import watched
from moderator_app.store.reader import Reader
from moderator_app.system.home import disk_outage

A_STEP = 200
"""Rows whose cases are read at once: a fraction of a second."""
_ANSWERED = "（已答复）"
_AGAIN = re.compile(r"（已答复）(\([0-9]+\))?$")
_LONGEST_STEM = 200
"""Bytes of a name: a system takes 255, and an ending and more is added."""
_PART = ".answers-"
_HALF_DONE_FOR = 3600
_PURPOSE = "answers given back in the sender's own table"
_WORDS = frozenset({Field.TEXT, Field.TITLE, Field.CONTINUED})
_DATES = frozenset({Field.RECEIVED_AT, Field.REPLIED_AT, Field.AUTHOR_PHONE})
_NAMED_BY_CONTENT = "row:"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """`words` are title and text of its message, `case` what its number names."""

    number: int
    cells: tuple[Cell, ...]
    words: tuple[str, str]
    case: UUID | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that answers can go into, as it was read; `left` blank columns stand before it."""

    path: Path
    digest: bytes
    name: str
    left: int
    layout: Layout
    columns: Columns
    manner: Manner
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """`names` of organisations by their id; `rows` are the cases remembered of this very file."""

    names: Mapping[str, str]
    rows: Mapping[int, UUID]


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the rows. `kept` hold words that are not ours. No `path`: there was nothing
    to write. `remade`: the file is a new workbook, since its kind cannot be written."""

    path: Path | None
    filled: int
    unanswered: int
    not_found: int
    kept: int
    remade: bool = False


def read(path: Path, known: Sequence[Preset], zone: tzinfo, now: datetime) -> Sheet:
    """Raises Unreadable, NoColumns, and Refusal where there is no column for an answer."""
    digest = hashlib.sha256(workbook_fill.read_whole(path)).digest()
    with open_rows(path) as found:
        layout = _layout(found.header, known)
        columns = answering.columns_of(layout)
        if columns is None:
            raise Refusal(Reason.NO_ANSWER_COLUMN)
        read_rows = (_row(row, layout, zone, now) for chunk in found.chunks for row in chunk)
        rows = tuple(row for row in read_rows if row is not None)
        name, left = found.name, found.left
    received_at = {one: at for at, one in layout.columns.items()}.get(Field.RECEIVED_AT)
    how = answering.manner((row.cells for row in rows), columns, received_at)
    return Sheet(path, digest, name, left, layout, columns, how, rows)


def _layout(header: tuple[str, ...], known: Sequence[Preset]) -> Layout:
    preset = presets.fitting([one for one in known if one.table is Table.CASES], header)
    if preset is not None:
        return presets.applied(preset, header)
    layout = Layout(Table.CASES, header, recognise(header))
    if not layout.usable or guess_table(header) is not Table.CASES:
        raise NoColumns(header)
    return layout


def _row(row: Row, layout: Layout, zone: tzinfo, now: datetime) -> SheetRow | None:
    """None for a row that is blank or sums up others."""
    read = _read(row, layout, zone, frozenset())
    if read is None or (isinstance(read, RejectedRow) and read.reason is RowReason.TOTAL_ROW):
        return None
    case = None
    if isinstance(read, RejectedRow):
        # A date or a telephone that cannot be read does not hide whose row it is.
        read = _read(row, layout, zone, _DATES)
        if isinstance(read, ImportedRow) and read.external_id.startswith(_NAMED_BY_CONTENT):
            read = None
    if isinstance(read, ImportedRow):
        message = importing.answered(read, now).message
        case = case_id(message.platform, message.post)
    words = _read(row, layout, zone, frozenset(Field) - _WORDS)
    said = (words.title, words.text) if isinstance(words, ImportedRow) else ("", "")
    return SheetRow(row.number, row.cells, said, case)


def _read(
    row: Row, layout: Layout, zone: tzinfo, without: frozenset[Field]
) -> ImportedRow | RejectedRow | None:
    columns = {at: named for at, named in layout.columns.items() if named not in without}
    return parse_row(row.cells, columns, zone, layout.header)


def gather(sheet: Sheet, reader: Reader) -> Known:
    """On the thread that reads."""
    names = {str(one.id): one.name for one in reader.organisations()}
    return Known(names, reader.watched_rows(sheet.digest))


def histories(rows: Sequence[SheetRow], known: Known, reader: Reader) -> list[Sequence[Event]]:
    """What happened to the case of each row, nothing where it has none; on the thread that reads.

    A row's number, or what is remembered of it, only says where to look: the case is its own when
    it was opened by the same words.
    """
    found: list[Sequence[Event]] = []
    for row in rows:
        candidates = dict.fromkeys([row.case, known.rows.get(row.number)])
        told = (reader.history(case) for case in candidates if case is not None)
        own = (events for events in told if answering.opening_words(events) == row.words)
        found.append(next(own, ()))
    return found


def allow(desk: Desk, sheet: Sheet) -> None:
    """Put on record that citizens' answers go out, before they do. Raises Outage, Refusal."""
    desk.accessed(Access.EXPORTED, detail=f"{len(sheet.rows)} rows, unmasked: {_PURPOSE}")


class Filling:
    """Answers on their way into a copy, given one step after another on any thread, never two at
    a time. The copy stands beside its place under another name until it is whole."""

    def __init__(self, sheet: Sheet, known: Known, zone: tzinfo, to: Path | None = None) -> None:
        self._sheet = sheet
        self._known = known
        self._zone = zone
        self._to = to
        self._next = 0
        self._fates: dict[int, Fate] = {}
        self._values: dict[int, dict[int, Value]] = {}
        self._part: Path | None = None
        self._remade = False

    @property
    def source(self) -> Path:
        return self._sheet.path

    @property
    def total(self) -> int:
        return len(self._sheet.rows)

    @property
    def done(self) -> int:
        return self._next

    def wanted(self) -> tuple[SheetRow, ...]:
        """The rows whose cases' histories come next; none when all have been looked at."""
        return self._sheet.rows[self._next : self._next + A_STEP]

    def add(self, found: Sequence[Sequence[Event]]) -> None:
        for row, events in zip(self.wanted(), found, strict=True):
            fate, values = self._filled(row, events)
            self._fates[row.number] = fate
            if values:
                self._values[row.number] = values
        self._next += len(found)

    def _filled(self, row: SheetRow, events: Sequence[Event]) -> tuple[Fate, dict[int, Value]]:
        if not events:
            return Fate.NOT_FOUND, {}
        answer: Answer | None = answering.answer_of(
            events, self._known.names, self._zone, foreign=importing.WORKBOOK
        )
        if answer is None:
            return Fate.UNANSWERED, {}
        return answering.fills(row.cells, answer, self._sheet.columns, self._sheet.manner)

    def make(self) -> bytes | None:
        """Write the copy where nobody takes it for a file yet; its digest, or None where there is
        nothing to write. Raises Unreadable, Outage, Refusal."""
        if not self._values:
            return None
        sheet = self._sheet
        data = workbook_fill.read_whole(sheet.path)
        if hashlib.sha256(data).digest() != sheet.digest:
            raise Refusal(Reason.FILE_CHANGED)
        fills = [
            Fill(row, column + sheet.left, value)
            for row, values in self._values.items()
            for column, value in values.items()
        ]
        try:
            made = workbook_fill.fill_in(data, sheet.name, fills)
        except Unreadable as unreadable:
            if (unreadable.code, unreadable.detail) != (Code.UNSUPPORTED_KIND, KEPT_KINDS):
                raise
            return self._remake()
        lost = {row for row, column in made.left if column == sheet.columns.reply + sheet.left}
        if not lost:
            return self._keep(made.data)
        # A time or a state says nothing where the answer itself has no place.
        for row in lost:
            self._fates[row] = Fate.KEPT
            del self._values[row]
        return self.make()

    def put_in_place(self) -> Written:
        """Give the copy its name, which no file has yet. Raises Outage, Refusal."""
        place = None
        if self._part is not None:
            try:
                place = self._place(self._part)
            except OSError as error:
                raise _outage(error) from error
        counted = Counter(self._fates.values())
        return Written(
            place,
            counted[Fate.FILLED],
            counted[Fate.UNANSWERED],
            counted[Fate.NOT_FOUND],
            counted[Fate.KEPT],
            self._remade,
        )

    def discard(self) -> None:
        """Leave nothing behind; after `put_in_place` it does nothing."""
        if self._part is not None:
            with suppress(OSError):
                self._part.unlink(missing_ok=True)
            self._part = None

    def _ending(self) -> str:
        return ".xlsx" if self._remade else self._sheet.path.suffix

    def _begin(self) -> Path:
        folder = (self._to or self._sheet.path).absolute().parent
        if self._to is not None and self._to.suffix.lower() != self._ending().lower():
            raise Refusal(Reason.OTHER_ENDING, detail=self._ending())
        try:
            _clear_away(folder)
            handle, name = tempfile.mkstemp(dir=folder, prefix=_PART, suffix=".tmp")
        except OSError as error:
            raise _outage(error) from error
        os.close(handle)
        self._part = Path(name)
        return self._part

    def _keep(self, data: bytes) -> bytes:
        part = self._begin()
        try:
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _outage(error) from error
        return hashlib.sha256(data).digest()

    def _remake(self) -> bytes:
        """A new workbook with the same columns, for a file whose kind can only be read."""
        self._remade = True
        part = self._begin()
        sheet = self._sheet
        columns = [Column(heading, 20) for heading in sheet.layout.header]
        title = sheet.name or "Sheet1"
        try:
            with workbook_out.open_xlsx(part, title, columns) as out:
                for row in sheet.rows:
                    cells = [*row.cells, *[None] * (len(columns) - len(row.cells))]
                    for column, value in self._values.get(row.number, {}).items():
                        cells[column] = _cell(value)
                    out.add(cells)
            return hashlib.sha256(part.read_bytes()).digest()
        except OSError as error:
            raise _outage(error) from error

    def _place(self, part: Path) -> Path:
        """Raises OSError, and Refusal where the one name that will do is taken."""
        original = self._sheet.path
        stem = _AGAIN.sub("", original.stem)
        if len(os.fsencode(stem)) > _LONGEST_STEM:
            stem = os.fsencode(stem)[:_LONGEST_STEM].decode("utf-8", "ignore")
        for n in count(1):
            number = "" if n == 1 else f"({n})"
            place = self._to or original.with_name(f"{stem}{_ANSWERED}{number}{self._ending()}")
            try:
                # Whoever makes the name has it: nothing that was there is written over.
                place.open("xb").close()
            except FileExistsError:
                if self._to is None:
                    continue
                raise Refusal(Reason.FILE_EXISTS) from None
            with suppress(OSError):  # whoever may read the one may read the other
                shutil.copymode(original, part)
            try:
                part.replace(place)
            except OSError:
                place.unlink()
                raise
            self._part = None
            return place
        raise AssertionError


def note(desk: Desk, filling: Filling, digest: bytes) -> None:
    """Remember the copy for our own, so that no watched folder takes it in."""
    session = desk.session
    source = storable(str(filling.source))
    watched.note_ours(session.store.connection, digest, source, session.now())


def write(path: Path, desk: Desk, reader: Reader, *, to: Path | None = None) -> Written:
    """All of it at once, where nobody waits for anything else. Raises as its steps do."""
    session = desk.session
    sheet = read(path, importing.presets_of(desk), session.zone, session.now())
    allow(desk, sheet)
    known = gather(sheet, reader)
    filling = Filling(sheet, known, session.zone, to)
    try:
        while rows := filling.wanted():
            filling.add(histories(rows, known, reader))
        digest = filling.make()
        if digest is not None:
            note(desk, filling, digest)
        return filling.put_in_place()
    finally:
        filling.discard()


def _cell(value: Value) -> Cell:
    match value:
        case Moment() if value.serial is not False:
            return value.at
        case State():
            return "" if value.listed else value.words[0]
    return value.text


def _clear_away(folder: Path) -> None:
    """Remove what killed programs left half done. Raises OSError."""
    for left in folder.glob(f"{_PART}*.tmp"):
        if left.stat().st_mtime < time() - _HALF_DONE_FOR:
            left.unlink(missing_ok=True)


def _outage(error: OSError) -> Outage:
    outage = disk_outage(error)
    return Outage(Cause.PLACE_READ_ONLY) if outage.cause is Cause.READ_ONLY else outage
