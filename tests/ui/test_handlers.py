"""Who a case goes to: chosen by digit, by name or as suggested, and nobody told before the commit."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from moderator_app.core.case import Stage
from moderator_app.core.changes import Changes
from moderator_app.core.organisations import Organisation, organisation_id
from moderator_app.desk.desk import Desk
from moderator_app.ui.dialogs.all_handlers import AllHandlersDialog
from moderator_app.ui.dialogs.words import WordsDialog
from tests.ui.benches import HEAT, HOLE, LAMP
from tests.ui.case_seats import CTRL, LIGHTS, ROADS, SHIFT, Key, Screen, built, screen

__all__ = ["built", "screen"]

SANITATION = organisation_id("sanitation")


def chosen(screen: Screen) -> dict[str, str]:
    buttons = screen.view.handlers.buttons.values()
    return {button.name: button.mark.word for button in buttons if button.mark.chosen}


def test_the_suggestion_says_which_words_and_which_entry_speak_for_it(screen: Screen) -> None:
    screen.show(HOLE)
    row = screen.view.handlers
    assert row.suggestion is not None
    assert row.suggestion.lead == ROADS
    words = row._reason.text()
    assert words.startswith("Suggested: 1 市政处")
    assert "“" in words
    assert f"dispatch list {row.suggestion.entry.code}" in words
    assert row.buttons[ROADS].mark.word == "Fits"
    assert row.buttons[ROADS].key == "1"


def test_what_an_organisation_is_called_is_no_markup_in_a_tool_tip(screen: Screen) -> None:
    seat = screen.seat
    known = seat.bench.knowledge.by_id[ROADS]
    named = replace(known, name="<img src='file:///a'>市政")
    seat.bench.write(partial(_save, named))
    seat.settle()
    screen.show(HOLE)
    tip = screen.view.handlers.buttons[ROADS].toolTip()
    assert "&lt;img" in tip
    assert "<img" not in tip


def _save(organisation: Organisation, desk: Desk) -> Changes:
    return desk.directory.save_organisation(organisation)


def test_a_digit_chooses_fills_the_template_and_writes_nothing(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_1)
    assert chosen(screen) == {"市政处": "转办"}
    words = screen.view.composer.words()
    assert words is not None
    assert "市政" in words.text
    assert screen.case(HOLE).handlings == ()
    assert screen.case(HOLE).replies == ()


def test_whom_a_kit_has_made_up_is_told_nothing(screen: Screen) -> None:
    made_up = replace(screen.seat.bench.knowledge.by_id[ROADS], example=True)
    screen.seat.bench.write(lambda desk: desk.directory.save_organisation(made_up))
    screen.show(HOLE)
    screen.key(Key.Key_1)
    screen.text.clear()
    screen.view.setFocus()
    screen.key(Key.Key_Return, CTRL)
    assert screen.said.startswith("市政处: an example of the directory")
    assert screen.case(HOLE).handlings == ()


def test_the_same_digit_again_lets_it_go(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_1)
    screen.key(Key.Key_1)
    assert chosen(screen) == {}
    assert screen.view.composer.words() is None


def test_shift_and_a_digit_adds_a_co_handler_and_takes_it_out_again(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_1)
    screen.key(Key.Key_2, SHIFT)
    assert chosen(screen) == {"市政处": "转办", "环卫处": "Co"}
    screen.key(Key.Key_2, SHIFT)
    assert chosen(screen) == {"市政处": "转办"}


def test_a_lead_is_never_its_own_co_handler(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_1)
    screen.key(Key.Key_1, SHIFT)
    assert chosen(screen) == {"市政处": "转办"}
    assert "cannot be a co-handler" in screen.said


def test_the_suggested_one_without_a_digit_has_a_key_of_its_own(screen: Screen) -> None:
    screen.show(HEAT)
    suggestion = screen.view.handlers.suggestion
    assert suggestion is not None
    button = screen.view.handlers.buttons[suggestion.lead]
    assert button.key == "="
    screen.key(Key.Key_Equal)
    assert screen.view.choosing.staged.lead == suggestion.lead
    assert screen.view.choosing.staged.entry == suggestion.entry
    screen.key(Key.Key_Equal)
    assert screen.view.choosing.staged.lead == suggestion.lead


def test_the_suggestion_is_taken_whole_with_its_co_handlers(screen: Screen) -> None:
    screen.show(HOLE)
    suggestion = screen.view.handlers.suggestion
    assert suggestion is not None
    assert suggestion.co
    screen.key(Key.Key_2)
    screen.key(Key.Key_Equal)
    assert screen.view.choosing.staged.lead == suggestion.lead
    assert set(screen.view.choosing.staged.co) == set(suggestion.co)
    screen.key(Key.Key_2)
    assert screen.view.choosing.staged.co == ()


def test_any_organisation_is_found_by_the_initials_of_its_name(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_0)
    screen.dialog(AllHandlersDialog)
    screen.write("gdgs")
    screen.key(Key.Key_Return)
    assert screen.view.choosing.staged.lead == organisation_id("power")
    assert "供电公司" in chosen(screen)


def test_shift_enter_in_the_full_list_adds_a_co_handler(screen: Screen) -> None:
    screen.show(HOLE)
    screen.key(Key.Key_1)
    screen.key(Key.Key_0)
    screen.write("hwc")
    screen.key(Key.Key_Return, SHIFT)
    assert screen.view.choosing.staged.co == (SANITATION,)


def test_digits_choose_nothing_while_another_case_is_on_its_way(screen: Screen) -> None:
    screen.show(HOLE)
    screen.view.show_case(LAMP)
    screen.seat.press(Key.Key_1)
    screen.seat.settle()
    assert screen.view.choosing.staged.lead is None


def test_one_that_has_the_case_already_is_not_told_twice(screen: Screen) -> None:
    dispatch(screen)
    events = len(screen.seat.dossier(HOLE).history)
    screen.show(HOLE)
    screen.key(Key.Key_Return, CTRL)
    assert "Nothing is chosen or written" in screen.said
    assert len(screen.seat.dossier(HOLE).history) == events


def dispatch(screen: Screen, *others: Key) -> None:
    """Give the hole to the road department, and others beside it, without a reply."""
    screen.show(HOLE)
    screen.key(Key.Key_1)
    for digit in others:
        screen.key(digit, SHIFT)
    screen.text.clear()
    screen.key(Key.Key_Return, CTRL)
    assert screen.case(HOLE).lead is not None
    screen.show(HOLE)


def stage(screen: Screen) -> Stage:
    handling = screen.case(HOLE).handling(ROADS)
    assert handling is not None
    return handling.stage


def test_signing_for_it_takes_one_key(screen: Screen) -> None:
    dispatch(screen)
    screen.key(Key.Key_G)
    assert stage(screen) is Stage.SIGNED
    assert "市政处" in screen.said


def test_hastening_takes_one_key_has_the_words_copied_and_is_counted(screen: Screen) -> None:
    dispatch(screen)
    screen.key(Key.Key_H)
    assert QApplication.clipboard().text().startswith("【催办】清川市市政设施管理处：")
    assert "Telephone now: 0399-" in screen.said
    screen.key(Key.Key_H)
    handling = screen.case(HOLE).handling(ROADS)
    assert handling is not None
    assert handling.hastened == 2


def test_feedback_is_taken_down_in_their_words(screen: Screen) -> None:
    dispatch(screen)
    screen.key(Key.Key_F)
    screen.write("已派人去看，明早修补")
    screen.key(Key.Key_Return)
    assert stage(screen) is Stage.ANSWERED
    entry = screen.view.timeline.shown[-1].entry
    assert entry is not None
    assert entry.text == "已派人去看，明早修补"
    assert entry.who == "市政处"


def test_a_dialog_of_words_names_the_key_that_does_it(screen: Screen) -> None:
    dispatch(screen)
    screen.key(Key.Key_F)
    dialog = screen.dialog(WordsDialog)
    assert dialog.hint.accessibleName() == "Enter"
    assert "Enter: done" not in dialog.field.placeholderText()
    screen.key(Key.Key_Escape)


def test_words_left_with_escape_are_there_when_one_comes_back(screen: Screen) -> None:
    dispatch(screen)
    screen.key(Key.Key_F)
    screen.write("他们说")
    screen.key(Key.Key_Escape)
    assert stage(screen) is Stage.DISPATCHED
    screen.key(Key.Key_F)
    assert screen.dialog(WordsDialog).field.toPlainText() == "他们说"
    screen.key(Key.Key_Escape)


def test_a_return_needs_a_reason_and_offers_the_usual_ones_by_digit(screen: Screen) -> None:
    dispatch(screen)
    screen.key(Key.Key_B)
    screen.key(Key.Key_Return)
    assert not screen.dialog(WordsDialog).problem.isHidden()
    screen.key(Key.Key_2)
    screen.key(Key.Key_Return)
    assert stage(screen) is Stage.RETURNED


def test_after_a_return_the_organisations_are_offered_again(screen: Screen) -> None:
    dispatch(screen)
    assert not screen.view.handlers._grid.isVisible()
    screen.key(Key.Key_B)
    screen.key(Key.Key_1)
    screen.key(Key.Key_Return)
    assert screen.view.handlers._grid.isVisible()
    assert chosen(screen) == {}


@pytest.mark.qt_log_ignore("plugin does not support", extend=True)
def test_with_several_handlers_a_digit_says_which_one(screen: Screen) -> None:
    dispatch(screen, Key.Key_2)
    screen.seat.press(Key.Key_G)
    menu = screen.view.findChild(QMenu)
    assert menu is not None
    assert [action.text()[:6] for action in menu.actions()] == ["The or", "&1  市政", "&2  环卫"]
    screen.key(Key.Key_2)
    case = screen.case(HOLE)
    stages = {h.organisation: h.stage for h in case.handlings}
    assert stages == {ROADS: Stage.DISPATCHED, SANITATION: Stage.SIGNED}


def test_a_digit_gives_a_dispatched_case_to_somebody_else(screen: Screen) -> None:
    dispatch(screen)
    screen.key(Key.Key_9)
    assert screen.view.handlers._grid.isVisible()
    screen.text.clear()
    screen.key(Key.Key_Return, CTRL)
    lead = screen.case(HOLE).lead
    assert lead is not None
    assert lead.organisation == LIGHTS


@pytest.mark.parametrize("key", [Key.Key_G, Key.Key_F, Key.Key_B, Key.Key_H])
def test_nobody_signs_or_answers_who_has_not_got_the_case(screen: Screen, key: Key) -> None:
    screen.show(LAMP)
    screen.key(key)
    assert "not with this organisation" in screen.said
