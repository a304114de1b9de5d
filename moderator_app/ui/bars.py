"""Numbers as bars: pictures that can be walked through by keyboard, and open what they count."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from moderator_app.ui import theme
from moderator_app.ui.text import t
from moderator_app.ui.theme import Text, Theme

_ROW: Final = 30
_LABEL_SHARE: Final = 0.34
_FIGURE: Final = 96
_COLUMNS_HEIGHT: Final = 170
_NAMED: Final = 3
"""Every third hour is named below its column."""

_BACK: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_K})
_ON: Final = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_J})
_OPEN: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


@dataclass(frozen=True, slots=True)
class Bar:
    """`size` is drawn, `figure` is written beside it; `was` is what it is compared with. `ink` is the
    token of its colour, which says nothing that the words do not."""

    name: str
    size: float
    figure: str
    cases: frozenset[UUID]
    was: float | None = None
    ink: str = "accent"


class Picture(QWidget):
    """Some bars under one name. The arrows go from one to the next, Enter opens its cases; what is
    drawn is also said, all of it as the description and the current one as the name."""

    opened = Signal(object)
    """A Bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._nothing = ""
        self.bars: Sequence[Bar] = ()
        self.at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)

    def show_bars(self, title: str, bars: Sequence[Bar], nothing: str = "") -> None:
        """The current one stays so, by its name. `nothing` is said where there are none."""
        before = self.current.name if self.current is not None else ""
        names = [bar.name for bar in bars]
        self._title = title
        self._nothing = nothing or t("Statistics", "Nothing to show")
        self.bars = tuple(bars)
        self.at = names.index(before) if before in names else 0
        self._say()
        self.updateGeometry()
        self.update()

    @property
    def current(self) -> Bar | None:
        return self.bars[self.at] if self.at < len(self.bars) else None

    def room(self, at: int) -> QRect:
        """Where a bar is: what a press of the mouse means by it."""
        raise NotImplementedError

    def draw(self, painter: QPainter, here: Theme, bar: Bar, room: QRect, most: float) -> None:
        raise NotImplementedError

    def _say(self) -> None:
        words = t("Statistics", "{name}: {figure}")
        said = [words.format(name=bar.name, figure=bar.figure) for bar in self.bars]
        now = said[self.at] if said else self._nothing
        self.setAccessibleName(t("Statistics", "{title}. {bar}").format(title=self._title, bar=now))
        self.setAccessibleDescription(t("Statistics", "; ").join(said))

    def _step(self, by: int) -> None:
        if self.bars:
            self.at = max(0, min(self.at + by, len(self.bars) - 1))
            self._say()
            self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _BACK or key in _ON:
            self._step(1 if key in _ON else -1)
        elif key in _OPEN and self.current is not None:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        for at, bar in enumerate(self.bars):
            if self.room(at).contains(place):
                self.at = at
                self._say()
                self.update()
                self.opened.emit(bar)
                return

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, here = QPainter(self), theme.current()
        most = max((max(bar.size, bar.was or 0) for bar in self.bars), default=0)
        for at, bar in enumerate(self.bars):
            room = self.room(at)
            if self.hasFocus() and at == self.at:
                painter.fillRect(room, here.colour("selected"))
                painter.setPen(QPen(here.colour("accent"), here.px(2)))
                painter.drawRect(room.adjusted(1, 1, -1, -1))
            self.draw(painter, here, bar, room, most)
        if not self.bars:
            painter.setPen(here.colour("text_soft"))
            painter.setFont(here.font(Text.SMALL))
            centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), centred, self._nothing)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)


class Bars(Picture):
    """One under the other: a name, a bar, a figure; a thinner bar below shows what it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(280), theme.current().px(_ROW) * max(2, len(self.bars)))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def room(self, at: int) -> QRect:
        height = theme.current().px(_ROW)
        return QRect(0, at * height, self.width(), height)

    @override
    def draw(self, painter: QPainter, here: Theme, bar: Bar, room: QRect, most: float) -> None:
        inside = room.adjusted(here.px(6), 0, -here.px(6), 0)
        label = QRect(
            inside.left(), inside.top(), int(inside.width() * _LABEL_SHARE), inside.height()
        )
        figure = QRect(
            inside.right() - here.px(_FIGURE), inside.top(), here.px(_FIGURE), inside.height()
        )
        middle = QRect(
            label.right() + here.px(8), inside.top(),
            figure.left() - label.right() - here.px(16), inside.height(),
        )  # fmt: skip
        painter.setFont(here.font(Text.SMALL))
        painter.setPen(here.colour("text"))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, label.width())
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(here.colour("text_soft"))
        shown = metrics.elidedText(bar.figure, Qt.TextElideMode.ElideRight, figure.width())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(figure, right, shown)
        thick = here.px(12 if bar.was is None else 9)
        top = middle.center().y() - (thick if bar.was is not None else thick // 2)
        ground = QRect(middle.left(), top, middle.width(), thick)
        painter.fillRect(ground, here.colour("hover"))
        painter.fillRect(_part(ground, bar.size, most), here.colour(bar.ink))
        if bar.was is not None:
            below = QRect(middle.left(), top + thick + here.px(2), middle.width(), here.px(5))
            painter.fillRect(_part(below, bar.was, most), here.colour("border_strong"))


class Columns(Picture):
    """Side by side: the hours of a day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        here = theme.current()
        return QSize(here.px(280), here.px(_COLUMNS_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def room(self, at: int) -> QRect:
        count = max(1, len(self.bars))
        left, right = self.width() * at // count, self.width() * (at + 1) // count
        return QRect(left, 0, right - left, self.height())

    @override
    def draw(self, painter: QPainter, here: Theme, bar: Bar, room: QRect, most: float) -> None:
        line = here.px(18)
        inside = room.adjusted(here.px(2), line, -here.px(2), -line)
        painter.setFont(here.font(Text.CHIP))
        centre = Qt.AlignmentFlag.AlignCenter
        height = round(inside.height() * bar.size / most) if most else 0
        column = QRect(inside.left(), inside.bottom() - height + 1, inside.width(), height)
        painter.fillRect(column, here.colour(bar.ink))
        painter.fillRect(
            QRect(inside.left(), inside.bottom() + 1, inside.width(), 1),
            here.colour("border_strong"),
        )
        wide = room.adjusted(-here.px(10), 0, here.px(10), 0)
        painter.setPen(here.colour("text_soft"))
        if bar.size:
            above = QRect(wide.left(), column.top() - line, wide.width(), line)
            painter.drawText(above, centre, bar.figure)
        if self.bars.index(bar) % _NAMED == 0:
            below = QRect(wide.left(), inside.bottom() + 2, wide.width(), line)
            painter.drawText(below, centre, bar.name.removesuffix(":00"))


def _part(ground: QRect, size: float, most: float) -> QRect:
    """As much of the ground as the size is of the most; something always shows."""
    if not size or not most:
        return QRect(ground.left(), ground.top(), 0, ground.height())
    width = max(2, round(ground.width() * size / most))
    return QRect(ground.left(), ground.top(), width, ground.height())
