"""Writing a reply: gaps, templates, drafts and the check before it goes."""

import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from moderator_app.core.case import Audience, Purpose
from moderator_app.core.changes import Changes
from moderator_app.core.events import Kind
from moderator_app.core.organisations import organisation_id
from moderator_app.core.rows import SavedDraft
from moderator_app.core.templates import Purpose as TemplatePurpose
from moderator_app.core.templates import Template, template_id
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui import theme
from moderator_app.ui.commands import Where
from moderator_app.ui.panes.composer import Composer
from moderator_app.ui.panes.composer_draft import AT_LEAST_MS, PAUSE_MS
from moderator_app.ui.panes.composer_guard import ChipButton
from moderator_app.ui.panes.composer_head import Head
from moderator_app.ui.panes.composer_sheet import CHECK_MS
from moderator_app.ui.panes.composer_text import LONGEST, ReplyText, plain, points, units
from moderator_app.ui.panes.template_picker import TemplatePicker
from moderator_app.ui.theme import Theme
from moderator_app.ui.widgets import Button, PlainLabel
from tests.desks import ANNA, BAI
from tests.ui.benches import HEAT, HOLE, LAMP, RESOURCES, Seat, a_seat, build, compose

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ROADS = organisation_id("municipal")
WASTE = organisation_id("sanitation")


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


@pytest.fixture
def composer(seat: Seat) -> Composer:
    made = Composer(seat.bench, seat.commands)
    seat.seat(made)
    show(seat, made, HOLE)
    return made


def show(seat: Seat, composer: Composer, case: UUID) -> None:
    composer.show_case(seat.dossier(case))
    seat.settle()


def field(composer: Composer) -> ReplyText:
    found = composer.findChild(ReplyText)
    assert found is not None
    return found


def picker(seat: Seat) -> TemplatePicker:
    found = seat.window.findChild(TemplatePicker)
    assert found is not None
    return found


def selected(composer: Composer) -> str:
    return field(composer).textCursor().selectedText()


def saved(seat: Seat, case: UUID = HOLE, author: UUID = ANNA.id) -> SavedDraft | None:
    return seat.ask(partial(_draft, case, str(author)))


def _draft(case: UUID, author: str, reader: Reader) -> SavedDraft | None:
    platform = {HOLE: "weibo", LAMP: "web", HEAT: "wecom"}[case]
    return reader.draft(case, platform, author)


def after_a_pause(seat: Seat) -> None:
    seat.qtbot.wait(PAUSE_MS + 50)
    seat.settle()


def shown_words(composer: Composer) -> str:
    labels = [w.text() for w in composer.findChildren(PlainLabel) if w.isVisible()]
    chips = [w.accessibleName() for w in composer.findChildren(QWidget) if w.isVisible()]
    return "\n".join((*labels, *chips))


def a_template(text: str, purpose: TemplatePurpose = TemplatePurpose.ANSWER) -> Template:
    return Template(UUID(int=77), "自拟", text, purpose)


def commit(seat: Seat, case: UUID, words: Words | None) -> Changes:
    head = seat.dossier(case).case.head
    return seat.on_desk(partial(_commit, case, head, words))


def _commit(case: UUID, head: UUID, words: Words | None, desk: Desk) -> Changes:
    return desk.cases.commit(case, head, to=None, reply=words)


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
    assert not field(composer).hasFocus()
    composer.focus_text()
    seat.type("老王")
    assert field(composer).words == "😀请到三楼找老王。"
    assert composer.blocking() == ""


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
    assert chip.text() == "Private message"
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


# Drafts.


