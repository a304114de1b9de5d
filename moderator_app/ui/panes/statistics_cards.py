"""The page's parts: a number that is a button, and a card with a picture."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from moderator_app.ui import theme
from moderator_app.ui.bars import Picture
from moderator_app.ui.panes.statistics_words import Tile
from moderator_app.ui.text import t
from moderator_app.ui.theme import Text
from moderator_app.ui.widgets import Card, PlainLabel

_SIZE = (128, 78)


class TileButton(QPushButton):
    """A number, its name above and a remark below."""

    asked = Signal(object)
    """The Tile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tile: Tile | None = None
        self.setProperty("kind", "route")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._ask)

    def show_tile(self, tile: Tile) -> None:
        self.tile = tile
        said = t("Statistics", "{name}: {figure}").format(name=tile.name, figure=tile.figure)
        note = t("Statistics", "{said}, {note}").format(said=said, note=tile.note)
        self.setAccessibleName(note if tile.note else said)
        self.setToolTip(t("Statistics", "Show these cases"))
        self.setEnabled(bool(tile.cases))
        self.update()

    def _ask(self) -> None:
        if self.tile is not None:
            self.asked.emit(self.tile)

    @override
    def sizeHint(self) -> QSize:
        here = theme.current()
        return QSize(here.px(_SIZE[0]), here.px(_SIZE[1]))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tile = self.tile
        if tile is None:
            return
        here = theme.current()
        painter = QPainter(self)
        room = self.rect().adjusted(here.px(10), here.px(7), -here.px(8), -here.px(7))
        left = Qt.AlignmentFlag.AlignLeft
        painter.setFont(here.font(Text.SMALL))
        painter.setPen(here.colour("text_soft"))
        elided = painter.fontMetrics().elidedText(
            tile.name, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, left | Qt.AlignmentFlag.AlignTop, elided)
        taken = QFontMetrics(here.font(Text.TITLE)).horizontalAdvance(tile.figure) + here.px(8)
        note = painter.fontMetrics().elidedText(
            tile.note, Qt.TextElideMode.ElideRight, room.width() - taken
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, note)
        painter.setFont(here.font(Text.TITLE))
        painter.setPen(here.colour(tile.ink))
        painter.drawText(room, left | Qt.AlignmentFlag.AlignBottom, tile.figure)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)


class PictureCard(Card):
    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.picture = picture
        self.heading = PlainLabel(look="strong", wrap=True)
        self.column.addWidget(self.heading)
        self.column.addWidget(picture)
        self.column.addStretch(1)
