"""The middle of the window: one list of cases, which never moves under the cursor.

What is shown is the order of one moment. Each time something changes, the order is asked for anew
and compared: what *we* did takes a case out of the list at once, and puts it back where it stood (an
undo also goes there); whatever others did, and whatever came in, waits behind a bar until it is asked for. Only
an empty list, in which nothing can move, takes in at once what comes.
"""

from array import array
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from moderator_app.core.changes import Changes, Touched
from moderator_app.core.rows import View
from moderator_app.desk.reading import Reader
from moderator_app.ui.commands import Commands
from moderator_app.ui.figures import count
from moderator_app.ui.models.cases import CaseModel
from moderator_app.ui.panes.case_table import CaseTable, ListKeys
from moderator_app.ui.panes.list_header import ListHeader
from moderator_app.ui.panes.list_question import Answer, Question
from moderator_app.ui.panes.list_words import VIEWS
from moderator_app.ui.text import t
from moderator_app.ui.widgets import EmptyState, column
from moderator_app.ui.workbench import Workbench


class CaseList(QWidget):
    """One pane for every view; the window says which one it shows."""

    chosen = Signal(object)
    """The UUID of the case that is current now, or None where the list is empty."""
    opened = Signal(object)

    def __init__(self, bench: Workbench, commands: Commands) -> None:
        super().__init__()
        self._bench = bench
        self._commands = commands
        self._view = View.INBOX
        self._near = self._shutting = 0
        self._waiting: tuple[int, ...] = ()
        self._touched, self._heard = set[UUID](), set[UUID]()
        self._asking = self._fresh = self._undone = self._advancing = False
        self._wanted: int | None = None
        self._made: UUID | None = None
        self._left: int | None = None
        self._remembered: dict[View, int] = {}
        self._taken_away: dict[int, int] = {}
        self._empty: dict[View, EmptyState] = {}
        self.model = CaseModel(bench, "list", self)
        self.table = CaseTable(self.model, commands)
        self._lay_out()
        self._connect()
        self._retitle()

    def _lay_out(self) -> None:
        self._header = ListHeader()
        self._bar = self._header.bar
        whole = column(self._header, self.table, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        ListKeys.add(self.table, self._commands)
        self.table.chosen.connect(self._remember)
        self.table.opened.connect(self.opened)
        self.table.newest_wanted.connect(self.show_newest)
        self._bar.clicked.connect(self.show_newest)
        self._commands.changed.connect(self._retitle)
        self._bench.changed.connect(self._heed)
        self._bench.minute.connect(self._ask)
        self._bench.person_changed.connect(self.refresh)

    # What the window asks for.

    def show_view(self, view: View) -> None:
        """Show a view as it is now, at the case where it was left."""
        if view is not self._view:
            self._view = view
            self.table.leave_gap(0)
        self.table.say_again()
        self._wanted = self._remembered.get(view)
        self.refresh()

    def refresh(self) -> None:
        """Show the order as it is now, what came in included; the current case stays current."""
        self._fresh = True
        if self._wanted is None:
            self._wanted = self.model.key_at(self.table.row)
        self._ask()

    def take_in(self, case: UUID) -> None:
        """Somebody has just made this case: it stands in the list, and is the current one."""
        self._made = case
        self.refresh()

    def advance(self, case: UUID) -> None:
        """A case is done with: on to what is at its place now, or else to where the list stands."""
        if self.table.turn_back(case):
            return
        self._advancing = True
        self._left = self.model.key_at(self.table.row)
        # After the last row there is nowhere to go before it is known whether that one stays.
        if not self._asking and self.table.row + 1 < self.model.rowCount():
            self._move_on()

    def stand_beside(self, case: UUID) -> None:
        """A case was opened from elsewhere: the current one is that, if the list has it, or none."""
        self.table.stand_beside(case)
        if self.current() != case:
            self._bench.look("its place", partial(_key_of, case), partial(self._go_to, case))

    def current(self) -> UUID | None:
        return self.table.case

    def show_newest(self) -> None:
        """Take in what waits behind the bar and go to the first of it; else to the first case."""
        self.table.setFocus()
        if self._waiting:
            self._wanted = self._waiting[0]
            self.refresh()
        else:
            self.table.go(0)

    # Asking.

    def _heed(self, changes: Changes) -> None:
        if changes.touched & Touched.CASES:
            heard = changes.touched & Touched.HEARD
            (self._heard if heard else self._touched).update(changes.cases)
            self._undone |= changes.undone
            self._ask()

    def _ask(self) -> None:
        self._asking = True
        question = Question(
            view=self._view,
            shown=array("q", self.model.keys),
            fresh=self._fresh,
            touched=frozenset(self._touched),
            heard=frozenset(self._heard),
            made=self._made,
            in_sight=tuple(self.model.in_sight()),
            bench=self._bench,
        )
        self._bench.look("list", question.ask, self._take)

    def _take(self, answer: Answer) -> None:
        self._asking = False
        self._touched, self._heard = set(), set()
        self._near, self._shutting = answer.near, answer.shutting
        self.model.know_drafts(answer.drafted)
        if self._fresh:
            self._show(answer)
        else:
            self._compare(answer)
            if self._waiting and not self.model.rowCount():
                self.refresh()
        self._undone = False
        if self._advancing:
            self._move_on()
        self._retitle()

    def _show(self, answer: Answer) -> None:
        wanted = self._wanted if answer.made is None else answer.made
        place = self.table.gap
        self._fresh, self._wanted, self._made, self._waiting = False, None, None, ()
        self._taken_away.clear()
        # The page of a case that went stays open until somebody turns it.
        stays = not self.model.rowCount() and self.table.told is not None
        self.model.show(answer.order, answer.rows)
        position = -1 if wanted is None else self.model.position(wanted)
        if position < 0 and stays:
            self.table.leave_gap(0)
        else:
            self.table.go(place if position < 0 else position)

    def _compare(self, answer: Answer) -> None:
        self.model.update(answer.rows)
        current = self.model.key_at(self.table.row)
        stood = self.model.remove(answer.gone & answer.touched)
        self._taken_away |= stood
        if current in stood:
            self.table.leave_gap(stood[current])
        arrived = []
        for key in answer.arrived:
            if key in answer.touched and key in self._taken_away:
                stands = self.model.put_back(key, self._taken_away.pop(key))
                if self._undone:
                    self.table.go(stands)
            else:
                arrived.append(key)
        self._waiting = tuple(arrived)

    def _move_on(self) -> None:
        left, self._left, self._advancing = self._left, None, False
        row_ = self.table.row
        if row_ < 0:
            self.table.go(self.table.gap)
        elif self.model.key_at(row_) == left:
            self.table.step(1)

    def _go_to(self, case: UUID, key: int | None) -> None:
        position = -1 if key is None else self.model.position(key)
        if position >= 0 and self.table.told == case:
            self.table.go(position)

    def _remember(self, case: UUID | None) -> None:
        key = self.model.key_at(self.table.row)
        if key is not None:
            self._remembered[self._view] = key
        self.chosen.emit(case)

    # Words.

    def _retitle(self) -> None:
        words = VIEWS[self._view]
        total = self.model.rowCount()
        near = self._near if self._view is not View.NEAR else 0
        facts = " · ".join([count(total), *_pressing(near, self._shutting)]) if total else ""
        self._header.say(words.title.shown(), facts, words.order.shown())
        name = t("CaseList", "{view}, %n case(s)", total).format(view=words.title.shown())
        self.table.setAccessibleName(name)
        self._header.say_news(len(self._waiting), self._commands.hint("list.newest"))
        self._cover(empty=not total and not self._fresh)

    def _cover(self, *, empty: bool) -> None:
        """What an empty view is for, and the key of the next step."""
        for view, cover in self._empty.items():
            cover.setVisible(empty and view is self._view)
        if not empty:
            return
        words = VIEWS[self._view]
        key = self._commands.hint(words.key) if words.key else ""
        if self._view not in self._empty:
            cover = EmptyState(words.icon, "", "")
            self._empty[self._view] = cover
            self.table.cover(cover)
        teach = words.teach.shown().format(key=self._commands.hint("import"))
        self._empty[self._view].show_words(words.empty.shown(), teach, key)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retitle()
        super().changeEvent(event)


def _pressing(near: int, shutting: int) -> tuple[str, ...]:
    """How many cases of the list are pressing, and for what."""
    due = t("CaseList", "%n due soon", near) if near else ""
    windows = t("CaseList", "%n window(s) about to shut", shutting) if shutting else ""
    return tuple(filter(None, (due, windows)))


def _key_of(case: UUID, reader: Reader) -> int | None:
    return reader.keys_of((case,)).get(case)
