"""Pictures nobody took, and files that only pretend to be pictures."""

import struct
import zlib
from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

SVG = (
    b"<svg xmlns='http://www.w3.org/2000/svg' width='90' height='60'>"
    b"<script>alert(1)</script><rect width='90' height='60'/></svg>"
)


def image(width: int, height: int, hue: int = 210) -> QImage:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor.fromHsv(hue % 360, 120, 160))
    painter = QPainter(made)
    for n in range(12):
        shade = QColor.fromHsv((hue + 17 * n) % 360, 150, 90 + 12 * n)
        side = max(1, min(width, height) // 6)
        painter.fillRect(n * width // 12, n * n * height // 160, side, side, shade)
    painter.end()
    return made


def encoded(picture: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(picture)
    return bytes(buffer.data().data())


def png(width: int, height: int, hue: int = 210) -> bytes:
    return encoded(image(width, height, hue), "png")


def jpeg(width: int, height: int, hue: int = 210) -> bytes:
    return encoded(image(width, height, hue), "jpeg")


def gif(frames: int, side: int = 2) -> bytes:
    """Each frame is of one colour."""
    head = b"GIF89a" + struct.pack("<HHBBB", side, side, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, side, side, 0) + b"\x02\x02\x44\x01\x00"
    return head + frame * frames + b"\x3b"


def png_that_says(width: int, height: int) -> bytes:
    """A few hundred kilobytes of black that fill gigabytes when they are believed."""
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + _chunk(b"IDAT", b"".join(_nothing(width, min(height, 4_000))))
        + _chunk(b"IEND", b"")
    )


def _nothing(width: int, height: int) -> Iterator[bytes]:
    packer = zlib.compressobj(9)
    for _ in range(height):
        yield packer.compress(bytes(1 + 3 * width))
    yield packer.flush()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bmp_that_says(side: int) -> bytes:
    header = bytearray(b"BM" + bytes(52))
    header[10:14] = (54).to_bytes(4, "little")
    header[14:18] = (40).to_bytes(4, "little")
    header[18:22] = header[22:26] = side.to_bytes(4, "little")
    header[26:28], header[28:30] = (1).to_bytes(2, "little"), (24).to_bytes(2, "little")
    return bytes(header)
