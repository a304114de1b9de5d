"""Tables that one walks through with the arrows and changes nothing in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QTableWidget


def to_read(table: QTableView) -> None:
    """One row is chosen at a time, whole; Tab leaves the table."""
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()


def as_list(table: QTableView) -> None:
    """The same with one column that fills it and rows of one height, as every list of cases is."""
    to_read(table)
    table.setMouseTracking(True)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.horizontalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


def of_values(rows: int, columns: int) -> QTableWidget:
    """A framed table with heads."""
    table = QTableWidget(rows, columns)
    table.setProperty("framed", "true")
    to_read(table)
    table.horizontalHeader().setHighlightSections(False)
    return table
