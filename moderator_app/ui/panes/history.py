"""Every case there ever was, and finding one as one types, with the network down."""

from collections.abc import Callable
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from moderator_app.core import search
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.rows import CaseRow
from moderator_app.desk.reading import Reader
from moderator_app.ui import theme
from moderator_app.ui.commands import Commands
from moderator_app.ui.models.cases import CaseModel
from moderator_app.ui.models.found import FIRST, MOST, Asked, Results, look_up
from moderator_app.ui.number_searches import NumberSearches
from moderator_app.ui.panes.case_table import CaseTable, ListKeys
from moderator_app.ui.panes.history_filters import FilterRow
from moderator_app.ui.search_field import SearchField
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, EmptyState, PlainLabel, SpareLabel, column, row
from moderator_app.ui.workbench import Workbench

_PAUSE_MS: Final = 250
"""After this rest the hits are counted, and more of them fetched."""


class HistoryPane(QWidget):
    """The field keeps what was asked for as long as the window lives."""

    chosen = Signal(object)
    """The UUID of the case that is current now, or None where there is none."""
    opened = Signal(object)

    def __init__(self, bench: Workbench, commands: Commands) -> None:
        super().__init__()
        self._bench = bench
        self._results: Results | None = None
        self._open_when_found = False
        self.model = CaseModel(bench, "history", self)
        self.table = CaseTable(self.model, commands)
        self.field = SearchField()
        self._filters = FilterRow(bench)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look_further)
        self._numbers = NumberSearches(bench, self._look_first, self)
        self._lay_out()
        self._connect(commands)
        self._retitle()
        self._fit()

    def _lay_out(self) -> None:
        self._title = PlainLabel(look="heading")
        self._count = PlainLabel(look="muted")
        self._order = SpareLabel(look="faint")
        self._export = Button(kind="quiet", icon="export")
        self._header = QFrame()
        self._header.setProperty("bar", "top")
        head = row(self._title, self._count, self._order, self._export)
        head.setStretchFactor(self._order, 1)
        self._inside = column(head, self.field, self._filters)
        self._header.setLayout(self._inside)
        self._nothing = EmptyState("search", "", "")
        self._nothing.hide()
        self.table.cover(self._nothing)
        whole = column(self._header, self.table, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.table)
        QWidget.setTabOrder(self.field, self._filters)
        QWidget.setTabOrder(self._filters, self.table)

    def _connect(self, commands: Commands) -> None:
        ListKeys.add(self.table, commands)
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)
        self.table.newest_wanted.connect(self._go_to_first)
        self.table.left_upwards.connect(self.field.setFocus)
        self.field.asked.connect(self._ask)
        self.field.down.connect(self._enter_list)
        self.field.entered.connect(self._enter)
        self.field.escaped.connect(self.table.setFocus)
        self._filters.chosen.connect(self._write)
        self._filters.removed.connect(self._remove)
        self._bench.changed.connect(self._heed)
        self._export.clicked.connect(partial(commands.run, "export"))

    # What the window asks for.

    def activate(self) -> None:
        """Come into sight: the field is ready to be typed into, the list is of this moment."""
        self.table.say_again()
        self.field.setFocus()
        self.field.selectAll()
        self._numbers.forget()
        self._ask()

    def search(self, text: str) -> None:
        """Look for something, as if it had been typed."""
        self.field.setText(text)

    @property
    def query(self) -> str:
        """What is being looked for."""
        return _finished(self.field.text()).strip()

    def current(self) -> UUID | None:
        return self.table.case

    # Asking.

    def _ask(self, _text: str = "") -> None:
        self._pause.stop()
        self._open_when_found = False
        self._filters.show_tokens(self._operators())
        self._look_first()

    def _look_first(self) -> None:
        if self._numbers.allows(_finished(self.field.text())):
            self._look(FIRST, self._found)

    def _look(self, limit: int, then: Callable[[Results], None]) -> None:
        bench = self._bench
        asked = Asked(_finished(self.field.text()), bench.now(), bench.zone, limit)
        bench.look("history", partial(look_up, asked), then)

    def _found(self, results: Results) -> None:
        same = self._results is not None and self._results.asked.text == results.asked.text
        kept = self.model.key_at(self.table.row) if same else None
        self._results = results
        self.model.show(results.keys, results.rows, results.hits)
        self.table.verticalScrollBar().setValue(0)
        position = -1 if kept is None else self.model.position(kept)
        if position >= 0:
            self.table.go(position)
        elif results.named or self._open_when_found:
            self.table.go(0)
        else:
            self.table.leave_gap(0)
        self._retitle()
        if results.more:
            self._pause.start()
        if self._open_when_found:
            self._open_when_found = False
            self.table.open_current()

    def _look_further(self) -> None:
        self._look(MOST, self._found_more)

    def _found_more(self, results: Results) -> None:
        shown = self.model.keys
        self._results = results
        if results.keys[: len(shown)] == shown:
            self.model.extend(results.keys[len(shown) :], results.rows, results.hits)
        self._retitle()

    def _heed(self, changes: Changes) -> None:
        """Cases that are shown and were touched are painted anew where they stand."""
        if changes.touched & Touched.ERASED and self.field.text():
            # It may be by these very words that they were found.
            self._results = None
            self.field.clear()
            self._ask()
        if changes.touched & Touched.CASES:
            seen = tuple(self.model.in_sight())
            question = partial(_touched, tuple(changes.cases), seen)
            self._bench.look("touched in history", question, self.model.update)

    # The field and the filters.

    def _operators(self) -> tuple[str, ...]:
        today = self._bench.local(self._bench.now()).date()
        return search.operators(self.field.text(), today)

    def _write(self, tokens: tuple[str, ...]) -> None:
        """Put operators behind the words, instead of those of the same name."""
        text = self.field.text()
        names = {token.partition(":")[0] for token in tokens}
        for old in self._operators():
            if old.replace("：", ":").partition(":")[0] in names:
                text = text.replace(old, " ", 1)
        self.field.setText(" ".join([*text.split(), *tokens]))
        self.field.setFocus()

    def _remove(self, token: str) -> None:
        self.field.setText(" ".join(self.field.text().replace(token, " ", 1).split()))
        self.field.setFocus()

    def _enter_list(self) -> None:
        self.table.setFocus()
        if self.table.row < 0:
            self.table.go(0)

    def _enter(self, _shift: bool) -> None:
        """Open the current case, or the first; if it is still being looked for, once it is found."""
        results = self._results
        if results is None or results.asked.text != _finished(self.field.text()):
            self._open_when_found = True
            return
        if self.table.row < 0:
            self.table.go(0)
        self.table.open_current()

    def _go_to_first(self) -> None:
        self.table.go(0)

    # Words.

    def _retitle(self) -> None:
        self._title.setText(t("History", "History"))
        self._order.setText(t("History", "newest first"))
        self._export.setText(t("History", "Export"))
        self._count.setText(self._counted())
        self.field.setPlaceholderText(
            t("History", "Words, names, numbers, telephones; or paste a link")
        )
        self.field.setAccessibleName(t("History", "Search the history"))
        self.table.setAccessibleName(f"{t('History', 'History')}, {self._counted()}")
        looked = self._results is not None
        self._nothing.setVisible(looked and not self.model.rowCount())
        self._nothing.show_words(
            t("History", "Nothing found"),
            t("History", "Each word must occur. Try fewer or shorter words, or clear the field:"),
            "Esc",
        )

    def _counted(self) -> str:
        results = self._results
        if results is None:
            return ""
        counted = t("History", "%n case(s)", results.total)
        if results.more:
            counted = t("History", "{n}+ cases").format(n=f"{results.total:,}")
        today = self._bench.local(self._bench.now()).date()
        unknown = search.parse(results.asked.text, today).unknown
        if not unknown:
            return counted
        words = t("History", "“{words}” is no filter and was looked for as text")
        return f"{counted} · {words.format(words=' '.join(unknown))}"

    def _fit(self) -> None:
        here = theme.current()
        side = here.px(16)
        self._inside.setContentsMargins(side, here.px(12), side, here.px(10))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_inside"):
            self._retitle()
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_inside"):
            self._fit()
        super().changeEvent(event)


def _finished(text: str) -> str:
    """What was typed without an operator whose value is still to come."""
    words = text.split()
    return " ".join(words[:-1]) if words and words[-1][-1] in ":：" else text


def _touched(cases: tuple[UUID, ...], seen: tuple[int, ...], reader: Reader) -> dict[int, CaseRow]:
    keys = [*reader.keys_of(cases).values()] if cases else [*seen]
    return reader.rows(keys) if keys else {}
