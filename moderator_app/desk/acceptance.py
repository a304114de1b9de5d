"""Taking over: item by item, in an emergency unread, and what becomes of what nobody accepts."""

from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from moderator_app.core import acceptance, duty
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.duty import Leader
from moderator_app.core.events import Draft, Kind
from moderator_app.core.passwords import NO_PROOF, Proof
from moderator_app.core.people import Person
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import Shift
from moderator_app.core.shift_items import Line
from moderator_app.desk.session import Session
from moderator_app.desk.signing import Signing
from moderator_app.store import acceptance as kept
from moderator_app.store import local, records
from moderator_app.store.connection import writing
from moderator_app.store.log import new_id


class Acceptance:
    """Each answer is written down at once, under whoever gives it: nobody is on duty before the
    last one is given. Every method raises Refusal, and Outage."""

    def __init__(self, session: Session, signing: Signing) -> None:
        self._session = session
        self._signing = signing
        self._arrived: UUID | None = None

    def arrive(self, shift: UUID, person: Person, proof: Proof = NO_PROOF) -> Changes:
        """Somebody is about to take a handover over: refused where that has been done meanwhile,
        and as `Signing.let_in`."""
        self._unread(shift)
        self._signing.let_in(person.id, proof)
        self._arrived = person.id
        return Changes()

    def accept(self, shift: UUID, cases: Iterable[UUID], person: Person) -> Changes:
        """These cases of a handover are this person's now."""
        return self._answer(shift, person, lambda lines: acceptance.accept(shift, lines, cases))

    def accept_all_left(self, shift: UUID, person: Person) -> Changes:
        """All that nobody has accepted or refused yet."""
        return self._answer(
            shift,
            person,
            lambda lines: acceptance.accept(shift, lines, acceptance.left(lines)),
        )

    def refuse(self, shift: UUID, case: UUID, why: str, person: Person) -> Changes:
        """It stays with whoever handed it over."""
        return self._answer(shift, person, lambda lines: acceptance.refuse(shift, lines, case, why))

    def take_back(self, shift: UUID, events: Sequence[UUID], person: Person) -> Changes:
        """Accepting or refusing undone."""
        with writing(self._session.store.connection):
            history = self._session.store.log.history(shift)
            drafts = acceptance.take_back(shift, history, events, str(person.id))
            return self._write(drafts, person)

    def take_over(self, shift: UUID, person: Person) -> Changes:
        """The next person has answered for every item: their shift begins. Refused while anything
        is left."""
        with writing(self._session.store.connection):
            self._unread(shift)
            left = acceptance.left(kept.lines(self._session.store.connection, shift))
            if left:
                raise Refusal(Reason.ITEMS_LEFT, detail=str(len(left)))
            began = Draft(Kind.SHIFT_BEGAN, new_id(self._session.now()))
            changes = self._write([Draft(Kind.SHIFT_TAKEN_OVER, shift), began], person)
        self._session.person, self._arrived = person, None
        return changes

    def begin_unread(self, shift: UUID, person: Person, why: str) -> Changes:
        """In an emergency: the shift begins, and what was handed over goes to the duty leader."""
        connection = self._session.store.connection
        with writing(connection):
            self._unread(shift)
            drafts = acceptance.begin_unread(
                shift,
                new_id(self._session.now()),
                kept.lines(connection, shift),
                duty.leader(local.settings(connection)),
                why,
            )
            changes = self._write(drafts, person)
        self._session.person, self._arrived = person, None
        return changes

    def escalate(self) -> Changes:
        """What has been nobody's for too long is the duty leader's from now on."""
        connection = self._session.store.connection
        with writing(connection):
            leader = duty.leader(local.settings(connection))
            pending = kept.pending(connection)
            late = acceptance.due(pending, self._session.now(), leader.patience)
            return self._session.write(acceptance.escalate(late, leader), Touched.SHIFTS)

    def follow(self, leader: Leader) -> None:
        """Whom what nobody accepts goes to from now on, and after how long."""
        local.save_settings(self._session.store.connection, duty.to_settings(leader))

    def _known(self, person: Person) -> None:
        """Whoever has a password has shown it: on sitting down, or on arriving."""
        here = self._session.person
        if person.id not in {self._arrived, None if here is None else here.id}:
            self._signing.let_in(person.id, NO_PROOF)

    def _unread(self, shift: UUID) -> Shift:
        found = records.handover(self._session.store.connection, shift)
        if found is None or found.taken_at is not None or found.skipped_at is not None:
            raise Refusal(Reason.TAKEN_OVER_ALREADY)
        return found

    def _answer(
        self, shift: UUID, person: Person, decide: Callable[[Sequence[Line]], Sequence[Draft]]
    ) -> Changes:
        with writing(self._session.store.connection):
            lines = kept.lines(self._session.store.connection, shift)
            return self._write(decide(lines), person)

    def _write(self, drafts: Sequence[Draft], person: Person) -> Changes:
        self._known(person)
        return self._session.write(drafts, Touched.SHIFTS, actor=str(person.id))
