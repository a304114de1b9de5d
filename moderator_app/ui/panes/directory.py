"""The directory: whom we know, what they do, and how they are reached; beside it the dispatch
list."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget
from typing_extensions import override

from moderator_app.core.changes import Changes
from moderator_app.core.organisations import Organisation, Reached
from moderator_app.desk.desk import Desk
from moderator_app.ui.chips import ChipLook, Shape, Tone
from moderator_app.ui.commands import Commands, Where
from moderator_app.ui.dialogs.organisation_editor import OrganisationEditor
from moderator_app.ui.knowledge import Knowledge
from moderator_app.ui.notices import Action
from moderator_app.ui.notices import Kind as NoticeKind
from moderator_app.ui.panes import directory_words
from moderator_app.ui.panes.emergency import EmergencyNumbers
from moderator_app.ui.panes.letters import Letters
from moderator_app.ui.panes.organisation_card import Call, OrganisationCard
from moderator_app.ui.panes.record_list import FindField, Line, RecordList, beside
from moderator_app.ui.panes.remit import RemitPane
from moderator_app.ui.panes.when_seen import WhenSeen
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, EmptyState, VScroll, column, row
from moderator_app.ui.workbench import Workbench


class DirectoryPane(QWidget):
    """Two tabs: the directory, and the dispatch list."""

    def __init__(self, bench: Workbench, commands: Commands) -> None:
        super().__init__()
        self.organisations = OrganisationsPane(bench, commands)
        self.remit = RemitPane(bench, commands)
        self._tabs = QTabWidget()
        self._tabs.addTab(self.organisations, "")
        self._tabs.addTab(self.remit, "")
        self._tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tabs.currentChanged.connect(self._give_focus)
        self.setLayout(column(self._tabs))
        self.setFocusProxy(self.organisations)
        self._retitle()

    def show_organisation(self, organisation: UUID) -> None:
        self._tabs.setCurrentWidget(self.organisations)
        self.organisations.show_organisation(organisation)

    def show_remit(self) -> None:
        self._tabs.setCurrentWidget(self.remit)

    def _give_focus(self, _tab: int) -> None:
        current = self._tabs.currentWidget()
        self.setFocusProxy(current)
        if not self._tabs.tabBar().hasFocus():
            current.setFocus()

    def _retitle(self) -> None:
        self.setAccessibleName(t("Directory", "Directory"))
        for part in (self._tabs, self._tabs.tabBar()):
            part.setAccessibleName(t("Directory", "Directory"))
        self._tabs.setTabText(0, t("Directory", "Directory"))
        self._tabs.setTabText(1, t("Directory", "Dispatch list"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retitle()
        super().changeEvent(event)


class OrganisationsPane(QWidget):
    def __init__(self, bench: Workbench, commands: Commands) -> None:
        super().__init__()
        self._bench = bench
        self._letters = Letters(bench, _all_names, self)
        self._list = RecordList()
        self._find = FindField(self._list)
        self._add = Button(icon="plus")
        self._edit = Button(icon="note")
        self._remove = Button(kind="danger", icon="close")
        self._card = OrganisationCard(bench)
        self._scroll = VScroll(self._card)
        self._empty = EmptyState("book", "", "", "A")
        self._emergency = EmergencyNumbers(bench)
        self._left = QWidget()
        self._left.setLayout(column(self._find, self._list, self._add, spacing=8))
        actions = row(self._emergency, self._edit, self._remove)
        actions.setStretch(0, 1)
        for button in (self._edit, self._remove):
            actions.setAlignment(button, Qt.AlignmentFlag.AlignTop)
        right = column(actions, self._scroll, self._empty, spacing=12)
        self.setLayout(beside(self._left, right))
        self.setFocusProxy(self._list)
        self._connect()
        self._bind(commands)
        self._retitle()
        self._show_list()

    def _connect(self) -> None:
        self._find.textChanged.connect(self._show_list)
        self._letters.learnt.connect(self._show_list)
        self._find.entered.connect(self._list.setFocus)
        self._find.left.connect(self._list.setFocus)
        self._list.chosen.connect(self._show_card)
        self._list.opened.connect(self._open)
        self._card.called.connect(self._record_call)
        self._card.copied.connect(self._copy)
        self._add.clicked.connect(self.add)
        self._edit.clicked.connect(self.edit)
        self._remove.clicked.connect(self.remove)
        self._bench.known.connect(WhenSeen(self, self._show_list).ask)
        self._bench.minute.connect(self._show_again)

    def _bind(self, commands: Commands) -> None:
        commands.listen(self, Where.DIRECTORY)
        bind = commands.bind
        bind("directory.find", self._find.setFocus)
        bind("directory.add", self.add)
        for command, run in (
            ("directory.edit", self.edit),
            ("directory.remove", self.remove),
            ("directory.copy", self._copy_in_hand),
            ("directory.reached", partial(self._say, Reached.REACHED)),
            ("directory.unanswered", partial(self._say, Reached.UNANSWERED)),
            ("directory.changed", partial(self._say, Reached.CHANGED)),
        ):
            bind(command, run, self._has_one)

    def show_organisation(self, organisation: UUID) -> None:
        self._find.clear()
        self._list.choose(organisation)
        self._list.setFocus()

    def add(self) -> None:
        self._open_editor(None)

    def edit(self) -> None:
        if self._card.shown is not None:
            self._open_editor(self._card.shown)

    def remove(self) -> None:
        """At once; the notice puts it back."""
        gone = self._card.shown
        if gone is None:
            return
        self._list.step(1)
        self._bench.write(partial(_remove, gone.id), partial(self._say_removed, gone))

    # The list.

    def _show_list(self) -> None:
        found = self._letters.find(
            self._find.text(), self._bench.knowledge.organisations, _names, _text
        )
        self._list.show_lines(self._grouped(found))
        self._retitle_empty()

    def _grouped(self, found: Sequence[Organisation]) -> list[Line]:
        """Emergency first, then by what they are to us; while searching, best first."""
        if self._find.text().strip():
            return [self._line(one) for one in found]
        groups = [
            (t("Directory", "Emergency"), [one for one in found if one.emergency]),
            *(
                (words.shown(), [o for o in found if o.kind is kind and not o.emergency])
                for kind, words in directory_words.KINDS.items()
            ),
        ]
        lines: list[Line] = []
        for title, members in groups:
            if members:
                lines += [Line(title), *map(self._line, members)]
        return lines

    def _line(self, one: Organisation) -> Line:
        number = directory_words.number_in_force(one, self._bench)
        duty = one.duties[0] if one.duties else ""
        today = self._bench.local(self._bench.now()).date()
        mark = None
        if directory_words.is_stale(one.verified, today):
            mark = ChipLook(t("Directory", "Check"), Tone.WARN, Shape.TRIANGLE)
        elif one.digit is not None:
            mark = ChipLook(str(one.digit))
        return Line(one.shown, "  ".join(filter(None, (number, duty))), mark, one.id)

    def _show_card(self, id_: UUID | None) -> None:
        one = self._bench.knowledge.organisation(id_)
        self._card.show_organisation(one)
        self._scroll.setVisible(one is not None)
        self._empty.setVisible(one is None)
        for button in (self._edit, self._remove):
            button.setEnabled(one is not None)

    def _show_again(self) -> None:
        self._show_card(self._list.current)

    def _open(self, _id: UUID) -> None:
        self.edit()

    def _has_one(self) -> bool:
        return self._card.shown is not None

    # Calls.

    def _say(self, result: Reached) -> None:
        if (number := self._card.row_in_hand) is not None:
            number.say(result)

    def _copy_in_hand(self) -> None:
        if (number := self._card.row_in_hand) is not None:
            number.copy()

    def _copy(self, number: str) -> None:
        QApplication.clipboard().setText(number)
        words = t("Directory", "{number} copied").format(number=number)
        self._bench.notices.say(NoticeKind.INFO, words, topic="copied")

    def _record_call(self, call: Call) -> None:
        self._list.setFocus()
        self._bench.write(partial(_call, call), partial(self._say_called, call))

    def _say_called(self, call: Call, _changes: Changes) -> None:
        if call.result is Reached.CHANGED:
            words = t("Directory", "{name}: {old} is now {new}, in every template too")
            said = words.format(name=call.organisation.shown, old=call.number, new=call.replacement)
        else:
            result = directory_words.CALLS[call.result].shown()
            said = f"{call.organisation.shown} {call.number}: {result}"
        self._say_done(said, call.organisation)

    # Changing.

    def _open_editor(self, one: Organisation | None) -> None:
        OrganisationEditor(self._bench, one, self).open()

    def _say_removed(self, gone: Organisation, _changes: Changes) -> None:
        knowledge = self._bench.knowledge
        topics = sum(gone.id in (entry.lead, *entry.co) for entry in knowledge.remit)
        said = t("Directory", "{name} removed").format(name=gone.shown)
        if topics:
            said += " · " + t("Directory", "%n topic(s) of the dispatch list still name it", topics)
        self._say_done(said, gone)

    def _say_done(self, said: str, before: Organisation) -> None:
        undo = Action(t("Directory", "Undo"), partial(self._put_back, before))
        self._bench.notices.say(NoticeKind.INFO, said, undo, topic="done")

    def _put_back(self, before: Organisation) -> None:
        words = t("Directory", "{name} is as it was").format(name=before.shown)
        self._bench.write(partial(_save, before), did=words)

    def _retitle(self) -> None:
        self.setAccessibleName(t("Directory", "Directory"))
        words = t("Directory", "Name, duty, number, or pinyin initials")
        self._find.setPlaceholderText(f"{words}   /")
        self._find.setAccessibleName(words)
        self._list.setAccessibleName(t("Directory", "Organisations"))
        self._add.setText(t("Directory", "New organisation"))
        self._edit.setText(t("Directory", "Edit"))
        self._remove.setText(t("Directory", "Remove"))
        self._retitle_empty()

    def _retitle_empty(self) -> None:
        if self._bench.knowledge.organisations:
            self._empty.show_words(
                t("Directory", "Nobody by these words"),
                t("Directory", "Try fewer letters, a duty, or a number; Esc shows everybody."),
            )
        else:
            self._empty.show_words(
                t("Directory", "The directory is empty"),
                t("Directory", "Add the departments, districts and agencies you pass cases to."),
                "A",
            )

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retitle()
            self._show_list()
        super().changeEvent(event)


def _names(one: Organisation) -> tuple[str, ...]:
    return tuple(filter(None, (one.short, one.name)))


def _text(one: Organisation) -> str:
    numbers = (number.number for number in one.numbers)
    people = (f"{contact.name} {contact.number}" for contact in one.contacts)
    return "\n".join((*one.duties, *one.places, *numbers, *people))


def _all_names(knowledge: Knowledge) -> list[str]:
    return [name for one in knowledge.organisations for name in _names(one)]


def _remove(id_: UUID, desk: Desk) -> Changes:
    return desk.directory.remove_organisation(id_)


def _save(one: Organisation, desk: Desk) -> Changes:
    return desk.directory.save_organisation(one)


def _call(call: Call, desk: Desk) -> Changes:
    return desk.directory.checked(call.organisation.id, call.number, call.result, call.replacement)
