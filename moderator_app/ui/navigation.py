"""The left column: where things are, and how much of each we owe."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidgetItem
from typing_extensions import override

from moderator_app.core.changes import Changes, Touched
from moderator_app.core.rows import View
from moderator_app.desk.reading import Reader
from moderator_app.ui import theme
from moderator_app.ui.commands import Commands
from moderator_app.ui.figures import count
from moderator_app.ui.text import Phrase, mark, t
from moderator_app.ui.widgets import NavList, column
from moderator_app.ui.workbench import Workbench


class Page(StrEnum):
    """The places that are no list of cases."""

    DIRECTORY = "directory"
    TEMPLATES = "templates"
    HANDOVER = "handover"
    QUARANTINE = "quarantine"
    STATISTICS = "statistics"


Place = View | Page

_PLACES: Final[tuple[tuple[Place, str, str, Phrase], ...]] = (
    (View.INBOX, "view.inbox", "inbox", mark("Navigation", "Inbox")),
    (View.UNSENT, "view.unsent", "send", mark("Navigation", "To be sent")),
    (View.REVIEW, "view.review", "tick-circle", mark("Navigation", "To approve")),
    (View.MINE, "view.mine", "user", mark("Navigation", "Mine")),
    (View.DISPATCHED, "view.waiting", "route", mark("Navigation", "Passed on")),
    (View.NEAR, "view.due_soon", "clock", mark("Navigation", "Due soon")),
    (View.PROMISES, "view.promises", "flag", mark("Navigation", "Promises")),
    (View.CALL_BACKS, "view.call_backs", "phone", mark("Navigation", "Call back")),
    (View.SNOOZED, "view.set_aside", "pause", mark("Navigation", "Set aside")),
    (View.HISTORY, "view.history", "history", mark("Navigation", "History")),
    (Page.DIRECTORY, "view.directory", "book", mark("Navigation", "Directory")),
    (Page.TEMPLATES, "view.templates", "template", mark("Navigation", "Templates")),
    (Page.HANDOVER, "view.handover", "handover", mark("Navigation", "Handover")),
    (Page.STATISTICS, "view.statistics", "chart", mark("Navigation", "Statistics")),
    (Page.QUARANTINE, "view.quarantine", "tray", mark("Navigation", "Put aside")),
)
_WIDTH: Final = 176
_ROW: Final = 34
_LEAST_ROW: Final = 25
"""How high a place is; on a low screen with large letters they move together before they scroll."""
_LATELY: Final = timedelta(days=7)
"""How long rows that were put aside are shown when all of them are settled."""


class Navigation(QFrame):
    """Emits the place that was chosen; knows no pane."""

    chosen = Signal(object)
    counted = Signal(object)
    """The counts by view, each time they were taken."""

    def __init__(self, bench: Workbench, commands: Commands) -> None:
        super().__init__()
        self._bench = bench
        self._counts: Mapping[View, int] = {}
        self._aside = (0, 0)
        self.setProperty("bar", "left")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._list = NavList()
        self._list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._items: dict[Place, QListWidgetItem] = {}
        for place, command, icon, title in _PLACES:
            self._items[place] = self._list.add(icon, title.shown())
            commands.bind(command, partial(self.choose, place))
        self.setLayout(column(self._list, margin=8))
        self._list.currentRowChanged.connect(self._pick)
        bench.changed.connect(self._heed)
        bench.known.connect(self._hide_empty)
        bench.minute.connect(self.refresh)
        bench.person_changed.connect(self.refresh)
        self._commands = commands
        commands.changed.connect(self._retitle)
        self._retitle()
        self._fit()

    def choose(self, place: Place) -> None:
        """Go there, as a click or a key does; going where one is says so again."""
        row = list(self._items).index(place)
        if self._list.currentRow() == row:
            self.chosen.emit(place)
        self._list.setCurrentRow(row)

    @property
    def place(self) -> Place:
        return list(self._items)[max(0, self._list.currentRow())]

    def refresh(self) -> None:
        self._bench.look("counts", self._ask, self._counted)
        self._bench.look("count of rows put aside", self._ask_aside, self._counted_aside)

    def _ask(self, reader: Reader) -> Mapping[View, int]:
        bench = self._bench
        return reader.counts(now=bench.now(), person=bench.actor)

    def _counted(self, counts: Mapping[View, int]) -> None:
        self._counts = counts
        self._retitle()
        self.counted.emit(counts)

    def _ask_aside(self, reader: Reader) -> tuple[int, int]:
        """How many rows wait, and how many were settled lately."""
        return reader.count_quarantined(), reader.count_settled(self._bench.now() - _LATELY)

    def _counted_aside(self, aside: tuple[int, int]) -> None:
        self._aside = aside
        self._retitle()

    def _heed(self, changes: Changes) -> None:
        # What somebody may approve also depends on the settings and on roles.
        counted = Touched.CASES | Touched.SHIFTS | Touched.QUARANTINE
        if changes.touched & (counted | Touched.SETTINGS | Touched.PEOPLE):
            self.refresh()

    def _pick(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(list(self._items)[row])
        self._hide_empty()

    def _hide_empty(self) -> None:
        """Nothing that is empty is shown, but where one is."""
        here = self.place is Page.QUARANTINE
        self._items[Page.QUARANTINE].setHidden(not any(self._aside) and not here)
        waiting = self._counts.get(View.REVIEW, 0) or self.place is View.REVIEW
        self._items[View.REVIEW].setHidden(not waiting)
        called = self._bench.knowledge.calling_back.on or self.place is View.CALL_BACKS
        self._items[View.CALL_BACKS].setHidden(not called)
        self._space()

    def _retitle(self) -> None:
        self._list.setAccessibleName(t("Navigation", "Places"))
        for place, command, _icon, title in _PLACES:
            number = self._number(place)
            words = title.shown()
            self._items[place].setText(f"{words}  {count(number)}" if number else words)
            key = self._commands.hint(command)
            self._items[place].setToolTip(f"{words} ({key})" if key else words)

        self._hide_empty()

    def _number(self, place: Place) -> int:
        if isinstance(place, View):
            return self._counts.get(place, 0)
        return self._aside[0] if place is Page.QUARANTINE else 0

    def _fit(self) -> None:
        self.setFixedWidth(theme.current().px(_WIDTH))
        self._space()

    def _space(self) -> None:
        here = theme.current()
        shown = sum(not item.isHidden() for item in self._items.values())
        room = self._list.viewport().height() // max(1, shown)
        size = QSize(0, min(here.px(_ROW), max(here.px(_LEAST_ROW), room)))
        for item in self._items.values():
            item.setSizeHint(size)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._space()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retitle()
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_items"):
            self._fit()
        super().changeEvent(event)
