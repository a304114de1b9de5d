"""The offer to send a reply that is too long for one message as several."""

from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from moderator_app.core.guards import Finding, Problem, Severity
from moderator_app.core.lengths import length
from moderator_app.core.reach import Reach
from moderator_app.core.splitting import Split, split
from moderator_app.ui.commands import Commands
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, ElidedLabel, restyle, row


class SplitOffer(QWidget):
    """Says how many messages it would be, and where a sentence would be torn; there is nothing to
    press where the window has no room for so many."""

    taken = Signal()

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self._commands = commands
        self._split: Split | None = None
        self._too_long = False
        self._room: int | None = None
        self._words = ElidedLabel(look="muted")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._take = Button(kind="link")
        self._take.clicked.connect(self.taken)
        line = row(self._words, self._take)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.hide()
        commands.changed.connect(self._draw)

    def show_text(self, text: str, reach: Reach | None, now: datetime) -> None:
        """The words as they would go out; without `reach` a person pastes them, all at once."""
        longest = None if reach is None else reach.longest
        self._too_long = bool(
            reach is not None
            and longest is not None
            and not reach.is_shut(now)
            and length(text, reach.counting) > longest
        )
        self._split, self._room = None, None
        if self._too_long and reach is not None and longest is not None:
            self._split = split(text, longest, reach.counting)
            fits = self._split is not None and reach.takes(len(self._split.parts), now)
            self._room = None if fits or reach.window is None else reach.window.left
        self.setVisible(self._too_long)
        self._draw()

    @property
    def parts(self) -> tuple[str, ...]:
        """The messages it would be; empty where it cannot go out so."""
        return () if self._split is None or self._room is not None else self._split.parts

    @property
    def why_not(self) -> str:
        """Why it cannot go out as several messages, or what to press so that it does; "" where it
        is not too long."""
        if not self._too_long:
            return ""
        if self._split is None:
            return self._said()
        if not self.parts:
            return t("Split", "Too long for one message: {what}").format(what=self._said())
        key = self._commands.hint("reply.split")
        return t("Split", "Too long for one message: {what}. {key} sends it so").format(
            what=self._said(), key=key
        )

    def torn(self, words: str) -> tuple[Finding, ...]:
        """The places among the words where a sentence would be torn."""
        if self._split is None or not self.parts:
            return ()
        blank = len(words) - len(words.lstrip())
        places = [blank + at for at in self._split.tears]
        return tuple(
            Finding(Problem.TORN, Severity.WARN, max(0, at - 1), min(at + 1, len(words)))
            for at in places
        )

    def _said(self) -> str:
        if self._split is None:
            return t("Split", "Far too long for this platform: shorten it")
        count = len(self._split.parts)
        if self._room is not None:
            words = t("Split", "%n messages", count)
            room = t("Split", "the window takes %n more", self._room)
            return t("Split", "{what}, and {room}: shorten it").format(what=words, room=room)
        if self._split.tears:
            return t("Split", "%n messages, and a sentence would be torn", count)
        return t("Split", "%n messages, cut at the ends of sentences", count)

    def _draw(self) -> None:
        if not self._too_long:
            return
        restyle(self._words, "look", "muted" if self.parts else "danger")
        self._words.setText(self._said())
        self._take.setVisible(bool(self.parts))
        key = self._commands.hint("reply.split")
        words = t("Split", "Send as %n messages", len(self.parts))
        self._take.setText(f"{words}  {key}")
        self._take.setAccessibleName(words)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._draw()
        super().changeEvent(event)
