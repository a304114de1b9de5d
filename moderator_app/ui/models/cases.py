"""A list of cases as Qt reads it: one moment's frozen order, and the rows that are in sight.

The order is an array of keys, eight bytes a case, so that a million cases are no burden and
nothing moves under the cursor. Rows are read in pages on the reader thread when they are first
painted; until they come, the list paints quiet placeholders.
"""

from array import array
from collections.abc import Collection, Mapping, Sequence
from enum import IntEnum
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from typing_extensions import override

from moderator_app.core.changes import Changes, Touched
from moderator_app.core.rows import CaseRow, Hit
from moderator_app.desk.reading import Reader
from moderator_app.ui.models.lines import Line, Lines
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench

PAGE: Final = 256
PAGES_KEPT: Final = 64
_PAGES_ASKED: Final = 3
"""A screen never shows more, and what was scrolled past need not be read."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class Role(IntEnum):
    LINE = Qt.ItemDataRole.UserRole + 1
    """A Line, or None while the row is being read."""


class CaseModel(QAbstractTableModel):
    """`name` keeps the questions of two lists apart."""

    arrived = Signal()
    """Rows that were asked for have been read."""

    def __init__(self, bench: Workbench, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._name = name
        self._keys: array[int] = array("q")
        self._rows: dict[int, CaseRow] = {}
        self._hits: Mapping[int, Hit] = {}
        self._lines = Lines(bench)
        self._wanted: dict[int, None] = {}
        self._looked_at = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)
        bench.minute.connect(self.repaint)
        bench.known.connect(self.repaint)
        bench.person_changed.connect(self.repaint)
        bench.changed.connect(self._heed)

    # What is in the list.

    @property
    def keys(self) -> "array[int]":
        """The frozen order; not to be changed."""
        return self._keys

    def case_at(self, row: int) -> UUID | None:
        """None while the row is being read, and outside the list."""
        held = self._rows.get(self._keys[row]) if 0 <= row < len(self._keys) else None
        return None if held is None else held.case_id

    def key_at(self, row: int) -> int | None:
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def position(self, key: int) -> int:
        """The row of a key, -1 if it is not in the list."""
        try:
            return self._keys.index(key)
        except ValueError:
            return -1

    def position_of(self, case: UUID) -> int:
        """The row of a case among those that have been read, else -1."""
        key = next((key for key, row in self._rows.items() if row.case_id == case), None)
        return -1 if key is None else self.position(key)

    def in_sight(self) -> list[int]:
        """The keys of the page that was painted last."""
        first = self._looked_at // PAGE * PAGE
        return self._keys[first : first + PAGE].tolist()

    # Changing it.

    def show(
        self,
        keys: "array[int]",
        rows: Mapping[int, CaseRow],
        hits: Mapping[int, Hit] | None = None,
    ) -> None:
        """Another order, with whatever rows of it have been read already."""
        self.beginResetModel()
        self._keys = keys
        self._rows = dict(rows)
        self._hits = hits or {}
        self._wanted.clear()
        self._looked_at = 0
        self._lines.forget()
        self.endResetModel()

    def extend(
        self, keys: Sequence[int], rows: Mapping[int, CaseRow], hits: Mapping[int, Hit]
    ) -> None:
        """More of the same, at the end."""
        if not keys:
            return
        first = len(self._keys)
        self.beginInsertRows(_NOWHERE, first, first + len(keys) - 1)
        self._keys.extend(keys)
        self._rows.update(rows)
        self._hits = {**self._hits, **hits}
        self.endInsertRows()

    def put_back(self, key: int, row: int) -> int:
        """Let a case stand in the list again, as near to `row` as there is room; where it is."""
        row = min(row, len(self._keys))
        self.beginInsertRows(_NOWHERE, row, row)
        self._keys.insert(row, key)
        self.endInsertRows()
        return row

    def remove(self, keys: Collection[int]) -> dict[int, int]:
        """Take cases out of the list; where each of them stood just before it went."""
        stood: dict[int, int] = {}
        for key in keys:
            if (row := self.position(key)) < 0:
                continue
            self.beginRemoveRows(_NOWHERE, row, row)
            del self._keys[row]
            self._rows.pop(key, None)
            self._lines.drop(key)
            self.endRemoveRows()
            stood[key] = row
        return stood

    def update(self, rows: Mapping[int, CaseRow]) -> None:
        """Rows that were read again, painted in place; those not in sight are read when needed."""
        news = {k: row for k, row in rows.items() if k in self._rows and self._rows[k] != row}
        if news:
            self._rows.update(news)
            for key in news:
                self._lines.drop(key)
            self._announce()

    def know_drafts(self, cases: frozenset[UUID]) -> None:
        if self._lines.know_drafts(cases):
            self.repaint()

    def _heed(self, changes: Changes) -> None:
        """What was found in words that are gone is not kept either."""
        if changes.touched & Touched.ERASED:
            gone = {key for key, row in self._rows.items() if row.case_id in changes.cases}
            self._hits = {key: hit for key, hit in self._hits.items() if key not in gone}
            self.repaint()

    def repaint(self) -> None:
        """Time has passed, or what organisations are called: the same rows say other words."""
        self._lines.forget()
        self._announce()

    # What Qt asks.

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Role.LINE:
            return self._line(index.row())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            line = self._line(index.row())
            return t("CaseList", "Being read…") if line is None else line.sentence
        return None

    def _line(self, row: int) -> Line | None:
        self._looked_at = row
        key = self._keys[row]
        held = self._rows.get(key)
        if held is not None:
            return self._lines.line(held, self._hits.get(key))
        self._want(row // PAGE)
        return None

    # Reading pages.

    def _want(self, page: int) -> None:
        if page in self._wanted:
            return
        self._wanted[page] = None
        while len(self._wanted) > _PAGES_ASKED:
            del self._wanted[next(iter(self._wanted))]
        self._soon.start(0)

    def _ask(self) -> None:
        keys = [
            key
            for page in self._wanted
            for key in self._keys[page * PAGE : (page + 1) * PAGE]
            if key not in self._rows
        ]
        if keys:
            question = partial(Reader.rows, keys=keys)
            self._bench.look(f"rows of {self._name}", question, partial(self._take, keys))

    def _take(self, asked: Sequence[int], rows: Mapping[int, CaseRow]) -> None:
        self._wanted.clear()
        self._rows.update(rows)
        self._make_room()
        self.remove([key for key in asked if key not in rows])
        self._announce()
        self.arrived.emit()

    def _make_room(self) -> None:
        """Keep what lies nearest to the rows that are being looked at."""
        if len(self._rows) <= PAGE * PAGES_KEPT:
            return
        reach = PAGE * PAGES_KEPT // 2
        near = self._keys[max(0, self._looked_at - reach) : self._looked_at + reach]
        self._rows = {key: self._rows[key] for key in near if key in self._rows}

    def _announce(self) -> None:
        """Everything may have changed: a view paints only what it shows, so this costs nothing."""
        if self._keys:
            last = self.index(len(self._keys) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last)
