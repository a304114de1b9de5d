"""Make the templates of official papers that the desk ships, in resources/papers.

    .venv/bin/python packaging/make_papers.py

They follow GB/T 9704-2012 where it applies: A4 with margins of 37 mm above and 28 mm at the left
and a type area of 156 by 225 mm (5.1, 5.2), 22 lines of 28 characters in 仿宋 of 16 pt (5.2.3), the
title in 小标宋 of 22 pt (7.3.1), page numbers of 14 pt between dashes (7.5), and for a 函 the form of a
letter (10.1): the office's name in red over a double red line of 170 mm, another at the foot of the
first page. The same run makes the same files, part by part.
"""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Final

from docx import Document
from docx.document import Document as Paper
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FOLDER: Final = Path(__file__).resolve().parent.parent / "resources" / "papers"
BODY, TITLE, HEADING, SERIF = "仿宋_GB2312", "方正小标宋简体", "黑体", "宋体"
OTHERWISE: Final = {BODY: "仿宋", TITLE: "宋体", HEADING: "SimHei", SERIF: "SimSun"}
"""What a machine takes that does not have the fonts."""
RED: Final = RGBColor(0xD7, 0x00, 0x0F)
LINE: Final = Pt(28.95)
CLOSER: Final = -5
"""Twentieths of a point by which letters stand closer, so that 28 of them fill a line."""
LEFT, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT
CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER
_UNUSED: Final = frozenset(
    {"thumbnail", "customXml", "stylesWithEffects", "numbering", "extended-properties"}
)
_STYLES: Final = frozenset(
    {"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid", "Header", "Footer"}
)
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)

Row = tuple[tuple[str, ...], float]
"""Cells of a form, and its least height in millimetres; the last cell spans what is left."""


def write(run: Run, font: str, size: float, *, bold: bool = False) -> Run:
    run.font.size, run.font.bold, run.font.name = Pt(size), bold or None, "Times New Roman"
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001 - python-docx knows no East Asian font
    return run


def say(  # noqa: PLR0917 - all of what makes a line, in the order in which it is thought of
    paragraph: Paragraph,
    words: str,
    font: str = BODY,
    size: float = 16,
    align: WD_ALIGN_PARAGRAPH = LEFT,
    line: Length = LINE,
) -> Paragraph:
    shape = paragraph.paragraph_format
    shape.alignment = align
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, line
    write(paragraph.add_run(words), font, size)
    return paragraph


