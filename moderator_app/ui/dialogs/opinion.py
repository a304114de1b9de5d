"""What somebody has written about a case on paper, or would write: three kinds of opinion."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from moderator_app.core.opinions import Opinion, Said
from moderator_app.core.organisations import Organisation
from moderator_app.ui import theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, column, row

_WIDTH: Final = 560
_LINES: Final = 4


class OpinionDialog(Dialog):
    """A leader's has to say who and when; a unit's, whose it is."""

    decided = Signal(object)
    """A Said."""

    def __init__(
        self, parent: QWidget, units: Sequence[Organisation], today: datetime, text: str = ""
    ) -> None:
        super().__init__(parent, width=_WIDTH, main_icon="note")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._suggested = text.strip()
        self.kind = Opinion.PROPOSED
        self.kinds = {one: self._choice(one) for one in Opinion}
        self.text = QPlainTextEdit(text)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(
            self.text.fontMetrics().lineSpacing() * _LINES + theme.current().px(20)
        )
        self.by, self.on, self.unit = QLineEdit(), QDateEdit(), QComboBox()
        self.by.setMaxLength(40)
        self.on.setDisplayFormat("yyyy-MM-dd")
        self.on.setDate(QDate(today.year, today.month, today.day))
        for one in units:
            self.unit.addItem(one.shown, one.id)
        self._about = PlainLabel(look="muted", wrap=True)
        self._names = [PlainLabel(look="muted") for _ in range(4)]
        self._signed = QWidget()
        signed = row(
            column(self._names[1], self.by, spacing=4),
            column(self._names[2], self.on, spacing=4),
            spacing=12,
        )
        signed.setContentsMargins(0, 0, 0, 0)
        self._signed.setLayout(signed)
        self._whose = QWidget()
        self._whose.setLayout(column(self._names[3], self.unit, spacing=4))
        self.body.addLayout(row(*self.kinds.values(), None))
        self.kinds[Opinion.HANDLED].setVisible(bool(units))
        self.body.addWidget(self._about)
        self.body.addLayout(column(self._names[0], self.text, spacing=4))
        self.body.addWidget(self._whose)
        self.body.addWidget(self._signed)
        self.show_words()
        self.choose(Opinion.PROPOSED)
        self.text.setFocus()

    def _choice(self, kind: Opinion) -> Button:
        button = Button(kind="route")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self.choose, kind))
        return button

    def choose(self, kind: Opinion, _checked: object = None) -> None:
        self.kind = kind
        for one, button in self.kinds.items():
            button.setChecked(one is kind)
        self._signed.setVisible(kind is not Opinion.PROPOSED)
        self._whose.setVisible(kind is Opinion.HANDLED)
        self._about.setText(_about()[kind])
        self.complain("")
        self.make_room()

    @property
    def said(self) -> Said:
        text, by = self.text.toPlainText().strip(), self.by.text().strip()
        if self.kind is Opinion.PROPOSED:
            return Said(self.kind, text)
        day = self.on.date()
        unit = self.unit.currentData() if self.kind is Opinion.HANDLED else None
        return Said(self.kind, text, by, date(day.year(), day.month(), day.day()), unit)

    @property
    @override
    def unkept(self) -> str:
        words = self.text.toPlainText().strip()
        return "" if words == self._suggested else words

    @override
    def carry_out(self) -> None:
        if not self.text.toPlainText().strip():
            self.complain(t("Opinion", "There are no words yet."))
            self.text.setFocus()
        elif self.kind is Opinion.INSTRUCTED and not self.by.text().strip():
            self.complain(t("Opinion", "Name the leader who wrote it."))
            self.by.setFocus()
        else:
            self.decided.emit(self.said)
            self.accept()
        self.make_room()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Opinion", "An opinion for the papers"))
        self.main.setText(t("Opinion", "Keep it"))
        titles = {
            Opinion.PROPOSED: t("Opinion", "Proposal"),
            Opinion.INSTRUCTED: t("Opinion", "Leader's instruction"),
            Opinion.HANDLED: t("Opinion", "Unit's opinion"),
        }
        for at, (kind, title) in enumerate(titles.items()):
            self.kinds[kind].setText(f"{at + 1}   {title}")
        names = (
            t("Opinion", "Word for word"),
            t("Opinion", "Written by"),
            t("Opinion", "On"),
            t("Opinion", "Whose opinion"),
        )
        fields = (self.text, self.by, self.on, self.unit)
        for label, field, name in zip(self._names, fields, names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        self._about.setText(_about()[self.kind])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = event.key() - Qt.Key.Key_1
        choices = [one for one in Opinion if not self.kinds[one].isHidden()]
        if 0 <= at < len(choices) and not event.modifiers():
            self.choose(choices[at])
            return
        super().keyPressEvent(event)


def _about() -> Mapping[Opinion, str]:
    return {
        Opinion.PROPOSED: t("Opinion", "What you propose. It is printed in the papers' own box."),
        Opinion.INSTRUCTED: t(
            "Opinion", "Typed in from the paper, with who wrote it and when. It is printed as well."
        ),
        Opinion.HANDLED: t("Opinion", "What the unit wrote in its box, if it came back on paper."),
    }
