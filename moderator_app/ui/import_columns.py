"""What each column of a workbook is taken for, and what the first rows become by it."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from moderator_app.core.cells import cell_text
from moderator_app.core.headings import Field
from moderator_app.core.importing import ImportedRow, RejectedRow, parse_row
from moderator_app.desk.importing import Glimpse
from moderator_app.ui import import_words, theme
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column

_EXAMPLE = 60
_WORDS = 160


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
            made.setItem(at, place, QTableWidgetItem(words))
    header = made.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)


class Columns(QWidget):
    """The guess, to be looked at and changed before anything is taken in."""

    changed = Signal()

    def __init__(self, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._glimpse: Glimpse | None = None
        self._choices: list[QComboBox] = []
        self._meaning = PlainLabel(look="section")
        self._taken = PlainLabel(look="section")
        self.columns_table = table()
        self.rows_table = table()
        self.rows_table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        here = theme.current()
        self.rows_table.setFixedHeight(here.px(192))
        inside = column(self._meaning, self.columns_table, self._taken, self.rows_table, spacing=6)
        inside.setStretch(1, 1)
        self.setLayout(inside)

    def show_glimpse(self, glimpse: Glimpse) -> None:
        self._glimpse = glimpse
        self._lay_out(glimpse, glimpse.columns)
        self._show_rows()

    def chosen(self) -> dict[int, Field]:
        """Which column, counted from 0, holds which field."""
        fields = ((at, choice.currentData()) for at, choice in enumerate(self._choices))
        return {at: Field(field) for at, field in fields if field}

    @property
    def usable(self) -> bool:
        return bool({Field.TEXT, Field.TITLE} & set(self.chosen().values()))

    @property
    def first_choice(self) -> QWidget | None:
        return self._choices[0] if self._choices else None

    def retranslate(self) -> None:
        self._meaning.setText(t("Import", "What the columns are taken for"))
        self._taken.setText(t("Import", "The first rows as they would be taken"))
        self.columns_table.setAccessibleName(self._meaning.text())
        self.rows_table.setAccessibleName(self._taken.text())
        if self._glimpse is not None:
            self._lay_out(self._glimpse, self.chosen())
            self._show_rows()

    def _lay_out(self, glimpse: Glimpse, chosen: Mapping[int, Field]) -> None:
        heads = (t("Import", "Heading"), t("Import", "Taken for"), t("Import", "For example"))
        examples = [_example(glimpse, at) for at in range(len(glimpse.header))]
        words = zip(glimpse.header, examples, strict=True)
        fill(self.columns_table, heads, [(head or "—", "", example) for head, example in words])
        self._choices = []
        for at, heading in enumerate(glimpse.header):
            choice = QComboBox()
            choice.addItem(import_words.field_name(None), "")
            for field in Field:
                choice.addItem(import_words.field_name(field), field.value)
            field_here = chosen.get(at)
            choice.setCurrentIndex(choice.findData(field_here.value) if field_here else 0)
            choice.setAccessibleName(t("Import", "{heading} is").format(heading=heading))
            choice.currentIndexChanged.connect(partial(self._choose, at))
            self._choices.append(choice)
            self.columns_table.setCellWidget(at, 1, choice)
            self.columns_table.setRowHeight(at, theme.current().px(36))
        header = self.columns_table.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, theme.current().px(190))

    def _choose(self, at: int, _index: int) -> None:
        """One field is one column: another that held it until now is kept as it is."""
        field = self._choices[at].currentData()
        for other, choice in enumerate(self._choices):
            if other != at and field and choice.currentData() == field:
                choice.blockSignals(True)  # noqa: FBT003
                choice.setCurrentIndex(0)
                choice.blockSignals(False)  # noqa: FBT003
        self._show_rows()
        self.changed.emit()

    def _show_rows(self) -> None:
        glimpse = self._glimpse
        if glimpse is None:
            return
        heads = (
            t("Import", "Row"),
            t("Import", "Number there"),
            t("Import", "Who wrote"),
            t("Import", "When it came"),
            t("Import", "The message"),
        )
        chosen = self.chosen()
        rows = []
        for number, cells in glimpse.rows:
            read = parse_row(cells, chosen, self._zone, glimpse.header)
            rows.append((str(number), *self._as_taken(read)))
        fill(self.rows_table, heads, rows)

    def _as_taken(self, read: ImportedRow | RejectedRow | None) -> tuple[str, str, str, str]:
        if not isinstance(read, ImportedRow):
            why = import_words.reason(read.reason.value) if read else ""
            return "", "", "", t("Import", "Put aside: {why}").format(why=why)
        at = "" if read.received_at is None else f"{read.received_at.astimezone(self._zone):%F %R}"
        shown_id = "" if read.external_id.startswith("row:") else read.external_id
        words = f"{read.title} {read.text}".strip()
        answered = t("Import", "[answered] ") if read.reply else ""
        return shown_id, read.author, at, (answered + " ".join(words.split()))[:_WORDS]


def _example(glimpse: Glimpse, at: int) -> str:
    """The first thing that stands in the column."""
    texts = (cell_text(cells[at]) for _, cells in glimpse.rows if at < len(cells))
    return " ".join(next(filter(None, texts), "").split())[:_EXAMPLE]
