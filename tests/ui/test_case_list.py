"""The list of cases: what a line says, what the keys do, and that nothing moves under the cursor."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.core.case import Outcome
from moderator_app.core.changes import Changes
from moderator_app.core.decisions import Incoming
from moderator_app.core.ids import case_id
from moderator_app.core.organisations import organisation_id
from moderator_app.core.rows import SavedDraft, View
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.desk.opening import ZONE
from moderator_app.ui import theme
from moderator_app.ui.models.cases import PAGE, Role
from moderator_app.ui.models.lines import Line, moment
from moderator_app.ui.panes.case_list import CaseList
from moderator_app.ui.panes.case_row import wrap
from moderator_app.ui.panes.case_table import SETTLE_MS
from moderator_app.ui.text import Language, install
from moderator_app.ui.theme import Density, Theme
from moderator_app.ui.workbench import EVERYTHING
from tests.desks import invented
from tests.ui.benches import HEAT, HOLE, LAMP, RESOURCES, Seat, a_seat, build
from tests.watchdog import Watchdog

ROADS = organisation_id("municipal")
LATE = case_id("weibo", "late")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    build(folder)
    return folder


@pytest.fixture
def seat(qtbot: QtBot, qapp: QApplication, tmp_path: Path, built: Path) -> Iterator[Seat]:
    theme.install(qapp, RESOURCES, Theme())
    with a_seat(tmp_path / "desk", qtbot, built) as made:
        yield made


class Shown(QObject):
    """What the window beside the list would show."""

    def __init__(self, pane: CaseList) -> None:
        super().__init__(pane)
        self.chosen: list[UUID | None] = []
        self.opened: list[UUID] = []
        pane.chosen.connect(self.chosen.append)
        pane.opened.connect(self.opened.append)


@pytest.fixture
def pane(seat: Seat) -> CaseList:
    made = CaseList(seat.bench, seat.commands)
    seat.seat(made)
    seat.window.resize(430, 620)
    made.show_view(View.INBOX)
    rest(seat)
    return made


@pytest.fixture
def shown(pane: CaseList) -> Shown:
    return Shown(pane)


def rest(seat: Seat) -> None:
    """Until everything has been read and the hand has come to rest."""
    seat.settle()
    seat.qtbot.wait(SETTLE_MS + 20)
    seat.settle()


def cases(pane: CaseList) -> list[UUID | None]:
    return [pane.model.case_at(row) for row in range(pane.model.rowCount())]


def line(pane: CaseList, row: int) -> Line:
    found = pane.model.index(row, 0).data(Role.LINE)
    assert isinstance(found, Line)
    return found


def _arrive(post: str, at: datetime, desk: Desk, platform: str = "weibo") -> Changes:
    message = Incoming(platform, post, "公园里的长椅断了一条腿", at, author="路人")
    return desk.intake.receive([Answered(message)]).changes


def arrive(seat: Seat, post: str, platform: str = "weibo") -> None:
    seat.bench.write(partial(_arrive, post, seat.bench.now(), platform=platform))
    rest(seat)


def _close(case: UUID, desk: Desk) -> Changes:
    seen = desk.session.case(case).head
    return desk.cases.close(case, seen, Outcome.EXPLAINED, "", told=True)


def close(seat: Seat, case: UUID) -> None:
    seat.bench.write(partial(_close, case), did="closed")
    rest(seat)


def _dispatch(case: UUID, desk: Desk) -> Changes:
    """To the roads department, with a word to the citizen."""
    seen = desk.session.case(case).head
    to, reply = Handover(ROADS, (), "请处理"), Words("您好，已转市政处。")
    return desk.cases.commit(case, seen, to=to, reply=reply)


def _send(case: UUID, desk: Desk) -> Changes:
    return desk.cases.sent(case)


def test_the_model_keeps_qts_own_rules(seat: Seat, pane: CaseList) -> None:
    tester = QAbstractItemModelTester(
        pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    arrive(seat, "late")
    pane.show_newest()
    rest(seat)
    close(seat, HOLE)
    seat.bench.undo()
    rest(seat)
    pane.show_view(View.SNOOZED)
    rest(seat)
    tester.deleteLater()


def test_a_view_shows_its_cases_and_says_which_is_current(seat: Seat, pane: CaseList) -> None:
    assert cases(pane) == [HOLE, LAMP, HEAT]
    assert pane.current() == HOLE
    assert pane.table.hasFocus()


def test_j_and_k_and_the_arrows_move_and_enter_opens(
    seat: Seat, pane: CaseList, shown: Shown
) -> None:
    seat.press(Qt.Key.Key_J)
    rest(seat)
    seat.press(Qt.Key.Key_Down)
    rest(seat)
    seat.press(Qt.Key.Key_J)
    rest(seat)
    assert shown.chosen == [LAMP, HEAT]
    seat.press(Qt.Key.Key_K)
    seat.press(Qt.Key.Key_Up)
    seat.press(Qt.Key.Key_Return)
    rest(seat)
    assert pane.current() == HOLE
    assert shown.opened == [HOLE]


def test_a_key_held_down_says_the_first_step_and_where_it_came_to_rest(
    seat: Seat, pane: CaseList, shown: Shown
) -> None:
    for n in range(6):
        arrive(seat, f"more {n}")
    pane.refresh()
    rest(seat)
    seat.press(Qt.Key.Key_J)
    QApplication.processEvents()
    for _ in range(5):
        seat.press(Qt.Key.Key_J)
    assert shown.chosen == [LAMP]
    rest(seat)
    assert shown.chosen == [LAMP, pane.model.case_at(6)]


def test_letters_never_search_the_list_and_no_input_method_listens(pane: CaseList) -> None:
    assert not pane.table.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    pane.table.keyboardSearch("x")
    assert pane.current() == HOLE


def test_what_comes_in_waits_behind_a_bar_and_moves_nothing(
    seat: Seat, pane: CaseList, shown: Shown
) -> None:
    arrive(seat, "late")
    assert cases(pane) == [HOLE, LAMP, HEAT]
    assert pane._bar.isVisible()
    assert "1" in pane._bar.accessibleName()
    assert shown.chosen == []
    seat.press(Qt.Key.Key_Comma)
    rest(seat)
    assert cases(pane) == [HOLE, LAMP, HEAT, LATE]
    assert not pane._bar.isVisible()
    assert pane.current() == LATE
    seat.press(Qt.Key.Key_Home)
    assert pane.current() == HOLE


def test_what_we_did_takes_the_case_away_and_the_next_stands_in_its_place(
    seat: Seat, pane: CaseList, shown: Shown
) -> None:
    seat.press(Qt.Key.Key_J)
    rest(seat)
    seat.bench.write(partial(_dispatch, LAMP), did="dispatched")
    seat.qtbot.waitUntil(lambda: not seat.tasks.busy)
    pane.advance()
    rest(seat)
    assert cases(pane) == [HOLE, HEAT]
    assert pane.current() == HEAT
    assert shown.chosen[-1] == HEAT


def test_advancing_before_the_list_has_heard_goes_to_the_same_place(
    seat: Seat, pane: CaseList
) -> None:
    seat.bench.write(partial(_dispatch, HOLE), partial(_advance, pane), did="dispatched")
    rest(seat)
    assert cases(pane) == [LAMP, HEAT]
    assert pane.current() == LAMP


def _advance(pane: CaseList, _changes: Changes) -> None:
    pane.advance()


def test_a_case_that_stays_in_the_view_is_stepped_over(seat: Seat, pane: CaseList) -> None:
    pane.advance()
    rest(seat)
    assert cases(pane) == [HOLE, LAMP, HEAT]
    assert pane.current() == LAMP


def test_after_the_last_case_the_list_is_empty_and_says_so(
    seat: Seat, pane: CaseList, shown: Shown
) -> None:
    for case in (HOLE, LAMP, HEAT):
        seat.bench.write(partial(_close, case), partial(_advance, pane), did="closed")
        rest(seat)
    assert shown.chosen == [LAMP, HEAT, None]
    assert pane.table.hasFocus()
    cover = pane._empty[View.INBOX]
    assert cover.isVisible()


def test_a_case_that_goes_leaves_a_gap_and_its_page_stays_open(
    seat: Seat, pane: CaseList, shown: Shown
) -> None:
    """What one has just done with a case must not turn the page under one's hands."""
    seat.press(Qt.Key.Key_J)
    rest(seat)
    close(seat, LAMP)
    assert cases(pane) == [HOLE, HEAT]
    assert pane.current() is None
    assert shown.chosen == [LAMP]
    seat.press(Qt.Key.Key_J)
    rest(seat)
    assert pane.current() == HEAT


