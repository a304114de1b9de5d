"""The process that copies a stranger's table and fills some of its cells.

Its standard input is what is wished and then the file, its standard output what was left out and
then the copy. It never writes a file itself.
"""

import json
import lzma
import sys
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import join, normpath
from typing import BinaryIO

from moderator_app.core.answering import Fill, State
from moderator_app.core.cells import guarded
from moderator_app.core.unreadable import Code, Unreadable
from moderator_app.papers import delimited, sheet_places, workbook_kinds
from moderator_app.papers.sheet_cells import Formats, filled
from moderator_app.papers.workbook_child import limit
from moderator_app.papers.workbook_fill import KEPT_KINDS, from_plain
from moderator_app.papers.workbook_frames import send_bytes

_WORKBOOK = "xl/workbook.xml"
_SPOILT = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    KeyError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What reading a workbook raises that has changed somewhere, depending on where: it lies in memory,
so that no OSError is the disk's."""

Left = set[tuple[int, int]]


def main() -> None:
    limits = json.loads(sys.argv[1])
    limit(memory=limits["memory"], seconds=limits["seconds"])
    with open(0, "rb") as source, open(1, "wb") as pipe:
        try:
            sheet, fills = _wished(source)
            data, left = fill(source.read(), sheet, fills)
        except Unreadable as unreadable:
            _say(pipe, ["unreadable", unreadable.code, unreadable.detail])
        except MemoryError:
            _say(pipe, ["unreadable", Code.OUT_OF_MEMORY, ""])
        else:
            _say(pipe, ["filled", sorted(left)], data)


def _say(pipe: BinaryIO, head: list[object], data: bytes = b"") -> None:
    send_bytes(pipe, json.dumps(head).encode())
    send_bytes(pipe, data)


def _wished(source: BinaryIO) -> tuple[str, list[Fill]]:
    sheet = json.loads(source.readline())
    lines = iter(source.readline, b"\n")
    plain = (json.loads(line) for line in lines)
    return sheet, [Fill(row, column, from_plain(value)) for row, column, value in plain]


def fill(data: bytes, sheet: str, fills: Iterable[Fill]) -> tuple[bytes, Left]:
    """The file with its cells filled, and those that could not be. Raises Unreadable."""
    source = BytesIO(data)
    match workbook_kinds.kind(source):
        case workbook_kinds.Kind.TEXT:
            return _text(source, data, fills), set()
        case workbook_kinds.Kind.ZIP:
            return _book(source, sheet, fills)
    raise Unreadable(Code.UNSUPPORTED_KIND, KEPT_KINDS)


def _text(source: BytesIO, data: bytes, fills: Iterable[Fill]) -> bytes:
    encoding, delimiter = workbook_kinds.manner(source)
    cells: dict[int, dict[int, str]] = defaultdict(dict)
    for one in fills:
        value = one.value
        if isinstance(value, State) and value.listed:
            continue  # text lists nothing
        words = value.words[0] if isinstance(value, State) else value.text
        cells[one.row][one.column] = guarded(words)
    return delimited.changed(data, encoding, delimiter, cells)


def _book(source: BytesIO, sheet: str, fills: Iterable[Fill]) -> tuple[bytes, Left]:
    workbook_kinds.check_zip(source)
    made = BytesIO()
    try:
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(made, "w") as new:
            if _WORKBOOK not in old.namelist():
                raise Unreadable(Code.UNSUPPORTED_KIND, KEPT_KINDS)
            if len(set(old.namelist())) < len(old.namelist()):
                raise Unreadable(Code.DAMAGED, "twice")
            book = _read_book(old, sheet)
            formats = _formats(old, book)
            changed, left = filled(old.read(book.part), fills, formats)
            new.comment = old.comment
            for part in old.infolist():
                # In the order and by the means of before; only the one sheet has other bytes.
                content = changed if part.filename == book.part else old.read(part)
                new.writestr(copy(part), content)
    except _SPOILT as error:
        raise Unreadable(Code.DAMAGED, type(error).__name__) from error
    return made.getvalue(), left


@dataclass(slots=True)
class _Book:
    """`wanted` is the sheet that is looked for, `relation` what ties it to its part."""

    wanted: str
    relation: str = ""
    since_1904: bool = False
    targets: dict[str, str] = field(default_factory=dict)

    @property
    def part(self) -> str:
        """Raises KeyError where there is no such sheet."""
        return _path(self.targets[self.relation])

    @property
    def styles(self) -> str:
        named = (one for one in self.targets.values() if one.endswith("styles.xml"))
        return _path(next(named, ""))

    def note(self, name: str, has: Mapping[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "sheet" if has.get("name") == self.wanted:
                ids = [
                    value for key, value in has.items() if key.rpartition(":")[1:] == (":", "id")
                ]
                if self.relation:
                    raise Unreadable(Code.DAMAGED, "twice")
                self.relation = next(iter(ids), "")
            case "workbookPr":
                self.since_1904 = has.get("date1904") in ("1", "true")
            case "Relationship":
                self.targets[has.get("Id", "")] = has.get("Target", "")


def _path(target: str) -> str:
    """The name of a part, seen from the workbook."""
    return normpath(join("/xl", target)).lstrip("/")


def _read_book(archive: zipfile.ZipFile, sheet: str) -> _Book:
    book = _Book(sheet)
    for part in (_WORKBOOK, "xl/_rels/workbook.xml.rels"):
        parser = sheet_places.plain_parser()
        parser.StartElementHandler = book.note
        sheet_places.parse(parser, archive.read(part))
    return book


def _formats(archive: zipfile.ZipFile, book: _Book) -> Formats:
    formats = Formats(since_1904=book.since_1904)
    if book.styles in archive.namelist():
        parser = sheet_places.plain_parser()
        parser.StartElementHandler = formats.note
        parser.EndElementHandler = formats.note_end
        sheet_places.parse(parser, archive.read(book.styles))
    return formats
