"""A list of things to do, ticked one by one."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from moderator_app.ui.widgets import VScroll, column


class TickList(QWidget):
    """The arrows go up and down, Space ticks."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: list[QCheckBox] = []
        self._inside = QWidget()
        self._column = column(spacing=6, margin=4)
        self._inside.setLayout(self._column)
        self._scroll = VScroll(self._inside)
        self.setLayout(column(self._scroll))

    def show_things(self, things: Sequence[str], done: Collection[str] = ()) -> None:
        """The words are what they are known by."""
        if len(things) != len(self.boxes):
            self._make(len(things))
        for box, words in zip(self.boxes, things, strict=True):
            with QSignalBlocker(box):
                box.setText(words.replace("&", "&&"))
                box.setAccessibleName(words)
                box.setChecked(words in done)

    def _make(self, count: int) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.boxes = [QCheckBox() for _ in range(count)]
        for box in self.boxes:
            box.toggled.connect(self.ticked)
            box.installEventFilter(self)
            self._column.addWidget(box)
        self._column.addStretch(1)
        if self.boxes:
            self.setFocusProxy(self.boxes[0])

    def places(self, *, done: bool) -> list[int]:
        """Which are ticked, or which are not."""
        return [at for at, box in enumerate(self.boxes) if box.isChecked() == done]

    def words(self, *, done: bool) -> list[str]:
        return [self.boxes[at].accessibleName() for at in self.places(done=done)]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QCheckBox):
            self._scroll.ensureWidgetVisible(watched)
        return False
