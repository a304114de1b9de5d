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
from io import SEEK_END
from itertools import islice, pairwise
from pathlib import Path
from typing import BinaryIO

_HEAD, _FRAME = 32, 24 + 4096
_MAGIC = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
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
        with journal.open("rb") as file:
            bad = False
            for one, following in pairwise(islice(_frames(file), _worth_reading(file))):
                bad = bad or not one.good
                if bad and one.ends_work and following.good:
                    return True
    except OSError:
        return False  # there is none, or opening the file will tell the trouble
    return False


def _worth_reading(file: BinaryIO) -> int:
    """How many frames there are, the head among them, up to the one behind the last finished piece
    of work. Rewriting a file fills its journal with one piece as long as the file."""
    frames = (file.seek(0, SEEK_END) - _HEAD) // _FRAME
    for number in range(frames - 2, -1, -1):
        file.seek(_HEAD + number * _FRAME + 4)
        if file.read(4) != bytes(4):
            return number + 3
    return min(max(frames, 0), 1) * 2


def _frames(file: BinaryIO) -> Iterator[_Frame]:
    """The head of the journal, as a piece of work of its own, and the frames behind it."""
    file.seek(0)
    head = file.read(_HEAD)
    frame = file.read(_FRAME)
    sums = {_stored(head, 24), _sum(struct.unpack_from(f"{_ORDER}6I", head), (0, 0))}
    sound = len(sums) == 1 and head[:4] in _MAGIC
    salt = head[16:24] if sound else frame[8:16]
    yield _Frame(sound, ends_work=True)
    while len(frame) == _FRAME:
        words = struct.unpack_from(f"{_ORDER}2I16x1024I", frame)
        # Either sum of the frame before may be the changed one.
        counted = {_sum(words, before) for before in sums}
        stored = _stored(frame, 16)
        good = stored in counted and frame[8:16] == salt
        yield _Frame(good, ends_work=frame[4:8] != bytes(4))
        sums = {stored} if good else {stored, *counted}
        frame = file.read(_FRAME)


def _stored(data: bytes, at: int) -> Sum:
    first, second = struct.unpack_from(">2I", data, at)
    return first, second


def _sum(words: Sequence[int], start: Sum) -> Sum:
    first, second = start
    for one, other in zip(words[::2], words[1::2], strict=True):
        first = (first + one + second) & _WORD
        second = (second + other + first) & _WORD
    return first, second
