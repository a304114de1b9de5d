"""What a program of many threads, open for days, holds of the machine's memory."""

import ctypes
import sys
from contextlib import suppress
from typing import Final

_M_ARENA_MAX: Final = -8
_ARENAS: Final = 2


def share_between_threads() -> None:
    """Let all threads take from the same few heaps: glibc opens one for each, and what is left over
    in twenty of them is given back by none. Elsewhere nothing is done."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL("libc.so.6").mallopt(_M_ARENA_MAX, _ARENAS)
