"""F9: numbers, words and ticks in one key press, with a case and without one."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from time import perf_counter
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from moderator_app.core.changes import Changes
from moderator_app.core.decisions import Incoming
from moderator_app.core.duty import Leader
from moderator_app.core.emergencies import Danger
from moderator_app.core.ids import case_id
from moderator_app.core.organisations import Hours, Kind, Number, Organisation
from moderator_app.core.rows import CaseRow
from moderator_app.core.running import Which
from moderator_app.desk.desk import Desk
from moderator_app.desk.intake import Answered
from moderator_app.desk.reading import Reader
from moderator_app.ui import emergency_words
from moderator_app.ui.dialogs.clock import ClockDialog
from moderator_app.ui.dialogs.emergency import EmergencyDialog
from moderator_app.ui.dialogs.settings_handover import HandoverPage
from moderator_app.ui.dialogs.words import WordsDialog
from moderator_app.ui.knowledge import Knowledge
from moderator_app.ui.models.lines import Lines
from tests.ui.benches import HOLE, LAMP, Seat
from tests.ui.case_seats import CTRL, Key, Screen, built, screen

__all__ = ["built", "screen"]

BUDGET_MS = 50
NOON = datetime(2026, 11, 23, 12, 0).astimezone()


def opened(screen: Screen, case: UUID | None = HOLE) -> EmergencyDialog:
    if case is None:
        screen.view.show_case(None)
    else:
        screen.show(case)
    screen.key(Key.Key_F9)
    return screen.dialog(EmergencyDialog)


def leave(screen: Screen) -> None:
    """Where there is no window manager nobody gives the keys back after a dialog over a dialog."""
    screen.dialog(EmergencyDialog).activateWindow()
    screen.seat.settle()
    screen.key(Key.Key_Escape)


def numbers(dialog: EmergencyDialog) -> list[str]:
    return [dialog.list.item(at).text().split(" ")[0] for at in range(dialog.list.count())]


def row_of(screen: Screen, case: UUID) -> CaseRow:
    def ask(reader: Reader) -> Sequence[CaseRow]:
        return list(reader.rows(list(reader.keys_of([case]).values())).values())

    return screen.seat.ask(ask)[0]


def test_one_key_shows_whom_to_call_and_nothing_is_written_down(screen: Screen) -> None:
    dialog = opened(screen)
    assert {"110", "119", "120", "122", "12356"} <= set(numbers(dialog))
    assert dialog.list.hasFocus()
    assert screen.case(HOLE).emergency is None
    screen.key(Key.Key_Escape)
    assert screen.case(HOLE).emergency is None


def test_it_begins_with_the_danger_that_the_message_tells_of(screen: Screen) -> None:
    assert "塌了" in screen.case(HOLE).summary
    assert opened(screen).danger is Danger.COLLAPSE
    screen.key(Key.Key_Escape)
    assert opened(screen, LAMP).danger is Danger.OTHER
    screen.key(Key.Key_Escape)


def test_danger_is_seen_beside_another_suggestion(screen: Screen) -> None:
    said = Incoming(
        "weibo", "wages", "工地拖欠工资三个月，工资再不给就跳楼", screen.seat.bench.now()
    )
    screen.seat.on_desk(lambda desk: desk.intake.receive([Answered(said)]))
    screen.show(case_id("weibo", "wages"))
    handlers = screen.view.handlers
    assert handlers.suggestion is not None
    assert not handlers.suggestion.entry.urgent
    assert handlers._urgent.isVisible()
    assert handlers._urgent.look.word.startswith("Urgent: 轻生")


def test_it_is_there_before_anybody_has_time_to_wait(screen: Screen) -> None:
    screen.show(HOLE)
    took = []
    for _ in range(5):
        began = perf_counter()
        screen.view.together.emergencies.open()
        took.append((perf_counter() - began) * 1000)
        screen.seat.settle()
        screen.key(Key.Key_Escape)
    assert sorted(took)[2] < BUDGET_MS


def test_it_opens_while_one_writes_the_reply(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_R)
    screen.write("您好")
    screen.key(Key.Key_F9)
    screen.dialog(EmergencyDialog)
    screen.key(Key.Key_Escape)
    assert screen.text.words.endswith("您好")


def test_a_digit_shows_the_numbers_and_words_of_a_danger(screen: Screen) -> None:
    dialog = opened(screen)
    screen.key(Key.Key_1)
    assert numbers(dialog)[0] == "119"
    assert "室外" in dialog.said.citizen.text()
    screen.key(Key.Key_3)
    assert numbers(dialog)[:3] == ["110", "120", "12356"]
    assert "12356" in dialog.said.citizen.text()
    assert screen.case(HOLE).number in dialog.said.report.text()
    assert "{" not in dialog.said.report.text()
    assert screen.case(HOLE).emergency is None
    screen.key(Key.Key_Escape)


def test_a_tick_marks_the_case_and_keeps_who_was_called_when(screen: Screen) -> None:
    dialog = opened(screen)
    screen.key(Key.Key_1)
    screen.key(Key.Key_Return)
    screen.key(Key.Key_Down)
    screen.key(Key.Key_Return)
    emergency = screen.case(HOLE).emergency
    assert emergency is not None
    assert emergency.danger is Danger.GAS
    assert [call.number for call in emergency.calls] == numbers(dialog)[:2]
    assert "✓" in dialog.list.item(0).text()
    assert dialog.list.currentRow() == 1
    screen.key(Key.Key_R)
    copied = QApplication.clipboard().text()
    assert copied.count(" called, by 安娜") == 2
    assert screen.case(HOLE).number in copied
    screen.key(Key.Key_Escape)
    words = [view.entry.what for view in screen.view.timeline.shown if view.entry is not None]
    assert "marked it as an emergency: Gas" in words
    screen.key(Key.Key_U)
    emergency = screen.case(HOLE).emergency
    assert emergency is not None
    assert len(emergency.calls) == 1


def test_it_is_marked_in_the_header_and_the_list_by_word_shape_and_colour(screen: Screen) -> None:
    opened(screen)
    screen.key(Key.Key_2)
    screen.key(Key.Key_Return, CTRL)
    screen.key(Key.Key_Escape)
    look = emergency_words.look(Danger.COLLAPSE)
    assert screen.view.header._emergency.look == look
    assert not screen.view.header._emergency.isHidden()
    line = Lines(screen.seat.bench).line(row_of(screen, HOLE))
    assert line.clock == look
    assert line.chips[0].word.startswith("Response")
    assert look.word in line.sentence


def test_another_kind_is_corrected_and_the_button_goes_when_it_is_right(screen: Screen) -> None:
    dialog = opened(screen)
    screen.key(Key.Key_Return, CTRL)
    assert dialog.main.isHidden()
    screen.key(Key.Key_4)
    assert not dialog.main.isHidden()
    screen.key(Key.Key_Return, CTRL)
    emergency = screen.case(HOLE).emergency
    assert emergency is not None
    assert emergency.danger is Danger.CROWDS
    screen.key(Key.Key_Escape)


def test_it_ends_with_words_alone(screen: Screen) -> None:
    opened(screen)
    screen.key(Key.Key_Return, CTRL)
    screen.key(Key.Key_E)
    screen.dialog(WordsDialog)
    screen.key(Key.Key_Return)
    assert screen.case(HOLE).emergency is not None
    screen.write("已围挡，交市政处")
    screen.key(Key.Key_Return)
    assert screen.case(HOLE).emergency is None
    leave(screen)
    words = [view.entry.what for view in screen.view.timeline.shown if view.entry is not None]
    assert "said that the emergency is over · 已围挡，交市政处" in words


def test_the_clock_of_the_public_explains_itself(screen: Screen) -> None:
    dialog = opened(screen)
    screen.key(Key.Key_O)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    screen.key(Key.Key_Return)
    assert [one.which for one in screen.seat.dossier(HOLE).clocks][-1] is Which.PUBLIC_OPINION
    assert not dialog._public.isHidden()
    screen.key(Key.Key_Escape)
    screen.key(Key.Key_L)
    clock = screen.dialog(ClockDialog)
    assert [page.title for page in clock.pages] == ["Response", "Public opinion"]
    assert "24 hour" in clock.pages[1].source.text()
    assert "61号" in clock.pages[1].source.text()
    screen.key(Key.Key_Escape)
    opened(screen)
    screen.key(Key.Key_O)
    screen.dialog(WordsDialog)
    screen.write("已发情况通报")
    screen.key(Key.Key_Return)
    assert Which.PUBLIC_OPINION not in [one.which for one in screen.seat.dossier(HOLE).clocks]
    leave(screen)


def test_without_a_case_a_tick_makes_one_from_the_call(screen: Screen) -> None:
    asked: list[object] = []
    screen.view.case_requested.connect(asked.append)
    dialog = opened(screen, None)
    assert not dialog.words.isHidden()
    dialog.words.setFocus()
    screen.write("3号楼有煤气味")
    screen.key(Key.Key_Return)
    screen.key(Key.Key_1)
    for _ in range(2):
        screen.seat.press(Key.Key_Return)
    screen.seat.settle()
    assert dialog.words.isHidden()
    made = dialog.case
    assert made is not None
    screen.key(Key.Key_Escape)
    assert asked == [made]
    case = screen.case(made)
    assert case.summary == "3号楼有煤气味"
    assert case.emergency is not None
    assert case.emergency.danger is Danger.GAS


def test_a_call_of_which_nothing_was_noted_still_says_what_danger_it_is(screen: Screen) -> None:
    dialog = opened(screen, None)
    screen.key(Key.Key_3)
    screen.key(Key.Key_Return, CTRL)
    assert dialog.case is not None
    assert screen.case(dialog.case).summary == "A call about danger: Self-harm"
    screen.key(Key.Key_Escape)


def test_the_case_one_went_to_is_meant_also_while_it_is_being_read(screen: Screen) -> None:
    screen.show(HOLE)
    screen.view.show_case(LAMP)
    screen.view.together.emergencies.open()
    screen.seat.settle()
    dialog = screen.dialog(EmergencyDialog)
    assert dialog.case == LAMP
    screen.key(Key.Key_Return)
    assert screen.case(LAMP).emergency is not None
    assert screen.case(HOLE).emergency is None
    screen.key(Key.Key_Escape)


def test_who_the_leader_is_stands_there_or_where_it_is_to_be_said(screen: Screen) -> None:
    dialog = opened(screen)
    rows = [dialog.list.item(at).text() for at in range(dialog.list.count())]
    at = next(n for n, words in enumerate(rows) if words.startswith("Duty leader"))
    assert "Settings" in rows[at]
    dialog.list.setCurrentRow(at)
    screen.key(Key.Key_Return)
    assert "Settings" in dialog.problem.text()
    assert screen.case(HOLE).emergency is None
    screen.key(Key.Key_Escape)
    page = HandoverPage(screen.seat.bench)
    screen.seat.qtbot.addWidget(page)
    screen.seat.settle()
    page.name.setText("周主任")
    page.telephone.setText("0399-6120001")
    page.telephone.editingFinished.emit()
    screen.seat.settle()
    dialog = opened(screen)
    screen.seat.settle()
    rows = [dialog.list.item(at).text() for at in range(dialog.list.count())]
    assert "0399-6120001   Duty leader 周主任" in rows
    screen.key(Key.Key_Escape)


def test_a_number_is_copied_and_nobody_is_ticked(screen: Screen) -> None:
    dialog = opened(screen)
    screen.key(Key.Key_C)
    assert QApplication.clipboard().text() == numbers(dialog)[0]
    assert screen.case(HOLE).emergency is None
    screen.key(Key.Key_Escape)


@pytest.mark.parametrize("danger", Danger)
def test_an_empty_directory_still_has_the_national_numbers(seat: Seat, danger: Danger) -> None:
    lines = emergency_words.lines(danger, Knowledge(), Leader(), NOON)
    found = [line.number for line in lines]
    assert {"110", "119", "120", "122"} <= set(found)
    assert len(found) == len(set(found))


def test_the_directory_names_the_numbers_and_adds_its_own(seat: Seat) -> None:
    number = (Number("", "0399-6120119", Hours.ALWAYS),)
    own = Organisation(UUID(int=7), "抢险队", Kind.DEPARTMENT, numbers=number, emergency=True)
    lines = emergency_words.lines(Danger.GAS, Knowledge((own,)), Leader(), NOON)
    assert "0399-6120119" in [line.number for line in lines]


def test_a_script_that_was_removed_is_said_to_be_missing(screen: Screen) -> None:
    screen.show(HOLE)
    for template in screen.seat.bench.knowledge.templates:
        if template.key == "emergency-gas-citizen":
            screen.seat.bench.write(partial(_remove, template.id))
    screen.seat.settle()
    dialog = opened(screen)
    screen.key(Key.Key_1)
    assert "removed" in dialog.said.citizen.text()
    screen.key(Key.Key_Escape)


def _remove(template: UUID, desk: Desk) -> Changes:
    return desk.directory.remove_template(template)
