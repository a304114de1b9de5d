"""Where words and files from elsewhere arrive: a channel, a text field, the files beside it."""

from functools import partial
from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from moderator_app.core import files, pasted
from moderator_app.core.files import File
from moderator_app.core.ids import NIL
from moderator_app.core.importing import LONGEST_FACT
from moderator_app.desk import handovers
from moderator_app.desk.files import Carried
from moderator_app.ui import carrying
from moderator_app.ui.flow import FlowLayout
from moderator_app.ui.panes.file_tiles import Tile
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, column, row

CHANNELS: Final = (
    "phone",
    "weibo",
    "wecom",
    "wechat",
    "douyin",
    "web",
    "mail",
    "12345",
    "paste",
)
"""In the order of their digits."""


class Channels(QWidget):
    """The channel a message came by; its digit chooses it."""

    chosen = Signal(str)
    """By the person, not by what was recognised."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        for digit, platform in enumerate(CHANNELS, start=1):
            button = Button(kind="route")
            button.setCheckable(True)
            self._group.addButton(button, digit)
            self._buttons[platform] = button
        half = (len(CHANNELS) + 1) // 2
        buttons = list(self._buttons.values())
        self.setLayout(
            column(row(*buttons[:half], spacing=6), row(*buttons[half:], spacing=6), spacing=6)
        )
        self._group.idClicked.connect(self._clicked)
        self.retranslate()

    @property
    def platform(self) -> str:
        return CHANNELS[self._group.checkedId() - 1]

    def show_platform(self, platform: str) -> None:
        self._buttons[platform].setChecked(True)
        self.setFocusProxy(self._buttons[platform])

    def choose(self, digit: int) -> None:
        self.show_platform(CHANNELS[digit - 1])
        self.chosen.emit(self.platform)

    def _clicked(self, digit: int) -> None:
        self.choose(digit)

    def retranslate(self) -> None:
        for digit, (platform, button) in enumerate(self._buttons.items(), start=1):
            name = handovers.channel_name(platform, t)
            button.setText(f"{digit}  {name}")
            button.setAccessibleName(name)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_0
        if 1 <= digit <= len(CHANNELS):
            self.choose(digit)
        else:
            super().keyPressEvent(event)


class Pasted(QPlainTextEdit):
    """Plain words; pictures and files that are pasted or dropped here are announced instead."""

    carried = Signal(object)
    """The QMimeData that holds them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return carrying.holds_files(source) or super().canInsertFromMimeData(source)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if carrying.holds_files(source):
            self.carried.emit(source)
        else:
            super().insertFromMimeData(source)


class FileStrip(QWidget):
    """The pictures and files that go with the words, small, with a way to leave them out again."""

    removed = Signal()
    """The newest of them is to be left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: list[Tile] = []
        self._flow = FlowLayout()
        self._hint = PlainLabel(look="muted", wrap=True)
        self._remove = Button(kind="quiet", icon="close")
        self._remove.clicked.connect(self.removed)
        beside = column(self._hint, row(self._remove, None), None, spacing=4)
        inside = row(self._flow, beside, spacing=12)
        inside.setStretch(0, 3)
        inside.setStretch(1, 2)
        self.setLayout(inside)
        self.hide()
        self.retranslate()

    def add(self, carried: Carried) -> Tile:
        tile = Tile()
        # There is nothing to open yet.
        tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tile.setCursor(Qt.CursorShape.ArrowCursor)
        name = files.harmless(carried.name)
        tile.show_file(File(NIL, "", name, carried.type, len(carried.data)), None)
        self.tiles.append(tile)
        self._flow.addWidget(tile)
        self.show()
        return tile

    def show_image(self, tile: Tile, image: QImage) -> None:
        if tile in self.tiles and tile.file is not None:
            tile.show_file(tile.file, image)

    def remove_newest(self) -> None:
        tile = self.tiles.pop()
        self._flow.removeWidget(tile)
        tile.deleteLater()
        self.setVisible(bool(self.tiles))

    def retranslate(self) -> None:
        self._hint.setText(
            t(
                "NewCase",
                "Kept with the case. Write above what it shows or says, so that the case can be "
                "found by it.",
            )
        )
        self._remove.setText(t("NewCase", "Leave out the last"))


class Facts(QWidget):
    """Who, telephone, place and link: filled in from the words, unless a person wrote them."""

    linked = Signal()
    """The link was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.author, self.phone, self.place, self.url = (QLineEdit() for _ in range(4))
        self._typed: set[QLineEdit] = set()
        self._labels = {field: PlainLabel(look="section") for field in self._fields()}
        for field in self._fields():
            field.setMaxLength(LONGEST_FACT)
            field.textEdited.connect(partial(self._type, field))
        above = (
            column(self._labels[f], f, spacing=4) for f in (self.author, self.phone, self.place)
        )
        below = column(self._labels[self.url], self.url, spacing=4)
        self.setLayout(column(row(*above, spacing=8), below, spacing=8))
        self.retranslate()

    def _fields(self) -> tuple[QLineEdit, ...]:
        return self.author, self.phone, self.place, self.url

    def show_read(self, read: pasted.Pasted) -> None:
        said = (read.author, read.phone, read.place, read.url)
        for field, words in zip(self._fields(), said, strict=True):
            if field not in self._typed:
                field.setText(words)

    @property
    def link(self) -> str:
        return self.url.text().strip()

    def _type(self, field: QLineEdit, _words: str) -> None:
        self._typed.add(field)
        if field is self.url:
            self.linked.emit()

    def retranslate(self) -> None:
        names = (
            t("NewCase", "Who"),
            t("NewCase", "Telephone"),
            t("NewCase", "Place"),
            t("NewCase", "Link"),
        )
        for field, name in zip(self._fields(), names, strict=True):
            self._labels[field].setText(name)
            field.setAccessibleName(name)
