"""Which key does what: chosen by pressing it, refused when another command has it there."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QTableWidgetItem,
    QWidget,
)
from typing_extensions import override

from moderator_app.ui import tables
from moderator_app.ui.command_table import COMMANDS
from moderator_app.ui.commands import Command, Commands, conflicts, remapped
from moderator_app.ui.desk_settings import DeskSettings
from moderator_app.ui.keystrokes import shown, shown_all, strokes_of
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, column, row

_USUAL: Final = {command.id: command for command in COMMANDS}


class KeyField(Button):
    """A button that, once pressed, waits for a key and takes whatever it is."""

    pressed_key = Signal(str)

    def __init__(self) -> None:
        super().__init__(icon="keyboard")
        self.setCheckable(True)
        self.toggled.connect(self.say)
        self.say()

    def say(self) -> None:
        self.setText(
            t("Keys", "Press the key now…") if self.isChecked() else t("Keys", "Another key…")
        )

    @override
    def event(self, event: QEvent) -> bool:
        # Before Tab, Esc and the dialog's own keys are what they usually are.
        if self.isChecked() and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)  # noqa: S101
            if names := strokes_of(event):
                self.setChecked(False)
                self.pressed_key.emit(names[0])
            return True
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.setChecked(False)
        super().focusOutEvent(event)


class KeysPage(QWidget):
    chosen = Signal(object)
    """The keys a person has chosen by now, by command."""

    def __init__(self, commands: Commands, settings: DeskSettings) -> None:
        super().__init__()
        kept = {id_: keys for id_, keys in settings.keys.items() if id_ in _USUAL}
        # Keys that clash since the program was updated are not in force: begin without them.
        self._keys = {} if conflicts(remapped(COMMANDS, kept)) else kept
        # Digits choose organisations one by one; they have their places and keep them.
        self._ids = [command.id for command in commands.table() if not command.keyed]
        self.table = tables.of_values(len(self._ids), 2)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.press = KeyField()
        self.none, self.usual, self.all_usual = Button(), Button(), Button(kind="quiet")
        self.problem = PlainLabel(look="danger", wrap=True)
        self.press.pressed_key.connect(self._take)
        self.none.clicked.connect(partial(self._choose, ()))
        self.usual.clicked.connect(self._forget)
        self.all_usual.clicked.connect(self._forget_all)
        self.table.currentCellChanged.connect(self._enable)
        self.table.activated.connect(self.press.click)
        buttons = row(self.press, self.none, self.usual, None, self.all_usual)
        self.setLayout(column(self.table, self.problem, buttons, spacing=10, margin=8))
        self.table.setCurrentCell(0, 0)
        self._say()

    @property
    def _current(self) -> Command:
        return _USUAL[self._ids[max(0, self.table.currentRow())]]

    def _take(self, key: str) -> None:
        self._choose((key,))

    def _choose(self, keys: tuple[str, ...]) -> None:
        self._try({**self._keys, self._current.id: keys})

    def _forget(self) -> None:
        self._try({id_: keys for id_, keys in self._keys.items() if id_ != self._current.id})

    def _forget_all(self) -> None:
        self._try({})

    def _try(self, keys: dict[str, tuple[str, ...]]) -> None:
        kept = {id_: chosen for id_, chosen in keys.items() if chosen != _USUAL[id_].keys}
        clashes = conflicts(remapped(COMMANDS, kept))
        if clashes:
            clash = clashes[0]
            other = clash.second if clash.first == self._current.id else clash.first
            words = t("Keys", "{key} is taken: {command}. Give that one another key first.")
            self._complain(words.format(key=shown(clash.keys), command=_USUAL[other].title.shown()))
            return
        self._complain("")
        self._keys = kept
        self._fill()
        self.chosen.emit(kept)

    def _complain(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _enable(self) -> None:
        self.none.setEnabled(bool(self._keys.get(self._current.id, self._current.keys)))
        self.usual.setEnabled(self._current.id in self._keys)
        self.all_usual.setEnabled(bool(self._keys))

    def _fill(self) -> None:
        for line, id_ in enumerate(self._ids):
            keys = self._keys.get(id_, _USUAL[id_].keys)
            words = "  ".join(shown_all(keys))
            texts = _USUAL[id_].title.shown(), f"{words} *" if id_ in self._keys else words
            for place, text in enumerate(texts):
                self.table.setItem(line, place, QTableWidgetItem(text))
        self._enable()

    def _say(self) -> None:
        self.table.setHorizontalHeaderLabels([t("Keys", "What it does"), t("Keys", "Keys")])
        self.table.setAccessibleName(t("Keys", "Keys"))
        self.press.say()
        self.none.setText(t("Keys", "No key"))
        self.usual.setText(t("Keys", "The usual key"))
        self.all_usual.setText(t("Keys", "All usual keys"))
        self._complain("")
        self._fill()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
