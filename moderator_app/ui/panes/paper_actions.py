"""What goes out of a case on paper: letters to its units, opinions in their boxes, the whole of it."""

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from moderator_app.core import papers as core
from moderator_app.core.changes import Changes
from moderator_app.core.opinions import Said
from moderator_app.core.organisations import Organisation
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk import papers
from moderator_app.desk.desk import Desk
from moderator_app.desk.papers import Outlook
from moderator_app.desk.reading import Reader
from moderator_app.ui import paper_words
from moderator_app.ui.commands import Commands
from moderator_app.ui.dialogs.letter import Case, CopyDialog, LetterDialog
from moderator_app.ui.dialogs.opinion import OpinionDialog
from moderator_app.ui.dialogs.transcript import TranscriptDialog
from moderator_app.ui.panes.sight import Look, Sight
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button
from moderator_app.ui.workbench import Workbench

_COMMANDS: Final = ("case.letter", "case.opinion", "case.transcript")


class PaperButton(Button):
    """The papers of the case, in a menu with their keys."""

    def __init__(self, commands: Commands) -> None:
        super().__init__(kind="quiet", icon="print")
        self._commands = commands
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self.show_menu)
        self._say()

    def show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._commands.fill(menu, *_COMMANDS)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _say(self) -> None:
        name = t("CaseView", "Papers: letters, opinions, transcript")
        self.setToolTip(name)
        self.setAccessibleName(name)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


class PaperActions(QObject):
    def __init__(self, bench: Workbench, commands: Commands, sight: Look, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._sight = sight
        self._window = window
        runs = (self.letter, self.opinion, self.transcript)
        for command, run in zip(_COMMANDS, runs, strict=True):
            commands.bind(command, run, when=self._is_possible)
        self.button = PaperButton(commands)

    def _is_possible(self) -> bool:
        return self._sight() is not None

    def letter(self) -> None:
        """A paper for a unit that has the case; the lead comes first."""
        if (sight := self._sight()) is None or self._refused(sight):
            return
        if not self._units(sight):
            self._bench.complain(Refusal(Reason.NO_HANDLER, sight.case.id))
            return
        work = partial(_outlook, self._bench)
        self._bench.look("papers", work, partial(self._open_letter, sight.case.id))

    def _open_letter(self, case: UUID, outlook: Outlook) -> None:
        if (sight := self._sight()) is None or sight.case.id != case:
            return  # the person has gone on meanwhile
        about = Case(sight.dossier, self._units(sight))
        LetterDialog(self._bench, self._window, about, outlook).open()

    def open_again(self, event: UUID) -> None:
        """A paper of the case's timeline."""
        if (sight := self._sight()) is None:
            return
        for issued in core.of_case(sight.dossier.history):
            if issued.event == event:
                void = papers.is_void(sight.dossier, event)
                CopyDialog(self._bench, self._window, issued, void=void).open()

    def opinion(self) -> None:
        if (sight := self._sight()) is None or self._refused(sight):
            return
        today = self._bench.local(self._bench.now())
        dialog = OpinionDialog(self._window, self._units(sight), today)
        dialog.decided.connect(partial(self._keep, sight.case.id))
        dialog.open()

    def _keep(self, case: UUID, said: Said) -> None:
        did = t("Opinion", "Kept: {opinion}").format(opinion=paper_words.opinion(said.opinion))
        self._bench.write(partial(_keep, case, said), did=did)

    def transcript(self) -> None:
        if (sight := self._sight()) is not None and not self._refused(sight):
            case = sight.case
            TranscriptDialog(self._bench, self._window, case.id, case.number).open()

    def _refused(self, sight: Sight) -> bool:
        if sight.case.erased:
            self._bench.complain(Refusal(Reason.ERASED, sight.case.id))
        return sight.case.erased

    def _units(self, sight: Sight) -> list[Organisation]:
        known = self._bench.knowledge
        handlings = sorted(sight.case.handlings, key=lambda one: not one.lead)
        found = (known.organisation(one.organisation) for one in handlings)
        return [one for one in found if one is not None]


def _outlook(bench: Workbench, reader: Reader) -> Outlook:
    return papers.outlook(reader, bench.local(bench.now()))


def _keep(case: UUID, said: Said, desk: Desk) -> Changes:
    return desk.papers.add_opinion(case, said)
