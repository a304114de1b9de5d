"""Everything the moderator can trigger, written down as data.

``Command`` is the data: what it is called, its keys, and where they act. ``Commands`` joins the
table to one window: it runs what has been bound, listens to the keys, and makes the actions of
menus. A command that nothing has been bound to does not exist for the person at the desk.

Keys act in places (``Where``). A key that would write a character acts only while the focus is
in a widget that takes no text; the others act in their places always. So a digit typed into a
reply, or chosen in the window of an input method, is never a command.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from time import monotonic

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QKeySequenceEdit,
    QMenu,
    QWidget,
)
from typing_extensions import override

from moderator_app.ui.keystrokes import Held, parse, shown_all, strokes_of, types_text
from moderator_app.ui.text import Phrase

SEQUENCE_S = 0.8
"""How long the second press of a sequence such as ``..`` is waited for."""

Keymap = Mapping[str, tuple[str, ...]]


class Where(StrEnum):
    """A place in the window that has its own keys."""

    LIST = "list"
    CASE = "case"
    COMPOSER = "composer"
    DIRECTORY = "directory"
    REMIT = "remit"
    TEMPLATES = "templates"
    HANDOVER = "handover"
    QUARANTINE = "quarantine"
    STATISTICS = "statistics"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class Command:
    """``keys`` are key sequences such as ``"J"``, ``"Ctrl+Enter"``, ``". ."``, best known first.

    A ``keyed`` command is told which of its keys was pressed (``1`` to ``9``); it cannot be run
    from a menu. A ``repeats`` command runs again while its key is held down.
    """

    id: str
    title: Phrase
    keys: tuple[str, ...]
    where: frozenset[Where]
    group: Phrase
    keyed: bool = False
    repeats: bool = False

    @property
    def shown_keys(self) -> tuple[str, ...]:
        return shown_all(self.keys)


@dataclass(frozen=True, slots=True)
class Conflict:
    """One key sequence that would mean two commands in the same place."""

    keys: str
    first: str
    second: str


def remapped(table: Iterable[Command], keymap: Keymap) -> tuple[Command, ...]:
    """``table`` with the keys a person has chosen; names of commands that are gone are ignored.

    Raises ValueError for keys that cannot be read.
    """
    for keys in keymap.values():
        for sequence in keys:
            parse(sequence)
    return tuple(replace(c, keys=keymap[c.id]) if c.id in keymap else c for c in table)


def conflicts(table: Iterable[Command]) -> tuple[Conflict, ...]:
    """Every pair of commands whose keys cannot be told apart where both act."""
    pressed = [(command, frozenset(map(parse, command.keys))) for command in table if command.keys]
    return tuple(
        Conflict(" ".join(presses), one.id, other.id)
        for (one, ones), (other, others) in combinations(pressed, 2)
        if _meet(one.where, other.where)
        for presses in sorted(ones & others)
    )


def _meet(one: frozenset[Where], other: frozenset[Where]) -> bool:
    return bool(one & other) or Where.WINDOW in one | other


def sheet(table: Iterable[Command]) -> dict[str, list[Command]]:
    """The sheet of keys: commands that have keys, under the titles of their groups, in order."""
    groups: dict[str, list[Command]] = {}
    for command in table:
        if command.keys:
            groups.setdefault(command.group.shown(), []).append(command)
    return groups


def as_markdown(table: Iterable[Command]) -> str:
    """The table of keys for the README, in the language that is installed."""
    rows = [
        f"| {' '.join(f'`{key}`' for key in command.shown_keys)} | {command.title.shown()} |"
        for commands in sheet(table).values()
        for command in commands
    ]
    return "\n".join(["| | |", "|---|---|", *rows])


class _Bound(QAction):
    """A command that something has been bound to."""

    def __init__(
        self,
        command: Command,
        run: Callable[[str], object],
        when: Callable[[], bool] | None,
        owner: QObject,
    ) -> None:
        super().__init__(owner)
        self.command = command
        self.run = run
        self.when = when
        self.setObjectName(command.id)
        self.triggered.connect(self.fire)
        self.retitle()

    def retitle(self) -> None:
        title = self.command.title.shown()
        keys = self.command.shown_keys
        # What follows the tab is shown in the menu's column of keys. It is no Qt shortcut: those
        # know neither places nor the keys of an input method.
        self.setText(f"{title}\t{keys[0]}" if keys else title)
        self.setToolTip(f"{title} ({keys[0]})" if keys else title)

    def allowed(self) -> bool:
        return self.when is None or self.when()

    def fire(self) -> None:
        if self.allowed():
            self.run("")


class Commands(QObject):
    """The commands of one window and the ear for its keys."""

    changed = Signal()
    """Keys or titles are different now: draw hints and menus again."""
    moved = Signal()
    """The focus went to a place with other keys."""

    def __init__(
        self,
        window: QWidget,
        table: Iterable[Command],
        *,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._table = {command.id: command for command in table}
        self._bound: dict[str, _Bound] = {}
        self._places: list[tuple[QWidget, Where]] = []
        self._clock = clock
        self._before: tuple[str, float] = ("", 0.0)
        self._held = Held()
        self._ear: QWidget | None = None
        self._here: tuple[frozenset[Where], bool] = (frozenset(), False)
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101  (there is no QWidget without)
        application.focusChanged.connect(self._follow_focus)
        self._listen_at(application.focusWidget())

    # What can be done.

    def bind(
        self, command_id: str, run: Callable[[], object], when: Callable[[], bool] | None = None
    ) -> QAction:
        """Let ``command_id`` call ``run`` whenever ``when`` is true. KeyError: not in the table."""
        command = self._table[command_id]
        if command.keyed:
            raise ValueError(f"{command_id} has to be told its key: bind_keyed")
        return self._bind(command, lambda _: run(), when)

    def bind_keyed(
        self,
        command_id: str,
        run: Callable[[str], object],
        when: Callable[[], bool] | None = None,
    ) -> QAction:
        """Let ``run`` be told which key it was, without modifiers: ``"3"`` for Shift+3."""
        return self._bind(self._table[command_id], run, when)

    def _bind(
        self, command: Command, run: Callable[[str], object], when: Callable[[], bool] | None
    ) -> QAction:
        if (old := self._bound.get(command.id)) is not None:
            old.deleteLater()
        bound = _Bound(command, run, when, self)
        self._bound[command.id] = bound
        return bound

    def __getitem__(self, command_id: str) -> QAction:
        return self._bound[command_id]

    def table(self) -> tuple[Command, ...]:
        """The commands that something is bound to, in the order of the table."""
        return tuple(c for c in self._table.values() if c.id in self._bound)

    def available(self) -> tuple[Command, ...]:
        """What the palette offers: bound, runnable without a key, and allowed now."""
        return tuple(c for c in self.table() if not c.keyed and self._bound[c.id].allowed())

    def run(self, command_id: str) -> bool:
        """False: nothing is bound, or it is not allowed now."""
        bound = self._bound.get(command_id)
        if bound is None or not bound.allowed():
            return False
        bound.run("")
        return True

    def fill(self, menu: QMenu, *command_ids: str) -> None:
        """Add those of the commands that exist to ``menu``."""
        for command_id in command_ids:
            if command_id in self._bound:
                menu.addAction(self._bound[command_id])

    def refresh(self) -> None:
        """Enable and disable the actions for what is selected now."""
        for bound in self._bound.values():
            bound.setEnabled(bound.allowed())

    def hint(self, command_id: str) -> str:
        """The key to print beside a button, or nothing."""
        command = self._table.get(command_id)
        return command.shown_keys[0] if command and command.keys else ""

    def acts(self, command_id: str) -> bool:
        """Whether its first key runs it where the focus is now."""
        command, (places, writing) = self._table[command_id], self._here
        if not command.keys or not command.where & places:
            return False
        return not (writing and types_text(command.keys[0]))

    def remap(self, table: Iterable[Command], keymap: Keymap) -> tuple[Conflict, ...]:
        """Take the person's own keys, unless two commands would then share one: say which."""
        chosen = remapped(table, keymap)
        if clashes := conflicts(chosen):
            return clashes
        self._table = {command.id: command for command in chosen}
        for command_id, bound in self._bound.items():
            bound.command = self._table[command_id]
        self.retranslate()
        return ()

    def retranslate(self) -> None:
        for bound in self._bound.values():
            bound.retitle()
        self.changed.emit()

    # The ear. Exactly one widget is listened to: the one that has the focus.

    def listen(self, widget: QWidget, where: Where) -> None:
        """Keys of ``where`` act while the focus is in ``widget`` or inside it."""
        self._places.append((widget, where))
        if where is not Where.COMPOSER:
            widget.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)

    def _follow_focus(self, _old: object, now: QWidget | None) -> None:
        self._listen_at(now)

    def _listen_at(self, focus: QWidget | None) -> None:
        if self._ear is not None and shiboken6.isValid(self._ear):
            self._ear.removeEventFilter(self)
        self._ear = None
        self._before = ("", 0.0)
        if not shiboken6.isValid(self._window):
            return
        # Without a focus Qt gives the keys to the window itself.
        heard = self._window if focus is None else focus
        if heard.window() is self._window:
            heard.installEventFilter(self)
            self._ear = heard
            here = (self._places_of(heard), takes_text(heard))
            if here != self._here:
                self._here = here
                self.moved.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyRelease:
            self._held.release(event)
        if event.type() != QEvent.Type.KeyPress:
            return False
        return isinstance(watched, QWidget) and self._press(watched, event)

    def _press(self, focus: QWidget, event: QKeyEvent) -> bool:
        places = self._places_of(focus)
        names = [n for n in strokes_of(event) if not _belongs_to(focus, n)]
        if not names:
            return False
        before, until = self._before
        self._before = ("", 0.0)
        sequences = [f"{before} {name}" for name in names if before and self._clock() <= until]
        for sequence in (*sequences, *names):
            if (bound := self._find(sequence, places)) is not None:
                break
        else:
            self._remember(names, places)
            return False
        if sequence in names:
            self._remember([sequence], places)
        if bound.allowed() and (bound.command.repeats or not self._held.holds(event)):
            bound.run(sequence.rpartition("+")[2])
        return True

    def _remember(self, names: Iterable[str], places: frozenset[Where]) -> None:
        for name in names:
            if any(self._begins(c, name) and c.where & places for c in self.table()):
                self._before = (name, self._clock() + SEQUENCE_S)

    @staticmethod
    def _begins(command: Command, name: str) -> bool:
        return any(k.startswith(f"{name} ") for k in command.keys)

    def _find(self, sequence: str, places: frozenset[Where]) -> _Bound | None:
        presses = tuple(sequence.split(" "))
        for bound in self._bound.values():
            if bound.command.where & places and presses in map(parse, bound.command.keys):
                return bound
        return None

    def _places_of(self, focus: QWidget) -> frozenset[Where]:
        around = frozenset(
            where
            for widget, where in self._places
            if shiboken6.isValid(widget) and (widget is focus or widget.isAncestorOf(focus))
        )
        # The composer lies inside the case; there Ctrl+Z and the arrows are the text's own.
        inner = around & {Where.COMPOSER} or around
        return inner | {Where.WINDOW}


def takes_text(widget: QWidget) -> bool:
    """Whether what is typed goes into ``widget``, or chooses in it by its first letters."""
    return widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled) or isinstance(
        widget, QComboBox | QAbstractSpinBox | QKeySequenceEdit
    )


def _belongs_to(focus: QWidget, stroke: str) -> bool:
    """Whether the widget itself has a use for the key that comes before any command."""
    if isinstance(focus, QAbstractButton) and stroke in {"Space", "Enter"}:
        return True
    return types_text(stroke) and takes_text(focus)
