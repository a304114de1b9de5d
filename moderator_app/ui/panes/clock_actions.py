"""What one can ask and do about the clocks of the case on the screen."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from moderator_app.core.case import Promised
from moderator_app.core.changes import Changes
from moderator_app.core.deadlines import Extension
from moderator_app.core.explaining import Explanation, explain
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.running import Running, resolution
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui import case_words, promise_words
from moderator_app.ui.commands import Commands
from moderator_app.ui.dialogs.clock import ClockDialog, Explained
from moderator_app.ui.dialogs.extend import ExtendDialog
from moderator_app.ui.notices import Kind
from moderator_app.ui.panes.promise_actions import PromiseActions
from moderator_app.ui.panes.sight import Look
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench


class ClockActions(QObject):
    def __init__(self, bench: Workbench, commands: Commands, sight: Look, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._sight = sight
        self._window = window
        self.promises = PromiseActions(bench, commands, sight, window)
        commands.bind("case.clock", self.explain, when=self._is_possible)
        commands.bind("case.extend", self.extend, when=self._is_possible)

    def _is_possible(self) -> bool:
        return self._sight() is not None

    def explain(self) -> None:
        """Show how the time of every running clock is counted."""
        if (sight := self._sight()) is None:
            return
        if not sight.dossier.clocks:
            words = t("ClockDialog", "No clock runs: nothing is owed here now.")
            self._bench.notices.say(Kind.INFO, words, topic="clock")
            return
        work = partial(_explained, sight.case.id)
        self._bench.look("explanation", work, partial(self._show, sight.case.id))

    def _show(self, case: UUID, found: Sequence[tuple[Running, Explanation]]) -> None:
        if (sight := self._sight()) is None or sight.case.id != case or not found:
            return  # the person has gone on meanwhile
        known = self._bench.knowledge
        explained = []
        for running, explanation in found:
            organisation = known.organisation(running.organisation)
            name = "" if organisation is None else organisation.shown
            promise = "" if running.promise is None else self._given(running.promise)
            explained.append(Explained(running, explanation, name, promise))
        ClockDialog(self._window, explained, self._bench.now(), self._bench.zone).open()

    def _given(self, promise: Promised) -> str:
        return promise_words.given(promise, self._bench.knowledge.names, self._when)

    def _when(self, at: datetime) -> str:
        return case_words.moment_whole(self._bench.local(at))

    def extend(self) -> None:
        if (sight := self._sight()) is None:
            return
        case, rules = sight.case, self._bench.knowledge.rules
        clock = resolution(case, rules)
        if clock is None:
            reason = Reason.CASE_CLOSED if case.closure is not None else Reason.NOTHING_TO_EXTEND
            self._bench.complain(Refusal(reason, case.id))
            return
        dialog = ExtendDialog(self._window, clock, rules, self._bench.now())
        dialog.decided.connect(partial(self._extend, case.id, case.head))
        dialog.open()

    def _extend(self, case: UUID, seen: UUID, wanted: Extension, overruled: bool) -> None:
        work = partial(_extend, case, seen, wanted, overruled)
        self._bench.write(work, did=t("Extend", "Extended"))


def _explained(case: UUID, reader: Reader) -> tuple[tuple[Running, Explanation], ...]:
    dossier, rules = reader.dossier(case), reader.rules()
    if dossier is None:
        return ()
    return tuple((one, explain(one.clock, rules.hours)) for one in dossier.clocks)


def _extend(case: UUID, seen: UUID, wanted: Extension, overruled: bool, desk: Desk) -> Changes:
    return desk.clocks.extend(case, seen, wanted, overruled=overruled)
