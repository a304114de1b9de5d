"""Official papers on A4: drawn as pictures to look at, on a printer, or into a PDF file.

As in `printing`, a whole paper is made off the window's thread.
"""

from functools import partial
from typing import Final

from PySide6.QtCore import QEventLoop, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from moderator_app.desk.papers import GAP, KEPT, PAGE_NUMBER, UNITS, Band, Edges, Pages, Rule
from moderator_app.ui import tokens
from moderator_app.ui.printing import CannotPrint, as_pdf

_WIDE: Final = round(210 / 25.4 * UNITS)
_HIGH: Final = round(297 / 25.4 * UNITS)
_SIDES: Final = {
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "left": Qt.AlignmentFlag.AlignLeft,
}


def whole_paper() -> QPageLayout:
    """A4 to its edges: the paper brings its own margins."""
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(),
        QPageLayout.Unit.Millimeter,
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def pdf(pages: Pages, title: str) -> bytes:
    """On any thread. Raises CannotPrint."""
    return as_pdf(partial(paint, pages), title, whole_paper(), UNITS * 4)


def paint(pages: Pages, device: QPagedPaintDevice) -> int:
    """Draw every page on a printer or into a file; returns how many there were. Raises
    CannotPrint."""
    dispatcher = QEventLoop()  # as in `printing.paint`
    painter = QPainter()
    if not painter.begin(device):
        raise CannotPrint
    try:
        document = _document(pages)
        for page in range(document.pageCount()):
            if page:
                device.newPage()
            painter.save()
            painter.scale(device.logicalDpiX() / UNITS, device.logicalDpiY() / UNITS)
            painter.translate(*_unprintable(device))
            _draw(pages, document, page, painter)
            painter.restore()
        return document.pageCount()
    finally:
        painter.end()
        del dispatcher


def _unprintable(device: QPagedPaintDevice) -> tuple[float, float]:
    """What a printer cannot reach at the left and above: its drawing begins behind that, unless it
    has been told to begin at the edge."""
    layout = device.pageLayout()
    if layout.mode() is QPageLayout.Mode.FullPageMode:
        return 0.0, 0.0
    margins = layout.margins(QPageLayout.Unit.Inch)
    return -margins.left() * UNITS, -margins.top() * UNITS


def images(pages: Pages, width: int, most: int = 20) -> tuple[list[QImage], int]:
    """The first pages as pictures so many pixels wide, and how many there are; on any thread."""
    dispatcher = QEventLoop()
    document = _document(pages)
    total = document.pageCount()
    made = []
    for page in range(min(total, most)):
        image = QImage(width, round(width * _HIGH / _WIDE), QImage.Format.Format_RGB32)
        image.fill(QColor(tokens.PAPER))
        painter = QPainter(image)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        painter.scale(width / _WIDE, width / _WIDE)
        _draw(pages, document, page, painter)
        painter.end()
        made.append(image)
    del dispatcher
    return made, total


def _document(pages: Pages) -> QTextDocument:
    left, top, right, bottom = pages.margins
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setDefaultFont(_font("", UNITS * 16 // 72))
    document.setHtml(pages.html)
    document.setPageSize(QSizeF(_WIDE - left - right, _HIGH - top - bottom))
    _keep_together(document)
    return document


def _keep_together(document: QTextDocument) -> None:
    """No signature stands on a page without a line of the text, which rich text by itself does not
    see to."""
    layout, high = document.documentLayout(), document.pageSize().height()
    begin, block = QTextBlock(), document.begin()
    while block.isValid():
        kept = _is_kept(block)
        if kept and not begin.isValid():
            begin = block
        elif not kept and begin.isValid():
            top = layout.blockBoundingRect(begin).top()
            bottom = layout.blockBoundingRect(block).bottom() - 1
            if top // high < bottom // high and bottom - top < high:
                shape = begin.blockFormat()
                shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(begin).setBlockFormat(shape)
            begin = QTextBlock()
        block = block.next()


def _is_kept(block: QTextBlock) -> bool:
    return any(KEPT in piece.format.anchorNames() for piece in block.textFormats())


def _draw(pages: Pages, document: QTextDocument, page: int, painter: QPainter) -> None:
    left, top, _, _ = pages.margins
    room = document.pageSize()
    painter.save()
    painter.translate(left, top - page * room.height())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, QColor(tokens.INK))
    # A border lies half outside the text it goes round.
    context.clip = QRectF(-4, page * room.height(), room.width() + 8, room.height())
    painter.setClipRect(context.clip)
    document.documentLayout().draw(painter, context)
    painter.restore()
    edges = pages.first if page == 0 else (pages.odd if page % 2 == 0 else pages.even)
    _draw_edges(pages, edges, page + 1, painter)


def _draw_edges(pages: Pages, edges: Edges, number: int, painter: QPainter) -> None:
    at = float(pages.head_at)
    for band in edges.head:
        at += _draw_band(pages, band, at, number, painter)
    at = float(_HIGH - pages.foot_at - sum(band.height for band in edges.foot))
    for band in edges.foot:
        at += _draw_band(pages, band, at, number, painter)


def _draw_band(pages: Pages, band: Band, at: float, number: int, painter: QPainter) -> float:
    left, _, right, _ = pages.margins
    room = QRectF(left + band.left, at, _WIDE - left - right - band.left - band.right, 0)
    rule = band.rule
    words = band.words
    if rule is not None and rule.above:
        _draw_rule(rule, room, at + GAP, painter)
        at += rule.height + 2 * GAP
    painter.setFont(_font(band.font, band.size, bold=band.bold))
    painter.setPen(QColor(band.colour))
    side = _SIDES.get(band.align, Qt.AlignmentFlag.AlignLeft)
    text = band.text.replace(PAGE_NUMBER, str(number))
    painter.drawText(
        QRectF(room.left(), at, room.width(), words), side | Qt.AlignmentFlag.AlignVCenter, text
    )
    if rule is not None and not rule.above:
        _draw_rule(rule, room, at + words + GAP, painter)
    return float(band.height)


def _draw_rule(rule: Rule, room: QRectF, at: float, painter: QPainter) -> None:
    for thick in rule.lines:
        line = QRectF(room.left(), at, room.width(), thick)
        painter.fillRect(line, QColor(rule.colour))
        at += thick + GAP


def _font(families: str, size: int, *, bold: bool = False) -> QFont:
    made = QFont()
    named = [name.strip() for name in families.split(",") if name.strip()]
    made.setFamilies(named or ["Moderator Sans SC"])
    made.setPixelSize(size)
    made.setBold(bold)
    return made
