"""Taking over, one by one, what nobody accepted at an earlier handover."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject

from moderator_app.core.changes import Changes
from moderator_app.core.handover import Item, Section
from moderator_app.core.people import Person
from moderator_app.desk.desk import Desk
from moderator_app.ui.notices import Action, Kind
from moderator_app.ui.sheet_view import SheetView
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench


class Taking(QObject):
    def __init__(self, bench: Workbench, note: SheetView) -> None:
        super().__init__(note)
        self._bench = bench
        self._note = note

    def show_first(self) -> None:
        """Choose the first item that nobody has accepted."""
        for one in self._items()[:1]:
            self._choose(one)

    def take(self) -> None:
        """The chosen item, which nobody has accepted, is this person's from now on."""
        line, person = self._note.chosen, self._bench.person
        if line is None or line.item is None or person is None:
            return
        if line.section is not Section.UNACCEPTED:
            said = t("Handover", "Y takes what nobody has accepted; this case is nobody's to take.")
            self._bench.notices.say(Kind.REFUSAL, said)
            return
        self._go_on(line.item)
        work = partial(_take, UUID(line.item.shift), UUID(line.item.case_id), person)
        self._bench.write(work, partial(self._taken, line.item, person))

    def _items(self) -> list[Item]:
        sheet = self._note.items.sheet
        return [] if sheet is None else list(sheet.items(Section.UNACCEPTED))

    def _choose(self, item: Item) -> None:
        self._note.choose(self._note.items.row_of(item.case_id, Section.UNACCEPTED))

    def _go_on(self, taken: Item) -> None:
        """To the next before this one leaves the list: another key is meant for that."""
        items = self._items()
        at = items.index(taken)
        for one in (items[at + 1 :] + items[:at])[:1]:
            self._choose(one)

    def _taken(self, item: Item, person: Person, changes: Changes) -> None:
        said = t("Handover", "{number} is yours now").format(number=item.number)
        undo = partial(self._give_back, UUID(item.shift), changes.events, person)
        actions = (Action(t("Workbench", "Undo"), undo),) if changes.events else ()
        self._bench.notices.say(Kind.INFO, said, *actions, topic="done")

    def _give_back(self, shift: UUID, events: tuple[UUID, ...], person: Person) -> None:
        self._bench.write(partial(_give_back, shift, events, person))


def _take(shift: UUID, case: UUID, person: Person, desk: Desk) -> Changes:
    return desk.acceptance.accept(shift, [case], person)


def _give_back(shift: UUID, events: tuple[UUID, ...], person: Person, desk: Desk) -> Changes:
    return desk.acceptance.take_back(shift, events, person)
