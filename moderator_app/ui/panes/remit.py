"""The dispatch list (派单目录): which topic goes to whom, and who says so; and a place to try it."""

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from moderator_app.core.changes import Changes
from moderator_app.core.routing import RemitEntry, Suggestion
from moderator_app.desk.desk import Desk
from moderator_app.ui import theme
from moderator_app.ui.chips import Chip, ChipLook, Shape, Tone
from moderator_app.ui.commands import Commands, Where
from moderator_app.ui.dialogs.remit_editor import RemitEditor
from moderator_app.ui.knowledge import Knowledge
from moderator_app.ui.notices import Action, Kind
from moderator_app.ui.panes.letters import Letters
from moderator_app.ui.panes.record_list import FindField, Line, RecordList, beside
from moderator_app.ui.panes.when_seen import WhenSeen
from moderator_app.ui.text import t
from moderator_app.ui.widgets import (
    Button,
    Card,
    EmptyState,
    PlainLabel,
    VScroll,
    column,
    row,
)
from moderator_app.ui.workbench import Workbench

_TRY_MS: Final = 150


class EntryCard(QWidget):
    """One topic of the list."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._shown: RemitEntry | None = None
        self._title = PlainLabel(look="title", wrap=True)
        self._urgent = Chip(ChipLook(""))
        self._words = PlainLabel(wrap=True, selectable=True)
        self._advice = PlainLabel(look="muted", wrap=True, selectable=True)
        self._source = PlainLabel(look="muted", wrap=True, selectable=True)
        self.setLayout(
            column(
                self._title,
                row(self._urgent, None),
                self._words,
                self._advice,
                self._source,
                spacing=8,
            )
        )

    @property
    def shown(self) -> RemitEntry | None:
        return self._shown

    def show_entry(self, entry: RemitEntry | None) -> None:
        self._shown = entry
        self.setVisible(entry is not None)
        if entry is None:
            return
        self._title.setText(" ".join(filter(None, (entry.code, entry.topic))))
        self._urgent.show_look(ChipLook(t("Remit", "Urgent"), Tone.DANGER, Shape.TRIANGLE))
        self._urgent.setVisible(entry.urgent)
        known = self._bench.knowledge
        co = [one.shown for id_ in entry.co if (one := known.organisation(id_)) is not None]
        if entry.by_district:
            co.append(t("Remit", "the district it happened in"))
        lead = known.organisation(entry.lead)
        lines = (
            (t("Remit", "Lead: {name}"), "" if lead is None else lead.name),
            (t("Remit", "With: {name}"), "、".join(co)),
            (t("Remit", "Words for it: {name}"), "、".join(entry.keywords)),
            (t("Remit", "Words against it: {name}"), "、".join(entry.not_words)),
        )
        self._words.setText("\n".join(words.format(name=name) for words, name in lines if name))
        self._advice.setText(entry.advice)
        self._advice.setVisible(bool(entry.advice))
        self._source.setText(t("Remit", "Says so: {source}").format(source=entry.source))
        self._source.setVisible(bool(entry.source))


class _TrialText(QPlainTextEdit):
    left = Signal()
    """Esc: what is typed from now on is meant for the list again."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Trial(Card):
    """Paste a message and see who the list would name, and why."""

    left = Signal()

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._title = PlainLabel(look="heading")
        self._text = _TrialText()
        self._text.left.connect(self.left)
        self._text.setTabChangesFocus(True)
        self._found = PlainLabel(wrap=True, selectable=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TRY_MS)
        self._timer.timeout.connect(self.look)
        self._text.textChanged.connect(self._timer.start)
        bench.known.connect(self.look)
        for part in (self._title, self._text, self._found):
            self.column.addWidget(part)
        self.setFocusProxy(self._text)
        self._retitle()
        self._fit()

    def look(self) -> None:
        text = self._text.toPlainText()
        if not text.strip():
            self._found.setText(t("Remit", "The three that fit best will stand here, with the "
                                  "words that speak for them."))  # fmt: skip
            return
        found = self._bench.knowledge.router.suggest(text)
        lines = [self._reason(place, each) for place, each in enumerate(found, start=1)]
        nothing = t("Remit", "No topic has any of these words. Add one, or add words to one.")
        self._found.setText("\n\n".join(lines) or nothing)

    def _reason(self, place: int, each: Suggestion) -> str:
        known = self._bench.knowledge
        names = [one.shown for id_ in (each.lead, *each.co) if (one := known.organisation(id_))]
        because = "".join(f"“{word}”" for word in dict.fromkeys(f.word for f in each.because))
        sure = t("Remit", "stands out") if each.sure else ""
        topic = " ".join(filter(None, (each.entry.code, each.entry.topic)))
        parts = (f"{place}  {' + '.join(names)}", topic, because, sure)
        return " · ".join(filter(None, parts)) + (
            f"\n    {each.entry.source}" if each.entry.source else ""
        )

    def _retitle(self) -> None:
        self._title.setText(t("Remit", "Try a message"))
        words = t("Remit", "Paste what a citizen wrote")
        self._text.setPlaceholderText(words)
        self._text.setAccessibleName(words)
        self.look()

    def _fit(self) -> None:
        self._text.setFixedHeight(theme.current().px(84))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retitle()
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_timer"):
            self._fit()
        super().changeEvent(event)