def blank() -> Paper:
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(20), Mm(23)
    # Every line has its own exact height; a grid would stretch those of the forms.
    grid = section._sectPr.find(qn("w:docGrid"))  # noqa: SLF001 - python-docx knows no grid
    section._sectPr.remove(grid)  # noqa: SLF001 - nor how to be without
    strip(paper)
    about = paper.core_properties
    about.author = about.comments = about.title = ""
    paper.settings.odd_and_even_pages_header_footer = True
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(16)
    letters = normal.element.get_or_add_rPr()
    letters.get_or_add_rFonts().set(qn("w:eastAsia"), BODY)
    closer = OxmlElement("w:spacing")
    closer.set(qn("w:val"), str(CLOSER))
    letters.insert_element_before(closer, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:lang")
    for language in paper.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    number(section.footer.paragraphs[0], RIGHT)
    number(section.even_page_footer.paragraphs[0], LEFT)
    return paper


def strip(paper: Paper) -> None:
    """Without what python-docx's own beginning carries and no paper of ours uses."""
    for owner in (paper.part.package, paper.part):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.rpartition("/")[2] in _UNUSED:
                owner.rels.pop(key)
    about = paper.core_properties._element  # noqa: SLF001 - a time can be set and not taken out
    for name in ("dcterms:created", "dcterms:modified"):
        about.remove(about.find(qn(name)))
    styles = paper.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _STYLES:
            styles.remove(style)


def number(paragraph: Paragraph, align: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 —, one character from the outer edge (7.5)."""
    say(paragraph, "— ", SERIF, 14, align, Pt(18))
    edge = "right_indent" if align is RIGHT else "left_indent"
    setattr(paragraph.paragraph_format, edge, Pt(14))
    for kind in ("begin", "page", "end"):
        run = write(paragraph.add_run(), SERIF, 14)
        if kind == "page":
            field = OxmlElement("w:instrText")
            field.text = "PAGE"
        else:
            field = OxmlElement("w:fldChar")
            field.set(qn("w:fldCharType"), kind)
        run._element.append(field)  # noqa: SLF001 - nor fields
    write(paragraph.add_run(" —"), SERIF, 14)


def rule(paragraph: Paragraph, side: str, style: str) -> None:
    """A double red line of 170 mm: 7 mm beyond the type area on either side (10.1)."""
    shape = paragraph.paragraph_format
    shape.left_indent, shape.right_indent = Mm(-7), Mm(-7)
    borders, edge = OxmlElement("w:pBdr"), OxmlElement(f"w:{side}")
    for name, value in (("val", style), ("sz", "24"), ("space", "11"), ("color", str(RED))):
        edge.set(qn(f"w:{name}"), value)
    borders.append(edge)
    paragraph._element.get_or_add_pPr().insert_element_before(  # noqa: SLF001 - nor borders
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


# Forms.


def put(cell: _Cell, words: str, *, label: bool, size: float = 14) -> None:
    lines = words.split("\n")
    for n, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
        align = CENTRE if label else LEFT
        say(paragraph, line, HEADING if label else BODY, size, align, Pt(21))


def form(name: str, rows: tuple[Row, ...]) -> Paper:
    paper = blank()
    say(paper.add_paragraph(), "{发文机关}", TITLE, 22, CENTRE, Pt(32))
    title = say(paper.add_paragraph(), f"群众诉求{name}{{副本}}", TITLE, 22, CENTRE, Pt(34))
    title.paragraph_format.space_after = Pt(8)
    head = table(paper, (78, 78))
    put(head.cell(0, 0), "编号：{编号}", label=False)
    put(head.cell(0, 1), "{日期}", label=False)
    head.cell(0, 1).paragraphs[0].alignment = RIGHT
    grid = table(paper, (25, 53, 25, 53), rows=len(rows))
    grid.style = "Table Grid"
    for at, (cells, height) in enumerate(rows):
        line = grid.rows[at]
        line.height, line.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
        last = len(cells) - 1
        for n, words in enumerate(cells):
            cell = grid.cell(at, n)
            if n == last and n < 3:
                cell = cell.merge(grid.cell(at, 3))
            put(cell, words, label=n % 2 == 0)
            cell.vertical_alignment = 1 if n % 2 == 0 or height < 14 else 0
    foot = table(paper, (86, 70))
    put(foot.cell(0, 0), "联系人：{联系人}　电话：{值班电话}", label=False)
    put(foot.cell(0, 1), "{发文机关}（盖章）", label=False)
    foot.cell(0, 1).paragraphs[0].alignment = RIGHT
    end = say(paper.add_paragraph(), "", size=2, line=Pt(2))
    end.paragraph_format.space_after = Pt(0)
    return paper


def table(paper: Paper, widths: tuple[float, ...], rows: int = 1) -> Table:
    made = paper.add_table(rows=rows, cols=len(widths))
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return made


UNIT: Final[Row] = (("承办单位", "{承办单位}", "办理时限", "{办理时限}"), 11)
SOURCE: Final[Row] = (("诉求编号", "{诉求编号}", "来源渠道", "{来源渠道}"), 9)
WHO: Final[Row] = (("诉求人", "{姓名}", "联系电话", "{联系电话}"), 9)
WHEN: Final[Row] = (("受理时间", "{受理时间}", "发生时间", "{时间}"), 9)
PLACE: Final[Row] = (("地　址", "{地址}"), 9)
WHAT: Final[Row] = (("诉求内容\n（起因、\n经过）", "{诉求标题}\n{诉求内容}\n{要素}"), 42)
ASKED: Final[Row] = (("办理要求", "{办理要求}"), 15)
BEFORE: Final[Row] = (("首次转办", "{转办日期}", "催办次数", "{催办次数}"), 9)


def boxes(first: str = "拟办意见") -> tuple[Row, ...]:
    return (
        ((first, "{拟办意见}"), 17),
        (("领导批示", "{领导批示}"), 20),
        (("承办意见", "{承办意见}"), 24),
    )


# The letter.


BEGINS: Final = (
    "近日，我单位收到群众通过{来源渠道}反映的诉求一件。经研判，该诉求属贵单位职责范围，"
    "现将有关情况函告如下。"
)


def letter() -> Paper:
    paper = blank()
    section = paper.sections[0]
    section.different_first_page_header_footer = True
    section.header_distance = Mm(30)
    head = say(section.first_page_header.paragraphs[0], "", align=CENTRE, line=Pt(40))
    write(head.runs[0], TITLE, 30).font.color.rgb = RED
    head.runs[0].text = "{发文机关}"
    rule(head, "bottom", "thickThinSmallGap")
    section.footer_distance = Mm(18)
    rule(
        say(section.first_page_footer.paragraphs[0], "", size=2, line=Pt(4)),
        "top",
        "thinThickSmallGap",
    )
    say(paper.add_paragraph(), "{编号}", align=RIGHT)
    say(paper.add_paragraph(), "")
    title = "{发文机关}关于转请处理群众诉求的函{副本}"
    say(paper.add_paragraph(), title, TITLE, 22, CENTRE, Pt(34))
    say(paper.add_paragraph(), "")
    say(paper.add_paragraph(), "{承办单位}：")
    for words, font in (
        (BEGINS, BODY),
        ("一、诉求情况", HEADING),
        (
            "诉求编号：{诉求编号}；受理时间：{受理时间}；诉求人：{诉求人}；发生时间：{时间}；地址：{地址}。",
            BODY,
        ),
        ("{诉求标题}", BODY),
        ("{诉求内容}", BODY),
        ("{要素}", BODY),
        ("二、有关请求", HEADING),
        ("{办理要求}请于{办理时限}反馈。", BODY),
        ("特此函告。", BODY),
    ):
        said = say(paper.add_paragraph(), words, font)
        said.paragraph_format.first_line_indent = Pt(32)
        said.paragraph_format.keep_with_next = words == "特此函告。"
    say(paper.add_paragraph(), "").paragraph_format.keep_with_next = True
    for words in ("{发文机关}", "{日期}"):
        signed = say(paper.add_paragraph(), words, align=RIGHT)
        signed.paragraph_format.right_indent = Pt(64)
        signed.paragraph_format.keep_with_next = words != "{日期}"
    note = say(paper.add_paragraph(), "（联系人：{联系人}，联系电话：{值班电话}）")
    note.paragraph_format.left_indent = Pt(32)
    return paper


def transcript() -> Paper:
    """Four lines that stand for their like: the title, what the case is, who spoke, what was said."""
    paper = blank()
    say(paper.add_paragraph(), "标题", TITLE, 18, CENTRE, Pt(30))
    say(paper.add_paragraph(), "案情", BODY, 12, CENTRE, Pt(20))
    head = say(paper.add_paragraph(), "何人", HEADING, 12, line=Pt(20))
    head.paragraph_format.space_before = Pt(10)
    head.paragraph_format.keep_with_next = True
    words = say(paper.add_paragraph(), "所言", BODY, 14, line=Pt(24))
    words.paragraph_format.first_line_indent = Pt(28)
    return paper


def papers() -> dict[str, Paper]:
    facts = (UNIT, SOURCE, WHO, WHEN, PLACE, WHAT, ASKED)
    again = (UNIT, BEFORE, SOURCE, WHO, PLACE, WHAT, ASKED)
    return {
        "transfer": form("转办单", (*facts, *boxes())),
        "assignment": form("交办单", (*facts, *boxes())),
        "letter": letter(),
        "reminder": form("催办单", (*again, *boxes())),
        "transcript": transcript(),
        "supervision": form("督办单", (*again, *boxes("督办意见"))),
    }


def fonts(part: bytes) -> bytes:
    """The table of fonts with what else a machine may take."""
    more = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in OTHERWISE.items()
    )
    return part.replace(b"</w:fonts>", f"{more}</w:fonts>".encode())


def packed(paper: Paper) -> bytes:
    """As python-docx writes it, in an order and with times that are always the same."""
    made, out = BytesIO(), BytesIO()
    paper.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(out, "w") as target:
        for name in sorted(parts.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            data = parts.read(name)
            if name == "word/fontTable.xml":
                data = fonts(data)
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, data)
    return out.getvalue()


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, paper in papers().items():
        (FOLDER / f"{name}.docx").write_bytes(packed(paper))
