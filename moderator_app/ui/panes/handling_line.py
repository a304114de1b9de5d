"""One organisation that has the case: how far it is, since when, and what may happen next."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from moderator_app.core.case import Handling, Stage
from moderator_app.core.organisations import Organisation
from moderator_app.ui import case_words, theme
from moderator_app.ui.chips import Chip, ChipLook, Shape, Tone
from moderator_app.ui.commands import Commands
from moderator_app.ui.flow import FlowLayout
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, row

_TONES: Final = {
    Stage.DISPATCHED: (Tone.WARN, Shape.RING),
    Stage.TOLD: (Tone.INFO, Shape.RING),
    Stage.SIGNED: (Tone.INFO, Shape.DOT),
    Stage.ANSWERED: (Tone.OK, Shape.TICK),
    Stage.RETURNED: (Tone.DANGER, Shape.SQUARE),
}
_HEIGHT: Final = 26
_OPEN: Final = frozenset({Stage.DISPATCHED, Stage.TOLD, Stage.SIGNED})
POSSIBLE: Final = {
    "case.signed": frozenset({Stage.DISPATCHED, Stage.TOLD}),
    "case.feedback": _OPEN,
    "case.returned": _OPEN,
    "case.hasten": _OPEN | {Stage.ANSWERED},
}
"""At which stages of a handler each command makes sense."""


def is_possible(deed: str, handling: Handling) -> bool:
    """Also to call an answer a return that came by e-mail, and that nobody has judged yet."""
    unread = handling.stage is Stage.ANSWERED and handling.by_mail
    return handling.stage in POSSIBLE[deed] or (deed == "case.returned" and unread)


class HandlingLine(QWidget):
    acted = Signal(object)
    """A pair: the command that was pressed, and the organisation's id."""
    others_wanted = Signal()

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._handling: Handling | None = None
        self._name = PlainLabel(look="strong")
        self._stage = Chip(ChipLook(""))
        self._since = PlainLabel(look="muted")
        self.buttons = {deed: Button(kind="link") for deed in POSSIBLE}
        for deed, button in self.buttons.items():
            button.clicked.connect(partial(self._act, deed))
        self.others = Button(kind="link")
        self.others.clicked.connect(self.others_wanted)
        state, deeds = QWidget(), QWidget()
        state.setLayout(row(self._name, self._stage, self._since, spacing=6))
        deeds.setLayout(row(*self.buttons.values(), self.others, spacing=2))
        for button in (*self.buttons.values(), self.others):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # What may be done goes to a second line where there is no room for it in the first.
        self._flow = FlowLayout(self, spacing=theme.current().px(8))
        self._parts = (state, deeds)
        for part in self._parts:
            part.setFixedHeight(theme.current().px(_HEIGHT))
            self._flow.addWidget(part)

    def _act(self, deed: str, _checked: object = None) -> None:
        if self._handling is not None:
            self.acted.emit((deed, self._handling.organisation))

    def offer_others(self, words: str) -> None:
        """Show, or with no words hide, the way to give the case to somebody else."""
        self.others.setText(words)
        self.others.setVisible(bool(words))

    def show_handling(
        self, handling: Handling, organisation: Organisation | None, since: str, *, closed: bool
    ) -> None:
        self._handling = handling
        name = t("Handlers", "Not in the directory") if organisation is None else organisation.shown
        part = "" if handling.lead else t("Handlers", " (co-handler)")
        self._name.setText(name + part)
        tone, shape = _TONES[handling.stage]
        self._stage.show_look(ChipLook(case_words.stage(handling.stage), tone, shape))
        words = since
        if handling.hastened:
            words += " · " + t("Handlers", "hastened %n time(s)", handling.hastened)
        self._since.setText(words)
        labels = {
            "case.signed": t("Handlers", "Signed"),
            "case.feedback": t("Handlers", "Feedback"),
            "case.returned": t("Handlers", "Returned"),
            "case.hasten": t("Handlers", "Hasten"),
        }
        for deed, button in self.buttons.items():
            button.setText(f"{labels[deed]} {self._commands.hint(deed)}")
            button.setAccessibleName(f"{labels[deed]} {name}")
            button.setVisible(not closed and is_possible(deed, handling))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            for part in self._parts:
                part.setFixedHeight(theme.current().px(_HEIGHT))
