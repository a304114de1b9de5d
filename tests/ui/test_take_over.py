"""Taking over item by item, by keyboard alone: every answer is kept at once, and none goes astray."""

from functools import partial
from threading import Event
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from moderator_app.core.case import Outcome
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.handover import Section
from moderator_app.core.rows import Shift
from moderator_app.core.shift_items import State
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui.dialogs.take_over import TakeOverDialog
from moderator_app.ui.prose import Prose
from tests.desks import ANNA, BAI
from tests.ui.benches import HEAT, HOLE, LAMP, Seat, compose
from tests.ui.starts import words_of

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Y, B, N, U = Qt.Key.Key_Y, Qt.Key.Key_B, Qt.Key.Key_N, Qt.Key.Key_U
ENTER, ESC, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space


def idle(seat: Seat) -> None:
    seat.qtbot.waitUntil(lambda: not seat.tasks.busy)
    QApplication.processEvents()
    seat.qtbot.waitUntil(lambda: not seat.tasks.busy)


def hand_over(desk: Desk) -> Changes:
    return desk.shifts.hand_over(desk.shifts.sheet("九点前回电", BAI.name))


def states(seat: Seat, shift: UUID) -> dict[UUID, State]:
    """As they stand in the file."""
    idle(seat)
    kept = seat.ask(partial(_handover, shift))
    assert kept is not None
    return {line.case_id: line.state for line in kept.items}


def _handover(shift: UUID, reader: Reader) -> Shift | None:
    return reader.handover(shift)


@pytest.fixture
def dialog(seat: Seat) -> TakeOverDialog:
    """An unread handover of three cases, seen by whoever comes next."""
    seat.window.show()
    seat.on_desk(hand_over)
    seat.bench.sit_down(None)
    return opened(seat)


def opened(seat: Seat) -> TakeOverDialog:
    shift = seat.ask(Reader.unread_handover)
    assert shift is not None
    dialog = TakeOverDialog(seat.bench, shift, (ANNA, BAI), seat.window)
    dialog.open()
    dialog.activateWindow()
    seat.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


@pytest.fixture
def items(seat: Seat, dialog: TakeOverDialog) -> TakeOverDialog:
    """The same, once the next person has said who they are."""
    seat.press(Qt.Key.Key_2)
    seat.qtbot.waitUntil(dialog.note.hasFocus)
    return dialog


def chosen(dialog: TakeOverDialog) -> UUID:
    line = dialog.note.chosen
    assert line is not None
    assert line.item is not None
    return UUID(line.item.case_id)


def order(dialog: TakeOverDialog) -> list[UUID]:
    return [UUID(one.case_id) for one in dialog._sheet.items(Section.OPEN)]


def begun(dialog: TakeOverDialog) -> bool:
    return dialog.result() == dialog.DialogCode.Accepted


def test_whoever_it_was_handed_to_is_the_first_to_be_asked(dialog: TakeOverDialog) -> None:
    assert dialog.people.chosen == BAI


def test_saying_who_one_is_begins_no_shift_while_anything_is_unanswered(
    seat: Seat, items: TakeOverDialog
) -> None:
    seat.press(ENTER)
    idle(seat)
    assert not begun(items)
    assert "3 item(s) are not answered for yet" in words_of(items)
    assert seat.on_desk(lambda desk: desk.person) is None
    items.reject()
    idle(seat)


@pytest.mark.parametrize("key", [Y, SPACE])
def test_one_key_accepts_and_goes_to_the_next_and_enter_begins_the_shift(
    seat: Seat, items: TakeOverDialog, key: Qt.Key
) -> None:
    cases = order(items)
    seen = []
    for _ in cases:
        seen.append(chosen(items))
        seat.press(key)
    assert seen == cases
    assert states(seat, items._shift) == dict.fromkeys(cases, State.ACCEPTED)
    assert not begun(items)
    seat.press(ENTER)
    seat.qtbot.waitUntil(lambda: begun(items))
    idle(seat)
    assert items.person == BAI
    assert seat.ask(Reader.unread_handover) is None
    assert seat.on_desk(lambda desk: desk.person) == BAI


def test_keys_pressed_faster_than_the_file_is_written_each_accept_another_item(
    seat: Seat, items: TakeOverDialog
) -> None:
    """Accept and next race (the 'resolve and next' of other systems): none twice, none left out."""
    hold = _Hold()
    seat.tasks.write(hold)
    for _ in range(3):
        seat.press(Y)
    assert states_shown(items) == [State.ACCEPTED] * 3
    hold.let_go()
    assert set(states(seat, items._shift).values()) == {State.ACCEPTED}
    history = seat.on_desk(lambda desk: desk.session.store.log.history(items._shift))
    accepted = [e.body["case"] for e in history if e.kind == "shift.item_accepted"]
    assert accepted == [str(case) for case in order(items)]
    items.reject()
    idle(seat)


