"""Saying what each column of a row put aside holds, where it was not known or guessed wrongly."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from moderator_app.core.headings import Layout, Table
from moderator_app.core.rows import Quarantined
from moderator_app.desk.importing import Glimpse
from moderator_app.ui import import_words, theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.import_columns import Columns
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, row
from moderator_app.ui.workbench import Workbench

_WIDTH: Final = 760
_HEIGHT: Final = 560
_ONE_ROW: Final = 84


class RowColumnsDialog(Dialog):
    chosen = Signal(object)
    """The Layout by which the row is to be read."""

    def __init__(self, bench: Workbench, aside: Quarantined, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=_WIDTH)
        self.setMinimumHeight(theme.current().px(_HEIGHT))
        layout = aside.layout or Layout(Table.CASES, ("",) * len(aside.cells), {})
        self.columns = Columns(bench)
        self.columns.rows_table.setFixedHeight(theme.current().px(_ONE_ROW))
        self.columns.changed.connect(self._look_again)
        self._is = PlainLabel(look="muted")
        self.table = QComboBox()
        for table in Table:
            self.table.addItem("", table.value)
        self.table.setCurrentIndex(self.table.findData(layout.table.value))
        self.table.currentIndexChanged.connect(self._read_as)
        self.body.addLayout(row(self._is, self.table, None))
        self.body.addWidget(self.columns, 1)
        rows = ((aside.row, tuple(aside.cells)),)
        self.columns.show_glimpse(Glimpse("", layout, "", 1, rows))
        self.show_words()
        first = self.columns.first_choice
        if first is not None:
            first.setFocus()

    @Slot()
    def _read_as(self) -> None:
        self.columns.read_as(self._table)
        self._look_again()

    @property
    def _table(self) -> Table:
        return Table(self.table.currentData())

    @Slot()
    def _look_again(self) -> None:
        usable = self.columns.usable
        self.main.setEnabled(usable)
        self.complain("" if usable else import_words.NEEDED[self._table].shown())

    @override
    def carry_out(self) -> None:
        self.chosen.emit(self.columns.layout_chosen())
        self.accept()

    @override
    def show_words(self) -> None:
        super().show_words()
        self.retitle(t("Aside", "What the columns of this row hold"))
        self.main.setText(t("Aside", "Try again like this"))
        self._is.setText(t("Aside", "This row is one of:"))
        self.table.setAccessibleName(t("Aside", "This row is one of:"))
        for at, table in enumerate(Table):
            self.table.setItemText(at, import_words.TABLES[table].shown())
        self.columns.retranslate()
        self._look_again()
