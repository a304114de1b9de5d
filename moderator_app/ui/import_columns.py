"""What each column of a workbook is taken for, and what the first rows become by it."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from moderator_app.core import headings
from moderator_app.core.cells import cell_text
from moderator_app.core.headings import FIELDS, REPEATED, Field, Layout, Table
from moderator_app.desk.importing import Glimpse
from moderator_app.ui import import_preview, import_words, theme
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column
from moderator_app.ui.workbench import Workbench

_EXAMPLE = 60
_SEEN = 400
"""Signs of a cell: a million of them would hold the window while their width is found."""


def table() -> QTableWidget:
    """A table to read."""
    made = QTableWidget()
    made.setProperty("framed", "true")
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setShowGrid(False)
    made.setWordWrap(False)
    made.setTabKeyNavigation(False)
    made.verticalHeader().hide()
    made.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    return made


def fill(made: QTableWidget, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Put words into a table; the last column takes the room that is left."""
    made.setColumnCount(len(heads))
    made.setHorizontalHeaderLabels(list(heads))
    made.setRowCount(len(rows))
    for at, cells in enumerate(rows):
        for place, words in enumerate(cells):
            made.setItem(at, place, QTableWidgetItem(words[:_SEEN]))
    header = made.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)


class FieldChoice(QComboBox):
    """What one column is taken for."""

    def __init__(self, heading: str, of: Table, field: Field | None) -> None:
        super().__init__()
        self.addItem(import_words.field_name(None), "")
        for one in FIELDS[of]:
            self.addItem(import_words.field_name(one, of), one.value)
        self.choose(field)
        self.setAccessibleName(t("Import", "{heading} is").format(heading=heading[:_EXAMPLE]))

    @property
    def field(self) -> Field | None:
        value = self.currentData()
        return Field(value) if value else None

    def choose(self, field: Field | None) -> None:
        """Show a field and tell nobody."""
        with QSignalBlocker(self):
            self.setCurrentIndex(max(0, self.findData(field.value)) if field else 0)


class Columns(QWidget):
    """The guess, to be looked at and changed before anything is taken in."""

    changed = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._glimpse: Glimpse | None = None
        self._table = Table.CASES
        self._choices: list[FieldChoice] = []
        self._meaning = PlainLabel(look="section")
        self._taken = PlainLabel(look="section")
        self.columns_table = table()
        self.rows_table = table()
        self.rows_table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        here = theme.current()
        self.rows_table.setFixedHeight(here.px(128))
        self.columns_table.setMinimumHeight(here.px(216))
        inside = column(self._meaning, self.columns_table, self._taken, self.rows_table, spacing=6)
        inside.setStretch(1, 1)
        self.setLayout(inside)

    def show_glimpse(self, glimpse: Glimpse) -> None:
        self._glimpse = glimpse
        self.show_layout(glimpse.layout)

    def show_layout(self, layout: Layout) -> None:
        """Read the same sheet in another way."""
        self._table = layout.table
        self._lay_out(layout.columns)
        self._show_rows()

    def read_as(self, table: Table) -> None:
        """Guess again, for rows of another kind."""
        header = self._header
        self.show_layout(Layout(table, header, headings.recognise(header, table)))

    def chosen(self) -> dict[int, Field]:
        """Which column, counted from 0, holds which field."""
        fields = ((at, choice.field) for at, choice in enumerate(self._choices))
        return {at: field for at, field in fields if field is not None}

    def layout_chosen(self) -> Layout:
        return Layout(self._table, self._header, self.chosen())

    @property
    def usable(self) -> bool:
        return self.layout_chosen().usable

    @property
    def first_choice(self) -> QWidget | None:
        return self._choices[0] if self._choices else None

    @property
    def _header(self) -> tuple[str, ...]:
        return () if self._glimpse is None else self._glimpse.layout.header

    def retranslate(self) -> None:
        self._meaning.setText(t("Import", "What the columns are taken for"))
        self._taken.setText(t("Import", "The first rows as they would be taken"))
        self.columns_table.setAccessibleName(self._meaning.text())
        self.rows_table.setAccessibleName(self._taken.text())
        if self._glimpse is not None:
            self._lay_out(self.chosen())
            self._show_rows()

    def _lay_out(self, chosen: Mapping[int, Field]) -> None:
        glimpse = self._glimpse
        if glimpse is None:
            return
        heads = (t("Import", "Heading"), t("Import", "Taken for"), t("Import", "For example"))
        examples = [_example(glimpse, at) for at in range(len(self._header))]
        words = zip(self._header, examples, strict=True)
        fill(self.columns_table, heads, [(head or "—", "", example) for head, example in words])
        self._choices = []
        for at, heading in enumerate(self._header):
            choice = FieldChoice(heading, self._table, chosen.get(at))
            choice.currentIndexChanged.connect(partial(self._choose, at))
            self._choices.append(choice)
            self.columns_table.setCellWidget(at, 1, choice)
            self.columns_table.setRowHeight(at, theme.current().px(40))
        header = self.columns_table.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, theme.current().px(190))

    def _choose(self, at: int, _index: int) -> None:
        """One field is one column: another that held it until now is kept as it is."""
        give_up_others(self._choices, at)
        self._show_rows()
        self.changed.emit()

    def _show_rows(self) -> None:
        if self._glimpse is None:
            return
        layout = self.layout_chosen()
        heads = import_preview.heads(layout.table)
        known = import_preview.known(self._bench.knowledge)
        rows = [
            (str(number), *import_preview.as_taken(cells, layout, known, self._bench.zone))
            for number, cells in self._glimpse.rows
        ]
        fill(self.rows_table, heads, rows)


def give_up_others(choices: Sequence[FieldChoice], at: int) -> None:
    """What this column is now taken for, no other is."""
    field = choices[at].field
    if field is None or field in REPEATED:
        return
    for other, choice in enumerate(choices):
        if other != at and choice.field is field:
            choice.choose(None)


def _example(glimpse: Glimpse, at: int) -> str:
    """The first thing that stands in the column."""
    texts = (cell_text(cells[at]) for _, cells in glimpse.rows if at < len(cells))
    return " ".join(next(filter(None, texts), "").split())[:_EXAMPLE]
