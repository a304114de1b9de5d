"""Makers of files as people send them: whole ones, damaged ones, and ones made to do harm."""

import csv
import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import xlwt  # type: ignore[import-untyped]
from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]
from openpyxl import Workbook  # type: ignore[import-untyped]

Rows = Sequence[Sequence[object]]
Maker = Callable[[Path], None]
HEAD = ("留言编号", "留言人", "联系电话", "留言时间", "留言内容")
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
GOOD: Rows = (
    HEAD,
    ("1001", "王女士", "13800138000", "2026-11-01 09:30", "云溪路第3盏路灯不亮"),
    ("1002", "李先生", "0315-2801234", "2026-11-02", "石板桥街井盖松动"),
)


def xlsx(rows: Rows, *, merged: Iterable[str] = (), title: str = "Sheet") -> Maker:
    def make(path: Path) -> None:
        book = Workbook()
        book.active.title = title
        for row in rows:
            book.active.append(list(row))
        for cells in merged:
            book.active.merge_cells(cells)
        book.save(path)

    return make


def xls(rows: Rows) -> Maker:
    def make(path: Path) -> None:
        book = xlwt.Workbook(encoding="utf-8")
        sheet = book.add_sheet("留言")
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(at, column, cell)
        book.save(str(path))

    return make


def xlsb(rows: Rows) -> Maker:
    """Excel's binary workbook, of its few necessary records (MS-XLSB)."""

    def make(path: Path) -> None:
        named = struct.pack("<II", 0, 1) + _wide("rId1") + _wide("留言")
        book = b"".join([_record(131), _record(143), _record(156, named), _record(144, b"")])
        size = struct.pack("<4I", 0, len(rows) - 1, 0, len(rows[0]) - 1)
        sheet = _record(129) + _record(148, size) + _record(145)
        for at, row in enumerate(rows):
            sheet += _record(0, struct.pack("<IIHHBI", at, 0, 300, 0, 0, 0))
            for column, cell in enumerate(row):
                kind, data = (
                    (5, struct.pack("<d", cell))
                    if isinstance(cell, int | float)
                    else (6, _wide(str(cell)))
                )
                sheet += _record(kind, struct.pack("<II", column, 0) + data)
        relation = (
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
            f'Type="{_RELATION}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'
        )
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("xl/workbook.bin", book + _record(132))
            packed.writestr("xl/_rels/workbook.bin.rels", relation)
            packed.writestr("xl/worksheets/sheet1.bin", sheet + _record(146) + _record(130))

    return make


def _record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, left = b"", len(data)
    while left > 0x7F:
        size += bytes([left & 0x7F | 0x80])
        left >>= 7
    return head + size + bytes([left]) + data


def _wide(text: str) -> bytes:
    data = text.encode("utf-16-le")
    return struct.pack("<I", len(data) // 2) + data


def ods(rows: Rows) -> Maker:
    def make(path: Path) -> None:
        table = "".join(
            "<table:table-row>"
            + "".join(
                "<table:table-cell office:value-type='string'>"
                f"<text:p>{cell}</text:p></table:table-cell>"
                for cell in row
            )
            + "</table:table-row>"
            for row in rows
        )
        content = (
            f"<office:document-content xmlns:office='{OFFICE}office:1.0' "
            f"xmlns:table='{OFFICE}table:1.0' xmlns:text='{OFFICE}text:1.0'><office:body>"
            f"<office:spreadsheet><table:table table:name='留言'>{table}</table:table>"
            "</office:spreadsheet></office:body></office:document-content>"
        )
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            packed.writestr("META-INF/manifest.xml", "<manifest:manifest/>")
            packed.writestr("content.xml", content)

    return make


def text(rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> Maker:
    def make(path: Path) -> None:
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows(rows)

    return make


def raw(content: bytes | str) -> Maker:
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")

    def make(path: Path) -> None:
        path.write_bytes(data)

    return make


def cut(whole: Maker, share: float) -> Maker:
    """The beginning of a file, as a broken download leaves it."""

    def make(path: Path) -> None:
        whole(path)
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * share)])

    return make


def with_parts(whole: Maker, change: Callable[[str, bytes], bytes]) -> Maker:
    """A packed file with other parts."""

    def make(path: Path) -> None:
        whole(path)
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as old:
            parts = {name: change(name, old.read(name)) for name in old.namelist()}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for name, part in parts.items():
                new.writestr(name, part)

    return make


def said_instead(whole: Maker, word: str, other: str) -> Maker:
    """With other words than a library would write: `other` stands as it is in the XML."""
    return with_parts(whole, lambda _, part: part.replace(word.encode(), other.encode()))


def locked(whole: Maker, password: str) -> Maker:
    """Protected by a password as Excel does it: an encrypted package inside an old container."""

    def make(path: Path) -> None:
        whole(path)
        plain = io.BytesIO(path.read_bytes())
        with path.open("wb") as file:
            OOXMLFile(plain).encrypt(password, file)

    return make


def bomb(size: int) -> Maker:
    """A sheet of blanks that is a thousand times smaller packed."""

    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("xl/workbook.xml", "<workbook/>")
            packed.writestr("xl/worksheets/sheet1.xml", b" " * size)

    return make


def wide_sheet(path: Path) -> None:
    """Something stands in the very last cell a sheet can have."""
    book = Workbook()
    book.active["A1"] = "留言内容"
    book.active["XFD1048576"] = "路灯"
    book.save(path)


def hidden(path: Path) -> None:
    book = Workbook()
    for row in GOOD:
        book.active.append(list(row))
    book.create_sheet("说明")
    book.active.sheet_state = "hidden"
    book.save(path)


def paper(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("word/document.xml", "<w/>")


def locked_archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
        packed.filelist[-1].flag_bits |= 1


def painted(path: Path) -> None:
    """A border was drawn around four thousand columns and a thousand rows."""
    book = Workbook()
    for row in GOOD:
        book.active.append([*row, *[None] * 3995, " "])
    for at in range(4, 1000):
        book.active.cell(at, 1, "  ")
    book.save(path)
