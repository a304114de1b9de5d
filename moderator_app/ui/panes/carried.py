"""Replies that the desk carries itself: the seconds in which one can be taken back, and whatever of
them needs a person.

One line at the foot, whichever case is on the screen: first what may have gone out and must be
looked up, then what did not go out, then what is about to.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

import shiboken6
from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from moderator_app.core.changes import Changes, Touched
from moderator_app.core.outbox import Entry, State
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui import theme
from moderator_app.ui.commands import Commands
from moderator_app.ui.panes import carried_words
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, ElidedLabel, KeyHint, restyle
from moderator_app.ui.workbench import Workbench

_TICK_MS: Final = 500
_SETTLES_MS: Final = 600
"""A press this soon after the buttons came to mean something else was meant for what they meant
before: “take back” would be “send again”."""
_ORDER: Final = (State.UNKNOWN, State.FAILED, State.QUEUED, State.SENDING)


@dataclass(frozen=True, slots=True)
class Carried:
    """A reply on its way, and whose it is; or a letter, and the organisation it goes to."""

    entry: Entry
    number: str
    author: str
    platform: str
    unit: UUID | None = None


Deed = Callable[[Desk], Changes]


class CarriedStrip(QFrame):
    case_requested = Signal(object)

    def __init__(self, bench: Workbench, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("notice", "info")
        self._bench = bench
        self._commands = commands
        self._came_from: QWidget | None = None
        self._all: tuple[Carried, ...] = ()
        self._words = ElidedLabel(look="strong")
        self._first = Button(kind="primary")
        self._second = Button()
        self._open = Button(kind="quiet")
        self._key = KeyHint("")
        line = QHBoxLayout(self)
        here = theme.current()
        line.setContentsMargins(here.px(12), here.px(4), here.px(8), here.px(4))
        line.setSpacing(here.px(8))
        line.addWidget(self._words, 1)
        line.addWidget(self._key)
        for button in (self._first, self._second, self._open):
            # After a click the keys are still those of the page.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            line.addWidget(button)
        self._first.clicked.connect(self._do_first)
        self._second.clicked.connect(self._do_second)
        self._open.clicked.connect(self._show_case)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self._draw)
        self._turned = QElapsedTimer()
        bench.changed.connect(self._heed)
        commands.bind("carried.go", self.take_keys, when=self._is_there)
        commands.changed.connect(self._draw)
        commands.moved.connect(self._draw)
        self.hide()

    def look(self) -> None:
        self._bench.look("carried", _carried, self._show)

    def _heed(self, changes: Changes) -> None:
        if changes.touched & Touched.CASES:
            self.look()

    def _show(self, found: tuple[Carried, ...]) -> None:
        before = self.current
        self._all = tuple(sorted(found, key=_urgency))
        after = self.current
        if before is not None and after is not None and _meaning(before) != _meaning(after):
            self._turned.start()
        self._draw()

    @property
    def current(self) -> Carried | None:
        return self._all[0] if self._all else None

    # What is shown.

    def _draw(self) -> None:
        one = self.current
        self.setVisible(one is not None)
        counts = one is not None and one.entry.state in {State.QUEUED, State.SENDING}
        if counts != self._ticking.isActive():
            self._ticking.start() if counts else self._ticking.stop()
        if one is None:
            return
        words = self._sentence(one)
        if more := len(self._all) - 1:
            words += " · " + t("Carried", "%n more on their way", more)
        self._words.setText(words)
        self._words.setAccessibleName(words)
        restyle(self, "notice", "info" if counts else "warn")
        first, second = carried_words.buttons(one.entry, letter=one.unit is not None)
        for button, name in ((self._first, first), (self._second, second)):
            button.setText(name)
            button.setVisible(bool(name))
        self._open.setText(t("Carried", "Open the case"))
        acts = self._commands.acts("carried.go")
        self._key.show_key(self._commands.hint("carried.go") if acts else "")

    def _sentence(self, one: Carried) -> str:
        entry = self._as_it_waits(one.entry)
        seconds = self._seconds(entry.due)
        if one.unit is None:
            return carried_words.sentence(entry, seconds, one.author, one.platform, one.number)
        unit = self._bench.knowledge.organisation(one.unit)
        name = t("Timeline", "an organisation no longer listed") if unit is None else unit.shown
        return carried_words.letter_sentence(entry, seconds, name, one.number)

    def _as_it_waits(self, entry: Entry) -> Entry:
        """What no account carries any more must not look as if it went out in a moment."""
        own = self._bench.knowledge.own_accounts.get(entry.account)
        off = entry.state is State.QUEUED and (own is None or not own.active)
        return replace(entry, why=carried_words.OFF) if off else entry

    def _seconds(self, due: datetime) -> int:
        left = (due - self._bench.now()).total_seconds()
        return max(0, int(left + 0.999))

    # The keys.

    def _is_there(self) -> bool:
        return self.current is not None

    def take_keys(self) -> None:
        """To the first thing that can be pressed here; Esc, or what is pressed, gives them back."""
        self._came_from = QApplication.focusWidget()
        buttons = (self._first, self._second, self._open)
        next(button for button in buttons if not button.isHidden()).setFocus()

    def _give_keys_back(self) -> None:
        before, self._came_from = self._came_from, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._came_from is not None:
            self._give_keys_back()
        else:
            super().keyPressEvent(event)

    # What is done.

    @property
    def _meant(self) -> Carried | None:
        """What is shown, where that could be seen before the press."""
        turned = self._turned.isValid() and not self._turned.hasExpired(_SETTLES_MS)
        return None if turned else self.current

    def _do_first(self) -> None:
        if (one := self._meant) is not None:
            self._do(_firsts(one), carried_words.did_first(one.entry))

    def _do_second(self) -> None:
        if (one := self._meant) is not None:
            did = carried_words.did_second(one.entry, letter=one.unit is not None)
            self._do(_seconds(one), did)

    def _do(self, deed: Deed | None, did: str) -> None:
        if deed is not None:
            self._give_keys_back()
            self._bench.write(deed, did=did)

    def _show_case(self) -> None:
        self._came_from = None
        if (one := self.current) is not None:
            self.case_requested.emit(one.entry.case)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_ticking"):
            self._draw()


def _urgency(one: Carried) -> tuple[int, datetime]:
    return _ORDER.index(one.entry.state), one.entry.due


def _meaning(one: Carried) -> tuple[UUID, State]:
    return one.entry.lease, one.entry.state


def _firsts(one: Carried) -> Deed | None:
    match one.entry.state:
        case State.QUEUED:
            return partial(_hurry, one.entry.lease)
        case State.UNKNOWN if one.unit is not None:
            return partial(_letter_is_there, one.entry)
        case State.UNKNOWN:
            return partial(_is_there, one.entry.case)
        case State.FAILED:
            return partial(_again, one.entry.lease)
    return None


def _seconds(one: Carried) -> Deed | None:
    match one.entry.state:
        case State.QUEUED | State.FAILED:
            why = t("Carried", "Taken back before it went out")
            if one.unit is not None and one.entry.state is State.FAILED:
                why = t("Carried", "They are told another way")
            if one.unit is not None:
                return partial(_take_letter_back, one.entry, why)
            return partial(_take_back, one.entry.case, why)
        case State.UNKNOWN:
            return partial(_again, one.entry.lease)
    return None


# On the reader's and the database's threads.


def _carried(reader: Reader) -> tuple[Carried, ...]:
    entries = reader.outbox()
    keys = reader.keys_of([entry.case for entry in entries])
    rows = reader.rows(list(keys.values()))
    known = {row.case_id: row for row in rows.values()}
    units = reader.letters([entry.lease for entry in entries])
    return tuple(
        Carried(entry, row.number, row.author, row.platform, units.get(entry.lease))
        for entry in entries
        if (row := known.get(entry.case)) is not None
    )


def _letter_is_there(entry: Entry, desk: Desk) -> Changes:
    return desk.letters.went(entry.case, entry.lease)


def _take_letter_back(entry: Entry, why: str, desk: Desk) -> Changes:
    return desk.letters.unsent(entry.case, entry.lease, why)


def _hurry(lease: UUID, desk: Desk) -> Changes:
    return desk.outbox.hurry(lease)


def _is_there(case: UUID, desk: Desk) -> Changes:
    return desk.cases.sent(case)


def _again(lease: UUID, desk: Desk) -> Changes:
    return desk.outbox.again(lease)


def _take_back(case: UUID, why: str, desk: Desk) -> Changes:
    return desk.cases.unsent(case, why)
