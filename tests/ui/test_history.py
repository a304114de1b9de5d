"""Finding an old case as one types: words, filters, pasted references; and the keys around it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator_app.core import search
from moderator_app.core.changes import Changes
from moderator_app.core.ids import case_id
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.ui import theme
from moderator_app.ui.models.cases import Role
from moderator_app.ui.models.found import FIRST, MOST
from moderator_app.ui.models.lines import Line
from moderator_app.ui.panes import history_filters
from moderator_app.ui.panes.case_table import SETTLE_MS
from moderator_app.ui.panes.history import HistoryPane
from moderator_app.ui.text import Language, install
from moderator_app.ui.theme import Theme
from moderator_app.ui.widgets import Button
from tests.desks import invented
from tests.ui.benches import HEAT, HOLE, LAMP, RESOURCES, Seat, a_seat, compose
from tests.watchdog import Watchdog

FOUND = case_id("web", "p7-3")


@pytest.fixture
def seat(qtbot: QtBot, qapp: QApplication, tmp_path: Path, built: Path) -> Iterator[Seat]:
    theme.install(qapp, RESOURCES, Theme())
    install(qapp, RESOURCES, Language.CHINESE)
    with a_seat(tmp_path / "desk", qtbot, built) as made:
        yield made


@pytest.fixture
def pane(seat: Seat) -> HistoryPane:
    made = HistoryPane(seat.bench, seat.commands)
    seat.seat(made)
    made.activate()
    rest(seat)
    return made


def rest(seat: Seat) -> None:
    seat.settle()
    seat.qtbot.wait(SETTLE_MS + 20)
    seat.settle()


def cases(pane: HistoryPane) -> list[UUID | None]:
    return [pane.model.case_at(row) for row in range(pane.model.rowCount())]


def line(pane: HistoryPane, row: int) -> Line:
    found = pane.model.index(row, 0).data(Role.LINE)
    assert isinstance(found, Line)
    return found


def _flood(desk: Desk) -> None:
    desk.intake.receive(invented(400))


def test_without_words_it_is_the_whole_history_newest_first(seat: Seat, pane: HistoryPane) -> None:
    assert set(cases(pane)) == {HOLE, LAMP, HEAT}
    assert pane.field.hasFocus()
    assert "3" in pane._count.text()


def test_each_character_narrows_what_is_found(seat: Seat, pane: HistoryPane) -> None:
    seat.type("路")
    rest(seat)
    assert set(cases(pane)) == {HOLE, LAMP}
    seat.type("灯")
    rest(seat)
    assert cases(pane) == [LAMP]
    said = line(pane, 0)
    ((start, end),) = said.spans
    assert said.words[start:end] == "路灯"
    assert said.chips[0].word == "见于留言"


def test_nothing_is_looked_for_while_letters_are_being_composed(
    seat: Seat, pane: HistoryPane
) -> None:
    compose(pane.field, "lu")
    rest(seat)
    assert pane.model.rowCount() == 3
    compose(pane.field, "", "路灯")
    rest(seat)
    assert cases(pane) == [LAMP]
    pane.field.selectAll()
    compose(pane.field, "ting")  # what was selected is gone, and nothing stands there yet
    rest(seat)
    assert cases(pane) == [LAMP]
    compose(pane.field, "", "停电")
    rest(seat)
    assert cases(pane) == [HEAT]


def test_what_we_answered_is_found_and_says_where(seat: Seat, pane: HistoryPane) -> None:
    seat.bench.write(partial(_answer, HEAT))
    rest(seat)
    seat.type("供电服务热线")
    rest(seat)
    assert cases(pane) == [HEAT]
    assert line(pane, 0).chips[0].word == "见于回复"


def _answer(case: UUID, desk: Desk) -> Changes:
    seen = desk.session.case(case).head
    words = Words("您好，请拨打供电服务热线。")
    return desk.cases.commit(case, seen, to=None, reply=words)


def test_what_a_filter_alone_has_found_is_said_to_stand_nowhere(
    seat: Seat, pane: HistoryPane
) -> None:
    seat.type("渠道:微博")
    rest(seat)
    assert cases(pane) == [HOLE]
    assert "见于留言" not in [chip.word for chip in line(pane, 0).chips]


def test_a_filter_that_means_nothing_is_said_to_be_words(seat: Seat, pane: HistoryPane) -> None:
    seat.type("状态:随便")
    rest(seat)
    assert "状态:随便" in pane._count.text()


def test_enter_opens_the_first_even_before_it_is_found(seat: Seat, pane: HistoryPane) -> None:
    opened: list[UUID] = []
    pane.opened.connect(opened.append)
    seat.type("停电")
    seat.press(Qt.Key.Key_Return)
    rest(seat)
    assert opened == [HEAT]


def test_down_goes_into_the_list_and_up_comes_back(seat: Seat, pane: HistoryPane) -> None:
    chosen: list[UUID] = []
    pane.chosen.connect(chosen.append)
    seat.press(Qt.Key.Key_Down)
    rest(seat)
    assert pane.table.hasFocus()
    assert chosen == [pane.model.case_at(0)]
    seat.press(Qt.Key.Key_J)
    rest(seat)
    assert chosen[-1] == pane.model.case_at(1)
    seat.press(Qt.Key.Key_K)
    seat.press(Qt.Key.Key_K)
    assert pane.field.hasFocus()


def test_esc_clears_and_then_leaves_the_field(seat: Seat, pane: HistoryPane) -> None:
    seat.type("停电")
    rest(seat)
    seat.press(Qt.Key.Key_Escape)
    rest(seat)
    assert pane.model.rowCount() == 3
    seat.press(Qt.Key.Key_Escape)
    assert pane.table.hasFocus()


def test_what_was_asked_is_there_when_one_comes_back(seat: Seat, pane: HistoryPane) -> None:
    seat.type("停电")
    rest(seat)
    pane.activate()
    rest(seat)
    assert pane.field.text() == "停电"
    assert cases(pane) == [HEAT]


def test_a_pasted_number_goes_straight_to_its_case(seat: Seat, pane: HistoryPane) -> None:
    chosen: list[UUID] = []
    pane.chosen.connect(chosen.append)
    pane.search(seat.dossier(LAMP).case.number)
    rest(seat)
    assert cases(pane) == [LAMP]
    assert chosen == [LAMP]


def test_nothing_found_says_what_to_do(seat: Seat, pane: HistoryPane) -> None:
    seat.type("zzz")
    rest(seat)
    assert pane._nothing.isVisible()
    assert pane._count.text() == "共 0 件"


def test_more_than_a_screenful_is_counted_after_a_pause(
    seat: Seat, pane: HistoryPane, window_watchdog: Watchdog
) -> None:
    seat.on_desk(_flood)
    seat.type("路灯")
    rest(seat)
    assert pane.model.rowCount() == FIRST
    assert pane._count.text() == f"{FIRST}+ 件"
    seat.qtbot.waitUntil(lambda: pane.model.rowCount() > FIRST)
    assert pane.model.rowCount() < MOST
    assert pane._count.text() == f"共 {pane.model.rowCount()} 件"
    found = cases(pane)
    assert len(set(found)) == len(found)


def test_a_newer_word_makes_the_older_question_void(seat: Seat, pane: HistoryPane) -> None:
    seat.on_desk(_flood)
    for text in ("路", "路灯", "停电"):
        pane.field.setText(text)
    rest(seat)
    assert cases(pane) == [HEAT]


def test_a_filter_is_written_into_the_field_and_can_be_removed(
    seat: Seat, pane: HistoryPane
) -> None:
    pane.field.setText("路")
    pane._filters.chosen.emit(("渠道:网站信箱",))
    rest(seat)
    assert cases(pane) == [LAMP]
    assert pane.field.text() == "路 渠道:网站信箱"
    pane._filters.chosen.emit(("渠道:微博",))
    rest(seat)
    assert pane.field.text() == "路 渠道:微博"
    assert cases(pane) == [HOLE]
    (on,) = [
        button
        for button in pane._filters.findChildren(Button)
        if button.text() == "渠道:微博" and button.isVisibleTo(pane)
    ]
    on.click()
    rest(seat)
    assert pane.field.text() == "路"
    assert set(cases(pane)) == {HOLE, LAMP}


def test_an_operator_whose_value_is_still_to_come_hides_nothing(
    seat: Seat, pane: HistoryPane
) -> None:
    seat.type("路")
    pane._filters.chosen.emit(("来自:",))
    rest(seat)
    assert set(cases(pane)) == {HOLE, LAMP}
    seat.type("陈")
    rest(seat)
    assert cases(pane) == [LAMP]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    "offer",
    [
        history_filters.states,
        history_filters.channels,
        history_filters.organisations,
        history_filters.days,
    ],
)
def test_whatever_a_filter_writes_the_search_understands(
    seat: Seat, qapp: QApplication, language: Language, offer: history_filters.Choices
) -> None:
    install(qapp, RESOURCES, language)
    today = seat.bench.local(seat.bench.now()).date()
    choices = offer(seat.bench)
    assert choices
    written = [choice.tokens for choice in choices]
    assert len(set(written)) == len(written)
    for tokens in written:
        query = search.parse(" ".join(tokens), today)
        assert not query.terms
        assert not query.unknown
        assert search.operators("路 " + " ".join(tokens), today) == tokens
    install(qapp, RESOURCES, Language.CHINESE)


def test_a_case_that_is_touched_is_painted_anew_where_it_stands(
    seat: Seat, pane: HistoryPane
) -> None:
    row = cases(pane).index(HEAT)
    before = line(pane, row).clock
    seat.bench.write(partial(_answer, HEAT))
    rest(seat)
    assert cases(pane).index(HEAT) == row
    assert line(pane, row).clock != before