class _Hold:
    """Keeps the database thread busy until it is let go."""

    def __init__(self) -> None:
        self._event = Event()

    def __call__(self) -> None:
        assert self._event.wait(10)

    def let_go(self) -> None:
        self._event.set()


def states_shown(dialog: TakeOverDialog) -> list[State]:
    return [dialog.answers.lines[str(case)].state for case in order(dialog)]


def test_a_key_that_is_held_down_accepts_one_item(seat: Seat, items: TakeOverDialog) -> None:
    for again in (False, True, True):
        press = QKeyEvent(
            QEvent.Type.KeyPress, Y, Qt.KeyboardModifier.NoModifier, "y", autorep=again
        )
        QApplication.sendEvent(items.note, press)
    assert states_shown(items) == [State.ACCEPTED, State.OPEN, State.OPEN]
    items.reject()
    idle(seat)


def test_one_deliberate_chord_accepts_all_that_are_left_and_no_refused_one(
    seat: Seat, items: TakeOverDialog
) -> None:
    first, second, third = order(items)
    seat.press(B)
    seat.press(Qt.Key.Key_2)
    seat.press(ENTER)
    seat.press(Y, SHIFT)
    assert states(seat, items._shift) == {
        first: State.REFUSED,
        second: State.ACCEPTED,
        third: State.ACCEPTED,
    }
    seat.press(ENTER, CTRL)
    seat.qtbot.waitUntil(lambda: begun(items))
    idle(seat)


@pytest.mark.parametrize("key", [B, N])
def test_refusing_needs_a_reason_which_is_kept(
    seat: Seat, items: TakeOverDialog, key: Qt.Key
) -> None:
    case = chosen(items)
    seat.press(key)
    seat.press(ENTER)
    assert states_shown(items) == [State.OPEN] * 3
    seat.type("没说答应了什么")
    seat.press(ENTER)
    assert items.note.hasFocus()
    assert chosen(items) != case
    idle(seat)
    kept = seat.ask(partial(_handover, items._shift))
    assert kept is not None
    (line,) = [line for line in kept.items if line.case_id == case]
    assert (line.state, line.why, line.by) == (State.REFUSED, "没说答应了什么", str(BAI.id))
    items.reject()
    idle(seat)


def test_letters_typed_as_a_reason_or_a_name_accept_nothing(
    seat: Seat, dialog: TakeOverDialog
) -> None:
    """A single key that fires in a field of text."""
    seat.press(N)
    seat.qtbot.waitUntil(dialog.fields.name.hasFocus)
    seat.type("yby")
    assert dialog.fields.name.text() == "yby"
    seat.press(ENTER)
    seat.qtbot.waitUntil(dialog.note.hasFocus)
    seat.press(B)
    seat.type("y bnu ")
    compose(dialog.reason.field, "yi")
    assert states_shown(dialog) == [State.OPEN] * 3
    assert dialog.reason.field.toPlainText() == "y bnu "
    seat.press(ESC)
    assert dialog.isVisible()
    assert dialog.note.hasFocus()
    assert states_shown(dialog) == [State.OPEN] * 3
    dialog.reject()
    idle(seat)


def test_before_anybody_has_said_who_they_are_nothing_is_accepted(
    seat: Seat, dialog: TakeOverDialog
) -> None:
    dialog.note.setFocus()
    for key in (Y, SPACE, B, U):
        seat.press(key)
    seat.press(Y, SHIFT)
    assert set(states(seat, dialog._shift).values()) == {State.OPEN}
    dialog.reject()
    idle(seat)


