"""Writing a template, and seeing at once what a citizen would read."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from moderator_app.core import guards
from moderator_app.core.case import Audience
from moderator_app.core.changes import Changes
from moderator_app.core.channels import Counting
from moderator_app.core.composing import PLACE, SALUTATION, TELEPHONE
from moderator_app.core.lengths import length
from moderator_app.core.templates import Purpose, Template
from moderator_app.desk.desk import Desk
from moderator_app.ui.dialogs.choice import Choice, Item
from moderator_app.ui.dialogs.record_editor import RecordEditor, line, lines, new_id, parts
from moderator_app.ui.dialogs.remit_editor import organisation_items, organisation_names
from moderator_app.ui.knowledge import Knowledge
from moderator_app.ui.panes import directory_words, template_sample
from moderator_app.ui.panes.composer_text import ReplyText
from moderator_app.ui.panes.letters import Letters
from moderator_app.ui.panes.template_order import AUDIENCES, PURPOSES
from moderator_app.ui.panes.template_sample import Fault
from moderator_app.ui.text import mark, t
from moderator_app.ui.widgets import PlainLabel, column, restyle, row
from moderator_app.ui.workbench import Workbench

_LOOK_MS: Final = 150
_FAULTS: Final = {
    Fault.FIELD: mark(
        "TemplateEditor", "“{field}” is not known; write {wanted} for a telephone number."
    ),
    Fault.NAME: mark(
        "TemplateEditor",
        "Nobody in the directory is called “{name}”. Correct the name, or add the organisation.",
    ),
    Fault.NUMBER: mark(
        "TemplateEditor", "“{name}” has no number that answers now. Add one in the directory."
    ),
}
_GRAVE: Final = frozenset({Fault.FIELD, Fault.NAME})


class TemplateEditor(RecordEditor):
    def __init__(
        self, bench: Workbench, shown: Template | None, parent: QWidget, *, copy: bool = False
    ) -> None:
        new = shown is None or copy
        title = t("TemplateEditor", "New template") if new or shown is None else shown.title
        super().__init__(bench, title, parent)
        one = shown or Template(new_id(bench), "", "", Purpose.ANSWER)
        if copy:
            words = t("TemplateEditor", "{title} (copy)").format(title=one.title)
            one = replace(one, id=new_id(bench), title=words, key="", uses=0)
        self._one = one
        self._title, self._words = line(one.title, 60), line("、".join(one.keywords), 300)
        self._text = lines(one.text, 130)
        self._preview = ReplyText()
        self._preview.setReadOnly(True)
        self._preview.setProperty("reader", "true")
        self._about = PlainLabel(look="faint", wrap=True)
        self._purpose, self._audience = QComboBox(), QComboBox()
        letters = Letters(bench, _names, self)
        known = bench.knowledge
        name = t("TemplateEditor", "Handlers")
        self._handlers = Choice(organisation_items(known), letters, name)
        self._handlers.choose(one.organisations)
        self._topics = Choice(_topic_items(known), letters, t("TemplateEditor", "Topics"))
        self._keys = {entry.id: entry.key for entry in known.remit if entry.key}
        ids = {key: id_ for id_, key in self._keys.items()}
        self._topics.choose([ids[key] for key in one.topics if key in ids])
        self._kinds = {
            kind: QCheckBox(words.shown()) for kind, words in directory_words.KINDS.items()
        }
        self._fill(one)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._text.textChanged.connect(self._timer.start)
        self._handlers.changed.connect(self._look)
        self._look()
        self._title.setFocus()

    def _fill(self, one: Template) -> None:
        for purpose, words in PURPOSES.items():
            self._purpose.addItem(words.shown(), purpose.value)
        self._purpose.setCurrentIndex(list(PURPOSES).index(one.purpose))
        for audience, words in AUDIENCES.items():
            self._audience.addItem(words.shown(), "" if audience is None else audience.value)
        self._audience.setCurrentIndex(list(AUDIENCES).index(one.audience))
        for kind, box in self._kinds.items():
            box.setChecked(kind in one.kinds)

    def _lay_out(self) -> None:
        preview = QWidget()
        preview.setLayout(column(self._preview, self._about, spacing=4))
        preview.setFocusProxy(self._preview)
        kinds = QWidget()
        kinds.setLayout(row(*self._kinds.values(), None))
        everybody = t("TemplateEditor", "None: it suits everybody")
        for name, field, hint in (
            (t("TemplateEditor", "Title"), self._title, ""),
            (
                t("TemplateEditor", "Text"),
                self._text,
                _syntax(),
            ),
            (t("TemplateEditor", "Preview"), preview, ""),
            (t("TemplateEditor", "Purpose"), self._purpose, ""),
            (t("TemplateEditor", "Readers"), self._audience, ""),
            (t("TemplateEditor", "Keywords"), self._words, ""),
            (t("TemplateEditor", "Handlers"), self._handlers, everybody),
            (t("TemplateEditor", "Kinds of handler"), kinds, ""),
            (t("TemplateEditor", "Topics"), self._topics, everybody),
        ):
            self.add_row(name, field, hint)

    def _value(self) -> Template:
        audience = str(self._audience.currentData())
        return replace(
            self._one,
            title=self._title.text().strip(),
            text=self._text.toPlainText(),
            purpose=Purpose(str(self._purpose.currentData())),
            audience=Audience(audience) if audience else None,
            keywords=parts(self._words.text()),
            organisations=self._handlers.chosen,
            kinds=tuple(kind for kind, box in self._kinds.items() if box.isChecked()),
            topics=tuple(self._keys[id_] for id_ in self._topics.chosen),
        )

    def _look(self) -> None:
        """Show what a citizen would read, and what is wrong with it."""
        template = self._value()
        filled = template_sample.filled(self.bench, template)
        self._preview.open_words(filled.text, filled.inserted)
        wrong = self._faults()
        if wrong:
            self._about.setText("\n".join(words for _, words in wrong))
        else:
            self._about.setText(self._measure(filled.text, [hole.name for hole in filled.holes]))
        restyle(self._about, "look", "danger" if wrong else "faint")

    @staticmethod
    def _measure(text: str, gaps: list[str]) -> str:
        words = t("TemplateEditor", "On Weibo {length}/{limit} characters").format(
            length=length(text, Counting.WEIBO), limit=guards.limit_of("weibo")
        )
        if not gaps:
            return words
        by_hand = t("TemplateEditor", "filled in by hand: {gaps}")
        return f"{words} · {by_hand.format(gaps='、'.join(dict.fromkeys(gaps)))}"

    def _faults(self) -> list[tuple[Fault, str]]:
        return [
            (
                fault,
                _FAULTS[fault]
                .shown()
                .format(field=part.field, name=part.name, wanted=_snippet(part.name)),
            )
            for fault, part in template_sample.faults(self.bench, self._text.toPlainText())
        ]

    def save(self) -> None:
        template = self._value()
        grave = [words for fault, words in self._faults() if fault in _GRAVE]
        if not template.title:
            self.complain(t("TemplateEditor", "Give it a title."), self._title)
        elif not template.text.strip():
            self.complain(t("TemplateEditor", "Write its text."), self._text)
        elif grave:
            self.complain(grave[0], self._text)
        else:
            words = t("TemplateEditor", "{title} saved").format(title=template.title)
            self.bench.write(partial(_save, template), did=words)
            self.accept()


def _snippet(name: str) -> str:
    return f"{{{TELEPHONE}:{name}}}"


def _syntax() -> str:
    """What may stand between braces, by example."""
    words = t(
        "TemplateEditor",
        "{fallback} with words to fall back on · {gap} to be filled in · {number} from the "
        "directory · {opening} and {closing} are braces",
    )
    return words.format(
        fallback=f"{{{SALUTATION}|{t('TemplateEditor', 'citizen')}}}",
        gap=f"{{{PLACE}}}",
        number=_snippet(t("TemplateEditor", "power company")),
        opening="{{",
        closing="}}",
    )


def _topic_items(knowledge: Knowledge) -> list[Item]:
    """Those of the kit: a template names a topic by its key there."""
    return [Item(e.id, e.topic, "、".join(e.keywords)) for e in knowledge.remit if e.key]


def _names(knowledge: Knowledge) -> list[str]:
    return [*organisation_names(knowledge), *(entry.topic for entry in knowledge.remit)]


def _save(template: Template, desk: Desk) -> Changes:
    return desk.directory.save_template(template)
