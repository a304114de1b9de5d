"""Everything from one field: cases, organisations, templates, commands, a pasted number or link.

The popup is a part of the window, so that the window's own keys and input method go on working;
the field keeps the focus while the arrows move in the list.
"""

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import Final
from uuid import UUID

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from moderator_app.core.changes import Changes, Touched
from moderator_app.core.organisations import Number, number_now
from moderator_app.core.pinyin import Names
from moderator_app.ui import palette_entries, theme
from moderator_app.ui.commands import Command, Commands
from moderator_app.ui.models.found import Asked, Results, look_up
from moderator_app.ui.notices import Action, Kind
from moderator_app.ui.number_searches import NumberSearches
from moderator_app.ui.palette_entries import TITLES, Entry, Indexes, Section
from moderator_app.ui.palette_row import ENTRY, EntryDelegate
from moderator_app.ui.search_field import SearchField
from moderator_app.ui.text import t
from moderator_app.ui.widgets import PlainLabel, column
from moderator_app.ui.workbench import Workbench

_WIDTH: Final = 720
_HEIGHT: Final = 520
_AROUND: Final = 120
"""What the popup needs above and below its list."""
_FROM_TOP: Final = 56
_CASES: Final = 8
_ITSELF: Final = "palette"


class Palette(QFrame):
    case_requested = Signal(object)
    organisation_requested = Signal(object)
    template_requested = Signal(object)

    def __init__(self, bench: Workbench, commands: Commands, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._window = window
        self._commands = commands
        self._indexes = Indexes(Names((), _no_name), Names((), _no_name), Names((), _no_name))
        self._shown_for: str | None = None
        self._run_when_shown: bool | None = None
        self._came_from: QWidget | None = None
        self.setProperty("popup", "true")
        self.hide()
        self.field = SearchField()
        self.list = QListWidget()
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._hint = PlainLabel(look="faint")
        self._column = column(self.field, self.list, self._hint, spacing=6, margin=10)
        self.setLayout(self._column)
        self._numbers = NumberSearches(bench, self._look, self)
        self._connect()
        self._retitle()

    def _connect(self) -> None:
        self.field.asked.connect(self._ask)
        self.field.down.connect(partial(self._step, 1))
        self.field.up.connect(partial(self._step, -1))
        self.field.entered.connect(self._enter)
        self.field.escaped.connect(self.put_away)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._click)
        self.list.currentItemChanged.connect(self._tell)
        self._bench.known.connect(self._learn)
        self._commands.changed.connect(self._learn)
        self._bench.changed.connect(self._heed)
        self._window.installEventFilter(self)

    # Coming and going.

    def open(self) -> None:
        """Show the palette; what was looked for before stands there, ready to be typed over."""
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus()
        self.field.selectAll()
        self._numbers.forget()
        self._ask()

    def _heed(self, changes: Changes) -> None:
        """What was looked for, and found, may be words that are gone now."""
        if changes.touched & Touched.ERASED:
            self.field.clear()
            self.list.clear()

    def put_away(self) -> None:
        """Hide it and give the focus back to where it came from."""
        self.hide()
        self._run_when_shown = None
        back, self._came_from = self._came_from, None
        if back is not None and shiboken6.isValid(back) and back.isVisible():
            back.setFocus()

    def _place(self) -> None:
        here, window = theme.current(), self._window
        width = min(here.px(_WIDTH), window.width() - here.px(32))
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        self.list.setFixedHeight(
            min(rows + here.px(4), window.height() - here.px(_FROM_TOP + _AROUND), here.px(_HEIGHT))
        )
        height = self._column.totalSizeHint().height()
        self.setGeometry((window.width() - width) // 2, here.px(_FROM_TOP), width, height)

    # Looking.

    def _learn(self) -> None:
        """Spell everything anew: the directory, the templates or the language have changed."""
        known = self._bench.knowledge
        titles = {one: (one.title.shown(), one.title.source) for one in self._commands.table()}
        question = partial(palette_entries.index, known.organisations, known.templates, titles)
        self._bench.think(question, self._learnt)

    def _learnt(self, indexes: Indexes) -> None:
        self._indexes = indexes
        if self.isVisible():
            self._ask()

    def _ask(self, _text: str = "") -> None:
        self._run_when_shown = None
        self._look()

    def _look(self) -> None:
        text = self.field.text()
        if not self._numbers.allows(text):
            return
        if not text.strip():
            self._bench.tasks.look("palette", _nothing, self._found_nothing)
            return
        asked = Asked(text, self._bench.now(), self._bench.zone, _CASES)
        self._bench.look("palette", partial(look_up, asked), self._found)

    def _found_nothing(self, _: None) -> None:
        self._show("", palette_entries.commands("", self._indexes, self._offered()))

    def _found(self, results: Results) -> None:
        text = results.asked.text
        cases = palette_entries.cases(results, self._bench)
        entries = [
            *palette_entries.organisations(text, self._indexes, self._bench),
            *palette_entries.templates(text, self._indexes),
            *palette_entries.commands(text, self._indexes, self._offered()),
        ]
        self._show(text, [*cases, *entries])

    def _offered(self) -> tuple[Command, ...]:
        return tuple(one for one in self._commands.available() if one.id != _ITSELF)

    def _show(self, text: str, entries: Sequence[Entry]) -> None:
        self._shown_for = text.strip()
        self.list.clear()
        for section, group in groupby(entries, key=_section):
            self._add_title(TITLES[section].shown())
            for entry in group:
                item = QListWidgetItem(entry.title)
                item.setData(ENTRY, entry)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, entry.sentence)
                self.list.addItem(item)
        if not entries:
            self._add_title(t("Palette", "Nothing found. Fewer or other words may help."))
        self._place()
        self._step(1)
        if self._run_when_shown is not None:
            self._run(shift=self._run_when_shown)

    def _add_title(self, title: str) -> None:
        item = QListWidgetItem(title)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(item)

    # Choosing.

    def entry(self) -> Entry | None:
        """The one that Enter would open."""
        row = self.list.currentRow()
        found = self.list.item(row).data(ENTRY) if row >= 0 else None
        return found if isinstance(found, Entry) else None

    def _step(self, by: int) -> None:
        """To the next entry, over the titles between; at an end it stays."""
        row = self.list.currentRow() + by
        while 0 <= row < self.list.count():
            if isinstance(self.list.item(row).data(ENTRY), Entry):
                self.list.setCurrentRow(row)
                if row == 1:
                    self.list.scrollToTop()
                return
            row += by

    def _tell(self) -> None:
        """The field has the focus, so it also says what is chosen below it."""
        entry = self.entry()
        self.field.setAccessibleDescription("" if entry is None else entry.sentence)
        self._hint.setText(_hint(None if entry is None else entry.section))

    def _enter(self, shift: bool) -> None:
        if self._shown_for == self.field.text().strip():
            self._run(shift=shift)
        else:
            self._run_when_shown = shift

    def _click(self, item: QListWidgetItem) -> None:
        if isinstance(item.data(ENTRY), Entry):
            self.list.setCurrentItem(item)
            self._run(shift=False)

    def _run(self, *, shift: bool) -> None:
        entry = self.entry()
        if entry is None:
            return
        self.put_away()
        if isinstance(entry.what, str):
            self._commands.run(entry.what)
        elif entry.section is Section.CASES:
            self.case_requested.emit(entry.what)
        elif entry.section is Section.TEMPLATES:
            self.template_requested.emit(entry.what)
        else:
            self._turn_to(entry.what, entry_wanted=shift)

    def _turn_to(self, id_: UUID, *, entry_wanted: bool) -> None:
        """Copy the number that answers now, or open the entry of the directory."""
        one = self._bench.knowledge.organisation(id_)
        number = None if one is None else number_now(one, self._bench.local(self._bench.now()))
        if one is None or number is None or entry_wanted:
            self.organisation_requested.emit(id_)
            return
        QGuiApplication.clipboard().setText(number.number)
        said = t("Palette", "Copied: {name} {number}").format(name=one.shown, number=_said(number))
        show = Action(
            t("Palette", "Open the entry"), partial(self.organisation_requested.emit, id_)
        )
        self._bench.notices.say(Kind.INFO, said, show, topic="done")

    # Being a part of the window.

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QFocusEvent) and event.lostFocus():
            # A click elsewhere puts it away; the focus is where the click went.
            if event.reason() in {Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason}:
                QTimer.singleShot(0, self.hide)
        elif watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _retitle(self) -> None:
        words = t("Palette", "Cases, people, numbers, organisations, templates, commands")
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(t("Palette", "Search everything"))
        self.list.setAccessibleName(t("Palette", "Found"))
        self.setAccessibleName(t("Palette", "Search everything"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_hint"):
            self._retitle()
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_hint"):
            self._place()
        super().changeEvent(event)


def _no_name(_item: object) -> tuple[str, ...]:
    return ()


def _nothing() -> None:
    """Nothing is looked for; asking voids an older question and keeps the order of answers."""


def _section(entry: Entry) -> Section:
    return entry.section


def _said(number: Number) -> str:
    return f"{number.number} ({number.label})" if number.label else number.number


def _hint(section: Section | None) -> str:
    if section is Section.ORGANISATIONS:
        return t("Palette", "Enter copies the number · Shift+Enter opens the entry · Esc closes")
    if section is Section.TEMPLATES:
        return t("Palette", "Enter puts it into the reply · Esc closes")
    if section is Section.COMMANDS:
        return t("Palette", "Enter does it · Esc closes")
    return t("Palette", "Enter opens · Esc closes")
