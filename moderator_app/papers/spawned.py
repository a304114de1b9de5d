"""A process of the desk's own that handles a stranger's file: little memory, little time, and
killing it is always safe. What comes of it is a stranger's word too.
"""

import json
import math
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Timer
from time import monotonic
from typing import BinaryIO, TypeVar, cast

from moderator_app.core.unreadable import Code, Unreadable

T = TypeVar("T")

MEMORY_MOST = 1536 * 1024 * 1024
_SECONDS_TO_LEAVE = 5
# A new interpreter, not multiprocessing: that would run the desk's own main module in the child
# and answer in pickles. Isolated (-I), it takes nothing from the environment or the folder it
# starts in; where the program lies, it is told.
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1])['path'];"
    "from moderator_app.papers.{module} import main; main()"
)


class Spawned:
    """`module` of this room has a `main`. Without a `source` the child is fed by `work`."""

    def __init__(
        self, module: str, source: BinaryIO | None, seconds: float, memory: int = MEMORY_MOST
    ) -> None:
        limits = {
            "path": [str(Path(entry).absolute()) for entry in sys.path],
            "memory": memory,
            "seconds": 2 * math.ceil(seconds),
        }
        self._seconds_left = seconds
        self._expired = False
        start = _START.format(module=module)
        self._process = subprocess.Popen(  # noqa: S603  (our own interpreter and words)
            [sys.executable, "-I", "-c", start, json.dumps(limits)],
            stdin=subprocess.PIPE if source is None else source,
            stdout=subprocess.PIPE,
            # A traceback or a panic may quote the file.
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._told = cast("BinaryIO", self._process.stdout)

    def work(self, exchange: Callable[[BinaryIO], T]) -> T:
        """What the child says, in the time that is left; it is ended where it takes longer."""
        started = monotonic()
        alarm = Timer(max(0.0, self._seconds_left), self._expire)
        alarm.start()
        try:
            return exchange(self._told)
        finally:
            alarm.cancel()
            alarm.join()
            self._seconds_left -= monotonic() - started

    def feed(self, pieces: Iterable[bytes]) -> bool:
        """Give the child all it needs; False where it no longer listens."""
        pipe = cast("BinaryIO", self._process.stdin)
        try:
            with pipe:
                for piece in pieces:
                    pipe.write(piece)
        except OSError:
            return False
        return True

    def end(self) -> None:
        self._process.kill()
        with self._process:  # closes the pipes and waits
            pass

    def _expire(self) -> None:
        self._expired = True
        self._process.kill()

    def broken_off(self) -> Unreadable:
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
