"""Writing a reply: gaps, templates, drafts and the check before it goes."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from moderator_app.core.case import Audience, Purpose
from moderator_app.ui.commands import Where
from moderator_app.ui.panes.composer import Composer
from moderator_app.ui.panes.composer_guard import ChipButton
from moderator_app.ui.panes.composer_head import Head
from moderator_app.ui.panes.composer_sheet import CHECK_MS
from moderator_app.ui.panes.composer_text import points, units
from moderator_app.ui.panes.template_picker import TemplatePicker
from moderator_app.ui.widgets import Button
from tests.ui.benches import HEAT, HOLE, Seat, compose
from tests.ui.writing import (
    ROADS,
    WASTE,
    a_composer,
    a_template,
    field,
    picker,
    selected,
    show,
    shown_words,
)

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def composer(seat: Seat) -> Composer:
    return a_composer(seat)


# The handler's template.


def test_staging_a_handler_fills_in_its_template(seat: Seat, composer: Composer) -> None:
    composer.stage(ROADS)
    words = composer.words()
    assert words is not None
    assert words.text.startswith("晨跑的人您好")
    assert "市政" in words.text
    assert words.purpose is Purpose.ANSWER
    assert words.audience is Audience.PUBLIC
    assert composer.blocking() == ""


def test_another_handler_brings_another_template_while_nobody_has_touched_the_first(
    seat: Seat, composer: Composer
) -> None:
    composer.stage(ROADS)
    first = field(composer).words
    composer.stage(WASTE)
    assert field(composer).words != first
    composer.stage(None)
    assert field(composer).words == ""


def test_words_somebody_wrote_are_never_replaced_only_offered_a_template(
    seat: Seat, composer: Composer
) -> None:
    composer.focus_text()
    seat.type("我来写")
    composer.stage(ROADS)
    assert field(composer).words == "我来写"
    offer = next(b for b in composer.findChildren(Button) if b.text() == "Use it instead")
    assert offer.isVisible()
    offer.setFocus()
    seat.press(Key.Key_Return)
    assert "市政" in field(composer).words
    assert not offer.isVisible()
    seat.press(Key.Key_Z, CTRL)
    assert field(composer).words == "我来写"


def test_a_template_that_was_edited_counts_as_written(seat: Seat, composer: Composer) -> None:
    composer.stage(ROADS)
    composer.focus_text()
    seat.press(Key.Key_End, CTRL)
    seat.type("谢谢")
    kept = field(composer).words
    composer.stage(WASTE)
    assert field(composer).words == kept


# Gaps.


def test_tab_goes_from_gap_to_gap_and_typing_fills_them(seat: Seat, composer: Composer) -> None:
    after = QLineEdit()
    layout = seat.window.layout()
    assert layout is not None
    layout.addWidget(after)
    composer.insert_template(a_template("😀请到{哪里}找{哪位}。"))
    assert selected(composer) == "{哪里}"
    assert "哪里" in composer.blocking()
    seat.type("三楼")
    seat.press(Key.Key_Tab)
    assert selected(composer) == "{哪位}"
    seat.press(Key.Key_Tab)
    assert selected(composer) == "{哪位}"
    seat.type("老王")
    assert field(composer).words == "😀请到三楼找老王。"
    assert composer.blocking() == ""
    seat.press(Key.Key_Tab)
    assert not field(composer).hasFocus()


def test_shift_tab_leaves_the_words_before_their_first_gap(seat: Seat, composer: Composer) -> None:
    composer.insert_template(a_template("{甲}和{乙}"))
    assert selected(composer) == "{甲}"
    seat.press(Key.Key_Backtab, SHIFT)
    assert not field(composer).hasFocus()


def test_shift_tab_goes_back_and_tab_goes_round_to_a_gap_left_behind(
    seat: Seat, composer: Composer
) -> None:
    composer.insert_template(a_template("{甲}和{乙}"))
    seat.press(Key.Key_Tab)
    assert selected(composer) == "{乙}"
    seat.press(Key.Key_Backtab, SHIFT)
    assert selected(composer) == "{甲}"
    seat.press(Key.Key_End, CTRL)
    seat.press(Key.Key_Tab)
    assert selected(composer) == "{甲}"


def test_a_name_with_braces_does_not_stop_the_reply_also_after_a_restart(
    seat: Seat, composer: Composer
) -> None:
    dossier = seat.dossier(HOLE)
    composer.show_case(None)
    odd = replace(dossier, case=replace(dossier.case, author="{小明}"))
    composer.show_case(odd)
    seat.settle()
    composer.insert_template(a_template("{称呼}您好"))
    assert field(composer).words == "{小明}您好"
    assert composer.blocking() == ""
    composer.show_case(None)
    seat.settle()
    composer.show_case(odd)
    seat.settle()
    words = composer.words()
    assert words is not None
    assert composer.blocking() == ""
    assert words.inserted == ("{小明}",)


def test_places_are_counted_as_qt_counts_them() -> None:
    text = "a😀路𠮷b"
    assert [units(text, at) for at in range(6)] == [0, 1, 3, 4, 6, 7]
    assert [points(text, units(text, at)) for at in range(6)] == [0, 1, 2, 3, 4, 5]


# Choosing a template.


@pytest.mark.parametrize("sign", ["/", "／", "、"])
def test_a_slash_at_the_start_of_a_line_opens_the_choice_and_esc_leaves_it_out(
    seat: Seat, composer: Composer, sign: str
) -> None:
    composer.focus_text()
    seat.type("您好")
    seat.press(Key.Key_Return)
    seat.type(sign)
    assert picker(seat).isVisible()
    seat.press(Key.Key_Escape)
    assert not picker(seat).isVisible()
    assert field(composer).hasFocus()
    assert field(composer).words == "您好\n"


def test_the_sign_pressed_twice_is_the_sign(seat: Seat, composer: Composer) -> None:
    composer.focus_text()
    seat.type("//")
    assert field(composer).words == "/"
    assert field(composer).hasFocus()


def test_a_slash_inside_a_line_is_a_slash(seat: Seat, composer: Composer) -> None:
    composer.focus_text()
    seat.type("24/7")
    assert field(composer).words == "24/7"


def test_nothing_opens_while_an_input_method_composes(seat: Seat, composer: Composer) -> None:
    composer.focus_text()
    compose(field(composer), "ni")
    seat.press(Key.Key_F4)
    compose(field(composer), "", "、")
    assert seat.window.findChild(TemplatePicker) is None
    assert field(composer).words == "、"
    seat.press(Key.Key_F4)
    assert picker(seat).isVisible()


def test_f4_finds_by_pinyin_initials_and_enter_puts_it_in(seat: Seat, composer: Composer) -> None:
    composer.focus_text()
    seat.press(Key.Key_F4)
    seat.type("qfzp")
    seat.press(Key.Key_Return)
    assert not picker(seat).isVisible()
    assert field(composer).hasFocus()
    words = composer.words()
    assert words is not None
    assert "照片" in words.text
    assert words.purpose is Purpose.ASK


def test_the_choice_begins_with_what_belongs_to_the_handler(seat: Seat, composer: Composer) -> None:
    composer.stage(ROADS)
    staged = field(composer).words
    seat.press(Key.Key_F4)
    seat.press(Key.Key_Return)
    assert field(composer).words == staged


def test_a_template_goes_in_at_the_cursor_of_what_was_written(
    seat: Seat, composer: Composer
) -> None:
    composer.focus_text()
    seat.type("前后")
    seat.press(Key.Key_Left)
    composer.insert_template(a_template("中{甲}"))
    assert field(composer).words == "前中{甲}后"
    assert selected(composer) == "{甲}"


def test_the_choice_closes_when_the_focus_goes_elsewhere(seat: Seat, composer: Composer) -> None:
    seat.press(Key.Key_F4)
    assert picker(seat).isVisible()
    composer.focus_text()
    assert not picker(seat).isVisible()


# Keys.


def test_ctrl_enter_asks_for_the_commit_and_enter_is_a_line(seat: Seat, composer: Composer) -> None:
    composer.focus_text()
    seat.type("a")
    with seat.qtbot.assertNotEmitted(composer.commit_requested):
        seat.press(Key.Key_Return)
    assert field(composer).words == "a\n"
    with seat.qtbot.waitSignal(composer.commit_requested, timeout=1000):
        seat.press(Key.Key_Return, CTRL)
    with seat.qtbot.waitSignal(composer.commit_requested, timeout=1000):
        seat.press(Key.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier)


def test_ctrl_z_and_arrows_in_the_text_are_the_texts_own_inside_a_case(
    seat: Seat, composer: Composer
) -> None:
    ran: list[str] = []
    seat.commands.listen(seat.window, Where.CASE)
    seat.commands.bind("undo", partial(ran.append, "undo"))
    seat.commands.bind("case.next", partial(ran.append, "next"))
    composer.focus_text()
    seat.type("abc")
    seat.press(Key.Key_Down)
    seat.press(Key.Key_Z, CTRL)
    seat.press(Key.Key_Z, CTRL)
    assert field(composer).words == ""
    assert ran == []


# The check.


def test_the_line_under_the_text_says_what_would_go_wrong(seat: Seat, composer: Composer) -> None:
    composer.focus_text()
    seat.type("😀电话13812345678，呵呵")
    seat.qtbot.wait(CHECK_MS + 50)
    line = [chip.text() for chip in composer.findChildren(ChipButton) if chip.isVisible()]
    assert any("telephone" in words for words in line)
    assert any("呵呵" in words for words in line)
    chip = next(c for c in composer.findChildren(ChipButton) if "telephone" in c.text())
    chip.setFocus()
    seat.press(Key.Key_Space)
    assert selected(composer) == "13812345678"
    assert "telephone" in composer.blocking()


def test_a_number_of_the_directory_may_be_told_and_one_of_our_contacts_may_not(
    seat: Seat, composer: Composer
) -> None:
    composer.focus_text()
    seat.type("请拨打0399-6120021")
    assert composer.blocking() == ""
    field(composer).clear()
    seat.type("请拨打0399-6120023")
    assert "Internal" in composer.blocking()


def test_a_private_message_may_hold_a_number_and_the_press_says_who_reads_it(
    seat: Seat, composer: Composer
) -> None:
    composer.focus_text()
    seat.type("13812345678")
    assert composer.blocking() != ""
    head = composer.findChild(Head)
    assert head is not None
    chip = next(c for c in head.findChildren(ChipButton) if c.text() == "Public")
    chip.setFocus()
    seat.press(Key.Key_Return)
    assert chip.text() == "Private"
    assert composer.blocking() == ""
    words = composer.words()
    assert words is not None
    assert words.audience is Audience.PRIVATE


def test_the_counter_counts_as_the_channel_does(seat: Seat, composer: Composer) -> None:
    composer.focus_text()
    seat.type("路abcd")
    assert "3/140 characters" in shown_words(composer)
    show(seat, composer, HEAT)
    seat.type("路")
    assert "3/2048 bytes" in shown_words(composer)


def test_the_check_is_fresh_at_the_commit(seat: Seat, composer: Composer) -> None:
    composer.focus_text()
    seat.type("{空}")
    assert "空" in composer.blocking()


# Asking back.


def test_asking_back_asks_for_what_is_missing_in_private(seat: Seat, composer: Composer) -> None:
    composer.ask_back()
    words = composer.words()
    assert words is not None
    assert words.purpose is Purpose.ASK
    assert words.audience is Audience.PRIVATE
    assert field(composer).hasFocus()


def test_asking_back_never_turns_written_words_private(seat: Seat, composer: Composer) -> None:
    composer.focus_text()
    seat.type("公开的话")
    composer.ask_back()
    assert field(composer).words == "公开的话"
    assert composer.audience is Audience.PUBLIC
