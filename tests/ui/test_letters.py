"""Papers in the window: chosen by keys, seen before they go, numbered when they go, opened again."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog

from moderator_app.core import papers as core
from moderator_app.core.access import Access, Subject
from moderator_app.core.case import Audience
from moderator_app.core.events import Kind
from moderator_app.core.opinions import Opinion
from moderator_app.core.papers import Issued, Office, Paper
from moderator_app.desk import paper_templates
from moderator_app.desk.casework import Handover
from moderator_app.desk.desk import Desk
from moderator_app.papers import docx_text
from moderator_app.system import access_log
from moderator_app.ui import theme, tokens
from moderator_app.ui.dialogs.letter import CopyDialog, LetterDialog
from moderator_app.ui.dialogs.opinion import OpinionDialog
from moderator_app.ui.dialogs.paper import PaperDialog, Way
from moderator_app.ui.dialogs.transcript import TranscriptDialog
from moderator_app.ui.notices import Kind as NoticeKind
from moderator_app.ui.panes.entry_view import EntryView
from moderator_app.ui.theme import Theme
from moderator_app.ui.widgets import Button
from tests.desks import KEY
from tests.papers.packages import template
from tests.ui.benches import HOLE, LAMP
from tests.ui.case_seats import CTRL, ROADS, Key, Screen, built, screen

__all__ = ["built", "screen"]

OFFICE = Office("清川市城市管理局", "清城管", "值班室", "0399-6120000")


def dispatch(case: UUID, desk: Desk) -> None:
    desk.papers.save_office(OFFICE)
    desk.cases.commit(
        case, desk.session.case(case).head, to=Handover(ROADS, (), "请办"), reply=None
    )


@pytest.fixture
def passed_on(screen: Screen) -> Iterator[Screen]:
    """A case that is with a department, at a desk whose office is named."""
    screen.seat.on_desk(partial(dispatch, HOLE))
    screen.show(HOLE)
    yield screen
    idle(screen)


def idle(screen: Screen) -> None:
    screen.seat.qtbot.waitUntil(lambda: not screen.seat.tasks.busy, timeout=20_000)
    QApplication.processEvents()


def run(screen: Screen, command: str) -> None:
    """As the palette or the menu does."""
    screen.seat.commands.run(command)
    screen.seat.settle()


def a_letter(screen: Screen) -> LetterDialog:
    screen.key(Key.Key_I)
    idle(screen)
    dialog = screen.dialog(LetterDialog)
    drawn(screen, dialog)
    return dialog


def drawn(screen: Screen, dialog: PaperDialog) -> None:
    screen.seat.qtbot.waitUntil(lambda: bool(dialog.pages), timeout=20_000)
    idle(screen)


def issued(screen: Screen) -> tuple[Issued, ...]:
    return core.of_case(screen.seat.dossier(HOLE).history)


def save(screen: Screen, dialog: PaperDialog, path: Path, way: Way = Way.WORD) -> None:
    dialog.save_to(way, str(path))
    idle(screen)
    screen.seat.settle()
    idle(screen)


def recorded(screen: Screen) -> list[tuple[str, str]]:
    keys = [access_log.private_of(KEY)]
    return [(e.what, e.detail) for e in access_log.read(screen.seat.place.folder, keys).entries]


def test_a_key_shows_the_paper_that_belongs_to_the_unit_and_its_number_to_be(
    passed_on: Screen,
) -> None:
    dialog = a_letter(passed_on)
    assert [button.text() for button in dialog.kinds] == ["1   Transfer form", "2   Reminder form"]
    assert dialog.kinds[0].isChecked()
    year = passed_on.seat.bench.local(passed_on.seat.bench.now()).year
    assert dialog.number.text() == f"清城管转〔{year}〕1号"
    assert dialog.telephone.isChecked()
    assert dialog.pages[0].accessibleName().startswith("转办单 清城管转")
    passed_on.key(Key.Key_2)
    assert dialog.number.text() == f"清城管催〔{year}〕1号"
    assert dialog.asks.toPlainText() == core.ASKS[Paper.REMINDER]
    passed_on.key(Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
    assert issued(passed_on) == ()
    assert recorded(passed_on) == []


def test_the_number_is_taken_when_the_paper_leaves_and_it_stands_in_the_case(
    passed_on: Screen, tmp_path: Path
) -> None:
    dialog = a_letter(passed_on)
    dialog.asks.setFocus()
    dialog.asks.selectAll()
    passed_on.write("请今晚到场。")
    idle(passed_on)
    save(passed_on, dialog, tmp_path / "a.docx")
    (paper,) = issued(passed_on)
    said = docx_text.text((tmp_path / "a.docx").read_bytes())
    assert paper.number in said
    assert "请今晚到场。" in said
    assert recorded(passed_on) == [(Access.EXPORTED, Subject.LETTER)]
    views = [v for v in passed_on.view.findChildren(EntryView) if v.entry and v.entry.paper]
    (view,) = [v for v in views if not v.isHidden()]
    assert view.entry is not None
    assert paper.number in view.entry.what
    assert view.more is not None
    view.more.click()
    copy = passed_on.dialog(CopyDialog)
    drawn(passed_on, copy)
    save(passed_on, copy, tmp_path / "copy.docx")
    again = docx_text.text((tmp_path / "copy.docx").read_bytes())
    assert "（副本）" in again
    assert again.replace("（副本）", "") == said


def test_who_turns_back_in_the_dialog_for_the_file_takes_no_number(passed_on: Screen) -> None:
    dialog = a_letter(passed_on)
    passed_on.key(Key.Key_Return, CTRL)
    chooser = dialog.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    assert chooser.selectedFiles()[0].endswith(f"{dialog.paper_title()}.docx")
    chooser.reject()
    idle(passed_on)
    dialog.reject()
    assert issued(passed_on) == ()


def test_where_the_file_cannot_be_written_the_paper_is_there_to_be_saved_elsewhere(
    passed_on: Screen, tmp_path: Path
) -> None:
    dialog = a_letter(passed_on)
    save(passed_on, dialog, tmp_path / "no such folder" / "a.docx")
    assert "could not be written" in dialog.problem.text()
    (paper,) = issued(passed_on)
    assert dialog.number.text() == paper.number
    save(passed_on, dialog, tmp_path / "a.pdf", Way.PDF)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert len(issued(passed_on)) == 1
    assert len(recorded(passed_on)) == 2


def test_it_is_copied_as_text_and_printed_each_on_record(passed_on: Screen, tmp_path: Path) -> None:
    dialog = a_letter(passed_on)
    dialog.copy.click()
    idle(passed_on)
    passed_on.seat.settle()
    idle(passed_on)
    assert "承办单位：" in QGuiApplication.clipboard().text()
    dialog = a_letter(passed_on)
    assert dialog.kinds[1].isChecked()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.print_on(printer)
    idle(passed_on)
    passed_on.seat.settle()
    idle(passed_on)
    assert (tmp_path / "printed.pdf").stat().st_size > 1_000
    assert [what for what, _ in recorded(passed_on)] == [Access.EXPORTED, Access.PRINTED]
    assert [one.paper for one in issued(passed_on)] == [Paper.TRANSFER, Paper.REMINDER]


def test_undo_takes_the_paper_back_and_the_copy_is_void(passed_on: Screen, tmp_path: Path) -> None:
    save(passed_on, a_letter(passed_on), tmp_path / "a.docx")
    passed_on.key(Key.Key_U)
    (paper,) = issued(passed_on)
    passed_on.view.papers.open_again(paper.event)
    copy = passed_on.dialog(CopyDialog)
    drawn(passed_on, copy)
    assert copy.paper_title().endswith("（作废）")
    copy.reject()


def test_without_an_office_or_a_unit_it_says_what_to_do(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_I)
    assert QApplication.activeModalWidget() is None
    assert screen.seat.said[-1].kind is NoticeKind.REFUSAL
    screen.seat.on_desk(partial(dispatch, HOLE))
    screen.seat.on_desk(lambda desk: desk.papers.save_office(Office()))
    screen.show(HOLE)
    dialog = a_letter(screen)
    screen.key(Key.Key_Return, CTRL)
    assert "Name your office" in dialog.problem.text()
    dialog.reject()
    idle(screen)


def test_a_template_of_ones_own_with_a_name_nobody_knows_is_told(passed_on: Screen) -> None:
    folder = paper_templates.lay_out(passed_on.seat.place.folder)
    (folder / "转办单.docx").write_bytes(template(("自己的 {编号} {什么}",)))
    dialog = a_letter(passed_on)
    assert "{什么}" in dialog.remark.text()
    (folder / "转办单.docx").write_bytes(b"broken")
    passed_on.key(Key.Key_1)
    idle(passed_on)
    assert "could not be read" in dialog.remark.text()
    dialog.reject()
    idle(passed_on)


def test_a_theme_or_a_language_that_changes_leaves_the_paper_white(
    passed_on: Screen, qapp: QApplication
) -> None:
    dialog = a_letter(passed_on)
    theme.apply(qapp, Theme(tokens.DARK))
    idle(passed_on)
    page = dialog.pages[0].pixmap().toImage()
    assert page.pixelColor(3, 3).lightness() == 255
    theme.apply(qapp, Theme())
    idle(passed_on)
    dialog.reject()
    idle(passed_on)


# Opinions.


def test_a_leaders_instruction_is_typed_in_with_who_and_when(passed_on: Screen) -> None:
    run(passed_on, "case.opinion")
    dialog = passed_on.dialog(OpinionDialog)
    dialog.kinds[Opinion.INSTRUCTED].click()
    dialog.text.setFocus()
    passed_on.write("同意，注意安全。")
    passed_on.key(Key.Key_Return, CTRL)
    assert "Name the leader" in dialog.problem.text()
    passed_on.write("李局长")
    passed_on.key(Key.Key_Return, CTRL)
    (event,) = [e for e in passed_on.seat.dossier(HOLE).history if e.kind == Kind.OPINION_ADDED]
    assert event.body["opinion"] == Opinion.INSTRUCTED
    assert (event.body["text"], event.body["by"]) == ("同意，注意安全。", "李局长")
    assert event.body["on"]
    assert passed_on.said == "Kept: leader's instruction"
    passed_on.key(Key.Key_U)
    assert "Undone" in passed_on.said


def test_where_nobody_has_the_case_no_units_opinion_is_offered(screen: Screen) -> None:
    screen.show(LAMP)
    run(screen, "case.opinion")
    dialog = screen.dialog(OpinionDialog)
    assert dialog.kinds[Opinion.HANDLED].isHidden()
    screen.write("先打电话问清楚")
    screen.key(Key.Key_Return, CTRL)
    assert screen.said == "Kept: proposal"


def test_an_opinion_that_was_written_is_not_thrown_away_by_one_esc(screen: Screen) -> None:
    screen.show(LAMP)
    run(screen, "case.opinion")
    dialog = screen.dialog(OpinionDialog)
    screen.write("先打电话问清楚")
    screen.key(Key.Key_Escape)
    assert "not kept" in dialog.problem.text()
    screen.key(Key.Key_Return, CTRL)
    assert screen.said == "Kept: proposal"


# The five elements.


def test_the_meter_says_what_is_not_found_and_one_key_asks_for_exactly_that(
    screen: Screen,
) -> None:
    screen.show(HOLE)
    buttons = screen.view.facts.findChildren(Button)
    (meter,) = [button for button in buttons if button.text().startswith("Elements")]
    assert meter.text() == "Elements 2/5 · not found: name, time, course of events"
    screen.key(Key.Key_A)
    words = screen.text.words
    assert "怎么称呼您" in words
    assert "什么时候" in words
    assert "具体在什么地方" not in words
    assert screen.view.composer.audience is Audience.PRIVATE


# The transcript.


def test_a_transcript_is_covered_unless_a_reason_is_given(
    passed_on: Screen, tmp_path: Path
) -> None:
    run(passed_on, "case.transcript")
    dialog = passed_on.dialog(TranscriptDialog)
    drawn(passed_on, dialog)
    dialog.as_it_is.click()
    passed_on.key(Key.Key_Return, CTRL)
    assert "what it is needed for" in dialog.problem.text()
    dialog.as_it_is.click()
    idle(passed_on)
    save(passed_on, dialog, tmp_path / "a.docx")
    said = docx_text.text((tmp_path / "a.docx").read_bytes())
    assert "晨**" in said
    assert "请办" not in said
    assert recorded(passed_on) == [(Access.EXPORTED, "transcript masked")]


def test_with_our_own_lanes_it_tells_what_passed_internally(
    passed_on: Screen, tmp_path: Path
) -> None:
    run(passed_on, "case.transcript")
    dialog = passed_on.dialog(TranscriptDialog)
    drawn(passed_on, dialog)
    passed_on.key(Key.Key_Space)
    assert dialog.internal.isChecked()
    idle(passed_on)
    passed_on.seat.settle()
    idle(passed_on)
    save(passed_on, dialog, tmp_path / "a.docx")
    assert "请办" in docx_text.text((tmp_path / "a.docx").read_bytes())


def test_supervision_is_offered_where_the_office_may(passed_on: Screen) -> None:
    may = replace(OFFICE, supervises=True)
    passed_on.seat.on_desk(lambda desk: desk.papers.save_office(may))
    dialog = a_letter(passed_on)
    assert dialog.kinds[2].text() == "3   Supervision form"
    dialog.reject()
    idle(passed_on)
