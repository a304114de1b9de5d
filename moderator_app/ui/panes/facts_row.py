"""What the citizen's words hold: numbers, places and times, and the cases that lie near."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from moderator_app.core import facts
from moderator_app.core.access import Access
from moderator_app.core.elements import Element
from moderator_app.core.events import Event, Kind
from moderator_app.core.facts import Fact
from moderator_app.core.folding import standing
from moderator_app.core.rows import CaseRow
from moderator_app.ui import case_words, clipboard, paper_words, theme
from moderator_app.ui.flow import FlowLayout
from moderator_app.ui.text import mark, t
from moderator_app.ui.widgets import Button, as_tool_tip
from moderator_app.ui.workbench import Taken, Workbench

LONGEST_READ: Final = 20_000
"""Characters of one message in which facts are looked for."""
_MOST: Final = {
    facts.Kind.TELEPHONE: 3,
    facts.Kind.ID_CARD: 1,
    facts.Kind.PLATE: 2,
    facts.Kind.PLACE: 2,
    facts.Kind.TIME: 1,
}
_LOOKS: Final = {
    facts.Kind.TELEPHONE: ("phone", mark("Facts", "Telephone")),
    facts.Kind.ID_CARD: ("user", mark("Facts", "Identity card")),
    facts.Kind.PLATE: ("info", mark("Facts", "Number plate")),
    facts.Kind.PLACE: ("place", mark("Facts", "Place")),
    facts.Kind.TIME: ("clock", mark("Facts", "Time")),
}
_LISTED: Final = 12
_WORDS: Final = 40


@dataclass(frozen=True, slots=True)
class Found:
    """A fact to show: `value` in full, as it would be copied."""

    kind: facts.Kind
    value: str

    @property
    def masked(self) -> str:
        return facts.masked(self.value, self.kind)


def found_in(history: Sequence[Event]) -> tuple[Found, ...]:
    """The facts of everything the citizen wrote that still counts, each once. May take some
    milliseconds: ask it off the window's thread."""
    made: dict[tuple[facts.Kind, str], Found] = {}
    for event in standing(history):
        if event.kind != Kind.MESSAGE_RECEIVED:
            continue
        for kind, field in ((facts.Kind.TELEPHONE, "phone"), (facts.Kind.PLACE, "place")):
            if value := str(event.body.get(field, "")).strip():
                made.setdefault((kind, value), Found(kind, value))
        words = f"{event.body.get('title', '')}\n{event.body.get('text', '')}"[:LONGEST_READ]
        for fact in facts.find(words):
            made.setdefault((fact.kind, fact.normal), Found(fact.kind, _value(fact)))
    return tuple(_most_telling(made.values()))


def _value(fact: Fact) -> str:
    return fact.normal if fact.kind is facts.Kind.TELEPHONE else fact.value


def _most_telling(found: Iterable[Found]) -> list[Found]:
    ordered = sorted(found, key=lambda one: list(facts.Kind).index(one.kind))
    kept: list[Found] = []
    for one in ordered:
        if sum(other.kind is one.kind for other in kept) < _MOST[one.kind]:
            kept.append(one)
    return kept


class FactButton(Button):
    """One fact; what is private shows itself, and is copied, when it is pressed."""

    def __init__(self, bench: Workbench, case: UUID, found: Found, parent: QWidget) -> None:
        icon, name = _LOOKS[found.kind]
        super().__init__(found.masked, kind="link", icon=icon, parent=parent)
        self._bench = bench
        self._case = case
        self._found = found
        self._name = name
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._reveal)
        self._say_name()

    @property
    def found(self) -> Found:
        return self._found

    def _reveal(self) -> None:
        found = self._found
        if found.masked == found.value:
            self._show(None)
            return
        taken = [Taken(Access.UNMASKED, self._case, found.kind)]
        if found.kind is facts.Kind.TELEPHONE:
            taken.append(Taken(Access.COPIED_NUMBER, self._case))
        self._bench.record(taken, self._show)

    def _show(self, _: None) -> None:
        self.setText(self._found.value)
        self._say_name()
        said = t("Facts", "Copied: {value}").format(value=self._found.value)
        clipboard.copy(self._bench.notices, self._found.value, said)

    def _say_name(self) -> None:
        self.setAccessibleName(f"{self._name.shown()} {self.text()}")
        self.setToolTip(
            t("Facts", "{what}: press to show and copy").format(what=self._name.shown())
        )


