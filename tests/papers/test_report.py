"""A report as text, as a page, as a document and as a workbook: the same figures on each."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook  # type: ignore[import-untyped]

from moderator_app.core import periods
from moderator_app.core.periods import Span
from moderator_app.papers.report import blocks
from moderator_app.papers.report_blocks import Paragraph, Table, Title
from moderator_app.papers.report_docx import as_docx
from moderator_app.papers.report_page import as_html, as_text
from moderator_app.papers.report_words import file_name
from moderator_app.papers.report_xlsx import as_xlsx
from tests.desk import spreadsheets
from tests.papers.reported import SHANGHAI, content, item, report
from tests.papers.test_workbook_out import LIVELY


def plain(context: str, text: str, n: int | None = None) -> str:
    return text if n is None else text.replace("%n", str(n))


def document_words(data: bytes) -> str:
    """Every word of a document, table by table."""
    paper = Document(io.BytesIO(data))
    said = [line.text for line in paper.paragraphs]
    said += [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join(said)


def test_the_report_begins_as_a_bulletin_does() -> None:
    text = as_text(content(), plain)
    assert "Today: 30 cases received, 13 of them closed, 43%; 17 open, 57%." in text
    assert "Answered in time: 73.3% (22 of 30)." in text
    assert "2 open cases are overdue" in text


def test_open_and_closed_make_a_hundred() -> None:
    halves = as_text(content(of=report(200, 101)), plain)
    assert "101 of them closed, 51%; 99 open, 49%." in halves


def test_satisfaction_is_never_invented() -> None:
    text = as_text(content(), plain)
    assert "satisfaction not known, nobody was called back" in text
    assert "Satisfaction rate: Now —" in text


def test_a_day_without_anything_says_so_and_divides_by_nothing() -> None:
    text = as_text(content(of=report(0, 0)), plain)
    assert "Today: nothing received; 0 earlier cases closed." in text
    assert "Answered in time: — (0 of 0)." in text
    assert "What is hot" not in text


def test_a_day_is_compared_with_the_day_before_and_the_same_weekday() -> None:
    text = as_text(content(), plain)
    assert "Received: Now 30; Day before 8; More or less +22 (+275%); Same weekday 0" in text
    assert "Same weekday 0; More or less +30" in text


def test_a_month_is_compared_with_the_month_before_alone() -> None:
    month = periods.of_span(Span.MONTH, date(2026, 11, 25), SHANGHAI)
    text = as_text(content(of=report(period=month)), plain)
    assert "Monthly report" in text
    assert "This month: 30 cases received" in text
    assert "Month before 8" in text
    assert "Same weekday" not in text


def test_a_day_that_is_over_is_not_called_today() -> None:
    day = periods.of_span(Span.DAY, date(2026, 11, 24), SHANGHAI)
    assert "That day: 30 cases received" in as_text(content(of=report(period=day)), plain)


def test_the_sections_are_numbered_without_a_gap() -> None:
    for shown in (content(), content(item(1)), content(of=report(0, 0))):
        numbers = re.findall(r"^(\d)\. [A-Z]", as_text(shown, plain), re.M)
        assert [int(n) for n in numbers] == list(range(1, len(numbers) + 1))


def test_every_row_has_a_cell_for_every_head_and_the_columns_fill_the_page() -> None:
    tables = [block for block in blocks(content(item(1)), plain) if isinstance(block, Table)]
    assert len(tables) >= 6
    for table in tables:
        assert sum(table.shares) == 100
        assert {len(row) for row in table.rows} == {len(table.heads)} == {len(table.shares)}


def test_what_is_left_out_is_counted() -> None:
    shown = content(item(1), left_out=1234)
    text = as_text(shown, plain)
    assert text.index("Listed here: the first 1 of 1,235.") < text.index("20261125-0001")
    assert load_workbook(io.BytesIO(as_xlsx(shown, plain))).sheetnames[1] == "the first 1 of 1,235"
    assert "Listed here" not in as_text(content(item(1)), plain)


def test_promises_are_told_where_there_were_any() -> None:
    text = as_text(content(), plain)
    assert "Promises to citizens: 1 kept, 2 missed, 0 put off." in text
    assert "Promise missed: Now 2; Day before 2; More or less 0" in text
    assert "also where it was done later" in text
    nothing = report(0, 0)
    nothing = replace(nothing, before=nothing.figures)
    assert "romise" not in as_text(content(of=nothing), plain)


def test_each_of_the_three_rates_is_explained() -> None:
    text = as_text(content(), plain)
    for rate in ("Response rate: of what was", "Solution rate: of what was", "who was not reached"):
        assert rate in text


def test_a_case_is_one_line_of_the_text_and_a_long_one_is_cut() -> None:
    line = next(
        line for line in as_text(content(item(7, "路" * 160)), plain).splitlines() if "0007" in line
    )
    assert line.endswith(f"{'路' * 59}… [市政处、照明处; closed (solved)]")


def test_how_it_was_counted_is_said_with_the_rule() -> None:
    assert "Times by the rule: 两小时三天." in as_text(content(), plain)


def test_markup_in_a_message_is_printed_and_not_obeyed() -> None:
    html = as_html(content(item(1, "<b>大声</b> & <script>")), plain)
    assert "&lt;b&gt;大声&lt;/b&gt; &amp; &lt;script&gt;" in html
    assert "<script" not in html


def test_a_document_and_a_page_say_every_word_of_the_report() -> None:
    shown = content(item(1), item(2, "控制\x01符\ufffe"), left_out=28)
    document, html = document_words(as_docx(shown, plain)), as_html(shown, plain)
    for block in blocks(shown, plain):
        for words in said_by(block):
            kept = words.replace("\x01", "").replace("\ufffe", "")
            assert kept in document
            assert words in html.replace("&#x27;", "'")


def said_by(block: object) -> list[str]:
    if isinstance(block, Title):
        return [block.text, block.below]
    if isinstance(block, Table):
        return [*block.heads, *(str(cell) for row in block.rows for cell in row)]
    return [getattr(block, "text", "")]


def test_a_document_is_an_official_paper_of_a4() -> None:
    paper = Document(io.BytesIO(as_docx(content(item(1)), plain)))
    section = paper.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert paper.core_properties.author == ""
    title = paper.paragraphs[0].style
    assert title is not None
    assert title.font.size is not None
    assert title.font.size.pt == 22
    foot = section.footer.part.element.xpath(".//w:instrText")
    assert [one.text for one in foot] == ["PAGE"]


def test_the_heads_of_a_table_stand_again_on_the_next_page() -> None:
    data = as_docx(content(*(item(n) for n in range(60))), plain)
    body = Document(io.BytesIO(data)).element.body
    tables = body.xpath(".//w:tbl")
    assert [len(table.xpath(".//w:tblHeader")) for table in tables] == [1] * len(tables)
    assert len(body.xpath(".//w:cantSplit")) == len(body.xpath(".//w:tr"))


def test_the_parts_of_a_document_belong_together() -> None:
    with zipfile.ZipFile(io.BytesIO(as_docx(content(item(1)), plain))) as packed:
        assert packed.testzip() is None
        trees = {
            name: ET.fromstring(packed.read(name))  # noqa: S314 - ours
            if name.endswith((".xml", ".rels"))
            else ET.Element("picture")
            for name in packed.namelist()
        }
    assert spreadsheets._untyped(trees) == []
    assert spreadsheets._unrelated(trees) == []


def test_a_workbook_is_one_by_the_letter_with_numbers_as_numbers(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(as_xlsx(content(item(1), item(2)), plain))
    assert spreadsheets.faults(path) == []
    figures, cases = load_workbook(path).worksheets
    cells = {row[0].value: row[1].value for row in figures.iter_rows()}
    assert cells["Received"] == 30
    assert [row[0].value for row in cases.iter_rows()] == ["No.", 1, 2]


def test_nothing_in_a_workbook_would_calculate(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(as_xlsx(content(*(item(n, text) for n, text in enumerate(LIVELY))), plain))
    cells = [cell for row in load_workbook(path).worksheets[1].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    words = [str(cell.value) for cell in cells if cell.column == 5][1:]
    assert [word.lstrip("'") for word in words] == [text.lstrip("'") for text in LIVELY]
    assert spreadsheets.opened(tmp_path, [path])[path].formulas == ()


@pytest.mark.parametrize("span", Span)
def test_a_file_is_called_by_its_days(span: Span) -> None:
    period = periods.of_span(span, date(2026, 11, 25), SHANGHAI)
    name = file_name(content(of=report(period=period)), plain)
    wanted = {
        Span.DAY: "20261125",
        Span.WEEK: "20261123-20261129",
        Span.MONTH: "20261101-20261130",
        Span.RANGE: "20261125",
    }
    assert name.endswith(f" {wanted[span]}")
    assert "/" not in name


def test_a_paragraph_is_text_and_nothing_else() -> None:
    assert all(
        "\n" not in block.text for block in blocks(content(), plain) if isinstance(block, Paragraph)
    )
