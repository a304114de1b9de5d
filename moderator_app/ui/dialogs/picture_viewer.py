"""The pictures of a case, one at a time, as large as the window lets them be. They are decoded by
a child and only drawn here."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from moderator_app.core.files import File
from moderator_app.core.outages import Outage
from moderator_app.core.refusals import Refusal
from moderator_app.desk import files as desk_files
from moderator_app.desk.desk import Desk
from moderator_app.ui import file_words, pictures, sentences, theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.pictures import BadPicture
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button
from moderator_app.ui.workbench import Workbench

_WIDTH: Final = 760
_LEAST_HEIGHT: Final = 200
_SHARE: Final = 0.9
_STEP: Final = 1.25
_MOST: Final = 8.0
_PAN: Final = 60
_ARROWS: Final = {
    Qt.Key.Key_Left: QPoint(1, 0),
    Qt.Key.Key_Right: QPoint(-1, 0),
    Qt.Key.Key_Up: QPoint(0, 1),
    Qt.Key.Key_Down: QPoint(0, -1),
}
_TURNS: Final = {
    Qt.Key.Key_J: 1,
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_K: -1,
    Qt.Key.Key_PageUp: -1,
}


class Canvas(QWidget):
    """+ and − make it larger and smaller, 0 makes it fit; arrows and the mouse move it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._words = ""
        self._zoom = 1.0
        self._centre = QPointF(0.5, 0.5)
        self._held: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.current().px(_LEAST_HEIGHT))

    @property
    def image(self) -> QImage | None:
        return self._image

    @property
    def zoom(self) -> float:
        """1 when all of it is in sight."""
        return self._zoom

    def say(self, words: str) -> None:
        """Words where there is no picture."""
        self._image, self._words = None, words
        self.setAccessibleDescription(words)
        self.fit()

    def show_image(self, image: QImage) -> None:
        self.say("")
        self._image = image

    def enlarge(self) -> None:
        self._zoom = min(_MOST, self._zoom * _STEP)
        self._move(QPointF())

    def reduce(self) -> None:
        self._zoom = max(1.0, self._zoom / _STEP)
        self._move(QPointF())

    def fit(self) -> None:
        self._zoom, self._centre = 1.0, QPointF(0.5, 0.5)
        self.update()

    def _place(self) -> QRectF:
        """Where the whole picture lies, much of it perhaps out of sight."""
        assert self._image is not None  # noqa: S101  (asked for only where there is one)
        size = QSizeF(self._image.deviceIndependentSize())
        room = QSizeF(self.size())
        share = min(room.width() / size.width(), room.height() / size.height(), 1.0)
        size *= share * self._zoom
        corner = QPointF(
            room.width() / 2 - self._centre.x() * size.width(),
            room.height() / 2 - self._centre.y() * size.height(),
        )
        return QRectF(corner, size)

    def _move(self, by: QPointF) -> None:
        """By so many pixels, not beyond its edges."""
        if self._image is None:
            return
        size = self._place().size()
        x = _kept_in(self._centre.x() - by.x() / size.width(), self.width() / size.width())
        y = _kept_in(self._centre.y() - by.y() / size.height(), self.height() / size.height())
        self._centre = QPointF(x, y)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        here = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), here.colour("background"))
        if self._image is None:
            painter.setPen(here.colour("text_soft"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            edge = here.px(40)
            painter.drawText(self.rect().adjusted(edge, 0, -edge, 0), flags, self._words)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._place(), self._image)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.enlarge()
        elif key == Qt.Key.Key_Minus:
            self.reduce()
        elif key == Qt.Key.Key_0:
            self.fit()
        elif (way := _ARROWS.get(key)) is not None:
            self._move(QPointF(way) * theme.current().px(_PAN))
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if turned := event.angleDelta().y():
            (self.enlarge if turned > 0 else self.reduce)()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._move(event.position() - self._held)
            self._held = event.position()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._move(QPointF())


class PictureViewer(Dialog):
    """Asking for a picture is put on record first. Esc closes it, Ctrl+Enter saves what is shown;
    J and K, or the keys that turn pages, go on to the case's next picture and back."""

    save_wanted = Signal(object)
    """The File that is shown."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget | None,
        case: UUID,
        files: Sequence[File],
        first: File,
    ) -> None:
        super().__init__(parent, width=_WIDTH, main_icon="import")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench = bench
        self._case = case
        self._files = files
        self._at = files.index(first)
        self.canvas = Canvas()
        self.body.addWidget(self.canvas)
        self._larger, self._smaller, self._fit = Button(), Button(), Button()
        self._next = Button()
        self._larger.clicked.connect(self.canvas.enlarge)
        self._smaller.clicked.connect(self.canvas.reduce)
        self._fit.clicked.connect(self.canvas.fit)
        self._next.clicked.connect(partial(self.turn, 1))
        for at, button in enumerate((self._larger, self._smaller, self._fit, self._next)):
            self.foot.insertWidget(at, button)
        self._next.setVisible(len(files) > 1)
        if parent is not None:
            self.resize(parent.window().size() * _SHARE)
        self.canvas.setFocus()
        self._show()

    @property
    def file(self) -> File:
        """What is shown, or on its way."""
        return self._files[self._at]

    def turn(self, by: int, _checked: object = None) -> None:
        """Go on by so many pictures; after the last comes the first."""
        if len(self._files) > 1:
            self._at = (self._at + by) % len(self._files)
            self._show()

    def _show(self) -> None:
        self.show_words()
        self.canvas.say(t("Files", "Opening the picture…"))
        file = self.file
        question = partial(_take, self._case, file.event)
        then, error = partial(self._decode, file), partial(self._not_there, file)
        self._bench.ask(question, then, error=error)

    def _decode(self, file: File, data: bytes) -> None:
        if file == self.file:
            work = partial(pictures.decoded, data, pictures.WHOLE)
            then, error = partial(self._draw, file), partial(self._not_shown, file)
            self._bench.tasks.fetch(work, then, error=error)

    def _draw(self, file: File, image: QImage) -> None:
        if file == self.file:
            self.canvas.show_image(image)

    def _not_shown(self, file: File, error: Exception) -> None:
        if not isinstance(error, BadPicture | OSError):
            self._bench.complain(error)
        elif file == self.file:
            words = t(
                "Files",
                "This picture cannot be shown: it is broken, or too large. Nothing is lost; save "
                "it to have it looked at elsewhere.",
            )
            self.canvas.say(words)

    def _not_there(self, file: File, error: Exception) -> None:
        if not isinstance(error, Refusal | Outage):
            self._bench.complain(error)
        elif file == self.file:
            self.canvas.say(sentences.of(error))

    @override
    def carry_out(self) -> None:
        self.accept()
        self.save_wanted.emit(self.file)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _TURNS.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.turn(by)

    @override
    def show_words(self) -> None:
        super().show_words()
        name = file_words.name(self.file)
        place = f"  ({self._at + 1}/{len(self._files)})" if len(self._files) > 1 else ""
        self.retitle(f"{name}{place}")
        self.cancel.setText(t("Files", "Close (Esc)"))
        self.main.setText(t("Files", "Save as…"))
        self.canvas.setAccessibleName(file_words.spoken(self.file))
        for button, sign, words in (
            (self._larger, "+", t("Files", "Larger")),
            (self._smaller, "−", t("Files", "Smaller")),
            (self._fit, "0", t("Files", "All of it")),
            (self._next, "J", t("Files", "Next picture")),
        ):
            button.setText(f"{words}  {sign}")


def _kept_in(centre: float, share: float) -> float:
    """A centre that leaves no gap at either edge; in the middle where all of it is in sight."""
    return 0.5 if share >= 1 else min(1 - share / 2, max(share / 2, centre))


def _take(case: UUID, event: UUID, desk: Desk) -> bytes:
    return desk.files.take(case, event, desk_files.VIEWED)