def test_a_draft_is_saved_at_the_pause_and_comes_back_with_its_handlers(
    seat: Seat, composer: Composer
) -> None:
    composer.stage(ROADS, (WASTE,))
    composer.focus_text()
    seat.press(Key.Key_End, CTRL)
    seat.type("谢谢😀")
    text = field(composer).words
    after_a_pause(seat)
    assert "Draft saved" in shown_words(composer)
    draft = saved(seat)
    assert draft is not None
    assert (draft.text, draft.lead, draft.co) == (text, ROADS, (WASTE,))
    show(seat, composer, LAMP)
    assert field(composer).words == ""
    with seat.qtbot.waitSignal(composer.lead_restored, timeout=2000) as restored:
        show(seat, composer, HOLE)
    assert restored.args is not None
    assert restored.args[0].lead == ROADS
    assert field(composer).words == text


def test_typing_without_a_pause_is_saved_every_second(seat: Seat, composer: Composer) -> None:
    composer.focus_text()
    until = time.monotonic() + (AT_LEAST_MS + 400) / 1000
    while time.monotonic() < until:
        seat.type("a")
        seat.qtbot.wait(40)
    draft = saved(seat)
    assert draft is not None
    assert len(draft.text) > 5


def test_leaving_the_field_saves_at_once(seat: Seat, composer: Composer) -> None:
    composer.focus_text()
    seat.type("abc")
    field(composer).clearFocus()
    seat.settle()
    draft = saved(seat)
    assert draft is not None
    assert draft.text == "abc"


def test_a_draft_left_a_moment_ago_is_there_before_the_file_has_it(
    seat: Seat, composer: Composer
) -> None:
    here, there = seat.dossier(HOLE), seat.dossier(LAMP)
    composer.focus_text()
    seat.type("abc")
    composer.show_case(there)
    composer.show_case(here)
    seat.settle()
    assert field(composer).words == "abc"


def test_a_late_draft_never_lands_in_another_case(seat: Seat, composer: Composer) -> None:
    composer.focus_text()
    seat.type("abc")
    show(seat, composer, LAMP)
    composer.show_case(seat.dossier(HOLE))
    composer.show_case(seat.dossier(HEAT))
    seat.settle()
    assert field(composer).words == ""


def test_words_typed_before_the_draft_is_there_are_put_behind_it(
    seat: Seat, composer: Composer
) -> None:
    composer.focus_text()
    seat.type("first")
    show(seat, composer, LAMP)
    composer.show_case(seat.dossier(HOLE))
    seat.type("second")
    seat.settle()
    assert field(composer).words == "first\nsecond"
    composer.flush()
    seat.settle()
    draft = saved(seat)
    assert draft is not None
    assert draft.text == "first\nsecond"


def test_words_typed_and_left_before_the_draft_is_there_are_kept_with_it(
    seat: Seat, composer: Composer
) -> None:
    there, here = seat.dossier(LAMP), seat.dossier(HOLE)
    composer.focus_text()
    seat.type("first")
    show(seat, composer, LAMP)
    composer.show_case(here)
    seat.type("second")
    composer.show_case(there)
    seat.settle()
    draft = saved(seat)
    assert draft is not None
    assert draft.text == "first\nsecond"


def test_what_was_meant_for_one_reader_comes_back_private(seat: Seat, composer: Composer) -> None:
    composer.ask_back()
    show(seat, composer, LAMP)
    show(seat, composer, HOLE)
    assert composer.audience is Audience.PRIVATE


def test_a_draft_belongs_to_whoever_wrote_it(seat: Seat, composer: Composer) -> None:
    composer.focus_text()
    seat.type("anna's")
    seat.on_desk(partial(_sit, BAI.id))
    seat.bench.sit_down(BAI)
    seat.settle()
    assert field(composer).words == ""
    assert saved(seat, author=BAI.id) is None
    draft = saved(seat)
    assert draft is not None
    assert draft.text == "anna's"
    seat.bench.sit_down(None)
    assert field(composer).isReadOnly()
    seat.bench.sit_down(ANNA)
    seat.settle()
    assert field(composer).words == "anna's"


def _sit(person: UUID, desk: Desk) -> bool:
    desk.session.person = next(one for one in (ANNA, BAI) if one.id == person)
    return True


