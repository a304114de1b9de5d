"""Somebody's last day: who takes over what they have in hand, and what they hand back."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from moderator_app.core.changes import Changes
from moderator_app.core.outages import Outage
from moderator_app.core.people import Person
from moderator_app.core.refusals import Refusal
from moderator_app.desk import parting
from moderator_app.desk.desk import Desk
from moderator_app.desk.parting import Parting
from moderator_app.ui import case_words, sentences, theme
from moderator_app.ui.dialogs.dialog import Dialog
from moderator_app.ui.text import t
from moderator_app.ui.ticks import TickList
from moderator_app.ui.widgets import PlainLabel
from moderator_app.ui.workbench import Workbench

_WIDTH: Final = 560
_LIST: Final = 200


class LeaverDialog(Dialog):
    def __init__(self, bench: Workbench, person: Person, parent: QWidget | None) -> None:
        super().__init__(parent, width=_WIDTH, main_icon="users")
        self._bench = bench
        self._person = person
        self._found: Parting | None = None
        self._pending = False
        others = [one for one in bench.knowledge.people if one.active and one.id != person.id]
        self._others = sorted(others, key=lambda one: (one.number, one.name))
        self.heir = QComboBox()
        for one in self._others:
            self.heir.addItem(one.name, one.id)
        self.heir.addItem("", None)
        here = bench.person
        if here is not None and self.heir.findData(here.id) >= 0:
            self.heir.setCurrentIndex(self.heir.findData(here.id))
        self.things = TickList()
        self.things.setMinimumHeight(theme.current().px(_LIST))
        self._in_hand, self._heir = PlainLabel(wrap=True), PlainLabel(look="section")
        self._things = PlainLabel(look="section")
        self._left = PlainLabel(look="muted", wrap=True)
        for part in (self._in_hand, self._heir, self.heir, self._things, self.things, self._left):
            self.body.addWidget(part)
        self.things.ticked.connect(self._count)
        self.main.setEnabled(False)
        self.show_words()
        self.heir.setFocus()
        today = bench.local(bench.now()).date()
        work = partial(parting.parting, bench.place, person.id, today)
        bench.tasks.fetch(work, self._know, error=self._refused)

    def _know(self, found: Parting) -> None:
        self._found = found
        self.things.show_things(self._all_things())
        self.main.setEnabled(True)
        self.show_words()

    def _all_things(self) -> list[str]:
        accounts = [] if self._found is None else self._found.accounts
        words = t("Leaver", "{platform} @{account}: password changed, second factor moved")
        return [
            *(
                words.format(platform=case_words.platform(one), account=name.lstrip("@"))
                for one, name in accounts
            ),
            t("Leaver", "Duty telephone and its number handed over"),
            t("Leaver", "Other groups and platforms: taken out as a member"),
            t("Leaver", "Recovery key, stamps and papers handed back"),
        ]

    def _count(self) -> None:
        left = len(self.things.places(done=False))
        self._left.setText(
            t("Leaver", "%n thing(s) not handed over; that is written down too.", left)
            if left
            else t("Leaver", "All is handed over.")
        )

    @override
    def show_words(self) -> None:
        super().show_words()
        name = self._person.name
        self.retitle(t("Leaver", "{name} leaves").format(name=name))
        self._heir.setText(t("Leaver", "Who takes over the claimed cases and the drafts"))
        self.heir.setAccessibleName(self._heir.text())
        self.heir.setItemText(self.heir.count() - 1, t("Leaver", "Nobody: claims are released"))
        self._things.setText(t("Leaver", "Handed over, one by one (Space ticks)"))
        found = self._found
        if found is None:
            self._in_hand.setText(t("Leaver", "Looking what is in hand…"))
        else:
            self._in_hand.setText(
                t(
                    "Leaver",
                    "In hand: {claims} claimed cases, {drafts} drafts, {duties} shifts to come. "
                    "From now on this name no longer sits down here; what was done under it stays.",
                ).format(claims=found.claims, drafts=found.drafts, duties=found.duties)
            )
        self.main.setText(t("Leaver", "See off"))
        self._count()

    @override
    def carry_out(self) -> None:
        if self._pending or not self.main.isEnabled():
            return
        self._pending = True
        handed, kept = self.things.words(done=True), self.things.words(done=False)
        work = partial(_see_off, self._person.id, self.heir.currentData(), handed, kept)
        did = t("Leaver", "{name} has left").format(name=self._person.name)
        self._bench.write(work, self._done, did=did, error=self._refused)

    def _done(self, _changes: Changes) -> None:
        self.accept()

    def _refused(self, error: Exception) -> None:
        self._pending = False
        if isinstance(error, Refusal | Outage):
            self.complain(sentences.of(error))
        else:
            self._bench.complain(error)


def _see_off(
    person: UUID, heir: UUID | None, handed: Sequence[str], kept: Sequence[str], desk: Desk
) -> Changes:
    return desk.last_day.see_off(person, heir, handed, kept)
