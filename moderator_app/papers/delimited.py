"""Delimited text changed in a few cells, every other byte as it was."""

import csv
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Mapping

from moderator_app.core.unreadable import Code, Unreadable

_BOMS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))
_NEEDS_QUOTES = re.compile(r'["\r\n,;\t]|^\s|\s$')


def changed(
    data: bytes, encoding: str, delimiter: str, cells: Mapping[int, Mapping[int, str]]
) -> bytes:
    """The text with other words in some cells, by the number of the record, counted from 1 as
    `csv.reader` counts, and the column, counted from 0. Raises Unreadable where it could not be
    given back as it came."""
    bom, exact = next(((bom, name) for bom, name in _BOMS if data.startswith(bom)), (b"", encoding))
    text = data[len(bom) :].decode(exact, "surrogateescape")
    if bom + text.encode(exact, "surrogateescape") != data:
        raise Unreadable(Code.UNSUPPORTED_KIND, "encoding")
    made = "".join(
        _record(record, delimiter, cells.get(number, {}))
        for number, record in enumerate(_records(text, delimiter), 1)
    )
    return bom + made.encode(exact, "surrogateescape")


def _records(text: str, delimiter: str) -> Iterator[str]:
    """Each record as it stands there, with its line end. Quotation marks count only where a field
    begins, as for `csv.reader`."""
    ends = re.compile(rf'"(?:[^"]|"")*(?:"|\Z)[^{delimiter}\r\n]*|[^{delimiter}\r\n]+')
    begin = at = 0
    while at < len(text):
        field = ends.match(text, at)
        at = field.end() if field else at
        if at == len(text):
            break
        if text[at] == delimiter:
            at += 1
            continue
        at += 2 if text.startswith("\r\n", at) else 1
        yield text[begin:at]
        begin = at
    if begin < len(text):
        yield text[begin:]


def _record(record: str, delimiter: str, cells: Mapping[int, str]) -> str:
    if not cells:
        return record
    line = record.rstrip("\r\n")
    end = record[len(line) :]
    fields = _fields(line, delimiter)
    if len(fields) != len(next(csv.reader([line], delimiter=delimiter), [])):
        raise Unreadable(Code.UNSUPPORTED_KIND, "csv")
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
