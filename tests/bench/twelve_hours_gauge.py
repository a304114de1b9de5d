"""What a process holds: its memory, its threads and its open files."""

import ctypes
import gc
import resource
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui.workbench import Workbench
from tests.bench.twelve_hours_person import Person


@dataclass(frozen=True, slots=True)
class Gauge:
    """What the process holds at one moment. `resident` in octets, after freed memory was given
    back, and `with_cache` also what is held of the case file; `blocks` of memory that Python uses.

    Objects are not looked at one by one: whoever holds one that another thread is just making, spoils
    it for that thread (SystemError in `tuple`)."""

    resident: int
    with_cache: int
    blocks: int
    threads: int
    files: int

    @classmethod
    def read(cls, with_cache: int = 0) -> "Gauge":
        gc.collect()
        with suppress(OSError, AttributeError):
            ctypes.CDLL("libc.so.6").malloc_trim(0)
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        resident = pages * resource.getpagesize()
        return cls(
            resident,
            with_cache or resident,
            sys.getallocatedblocks(),
            threading.active_count(),
            len(list(Path("/proc/self/fd").iterdir())),
        )


def gauged(bench: Workbench, person: Person) -> Gauge:
    """As it is; and once more when both connections have given back what they hold of the file in
    memory, which is as much as there is of it, up to a limit."""
    whole, done = Gauge.read(), list[object]()
    bench.ask(_let_go_of_the_file, done.append)
    bench.look("gauge", _let_go_of_the_file_here, done.append)
    assert person.until(lambda: len(done) == 2, 30)
    return Gauge.read(with_cache=whole.resident)


def _let_go_of_the_file(desk: Desk) -> None:
    desk.session.store.connection.execute("PRAGMA shrink_memory")


def _let_go_of_the_file_here(reader: Reader) -> None:
    reader._connection.execute("PRAGMA shrink_memory")
