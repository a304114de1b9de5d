"""Where two are to see a reply: submitting it, and what waits for another person's eyes."""

from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from moderator_app.core import reviewing
from moderator_app.core.case import Case
from moderator_app.core.case import Purpose as ReplyPurpose
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.templates import Purpose, Template
from moderator_app.desk.casework import Handover, Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
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
        self._channels: frozenset[str] = frozenset()
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
        self._bench.look("reviewed channels", _channels, self._know)

    def _know(self, channels: frozenset[str]) -> None:
        if channels != self._channels:
            self._channels = channels
            self.chosen.emit()

    # Writing a reply.

    def is_reviewed(self, case: Case | None) -> bool:
        """Whether a reply to this case is submitted, not sent."""
        return case is not None and reviewing.is_reviewed(
            self._channels, case.platform, case.account
        )

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
        words = {event.id: str(event.body.get("text", "")) for event in sight.dossier.history}
        waiting = [
            Waiting(one, words[one.id], reviewing.may_approve(bench.actor, one.author))
            for one in sight.case.submissions
        ]
        local = {one.at: bench.local(one.at) for one in sight.case.submissions}
        names, now = bench.knowledge.names, bench.local(bench.now())
        dialog = ReviewDialog(self._window, waiting, names, local, now)
        dialog.approved.connect(partial(self._approve, sight))
        dialog.returned.connect(partial(self._return, sight))
        dialog.reworded.connect(self._reword)
        dialog.open()

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
        if not one.theirs:
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
        self._composer.insert_template(
            Template(
                uuid4(),
                "",
                text,
                Purpose.ASK if asks else Purpose.ANSWER,
                audience=one.submission.audience,
            )
        )


# On the reader's and the database's threads.


def _channels(reader: Reader) -> frozenset[str]:
    return reviewing.reviewed(reader.settings())


def submit(sight: Sight, to: Handover | None, reply: Words, of: UUID | None, desk: Desk) -> Changes:
    case = sight.case
    return desk.reviews.submit(case.id, case.head, to=to, reply=reply, of=of)


def _approve(case: UUID, seen: UUID, one: UUID, others_back: str, desk: Desk) -> Changes:
    return desk.reviews.approve(case, seen, one, others_back)


def _send_back(case: UUID, seen: UUID, one: UUID, reason: str, desk: Desk) -> Changes:
    return desk.reviews.send_back(case, seen, one, reason)
