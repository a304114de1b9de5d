"""The field in which a reply is written: plain text, with its gaps in sight."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QTextEdit, QWidget
from typing_extensions import override

from moderator_app.core.guards import Finding, Problem, Severity
from moderator_app.core.templates import Hole, holes
from moderator_app.ui import carrying, theme

LONGEST: Final = 10_000
"""Characters a field takes by pasting. No channel takes a longer reply, and one paragraph of ten
times that holds the window for 0.14 s at every key."""
TRIGGERS: Final = frozenset("/／、")
"""The slash key, as it comes without and with a Chinese input method."""
_LINES: Final = (4, 10)
_UNPRINTABLE: Final = {code: None for code in (*range(32), 127) if code not in (9, 10)} | {
    0x2028: "\n",
    0x2029: "\n",
}


def units(text: str, at: int) -> int:
    """A place counted in code points, in the UTF-16 units of Qt."""
    return at + sum(sign > "\uffff" for sign in text[:at])


def points(text: str, at: int) -> int:
    """A place counted in the UTF-16 units of Qt, in code points."""
    left = at
    for count, sign in enumerate(text):
        if left <= 0:
            return count
        left -= 2 if sign > "\uffff" else 1
    return len(text)


def plain(text: str) -> str:
    """Pasted text without what nobody can see and no case file can keep."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNPRINTABLE)
    return lines.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@dataclass(frozen=True, slots=True)
class Opening:
    """How the choice of a template was asked for: by which sign, or "" for the function key."""

    sign: str = ""


