"""Pictures and files on the clipboard, or dragged here: what they are, and how they are read."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from moderator_app.core import files
from moderator_app.desk import files as desk_files
from moderator_app.desk.files import Carried
from moderator_app.ui.text import t

_RAW: Final = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp")
_ENDINGS: Final = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp"})
_TABLES: Final = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv"})


@dataclass(frozen=True, slots=True)
class Copied:
    """A picture without a file: its bytes as somebody offers them, or only its pixels."""

    name: str
    data: bytes | QImage


Source = Path | Copied


def holds_files(mime: QMimeData) -> bool:
    """Whether there is anything for a case in it; nothing is read."""
    return bool(_paths(mime)) or _holds_picture(mime)


def holds_pictures(mime: QMimeData) -> bool:
    """Whether it is pictures and nothing else."""
    paths = _paths(mime)
    if paths:
        return all(path.suffix.lower() in _ENDINGS for path in paths)
    return _holds_picture(mime)


def is_one_table(mime: QMimeData) -> bool:
    """Whether it is one workbook: dropped on the window, that is one to be brought in."""
    paths = _paths(mime)
    return len(paths) == 1 and paths[0].suffix.lower() in _TABLES


def sources(mime: QMimeData) -> tuple[Source, ...]:
    """The files, or the one picture. Where words come with a picture, they are what was meant."""
    if paths := _paths(mime):
        return paths
    if not _holds_picture(mime):
        return ()
    name = t("Files", "Pasted picture")
    for kind in _RAW:
        if mime.hasFormat(kind):
            return (Copied(name, bytes(mime.data(kind).data())),)
    image = mime.imageData()
    return (Copied(name, image),) if isinstance(image, QImage) and not image.isNull() else ()


def read(source: Source) -> Carried:
    """The whole of it, on any thread but the window's. Raises Refusal."""
    if isinstance(source, Path):
        return desk_files.from_disk(source)
    data = source.data if isinstance(source.data, bytes) else _encoded(source.data)
    ending = files.media_type(data).removeprefix("image/")
    return Carried(f"{source.name}.{ending}" if ending else source.name, data)


def name(source: Source) -> str:
    return files.harmless(source.name)


def _paths(mime: QMimeData) -> tuple[Path, ...]:
    """All of them files of this machine, or none."""
    urls = mime.urls()
    local = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return tuple(local) if len(local) == len(urls) else ()


def _holds_picture(mime: QMimeData) -> bool:
    return not mime.hasText() and (mime.hasImage() or any(map(mime.hasFormat, _RAW)))


def _encoded(image: QImage) -> bytes:
    """Pixels as a file: without loss, unless that is larger than a case takes."""
    data = _written(image, b"png")
    return data if len(data) <= files.LARGEST else _written(image, b"jpeg")


def _written(image: QImage, kind: bytes) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(kind)).write(image)
    return bytes(buffer.data().data())