class FactsRow(QWidget):
    case_requested = Signal(object)
    """The id of a case that lies near this one."""
    question_wanted = Signal()
    """Somebody wants to ask for what is missing."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._case: UUID | None = None
        self._found: tuple[Found, ...] = ()
        self._near: tuple[tuple[CaseRow, ...], tuple[CaseRow, ...]] = ((), ())
        self._missing: tuple[Element, ...] | None = None
        self._terse = False
        self._meter: Button | None = None
        self._told = ("", "")
        self._flow = FlowLayout(self)
        self._space()

    def show_facts(
        self,
        case: UUID,
        found: Sequence[Found],
        same_place: Sequence[CaseRow],
        same_author: Sequence[CaseRow],
        missing: Sequence[Element] | None = None,
    ) -> None:
        """Draws only what is new: a number that was shown stays shown. `missing` of the five
        elements; None where nothing is said of them."""
        near, wanted = (tuple(same_place), tuple(same_author)), _or_none(missing)
        before = (self._case, self._found, self._near, self._missing)
        if (case, tuple(found), near, wanted) != before:
            self._case, self._found, self._near = case, tuple(found), near
            self._missing = wanted
            self._draw()

    def forget(self) -> None:
        """Another case is coming: what was revealed is hidden again."""
        self._case, self._found, self._near, self._missing = None, (), ((), ()), None
        self._draw()

    def be_terse(self, terse: bool) -> None:
        """There is little height: rather than in a second line, which elements were not found is
        said by the hint."""
        self._terse = terse
        self._say_meter()

    def _say_meter(self) -> None:
        if self._meter is None:
            return
        words, short = self._told
        self._meter.setText(words)
        items = [item for at in range(self._flow.count()) if (item := self._flow.itemAt(at))]
        wanted = sum(item.sizeHint().width() + self._flow.spacing() for item in items)
        if self._terse and wanted > self.width():
            self._meter.setText(short)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_meter()

    def _draw(self) -> None:
        self._flow.clear()
        self._meter = None
        case = self._case
        if case is not None:
            for found in self._found:
                self._flow.addWidget(FactButton(self._bench, case, found, self))
        if self._missing is not None:
            self._meter = self._counting(self._missing)
            self._flow.addWidget(self._meter)
        same_place, same_author = self._near
        if same_place:
            # This one too, as the list counts them.
            self._add_near(t("Facts", "%n from this place", len(same_place) + 1), same_place)
        if same_author:
            self._add_near(t("Facts", "%n earlier of this person", len(same_author)), same_author)
        for at in range(self._flow.count()):
            if (item := self._flow.itemAt(at)) is not None and (made := item.widget()) is not None:
                made.show()
        self._say_meter()
        self.setVisible(self._flow.count() > 0)

    def _counting(self, missing: Sequence[Element]) -> Button:
        """How many of the five elements were found, and which were not."""
        total = len(Element)
        words = t("Elements", "Elements {found}/{total}")
        words = short = words.format(found=total - len(missing), total=total)
        names = t("Elements", ", ").join(map(paper_words.element, missing))
        if missing:
            words = t("Elements", "{words} · not found: {names}").format(words=words, names=names)
        icon = "info" if missing else "tick-circle"
        told = t(
            "Elements",
            "Name, time, place, cause and course of events, as far as a program finds them in the "
            "message. Press to ask for what is missing.",
        )
        self._told = (words, short)
        button = Button(words, kind="link", icon=icon, parent=self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setEnabled(bool(missing))
        button.setAccessibleName(words)
        button.setToolTip(as_tool_tip(f"{words}\n{told}"))
        button.clicked.connect(self.question_wanted)
        return button

    def _add_near(self, words: str, rows: tuple[CaseRow, ...]) -> None:
        button = Button(words, kind="link", icon="history", parent=self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self._list, button, rows))
        self._flow.addWidget(button)

    def _list(self, button: Button, rows: tuple[CaseRow, ...], _checked: object = None) -> None:
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        now = self._bench.local(self._bench.now())
        for row in rows[:_LISTED]:
            when = case_words.moment(self._bench.local(row.received_at), now)
            line = f"{row.author or row.number} · {when} · {row.summary[:_WORDS]}"
            action = menu.addAction(line.replace("&", "&&"))
            action.triggered.connect(partial(self._request, row.case_id))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _request(self, case: UUID, _checked: object = None) -> None:
        self.case_requested.emit(case)

    def _space(self) -> None:
        self._flow.setSpacing(theme.current().px(4))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._space()
        elif event.type() == QEvent.Type.LanguageChange:
            self._draw()


def _or_none(missing: Sequence[Element] | None) -> tuple[Element, ...] | None:
    return None if missing is None else tuple(missing)
