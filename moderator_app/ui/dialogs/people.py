"""Who is at the desk: chosen by a digit, or made. It says what this is, and what it is not."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from moderator_app.core.changes import Changes
from moderator_app.core.outages import Outage
from moderator_app.core.people import (
    BadName,
    BadNumber,
    Person,
    checked_name,
    checked_number,
)
from moderator_app.core.refusals import Refusal
from moderator_app.desk.desk import Desk
from moderator_app.ui import sentences, theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, column, row
from moderator_app.ui.workbench import Workbench

Seat = Callable[[Person, Desk], Changes]
"""What is done at the desk, on the database thread, when a person has been chosen."""

_WIDTH = 460
_DIGITS = 9


class PeopleList(QListWidget):
    """The people of the desk; a digit chooses and decides, N asks for a new one."""

    decided = Signal()
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("nav", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.itemDoubleClicked.connect(self.decided)
        self._people: list[Person] = []

    def show_people(self, people: list[Person], current: Person | None) -> None:
        self.clear()
        self._people = people
        for at, person in enumerate(people, start=1):
            digit = f"{at}   " if at <= _DIGITS else "     "
            number = t("People", " No. {number}").format(number=person.number)
            item = QListWidgetItem(f"{digit}{person.name}{number if person.number else ''}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{person.name} {person.number}")
            self.addItem(item)
        if people:
            at_desk = current is not None and current in people
            self.setCurrentRow(people.index(current) if current and at_desk else 0)

    @property
    def chosen(self) -> Person | None:
        return self._people[self.currentRow()] if self.currentRow() >= 0 else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        digit = event.key() - Qt.Key.Key_0
        if plain and 1 <= digit <= min(_DIGITS, len(self._people)):
            self.setCurrentRow(digit - 1)
            self.decided.emit()
        elif plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._people:
            self.decided.emit()
        elif plain and event.key() == Qt.Key.Key_N:
            self.new_wanted.emit()
        else:
            super().keyPressEvent(event)


class PersonFields(QWidget):
    """A new moderator: name, and the duty number citizens may see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit()
        self.name.setMaxLength(20)
        self.number = QLineEdit()
        self.number.setMaxLength(10)
        self._name = PlainLabel(look="section")
        self._number = PlainLabel(look="section")
        fields = row(
            column(self._name, self.name, spacing=4), column(self._number, self.number, spacing=4)
        )
        fields.setStretch(0, 2)
        fields.setStretch(1, 1)
        self.setLayout(fields)
        self.show_words()

    def show_words(self) -> None:
        self._name.setText(t("People", "Name"))
        self._number.setText(t("People", "Duty number (may stay empty)"))
        self.name.setAccessibleName(self._name.text())
        self.number.setAccessibleName(self._number.text())

    def person(self) -> Person:
        """Raises BadName, BadNumber."""
        name, number = checked_name(self.name.text()), checked_number(self.number.text())
        return Person(uuid4(), name, number)


class PersonDialog(Dialog):
    """Choose or make a moderator. `seat` is then done at the desk with them; the dialog is
    accepted, and `person` known, only when that has succeeded. Whoever asked tells the bench."""

    def __init__(
        self,
        bench: Workbench,
        people: Sequence[Person],
        seat: Seat,
        parent: QWidget | None,
        *,
        width: int = _WIDTH,
    ) -> None:
        super().__init__(parent, width=width, main_icon="user")
        self.bench = bench
        self.seat = seat
        self.active = [person for person in people if person.active]
        self.person: Person | None = None
        self.people = PeopleList()
        self.people.decided.connect(self.carry_out)
        self.people.new_wanted.connect(self._ask_for_new)
        self.new = Button(icon="plus")
        self.new.clicked.connect(self._ask_for_new)
        self.fields = PersonFields()
        self.fields.hide()
        self.explained = PlainLabel(look="muted", wrap=True)
        self.fields.name.returnPressed.connect(self.carry_out)
        self.fields.number.returnPressed.connect(self.carry_out)
        self._pending = False

    def fill(self, into: QBoxLayout) -> None:
        """Called by subclasses once their own parts are in the body, and `into` is too: what is
        shown without a window becomes one, and a locked desk would cover it."""
        for part in (self.people, self.new, self.fields, self.explained):
            into.addWidget(part)
        self.show_words()
        self._show_people()
        if not self.active:
            self._ask_for_new()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.people.setAccessibleName(t("People", "People of this desk"))
        self.new.setText(t("People", "Somebody new (N)"))
        self.fields.show_words()
        self.explained.setText(
            t(
                "People",
                "What is done from now on is written down under this name. This is a signature on "
                "a shared machine, not a password: anybody here could choose any name.",
            )
        )

    def _show_people(self) -> None:
        self.people.show_people(self.active, self.bench.person)
        rows = max(1, min(self.people.count(), 6))
        self.people.setFixedHeight(theme.current().px(38) * rows + 8)
        self.people.setVisible(bool(self.people.count()))
        if not self.fields.isVisibleTo(self) and self.people.count():
            self.people.setFocus()

    def _ask_for_new(self) -> None:
        self.fields.show()
        self.new.hide()
        self.fields.name.setFocus()

    @override
    def carry_out(self) -> None:
        if self._pending:
            return
        typed = self.fields.name.text().strip()
        if self.fields.isVisibleTo(self) and (typed or not self.people.count()):
            person = self._typed()
            new = True
        else:
            person, new = self.people.chosen, False
        if person is not None:
            self._seat(person, new=new)

    def _typed(self) -> Person | None:
        try:
            return self.fields.person()
        except BadName:
            self.complain(t("People", "Enter a name of at most 20 characters."))
            self.fields.name.setFocus()
        except BadNumber:
            self.complain(t("People", "The duty number has at most 10 characters."))
            self.fields.number.setFocus()
        return None

    def _seat(self, person: Person, *, new: bool) -> None:
        self._pending = True
        self.person = person
        known = partial(self.seat, person)
        intention = partial(_seat_new, self.seat, person) if new else known
        self.bench.write(intention, self._seated, error=self._refused)

    def _seated(self, _changes: Changes) -> None:
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self._pending = False
        self.person = None
        if isinstance(error, Refusal):
            self.complain(sentences.refused(error))
        elif isinstance(error, Outage):
            self.complain(sentences.failed(error))
        else:
            self.bench.complain(error)


def _seat_new(seat: Seat, person: Person, desk: Desk) -> Changes:
    return desk.shifts.save_person(person) | seat(person, desk)


def sit_down(person: Person, desk: Desk) -> Changes:
    """Whoever sat here before and did not hand over simply goes."""
    return desk.shifts.begin(person)


class PeopleDialog(PersonDialog):
    """At the start, when the shift changes, and after the desk was locked."""

    def __init__(
        self, bench: Workbench, people: Sequence[Person], parent: QWidget | None = None
    ) -> None:
        super().__init__(bench, people, sit_down, parent)
        self.fill(self.body)

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("People", "Who is at the desk?"))
        self.main.setText(t("People", "Sit down"))
