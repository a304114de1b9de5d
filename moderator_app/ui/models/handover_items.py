"""The handover note as a list: sections, and the cases in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from moderator_app.core.handover import Item, Section, Sheet
from moderator_app.core.shift_items import Line as Answer
from moderator_app.core.shift_items import State
from moderator_app.desk import handovers
from moderator_app.ui import chips, theme
from moderator_app.ui.chips import ChipLook, Shape, Tone
from moderator_app.ui.text import t
from moderator_app.ui.theme import Text

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_ANSWER = 104
"""The column of how an item stands, at 100 %."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: a case, or the heading of a section with how many are in it."""

    section: Section
    item: Item | None = None
    count: int = 0


class HandoverItems(QAbstractListModel):
    def __init__(self, zone: tzinfo) -> None:
        super().__init__()
        self.zone = zone
        self.sheet: Sheet | None = None
        self.answers: Mapping[str, Answer] | None = None
        """How the items stand, where they are being or have been answered for."""
        self._lines: list[Line] = []

    def show_sheet(self, sheet: Sheet | None) -> None:
        self.beginResetModel()
        self.sheet = sheet
        self._lines = [] if sheet is None else _lines(sheet)
        self.endResetModel()

    def show_answers(self, answers: Mapping[str, Answer]) -> None:
        self.answers = answers
        self.dataChanged.emit(self.index(0), self.index(max(0, len(self._lines) - 1)))

    def answer(self, line: Line) -> Answer | None:
        """How an item stands, in the sections whose items are answered for."""
        if line.item is None or not self.answers or not handovers.asks_for_an_answer(line.section):
            return None
        return self.answers.get(line.item.case_id)

    def line(self, index: Index) -> Line:
        return self._lines[index.row()]

    def row_of(self, case_id: str, section: Section | None = None) -> int:
        """Where a case stands, in a section or first of all; -1 if it is not there."""
        for row, line in enumerate(self._lines):
            stands_here = section is None or section is line.section
            if stands_here and line.item is not None and line.item.case_id == case_id:
                return row
        return -1

    def next_open(self, row: int) -> int:
        """The next item nobody has answered for, below a row or else from the top; -1 without."""
        rows = (*range(row + 1, len(self._lines)), *range(row + 1))
        return next((at for at in rows if self._is_open(self._lines[at])), -1)

    def _is_open(self, line: Line) -> bool:
        answer = self.answer(line)
        return answer is not None and answer.state is State.OPEN

    @override
    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        line = self.line(index)
        if line.item is None:
            return heading(line)
        item = line.item
        state = handovers.answer(self.answer(line), t)
        about = handovers.in_short(line.section, item, t)
        parts = [state, item.number, author(item), about, self.handler(line), self.moment(line)]
        return t("Handover", "; ").join(filter(None, parts))

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.line(index).item is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def handler(self, line: Line) -> str:
        """Who handles it; of what was refused, why."""
        answer = self.answer(line)
        if answer is not None and answer.state is State.REFUSED and answer.why:
            return answer.why
        return "" if line.item is None else handovers.handler_of(line.section, line.item, t)

    def moment(self, line: Line) -> str:
        """What the moment is, and when, on the desk's clock."""
        if line.item is None or self.sheet is None:
            return ""
        at = handovers.moment_of(line.item, self.sheet, self.zone)
        title = handovers.moment_title(line.section, t)
        clock = handovers.clock_of(line.section, line.item, t)
        said = " ".join(filter(None, (clock, title, at))) if at else ""
        due = handovers.due_of(line.item, self.sheet, t, self.zone)
        return " · ".join(filter(None, (said, due)))

    def is_overdue(self, line: Line) -> bool:
        if line.item is None or self.sheet is None:
            return False
        return handovers.is_overdue(line.section, line.item, self.sheet)


def heading(line: Line) -> str:
    return handovers.heading(line.section, line.count, t)


def look(answer: Answer) -> ChipLook:
    """How an item stands: a word, a shape and a colour."""
    return {
        State.OPEN: ChipLook(t("Handover", "to accept"), Tone.PLAIN, Shape.RING),
        State.ACCEPTED: ChipLook(t("Handover", "accepted"), Tone.OK, Shape.TICK),
        State.REFUSED: ChipLook(t("Handover", "refused"), Tone.DANGER, Shape.SQUARE),
    }[answer.state]


def author(item: Item) -> str:
    """Who wrote, where, and how many pictures and files there are."""
    channel = handovers.channel_name(item.platform, t)
    return " · ".join(filter(None, (item.author, channel, handovers.files_of(item, t))))


