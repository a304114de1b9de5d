"""F9: the emergency of the case in sight, or of a call that has no case yet."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from moderator_app.core import duty
from moderator_app.core.changes import Changes
from moderator_app.core.duty import Leader
from moderator_app.core.emergencies import PUBLIC_OPINION_HOURS, Danger
from moderator_app.core.rows import Dossier
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui import clipboard, emergency_words
from moderator_app.ui.commands import Commands
from moderator_app.ui.dialogs.emergency import EmergencyDialog
from moderator_app.ui.dialogs.words import WordsDialog
from moderator_app.ui.emergency_words import Line
from moderator_app.ui.overlays import open_over
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench

Wanted = Callable[[], tuple[UUID | None, Dossier | None]]
"""The case in sight and what is known of it so far; no case where none is shown."""


class Emergencies(QObject):
    case_requested = Signal(object)
    """The id of a case that was made from a call."""

    def __init__(
        self, bench: Workbench, commands: Commands, wanted: Wanted, window: QWidget
    ) -> None:
        super().__init__(window)
        self._bench = bench
        self._wanted = wanted
        self._window = window
        self._case: UUID | None = None
        self._made = False
        self._busy = False
        self.dialog: EmergencyDialog | None = None
        commands.bind("emergency", self.open)
        bench.changed.connect(self._heed)

    def open(self) -> None:
        """Show it at once, from what is in memory; what is missing is read meanwhile."""
        if self.dialog is not None:
            return
        self._case, dossier = self._wanted()
        self._made = self._busy = False
        dialog = self.dialog = EmergencyDialog(self._window, self._bench, dossier)
        dialog.marked.connect(self._mark)
        dialog.called.connect(self._call)
        dialog.copied.connect(self._copy)
        dialog.opinion_wanted.connect(self._opinion)
        dialog.end_wanted.connect(self._end)
        dialog.finished.connect(self._close)
        open_over(dialog)
        self._bench.look("duty leader", _leader, self._know_leader)
        if dossier is None:
            self._look()

    def _close(self, _result: int) -> None:
        self.dialog = None
        if self._made and self._case is not None:
            self.case_requested.emit(self._case)

    def _know_leader(self, leader: Leader) -> None:
        if self.dialog is not None:
            self.dialog.show_leader(leader)

    def _heed(self, changes: Changes) -> None:
        if self.dialog is not None and (not changes.cases or self._case in changes.cases):
            self._look()

    def _look(self) -> None:
        if self._case is not None:
            self._bench.look("emergency", partial(_dossier, self._case), self._show)

    def _show(self, dossier: Dossier | None) -> None:
        if self.dialog is not None and dossier is not None and dossier.case.id == self._case:
            self.dialog.show_case(dossier)

    # What is done.

    def _mark(self, danger: Danger) -> None:
        did = emergency_words.look(danger).word
        if self._case is not None:
            self._write(partial(_raise, self._case, danger), did)
        elif self.dialog is not None:
            self._write(partial(_by_call, self._words(danger), danger, None), did)

    def _call(self, danger: Danger, line: Line) -> None:
        did = t("Emergency", "Called: {number} {name}").format(number=line.number, name=line.name)
        if self._case is not None:
            self._write(partial(_called, self._case, danger, line), did)
        else:
            self._write(partial(_by_call, self._words(danger), danger, line), did)

    def _words(self, danger: Danger) -> str:
        """What the new case says: what was noted, or what kind of danger was called in."""
        noted = "" if self.dialog is None else self.dialog.words.text().strip()
        usual = t("Emergency", "A call about danger: {danger}")
        return noted or usual.format(danger=emergency_words.danger(danger))

    def _write(self, work: Callable[[Desk], Changes], did: str) -> None:
        """One at a time: a key that is held must not make two cases of one call."""
        if not self._busy:
            self._busy = True
            self._bench.write(work, self._done, did=did, error=self._failed)

    def _done(self, changes: Changes) -> None:
        self._busy = False
        if self._case is None and changes.cases:
            (self._case,) = changes.cases
            self._made = True
            self._look()

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self._bench.complain(error)

    def _copy(self, words: str) -> None:
        clipboard.copy(self._bench.notices, words, t("Emergency", "Copied"))

    def _opinion(self) -> None:
        dialog, case = self.dialog, self._case
        if dialog is None or case is None:
            return
        if dialog.opinion_runs:
            words = WordsDialog(
                dialog,
                title=t("Emergency", "The public was answered"),
                intro=t(
                    "Emergency", "How: press conference, notice, where it stands. The clock ends."
                ),
                deed=t("Emergency", "Answered"),
                missing=t("Emergency", "Say how: it is kept."),
            )
            words.said.connect(partial(self._say, _opinion_answered, t("Emergency", "Answered")))
            words.open()
            return
        menu = QMenu(dialog)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for at, hours in enumerate(PUBLIC_OPINION_HOURS, start=1):
            action = menu.addAction(f"&{at}  {_length(hours)}")
            action.triggered.connect(partial(self._begin_public_opinion, hours))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(dialog.opinion.mapToGlobal(dialog.opinion.rect().topLeft()))

    def _begin_public_opinion(self, hours: int, _checked: object = None) -> None:
        if self._case is not None:
            self._write(partial(_answer_within, self._case, hours), _length(hours))

    def _end(self) -> None:
        if self.dialog is None:
            return
        words = WordsDialog(
            self.dialog,
            title=t("Emergency", "The emergency is over"),
            intro=t("Emergency", "How it ended, and who said so. All other clocks run on."),
            deed=t("Emergency", "It is over"),
            missing=t("Emergency", "Say how it ended: it is kept."),
        )
        words.said.connect(partial(self._say, _ended, t("Emergency", "The emergency is over")))
        words.open()

    def _say(self, work: Callable[[UUID, str, Desk], Changes], did: str, words: str) -> None:
        if self._case is not None:
            self._write(partial(work, self._case, words), did)


def _length(hours: int) -> str:
    if hours == PUBLIC_OPINION_HOURS[0]:
        return t("Emergency", "24 hours: press conference on a major incident")
    return t("Emergency", "48 hours: answer to other matters of public opinion")


# On the reader's and the database's threads.


def _leader(reader: Reader) -> Leader:
    return duty.leader(reader.settings())


def _dossier(case: UUID, reader: Reader) -> Dossier | None:
    return reader.dossier(case)


def _raise(case: UUID, danger: Danger, desk: Desk) -> Changes:
    return desk.emergencies.raise_on(case, danger)


def _called(case: UUID, danger: Danger, line: Line, desk: Desk) -> Changes:
    return desk.emergencies.called(case, danger, line.name, line.number)


def _by_call(words: str, danger: Danger, line: Line | None, desk: Desk) -> Changes:
    call = None if line is None else (line.name, line.number)
    return desk.emergencies.raise_by_call(words, danger, call)


def _answer_within(case: UUID, hours: int, desk: Desk) -> Changes:
    return desk.emergencies.answer_within(case, hours)


def _opinion_answered(case: UUID, words: str, desk: Desk) -> Changes:
    return desk.emergencies.public_answered(case, words)


def _ended(case: UUID, words: str, desk: Desk) -> Changes:
    return desk.emergencies.ended(case, words)
