"""Calling the citizen of a closed case: the number, what to ask, and what they say in one key."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from typing_extensions import override

from moderator_app.core.case import Heard
from moderator_app.ui import case_words, theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.dialogs.telephone import Line
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, NavList, PlainLabel, column, row

_WIDTH: Final = 540


class CallBackDialog(Dialog):
    """1 and 3 end the call at once; 2 asks what the citizen is not satisfied with."""

    heard = Signal(object, object, object)
    """The Heard, the citizen's words, and whether the case is opened again."""
    number_wanted = Signal(object)
    """The Line whose number is to be copied."""

    def __init__(
        self, parent: QWidget | None, lines: Sequence[Line], script: str, tried: int, handler: str
    ) -> None:
        """`lines` are the citizen's numbers; `tried`: how often nobody was reached; `handler`:
        whoever had the case, "" where nobody did."""
        super().__init__(parent, width=_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lines = tuple(lines)
        self._tried = tried
        self._handler = handler
        self._list = NavList()
        self._list.installEventFilter(self)
        self._list.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        for line in self._lines:
            self._list.add("phone", f"{line.number}    {line.whose}")
        self._list.setCurrentRow(0)
        self._list.setFixedHeight(theme.current().px(40) * max(1, min(len(self._lines), 3)))
        self._script = PlainLabel(script, wrap=True, selectable=True)
        self._before = PlainLabel(look="muted", wrap=True)
        self._copy = Button(kind="link")
        self._copy.clicked.connect(self._want_number)
        self._results = {heard: self._result(heard) for heard in Heard}
        self._words_name = PlainLabel(look="muted")
        self.words = QLineEdit()
        self.reopen = QCheckBox()
        self.reopen.setChecked(True)
        self._form = QWidget()
        self._form.setLayout(column(self._words_name, self.words, self.reopen, spacing=6))
        self._form.hide()
        self.main.hide()
        self.hint.hide()
        for part in (self._list, self._script, self._before):
            self.body.addWidget(part)
        self.body.addLayout(row(*self._results.values(), None, self._copy, spacing=8))
        self.body.addWidget(self._form)
        self._copy.setVisible(bool(self._lines))
        self.show_words()
        # Without a number to choose, Enter and Space must not say what nobody has heard.
        (self._list if self._lines else self.cancel).setFocus()

    def _result(self, heard: Heard) -> Button:
        button = Button(kind="route")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self.take, heard))
        return button

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("CallBack", "Call the citizen back"))
        self._list.setAccessibleName(t("CallBack", "The citizen's numbers"))
        no_number = t("CallBack", "No number was found in this case: ask by private message.")
        tried = t("CallBack", "%n time(s) not reached before", self._tried)
        said = ([] if self._lines else [no_number]) + ([tried] if self._tried else [])
        self._before.setText(" ".join(said))
        self._before.setVisible(bool(said))
        self._list.setVisible(bool(self._lines))
        self._copy.setText(t("CallBack", "Copy the number"))
        for at, (heard, button) in enumerate(self._results.items(), start=1):
            button.setText(f"{at}   {case_words.heard(heard)}")
        self._words_name.setText(t("CallBack", "What the citizen is not satisfied with"))
        self.words.setAccessibleName(self._words_name.text())
        back = t("CallBack", "Open the case again, and give it back to {name}")
        again = t("CallBack", "Open the case again")
        self.reopen.setText(back.format(name=self._handler) if self._handler else again)
        self.main.setText(t("CallBack", "Write it down"))

    def take(self, heard: Heard, _checked: object = None) -> None:
        if heard is not Heard.UNSATISFIED:
            self.heard.emit(heard, "", False)  # noqa: FBT003  (Qt's own signature)
            self.accept()
            return
        for part in (self._form, self.main, self.hint):
            part.show()
        self.words.setFocus()
        self.make_room()

    @override
    def carry_out(self) -> None:
        words = self.words.text().strip()
        if self._form.isHidden():
            return
        if not words:
            self.complain(t("CallBack", "Say what the citizen is not satisfied with."))
            self.words.setFocus()
            self.make_room()
            return
        self.heard.emit(Heard.UNSATISFIED, words, self.reopen.isChecked())
        self.accept()

    def _want_number(self) -> None:
        self.number_wanted.emit(self._lines[max(0, self._list.currentRow())])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._digit(event):
            super().keyPressEvent(event)

    def _digit(self, event: QKeyEvent) -> bool:
        at = event.key() - Qt.Key.Key_1
        if not 0 <= at < len(Heard):
            return False
        self.take(tuple(Heard)[at])
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A list would look for an item that begins with the digit.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._digit(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)
