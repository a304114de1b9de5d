"""Small images of the pictures in sight, made one after another where nobody waits for them."""

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from moderator_app.core.outages import Outage
from moderator_app.desk.reading import Reader
from moderator_app.ui import pictures
from moderator_app.ui.pictures import BadPicture
from moderator_app.ui.workbench import Workbench

_MOST_BYTES: Final = 32 * 1024 * 1024
_ENTRY: Final = 256
"""Bytes an image is counted with beside its pixels: also what no image came of has its price."""


class Thumbnails(QObject):
    """Asked for by what is in the file, kept until there is no more room: the longest unseen goes
    first. The bytes are read on the reader's thread, decoded by a child, and drawn by the window."""

    arrived = Signal(str)
    """The digest of a picture whose image is there now, or never will be."""

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._kept: OrderedDict[str, QImage | None] = OrderedDict()
        self._bytes = 0
        self._wanted: frozenset[str] = frozenset()
        self._queue: list[str] = []
        self._at_work = False

    def of(self, digest: str) -> QImage | None:
        """The image; None where there is none yet, or none can be made."""
        if digest in self._kept:
            self._kept.move_to_end(digest)
        return self._kept.get(digest)

    def is_bad(self, digest: str) -> bool:
        """Whether no image can be made of it."""
        return digest in self._kept and self._kept[digest] is None

    def want(self, digests: Sequence[str]) -> None:
        """What is in sight now, the first first; what was wanted before is wanted no longer."""
        self._queue = list(dict.fromkeys(digests))
        self._wanted = frozenset(digests)
        self._go_on()

    def _go_on(self) -> None:
        if self._at_work:
            return
        while self._queue and self._queue[0] in self._kept:
            self._queue.pop(0)
        if not self._queue:
            return
        digest = self._queue.pop(0)
        self._at_work = True
        self._bench.look(
            "thumbnail",
            partial(_read, digest),
            partial(self._decode, digest),
            error=partial(self._fail, digest),
        )

    def _decode(self, digest: str, data: bytes | None) -> None:
        if digest not in self._wanted:
            self._at_work = False
            self._go_on()
        elif data is None:
            self._keep(digest, None)
        else:
            work = partial(pictures.decoded, data, pictures.THUMBNAIL)
            then, error = partial(self._keep, digest), partial(self._fail, digest)
            self._bench.tasks.fetch(work, then, error=error)

    def _fail(self, digest: str, error: Exception) -> None:
        if not isinstance(error, BadPicture | OSError | Outage):
            self._bench.complain(error)
        self._keep(digest, None)

    def _keep(self, digest: str, image: QImage | None) -> None:
        self._at_work = False
        self._kept[digest] = image
        self._bytes += _price(image)
        while self._bytes > _MOST_BYTES and len(self._kept) > 1:
            self._bytes -= _price(self._kept.popitem(last=False)[1])
        self.arrived.emit(digest)
        self._go_on()


def _price(image: QImage | None) -> int:
    return _ENTRY + (0 if image is None else image.sizeInBytes())


def _read(digest: str, reader: Reader) -> bytes | None:
    return reader.attachment(digest)