class ReplyText(QPlainTextEdit):
    """Tab goes from gap to gap and leaves when all are filled; Enter writes a line; nothing here sends but Ctrl+Enter."""

    commit_requested = Signal()
    template_wanted = Signal(object)
    """An Opening."""
    left = Signal()
    """The focus has gone elsewhere."""
    pictured = Signal(object)
    """A QMimeData with pictures instead of words."""
    cut_short = Signal(int)
    """So many characters of a paste were left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inserted: tuple[str, ...] = ()
        self._findings: tuple[Finding, ...] = ()
        self._composing = False
        self._least, self._most = _LINES
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self.textChanged.connect(self._forget_findings)

    # What is written.

    @property
    def words(self) -> str:
        return self.toPlainText()

    @property
    def is_composing(self) -> bool:
        """Whether an input method is in the middle of a word."""
        return self._composing

    @property
    def gaps(self) -> tuple[Hole, ...]:
        return holes(self.words, self._inserted)

    @property
    def inserted(self) -> tuple[str, ...]:
        """What looks like a gap and was put in on purpose."""
        return self._inserted

    def open_words(self, text: str, inserted: Sequence[str]) -> None:
        """Begin with these words, and nothing to undo."""
        self._inserted, self._findings = tuple(inserted), ()
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._mark()

    def replace_words(self, text: str, inserted: Sequence[str]) -> None:
        """Write these words instead; Ctrl+Z brings the others back."""
        self._inserted = tuple(inserted)
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.setTextCursor(cursor)
        self._mark()
        self._to_first_gap(0)

    def insert_words(self, text: str, inserted: Sequence[str]) -> None:
        """Write these words at the cursor."""
        self._inserted = (*self._inserted, *inserted)
        cursor = self.textCursor()
        start = cursor.selectionStart()
        cursor.insertText(text)
        self.setTextCursor(cursor)
        self._mark()
        self._to_first_gap(start)

    def select(self, start: int, end: int) -> None:
        """`start` and `end` in code points."""
        words = self.words
        self._select(units(words, start), units(words, end))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        # What was found in longer words says nothing of these, and is looked for anew.
        there = (one for one in findings if one.end <= len(self.words))
        self._findings = tuple(one for one in there if one.kind is not Problem.PLACEHOLDER)
        self._mark()

    # Gaps.

    def go_to_gap(self, *, forward: bool) -> bool:
        """Select the next gap, going round as long as one is left; backwards it ends before the
        first, and False says so."""
        words, cursor = self.words, self.textCursor()
        places = [(units(words, gap.start), units(words, gap.end)) for gap in self.gaps]
        if not places:
            return False
        here = (cursor.selectionStart(), cursor.selectionEnd())
        if forward:
            ahead = [place for place in places if place[0] >= here[1] and place != here]
        else:
            ahead = [place for place in reversed(places) if place[1] <= here[0] and place != here]
        if not ahead and here in places and not forward:
            return False
        self._select(*(ahead or (places if forward else places[::-1]))[0])
        return True

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        if not self._composing and self.go_to_gap(forward=forward):
            return True
        return super().focusNextPrevChild(forward)

    def _to_first_gap(self, start: int) -> None:
        words = self.words
        for gap in self.gaps:
            if units(words, gap.start) >= start:
                self.select(gap.start, gap.end)
                return

    def _select(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # Colours.

    def _forget_findings(self) -> None:
        # Their places are no longer true; they are found again in a moment.
        self._findings = ()
        self._mark()

    def _mark(self) -> None:
        words = self.words
        here = theme.current()
        gap, block, warn = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        for look, ink in ((gap, "info"), (block, "danger"), (warn, "warn")):
            look.setBackground(here.colour(f"{ink}_soft"))
            look.setForeground(here.colour(ink))
            look.setUnderlineColor(here.colour(ink))
        gap.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        block.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        warn.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        marks = [_marked(self.document(), words, one.start, one.end, gap) for one in self.gaps]
        for found in self._findings:
            look = block if found.severity is Severity.BLOCK else warn
            marks.append(_marked(self.document(), words, found.start, found.end, look))
        self.setExtraSelections(marks)

    # Keys.

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (
            held == Qt.KeyboardModifier.ControlModifier
        ):
            if not event.isAutoRepeat():
                self.commit_requested.emit()
            return
        if held == Qt.KeyboardModifier.NoModifier and self._opens(event.text()):
            self.template_wanted.emit(Opening(event.text()))
            return
        super().keyPressEvent(event)
        if event.matches(QKeySequence.StandardKey.Undo):
            # With nothing left to undo here, it is still not the list's to undo.
            event.accept()

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        before, self._composing = self._composing, bool(event.preeditString())
        if not before and not self._composing and self._opens(event.commitString()):
            self.template_wanted.emit(Opening(event.commitString()))
            event.accept()
            return
        super().inputMethodEvent(event)

    def _opens(self, typed: str) -> bool:
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        return (
            len(typed) == 1
            and typed in TRIGGERS
            and not self._composing
            and not self.isReadOnly()
            and not cursor.hasSelection()
            and not before.strip()
        )

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return carrying.holds_pictures(source) or super().canInsertFromMimeData(source)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if carrying.holds_pictures(source):
            self.pictured.emit(source)
            return
        if not source.hasText():
            return
        cursor = self.textCursor()
        words = self.words
        chosen = points(words, cursor.selectionEnd()) - points(words, cursor.selectionStart())
        text = plain(source.text())
        room = max(0, LONGEST - len(words) + chosen)
        cursor.insertText(text[:room])
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        if len(text) > room:
            self.cut_short.emit(len(text) - room)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if carrying.holds_files(event.mimeData()):
            # The case around the field takes files.
            event.ignore()
        else:
            super().dragEnterEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    # Size.

    def grow_between(self, least: int, most: int) -> None:
        """How many lines are shown of few words, and of many."""
        if (least, most) != (self._least, self._most):
            self._least, self._most = least, most
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        lines = min(max(self._least, round(self.document().size().height())), self._most)
        return QSize(super().sizeHint().width(), self._height(lines))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 16, self._height(self._least))

    def _height(self, lines: int) -> int:
        padding = theme.current().px(6) + 2
        margin = round(self.document().documentMargin())
        return lines * self.fontMetrics().lineSpacing() + 2 * (padding + margin)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_findings"):
            self._mark()
            self.updateGeometry()


def _marked(
    document: QTextDocument, words: str, start: int, end: int, look: QTextCharFormat
) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    cursor = QTextCursor(document)
    cursor.setPosition(units(words, start))
    cursor.setPosition(units(words, end), QTextCursor.MoveMode.KeepAnchor)
    mark.cursor, mark.format = cursor, look
    return mark
