"""The case: what was said, what is known, who handles it, and the reply.

What is shown is one reading of the case file. While another case is being read the old one stays
in sight and nothing can be done to it: every deed names what the person saw.
"""

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from moderator_app.core.case import Case
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import Dossier
from moderator_app.ui import theme
from moderator_app.ui.commands import Commands, Where
from moderator_app.ui.dialogs.whole_text import WholeTextDialog
from moderator_app.ui.panes.case_actions import CaseActions
from moderator_app.ui.panes.case_erasing import CaseErasing
from moderator_app.ui.panes.case_header import CaseHeader
from moderator_app.ui.panes.choosing import Choosing
from moderator_app.ui.panes.clock_actions import ClockActions
from moderator_app.ui.panes.committing import Committing
from moderator_app.ui.panes.composer import Composer
from moderator_app.ui.panes.entries import entries
from moderator_app.ui.panes.entry import Entry, Scene
from moderator_app.ui.panes.facts_row import FactsRow
from moderator_app.ui.panes.file_actions import FileActions
from moderator_app.ui.panes.handler_actions import HandlerActions
from moderator_app.ui.panes.handler_button import Size
from moderator_app.ui.panes.handlers import HandlersRow
from moderator_app.ui.panes.paper_actions import PaperActions
from moderator_app.ui.panes.reading import Reading, read
from moderator_app.ui.panes.sight import Sight, Unsaid
from moderator_app.ui.panes.timeline import Timeline
from moderator_app.ui.panes.together import Together
from moderator_app.ui.text import t
from moderator_app.ui.thumbnails import Thumbnails
from moderator_app.ui.widgets import Button, Card, EmptyState, row, say
from moderator_app.ui.workbench import Workbench

_PAGES: Final = {
    Qt.Key.Key_PageDown: 0.9,
    Qt.Key.Key_PageUp: -0.9,
    Qt.Key.Key_Space: 0.9,
    Qt.Key.Key_End: 1e3,
    Qt.Key.Key_Home: -1e3,
}
_LOW: Final = 560
"""Below this height, at 100 %, everything but the words of the case is drawn smaller."""
_SNUG: Final = 760
"""Below this height, at 100 %, who handles it and the reply take no more than they need."""
_NARROW: Final = 600
"""Below this width, at 100 %, the buttons of the reply say only what they must."""


class ReadingCard(Card):
    """The part of the case that one reads. It takes the keys of the case; pages turn in it."""

    def __init__(self, timeline: Timeline) -> None:
        super().__init__()
        self._timeline = timeline
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        pages = _PAGES.get(Qt.Key(event.key()))
        if pages is None:
            super().keyPressEvent(event)
        else:
            self._timeline.turn_page(pages)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            here = theme.current()
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(here.colour("accent"), 2))
            ring = self.rect().toRectF().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, here.px(8), here.px(8))


