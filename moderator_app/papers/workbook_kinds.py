"""The kinds of file that hold rows, told apart by their first bytes and never by their names.

Used by the child process alone: nothing here is loaded into the desk.
"""

import csv
import re
import zipfile
from codecs import getincrementaldecoder
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from io import SEEK_END, TextIOWrapper
from itertools import islice
from struct import unpack_from
from typing import BinaryIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from moderator_app.core.cells import Cell
from moderator_app.core.headings import familiarity
from moderator_app.core.unreadable import Code, Unreadable
from moderator_app.papers import delimited
from moderator_app.papers.workbook_frames import CHARACTERS_A_ROW, MOST_COLUMNS, Row

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE_HEAD = 512
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NEVER_ROWS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"MZ", b"\x7fELF",
               b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"{\\rtf", b"SQLite format 3")  # fmt: skip
# Many systems offer "export to Excel" and send a web page named .xls.
_MARKUP = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype|html|head|meta|table|style|\?xml)", re.I)

_UNPACKED_MOST = 512 * 1024 * 1024
# Sheets of repeated rows shrink to a hundredth; what shrinks further is made to.
_RATIO_MOST = 300
_RATIO_FROM = 32 * 1024 * 1024

_BLOCK = 1024 * 1024
_FLAWED_MOST = 0.05
_COUNTED_UP_TO = 32 * 1024 * 1024
_DELIMITERS = ",;\t"
_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Table:
    """`spans` are the first and last row of each cell merged downwards, `last` the number of the
    last row where it is known; rows count from 1. `left` blank columns are left out.
    """

    name: str
    rows: Iterator[Row]
    spans: tuple[tuple[int, int], ...] = ()
    last: int | None = None
    left: int = 0


class Kind(Enum):
    """A new workbook (xlsx, xlsm, xlsb, ods), an old one (xls), or delimited text."""

    ZIP = auto()
    OLE = auto()
    TEXT = auto()


def kind(source: BinaryIO) -> Kind:
    """Raises Unreadable for what holds no rows."""
    start = source.read(1024)
    if start.startswith(_ZIP):
        return Kind.ZIP
    if start.startswith(_OLE):
        return Kind.OLE
    if start.startswith(_NEVER_ROWS):
        raise Unreadable(Code.NOT_A_WORKBOOK)
    if _MARKUP.match(start):
        raise Unreadable(Code.UNSUPPORTED_KIND, "markup")
    return Kind.TEXT


def tables(source: BinaryIO) -> Iterator[Table]:
    """The visible sheets of a workbook, or the one table of a text file. Raises Unreadable."""
    match kind(source):
        case Kind.ZIP:
            check_zip(source)
            yield from _sheets(source)
        case Kind.OLE:
            _check_ole(source)
            yield from _sheets(source)
        case Kind.TEXT:
            yield _delimited(source)


def check_zip(source: BinaryIO) -> None:
    """Raises Unreadable for a bomb, for what is locked, and for what is no workbook."""
    try:
        with zipfile.ZipFile(source) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise Unreadable(Code.DAMAGED, "zip") from error
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if unpacked > max(_RATIO_FROM, min(_UNPACKED_MOST, packed * _RATIO_MOST)):
        raise Unreadable(Code.TOO_LARGE, "zip")
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(Code.PASSWORD_PROTECTED)
    names = {part.filename.replace("\\", "/").lower() for part in parts}
    if "content.xml" not in names and not any(name.startswith("xl/workbook.") for name in names):
        raise Unreadable(Code.NOT_A_WORKBOOK)


def _check_ole(source: BinaryIO) -> None:
    """Excel locks a new workbook inside an old container; other programs' papers use it too."""
    source.seek(0)
    content = source.read()
    if len(content) < _OLE_HEAD:
        raise Unreadable(Code.DAMAGED, "ole")
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Unreadable(Code.PASSWORD_PROTECTED)
    if not any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        raise Unreadable(Code.DAMAGED if _is_cut(content) else Code.NOT_A_WORKBOOK, "ole")


def _is_cut(content: bytes) -> bool:
    """Whether an old container ends before the list of what is in it."""
    (shift,) = unpack_from("<H", content, 30)
    (listed,) = unpack_from("<I", content, 48)
    return bool((listed + 1) << min(shift, 16) >= len(content))


def _sheets(source: BinaryIO) -> Iterator[Table]:
    source.seek(0)
    try:
        workbook = CalamineWorkbook.from_filelike(source)
        for index, sheet in enumerate(workbook.sheets_metadata):
            if (sheet.typ, sheet.visible) == (SheetTypeEnum.WorkSheet, SheetVisibleEnum.Visible):
                yield _sheet(workbook.get_sheet_by_index(index))
    except PasswordError as error:
        raise Unreadable(Code.PASSWORD_PROTECTED) from error
    except CalamineError as error:
        raise Unreadable(Code.DAMAGED, type(error).__name__) from error