def test_going_back_from_a_gap_finds_the_case_above_it(seat: Seat, pane: CaseList) -> None:
    seat.press(Qt.Key.Key_J)
    close(seat, LAMP)
    seat.press(Qt.Key.Key_K)
    assert pane.current() == HOLE


def test_undo_puts_the_case_back_where_it_stood(seat: Seat, pane: CaseList) -> None:
    seat.press(Qt.Key.Key_J)
    close(seat, LAMP)
    pane.advance()
    seat.bench.undo()
    rest(seat)
    assert cases(pane) == [HOLE, LAMP, HEAT]
    assert pane.current() == LAMP


def test_what_a_colleague_did_changes_the_line_but_not_the_list(seat: Seat, pane: CaseList) -> None:
    before = line(pane, 1)
    seat.on_desk(partial(_close, LAMP))
    seat.bench.changed.emit(EVERYTHING)
    rest(seat)
    assert cases(pane) == [HOLE, LAMP, HEAT]
    assert line(pane, 1) != before
    pane.refresh()
    rest(seat)
    assert cases(pane) == [HOLE, HEAT]


def test_each_view_is_left_and_found_again_at_its_case(seat: Seat, pane: CaseList) -> None:
    seat.press(Qt.Key.Key_J)
    rest(seat)
    pane.show_view(View.HISTORY)
    rest(seat)
    pane.show_view(View.INBOX)
    rest(seat)
    assert pane.current() == LAMP


