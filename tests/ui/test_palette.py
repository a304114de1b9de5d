"""Everything from one field: what it finds, how one chooses, and that the focus goes back."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from moderator_app.core.organisations import number_now, organisation_id
from moderator_app.ui import theme
from moderator_app.ui.palette import Palette
from moderator_app.ui.palette_entries import Section
from moderator_app.ui.palette_row import ENTRY
from moderator_app.ui.text import Language, install
from moderator_app.ui.theme import Theme
from tests.ui.benches import HEAT, HOLE, LAMP, RESOURCES, Seat, a_seat, compose

SANITATION = organisation_id("sanitation")


@pytest.fixture
def seat(qtbot: QtBot, qapp: QApplication, tmp_path: Path, built: Path) -> Iterator[Seat]:
    theme.install(qapp, RESOURCES, Theme())
    install(qapp, RESOURCES, Language.CHINESE)
    with a_seat(tmp_path / "desk", qtbot, built) as made:
        yield made


@dataclass
class Run:
    """What the window would do."""

    cases: list[UUID] = field(default_factory=list)
    organisations: list[UUID] = field(default_factory=list)
    templates: list[UUID] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)

    def lock(self) -> None:
        self.commands.append("lock")


@pytest.fixture
def run() -> Run:
    return Run()


@pytest.fixture
def elsewhere(seat: Seat) -> QLineEdit:
    """Something else in the window that has the focus."""
    made = QLineEdit()
    seat.seat(made)
    return made


@pytest.fixture
def palette(seat: Seat, elsewhere: QLineEdit, run: Run) -> Palette:
    made = Palette(seat.bench, seat.commands, seat.window)
    made.case_requested.connect(run.cases.append)
    made.organisation_requested.connect(run.organisations.append)
    made.template_requested.connect(run.templates.append)
    seat.commands.bind("palette", made.open)
    seat.commands.bind("lock", run.lock)
    seat.bench.learn()
    seat.settle()
    seat.settle()
    QTest.keyClick(elsewhere, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    seat.settle()
    return made


def titles(palette: Palette, section: Section) -> list[str]:
    entries = [palette.list.item(row).data(ENTRY) for row in range(palette.list.count())]
    return [entry.title for entry in entries if entry is not None and entry.section is section]


def look(seat: Seat, text: str) -> None:
    seat.type(text)
    seat.settle()


def test_ctrl_k_opens_it_with_the_focus_in_the_field(palette: Palette) -> None:
    assert palette.isVisible()
    assert palette.field.hasFocus()


def test_empty_it_teaches_the_commands_there_are(palette: Palette) -> None:
    assert titles(palette, Section.COMMANDS) == ["锁定值班台"]


def test_esc_clears_then_closes_and_the_focus_goes_back(
    seat: Seat, palette: Palette, elsewhere: QLineEdit
) -> None:
    look(seat, "hwc")
    seat.press(Qt.Key.Key_Escape)
    assert palette.isVisible()
    seat.press(Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert elsewhere.hasFocus()


def test_a_case_is_found_by_its_words_and_opened(seat: Seat, palette: Palette, run: Run) -> None:
    look(seat, "路")
    assert len(titles(palette, Section.CASES)) == 2
    look(seat, "灯")
    seat.press(Qt.Key.Key_Return)
    assert run.cases == [LAMP]
    assert not palette.isVisible()


def test_the_arrows_pass_over_titles_and_stay_at_the_ends(seat: Seat, palette: Palette) -> None:
    look(seat, "路")
    first = palette.entry()
    seat.press(Qt.Key.Key_Up)
    assert palette.entry() == first
    for _ in range(palette.list.count() + 2):
        seat.press(Qt.Key.Key_Down)
    last = palette.entry()
    assert last is not None
    assert last != first
    assert palette.list.item(palette.list.count() - 1).data(ENTRY) == last
    assert palette.field.hasFocus()
    assert palette.field.accessibleDescription() == last.sentence


def test_an_organisation_is_found_by_initials_and_its_number_copied(
    seat: Seat, palette: Palette, run: Run
) -> None:
    look(seat, "hwc")
    seat.press(Qt.Key.Key_Return)
    one = seat.bench.knowledge.organisation(SANITATION)
    assert one is not None
    number = number_now(one, seat.bench.local(seat.bench.now()))
    assert number is not None
    assert QGuiApplication.clipboard().text() == number.number
    assert number.number in seat.said[-1].text
    assert run.organisations == []
    seat.said[-1].actions[0].run()
    assert run.organisations == [SANITATION]


def test_shift_enter_opens_the_entry_of_the_directory(
    seat: Seat, palette: Palette, run: Run
) -> None:
    look(seat, "hwc")
    seat.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert run.organisations == [SANITATION]


def test_a_template_is_found_by_pinyin_and_asked_for(
    seat: Seat, palette: Palette, run: Run
) -> None:
    template = seat.bench.knowledge.templates[0]
    look(seat, template.title)
    while (entry := palette.entry()) is not None and entry.section is not Section.TEMPLATES:
        seat.press(Qt.Key.Key_Down)
    seat.press(Qt.Key.Key_Return)
    assert run.templates == [template.id]


@pytest.mark.parametrize("typed", ["sdzbt", "锁定", "Lock the"])
def test_a_command_is_found_in_either_language_and_by_initials(
    seat: Seat, palette: Palette, run: Run, typed: str
) -> None:
    look(seat, typed)
    seat.qtbot.waitUntil(lambda: titles(palette, Section.COMMANDS) == ["锁定值班台"])
    seat.press(Qt.Key.Key_Return)
    assert run.commands == ["lock"]


def test_a_pasted_number_names_its_case(seat: Seat, palette: Palette, run: Run) -> None:
    palette.field.setText(seat.dossier(HOLE).case.number)
    seat.settle()
    assert len(titles(palette, Section.CASES)) == 1
    seat.press(Qt.Key.Key_Return)
    assert run.cases == [HOLE]


def test_enter_pressed_too_early_waits_for_what_it_means(
    seat: Seat, palette: Palette, run: Run
) -> None:
    palette.field.setText("停电了")
    seat.press(Qt.Key.Key_Return)
    assert run.cases == []
    seat.settle()
    assert run.cases == [HEAT]


def test_nothing_is_looked_for_while_letters_are_being_composed(
    seat: Seat, palette: Palette
) -> None:
    compose(palette.field, "tingdian")
    seat.settle()
    assert titles(palette, Section.COMMANDS) == ["锁定值班台"]
    compose(palette.field, "", "停电")
    seat.settle()
    assert len(titles(palette, Section.CASES)) == 1


def test_nothing_found_is_said(seat: Seat, palette: Palette, run: Run) -> None:
    look(seat, "zzzzqq")
    assert palette.entry() is None
    assert palette.list.count() == 1
    seat.press(Qt.Key.Key_Return)
    assert palette.isVisible()


def test_it_stays_inside_a_small_window(seat: Seat, palette: Palette) -> None:
    seat.window.resize(480, 320)
    look(seat, "路")
    assert seat.window.rect().contains(palette.geometry())
