"""A report as a workbook: its tables one under the other, and the cases in a sheet of their own.

Numbers are numbers; whatever else stands in a cell is text, also where it looks like a formula.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell.cell import Cell as BookCell  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.properties import PageSetupProperties  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from moderator_app.core.cells import guarded
from moderator_app.core.report_items import Content
from moderator_app.papers.handover_words import Translate
from moderator_app.papers.report import blocks, item_cells, item_heads
from moderator_app.papers.report_blocks import Cell, Heading, Paragraph, Table, Title
from moderator_app.papers.report_page import is_figures
from moderator_app.papers.report_words import how_many_listed
from moderator_app.papers.workbook_out import fitted

_FACE = "Microsoft YaHei"
_INK, _SHADE, _LINE = "000000", "EEF1F5", "B4BCC8"
_FIRST_WIDTH, _WIDTH = 34, 15
_ITEM_WIDTHS = (6, 18, 13, 20, 60, 26, 20)
_ACROSS = 8
"""Columns that a sentence runs over."""


def as_xlsx(content: Content, t: Translate) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = t("Report", "Figures")
    _figures(sheet, content, t)
    if content.items:
        listed = how_many_listed(content, t)
        _items(book.create_sheet(listed or t("Report", "Case by case")), content, t)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _figures(sheet: Worksheet, content: Content, t: Translate) -> None:
    row = 1
    listed = item_heads(t)
    for block in blocks(content, t):
        match block:
            case Title():
                _put(sheet, row, 1, block.text).font = Font(_FACE, 16, bold=True, color=_INK)
                _put(sheet, row + 1, 1, block.below)
                row += 3
            case Heading():
                _put(sheet, row, 1, block.text).font = Font(_FACE, 12, bold=True, color=_INK)
                row += 1
            case Paragraph():
                sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=_ACROSS)
                cell = _put(sheet, row, 1, block.text)
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                sheet.row_dimensions[row].height = 18 * (1 + len(block.text) // 60)
                row += 1
            case Table() if tuple(block.heads) == listed:
                _put(sheet, row, 1, t("Report", "See the other sheet"))
                row += 2
            case Table():
                figures = [is_figures(block, at) for at in range(len(block.heads))]
                row = _table(sheet, row, block.heads, block.rows, figures) + 1
    _fit_to_page(sheet, "portrait")
    _set_widths(sheet, (_FIRST_WIDTH, *[_WIDTH] * (_ACROSS - 1)))


def _items(sheet: Worksheet, content: Content, t: Translate) -> None:
    rows = (item_cells(n, one, content, t) for n, one in enumerate(content.items, start=1))
    last = _table(sheet, 1, item_heads(t), rows, [False] * len(_ITEM_WIDTHS))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_ITEM_WIDTHS))}{max(1, last - 1)}"
    sheet.print_title_rows = "1:1"
    _fit_to_page(sheet, "landscape")
    _set_widths(sheet, _ITEM_WIDTHS)


def _fit_to_page(sheet: Worksheet, orientation: str) -> None:
    """As wide as a page of A4 when it is printed, and as long as it takes."""
    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0


def _table(
    sheet: Worksheet,
    row: int,
    heads: Iterable[str],
    rows: Iterable[Iterable[Cell]],
    figures: Sequence[bool],
) -> int:
    """`figures`: which columns stand at the right. Returns the row below."""
    line = Side("thin", _LINE)
    sides = [
        Alignment(horizontal="right" if one else "left", vertical="top", wrap_text=not one)
        for one in figures
    ]
    for at, head in enumerate(heads, start=1):
        cell = _put(sheet, row, at, head)
        cell.font = Font(_FACE, 10, bold=True, color=_INK)
        cell.fill = PatternFill("solid", _SHADE)
        cell.border = Border(bottom=line)
        cell.alignment = sides[at - 1]
    for cells in rows:
        row += 1
        for at, value in enumerate(cells, start=1):
            cell = _put(sheet, row, at, value, own=figures[at - 1])
            cell.border = Border(bottom=line)
            cell.alignment = sides[at - 1]
    return row + 1


def _put(sheet: Worksheet, row: int, column: int, value: Cell, *, own: bool = False) -> BookCell:
    """`own`: a figure of ours, which may begin with a sign."""
    cell = sheet.cell(row, column)
    cell.font = Font(_FACE, 10, color=_INK)
    if isinstance(value, int):
        cell.value = value
        return cell
    text = fitted(value)
    shown = text if own else guarded(text)
    cell.value = shown
    # Said outright: openpyxl would take what begins with = for a formula.
    cell.data_type = "s"
    cell.quotePrefix = shown != text
    cell.number_format = "@"
    return cell


def _set_widths(sheet: Worksheet, widths: Iterable[int]) -> None:
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