def test_after_the_commit_nothing_is_left_and_undo_brings_the_words_back(
    seat: Seat, composer: Composer
) -> None:
    composer.stage(ROADS)
    words = composer.words()
    changes = commit(seat, HOLE, words)
    show(seat, composer, HOLE)
    assert field(composer).words == ""
    show(seat, composer, LAMP)
    assert saved(seat) is None
    show(seat, composer, HOLE)
    assert field(composer).words == ""
    seat.on_desk(partial(_undo, changes))
    show(seat, composer, HOLE)
    assert words is not None
    assert field(composer).words == words.text


def _undo(changes: Changes, desk: Desk) -> Changes:
    return desk.cases.undo(HOLE, changes.events)


def test_news_of_the_case_leave_the_words_alone(seat: Seat, composer: Composer) -> None:
    composer.focus_text()
    seat.type("abc")
    seat.on_desk(_note)
    dossier = seat.dossier(HOLE)
    assert any(event.kind == Kind.NOTE_ADDED for event in dossier.history)
    composer.show_case(dossier)
    assert field(composer).words == "abc"
    seat.press(Key.Key_Z, CTRL)
    assert field(composer).words == ""


def _note(desk: Desk) -> Changes:
    return desk.cases.note(HOLE, "内部备注一条，不外传")


def test_an_internal_note_pasted_into_the_reply_is_stopped(seat: Seat, composer: Composer) -> None:
    seat.on_desk(_note)
    show(seat, composer, HOLE)
    composer.focus_text()
    seat.type("您好，内部备注一条，不外传")
    assert "Internal" in composer.blocking()


# Pasting and size.


def test_pasting_takes_plain_text_alone(seat: Seat, composer: Composer) -> None:
    data = QMimeData()
    data.setHtml("<b>粗</b><script>x</script>")
    data.setText("粗\r\n体\x00\u2028行")
    field(composer).insertFromMimeData(data)
    assert field(composer).words == "粗\n体\n行"
    assert plain("a\ud800b").encode()


def test_pasting_a_hundred_thousand_characters_neither_freezes_nor_hides_what_was_cut(
    seat: Seat, composer: Composer
) -> None:
    data = QMimeData()
    data.setText("路面塌了一个坑，" * 12_500)
    before = time.thread_time()
    field(composer).insertFromMimeData(data)
    QApplication.processEvents()
    assert time.thread_time() - before < 0.1
    assert len(field(composer).words) == LONGEST
    assert "90,000" in seat.said[-1].text
    composer.focus_text()
    before = time.thread_time()
    seat.type("a")
    QApplication.processEvents()
    assert time.thread_time() - before < 0.05


def test_the_field_keeps_four_lines_and_grows_with_the_text(seat: Seat, composer: Composer) -> None:
    text = field(composer)
    four = text.sizeHint().height()
    assert four >= 4 * text.fontMetrics().lineSpacing()
    composer.focus_text()
    for _ in range(7):
        seat.press(Key.Key_Return)
    assert text.sizeHint().height() > four
    for _ in range(30):
        seat.press(Key.Key_Return)
    assert text.sizeHint().height() < 4 * four


def test_every_control_has_a_name(seat: Seat, composer: Composer) -> None:
    for widget in composer.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(composer):
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_a_key_that_is_held_commits_once(seat: Seat, composer: Composer) -> None:
    asked: list[None] = []
    composer.commit_requested.connect(partial(asked.append, None))
    composer.focus_text()
    QTest.keyClick(field(composer), Key.Key_Return, CTRL)
    again = QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_Return, CTRL, "\r", True)  # noqa: FBT003
    QApplication.sendEvent(field(composer), again)
    assert len(asked) == 1


def test_the_kits_private_question_is_not_asked_in_public(seat: Seat, composer: Composer) -> None:
    private = next(
        one for one in seat.bench.knowledge.templates if one.id == template_id("ask-place-private")
    )
    composer.insert_template(private)
    assert composer.audience is Audience.PRIVATE
