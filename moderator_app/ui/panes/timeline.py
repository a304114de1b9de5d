"""The timeline of a case: citizen, desk and organisation in three lanes nobody can mistake.

The widgets of one case serve the next: making them anew costs more than everything else in
changing cases.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from moderator_app.desk.fetching import Underway
from moderator_app.ui import theme
from moderator_app.ui.panes.entry import Entry, Lane
from moderator_app.ui.panes.entry_view import EntryView
from moderator_app.ui.text import t
from moderator_app.ui.thumbnails import Thumbnails
from moderator_app.ui.widgets import Button, VScroll

NEWEST: Final = 30
"""Entries shown before somebody asks for the earlier ones."""
_TICK_MS: Final = 500
_NARROW: Final = 560
"""Below this width, at 100 %, the lanes stand closer together."""


class Timeline(VScroll):
    """Entries from the oldest to the newest. It opens with the newest in sight, and with it, where
    there is room, whoever waits for us and what the citizen said last."""

    whole_wanted = Signal(object)
    file_wanted = Signal(object)
    """The File somebody wants to see, or the Absent one somebody wants, or does not want, to have
    fetched."""

    def __init__(
        self, thumbnails: Thumbnails, underway: Underway, parent: QWidget | None = None
    ) -> None:
        self._thumbnails = thumbnails
        self._underway = underway
        self._page = QWidget()
        super().__init__(self._page, parent)
        # The card around it is the page.
        self._page.setProperty("page", "no")
        self._page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=False)
        self._views: list[EntryView] = []
        self._entries: tuple[Entry, ...] = ()
        self._all = self._terse = False
        self._owed = True
        self._anchored = False
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self._tick)
        self._earlier = Button(kind="link")
        self._earlier.clicked.connect(self._show_all)
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self._space()
        self.verticalScrollBar().rangeChanged.connect(self._hold_anchor)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)

    @property
    def shown(self) -> list[EntryView]:
        """The entries that can be seen or scrolled to, in order."""
        return [view for view in self._views if not view.isHidden()]

    def show_entries(
        self, entries: Sequence[Entry], *, owed: bool = True, again: bool = False
    ) -> None:
        """`owed`: somebody waits for us. `again`: the same case, looked at once more; it stays where
        it was scrolled to unless something was added. A file that was added is shown, whoever
        waits."""
        before, self._entries = self._entries, tuple(entries)
        grown = _parts(before) != _parts(entries)
        attached = again and grown and bool(entries[-1].files)
        self._all = self._all and again
        self._fill()
        if not again or grown:
            self._owed, self._anchored = owed and not attached, True
            self._hold_anchor()

    def _fill(self) -> None:
        shown = self._entries if self._all else self._entries[-NEWEST:]
        self.setUpdatesEnabled(False)
        while len(self._views) < len(shown):
            view = EntryView(self._thumbnails, self._page)
            view.whole_wanted.connect(self.whole_wanted)
            view.file_wanted.connect(self.file_wanted)
            view.be_narrow(self._is_narrow)
            self._views.append(view)
            self._column.insertWidget(self._column.count() - 1, view)
        for view, entry in zip(self._views, shown, strict=False):
            view.show_entry(entry)
            view.setVisible(True)
        for view in self._views[len(shown) :]:
            view.setVisible(False)
        hidden = len(self._entries) - len(shown)
        self._earlier.setVisible(hidden > 0)
        self._earlier.setText(t("Timeline", "Show %n earlier", hidden))
        self._say_heads()
        self.setUpdatesEnabled(True)
        # The newest first: the end is what is in sight.
        seen = [file for entry in reversed(shown) for file in entry.files if file.is_picture]
        self._thumbnails.want([file.digest for file in seen])
        self._tick()

    @property
    def _is_narrow(self) -> bool:
        return self.width() < theme.current().px(_NARROW)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for view in self._views:
            view.be_narrow(self._is_narrow)

    def be_terse(self, terse: bool) -> None:
        """There is little height: what the line above the timeline says of a message that stands
        alone is not said twice."""
        self._terse = terse
        self._say_heads()

    def _say_heads(self) -> None:
        shown = self.shown
        for view in shown:
            view.be_terse(self._terse and len(shown) == 1)

    def _tick(self) -> None:
        """How far those are that are being fetched."""
        coming = [
            (tile, tile.absent)
            for view in self.shown
            for tile in view.tiles
            if tile.absent is not None and tile.absent.waits
        ]
        for tile, absent in coming:
            tile.show_absent(absent, self._underway.octets(absent.one.message, absent.one.part))
        if bool(coming) != self._ticking.isActive():
            self._ticking.start() if coming else self._ticking.stop()

    def _show_all(self) -> None:
        self._all = True
        self._anchored = False
        self._fill()

    def focus_file(self) -> bool:
        """Give the keys to the newest picture or file; False where none is shown."""
        tiles = [tile for view in self.shown for tile in view.tiles]
        if tiles:
            self._let_go()
            tiles[-1].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(tiles[-1])
        return bool(tiles)

    def _hold_anchor(self) -> None:
        """Bring into sight what matters; called again while the layout is still finding its
        heights."""
        views = self.shown
        if not self._anchored or not views:
            return
        self._column.activate()
        newest, room = views[-1], self.viewport().height()
        end = newest.y() + newest.height()
        # Of words longer than the view the beginning is shown, of all others the end.
        top = min(newest.y(), end - room)
        for view in (self._last_need(views), self._last_words(views)):
            if view is not None and end - view.y() <= room:
                top = min(top, view.y())
        self.verticalScrollBar().setValue(max(0, top))

    def _last_need(self, views: Sequence[EntryView]) -> EntryView | None:
        needs = [view for view in views if view.entry is not None and view.entry.needs_us]
        return needs[-1] if needs and self._owed else None

    @staticmethod
    def _last_words(views: Sequence[EntryView]) -> EntryView | None:
        said = (v for v in views if v.entry is not None and v.entry.lane is Lane.CITIZEN)
        return next(reversed(list(said)), None)

    def _let_go(self) -> None:
        """Somebody scrolls: from now on it stays where they leave it."""
        self._anchored = False

    def turn_page(self, pages: float) -> None:
        self._let_go()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(pages * bar.pageStep()))

    def _space(self) -> None:
        self._column.setSpacing(theme.current().px(6))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A scroll area has what it holds filled, each time a style is set.
        self._page.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._anchored = False
        super().wheelEvent(event)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), theme.current().px(56))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._space()


def _parts(entries: Sequence[Entry]) -> int:
    """What was fetched was there before."""
    return sum(1 + len(entry.files) + len(entry.absent) for entry in entries)
