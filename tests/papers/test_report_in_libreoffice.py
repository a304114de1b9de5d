"""The document of a report opens in LibreOffice with every word in it, and fills pages of A4."""

import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from moderator_app.papers.report import blocks
from moderator_app.papers.report_blocks import Table
from moderator_app.papers.report_docx import as_docx
from tests.papers.reported import content, item
from tests.papers.test_report import plain, said_by

ITEMS = tuple(item(n, f"云溪路{n}号门口的路灯坏了三天，夜里很黑") for n in range(60))


def converted(folder: Path, kind: str) -> Path:
    """The document as LibreOffice turns it into another kind. Skips where there is no Writer."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here")
    source = folder / "report.docx"
    source.write_bytes(as_docx(content(*ITEMS, left_out=3), plain))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(  # noqa: S603 - the word processor people have
        [office, "--headless", profile, "--convert-to", kind, "--outdir", str(folder), str(source)],
        check=True,
        capture_output=True,
        timeout=240,
    )
    made = folder / f"report.{kind}"
    if not made.exists():
        pytest.skip("LibreOffice Writer is not here")
    return made


def test_libreoffice_shows_every_word_of_a_report(tmp_path: Path) -> None:
    text = "".join(ET.parse(converted(tmp_path, "fodt")).getroot().itertext())  # noqa: S314 - its own
    shown = "".join(text.split())
    blocks_ = blocks(content(*ITEMS, left_out=3), plain)
    assert any(isinstance(block, Table) and len(block.rows) == len(ITEMS) for block in blocks_)
    words = [word for block in blocks_ for word in said_by(block)]
    assert [word for word in words if "".join(word.split()) not in shown] == []


def test_libreoffice_makes_pages_of_a4_of_a_report(tmp_path: Path) -> None:
    pdf = converted(tmp_path, "pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    boxes = pdf.count(b"/MediaBox[0 0 595") + pdf.count(b"/MediaBox [0 0 595")
    assert boxes >= 3
