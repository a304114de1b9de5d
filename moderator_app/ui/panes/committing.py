"""The one action that tells anybody: dispatch and reply together, whichever of the two there is."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, SignalInstance

from moderator_app.core import composing
from moderator_app.core.case import Case
from moderator_app.core.changes import Changes
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.ui.notices import Kind
from moderator_app.ui.panes import staging
from moderator_app.ui.panes.choosing import Choosing
from moderator_app.ui.panes.composer import Composer
from moderator_app.ui.panes.occasions import occasion
from moderator_app.ui.panes.sight import Look, Sight
from moderator_app.ui.reviewing import Reviewing, submit
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench


class Committing(QObject):
    committed = Signal(object)
    """The id of a case whose words now wait to be passed on."""
    submitted = Signal(object)
    """The id of a case whose words now wait to be approved."""

    def __init__(
        self,
        bench: Workbench,
        sight: Look,
        choosing: Choosing,
        composer: Composer,
        parent: QObject,
        *,
        reviewing: Reviewing,
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._sight = sight
        self._choosing = choosing
        self._composer = composer
        self._reviewing = reviewing
        self._under_way: UUID | None = None
        composer.split_requested.connect(self.commit_split)
        composer.edited.connect(partial(bench.notices.withdraw, "commit"))

    @property
    def under_way(self) -> UUID | None:
        """The case whose commit is being written down: nothing else can be done to it."""
        return self._under_way

    def commit(self) -> None:
        self._commit(split=False)

    def commit_split(self) -> None:
        """The reply as several messages, one after the other."""
        self._commit(split=True)

    def _commit(self, *, split: bool) -> None:
        if (sight := self._sight()) is None:
            return
        to = self._handover(sight)
        # What is wrong with the words is known once they have been looked at.
        written = self._composer.words()
        problem = self._problem(sight, to, written, split=split)
        words = self._composer.words(split=split) if split and not problem else written
        if problem:
            self._bench.notices.say(Kind.REFUSAL, problem, topic="commit")
            if words is not None:
                self._composer.show_blocking()
            return
        case = sight.case
        self._under_way = case.id
        work = partial(_commit, case.id, case.head, to, words)
        told, did = self.committed, self._deed(case, to, words)
        if words is not None and self._reviewing.is_reviewed(case):
            work = partial(submit, sight, to, words, self._reviewing.of(case))
            did = self._submitted(to)
            # With nobody to be told, nothing is to be copied either.
            told = self.submitted if to is None else told
        self._bench.write(work, partial(self._done, case.id, told), did=did, error=self._failed)

    def _handover(self, sight: Sight) -> Handover | None:
        """To whom the case goes; None where that is nobody new."""
        staged, known = self._choosing.staged, self._bench.knowledge
        lead = known.organisation(staged.lead)
        if lead is None or not staging.is_new(staged, sight.case):
            return None
        co = [one for one in map(known.organisation, staged.co) if one is not None]
        at = occasion(self._bench, sight.dossier)
        words = composing.dispatch_words(at, known.templates, lead, co)
        by_mail = self._choosing.mail.enclosed(sight, [lead, *co])
        return Handover(lead.id, tuple(one.id for one in co), words, by_mail)

    def _problem(
        self, sight: Sight, to: Handover | None, words: Words | None, *, split: bool
    ) -> str:
        """Why this cannot go as it stands, or ""."""
        if words is not None and (problem := self._composer.blocking(split=split)):
            return problem
        if split and self._reviewing.is_reviewed(sight.case):
            return t("Commit", "What another person approves goes out as one message: shorten it.")
        staged = self._choosing.staged
        if staged.lead is None and set(staged.co) - set(staging.at_work(sight.case).co):
            return t("Commit", "A co-handler needs a lead beside it. Press 1–9 for the lead.")
        if to is None and words is None:
            return t("Commit", "Nothing is chosen or written yet: 1–9 for a handler, R to reply.")
        if to is not None and (examples := self._examples(to)):
            line = t(
                "Commit",
                "{names}: an example of the directory, not of your city. Put your own in its place "
                "there (E), or press 1–9 for another.",
            )
            return line.format(names=t("Commit", ", ").join(examples))
        return "" if words is None else self._reviewing.warning(sight.case)

    def _examples(self, to: Handover) -> list[str]:
        """Whom a starter kit has made up: nobody reads what is written to them."""
        told = map(self._bench.knowledge.organisation, (to.lead, *to.co))
        return [one.shown for one in told if one is not None and one.example]

    def _submitted(self, to: Handover | None) -> str:
        if to is None:
            return t("Commit", "Submitted: another person approves it before it goes out")
        lead = self._bench.knowledge.by_id[to.lead]
        line = t("Commit", "{verb} {name}: ready to be passed on; the reply is submitted")
        if to.by_mail:
            line = t("Commit", "{verb} {name}: goes out by e-mail; the reply is submitted")
        return line.format(verb=lead.relation, name=lead.shown)

    def _deed(self, case: Case, to: Handover | None, words: Words | None) -> str:
        carried = words is not None and words.to is not None
        if to is None and carried and self._leaves_at_once(case, words):
            return t("Commit", "The reply is going out")
        if to is None and carried:
            return t("Commit", "The reply goes out by itself; until then it can be taken back")
        if to is None:
            return t("Commit", "The reply is ready to paste, to be confirmed as sent")
        lead = self._bench.knowledge.by_id[to.lead]
        if to.by_mail:
            line = self._by_mail(words, carried=carried)
        elif words is None:
            line = t("Commit", "{verb} {name}: ready to be passed on")
        elif carried:
            line = t("Commit", "{verb} {name}: ready to be passed on; the reply goes out by itself")
        else:
            line = t("Commit", "{verb} {name}, and the reply: ready to be passed on")
        return line.format(verb=lead.relation, name=lead.shown)

    def _leaves_at_once(self, case: Case, words: Words | None) -> bool:
        chat = case.window is not None and words is not None and not words.rest
        return not self._bench.knowledge.sending.undo(chat=chat)

    @staticmethod
    def _by_mail(words: Words | None, *, carried: bool) -> str:
        if words is None:
            return t("Commit", "{verb} {name}: goes out by e-mail; until then it can be taken back")
        if carried:
            return t("Commit", "{verb} {name}, and the reply: both go out by themselves")
        return t("Commit", "{verb} {name}: goes out by e-mail; the reply is ready to paste")

    def _done(self, case: UUID, told: SignalInstance, changes: Changes) -> None:
        self._under_way = None
        if not changes.overtaken:
            self._choosing.settle()
            told.emit(case)

    def _failed(self, error: BaseException) -> None:
        self._under_way = None
        if isinstance(error, Refusal) and error.reason is Reason.REVIEW_NEEDED:
            self._reviewing.learn()
        self._bench.complain(error)


def _commit(
    case: UUID, seen: UUID, to: Handover | None, reply: Words | None, desk: Desk
) -> Changes:
    return desk.cases.commit(case, seen, to=to, reply=reply)
