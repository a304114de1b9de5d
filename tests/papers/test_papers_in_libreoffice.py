"""LibreOffice opens every paper the desk makes, with every word in it."""

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from moderator_app.core.papers import PLACEHOLDERS, Paper
from moderator_app.papers import docx_fill, docx_pages
from moderator_app.papers.docx_bands import PAGE_NUMBER

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "papers"
LONG = "石板街的路灯坏了三天，夜里看不见路。\n第二行 <b>&amp; {编号} =1+1 𠮷\n" * 12
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def values() -> dict[str, str]:
    return {name: f"值{n}的{name}" for n, name in enumerate(PLACEHOLDERS)} | {"诉求内容": LONG}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[Paper, Path]:
    folder = tmp_path_factory.mktemp("papers")
    found = {}
    for paper in Paper:
        template = (FOLDER / f"{paper}.docx").read_bytes()
        filled = docx_fill.fill(template, values(), title="t", author="局", stamp="副本")
        found[paper] = folder / f"{paper}.docx"
        found[paper].write_bytes(filled.data)
    return found


@pytest.fixture(scope="module")
def shown(made: dict[Paper, Path]) -> dict[Paper, str]:
    """All the words of each paper as LibreOffice writes them down. Skips where it has no Writer."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here")
    folder = next(iter(made.values())).parent
    subprocess.run(  # noqa: S603 - the word processor people have
        [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
         "--convert-to", "fodt", "--outdir", str(folder), *map(str, made.values())],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    converted = {paper: path.with_suffix(".fodt") for paper, path in made.items()}
    if not any(path.exists() for path in converted.values()):
        pytest.skip("LibreOffice Writer is not here")
    return {paper: _words(path) for paper, path in converted.items()}


def _words(path: Path) -> str:
    """Of the text, and of what stands at the head and foot of pages."""
    root = ET.parse(path).getroot()  # noqa: S314 - LibreOffice's own
    parts = [root.find(f"{_OFFICE}master-styles"), root.find(f"{_OFFICE}body")]
    return "".join("".join(part.itertext()) for part in parts if part is not None)


def squeezed(words: str) -> str:
    return re.sub(r"\s", "", words)


@pytest.mark.parametrize("paper", Paper)
def test_every_word_of_a_paper_is_there(
    made: dict[Paper, Path], shown: dict[Paper, str], paper: Paper
) -> None:
    pages = docx_pages.pages(made[paper].read_bytes())
    whole = squeezed(shown[paper])
    for block in re.findall(r"<p[^>]*>(.*?)</p>", pages.html, re.DOTALL):
        words = re.sub(r"<[^>]+>", "", block)
        for entity, sign in (("&#160;", ""), ("&lt;", "<"), ("&gt;", ">"), ("&#x27;", "'"),
                             ("&quot;", '"'), ("&amp;", "&")):  # fmt: skip
            words = words.replace(entity, sign)
        assert squeezed(words) in whole
    for band in (*pages.first.head, *pages.first.foot):
        for piece in band.text.split(PAGE_NUMBER):
            assert squeezed(piece) in whole
