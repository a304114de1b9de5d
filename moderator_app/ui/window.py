"""The window: always the same places. It knows every pane; the panes know only the bench."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from moderator_app.core.headings import Table
from moderator_app.core.rows import View
from moderator_app.ui import placement, preferences
from moderator_app.ui.alarms import Alarms
from moderator_app.ui.appearance import Appearance
from moderator_app.ui.command_table import COMMANDS
from moderator_app.ui.commands import Commands
from moderator_app.ui.desk_settings import DeskSettings
from moderator_app.ui.dialogs.export_table import ExportDialog
from moderator_app.ui.footer import Footer
from moderator_app.ui.keeping import Keeping
from moderator_app.ui.low_window import LowWindow
from moderator_app.ui.navigation import Navigation, Page, Place
from moderator_app.ui.notices import NoticeBar
from moderator_app.ui.overlays import Overlays, open_over
from moderator_app.ui.palette import Palette
from moderator_app.ui.panes.aside import AsidePane
from moderator_app.ui.panes.carried import CarriedStrip
from moderator_app.ui.panes.case_list import CaseList
from moderator_app.ui.panes.case_view import CaseView
from moderator_app.ui.panes.deliveries import DeliveryStrip
from moderator_app.ui.panes.directory import DirectoryPane
from moderator_app.ui.panes.handover import HandoverPane
from moderator_app.ui.panes.history import HistoryPane
from moderator_app.ui.panes.statistics import StatisticsPane
from moderator_app.ui.panes.templates import TemplatesPane
from moderator_app.ui.preferences import Preferences
from moderator_app.ui.settings_actions import SettingsActions
from moderator_app.ui.text import t
from moderator_app.ui.topbar import TopBar
from moderator_app.ui.traffic import Traffic
from moderator_app.ui.watch import Watch
from moderator_app.ui.widgets import column, row
from moderator_app.ui.workbench import Workbench

_SMALLEST: Final = (1024, 640)
_LEAST_PAGE: Final = 460
"""The height that every page must do with, so that with large letters the window does not grow out
of a low screen when lines come at its foot."""
_LIST_SHARE: Final = (430, 760)


class MainWindow(QMainWindow):
    closed = Signal(object)
    """The Preferences to keep, with the place where the window stood."""
    person_wanted = Signal()
    """Somebody else wants to sit down at the desk."""
    lock_wanted = Signal()
    handed_over = Signal(object)

    def __init__(
        self,
        bench: Workbench,
        chosen: Preferences,
        settings: DeskSettings,
        resources: Path,
        *,
        sample: bool,
        keeping: Keeping | None = None,
        traffic: Traffic | None = None,
    ) -> None:
        """`keeping`: the backups of the desk, and `traffic` its accounts'; the sample desk has
        none."""
        super().__init__()
        self._bench = bench
        self._keeping = keeping
        self.commands = Commands(self, COMMANDS)
        self.appearance = Appearance(chosen, resources, self.commands, self)
        self.settings = SettingsActions(
            bench,
            self.commands,
            self.appearance,
            settings,
            self,
            resources=resources,
            keeping=keeping,
            traffic=traffic,
        )
        self._make_panes(sample=sample, traffic=traffic)
        self._lay_out()
        self._connect()
        self._bind()
        self.watch = Watch(bench, self)
        self.alarms = Alarms(bench, self)
        self.alarms.case_requested.connect(self.open_case)
        self.setAcceptDrops(True)
        self.setMinimumSize(*_SMALLEST)
        self._retitle()

    def _make_panes(self, *, sample: bool, traffic: Traffic | None) -> None:
        bench, commands = self._bench, self.commands
        self.navigation = Navigation(bench, commands)
        self.top = TopBar(bench, commands, sample=sample, traffic=traffic)
        self.foot = Footer(commands)
        self.list = CaseList(bench, commands)
        self.history = HistoryPane(bench, commands)
        self.case = CaseView(bench, commands)
        self.deliveries = DeliveryStrip(bench, commands)
        self.carried = CarriedStrip(bench, commands)
        self.directory = DirectoryPane(bench, commands)
        self.templates = TemplatesPane(bench, commands)
        self.handover = HandoverPane(bench, commands)
        self.aside = AsidePane(bench, commands)
        self.statistics = StatisticsPane(bench, commands)
        self.palette_popup = Palette(bench, commands, self)
        self.overlays = Overlays(bench, commands, self)
        self.notice = NoticeBar()

    def _lay_out(self) -> None:
        self._lists = QStackedWidget()
        self._lists.addWidget(self.list)
        self._lists.addWidget(self.history)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self._lists)
        self._split.addWidget(self.case)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes(_LIST_SHARE)
        self._pages = QStackedWidget()
        for page in (self._split, self.directory, self.templates, self.handover, self.aside):
            self._pages.addWidget(page)
        self._pages.addWidget(self.statistics)
        self._pages.setMinimumHeight(_LEAST_PAGE)
        body = row(self.navigation, self._pages, spacing=0)
        body.setStretch(1, 1)
        whole = QWidget()
        inside = column(self.top, body, self.carried, self.deliveries, self.notice, spacing=0)
        inside.setStretch(1, 1)
        whole.setLayout(inside)
        self.setCentralWidget(whole)
        self.setStatusBar(self.foot)
        LowWindow(self, self.top, self.foot, self.notice)

    def _connect(self) -> None:
        if self._keeping is not None:
            self.foot.follow(self._keeping)
        self._bench.notices.listen(self.notice.show_notice, self.notice.forget)
        self.navigation.chosen.connect(self._go)
        self.navigation.counted.connect(self.foot.show_counts)
        for source in (self.list, self.history):
            source.chosen.connect(self.case.show_case)
            source.opened.connect(self._open_chosen)
        self.case.finished.connect(self._advance)
        self.case.committed.connect(self.deliveries.take)
        self.case.shown.connect(self.deliveries.follow)
        self.deliveries.passed_on.connect(self.list.advance)
        self.case.back_requested.connect(self._back)
        self.overlays.case_made.connect(self._take_in)
        self.overlays.aside_requested.connect(partial(self.navigation.choose, Page.QUARANTINE))
        for asker in (self.case, self.palette_popup, self.handover, self.overlays, self.carried):
            asker.case_requested.connect(self.open_case)
        self.palette_popup.organisation_requested.connect(self._open_organisation)
        self.palette_popup.template_requested.connect(self.case.composer.insert_template)
        self.statistics.case_requested.connect(self.open_case)
        self.handover.handed_over.connect(self.handed_over)
        self.top.person.clicked.connect(self.person_wanted)

    def _bind(self) -> None:
        bind = self.commands.bind
        bind("palette", self.palette_popup.open)
        bind("export", self.export_table)
        bind("lock", self.lock_wanted.emit)

    def start(self) -> None:
        """Show the inbox and take the keys."""
        self._bench.start()
        self.navigation.refresh()
        self.top.refresh()
        self.watch.start()
        self.alarms.start()
        self.carried.look()
        self.go_home()

    def go_home(self) -> None:
        """Where everybody begins."""
        self.navigation.choose(View.INBOX)

    # Places.

    @property
    def place(self) -> Place:
        return self.navigation.place

    def _go(self, place: Place) -> None:
        pages: dict[Place, QWidget] = {
            Page.DIRECTORY: self.directory,
            Page.TEMPLATES: self.templates,
            Page.HANDOVER: self.handover,
            Page.QUARANTINE: self.aside,
            Page.STATISTICS: self.statistics,
        }
        page = pages.get(place)
        if page is not None:
            self._pages.setCurrentWidget(page)
            page.setFocus()
            if page is self.aside:
                self.aside.look()
            return
        self._pages.setCurrentWidget(self._split)
        if place is View.HISTORY:
            self._lists.setCurrentWidget(self.history)
            self.history.activate()
        elif isinstance(place, View):
            self._lists.setCurrentWidget(self.list)
            self.list.show_view(place)
            self.deliveries.lead_by_case(place is View.UNSENT)
            self.list.setFocus()

    def open_case(self, case: UUID) -> None:
        """Show a case wherever it is; nothing moves in the list beside it."""
        self._pages.setCurrentWidget(self._split)
        found = self._lists.currentWidget() is self.history
        (self.history.table if found else self.list).stand_beside(case)
        self.case.show_case(case)
        self.case.setFocus()

    def _open_chosen(self, case: UUID) -> None:
        self.case.show_case(case)
        self.case.setFocus()

    def _open_organisation(self, organisation: UUID) -> None:
        self.navigation.choose(Page.DIRECTORY)
        self.directory.show_organisation(organisation)

    def _advance(self, case: UUID) -> None:
        """Go to the next, unless one went on oneself before it was written down: then one may be
        writing already."""
        if self.case.wanted == case:
            self.list.advance(case)
            self._back()

    def _back(self) -> None:
        lists = self._lists.currentWidget()
        if lists is not None:
            lists.setFocus()

    # Windows over the window.

    def export_table(self) -> None:
        """Of what one is looking at, as far as that goes out."""
        query = self.history.query if self.place is View.HISTORY else ""
        shown = {Page.DIRECTORY: Table.DIRECTORY, Page.TEMPLATES: Table.TEMPLATES}
        table = shown.get(self.place, Table.CASES) if isinstance(self.place, Page) else Table.CASES
        open_over(ExportDialog(self._bench, self, query=query, table=table))

    def _take_in(self, case: UUID) -> None:
        self.navigation.choose(View.INBOX)
        self.list.take_in(case)

    def fit(self) -> None:
        placement.place(self, self.appearance.chosen.place)

    def come_forward(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def _retitle(self) -> None:
        self.setWindowTitle(t("Window", "Moderator Desk"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retitle()
        super().changeEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _workbook(event.mimeData().urls()) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = _workbook(event.mimeData().urls())
        if path is not None:
            event.acceptProposedAction()
            self.overlays.import_workbook(path)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.flush()
        self.watch.stop()
        geometry = preferences.packed(bytes(self.saveGeometry().data()))
        self.closed.emit(replace(self.appearance.chosen, geometry=geometry))
        super().closeEvent(event)

    def flush(self) -> None:
        """Keep what is being written."""
        self.case.composer.flush()
        self.handover.flush()


def _workbook(urls: Sequence[QUrl]) -> Path | None:
    """The one file that was dropped, if it is a file of this machine."""
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
