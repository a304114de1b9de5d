"""Pages on paper: numbered, black on white, made off the window's thread."""

import re
import zlib
from collections.abc import Sequence
from functools import partial
from itertools import groupby, pairwise
from pathlib import Path
from time import thread_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.core.handover import Item, Sheet
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk import handovers
from moderator_app.desk.opening import ZONE
from moderator_app.store.store import FILE
from moderator_app.ui import page_cuts, printing, theme
from moderator_app.ui.tasks import Tasks
from moderator_app.ui.text import t
from moderator_app.ui.theme import Theme
from moderator_app.ui.tokens import DARK
from tests.ui.benches import RESOURCES
from tests.watchdog import Watchdog


def page(rows: int) -> str:
    items = tuple(
        Item(str(n), f"20261122-{n:04}", "晨跑的人", "weibo", "路灯坏了三天没人管", "市政处", "")
        for n in range(rows)
    )
    at = "2026-11-22T12:00:00+00:00"
    sheet = Sheet(at, at, "安娜", "01", "白雪", "留言", {"open": items}, 1, 2, 3)
    return handovers.as_html(sheet, t, ZONE)


def drawn(pdf: bytes) -> list[bytes]:
    """What the streams of a file draw; fonts and pictures among them."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return [zlib.decompressobj().decompress(s) for s in streams if s[:1] == b"x"]


STRIPES = ("#ffcc00", "#00ccff")


def timed(html: str) -> tuple[bytes, float]:
    printing.pdf(html, "warm")
    began = thread_time()
    made = printing.pdf(html, "Handover")
    return made, thread_time() - began


def test_a_note_of_42_cases_is_a_pdf_within_150_ms_on_a_worker(
    qtbot: QtBot, qapp: QApplication, window_watchdog: Watchdog
) -> None:
    theme.install(qapp, RESOURCES, Theme())
    tasks = Tasks()
    made: list[tuple[bytes, float]] = []
    tasks.fetch(partial(timed, page(42)), made.append)
    qtbot.waitUntil(lambda: bool(made))
    tasks.close()
    pdf, seconds = made[0]
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 2
    assert b"ModeratorSans" in pdf
    assert seconds < 0.150


def rows_of(counts: Sequence[int], before: int) -> str:
    """A table whose rows have so many lines each, striped, under so many lines and a heading."""
    rows = "".join(
        f'<tr><td bgcolor="{STRIPES[n % 2]}">{"<br/>".join(["line"] * count)}</td></tr>'
        for n, count in enumerate(counts)
    )
    heading = '<p style="font-weight: bold">heading</p>'
    table = (
        f'<table width="100%" cellpadding="4"><thead><tr><th>head</th></tr></thead>{rows}</table>'
    )
    return "<p>before</p>" * before + heading + table


def stripes(picture: QImage) -> list[int]:
    """How high each stripe of a page is, from top to bottom."""
    wanted = [QColor(one).rgb() for one in STRIPES]
    column = [picture.pixel(picture.width() // 2, y) for y in range(picture.height())]
    return [len(list(run)) for ink, run in groupby(column) if ink in wanted]


@pytest.mark.parametrize("before", [0, 3, 7, 31])
def test_no_row_of_a_table_is_torn_in_two_by_the_end_of_a_page(
    qapp: QApplication, before: int
) -> None:
    theme.install(qapp, RESOURCES, Theme())
    counts = [1 + n * 7 % 5 for n in range(60)]
    pages, total = printing.pictures(rows_of(counts, before), "t", 794, 99)
    assert total == len(pages) > 2
    found = [height for page in pages for height in stripes(page)]
    assert len(found) == len(counts)
    tall = {
        count: {h for h, of in zip(found, counts, strict=True) if of == count} for count in counts
    }
    assert all(max(heights) - min(heights) <= 2 for heights in tall.values())


WORDS = st.integers(1, 5).map(lambda n: "<br/>".join(["words"] * n))
PARTS = st.one_of(
    WORDS.map("<p>{}</p>".format),
    st.just('<p style="font-weight: bold">heading</p>'),
    st.lists(WORDS, min_size=1, max_size=9).map(
        lambda cells: (
            "<table cellpadding=4 border=1><thead><tr><th>head</th></tr></thead>"
            + "".join(f"<tr><td>{one}</td><td>x</td></tr>" for one in cells)
            + "</table>"
        )
    ),
    st.just("<table><tr><td>" + "<br/>".join(["long"] * 50) + "</td></tr></table>"),
)


@given(st.lists(PARTS, min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_everything_is_on_one_page_and_no_line_on_two_nor_a_heading_last(
    qapp: QApplication, parts: list[str]
) -> None:
    height = 400.0
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setHtml("".join(parts))
    document.setTextWidth(500)
    made = page_cuts.pages(document, height)
    assert made[0].top == 0
    assert all(one.bottom <= other.top for one, other in pairwise(made))
    assert all(one.head_height + one.bottom - one.top <= height for one in made)
    layout, block = document.documentLayout(), document.begin()
    while block.isValid():
        place = layout.blockBoundingRect(block)
        assert place.top() >= 0
        assert place.bottom() <= made[-1].bottom + 1
        for at in range(block.layout().lineCount() if block.text() else 0):
            line = block.layout().lineAt(at)
            top, bottom = place.top() + line.y(), place.top() + line.y() + line.height()
            assert any(page.top - 1 <= top and bottom <= page.bottom + 1 for page in made)
        if block.text() == "heading" and block.next().isValid() and block.next().text():
            after = layout.blockBoundingRect(block.next()).top()
            assert not any(place.top() < page.top <= after for page in made[1:])
        block = block.next()


def test_paper_is_the_same_in_the_dark(qapp: QApplication) -> None:
    theme.install(qapp, RESOURCES, Theme())
    light = drawn(printing.pdf(page(5), "Handover"))
    theme.apply(qapp, Theme(DARK))
    dark = drawn(printing.pdf(page(5), "Handover"))
    theme.apply(qapp, Theme())
    assert light
    assert light[0] == dark[0]


def test_a_file_that_cannot_be_written_is_refused_and_leaves_nothing(
    qapp: QApplication, tmp_path: Path
) -> None:
    desk, link = tmp_path / FILE, tmp_path / "a.pdf"
    desk.write_bytes(b"the case file")
    link.symlink_to(desk)
    for path in (tmp_path / "no such folder" / "a.pdf", desk, link, tmp_path):
        with pytest.raises(Refusal) as refusal:
            printing.save_pdf(page(1), "Handover", path)
        assert refusal.value.reason is Reason.CANNOT_WRITE
    assert desk.read_bytes() == b"the case file"
    assert sorted(tmp_path.iterdir()) == [link, desk]


def test_plain_lines_are_escaped(qapp: QApplication) -> None:
    assert "&lt;KEY&gt;<br/>" in printing.plain("Recovery", "<KEY>\nsecond")


def test_pages_are_drawn_as_they_are_printed_and_counted_whole(qapp: QApplication) -> None:
    html = "".join(f"<p>{n}</p>" for n in range(300))
    drawn, count = printing.pictures(html, "t", 420, 2)
    assert len(drawn) == 2
    assert count > 2
    assert {(one.width(), one.height()) for one in drawn} == {(420, 594)}
    assert drawn[0] != drawn[1]
