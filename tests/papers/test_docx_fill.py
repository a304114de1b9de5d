"""Templates written in Word are filled as a person reads them, with plain text and nothing else."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from moderator_app.papers import docx_fill, docx_text
from moderator_app.papers.docx_fill import BrokenTemplate
from tests.papers.packages import faults, of_runs, packed, said, template

VALUES = {"编号": "清城管转〔2026〕1号", "内容": "路灯坏了", "空": "", "副本": ""}


def filled(data: bytes, values: Mapping[str, str] = VALUES) -> docx_fill.Filled:
    return docx_fill.fill(data, values, title="t", author="局", stamp="副本")


@pytest.mark.parametrize(
    "runs",
    [
        ("第{编号}号",),
        ("第{编", "号}号"),
        ("第", "{", "编号", "}", "号"),
        ("第{", "编", "", "号", "}号"),
        ("第｛编号｝号",),
        ("第{ 编号 }号",),
    ],
)
def test_a_name_is_found_however_word_has_split_it(runs: tuple[str, ...]) -> None:
    assert said(filled(template(runs)).data) == ["第清城管转〔2026〕1号号"]


def test_what_is_filled_in_looks_like_the_names_first_sign() -> None:
    paper = Document(BytesIO(filled(template(("a{", "编号}b"))).data))
    runs = [(run.text, bool(run.bold)) for run in paper.paragraphs[0].runs]
    assert runs == [("a清城管转〔2026〕1号", False), ("b", True)]


def test_two_names_of_one_line_and_one_name_twice() -> None:
    assert said(filled(template(("{内容}，{编", "号}，{内容}"))).data) == [
        "路灯坏了，清城管转〔2026〕1号，路灯坏了"
    ]


def test_what_a_value_holds_is_never_filled_in_again() -> None:
    data = filled(template(("{内容}|{编号}",)), {**VALUES, "内容": "{编号}{空}{x}"}).data
    assert said(data) == ["{编号}{空}{x}|清城管转〔2026〕1号"]


def test_a_name_nobody_knows_is_told_and_not_printed() -> None:
    made = filled(template(("前{没有的}后{内容}",)))
    assert made.unknown == ("没有的",)
    assert said(made.data) == ["前后路灯坏了"]


def test_braces_around_no_name_stay() -> None:
    assert said(filled(template(("{} { 二 {内容",))).data) == ["{} { 二 {内容"]


def test_lines_stay_lines_and_tabs_tabs() -> None:
    data = filled(template(("{内容}",)), {**VALUES, "内容": "一\n二\n\n\t三"}).data
    assert said(data) == ["一\n二\n\n\t三"]
    assert faults(data) == []


def test_in_an_indented_paragraph_every_line_is_indented() -> None:
    paper = Document()
    paragraph = paper.add_paragraph("{内容}")
    paragraph.paragraph_format.first_line_indent = 400_000
    data = filled(packed(paper), {**VALUES, "内容": "一\n二"}).data
    assert said(data) == ["一\n　　二"]


MARKUP = '</w:t><w:instrText>HYPERLINK "x"</w:instrText><w:t>&amp;<b>]]>'


def test_what_is_filled_in_is_text_and_no_markup() -> None:
    data = filled(template(("{内容}",)), {**VALUES, "内容": MARKUP}).data
    assert said(data) == [MARKUP]
    with zipfile.ZipFile(BytesIO(data)) as parts:
        assert b"<w:instrText>" not in parts.read("word/document.xml")
    assert faults(data) == []


def everywhere() -> Paper:
    """Names in a table within a table, in all headers and footers, a link, a text box."""
    paper = Document()
    section = paper.sections[0]
    section.different_first_page_header_footer = True
    paper.settings.odd_and_even_pages_header_footer = True
    for edge in (
        section.header, section.footer, section.first_page_header, section.first_page_footer,
        section.even_page_header, section.even_page_footer,
    ):  # fmt: skip
        of_runs(edge.paragraphs[0], ("{内", "容}"))
    cell = paper.add_table(1, 1).cell(0, 0)
    of_runs(cell.paragraphs[0], ("{", "内容}"))
    of_runs(cell.add_table(1, 1).cell(0, 0).paragraphs[0], ("{内容", "}"))
    link = OxmlElement("w:hyperlink")
    paragraph = paper.add_paragraph("看")
    run = paragraph.add_run("{内容}")
    link.append(run._element)
    paragraph._element.append(link)
    box = parse_xml(
        f"<w:r {nsdecls('w', 'r')} xmlns:v='urn:schemas-microsoft-com:vml'><w:pict><v:shape>"
        "<v:textbox><w:txbxContent><w:p><w:r><w:t>{内</w:t></w:r><w:r><w:t>容}</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    paper.add_paragraph("盒")._element.append(box)
    return paper


def test_names_are_filled_wherever_they_stand() -> None:
    made = filled(packed(everywhere()))
    with zipfile.ZipFile(BytesIO(made.data)) as parts:
        names = [n for n in parts.namelist() if n.endswith(".xml")]
        whole = {name: parts.read(name).decode() for name in names}
    assert sum(text.count("路灯坏了") for text in whole.values()) == 10
    assert not [name for name, text in whole.items() if "{" in text and name.startswith("word/f")]
    assert "内容" not in "".join(text for name, text in whole.items() if "word/d" in name)
    assert faults(made.data) == []


def test_a_line_with_nothing_but_empty_names_goes_but_for_the_last_of_a_cell() -> None:
    paper = Document()
    cell = paper.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].add_run("{空}")
    for words in ("一", "{空}", "{空}{没有}", "二"):
        paper.add_paragraph(words)
    data = filled(packed(paper)).data
    assert said(data) == ["一", "二"]
    assert len(Document(BytesIO(data)).tables[0].cell(0, 0).paragraphs) == 1


def test_a_copy_is_marked_where_the_template_says_so_or_at_the_head() -> None:
    copy = {**VALUES, "副本": "（副本）"}
    assert said(filled(template(("单{副本}",)), copy).data) == ["单（副本）"]
    assert said(filled(template(("单",)), copy).data) == ["（副本）", "单"]
    assert said(filled(template(("单",)), VALUES).data) == ["单"]


def zipped(parts: Mapping[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return made.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no zip at all",
        zipped({"a.txt": b"a"}),
        template(("a",))[:-400],
        zipped({"[Content_Types].xml": b"<no", "word/document.xml": b"<no"}),
        zipped({"word/document.xml": b"\0" * (docx_fill.LARGEST_UNPACKED + 1)}),
    ],
    ids=["empty", "text", "another zip", "cut off", "no xml", "a bomb"],
)
def test_what_is_no_paper_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(BrokenTemplate):
        filled(data)


def test_a_table_that_claims_more_columns_than_word_has_is_no_paper() -> None:
    paper = Document()
    cell = paper.add_table(1, 1).cell(0, 0)
    for columns in (docx_fill.MOST_COLUMNS, docx_fill.MOST_COLUMNS + 1):
        cell._tc.grid_span = columns
        if columns > docx_fill.MOST_COLUMNS:
            with pytest.raises(BrokenTemplate):
                filled(packed(paper))
        else:
            filled(packed(paper))


def test_a_form_is_pasted_as_what_is_asked_and_what_is_answered() -> None:
    paper = Document()
    paper.add_paragraph("转办单")
    table = paper.add_table(2, 4)
    table.style = "Table Grid"
    for at, words in enumerate(("编号", "{编号}", "地　址", "石板街")):
        table.cell(0, at).text = words
    table.cell(1, 0).text = "内容"
    table.cell(1, 1).merge(table.cell(1, 3)).text = "{内容}"
    lines = docx_text.text(filled(packed(paper)).data).splitlines()
    assert lines == ["转办单", "编号：清城管转〔2026〕1号", "地址：石板街", "内容：路灯坏了"]


def test_a_number_field_of_the_page_is_left_alone() -> None:
    paper = Document()
    run = paper.sections[0].footer.paragraphs[0].add_run()
    field = OxmlElement("w:instrText")
    field.text = "PAGE {内容}"
    run._element.append(field)
    data = filled(packed(paper)).data
    footer = Document(BytesIO(data)).sections[0].footer.paragraphs[0]._element
    assert footer.find(f".//{qn('w:instrText')}").text == "PAGE {内容}"
