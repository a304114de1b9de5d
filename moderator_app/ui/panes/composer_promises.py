"""The line under a reply that asks of each time named in it whether it is a promise, and what
becomes of those that were given before."""

import re
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from moderator_app.core import ledger, promises
from moderator_app.core.case import Case, Promised
from moderator_app.core.guards import Finding
from moderator_app.core.naming import Answers, Fate, Meant, Named, Naming
from moderator_app.core.promises import Promise
from moderator_app.core.worktime import WorkTime
from moderator_app.ui import case_words, theme
from moderator_app.ui.chips import Chip, ChipLook, Shape, Tone
from moderator_app.ui.commands import Commands
from moderator_app.ui.dialogs.promise_time import PromiseTimeDialog
from moderator_app.ui.panes.composer_guard import ChipButton
from moderator_app.ui.panes.composer_text import ReplyText, points
from moderator_app.ui.text import Phrase, mark, t
from moderator_app.ui.widgets import row
from moderator_app.ui.workbench import Workbench

PAUSE_MS: Final = 100
"""Shorter than that of the guards, which say what was found."""
_AT_ONCE: Final = 2_000
"""Longer words are read beside the window: 5,000 signs take 11 ms, and more where many times are named."""
_GAP: Final = 4
_MORE: Final = 70
"""The room of the number of those that have none."""
_MOST: Final = 6
"""No line has room for more."""
_ORDER: Final = tuple(Meant)
_LOOKS: Final = {
    Meant.ASKED: (mark("Promises", "Promise? {words} → {time}"), Tone.WARN, Shape.TRIANGLE),
    Meant.YES: (mark("Promises", "Promise: {words} → {time}"), Tone.OK, Shape.TICK),
    Meant.NO: (mark("Promises", "No promise: {words}"), Tone.PLAIN, Shape.NONE),
}
_FATES: Final[dict[Fate, tuple[Phrase, Tone, Shape]]] = {
    Fate.STAYS: (mark("Promises", "Promised for {time}: still open"), Tone.PLAIN, Shape.RING),
    Fate.REPLACED: (mark("Promises", "Replaces the one of {time}"), Tone.INFO, Shape.DOT),
    Fate.KEPT: (mark("Promises", "Keeps the promise of {time}"), Tone.OK, Shape.TICK),
}


