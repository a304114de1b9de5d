"""Keys do what the table says, where it says so, and never while text is being typed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from moderator_app.ui.command_table import COMMANDS
from moderator_app.ui.commands import (
    Command,
    Commands,
    Conflict,
    Where,
    as_markdown,
    conflicts,
    remapped,
    sheet,
    takes_text,
)
from moderator_app.ui.keystrokes import parse, types_text
from moderator_app.ui.text import mark

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


class Window(QWidget):
    """A list, a reader with a button in it, a composer, a search box and things to choose from."""

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.addItems(["a", "j", "1", "."])
        self.reader = QWidget()
        self.reader.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button = QPushButton("b", self.reader)
        self.composer = QPlainTextEdit()
        self.search = QLineEdit()
        self.choice = QComboBox()
        self.choice.addItems(["a", "j"])
        self.number = QSpinBox()
        column = QVBoxLayout(self)
        for part in (
            self.list,
            self.reader,
            self.composer,
            self.search,
            self.choice,
            self.number,
        ):
            column.addWidget(part)
        self.now = 0.0
        self.ran: list[str] = []
        self.commands = Commands(self, COMMANDS, clock=self.clock)
        self.commands.listen(self.list, Where.LIST)
        self.commands.listen(self.reader, Where.CASE)
        self.commands.listen(self.composer, Where.COMPOSER)
        for command in COMMANDS:
            recorder = Recorder(command.id, self.ran)
            if command.keyed:
                self.commands.bind_keyed(command.id, recorder.keyed)
            else:
                self.commands.bind(command.id, recorder.plain)

    def clock(self) -> float:
        return self.now


class Recorder:
    def __init__(self, command_id: str, ran: list[str]) -> None:
        self.command_id = command_id
        self.ran = ran

    def plain(self) -> None:
        self.ran.append(self.command_id)

    def keyed(self, key: str) -> None:
        self.ran.append(f"{self.command_id} {key}")


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.list.setFocus()
    yield window
    window.close()


def press(key: Key | str, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key on whatever has the focus."""
    focus = QApplication.focusWidget()
    assert focus is not None
    if isinstance(key, str):
        QTest.keyClicks(focus, key, modifiers)
    else:
        QTest.keyClick(focus, key, modifiers)


@pytest.mark.parametrize(
    ("key", "modifiers", "ran"),
    [
        ("j", NONE, "case.next"),
        (Key.Key_Down, NONE, "case.next"),
        ("k", NONE, "case.previous"),
        (Key.Key_Return, NONE, "case.open"),
        (Key.Key_Enter, KEYPAD, "case.open"),
        ("3", NONE, "handler.choose 3"),
        (Key.Key_3, KEYPAD, "handler.choose 3"),
        ("0", NONE, "handler.all"),
        ("!", SHIFT, "handler.add 1"),
        (Key.Key_1, SHIFT, "handler.add 1"),
        (Key.Key_Exclam, SHIFT, "handler.add 1"),
        ("(", SHIFT, "handler.add 9"),
        ("?", SHIFT, "keys"),
        (Key.Key_F1, NONE, "keys"),
        (Key.Key_Return, CTRL, "case.commit"),
        (Key.Key_Enter, CTRL | KEYPAD, "case.commit"),
        ("z", CTRL, "undo"),
        ("u", NONE, "undo"),
        ("k", CTRL, "palette"),
        (Key.Key_Plus, CTRL | SHIFT, "scale.larger"),
        (Key.Key_Equal, CTRL, "scale.larger"),
    ],
)
def test_a_key_in_the_list_does_what_the_table_says(
    window: Window, key: Key | str, modifiers: Qt.KeyboardModifier, ran: str
) -> None:
    press(key, modifiers)
    assert window.ran == [ran]


def test_keys_act_in_the_reader_and_on_what_is_inside_it(window: Window) -> None:
    window.button.setFocus()
    press("r")
    press("2")
    assert window.ran == ["reply.write", "handler.choose 2"]


def test_a_button_keeps_enter_and_space_to_itself(window: Window) -> None:
    recorder = Recorder("clicked", window.ran)
    window.button.clicked.connect(recorder.plain)
    window.button.setFocus()
    press(Key.Key_Space)
    assert window.ran == ["clicked"]