def test_coming_back_from_another_page_says_the_case_again(
    seat: Seat, pane: CaseList, shown: Shown
) -> None:
    pane.show_view(View.INBOX)
    rest(seat)
    assert shown.chosen == [HOLE]


def test_a_case_can_be_selected_by_its_id(seat: Seat, pane: CaseList) -> None:
    pane.select(HEAT)
    assert pane.current() == HEAT
    pane.select(LATE)
    rest(seat)
    assert pane.current() == HEAT


@pytest.mark.parametrize("view", list(View))
def test_an_empty_view_says_what_it_is_for(seat: Seat, pane: CaseList, view: View) -> None:
    for case in (HOLE, LAMP, HEAT):
        close(seat, case)
    pane.show_view(view)
    rest(seat)
    if view is View.HISTORY:
        assert pane.model.rowCount() == 3
    else:
        assert pane._empty[view].isVisible()


def test_a_line_says_who_through_what_and_how_long_is_left(seat: Seat, pane: CaseList) -> None:
    said = line(pane, 0)
    assert said.author == "晨跑的人"
    assert said.clock is not None
    assert "1" in said.clock.word
    for part in (said.author, said.channel, said.time, said.words, said.clock.word):
        assert part in said.sentence
    index = pane.model.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == said.sentence


def test_a_line_says_who_handles_it_and_how_far_they_are(seat: Seat, pane: CaseList) -> None:
    seat.bench.write(partial(_dispatch, HOLE))
    seat.bench.write(partial(_send, HOLE))
    rest(seat)
    pane.show_view(View.DISPATCHED)
    rest(seat)
    assert any("市政处" in chip.word for chip in line(pane, 0).chips)


