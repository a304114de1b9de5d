"""The reply templates, by keyboard, over a real case file."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from moderator_app.core.organisations import organisation_id
from moderator_app.core.templates import Purpose, Template, template_id
from moderator_app.ui.dialogs.template_editor import TemplateEditor
from moderator_app.ui.panes.composer_text import ReplyText
from moderator_app.ui.panes.templates import TemplatesPane
from tests.ui.benches import Seat
from tests.ui.test_directory_pane import dialog, fields, learn, read, titles

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PHOTO = template_id("ask-photo")


@pytest.fixture
def pane(seat: Seat) -> TemplatesPane:
    made = TemplatesPane(seat.bench, seat.commands)
    seat.seat(made)
    return made


def known(seat: Seat, title: str) -> Template | None:
    return next((one for one in seat.bench.knowledge.templates if one.title == title), None)


def named(editor: QWidget, name: str) -> QPlainTextEdit:
    every = editor.findChildren(QPlainTextEdit)
    return next(one for one in every if one.accessibleName() == name)


def preview(editor: TemplateEditor) -> str:
    found = editor.findChild(ReplyText)
    assert found is not None
    return found.words


def test_a_template_is_found_by_initials_by_keyword_and_by_its_words(
    seat: Seat, pane: TemplatesPane
) -> None:
    seat.type("/")
    seat.type("qfzp")
    seat.qtbot.waitUntil(lambda: titles(pane)[:1] == ["请发照片"])
    seat.press(Key.Key_Escape)
    seat.type("/")
    seat.type("视频")
    assert "请发照片" in titles(pane)
    seat.press(Key.Key_Escape)
    seat.type("/")
    seat.type("近处拍一张")
    assert titles(pane) == ["请发照片"]


def test_one_purpose_is_shown_alone(seat: Seat, pane: TemplatesPane) -> None:
    purpose = pane.findChild(QComboBox)
    assert purpose is not None
    purpose.setFocus()
    purpose.setCurrentIndex(purpose.findData(Purpose.ASK.value))
    asks = [one for one in seat.bench.knowledge.templates if one.purpose is Purpose.ASK]
    assert sorted(titles(pane)) == sorted(one.title for one in asks)


def test_a_template_is_shown_as_a_citizen_would_read_it(seat: Seat, pane: TemplatesPane) -> None:
    pane.show_template(PHOTO)
    text = pane.findChild(ReplyText)
    assert text is not None
    assert text.words.startswith("李女士您好")
    assert "{" not in text.words


def test_a_new_template_is_previewed_while_it_is_written(seat: Seat, pane: TemplatesPane) -> None:
    seat.press(Key.Key_A)
    editor = dialog(seat, TemplateEditor)
    seat.type("夜里没灯")
    seat.press(Key.Key_Tab)
    assert QApplication.focusWidget() is named(editor, "Text")
    seat.type("{称呼|市民朋友}，请拨{电话:市政处}，{约好的时间}见")
    seat.qtbot.wait(250)
    shown = preview(editor)
    assert shown.startswith("李女士，请拨0399-")
    assert "{约好的时间}" in shown
    assert "filled in by hand: 约好的时间" in read(editor)
    assert "/140" in read(editor)
    fields(editor, "Keywords").setFocus()
    seat.type("路灯，夜里")
    fields(editor, "Handlers").setFocus()
    seat.type("szc")
    seat.press(Key.Key_Return)
    seat.press(Key.Key_Return, CTRL)
    learn(seat)
    made = known(seat, "夜里没灯")
    assert made is not None
    assert made.keywords == ("路灯", "夜里")
    assert made.organisations == (organisation_id("municipal"),)


def test_a_number_the_directory_does_not_know_is_refused_with_what_to_do(
    seat: Seat, pane: TemplatesPane
) -> None:
    seat.press(Key.Key_A)
    editor = dialog(seat, TemplateEditor)
    seat.type("t")
    named(editor, "Text").setFocus()
    seat.type("请拨{电话:没有的单位}")
    seat.qtbot.wait(250)
    assert "没有的单位" in read(editor)
    assert "add the organisation" in read(editor)
    seat.press(Key.Key_Return, CTRL)
    assert editor.isVisible()
    assert named(editor, "Text").hasFocus()
    named(editor, "Text").setPlainText("请看{地址:市政处}")
    seat.press(Key.Key_Return, CTRL)
    assert editor.isVisible()
    assert "{电话:市政处}" in read(editor)
    editor.reject()


@pytest.mark.parametrize(("title", "text"), [("", "a"), ("a", " ")])
def test_a_template_needs_a_title_and_a_text(
    seat: Seat, pane: TemplatesPane, title: str, text: str
) -> None:
    seat.press(Key.Key_A)
    editor = dialog(seat, TemplateEditor)
    seat.type(title)
    named(editor, "Text").setPlainText(text)
    seat.press(Key.Key_Return, CTRL)
    assert editor.isVisible()
    assert seat.said == []
    seat.press(Key.Key_Escape)


def test_editing_keeps_everything_that_was_not_touched(seat: Seat, pane: TemplatesPane) -> None:
    for template in seat.bench.knowledge.templates[::12]:
        pane.show_template(template.id)
        seat.press(Key.Key_E)
        dialog(seat, TemplateEditor)
        seat.press(Key.Key_Return, CTRL)
        learn(seat)
        assert template in seat.bench.knowledge.templates


def test_a_copy_is_another_template(seat: Seat, pane: TemplatesPane) -> None:
    pane.show_template(PHOTO)
    seat.press(Key.Key_D)
    dialog(seat, TemplateEditor)
    seat.press(Key.Key_Return, CTRL)
    learn(seat)
    copy, original = known(seat, "请发照片 (copy)"), known(seat, "请发照片")
    assert copy is not None
    assert original is not None
    assert copy.id != original.id
    assert copy.text == original.text
    assert copy.key == ""


def test_removing_is_taken_back_by_the_notice(seat: Seat, pane: TemplatesPane) -> None:
    pane.show_template(PHOTO)
    before = known(seat, "请发照片")
    seat.press(Key.Key_Delete)
    learn(seat)
    assert known(seat, "请发照片") is None
    seat.said[-1].actions[0].run()
    learn(seat)
    assert known(seat, "请发照片") == before


def test_no_hit_says_what_to_try(seat: Seat, pane: TemplatesPane) -> None:
    seat.type("/")
    seat.type("zzzzqq")
    assert "No template by these words" in read(pane)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    seat.press(Key.Key_Escape)
    assert focus.text() == ""


def test_an_empty_desk_says_what_templates_are_for(seat: Seat, pane: TemplatesPane) -> None:
    seat.bench.knowledge = type(seat.bench.knowledge)()
    seat.bench.known.emit()
    assert "No templates yet" in read(pane)
