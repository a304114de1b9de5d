"""The record of who saw what as a table, newest first."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from moderator_app.core.access import Entry
from moderator_app.ui import access_words
from moderator_app.ui.access_words import Known

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class AccessLines(QAbstractTableModel):
    def __init__(self, entries: Sequence[Entry], known: Known) -> None:
        super().__init__()
        self._entries = tuple(reversed(entries))
        self._known = known

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(access_words.headings())

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return access_words.line(self._entries[index.row()], self._known)[index.column()]

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return access_words.headings()[section]
