"""Delimited text: its records, and a copy changed in a few cells, every other byte as it was."""

import csv
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from itertools import zip_longest

from moderator_app.core.unreadable import Code, Unreadable

BOMS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),  # begins like the next
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_BE, "utf-16-be"),
)
"""The marks that a text may begin with, and what they say of its encoding."""
_NEEDS_QUOTES = re.compile(r'["\r\n,;\t]|^\s|\s$')


def records(lines: Iterable[str], delimiter: str) -> Iterator[tuple[str, list[str]]]:
    """Each record as it stands there, with its line end, and its cells.

    A quotation mark that is not closed as programs close it takes no other line with it: its line
    is a record, in which it is a sign like others. Raises Unreadable for one whose cells are
    longer than `csv.field_size_limit`.
    """
    coming = iter(lines)
    again: deque[str] = deque()
    taken: list[str] = []

    def fed() -> Iterator[str]:
        while (line := again.popleft() if again else next(coming, None)) is not None:
            taken.append(line)
            yield line

    while True:
        try:
            for cells in csv.reader(fed(), delimiter=delimiter, strict=True):
                yield "".join(taken), cells
                taken.clear()
        except csv.Error as error:
            if sum(map(len, taken)) > csv.field_size_limit():
                raise Unreadable(Code.DAMAGED, "csv") from error
            again.extendleft(reversed(taken[1:]))
            line = taken[0]
            taken.clear()
            yield line, _cells_of_line(line, delimiter)
        else:
            return


def _cells_of_line(line: str, delimiter: str) -> list[str]:
    cells, *after = csv.reader([line, ""], delimiter=delimiter)
    if after:
        return cells
    *closed, unclosed = cells
    rest = csv.reader([f'"{unclosed}'], delimiter=delimiter, quoting=csv.QUOTE_NONE)
    return [*closed, *next(rest)]


def changed(
    data: bytes, encoding: str, delimiter: str, cells: Mapping[int, Mapping[int, str]]
) -> bytes:
    """The text with other words in some cells, by the number of the record, counted from 1 as
    `records` counts, and the column, counted from 0. Raises Unreadable where it could not be
    given back as it came."""
    bom, exact = next(((bom, name) for bom, name in BOMS if data.startswith(bom)), (b"", encoding))
    text = data[len(bom) :].decode(exact, "surrogateescape")
    if bom + text.encode(exact, "surrogateescape") != data:
        raise Unreadable(Code.UNSUPPORTED_KIND, "encoding")
    made = "".join(
        _changed(record, delimiter, cells.get(number, {}))
        for number, (record, _) in enumerate(_records(text, delimiter), 1)
    )
    # What is quoted badly elsewhere may take what is quoted well for its own end.
    wanted = (
        _with(read, cells.get(number, {}))
        for number, (_, read) in enumerate(_records(text, delimiter), 1)
    )
    found = (read for _, read in _records(made, delimiter))
    if not all(one == other for one, other in zip_longest(wanted, found)):
        raise Unreadable(Code.UNSUPPORTED_KIND, "csv")
    return bom + made.encode(exact, "surrogateescape")


def _records(text: str, delimiter: str) -> Iterator[tuple[str, list[str]]]:
    return records(StringIO(text, newline=""), delimiter)


def _with(read: list[str], cells: Mapping[int, str]) -> list[str]:
    """The cells of a record with others in their places."""
    last = max(cells, default=-1)
    made = [*read, *[""] * (last + 1 - len(read))]
    for column, words in cells.items():
        made[column] = words
    return made


def _changed(record: str, delimiter: str, cells: Mapping[int, str]) -> str:
    if not cells:
        return record
    line = record.rstrip("\r\n")
    end = record[len(line) :]
    fields = _fields(line, delimiter)
    for column, words in cells.items():
        fields += [""] * (column + 1 - len(fields))
        fields[column] = _quoted(words, as_before=fields[column])
    return delimiter.join(fields) + end


def _fields(line: str, delimiter: str) -> list[str]:
    field = re.compile(rf'(?:"(?:[^"]|"")*(?:"|\Z))?[^{delimiter}]*')
    fields, at = [], 0
    while True:
        found = field.match(line, at)
        end = found.end() if found else at
        fields.append(line[at:end])
        if end >= len(line):
            return fields
        at = end + 1


def _quoted(words: str, *, as_before: str) -> str:
    """In quotation marks where it needs them, or where the cell had them."""
    if as_before.startswith('"') or _NEEDS_QUOTES.search(words):
        return '"' + words.replace('"', '""') + '"'
    return words
