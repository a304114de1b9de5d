"""The process that decodes a stranger's picture: little memory, little time, nothing else to lose.

Its standard input is the file; its standard output is width and height, and then the pixels,
already drawn on paper, so that the desk never decodes anything itself. It says nothing for what
is no picture of a kind the desk shows, or a broken one, or one that is too large. It never writes
a file, and leaves neither a core file nor a traceback.
"""

import json
import sys
from typing import Final

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMessageLogContext,
    QSize,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from moderator_app.core import files
from moderator_app.ui import tokens

if sys.platform != "win32":
    import os
    import resource

PIXELS_MOST: Final = 80_000_000
FRAMES_MOST: Final = 1_000
_MEBIBYTES: Final = 384
_MODESTY: Final = 10
_CUT_OFF: Final = "premature end"


def main() -> None:
    limits = json.loads(sys.argv[1])
    _limit(memory=limits["memory"], seconds=limits["seconds"])
    with open(0, "rb") as source, open(1, "wb") as pipe:
        image = _decoded(source.read(), limits["longest"])
        if image is not None:
            pipe.write(image.width().to_bytes(4, "big") + image.height().to_bytes(4, "big"))
            pipe.write(image.constBits())


def _limit(*, memory: int, seconds: int) -> None:
    """Where the system can (not on Windows); the processor time also ends a child whose desk was
    killed. Whoever types at the desk goes first."""
    if sys.platform == "win32":
        return
    os.nice(_MODESTY)
    for kind, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
    ):
        _, hard = resource.getrlimit(kind)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (allowed, hard))
        except (ValueError, OSError):
            continue  # macOS knows RLIMIT_AS and refuses to set it


def _decoded(data: bytes, longest: int) -> QImage | None:
    """The picture, at most `longest` pixels a side. Its size is looked at before its pixels."""
    kind = files.media_type(data)
    if not kind or (kind == "image/bmp" and int.from_bytes(data[2:6], "little") > len(data)):
        return None
    said: list[str] = []

    def hear(_kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
        said.append(words.lower())

    qInstallMessageHandler(hear)
    QImageReader.setAllocationLimit(_MEBIBYTES)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # Named, so that no other decoder of the system has a look at it.
    reader = QImageReader(buffer, QByteArray(kind.removeprefix("image/").encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > PIXELS_MOST:
        return None
    if reader.imageCount() > FRAMES_MOST:
        return None
    if max(size.width(), size.height()) > longest:
        shrunk = size.scaled(QSize(longest, longest), Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(shrunk.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull() or any(_CUT_OFF in words for words in said):
        return None
    return _on_paper(image)


def _on_paper(image: QImage) -> QImage:
    """Without anything to see through: 32 bits for each pixel, and no gaps between the lines."""
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor(tokens.PAPER))
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper
