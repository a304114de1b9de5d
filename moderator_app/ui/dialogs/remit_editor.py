"""Making and correcting a topic of the dispatch list."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from moderator_app.core.changes import Changes
from moderator_app.core.ids import NIL
from moderator_app.core.routing import RemitEntry
from moderator_app.desk.desk import Desk
from moderator_app.ui.dialogs.choice import Choice, Item
from moderator_app.ui.dialogs.record_editor import RecordEditor, line, lines, new_id, parts
from moderator_app.ui.knowledge import Knowledge
from moderator_app.ui.panes.letters import Letters
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench


def organisation_items(knowledge: Knowledge) -> list[Item]:
    return [Item(one.id, one.shown, one.name) for one in knowledge.organisations]


def organisation_names(knowledge: Knowledge) -> list[str]:
    return [one.shown for one in knowledge.organisations]


class RemitEditor(RecordEditor):
    def __init__(self, bench: Workbench, shown: RemitEntry | None, parent: QWidget) -> None:
        title = t("RemitEditor", "New topic") if shown is None else shown.topic
        super().__init__(bench, title, parent)
        entry = shown or RemitEntry(new_id(bench), "", NIL)
        self._entry = entry
        letters = Letters(bench, organisation_names, self)
        items = organisation_items(bench.knowledge)
        self._topic, self._code = line(entry.topic, 60), line(entry.code, 12)
        self._words = lines("、".join(entry.keywords), 64)
        self._against = line("、".join(entry.not_words), 500)
        self._lead = Choice(items, letters, t("RemitEditor", "Lead"), single=True)
        self._lead.choose([entry.lead])
        self._co = Choice(items, letters, t("RemitEditor", "Co-handlers"))
        self._co.choose(entry.co)
        self._district = QCheckBox(t("RemitEditor", "The district it happened in joins"))
        self._district.setChecked(entry.by_district)
        self._urgent = QCheckBox(t("RemitEditor", "Urgent: danger to people or traffic"))
        self._urgent.setChecked(entry.urgent)
        self._source, self._advice = line(entry.source, 300), lines(entry.advice, 64)
        words = t("RemitEditor", "With commas between them; longer words count for more")
        for name, field, hint in (
            (t("RemitEditor", "Topic"), self._topic, ""),
            (t("RemitEditor", "Code"), self._code, t("RemitEditor", "Such as 3.2")),
            (t("RemitEditor", "Words for it"), self._words, words),
            (
                t("RemitEditor", "Words against it"),
                self._against,
                t("RemitEditor", "Where these stand, the topic is not meant"),
            ),
            (t("RemitEditor", "Lead"), self._lead, ""),
            (t("RemitEditor", "Co-handlers"), self._co, ""),
            ("", self._district, ""),
            ("", self._urgent, ""),
            (
                t("RemitEditor", "Says so"),
                self._source,
                t("RemitEditor", "The document that assigns it"),
            ),
            (
                t("RemitEditor", "Advice"),
                self._advice,
                t("RemitEditor", "What the person on duty should ask or tell"),
            ),
        ):
            self.add_row(name, field, hint)
        self._topic.setFocus()

    def save(self) -> None:
        topic, words = self._topic.text().strip(), parts(self._words.toPlainText())
        if not topic:
            self.complain(t("RemitEditor", "Give the topic a name."), self._topic)
        elif not self._lead.chosen:
            self.complain(t("RemitEditor", "Choose who leads."), self._lead)
        elif not words:
            self.complain(
                t("RemitEditor", "Give at least one word: without it nothing is suggested."),
                self._words,
            )
        else:
            lead = self._lead.chosen[0]
            entry = replace(
                self._entry,
                topic=topic,
                code=self._code.text().strip(),
                keywords=words,
                not_words=parts(self._against.text()),
                lead=lead,
                co=tuple(one for one in self._co.chosen if one != lead),
                by_district=self._district.isChecked(),
                urgent=self._urgent.isChecked(),
                source=self._source.text().strip(),
                advice=self._advice.toPlainText(),
            )
            saved = t("RemitEditor", "{topic} saved").format(topic=topic)
            self.bench.write(partial(_save, entry), did=saved)
            self.accept()


def _save(entry: RemitEntry, desk: Desk) -> Changes:
    return desk.directory.save_remit(entry)