def _sheet(sheet: CalamineSheet) -> Table:
    rows = (
        Row(number, tuple(map(_cell, cells))) for number, cells in enumerate(sheet.iter_rows(), 1)
    )
    spans = tuple(
        (first + 1, last + 1)
        for (first, _), (last, _) in sheet.merged_cell_ranges or ()
        if last > first
    )
    left = sheet.start[1] if sheet.start else 0
    return Table(sheet.name, rows, spans, sheet.end[0] + 1 if sheet.end else 0, left)


def _cell(value: Cell | timedelta) -> Cell:
    return str(value) if isinstance(value, timedelta) else value


def _delimited(source: BinaryIO) -> Table:
    encoding, delimiter = manner(source)
    small = source.seek(0, SEEK_END) <= _COUNTED_UP_TO
    last = sum(1 for _ in _records(source, encoding, delimiter)) if small else None
    rows = (
        Row(number, tuple(cells))
        for number, cells in enumerate(_records(source, encoding, delimiter), 1)
    )
    return Table("", rows, last=last)


def manner(source: BinaryIO) -> tuple[str, str]:
    """The encoding and the delimiter of a text. Raises Unreadable."""
    csv.field_size_limit(CHARACTERS_A_ROW)
    encoding = _encoding(source)
    return encoding, _delimiter(source, encoding)


def _encoding(source: BinaryIO) -> str:
    source.seek(0)
    start = source.read(_BLOCK)
    marks = (name for bom, name in delimited.BOMS if start.startswith(bom))
    if (marked := next(marks, None)) is not None:
        return "utf-8-sig" if marked == "utf-8" else marked[:-3]  # these take the mark away
    wide = (name for name in ("utf-16-le", "utf-16-be") if _is_wide(start, name))
    if (unmarked := next(wide, None)) is not None:
        return unmarked
    if _decodes(source, "utf-8"):
        return "utf-8"
    # One broken character must neither cost the other ten thousand letters nor turn them all
    # into gb18030, in which most of UTF-8 makes some sense.
    for encoding in ("utf-8", "gb18030"):
        if _flawed(source, encoding) <= _FLAWED_MOST:
            return encoding
    raise Unreadable(Code.NOT_A_WORKBOOK, "encoding")


def _is_wide(start: bytes, encoding: str) -> bool:
    """Whether a text without a mark is one of 16 bits: read otherwise, its signs would make others
    that mean nothing."""
    if b"\0" not in start:
        return False
    text = getincrementaldecoder(encoding)(errors="replace").decode(start)
    return "\n" in text and "\0" not in text and "\ufffd" not in text


def _blocks(source: BinaryIO) -> Iterator[bytes]:
    source.seek(0)
    return iter(lambda: source.read(_BLOCK), b"")


def _decodes(source: BinaryIO, encoding: str) -> bool:
    decoder = getincrementaldecoder(encoding)()
    try:
        for block in _blocks(source):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _flawed(source: BinaryIO, encoding: str) -> float:
    """The share of characters beyond ASCII that cannot be decoded."""
    decoder = getincrementaldecoder(encoding)(errors="replace")
    beyond = flaws = 0
    for block in _blocks(source):
        text = decoder.decode(block)
        beyond += len(text) - len(text.encode("ascii", "ignore"))
        flaws += text.count("\ufffd")
    return flaws / max(1, beyond)


def _records(source: BinaryIO, encoding: str, delimiter: str) -> Iterator[list[str]]:
    source.seek(0)
    text = TextIOWrapper(source, encoding, errors="replace", newline="")
    try:
        yield from (cells for _, cells in delimited.records(text, delimiter))
    finally:
        text.detach()


def _delimiter(source: BinaryIO, encoding: str) -> str:
    """The one that makes the most known headings, then the most columns, then the fewest cells
    beyond the headings: a comma within a single column's words is no delimiter.
    """
    fits = {delimiter: _fit(source, encoding, delimiter) for delimiter in _DELIMITERS}
    best = max(fits, key=fits.__getitem__)
    known, _, _, widest = fits[best]
    if known == 0 and widest < 2:
        raise Unreadable(Code.NOT_A_WORKBOOK, "text")
    return best


def _fit(source: BinaryIO, encoding: str, delimiter: str) -> tuple[int, int, int, int]:
    """Known headings, fewest columns, cells beyond the headings (negative), most columns."""
    head: list[list[str]] = []
    with suppress(Unreadable):  # said when the rows are read in earnest
        head.extend(filter(None, islice(_records(source, encoding, delimiter), _LOOKED_AT)))
    header = max(head, key=_known, default=[])
    widths = [len(row) for row in head] or [0]
    return (_known(header), min(widths), len(header) - max(widths), max(widths))


def _known(row: list[str]) -> int:
    """A row of more columns than any table has is looked at no closer."""
    return familiarity(row)[1] if len(row) <= MOST_COLUMNS else 0
