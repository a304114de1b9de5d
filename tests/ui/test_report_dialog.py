"""A report is read, saved, printed and copied, by keyboard alone, and that is on record."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from moderator_app.core.access import Access
from moderator_app.desk import reporting, reports
from moderator_app.desk.intake import Answered
from moderator_app.ui import text
from moderator_app.ui.panes.statistics import StatisticsPane
from moderator_app.ui.text import Language, t
from tests.desks import incoming
from tests.papers import reported
from tests.ui.benches import RESOURCES, Seat
from tests.ui.figures import counted, idle, page, recorded, report_of
from tests.ui.starts import words_of


@pytest.fixture
def pane(seat: Seat) -> StatisticsPane:
    return page(seat)


def test_the_report_is_read_before_it_goes_out(seat: Seat, pane: StatisticsPane) -> None:
    seat.press(Qt.Key.Key_R)
    dialog = report_of(seat)
    shown = dialog.text.toPlainText()
    assert "Daily report" in shown
    assert dialog.pages.accessibleDescription() == shown
    assert len(dialog.pages.pages) >= 1
    picture = dialog.pages.pages[0].pixmap().toImage()
    assert abs(picture.width() * 297 / 210 - picture.height()) < 2
    assert len({picture.pixel(x, 200) for x in range(picture.width())}) > 1, "it is not blank"
    assert "文澜路和石板街路口的路面塌了一个大坑" in shown
    dialog.each.setChecked(False)
    seat.qtbot.waitUntil(lambda: "文澜路和石板街路口" not in dialog.text.toPlainText())
    dialog.reject()
    idle(seat)


def test_that_not_all_cases_are_listed_is_said_on_the_paper_and_beside_it(
    seat: Seat, pane: StatisticsPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reporting, "MOST_ITEMS", 2)
    seat.press(Qt.Key.Key_R)
    dialog = report_of(seat)
    said = "Listed here: the first 2 of 3."
    assert said in dialog.text.toPlainText()
    assert f"{said} Names and numbers" in words_of(dialog)
    dialog.each.setChecked(False)
    seat.qtbot.waitUntil(lambda: said not in dialog.text.toPlainText())
    assert said not in words_of(dialog)
    dialog.reject()
    idle(seat)


def test_the_pages_are_gone_through_by_keyboard(seat: Seat, pane: StatisticsPane) -> None:
    seat.press(Qt.Key.Key_R)
    dialog = report_of(seat)
    bar = dialog.pages.verticalScrollBar()
    assert dialog.pages.hasFocus()
    places = [bar.value()]
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Home):
        seat.press(key)
        places.append(bar.value())
    top, down, end, up, home = places
    assert top == home == 0
    assert 0 < down <= end == bar.maximum()
    assert up < end
    dialog.reject()
    idle(seat)


@pytest.mark.parametrize(("ending", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK")])
def test_the_report_is_saved_and_that_is_on_record(
    seat: Seat, pane: StatisticsPane, tmp_path: Path, ending: str, begins: bytes
) -> None:
    seat.press(Qt.Key.Key_R)
    dialog = report_of(seat)
    path = tmp_path / f"report.{ending}"
    dialog.save_to(path)
    seat.qtbot.waitUntil(lambda: "Saved as" in words_of(dialog))
    assert path.read_bytes().startswith(begins)
    assert recorded(seat, Access.EXPORTED) == ["report masked"]
    if ending == "docx":
        paper = Document(io.BytesIO(path.read_bytes()))
        assert paper.paragraphs[0].text == "Daily report on citizens' requests"
    dialog.reject()
    idle(seat)


def test_figures_alone_are_nobodys_words_and_are_not_recorded(
    seat: Seat, pane: StatisticsPane, tmp_path: Path
) -> None:
    seat.press(Qt.Key.Key_2)
    counted(seat, pane)
    seat.press(Qt.Key.Key_R)
    dialog = report_of(seat)
    assert not dialog.each.isChecked()
    dialog.save_to(tmp_path / "week.docx")
    seat.qtbot.waitUntil(lambda: "Saved as" in words_of(dialog))
    assert recorded(seat, Access.EXPORTED) == []
    dialog.reject()
    idle(seat)


def test_the_text_is_copied_as_it_is_read_and_that_is_on_record(
    seat: Seat, pane: StatisticsPane
) -> None:
    seat.press(Qt.Key.Key_R)
    dialog = report_of(seat)
    dialog.copy.click()
    seat.qtbot.waitUntil(lambda: bool(recorded(seat, Access.EXPORTED)))
    idle(seat)
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()
    dialog.reject()
    idle(seat)


def test_what_is_printed_is_on_record_first(seat: Seat, pane: StatisticsPane) -> None:
    seat.press(Qt.Key.Key_R)
    dialog = report_of(seat)
    seen: list[list[str]] = []
    dialog.papers.begin_printing(
        dialog.content, lambda: seen.append(recorded(seat, Access.PRINTED))
    )
    seat.qtbot.waitUntil(lambda: bool(seen))
    assert seen == [["report masked"]]
    dialog.reject()
    idle(seat)


def test_a_folder_that_takes_no_file_is_said_in_the_dialog(
    seat: Seat, pane: StatisticsPane, tmp_path: Path
) -> None:
    seat.press(Qt.Key.Key_R)
    dialog = report_of(seat)
    dialog.save_to(tmp_path / "gone" / "report.docx")
    seat.qtbot.waitUntil(dialog.problem.isVisible)
    assert "another folder" in dialog.problem.text()
    dialog.reject()
    idle(seat)


def test_a_report_of_many_cases_is_read_in_steps(seat: Seat, pane: StatisticsPane) -> None:
    now = seat.bench.now()
    letters = [Answered(incoming(f"n{n}", at=now - timedelta(milliseconds=n))) for n in range(400)]
    seat.bench.write(lambda desk: desk.intake.receive(letters).changes)
    seat.qtbot.waitUntil(lambda: pane.body.tiles[0].accessibleName() == "Received: 403")
    counted(seat, pane)
    seat.press(Qt.Key.Key_R)
    dialog = report_of(seat)
    assert len(dialog.content.items) == 403
    assert dialog.content.left_out == 0
    dialog.reject()
    idle(seat)


def test_the_sentence_is_that_of_the_house_in_chinese(qapp: QApplication) -> None:
    text.install(qapp, RESOURCES, Language.CHINESE)
    content = reported.content()
    said = reports.summary(content, t)
    assert said == "今日受理诉求30件，办结13件，占43%；未办结17件，占57%。另办结此前受理的诉求0件。"
    assert "满意率未回访" in reports.rates(content, t)
    assert reports.as_text(content, t).splitlines()[0] == "诉求办理日报"
    assert "一、总体情况" in reports.as_text(content, t)
