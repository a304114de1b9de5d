"""Where words and pictures from elsewhere arrive: a channel, a text field, a picture beside it."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QButtonGroup, QLabel, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from moderator_app.core import pasted
from moderator_app.desk import handovers
from moderator_app.ui import theme
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
_PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp"})


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
    """Plain words; a picture that is pasted or dropped here is announced, not inserted."""

    pictured = Signal(object)
    """A QImage from the clipboard, or the Path of a file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return picture_in(source) is not None or super().canInsertFromMimeData(source)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        picture = picture_in(source)
        if picture is None:
            super().insertFromMimeData(source)
        else:
            self.pictured.emit(picture)


def picture_in(source: QMimeData) -> QImage | Path | None:
    """The picture that was copied, as an image or a file; words that come with it go first."""
    urls = source.urls()
    if len(urls) == 1 and urls[0].isLocalFile():
        path = Path(urls[0].toLocalFile())
        return path if path.suffix.lower() in _PICTURES else None
    if source.hasImage() and not source.hasText():
        image = source.imageData()
        return image if isinstance(image, QImage) and not image.isNull() else None
    return None


class PictureStrip(QWidget):
    """A picture that goes with the words, small, with a way to leave it out."""

    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QLabel()
        self._hint = PlainLabel(look="muted", wrap=True)
        self._remove = Button(kind="quiet", icon="close")
        self._remove.clicked.connect(self.removed)
        inside = row(self._picture, self._hint, self._remove, spacing=12)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.hide()
        self.retranslate()

    def show_image(self, image: QImage | None) -> None:
        if image is not None:
            height = theme.current().px(96)
            mode = Qt.TransformationMode.SmoothTransformation
            self._picture.setPixmap(QPixmap.fromImage(image).scaledToHeight(height, mode))
        self.setVisible(image is not None)

    def retranslate(self) -> None:
        self._picture.setAccessibleName(t("NewCase", "The pasted picture"))
        self._hint.setText(
            t(
                "NewCase",
                "The picture is kept with the case. Write above what it shows or says, so that "
                "the case can be found by it.",
            )
        )
        self._remove.setText(t("NewCase", "Leave out"))


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
