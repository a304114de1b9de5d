"""The papers the desk ships: made by our own script, by the letter of GB/T 9704-2012, all filled."""

import importlib.util
import re
import zipfile
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from moderator_app.core.papers import PLACEHOLDERS, Paper
from moderator_app.papers import docx_fill, docx_pages, docx_text
from moderator_app.papers.docx_bands import PAGE_NUMBER
from moderator_app.papers.docx_looks import UNITS
from tests.papers.packages import faults

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "papers"
NAMES = (*(paper.value for paper in Paper), "transcript")
VALUES = {name: f"〈{name}〉" for name in PLACEHOLDERS}


def shipped(name: str) -> bytes:
    return (FOLDER / f"{name}.docx").read_bytes()


def filled(name: str) -> bytes:
    return docx_fill.fill(shipped(name), VALUES, title="t", author="局", stamp="副本").data


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mk", ROOT / "packaging" / "make_papers.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_the_script_makes_what_is_shipped_part_by_part(script: ModuleType) -> None:
    made = script.papers()
    assert sorted(made) == sorted(NAMES)
    for name, paper in made.items():
        assert parts(script.packed(paper)) == parts(shipped(name)), name


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_a_word_file_by_the_letter_and_small(name: str) -> None:
    assert faults(shipped(name)) == []
    assert len(shipped(name)) < 20_000


@pytest.mark.parametrize("paper", Paper)
def test_every_name_in_a_template_is_known_and_filled(paper: Paper) -> None:
    made = docx_fill.fill(shipped(paper), VALUES, title="t", author="局", stamp="副本")
    assert made.unknown == ()
    assert faults(made.data) == []
    whole = "".join(part.decode() for name, part in parts(made.data).items() if "word/" in name)
    assert not re.search(r"\{[\u4e00-\u9fff]+\}", whole)
    said = docx_text.words(made.data)
    needed = {"编号", "承办单位", "诉求内容", "办理要求", "办理时限", "联系人", "日期", "副本"}
    assert not [name for name in needed if VALUES[name] not in said]


FORMS = tuple(paper for paper in Paper if paper is not Paper.LETTER)


@pytest.mark.parametrize("paper", FORMS)
def test_a_form_has_the_boxes_for_opinions(paper: Paper) -> None:
    said = docx_text.text(filled(paper))
    for name in ("姓名", "联系电话", "地址", "要素", "拟办意见", "领导批示", "承办意见"):
        assert VALUES[name] in said, name


def test_what_is_for_ourselves_is_not_in_a_letter_to_others() -> None:
    said = docx_text.words(filled(Paper.LETTER))
    for name in ("拟办意见", "领导批示", "承办意见"):
        assert VALUES[name] not in said


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_as_the_standard_wants_it(name: str) -> None:
    section = Document(BytesIO(shipped(name))).sections[0]
    edges = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    wanted = (210, 297, 37, 28)
    assert [round((edge or Mm(0)).mm) for edge in edges] == list(wanted)
    wide = Mm(210) - (section.left_margin or 0) - (section.right_margin or 0)
    high = Mm(297) - (section.top_margin or 0) - (section.bottom_margin or 0)
    assert (round(wide / Mm(1)), round(high / Mm(1))) == (156, 225)


def test_a_letters_text_is_22_lines_of_28_signs_under_a_title_of_22_points() -> None:
    paper = Document(BytesIO(shipped(Paper.LETTER)))
    body = next(p for p in paper.paragraphs if "近日" in p.text)
    (run,) = body.runs
    assert run.font.size == Pt(16)
    assert body.paragraph_format.line_spacing == Pt(28.95)
    assert int(Mm(225) / Pt(28.95)) == 22
    closer = paper.styles["Normal"].element.rPr.find(qn("w:spacing"))
    assert int(Mm(156) / Pt(16 + int(closer.get(qn("w:val"))) / 20)) == 28
    title = next(p for p in paper.paragraphs if "关于" in p.text)
    assert title.runs[0].font.size == Pt(22)


def test_a_letter_has_its_red_lines_and_no_number_on_the_first_page() -> None:
    pages = docx_pages.pages(filled(Paper.LETTER))
    (head,), (foot,) = pages.first.head, pages.first.foot
    assert head.text == VALUES["发文机关"]
    assert head.colour == "#D7000F"
    assert head.rule is not None
    assert head.rule.lines[0] > head.rule.lines[1]
    assert foot.rule is not None
    assert foot.rule.lines[0] < foot.rule.lines[1]
    assert round((156 * UNITS / 25.4 - head.left - head.right) / UNITS * 25.4) == 170
    assert not foot.text
    assert [band.text for band in pages.odd.foot] == [f"— {PAGE_NUMBER} —"]
    assert (pages.odd.foot[0].align, pages.even.foot[0].align) == ("right", "left")


@pytest.mark.parametrize("name", NAMES)
def test_what_the_pages_show_is_what_the_file_says(name: str) -> None:
    data = filled(name) if name != "transcript" else shipped(name)
    html = docx_pages.pages(data).html
    shown = re.sub(r"<[^>]+>", "", html.replace("&#160;", "")).replace("&amp;", "&")
    wanted = [node.text or "" for node in Document(BytesIO(data)).element.body.iter(qn("w:t"))]
    assert "".join(shown.split()) == "".join("".join(wanted).split())
