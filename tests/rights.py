"""Being nobody special: what a test does here, and the processes it starts, obeys permission bits.

The administrator of a machine may read and write everything; on Linux that is a capability which a
thread can lay down and take up again (capabilities(7)).
"""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

_VERSION = 0x20080522
_OVER_FILES = 1 << 1 | 1 << 2
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH."""
_SET_SECUREBITS, _NOROOT = 28, 1


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Half(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


@contextmanager
def of_anybody() -> Iterator[None]:
    """The rights of an ordinary user, whoever runs the tests."""
    if sys.platform == "win32":
        pytest.skip("files there have no permission bits")
    if os.geteuid() != 0:
        yield
        return
    if sys.platform != "linux":
        pytest.skip("the administrator of this system cannot be held back")
    libc = ctypes.CDLL(None, use_errno=True)
    header, halves = _Header(_VERSION, 0), (_Half * 2)()
    assert libc.capget(ctypes.byref(header), halves) == 0
    had = halves[0].effective
    # Without it a process that root starts is given everything back.
    assert libc.prctl(_SET_SECUREBITS, _NOROOT, 0, 0, 0) == 0
    halves[0].effective = had & ~_OVER_FILES
    try:
        assert libc.capset(ctypes.byref(header), halves) == 0
        yield
    finally:
        halves[0].effective = had
        assert libc.capset(ctypes.byref(header), halves) == 0
        assert libc.prctl(_SET_SECUREBITS, 0, 0, 0, 0) == 0
