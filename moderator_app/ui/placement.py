"""Where the window stands: where it stood, as far as there is a screen to stand on."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QMainWindow, QStyle

_USUAL: Final = (1366, 768)
_EDGE: Final = 2
"""What a window manager draws round a window, at the least."""


def place(window: QMainWindow, kept: bytes) -> None:
    """Put a window that is not shown yet where its `kept` geometry says, or where it fits."""
    window.resize(*_USUAL)
    if kept:
        window.restoreGeometry(kept)
    bar = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    # A window's place is that of its content: what one holds it by stands above.
    screens = [
        screen.availableGeometry().adjusted(_EDGE, bar + _EDGE, -_EDGE, -_EDGE)
        for screen in QApplication.screens()
    ]
    if screens and not window.isMaximized():
        window.setGeometry(fitting(window.geometry(), screens))


def fitting(wanted: QRect, screens: Sequence[QRect]) -> QRect:
    """`wanted` moved, and made smaller if need be, onto the screen that shows most of it; on the
    first screen if none shows any of it."""
    shown = [screen.intersected(wanted) for screen in screens]
    areas = [max(0, part.width()) * max(0, part.height()) for part in shown]
    screen = screens[areas.index(max(areas))]
    size = wanted.size().boundedTo(screen.size())
    left = min(max(wanted.left(), screen.left()), screen.right() + 1 - size.width())
    top = min(max(wanted.top(), screen.top()), screen.bottom() + 1 - size.height())
    return QRect(QPoint(left, top), size)
