"""A handover note to read: sections and cases, one key to open a case."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from moderator_app.core.handover import Sheet
from moderator_app.ui.keystrokes import Held
from moderator_app.ui.models.handover_items import HandoverItems, ItemDelegate, Line
from moderator_app.ui.text import t


class SheetView(QListView):
    case_requested = Signal(object)
    """The UUID of the case to open."""

    def __init__(self, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items = HandoverItems(zone)
        self.setModel(self.items)
        self.setItemDelegate(ItemDelegate(self))
        self.setProperty("framed", "true")
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(self._open)
        self._name()

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show a note. What was chosen stays so; where it is gone nothing is chosen, lest a key
        that was meant for it finds another."""
        chosen = self.chosen
        self.items.show_sheet(sheet)
        if chosen is None or chosen.item is None:
            row = 1 if self.items.rowCount() > 1 else -1
        else:
            row = self.items.row_of(chosen.item.case_id, chosen.section)
        self.choose(row)

    def choose(self, row: int) -> None:
        """The item in this row, or none with -1."""
        self.setCurrentIndex(self.items.index(row) if row >= 0 else QModelIndex())

    @property
    def chosen(self) -> Line | None:
        index = self.currentIndex()
        return self.items.line(index) if index.isValid() else None

    def _open(self, index: QModelIndex) -> None:
        item = self.items.line(index).item
        if item is not None:
            self.case_requested.emit(UUID(item.case_id))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        moves = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif (key := moves.get(Qt.Key(event.key()))) is not None:
            super().keyPressEvent(QKeyEvent(event.type(), key, event.modifiers()))
        else:
            super().keyPressEvent(event)

    def _name(self) -> None:
        self.setAccessibleName(t("Handover", "What is handed over"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
            self.viewport().update()
        elif event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()
        super().changeEvent(event)


class AnsweringView(SheetView):
    """A note whose items are answered for: one key accepts and goes to the next. A key that is
    held down does nothing more than one that is let go."""

    accepted = Signal(str)
    """The id of the case that is chosen."""
    refused = Signal(str)
    all_accepted = Signal()
    undone = Signal()
    finished = Signal()

    def __init__(self, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(zone, parent)
        self._held = Held()

    def go_on(self, case: str) -> None:
        """A case was answered for: to the next that was not."""
        row = self.currentIndex().row()
        at = self.items.next_open(row)
        line = self.items.line(self.items.index(at)) if at >= 0 else None
        if line is not None and line.item is not None and line.item.case_id != case:
            self.choose(at)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        deed = self._deed(Qt.Key(event.key()), Qt.KeyboardModifier(held))
        if deed is None:
            super().keyPressEvent(event)
        elif not self._held.holds(event):
            deed()

    def _deed(self, key: Qt.Key, held: Qt.KeyboardModifier) -> Callable[[], None] | None:
        plain, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
        control = Qt.KeyboardModifier.ControlModifier
        return {
            (Qt.Key.Key_Y, plain): self._accept,
            (Qt.Key.Key_Space, plain): self._accept,
            (Qt.Key.Key_B, plain): self._refuse,
            (Qt.Key.Key_N, plain): self._refuse,
            (Qt.Key.Key_Y, shift): self.all_accepted.emit,
            (Qt.Key.Key_U, plain): self.undone.emit,
            (Qt.Key.Key_Z, control): self.undone.emit,
            (Qt.Key.Key_Return, plain): self.finished.emit,
            (Qt.Key.Key_Enter, plain): self.finished.emit,
        }.get((key, held))

    def _accept(self) -> None:
        if (line := self.chosen) is not None and line.item is not None:
            self.accepted.emit(line.item.case_id)

    def _refuse(self) -> None:
        if (line := self.chosen) is not None and line.item is not None:
            self.refused.emit(line.item.case_id)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._held.release(event)
        super().keyReleaseEvent(event)


def turn(sheet: Sheet, zone: tzinfo) -> str:
    """From when until when the shift was, as one line."""
    began = datetime.fromisoformat(sheet.began_at).astimezone(zone)
    made = datetime.fromisoformat(sheet.made_at).astimezone(zone)
    same = began.date() == made.date()
    return f"{began:%m-%d %H:%M} – {made:{'%H:%M' if same else '%m-%d %H:%M'}}"
