"""An organisation one can choose: its key, its name, and its part in the case."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter, QWidget
from typing_extensions import override

from moderator_app.ui import theme
from moderator_app.ui.theme import Text
from moderator_app.ui.widgets import Button


@dataclass(frozen=True, slots=True)
class Mark:
    """The word at the right of a button, and whether the button is chosen."""

    word: str = ""
    chosen: bool = False


class HandlerButton(Button):
    """An organisation with its key printed at the left and its part in this case at the right.

    The room for the part is always kept, so that nothing moves when one is chosen.
    """

    def __init__(self, key: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(kind="route", parent=parent)
        self.key, self.name = key, name
        self._mark = Mark()
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
        self.update()

    def _stay(self) -> None:
        self.setChecked(self._mark.chosen)

    def _say_name(self) -> None:
        words = (self.key, self.name, self._mark.word)
        self.setAccessibleName(" ".join(filter(None, words)))

    @override
    def sizeHint(self) -> QSize:
        here = theme.current()
        name = QFontMetrics(here.font(Text.STRONG)).horizontalAdvance(self.name) + 1
        small = QFontMetrics(here.font(Text.CHIP)).horizontalAdvance("转办")
        key = QFontMetrics(here.font(Text.BODY)).horizontalAdvance(self.key + " ")
        return QSize(key + name + small + here.px(18), here.px(32))

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
        if self._mark.word:
            painter.setFont(here.font(Text.CHIP))
            painter.setPen(ink if self._mark.chosen else here.colour("accent"))
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self._mark.word)
            wide = painter.fontMetrics().horizontalAdvance(self._mark.word)
            room.setRight(room.right() - wide - here.px(3))
        painter.setFont(here.font(Text.STRONG if self._mark.chosen else Text.BODY))
        painter.setPen(ink)
        metrics = painter.fontMetrics()
        name = metrics.elidedText(self.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle, name)
