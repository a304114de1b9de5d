"""The cases behind a number: a list to walk through, and Enter to open one."""

from array import array
from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView, QWidget
from typing_extensions import override

from moderator_app.desk.reading import Reader
from moderator_app.ui import tables, theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.models.cases import CaseModel
from moderator_app.ui.panes.case_row import CaseDelegate
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel
from moderator_app.ui.workbench import Workbench

_WIDTH: Final = 720
_HEIGHT: Final = 560
_AT_ONCE: Final = 500


class CountedCasesDialog(Dialog):
    case_requested = Signal(object)
    """The UUID of the case to open."""

    def __init__(
        self, bench: Workbench, name: str, cases: frozenset[UUID], parent: QWidget | None = None
    ) -> None:
        """`name` says what the number counts."""
        super().__init__(parent, width=_WIDTH)
        self._bench = bench
        self._name = name
        self._cases = cases
        self.setMinimumHeight(theme.current().px(_HEIGHT))
        self.model = CaseModel(bench, "counted", self)
        self.table = _Rows(self.model)
        self.table.opened.connect(self._open)
        self._hint = PlainLabel(look="faint")
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._hint)
        self.show_words()
        self.table.setFocus()
        bench.look("counted cases", partial(_keys, tuple(cases)), self._show)

    def _show(self, keys: Sequence[int]) -> None:
        self.model.show(array("q", keys), {})
        if keys:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _open(self, row: int) -> None:
        case = self.model.case_at(row)
        if case is not None:
            self.accept()
            self.case_requested.emit(case)

    @override
    def carry_out(self) -> None:
        self._open(self.table.currentIndex().row())

    @override
    def show_words(self) -> None:
        super().show_words()
        counted = t("Statistics", "%n case(s)", len(self._cases))
        title = t("Statistics", "{name} · {count}").format(name=self._name, count=counted)
        self.retitle(title)
        self.table.setAccessibleName(title)
        self.cancel.setText(t("Statistics", "Close (Esc)"))
        self.main.setText(t("Statistics", "Open the case"))
        self._hint.setText(t("Statistics", "Newest first. J and K go through them, Enter opens."))


class _Rows(QTableView):
    opened = Signal(int)

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(CaseDelegate(self))
        self.setProperty("framed", "true")
        tables.as_list(self)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(theme.current().row)
        self.doubleClicked.connect(self._press)

    def _press(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters move about here, they are never the beginning of a name."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self.currentIndex().row())
        elif (key := moves.get(Qt.Key(event.key()))) is not None:
            super().keyPressEvent(QKeyEvent(event.type(), key, event.modifiers()))
        else:
            super().keyPressEvent(event)


def _keys(cases: Sequence[UUID], reader: Reader) -> list[int]:
    """The newest first."""
    found: list[int] = []
    for start in range(0, len(cases), _AT_ONCE):
        found += reader.keys_of(cases[start : start + _AT_ONCE]).values()
    return sorted(found, reverse=True)
