"""The cells of one row put aside: heading, what it is taken for, and what stands there."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from moderator_app.core.rows import Quarantined
from moderator_app.ui import import_words
from moderator_app.ui.chips import ChipLook, Shape, Tone
from moderator_app.ui.text import t

Index = QModelIndex | QPersistentModelIndex
_SHOWN: Final = 200
"""Signs of a cell that are shown in the table; all of it stands below."""
_HEADING, _TAKEN_FOR, MARK, _WORDS = range(4)


class AsideCells(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._row: Quarantined | None = None
        self._changed: Mapping[int, str] = {}

    def show_row(self, row: Quarantined, changed: Mapping[int, str]) -> None:
        self.beginResetModel()
        self._row, self._changed = row, changed
        self.endResetModel()

    def say_changed(self, at: int) -> None:
        """A cell has other words now."""
        self.dataChanged.emit(self.index(at, 0), self.index(at, _WORDS))

    def heading(self, at: int) -> str:
        layout = None if self._row is None else self._row.layout
        header = () if layout is None else layout.header
        name = " ".join(header[at].split()) if at < len(header) else ""
        return name or t("Aside", "Column {n}").format(n=at + 1)

    def text(self, at: int) -> str:
        """All that stands in a cell now."""
        return self._changed.get(at, self.before(at))

    def before(self, at: int) -> str:
        """What stood there before anybody changed it."""
        cells = () if self._row is None else self._row.cells
        return cells[at] if at < len(cells) else ""

    def chip(self, at: int) -> ChipLook | None:
        """What is to be seen at a cell: that it cannot be read, or was changed."""
        if at in self._changed:
            return changed()
        return at_fault() if at == self.at_fault else None

    @property
    def at_fault(self) -> int | None:
        """The column that could not be read, if it is one."""
        row = self._row
        if row is None or row.layout is None or not row.field:
            return None
        columns = sorted(row.layout.columns.items())
        return next((at for at, field in columns if field.value == row.field), None)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        if self._row is None or (parent is not None and parent.isValid()):
            return 0
        header = () if self._row.layout is None else self._row.layout.header
        return max(len(header), len(self._row.cells))

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else _WORDS + 1

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            t("Import", "Heading"), t("Import", "Taken for"), "", t("Import", "What stands there")
        )[section]  # fmt: skip

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        at = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(at, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (self._words(at, part) for part in range(4))))
        return None

    def _words(self, at: int, part: int) -> str:
        if part == _HEADING:
            return self.heading(at)
        if part == _TAKEN_FOR:
            return self._taken_for(at)
        if part == MARK:
            look = self.chip(at)
            return "" if look is None else look.word
        return " ".join(self.text(at)[:_SHOWN].split())

    def _taken_for(self, at: int) -> str:
        layout = None if self._row is None else self._row.layout
        if layout is None:
            return ""
        return import_words.field_name(layout.columns.get(at), layout.table)


def at_fault() -> ChipLook:
    return ChipLook(t("Aside", "Here"), Tone.DANGER, Shape.SQUARE)


def changed() -> ChipLook:
    return ChipLook(t("Aside", "Changed"), Tone.INFO, Shape.DOT)
