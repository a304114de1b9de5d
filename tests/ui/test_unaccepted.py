"""What nobody accepted is said at the desk with both names, and taken with one key."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from moderator_app.core.case import Outcome
from moderator_app.core.changes import Changes
from moderator_app.core.duty import Leader
from moderator_app.core.handover import Section
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.store import records
from moderator_app.ui.dialogs.settings_handover import HandoverPage
from moderator_app.ui.notices import Notice
from moderator_app.ui.panes.handover import HandoverPane
from moderator_app.ui.unaccepted import Unaccepted
from tests.desks import ANNA, BAI
from tests.ui.benches import HEAT, HOLE, LAMP, Seat

Y = Qt.Key.Key_Y


def idle(seat: Seat) -> None:
    for _ in range(3):
        seat.qtbot.waitUntil(lambda: not seat.tasks.busy)
        QApplication.processEvents()


def half_refused(desk: Desk) -> Changes:
    """BAI takes the desk over from ANNA but for two cases."""
    desk.acceptance.follow(Leader("王主任", "66001234"))
    desk.shifts.hand_over(desk.shifts.sheet("", BAI.name))
    shift = records.unread_handover(desk.session.store.connection)
    assert shift is not None
    desk.acceptance.refuse(shift.id, HOLE, "电话没留", BAI)
    desk.acceptance.refuse(shift.id, LAMP, "已超期", BAI)
    desk.acceptance.accept_all_left(shift.id, BAI)
    return desk.acceptance.take_over(shift.id, BAI)


def later(desk: Desk) -> None:
    now = desk.session.now
    desk.session.now = lambda: now() + timedelta(minutes=31)


@pytest.fixture
def unaccepted(seat: Seat) -> Iterator[Unaccepted]:
    seat.on_desk(half_refused)
    made = Unaccepted(seat.bench, seat.bench)
    seat.bench.sit_down(BAI)
    idle(seat)
    yield made
    idle(seat)


def said(seat: Seat) -> list[Notice]:
    return [one for one in seat.said if one.topic == "unaccepted"]


def pass_time(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    now = seat.bench.now
    monkeypatch.setattr(seat.bench, "now", lambda: now() + timedelta(minutes=31))
    seat.on_desk(later)
    seat.bench.minute.emit()
    idle(seat)


def test_before_the_set_time_nothing_is_said_and_after_it_both_names_are(
    seat: Seat, unaccepted: Unaccepted, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(seat) == []
    pass_time(seat, monkeypatch)
    (notice,) = said(seat)
    assert notice.sticky
    assert "2 case(s) of the handover 安娜 → 白雪" in notice.text
    assert "王主任, 66001234" in notice.text
    seat.bench.minute.emit()
    idle(seat)
    assert len(said(seat)) == 1


def test_nobody_is_told_while_nobody_is_at_the_desk_and_the_next_one_is(
    seat: Seat, unaccepted: Unaccepted, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reminder at midnight, when the desk is locked and dark."""
    seat.bench.sit_down(None)
    seat.on_desk(_nobody)
    pass_time(seat, monkeypatch)
    assert seat.said == []
    pending, _ = seat.ask(Reader.unaccepted)
    assert all(one.line.told is None for one in pending)
    seat.on_desk(_anna)
    seat.bench.sit_down(ANNA)
    idle(seat)
    assert "安娜 → 白雪" in said(seat)[-1].text


def _nobody(desk: Desk) -> None:
    desk.session.person = None


def _anna(desk: Desk) -> None:
    desk.session.person = ANNA


def test_it_is_said_of_fewer_as_they_are_taken_or_closed_and_then_no_more(
    seat: Seat, unaccepted: Unaccepted, monkeypatch: pytest.MonkeyPatch
) -> None:
    pass_time(seat, monkeypatch)
    withdrawn: list[str] = []
    seat.bench.notices.withdrawn.connect(withdrawn.append)
    pending, _ = seat.ask(Reader.unaccepted)
    shift = pending[0].shift
    seat.bench.write(lambda desk: desk.acceptance.accept(shift, [HOLE], BAI))
    idle(seat)
    assert "1 case(s)" in said(seat)[-1].text
    seat.bench.write(_close_lamp)
    idle(seat)
    assert "unaccepted" in withdrawn


