"""What only the whole window shows: which case a key is about, and where it means something."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator_app.core.case import Delivery, Stage
from moderator_app.ui import theme
from moderator_app.ui.dialogs.settings import SettingsDialog
from tests.journeys.hands import until
from tests.ui.benches import HEAT, HOLE, LAMP
from tests.ui.whole_windows import Desk, clipboard, desk

__all__ = ["desk"]


def _dispatch_only(desk: Desk) -> None:
    """Give the case on the screen to the first handler, without a word to the citizen."""
    desk.press("1", "R", "Ctrl+A", "Backspace", "Ctrl+Enter")


def test_the_strip_says_whom_and_what_it_is_about_in_words(desk: Desk) -> None:
    assert desk.reading == HOLE
    desk.press("1", "Ctrl+Enter")
    assert desk.reading == LAMP
    assert "晨跑的人" in desk.strip
    assert "文澜路和石板街路口的路面塌" in desk.strip
    assert desk.strip.startswith("Another case")
    desk.press("K", "J")
    desk.press("Y")
    assert "晨跑的人" in desk.said
    assert "文澜路" in desk.said


def test_a_case_with_something_of_its_own_to_pass_on_leads(desk: Desk) -> None:
    for _ in (HOLE, LAMP):
        desk.press("1", "Ctrl+Enter", "Y")
    assert desk.reading == HEAT
    assert "陈女士" not in desk.strip
    assert "门口的路灯" in desk.strip
    desk.press("Ctrl+4", "Home")
    assert desk.reads(HOLE)
    assert not desk.strip.startswith("Another case")
    assert "文澜路" in desk.strip
    desk.press("Y")
    assert desk.case(HOLE).handlings[0].stage is Stage.TOLD
    assert desk.case(LAMP).handlings[0].stage is Stage.DISPATCHED
    assert "门口的路灯" in desk.strip
    assert desk.strip.startswith("Another case")


def test_what_was_just_committed_leads_although_the_next_case_has_something_too(
    desk: Desk,
) -> None:
    desk.press("J")
    assert desk.reads(LAMP)
    _dispatch_only(desk)
    desk.press("Home")
    assert desk.reads(HOLE)
    desk.press("1", "Ctrl+Enter")
    assert desk.reads(LAMP)
    assert "晨跑的人" in desk.strip
    desk.press("Y")
    assert desk.case(HOLE).replies[0].delivery is Delivery.SENT
    assert desk.case(LAMP).handlings[0].stage is Stage.DISPATCHED


def test_the_strip_names_no_key_where_the_key_means_something_else(desk: Desk) -> None:
    desk.press("1", "Ctrl+Enter")
    strip = desk.window.deliveries
    assert strip._yes.text() == "Sent Y"
    assert "press Y" in desk.strip
    desk.press("Ctrl+8")
    assert strip._yes.text() == "Sent"
    assert strip._again.text() == "Copy again"
    assert "press Y" not in desk.strip
    desk.press("Ctrl+1", "R")
    assert strip._yes.text() == "Sent"
    desk.press("Esc")
    assert strip._yes.text() == "Sent Y"


def test_among_the_unsent_y_goes_on_to_the_next_case_and_copies_it(desk: Desk) -> None:
    for words in ("一", "二", "三"):
        desk.press("R")
        desk.write(words)
        desk.press("Ctrl+Enter")
    desk.press("Ctrl+2", "Home")
    assert desk.reads(HOLE)
    desk.press("Y")
    assert desk.case(HOLE).replies[0].delivery is Delivery.SENT
    assert desk.reads(LAMP)
    assert clipboard() == "二"
    assert desk.strip.startswith("Copied")
    desk.press("Y")
    assert desk.reads(HEAT)
    assert clipboard() == "三"
    desk.press("Y")
    assert desk.case(HEAT).replies[0].delivery is Delivery.SENT
    assert desk.strip == ""


def test_a_case_found_by_the_palette_is_never_mistaken_for_the_row_beside_it(desk: Desk) -> None:
    """Keys go to the case on the screen: the list says the same, and a click reads its row."""
    desk.press("1", "Ctrl+Enter", "Y", "Y")
    assert desk.reads(LAMP)
    desk.window.open_case(HOLE)
    desk.hands.look()
    assert desk.reads(HOLE)
    table = desk.window.list.table
    assert desk.window.list.current() is None
    first = table.visualRect(table.model().index(0, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert desk.reads(LAMP)
    desk.window.open_case(HEAT)
    assert desk.reads(HEAT)
    assert desk.window.list.current() == HEAT


def test_after_a_look_at_who_is_at_the_desk_the_keys_are_the_lists_again(desk: Desk) -> None:
    assert desk.reads(HOLE)
    QTest.mouseClick(desk.window.top.person, Qt.MouseButton.LeftButton)
    desk.hands.look()
    desk.press("Esc", "J")
    assert desk.reads(LAMP)


def test_a_page_of_the_settings_is_found_by_its_name(desk: Desk) -> None:
    desk.press("Ctrl+K")
    desk.write("Retention")
    offered = desk.window.palette_popup.entry
    until(desk.hands, lambda: offered() is not None, "the page is found")
    desk.press("Enter")
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, SettingsDialog)
    assert shown.retention.isVisible()
    desk.press("Esc")


def test_a_case_one_has_made_is_in_the_list_and_chosen(desk: Desk) -> None:
    desk.press("Ctrl+4", "Ctrl+N")
    desk.write("石板街的路面塌了一个大坑")
    desk.press("Ctrl+Enter")
    until(desk.hands, lambda: desk.reading not in {None, HOLE, LAMP, HEAT}, "the new case")
    assert desk.reads(desk.reading)
    assert desk.window.list.current() == desk.reading
    assert desk.window.list.model.rowCount() == 4
    assert not desk.window.list._bar.isVisible()
    desk.press("1")
    assert desk.window.case.choosing.staged.lead is not None


def test_an_empty_inbox_takes_in_at_once_what_comes(desk: Desk) -> None:
    for _ in range(3):
        desk.press("R")
        desk.write("收到")
        desk.press("Ctrl+Enter")
    assert desk.reads(None)
    desk.press("Ctrl+N")
    desk.write("石板街的路面塌了一个大坑")
    desk.press("Ctrl+Enter")
    until(desk.hands, lambda: desk.reading is not None, "the new case")
    assert desk.reads(desk.reading)
    assert not desk.window.list._bar.isVisible()
    assert desk.window.list.current() == desk.reading
    desk.press("1")
    assert desk.window.case.choosing.staged.lead is not None


def test_with_large_letters_the_window_stays_on_a_low_screen(
    desk: Desk, qapp: QApplication
) -> None:
    theme.apply(qapp, theme.Theme(scale=150))
    desk.window.resize(1366, 768)
    desk.press("1", "Ctrl+Enter")
    assert desk.strip
    assert desk.window.notice.isVisible()
    assert desk.window.height() <= 768
    desk.press("2")
    chosen = next(b for b in desk.window.case.handlers.buttons.values() if b.mark.chosen)
    assert not chosen.visibleRegion().isEmpty()
    theme.apply(qapp, theme.Theme())
