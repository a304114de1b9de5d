"""One picture, as large as the window lets it be. It is decoded by a child and only drawn here."""

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
        self._words = words
        self.setAccessibleDescription(words)
        self.update()

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.say("")

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
    """Asking for the picture is put on record first. Esc closes it, Ctrl+Enter saves it."""

    save_wanted = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None, case: UUID, file: File) -> None:
        super().__init__(parent, width=_WIDTH, main_icon="import")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bench = bench
        self._file = file
        self.canvas = Canvas()
        self.body.addWidget(self.canvas)
        self._larger, self._smaller, self._fit = Button(), Button(), Button()
        self._larger.clicked.connect(self.canvas.enlarge)
        self._smaller.clicked.connect(self.canvas.reduce)
        self._fit.clicked.connect(self.canvas.fit)
        for at, button in enumerate((self._larger, self._smaller, self._fit)):
            self.foot.insertWidget(at, button)
        if parent is not None:
            self.resize(parent.window().size() * _SHARE)
        self.show_words()
        self.canvas.say(t("Files", "Opening the picture…"))
        self.canvas.setFocus()
        bench.ask(partial(_take, case, file.event), self._decode, error=self._not_there)

    def _decode(self, data: bytes) -> None:
        work = partial(pictures.decoded, data, pictures.WHOLE)
        self._bench.tasks.fetch(work, self.canvas.show_image, error=self._not_shown)

    def _not_shown(self, error: Exception) -> None:
        if not isinstance(error, BadPicture | OSError):
            self._bench.complain(error)
        self.canvas.say(
            t(
                "Files",
                "This picture cannot be shown: it is broken, or too large. Nothing is lost; save "
                "it to have it looked at elsewhere.",
            )
        )

    def _not_there(self, error: Exception) -> None:
        if isinstance(error, Refusal | Outage):
            self.canvas.say(sentences.of(error))
        else:
            self._bench.complain(error)

    @override
    def carry_out(self) -> None:
        self.accept()
        self.save_wanted.emit()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(file_words.name(self._file))
        self.cancel.setText(t("Files", "Close (Esc)"))
        self.main.setText(t("Files", "Save as…"))
        self.canvas.setAccessibleName(file_words.spoken(self._file))
        for button, sign, words in (
            (self._larger, "+", t("Files", "Larger")),
            (self._smaller, "−", t("Files", "Smaller")),
            (self._fit, "0", t("Files", "All of it")),
        ):
            button.setText(f"{words}  {sign}")


def _kept_in(centre: float, share: float) -> float:
    """A centre that leaves no gap at either edge; in the middle where all of it is in sight."""
    return 0.5 if share >= 1 else min(1 - share / 2, max(share / 2, centre))


def _take(case: UUID, event: UUID, desk: Desk) -> bytes:
    return desk.files.take(case, event, desk_files.VIEWED)