@pytest.mark.parametrize("place", ["composer", "search", "number", "choice"])
def test_typing_is_never_a_command(window: Window, place: str) -> None:
    widget: QWidget = getattr(window, place)
    widget.setFocus()
    for key in "jr12.?/":
        press(key)
    press("!", SHIFT)
    press(Key.Key_Return)
    assert window.ran == []


def test_what_is_typed_in_an_editor_stays_there(window: Window) -> None:
    window.composer.setFocus()
    for key in "j1.?":
        press(key)
    assert window.composer.toPlainText() == "j1.?"


def test_chords_and_function_keys_act_in_the_composer(window: Window) -> None:
    window.composer.setFocus()
    press(Key.Key_Return, CTRL)
    press(Key.Key_F4)
    press(Key.Key_F1)
    press(Key.Key_Escape)
    assert window.ran == ["case.commit", "reply.template", "keys", "case.back"]
    assert window.composer.toPlainText() == ""


def test_undo_in_the_composer_takes_back_typing_not_the_last_action(window: Window) -> None:
    window.composer.setFocus()
    press("x")
    press("z", CTRL)
    assert window.composer.toPlainText() == ""
    assert window.ran == []


def test_an_input_method_stays_on_in_the_composer_and_off_in_the_list(window: Window) -> None:
    enabled = Qt.WidgetAttribute.WA_InputMethodEnabled
    assert not window.list.testAttribute(enabled)
    assert not window.reader.testAttribute(enabled)
    assert window.composer.testAttribute(enabled)
    window.composer.setFocus()
    event = QInputMethodEvent("", [])
    event.setCommitString("1你好")
    QApplication.sendEvent(window.composer, event)
    assert window.composer.toPlainText() == "1你好"
    assert window.ran == []


def test_keys_of_the_list_do_nothing_elsewhere(window: Window) -> None:
    window.composer.setReadOnly(True)
    window.composer.setFocus()
    press("j")
    assert window.ran == []
    press("?", SHIFT)
    assert window.ran == ["keys"]


def test_a_point_copies_the_number_and_a_second_one_the_title_too(window: Window) -> None:
    press(".")
    press(".")
    press(".")
    assert window.ran == ["copy.number", "copy.number_and_title", "copy.number"]


def test_a_second_point_that_comes_late_or_elsewhere_is_a_first_one(window: Window) -> None:
    press(".")
    window.now = 5.0
    press(".")
    press("j")
    press(".")
    window.button.setFocus()
    press(".")
    assert window.ran == ["copy.number", "copy.number", "case.next", "copy.number", "copy.number"]


def test_a_key_held_down_moves_on_but_commits_once(window: Window) -> None:
    for key, modifiers in ((Key.Key_J, NONE), (Key.Key_Return, CTRL)):
        for again in (False, True, True):
            event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, "", again)
            QApplication.sendEvent(window.list, event)
    assert window.ran == ["case.next"] * 3 + ["case.commit"]


def _timed(kind: QEvent.Type, key: Key, at_ms: int) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    event = QKeyEvent(kind, key, NONE)
    event.setTimestamp(at_ms)
    QApplication.sendEvent(focus, event)


def test_a_key_that_x_repeats_as_release_and_press_acts_once(window: Window) -> None:
    _timed(QEvent.Type.KeyPress, Key.Key_H, 5000)
    for at in (5660, 5700, 5741):
        _timed(QEvent.Type.KeyRelease, Key.Key_H, at)
        _timed(QEvent.Type.KeyPress, Key.Key_H, at)
    assert window.ran == ["case.hasten"]
    _timed(QEvent.Type.KeyRelease, Key.Key_H, 5780)
    _timed(QEvent.Type.KeyPress, Key.Key_H, 5786)
    assert window.ran == ["case.hasten"] * 2


def test_what_is_not_allowed_now_does_nothing_and_is_grey(window: Window) -> None:
    action = window.commands.bind("case.next", lambda: window.ran.append("no"), lambda: False)
    window.commands.refresh()
    press("j")
    action.trigger()
    assert not window.commands.run("case.next")
    assert window.ran == []
    assert not action.isEnabled()
    assert "case.next" not in {command.id for command in window.commands.available()}


