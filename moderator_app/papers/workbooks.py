"""Reading the rows of a file that somebody sent: xlsx, xls, xlsb, ods or delimited text.

The file is a stranger's, so a child process reads it, with limits on memory and time
(`workbook_child`). The desk only ever decodes plain rows, and killing the child is always safe.
"""

import errno
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from moderator_app.core.unreadable import Code, Unreadable
from moderator_app.papers.spawned import MEMORY_MOST, Spawned
from moderator_app.papers.workbook_frames import End, Frame, Header, Row, receive

__all__ = ["Row", "Sheet", "open_rows"]

_FILE_MOST = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet that holds the messages.

    `header_row_index` counts from 0 and is the last row of the headings; the rows follow it.
    `left` is how many columns of the sheet, all blank, stand before the first of `header`.
    `total` is how many there are, blank ones included, where that was cheap to know. `chunks`
    yields at most 500 rows at a time, and raises Unreadable where the file breaks off; it ends
    with the context that gave the sheet.
    """

    name: str
    header_row_index: int
    header: tuple[str, ...]
    total: int | None
    chunks: Iterator[list[Row]]
    left: int = 0


@contextmanager
def open_rows(
    path: Path, *, limit_seconds: float = 120, limit_bytes: int = MEMORY_MOST
) -> Iterator[Sheet]:
    """Opens the sheet whose headings are best known; leaving the context ends the child.

    `limit_seconds` bounds the time spent waiting for the file to be read, not the time its rows
    are worked on; `limit_bytes` the child's memory, where the system can bound it. Raises
    Unreadable.
    """
    with opened(path) as source:
        child = _Child(source, limit_seconds, limit_bytes)
    chunks = child.chunks()
    try:
        header = child.next_frame()
        if not isinstance(header, Header):
            raise Unreadable(Code.DAMAGED, "frame")
        yield Sheet(
            header.sheet, header.number - 1, header.headings, header.total, chunks, header.left
        )
    finally:
        chunks.close()
        child.end()


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file that may hold rows. Raises Unreadable."""
    try:
        about = path.stat()  # before opening: a pipe would wait for its other end
        if not S_ISREG(about.st_mode):
            raise Unreadable(Code.NOT_A_WORKBOOK, "not a file")
        if about.st_size == 0:
            raise Unreadable(Code.EMPTY)
        if about.st_size > _FILE_MOST:
            raise Unreadable(Code.TOO_LARGE, "file")
        source = path.open("rb")
    except PermissionError as error:
        raise Unreadable(Code.NO_PERMISSION) from error
    except OSError as error:
        raise Unreadable(Code.NOT_FOUND, errno.errorcode.get(error.errno or 0, "")) from error
    with source:
        yield source


class _Child:
    def __init__(self, source: BinaryIO, seconds: float, memory: int) -> None:
        self._process = Spawned("workbook_child", source, seconds, memory)

    def chunks(self) -> Generator[list[Row], None, None]:
        while not isinstance(frame := self.next_frame(), End):
            if not isinstance(frame, list):
                raise Unreadable(Code.DAMAGED, "frame")
            yield frame

    def next_frame(self) -> Frame:
        """Raises Unreadable, whether the child says so or breaks off."""
        frame = self._process.work(receive)
        if frame is None:
            raise self._process.broken_off()
        if isinstance(frame, Unreadable):
            raise frame
        return frame

    def end(self) -> None:
        self._process.end()
