"""A paper drawn as pages: as many as it takes, with its lines and numbers, the same in a PDF."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from moderator_app.core.papers import PLACEHOLDERS, Paper
from moderator_app.desk import papers
from moderator_app.desk.papers import Pages
from moderator_app.ui import fonts, paper_pages
from tests.ui.benches import RESOURCES

VALUES = {name: f"值{n}" for n, name in enumerate(PLACEHOLDERS)} | {"副本": ""}


@pytest.fixture(autouse=True)
def _fonts(qapp: QApplication) -> None:
    fonts.load(RESOURCES)


def pages(paper: Paper, tmp_path: Path, text: str = "路灯坏了") -> Pages:
    made = papers.make(tmp_path, paper, {**VALUES, "诉求内容": text})
    return papers.pages(made.docx)


def reddish(image: QImage, high: int) -> int:
    """How many dots of a line are red."""
    colours = (QColor(image.pixel(x, high)) for x in range(image.width()))
    return sum(c.red() > 180 and c.green() < 120 for c in colours)


@pytest.mark.parametrize("paper", [one for one in Paper if one is not Paper.LETTER])
def test_a_form_of_an_ordinary_case_is_one_page(tmp_path: Path, paper: Paper) -> None:
    words = "文澜路和石板街路口的井盖松了三天，车一过就响，夜里吵得睡不着。" * 4
    (page,), total = paper_pages.images(pages(paper, tmp_path, words), 420)
    assert total == 1
    assert (page.width(), page.height()) == (420, 594)
    assert QColor(page.pixel(2, 2)) == QColor("#FFFFFF")


def test_a_long_message_goes_on_over_pages_and_none_is_lost(tmp_path: Path) -> None:
    shown = pages(Paper.TRANSFER, tmp_path, "路灯坏了。" * 800)
    drawn, total = paper_pages.images(shown, 420)
    assert len(drawn) == total > 2
    assert len(paper_pages.images(shown, 420, most=2)[0]) == 2
    assert all(_inked(page) for page in drawn)


def _inked(page: QImage) -> bool:
    return any(QColor(page.pixel(210, y)).lightness() < 128 for y in range(90, 540))


def test_the_first_page_of_a_letter_has_two_red_lines_of_170_mm(tmp_path: Path) -> None:
    (first, *_), _ = paper_pages.images(pages(Paper.LETTER, tmp_path), 840)
    wide = [y for y in range(first.height()) if reddish(first, y) > 600]
    assert wide
    assert min(wide) < first.height() / 4
    # The other line is 20 mm from the lower edge.
    assert (first.height() - max(wide)) * 297 / first.height() == pytest.approx(20, abs=2.5)
    assert reddish(first, wide[0]) * 210 / first.width() == pytest.approx(170, abs=2)


@pytest.mark.parametrize("lines", range(6, 13))
def test_no_signature_stands_on_a_page_without_a_line_of_the_text(
    tmp_path: Path, lines: int
) -> None:
    shown = pages(Paper.LETTER, tmp_path, "\n".join(["路灯坏了。"] * lines))
    document = paper_pages._document(shown)
    layout, high = document.documentLayout(), document.pageSize().height()
    page = {}
    block = document.begin()
    while block.isValid():
        rect = layout.blockBoundingRect(block)
        page[block.text().strip()] = (rect.top() // high, (rect.bottom() - 1) // high)
        block = block.next()
    ends, signed = page["特此函告。"], page[VALUES["日期"]]
    assert ends == signed


def test_the_pdf_has_the_same_pages_on_a4(tmp_path: Path) -> None:
    shown = pages(Paper.LETTER, tmp_path, "路灯坏了。" * 300)
    made = paper_pages.pdf(shown, "t")
    assert made.startswith(b"%PDF")
    (count,) = set(re.findall(rb"/Count (\d+)", made))
    assert int(count) == paper_pages.images(shown, 200)[1]
    assert re.search(rb"/MediaBox \[0 0 595\S* 842\S*\]", made)
