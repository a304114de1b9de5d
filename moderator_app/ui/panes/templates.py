"""The reply templates: find one, look at it filled in, and keep them in order."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from moderator_app.core.changes import Changes
from moderator_app.core.templates import Template
from moderator_app.desk.desk import Desk
from moderator_app.ui.chips import Chip, ChipLook, Shape, Tone
from moderator_app.ui.commands import Commands, Where
from moderator_app.ui.dialogs.template_editor import TemplateEditor
from moderator_app.ui.notices import Action, Kind
from moderator_app.ui.panes import directory_words, template_order, template_sample
from moderator_app.ui.panes.composer_text import ReplyText
from moderator_app.ui.panes.letters import Letters
from moderator_app.ui.panes.record_list import FindField, RecordList, beside
from moderator_app.ui.panes.when_seen import WhenSeen
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, Card, EmptyState, PlainLabel, column, row
from moderator_app.ui.workbench import Workbench


class TemplateCard(QWidget):
    """A template as a citizen would read it, and where it belongs."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._shown: Template | None = None
        self._title = PlainLabel(look="title", wrap=True)
        self._purpose = Chip(ChipLook(""))
        self._audience = Chip(ChipLook(""))
        self._fault = Chip(ChipLook(""))
        self._words = ReplyText()
        self._words.setReadOnly(True)
        self._words.setProperty("reader", "true")
        self._belongs = PlainLabel(look="muted", wrap=True, selectable=True)
        card = Card(lane="desk")
        card.column.addWidget(self._words)
        chips = row(self._purpose, self._audience, self._fault, None)
        self.setLayout(column(self._title, chips, card, self._belongs, None, spacing=12))

    @property
    def shown(self) -> Template | None:
        return self._shown

    def show_template(self, template: Template | None) -> None:
        self._shown = template
        self.setVisible(template is not None)
        if template is None:
            return
        self._title.setText(template.title)
        self._purpose.show_look(template_order.purpose_look(template.purpose))
        audience = template_order.AUDIENCES[template.audience].shown()
        self._audience.show_look(ChipLook(audience))
        faults = template_sample.faults(self._bench, template.text)
        self._fault.setVisible(bool(faults))
        if faults:
            words = t("Templates", "The directory does not know: {names}")
            names = "、".join(part.name for _, part in faults)
            look = ChipLook(words.format(names=names), Tone.WARN, Shape.TRIANGLE)
            self._fault.show_look(look)
        filled = template_sample.filled(self._bench, template)
        self._words.setAccessibleName(template.title)
        self._words.open_words(filled.text, filled.inserted)
        self._belongs.setText(self._belonging(template))

    def _belonging(self, one: Template) -> str:
        known = self._bench.knowledge
        handlers = [o.shown for id_ in one.organisations if (o := known.organisation(id_))]
        kinds = [directory_words.KINDS[kind].shown() for kind in one.kinds]
        topics = [entry.topic for entry in known.remit if entry.key in one.topics]
        lines = (
            (t("Templates", "Handlers: {names}"), handlers + kinds),
            (t("Templates", "Topics: {names}"), topics),
            (t("Templates", "Keywords: {names}"), list(one.keywords)),
        )
        return "\n".join(words.format(names="、".join(names)) for words, names in lines if names)


