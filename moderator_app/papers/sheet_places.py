"""Where rows and cells stand in the XML of a sheet, by byte: so that a few can be written anew
and every other byte stays as it is. (ECMA-376, SpreadsheetML.)
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from moderator_app.core.unreadable import Code, Unreadable

_TAG = re.compile(rb"""<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""")
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)
_SAMPLES = 200


@dataclass(slots=True)
class CellPlace:
    """From `start` to `end`, not counted in; `style` is an index into the cell formats."""

    column: int
    start: int
    end: int = 0
    style: str = ""
    formula: bool = False


@dataclass(slots=True)
class RowPlace:
    """`inside` is where its cells may stand; the same as `end` where the row has no room, being
    one closed tag."""

    start: int
    inside: int
    end: int
    style: str = ""
    cells: list[CellPlace] = field(default_factory=list)


@dataclass(slots=True)
class Validation:
    """Ranges in which only some words are allowed; `words` is empty where they are not listed."""

    ranges: tuple["Range", ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """Columns from 0, rows from 1, the last of each counted in."""

    left: int
    top: int
    right: int
    bottom: int

    def holds(self, row: int, column: int) -> bool:
        return self.left <= column <= self.right and self.top <= row <= self.bottom

    def hides(self, row: int, column: int) -> bool:
        """Whether a cell of a merged range is not the one that shows."""
        return self.holds(row, column) and (row, column) != (self.top, self.left)


@dataclass(slots=True)
class Places:
    """What was found of a sheet: the rows that were asked for, and what bears on their cells.
    `numbers` are the formats of the numbers that stand in a column, as they come."""

    prefix: str = ""
    rows: dict[int, RowPlace] = field(default_factory=dict)
    columns: list[tuple[int, int, str]] = field(default_factory=list)
    merged: list[Range] = field(default_factory=list)
    validations: list[Validation] = field(default_factory=list)
    numbers: dict[int, list[str]] = field(default_factory=dict)


def column_of(letters: str) -> int:
    """A → 0, Z → 25, AA → 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def ranges(reference: str) -> tuple[Range, ...]:
    """The ranges of "A1:B2 C3"; what cannot be read is left out."""
    found = []
    for part in reference.split():
        corners = [_REFERENCE.fullmatch(corner) for corner in part.split(":")]
        if corners and all(corners):
            at = [(column_of(one[1]), int(one[2])) for one in corners if one is not None]
            found.append(Range(at[0][0], at[0][1], at[-1][0], at[-1][1]))
    return tuple(found)


def tag_at(data: bytes, start: int) -> bytes:
    """The tag that begins there, as it is written. Raises Unreadable."""
    found = _TAG.match(data, start)
    if found is None:
        raise Unreadable(Code.DAMAGED, "tag")
    return found[0]


def find(data: bytes, rows: Collection[int], columns: Collection[int]) -> Places:
    """Look for rows, and at the numbers of some columns. Raises Unreadable."""
    finder = _Finder(data, rows, columns)
    parse(finder.parser, data)
    return finder.places


def parse(parser: XMLParserType, data: bytes) -> None:
    """Raises Unreadable."""
    try:
        parser.Parse(data, True)  # noqa: FBT003  (the last piece)
    except ExpatError as error:
        raise Unreadable(Code.DAMAGED, "xml") from error


def plain_parser() -> XMLParserType:
    """Refuses what a workbook never has and an attacker does: a document type, other encodings."""
    parser = ParserCreate()

    def refuse(*_: object) -> None:
        raise Unreadable(Code.UNSUPPORTED_KIND, "doctype")

    def look(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ("utf-8", "us-ascii"):
            raise Unreadable(Code.UNSUPPORTED_KIND, "encoding")

    parser.StartDoctypeDeclHandler = refuse
    parser.XmlDeclHandler = look
    return parser


class _Finder:
    def __init__(self, data: bytes, rows: Collection[int], columns: Collection[int]) -> None:
        self._data = data
        self._wanted = rows
        self._sampled = columns
        self._row = 0
        self._column = -1
        self._place: RowPlace | None = None
        self._cell: CellPlace | None = None
        self._number: str | None = None
        self._words: list[str] | None = None
        self.places = Places()
        self.parser = plain_parser()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, name: str, has: Mapping[str, str]) -> None:
        prefix, _, kind = name.rpartition(":")
        match kind:
            case "c":
                self._start_cell(has)
            case "row":
                self._start_row(has)
            case "f" if self._cell is not None:
                self._cell.formula = True
            case "v":
                self._sample()
            case "sheetData":
                self.places.prefix = f"{prefix}:" if prefix else ""
            case "col":
                self._note_columns(has)
            case "mergeCell":
                self.places.merged += ranges(has.get("ref", ""))
            case "dataValidation" if has.get("type") == "list":
                self.places.validations.append(Validation(ranges(has.get("sqref", ""))))
            case "formula1" if self.places.validations:
                self._words = []
                self.parser.CharacterDataHandler = self._words.append

    def _note_columns(self, has: Mapping[str, str]) -> None:
        if style := has.get("style"):
            first, last = int(has.get("min", "1")), int(has.get("max", "1"))
            self.places.columns.append((first - 1, last - 1, style))

    def _start_row(self, has: Mapping[str, str]) -> None:
        number = int(has.get("r", self._row + 1))
        if number <= self._row:
            raise Unreadable(Code.DAMAGED, "order")
        self._row = number
        self._column = -1
        self._place = None
        if self._row in self._wanted:
            start = self.parser.CurrentByteIndex
            inside = start + len(tag_at(self._data, start))
            style = has.get("s", "") if has.get("customFormat") in ("1", "true") else ""
            self._place = RowPlace(start, inside, inside, style)

    def _start_cell(self, has: Mapping[str, str]) -> None:
        found = _REFERENCE.fullmatch(has.get("r", ""))
        column = column_of(found[1]) if found else self._column + 1
        # A reader goes by what a cell is called: one in a strange place would be another row's.
        if column <= self._column or (found and int(found[2]) != self._row):
            raise Unreadable(Code.DAMAGED, "order")
        self._column = column
        style = has.get("s", "")
        self._number = style if has.get("t", "n") == "n" else None
        if self._place is not None:
            self._cell = CellPlace(self._column, self.parser.CurrentByteIndex, style=style)

    def _sample(self) -> None:
        if self._number is not None and self._column in self._sampled:
            samples = self.places.numbers.setdefault(self._column, [])
            if len(samples) < _SAMPLES:
                samples.append(self._number)

    def _end(self, name: str) -> None:
        kind = name.rpartition(":")[2]
        if kind == "c" and self._cell is not None and self._place is not None:
            self._cell.end = self._after(self._cell.start)
            self._place.cells.append(self._cell)
            self._cell = None
        elif kind == "row" and self._place is not None:
            self._place.end = self._after(self._place.start)
            self.places.rows[self._row] = self._place
            self._place = None
        elif kind == "formula1" and self._words is not None:
            self.parser.CharacterDataHandler = None
            said = "".join(self._words).strip()
            if len(said) > 1 and said[0] == said[-1] == '"':
                words = said[1:-1].replace('""', '"').split(",")
                self.places.validations[-1].words = tuple(word.strip() for word in words)
            self._words = None

    def _after(self, start: int) -> int:
        """Where an element that began at `start` and ends here has ended."""
        opening = tag_at(self._data, start)
        if opening.endswith(b"/>"):
            return start + len(opening)
        here = self.parser.CurrentByteIndex
        return here + len(tag_at(self._data, here))
