"""Closing a case: what came of it, whether the citizen knows, and the basis where one is needed."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget
from typing_extensions import override

from moderator_app.core.case import Case, Outcome, Status
from moderator_app.core.decisions import close
from moderator_app.core.refusals import Refusal
from moderator_app.ui import case_words, sentences
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel

_WIDTH: Final = 520
_ORDER: Final = tuple(Outcome)


class OutcomeDialog(Dialog):
    """A digit chooses, Enter closes the case."""

    decided = Signal(object, object, object)
    """The Outcome, the basis, and whether the citizen was told."""

    def __init__(self, parent: QWidget | None, case: Case) -> None:
        super().__init__(parent, width=_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._case = case
        self._outcome: Outcome | None = None
        self._choices = {outcome: self._choice(outcome) for outcome in _ORDER}
        grid = QGridLayout()
        grid.setSpacing(6)
        for at, choice in enumerate(self._choices.values()):
            grid.addWidget(choice, at % 5, at // 5)
        self._told = QCheckBox()
        # The first word, that it was passed on, does not tell what came of it.
        self._told.setChecked(case.status is Status.ANSWERED)
        self._state = PlainLabel(look="muted", wrap=True)
        self._basis = QLineEdit()
        self._basis.returnPressed.connect(self.carry_out)
        self._basis_name = PlainLabel(look="muted")
        self._basis_name.setBuddy(self._basis)
        self.body.addLayout(grid)
        for part in (self._told, self._state, self._basis_name, self._basis):
            self.body.addWidget(part)
        self.show_words()
        self.setFocus()

    def _choice(self, outcome: Outcome) -> Button:
        button = Button(kind="route")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self.choose, outcome))
        return button

    def choose(self, outcome: Outcome, _checked: object = None) -> None:
        self._outcome = outcome
        for each, button in self._choices.items():
            button.setChecked(each is outcome)
        self.complain("")
        if outcome is Outcome.DECLINED and not self._basis.text():
            self._basis.setFocus()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Closing", "Close with an outcome"))
        self.main.setText(t("Closing", "Close the case"))
        for at, (outcome, button) in enumerate(self._choices.items(), start=1):
            button.setText(f"{at}   {case_words.outcome(outcome)}")
        self._told.setText(t("Closing", "The citizen has been told the outcome (0)"))
        self._state.setText(self._standing())
        self._basis_name.setText(t("Closing", "Basis, or how the citizen was told"))
        self._basis.setAccessibleName(self._basis_name.text())

    def _standing(self) -> str:
        """Where the citizen stands, for whoever closes without looking back."""
        if self._case.answered_at is None:
            return t(
                "Closing",
                "No reply has gone out. Answer first, or tick this if the citizen was told "
                "another way, and write how.",
            )
        if self._case.waiting_since is not None:
            return t("Closing", "A reply has gone out, and the citizen is waiting for another.")
        if any(handling.is_open for handling in self._case.handlings):
            return t("Closing", "A reply has gone out; a handler has not answered yet.")
        return t("Closing", "A reply has gone out on this case.")

    @override
    def carry_out(self) -> None:
        if self._outcome is None:
            self.complain(t("Closing", "Press 1 to 9: what came of it?"))
            return
        told, basis = self._told.isChecked(), self._basis.text().strip()
        try:
            close(self._case, self._outcome, basis, told=told)
        except Refusal as refusal:
            self.complain(sentences.refused(refusal))
            return
        self.decided.emit(self._outcome, basis, told)
        self.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = event.key() - Qt.Key.Key_1
        if 0 <= at < len(_ORDER):
            self.choose(_ORDER[at])
        elif event.key() == Qt.Key.Key_0:
            self._told.toggle()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.carry_out()
        else:
            super().keyPressEvent(event)
