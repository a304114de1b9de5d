"""A file held by a living process: however the process ends, the system lets go of it."""

import sys
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Held(Exception):
    """Another living process, or this one, holds the file."""


class Hold:
    """Holds `path`, which is made if need be, until `release` or the end of the process.

    Raises Held, and OSError where the file cannot be made.
    """

    def __init__(self, path: Path) -> None:
        self._file: IO[bytes] = path.open("ab")
        try:
            _lock(self._file)
        except OSError as error:
            self._file.close()
            raise Held(path.name) from error

    def release(self) -> None:
        self._file.close()


def is_held(path: Path) -> bool:
    """Whether a living process holds the file. Raises OSError where it cannot be opened."""
    try:
        Hold(path).release()
    except Held:
        return True
    return False


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
