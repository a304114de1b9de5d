"""Pictures that strangers made: decoded with limits, and kept small.

What is kept is drawn anew, so that nothing of the file that came remains: no place where it was
taken, no maker, nothing hidden behind the picture. All of it may run on any thread.
"""

import base64
import binascii
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from moderator_app.ui import tokens

LONGEST_SIDE: Final = 1600
MOST_BYTES: Final = 2 * 1024 * 1024
MEDIA_TYPE: Final = "image/jpeg"
THUMBNAIL: Final = 320
_FILE_MOST: Final = 32 * 1024 * 1024
_PIXELS_MOST: Final = 80_000_000
_MEBIBYTES: Final = 384
_FORMATS: Final = frozenset({b"png", b"jpeg", b"jpg", b"webp", b"bmp"})
_QUALITIES: Final = (88, 75, 60, 40)


class BadPicture(Exception):
    """No picture of a kind the desk takes, or one too large to be decoded."""


@dataclass(frozen=True, slots=True)
class Picture:
    """`data` is a JPEG of at most 2 MiB and 1600 pixels a side."""

    data: bytes

    @property
    def text(self) -> str:
        """As an event keeps it."""
        return base64.b64encode(self.data).decode("ascii")


def from_file(path: Path) -> Picture:
    """Raises BadPicture, OSError."""
    if path.stat().st_size > _FILE_MOST:
        raise BadPicture
    return from_image(decoded(path.read_bytes(), LONGEST_SIDE))


def from_image(image: QImage) -> Picture:
    """Raises BadPicture."""
    if image.isNull() or image.width() * image.height() > _PIXELS_MOST:
        raise BadPicture
    small = _within(image, LONGEST_SIDE)
    paper = QImage(small.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor(tokens.PAPER))
    painter = QPainter(paper)
    painter.drawImage(0, 0, small)
    painter.end()
    for quality in _QUALITIES:
        data = _jpeg(paper, quality)
        if len(data) <= MOST_BYTES:
            return Picture(data)
    raise BadPicture


def thumbnail(picture: str, longest: int = THUMBNAIL) -> QImage:
    """A small image of a picture as an event keeps it, for any thread; the window makes a pixmap
    of it (``QPixmap.fromImage``). Raises BadPicture."""
    try:
        data = base64.b64decode(picture, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadPicture from error
    return decoded(data, longest)


def decoded(data: bytes, longest: int) -> QImage:
    """The image, at most `longest` pixels a side. Its size is looked at before it is decoded.

    Raises BadPicture.
    """
    QImageReader.setAllocationLimit(_MEBIBYTES)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()) not in _FORMATS:
        raise BadPicture
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _PIXELS_MOST:
        raise BadPicture
    if max(size.width(), size.height()) > longest:
        shrunk = size.scaled(QSize(longest, longest), Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(shrunk.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        raise BadPicture
    return image


def _within(image: QImage, longest: int) -> QImage:
    if max(image.width(), image.height()) <= longest:
        return image
    return image.scaled(
        longest,
        longest,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _jpeg(image: QImage, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "JPEG", quality):  # type: ignore[call-overload]
        raise BadPicture
    return bytes(buffer.data().data())
