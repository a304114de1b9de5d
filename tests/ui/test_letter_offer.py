"""Papers where they are offered by themselves, and numbers where somebody has to say them."""

from uuid import UUID

from PySide6.QtTest import QTest

from moderator_app.core import paper_register
from moderator_app.core import papers as core
from moderator_app.core.papers import Paper
from moderator_app.desk.desk import Desk
from moderator_app.store import local
from moderator_app.ui.dialogs.letter import LetterDialog
from moderator_app.ui.dialogs.paper import Way
from moderator_app.ui.dialogs.settings_numbers import NumbersSetting
from tests.ui.benches import HOLE, LAMP
from tests.ui.case_seats import CTRL, ROADS, SHIFT, Key, Screen, built, screen
from tests.ui.test_letters import OFFICE, a_letter, drawn, idle, passed_on

__all__ = ["built", "passed_on", "screen"]


def commit(screen: Screen, case: UUID, digit: Key = Key.Key_1) -> None:
    screen.show(case)
    screen.key(digit)
    screen.text.clear()
    screen.key(Key.Key_Return, CTRL)


def test_the_strip_that_confirms_a_dispatch_offers_its_paper_also_from_another_case(
    screen: Screen,
) -> None:
    screen.seat.on_desk(lambda desk: desk.papers.save_office(OFFICE))
    commit(screen, HOLE)
    screen.show(LAMP)
    assert screen.strip.letter.isVisible()
    assert screen.strip.letter.text() == "Shift+I"
    assert screen.strip.letter.accessibleName() == "Transfer form"
    screen.view.setFocus()
    screen.key(Key.Key_I, SHIFT)
    idle(screen)
    dialog = screen.dialog(LetterDialog)
    drawn(screen, dialog)
    assert dialog.organisation.id == ROADS
    dialog.leave(Way.COPY)
    idle(screen)
    (issued,) = core.of_case(screen.seat.dossier(HOLE).history)
    assert issued.number.endswith("1号")
    assert not screen.strip.letter.isVisible()
    assert screen.strip.current is not None  # That they were told is still to be confirmed.


def test_a_desk_without_an_office_is_offered_no_paper(screen: Screen) -> None:
    commit(screen, HOLE)
    assert screen.strip.isVisible()
    assert not screen.strip.letter.isVisible()


def unsure(desk: Desk) -> None:
    local.save_settings(desk.session.store.connection, {paper_register.UNSURE: True})


def test_a_desk_that_came_back_from_a_backup_asks_for_the_next_numbers(passed_on: Screen) -> None:
    passed_on.seat.on_desk(unsure)
    dialog = a_letter(passed_on)
    passed_on.key(Key.Key_Return, CTRL)
    assert "Say which come next" in dialog.problem.text()
    dialog.reject()
    idle(passed_on)
    page = NumbersSetting(passed_on.seat.bench)
    passed_on.seat.qtbot.addWidget(page)
    page.show()
    idle(passed_on)
    assert page.unsure.isVisible()
    assert page.go_on.isEnabled()
    page.fields[Paper.TRANSFER].setValue(31)
    QTest.keyClick(page.go_on, Key.Key_Return)
    idle(passed_on)
    assert not page.unsure.isVisible()
    assert not page.go_on.isEnabled()
    dialog = a_letter(passed_on)
    assert dialog.number.text().endswith("31号")
    dialog.reject()
    idle(passed_on)
