"""How long a reply can be taken back, what opens a case again, and when a window is pressing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.core.sending import Sending, from_settings
from moderator_app.desk.reading import Reader
from moderator_app.ui.dialogs.settings_sending import SendingPage
from tests.ui.benches import Seat


@pytest.fixture
def page(seat: Seat) -> SendingPage:
    page = SendingPage(seat.bench)
    seat.seat(page)
    return page


def kept(seat: Seat) -> Sending:
    return from_settings(seat.ask(Reader.settings))


def test_what_is_typed_holds_at_once_and_for_the_window_too(seat: Seat, page: SendingPage) -> None:
    for field, words in ((page.undo, "10"), (page.reopen, "0"), (page.lead, "45")):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(page.chats, Qt.Key.Key_Space)
    seat.settle()
    chosen = Sending(10, undo_in_chats=True, reopen_days=0, lead_minutes=45)
    assert kept(seat) == chosen
    assert seat.bench.knowledge.sending == chosen


def test_a_minute_is_the_longest_that_a_reply_waits(seat: Seat, page: SendingPage) -> None:
    page.undo.setFocus()
    page.undo.selectAll()
    QTest.keyClicks(page.undo, "61")
    QTest.keyClick(page.undo, Qt.Key.Key_Return)
    seat.settle()
    assert kept(seat).undo_seconds <= 60
    assert page.undo.maximum() == 60
