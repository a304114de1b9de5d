"""One organisation that has the case: how far it is, since when, and what may happen next."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from moderator_app.core.case import Handling, Stage
from moderator_app.core.organisations import Organisation
from moderator_app.ui import case_words
from moderator_app.ui.chips import Chip, ChipLook, Shape, Tone
from moderator_app.ui.commands import Commands
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, ElidedLabel, PlainLabel, row

_TONES: Final = {
    Stage.DISPATCHED: (Tone.WARN, Shape.RING),
    Stage.TOLD: (Tone.INFO, Shape.RING),
    Stage.SIGNED: (Tone.INFO, Shape.DOT),
    Stage.ANSWERED: (Tone.OK, Shape.TICK),
    Stage.RETURNED: (Tone.DANGER, Shape.SQUARE),
}
_OPEN: Final = frozenset({Stage.DISPATCHED, Stage.TOLD, Stage.SIGNED})
POSSIBLE: Final = {
    "case.signed": frozenset({Stage.DISPATCHED, Stage.TOLD}),
    "case.feedback": _OPEN,
    "case.returned": _OPEN,
    "case.hasten": _OPEN | {Stage.ANSWERED},
}
"""At which stages of a handler each command makes sense."""


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
        self._since = ElidedLabel(look="muted")
        self.buttons = {deed: Button(kind="link") for deed in POSSIBLE}
        for deed, button in self.buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self._act, deed))
        self.others = Button(kind="link")
        self.others.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.others.clicked.connect(self.others_wanted)
        deeds = (*self.buttons.values(), self.others)
        line = row(self._name, self._stage, self._since, *deeds, spacing=6)
        line.setStretch(2, 1)
        self.setLayout(line)

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
            button.setVisible(not closed and handling.stage in POSSIBLE[deed])
