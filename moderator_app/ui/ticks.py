"""A list of things to do, ticked one by one."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from typing_extensions import override


class TickList(QListWidget):
    """Space, Enter or a click ticks what is chosen."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("framed", "true")
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.itemChanged.connect(self.ticked)

    def show_things(self, things: Sequence[str], done: Collection[str] = ()) -> None:
        """The words are what they are known by."""
        self.blockSignals(True)  # noqa: FBT003  (Qt's own signature)
        self.clear()
        for words in things:
            item = QListWidgetItem(words)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            tick = Qt.CheckState.Checked if words in done else Qt.CheckState.Unchecked
            item.setCheckState(tick)
            self.addItem(item)
        self.blockSignals(False)  # noqa: FBT003
        if things:
            self.setCurrentRow(0)

    def tick(self, at: int) -> None:
        """Tick one, or take its tick away."""
        item = self.item(at)
        done = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if done else Qt.CheckState.Checked)

    def places(self, *, done: bool) -> list[int]:
        """Which are ticked, or which are not."""
        wanted = Qt.CheckState.Checked if done else Qt.CheckState.Unchecked
        return [at for at in range(self.count()) if self.item(at).checkState() == wanted]

    def words(self, *, done: bool) -> list[str]:
        return [self.item(at).text() for at in self.places(done=done)]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() in keys and not event.modifiers() and self.currentRow() >= 0:
            self.tick(self.currentRow())
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The rows were measured before the style sheet was known.
        self.scheduleDelayedItemsLayout()