def test_another_window_keeps_its_own_keys(window: Window, qtbot: QtBot) -> None:
    dialog = QDialog(window)
    qtbot.addWidget(dialog)
    button = QPushButton("x", dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    button.setFocus()
    press("j")
    press("?", SHIFT)
    assert window.ran == []


def test_a_window_without_focus_still_hears_its_own_keys(window: Window) -> None:
    window.list.clearFocus()
    assert QApplication.focusWidget() is None
    QTest.keyClick(window, Key.Key_F1)
    assert window.ran == ["keys"]


def test_menus_show_the_key_beside_the_title(window: Window) -> None:
    menu = QMenu()
    window.commands.fill(menu, "reply.write", "keys", "no.such.command")
    assert [action.text() for action in menu.actions()] == [
        "Write the reply\tR",
        "The sheet of keys\tF1",
    ]
    menu.actions()[0].trigger()
    assert window.ran == ["reply.write"]


def test_the_palette_offers_what_can_be_run_without_a_key(window: Window) -> None:
    offered = {command.id for command in window.commands.available()}
    assert "case.next" in offered
    assert "handler.choose" not in offered


def test_a_command_nothing_is_bound_to_does_not_exist(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    commands = Commands(window, COMMANDS)
    assert commands.table() == ()
    assert not commands.run("case.next")
    with pytest.raises(KeyError):
        commands.bind("no.such.command", print)
    with pytest.raises(ValueError, match="bind_keyed"):
        commands.bind("handler.choose", print)


def test_a_key_may_be_chosen_anew(window: Window) -> None:
    assert window.commands.remap(COMMANDS, {"case.next": ("F7",), "gone": ("X",)}) == ()
    press(Key.Key_F7)
    press("j")
    assert window.ran == ["case.next"]
    assert window.commands.hint("case.next") == "F7"
    assert window.commands["case.next"].text() == "Next case\tF7"


def test_a_key_that_is_taken_is_refused_and_nothing_changes(window: Window) -> None:
    assert window.commands.remap(COMMANDS, {"case.next": ("R",)}) == (
        Conflict("R", "case.next", "reply.write"),
    )
    press("j")
    assert window.ran == ["case.next"]
    with pytest.raises(ValueError, match="Hyper"):
        remapped(COMMANDS, {"case.next": ("Hyper+J",)})


def test_the_table_has_no_two_commands_with_one_key_or_one_name() -> None:
    assert conflicts(COMMANDS) == ()
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


def test_the_same_key_may_mean_two_things_in_two_places() -> None:
    group = mark("Commands", "The desk")
    one = Command("a", mark("Commands", "Inbox"), ("X",), frozenset({Where.LIST}), group)
    assert conflicts([one, replace(one, id="b", where=frozenset({Where.COMPOSER}))]) == ()
    everywhere = replace(one, id="c", where=frozenset({Where.WINDOW}))
    assert conflicts([one, everywhere]) == (Conflict("X", "a", "c"),)


def test_no_single_key_and_no_ctrl_alt_is_asked_for_where_text_is_written() -> None:
    for command in COMMANDS:
        presses = [stroke for keys in command.keys for stroke in parse(keys)]
        assert not any("Ctrl+Alt" in stroke for stroke in presses)
        if command.where == {Where.COMPOSER}:
            assert not any(types_text(stroke) for stroke in presses)


def test_the_sheet_and_the_readme_show_runs_of_digits_as_one() -> None:
    table = as_markdown(COMMANDS)
    assert "| `1–9` | Choose the lead organisation |" in table
    assert "| `Shift+1–9` | Add a co-handler |" in table
    assert "| `..` | Copy the number and title |" in table
    assert all(command.keys for group in sheet(COMMANDS).values() for command in group)


def test_a_widget_that_takes_text_is_known_as_one(window: Window) -> None:
    assert takes_text(window.search)
    assert takes_text(window.composer)
    assert takes_text(window.choice)
    assert not takes_text(window.list)
