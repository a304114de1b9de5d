"""Asking several organisations at once, and taking down what each of them says."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget
from typing_extensions import override

from moderator_app.core.case import Answer
from moderator_app.core.consulting import FEWEST
from moderator_app.ui import theme
from moderator_app.ui.dialogs.choice import Choice, Item
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.knowledge import Knowledge
from moderator_app.ui.panes.letters import Letters
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, NavList, PlainLabel, row
from moderator_app.ui.workbench import Workbench

_WIDTH: Final = 640
_LINES: Final = 4


class AskDialog(Dialog):
    asked = Signal(object, object)
    """The ids of the organisations, and the question."""

    def __init__(
        self, bench: Workbench, parent: QWidget | None, question: str, units: Sequence[UUID]
    ) -> None:
        """`units` are those who come to mind first: who has had the case."""
        super().__init__(parent, width=_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        known = bench.knowledge.organisations
        items = [Item(one.id, one.shown, one.name) for one in known]
        self._whom, self._what = PlainLabel(look="section"), PlainLabel(look="section")
        self.units = Choice(items, Letters(bench, _names, self), t("Consult", "Who is asked"))
        self.units.choose(units)
        self.question = QPlainTextEdit(question)
        self.question.setTabChangesFocus(True)
        self.question.setMinimumHeight(
            self.question.fontMetrics().lineSpacing() * _LINES + theme.current().px(20)
        )
        for part in (self._whom, self.units, self._what, self.question):
            self.body.addWidget(part)
        self.show_words()
        self.units.setFocus()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Consult", "Ask several organisations at once"))
        self.main.setText(t("Consult", "Ask them"))
        self._whom.setText(t("Consult", "Who is asked"))
        self._what.setText(t("Consult", "The question; each gets it by itself"))
        self.question.setAccessibleName(t("Consult", "The question"))

    @override
    def carry_out(self) -> None:
        question = self.question.toPlainText().strip()
        if len(self.units.chosen) < FEWEST:
            self.complain(t("Consult", "Choose at least two."))
            self.units.setFocus()
        elif not question:
            self.complain(t("Consult", "There is no question yet."))
            self.question.setFocus()
        else:
            self.asked.emit(self.units.chosen, question)
            self.accept()


def _names(knowledge: Knowledge) -> list[str]:
    return [one.shown for one in knowledge.organisations]


@dataclass(frozen=True, slots=True)
class Asked:
    """One that was asked; `said` are its words, `answer` None while it is silent. `told`: the
    question has been copied for it, by whoever."""

    id: UUID
    name: str
    number: str
    answer: Answer | None = None
    said: str = ""
    told: bool = False


class ConsultDialog(Dialog):
    copied = Signal(object)
    """The Asked for which the question is to be copied."""
    taken = Signal(object, object)
    """The Asked that takes it, and whether the others join."""
    answered = Signal(object, object)
    """A Asked and its Answer."""
    referred = Signal()
    asked_anew = Signal()

    def __init__(
        self, parent: QWidget | None, units: Sequence[Asked], question: str, state: str
    ) -> None:
        super().__init__(parent, width=_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._units = tuple(units)
        self._copied = {one.id for one in self._units if one.told}
        self._question = PlainLabel(question, wrap=True)
        self._state = PlainLabel(state, look="strong", wrap=True)
        self.list = NavList()
        self.list.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.list.setFixedHeight(theme.current().px(38) * min(len(self._units), 6))
        for _ in self._units:
            self.list.add("building", "")
        self.list.setCurrentRow(self._next())
        self.others = QCheckBox()
        self._hint = PlainLabel(look="muted", wrap=True)
        self._deeds = {
            Qt.Key.Key_C: (Button(), self._copy),
            Qt.Key.Key_1: (Button(kind="primary"), self._take),
            Qt.Key.Key_2: (Button(), partial(self._answer, Answer.NOT_OURS)),
            Qt.Key.Key_3: (Button(), partial(self._answer, Answer.CONDITIONS)),
            Qt.Key.Key_R: (Button(kind="quiet"), self._refer),
            Qt.Key.Key_A: (Button(kind="quiet"), self._ask_anew),
        }
        for button, run in self._deeds.values():
            button.clicked.connect(run)
        buttons = [button for button, _ in self._deeds.values()]
        for part in (self._question, self._state, self.list, self.others, self._hint):
            self.body.addWidget(part)
        self.body.addLayout(row(*buttons[:4], None))
        self.body.addLayout(row(*buttons[4:], None))
        self.main.hide()
        self.hint.hide()
        self.list.installEventFilter(self)
        self.show_words()
        self.list.setFocus()

    @property
    def unit(self) -> Asked:
        return self._units[max(0, self.list.currentRow())]

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Consult", "What they say"))
        self.cancel.setText(t("Consult", "Close (Esc)"))
        self.list.setAccessibleName(t("Consult", "Who was asked"))
        self.others.setText(t("Consult", "The others join as co-handlers (O)"))
        self._hint.setText(t("Consult", "↑ ↓ choose who it is about."))
        words = (
            t("Consult", "C Copy the question"),
            t("Consult", "1 Takes it"),
            t("Consult", "2 Not theirs"),
            t("Consult", "3 With conditions…"),
            t("Consult", "R To the duty leader…"),
            t("Consult", "A Ask anew…"),
        )
        for (button, _), said in zip(self._deeds.values(), words, strict=True):
            button.setText(said)
        self._draw()

    def _draw(self) -> None:
        for at, unit in enumerate(self._units):
            self.list.item(at).setText(self._line(unit))

    def _line(self, unit: Asked) -> str:
        if unit.answer is Answer.NOT_OURS:
            said = t("Consult", "says it is not theirs")
        elif unit.answer is Answer.CONDITIONS:
            said = t("Consult", "takes it if: {words}").format(words=unit.said)
        elif unit.id in self._copied:
            said = t("Consult", "✓ copied, no answer yet")
        else:
            said = t("Consult", "no answer yet")
        return "   ".join(filter(None, (unit.name, unit.number, said)))

    # What is done.

    def _copy(self, _checked: object = None) -> None:
        """One recipient at a time: the next that has not been copied for comes up."""
        self.copied.emit(self.unit)
        self._copied.add(self.unit.id)
        self._draw()
        if len(self._copied) < len(self._units):
            self.list.setCurrentRow(self._next())

    def _next(self) -> int:
        """The first for which nobody has copied it yet."""
        left = [at for at, one in enumerate(self._units) if one.id not in self._copied]
        return left[0] if left else 0

    def _take(self, _checked: object = None) -> None:
        self.taken.emit(self.unit, self.others.isChecked())
        self.accept()

    def _answer(self, answer: Answer, _checked: object = None) -> None:
        self.answered.emit(self.unit, answer)
        self.accept()

    def _refer(self, _checked: object = None) -> None:
        self.referred.emit()
        self.accept()

    def _ask_anew(self, _checked: object = None) -> None:
        self.asked_anew.emit()
        self.accept()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A list would look for an item that begins with the sign.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key is Qt.Key.Key_O:
                self.others.toggle()
                return True
            if key in self._deeds and not event.modifiers():
                self._deeds[key][0].click()
                return True
        return super().eventFilter(watched, event)
