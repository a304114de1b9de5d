"""Whether the journal beside a case file has lost work that had been acknowledged.

SQLite takes a journal up to the first frame whose sum is wrong and drops the rest without a word.
That is right after a power cut, when the last frames were never promised to anybody. It is wrong
when a disk has changed a byte before work that was: each piece of work is on the disk before the
next begins, so a good frame behind a later piece of work proves that the bad one was once whole.
Of the last piece of work nobody can tell, and nothing is said. (SQLite, "WAL file format".)
"""

import struct
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

_PAGE, _HEAD, _FRAME_HEAD = 4096, 32, 24
_MAGIC = (0x377F0682, 0x377F0683)
_WORD = 0xFFFFFFFF
_ORDER = "<" if sys.byteorder == "little" else ">"

Sum = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Frame:
    good: bool
    ends_work: bool


def is_broken(path: Path) -> bool:
    """Whether the journal of a case file breaks off before its last piece of work."""
    journal = path.with_name(f"{path.name}-wal")
    # Read twice: what another process was just writing into it is whole the second time.
    return _breaks_off(journal) and _breaks_off(journal)


def _breaks_off(journal: Path) -> bool:
    try:
        data = journal.read_bytes()
    except OSError:
        return False  # there is none, or opening the file will tell the trouble
    bad = False
    for one, following in pairwise(_frames(data)):
        bad = bad or not one.good
        if bad and one.ends_work and following.good:
            return True
    return False


def _frames(data: bytes) -> Iterator[_Frame]:
    """The head of the journal, as a piece of work of its own, and the frames behind it."""
    if len(data) < _HEAD + _FRAME_HEAD + _PAGE:
        return
    (magic,) = struct.unpack_from(">I", data)
    sums = {_stored(data, 24), _sum(struct.unpack_from(f"{_ORDER}6I", data), (0, 0))}
    sound = len(sums) == 1 and magic in _MAGIC
    salt = data[16:24] if sound else data[_HEAD + 8 : _HEAD + 16]
    yield _Frame(sound, ends_work=True)
    for at in range(_HEAD, len(data) - _FRAME_HEAD - _PAGE + 1, _FRAME_HEAD + _PAGE):
        words = struct.unpack_from(f"{_ORDER}2I16x1024I", data, at)
        # Either sum of the frame before may be the changed one.
        counted = {_sum(words, before) for before in sums}
        stored = _stored(data, at + 16)
        (pages,) = struct.unpack_from(">I", data, at + 4)
        good = stored in counted and data[at + 8 : at + 16] == salt
        yield _Frame(good, ends_work=pages > 0)
        sums = {stored} if good else {stored, *counted}


def _stored(data: bytes, at: int) -> Sum:
    first, second = struct.unpack_from(">2I", data, at)
    return first, second


def _sum(words: Sequence[int], start: Sum) -> Sum:
    first, second = start
    for one, other in zip(words[::2], words[1::2], strict=True):
        first = (first + one + second) & _WORD
        second = (second + other + first) & _WORD
    return first, second
