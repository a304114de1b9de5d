"""Calling the citizen of the case on the screen: about an open case, or back about a closed one."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from moderator_app.core import calling_back, composing, facts
from moderator_app.core.access import Access
from moderator_app.core.calling_back import returned_words
from moderator_app.core.case import Case, Heard
from moderator_app.core.changes import Changes
from moderator_app.desk.casework import Handover
from moderator_app.desk.desk import Desk
from moderator_app.ui import case_words
from moderator_app.ui.commands import Commands
from moderator_app.ui.dialogs.call_back import CallBackDialog
from moderator_app.ui.dialogs.telephone import Line
from moderator_app.ui.panes.occasions import occasion
from moderator_app.ui.panes.sight import Look, Sight
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Taken, Workbench

if TYPE_CHECKING:
    from moderator_app.ui.panes.case_actions import CaseActions


class CallBackActions(QObject):
    """The key of the telephone is the same for both."""

    def __init__(
        self,
        bench: Workbench,
        commands: Commands,
        sight: Look,
        deeds: "CaseActions",
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._bench = bench
        self._sight = sight
        self._deeds = deeds
        self._window = window
        commands.bind("case.telephone", self.call, when=deeds.is_possible)

    def call(self) -> None:
        if (sight := self._sight()) is None:
            return
        if calling_back.pending_since(sight.case) is None:
            self._deeds.telephone()
            return
        lines = [line for line in self._deeds.lines(sight) if line.private]
        show = partial(self._open, sight.case, lines)
        if lines:
            seen = Taken(Access.UNMASKED, sight.case.id, facts.Kind.TELEPHONE)
            self._bench.record([seen], show)
        else:
            show(None)

    def _open(self, case: Case, lines: Sequence[Line], _: None) -> None:
        sight = self._sight()
        if sight is None or sight.case.id != case.id or case.closure is None:
            return  # the person has gone on meanwhile
        words = t(
            "CallBack",
            "“Hello, this is the duty desk, {person} speaking. You wrote to us: {words} (number "
            "{number}). We closed it as “{outcome}”. Are you satisfied with how it was handled?”",
        )
        outcome = case_words.outcome(case.closure.outcome)
        script = self._deeds.script(case, words.replace("{outcome}", outcome))
        closed = case.closure.at
        tried = sum(one.at >= closed for one in case.call_backs)
        lead = None if case.lead is None else case.lead.organisation
        handler = self._bench.knowledge.organisation(lead)
        dialog = CallBackDialog(
            self._window, lines, script, tried, "" if handler is None else handler.shown
        )
        dialog.heard.connect(partial(self._heard, sight))
        dialog.number_wanted.connect(partial(self._deeds.copy_line, case.id))
        dialog.open()

    def _heard(self, sight: Sight, heard: Heard, words: str, reopen: bool) -> None:
        case = sight.case.id
        did = t("CallBack", "Called back: {result}").format(result=case_words.heard(heard))
        if reopen:
            work = partial(_reopen, case, sight.case.head, words, self._again(sight, words))
            did = t("CallBack", "Not satisfied: the case is open again")
        else:
            work = partial(_made, case, heard, words)
        self._bench.write(work, partial(self._finish, case), did=did)

    def _again(self, sight: Sight, reason: str) -> Handover | None:
        """Back to whoever had it, told for which time and why."""
        case, known = sight.case, self._bench.knowledge
        lead = None if case.lead is None else known.organisation(case.lead.organisation)
        if lead is None:
            return None
        ids = [one.organisation for one in case.handlings if not one.lead]
        co = [one for one in map(known.organisation, ids) if one is not None]
        at = occasion(self._bench, sight.dossier)
        words = composing.dispatch_words(at, known.templates, lead, co)
        told = returned_words(words, reason, case.reopened + 1)
        return Handover(lead.id, tuple(one.id for one in co), told)

    def _finish(self, case: UUID, changes: Changes) -> None:
        if not changes.overtaken:
            self._deeds.finished.emit(case)


def _made(case: UUID, heard: Heard, words: str, desk: Desk) -> Changes:
    return desk.call_backs.made(case, heard, words)


def _reopen(case: UUID, seen: UUID, words: str, to: Handover | None, desk: Desk) -> Changes:
    return desk.call_backs.made_and_reopened(case, seen, words, to)
