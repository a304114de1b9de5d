"""The week as a table: a line for everybody, a column for every day; a digit gives a shift."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from typing_extensions import override

from moderator_app.core.people import Person
from moderator_app.core.roster import ShiftKind, Week
from moderator_app.core.workdays import Calendar
from moderator_app.ui import roster_words, theme
from moderator_app.ui.text import t

_DAYS = 7
_ROW = 34
_NAMES = 96


class RosterTable(QTableWidget):
    """Knows a week and shows it; what a key asks for, `put` says, and whoever listens does it."""

    put = Signal(object, object, object)
    """A person's UUID, a date, and the ShiftKind they are to have then, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, _DAYS, parent)
        self._people: Sequence[Person] = ()
        self._week: Week | None = None
        self.is_open = True
        """Whether keys change anything."""
        self.setProperty("framed", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.cellDoubleClicked.connect(self._turn)
        columns, rows = self.horizontalHeader(), self.verticalHeader()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        columns.setHighlightSections(False)
        rows.setHighlightSections(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.current().px(_ROW))
        rows.setMinimumWidth(theme.current().px(_NAMES))

    def show_week(
        self, week: Week, people: Sequence[Person], calendar: Calendar, today: date
    ) -> None:
        """Everybody who is here, and below them what nobody has."""
        at = self.currentRow(), self.currentColumn()
        self._week, self._people = week, people
        self.setRowCount(len(people) + 1)
        for column, day in enumerate(week.days):
            self.setHorizontalHeaderItem(column, _item(roster_words.day(day, calendar, today)))
            for row, person in enumerate(people):
                self._fill(row, column, week.of(person.id, day), person, day)
            self._fill_open(len(people), column, week.open_on(day), day)
        for row, person in enumerate(people):
            self.setVerticalHeaderItem(row, _item(person.name))
        self.setVerticalHeaderItem(len(people), _item(t("Roster", "Nobody yet")))
        row, column = (max(0, at[0]), max(0, at[1]))
        self.setCurrentCell(min(row, len(people)), column)

    def _fill(
        self, row: int, column: int, kinds: Sequence[ShiftKind], person: Person, day: date
    ) -> None:
        words = roster_words.together([roster_words.shift(one) for one in kinds])
        item = _item(words)
        night = any(one.ends <= one.begins for one in kinds)
        here = theme.current()
        if kinds:
            item.setBackground(here.colour("ok_soft" if night else "lane_organisation"))
            item.setToolTip(roster_words.together([roster_words.whole(one) for one in kinds]))
        spoken = f"{person.name} {day:%m-%d} {words or t('Roster', 'off')}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.setItem(row, column, item)

    def _fill_open(self, row: int, column: int, kinds: Sequence[ShiftKind], day: date) -> None:
        words = roster_words.together([roster_words.shift(one) for one in kinds])
        item = _item(words)
        item.setForeground(theme.current().colour("text_faint"))
        spoken = f"{t('Roster', 'Nobody yet')} {day:%m-%d} {words}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.setItem(row, column, item)

    def _turn(self, row: int, column: int) -> None:
        """To the next shift there is, and after the last to none."""
        if self._week is None or row >= len(self._people):
            return
        kinds: list[ShiftKind | None] = [None, *self._week.kinds]
        now = self._week.of(self._people[row].id, self._week.days[column])
        at = kinds.index(now[-1]) if now else 0
        self._ask(row, column, kinds[(at + 1) % len(kinds)])

    def _ask(self, row: int, column: int, kind: ShiftKind | None) -> None:
        if self._week is not None and self.is_open and 0 <= row < len(self._people):
            self.put.emit(self._people[row].id, self._week.days[column], kind)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, column = self.currentRow(), self.currentColumn()
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        kinds = () if self._week is None else self._week.kinds
        digit = key - Qt.Key.Key_0
        if held or self._week is None:
            super().keyPressEvent(event)
        elif 1 <= digit <= len(kinds):
            self._ask(row, column, kinds[digit - 1])
        elif key in {Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._ask(row, column, None)
        elif key == Qt.Key.Key_Space:
            self._turn(row, column)
        else:
            super().keyPressEvent(event)


def names_of(people: Sequence[Person]) -> Mapping[UUID, str]:
    return {one.id: one.name for one in people}


def _item(words: str) -> QTableWidgetItem:
    item = QTableWidgetItem(words)
    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
    return item
