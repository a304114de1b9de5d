"""The rows put aside, or what became of them: one line each, several chosen with Shift or Ctrl."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from moderator_app.core.rows import Quarantined
from moderator_app.ui.panes import aside_words
from moderator_app.ui.panes.record_list import Line, RecordList


class AsideList(RecordList):
    picked = Signal()
    """Others are chosen now, or more, or fewer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Sequence[Quarantined] = ()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # All lines are of one height: otherwise each of a thousand would be asked for its own.
        self.setUniformItemSizes(True)
        self.selectionModel().selectionChanged.connect(self.picked)

    @property
    def selected(self) -> tuple[Quarantined, ...]:
        """The rows that are chosen, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self.shown[row] for row in rows if row < len(self.shown))

    def show_rows(self, rows: Sequence[Quarantined], words: Callable[[Quarantined], Line]) -> None:
        """Show these; where the current one is gone, the next that is still there is chosen."""
        keep = self._neighbour(frozenset(row.id for row in rows))
        self.shown = rows
        self.show_lines(list(map(words, rows)), None if keep is None else aside_words.key(keep))

    def show_again(self, id_: int, words: Callable[[Quarantined], Line]) -> None:
        """One of them reads differently now."""
        for at, row in enumerate(self.shown):
            if row.id == id_:
                lines = list(self._lines.lines)
                lines[at] = words(row)
                self._lines.lines = lines
                index = self._lines.index(at)
                self._lines.dataChanged.emit(index, index)

    def _neighbour(self, ids: frozenset[int]) -> int | None:
        here = max(0, self.currentIndex().row())
        after = [*self.shown[here:], *reversed(self.shown[:here])]
        return next((row.id for row in after if row.id in ids), None)
