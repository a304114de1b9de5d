"""The people of the desk as one chooses among them, and the fields of somebody new."""

from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from moderator_app.core.people import (
    Person,
    checked_name,
    checked_number,
)
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column, row

_DIGITS = 9


class PeopleList(QListWidget):
    """The people of the desk; a digit chooses and decides, N asks for a new one."""

    decided = Signal()
    new_wanted = Signal()
    typed = Signal(str)
    """A sign that chooses nobody: the first of a password."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("nav", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.itemDoubleClicked.connect(self.decided)
        self._people: list[Person] = []
        self.takes_new = True
        """Whether N asks for a new one, or is the first sign of a password as any other."""

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
            ids = [person.id for person in people]
            at_desk = current is not None and current.id in ids
            self.setCurrentRow(ids.index(current.id) if current and at_desk else 0)

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
        elif plain and event.key() == Qt.Key.Key_N and self.takes_new:
            self.new_wanted.emit()
        elif event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
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
