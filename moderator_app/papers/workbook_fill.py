"""A table that somebody sent, given back with words in some of its cells.

A child process (`workbook_fill_child`) makes the copy: every part of a workbook but the one sheet,
and every byte of that sheet but the cells, stays as it was; delimited text keeps its encoding, its
delimiter and its line ends.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from moderator_app.core.answering import Fill, Moment, State, Value, Words
from moderator_app.core.unreadable import Code, Unreadable
from moderator_app.papers.spawned import Spawned
from moderator_app.papers.workbook_frames import receive_bytes
from moderator_app.papers.workbooks import opened

_FILE_MOST = 128 * 1024 * 1024
_SECONDS = 120
KEPT_KINDS = "kept"
"""Detail of Unreadable UNSUPPORTED_KIND: rows can be read from such a file, but not written."""


@dataclass(frozen=True, slots=True)
class Filled:
    """`data` is the whole file, `left` the cells (row, column) that were not filled: formulas,
    the hidden parts of merged cells, words that are not allowed there."""

    data: bytes
    left: frozenset[tuple[int, int]]


def read_whole(path: Path) -> bytes:
    """Everything in a file that is to be filled. Raises Unreadable."""
    with opened(path) as source:
        data = source.read(_FILE_MOST + 1)
    if len(data) > _FILE_MOST:
        raise Unreadable(Code.TOO_LARGE, "file")
    return data


def fill_in(data: bytes, sheet: str, fills: Sequence[Fill]) -> Filled:
    """Copy a table with its cells filled; in text `sheet` says nothing. Raises Unreadable,
    UNSUPPORTED_KIND with KEPT_KINDS for xls, xlsb and ods."""
    child = Spawned("workbook_fill_child", None, _SECONDS)

    def exchange(told: BinaryIO) -> Filled | Unreadable | None:
        child.feed(chain(_wish(sheet, fills), [data]))
        return _told(told)

    try:
        made = child.work(exchange)
        if made is None:
            raise child.broken_off()
    finally:
        child.end()
    if isinstance(made, Unreadable):
        raise made
    return made


def _wish(sheet: str, fills: Sequence[Fill]) -> Iterator[bytes]:
    """A line each, and an empty one: much JSON at once would hold the interpreter, and with it
    the window."""
    yield json.dumps(sheet).encode() + b"\n"
    for one in fills:
        yield json.dumps([one.row, one.column, to_plain(one.value)]).encode() + b"\n"
    yield b"\n"


def to_plain(value: Value) -> list[object]:
    match value:
        case Words():
            return ["words", value.text]
        case State():
            return ["state", value.listed, *value.words]
        case Moment():
            return ["moment", value.at.isoformat(), value.text, value.serial]


def from_plain(plain: Sequence[object]) -> Value:
    """Reads what `to_plain` wrote. Raises ValueError."""
    match plain:
        case ["words", str(text)]:
            return Words(text)
        case ["state", bool(listed), *words]:
            return State(tuple(map(str, words)), listed)
        case ["moment", str(at), str(text), bool() | None as serial]:
            return Moment(datetime.fromisoformat(at), text, serial)
    raise ValueError(plain[:1])


def _told(told: BinaryIO) -> Filled | Unreadable | None:
    head = receive_bytes(told, _FILE_MOST)
    data = None if head is None else receive_bytes(told, 2 * _FILE_MOST)
    if head is None or data is None:
        return None
    try:
        match json.loads(head):
            case ["unreadable", str(code), str(detail)]:
                return Unreadable(Code(code), detail)
            case ["filled", list(left)]:
                return Filled(data, frozenset((int(row), int(column)) for row, column in left))
    except (ValueError, TypeError, RecursionError) as error:
        raise Unreadable(Code.DAMAGED, "frame") from error
    raise Unreadable(Code.DAMAGED, "frame")
