"""One entry of a timeline, as it is drawn: a lane is a place, a colour and a word."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from moderator_app.core.files import File
from moderator_app.core.reading_order import in_order
from moderator_app.ui import chips, theme
from moderator_app.ui.absent_words import Absent
from moderator_app.ui.chips import ChipLook, Tone
from moderator_app.ui.panes.entry import Entry, Lane
from moderator_app.ui.panes.file_tiles import Tile, TileRow
from moderator_app.ui.prose import Prose
from moderator_app.ui.text import t
from moderator_app.ui.theme import Text
from moderator_app.ui.thumbnails import Thumbnails
from moderator_app.ui.widgets import Button, PlainLabel

SHOWN_AT_ONCE: Final = 2_000
"""Characters of one message that are shown before somebody asks for all of them."""
_SIDE: Final = 64
_NARROW_SIDE: Final = 16
_PAD: Final = 8
_INDENT: Final = 32
_BAR: Final = 3
_FILLS: Final = {
    Lane.CITIZEN: "lane_citizen",
    Lane.DESK: "lane_desk",
    Lane.ORGANISATION: "lane_organisation",
    Lane.NOTE: "warn_soft",
}


class _Head(QWidget):
    """Who, what and when in one line, with a chip for a state; drawn, for there are many."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self._chips: tuple[ChipLook, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_entry(self, entry: Entry) -> None:
        looks = [entry.chip] if entry.chip is not None else []
        if entry.undone:
            looks.append(ChipLook(t("Timeline", "Undone")))
        if entry.overtaken:
            looks.append(ChipLook(t("Timeline", "Came too late, changed nothing"), Tone.WARN))
        self._entry, self._chips = entry, tuple(looks)
        words = [entry.who, *(look.word for look in looks), entry.what, entry.when]
        self.setAccessibleName(" · ".join(filter(None, words)))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        here = theme.current()
        return QSize(here.px(160), here.px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if (entry := self._entry) is None:
            return
        here = theme.current()
        quiet = entry.lane is Lane.STEP
        painter = QPainter(self)
        small = here.font(Text.SMALL)
        when = QFontMetrics(small).horizontalAdvance(entry.when)
        room = self.rect().adjusted(0, 0, -when - here.px(8), 0)
        side = QRect(room.right() + 1, 0, when + here.px(8), self.height())
        self._draw(painter, side, entry.when, small, "text_faint", at_right=True)
        name = small if quiet else here.font(Text.STRONG)
        soft = quiet or entry.undone
        room = self._draw(painter, room, entry.who, name, "text_soft" if soft else "text")
        for look in self._chips:
            chips.paint(painter, room, look, here)
            room.setLeft(room.left() + chips.size(look, here).width() + here.px(8))
        self._draw(painter, room, entry.what, small, "text_soft")

    def _draw(
        self,
        painter: QPainter,
        room: QRect,
        words: str,
        font: QFont,
        ink: str,
        *,
        at_right: bool = False,
    ) -> QRect:
        """Words in ``room``, elided; returns the room that is left behind them."""
        here = theme.current()
        shown = QFont(font)
        shown.setStrikeOut(self._entry is not None and self._entry.undone and not at_right)
        painter.setFont(shown)
        painter.setPen(here.colour(ink))
        metrics = painter.fontMetrics()
        line = in_order(" ".join(words.split()))
        line = metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(0, room.width()))
        side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, line)
        return room.adjusted(metrics.horizontalAdvance(line) + here.px(8 if line else 0), 0, 0, 0)


