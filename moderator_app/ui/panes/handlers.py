"""Who handles it: the organisations by digit, the suggestion with its reason, and how far each
of those who have the case has come."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from moderator_app.core import calling_back, consulting
from moderator_app.core.case import Case, Closure, Stage
from moderator_app.core.organisations import Organisation
from moderator_app.core.routing import Suggestion
from moderator_app.ui import case_words, theme
from moderator_app.ui.chips import Chip, ChipLook, Shape, Tone
from moderator_app.ui.commands import Commands
from moderator_app.ui.flow import FlowLayout
from moderator_app.ui.panes.handler_button import HandlerButton, Mark, Size
from moderator_app.ui.panes.handling_line import HandlingLine
from moderator_app.ui.panes.mail_line import MailLine
from moderator_app.ui.panes.staging import NOTHING, Staged, is_new
from moderator_app.ui.text import t
from moderator_app.ui.widgets import ElidedLabel, PlainLabel, as_tool_tip, row
from moderator_app.ui.workbench import Workbench

SUGGESTED_KEY: Final = "="
"""What takes the suggestion whole: the only key of an organisation that has no digit."""
_WORDS_SHOWN: Final = 3


class HandlersRow(QWidget):
    chosen = Signal(object)
    co_toggled = Signal(object)
    all_requested = Signal()
    acted = Signal(object)

    def __init__(self, bench: Workbench, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._commands = commands
        self._case: Case | None = None
        self._staged = NOTHING
        self._suggestions: tuple[Suggestion, ...] = ()
        self._unfolded = False
        self._size = Size.FULL
        self._title = PlainLabel(look="strong")
        self._reason = ElidedLabel(look="muted")
        self._urgent = Chip(ChipLook(""))
        top = row(self._title, self._urgent, self._reason, spacing=8)
        top.setStretch(2, 1)
        self._top = QWidget()
        self._top.setLayout(top)
        self._lines: list[HandlingLine] = []
        self._buttons: dict[UUID, HandlerButton] = {}
        self._extras: list[UUID] = []
        self._more = HandlerButton("0", "")
        self._more.clicked.connect(self.all_requested)
        self._grid = QWidget()
        self._flow = FlowLayout(self._grid, equal=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.mail = MailLine(bench, commands)
        for part in (self._top, self._grid, self.mail):
            self._column.addWidget(part)
        self._space()
        self.stock()

    # What there is to choose from.

    def stock(self) -> None:
        """Make the buttons anew: the directory has changed."""
        self._flow.clear()
        self._buttons = {}
        self._extras = []
        for digit in range(1, 10):
            organisation = self._bench.knowledge.digit(digit)
            if organisation is not None:
                self._add_button(str(digit), organisation)
        self._more = HandlerButton("0", t("Handlers", "More…"), self._grid)
        self._more.clicked.connect(self.all_requested)
        self._more.resize_to(self._size)
        self._flow.addWidget(self._more)
        self._draw()

    def _add_button(self, key: str, organisation: Organisation) -> HandlerButton:
        button = HandlerButton(key, organisation.shown, self._grid)
        button.resize_to(self._size)
        button.clicked.connect(partial(self._press, organisation.id))
        tip = "\n".join((f"{organisation.relation} {organisation.name}", *organisation.duties[:4]))
        button.setToolTip(as_tool_tip(tip))
        self._buttons[organisation.id] = button
        self._flow.addWidget(button)
        return button

    def _press(self, organisation: UUID, _checked: object = None) -> None:
        self.chosen.emit(organisation)

    # What is shown.

    def show_case(
        self, case: Case, staged: Staged, suggestions: Sequence[Suggestion], *, again: bool
    ) -> None:
        self._case, self._staged = case, staged
        self._suggestions = tuple(suggestions)
        self._unfolded = self._unfolded and again
        self._draw()

    def show_staged(self, staged: Staged) -> None:
        self._staged = staged
        self._draw()

    def unfold(self) -> None:
        """Offer the organisations of a case that somebody has already."""
        self._unfolded = True
        self._draw()

    @property
    def suggestion(self) -> Suggestion | None:
        """The first suggestion whose organisation is still in the directory."""
        known = self._bench.knowledge.by_id
        return next((each for each in self._suggestions if each.lead in known), None)

    @property
    def buttons(self) -> Mapping[UUID, HandlerButton]:
        return self._buttons

    @property
    def lines(self) -> list[HandlingLine]:
        return [line for line in self._lines if not line.isHidden()]

    def _draw(self) -> None:
        case = self._case
        if case is None:
            return
        self.mail.show_staged(case, self._staged)
        self._draw_lines(case)
        lead = case.lead
        nobody = lead is None or lead.stage is Stage.RETURNED
        offered = case.closure is None and (nobody or self._unfolded or is_new(self._staged, case))
        self._grid.setVisible(offered)
        self._top.setVisible(offered or case.closure is not None)
        for at, line in enumerate(self._lines):
            others = at == 0 and not offered and case.closure is None
            line.offer_others(t("Handlers", "Others 1–9") if others else "")
        if offered:
            self._draw_extras()
            self._draw_marks()
            self._fold()
        self._draw_reason(case)

    def _draw_lines(self, case: Case) -> None:
        while len(self._lines) < len(case.handlings):
            line = HandlingLine(self._commands)
            line.acted.connect(self.acted)
            line.others_wanted.connect(self.unfold)
            self._column.insertWidget(len(self._lines), line)
            self._lines.append(line)
        now = self._bench.local(self._bench.now())
        known = self._bench.knowledge
        for line, handling in zip(self._lines, case.handlings, strict=False):
            since = case_words.moment(self._bench.local(handling.at), now)
            line.show_handling(
                handling,
                known.organisation(handling.organisation),
                since,
                closed=case.closure is not None,
            )
            line.setVisible(True)
        for line in self._lines[len(case.handlings) :]:
            line.setVisible(False)

    def _draw_extras(self) -> None:
        """Whoever is chosen or suggested and has no digit stands behind those who have one."""
        known = self._bench.knowledge
        wanted: dict[UUID | None, None] = dict.fromkeys((self._staged.lead, *self._staged.co))
        if self.suggestion is not None:
            wanted = dict.fromkeys((self.suggestion.lead, *wanted))
        others = [id_ for id_ in wanted if id_ is not None and id_ in known.by_id]
        others = [id_ for id_ in others if known.by_id[id_].digit is None]
        if others == self._extras:
            return
        for id_ in self._extras:
            button = self._buttons.pop(id_)
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._flow.removeWidget(self._more)
        for id_ in others:
            suggested = self.suggestion is not None and id_ == self.suggestion.lead
            self._add_button(SUGGESTED_KEY if suggested else "", known.by_id[id_]).show()
        self._flow.addWidget(self._more)
        self._extras = others

    def _draw_marks(self) -> None:
        known = self._bench.knowledge.by_id
        suggested = None if self.suggestion is None else self.suggestion.lead
        for id_, button in self._buttons.items():
            if id_ == self._staged.lead:
                mark = Mark(known[id_].relation, chosen=True, lead=True)
            elif id_ in self._staged.co:
                mark = Mark(t("Handlers", "Co"), chosen=True)
            else:
                mark = Mark(t("Handlers", "Fits") if id_ == suggested else "")
            if mark != button.mark:
                button.show_mark(mark)

    def _fold(self) -> None:
        """In a short row those who are chosen leave no room for the others; their keys still do
        what they did."""
        chosen = {self._staged.lead, *self._staged.co} - {None}
        alone = self._size is Size.SHORT and bool(chosen)
        for id_, button in self._buttons.items():
            button.setVisible(not alone or id_ in chosen)
        self._top.setVisible(not alone)
        self._flow.invalidate()

    def _draw_reason(self, case: Case) -> None:
        suggestion = self.suggestion
        urgent = next((one for one in self._suggestions if one.entry.urgent), None)
        self._urgent.setVisible(urgent is not None and case.closure is None)
        if urgent is not None:
            word = t("Handlers", "Urgent")
            if urgent != suggestion:
                word = t("Handlers", "Urgent: {topic}").format(topic=urgent.entry.topic)
            self._urgent.show_look(ChipLook(word, Tone.DANGER, Shape.TRIANGLE))
        title, words = t("Handlers", "Hand to"), ""
        if case.closure is not None:
            title = t("Handlers", "Closed")
            words = self._closed(case, case.closure)
        elif consulting.is_suggested(case):
            words = t("Handlers", "Returned %n time(s): press W and ask several", case.returns)
        elif suggestion is not None:
            words = because(suggestion, self._bench.knowledge.by_id)
        else:
            words = t("Handlers", "The dispatch list has no word for this; 0 finds by name.")
        self._title.setText(title)
        self._reason.setText(words)
        self._reason.setAccessibleName(words)
        self._top.setToolTip(as_tool_tip(self.why()))

    def _closed(self, case: Case, closure: Closure) -> str:
        parts = [case_words.outcome(closure.outcome), closure.basis]
        rule = self._bench.knowledge.calling_back
        if calling_back.is_to_be_called(case, rule, self._bench.now()):
            key = self._commands.hint("case.telephone")
            parts.append(t("Handlers", "to call the citizen back, press {key}").format(key=key))
        return " · ".join(filter(None, parts))

    def why(self) -> str:
        """The suggestion in full: topic, source, and what to ask the citizen."""
        suggestion = self.suggestion
        if suggestion is None:
            return ""
        entry = suggestion.entry
        return "\n".join(filter(None, (entry.topic, entry.source, entry.advice)))

    def resize_to(self, size: Size) -> None:
        """Where the window is low or everything is large, who is chosen stands alone."""
        if size is not self._size:
            self._size = size
            for button in (*self._buttons.values(), self._more):
                button.resize_to(size)
            self._flow.make_equal(equal=size is not Size.SHORT)
            self._space()
            self._draw()

    def _space(self) -> None:
        here = theme.current()
        gap = here.px(4 if self._size is Size.SHORT else 6)
        self._column.setSpacing(gap)
        self._flow.setSpacing(gap)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._space()
            self._flow.invalidate()
        elif event.type() == QEvent.Type.LanguageChange:
            self.stock()


def because(suggestion: Suggestion, known: Mapping[UUID, Organisation]) -> str:
    """The suggestion in one line: its key, whom it names, the words found, and the source."""
    entry = suggestion.entry
    lead = known[suggestion.lead]
    key = SUGGESTED_KEY if lead.digit is None else str(lead.digit)
    name = f"{key} {lead.shown}"
    if others := [known[co].shown for co in suggestion.co if co in known]:
        words = t("Handlers", ", with {names}")
        if lead.digit is not None:
            words = t("Handlers", ", {key} also with {names}")
        names = t("Handlers", ", ").join(others)
        name += words.format(key=SUGGESTED_KEY, names=names)
    found = list(dict.fromkeys(each.word for each in suggestion.because))[:_WORDS_SHOWN]
    words = "".join(t("Handlers", "“{word}”").format(word=word) for word in found)
    source = entry.source
    if entry.code:
        source = t("Handlers", "dispatch list {code}").format(code=entry.code)
    line = t("Handlers", "Suggested: {name} ({words}, {source})")
    return line.format(name=name, words=words, source=source or entry.topic)