class RemitPane(QWidget):
    def __init__(self, bench: Workbench, commands: Commands) -> None:
        super().__init__()
        self._bench = bench
        self._letters = Letters(bench, _all_names, self)
        self._list = RecordList()
        self._find = FindField(self._list)
        self._add = Button(icon="plus")
        self._edit = Button(icon="note")
        self._remove = Button(kind="danger", icon="close")
        self._card = EntryCard(bench)
        self._trial = Trial(bench)
        self._empty = EmptyState("route", "", "")
        self._left = QWidget()
        self._left.setLayout(column(self._find, self._list, self._add))
        page = QWidget()
        page.setLayout(column(self._card, self._empty, self._trial, None, spacing=16))
        actions = row(None, self._edit, self._remove)
        right = column(actions, VScroll(page), spacing=12)
        self.setLayout(beside(self._left, right))
        self.setFocusProxy(self._list)
        self._find.textChanged.connect(self._show_list)
        self._letters.learnt.connect(self._show_list)
        self._find.entered.connect(self._list.setFocus)
        self._find.left.connect(self._list.setFocus)
        self._trial.left.connect(self._list.setFocus)
        self._list.chosen.connect(self._show_card)
        self._list.opened.connect(self._open)
        self._add.clicked.connect(self.add)
        self._edit.clicked.connect(self.edit)
        self._remove.clicked.connect(self.remove)
        bench.known.connect(WhenSeen(self, self._show_list).ask)
        commands.listen(self, Where.REMIT)
        commands.bind("remit.find", self._find.setFocus)
        commands.bind("remit.try", self._trial.setFocus)
        commands.bind("remit.add", self.add)
        commands.bind("remit.edit", self.edit, self._has_one)
        commands.bind("remit.remove", self.remove, self._has_one)
        self._retitle()
        self._show_list()

    def add(self) -> None:
        RemitEditor(self._bench, None, self).open()

    def edit(self) -> None:
        if self._card.shown is not None:
            RemitEditor(self._bench, self._card.shown, self).open()

    def remove(self) -> None:
        """At once; the notice puts it back."""
        gone = self._card.shown
        if gone is not None:
            self._list.step(1)
            self._bench.write(partial(_remove, gone.id), partial(self._say_removed, gone))

    def _say_removed(self, gone: RemitEntry, _changes: Changes) -> None:
        undo = Action(t("Remit", "Undo"), partial(self._put_back, gone))
        words = t("Remit", "{topic} removed").format(topic=gone.topic)
        self._bench.notices.say(Kind.INFO, words, undo, topic="done")

    def _put_back(self, gone: RemitEntry) -> None:
        words = t("Remit", "{topic} is back").format(topic=gone.topic)
        self._bench.write(partial(_save, gone), did=words)

    def _has_one(self) -> bool:
        return self._card.shown is not None

    def _show_list(self) -> None:
        known = self._bench.knowledge
        found = self._letters.find(self._find.text(), list(known.remit), _names, _text)
        self._list.show_lines([self._line(entry) for entry in found])
        self._retitle_empty()

    def _line(self, entry: RemitEntry) -> Line:
        lead = self._bench.knowledge.organisation(entry.lead)
        if lead is None:
            mark: ChipLook | None = ChipLook(t("Remit", "No handler"), Tone.WARN, Shape.TRIANGLE)
        elif entry.urgent:
            mark = ChipLook(t("Remit", "Urgent"), Tone.DANGER, Shape.TRIANGLE)
        else:
            mark = None
        detail = " · ".join((lead.shown if lead else "", "、".join(entry.keywords)))
        title = "  ".join(filter(None, (entry.code, entry.topic)))
        return Line(title, detail.strip(" ·"), mark, entry.id)

    def _show_card(self, id_: UUID | None) -> None:
        entry = next((each for each in self._bench.knowledge.remit if each.id == id_), None)
        self._card.show_entry(entry)
        self._empty.setVisible(entry is None)
        for button in (self._edit, self._remove):
            button.setEnabled(entry is not None)

    def _open(self, _id: UUID) -> None:
        self.edit()

    def _retitle(self) -> None:
        self.setAccessibleName(t("Remit", "Dispatch list"))
        words = t("Remit", "Topic, word, or pinyin initials")
        self._find.setPlaceholderText(f"{words}   /")
        self._find.setAccessibleName(words)
        self._list.setAccessibleName(t("Remit", "Topics"))
        self._add.setText(t("Remit", "New topic"))
        self._edit.setText(t("Remit", "Edit"))
        self._remove.setText(t("Remit", "Remove"))
        self._retitle_empty()

    def _retitle_empty(self) -> None:
        if self._bench.knowledge.remit:
            self._empty.show_words(
                t("Remit", "No topic by these words"),
                t("Remit", "Try fewer letters; Esc shows all of them."),
            )
        else:
            self._empty.show_words(
                t("Remit", "The dispatch list is empty"),
                t("Remit", "Add a topic with its words and its handler: it will be suggested."),
                "A",
            )

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retitle()
            self._show_list()
        super().changeEvent(event)


def _names(entry: RemitEntry) -> tuple[str, ...]:
    return tuple(filter(None, (entry.topic, entry.code, *entry.keywords)))


def _text(entry: RemitEntry) -> str:
    return entry.source


def _all_names(knowledge: Knowledge) -> list[str]:
    return [name for entry in knowledge.remit for name in _names(entry)]


def _remove(id_: UUID, desk: Desk) -> Changes:
    return desk.directory.remove_remit(id_)


def _save(entry: RemitEntry, desk: Desk) -> Changes:
    return desk.directory.save_remit(entry)
