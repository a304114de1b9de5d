"""W: several are asked, each by itself; what they say is one key, and so is who takes it."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QApplication, QLabel

from moderator_app.core import consulting
from moderator_app.core.case import Answer
from moderator_app.core.changes import Changes
from moderator_app.core.organisations import organisation_id
from moderator_app.core.running import Which
from moderator_app.desk.casework import Handover
from moderator_app.desk.desk import Desk
from moderator_app.ui.dialogs.clock import ClockDialog
from moderator_app.ui.dialogs.consult import AskDialog, ConsultDialog
from moderator_app.ui.dialogs.settings_together import TogetherPage
from moderator_app.ui.dialogs.words import WordsDialog
from tests.desks import BAI
from tests.ui.benches import HOLE, Seat
from tests.ui.case_seats import CTRL, LIGHTS, ROADS, Key, Screen, built, screen

__all__ = ["built", "screen"]

GARDENS = organisation_id("gardens")
UNITS = (ROADS, LIGHTS, GARDENS)


def ask(units: tuple[UUID, ...], desk: Desk) -> Changes:
    return desk.consultations.ask(HOLE, units, "杆子归谁？")


def asked(screen: Screen) -> ConsultDialog:
    screen.seat.bench.write(partial(ask, UNITS))
    screen.seat.settle()
    return opened(screen)


def opened(screen: Screen) -> ConsultDialog:
    screen.show(HOLE)
    screen.view.setFocus()
    screen.key(Key.Key_W)
    return screen.dialog(ConsultDialog)


def words(screen: Screen) -> list[str]:
    shown = [view.entry for view in screen.view.timeline.shown if view.entry is not None]
    return [entry.what for entry in shown]


def test_whom_to_ask_is_chosen_by_typing_and_two_are_the_fewest(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_W)
    dialog = screen.dialog(AskDialog)
    assert "塌了一个大坑" in dialog.question.toPlainText()
    screen.write("市政处")
    screen.key(Key.Key_Return)
    screen.key(Key.Key_Return, CTRL)
    assert "two" in dialog.problem.text()
    assert screen.case(HOLE).consultation is None
    screen.write("照明处")
    screen.key(Key.Key_Return)
    screen.key(Key.Key_Return, CTRL)
    consultation = screen.case(HOLE).consultation
    assert consultation is not None
    assert set(consultation.units) == {ROADS, LIGHTS}
    assert screen.case(HOLE).handlings == ()


def test_the_question_is_copied_for_one_recipient_at_a_time(screen: Screen) -> None:
    dialog = asked(screen)
    seen = []
    for _ in UNITS:
        screen.key(Key.Key_C)
        seen.append(QApplication.clipboard().text())
    names = [screen.seat.bench.knowledge.by_id[unit].shown for unit in UNITS]
    assert [text.splitlines()[0] for text in seen] == [f"【会商】{name}：" for name in names]
    assert all("杆子归谁？" in text for text in seen)
    assert "copied" in dialog.list.item(0).text()
    assert screen.case(HOLE).handlings == ()
    screen.key(Key.Key_Escape)
    assert "copied the question for 市政处" in words(screen)


def test_what_was_copied_stays_ticked_and_the_next_one_comes_up(screen: Screen) -> None:
    asked(screen)
    screen.key(Key.Key_C)
    screen.key(Key.Key_Escape)
    screen.seat.bench.sit_down(BAI)
    screen.seat.settle()
    dialog = opened(screen)
    lines = [dialog.list.item(at).text() for at in range(len(UNITS))]
    assert ["copied" in line for line in lines] == [True, False, False]
    assert dialog.list.currentRow() == 1
    screen.key(Key.Key_Escape)


def test_the_head_of_a_case_says_who_has_not_answered_yet(screen: Screen) -> None:
    asked(screen)
    state = screen.view.header._state
    assert state.look.word == "3 organisation(s) asked, no answer yet"
    screen.key(Key.Key_2)
    assert screen.said == "Taken down: 市政处. W takes down the next"
    screen.show(HOLE)
    assert state.look.word == "2 organisation(s) asked, no answer yet"


def test_each_answer_is_one_key(screen: Screen) -> None:
    asked(screen)
    screen.key(Key.Key_2)
    opened(screen)
    screen.key(Key.Key_Down)
    screen.key(Key.Key_3)
    screen.dialog(WordsDialog)
    screen.key(Key.Key_Return)
    assert screen.case(HOLE).consultation is not None
    screen.write("先断电")
    screen.key(Key.Key_Return)
    consultation = screen.case(HOLE).consultation
    assert consultation is not None
    answers = [consultation.answer(unit) for unit in UNITS]
    assert answers == [Answer.NOT_OURS, Answer.CONDITIONS, None]
    dialog = opened(screen)
    assert "先断电" in dialog.list.item(1).text()
    screen.key(Key.Key_Escape)
    assert "noted the conditions of 照明处 · 先断电" in words(screen)


def test_who_takes_it_is_the_lead_in_one_key_and_its_letter_is_copied(screen: Screen) -> None:
    asked(screen)
    screen.key(Key.Key_Down)
    screen.key(Key.Key_1)
    case = screen.case(HOLE)
    assert case.lead is not None
    assert case.lead.organisation == LIGHTS
    assert len(case.handlings) == 1
    assert case.consultation is None
    assert screen.strip.current is not None
    assert screen.strip.current.organisation == LIGHTS
    assert QApplication.clipboard().text() == screen.strip.current.words
    screen.view.setFocus()
    screen.key(Key.Key_U)
    case = screen.case(HOLE)
    assert (case.lead, case.consultation is None) == (None, False)


def test_the_others_join_if_they_are_to(screen: Screen) -> None:
    dialog = asked(screen)
    screen.key(Key.Key_O)
    assert dialog.others.isChecked()
    screen.key(Key.Key_1)
    joined = [one.organisation for one in screen.case(HOLE).handlings if not one.lead]
    assert joined == [LIGHTS, GARDENS]


def test_nobody_takes_it_and_the_duty_leader_is_told(screen: Screen) -> None:
    dialog = asked(screen)
    assert "goes to the duty leader" in dialog._state.text()
    screen.key(Key.Key_R)
    screen.dialog(WordsDialog)
    screen.write("三家都说不是")
    screen.key(Key.Key_Return)
    dialog = opened(screen)
    assert dialog._state.text().startswith("The duty leader was told")
    screen.key(Key.Key_Escape)
    assert "told the duty leader that nobody takes it · 三家都说不是" in words(screen)


def test_its_clock_explains_itself(screen: Screen) -> None:
    asked(screen)
    screen.key(Key.Key_Escape)
    assert Which.CONSULTATION in [one.which for one in screen.seat.dossier(HOLE).clocks]
    screen.view.setFocus()
    screen.key(Key.Key_L)
    dialog = screen.dialog(ClockDialog)
    assert dialog.pages[-1].title == "Consultation"
    assert "1 working day" in dialog.pages[-1].source.text()
    screen.key(Key.Key_Escape)


def test_another_question_takes_the_place_of_the_first(screen: Screen) -> None:
    asked(screen)
    screen.key(Key.Key_A)
    dialog = screen.dialog(AskDialog)
    assert dialog.units.chosen == UNITS
    screen.key(Key.Key_Return, CTRL)
    assert screen.case(HOLE).consultation is not None


def test_the_third_return_says_which_key_asks_several(screen: Screen) -> None:
    for unit in UNITS:
        screen.seat.bench.write(partial(_back, unit))
    screen.seat.settle()
    screen.show(HOLE)
    assert consulting.is_suggested(screen.case(HOLE))
    labels = [label.text() for label in screen.view.handlers.findChildren(QLabel)]
    assert any("press W" in text for text in labels)


def _back(unit: UUID, desk: Desk) -> Changes:
    head = desk.session.case(HOLE).head
    changes = desk.cases.commit(HOLE, head, to=Handover(unit), reply=None)
    return changes | desk.cases.returned(HOLE, unit, "非本单位")


def test_after_how_many_days_it_goes_to_the_leader_is_the_desks_to_say(seat: Seat) -> None:
    page = TogetherPage(seat.bench)
    seat.seat(page)
    seat.settle()
    assert page.days.value() == 1
    page.days.setValue(3)
    seat.settle()
    assert seat.ask(lambda reader: reader.settings())[consulting.SETTING] == 3