class TemplatesPane(QWidget):
    def __init__(self, bench: Workbench, commands: Commands) -> None:
        super().__init__()
        self._bench = bench
        self._letters = Letters(bench, template_order.all_names, self)
        self._list = RecordList()
        self._find = FindField(self._list)
        self._purpose = QComboBox()
        self._add = Button(icon="plus")
        self._edit = Button(icon="note")
        self._copy = Button(icon="copy")
        self._remove = Button(kind="danger", icon="close")
        self._card = TemplateCard(bench)
        self._empty = EmptyState("template", "", "")
        self._hint = PlainLabel(look="faint", wrap=True)
        self._left = QWidget()
        self._left.setLayout(column(self._find, self._purpose, self._list, self._add))
        actions = row(None, self._edit, self._copy, self._remove)
        right = column(actions, self._card, self._empty, self._hint, spacing=12)
        right.setStretch(1, 1)
        right.setStretch(2, 1)
        self.setLayout(beside(self._left, right))
        self.setFocusProxy(self._list)
        self._retitle()
        self._connect(commands)
        self._show_list()

    def _connect(self, commands: Commands) -> None:
        self._find.textChanged.connect(self._show_list)
        self._letters.learnt.connect(self._show_list)
        self._find.entered.connect(self._list.setFocus)
        self._find.left.connect(self._list.setFocus)
        self._purpose.currentIndexChanged.connect(self._show_list)
        self._list.chosen.connect(self._show_card)
        self._list.opened.connect(self._open)
        self._add.clicked.connect(self.add)
        self._edit.clicked.connect(self.edit)
        self._copy.clicked.connect(self.duplicate)
        self._remove.clicked.connect(self.remove)
        self._bench.known.connect(WhenSeen(self, self._show_list).ask)
        commands.listen(self, Where.TEMPLATES)
        commands.bind("templates.find", self._find.setFocus)
        commands.bind("templates.add", self.add)
        commands.bind("templates.edit", self.edit, self._has_one)
        commands.bind("templates.duplicate", self.duplicate, self._has_one)
        commands.bind("templates.remove", self.remove, self._has_one)

    def show_template(self, template: UUID) -> None:
        self._find.clear()
        self._purpose.setCurrentIndex(0)
        self._list.choose(template)
        self._list.setFocus()

    def add(self) -> None:
        TemplateEditor(self._bench, None, self).open()

    def edit(self) -> None:
        if self._card.shown is not None:
            TemplateEditor(self._bench, self._card.shown, self).open()

    def duplicate(self) -> None:
        if self._card.shown is not None:
            TemplateEditor(self._bench, self._card.shown, self, copy=True).open()

    def remove(self) -> None:
        """At once; the notice puts it back."""
        gone = self._card.shown
        if gone is not None:
            self._list.step(1)
            self._bench.write(partial(_remove, gone.id), partial(self._say_removed, gone))

    def _say_removed(self, gone: Template, _changes: Changes) -> None:
        undo = Action(t("Templates", "Undo"), partial(self._put_back, gone))
        words = t("Templates", "{title} removed").format(title=gone.title)
        self._bench.notices.say(Kind.INFO, words, undo, topic="done")

    def _put_back(self, gone: Template) -> None:
        words = t("Templates", "{title} is back").format(title=gone.title)
        self._bench.write(partial(_save, gone), did=words)

    def _has_one(self) -> bool:
        return self._card.shown is not None

    def _show_list(self) -> None:
        wanted = self._purpose.currentData()
        known = self._bench.knowledge.templates
        some = [one for one in known if not wanted or one.purpose == wanted]
        found = self._letters.find(
            self._find.text(), some, template_order.names, template_order.text
        )
        self._list.show_lines([template_order.line(one) for one in found])
        self._retitle_empty()

    def _show_card(self, id_: UUID | None) -> None:
        one = next((each for each in self._bench.knowledge.templates if each.id == id_), None)
        self._card.show_template(one)
        self._empty.setVisible(one is None)
        self._hint.setVisible(one is not None)
        for button in (self._edit, self._copy, self._remove):
            button.setEnabled(one is not None)

    def _open(self, _id: UUID) -> None:
        self.edit()

    def _retitle(self) -> None:
        self.setAccessibleName(t("Templates", "Templates"))
        words = t("Templates", "Name, keyword, or pinyin initials")
        self._find.setPlaceholderText(f"{words}   /")
        self._find.setAccessibleName(words)
        self._purpose.setAccessibleName(t("Templates", "Purpose"))
        at = max(0, self._purpose.currentIndex())
        with QSignalBlocker(self._purpose):
            self._purpose.clear()
            self._purpose.addItem(t("Templates", "All purposes"), "")
            for purpose, phrase in template_order.PURPOSES.items():
                self._purpose.addItem(phrase.shown(), purpose.value)
            self._purpose.setCurrentIndex(at)
        self._list.setAccessibleName(t("Templates", "Templates"))
        self._add.setText(t("Templates", "New template"))
        self._edit.setText(t("Templates", "Edit"))
        self._copy.setText(t("Templates", "Duplicate"))
        self._remove.setText(t("Templates", "Remove"))
        words = t(
            "Templates", "Shown for a made-up case. While writing a reply, F4 brings them up."
        )
        self._hint.setText(words)
        self._retitle_empty()

    def _retitle_empty(self) -> None:
        if self._bench.knowledge.templates:
            self._empty.show_words(
                t("Templates", "No template by these words"),
                t("Templates", "Try fewer letters, or another purpose; Esc empties the field."),
            )
        else:
            self._empty.show_words(
                t("Templates", "No templates yet"),
                t("Templates", "Write what you answer most often once, and put it in with a key."),
                "A",
            )

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retitle()
            self._show_list()
        super().changeEvent(event)


def _remove(id_: UUID, desk: Desk) -> Changes:
    return desk.directory.remove_template(id_)


def _save(one: Template, desk: Desk) -> Changes:
    return desk.directory.save_template(one)
