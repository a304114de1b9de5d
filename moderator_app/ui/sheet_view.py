"""A handover note to read: sections and cases, one key to open a case."""

from datetime import datetime, tzinfo
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from moderator_app.core.handover import Sheet
from moderator_app.ui.models.handover_items import HandoverItems, ItemDelegate
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
        """Show a note; the case that was selected stays so if it is still on it."""
        chosen = self.chosen_case()
        self.items.show_sheet(sheet)
        row = self.items.row_of(chosen) if chosen else -1
        if row < 0 and self.items.rowCount() > 1:
            row = 1
        if row >= 0:
            self.setCurrentIndex(self.items.index(row))

    def chosen_case(self) -> str:
        index = self.currentIndex()
        item = self.items.line(index).item if index.isValid() else None
        return "" if item is None else item.case_id

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


def turn(sheet: Sheet, zone: tzinfo) -> str:
    """From when until when the shift was, as one line."""
    began = datetime.fromisoformat(sheet.began_at).astimezone(zone)
    made = datetime.fromisoformat(sheet.made_at).astimezone(zone)
    same = began.date() == made.date()
    return f"{began:%m-%d %H:%M} – {made:{'%H:%M' if same else '%m-%d %H:%M'}}"
