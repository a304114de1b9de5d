"""The page of figures, the cases behind each number, and the report, by keyboard alone."""

import io
from datetime import timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from docx import Document
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from moderator_app.core import periods
from moderator_app.core.access import Access
from moderator_app.core.case import Audience, Outcome, Purpose
from moderator_app.core.changes import Changes
from moderator_app.core.following import Following
from moderator_app.core.periods import Span
from moderator_app.core.reports import Counting, Name, Report, Standing
from moderator_app.desk import reports
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.desk.reading import Reader
from moderator_app.desk.reporting import Memory, Reporting
from moderator_app.system import access_log
from moderator_app.ui import text
from moderator_app.ui.bars import Bar, Bars
from moderator_app.ui.dialogs.counted_cases import CountedCasesDialog
from moderator_app.ui.dialogs.days import DaysDialog
from moderator_app.ui.dialogs.report import ReportDialog
from moderator_app.ui.panes.statistics import BEGINS, StatisticsPane
from moderator_app.ui.panes.statistics_body import StatisticsBody
from moderator_app.ui.text import Language, t
from tests.desks import KEY, incoming
from tests.lives import RULE
from tests.papers import reported
from tests.ui.benches import HOLE, RESOURCES, Seat
from tests.ui.starts import words_of

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(seat: Seat) -> StatisticsPane:
    made = StatisticsPane(seat.bench, seat.commands)
    seat.seat(made)
    counted(seat, made)
    return made


def counted(seat: Seat, pane: StatisticsPane) -> Report:
    """Until the page has counted and nothing is being waited for."""
    seat.qtbot.waitUntil(lambda: pane.report is not None and not pane.run.running)
    idle(seat)
    assert pane.report is not None
    return pane.report


def idle(seat: Seat) -> None:
    seat.qtbot.waitUntil(lambda: not seat.tasks.busy)
    QApplication.processEvents()


def span_of(pane: StatisticsPane) -> Span | None:
    return None if pane.period is None else pane.period.span


def dialog_of(seat: Seat, kind: type[QWidget]) -> QWidget:
    found: list[QWidget] = []

    def is_there() -> bool:
        found[:] = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
        found[:] = [one for one in found if one.isVisible()]
        return bool(found)

    seat.qtbot.waitUntil(is_there)
    found[0].activateWindow()
    seat.qtbot.waitUntil(found[0].isActiveWindow)
    idle(seat)
    return found[0]


def cases_of(seat: Seat) -> CountedCasesDialog:
    found = dialog_of(seat, CountedCasesDialog)
    assert isinstance(found, CountedCasesDialog)
    return found


def report_of(seat: Seat) -> ReportDialog:
    found = dialog_of(seat, ReportDialog)
    assert isinstance(found, ReportDialog)
    seat.qtbot.waitUntil(lambda: found.is_whole and bool(found.text.toPlainText()))
    idle(seat)
    return found


def close(desk: Desk) -> Changes:
    case = desk.session.case(HOLE)
    return desk.cases.close(HOLE, case.head, Outcome.RESOLVED, "", told=True)


def recorded(seat: Seat, what: Access) -> list[str]:
    found = access_log.read(seat.place.folder, [access_log.private_of(KEY)]).entries
    return [entry.detail for entry in found if entry.what == what]


def test_the_page_shows_today_in_words_and_numbers(seat: Seat, pane: StatisticsPane) -> None:
    assert pane.period is not None
    assert pane.period.span is Span.DAY
    received = pane.body.tiles[0]
    assert received.accessibleName() == "Received: 3"
    assert "Today: 3 cases received, 0 of them closed, 0%; 3 open, 100%." in words_of(pane)


def test_a_digit_chooses_the_time_and_brackets_go_back_and_forth(
    seat: Seat, pane: StatisticsPane
) -> None:
    today = pane.period
    assert today is not None
    seat.press(Qt.Key.Key_2)
    counted(seat, pane)
    assert span_of(pane) is Span.WEEK
    assert pane.spans[Span.WEEK].isChecked()
    seat.press(Qt.Key.Key_3)
    assert span_of(pane) is Span.MONTH
    seat.press(Qt.Key.Key_1)
    seat.press(Qt.Key.Key_BracketLeft)
    report = counted(seat, pane)
    assert pane.period == periods.before(today)
    assert not report.figures.cases[Name.RECEIVED]
    seat.press(Qt.Key.Key_BracketRight)
    assert pane.period == today
    seat.press(Qt.Key.Key_BracketRight)
    assert pane.period == today, "tomorrow has not begun"
    counted(seat, pane)


