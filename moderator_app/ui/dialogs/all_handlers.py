"""Every organisation of the directory, found by name, pinyin or initials."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from moderator_app.core.organisations import Organisation
from moderator_app.core.pinyin import Names
from moderator_app.ui import theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, as_tool_tip

_SIZE: Final = (560, 520)
_DUTY: Final = 22
"""Characters of its first duty that fit beside a name."""
_MOVES: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


def spelt(organisations: Sequence[Organisation]) -> Names[Organisation]:
    """The organisations and their spellings; takes a moment, so not on the window's thread."""
    return Names(organisations, _names)


def _names(organisation: Organisation) -> Iterable[str]:
    return (organisation.shown, organisation.name)


class AllHandlersDialog(Dialog):
    """Enter takes the lead, Shift+Enter adds a co-handler."""

    chosen = Signal(object)
    co_chosen = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        organisations: Sequence[Organisation],
        names: Names[Organisation] | None,
    ) -> None:
        """`names` may still be on its way: until it comes the words are looked for as they are."""
        super().__init__(parent, width=_SIZE[0])
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._organisations = tuple(organisations)
        self._spelt = names
        self.field = QLineEdit()
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setProperty("nav", "true")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMinimumHeight(theme.current().px(_SIZE[1] - 220))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemDoubleClicked.connect(self.carry_out)
        self._hint = PlainLabel(look="muted", wrap=True)
        for part in (self.field, self.list, self._hint):
            self.body.addWidget(part)
        self.show_words()
        self._find("")
        self.field.setFocus()

    def take_names(self, names: Names[Organisation]) -> None:
        self._spelt = names
        self._find(self.field.text())

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("AllHandlers", "All organisations"))
        self.main.setText(t("AllHandlers", "Choose as lead"))
        self.field.setPlaceholderText(t("AllHandlers", "Name, pinyin or initials, such as gdgs"))
        self.field.setAccessibleName(t("AllHandlers", "Find an organisation"))
        self.list.setAccessibleName(t("AllHandlers", "Organisations found"))
        self._hint.setText(t("AllHandlers", "Enter: lead · Shift+Enter: co-handler"))

    def _find(self, words: str) -> None:
        self.list.clear()
        for organisation in self._found(words.strip()):
            duty = next(iter(organisation.duties), "")[:_DUTY]
            line = f"{organisation.relation}  {organisation.shown}    {duty}"
            item = QListWidgetItem(line)
            item.setData(Qt.ItemDataRole.UserRole, organisation.id)
            item.setToolTip(as_tool_tip(organisation.name))
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _found(self, words: str) -> Sequence[Organisation]:
        if not words:
            return self._organisations
        if self._spelt is not None:
            return self._spelt.find(words)
        return [one for one in self._organisations if any(words in name for name in _names(one))]

    @override
    def carry_out(self) -> None:
        self._take(co=False)

    def _take(self, *, co: bool) -> None:
        if self.list.currentRow() < 0:
            self.complain(t("AllHandlers", "Nothing is called that. Try fewer letters."))
            return
        taken = self.co_chosen if co else self.chosen
        taken.emit(self.list.currentItem().data(Qt.ItemDataRole.UserRole))
        self.accept()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in _MOVES:
            self.list.keyPressEvent(event)
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            co = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._take(co=co)
            return True
        return super().eventFilter(watched, event)
