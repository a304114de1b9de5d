"""The people of the desk: added, corrected, given a role, and marked as gone; what they did stays
theirs. Everybody corrects their own name, and sets their own password."""

from dataclasses import replace
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import QEvent, QSignalBlocker
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from moderator_app.core.changes import Changes
from moderator_app.core.outages import Outage
from moderator_app.core.people import (
    LONGEST_NAME,
    LONGEST_NUMBER,
    BadName,
    BadNumber,
    Person,
    checked_name,
    checked_number,
)
from moderator_app.core.refusals import Refusal
from moderator_app.core.roles import Act, Role, are_given
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui import people_words, rights, sentences
from moderator_app.ui.dialogs import password
from moderator_app.ui.dialogs.leaver import LeaverDialog
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, column, row
from moderator_app.ui.workbench import Workbench


class PeoplePage(QWidget):
    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._people: list[Person] = []
        self._wanted: str | None = None
        """The name to stay with when the list is read again; None while somebody new is typed."""
        self.list = QListWidget()
        self.list.setProperty("nav", "true")
        self.name, self.number = QLineEdit(), QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.number.setMaxLength(LONGEST_NUMBER)
        self._name, self._number = PlainLabel(look="section"), PlainLabel(look="section")
        self.role = QComboBox()
        for role in Role:
            self.role.addItem("", role)
        self._role = PlainLabel(look="section")
        self._about_role = PlainLabel(look="muted", wrap=True)
        self.role.currentIndexChanged.connect(self._show_role)
        self._why = PlainLabel(look="muted", wrap=True)
        self.password = Button(icon="lock")
        self._about_password = PlainLabel(look="muted", wrap=True)
        self._secured: frozenset[UUID] = frozenset()
        self._asked: UUID | None = None
        """Whose password goes if it is asked for once more."""
        self.add = Button(icon="plus")
        self.save = Button(kind="primary")
        self.gone = Button()
        self.problem = PlainLabel(look="danger", wrap=True)
        self.add.clicked.connect(self._begin_new)
        self.save.clicked.connect(self._save)
        self.gone.clicked.connect(self._turn)
        self.password.clicked.connect(self._change_password)
        for field in (self.name, self.number):
            field.returnPressed.connect(self._save)
        self.list.currentRowChanged.connect(self._show)
        form = column(
            self._name,
            self.name,
            self._number,
            self.number,
            self._role,
            self.role,
            self._about_role,
            self.problem,
            row(self.save, self.gone, None),
            None,
            self._about_password,
            row(self.password, None),
            self._why,
            spacing=6,
        )
        whole = row(column(self.list, self.add), form, spacing=16, margin=8)
        whole.setStretch(0, 1)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        bench.known.connect(self._look)
        self._say()
        self._look()
        self.list.setCurrentRow(0)

    @property
    def _chosen(self) -> Person | None:
        line = self.list.currentRow()
        return self._people[line] if 0 <= line < len(self._people) else None

    def _look(self) -> None:
        self._fill()
        self._bench.look("who has a password", Reader.with_password, self._know)

    def _know(self, secured: frozenset[UUID]) -> None:
        self._secured = secured
        self._show()

    def _fill(self) -> None:
        self._people = sorted(
            self._bench.knowledge.people, key=lambda one: (not one.active, one.number, one.name)
        )
        with QSignalBlocker(self.list):
            self.list.clear()
            left = t("People", " (has left)")
            for person in self._people:
                item = QListWidgetItem(
                    f"{person.name} {person.number}{'' if person.active else left}"
                )
                self.list.addItem(item)
            names = [person.name for person in self._people]
            self.list.setCurrentRow(names.index(self._wanted) if self._wanted in names else -1)
        self._show()

    def _show(self) -> None:
        person = self._chosen
        if person is not None:
            self._wanted = person.name
            self.name.setText(person.name)
            self.number.setText(person.number)
            self.role.setCurrentIndex(self.role.findData(person.role))
        active = person is None or person.active
        self.gone.setText(t("People", "Leaves…") if active else t("People", "Is back"))
        self.gone.setEnabled(person is not None and not self._is_own(person))
        self._allow(person)
        self._asked = None
        self._complain("")

    def _show_role(self) -> None:
        self._about_role.setText(people_words.ROLES_ARE_FOR[self.role.currentData()].shown())

    def _is_own(self, person: Person | None) -> bool:
        here = self._bench.person
        return person is not None and here is not None and person.id == here.id

    def _allow(self, person: Person | None) -> None:
        """What whoever sits here may not do is there to be seen, with the reason."""
        why = rights.why_not(self._bench, Act.PEOPLE)
        own = self._is_own(person)
        for field in (self.name, self.number, self.save):
            field.setEnabled(not why or own)
        for other in (self.role, self.add):
            other.setEnabled(not why)
        self.gone.setEnabled(self.gone.isEnabled() and not why)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        has_one = person is not None and person.id in self._secured
        for part in (self.password, self._about_password):
            part.setVisible(person is not None)
        self.password.setEnabled(person is not None and person.active and (own or not why))
        self.password.setText(_password_button(own=own, has_one=has_one))
        self._about_password.setText(_about_password(has_one=has_one))

    def _begin_new(self) -> None:
        self.list.setCurrentRow(-1)
        self._wanted = None
        self.name.clear()
        self.number.clear()
        first = not are_given(self._people)
        self.role.setCurrentIndex(
            self.role.findData(Role.ADMINISTRATOR if first else Role.MODERATOR)
        )
        self.name.setFocus()

    def _save(self) -> None:
        before = self._chosen
        try:
            name = checked_name(self.name.text())
            number = checked_number(self.number.text())
        except BadName:
            self._complain(t("People", "Enter a name of at most 20 characters."))
            self.name.setFocus()
        except BadNumber:
            self._complain(t("People", "The duty number has at most 10 characters."))
            self.number.setFocus()
        else:
            person = before or Person(uuid4(), name, number)
            role = Role(self.role.currentData())
            self._write(replace(person, name=name, number=number, role=role))

    def _change_password(self) -> None:
        person = self._chosen
        if person is None:
            return
        if self._is_own(person):
            has_one = person.id in self._secured
            password.PasswordDialog(self._bench, has_one=has_one, parent=self).open()
        elif person.id in self._secured and self._asked != person.id:
            self._asked = person.id
            self._complain(
                t(
                    "People",
                    "{name} has a password, which is no good any more once you give another. Press "
                    "the button again to do so.",
                ).format(name=person.name)
            )
        else:
            work = partial(password.reset, person.id)
            self._bench.ask(work, partial(self._given, person), error=self._refused)

    def _given(self, person: Person, given: str) -> None:
        password.GivenPassword(person, given, self).open()
        self._look()

    def _turn(self) -> None:
        person = self._chosen
        if person is None:
            return
        if person.active:
            LeaverDialog(self._bench, person, self).open()
        else:
            self._write(replace(person, active=True))

    def _write(self, person: Person) -> None:
        self._wanted = person.name
        said = t("People", "Saved: {name}").format(name=person.name)
        self._bench.write(
            partial(_save, person), partial(self._saved, person), did=said, error=self._refused
        )

    def _saved(self, person: Person, _changes: Changes) -> None:
        here = self._bench.person
        if here is not None and here.id == person.id:
            self._bench.rename(person)
        self._complain("")

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Refusal | Outage):
            self._complain(sentences.of(error))
        else:
            self._bench.complain(error)

    def _complain(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _say(self) -> None:
        self.list.setAccessibleName(t("People", "People of this desk"))
        self.add.setText(t("People", "Somebody new"))
        self.save.setText(t("People", "Save"))
        self._name.setText(t("People", "Name"))
        self._number.setText(t("People", "Duty number (may stay empty)"))
        self._role.setText(t("People", "Role"))
        self.role.setAccessibleName(self._role.text())
        for at, role in enumerate(Role):
            self.role.setItemText(at, people_words.ROLES[role].shown())
        self._show_role()
        self.name.setAccessibleName(self._name.text())
        self.number.setAccessibleName(self._number.text())
        self._fill()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The rows were measured before the style sheet was known.
        self.list.scheduleDelayedItemsLayout()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _password_button(*, own: bool, has_one: bool) -> str:
    if own:
        return t("People", "Change my password…") if has_one else t("People", "Set a password…")
    return t("People", "Give a new password…") if has_one else t("People", "Give a password…")


def _about_password(*, has_one: bool) -> str:
    if has_one:
        return t("People", "Is asked for a password on sitting down.")
    return t("People", "Has no password: anybody here can sit down under this name.")


def _save(person: Person, desk: Desk) -> Changes:
    changes = desk.shifts.save_person(person)
    here = desk.session.person
    if here is not None and here.id == person.id:
        desk.session.person = person
    return changes
