"""Paper: pages of A4 with a line at the foot, on a printer or in a PDF file.

A document belongs to the thread that made it and draws on a device of its own, so whole pages are
made off the window's thread. Only the printer's own dialog needs the window.
"""

from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from moderator_app.desk import files
from moderator_app.ui import fonts, page_cuts, tokens
from moderator_app.ui.page_cuts import Page
from moderator_app.ui.text import t

_MARGINS_MM: Final = QMarginsF(16, 16, 16, 14)
_PER_INCH: Final = 96
_FOOT: Final = 28
_TEXT: Final = 12
_FOOT_TEXT: Final = 11


class CannotPrint(Exception):
    """The printer or the page it was to make did not begin."""


def pdf(html: str, title: str) -> bytes:
    """The pages as a PDF file, on any thread. Raises CannotPrint."""
    return as_pdf(partial(paint, html, title), title, _layout(), _PER_INCH * 12)


def as_pdf(
    draw: Callable[[QPagedPaintDevice], object], title: str, layout: QPageLayout, per_inch: int
) -> bytes:
    """What is drawn, in so many dots an inch, as a PDF file. Raises what `draw` raises."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator(t("Printing", "Moderator Desk"))
    writer.setPageLayout(layout)
    writer.setResolution(per_inch)
    draw(writer)
    return bytes(buffer.data().data())


def save_pdf(html: str, title: str, path: Path) -> Path:
    """Write the pages to a file, on any thread. Raises Refusal and CannotPrint."""
    files.to_disk(pdf(html, title), path)
    return path


def paint(html: str, title: str, device: QPagedPaintDevice) -> int:
    """Draw the document page by page, each with its foot; returns how many pages there were.

    Raises CannotPrint.
    """
    # A document has timers, which a plain thread can only hold once it has a dispatcher of events.
    dispatcher = QEventLoop()
    painter = QPainter()
    if not painter.begin(device):
        raise CannotPrint
    try:
        return _paint(html, title, device, painter)
    finally:
        painter.end()
        del dispatcher


def pictures(html: str, title: str, width: int, most: int) -> tuple[list[QImage], int]:
    """The first pages as they would be printed, `width` pixels wide, and how many pages there are;
    on any thread."""
    dispatcher = QEventLoop()
    layout = _layout()
    whole, inner = layout.fullRectPixels(_PER_INCH), layout.paintRectPixels(_PER_INCH)
    paper = QSizeF(inner.size())
    document = _laid_out(html, paper)
    pages = _cut(document, paper)
    scale = width / whole.width()
    drawn = []
    for n, page in enumerate(pages[:most]):
        picture = QImage(width, round(whole.height() * scale), QImage.Format.Format_RGB32)
        picture.fill(QColor(tokens.PAPER))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale, scale)
        painter.translate(inner.topLeft())
        _draw_page(painter, document, page, paper)
        _draw_foot(painter, title, n + 1, len(pages), paper)
        painter.end()
        drawn.append(picture)
    del document, dispatcher
    return drawn, len(pages)


def print_html(
    parent: QWidget, title: str, html: str, begin: Callable[[Callable[[], int]], object]
) -> None:
    """Ask for a printer; `begin` is given the printing, to be done off the window's thread. That
    raises CannotPrint."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(_layout())
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    work = partial(paint, html, title, printer)
    dialog.accepted.connect(partial(begin, work))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()


def print_plain(parent: QWidget, title: str, text: str) -> None:
    """Print a few plain lines in large type, before there is a desk with workers."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(_layout())
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    if dialog.exec():
        paint(plain(title, text), title, printer)


def plain(title: str, text: str) -> str:
    """Plain lines as a page."""
    lines = "<br/>".join(escape(line) for line in text.splitlines())
    return (
        f'<p style="font-size: 22px; font-weight: bold">{escape(title)}</p>'
        f'<p style="font-size: 18px">{lines}</p>'
    )


def _layout() -> QPageLayout:
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        _MARGINS_MM,
        QPageLayout.Unit.Millimeter,
    )


def _paint(html: str, title: str, device: QPagedPaintDevice, painter: QPainter) -> int:
    scale = device.logicalDpiX() / _PER_INCH
    paper = QSizeF(device.width() / scale, device.height() / scale)
    document = _laid_out(html, paper)
    pages = _cut(document, paper)
    painter.scale(scale, scale)
    for n, page in enumerate(pages):
        if n:
            device.newPage()
        _draw_page(painter, document, page, paper)
        _draw_foot(painter, title, n + 1, len(pages), paper)
    return len(pages)


def _laid_out(html: str, paper: QSizeF) -> QTextDocument:
    """The words in one piece as wide as a paper, in pixels of which there are 96 to the inch."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    document.setDefaultFont(fonts.font(_TEXT))
    document.setHtml(html)
    document.setTextWidth(paper.width())
    return document


def _cut(document: QTextDocument, paper: QSizeF) -> list[Page]:
    return page_cuts.pages(document, paper.height() - _FOOT)


def _draw_page(painter: QPainter, document: QTextDocument, page: Page, paper: QSizeF) -> None:
    if page.head is not None:
        _draw_part(painter, document, page.head, 0, paper)
    _draw_part(painter, document, (page.top, page.bottom), page.head_height, paper)


def _draw_part(
    painter: QPainter, document: QTextDocument, part: tuple[float, float], at: float, paper: QSizeF
) -> None:
    # Paper is white whatever the theme of the screen.
    ink = QPalette()
    ink.setColor(QPalette.ColorRole.Text, QColor(tokens.INK))
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette = ink
    top, bottom = part
    painter.save()
    painter.translate(0, at - top)
    context.clip = QRectF(0, top, paper.width(), bottom - top)
    painter.setClipRect(context.clip)
    document.documentLayout().draw(painter, context)
    painter.restore()


def _draw_foot(painter: QPainter, title: str, page: int, pages: int, paper: QSizeF) -> None:
    foot = QRectF(0, paper.height() - _FOOT, paper.width(), _FOOT)
    painter.setPen(QColor(tokens.INK_LINE))
    painter.drawLine(QPointF(0, foot.top() + 8), QPointF(foot.right(), foot.top() + 8))
    painter.setPen(QColor(tokens.INK_SOFT))
    painter.setFont(fonts.font(_FOOT_TEXT))
    counted = t("Printing", "Page {page} of {pages}").format(page=page, pages=pages)
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, counted)
    painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, title)
