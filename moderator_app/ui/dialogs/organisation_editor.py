"""Making and correcting an organisation of the directory."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from moderator_app.core import letters
from moderator_app.core.changes import Changes
from moderator_app.core.organisations import (
    Contact,
    Hours,
    Kind,
    Number,
    Organisation,
    default_verb,
)
from moderator_app.desk.desk import Desk
from moderator_app.ui import theme
from moderator_app.ui.dialogs.record_editor import (
    RecordEditor,
    line,
    lines,
    new_id,
    one_a_line,
    parts,
)
from moderator_app.ui.panes import directory_words
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, row
from moderator_app.ui.workbench import Workbench

_LONGEST_NUMBER: Final = 40


class NumberFields(QWidget):
    """One number: what it is called, the number, and when it is answered."""

    removed = Signal()

    def __init__(self, number: Number) -> None:
        super().__init__()
        self._label = line(number.label)
        self._label.setPlaceholderText(t("OrganisationEditor", "Called"))
        self._number = line(number.number, _LONGEST_NUMBER)
        self._number.setPlaceholderText(t("OrganisationEditor", "Number"))
        self._hours = QComboBox()
        for hours, words in directory_words.HOURS.items():
            self._hours.addItem(words.shown(), hours.value)
        self._hours.setCurrentIndex(list(directory_words.HOURS).index(number.hours))
        name_all(
            (self._label, t("OrganisationEditor", "What the number is called")),
            (self._number, t("OrganisationEditor", "Telephone number")),
            (self._hours, t("OrganisationEditor", "When it is answered")),
        )
        self.setLayout(row(self._label, self._number, self._hours, _bin(self)))
        self.setFocusProxy(self._number)

    @property
    def value(self) -> Number | None:
        if not self._number.text().strip():
            return None
        hours = Hours(str(self._hours.currentData()))
        return Number(self._label.text().strip(), self._number.text().strip(), hours)


class ContactFields(QWidget):
    """A person we call ourselves."""

    removed = Signal()

    def __init__(self, contact: Contact) -> None:
        super().__init__()
        self._name = line(contact.name)
        self._name.setPlaceholderText(t("OrganisationEditor", "Name"))
        self._role = line(contact.role)
        self._role.setPlaceholderText(t("OrganisationEditor", "Role"))
        self._number = line(contact.number, _LONGEST_NUMBER)
        self._number.setPlaceholderText(t("OrganisationEditor", "Number"))
        name_all(
            (self._name, t("OrganisationEditor", "Name of the contact")),
            (self._role, t("OrganisationEditor", "Role of the contact")),
            (self._number, t("OrganisationEditor", "Number of the contact")),
        )
        self.setLayout(row(self._name, self._role, self._number, _bin(self)))
        self.setFocusProxy(self._name)

    @property
    def value(self) -> Contact | None:
        texts = [field.text().strip() for field in (self._name, self._role, self._number)]
        return Contact(*texts) if any(texts) else None


class _Rows(QWidget):
    """Rows of the same fields, with a button for one more."""

    def __init__(self, more: str, make: Callable[[], NumberFields | ContactFields]) -> None:
        super().__init__()
        self._make = make
        self._rows: list[NumberFields | ContactFields] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().px(6))
        self._more = Button(more, kind="link", icon="plus")
        self._more.clicked.connect(self._add_empty)
        self._column.addLayout(row(self._more, None))
        self.setFocusProxy(self._more)

    def add(self, fields: NumberFields | ContactFields) -> None:
        fields.removed.connect(partial(self._remove, fields))
        self._column.insertWidget(len(self._rows), fields)
        self._rows.append(fields)

    def _add_empty(self) -> None:
        fields = self._make()
        self.add(fields)
        fields.setFocus()

    def _remove(self, fields: NumberFields | ContactFields) -> None:
        self._rows.remove(fields)
        self._more.setFocus()
        fields.hide()
        fields.deleteLater()

    @property
    def numbers(self) -> tuple[Number, ...]:
        values = (fields.value for fields in self._rows if isinstance(fields, NumberFields))
        return tuple(value for value in values if value is not None)

    @property
    def contacts(self) -> tuple[Contact, ...]:
        values = (fields.value for fields in self._rows if isinstance(fields, ContactFields))
        return tuple(value for value in values if value is not None)


class OrganisationEditor(RecordEditor):
    def __init__(self, bench: Workbench, shown: Organisation | None, parent: QWidget) -> None:
        new = t("OrganisationEditor", "New organisation")
        title = new if shown is None else shown.name
        super().__init__(bench, title, parent)
        self._before = shown
        one = shown or Organisation(new_id(bench), "", Kind.DEPARTMENT)
        self._one = one
        self._name, self._short = line(one.name), line(one.short, 20)
        self._verb, self._source = line(one.verb, 10), line(one.source, 300)
        self._hours, self._address = line(one.hours), line(one.address)
        self._mail = line(one.mail, 200)
        self._kind, self._digit = QComboBox(), QComboBox()
        self._emergency = QCheckBox(t("OrganisationEditor", "Shown first, above all others"))
        self._emergency.setChecked(one.emergency)
        self._confirmed = QCheckBox(t("OrganisationEditor", "I have confirmed the entry today"))
        self._duties = lines("\n".join(one.duties), 84)
        self._places = line("、".join(one.places), 500)
        self._note = lines(one.note, 64)
        self._numbers = _Rows(t("OrganisationEditor", "One more number"), _new_number)
        self._contacts = _Rows(t("OrganisationEditor", "One more contact"), _new_contact)
        self._fill(one)
        self._lay_out()
        self._name.setFocus()

    def _fill(self, one: Organisation) -> None:
        for kind, words in directory_words.KINDS.items():
            self._kind.addItem(f"{words.shown()} · {default_verb(kind)}", kind.value)
        self._kind.setCurrentIndex(list(directory_words.KINDS).index(one.kind))
        self._kind.currentIndexChanged.connect(self._show_usual_verb)
        self._show_usual_verb()
        self._digit.addItem(t("OrganisationEditor", "None"), 0)
        for digit in range(1, 10):
            holder = self.bench.knowledge.digit(digit)
            taken = "" if holder is None or holder.id == one.id else f" · {holder.shown}"
            self._digit.addItem(f"{digit}{taken}", digit)
        self._digit.setCurrentIndex(one.digit or 0)
        for number in one.numbers:
            self._numbers.add(NumberFields(number))
        for contact in one.contacts:
            self._contacts.add(ContactFields(contact))

    def _lay_out(self) -> None:
        for name, field, hint in (
            (t("OrganisationEditor", "Name"), self._name, ""),
            (
                t("OrganisationEditor", "Short name"),
                self._short,
                t("OrganisationEditor", "What buttons say, and what templates may call it"),
            ),
            (t("OrganisationEditor", "Relation"), self._kind, ""),
            (
                t("OrganisationEditor", "Verb"),
                self._verb,
                t("OrganisationEditor", "Only where the usual word is not used"),
            ),
            (
                t("OrganisationEditor", "Key"),
                self._digit,
                t("OrganisationEditor", "A key that another one has moves here"),
            ),
            (t("OrganisationEditor", "Emergency"), self._emergency, ""),
            (
                t("OrganisationEditor", "Numbers"),
                self._numbers,
                t("OrganisationEditor", "May be given to citizens, also in public replies"),
            ),
            (
                t("OrganisationEditor", "Contacts"),
                self._contacts,
                t("OrganisationEditor", "For us alone; a public reply that names one is stopped"),
            ),
            (
                t("OrganisationEditor", "Mailbox"),
                self._mail,
                t("OrganisationEditor", "Dispatches go there by e-mail, answers come back by it"),
            ),
            (
                t("OrganisationEditor", "Duties"),
                self._duties,
                t("OrganisationEditor", "One a line"),
            ),
            (
                t("OrganisationEditor", "Says so"),
                self._source,
                t("OrganisationEditor", "The document that gives it these duties"),
            ),
            (
                t("OrganisationEditor", "Places"),
                self._places,
                t("OrganisationEditor", "Of a district: streets and landmarks that tell it"),
            ),
            (t("OrganisationEditor", "Open"), self._hours, ""),
            (t("OrganisationEditor", "Address"), self._address, ""),
            (t("OrganisationEditor", "Note"), self._note, ""),
            (t("OrganisationEditor", "Confirmed"), self._confirmed, ""),
        ):
            self.add_row(name, field, hint)

    def _show_usual_verb(self) -> None:
        self._verb.setPlaceholderText(default_verb(Kind(str(self._kind.currentData()))))

    def save(self) -> None:
        name = self._name.text().strip()
        if not name:
            self.complain(t("OrganisationEditor", "Give it a name."), self._name)
            return
        one = self._value(name)
        others = (o for o in self.bench.knowledge.organisations if o.id != one.id)
        if any(name == other.name for other in others):
            words = t("OrganisationEditor", "“{name}” is in the directory already. Edit that one.")
            self.complain(words.format(name=name), self._name)
            return
        if one.mail and not letters.is_address(one.mail):
            words = t("OrganisationEditor", "This is no mail address: one, like office@example.cn")
            self.complain(words, self._mail)
            return
        holder = None if one.digit is None else self.bench.knowledge.digit(one.digit)
        moved = holder if holder is not None and holder.id != one.id else None
        words = t("OrganisationEditor", "{name} saved").format(name=one.shown)
        if moved is not None:
            more = t("OrganisationEditor", "key {digit} moved here from {other}")
            words += " · " + more.format(digit=one.digit, other=moved.shown)
        self.bench.write(partial(_save, one, moved), did=words)
        self.accept()

    def _value(self, name: str) -> Organisation:
        today = self.bench.local(self.bench.now()).date()
        return replace(
            self._one,
            name=name,
            short=self._short.text().strip(),
            kind=Kind(str(self._kind.currentData())),
            verb=self._verb.text().strip(),
            digit=int(self._digit.currentData()) or None,
            emergency=self._emergency.isChecked(),
            numbers=self._numbers.numbers,
            contacts=self._contacts.contacts,
            duties=one_a_line(self._duties.toPlainText()),
            source=self._source.text().strip(),
            places=parts(self._places.text()),
            hours=self._hours.text().strip(),
            address=self._address.text().strip(),
            mail=self._mail.text().strip(),
            note=self._note.toPlainText(),
            example=False,
            verified=today if self._confirmed.isChecked() else self._one.verified,
        )


def name_all(*named: tuple[QLineEdit | QComboBox, str]) -> None:
    for field, name in named:
        field.setAccessibleName(name)


def _bin(fields: NumberFields | ContactFields) -> Button:
    made = Button(kind="quiet", icon="close")
    words = t("OrganisationEditor", "Leave this line out")
    made.setAccessibleName(words)
    made.setToolTip(words)
    made.clicked.connect(fields.removed)
    return made


def _new_number() -> NumberFields:
    return NumberFields(Number("", ""))


def _new_contact() -> ContactFields:
    return ContactFields(Contact("", "", ""))


def _save(one: Organisation, moved: Organisation | None, desk: Desk) -> Changes:
    changes = desk.directory.save_organisation(one)
    if moved is not None:
        changes |= desk.directory.save_organisation(replace(moved, digit=None))
    return changes
