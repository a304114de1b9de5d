"""Line icons drawn for this desk (24-unit grid, 1.75 stroke), coloured by token.

The files in ``resources/icons`` say ``currentColor``; the colour is put in when they are drawn.
"""

from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QDir, QFile, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from moderator_app.ui import scratch

_PLACE: Final = "icon"


def find_in(resources: Path) -> None:
    """Say once where the icons are; Qt keeps it under the prefix ``icon:``."""
    QDir.setSearchPaths(_PLACE, [str(resources / "icons")])


def icon(name: str, colour: str, size: int, dimmed: str = "", chosen: str = "") -> QIcon:
    """The icon in a ``#RRGGBB`` colour; ``dimmed`` while disabled, ``chosen`` while selected.

    Raises FileNotFoundError for a name that was never drawn.
    """
    made = QIcon()
    ratio = _ratio()
    made.addPixmap(pixmap(name, colour, size, ratio))
    if dimmed:
        made.addPixmap(pixmap(name, dimmed, size, ratio), QIcon.Mode.Disabled)
    if chosen:
        made.addPixmap(pixmap(name, chosen, size, ratio), QIcon.Mode.Selected)
    return made


def _ratio() -> float:
    # Twice the pixels even on a plain screen, for a window may be dragged to a finer one.
    screens = QGuiApplication.screens()
    return max([2.0, *(screen.devicePixelRatio() for screen in screens)])


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """``size`` is in device-independent pixels. Raises FileNotFoundError."""
    drawing = QSvgRenderer(QByteArray(tinted(name, colour).encode()))
    pixels = round(size * ratio)
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    drawing.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=512)
def tinted(name: str, colour: str) -> str:
    """The SVG text of an icon in one colour. Raises FileNotFoundError."""
    return _source(name).replace("currentColor", colour)


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    file = QFile(f"{_PLACE}:{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(f"{name}.svg")
    return bytes(file.readAll().data()).decode()


def tinted_file(name: str, colour: str) -> str:
    """The path of a coloured copy, for style sheets, which can only name files.

    Raises FileNotFoundError.
    """
    path = scratch.folder() / f"{name}-{colour.lstrip('#')}.svg"
    if not path.is_file():
        path.write_text(tinted(name, colour), "utf-8")
    return path.as_posix()