@pytest.mark.parametrize(
    ("key", "held"), [(U, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Z, CTRL)]
)
def test_undo_takes_back_the_last_answer_and_not_the_one_under_the_cursor(
    seat: Seat, items: TakeOverDialog, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    first, second, third = order(items)
    seat.press(Y)
    seat.press(Y)
    seat.press(Qt.Key.Key_Home)
    seat.press(key, held)
    assert states(seat, items._shift) == {
        first: State.ACCEPTED,
        second: State.OPEN,
        third: State.OPEN,
    }
    assert chosen(items) == second
    seat.press(Y, SHIFT)
    seat.press(key, held)
    assert [states(seat, items._shift)[case] for case in (second, third)] == [State.OPEN] * 2
    items.reject()
    idle(seat)


def test_whoever_leaves_halfway_finds_it_as_they_left_it(seat: Seat, items: TakeOverDialog) -> None:
    seat.press(Y)
    seat.press(ESC)
    idle(seat)
    assert not items.isVisible()
    assert seat.on_desk(lambda desk: desk.person) is None
    again = opened(seat)
    seat.press(Qt.Key.Key_1)
    seat.qtbot.waitUntil(again.note.hasFocus)
    assert states_shown(again) == [State.ACCEPTED, State.OPEN, State.OPEN]
    assert "1 accepted" in names_of(again)
    assert chosen(again) == order(again)[1]
    again.reject()
    idle(seat)


def names_of(dialog: TakeOverDialog) -> str:
    return "\n".join(chip.look.word for chip in dialog.panel._chips.values() if chip.isVisible())


def test_what_somebody_else_answers_meanwhile_is_seen(seat: Seat, items: TakeOverDialog) -> None:
    first = order(items)[0]
    seat.bench.write(partial(_accept, items._shift, first))
    seat.qtbot.waitUntil(lambda: states_shown(items)[0] is State.ACCEPTED)
    assert chosen(items) == first
    seat.on_desk(partial(_finish, items._shift))
    seat.bench.changed.emit(Changes(Touched.SHIFTS))
    seat.qtbot.waitUntil(lambda: not items.isVisible())
    assert not begun(items)
    idle(seat)


def _accept(shift: UUID, case: UUID, desk: Desk) -> Changes:
    return desk.acceptance.accept(shift, [case], ANNA)


def _finish(shift: UUID, desk: Desk) -> Changes:
    desk.acceptance.accept_all_left(shift, ANNA)
    return desk.acceptance.take_over(shift, ANNA)


def test_every_item_says_in_words_how_it_stands(seat: Seat, items: TakeOverDialog) -> None:
    seat.press(Y)
    seat.press(B)
    seat.press(Qt.Key.Key_1)
    seat.press(ENTER)
    model = items.note.items
    said = [model.data(model.index(row)) for row in range(model.rowCount())]
    told = [line.split(";")[0] for line in said if line]
    assert told == ["To be answered, by deadline (3 case(s))", "✓ accepted", "■ refused",
                    "□ not answered for"]  # fmt: skip
    items.reject()
    idle(seat)


def test_in_an_emergency_the_shift_begins_unread_with_a_reason(
    seat: Seat, items: TakeOverDialog
) -> None:
    seat.press(Y)
    items.panel.unread.click()
    seat.press(ENTER)
    assert not begun(items)
    seat.press(Qt.Key.Key_1)
    seat.press(ENTER)
    seat.qtbot.waitUntil(lambda: begun(items))
    idle(seat)
    assert seat.on_desk(lambda desk: desk.person) == BAI
    assert seat.ask(Reader.unread_handover) is None
    pending, _ = seat.ask(Reader.unaccepted)
    assert [one.line.case_id for one in pending] == order(items)[1:]
    assert all(one.line.told is not None for one in pending)
    (past,) = seat.ask(Reader.handovers)
    assert past.skipped_why == "An emergency is running"


def test_nothing_that_was_handed_over_is_seen_before_somebody_says_who_they_are(
    seat: Seat, dialog: TakeOverDialog
) -> None:
    """The desk is locked, and anybody may press a key."""
    said = [one.summary for one in dialog._sheet.items(Section.OPEN)]
    assert said
    assert not any(words in read(dialog) for words in ("九点前回电", *said))
    assert dialog.note.items.rowCount() == 0
    seat.press(Qt.Key.Key_2)
    seat.qtbot.waitUntil(dialog.note.hasFocus)
    assert "九点前回电" in read(dialog)
    assert dialog.note.items.rowCount() == len(said) + 1
    dialog.reject()
    idle(seat)


def read(dialog: TakeOverDialog) -> str:
    prose = [one.toPlainText() for one in dialog.findChildren(Prose) if one.isVisible()]
    return "\n".join([words_of(dialog), *prose])


def test_where_nothing_is_to_be_accepted_the_note_is_read_and_one_more_key_begins(
    seat: Seat,
) -> None:
    seat.window.show()
    seat.on_desk(_close_all)
    seat.on_desk(hand_over)
    seat.bench.sit_down(None)
    # Closed cases are there to be read; there is nothing to accept.
    dialog = opened(seat)
    seat.press(Qt.Key.Key_2)
    seat.qtbot.waitUntil(dialog.note.hasFocus)
    assert not begun(dialog)
    seat.press(ENTER)
    seat.qtbot.waitUntil(lambda: begun(dialog))
    idle(seat)
    assert seat.on_desk(lambda desk: desk.person) == BAI


def _close_all(desk: Desk) -> None:
    for case in (HOLE, LAMP, HEAT):
        head = desk.session.case(case).head
        desk.cases.close(case, head, Outcome.EXPLAINED, "", told=True)
