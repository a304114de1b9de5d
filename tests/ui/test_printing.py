"""Pages on paper: numbered, black on white, made off the window's thread."""

import re
import zlib
from functools import partial
from itertools import product
from pathlib import Path
from time import thread_time

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QTextDocument, QTextFormat
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.core.handover import Item, Sheet
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk import handovers
from moderator_app.desk.opening import ZONE
from moderator_app.store.store import FILE
from moderator_app.ui import printing, theme
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


def test_no_heading_stands_alone_at_the_foot_of_a_page(qapp: QApplication) -> None:
    theme.install(qapp, RESOURCES, Theme())
    line, heading = "<p>line</p>", '<p style="font-weight: bold">heading</p>'
    under = ("<table><tr><th>No.</th></tr><tr><td>1</td></tr></table>", line)
    broken = set()
    for lines, below in product(range(20, 60), under):
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setHtml(line * lines + heading + below)
        document.setPageSize(QSizeF(400, 700))
        before = document.pageCount()
        printing._keep_headings(document)
        block = document.findBlockByNumber(lines)
        policy = block.blockFormat().pageBreakPolicy()
        kept = policy == QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
        top = document.documentLayout().blockBoundingRect(block).top()
        assert document.pageCount() - before in {0, 1}
        if kept:
            assert top % 700 < 20
            broken.add(below)
    assert broken == set(under)


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
