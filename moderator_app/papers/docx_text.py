"""What a Word paper says, as lines: to paste, and to compare with what it should say."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from docx.document import Document as Paper
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from moderator_app.papers import docx_looks
from moderator_app.papers.docx_fill import guarded, opened

_ONLY_IN_WORD: Final = (
    qn("w:numPr"),
    qn("a:blip"),
    "{urn:schemas-microsoft-com:vml}imagedata",
)


@guarded
def text(docx: bytes) -> str:
    """The paper as lines: of a form, what is asked and what is answered on one. Raises
    BrokenTemplate."""
    lines: list[str] = []
    for block in unwrapped(opened(docx)).iter_inner_content():
        if isinstance(block, Table):
            lines += _rows_as_text(block)
        else:
            lines += [_line(one) for one in (block, *docx_looks.boxes(block))]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def unwrapped(paper: Paper) -> Paper:
    """Without the frames of content controls: what is in them is text like any other."""
    for part in paper.part.package.iter_parts():
        if isinstance(part, XmlPart):
            for frame in list(part.element.iter(qn("w:sdt"))):
                inside = frame.find(qn("w:sdtContent"))
                for child in () if inside is None else list(inside):
                    frame.addprevious(child)
                frame.getparent().remove(frame)
    return paper


def is_only_in_word(docx: bytes) -> bool:
    """Whether it has what pages cannot show: pictures, and numbers that Word counts itself. Raises
    BrokenTemplate."""
    body = opened(docx).element.body
    return any(next(body.iter(name), None) is not None for name in _ONLY_IN_WORD)


def _line(paragraph: Paragraph) -> str:
    return "".join(run.text for run in docx_looks.runs(paragraph)).rstrip()


@guarded
def words(docx: bytes) -> str:
    """Every word of it, headers and footers too. Raises BrokenTemplate."""
    paper = unwrapped(opened(docx))
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
