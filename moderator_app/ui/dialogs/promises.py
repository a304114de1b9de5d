"""The promises of a case: what became of each, and what is to be done about those still open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from moderator_app.core.ledger import Given, Standing, State
from moderator_app.ui import theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.dialogs.moment_field import MomentField
from moderator_app.ui.text import Phrase, mark, t
from moderator_app.ui.widgets import Button, NavList, PlainLabel, column

_WIDTH: Final = 560
_ROWS: Final = 5
_TOMORROW: Final = timedelta(days=1)


class Deed(Enum):
    KEEP = auto()
    CORRECT = auto()
    REPLACE = auto()
    ADD = auto()


_BUTTONS: Final[dict[Deed, Phrase]] = {
    Deed.KEEP: mark("Promises", "It was kept"),
    Deed.CORRECT: mark("Promises", "Another time was meant…"),
    Deed.REPLACE: mark("Promises", "A new promise replaces it…"),
    Deed.ADD: mark("Promises", "Add a promise…"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A promise with its words as the list shows them, and who gave it when."""

    standing: Standing
    state: str
    said: str


class PromisesDialog(Dialog):
    """A digit says what is to be done with the chosen promise."""

    kept = Signal(object)
    """The id of the promise."""
    corrected = Signal(object, object)
    """The id, and the moment that was meant."""
    made = Signal(object)
    """A Given: a new promise, and what it replaces."""

    def __init__(
        self,
        parent: QWidget | None,
        lines: Sequence[Line],
        now: datetime,
        date: Callable[[str], datetime | None],
    ) -> None:
        """`now` in the zone of the desk; `date` tells by when words promise something."""
        super().__init__(parent, width=_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lines = tuple(lines)
        self._now = now
        self._date = date
        self._deed = Deed.KEEP
        self._list = NavList()
        self._list.installEventFilter(self)
        self._list.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        for line in self._lines:
            self._list.add("flag", f"{line.standing.promise.words}    {line.state}")
        self._list.setFixedHeight(theme.current().px(40) * min(max(1, len(lines)), _ROWS))
        self._said = PlainLabel(look="muted", wrap=True)
        self._buttons = {deed: self._button(deed) for deed in Deed}
        self._words_name, self._moment_name = PlainLabel(look="muted"), PlainLabel(look="muted")
        self.words = QLineEdit()
        self.moment = MomentField(now + _TOMORROW, now)
        self.words.textChanged.connect(self._follow_words)
        self._form = QWidget()
        self._form.setLayout(
            column(self._words_name, self.words, self._moment_name, self.moment, spacing=6)
        )
        for part in (self._list, self._said):
            self.body.addWidget(part)
        self.body.addLayout(column(*self._buttons.values(), spacing=4))
        self.body.addWidget(self._form)
        self._list.currentRowChanged.connect(self._show_line)
        self._list.setCurrentRow(self._first_open())
        self.show_words()
        self._begin(Deed.KEEP if self._lines else Deed.ADD)

    def _button(self, deed: Deed) -> Button:
        button = Button(kind="route")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self._take, deed))
        return button

    def _first_open(self) -> int:
        states = [line.standing.state for line in self._lines]
        return states.index(State.OPEN) if State.OPEN in states else len(states) - 1

    @property
    def _chosen(self) -> Standing | None:
        at = self._list.currentRow()
        return self._lines[at].standing if 0 <= at < len(self._lines) else None

    @property
    def _open(self) -> Standing | None:
        """The chosen promise, if there is still something to be done about it."""
        chosen = self._chosen
        return chosen if chosen is not None and chosen.state is State.OPEN else None

    def _show_line(self, at: int) -> None:
        self._said.setText(self._lines[at].said if 0 <= at < len(self._lines) else "")
        for deed, button in self._buttons.items():
            button.setEnabled(deed is Deed.ADD or self._open is not None)
        self._begin(Deed.KEEP)

    def _take(self, deed: Deed, _checked: object = None) -> None:
        if deed is not Deed.ADD and self._open is None:
            return
        if deed is Deed.KEEP:
            self._deed = deed
            self.carry_out()
        else:
            self._begin(deed)

    def _begin(self, deed: Deed) -> None:
        """Ask for what it needs."""
        self._deed = deed
        self.complain("")
        writes = deed in {Deed.REPLACE, Deed.ADD}
        self._form.setVisible(deed is not Deed.KEEP)
        for part in (self._words_name, self.words):
            part.setVisible(writes)
        self.main.setVisible(deed is not Deed.KEEP)
        self.hint.setVisible(deed is not Deed.KEEP)
        self._list.setVisible(bool(self._lines))
        self._said.setVisible(bool(self._lines))
        for each, button in self._buttons.items():
            button.setVisible(bool(self._lines) or each is Deed.ADD)
        if deed is Deed.CORRECT and (chosen := self._open) is not None:
            self.moment.show_moment(chosen.promise.due)
        field = self.words if writes else self.moment
        (self._list if deed is Deed.KEEP else field).setFocus()
        self._name_main()
        self.make_room()

    def _follow_words(self, words: str) -> None:
        if (due := self._date(words)) is not None:
            self.moment.show_moment(due)

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Promises", "Promises of this case"))
        self._list.setAccessibleName(t("Promises", "Promises"))
        for n, (deed, button) in enumerate(self._buttons.items(), start=1):
            button.setText(f"{n}   {_BUTTONS[deed].shown()}")
        self._words_name.setText(t("Promises", "What was promised, in our words"))
        self._moment_name.setText(t("Promises", "It is kept until"))
        self.words.setPlaceholderText(t("Promises", "e.g. by tomorrow noon, on the telephone"))
        for name, field in ((self._words_name, self.words), (self._moment_name, self.moment)):
            field.setAccessibleName(name.text())
        self._name_main()

    def _name_main(self) -> None:
        corrects = self._deed is Deed.CORRECT
        self.main.setText(
            t("Promises", "Correct the time") if corrects else t("Promises", "It is promised")
        )

    @override
    def carry_out(self) -> None:
        chosen = None if self._open is None else self._open.promise.id
        if self._deed is Deed.KEEP:
            self._close_with(chosen, self.kept.emit)
        elif self.moment.chosen <= self._now:
            self._refuse(t("Promises", "That moment has passed. Choose a later one."), self.moment)
        elif self._deed is Deed.CORRECT:
            self._close_with(chosen, partial(self._emit_corrected, self.moment.chosen))
        elif not self.words.text().strip():
            self._refuse(t("Promises", "Write what was promised."), self.words)
        else:
            replaced = (chosen,) if self._deed is Deed.REPLACE and chosen is not None else ()
            self.made.emit(Given(self.words.text().strip(), self.moment.chosen, replaced))
            self.accept()

    def _emit_corrected(self, due: datetime, promise: UUID) -> None:
        self.corrected.emit(promise, due)

    def _close_with(self, chosen: UUID | None, tell: Callable[[UUID], object]) -> None:
        if chosen is not None:
            tell(chosen)
            self.accept()

    def _refuse(self, words: str, field: QWidget) -> None:
        self.complain(words)
        field.setFocus()
        self.make_room()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A list would look for an item that begins with the digit.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            at = event.key() - Qt.Key.Key_1
            if 0 <= at < len(Deed):
                self._take(tuple(Deed)[at])
                return True
        return super().eventFilter(watched, event)
