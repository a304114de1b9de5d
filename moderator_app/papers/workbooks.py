"""Reading the rows of a file that somebody sent: xlsx, xls, xlsb, ods or delimited text.

The file is a stranger's, so a child process reads it, with limits on memory and time
(`workbook_child`). The desk only ever decodes plain rows, and killing the child is always safe.
"""

import errno
import json
import math
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from threading import Timer
from time import monotonic
from typing import BinaryIO, cast

from moderator_app.core.unreadable import Code, Unreadable
from moderator_app.papers.workbook_frames import End, Frame, Header, Row, receive

__all__ = ["Row", "Sheet", "open_rows"]

_FILE_MOST = 512 * 1024 * 1024
_MEMORY_MOST = 1536 * 1024 * 1024
_SECONDS_TO_LEAVE = 5
# A new interpreter, not multiprocessing: that would run the desk's own main module in the child
# and answer in pickles. Isolated (-I), it takes nothing from the environment or the folder it
# starts in; where the program lies, it is told.
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1])['path'];"
    "from moderator_app.papers.workbook_child import main; main()"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet that holds the messages.

    `header_row_index` counts from 0 and is the last row of the headings; the rows follow it.
    `total` is how many there are, blank ones included, where that was cheap to know. `chunks`
    yields at most 500 rows at a time, and raises Unreadable where the file breaks off; it ends
    with the context that gave the sheet.
    """

    name: str
    header_row_index: int
    header: tuple[str, ...]
    total: int | None
    chunks: Iterator[list[Row]]


@contextmanager
def open_rows(
    path: Path, *, limit_seconds: float = 120, limit_bytes: int = _MEMORY_MOST
) -> Iterator[Sheet]:
    """Opens the sheet whose headings are best known; leaving the context ends the child.

    `limit_seconds` bounds the time spent waiting for the file to be read, not the time its rows
    are worked on; `limit_bytes` the child's memory, where the system can bound it. Raises
    Unreadable.
    """
    with _opened(path) as source:
        child = _Child(source, limit_seconds, limit_bytes)
    chunks = child.chunks()
    try:
        header = child.next_frame()
        if not isinstance(header, Header):
            raise Unreadable(Code.DAMAGED, "frame")
        yield Sheet(header.sheet, header.number - 1, header.headings, header.total, chunks)
    finally:
        chunks.close()
        child.end()


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
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
        limits = {
            "path": [str(Path(entry).absolute()) for entry in sys.path],
            "memory": memory,
            "seconds": 2 * math.ceil(seconds),
        }
        self._seconds_left = seconds
        self._expired = False
        self._process = subprocess.Popen(  # noqa: S603  (our own interpreter and words)
            [sys.executable, "-I", "-c", _START, json.dumps(limits)],
            stdin=source,
            stdout=subprocess.PIPE,
            # A traceback or a panic may quote the file.
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._pipe = cast("BinaryIO", self._process.stdout)

    def chunks(self) -> Generator[list[Row], None, None]:
        while not isinstance(frame := self.next_frame(), End):
            if not isinstance(frame, list):
                raise Unreadable(Code.DAMAGED, "frame")
            yield frame

    def next_frame(self) -> Frame:
        """Raises Unreadable, whether the child says so or breaks off."""
        started = monotonic()
        alarm = Timer(max(0.0, self._seconds_left), self._expire)
        alarm.start()
        try:
            frame = receive(self._pipe)
        finally:
            alarm.cancel()
            alarm.join()
            self._seconds_left -= monotonic() - started
        if frame is None:
            raise self._broken_off()
        if isinstance(frame, Unreadable):
            raise frame
        return frame

    def end(self) -> None:
        self._process.kill()
        with self._process:  # closes the pipe and waits
            pass

    def _expire(self) -> None:
        self._expired = True
        self._process.kill()

    def _broken_off(self) -> Unreadable:
        """Why a child left without a last word."""
        try:
            status = self._process.wait(_SECONDS_TO_LEAVE)
        except subprocess.TimeoutExpired:
            return Unreadable(Code.TOOK_TOO_LONG, "exit")
        if self._expired:
            return Unreadable(Code.TOOK_TOO_LONG)
        name = signal.Signals(-status).name if status < 0 else str(status)
        # The parser aborts when memory is refused; the system kills when there is none left.
        codes = {
            "SIGXCPU": Code.TOOK_TOO_LONG,
            "SIGABRT": Code.OUT_OF_MEMORY,
            "SIGKILL": Code.OUT_OF_MEMORY,
        }
        return Unreadable(codes.get(name, Code.DAMAGED), name)