class EntryView(QWidget):
    """One entry in its lane."""

    whole_wanted = Signal(object)
    """The Entry whose words are too long to be shown here."""
    file_wanted = Signal(object)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._entry: Entry | None = None
        self._narrow = False
        self._head = _Head(self)
        self._title: PlainLabel | None = None
        self._prose: Prose | None = None
        self._files: TileRow | None = None
        self._more: Button | None = None
        self._top = QHBoxLayout()
        self._top.addWidget(self._head, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)

    @property
    def entry(self) -> Entry | None:
        return self._entry

    @property
    def prose(self) -> Prose | None:
        """The words, where any are shown."""
        return self._prose if self._prose is not None and not self._prose.isHidden() else None

    @property
    def tiles(self) -> list[Tile]:
        """The pictures and files."""
        return self._files.shown if self._files is not None else []

    @property
    def more(self) -> Button | None:
        """What opens the rest of the words, where there is a rest."""
        return self._more if self._more is not None and not self._more.isHidden() else None

    def be_narrow(self, narrow: bool) -> None:
        """Where there is little width a lane is told by less of it."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._place()

    def be_terse(self, terse: bool) -> None:
        """Where who spoke, where and when is said above the timeline, and nothing else is to be
        said of the entry, its line leaves the room to its words."""
        entry = self._entry
        said = entry is not None and entry.lane is Lane.CITIZEN and entry.chip is None
        marked = entry is not None and (entry.undone or entry.overtaken)
        self._head.setVisible(not (terse and said) or marked or self.more is not None)

    def show_entry(self, entry: Entry) -> None:
        if entry == self._entry:
            return
        relaned = self._entry is None or self._entry.lane is not entry.lane
        self._entry = entry
        if relaned:
            self._place()
        self._head.show_entry(entry)
        self._show_title(entry.title)
        self._show_words("" if entry.folded else entry.text[:SHOWN_AT_ONCE])
        self._show_files(entry.files, entry.absent)
        self._show_more(entry.folded or bool(entry.whole) or len(entry.text) > SHOWN_AT_ONCE)
        self.setAccessibleName(self._head.accessibleName())
        self.update()

    def _place(self) -> None:
        here, lane = theme.current(), self._lane
        pad, side = here.px(_PAD), here.px(_NARROW_SIDE if self._narrow else _SIDE)
        left = {Lane.CITIZEN: pad, Lane.ORGANISATION: here.px(_INDENT + _BAR) + pad}
        right = {Lane.CITIZEN: side + pad, Lane.ORGANISATION: here.px(_INDENT) + pad}
        narrow = here.px(2) if lane is Lane.STEP else here.px(5)
        self._column.setContentsMargins(
            left.get(lane, side + pad), narrow, right.get(lane, pad), narrow
        )
        self._column.setSpacing(here.px(2))

    @property
    def _lane(self) -> Lane:
        return Lane.STEP if self._entry is None else self._entry.lane

    def _show_title(self, title: str) -> None:
        if self._title is None:
            if not title:
                return
            self._title = PlainLabel(look="strong", wrap=True, selectable=True)
            self._column.insertWidget(1, self._title)
        self._title.setText(title)
        self._title.setVisible(bool(title))

    def _show_words(self, words: str) -> None:
        if self._prose is None:
            if not words:
                return
            self._prose = Prose(parent=self)
            self._column.insertWidget(1 if self._title is None else 2, self._prose)
        entry = self._entry
        font = QFont(theme.current().font(Text.BODY))
        font.setStrikeOut(entry is not None and entry.undone)
        if self._prose.font().strikeOut() != font.strikeOut():
            self._prose.setFont(font)
        self._prose.setPlainText(words)
        self._prose.setAccessibleName(self._head.accessibleName())
        self._prose.setVisible(bool(words))

    def _show_files(self, files: Sequence[File], absent: Sequence[Absent]) -> None:
        shown = bool(files or absent)
        if self._files is None:
            if not shown:
                return
            self._files = TileRow(self._thumbnails, self)
            self._files.opened.connect(self.file_wanted)
            self._column.addWidget(self._files)
        self._files.show_files(files, absent)
        self._files.setVisible(shown)

    def _show_more(self, wanted: bool) -> None:
        if self._more is None:
            if not wanted:
                return
            self._more = Button(kind="link")
            self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._more.clicked.connect(self._ask_for_whole)
            self._top.addWidget(self._more)
        self._more.setVisible(wanted)
        if wanted and (entry := self._entry) is not None:
            self._more.setText(
                t("Timeline", "Open the paper")
                if entry.paper
                else t("Timeline", "The whole mail")
                if entry.whole
                else t("Timeline", "What they were told")
                if entry.folded
                else t("Timeline", "All {n} characters").format(n=f"{len(entry.text):,}")
            )

    def _ask_for_whole(self) -> None:
        self.whole_wanted.emit(self._entry)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        here, lane = theme.current(), self._lane
        fill = _FILLS.get(lane)
        if fill is None:
            return
        pad = here.px(_PAD)
        margins = self._column.contentsMargins()
        room = self.rect().adjusted(margins.left() - pad, 0, pad - margins.right(), 0)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(here.colour(fill))
        painter.drawRoundedRect(room, here.px(6), here.px(6))
        if lane in {Lane.ORGANISATION, Lane.NOTE}:
            painter.setBrush(here.colour("warn" if lane is Lane.NOTE else "border_strong"))
            painter.drawRect(QRect(room.left(), room.top(), here.px(_BAR), room.height()))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.LanguageChange}:
            if event.type() == QEvent.Type.StyleChange:
                self._place()
                self._head.updateGeometry()
            if (entry := self._entry) is not None:
                self._entry = None
                self.show_entry(entry)
