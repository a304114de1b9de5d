"""What is typed for a handover, and what can be done with the note."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSignalBlocker
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget
from typing_extensions import override

from moderator_app.core.people import Person
from moderator_app.ui import theme
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, Card, PlainLabel, restyle, row

_SIDE = 340


class HandoverCard(Card):
    def __init__(self, sign_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._sign_key = sign_key
        self._name = ""
        self._asked = False
        self._giver = PlainLabel(look="strong", wrap=True)
        self._to_label = PlainLabel(look="section")
        self.to = QComboBox()
        self.to.setEditable(True)
        self.to.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._words_label = PlainLabel(look="section")
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.earlier = Button(kind="quiet", icon="history")
        self.sign = Button(kind="primary", icon="handover")
        self.copy = Button(icon="copy")
        self.print = Button(icon="print")
        self.save = Button(icon="ledger")
        self._promise = PlainLabel(look="faint", wrap=True)
        self.setFixedWidth(theme.current().px(_SIDE))
        for part in (self._giver, self._to_label, self.to, self._words_label, self.words):
            self.column.addWidget(part)
        self.column.setStretch(4, 1)
        self.column.addWidget(self.sign)
        self.column.addWidget(self._promise)
        self.column.addLayout(row(self.copy, self.print, self.save, spacing=6))
        self.column.addWidget(self.earlier)
        self._say()

    @property
    def to_name(self) -> str:
        return self.to.currentText().strip()

    def show_people(self, giver: Person | None, others: Iterable[str]) -> None:
        """Who hands over, and whom they may hand over to; what was typed stays."""
        typed = self.to.currentText()
        with QSignalBlocker(self.to):  # nobody typed anything
            self.to.clear()
            self.to.addItems(list(others))
            self.to.setCurrentIndex(-1)
            self.to.setEditText(typed)
        self._name = "" if giver is None else giver.name
        self._show_giver()

    def restore(self, words: object, to: object) -> None:
        """Put back what was kept, where nothing has been typed since."""
        if isinstance(words, str) and not self.words.toPlainText():
            self.words.setPlainText(words)
        if isinstance(to, str) and not self.to_name:
            self.to.setEditText(to)

    def clear(self) -> None:
        self.words.clear()
        self.to.setEditText("")

    def ask(self, *, asked: bool) -> None:
        """Whether the next press signs, and for whom: said on the button itself."""
        if asked != self._asked:
            self._asked = asked
            self._say()

    def _question(self) -> str:
        if not self.to_name:
            return t(
                "Handover", "Nobody is named to take over. {keys} once more signs all the same"
            )
        return t("Handover", "Hand over to {name}? {keys} once more signs")

    def _show_giver(self) -> None:
        words = t("Handover", "Handing over: {name}")
        self._giver.setText(words.format(name=self._name or "—"))

    def _say(self) -> None:
        self._show_giver()
        self._to_label.setText(t("Handover", "To"))
        self._words_label.setText(t("Handover", "What the next person has to know"))
        self.earlier.setText(t("Handover", "Read earlier handovers…"))
        self.words.setPlaceholderText(
            t("Handover", "Who will call back, what is under repair, what not to promise…")
        )
        words = (
            t("Handover", "Once more: sign ({keys})")
            if self._asked
            else t("Handover", "Sign and hand over ({keys})")
        )
        self.sign.setText(words.format(keys=self._sign_key))
        calm = t("Handover", "Replies you have not finished stay yours, for when you are back.")
        asked = self._question().format(name=self.to_name, keys=self._sign_key)
        self._promise.setText(asked if self._asked else calm)
        restyle(self._promise, "look", "strong" if self._asked else "faint")
        self.print.setText(t("Handover", "Print"))
        self.copy.setText(t("Handover", "Copy"))
        self.save.setText(t("Handover", "Save"))
        for widget, name in (
            (self.to, self._to_label.text()),
            (self.words, self._words_label.text()),
            (self.copy, t("Handover", "Copy as text")),
            (self.save, t("Handover", "Save as PDF or Word")),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(name)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
