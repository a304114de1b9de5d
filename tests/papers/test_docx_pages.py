"""What Word shows of a bureau's own template, the pages show too; what they cannot is told."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor

from moderator_app.papers import docx_pages, docx_text
from moderator_app.papers.docx_looks import UNITS
from tests.papers.packages import packed

PICTURE = Path(__file__).resolve().parents[2] / "resources" / "screenshots" / "desk-zh.png"


def html(paper: Paper) -> str:
    return docx_pages.pages(packed(paper)).html


def shown(paper: Paper) -> str:
    return re.sub(r"<[^>]+>", "", html(paper)).replace("&#160;", "")


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


INSIDE = {
    "a content control in a line": f"<w:sdt><w:sdtContent>{run('字')}</w:sdtContent></w:sdt>",
    "what a colleague put in": f'<w:ins w:id="1" w:author="x">{run("字")}</w:ins>',
    "a link": f"<w:hyperlink>{run('字')}</w:hyperlink>",
    "a text box": (
        "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
        f"<w:txbxContent><w:p>{run('字')}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    ),
}


@pytest.mark.parametrize("xml", INSIDE.values(), ids=INSIDE.keys())
def test_words_are_shown_wherever_a_line_has_them(xml: str) -> None:
    paper = Document()
    paper.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{run('前')}{xml}</w:p>"))
    assert shown(paper).count("字") == 1
    assert docx_text.text(packed(paper)).count("字") == 1


def test_a_content_control_around_a_table_is_no_hindrance() -> None:
    paper = Document()
    table = paper.add_table(1, 2)
    table.cell(0, 1).text = "字"
    frame = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    table._tbl.addprevious(frame)
    frame[0].append(table._tbl)
    assert shown(paper).count("字") == 1


def test_what_was_struck_out_is_not_shown() -> None:
    paper = Document()
    gone = "<w:del w:id='1' w:author='x'><w:r><w:delText>字</w:delText></w:r></w:del>"
    paper.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{gone}</w:p>"))
    assert "字" not in shown(paper)


def test_cells_that_are_joined_across_and_down_are_one() -> None:
    paper = Document()
    table = paper.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "下"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "右"
    table.cell(2, 2).text = "角"
    made = html(paper)
    assert re.search(r'colspan="1" rowspan="2"[^>]*><p[^>]*><span[^>]*>下', made)
    assert re.search(r'colspan="2" rowspan="1"[^>]*><p[^>]*><span[^>]*>右', made)
    assert made.count("下") == made.count("右") == made.count("角") == 1


def test_looks_come_along() -> None:
    paper = Document()
    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Pt(32)
    paragraph.paragraph_format.line_spacing = Pt(28)
    piece = paragraph.add_run("红<b>")
    piece.bold, piece.underline, piece.font.size = True, True, Pt(22)
    piece.font.color.rgb = RGBColor(0xD7, 0, 0x0F)
    made = html(paper)
    for look in ("font-weight: bold", "underline", "font-size: 88px", "#D7000F", "text-indent: 128px",
                 "line-height: 112px", "红&lt;b&gt;"):  # fmt: skip
        assert look in made, look


def test_margins_are_the_papers_own() -> None:
    paper = Document()
    section = paper.sections[0]
    section.left_margin, section.top_margin = Mm(28), Mm(37)
    left, top, _, _ = docx_pages.pages(packed(paper)).margins
    assert (round(left / UNITS * 25.4), round(top / UNITS * 25.4)) == (28, 37)


def test_what_pages_cannot_show_is_told() -> None:
    plain, pictured, counted = Document(), Document(), Document()
    plain.add_paragraph("字")
    pictured.add_picture(str(PICTURE), width=Mm(20))
    counted.add_paragraph("字", style="List Number")._p.get_or_add_pPr().get_or_add_numPr()
    told = [docx_text.is_only_in_word(packed(one)) for one in (plain, pictured, counted)]
    assert told == [False, True, True]
    assert Document(BytesIO(packed(pictured))).inline_shapes
