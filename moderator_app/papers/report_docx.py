"""A report as a document for Word, laid out as official papers are (GB/T 9704-2012): A4, the title in
song type, headings in black type, the words in imitation song, the page's number at its foot. Each
kind of line has a style of its own, so that a bureau can change its look in one place.
"""

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from docx import Document
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.table import _Cell

from moderator_app.core.report_items import Content
from moderator_app.papers.handover_words import Translate
from moderator_app.papers.report import blocks
from moderator_app.papers.report_blocks import Block, Heading, Paragraph, Table, Title
from moderator_app.papers.report_page import is_figures
from moderator_app.papers.report_words import title

_SONG, _BLACK, _FANGSONG = "SimSun", "SimHei", "FangSong"
_ROOM_MM: Final = 160
_WIDE: Final = 7
"""Columns of a table that needs smaller type."""
_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class _Look:
    """Sizes and spaces in points; the first line stands in by `indent` characters."""

    face: str
    size: float
    bold: bool = False
    centred: bool = False
    before: float = 0
    after: float = 0
    indent: int = 0
    spacing: float = 1.25


_TITLE, _BELOW, _HEADING = "Report title", "Report line", "Report heading"
_WORDS, _SMALL = "Report text", "Report small text"
_HEAD, _CELL = "Report table head", "Report table"
_HEAD_SMALL, _CELL_SMALL = "Report small table head", "Report small table"
_LOOKS: Final = {
    _TITLE: _Look(_SONG, 22, bold=True, centred=True, after=6),
    _BELOW: _Look(_FANGSONG, 10.5, centred=True, after=12),
    _HEADING: _Look(_BLACK, 15, before=10, after=4),
    _WORDS: _Look(_FANGSONG, 14, after=4, indent=2),
    _SMALL: _Look(_FANGSONG, 10.5, after=2, indent=2),
    _HEAD: _Look(_BLACK, 10.5, before=2, after=2, spacing=1),
    _CELL: _Look(_FANGSONG, 10.5, before=2, after=2, spacing=1),
    _HEAD_SMALL: _Look(_BLACK, 9, before=1.5, after=1.5, spacing=1),
    _CELL_SMALL: _Look(_FANGSONG, 9, before=1.5, after=1.5, spacing=1),
}


def as_docx(content: Content, t: Translate) -> bytes:
    paper = Document()
    paper.core_properties.title = title(content, t)
    paper.core_properties.author = ""
    paper.core_properties.comments = ""
    _lay_out(paper)
    for block in blocks(content, t):
        _add(paper, block)
    _keep_rows_whole(paper)
    made = BytesIO()
    paper.save(made)
    return made.getvalue()


def _lay_out(paper: Paper) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(30), Mm(28)
    section.left_margin, section.right_margin = Mm(26), Mm(24)
    for name, look in _LOOKS.items():
        style = paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.name, style.font.size, style.font.bold = look.face, Pt(look.size), look.bold
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), look.face)
        form = style.paragraph_format
        form.space_before, form.space_after = Pt(look.before), Pt(look.after)
        form.line_spacing = look.spacing
        form.first_line_indent = Pt(look.size * look.indent)
        form.keep_with_next = name == _HEADING
        if look.centred:
            form.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot = section.footer
    foot.paragraphs[0].style = paper.styles[_BELOW]
    _number_pages(foot.part.element.find(qn("w:p")))


def _number_pages(line: BaseOxmlElement) -> None:
    """— 3 —, counted by the program that shows the paper."""
    for kind, text in (("t", "— "), ("begin", ""), ("instrText", "PAGE"), ("end", ""), ("t", " —")):
        run = OxmlElement("w:r")
        part = OxmlElement(f"w:{kind}" if text else "w:fldChar")
        if text:
            part.text = text
            part.set(qn("xml:space"), "preserve")
        else:
            part.set(qn("w:fldCharType"), kind)
        run.append(part)
        line.append(run)


def _add(paper: Paper, block: Block) -> None:
    match block:
        case Title():
            paper.add_paragraph(_clean(block.text), _TITLE)
            paper.add_paragraph(_clean(block.below), _BELOW)
        case Heading():
            paper.add_paragraph(_clean(block.text), _HEADING)
        case Paragraph():
            paper.add_paragraph(_clean(block.text), _SMALL if block.small else _WORDS)
        case Table():
            _table(paper, block)


def _table(paper: Paper, block: Table) -> None:
    small = len(block.heads) >= _WIDE
    head, words = (_HEAD_SMALL, _CELL_SMALL) if small else (_HEAD, _CELL)
    table = paper.add_table(rows=1, cols=len(block.heads), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    widths = [Mm(_ROOM_MM * share / 100) for share in block.shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    lines = [(head, block.heads), *((words, row) for row in block.rows)]
    for n, (look, row) in enumerate(lines):
        # Row by row: python-docx looks the whole table through for a cell by its place.
        cells = table.add_row().cells if n else table.rows[0].cells
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            cell.width = width
            _fill(cell, str(row[at]), look, right=is_figures(block, at))
    paper.add_paragraph(style=_SMALL)


def _fill(cell: _Cell, text: str, look: str, *, right: bool) -> None:
    line = cell.paragraphs[0]
    line.style = look
    line.add_run(_clean(text))
    if right:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _clean(text: str) -> str:
    """On one line, without what XML cannot hold."""
    return " ".join(_NEVER.sub("", text).split())


def _keep_rows_whole(paper: Paper) -> None:
    """No row is torn by the end of a page, and the heads stand again on the next one."""
    body = paper.element.body
    for table in body.iter(qn("w:tbl")):
        for at, row in enumerate(table.iter(qn("w:tr"))):
            marks = row.get_or_add_trPr()
            marks.append(OxmlElement("w:cantSplit"))
            if not at:
                marks.append(OxmlElement("w:tblHeader"))
