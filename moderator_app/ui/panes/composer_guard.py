"""What a reply would do if it were sent as it stands: one line of words and shapes under it."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from moderator_app.core.case import Audience
from moderator_app.core.guards import Finding, Problem, Severity
from moderator_app.core.guards import Tone as Manner
from moderator_app.ui import chips, theme
from moderator_app.ui.chips import ChipLook, Shape, Tone
from moderator_app.ui.flow import FlowLayout
from moderator_app.ui.text import Phrase, mark, t
from moderator_app.ui.widgets import restyle

SHOWN: Final = 3
"""How many findings have a place in the line; the rest are counted."""
_READABLE: Final = 120
"""A chip is not made narrower than this, at 100 %: a shape alone says nothing."""

_MANNERS: Final[dict[Manner, Phrase]] = {
    Manner.MOCKS: mark("Guard", "“{detail}” sounds mocking"),
    Manner.BLAMES: mark("Guard", "“{detail}” blames the citizen"),
    Manner.DISMISSES: mark("Guard", "“{detail}” turns them away"),
    Manner.IMPATIENT: mark("Guard", "“{detail}” sounds impatient"),
    Manner.THREATENS: mark("Guard", "“{detail}” sounds like a threat"),
}


# A time that nobody has confirmed is asked about in a line of its own.
_SENTENCES: Final[dict[Problem, Phrase]] = {
    Problem.EMPTY: mark("Guard", "Nothing written yet"),
    Problem.PLACEHOLDER: mark("Guard", "Fill in: {detail}"),
    Problem.TELEPHONE: mark("Guard", "A private telephone number in a public reply"),
    Problem.ID_NUMBER: mark("Guard", "An identity number in a public reply"),
    Problem.INTERNAL: mark("Guard", "Internal words that citizens must not read"),
    Problem.TOO_LONG: mark("Guard", "Too long: {detail}"),
    Problem.WINDOW_SHUT: mark("Guard", "Nothing goes out here any more"),
    Problem.TORN: mark("Guard", "A sentence would be torn in two"),
    Problem.LAST_MESSAGE: mark(
        "Guard", "The last message of this window: after it, wait for the citizen's next"
    ),
    Problem.EXAMPLE: mark("Guard", "An example of the directory, not your city's: {detail}"),
}


def sentence(finding: Finding) -> str:
    """What is wrong, in a few words."""
    if finding.kind is Problem.REBUKE:
        phrase = _MANNERS[finding.tone or Manner.DISMISSES]
    else:
        phrase = _SENTENCES[finding.kind]
    return phrase.shown().format(detail=finding.detail)


class ChipButton(QAbstractButton):
    """A chip that can be pressed, by mouse, Space or Enter."""

    def __init__(self, look: ChipLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_look(look)

    def show_look(self, look: ChipLook) -> None:
        self._look = look
        self.setText(look.word)
        self.setAccessibleName(look.word)
        self.updateGeometry()
        self.update()

    @property
    def look(self) -> ChipLook:
        return self._look

    @override
    def sizeHint(self) -> QSize:
        here = theme.current()
        room = chips.size(self._look, here)
        edge = 2 * here.px(2)
        return QSize(room.width() + edge, room.height() + edge)

    @override
    def minimumSizeHint(self) -> QSize:
        wanted = self.sizeHint()
        return QSize(min(wanted.width(), theme.current().px(_READABLE)), wanted.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        here = theme.current()
        edge = here.px(2)
        painter = QPainter(self)
        inner = self.rect().adjusted(edge, 0, -edge, 0)
        chips.paint(painter, inner, self._look, here)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(here.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = self.rect().toRectF().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, here.px(5), here.px(5))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in a reply meant for `audience`; `empty` where there are no words."""

    findings: tuple[Finding, ...] = ()
    audience: Audience = Audience.PUBLIC
    empty: bool = True

    def but_for(self, kind: Problem) -> "Verdict":
        return replace(self, findings=tuple(f for f in self.findings if f.kind is not kind))

    @property
    def blocking(self) -> Finding | None:
        return next((f for f in self.findings if f.severity is Severity.BLOCK), None)


class GuardLine(QWidget):
    """Findings can be pressed; where there are none it says what was looked for."""

    pressed = Signal(object)
    """A Finding to be shown in the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verdict = Verdict()
        self._flow = FlowLayout(self, spacing=theme.current().px(4))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._draw()

    def show_verdict(self, verdict: Verdict) -> None:
        if verdict != self._verdict:
            self._verdict = verdict
            self._draw()

    def _draw(self) -> None:
        self._flow.clear()
        found = sorted(self._verdict.findings, key=_gravity)
        for finding in found[:SHOWN]:
            button = ChipButton(look_of(finding), self)
            button.setToolTip(t("Guard", "Show the place in the text"))
            button.clicked.connect(partial(self.pressed.emit, finding))
            self._flow.addWidget(button)
        if len(found) > SHOWN:
            more = t("Guard", "%n more", len(found) - SHOWN)
            self._flow.addWidget(chips.Chip(ChipLook(more), self))
        if not found and not self._verdict.empty:
            for word in self._all_is_well():
                self._flow.addWidget(chips.Chip(ChipLook(word, Tone.OK, Shape.TICK), self))
        words = "; ".join(map(sentence, found)) or "; ".join(self._all_is_well())
        self.setAccessibleName("" if self._verdict.empty else words)
        restyle(self, "calm", not found)

    def _all_is_well(self) -> tuple[str, ...]:
        filled = t("Guard", "No gap left")
        if self._verdict.audience is Audience.PRIVATE:
            return (filled,)
        return t("Guard", "No personal data detected"), filled

    @override
    def sizeHint(self) -> QSize:
        # The line keeps its height while chips come and go, so that nothing jumps.
        return QSize(super().sizeHint().width(), theme.current().px(24))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._draw()
        super().changeEvent(event)


def look_of(finding: Finding) -> ChipLook:
    if finding.severity is Severity.BLOCK:
        return ChipLook(sentence(finding), Tone.DANGER, Shape.SQUARE)
    return ChipLook(sentence(finding), Tone.WARN, Shape.TRIANGLE)


def _gravity(finding: Finding) -> tuple[bool, int]:
    return finding.severity is not Severity.BLOCK, finding.start
