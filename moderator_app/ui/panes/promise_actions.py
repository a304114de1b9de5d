"""What one can do about the promises of the case on the screen."""

from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from moderator_app.core import promises
from moderator_app.core.changes import Changes
from moderator_app.core.ledger import Given, Standing, ledger
from moderator_app.desk.desk import Desk
from moderator_app.ui import case_words, promise_words
from moderator_app.ui.commands import Commands
from moderator_app.ui.dialogs.promises import Line, PromisesDialog
from moderator_app.ui.panes.sight import Look
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench


class PromiseActions(QObject):
    def __init__(self, bench: Workbench, commands: Commands, sight: Look, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._sight = sight
        self._window = window
        commands.bind("case.promises", self.open, when=self._is_possible)

    def _is_possible(self) -> bool:
        return self._sight() is not None

    def open(self) -> None:
        """The promises of the case, and what is to be done about them."""
        if (sight := self._sight()) is None:
            return
        case = sight.case.id
        lines = [self._line(one) for one in ledger(sight.case)]
        now = self._bench.local(self._bench.now())
        dialog = PromisesDialog(self._window, lines, now, self._dated)
        dialog.kept.connect(partial(self._keep, case))
        dialog.corrected.connect(partial(self._correct, case))
        dialog.made.connect(partial(self._make, case))
        dialog.open()

    def _line(self, one: Standing) -> Line:
        names = self._bench.knowledge.names
        state = promise_words.look(one, self._bench.now(), self._when).word
        return Line(one, state, promise_words.given(one.promise, names, self._when))

    def _when(self, at: datetime) -> str:
        return case_words.moment(self._bench.local(at), self._bench.local(self._bench.now()))

    def _dated(self, words: str) -> datetime | None:
        return promises.dated(words, self._bench.now(), self._bench.knowledge.rules.hours.work)

    def _keep(self, case: UUID, promise: UUID) -> None:
        self._bench.write(partial(_keep, case, promise), did=t("Promises", "The promise is kept"))

    def _correct(self, case: UUID, promise: UUID, due: datetime) -> None:
        did = t("Promises", "The promise is due {time}").format(time=self._when(due))
        self._bench.write(partial(_correct, case, promise, due), did=did)

    def _make(self, case: UUID, given: Given) -> None:
        did = t("Promises", "Promised until {time}").format(time=self._when(given.due))
        self._bench.write(partial(_make, case, given), did=did)


def _keep(case: UUID, promise: UUID, desk: Desk) -> Changes:
    return desk.promises.keep(case, promise)


def _correct(case: UUID, promise: UUID, due: datetime, desk: Desk) -> Changes:
    return desk.promises.correct(case, promise, due)


def _make(case: UUID, given: Given, desk: Desk) -> Changes:
    return desk.promises.make(case, given)
