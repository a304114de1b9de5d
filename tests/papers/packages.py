"""Whether a Word file is one by the letter, and small ones to fill."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from xml.etree import ElementTree as ET

from docx import Document
from docx.document import Document as Paper
from docx.text.paragraph import Paragraph

from tests.desk import spreadsheets


def packed(paper: Paper) -> bytes:
    made = BytesIO()
    paper.save(made)
    return made.getvalue()


def of_runs(paragraph: Paragraph, runs: Sequence[str]) -> None:
    """A line as Word leaves it when somebody has worked on it: in pieces that look different."""
    for n, words in enumerate(runs):
        paragraph.add_run(words).bold = bool(n % 2)


def template(*lines: Sequence[str]) -> bytes:
    paper = Document()
    for runs in lines:
        of_runs(paper.add_paragraph(), runs)
    return packed(paper)


def said(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(BytesIO(data)).paragraphs]


def faults(data: bytes) -> list[str]:
    """Parts without a type, relations that lead nowhere, parts nothing leads to, parts that are no
    XML, what python-docx does not open."""
    with zipfile.ZipFile(BytesIO(data)) as parts:
        names = parts.namelist()
        found = [f"twice: {name}" for name in set(names) if names.count(name) > 1]
        if parts.testzip():
            found.append("a part is damaged")
        trees = {name: _tree(name, parts.read(name)) for name in names}
    Document(BytesIO(data))
    return [*found, *spreadsheets._untyped(trees), *spreadsheets._unrelated(trees)]


def _tree(name: str, data: bytes) -> ET.Element:
    """Of a picture, nothing."""
    if name.endswith((".xml", ".rels")):
        return ET.fromstring(data)  # noqa: S314 - our own file
    return ET.Element("picture")
