"""Draws one case of a list: two lines of words and a row of chips, or one line when compact."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from moderator_app.ui import chips, theme
from moderator_app.ui.chips import ChipLook
from moderator_app.ui.models.cases import Role
from moderator_app.ui.models.lines import Line
from moderator_app.ui.theme import Density, Text, Theme

_SIDE: Final = 16
_TOP: Final = 9
_STEP: Final = 21
_CHIP: Final = 20
_GAP: Final = 8
_ACCENT: Final = 3
_COMPACT_TOP: Final = 5
_LEFT_MIDDLE: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT_MIDDLE: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ONE_LINE: Final = Qt.TextFlag.TextSingleLine


@dataclass(frozen=True, slots=True)
class Wrapped:
    """One line of a wrapped text; `marks` are the stretches of it, in pixels, to be marked."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


class CaseDelegate(QStyledItemDelegate):
    """Every row is as high as the theme says, whatever is in it."""

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, theme.current().row)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        here = theme.current()
        box: QRect = option.rect
        _ground(painter, box, option, here)
        line = index.data(Role.LINE)
        inner = box.adjusted(here.px(_SIDE), 0, -here.px(_SIDE), 0)
        compact = here.density is Density.COMPACT
        if not isinstance(line, Line):
            _placeholder(painter, inner, here, lines=1 if compact else 2)
        elif compact:
            _compact(painter, inner, line, here)
        else:
            _comfortable(painter, inner, line, here)


def _ground(painter: QPainter, box: QRect, option: QStyleOptionViewItem, here: Theme) -> None:
    state: QStyle.StateFlag = option.state
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    if chosen:
        painter.fillRect(box, here.colour("selected"))
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        bar = QRect(box.left(), box.top(), here.px(_ACCENT), box.height())
        painter.fillRect(bar, here.colour("accent" if focused else "border_strong"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(box, here.colour("hover"))
    painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), here.colour("border"))


def _comfortable(painter: QPainter, box: QRect, line: Line, here: Theme) -> None:
    head = QRect(box.left(), box.top() + here.px(_TOP), box.width(), here.px(_STEP))
    _head(painter, head, line, here)
    words = head.translated(0, here.px(_STEP) + here.px(1))
    wrapped = wrap(line.words, line.spans, box.width(), here, 2)
    _words(painter, words, wrapped, here, quiet=line.quiet)
    foot = QRect(
        box.left(), words.top() + 2 * here.px(_STEP) + here.px(6), box.width(), here.px(_CHIP)
    )
    shown = ((line.clock,) if line.clock else ()) + line.chips
    _chips(painter, foot, shown, here)


