"""A call about a case: the number in full, what to say, and what came of it in one key."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from moderator_app.core import facts
from moderator_app.ui import theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.text import Phrase, mark, t
from moderator_app.ui.widgets import Button, NavList, PlainLabel, row

_WIDTH: Final = 520
_RESULTS: Final = (
    mark("Telephone", "Got through"),
    mark("Telephone", "No answer"),
    mark("Telephone", "Wrong number"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A number one may call, whose it is, and what to say there. A citizen's is not written out in
    a note."""

    whose: str
    number: str
    private: bool
    script: str

    @property
    def noted(self) -> str:
        """How a note names it."""
        return facts.masked(self.number, facts.Kind.TELEPHONE) if self.private else self.number


class TelephoneDialog(Dialog):
    called = Signal(object)
    """The words of a note that tells what came of the call."""
    number_wanted = Signal(object)
    """The Line whose number is to be copied."""

    def __init__(self, parent: QWidget | None, lines: Sequence[Line]) -> None:
        super().__init__(parent, width=_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lines = tuple(lines)
        self._list = NavList()
        self._list.installEventFilter(self)
        self._list.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        for line in self._lines:
            self._list.add("phone", f"{line.number}    {line.whose}")
        self._script = PlainLabel(wrap=True, selectable=True)
        self._list.currentRowChanged.connect(self._show_script)
        self._list.setCurrentRow(0)
        self._list.setFixedHeight(theme.current().px(40) * min(len(self._lines), 4))
        self._results = [self._result(at, phrase) for at, phrase in enumerate(_RESULTS)]
        self._hint = PlainLabel(look="muted", wrap=True)
        self.body.addWidget(self._list)
        self.body.addWidget(self._script)
        self.body.addWidget(self._hint)
        self.body.addLayout(row(*self._results, None, spacing=8))
        self.show_words()
        self._list.setFocus()

    def _result(self, at: int, phrase: Phrase) -> Button:
        button = Button(f"{at + 1}   {phrase.shown()}", kind="route")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self.take, at))
        return button

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Telephone", "Telephone"))
        self.main.setText(t("Telephone", "Copy the number"))
        self._list.setAccessibleName(t("Telephone", "Numbers"))
        self._hint.setText(t("Telephone", "↑ ↓ choose the number. Afterwards: what came of it?"))
        for at, button in enumerate(self._results):
            button.setText(f"{at + 1}   {_RESULTS[at].shown()}")

    def take(self, at: int, _checked: object = None) -> None:
        """Note what came of the call with the chosen number."""
        line = self._line()
        words = t("Telephone", "Telephone call, {whose} {number}: {result}")
        self.called.emit(
            words.format(whose=line.whose, number=line.noted, result=_RESULTS[at].shown())
        )
        self.accept()

    @override
    def carry_out(self) -> None:
        """Copy the chosen number; only a result ends a call."""
        self.number_wanted.emit(self._line())

    def _show_script(self, _at: int) -> None:
        self._script.setText(self._line().script)

    def _line(self) -> Line:
        return self._lines[max(0, self._list.currentRow())]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A list would look for an item that begins with the digit.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            at = event.key() - Qt.Key.Key_1
            if 0 <= at < len(_RESULTS):
                self.take(at)
                return True
        return super().eventFilter(watched, event)