def _lines(sheet: Sheet) -> list[Line]:
    lines: list[Line] = []
    for section in Section:
        if items := sheet.items(section):
            lines.append(Line(section, count=len(items)))
            lines += [Line(section, item) for item in items]
    return lines


class ItemDelegate(QStyledItemDelegate):
    """Two lines for a case: who and when, what and with whom."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        here = theme.current()
        model = index.model()
        is_heading = isinstance(model, HandoverItems) and model.line(index).item is None
        return QSize(0, here.px(40 if is_heading else 54))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, HandoverItems):
            return
        line = model.line(index)
        painter.save()
        if line.item is None:
            self._paint_heading(painter, option.rect, line)
        else:
            self._paint_ground(painter, option)
            self._paint_item(painter, option.rect, model, line, line.item)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, line: Line) -> None:
        here = theme.current()
        painter.setFont(here.font(Text.STRONG))
        painter.setPen(here.colour("text"))
        inside = rect.adjusted(here.px(12), here.px(12), -here.px(12), 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, heading(line))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        here = theme.current()
        rect, state = option.rect, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, here.colour("selected"))
            if state & QStyle.StateFlag.State_HasFocus:
                ring = QRect(rect.left(), rect.top(), here.px(3), rect.height())
                painter.fillRect(ring, here.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, here.colour("hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, here.colour("border"))

    def _paint_item(
        self, painter: QPainter, rect: QRect, model: HandoverItems, line: Line, item: Item
    ) -> None:
        here = theme.current()
        inside = rect.adjusted(here.px(12), here.px(6), -here.px(12), -here.px(6))
        inside = self._answer(painter, inside, model, line)
        half = inside.height() // 2
        first = QRect(inside.left(), inside.top(), inside.width(), half)
        second = QRect(inside.left(), inside.top() + half, inside.width(), half)
        left = self._number(painter, first, item.number)
        left = self._moment(painter, left, model, line)
        self._words(painter, left, author(item), "text_soft", Text.SMALL)
        handler = model.handler(line)
        right = self._at_right(painter, second, handler, "text_soft")
        about = handovers.in_short(line.section, item, t)
        self._words(painter, right, about, "text", Text.BODY)

    def _answer(self, painter: QPainter, room: QRect, model: HandoverItems, line: Line) -> QRect:
        """Draws how the item stands at the left; returns the room left over."""
        if model.answers is None:
            return room
        here = theme.current()
        width = here.px(_ANSWER)
        answer = model.answer(line)
        if answer is not None:
            at = QRect(room.left(), room.top(), width - here.px(8), room.height())
            chips.paint(painter, at, look(answer), here)
        return room.adjusted(width, 0, 0, 0)

    def _number(self, painter: QPainter, room: QRect, number: str) -> QRect:
        """Draws the number whole, for it is what people say; returns the room left over."""
        here = theme.current()
        painter.setFont(here.font(Text.SMALL))
        painter.setPen(here.colour("text_soft"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, number)
        width = painter.fontMetrics().horizontalAdvance(number)
        return room.adjusted(width + here.px(12), 0, 0, 0)

    def _moment(self, painter: QPainter, room: QRect, model: HandoverItems, line: Line) -> QRect:
        """Draws the moment at the right; returns the room left over."""
        late = model.is_overdue(line)
        room = self._at_right(painter, room, model.moment(line), "danger" if late else "text_soft")
        if not late:
            return room
        here = theme.current()
        look = ChipLook(t("Handover", "overdue"), Tone.DANGER, Shape.SQUARE)
        width = chips.size(look, here).width()
        at = QRect(room.right() - width, room.top(), width, room.height())
        chips.paint(painter, at, look, here)
        return room.adjusted(0, 0, -width - here.px(8), 0)

    def _at_right(self, painter: QPainter, room: QRect, words: str, ink: str) -> QRect:
        if not words:
            return room
        here = theme.current()
        painter.setFont(here.font(Text.SMALL))
        painter.setPen(here.colour(ink))
        # A pixel more than was measured, or the last characters would be elided.
        width = min(painter.fontMetrics().horizontalAdvance(words) + 2, room.width() * 2 // 3)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)
        alignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, alignment, shown)
        return room.adjusted(0, 0, -width - here.px(12), 0)

    def _words(self, painter: QPainter, room: QRect, words: str, ink: str, size: Text) -> None:
        here = theme.current()
        painter.setFont(here.font(size))
        painter.setPen(here.colour(ink))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