def _compact(painter: QPainter, box: QRect, line: Line, here: Theme) -> None:
    head = QRect(box.left(), box.top() + here.px(_COMPACT_TOP), box.width(), here.px(_CHIP))
    _head(painter, head, line, here)
    words = head.translated(0, here.px(_CHIP))
    chip = line.clock or (line.chips[0] if line.chips else None)
    if chip is not None:
        room = min(chips.size(chip, here).width(), words.width() // 2)
        place = QRect(words.right() - room + 1, words.top(), room, words.height())
        chips.paint(painter, place, chip, here)
        words.setWidth(words.width() - room - here.px(_GAP))
    wrapped = wrap(line.words, line.spans, words.width(), here, 1)
    _words(painter, words, wrapped, here, quiet=line.quiet)


def _head(painter: QPainter, box: QRect, line: Line, here: Theme) -> None:
    """Who, through what, and when."""
    small, strong = here.font(Text.SMALL), here.font(Text.STRONG)
    gap = here.px(_GAP)
    time = QFontMetrics(small).horizontalAdvance(line.time)
    channel = QFontMetrics(small).horizontalAdvance(line.channel)
    painter.setFont(small)
    painter.setPen(here.colour("text_faint"))
    painter.drawText(box, _RIGHT_MIDDLE | _ONE_LINE, line.time)
    metrics = QFontMetrics(strong)
    # The name gives way before the channel does, but keeps half of the line.
    room = max(box.width() - time - channel - 3 * gap, box.width() // 2 - gap)
    author = metrics.elidedText(line.author, Qt.TextElideMode.ElideRight, room)
    painter.setFont(strong)
    painter.setPen(here.colour("text_soft" if line.quiet else "text"))
    painter.drawText(box, _LEFT_MIDDLE | _ONE_LINE, author)
    left = box.left() + metrics.horizontalAdvance(author) + gap
    rest = QRect(left, box.top(), box.right() - time - gap - left, box.height())
    painter.setFont(small)
    painter.setPen(here.colour("text_soft"))
    shown = QFontMetrics(small).elidedText(
        line.channel, Qt.TextElideMode.ElideRight, max(0, rest.width())
    )
    painter.drawText(rest, _LEFT_MIDDLE | _ONE_LINE, shown)


def _words(
    painter: QPainter, box: QRect, lines: Sequence[Wrapped], here: Theme, *, quiet: bool
) -> None:
    painter.setFont(here.font(Text.BODY))
    for number, line in enumerate(lines):
        room = box.translated(0, number * here.px(_STEP))
        for start, end in line.marks:
            mark = QRect(room.left() + start, room.top() + 1, end - start, room.height() - 2)
            painter.fillRect(mark, here.colour("warn_soft"))
            painter.fillRect(
                QRect(mark.left(), mark.bottom(), mark.width(), 1), here.colour("warn")
            )
        painter.setPen(here.colour("text_soft" if quiet else "text"))
        painter.drawText(room, _LEFT_MIDDLE | _ONE_LINE, line.text)


def _chips(painter: QPainter, box: QRect, looks: Sequence[ChipLook], here: Theme) -> None:
    """As many as fit; the last one is cut short only if it is the only one."""
    left = box.left()
    for look in looks:
        width = chips.size(look, here).width()
        if left > box.left() and left + width > box.right():
            continue
        chips.paint(painter, QRect(left, box.top(), box.right() - left, box.height()), look, here)
        left += width + here.px(6)


def _placeholder(painter: QPainter, box: QRect, here: Theme, *, lines: int) -> None:
    """Where words will be: bars of a quiet colour."""
    step, height = here.px(_STEP), here.px(8)
    top = box.top() + (here.px(_TOP) if lines > 1 else here.px(_COMPACT_TOP))
    for number, share in enumerate((0.3, 0.9, 0.6)[: lines + 1]):
        bar = QRect(box.left(), top + number * step + step // 3, round(box.width() * share), height)
        painter.fillRect(bar, here.colour("border"))


@lru_cache(maxsize=128)
def wrap(
    text: str, spans: tuple[tuple[int, int], ...], width: int, here: Theme, most: int
) -> tuple[Wrapped, ...]:
    """`text` in at most `most` lines of `width` pixels, the last cut with an ellipsis."""
    font = here.font(Text.BODY)
    metrics = QFontMetrics(font)
    layout = QTextLayout(text, font)
    layout.setTextOption(_breaking())
    layout.beginLayout()
    found: list[Wrapped] = []
    for number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = _characters(text, line.textStart())
        end = _characters(text, line.textStart() + line.textLength())
        if number == most - 1 and end < len(text):
            shown = metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, width)
        else:
            shown = text[start:end]
        found.append(Wrapped(shown, _marks(shown, start, spans, metrics)))
    layout.endLayout()
    return tuple(found)


def _characters(text: str, units: int) -> int:
    """Qt counts in units of UTF-16, of which a rare character or a picture takes two."""
    if text.isascii() or max(text) <= "\uffff":
        return units
    return len(text.encode("utf-16-le", "replace")[: 2 * units].decode("utf-16-le", "ignore"))


def _breaking() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _marks(
    shown: str, begin: int, spans: Sequence[tuple[int, int]], metrics: QFontMetrics
) -> tuple[tuple[int, int], ...]:
    made = []
    for start, end in spans:
        first, last = max(0, start - begin), min(len(shown), end - begin)
        if first < last:
            left = metrics.horizontalAdvance(shown[:first])
            made.append((left, left + metrics.horizontalAdvance(shown[first:last])))
    return tuple(made)
