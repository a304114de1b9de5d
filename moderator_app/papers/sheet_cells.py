"""Cells of a sheet written anew: with the style they had, as text that is never a formula."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import timedelta

from moderator_app.core.answering import Fill, Moment, State
from moderator_app.papers import sheet_places
from moderator_app.papers.sheet_places import CellPlace, Places, RowPlace
from moderator_app.papers.workbook_out import fitted, in_xml, letters, serial

# Number formats that every workbook knows and that show a day. (ECMA-376 part 1, 18.8.30.)
_DAYS = frozenset({*range(14, 18), 22, *range(27, 32), 36, 50, *range(51, 55), 57, 58})
_NO_LETTERS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_BETWEEN_EPOCHS = timedelta(days=1462)


class Formats:
    """Which cell formats show a day, by their index."""

    def __init__(self, *, since_1904: bool = False) -> None:
        self.since_1904 = since_1904
        self._custom: dict[int, str] = {}
        self._numbers: list[int] = []
        self._inside = False

    def note(self, name: str, has: Mapping[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "numFmt":
                self._custom[int(has.get("numFmtId", "0"))] = has.get("formatCode", "")
            case "cellXfs":
                self._inside = True
            case "xf" if self._inside:
                self._numbers.append(int(has.get("numFmtId", "0")))

    def note_end(self, name: str) -> None:
        if name.rpartition(":")[2] == "cellXfs":
            self._inside = False

    def shows_day(self, style: str) -> bool:
        at = int(style or "0")
        if at >= len(self._numbers):
            return False
        number = self._numbers[at]
        code = _NO_LETTERS.sub("", self._custom.get(number, "")).lower()
        return number in _DAYS or ("y" in code and "m" in code) or ("m" in code and "d" in code)


def filled(
    data: bytes, fills: Iterable[Fill], formats: Formats
) -> tuple[bytes, set[tuple[int, int]]]:
    """The XML of a sheet with cells filled, and the places that were left. Raises Unreadable."""
    by_row: dict[int, list[Fill]] = defaultdict(list)
    for one in fills:
        by_row[one.row].append(one)
    times = {
        one.column for ones in by_row.values() for one in ones if isinstance(one.value, Moment)
    }
    places = sheet_places.find(data, by_row.keys(), times)
    left: set[tuple[int, int]] = set()
    made: list[bytes] = []
    at = 0
    for number, row in sorted(places.rows.items(), key=lambda found: found[1].start):
        writer = _RowWriter(number, row, places, formats)
        made += (data[at : row.start], writer.written(data, by_row.pop(number)))
        left |= writer.left
        at = row.end
    left |= {(one.row, one.column) for ones in by_row.values() for one in ones}
    return b"".join([*made, data[at:]]), left


class _RowWriter:
    def __init__(self, number: int, row: RowPlace, places: Places, formats: Formats) -> None:
        self._number = number
        self._row = row
        self._places = places
        self._formats = formats
        self.left: set[tuple[int, int]] = set()

    def written(self, data: bytes, fills: Iterable[Fill]) -> bytes:
        """The row, from its first sign to its last."""
        row = self._row
        cells = {cell.column: cell for cell in row.cells}
        pieces: list[tuple[int, int, int, str]] = []
        for one in sorted(fills, key=lambda fill: fill.column):
            cell = cells.get(one.column)
            text = self._cell(one, cell)
            if text is None:
                self.left.add((one.row, one.column))
            elif cell is not None:
                pieces.append((cell.start, cell.end, one.column, text))
            else:
                after = (other.start for other in row.cells if other.column > one.column)
                place = next(after, self._end_of_cells(data))
                pieces.append((place, place, one.column, text))
        if not pieces:
            return data[row.start : row.end]
        made, at = [self._tag(data, max(column for _, _, column, _ in pieces))], row.inside
        for start, end, _, text in sorted(pieces, key=lambda piece: (piece[0], piece[2])):
            made += (data[at:start], text.encode())
            at = end
        if row.inside == row.end:
            return b"".join([*made, f"</{self._places.prefix}row>".encode()])
        return b"".join([*made, data[at : row.end]])

    def _end_of_cells(self, data: bytes) -> int:
        row = self._row
        return row.end if row.inside == row.end else data.rindex(b"</", row.inside, row.end)

    def _tag(self, data: bytes, column: int) -> bytes:
        """The tag that opens the row, with room for cells, and true about how far they go."""
        tag = data[self._row.start : self._row.inside]
        if self._row.inside == self._row.end:
            tag = tag[:-2].rstrip() + b">"
        spans = re.search(rb'\sspans=["\'](\d+):(\d+)["\']', tag)
        if spans is not None and not int(spans[1]) <= column + 1 <= int(spans[2]):
            tag = tag.replace(spans[0], b"")  # the row need not say it
        return tag

    def _cell(self, one: Fill, cell: CellPlace | None) -> str | None:
        """The cell, or None where it is to be left as it is."""
        hidden = any(merged.hides(one.row, one.column) for merged in self._places.merged)
        if hidden or (cell is not None and cell.formula):
            return None
        p = self._places.prefix
        style = self._style(one.column, cell)
        if isinstance(one.value, Moment):
            style, as_number = self._style_of_time(one.column, style, one.value)
            if as_number:
                at = one.value.at - (_BETWEEN_EPOCHS if self._formats.since_1904 else timedelta())
                return self._tagged(one.column, style, f"<{p}v>{serial(at)}</{p}v>")
        value = one.value
        words = self._allowed(one, value) if isinstance(value, State) else value.text
        if words is None:
            return None
        text = f'<{p}is><{p}t xml:space="preserve">{in_xml(fitted(words))}</{p}t></{p}is>'
        return self._tagged(one.column, style, text, ' t="inlineStr"')

    def _tagged(self, column: int, style: str, inside: str, kind: str = "") -> str:
        p = self._places.prefix
        styled = f' s="{style}"' if style else ""
        name = f"{letters(column + 1)}{self._number}"
        return f'<{p}c r="{name}"{styled}{kind}>{inside}</{p}c>'

    def _style(self, column: int, cell: CellPlace | None) -> str:
        if cell is not None:
            return cell.style
        of_column = (
            style for first, last, style in self._places.columns if first <= column <= last
        )
        return self._row.style or next(of_column, "")

    def _style_of_time(self, column: int, style: str, value: Moment) -> tuple[str, bool]:
        """As a number where the column has such times, else where the cell is made for one."""
        if self._formats.shows_day(style):
            return style, value.serial is not False
        shown = Counter(
            one for one in self._places.numbers.get(column, ()) if self._formats.shows_day(one)
        )
        if value.serial and shown:
            return shown.most_common(1)[0][0], True
        return style, False

    def _allowed(self, one: Fill, state: State) -> str | None:
        """The first word that may stand there."""
        for validation in self._places.validations:
            if any(part.holds(one.row, one.column) for part in validation.ranges):
                return next((word for word in state.words if word in validation.words), None)
        return None if state.listed else state.words[0]
