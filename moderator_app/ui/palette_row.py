"""Draws one line of the palette: an icon, a title, what it is, and a number or key at the right."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from moderator_app.ui import icons, theme
from moderator_app.ui.palette_entries import Entry
from moderator_app.ui.theme import Text, Theme

ENTRY: Final = Qt.ItemDataRole.UserRole + 1
"""An Entry; the title of a section has none."""

_HEIGHT: Final = 36
_TITLE_HEIGHT: Final = 26
_SIDE: Final = 10
_ICON: Final = 16
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


class EntryDelegate(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_entry = isinstance(index.data(ENTRY), Entry)
        return QSize(0, theme.current().px(_HEIGHT if is_entry else _TITLE_HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        here = theme.current()
        box = option.rect
        entry = index.data(ENTRY)
        inner = box.adjusted(here.px(_SIDE), 0, -here.px(_SIDE), 0)
        if not isinstance(entry, Entry):
            painter.setFont(here.font(Text.CHIP))
            painter.setPen(here.colour("text_faint"))
            painter.drawText(inner, _LEFT, str(index.data() or ""))
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, here.colour("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, here.colour("hover"))
        _entry(painter, inner, entry, here)


def _entry(painter: QPainter, box: QRect, entry: Entry, here: Theme) -> None:
    side = here.px(_ICON)
    picture = icons.icon(entry.section, here.tokens.text_soft, side)
    picture.paint(painter, QRect(box.left(), box.center().y() - side // 2, side, side))
    box.setLeft(box.left() + side + here.px(10))
    small = QFontMetrics(here.font(Text.SMALL))
    painter.setFont(here.font(Text.SMALL))
    painter.setPen(here.colour("text_faint"))
    painter.drawText(box, _RIGHT, entry.extra)
    if entry.extra:
        box.setRight(box.right() - small.horizontalAdvance(entry.extra) - here.px(12))
    detail = small.elidedText(entry.detail, Qt.TextElideMode.ElideRight, box.width() // 3)
    painter.setPen(here.colour("text_soft"))
    painter.drawText(box, _RIGHT | Qt.TextFlag.TextSingleLine, detail)
    box.setRight(box.right() - small.horizontalAdvance(detail) - here.px(16))
    metrics = QFontMetrics(here.font(Text.BODY))
    title = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, box.width())
    _mark(painter, box, title, entry.spans, here)
    painter.setFont(here.font(Text.BODY))
    painter.setPen(here.colour("text"))
    painter.drawText(box, _LEFT | Qt.TextFlag.TextSingleLine, title)


def _mark(
    painter: QPainter, box: QRect, title: str, spans: tuple[tuple[int, int], ...], here: Theme
) -> None:
    """Put a quiet colour behind the words that were searched for."""
    metrics = QFontMetrics(here.font(Text.BODY))
    for start, end in spans:
        if start >= len(title):
            return
        left = box.left() + metrics.horizontalAdvance(title[:start])
        width = metrics.horizontalAdvance(title[start:end])
        high = metrics.height()
        painter.fillRect(
            QRect(left, box.center().y() - high // 2, width, high), here.colour("warn_soft")
        )
