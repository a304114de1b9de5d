"""Rows that could not be taken in: mended and tried again, or thrown away with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget
from typing_extensions import override

from moderator_app.core.changes import Changes, Touched
from moderator_app.core.rows import Quarantined
from moderator_app.desk.reading import Reader
from moderator_app.ui import clipboard
from moderator_app.ui.commands import Commands, Where
from moderator_app.ui.dialogs.whole_text import WholeTextDialog
from moderator_app.ui.panes import aside_words
from moderator_app.ui.panes.aside_actions import AsideActions
from moderator_app.ui.panes.aside_card import AsideCard
from moderator_app.ui.panes.aside_done import AsideDone
from moderator_app.ui.panes.aside_list import AsideList
from moderator_app.ui.panes.record_list import Line, beside
from moderator_app.ui.panes.when_seen import WhenSeen
from moderator_app.ui.text import t
from moderator_app.ui.widgets import EmptyState, PlainLabel, column
from moderator_app.ui.workbench import Workbench

_MOST: Final = 1_000
"""Lines of the list; what is beyond them comes up as those above are settled."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The rows that wait, as glances, how many there are in all, and those that are settled."""

    waiting: Sequence[Quarantined] = ()
    total: int = 0
    settled: Sequence[Quarantined] = ()


class AsidePane(QWidget):
    def __init__(self, bench: Workbench, commands: Commands) -> None:
        super().__init__()
        self._bench = bench
        self._commands = commands
        self._seen = Seen()
        self.which = QComboBox()
        self.which.addItems(["", ""])
        self.list = AsideList()
        self._more = PlainLabel(look="faint", wrap=True)
        self.card = AsideCard()
        self.done = AsideDone()
        self._empty = EmptyState("tray", "", "")
        self.deeds = AsideActions(bench, self.list, self.card)
        left = QWidget()
        left.setLayout(column(self.which, self.list, self._more))
        self._right = QStackedWidget()
        for page in (self._empty, self.card, self.done):
            self._right.addWidget(page)
        right = column(self._right, self.deeds, spacing=12)
        right.setStretch(0, 1)
        self.setLayout(beside(left, right))
        self.setFocusProxy(self.list)
        self._retitle()
        self._connect(commands)
        self._show_rows()

    def _connect(self, commands: Commands) -> None:
        self.which.currentIndexChanged.connect(self._show_rows)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._open)
        self.card.changed.connect(self._mark_changed)
        self.card.whole_wanted.connect(self._show_whole)
        self.deeds.ended.connect(self._look_again)
        self.deeds.case_wanted.connect(self._make_case)
        self._when_seen = WhenSeen(self, self.look)
        self._bench.changed.connect(self._heed)
        self._bench.known.connect(self._when_seen.ask)
        commands.listen(self, Where.QUARANTINE)
        commands.bind("quarantine.next", partial(self.list.step, 1))
        commands.bind("quarantine.previous", partial(self.list.step, -1))
        commands.bind("quarantine.back", self.list.setFocus)
        can = self.deeds.can_act
        commands.bind("quarantine.edit", self.card.edit, can)
        commands.bind("quarantine.retry", self.deeds.retry, can)
        commands.bind("quarantine.columns", self.deeds.choose_columns, can)
        commands.bind("quarantine.discard", self.deeds.discard, can)

    def look(self) -> None:
        """Read again, also what another window or the command line put aside meanwhile."""
        if not self.deeds.busy:
            self._bench.look("rows put aside", _look, self._show)

    def _show(self, seen: Seen) -> None:
        self._seen = seen
        self._show_rows()

    def _heed(self, changes: Changes) -> None:
        if changes.touched & Touched.QUARANTINE:
            self._when_seen.ask()

    @Slot()
    def _look_again(self) -> None:
        self.look()
        if self.isVisible():
            self.list.setFocus()

    @property
    def _settled(self) -> bool:
        """Whether what became of rows is being looked at."""
        return self.which.currentIndex() == 1

    @Slot()
    def _show_rows(self) -> None:
        self._name_choices()
        rows = self._seen.settled if self._settled else self._seen.waiting
        self.deeds.setVisible(not self._settled and bool(rows))
        self.list.show_rows(rows, self._line)
        over = self._seen.total - len(self._seen.waiting)
        self._more.setText(t("Aside", "%n more come up as these are settled.", max(0, over)))
        self._more.setVisible(over > 0 and not self._settled)
        self.deeds.count()

    def _line(self, one: Quarantined) -> Line:
        if self._settled:
            return aside_words.settled(one, self._scene())
        return aside_words.waiting(one, changed=bool(self.card.mended(one.id)))

    def _choose(self, chosen: UUID | None) -> None:
        if chosen is None:
            self.card.let_go()
            self._right.setCurrentWidget(self._empty)
        elif self._settled:
            one = next(row for row in self._seen.settled if row.id == chosen.int)
            self.done.show_row(one, self._scene())
            self._right.setCurrentWidget(self.done)
        else:
            self._bench.look("row put aside", partial(_whole, chosen.int), self._show_card)

    def _show_card(self, whole: Quarantined | None) -> None:
        if whole is None or self._settled or self.deeds.busy:
            return
        if whole != self.card.shown:
            self.card.show_row(whole)
        self._right.setCurrentWidget(self.card)

    def _open(self, _id: object) -> None:
        if self.deeds.can_act():
            self.card.edit()

    def _scene(self) -> aside_words.Scene:
        bench = self._bench
        return aside_words.Scene(bench.knowledge.names, bench.local, bench.local(bench.now()))

    @Slot(object)
    def _mark_changed(self, id_: int) -> None:
        """The line of a row says whether something in it was changed."""
        if not self._settled:
            self.list.show_again(id_, self._line)

    @Slot(object, object)
    def _show_whole(self, heading: str, words: str) -> None:
        WholeTextDialog(self, self._bench.notices, heading, words).open()

    @Slot()
    def _make_case(self) -> None:
        """A new case begins with what lies on the clipboard."""
        if clipboard.put(self._bench.notices, self.card.field.toPlainText()):
            self._commands.run("case.new")

    def _name_choices(self) -> None:
        waiting = t("Aside", "Waiting: {n}").format(n=f"{self._seen.total:,}")
        settled = t("Aside", "Settled: {n}").format(n=f"{len(self._seen.settled):,}")
        self.which.setItemText(0, waiting)
        self.which.setItemText(1, settled)
        if self._settled:
            self._empty.show_words(
                t("Aside", "Nothing was settled yet"),
                t("Aside", "Who mended or discarded a row, when, and why will stand here."),
            )
            return
        self._empty.show_words(
            t("Aside", "No row is put aside"),
            t(
                "Aside",
                "A row of a workbook that cannot be taken in waits here, whole, with the reason: "
                "to be mended and tried again, or to be discarded.",
            ),
        )

    def _retitle(self) -> None:
        title = t("Aside", "Rows put aside")
        self.setAccessibleName(title)
        self.list.setAccessibleName(title)
        self.which.setAccessibleName(t("Aside", "Which rows"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retitle()
            self.card.retranslate()
            self._show_rows()
        super().changeEvent(event)


def _look(reader: Reader) -> Seen:
    waiting = reader.glances_at_quarantined(_MOST)
    return Seen(waiting, reader.count_quarantined(), reader.settled())


def _whole(id_: int, reader: Reader) -> Quarantined | None:
    return reader.quarantined_row(id_)
