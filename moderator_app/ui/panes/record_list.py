"""A list of things the desk knows: a name, a line about it, a mark; and the field that finds it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from moderator_app.ui import chips, icons, theme
from moderator_app.ui.chips import ChipLook
from moderator_app.ui.theme import Text
from moderator_app.ui.widgets import row

Index = QModelIndex | QPersistentModelIndex
_HEIGHT: Final = 50
_HEADING: Final = 30
_WIDEST: Final = 340
_NARROWEST: Final = 220


@dataclass(frozen=True, slots=True)
class Line:
    """One thing; without an id it is a heading, which cannot be chosen."""

    title: str
    detail: str = ""
    mark: ChipLook | None = None
    id: UUID | None = None


class _Lines(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (line.title, line.detail, line.mark.word if line.mark else "")
            return ", ".join(filter(None, parts))
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.lines[index.row()].id is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


def _line_of(index: Index) -> Line:
    # Not through `data`: Qt takes half a millisecond to look for a C++ type of such a value.
    model = index.model()
    assert isinstance(model, _Lines)  # noqa: S101  (the only model this list has)
    return model.lines[index.row()]


class _Painter(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = _line_of(index)
        return QSize(0, theme.current().px(_HEADING if line.id is None else _HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        here = theme.current()
        line = _line_of(index)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        inner = rect.adjusted(here.px(12), here.px(5), -here.px(12), -here.px(5))
        if line.id is None:
            painter.setPen(here.colour("text_faint"))
            painter.setFont(here.font(Text.CHIP))
            bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(inner, bottom, line.title)
            painter.restore()
            return
        self._background(painter, rect, state)
        if line.mark is not None:
            size = chips.size(line.mark, here)
            place = QRect(
                inner.right() - size.width(), inner.top(), size.width() + 1, inner.height() // 2
            )
            chips.paint(painter, place, line.mark, here)
            inner.setRight(place.left() - here.px(8))
        self._words(painter, inner, line)
        painter.restore()

    @staticmethod
    def _background(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        here = theme.current()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, here.colour("selected"))
            if state & QStyle.StateFlag.State_HasFocus:
                painter.fillRect(
                    QRect(rect.left(), rect.top(), here.px(3), rect.height()),
                    here.colour("accent"),
                )
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, here.colour("hover"))

    @staticmethod
    def _words(painter: QPainter, room: QRect, line: Line) -> None:
        here = theme.current()
        upper, lower = QRect(room), QRect(room)
        upper.setHeight(room.height() // 2)
        lower.setTop(upper.bottom() + 1)
        for place, words, font, ink in (
            (upper if line.detail else room, line.title, Text.STRONG, "text"),
            (lower, line.detail, Text.SMALL, "text_soft"),
        ):
            painter.setFont(here.font(font))
            painter.setPen(here.colour(ink))
            shown = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


class RecordList(QListView):
    """Chosen by arrows, J and K; Enter opens. Headings are stepped over."""

    chosen = Signal(object)
    """The id under the cursor, or None where there is nothing to choose."""
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = _Lines()
        self.setModel(self._lines)
        self.setItemDelegate(_Painter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.selectionModel().currentChanged.connect(self._say)
        self.activated.connect(self._open)

    def show_lines(self, lines: Sequence[Line], keep: UUID | None = None) -> None:
        """Show these; the one that was chosen, or `keep`, stays chosen if it is still there."""
        wanted = keep or self.current
        self._lines.show(lines)
        ids = [line.id for line in lines]
        row = ids.index(wanted) if wanted is not None and wanted in ids else self._first()
        if row is None:
            self.chosen.emit(None)
        else:
            self._choose_row(row)

    @property
    def current(self) -> UUID | None:
        row = self.currentIndex().row()
        return self._lines.lines[row].id if 0 <= row < len(self._lines.lines) else None

    def choose(self, id_: UUID) -> bool:
        for at, line in enumerate(self._lines.lines):
            if line.id == id_:
                self._choose_row(at)
                return True
        return False

    def choose_first(self) -> None:
        if (row := self._first()) is not None:
            self._choose_row(row)

    def step(self, by: int) -> None:
        """Go `by` things down, or up; at the end stay there."""
        rows = [row for row, line in enumerate(self._lines.lines) if line.id is not None]
        if not rows:
            return
        here = self.currentIndex().row()
        at = rows.index(here) if here in rows else -1 if by > 0 else len(rows)
        self._choose_row(rows[max(0, min(at + by, len(rows) - 1))])

    @property
    def page(self) -> int:
        """How many things are in sight."""
        return max(1, self.viewport().height() // theme.current().px(_HEIGHT))

    def _first(self) -> int | None:
        return next((row for row, line in enumerate(self._lines.lines) if line.id), None)

    def _choose_row(self, row: int) -> None:
        index = self._lines.index(row)
        self.setCurrentIndex(index)
        # The heading above the first of its kind comes into sight with it.
        if row and self._lines.lines[row - 1].id is None:
            self.scrollTo(self._lines.index(row - 1))
        self.scrollTo(index)

    def _say(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._lines.lines[index.row()].id)

    def _open(self, index: QModelIndex) -> None:
        if (id_ := self._lines.lines[index.row()].id) is not None:
            self.opened.emit(id_)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (by := _steps(event, self)) is not None:
            self.step(by)
            return
        if _is_enter(event) and self.current is not None:
            self.opened.emit(self.current)
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()


_ARROWS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_LETTERS: Final = {Qt.Key.Key_K: -1, Qt.Key.Key_J: 1}
_PAGES: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENDS: Final = {Qt.Key.Key_Home: -1_000_000, Qt.Key.Key_End: 1_000_000}


def _steps(event: QKeyEvent, records: RecordList, *, typing: bool = False) -> int | None:
    """How far a key goes in the list; None for any other key."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    key = Qt.Key(event.key())
    if key in _ARROWS:
        return _ARROWS[key]
    if key in _PAGES:
        return _PAGES[key] * records.page
    if typing:
        return None
    return _LETTERS.get(key, _ENDS.get(key))


def _is_enter(event: QKeyEvent) -> bool:
    """Enter alone: with Ctrl it is somebody else's."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not held


def beside(left: QWidget, right: QLayout) -> QHBoxLayout:
    """A column that finds at the left of what was found; it gives way in a narrow window."""
    here = theme.current()
    left.setMaximumWidth(here.px(_WIDEST))
    left.setMinimumWidth(here.px(_NARROWEST))
    made = row(left, right, spacing=16, margin=16)
    made.setStretch(0, 1)
    made.setStretch(1, 2)
    return made


class FindField(QLineEdit):
    """Finds in a list while the list stays under the arrow keys; Esc empties it and leaves."""

    entered = Signal()
    left = Signal()

    def __init__(self, records: RecordList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records = records
        self.setMaxLength(60)
        self._picture = self.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._draw_icon()

    def _draw_icon(self) -> None:
        here = theme.current()
        self._picture.setIcon(icons.icon("search", here.tokens.text_faint, here.px(16)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (by := _steps(event, self._records, typing=True)) is not None:
            self._records.step(by)
        elif _is_enter(event):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            # With nothing to empty, a dialog around it may close.
            event.setAccepted(bool(self.text()))
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_picture"):
            self._draw_icon()
        super().changeEvent(event)
