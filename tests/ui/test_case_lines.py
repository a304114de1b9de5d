"""What one line of a list says, in both languages, and how its words are laid out."""

from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from moderator_app.core.changes import Changes
from moderator_app.core.channels import Account, Batch, Medium, Received
from moderator_app.core.clocks import Remaining
from moderator_app.core.ledger import Given
from moderator_app.core.rows import SavedDraft, View
from moderator_app.desk.desk import Desk
from moderator_app.desk.opening import ZONE
from moderator_app.ui import theme
from moderator_app.ui.case_words import span
from moderator_app.ui.chips import Shape
from moderator_app.ui.models.lines import moment
from moderator_app.ui.panes.case_list import CaseList
from moderator_app.ui.panes.case_row import wrap
from moderator_app.ui.text import Language, install
from moderator_app.ui.theme import Density, Theme
from tests.ui.benches import HOLE, RESOURCES, Seat
from tests.ui.lists import arrive, dispatch, inbox, line, rest, send

CHAT = Account(UUID(int=0xACC), "wecom", "wecom", "咨询客服")


@pytest.fixture
def pane(seat: Seat) -> CaseList:
    return inbox(seat)


def test_a_line_says_who_through_what_and_how_long_is_left(seat: Seat, pane: CaseList) -> None:
    said = line(pane.model, 0)
    assert said.author == "晨跑的人"
    assert said.clock is not None
    assert "1" in said.clock.word
    for part in (said.author, said.channel, said.time, said.words, said.clock.word):
        assert part in said.sentence
    index = pane.model.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == said.sentence


def test_a_line_says_who_handles_it_and_how_far_they_are(seat: Seat, pane: CaseList) -> None:
    seat.bench.write(partial(dispatch, HOLE))
    seat.bench.write(partial(send, HOLE))
    rest(seat)
    pane.show_view(View.DISPATCHED)
    rest(seat)
    assert any("市政处" in chip.word for chip in line(pane.model, 0).chips)


def test_a_window_that_shuts_soon_stands_first_in_its_line_and_its_case_in_the_list(
    seat: Seat, pane: CaseList
) -> None:
    seat.on_desk(partial(_writes, 46.49))
    pane.refresh()
    rest(seat)
    said = line(pane.model, 0)
    assert said.clock is not None
    assert (said.clock.word, said.clock.shape) == ("Window: 1:30 left", Shape.HOURGLASS)
    assert len(said.chips) > 0
    assert "Window: 1:30 left" in said.sentence
    assert "1 window(s) about to shut" in pane._header._count.text()
    seat.on_desk(partial(_writes, 49))
    pane.refresh()
    rest(seat)
    shown = [
        chip.word for at in range(pane.model.rowCount()) for chip in line(pane.model, at).chips
    ]
    assert "Window shut" in shown


def _writes(hours_ago: float, desk: Desk) -> None:
    at = datetime.now(UTC) - timedelta(hours=hours_ago)
    said = Received("messages", f"m{hours_ago}", f"t{hours_ago}", Medium.DIRECT, at, "路灯不亮")
    desk.inbound.take(CHAT, "messages", Batch((said,), "1"))


def test_a_case_with_an_unfinished_reply_says_so(seat: Seat, pane: CaseList) -> None:
    before = line(pane.model, 0).chips
    seat.on_desk(partial(_draft, HOLE))
    pane.refresh()
    rest(seat)
    assert len(line(pane.model, 0).chips) == len(before) + 1


def _draft(case: UUID, desk: Desk) -> None:
    desk.cases.save_draft(case, "weibo", SavedDraft(text="您好"))


def test_a_channel_nobody_has_heard_of_is_shown_by_its_name(seat: Seat, pane: CaseList) -> None:
    arrive(seat, "from afar", platform="bluebird")
    pane.show_newest()
    rest(seat)
    assert line(pane.model, 3).channel == "bluebird"


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
        assert pane._header._title.text() == "To be handled"
        assert "Weibo" in line(pane.model, 0).sentence
    finally:
        install(qapp, RESOURCES, Language.CHINESE)
        QApplication.processEvents()
    assert pane._header._title.text() != "To be handled"


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


def test_no_clock_says_nought_minutes() -> None:
    assert span(Remaining(1, 0, 0, 0)) == "less than a minute"


def test_a_promise_is_told_beside_the_clock_that_runs_out_first(seat: Seat, pane: CaseList) -> None:
    seat.bench.write(partial(_promise, HOLE, timedelta(hours=30)))
    rest(seat)
    said = line(pane.model, 0)
    assert said.clock is not None
    assert said.clock.word.startswith("Response")
    assert any(chip.word.startswith("Promised for ") for chip in said.chips)


def test_of_a_case_that_rests_what_was_promised_comes_first(seat: Seat, pane: CaseList) -> None:
    seat.bench.write(partial(_promise, HOLE, timedelta(hours=30)))
    seat.bench.write(partial(_set_aside, HOLE))
    rest(seat)
    pane.show_view(View.PROMISES)
    rest(seat)
    said = line(pane.model, 0)
    assert said.clock is not None
    assert said.clock.word.startswith("Promise ")
    assert said.chips[0].word.startswith("Set aside until ")


def _promise(case: UUID, after: timedelta, desk: Desk) -> Changes:
    given = Given("明天", desk.session.now() + after)
    return desk.promises.make(case, given)


def _set_aside(case: UUID, desk: Desk) -> Changes:
    head = desk.session.case(case).head
    return desk.cases.snooze(case, head, desk.session.now() + timedelta(hours=3), "")
