"""Beside a handover that is being taken over: how far one is, the keys, and why not."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from moderator_app.core.shift_items import State
from moderator_app.ui.chips import Chip, ChipLook, Shape, Tone
from moderator_app.ui.item_answers import ItemAnswers
from moderator_app.ui.text import Phrase, mark, t
from moderator_app.ui.widgets import Button, Card, KeyHint, PlainLabel, VScroll, column, row
from moderator_app.ui.words_field import WordsField

REFUSING: Final = (
    mark("TakeOver", "The facts are missing"),
    mark("TakeOver", "Overdue, the citizen not told"),
    mark("TakeOver", "The duty leader first"),
)
UNREAD: Final = (
    mark("TakeOver", "An emergency is running"),
    mark("TakeOver", "Citizens are on the line"),
)
_KEYS: Final = (
    ("Y", mark("TakeOver", "accept, and go to the next")),
    ("B", mark("TakeOver", "refuse, with a reason")),
    ("Shift+Y", mark("TakeOver", "accept all that are left")),
    ("U", mark("TakeOver", "take the last answer back")),
)
_LINES: Final = 3


class AnswerPanel(QWidget):
    """Who takes over, and how many items are accepted, refused and left."""

    emergency = Signal()

    def __init__(self, answers: ItemAnswers) -> None:
        super().__init__()
        self._answers = answers
        self._name = ""
        self._who = PlainLabel(look="strong", wrap=True)
        self._chips = {
            state: Chip(ChipLook("", tone, shape)) for state, (tone, shape) in LOOKS.items()
        }
        self._next = PlainLabel(look="muted", wrap=True)
        self._deeds = [PlainLabel(wrap=True) for _ in _KEYS]
        card = Card()
        card.column.addWidget(self._who)
        card.column.addLayout(row(*self._chips.values(), None, spacing=6))
        card.column.addWidget(self._next)
        keys = Card()
        for (key, _), label in zip(_KEYS, self._deeds, strict=True):
            line = row(KeyHint(key), label, spacing=8)
            line.setStretch(1, 1)
            keys.column.addLayout(line)
        self._promise = PlainLabel(look="faint", wrap=True)
        self.unread = Button(kind="quiet", icon="alert")
        self.unread.clicked.connect(self.emergency)
        inside = QWidget()
        inside.setLayout(column(card, keys, self._promise, None, spacing=10))
        self.setLayout(column(VScroll(inside), self.unread, spacing=10))
        answers.changed.connect(self.show_words)

    def begin(self, name: str) -> None:
        self._name = name
        self.show_words()

    def show_words(self) -> None:
        self._who.setText(t("TakeOver", "{name} takes over").format(name=self._name))
        for state, chip in self._chips.items():
            number = self._answers.count(state)
            tone, shape = LOOKS[state]
            chip.show_look(ChipLook(_counted(state, number), tone, shape))
            chip.setVisible(bool(number))
        ready = not self._answers.left
        self._next.setText(
            t("TakeOver", "Every item is answered for. Enter begins your shift.")
            if ready
            else t("TakeOver", "Your shift begins when every item is accepted or refused.")
        )
        for (_, phrase), label in zip(_KEYS, self._deeds, strict=True):
            label.setText(phrase.shown())
        self._promise.setText(
            t(
                "TakeOver",
                "Each answer is kept at once. What is refused stays in the name of whoever handed "
                "it over, and goes to the duty leader if nobody takes it.",
            )
        )
        self.unread.setText(t("TakeOver", "Emergency: begin without reading…"))


class ReasonPanel(QWidget):
    """Why: Enter says it, Esc goes back, a digit as the very first sign takes one of the usual."""

    said = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._usual: Sequence[Phrase] = ()
        self._title = PlainLabel(look="strong", wrap=True)
        self._about = PlainLabel(look="muted", wrap=True)
        self._choices = [Button(kind="route") for _ in range(3)]
        for at, button in enumerate(self._choices):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self.take, at))
        self.field = WordsField(_LINES)
        self.field.entered.connect(self.say)
        self.field.chosen.connect(self.take)
        self.do = Button(kind="primary")
        self.do.clicked.connect(self.say)
        self.back = Button(kind="quiet")
        self.back.clicked.connect(self.left)
        self.setLayout(
            column(
                self._title,
                self._about,
                *self._choices,
                self.field,
                row(None, self.back, self.do),
                None,
                spacing=8,
            )
        )

    def ask(self, title: str, about: str, deed: str, usual: Sequence[Phrase]) -> None:
        self._usual = usual
        self.field.choices = len(usual)
        self._title.setText(title)
        self._about.setText(about)
        self.do.setText(deed)
        self.back.setText(t("TakeOver", "Back (Esc)"))
        for button in self._choices[len(usual) :]:
            button.hide()
        for at, (button, phrase) in enumerate(zip(self._choices, usual, strict=False)):
            button.setText(f"{at + 1}   {phrase.shown()}")
            button.show()
        self.field.clear()
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText(t("TakeOver", "Say why, or press a digit"))
        self.field.setFocus()

    def take(self, at: int, _checked: object = None) -> None:
        self.field.begin_with(self._usual[at].shown())

    def say(self) -> None:
        """Only with words: without a reason nothing is done."""
        if words := self.field.toPlainText().strip():
            self.said.emit(words)
        else:
            self.field.setFocus()


LOOKS: Final = {
    State.ACCEPTED: (Tone.OK, Shape.TICK),
    State.REFUSED: (Tone.DANGER, Shape.SQUARE),
    State.OPEN: (Tone.PLAIN, Shape.RING),
}
"""How an item's state looks: a colour, and a shape of its own."""


def _counted(state: State, number: int) -> str:
    words = {
        State.ACCEPTED: t("TakeOver", "%n accepted", number),
        State.REFUSED: t("TakeOver", "%n refused", number),
        State.OPEN: t("TakeOver", "%n left", number),
    }
    return words[state]
