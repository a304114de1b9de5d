"""Where two are to see a reply: submitting it, and what waits for another person's eyes."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from moderator_app.core import ledger, naming, pledging, reviewing
from moderator_app.core.case import Case, Submission
from moderator_app.core.case import Purpose as ReplyPurpose
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.pledging import Pledge
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.reviewing import Rule
from moderator_app.core.roles import Act
from moderator_app.core.templates import Purpose, Template
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui import case_words, people_words, sentences
from moderator_app.ui.commands import Commands
from moderator_app.ui.dialogs.review import OthersDialog, ReviewDialog, Waiting
from moderator_app.ui.dialogs.words import WordsDialog
from moderator_app.ui.panes.composer import Composer
from moderator_app.ui.panes.sight import Look, Sight
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench


class Reviewing(QObject):
    approved = Signal(object)
    """The id of a case whose reply was approved and now waits to be passed on."""
    chosen = Signal()
    """Other channels are seen by two from now on."""

    def __init__(
        self,
        bench: Workbench,
        commands: Commands,
        sight: Look,
        composer: Composer,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._bench = bench
        self._sight = sight
        self._composer = composer
        self._window = window
        self._rule = Rule()
        self._rewording: dict[UUID, UUID] = {}
        self._warned: set[UUID] = set()
        commands.bind("case.review", self.open, when=self._is_possible)
        bench.changed.connect(self._heed)
        bench.person_changed.connect(self._forget)
        self.learn()

    def _is_possible(self) -> bool:
        return self._sight() is not None

    def _heed(self, changes: Changes) -> None:
        if changes.touched & Touched.SETTINGS:
            self.learn()

    def _forget(self) -> None:
        """Whoever sits down rewords nothing yet, and has been warned of nothing."""
        self._rewording.clear()
        self._warned.clear()

    def learn(self) -> None:
        """Read anew which channels are seen by two."""
        self._bench.look("reviewed channels", _rule, self._know)

    def _know(self, rule: Rule) -> None:
        if rule != self._rule:
            self._rule = rule
            self.chosen.emit()

    # Writing a reply.

    def is_reviewed(self, case: Case | None) -> bool:
        """Whether a reply to this case is submitted, not sent."""
        return case is not None and self._rule.is_reviewed(case.platform, case.account)

    def of(self, case: Case) -> UUID | None:
        """What the words in the composer are a changed wording of, while it still waits."""
        wanted = self._rewording.get(case.id)
        return wanted if wanted is not None and case.submission(wanted) is not None else None

    def warning(self, case: Case) -> str:
        """Said once before a reply goes beside one that waits to be approved; "" after that."""
        of = self.of(case)
        others = [one for one in case.submissions if one.id != of and one.id not in self._warned]
        if not others:
            return ""
        self._warned |= {one.id for one in others}
        name = self._bench.knowledge.names.get(others[0].author, "")
        words = t(
            "Review",
            "A reply by {name} waits to be approved here (Q). Ctrl+Enter once more: yours as well.",
        )
        return words.format(name=name)

    # What waits.

    def open(self) -> None:
        if (sight := self._sight()) is None:
            return
        if not sight.case.submissions:
            self._bench.complain(Refusal(Reason.NOTHING_SUBMITTED, sight.case.id))
            return
        bench = self._bench
        bodies = {event.id: event.body for event in sight.dossier.history}
        waiting = [self._waiting(sight.case, one, bodies[one.id]) for one in sight.case.submissions]
        local = {one.at: bench.local(one.at) for one in sight.case.submissions}
        names, now = bench.knowledge.names, bench.local(bench.now())
        dialog = ReviewDialog(self._window, waiting, names, local, now)
        dialog.approved.connect(partial(self._approve, sight))
        dialog.returned.connect(partial(self._return, sight))
        dialog.reworded.connect(self._reword)
        dialog.open()

    def _waiting(self, case: Case, one: Submission, body: Mapping[str, Any]) -> Waiting:
        text, pledge = str(body.get("text", "")), pledging.from_body(body)
        now, work = self._bench.now(), self._bench.knowledge.rules.hours.work
        promised = self._promised(case, pledging.as_it_goes(pledge, case, text, now, work))
        own = one.author == self._bench.actor
        return Waiting(one, text, own, self._why_not(case, one.author), pledge, promised)

    def _why_not(self, case: Case, author: str) -> str:
        """Why the person at the desk may not approve what this author wrote; "" where they may."""
        people = self._bench.knowledge.people

        def objection(person: str) -> Reason | None:
            return reviewing.reviewer(case, person, self._rule, people).objection(author)

        why = objection(self._bench.actor)
        if why is None:
            return ""
        others = [one for one in people if one.active and objection(str(one.id)) is None]
        if not others:
            return t(
                "Review",
                "Nobody else here may approve it. Settings (Ctrl+,), “Together”: let any "
                "colleague approve there; or an administrator makes somebody else a lead.",
            )
        if why is Reason.ROLE_MISSING:
            return people_words.kept_for(Act.REVIEW, others)
        return sentences.refused(Refusal(why))

    def _promised(self, case: Case, pledge: Pledge) -> str:
        """What is promised if the words are approved now, a line each."""
        lines = [
            t("Promises", "Promise: {words} → {time}").format(
                words=one.words, time=self._when(one.due)
            )
            for one in pledge.given
        ]
        for promise in case.promises:
            if promise.id in pledge.replaces:
                line = t("Promises", "Replaces the one of {time}")
            elif promise.id in pledge.keeps:
                line = t("Promises", "Keeps the promise of {time}")
            else:
                continue
            lines.append(line.format(time=self._when(promise.due)))
        return "\n".join(lines)

    def _when(self, at: datetime) -> str:
        return case_words.moment(self._bench.local(at), self._bench.local(self._bench.now()))

    def _approve(self, sight: Sight, one: Waiting) -> None:
        others = len(sight.case.submissions) - 1
        if not others:
            self._write_approval(sight, one, "")
            return
        dialog = OthersDialog(self._window, others)
        dialog.kept.connect(partial(self._write_approval, sight, one, ""))
        why = t("Review", "Another reply was approved")
        dialog.sent_back.connect(partial(self._write_approval, sight, one, why))
        dialog.open()

    def _write_approval(self, sight: Sight, one: Waiting, others_back: str) -> None:
        case = sight.case
        work = partial(_approve, case.id, case.head, one.submission.id, others_back)
        did = t("Review", "Approved: ready to paste, to be confirmed as sent")
        self._bench.write(work, partial(self._passed, case.id), did=did)

    def _passed(self, case: UUID, changes: Changes) -> None:
        if not changes.overtaken:
            self.approved.emit(case)

    def _return(self, sight: Sight, one: Waiting) -> None:
        if one.own:
            self._write_return(sight, one, t("Review", "Taken back: it is a draft again"), "")
            return
        dialog = WordsDialog(
            self._window,
            title=t("Review", "Send back"),
            intro=t("Review", "Why? The words are a draft of their author again, with this."),
            deed=t("Review", "Send back"),
            usual=(
                t("Review", "The tone should be warmer"),
                t("Review", "A fact is to be checked"),
                t("Review", "It promises too much"),
            ),
            missing=t("Review", "Say why, or press 1 to 3."),
        )
        did = t("Review", "Sent back to its author")
        dialog.said.connect(partial(self._write_return, sight, one, did))
        dialog.open()

    def _write_return(self, sight: Sight, one: Waiting, did: str, reason: str) -> None:
        case = sight.case
        work = partial(_send_back, case.id, case.head, one.submission.id, reason)
        self._bench.write(work, did=did)

    def _reword(self, one: Waiting) -> None:
        """The words stand in the reply; submitted from there, they take the place of these."""
        if (sight := self._sight()) is None:
            return
        self._rewording[sight.case.id] = one.submission.id
        asks = one.submission.purpose is ReplyPurpose.ASK
        # A brace in a reply is a brace, not a gap.
        text = one.words.replace("{", "{{").replace("}", "}}")
        purpose = Purpose.ASK if asks else Purpose.ANSWER
        template = Template(uuid4(), "", text, purpose, audience=one.submission.audience)
        said = naming.of_pledge(one.pledge, ledger.owed(sight.case))
        self._composer.reword(one.words, template, said)


# On the reader's and the database's threads.


def _rule(reader: Reader) -> Rule:
    return reviewing.rule(reader.settings())


def submit(sight: Sight, to: Handover | None, reply: Words, of: UUID | None, desk: Desk) -> Changes:
    case = sight.case
    return desk.reviews.submit(case.id, case.head, to=to, reply=reply, of=of)


def _approve(case: UUID, seen: UUID, one: UUID, others_back: str, desk: Desk) -> Changes:
    return desk.reviews.approve(case, seen, one, others_back)


def _send_back(case: UUID, seen: UUID, one: UUID, reason: str, desk: Desk) -> Changes:
    return desk.reviews.send_back(case, seen, one, reason)
