"""An organisation one can choose: its key, its name, and its part in the case."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter, QWidget
from typing_extensions import override

from moderator_app.ui import theme
from moderator_app.ui.theme import Text
from moderator_app.ui.widgets import Button, restyle


class Size(Enum):
    """How much room the buttons are given: SNUG keeps none for the part, SHORT draws low too."""

    FULL = "full"
    SNUG = "snug"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Mark:
    """The word at the right of a button, and whether the button is chosen, perhaps as lead."""

    word: str = ""
    chosen: bool = False
    lead: bool = False


class HandlerButton(Button):
    """An organisation with its key printed at the left and its part in this case at the right.

    The room for the part is always kept, so that nothing moves when one is chosen.
    """

    def __init__(self, key: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(kind="route", parent=parent)
        self.key, self.name = key, name
        self._mark = Mark()
        self._size = Size.FULL
        self.setCheckable(True)
        # What is chosen is said from outside; a press only asks.
        self.clicked.connect(self._stay)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._say_name()

    @property
    def mark(self) -> Mark:
        return self._mark

    def show_mark(self, mark: Mark) -> None:
        self._mark = mark
        self.setChecked(mark.chosen)
        self._say_name()
        self.updateGeometry()
        self.update()

    def _stay(self) -> None:
        self.setChecked(self._mark.chosen)

    def _say_name(self) -> None:
        words = (self.key, self.name, self._mark.word)
        self.setAccessibleName(" ".join(filter(None, words)))

    def resize_to(self, size: Size) -> None:
        """Without room for the part the name gives way to it."""
        self._size = size
        restyle(self, "short", size is Size.SHORT)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        here = theme.current()
        name = QFontMetrics(here.font(Text.STRONG)).horizontalAdvance(self.name) + 1
        key = QFontMetrics(here.font(Text.BODY)).horizontalAdvance(self.key + " ")
        if self._size is Size.SHORT:
            word = QFontMetrics(here.font(Text.CHIP)).horizontalAdvance(self._mark.word)
            return QSize(key + name + word + here.px(18), here.px(24))
        # A part is a word of two characters, as wide as the font is high.
        part = 2 * here.font(Text.CHIP).pixelSize() if self._size is Size.FULL else 0
        return QSize(key + name + part + here.px(18), here.px(32))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(72), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        here = theme.current()
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        ink = here.colour("accent" if self._mark.chosen else "text")
        faint = ink if self._mark.chosen else here.colour("text_faint")
        room = self.rect().adjusted(here.px(7), 0, -here.px(6), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(here.font(Text.BODY))
        painter.setPen(faint)
        painter.drawText(room, middle, self.key)
        if self.key:
            key = painter.fontMetrics().horizontalAdvance(self.key + " ")
            room.setLeft(room.left() + key)
        name_font = here.font(Text.STRONG if self._mark.lead else Text.BODY)
        room = self._draw_mark(painter, room, QFontMetrics(name_font), ink)
        painter.setFont(name_font)
        painter.setPen(ink)
        name = painter.fontMetrics().elidedText(
            self.name, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, middle, name)

    def _draw_mark(self, painter: QPainter, room: QRect, name: QFontMetrics, ink: QColor) -> QRect:
        """The part at the right, unless a short button needs the room for the name."""
        here, word = theme.current(), self._mark.word
        metrics = QFontMetrics(here.font(Text.CHIP))
        wide = metrics.horizontalAdvance(word) + here.px(3)
        if not word or (
            self._size is not Size.FULL and name.horizontalAdvance(self.name) > room.width() - wide
        ):
            return room
        painter.setFont(here.font(Text.CHIP))
        painter.setPen(ink if self._mark.chosen else here.colour("accent"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, word)
        return room.adjusted(0, 0, -wide, 0)
