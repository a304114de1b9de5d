"""One row put aside: why, heading by heading what stands there, and a field to mend a cell in."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from moderator_app.core.rows import Quarantined
from moderator_app.ui import chips, import_words, theme
from moderator_app.ui.chips import Chip, ChipLook, Shape, Tone
from moderator_app.ui.models.aside_cells import MARK, AsideCells, Index, at_fault, changed
from moderator_app.ui.panes import aside_words
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, column, row

_EDITABLE: Final = 10_000
"""Signs of a cell that are laid out within a frame; a longer one is shown in its own window."""
_FIELD: Final = 110
_ALONE: Final = 2_000
"""How high it may be, at 100 %, where there is no table above it."""


class _Marks(QStyledItemDelegate):
    """Draws the column that says what is the matter with a cell."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        here = theme.current()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, here.colour("selected"))
        model = index.model()
        look = model.chip(index.row()) if isinstance(model, AsideCells) else None
        if look is not None:
            chips.paint(painter, rect, look, here)


class AsideCard(QWidget):
    """What was changed here is kept by row until the row is gone."""

    changed = Signal(object)
    """The id of a row in which something was changed, or changed back."""
    whole_wanted = Signal(object, object)
    """The heading and all the words of a cell too long to be shown here."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Quarantined | None = None
        self._edits: dict[int, dict[int, str]] = {}
        self._as_loaded = ""
        self._source = PlainLabel(look="title", wrap=True)
        self._why = Chip(ChipLook(""))
        self._advice = PlainLabel(wrap=True)
        self.cells = AsideCells(self)
        self.table = _table(self.cells)
        self._of = PlainLabel(look="section")
        self._whole = Button(kind="quiet")
        self._whole.clicked.connect(self._want_whole)
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.field.textChanged.connect(self._edited)
        self.table.selectionModel().currentRowChanged.connect(self._load)
        inside = column(
            self._source, row(self._why, None), self._advice, self.table,
            row(self._of, None, self._whole), self.field, spacing=8,
        )  # fmt: skip
        inside.setStretch(3, 1)
        inside.setStretch(5, 1)
        self.setLayout(inside)
        self.retranslate()
        self._fit()

    @property
    def shown(self) -> Quarantined | None:
        return self._shown

    def show_row(self, aside: Quarantined) -> None:
        self._shown = aside
        self.cells.show_row(aside, self._edits.setdefault(aside.id, {}))
        self._source.setText(aside_words.source(aside))
        why = import_words.reason(aside.reason)
        self._why.show_look(ChipLook(why, Tone.DANGER, Shape.SQUARE))
        advice = aside_words.advice(aside)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        # What came through an account has no columns: all of it stands in the field.
        self.table.setHidden(aside.is_of_account)
        self._fit()
        self._go_to(self.cells.at_fault or 0)

    def let_go(self) -> None:
        """Take no more changes in what is shown: it is being worked on."""
        self._shown = None

    def mended(self, id_: int) -> Mapping[int, str]:
        """What was changed in a row, by column; nothing where nothing was."""
        return self._edits.get(id_, {})

    def cells_now(self, aside: Quarantined) -> tuple[str, ...] | None:
        """All the cells of a row as they are now; None where none was changed."""
        changed = self.mended(aside.id)
        if not changed:
            return None
        length = max(len(aside.cells), max(changed) + 1)
        before = [*aside.cells, *[""] * (length - len(aside.cells))]
        return tuple(changed.get(at, text) for at, text in enumerate(before))

    def forget(self, id_: int) -> None:
        """What was changed in a row is kept with it now, or is no longer wanted."""
        self._edits.pop(id_, None)

    def edit(self) -> None:
        """Go to the words of the cell at fault."""
        if self._shown is not None:
            fault = self.cells.at_fault
            self._go_to(self._at if fault is None else fault)
            self.field.setFocus()
            self.field.selectAll()

    @property
    def _at(self) -> int:
        return max(0, self.table.currentIndex().row())

    def _go_to(self, at: int) -> None:
        self.table.setCurrentIndex(self.cells.index(at, 0))
        self._load(self.table.currentIndex())

    @Slot(QModelIndex)
    def _load(self, index: QModelIndex, _before: object = None) -> None:
        text = self.cells.text(index.row()) if index.isValid() else ""
        long = len(text) > _EDITABLE
        with QSignalBlocker(self.field):
            self.field.setPlainText(text[:_EDITABLE])
        self._as_loaded = self.field.toPlainText()
        self.field.setReadOnly(long or self.table.isHidden())
        self._whole.setVisible(long)
        self._name_field()

    @Slot()
    def _edited(self) -> None:
        """Only what a hand has changed: a field of text turns some blanks into others."""
        words, at = self.field.toPlainText(), self._at
        if self._shown is None or self.field.isReadOnly() or words == self._as_loaded:
            return
        self._as_loaded = words
        edits = self._edits.setdefault(self._shown.id, {})
        if words == self.cells.before(at):
            edits.pop(at, None)
        else:
            edits[at] = words
        self.cells.say_changed(at)
        self.changed.emit(self._shown.id)

    @Slot()
    def _want_whole(self) -> None:
        self.whole_wanted.emit(self.cells.heading(self._at), self.cells.text(self._at))

    def _name_field(self) -> None:
        if self._shown is not None and self._shown.is_of_account:
            self._of.setText(t("Aside", "As it came"))
            self.field.setAccessibleName(self._of.text())
            return
        heading = self.cells.heading(self._at)
        words = t("Aside", "What stands under “{heading}”")
        if self.field.isReadOnly():
            words = t("Aside", "The beginning of what stands under “{heading}”: too long to mend")
        self._of.setText(words.format(heading=heading))
        self.field.setAccessibleName(self._of.text())

    def _fit_columns(self) -> None:
        self.table.resizeColumnsToContents()
        widest = theme.current().px(160)
        for at in range(MARK):
            self.table.setColumnWidth(at, min(self.table.columnWidth(at), widest))
        here = theme.current()
        marks = [chips.size(look, here).width() for look in (at_fault(), changed())]
        self.table.setColumnWidth(MARK, max(marks) + here.px(12))

    def _fit(self) -> None:
        here = theme.current()
        self.field.setMinimumHeight(here.px(_FIELD))
        self.field.setMaximumHeight(here.px(_ALONE if self.table.isHidden() else _FIELD))
        self._fit_columns()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "field"):
            self._fit()

    def retranslate(self) -> None:
        self.table.setAccessibleName(t("Aside", "The cells of the row"))
        self._whole.setText(t("Aside", "Show all of it"))
        if self._shown is not None:
            self.show_row(self._shown)


def _table(cells: AsideCells) -> QTableView:
    made = QTableView()
    made.setProperty("framed", "true")
    made.setModel(cells)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setShowGrid(False)
    made.setWordWrap(False)
    made.setTabKeyNavigation(False)
    made.setItemDelegateForColumn(MARK, _Marks(made))
    made.verticalHeader().hide()
    made.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    header = made.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setStretchLastSection(True)
    header.setHighlightSections(False)
    return made
