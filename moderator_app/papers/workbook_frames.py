"""What the child that reads a workbook says to the desk, as frames of JSON over a pipe.

Not pickle: the child handles a stranger's file, and what it says is a stranger's word too.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import BinaryIO

from moderator_app.core.cells import Cell
from moderator_app.core.unreadable import Code, Unreadable

ROWS_A_CHUNK = 500
# Decoding JSON holds the interpreter, and the window with it: this much takes a few milliseconds.
CHARACTERS_A_CHUNK = 400_000
CHARACTERS_A_ROW = 4_000_000
MOST_COLUMNS = 256
"""More than any table people fill in; each is offered to a person to be named."""
LONGEST_HEADING = 1_000
"""Signs; what goes on is no heading and would only hold up whoever shows it."""
_BYTES_A_FRAME = 64 * 1024 * 1024
_LENGTH = 4
_LONG = 8


@dataclass(frozen=True, slots=True)
class Row:
    """`number` counts from 1, as the spreadsheet program shows it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """The sheet that was chosen. `number` is the row of the headings, counted from 1; `total` the
    number of rows below it, blank ones included, where that is known beforehand. `left` columns
    of the sheet, all blank, are left out at the beginning of every row.
    """

    sheet: str
    number: int
    headings: tuple[str, ...]
    total: int | None
    left: int = 0


@dataclass(frozen=True, slots=True)
class End:
    """The last frame: without it the child broke off."""


Frame = Header | list[Row] | Unreadable | End


def send(pipe: BinaryIO, frame: Frame) -> None:
    """Raises OSError when nobody listens any more."""
    text = json.dumps(_plain(frame), ensure_ascii=False, separators=(",", ":"))
    # Half characters pass as they are: cleaning is the importer's business.
    data = text.encode("utf-8", "surrogatepass")
    pipe.write(len(data).to_bytes(_LENGTH, "big") + data)
    pipe.flush()


def receive(pipe: BinaryIO) -> Frame | None:
    """The next frame; None when the pipe ended. Raises Unreadable (damaged) for anything else."""
    size = int.from_bytes(start := pipe.read(_LENGTH), "big")
    if size > _BYTES_A_FRAME:
        raise Unreadable(Code.DAMAGED, "frame")
    data = pipe.read(size)
    if len(start) < _LENGTH or len(data) < size:
        return None
    try:
        return _frame(json.loads(data.decode("utf-8", "surrogatepass")))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Unreadable(Code.DAMAGED, "frame") from error


def send_bytes(pipe: BinaryIO, data: bytes) -> None:
    """Raises OSError when nobody listens any more."""
    pipe.write(len(data).to_bytes(_LONG, "big") + data)
    pipe.flush()


def receive_bytes(pipe: BinaryIO, most: int) -> bytes | None:
    """What `send_bytes` sent; None when the pipe ended. Raises Unreadable for more than `most`."""
    size = int.from_bytes(start := pipe.read(_LONG), "big")
    if size > most:
        raise Unreadable(Code.TOO_LARGE, "frame")
    data = pipe.read(size)
    return None if len(start) < _LONG or len(data) < size else data


def _plain(frame: Frame) -> object:
    match frame:
        case Header():
            return [
                "header", frame.sheet, frame.number, frame.headings, frame.total, frame.left
            ]  # fmt: skip
        case Unreadable():
            return ["unreadable", frame.code, frame.detail]
        case End():
            return ["end"]
        case _:
            return ["rows", [[row.number, [_plain_cell(c) for c in row.cells]] for row in frame]]


def _frame(plain: list[object]) -> Frame:
    match plain:
        case ["rows", list(rows)]:
            return [Row(_whole(number), tuple(map(_cell, cells))) for number, cells in rows]
        case ["header", str(sheet), int(number), list(names), int() | None as total, int(left)]:
            return Header(sheet, number, tuple(map(str, names)), total, left)
        case ["unreadable", str(code), str(detail)]:
            return Unreadable(Code(code), detail)
        case ["end"]:
            return End()
    raise ValueError


def _plain_cell(cell: Cell) -> object:
    match cell:
        case datetime():
            return ["datetime", cell.isoformat()]
        case date():
            return ["date", cell.isoformat()]
        case time():
            return ["time", cell.isoformat()]
    return cell


def _cell(plain: object) -> Cell:
    match plain:
        case ["datetime", str(text)]:
            return datetime.fromisoformat(text)
        case ["date", str(text)]:
            return date.fromisoformat(text)
        case ["time", str(text)]:
            return time.fromisoformat(text)
        case str() | bool() | int() | float() | None:
            return plain
    raise TypeError


def _whole(number: object) -> int:
    if isinstance(number, int):
        return number
    raise TypeError
