"""Chips: a word, a shape and a soft colour; never a colour alone.

``paint`` draws one for delegates, ``Chip`` is the widget that draws the same.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from moderator_app.ui import theme
from moderator_app.ui.theme import Text, Theme


class Tone(StrEnum):
    """How much a chip asks for; the value names its tokens."""

    DANGER = "danger"
    WARN = "warn"
    INFO = "info"
    OK = "ok"
    PLAIN = "plain"


class Shape(StrEnum):
    """What stands before the word, so that nobody needs to tell the colours apart."""

    NONE = "none"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DOT = "dot"
    RING = "ring"
    TICK = "tick"
    HOURGLASS = "hourglass"


@dataclass(frozen=True, slots=True)
class ChipLook:
    word: str
    tone: Tone = Tone.PLAIN
    shape: Shape = Shape.NONE


_HEIGHT: Final = 20
_PADDING: Final = 7
_SHAPE: Final = 8
_GAP: Final = 5


def size(look: ChipLook, theme_: Theme) -> QSize:
    """The room a chip takes, in pixels."""
    width = QFontMetrics(theme_.font(Text.CHIP)).horizontalAdvance(look.word)
    if look.shape is not Shape.NONE:
        width += theme_.px(_SHAPE) + (theme_.px(_GAP) if look.word else 0)
    return QSize(width + 2 * theme_.px(_PADDING), theme_.px(_HEIGHT))


def paint(painter: QPainter, at: QRect, look: ChipLook, theme_: Theme) -> None:
    """Draw a chip at the left of ``at``, in the middle of its height, elided if it must be."""
    room = size(look, theme_)
    box = QRectF(
        at.left(),
        at.top() + (at.height() - room.height()) // 2,
        min(room.width(), at.width()),
        room.height(),
    )
    plain = look.tone is Tone.PLAIN
    ink = theme_.colour("text_soft" if plain else look.tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme_.colour("border_strong"), 1) if plain else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if plain else theme_.colour(f"{look.tone}_soft"))
    edge = 0.5 if plain else 0
    radius = theme_.px(4)
    painter.drawRoundedRect(box.adjusted(edge, edge, -edge, -edge), radius, radius)
    inner = box.adjusted(theme_.px(_PADDING), 0, -theme_.px(_PADDING), 0)
    if look.shape is not Shape.NONE:
        side = theme_.px(_SHAPE)
        _paint_shape(
            painter,
            QRectF(inner.left(), box.center().y() - side / 2, side, side),
            look.shape,
            QPen(ink, max(1.5, theme_.px(16) / 10)),
        )
        inner.setLeft(inner.left() + side + theme_.px(_GAP))
    painter.setPen(ink)
    painter.setFont(theme_.font(Text.CHIP))
    metrics = painter.fontMetrics()
    word = metrics.elidedText(look.word, Qt.TextElideMode.ElideRight, round(inner.width()) + 1)
    painter.drawText(
        inner.adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word
    )
    painter.restore()


def _paint_shape(painter: QPainter, box: QRectF, shape: Shape, pen: QPen) -> None:
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    filled = shape not in {Shape.RING, Shape.TICK}
    painter.setPen(Qt.PenStyle.NoPen if filled else pen)
    painter.setBrush(pen.color() if filled else Qt.BrushStyle.NoBrush)
    if shape is Shape.SQUARE:
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    elif shape is Shape.TRIANGLE:
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(box.center().x(), box.top()),
                    box.bottomRight(),
                    box.bottomLeft(),
                ]
            )
        )
    elif shape is Shape.HOURGLASS:
        painter.drawPolygon(QPolygonF([box.topLeft(), box.topRight(), box.center()]))
        painter.drawPolygon(QPolygonF([box.center(), box.bottomRight(), box.bottomLeft()]))
    elif shape is Shape.TICK:
        painter.drawPolyline(
            QPolygonF(
                [
                    QPointF(box.left(), box.center().y() + box.height() * 0.05),
                    QPointF(box.left() + box.width() * 0.38, box.bottom() - box.height() * 0.12),
                    QPointF(box.right(), box.top() + box.height() * 0.15),
                ]
            )
        )
    else:
        inset = 0.5 if filled else pen.widthF() / 2
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))


class Chip(QWidget):
    """One chip in a layout; its word is its accessible name."""

    def __init__(self, look: ChipLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(look.word)

    @property
    def look(self) -> ChipLook:
        return self._look

    def show_look(self, look: ChipLook) -> None:
        if look != self._look:
            self._look = look
            self.setAccessibleName(look.word)
            self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return size(self._look, theme.current())

    @override
    def minimumSizeHint(self) -> QSize:
        here = theme.current()
        return QSize(here.px(32), size(self._look, here).height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint(painter, self.rect(), self._look, theme.current())

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)
