"""How matters come in: from a channel, by hand, from a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from moderator_app.core import decisions, folding
from moderator_app.core.case import Audience, Purpose
from moderator_app.core.changes import NO_CHANGES, Changes, Touched
from moderator_app.core.decisions import BY_HAND, Incoming
from moderator_app.core.events import Draft, Kind
from moderator_app.core.ids import case_id
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk.files import Carried, Files
from moderator_app.desk.session import Session
from moderator_app.store import cases
from moderator_app.store.connection import writing
from moderator_app.store.log import new_id

_HEARD = Touched.CASES | Touched.HEARD
ERASED = ("", "")
"""Title and text of a message whose words were erased: they do not come in once more, nor are
they kept for having been others."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A message that comes with the reply it was given elsewhere."""

    message: Incoming
    reply: str = ""
    replied_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a batch: how many opened a case, how many were here already (`answered` of
    them brought a reply we did not have), and which, by their place in the batch, carry the id of
    an older message with other words."""

    imported: int = 0
    duplicates: int = 0
    answered: int = 0
    conflicts: tuple[int, ...] = ()
    changes: Changes = NO_CHANGES


class Intake:
    def __init__(self, session: Session, files: Files) -> None:
        self._session = session
        self._files = files

    def receive(self, messages: Sequence[Answered]) -> Taken:
        """Open a case for each message that is not here yet; all of a batch or none of it.

        The same post, on the same platform, is the same message however often it comes. If its
        words are others it is another citizen's and must not be taken for a repetition.
        """
        with writing(self._session.store.connection):
            batch = _Batch(self._session)
            for place, one in enumerate(messages):
                batch.take(place, one)
            changes = self._session.write(batch.drafts, _HEARD)
        return replace(batch.taken, changes=changes)

    def add(self, case: UUID, message: Incoming) -> Changes:
        """A citizen wrote again about the same matter; the same post comes in once."""
        self._session.case(case)
        if message.post and self._is_here(case, message.post):
            return Changes()
        return self._session.write([decisions.receive(case, message, "")], _HEARD)

    def _is_here(self, case: UUID, post: str) -> bool:
        return any(
            event.kind == Kind.MESSAGE_RECEIVED and event.body.get("post") == post
            for event in self._session.store.log.history(case)
        )

    def by_hand(self, message: Incoming, carried: Sequence[Carried] = ()) -> tuple[UUID, Changes]:
        """A case from pasted words or a telephone call, with the pictures and files that came with
        it; undo takes all of it back."""
        if not (message.text.strip() or message.title.strip()):
            raise Refusal(Reason.NOTHING_TO_SAY)
        post = message.post or str(new_id(self._session.now()))
        message = replace(message, post=post, origin=BY_HAND)
        case = case_id(message.platform, post)
        with writing(self._session.store.connection):
            batch = _Batch(self._session)
            batch.take(0, Answered(message))
            if batch.drafts:
                batch.drafts += [self._files.kept(case, one) for one in carried]
            return case, self._session.write(batch.drafts, Touched.CASES)


class _Batch:
    """Messages on their way in: each becomes drafts, or is found to be here already."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._words: dict[UUID, tuple[str, str]] = {}
        self._answered: set[UUID] = set()
        self._numbers: dict[str, int] = {}
        self.drafts: list[Draft] = []
        self.taken = Taken()

    def take(self, place: int, one: Answered) -> None:
        message = one.message
        case = case_id(message.platform, message.post)
        words = (message.title, message.text)
        before = self._words.get(case) or cases.opening_words(self._session.store.connection, case)
        if before is None:
            self._words[case] = words
            self.drafts.append(decisions.receive(case, message, self._number(message)))
            self.drafts += self._reply(case, one)
            self.taken = replace(self.taken, imported=self.taken.imported + 1)
        elif before == ERASED:
            self.taken = replace(self.taken, duplicates=self.taken.duplicates + 1)
        elif before != words:
            self.taken = replace(self.taken, conflicts=(*self.taken.conflicts, place))
        else:
            self.taken = replace(self.taken, duplicates=self.taken.duplicates + 1)
            self._answer_late(case, one)

    def _answer_late(self, case: UUID, one: Answered) -> None:
        """A later export may bring the reply an earlier one did not have."""
        if not one.reply.strip() or case in self._answered:
            return
        known = cases.case(self._session.store.connection, case)
        if known is None or (not known.replies and known.closure is None):
            self.drafts += self._reply(case, one)
            self.taken = replace(self.taken, answered=self.taken.answered + 1)

    def _number(self, message: Incoming) -> str:
        day = message.received_at.astimezone(self._session.zone).strftime("%Y%m%d")
        if day not in self._numbers:
            self._numbers[day] = cases.next_number(self._session.store.connection, day)
        number = self._numbers[day]
        self._numbers[day] += 1
        return f"{day}-{number:04}"

    def _reply(self, case: UUID, one: Answered) -> list[Draft]:
        if not one.reply.strip():
            return []
        self._answered.add(case)
        lease = new_id(self._session.now())
        body: dict[str, object] = {
            "text": one.reply,
            "purpose": Purpose.ANSWER.value,
            "audience": Audience.PUBLIC.value,
            "turn": 1,
            "origin": one.message.origin,
        }
        sent: dict[str, object] = {"lease": str(lease)}
        if one.replied_at is not None:
            sent["sent_at"] = one.replied_at.isoformat()
        attempt = 1 + folding.turns(self._session.store.log.history(case)).count(1)
        slot = decisions.reply_slot(one.message.platform, one.message.post, 1, attempt)
        return [
            Draft(Kind.REPLY_LEASE, case, body, slot, lease),
            Draft(Kind.REPLY_SENT, case, sent),
        ]