class CaseView(QStackedWidget):
    finished = Signal(object)
    """The id of a case that is done with for now: the next one, please."""
    committed = Signal(object)
    """The id of a case whose words now wait to be passed on."""
    shown = Signal(object)
    """The Dossier on the screen now, or None."""
    case_requested = Signal(object)
    back_requested = Signal()

    def __init__(self, bench: Workbench, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._commands = commands
        self._wanted: UUID | None = None
        self._reading: Reading | None = None
        self._narrow = False
        self.header = CaseHeader(bench)
        self.timeline = Timeline(Thumbnails(bench, self), bench.underway)
        self.facts = FactsRow(bench)
        self.handlers = HandlersRow(bench, commands)
        self.composer = Composer(bench, commands)
        self._empty = EmptyState("inbox", "", "")
        self._page = QWidget()
        self._reader = ReadingCard(self.timeline)
        self._attach = Button(kind="quiet", icon="attach")
        self._note = Button(kind="quiet", icon="note")
        self._send = Button(kind="primary", icon="send")
        self.papers = PaperActions(bench, commands, self.sight, self)
        self.together = Together(bench, commands, self)
        self._lay_out()
        unsaid = Unsaid(self)
        self.deeds = CaseActions(bench, commands, self.sight, self, unsaid)
        bench.changed.connect(unsaid.forget)
        self.clocks = ClockActions(bench, commands, self.sight, self)
        self.erasing = CaseErasing(bench, commands, self.sight, self)
        self.file_deeds = FileActions(bench, commands, self.sight, self, self.timeline)
        mail = self.handlers.mail
        self.handler_deeds = HandlerActions(bench, commands, self.sight, self, unsaid, mail=mail)
        self.choosing = Choosing(
            bench, commands, self.sight, row=self.handlers, composer=self.composer, window=self
        )
        self.committing = Committing(
            bench, self.sight, self.choosing, self.composer, self, reviewing=self.together.reviewing
        )
        self._connect()
        self._bind()
        self._retitle()
        self.show_case(None)

    def _lay_out(self) -> None:
        head = row(self.header, self.papers.button, self._attach)
        head.setStretch(0, 1)
        self._reader.column.addLayout(head)
        for part in (self.timeline, self.facts):
            self._reader.column.addWidget(part)
        self._reader.column.setStretch(1, 1)
        self._handling = Card()
        self._handling.column.addWidget(self.handlers)
        self._writing = Card()
        self._writing.column.addWidget(self.composer)
        for button in (self._note, self._send):
            self.composer.foot.addWidget(button)
        self._column = QVBoxLayout(self._page)
        for card in (self._reader, self._handling, self._writing):
            self._column.addWidget(card)
        self._column.setStretch(0, 1)
        self._page.setProperty("page", "true")
        self._page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.addWidget(self._empty)
        self.addWidget(self._page)
        self.setFocusProxy(self._reader)
        self._space()

    def _space(self) -> None:
        here = theme.current()
        short, snug = self.height() < here.px(_LOW), self.height() < here.px(_SNUG)
        self.handlers.resize_to(Size.SHORT if short else Size.SNUG if snug else Size.FULL)
        self.timeline.be_terse(short)
        self.facts.be_terse(short)
        self.composer.text.grow_between(*((1, 3) if short else (3, 7) if snug else (4, 10)))
        narrow = self.width() < here.px(_NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._retitle()
        edge, gap = (here.px(4), here.px(4)) if short else (here.px(10), here.px(8))
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(gap)
        for card in (self._reader, self._handling, self._writing):
            card.column.setContentsMargins(here.px(12), gap, here.px(12), gap)
            card.column.setSpacing(here.px(4 if short else 6))

    def _connect(self) -> None:
        self._bench.changed.connect(self._heed)
        self._bench.known.connect(self._look)
        self._commands.changed.connect(self._retitle)
        self.timeline.whole_wanted.connect(self._show_whole)
        self.facts.case_requested.connect(self.case_requested)
        self.facts.question_wanted.connect(self.composer.ask_back)
        self.handlers.acted.connect(self.handler_deeds.act)
        self.deeds.finished.connect(self.finished)
        self.header.explanation_wanted.connect(self.clocks.explain)
        self.composer.commit_requested.connect(self.committing.commit)
        self.committing.committed.connect(self.committed)
        self.committing.committed.connect(self.finished)
        self.committing.submitted.connect(self.finished)
        self.composer.pictured.connect(self.file_deeds.take)
        self._attach.clicked.connect(self.file_deeds.choose)
        self._note.clicked.connect(self.deeds.note)
        self._send.clicked.connect(self.committing.commit)

    def _bind(self) -> None:
        commands = self._commands
        commands.listen(self, Where.CASE)
        possible = self.deeds.is_possible
        commands.bind("case.commit", self.committing.commit, when=possible)
        commands.bind("reply.split", self.committing.commit_split, when=possible)
        commands.bind("reply.write", self.composer.focus_text, when=possible)
        commands.bind("case.ask_back", self.composer.ask_back, when=possible)
        commands.bind("case.back", self.back_requested.emit)

    # Showing.

    @property
    def dossier(self) -> Dossier | None:
        """What is on the screen, which may be older than what was asked for."""
        return None if self._reading is None else self._reading.dossier

    def sight(self) -> Sight | None:
        """What deeds are about: the case on the screen, unless another is on its way or this
        one's commit is."""
        reading = self._reading
        if reading is None or reading.dossier is None:
            return None
        if reading.case != self._wanted or reading.case == self.committing.under_way:
            return None
        return Sight(reading.dossier, reading.found)

    @property
    def wanted(self) -> UUID | None:
        """The case one went to, also while it is being read."""
        return self._wanted

    def show_case(self, case: UUID | None) -> None:
        self._wanted = case
        if case is None:
            self._reading = None
            self.composer.show_case(None)
            self.setCurrentWidget(self._empty)
            self.shown.emit(None)
        else:
            self._look()

    def _look(self) -> None:
        if self._wanted is not None:
            router = self._bench.knowledge.router
            self._bench.look("case", partial(read, self._wanted, router), self._show)

    def _heed(self, changes: Changes) -> None:
        concerned = not changes.cases or self._wanted in changes.cases
        if changes.touched & Touched.CASES and concerned:
            self._look()

    def _show(self, reading: Reading) -> None:
        if reading.case != self._wanted:
            # Nothing, by now, is to be shown.
            return
        before, dossier = self._reading, reading.dossier
        again = before is not None and before.case == reading.case
        if dossier is None:
            self._bench.complain(Refusal(Reason.NO_SUCH_CASE, reading.case))
            self.show_case(None)
            return
        self._reading = reading
        self._page.setUpdatesEnabled(False)
        self.header.show_case(dossier)
        self._draw_timeline(again=again)
        if not again:
            self.facts.forget()
        self.facts.show_facts(
            dossier.case.id,
            reading.found,
            dossier.same_place,
            dossier.same_author,
            None if dossier.case.erased else reading.missing,
        )
        self.composer.show_case(None if dossier.case.erased else dossier)
        self.choosing.show_case(dossier.case, reading.suggestions, again=again)
        self._show_writing(dossier.case)
        self._retitle()
        self.setCurrentWidget(self._page)
        self._page.setUpdatesEnabled(True)
        self._commands.refresh()
        self.shown.emit(dossier)

    def _show_writing(self, case: Case) -> None:
        """Nothing can be written where a reply waits to be sent or the case is closed."""
        writable = case.closure is None and case.pending is None
        focus = QApplication.focusWidget()
        if not writable and focus is not None and self._writing.isAncestorOf(focus):
            self._reader.setFocus()
        self._writing.setVisible(writable)

    def _draw_timeline(self, *, again: bool) -> None:
        if (dossier := self.dossier) is None:
            return
        shown = entries(dossier.history, _scene(dossier, self._bench))
        owed = dossier.case.waiting_since is not None
        self.timeline.show_entries(shown, owed=owed, again=again)

    def _show_whole(self, entry: Entry) -> None:
        if entry.paper:
            self.papers.open_again(entry.event)
        else:
            WholeTextDialog(self, self._bench.notices, entry.who, entry.everything).open()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._space()

    # Words that follow the language, and what is drawn anew.

    def _retitle(self) -> None:
        hint = self._commands.hint
        self._empty.show_words(
            t("CaseView", "No case is open"),
            t("CaseView", "What you choose in the list is read and answered here. All keys:"),
            hint("keys"),
        )
        note = t("CaseView", "Internal note")
        send, short = self.together.send_words(self.dossier)
        self._note.setText(f"{'' if self._narrow else note} {hint('case.note')}".strip())
        self._send.setText(f"{short if self._narrow else send}  {hint('case.commit')}")
        for button, name in ((self._note, note), (self._send, send)):
            say(button, name)
        add = t("CaseView", "Add a picture or file: choose, drop it here, or press {key}")
        name = t("CaseView", "Add a picture or file")
        say(self._attach, name, add.format(key=hint("file.paste")))
        self._reader.setAccessibleName(t("CaseView", "The case"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._space()
        elif event.type() == QEvent.Type.LanguageChange:
            self._retitle()
            self._draw_timeline(again=True)


def _scene(dossier: Dossier, bench: Workbench) -> Scene:
    known, unfetched = bench.knowledge, {one.key: one for one in dossier.unfetched}
    return Scene(dossier.case, known.by_id, known.names, bench.local, bench.now(), unfetched)
