"""The rule a desk follows is chosen in the settings, with its sources in sight, and holds at once."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from moderator_app.core.clock_profiles import Profile
from moderator_app.core.following import DEFAULT, Following
from moderator_app.core.targets import Goal, Unit
from moderator_app.core.workdays import OwnDay
from moderator_app.core.worktime import Span
from moderator_app.ui.dialogs.settings import SettingsDialog
from moderator_app.ui.window import MainWindow
from tests.ui.benches import build
from tests.ui.starts import ENTER, ESC, SPACE, Start, a_start, sit_down_again

CONTROL = Qt.KeyboardModifier.ControlModifier


class Page:
    """The page of the settings, worked by keys."""

    def __init__(self, start: Start) -> None:
        self.start = start
        self.window = start.window()
        QTest.keyClick(start.target(), Qt.Key.Key_Comma, CONTROL)
        dialog = start.see(SettingsDialog)
        dialog.turn_to("clocks")
        self.page = dialog.clocks
        start.qtbot.waitUntil(lambda: self.page.profile.count() == 7, timeout=10_000)

    @property
    def following(self) -> Following:
        return self.window.case._bench.knowledge.following

    def at(self, field: QWidget, *keys: Qt.Key | str) -> None:
        field.setFocus()
        self.start.press(*keys)

    def over(self, field: QWidget, words: str) -> None:
        """Type over whatever stands in a field."""
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
        self.start.press(words)

    def choose(self, name: str) -> Profile:
        box = self.page.profile
        self.at(box)
        while box.currentText() != name:
            before = box.currentIndex()
            self.start.press(Qt.Key.Key_Down)
            assert box.currentIndex() != before
        return self.page._profiles[box.currentIndex()]

    def save(self) -> None:
        self.at(self.page.save, SPACE)
        self.start.qtbot.waitUntil(
            lambda: bool(self.page.problem.text()) or self.page.save.isEnabled(), timeout=10_000
        )
        self.start.rest()

    def leave(self) -> None:
        self.start.press(ESC)
        self.start.see(MainWindow)
        self.start.rest()


@pytest.fixture
def full(home: Path, key_file: Path) -> Path:
    build(home)
    return home


@pytest.fixture
def page(qtbot: QtBot, full: Path) -> Iterator[Page]:
    with a_start(qtbot, full) as start:
        sit_down_again(start)
        yield Page(start)


def test_a_desk_begins_with_two_hours_for_the_first_word_and_says_so(page: Page) -> None:
    assert page.following == Following()
    assert page.page.profile.currentText() == DEFAULT.name
    assert "2 hour" in page.page.figures.text()
    assert "this bureau's own" in page.page.figures.text()
    page.leave()


def test_a_rule_is_chosen_with_its_source_in_sight_and_is_there_at_the_next_start(
    qtbot: QtBot, full: Path
) -> None:
    with a_start(qtbot, full) as start:
        sit_down_again(start)
        page = Page(start)
        chosen = page.choose("12345热线")
        assert chosen.targets
        for target in chosen.targets.values():
            assert target.source.text in page.page.figures.text()
        assert not page.page.own.isVisible()
        page.save()
        assert page.page.problem.text() == ""
        assert page.following.profile == chosen
        page.leave()
    with a_start(qtbot, full) as start:
        sit_down_again(start)
        page = Page(start)
        assert page.following.profile == chosen
        assert page.page.profile.currentText() == "12345热线"
        page.leave()


def test_the_bureaus_own_figures_and_hours_are_typed(page: Page) -> None:
    own = page.page.own
    page.over(own.amounts[Goal.RESPONSE], "45")
    page.at(own.units[Goal.RESPONSE], Qt.Key.Key_Home)
    page.over(page.page.work, "9:00-12:00 13:30-17:30")
    page.save()
    profile = page.following.profile
    response = profile.target(Goal.RESPONSE)
    assert response is not None
    assert (response.amount, response.unit) == (45, Unit.MINUTE)
    assert profile.target(Goal.RESOLUTION) is None
    assert profile.work.spans == (Span(540, 720), Span(810, 1050))
    page.leave()


def test_hours_that_make_no_sense_are_said_and_change_nothing(page: Page) -> None:
    page.over(page.page.work, "18:00-9:00")
    page.save()
    assert "08:30-12:00" in page.page.problem.text()
    assert page.following == Following()
    page.leave()


def test_a_day_of_the_bureaus_own_is_added_and_taken_out_again(page: Page) -> None:
    days = page.page.days
    page.over(days.day, "2026-03-02")
    page.at(days.name, "flood drill", ENTER)
    page.over(days.day, "2026-03-07")
    page.at(days.worked, Qt.Key.Key_Down)
    page.at(days.add, SPACE)
    assert days.own == {
        date(2026, 3, 2): OwnDay(worked=False, name="flood drill"),
        date(2026, 3, 7): OwnDay(worked=True),
    }
    page.at(days.list, Qt.Key.Key_Home)
    page.at(days.remove, SPACE)
    page.save()
    assert dict(page.following.own) == {date(2026, 3, 7): OwnDay(worked=True)}
    page.leave()


def test_what_is_typed_is_kept_when_the_language_changes(page: Page) -> None:
    page.over(page.page.work, "10:00-16:00")
    page.page._say()
    assert page.page.work.text() == "10:00-16:00"
    page.leave()
