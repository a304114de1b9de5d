"""Tables for a spreadsheet program: a workbook (xlsx) or delimited text (csv), row after row.

The workbook's few parts are written here and not by a library: row by row into the file itself,
so that no second copy of citizens' words lies about in a temporary folder, and with no way to
write a formula at all. (ECMA-376, SpreadsheetML.)
"""

import csv
import re
import zipfile
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Protocol, Self
from xml.sax.saxutils import escape, quoteattr

from moderator_app.core.cells import Cell, cell_text, clean, guarded, unguarded
from moderator_app.core.exporting import CUT, Column, Shape

MOST_ROWS: Final = 1_048_575
"""Below the headings."""
MOST_SIGNS: Final = 32_767
"""What a cell holds, counted as Excel counts: a sign beyond the first 65,536 is two."""
_MOST_BYTES = 2**31 - 2**20

_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
}
_PLAIN, _HEADING, _TEXT, _QUOTED, _MOMENT, _DAY = range(6)
_FONT = '<sz val="11"/><name val="Microsoft YaHei"/><family val="2"/>'
_TOP = '<alignment vertical="top"/>'
_STYLES = (
    f'<styleSheet xmlns="{_NAMESPACE}"><numFmts count="2">'
    '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    f'<fonts count="2"><font>{_FONT}</font><font><b/>{_FONT}</font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF5"/></patternFill></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1"'
    f' applyFont="1" applyFill="1" applyAlignment="1">{_TOP}</xf>'
    + "".join(
        f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0"{quote}'
        f' applyNumberFormat="1" applyAlignment="1">{_TOP}</xf>'
        for number, quote in ((49, ""), (49, ' quotePrefix="1"'), (164, ""), (165, ""))
    )
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    "</cellStyles></styleSheet>"
)
# What XML cannot hold; a carriage return would come back as a line feed.
_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A spreadsheet reads _x0041_ as A.
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_SHEET_NAME = 2 * 31
_SERIAL_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001  (a workbook's own time has no zone)


class TooLarge(Exception):
    """More than one sheet of a workbook holds."""


class Out(Protocol):
    """A table being written. Leaving the context ends it; `cut` counts cells that were longer
    than a cell can be."""

    cut: int

    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
    def add(self, cells: Sequence[Cell]) -> None:
        """Raises TooLarge, OSError."""
        ...


def open_out(path: Path, title: str, columns: Sequence[Column]) -> Out:
    """Begins a file, of the kind its ending says, and writes its headings. Raises OSError."""
    if path.suffix.lower() == ".csv":
        return _Csv(path, columns)
    return open_xlsx(path, title, columns)


def open_xlsx(path: Path, title: str, columns: Sequence[Column]) -> Out:
    """As `open_out`, whatever the name ends in."""
    return _Xlsx(path, title, columns)


def pieces(text: str) -> list[str]:
    """A text in as many parts as it needs cells; no part ends or begins with what a reader takes
    away: a blank, say."""
    found: list[str] = []
    while _length(text) > MOST_SIGNS:
        end = _fitting(text)
        # Half of a cell of blanks is no message any more.
        while end > MOST_SIGNS // 4 and not (clean(text[end - 1]) and clean(text[end])):
            end -= 1
        found.append(text[:end])
        text = text[end:]
    return [*found, text]


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _fitting(text: str) -> int:
    """How many signs of the text go into a cell."""
    end = min(len(text), MOST_SIGNS)
    while _length(text[:end]) > MOST_SIGNS:
        end -= max(1, (_length(text[:end]) - MOST_SIGNS) // 2)
    return end


class _Csv:
    """Every cell in quotation marks: a program that takes another sign for the delimiter finds no
    cell that begins within a line of ours."""

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        self.cut = 0
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file, quoting=csv.QUOTE_ALL)
        self._writer.writerow([column.heading for column in columns])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def add(self, cells: Sequence[Cell]) -> None:
        self._writer.writerow([guarded(_NEVER.sub("", cell_text(cell))) for cell in cells])


class _Xlsx:
    def __init__(self, path: Path, title: str, columns: Sequence[Column]) -> None:
        self.cut = 0
        self._columns = columns
        self._rows = 0
        self._bytes = 0
        with ExitStack() as opened:
            archive = opened.enter_context(
                zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
            )
            for name, text in _PARTS.items():
                archive.writestr(name, _HEAD + text)
            archive.writestr("xl/styles.xml", _HEAD + _STYLES)
            archive.writestr("xl/workbook.xml", _HEAD + _book(title))
            self._sheet: IO[bytes] = opened.enter_context(
                archive.open("xl/worksheets/sheet1.xml", "w")
            )
            self._write(_HEAD + _beginning(columns))
            self._row([_inline(fitted(column.heading), _HEADING) for column in columns])
            self._open = opened.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._open:
            if error is None:
                last = f"{letters(len(self._columns))}{self._rows}"
                ending = f'</sheetData><autoFilter ref="A1:{last}"/></worksheet>'
                self._sheet.write(ending.encode())

    def add(self, cells: Sequence[Cell]) -> None:
        if self._rows > MOST_ROWS:
            raise TooLarge
        self._row([self._cell(cell) for cell in cells])

    def _cell(self, cell: Cell) -> str:
        if isinstance(cell, datetime):
            return f's="{_MOMENT}"><v>{serial(cell)}</v></c>'
        if isinstance(cell, date):
            return f's="{_DAY}"><v>{(cell - _SERIAL_ZERO.date()).days}</v></c>'
        whole = cell_text(cell)
        text = fitted(whole)
        if not text:
            return ""
        self.cut += text.endswith(CUT) and not whole.endswith(CUT)
        # What looks guarded already would lose its apostrophe when it is read.
        shown = text if unguarded(text) == text else guarded(text)
        return _inline(shown, _QUOTED if guarded(text) != text else _TEXT)

    def _row(self, cells: Sequence[str]) -> None:
        self._rows += 1
        made = "".join(
            f'<c r="{letters(at)}{self._rows}" {cell}' for at, cell in enumerate(cells, 1) if cell
        )
        self._write(f'<row r="{self._rows}">{made}</row>')

    def _write(self, text: str) -> None:
        data = text.encode()
        self._bytes += len(data)
        if self._bytes > _MOST_BYTES:
            raise TooLarge
        self._sheet.write(data)


def fitted(text: str) -> str:
    """As much of a text as a cell holds, without the signs that no cell can hold."""
    held = _NEVER.sub("", text)
    return held if _length(held) <= MOST_SIGNS else held[: _fitting(held) - len(CUT)] + CUT


def in_xml(text: str) -> str:
    """A text as it stands in a cell, where a spreadsheet reads nothing else out of it."""
    return escape(_LOOKS_ESCAPED.sub("_x005F_", text))


def serial(at: datetime) -> str:
    """A time without a zone as a spreadsheet counts it, in days."""
    return f"{(at - _SERIAL_ZERO).total_seconds() / 86_400:.10f}"


def _inline(text: str, style: int) -> str:
    return f't="inlineStr" s="{style}"><is><t xml:space="preserve">{in_xml(text)}</t></is></c>'


def letters(number: int) -> str:
    """The name of a column, counted from 1: A … Z, AA …"""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _sheet_name(title: str) -> str:
    """A name that a spreadsheet program takes for a sheet, from whatever it is to be called."""
    seen = "".join(sign if sign.isprintable() else " " for sign in fitted(title))
    held = _NOT_IN_SHEET_NAMES.sub("_", seen).encode("utf-16-le")[:_LONGEST_SHEET_NAME]
    name = held.decode("utf-16-le", "ignore").strip(" '")
    return name if name and name.lower() != "history" else f"{name}_"


def _book(title: str) -> str:
    return (
        f'<workbook xmlns="{_NAMESPACE}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name={quoteattr(_sheet_name(title))} sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _beginning(columns: Sequence[Column]) -> str:
    """Everything of a sheet before its rows: the headings stay in sight, the columns are wide
    enough to read."""
    kinds = {Shape.TEXT: _TEXT, Shape.MOMENT: _MOMENT, Shape.DAY: _DAY}
    widths = "".join(
        f'<col min="{at}" max="{at}" width="{column.width}" style="{kinds[column.shape]}"'
        ' customWidth="1"/>'
        for at, column in enumerate(columns, 1)
    )
    return (
        f'<worksheet xmlns="{_NAMESPACE}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="16"/><cols>{widths}</cols><sheetData>'
    )
