"""A layout that fills a line and goes on in the next, for rows of buttons and chips."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override


class FlowLayout(QLayout):
    """Items keep their own sizes; with ``equal`` all are as wide as the widest, in columns."""

    def __init__(
        self, parent: QWidget | None = None, *, spacing: int = 8, equal: bool = False
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._equal = equal
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        item = self._items.pop(index)
        self.invalidate()
        return item

    def make_equal(self, *, equal: bool) -> None:
        self._equal = equal
        self.invalidate()

    def clear(self) -> None:
        """Delete every widget in the layout."""
        while self._items:
            if (widget := self._items.pop().widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        widest = QSize()
        for item in self._shown():
            widest = widest.expandedTo(item.minimumSize())
        return widest.grownBy(self._margins())

    def _margins(self) -> QMargins:
        return self.contentsMargins()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        room = rect.marginsRemoved(self._margins())
        places = self._in_columns(room) if self._equal else self._one_by_one(room)
        if move:
            for item, place in places:
                item.setGeometry(place)
        bottom = max((place.y() + place.height() for _, place in places), default=room.y())
        return bottom - rect.y() + self._margins().bottom()

    def _one_by_one(self, room: QRect) -> list[tuple[QLayoutItem, QRect]]:
        places: list[tuple[QLayoutItem, QRect]] = []
        at, line = QPoint(room.topLeft()), 0
        for item in self._shown():
            wanted = item.sizeHint()
            width = min(wanted.width(), room.width())
            if at.x() > room.left() and at.x() + width > room.left() + room.width():
                at, line = QPoint(room.left(), at.y() + line + self.spacing()), 0
            places.append((item, QRect(at, QSize(width, wanted.height()))))
            at.setX(at.x() + width + self.spacing())
            line = max(line, wanted.height())
        return places

    def _in_columns(self, room: QRect) -> list[tuple[QLayoutItem, QRect]]:
        """As many equal columns as the widest item lets fit, filling the line to its end."""
        shown, gap = self._shown(), self.spacing()
        if not shown:
            return []
        widest = max(item.sizeHint().width() for item in shown)
        height = max(item.sizeHint().height() for item in shown)
        columns = max(1, min(len(shown), (room.width() + gap) // (widest + gap)))
        edges = [round(i * (room.width() + gap) / columns) for i in range(columns + 1)]
        places: list[tuple[QLayoutItem, QRect]] = []
        for n, item in enumerate(shown):
            line, column = divmod(n, columns)
            corner = QPoint(room.left() + edges[column], room.top() + line * (height + gap))
            width = edges[column + 1] - edges[column] - gap
            places.append((item, QRect(corner, QSize(width, height))))
        return places
