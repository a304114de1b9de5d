"""The pictures and files of one entry, as tiles: what they show, what they are called, how large
they are; of those that are not here yet, how far they are. A tile opens and fetches nothing by
itself; it says that somebody wants to."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from moderator_app.core.fetching import Sort
from moderator_app.core.files import File
from moderator_app.ui import absent_words, file_words, icons, theme
from moderator_app.ui.absent_words import Absent
from moderator_app.ui.flow import FlowLayout
from moderator_app.ui.text import t
from moderator_app.ui.theme import Text
from moderator_app.ui.thumbnails import Thumbnails
from moderator_app.ui.widgets import as_tool_tip

_SIZE: Final = (148, 60)
_WIDE: Final = (284, 60)
_PICTURE: Final = 60
_PAD: Final = 6
_ICON: Final = 24


class Tile(QAbstractButton):
    """Enter and Space press it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: File | None = None
        self._bad = False
        self._absent: Absent | None = None
        self._octets: int | None = None
        self._image: QImage | None = None
        self._drawn: QPixmap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def file(self) -> File | None:
        return self._file

    @property
    def image(self) -> QImage | None:
        """What is shown of a picture, when it is there."""
        return self._image

    @property
    def absent(self) -> Absent | None:
        """What is not here, where that is shown."""
        return self._absent

    def show_file(self, file: File, image: QImage | None, *, bad: bool = False) -> None:
        """`bad`: no image can be made of this picture."""
        self._file, self._image, self._drawn, self._bad = file, image, None, bad
        self._absent = None
        self._say()

    def show_absent(self, absent: Absent, octets: int | None) -> None:
        """`octets`: how many are here already, of one that is being fetched."""
        if (self._absent, self._octets) == (absent, octets):
            return
        self._file = self._image = self._drawn = None
        self._absent, self._octets = absent, octets
        self._say()

    def _say(self) -> None:
        words = self._spoken()
        self.setAccessibleName(words)
        self.setToolTip(as_tool_tip(words))
        self.updateGeometry()
        self.update()

    def _spoken(self) -> str:
        if self._absent is not None:
            return absent_words.spoken(self._absent, self._octets)
        if self._file is None:
            return ""
        words = file_words.spoken(self._file)
        return f"{words} · {_bad()}" if self._bad else words

    @override
    def sizeHint(self) -> QSize:
        here = theme.current()
        return QSize(*map(here.px, _WIDE if self._is_wide else _SIZE))

    @property
    def _is_wide(self) -> bool:
        """What hangs on a message and has nothing to show keeps its size when it comes."""
        file = self._file
        return file is None or (file.of is not None and not file.is_picture)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._file is None and self._absent is None:
            return
        here = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self.hasFocus()
        edge = "accent" if marked else "border_strong" if self.underMouse() else "border"
        painter.setPen(QPen(here.colour(edge), 2 if marked else 1))
        painter.setBrush(here.colour("raised"))
        frame = self.rect().toRectF().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(frame, here.px(6), here.px(6))
        pad = here.px(_PAD)
        room = self.rect().adjusted(pad, pad, -pad, -pad)
        if (absent := self._absent) is not None:
            picture = absent.one.sort is Sort.PICTURE
            line = absent_words.line(absent, self._octets)
            self._paint_line(painter, room, absent_words.name(absent.one), line, picture=picture)
        elif (file := self._file) is not None and self._is_wide:
            name, about = file_words.name(file), file_words.about(file)
            self._paint_line(painter, room, name, about, picture=False)
        elif file is not None:
            self._paint_file(painter, room, file)

    def _paint_line(
        self, painter: QPainter, room: QRect, called: str, about: str, *, picture: bool
    ) -> None:
        here = theme.current()
        side = here.px(_ICON)
        mark = QRect(room.left(), room.top() + (room.height() - side) // 2, side, side)
        name = "image" if picture else "attach"
        icons.icon(name, here.tokens.text_faint, side).paint(painter, mark)
        self._paint_words(painter, room.adjusted(side + here.px(8), 0, 0, 0), called, about)

    def _paint_file(self, painter: QPainter, room: QRect, file: File) -> None:
        here = theme.current()
        self._paint_picture(painter, QRect(room.topLeft(), QSize(here.px(_PICTURE), room.height())))
        beside = room.adjusted(here.px(_PICTURE + _PAD), 0, 0, 0)
        about = _bad() if self._bad else file_words.about(file)
        self._paint_words(painter, beside, file_words.name(file), about)

    def _paint_picture(self, painter: QPainter, room: QRect) -> None:
        here = theme.current()
        if self._image is not None:
            drawn = self._scaled(room.size())
            size = drawn.deviceIndependentSize().toSize()
            painter.drawPixmap(QRect(room.topLeft(), size).translated(
                (room.width() - size.width()) // 2, (room.height() - size.height()) // 2
            ), drawn)  # fmt: skip
            return
        picture = self._file is not None and self._file.is_picture
        ending = "" if picture or self._file is None else file_words.ending(self._file)
        side = here.px(_ICON)
        mark = QRect(0, 0, side, side)
        mark.moveCenter(room.center())
        if ending:
            mark.translate(0, -here.px(8))
        name = "image" if picture else "attach"
        icons.icon(name, here.tokens.text_faint, side).paint(painter, mark)
        if ending:
            painter.setFont(here.font(Text.CHIP))
            painter.setPen(here.colour("text_soft"))
            below = QRect(room.left(), mark.bottom() + here.px(2), room.width(), here.px(18))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, ending)

    def _scaled(self, room: QSize) -> QPixmap:
        """The image as large as it is drawn: made once, for scrolling draws it again and again."""
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn.devicePixelRatio() != ratio:
            assert self._image is not None  # noqa: S101  (asked for only where there is one)
            size = self._image.size()
            most = room * ratio
            if size.width() > most.width() or size.height() > most.height():
                size = size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
            smooth = Qt.TransformationMode.SmoothTransformation
            whole = Qt.AspectRatioMode.IgnoreAspectRatio
            small = self._image.scaled(size.expandedTo(QSize(1, 1)), whole, smooth)
            self._drawn = QPixmap.fromImage(small)
            self._drawn.setDevicePixelRatio(ratio)
        return self._drawn

    def _paint_words(self, painter: QPainter, room: QRect, called: str, about: str) -> None:
        """The name, whose end says what it is, and what else there is to say below."""
        here = theme.current()
        half = room.height() // 2
        small = here.font(Text.SMALL)
        painter.setFont(small)
        painter.setPen(here.colour("text"))
        above = room.adjusted(0, 0, 0, -half)
        middle = Qt.TextElideMode.ElideMiddle
        name = QFontMetrics(small).elidedText(called, middle, room.width())
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, name)
        painter.setPen(here.colour("text_faint"))
        below = room.adjusted(0, half + here.px(2), 0, 0)
        top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        right = Qt.TextElideMode.ElideRight
        painter.drawText(below, top, QFontMetrics(small).elidedText(about, right, room.width()))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._drawn = None
            self.updateGeometry()
        elif event.type() == QEvent.Type.LanguageChange:
            self._say()