def test_a_number_opens_its_cases_and_enter_opens_one(seat: Seat, pane: StatisticsPane) -> None:
    asked: list[object] = []
    pane.case_requested.connect(asked.append)
    pane.body.tiles[0].setFocus()
    seat.press(Qt.Key.Key_Return)
    dialog = cases_of(seat)
    assert "3 case(s)" in dialog.windowTitle()
    assert dialog.model.rowCount() == 3
    dialog.table.grab()
    seat.qtbot.waitUntil(lambda: dialog.model.case_at(1) is not None)
    seat.press(Qt.Key.Key_J)
    wanted = dialog.model.case_at(1)
    seat.press(Qt.Key.Key_Return)
    seat.qtbot.waitUntil(lambda: bool(asked))
    assert asked == [wanted]
    idle(seat)


def test_a_number_of_nothing_cannot_be_pressed(seat: Seat, pane: StatisticsPane) -> None:
    closed = next(
        tile for tile in pane.body.tiles if tile.accessibleName().startswith("Of them cl")
    )
    assert not closed.isEnabled()


def test_every_picture_says_its_numbers_and_each_bar_opens_its_cases(
    seat: Seat, pane: StatisticsPane
) -> None:
    channels = pane.body.cards[-1].picture
    said = channels.accessibleDescription()
    assert "Weibo: 1 (33%)" in said
    assert "Website letters: 1 (33%)" in said
    channels.setFocus()
    before = channels.accessibleName()
    seat.press(Qt.Key.Key_Down)
    assert channels.accessibleName() != before
    assert channels.current is not None
    assert channels.current.name in channels.accessibleName()
    seat.press(Qt.Key.Key_Return)
    dialog = cases_of(seat)
    assert dialog.model.rowCount() == 1
    assert channels.current.name in dialog.windowTitle()
    dialog.reject()
    idle(seat)


def test_the_hours_of_the_day_are_all_there(seat: Seat, pane: StatisticsPane) -> None:
    bars = pane.body.hours.picture.bars
    assert len(bars) == 24
    assert sum(bar.size for bar in bars) == 3


def test_what_happens_meanwhile_is_counted_again(seat: Seat, pane: StatisticsPane) -> None:
    seat.bench.write(close)
    seat.qtbot.waitUntil(lambda: pane.body.tiles[1].accessibleName() == "Of them closed: 1, 33%")
    counted(seat, pane)


def test_a_reply_and_an_answer_fill_the_pictures(seat: Seat, pane: StatisticsPane) -> None:
    def answer(desk: Desk) -> Changes:
        changes = desk.clocks.follow(Following(RULE))
        desk.clocks.settle()
        case = desk.session.case(HOLE)
        words = Words("您好，已转市政处。", Purpose.ANSWER, Audience.PUBLIC)
        changes |= desk.cases.commit(HOLE, case.head, to=None, reply=words)
        return changes | desk.cases.sent(HOLE)

    assert "has no time for an answer" in pane.body.in_time.picture.accessibleName()
    seat.bench.write(answer)
    seat.qtbot.waitUntil(lambda: pane.body.tiles[3].isEnabled())
    report = counted(seat, pane)
    assert report.figures.cases[Name.IN_TIME] == {HOLE}
    assert pane.body.tiles[3].accessibleName() == "Answered in time: 1, 100% of 1"


def test_a_time_without_anything_says_what_to_do(seat: Seat, pane: StatisticsPane) -> None:
    assert pane.report is not None
    body = StatisticsBody()
    seat.seat(body)
    nothing = Counting(pane.report.figures.stretch, seat.bench.zone, {}).figures()
    empty = Report(
        pane.report.period, pane.report.made_at, nothing, nothing, None,
        Standing(pane.report.made_at),
    )  # fmt: skip
    body.show_report(empty, {}, "")
    shown = body.currentWidget()
    assert shown is not None
    assert "Nothing happened in this time" in words_of(shown)
    body.show_report(pane.report, {}, "")
    assert body.currentWidget() is not shown


