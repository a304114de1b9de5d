"""The page of figures and the cases behind each number, by keyboard alone."""

from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication

from moderator_app.core import periods
from moderator_app.core.case import Audience, Purpose
from moderator_app.core.changes import Changes
from moderator_app.core.following import Following
from moderator_app.core.ledger import Given
from moderator_app.core.periods import Span
from moderator_app.core.reports import Counting, Name, Report, Standing
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.desk.reporting import Memory, Reporting
from moderator_app.ui.bars import Bar, Bars
from moderator_app.ui.dialogs.days import DaysDialog
from moderator_app.ui.panes.statistics import BEGINS, StatisticsPane
from moderator_app.ui.panes.statistics_body import StatisticsBody
from tests.lives import RULE
from tests.ui.benches import HOLE, Seat
from tests.ui.figures import cases_of, close, counted, dialog_of, idle, page, span_of
from tests.ui.starts import words_of

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(seat: Seat) -> StatisticsPane:
    return page(seat)


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


def test_a_promise_that_was_kept_opens_its_case(seat: Seat, pane: StatisticsPane) -> None:
    def keep(desk: Desk) -> Changes:
        due = desk.session.now() + timedelta(hours=9)
        changes = desk.promises.make(HOLE, Given("今天下班前", due))
        (made,) = desk.session.case(HOLE).promises
        return changes | desk.promises.keep(HOLE, made.id)

    tile = next(one for one in pane.body.tiles if one.accessibleName() == "Promise kept: 0")
    seat.bench.write(keep)
    seat.qtbot.waitUntil(tile.isEnabled)
    counted(seat, pane)
    assert "Promises to citizens: 1 kept, 0 missed, 0 put off." in words_of(pane)
    tile.setFocus()
    seat.press(Qt.Key.Key_Return)
    dialog = cases_of(seat)
    assert "Promise kept · 1 case(s)" in dialog.windowTitle()
    dialog.reject()
    idle(seat)


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
