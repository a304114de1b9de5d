"""One organisation of the directory: what it does, who says so, and the number that answers now."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from moderator_app.core.organisations import Check, Organisation, Reached, number_now
from moderator_app.ui import case_words, theme
from moderator_app.ui.chips import Chip, ChipLook, Shape, Tone
from moderator_app.ui.flow import FlowLayout
from moderator_app.ui.panes import directory_words
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, Card, KeyHint, PlainLabel, column, row
from moderator_app.ui.workbench import Workbench

_KEYS: Final = {Reached.REACHED: "Y", Reached.UNANSWERED: "N", Reached.CHANGED: "C"}


@dataclass(frozen=True, slots=True)
class Call:
    """A number that was tried, and what became of it."""

    organisation: Organisation
    number: str
    result: Reached
    replacement: str = ""


class _NewNumber(QLineEdit):
    given = Signal(str)
    given_up = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.text().strip():
                self.given.emit(self.text().strip())
        else:
            super().keyPressEvent(event)


class NumberRow(QWidget):
    """A number with what one does with it: copy it, and say whether it answered."""

    copied = Signal(str)
    called = Signal(object, str)
    """What became of the call (Reached), and the new number where there is one."""

    def __init__(self, number: str, label: str, when: str, *, in_force: bool) -> None:
        super().__init__()
        self.number = number
        self._words = PlainLabel(number, look="heading", selectable=True)
        self._words.setAccessibleName(f"{label} {number}")
        self._words.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        about = PlainLabel(" · ".join(filter(None, (label, when))), look="muted")
        self._copy = Button(kind="quiet", icon="copy")
        name = t("Directory", "Copy {number}").format(number=number)
        self._copy.setAccessibleName(name)
        self._copy.setToolTip(f"{name} (.)" if in_force else name)
        self._copy.clicked.connect(partial(self.copied.emit, number))
        self._results = [self._result(reached, in_force=in_force) for reached in Reached]
        self._new = _NewNumber()
        self._new.setMaxLength(40)
        self._new.setPlaceholderText(t("Directory", "New number, then Enter"))
        self._new.setAccessibleName(t("Directory", "New number"))
        wanted = self._new.fontMetrics().horizontalAdvance(self._new.placeholderText())
        self._new.setMinimumWidth(wanted + theme.current().px(32))
        self._new.hide()
        self._new.given.connect(partial(self.called.emit, Reached.CHANGED))
        self._new.given_up.connect(self._give_up)
        about_it = row(self._words)
        if in_force:
            look = ChipLook(t("Directory", "In force now"), Tone.OK, Shape.TICK)
            about_it.addWidget(Chip(look))
        about_it.addWidget(about)
        actions = row(self._copy, *self._results, self._new, spacing=0)
        flow = FlowLayout(self, spacing=theme.current().px(4))
        for part in (about_it, actions):
            held = QWidget()
            held.setLayout(part)
            held.setMinimumHeight(self._copy.sizeHint().height())
            flow.addWidget(held)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _result(self, reached: Reached, *, in_force: bool) -> Button:
        words = directory_words.CALLS[reached].shown()
        button = Button(f"{words}  {_KEYS[reached]}" if in_force else words, kind="link")
        button.setAccessibleName(f"{words}: {self.number}")
        button.clicked.connect(partial(self.say, reached))
        return button

    def say(self, reached: Reached) -> None:
        """What became of the call; a changed number is asked for."""
        if reached is not Reached.CHANGED:
            self.called.emit(reached, "")
            return
        self._new.show()
        self._new.setFocus()

    def copy(self) -> None:
        self._copy.click()

    def _give_up(self) -> None:
        self._new.hide()
        self._results[-1].setFocus()


class OrganisationCard(QWidget):
    """Drawn anew for each organisation; there is little of it."""

    called = Signal(object)
    """A Call."""
    copied = Signal(str)

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._shown: Organisation | None = None
        self._drawn: tuple[object, ...] = ()
        self._rows: list[NumberRow] = []
        self._body: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def shown(self) -> Organisation | None:
        return self._shown

    @property
    def row_in_hand(self) -> NumberRow | None:
        """The number the focus is at; else the one in force now, else the first."""
        focus = QApplication.focusWidget()
        for each in self._rows:
            if focus is not None and each.isAncestorOf(focus):
                return each
        return self._rows[0] if self._rows else None

    def show_organisation(self, organisation: Organisation | None) -> None:
        """What is on the screen already is left alone: somebody may be typing in it."""
        looks = self._looks(organisation)
        if looks != self._drawn:
            self._shown, self._drawn = organisation, looks
            self._draw(organisation)

    def _looks(self, one: Organisation | None) -> tuple[object, ...]:
        """Everything that the card depends on."""
        if one is None:
            return ()
        local = self._bench.local(self._bench.now())
        return one, number_now(one, local), local.date(), self._topics(one)

    def _draw(self, organisation: Organisation | None) -> None:
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._rows = []
        self._body = QWidget()
        self._column.addWidget(self._body)
        if organisation is not None:
            parts = (
                self._title(organisation),
                self._numbers(organisation),
                self._duties(organisation),
                self._calls(organisation.checks),
            )
            self._body.setLayout(column(*filter(None, parts), None, spacing=12))

    def _title(self, one: Organisation) -> QWidget:
        here, today = theme.current(), self._bench.local(self._bench.now()).date()
        made = QWidget()
        name = PlainLabel(one.name, look="title", wrap=True, selectable=True)
        name.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        kind = directory_words.KINDS[one.kind].shown()
        relation = ChipLook(f"{one.relation} · {kind}", directory_words.TONES[one.kind])
        facts: list[QWidget] = [Chip(relation), Chip(directory_words.age_look(one, today))]
        if one.example:
            word = t("Directory", "An example: put your own in its place (E)")
            facts.insert(0, Chip(ChipLook(word, Tone.WARN, Shape.TRIANGLE)))
        if one.emergency:
            word = t("Directory", "Emergency")
            facts.insert(0, Chip(ChipLook(word, Tone.DANGER, Shape.SQUARE)))
        if one.digit is not None:
            facts += [PlainLabel(t("Directory", "Key"), look="muted"), KeyHint(str(one.digit))]
        made.setLayout(column(name, row(*facts, None, spacing=here.px(6)), spacing=6))
        return made

    def _numbers(self, one: Organisation) -> QWidget | None:
        now = number_now(one, self._bench.local(self._bench.now()))
        card = Card()
        ordered = sorted(one.numbers, key=lambda number: number is not now)
        for number in ordered:
            when = directory_words.HOURS[number.hours].shown()
            self._add(card, number.number, number.label, when, in_force=number is now)
        if not one.numbers:
            words = t("Directory", "No number for citizens yet. Press E to add one.")
            card.column.addWidget(PlainLabel(words, look="muted", wrap=True))
        if one.contacts:
            words = t("Directory", "Contacts of ours, never given to citizens")
            card.column.addWidget(PlainLabel(words, look="section"))
        for contact in one.contacts:
            label = " · ".join(filter(None, (contact.name, contact.role)))
            if contact.number:
                self._add(card, contact.number, label, "", in_force=False)
            else:
                card.column.addWidget(PlainLabel(label))
        return card

    def _add(self, card: Card, number: str, label: str, when: str, *, in_force: bool) -> None:
        made = NumberRow(number, label, when, in_force=in_force)
        made.copied.connect(self.copied)
        made.called.connect(partial(self._say_called, number))
        card.column.addWidget(made)
        self._rows.append(made)

    def _say_called(self, number: str, result: Reached, replacement: str) -> None:
        if self._shown is not None:
            self.called.emit(Call(self._shown, number, result, replacement))

    def _duties(self, one: Organisation) -> QWidget | None:
        topics = self._topics(one)
        lines = (
            (t("Directory", "Duties"), "\n".join(f"· {duty}" for duty in one.duties)),
            (t("Directory", "Says so"), one.source),
            (t("Directory", "Dispatch list"), "、".join(topics)),
            (t("Directory", "Places"), "、".join(one.places)),
            (t("Directory", "Open"), one.hours),
            (t("Directory", "Address"), one.address),
            (t("Directory", "Mailbox"), one.mail),
            (t("Directory", "Note"), one.note),
        )
        return _table([line for line in lines if line[1]])

    def _topics(self, one: Organisation) -> tuple[str, ...]:
        return tuple(
            " ".join(filter(None, (entry.code, entry.topic)))
            for entry in self._bench.knowledge.remit
            if entry.lead == one.id
        )

    def _calls(self, checks: Sequence[Check]) -> QWidget | None:
        bench = self._bench
        now = bench.local(bench.now())
        lines = []
        for check in reversed(checks):
            name = bench.knowledge.names.get(str(check.by), "")
            parts = (directory_words.CALLS[check.result].shown(), check.number, name)
            when = case_words.moment(bench.local(check.at), now)
            lines.append((when, " · ".join(filter(None, parts))))
        if not lines:
            return None
        made = QWidget()
        title = PlainLabel(t("Directory", "Last calls"), look="section")
        table = _table(lines)
        made.setLayout(column(title, table, spacing=4))
        return made

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.StyleChange} and (
            hasattr(self, "_column") and self._shown is not None
        ):
            self._draw(self._shown)
        super().changeEvent(event)


def _table(lines: Sequence[tuple[str, str]]) -> QWidget | None:
    """Names at the left, words at the right that can be selected."""
    if not lines:
        return None
    here = theme.current()
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(here.px(12))
    grid.setVerticalSpacing(here.px(6))
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for at, (name, words) in enumerate(lines):
        label = PlainLabel(name, look="muted")
        label.setMinimumWidth(here.px(72))
        text = PlainLabel(words, wrap=True, selectable=True)
        text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        grid.addWidget(label, at, 0, top)
        grid.addWidget(text, at, 1, top)
    return made