def _close_lamp(desk: Desk) -> Changes:
    head = desk.session.case(LAMP).head
    return desk.cases.close(LAMP, head, Outcome.EXPLAINED, "", told=True)


@pytest.fixture
def pane(seat: Seat) -> HandoverPane:
    seat.on_desk(half_refused)
    seat.bench.sit_down(BAI)
    made = HandoverPane(seat.bench, seat.commands)
    seat.seat(made)
    idle(seat)
    return made


def left(seat: Seat) -> set[UUID]:
    pending, _ = seat.ask(Reader.unaccepted)
    return {one.line.case_id for one in pending}


def test_one_key_takes_what_nobody_accepted_and_undo_gives_it_back(
    seat: Seat, pane: HandoverPane
) -> None:
    pane.show_unaccepted()
    seat.press(Y)
    idle(seat)
    assert left(seat) == {LAMP}
    assert "is yours now" in seat.said[-1].text
    (action,) = seat.said[-1].actions
    action.run()
    idle(seat)
    assert left(seat) == {HOLE, LAMP}


def test_nobody_gives_back_in_the_name_of_whoever_sat_here_before(
    seat: Seat, pane: HandoverPane
) -> None:
    gone: list[str] = []
    seat.bench.notices.withdrawn.connect(gone.append)
    pane.show_unaccepted()
    seat.press(Y)
    idle(seat)
    assert seat.said[-1].topic == "done"
    assert "done" not in gone
    seat.bench.sit_down(ANNA)
    assert "done" in gone


def test_the_key_takes_nothing_else(seat: Seat, pane: HandoverPane) -> None:
    pane.note.choose(pane.note.items.row_of(str(HEAT), Section.OPEN))
    seat.press(Y)
    idle(seat)
    assert left(seat) == {HOLE, LAMP}
    assert "nobody has accepted" in seat.said[-1].text


def test_a_list_that_shifts_under_the_cursor_gives_the_key_no_other_item(
    seat: Seat, pane: HandoverPane
) -> None:
    """The one that was chosen is taken by somebody else just before the key is pressed."""
    pane.show_unaccepted()
    pending, _ = seat.ask(Reader.unaccepted)
    seat.bench.write(lambda desk: desk.acceptance.accept(pending[0].shift, [HOLE], ANNA))
    seat.qtbot.waitUntil(lambda: pane.note.items.row_of(str(HOLE), Section.UNACCEPTED) < 0)
    idle(seat)
    assert pane.note.chosen is None
    seat.press(Y)
    idle(seat)
    assert left(seat) == {LAMP}


def test_y_typed_into_the_words_for_the_next_person_takes_nothing(
    seat: Seat, pane: HandoverPane
) -> None:
    pane.show_unaccepted()
    pane.card.words.setFocus()
    seat.type("yy")
    idle(seat)
    assert pane.card.words.toPlainText() == "yy"
    assert left(seat) == {HOLE, LAMP}
    pane.flush()
    idle(seat)


def test_whom_to_tell_and_after_how_long_is_set_in_the_settings(seat: Seat) -> None:
    page = HandoverPage(seat.bench)
    seat.seat(page)
    idle(seat)
    assert page.minutes.value() == 30
    page.name.setFocus()
    seat.type("王主任")
    seat.press(Qt.Key.Key_Tab)
    seat.type("66001234")
    seat.press(Qt.Key.Key_Tab)
    page.minutes.setValue(45)
    idle(seat)
    _, leader = seat.ask(Reader.unaccepted)
    assert leader == Leader("王主任", "66001234", timedelta(minutes=45))


def test_an_empty_handover_teaches_what_comes_there(seat: Seat) -> None:
    seat.on_desk(_begin_after)
    pane = HandoverPane(seat.bench, seat.commands)
    seat.seat(pane)
    idle(seat)
    assert pane.empty.isVisible()
    assert not pane.note.isVisible()


def _begin_after(desk: Desk) -> None:
    """All is closed, and was before this shift began."""
    clock = desk.session.now
    desk.session.now = lambda: clock() - timedelta(minutes=1)
    for case in (HOLE, LAMP, HEAT):
        head = desk.session.case(case).head
        desk.cases.close(case, head, Outcome.EXPLAINED, "", told=True)
    desk.session.now = clock
    desk.shifts.begin(ANNA)
