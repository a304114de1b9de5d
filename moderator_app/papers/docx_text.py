"""What a Word paper says, as lines: to paste, and to compare with what it should say."""

import re
from collections.abc import Iterator, Sequence

from docx.oxml.ns import qn
from docx.table import Table, _Cell

from moderator_app.papers.docx_fill import opened


def text(docx: bytes) -> str:
    """The paper as lines: of a form, what is asked and what is answered on one. Raises
    BrokenTemplate."""
    lines: list[str] = []
    for block in opened(docx).iter_inner_content():
        if isinstance(block, Table):
            lines += _rows_as_text(block)
        else:
            lines.append(block.text.rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def words(docx: bytes) -> str:
    """Every word of it, headers and footers too. Raises BrokenTemplate."""
    paper = opened(docx)
    section = paper.sections[0]
    around = (section.first_page_header, section.header, section.footer)
    edges = (paragraph.text for edge in around for paragraph in edge.paragraphs)
    return "\n".join((*edges, text(docx)))


def _rows_as_text(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells = _distinct(row.cells)
        said = [cell.text.strip() for cell in cells]
        if len(said) == 1 or not has_lines(table):
            yield "　".join(filter(None, said))
        else:
            for label, answer in zip(said[::2], [*said[1::2], ""], strict=False):
                yield f"{''.join(label.split())}：{answer}"


def has_lines(table: Table) -> bool:
    style = table.style
    named = style is not None and style.name != "Normal Table"
    return named or table._tbl.find(f".//{qn('w:tblBorders')}") is not None  # noqa: SLF001 - python-docx knows no borders


def same(cell: _Cell, other: _Cell) -> bool:
    """Whether two places of a table are one cell that spans both."""
    return cell._tc is other._tc  # noqa: SLF001 - what a cell is


def _distinct(cells: Sequence[_Cell]) -> list[_Cell]:
    """The cells of a row, one that spans several columns once."""
    found: list[_Cell] = []
    for cell in cells:
        if not found or not same(cell, found[-1]):
            found.append(cell)
    return found