class TileRow(QWidget):
    opened = Signal(object)
    """The File somebody wants to see, or the Absent one that was pressed."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._tiles: list[Tile] = []
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        thumbnails.arrived.connect(self._take_image)

    @property
    def shown(self) -> list[Tile]:
        return [tile for tile in self._tiles if not tile.isHidden()]

    def show_files(self, files: Sequence[File], absent: Sequence[Absent] = ()) -> None:
        """Those of a message as they hang on it."""
        items: list[File | Absent] = [*files, *absent]
        items.sort(key=_place)
        while len(self._tiles) < len(items):
            tile = Tile(self)
            tile.clicked.connect(partial(self._open, tile))
            self._tiles.append(tile)
            self._flow.addWidget(tile)
        for tile, item in zip(self._tiles, items, strict=False):
            if isinstance(item, Absent):
                tile.show_absent(item, None)
            else:
                self._show_file(tile, item)
            tile.setVisible(True)
        for tile in self._tiles[len(items) :]:
            tile.setVisible(False)

    def _show_file(self, tile: Tile, file: File) -> None:
        kept = self._thumbnails
        tile.show_file(file, kept.of(file.digest), bad=kept.is_bad(file.digest))

    def _take_image(self, digest: str) -> None:
        for tile in self.shown:
            if (file := tile.file) is not None and file.digest == digest:
                self._show_file(tile, file)

    def _open(self, tile: Tile, _checked: object = None) -> None:
        if (item := tile.file or tile.absent) is not None:
            self.opened.emit(item)


def _place(item: File | Absent) -> int:
    return item.one.part if isinstance(item, Absent) else item.part


def _bad() -> str:
    return t("Files", "Cannot be shown")