def test_a_case_with_an_unfinished_reply_says_so(seat: Seat, pane: CaseList) -> None:
    before = line(pane, 0).chips
    seat.on_desk(partial(_draft, HOLE))
    pane.refresh()
    rest(seat)
    assert len(line(pane, 0).chips) == len(before) + 1


def _draft(case: UUID, desk: Desk) -> None:
    desk.cases.save_draft(case, "weibo", SavedDraft(text="您好"))


def test_a_channel_nobody_has_heard_of_is_shown_by_its_name(seat: Seat, pane: CaseList) -> None:
    arrive(seat, "from afar", platform="bluebird")
    pane.show_newest()
    rest(seat)
    assert line(pane, 3).channel == "bluebird"


def test_only_rows_that_come_into_sight_are_read(
    seat: Seat, pane: CaseList, window_watchdog: Watchdog
) -> None:
    seat.on_desk(_flood)
    pane.refresh()
    rest(seat)
    total = pane.model.rowCount()
    assert total > 2 * PAGE
    assert pane.current() == HOLE
    assert pane.table.row > 2 * PAGE
    pane.table.go(PAGE + PAGE // 2)
    assert pane.current() is None
    rest(seat)
    assert pane.current() is not None
    pane.table.go(0)
    rest(seat)
    assert pane.current() is not None


def _flood(desk: Desk) -> None:
    now = desk.session.now() - timedelta(days=3)
    desk.intake.receive([Answered(one.message) for one in invented(700, since=now)])


@pytest.mark.parametrize("density", list(Density))
@pytest.mark.parametrize("scale", [100, 150])
def test_rows_are_as_high_as_the_theme_says(
    seat: Seat, pane: CaseList, qapp: QApplication, density: Density, scale: int
) -> None:
    chosen = Theme(scale=scale, density=density)
    theme.apply(qapp, chosen)
    QApplication.processEvents()
    assert pane.table.rowHeight(0) == chosen.row
    assert not pane.grab().isNull()


def test_the_list_speaks_the_language_of_the_window(
    seat: Seat, pane: CaseList, qapp: QApplication
) -> None:
    install(qapp, RESOURCES, Language.ENGLISH)
    try:
        QApplication.processEvents()
        assert pane._title.text() == "To be handled"
        assert "Weibo" in line(pane, 0).sentence
    finally:
        install(qapp, RESOURCES, Language.CHINESE)
        QApplication.processEvents()
    assert pane._title.text() != "To be handled"


NOW = datetime(2026, 11, 22, 9, 41, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("at", "chinese", "english"),
    [
        (NOW.replace(hour=0, minute=5), "00:05", "00:05"),
        (NOW - timedelta(hours=10), "昨天 23:41", "yesterday 23:41"),
        (NOW - timedelta(days=19), "11月3日", "Nov 3"),
        (NOW.replace(year=2025), "2025-11-22", "2025-11-22"),
    ],
)
def test_a_moment_is_as_short_as_it_can_be(
    qapp: QApplication, at: datetime, chinese: str, english: str
) -> None:
    install(qapp, RESOURCES, Language.ENGLISH)
    assert moment(at, NOW) == english
    install(qapp, RESOURCES, Language.CHINESE)
    assert moment(at, NOW) == chinese


def test_words_are_wrapped_cut_and_marked_where_they_stand(qapp: QApplication) -> None:
    theme.install(qapp, RESOURCES, Theme())
    text = "🚲" + "路灯坏了三天没有人修" * 12
    spans = ((1, 3),)
    lines = wrap(text, spans, 300, Theme(), 2)
    assert len(lines) == 2
    assert lines[1].text.endswith("…")
    ((left, right),) = lines[0].marks
    assert 0 < left < right < 300
    assert lines[0].text + lines[1].text[:-1] == text[: len(lines[0].text + lines[1].text) - 1]