def test_the_days_are_asked_for_and_kept_with_the_hour_they_begin_at(
    seat: Seat, pane: StatisticsPane
) -> None:
    seat.press(Qt.Key.Key_4)
    dialog = dialog_of(seat, DaysDialog)
    assert isinstance(dialog, DaysDialog)
    last = dialog.last.date()
    dialog.first.setDate(last.addDays(2))
    seat.press(Qt.Key.Key_Return, CTRL)
    assert "before the first" in dialog.problem.text()
    dialog.first.setDate(last.addDays(-9))
    dialog.begins.setValue(8)
    seat.press(Qt.Key.Key_Return, CTRL)
    counted(seat, pane)
    assert pane.period is not None
    assert (pane.period.span, pane.period.days, pane.period.begins) == (Span.RANGE, 10, 8)
    assert QDate(pane.period.last.year, pane.period.last.month, pane.period.last.day) == last
    assert seat.ask(Reader.settings)[BEGINS] == 8
    again = StatisticsPane(seat.bench, seat.commands)
    pane.hide()
    seat.seat(again)
    counted(seat, again)
    assert again.period is not None
    assert again.period.begins == 8


def test_a_count_that_is_stopped_shows_nothing_new(seat: Seat, pane: StatisticsPane) -> None:
    before = pane.report
    ended: list[None] = []
    pane.run.ended.connect(partial(ended.append, None))
    pane.count()
    pane.run.stop()
    seat.qtbot.waitUntil(lambda: bool(ended))
    idle(seat)
    assert pane.report is before
    assert not pane.run.running


def test_a_large_count_is_not_begun_again_by_itself(seat: Seat, pane: StatisticsPane) -> None:
    pane.run.total = 50_000
    before = pane.report
    seat.bench.write(close)
    seat.qtbot.waitUntil(lambda: pane._stale.isVisible())
    idle(seat)
    assert pane.report is before
    seat.press(Qt.Key.Key_F5)
    seat.qtbot.waitUntil(lambda: pane.report is not before)
    assert not pane._stale.isVisible()
    idle(seat)


def test_how_far_a_long_count_has_come_is_said_with_a_number(
    seat: Seat, pane: StatisticsPane
) -> None:
    pane.run._reporting = _a_long_count(pane)
    pane._show_progress()
    assert "0 of 50,000 cases" in words_of(pane)
    assert pane._stop.isVisible()
    pane.run._reporting = None
    pane._show_progress()
    assert not pane._stop.isVisible()


def _a_long_count(pane: StatisticsPane) -> Reporting:
    assert pane.period is not None
    bench = pane._bench
    pane.run.total = 50_000
    return Reporting(
        pane.period, bench.now(), Memory(), bench.knowledge.rules, bench.knowledge.router
    )


# The report.


def test_the_report_is_read_before_it_goes_out(seat: Seat, pane: StatisticsPane) -> None:
    seat.press(Qt.Key.Key_R)
    dialog = report_of(seat)
    shown = dialog.text.toPlainText()
    assert "Daily report" in shown
    assert "文澜路和石板街路口的路面塌了一个大坑" in shown
    dialog.each.setChecked(False)
    seat.qtbot.waitUntil(lambda: "文澜路和石板街路口" not in dialog.text.toPlainText())
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
    letters = [Answered(incoming(f"n{n}", at=now - timedelta(seconds=n))) for n in range(400)]
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


def test_a_bar_keeps_its_place_when_the_numbers_change(qapp: QApplication) -> None:
    bars = Bars()
    cases = frozenset({UUID(int=1)})
    bars.show_bars("x", [Bar("a", 1, "1", cases), Bar("b", 2, "2", cases)])
    bars._step(1)
    bars.show_bars("x", [Bar("b", 5, "5", cases), Bar("a", 1, "1", cases)])
    assert [bars.bars[bars.at].name] == ["b"]
    bars.show_bars("x", [], "nothing here")
    assert bars.current is None
    assert "nothing here" in bars.accessibleName()
    bars.deleteLater()
