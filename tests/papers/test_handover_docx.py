"""The handover note as a Word document: a sound package that says all that the page says."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path
from time import thread_time

import docx
import pytest

from moderator_app.core.handover import Section, Sheet
from moderator_app.papers.handover import as_html
from moderator_app.papers.handover_docx import as_docx
from tests.papers.handover_sheets import EMPTY, SHANGHAI, item, sheet, taken

OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")
_PARTS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def plain(context: str, text: str, n: int | None = None) -> str:
    return text if n is None else text.replace("%n", str(n))


def words_of(html: str) -> list[str]:
    """Every run of words on the printed page, lines of its own for itself."""
    body = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    texts = (unescape(text).strip() for text in re.split(r"<[^>]+>", body))
    return [text for text in texts if text]


def said(made: bytes) -> str:
    document = docx.Document(BytesIO(made))
    lines = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        for cell in table._cells:
            lines += [paragraph.text for paragraph in cell.paragraphs]
    return "\n".join(lines)


@pytest.mark.parametrize("note", [sheet(), EMPTY], ids=["full", "empty"])
def test_it_says_every_word_that_the_printed_page_says(note: Sheet) -> None:
    result = taken(note) if note.owed else None
    text = said(as_docx(note, plain, SHANGHAI, result))
    printed = words_of(as_html(note, plain, SHANGHAI, result))
    assert len(printed) > 20
    assert [words for words in printed if words not in text] == []


def test_every_part_of_the_package_is_named_well_formed_and_there() -> None:
    with zipfile.ZipFile(BytesIO(as_docx(sheet(), plain, SHANGHAI, taken(sheet())))) as package:
        assert package.testzip() is None
        names = set(package.namelist())
        types = ET.fromstring(package.read("[Content_Types].xml"))  # noqa: S314 - our own
        named = {one.get("PartName", "").lstrip("/") for one in types.iter(f"{_PARTS}Override")}
        assert named <= names
        for name in names:
            if name.endswith((".xml", ".rels")):
                ET.fromstring(package.read(name))  # noqa: S314 - our own
        main = ET.fromstring(package.read("word/_rels/document.xml.rels"))  # noqa: S314 - our own
        targets = {
            one.get("Target", "") for one in main.iter(_RELATION) if one.get("TargetMode") is None
        }
        assert {f"word/{target}" for target in targets if not target.startswith("..")} <= names


def test_what_a_citizen_wrote_is_text_and_no_field_and_no_markup() -> None:
    nasty = "=cmd|' /C calc'!A0 <w:t>x</w:t> \x0b\x00 ]]> { HYPERLINK }"
    note = sheet()
    sections = {**note.sections, Section.OPEN.value: (item(5, 1, summary=nasty),)}
    made = as_docx(replace(note, sections=sections), plain, SHANGHAI)
    assert "<w:t>x</w:t>" in said(made)
    with zipfile.ZipFile(BytesIO(made)) as package:
        body = package.read("word/document.xml").decode()
    assert "HYPERLINK" in body
    assert "instrText" not in body
    assert "fldSimple" not in body


def test_the_numbers_of_people_are_masked() -> None:
    text = said(as_docx(sheet(), plain, SHANGHAI))
    assert "138****5678" in text
    assert "13812345678" not in text


def test_it_says_nothing_of_when_and_where_it_was_made() -> None:
    document = docx.Document(BytesIO(as_docx(sheet(), plain, SHANGHAI)))
    properties = document.core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created.isoformat()[:16] == sheet().made_at[:16]


def test_three_hundred_open_cases_take_under_two_seconds() -> None:
    note = sheet()
    many = tuple(item(n, n) for n in range(300))
    sections = {**note.sections, Section.OPEN.value: many}
    long = replace(note, sections=sections)
    began = thread_time()
    as_docx(long, plain, SHANGHAI)
    assert thread_time() - began < 2


@needs_office
def test_libreoffice_turns_it_into_a_pdf_and_text_with_every_word(tmp_path: Path) -> None:
    assert OFFICE is not None
    path = tmp_path / "note.docx"
    path.write_bytes(as_docx(sheet(), plain, SHANGHAI, taken(sheet())))
    profile = (tmp_path / "profile").as_uri()
    for kind in ("pdf", "txt:Text (encoded):UTF8"):
        subprocess.run(  # noqa: S603 - the word processor people have
            [OFFICE, "--headless", f"-env:UserInstallation={profile}", "--convert-to", kind,
             "--outdir", str(tmp_path), str(path)],
            check=True, capture_output=True, timeout=240,
        )  # fmt: skip
    assert (tmp_path / "note.pdf").read_bytes().startswith(b"%PDF")
    text = (tmp_path / "note.txt").read_text("utf-8-sig")
    printed = words_of(as_html(sheet(), plain, SHANGHAI, taken(sheet())))
    assert [words for words in printed if words not in text] == []
