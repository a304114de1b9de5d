"""The list of cases as a widget, and the keys that every such list shares."""

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from moderator_app.ui import tables, theme
from moderator_app.ui.commands import Commands, Where
from moderator_app.ui.models.cases import CaseModel, Index
from moderator_app.ui.panes.case_row import CaseDelegate

_NOTHING: Final = object()
SETTLE_MS: Final = 80
"""While a key is held down, the case beside the list follows when the hand rests."""
_MENU: Final = (
    "case.open", "case.claim", "case.pin", "case.set_aside", "case.note", "case.close",
    "copy.number", "copy.number_and_title",
)  # fmt: skip


class CaseTable(QTableView):
    """One column of fixed rows: the only view that lays out nothing but what it shows.

    `chosen` says which case is the current one, at once for a single step and after a moment of
    rest for many. A list that loses its current case keeps the gap, so that the next step goes to
    the neighbour of what was there.
    """

    chosen = Signal(object)
    opened = Signal(object)
    left_upwards = Signal()
    """Somebody went up from the first row."""
    newest_wanted = Signal()

    def __init__(self, model: CaseModel, commands: Commands) -> None:
        super().__init__()
        self._cases = model
        self._commands = commands
        self._gap = 0
        self._said: object = _NOTHING
        self._came_from: int | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._say)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._say)
        self._covers = QVBoxLayout(self.viewport())
        self._covers.setContentsMargins(0, 0, 0, 0)
        self.setModel(model)
        self.setItemDelegate(CaseDelegate(self))
        self._dress()
        self._fit()
        self.activated.connect(self._activate)
        model.arrived.connect(self._say_later)
        commands.listen(self, Where.LIST)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        tables.as_list(self)

    # Where one is.

    @property
    def row(self) -> int:
        """The current row, -1 in a gap."""
        return self.currentIndex().row()

    @property
    def case(self) -> UUID | None:
        return self._cases.case_at(self.row)

    def go(self, row: int) -> None:
        """Make a row the current one; outside the list means the nearest."""
        last = self._cases.rowCount() - 1
        if last < 0:
            self._settle.stop()
            self._tell(None)
            return
        index = self._cases.index(max(0, min(row, last)), 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def step(self, by: int) -> None:
        if self.row >= 0:
            if self.row + by < 0:
                self.left_upwards.emit()
            self.go(self.row + by)
        else:
            self.go(self._gap if by > 0 else self._gap - 1)

    def cover(self, cover: QWidget) -> None:
        """Lay a widget over the list, which keeps the focus and the keys."""
        cover.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._covers.addWidget(cover)

    def leave_gap(self, row: int) -> None:
        """Nothing is current; the next step goes to what stands at `row`."""
        self._gap = row
        self.selectionModel().setCurrentIndex(
            QModelIndex(), QItemSelectionModel.SelectionFlag.Clear
        )

    @property
    def gap(self) -> int:
        return self._gap

    def say_again(self) -> None:
        """Something else is shown beside the list: say the current case even if it is the same."""
        self._said = _NOTHING
        self._say_later()

    def stand_beside(self, case: UUID) -> None:
        """A case was opened from elsewhere: it is the current one if it has been read here, and
        otherwise none is, lest a key that is about it seem to be meant for a row."""
        if self.case not in {None, case}:
            self._came_from = self._cases.key_at(self.row)
        self._soon.stop()
        self._settle.stop()
        self._said = case
        row = self._cases.position_of(case)
        if row >= 0:
            self.go(row)
        elif self.row >= 0:
            self.leave_gap(self.row)

    def turn_back(self, case: UUID) -> bool:
        """A case that was opened from elsewhere is done with: back to where one was before it, or
        to where the list stands. False where it was opened from the list itself."""
        back, self._came_from = self._came_from, None
        row = -1 if back is None else self._cases.position(back)
        if row >= 0:
            self.go(row)
            self.say_again()
        elif self.case not in {None, case}:
            self.say_again()
        else:
            return False
        return True

    @property
    def told(self) -> UUID | None:
        """The case that was said last and still stands beside the list."""
        return self._said if isinstance(self._said, UUID) else None

    def open_current(self) -> None:
        if self.case is not None:
            self._settle.stop()
            self._say()
            self.opened.emit(self.case)

    # Saying so.

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self._gap = current.row()
        self._say_later()

    def _say_later(self) -> None:
        """The first step is said at once, those that follow closely when they come to rest."""
        if not self._settle.isActive():
            # After the event, when a row that is being removed is really gone.
            self._soon.start(0)
        self._settle.start()

    def _say(self) -> None:
        # In a gap, or on a row that is being read, what was said still stands.
        if self.case is not None:
            self._tell(self.case)

    def _tell(self, case: UUID | None) -> None:
        # A list on another page has nothing to say.
        if case != self._said and self.isVisibleTo(self.window()):
            self._said, self._came_from = case, None
            self.chosen.emit(case)

    def _activate(self, _index: QModelIndex) -> None:
        self.open_current()

    # Being a widget.

    def _fit(self) -> None:
        height = theme.current().row
        header = self.verticalHeader()
        if header.defaultSectionSize() != height:
            header.setMinimumSectionSize(1)
            header.setDefaultSectionSize(height)
            self.verticalScrollBar().setSingleStep(max(1, height // 3))

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here, never the beginning of a name."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        self._commands.refresh()
        self._commands.fill(menu, *_MENU)
        if menu.actions():
            menu.popup(event.globalPos())
        menu.aboutToHide.connect(menu.deleteLater)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_settle"):
            self._fit()
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_settle"):
            self._cases.repaint()
        super().changeEvent(event)


class ListKeys(QObject):
    """Binds the keys of moving about once for all lists of a window: the one in sight obeys."""

    def __init__(self, commands: Commands) -> None:
        super().__init__(commands)
        self._tables: list[CaseTable] = []
        bind = commands.bind
        bind("case.next", partial(self._step, 1), self._any)
        bind("case.previous", partial(self._step, -1), self._any)
        bind("case.open", self._open, self._any)
        bind("list.newest", self._newest, self._any)

    @staticmethod
    def add(table: CaseTable, commands: Commands) -> None:
        (commands.findChild(ListKeys) or ListKeys(commands)).obey(table)

    def obey(self, table: CaseTable) -> None:
        self._tables.append(table)

    def _seen(self) -> CaseTable | None:
        return next((table for table in self._tables if table.isVisible()), None)

    def _any(self) -> bool:
        return self._seen() is not None

    def _step(self, by: int) -> None:
        if (table := self._seen()) is not None:
            table.step(by)

    def _open(self) -> None:
        if (table := self._seen()) is not None:
            table.open_current()

    def _newest(self) -> None:
        if (table := self._seen()) is not None:
            table.newest_wanted.emit()
