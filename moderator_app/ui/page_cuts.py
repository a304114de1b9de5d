"""Where a document is cut into pages: between the rows of a table and never through one, under no
heading, and through no line. Qt's own pages split rows and paint repeated heads over what follows.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtGui import QFont, QTextBlock, QTextDocument, QTextFrame, QTextTable

_LINE = 1.0
"""The lines above a table and under a row stay with it."""


@dataclass(frozen=True, slots=True)
class Page:
    """What of a document laid out in one piece stands on it, from top to bottom; `head` are the
    heads of a table that goes on here, to be drawn above it."""

    top: float
    bottom: float
    head: tuple[float, float] | None = None

    @property
    def head_height(self) -> float:
        return 0.0 if self.head is None else self.head[1] - self.head[0]


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is kept together where a page is long enough for it."""

    top: float
    bottom: float
    first: QTextBlock
    last: QTextBlock
    head: tuple[float, float] | None = None
    keeps_next: bool = False


def pages(document: QTextDocument, height: float) -> list[Page]:
    """The pages of so many pixels; the document has a width, and no height of its own."""
    made: list[Page] = []
    page = Page(0, 0)
    for piece in _together(_pieces(document)):
        limit = page.top + height - page.head_height
        if piece.bottom > limit and piece.top > page.top:
            made.append(replace(page, bottom=min(piece.top, limit)))
            page = Page(piece.top, piece.top, piece.head)
        while piece.bottom > (limit := page.top + height - page.head_height):
            cut = _between_lines(document, piece, page.top, limit)
            made.append(replace(page, bottom=cut))
            page = Page(cut, cut, piece.head)
        page = replace(page, bottom=piece.bottom)
    return [*made, page]


def _together(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """A heading with what stands under it."""
    above: _Piece | None = None
    for piece in pieces:
        one = piece
        if above is not None:
            one = replace(piece, top=above.top, first=above.first, head=None)
        above = one if piece.keeps_next else None
        if above is None:
            yield one
    if above is not None:
        yield above


def _pieces(document: QTextDocument) -> Iterator[_Piece]:
    layout, part = document.documentLayout(), document.rootFrame().begin()
    while not part.atEnd():
        frame: QTextFrame | None = part.currentFrame()
        block = part.currentBlock()
        if isinstance(frame, QTextTable):
            yield from _rows(document, frame)
        # Where there are no words nothing is torn; before a table Qt lets such a block lie under it.
        elif frame is None and block.text():
            place = layout.blockBoundingRect(block)
            heading = _is_heading(block)
            yield _Piece(place.top(), place.bottom(), block, block, keeps_next=heading)
        part += 1


def _rows(document: QTextDocument, table: QTextTable) -> Iterator[_Piece]:
    look = table.format()
    heads, count = look.headerRowCount(), table.rows()
    # The rectangle that Qt gives for a table lies lower than what it draws.
    around = look.cellPadding() + look.cellSpacing() + look.border() + _LINE
    spans = [_contents(document, table, row) for row in range(count)]
    tops = [(before + top) / 2 + _LINE for (_, before), (top, _) in pairwise(spans)]
    edges = [spans[0][0] - around, *tops, spans[-1][1] + around]
    head = (edges[0], edges[heads]) if heads else None
    begins = min(heads, count - 1)
    for row in range(begins, count):
        top, first = edges[row], _cell_block(table, row, 0)
        if row == begins:
            top, first = edges[0], _cell_block(table, 0, 0)
        last = table.cellAt(row, table.columns() - 1).lastCursorPosition().block()
        yield _Piece(top, edges[row + 1], first, last, None if row == begins else head)


def _contents(document: QTextDocument, table: QTextTable, row: int) -> tuple[float, float]:
    """From where to where the words of a row reach."""
    layout = document.documentLayout()
    cells = [table.cellAt(row, column) for column in range(table.columns())]
    tops = [layout.blockBoundingRect(one.firstCursorPosition().block()).top() for one in cells]
    ends = [layout.blockBoundingRect(one.lastCursorPosition().block()).bottom() for one in cells]
    return min(tops), max(ends)


def _cell_block(table: QTextTable, row: int, column: int) -> QTextBlock:
    return table.cellAt(row, column).firstCursorPosition().block()


def _between_lines(document: QTextDocument, piece: _Piece, top: float, limit: float) -> float:
    """The last place on a page at which a piece longer than a page can be cut."""
    cut, lines = limit, list(_lines(document, piece))
    while (through := min((t for t, b in lines if t < cut < b), default=cut)) < cut:
        cut = through
    return cut if cut > top else limit


def _lines(document: QTextDocument, piece: _Piece) -> Iterator[tuple[float, float]]:
    layout, block = document.documentLayout(), piece.first
    while block.isValid():
        top = layout.blockBoundingRect(block).top()
        for at in range(block.layout().lineCount()):
            line = block.layout().lineAt(at)
            yield top + line.y(), top + line.y() + line.height()
        if block == piece.last:
            return
        block = block.next()


def _is_heading(block: QTextBlock) -> bool:
    return block.begin().fragment().charFormat().fontWeight() > QFont.Weight.Medium
