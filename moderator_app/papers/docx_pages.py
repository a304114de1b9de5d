"""What a paper says, read back from its docx as pages for Qt.

There is one content, the filled docx. What is shown, printed and saved as PDF is made of it, so that
it says the same also where a bureau has written its own template. Pictures and drawings stay in
Word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from docx.enum.text import WD_LINE_SPACING
from docx.section import Section
from docx.shared import Length
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from moderator_app.papers import docx_looks, docx_text
from moderator_app.papers.docx_bands import GAP, Edges, bands
from moderator_app.papers.docx_fill import guarded, opened
from moderator_app.papers.docx_looks import UNITS, units
from moderator_app.papers.docx_text import has_lines, same

KEPT: Final = "kept"
"""The anchor of a line that is to stand on the page of the next one."""
_TYPE_AREA: Final = round(156 * UNITS / 25.4)
_PADDING: Final = 16


@dataclass(frozen=True, slots=True)
class Pages:
    """A paper of A4: `html` is in the rich text that Qt knows, sized in units; margins are left,
    top, right, bottom; `head_at` and `foot_at` how far the bands are from the paper's edge."""

    html: str
    margins: tuple[int, int, int, int]
    head_at: int
    foot_at: int
    first: Edges
    odd: Edges
    even: Edges


@guarded
def pages(docx: bytes) -> Pages:
    """Raises BrokenTemplate."""
    paper = docx_text.unwrapped(opened(docx))
    section = paper.sections[0]
    odd = Edges(bands(section.header.paragraphs), bands(section.footer.paragraphs))
    even = first = odd
    if paper.settings.odd_and_even_pages_header_footer:
        head, foot = section.even_page_header, section.even_page_footer
        even = Edges(bands(head.paragraphs), bands(foot.paragraphs))
    if section.different_first_page_header_footer:
        head, foot = section.first_page_header, section.first_page_footer
        first = Edges(bands(head.paragraphs), bands(foot.paragraphs))
    body = "".join(map(_block, paper.iter_inner_content()))
    return Pages(
        f"<html><body>{_pushed_down(section, first)}{body}</body></html>",
        (
            units(section.left_margin),
            units(section.top_margin),
            units(section.right_margin),
            units(section.bottom_margin),
        ),
        units(section.header_distance),
        units(section.footer_distance),
        first,
        odd,
        even,
    )


def _pushed_down(section: Section, first: Edges) -> str:
    """Room that a high head takes from the text of the first page."""
    head = units(section.header_distance) + sum(band.height for band in first.head)
    over = head - units(section.top_margin)
    return f'<p style="line-height: {over + 4 * GAP}px">&#160;</p>' if over > 0 else ""


def _block(block: Paragraph | Table) -> str:
    if isinstance(block, Table):
        return _table(block)
    return "".join(map(_paragraph, (block, *docx_looks.boxes(block))))


def _paragraph(paragraph: Paragraph) -> str:
    shape = paragraph.paragraph_format
    style = {
        "margin-top": shape.space_before,
        "margin-bottom": shape.space_after,
        "margin-left": shape.left_indent,
        "margin-right": shape.right_indent,
        "text-indent": shape.first_line_indent,
    }
    css = "; ".join(f"{name}: {units(length)}px" for name, length in style.items())
    if shape.line_spacing_rule in (WD_LINE_SPACING.EXACTLY, WD_LINE_SPACING.AT_LEAST):
        css += f"; line-height: {units(shape.line_spacing)}px"
    align = docx_looks.align(paragraph)
    runs = list(docx_looks.runs(paragraph))
    # An empty line is as high as its letters would be.
    empty = f'<span style="{_look(runs[0] if runs else None)}">&#160;</span>'
    inside = "".join(map(_run, runs)) or empty
    kept = f'<a name="{KEPT}"></a>' if shape.keep_with_next else ""
    return f'<p align="{align}" style="white-space: pre-wrap; {css}">{kept}{inside}</p>'


def _run(run: Run) -> str:
    said = "<br/>".join(map(escape, run.text.replace("\t", "\u3000").split("\n")))
    return f'<span style="{_look(run)}">{said}</span>' if said else ""


def _look(run: Run | None) -> str:
    css = f"font-size: {docx_looks.size(run)}px"
    css += f"; letter-spacing: -1px; font-family: {docx_looks.family(run)}"
    if run is not None and run.font.bold:
        css += "; font-weight: bold"
    if run is not None and run.font.underline:
        css += "; text-decoration: underline"
    return f"{css}; color: {docx_looks.colour(run)}"


def _table(table: Table) -> str:
    lined = has_lines(table)
    border = 'border="3" ' if lined else 'border="0" '
    rows = "".join(_row(row, lined=lined) for row in _grid(table))
    return (
        f'<table width="100%" cellspacing="0" cellpadding="{_PADDING if lined else 0}" {border}'
        f'style="border-collapse: collapse; border-style: solid; border-color: #000000">{rows}</table>'
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell with how many columns and rows it takes, its share of the width, and the least
    height of its row."""

    cell: _Cell
    columns: int
    rows: int
    share: float
    height: int


def _grid(table: Table) -> Iterator[list[_Placed]]:
    widths = [units(column.width) or 1 for column in table.columns]
    cells = [list(row.cells) for row in table.rows]
    for at, row in enumerate(table.rows):
        placed, column = [], 0
        while column < len(cells[at]):
            cell = cells[at][column]
            across = _extent(cells[at][column:], cell)
            above = cells[at - 1][column : column + 1] if at else []
            if not (above and same(above[0], cell)):
                down = _extent([line[column] for line in cells[at:] if column < len(line)], cell)
                share = sum(widths[column : column + across]) / sum(widths)
                placed.append(_Placed(cell, across, down, share, units(row.height)))
            column += across
        yield placed


def _extent(cells: Sequence[_Cell], cell: _Cell) -> int:
    for count, other in enumerate(cells):
        if not same(other, cell):
            return count
    return len(cells)


def _row(placed: Sequence[_Placed], *, lined: bool) -> str:
    cells = "".join(_cell(one, lined=lined) for one in placed)
    return f"<tr>{cells}</tr>"


def _cell(one: _Placed, *, lined: bool) -> str:
    inside = "".join(_block(block) for block in one.cell.iter_inner_content())
    missing = max(0, one.height - _height(one))
    middle = one.cell.vertical_alignment is not None and int(one.cell.vertical_alignment) == 1
    above = missing // 2 if middle else 0
    pad = f"padding-top: {above}px; padding-bottom: {missing - above}px" if missing else ""
    css = f"border: 3px solid #000000; {pad}" if lined else pad
    return (
        f'<td width="{one.share:.1%}" colspan="{one.columns}" rowspan="{one.rows}"'
        f' valign="{"middle" if middle else "top"}" style="{css}">{inside}</td>'
    )


def _height(one: _Placed) -> int:
    """About how high the words of a cell are: rich text knows no least height of a row."""
    width, total = one.share * _TYPE_AREA - 2 * _PADDING, 2.0 * _PADDING
    for paragraph in one.cell.paragraphs:
        runs = list(docx_looks.runs(paragraph))
        size = max(map(docx_looks.size, runs), default=docx_looks.size(None))
        line = paragraph.paragraph_format.line_spacing
        pitch = units(line) if isinstance(line, Length) else size * 1.3
        for words in paragraph.text.split("\n"):
            signs = sum(1.0 if sign > "\u2000" else 0.5 for sign in words) * size
            total += pitch * max(1, -(-signs // max(width, 1)))
    return round(total)
