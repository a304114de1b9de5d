"""The handover note as a Word document: the same page as is printed, for whoever files it."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from moderator_app.core.acceptance import Result
from moderator_app.core.handover import Section, Sheet
from moderator_app.papers import handover as pages
from moderator_app.papers import handover_words as words
from moderator_app.papers.handover import Paper
from moderator_app.papers.handover_words import Translate

_LATIN, _CHINESE = "Times New Roman", "SimSun"
_WIDTH_MM = 178
_TITLE, _HEADING, _FACT, _CELL = Pt(18), Pt(12), Pt(10.5), Pt(9)
_GROUND = "EEF1F5"
_BESIDE = "57"
"""Beside the words of a cell, in twentieths of a point: a millimetre."""


def as_docx(sheet: Sheet, t: Translate, zone: tzinfo, result: Result | None = None) -> bytes:
    """The note as a file of Word's, A4; every text in it is plain text."""
    paper = Paper(sheet, t, zone, result)
    document = docx.Document()
    title = t("Handover", "Handover note")
    _set_up(document, title, datetime.fromisoformat(sheet.made_at))
    _said(document.add_paragraph(), title, _TITLE, bold=True, centred=True)
    _facts(document, paper)
    for one in sheet.unread:
        _said(document.add_paragraph(), words.begun_unread(one, t, zone), _FACT)
    for section, items in words.filled(sheet):
        _heading(document, words.heading(section, len(items), t))
        if section is Section.CLOSED:
            for line in words.closed_in_brief(items, t):
                _said(document.add_paragraph(), line, _FACT)
            continue
        rows = [
            (str(n), *pages.cells(paper, section, item)) for n, item in enumerate(items, start=1)
        ]
        _table(document, pages.columns(section, t), rows)
    if sheet.is_empty:
        _said(document.add_paragraph(), t("Handover", "Nothing is open."), _FACT)
    if sheet.words.strip():
        _heading(document, t("Handover", "In their own words"))
        for line in sheet.words.strip().splitlines():
            _said(document.add_paragraph(), line, _FACT)
    _signatures(document, paper)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _set_up(document: Document, title: str, at: datetime) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(16)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.created = properties.modified = at.replace(tzinfo=None)
    foot = page.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for part in ("PAGE", "NUMPAGES"):
        if part == "NUMPAGES":
            _said(foot, " / ", _CELL)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), part)
        foot._p.append(field)  # noqa: SLF001 - the library has no fields


def _facts(document: Document, paper: Paper) -> None:
    pairs = pages.facts_of(paper)
    table = _grid(document, (14, 36, 14, 36), len(pairs) // 2)
    for row, at in zip(table.rows, range(0, len(pairs), 2), strict=True):
        for place, (name, value) in enumerate(pairs[at : at + 2]):
            _fill(row.cells[2 * place], name, _FACT, head=True)
            _fill(row.cells[2 * place + 1], value, _FACT)


def _table(
    document: Document, heads: Sequence[tuple[str, int]], rows: Sequence[Sequence[str]]
) -> None:
    table = _grid(document, [share for _, share in heads], len(rows) + 1)
    first, *others = table.rows
    for cell, (head, _) in zip(first.cells, heads, strict=True):
        _fill(cell, head, _CELL, head=True)
    _mark(first, "w:tblHeader")
    for row, texts in zip(others, rows, strict=True):
        _mark(row, "w:cantSplit")
        for cell, text in zip(row.cells, texts, strict=True):
            _fill(cell, text, _CELL)


def _signatures(document: Document, paper: Paper) -> None:
    t, signs = paper.t, pages.signs_of(paper)
    _heading(document, t("Handover", "Signatures"))
    table = _grid(document, (16, 20, 34, 30), len(signs))
    for row, (role, name, at) in zip(table.rows, signs, strict=True):
        row.height = Mm(12)
        _mark(row, "w:cantSplit")
        signature = f"{t('Handover', 'Signature')}  {'_' * 18}"
        time = f"{t('Handover', 'Time')}  {at or '_' * 14}"
        _fill(row.cells[0], role, _FACT, head=True)
        for cell, text in zip(row.cells[1:], (name, signature, time), strict=True):
            _fill(cell, text, _FACT)


def _grid(document: Document, shares: Sequence[int], rows: int) -> Table:
    table: Table = document.add_table(rows=rows, cols=len(shares))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), _BESIDE)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")  # noqa: SLF001 - nor margins
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Mm(_WIDTH_MM * share / 100)
    for row in table.rows:  # Word looks at the columns, LibreOffice at the cells
        for cell, share in zip(row.cells, shares, strict=True):
            cell.width = Mm(_WIDTH_MM * share / 100)
    return table


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - the library has no such


def _fill(cell: _Cell, text: str, size: Pt, *, head: bool = False) -> None:
    lines = text.strip().splitlines() or [""]
    for at, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        _said(paragraph, line, size, bold=head)
    if head:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), _GROUND)
        cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - the library has no shading


def _heading(document: Document, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = Pt(8)
    _said(paragraph, text, _HEADING, bold=True)


def _said(
    paragraph: Paragraph, text: str, size: Pt, *, bold: bool = False, centred: bool = False
) -> None:
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(_storable(text))
    run.bold = bold
    run.font.size = size
    run.font.name = _LATIN
    run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _CHINESE)


def _storable(text: str) -> str:
    """Without the signs that no file of XML can hold."""
    return "".join(sign if sign >= " " or sign == "\t" else " " for sign in text).translate(
        {0xFFFE: None, 0xFFFF: None}
    )