class ReplyPromises(QWidget):
    """Looks at the words after each pause. Nothing is promised that a person has not confirmed."""

    said = Signal()
    """What is found, or what a person says of it, is different now."""
    answered = Signal()
    """A person has said something: it is to be kept with the draft."""

    def __init__(self, bench: Workbench, commands: Commands, text: ReplyText) -> None:
        super().__init__()
        self._bench = bench
        self._commands = commands
        self._text = text
        self._case: Case | None = None
        self._naming = Naming()
        self._chips: list[ChipButton] = []
        self._unmade = 0
        self._more = Chip(ChipLook(""))
        self._row = row(self._more, None, spacing=_GAP)
        self.setLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._look)
        text.textChanged.connect(self._pause.start)
        commands.bind("promise.confirm", self.confirm, self._can_answer)
        commands.bind("promise.deny", self.deny, self._can_deny)
        commands.changed.connect(self._draw)

    def show_case(self, case: Case | None) -> None:
        """Turn to a case, or hear what is new about it."""
        self._case = case
        self._pause.start()

    def begin(self, answers: Answers) -> None:
        """Other words stand there, of which a person has said this before."""
        self._naming = Naming(answers.ahead(self._bench.now()))
        self._draw()
        self._pause.start()

    @property
    def answers(self) -> Answers:
        """What a person has said of the words that stand there."""
        return self._naming.answers(self._text.words)

    def final(self) -> Naming:
        """What the words name as they are at this moment, and what was said of it."""
        self._pause.stop()
        self._take(self._text.words, _found(self._text.words, self._outside(), *self._moment()))
        return self._naming

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self._naming.findings

    # What a person says.

    def confirm(self) -> None:
        """What is asked is meant; where nothing is, the chosen words are, or the earlier promise
        is kept by this reply."""
        naming = self.final()
        if naming.asked:
            undated = naming.confirm()
            if undated is not None:
                self._open(undated)
        elif self._text.textCursor().hasSelection():
            self._add()
        elif naming.owed and not naming.named:
            naming.turn(naming.owed[0].id)
        self._heed()

    def deny(self) -> None:
        self.final().deny()
        self._heed()

    def _outside(self) -> tuple[str, ...]:
        """What stands in the words that is nobody's at this desk."""
        author = "" if self._case is None else self._case.author
        return (*self._text.inserted, author)

    def _can_answer(self) -> bool:
        return self._case is not None and not self._text.isReadOnly()

    def _can_deny(self) -> bool:
        return self._can_answer() and bool(self._naming.asked)

    def _add(self) -> None:
        words, cursor = self._text.words, self._text.textCursor()
        start, end = (points(words, at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        self._open(self._naming.at(words, start, end))

    def _open(self, named: Named) -> None:
        now = self._bench.local(self._bench.now())
        due = named.due or promises.dated(named.words, *self._moment())
        dialog = PromiseTimeDialog(self.window(), named.words, due, now)
        dialog.decided.connect(partial(self._say, named))
        dialog.open()

    def _say(self, named: Named, due: datetime | None) -> None:
        meant = Meant.NO if due is None else Meant.YES
        self._naming.say(named, meant, due)
        self.final()
        self._heed()

    def _turn(self, promise: UUID) -> None:
        self._naming.turn(promise)
        self._heed()

    def _heed(self) -> None:
        self._tell()
        self.answered.emit()

    # Looking.

    def _look(self) -> None:
        words = self._text.words
        if len(words) <= _AT_ONCE:
            self._take(words, _found(words, self._outside(), *self._moment()))
        else:
            self._bench.think(
                partial(_found, words, self._outside(), *self._moment()),
                partial(self._take, words),
            )

    def _moment(self) -> tuple[datetime, WorkTime]:
        return self._bench.now(), self._bench.knowledge.rules.hours.work

    def _take(self, words: str, found: Sequence[Promise]) -> None:
        if words != self._text.words:
            return  # more has been written meanwhile
        before = (self._naming.named, self._naming.owed)
        # What was promised before is nobody's question while nothing is written.
        owed = () if self._case is None or not words.strip() else ledger.owed(self._case)
        self._naming.look(words, found, owed)
        if (self._naming.named, self._naming.owed) != before:
            self._tell()

    def _tell(self) -> None:
        self._draw()
        self.said.emit()

    # Showing.

    def _draw(self) -> None:
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        naming = self._naming
        asked = sorted(naming.named, key=lambda one: _ORDER.index(one.meant))
        makers = [partial(self._named_chip, one) for one in asked if one.meant is not Meant.NO]
        makers += [partial(self._fate_chip, one) for one in naming.owed]
        makers += [partial(self._named_chip, one) for one in asked if one.meant is Meant.NO]
        self._chips = [make() for make in makers[:_MOST]]
        self._unmade = len(makers) - len(self._chips)
        for at, chip in enumerate(self._chips):
            self._row.insertWidget(at, chip)
        self.setVisible(bool(self._chips))
        self.setAccessibleName(t("Promises", "Promises in the reply"))
        self._fit()

    def _named_chip(self, named: Named) -> ChipButton:
        chip = ChipButton(self._look_of(named, first=self._naming.asked[:1] == (named,)), self)
        chip.setToolTip(t("Promises", "Press to change the time, or to say that it is none"))
        chip.clicked.connect(partial(self._open, named))
        return chip

    def _fate_chip(self, promise: Promised) -> ChipButton:
        chip = ChipButton(self._fate_of(promise), self)
        chip.setToolTip(t("Promises", "Press to say what this reply does to the earlier promise"))
        chip.clicked.connect(partial(self._turn, promise.id))
        return chip

    def _fit(self) -> None:
        """One line, whatever there is: in a low window every other would be cut."""
        gap, room = theme.current().px(_GAP), self.width()
        widths = [chip.sizeHint().width() + gap for chip in self._chips]
        fitting = [n for n in range(1, len(widths) + 1) if self._wide(widths, n) <= room]
        shown = max(fitting, default=1)
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < shown)
        hidden = self._chips[shown:]
        left = len(hidden) + self._unmade
        self._more.setVisible(left > 0)
        if left:
            self._more.show_look(ChipLook(t("Promises", "%n more", left)))
            self._more.setToolTip("\n".join(chip.text() for chip in hidden))

    def _wide(self, widths: Sequence[int], shown: int) -> int:
        """How wide the line is with so many, and the number of the rest behind them."""
        rest = 0 if shown == len(widths) and not self._unmade else theme.current().px(_MORE)
        return sum(widths[:shown]) + rest

    def _look_of(self, named: Named, *, first: bool) -> ChipLook:
        """The first that is asked about says by which key all are confirmed."""
        phrase, tone, shape = _LOOKS[named.meant]
        time = t("Promises", "when?") if named.due is None else self._when(named.due)
        word = phrase.shown().format(words=named.words, time=time)
        key = self._commands.hint("promise.confirm") if first else ""
        return ChipLook(f"{word}  {key}".strip(), tone, shape)

    def _fate_of(self, promise: Promised) -> ChipLook:
        """Where no time is named, the same key says that the reply keeps the first."""
        phrase, tone, shape = _FATES[self._naming.fate(promise.id)]
        word = phrase.shown().format(time=self._when(promise.due))
        first = not self._naming.named and promise == self._naming.owed[0]
        key = self._commands.hint("promise.confirm") if first else ""
        return ChipLook(f"{word}  {key}".strip(), tone, shape)

    def _when(self, at: datetime) -> str:
        local = self._bench.local(at)
        return case_words.moment(local, self._bench.local(self._bench.now()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._draw()
        super().changeEvent(event)


def _found(
    words: str, outside: Sequence[str], said_at: datetime, work: WorkTime
) -> tuple[Promise, ...]:
    """What was filled in from outside promises nothing: a citizen may be called 周一综合征."""
    if not words.strip():
        return ()
    places = [place for value in outside for place in _places(words, value)]
    return tuple(
        one
        for one in promises.find(words, said_at, work)
        if not any(start < one.end and one.start < end for start, end in places)
    )


def _places(words: str, value: str) -> list[tuple[int, int]]:
    if not value.strip():
        return []
    return [found.span() for found in re.finditer(re.escape(value), words)]
