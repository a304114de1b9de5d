"""Who is on duty, and what passes from one shift to the next."""

from collections.abc import Iterable
from dataclasses import replace

from moderator_app.core import handover, people
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.events import Draft, Kind
from moderator_app.core.handover import Sheet
from moderator_app.core.passwords import NO_PROOF, Proof
from moderator_app.core.people import Person
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.roles import Act, Role, is_last_administrator
from moderator_app.desk import sheets
from moderator_app.desk.session import Session
from moderator_app.desk.signing import Signing
from moderator_app.store import records
from moderator_app.store.log import new_id


class Shifts:
    def __init__(self, session: Session, signing: Signing) -> None:
        self._session = session
        self._signing = signing

    def save_person(self, person: Person) -> Changes:
        """Add somebody to the people of this desk, or correct them; one's own name and number
        everybody corrects. Raises BadName, BadNumber, and Refusal: NUMBER_TAKEN when another active
        person has the duty number, LAST_ADMINISTRATOR, ROLE_MISSING."""
        known = records.all_people(self._session.store.connection)
        if not known:
            return self.join(person)
        before = next((one for one in known if one.id == person.id), None)
        own = before is not None and self._session.actor == str(person.id)
        if (
            not own
            or before is None
            or (before.role, before.active) != (person.role, person.active)
        ):
            self._session.need(Act.PEOPLE)
        stays = person.active and person.role is Role.ADMINISTRATOR
        if not stays and is_last_administrator(person.id, known):
            raise Refusal(Reason.LAST_ADMINISTRATOR)
        changes = self._save(person, known, self._session.actor)
        if not person.active:
            self._signing.forget(person.id)
        return changes

    def join(self, person: Person) -> Changes:
        """Somebody new adds themselves on sitting down: as a moderator, and the first one of a desk
        as its administrator; who is known already is corrected, by whoever may. Raises as `save_person`, and Refusal ADDED_BY_ADMINISTRATOR."""
        if not self._signing.may_join():
            raise Refusal(Reason.ADDED_BY_ADMINISTRATOR)
        known = records.all_people(self._session.store.connection)
        if any(one.id == person.id for one in known):
            return self.save_person(person)
        role = Role.MODERATOR if known else Role.ADMINISTRATOR
        return self._save(replace(person, role=role), known, str(person.id))

    def _save(self, person: Person, known: Iterable[Person], actor: str) -> Changes:
        name = people.checked_name(person.name)
        number = people.checked_number(person.number)
        for other in known:
            if other.active and other.id != person.id and number and other.number == number:
                raise Refusal(Reason.NUMBER_TAKEN, detail=other.name)
        body = people.to_body(replace(person, name=name, number=number))
        draft = Draft(Kind.PERSON_SAVED, person.id, body)
        return self._session.write([draft], Touched.PEOPLE, actor=actor)

    def begin(self, person: Person, proof: Proof = NO_PROOF) -> Changes:
        """Take the desk. A handover nobody has read has to be taken over first. Raises Refusal as
        `Signing.let_in`."""
        self._signing.let_in(person.id, proof)
        if records.unread_handover(self._session.store.connection) is not None:
            raise Refusal(Reason.HANDOVER_UNREAD)
        shift = records.current_shift(self._session.store.connection)
        changes = Changes()
        if shift is None or shift.handed_at is not None or shift.person != str(person.id):
            now = self._session.now()
            began = [Draft(Kind.SHIFT_BEGAN, new_id(now))]
            changes = self._session.write(began, Touched.SHIFTS, actor=str(person.id), at=now)
        # Only now: where that could not be written, whoever sat here still does.
        self._session.person = person
        return changes

    def sheet(self, words: str, to_name: str) -> Sheet:
        """As `sheets.sheet`."""
        return sheets.sheet(self._session, words, to_name)

    def hand_over(self, sheet: Sheet) -> Changes:
        """Sign the note and leave the desk; until it is taken over nobody is on duty.

        Who worked without having begun a shift hands over all the same, and nobody's but their own.
        """
        now = self._session.now()
        shift = records.current_shift(self._session.store.connection)
        drafts: list[Draft] = []
        if shift is None or shift.handed_at or shift.person != self._session.actor:
            id_ = new_id(now)
            drafts.append(Draft(Kind.SHIFT_BEGAN, id_))
        else:
            id_ = shift.id
        body = {"to": sheet.to_name, "sheet": handover.to_body(sheet)}
        drafts.append(Draft(Kind.SHIFT_HANDED_OVER, id_, body))
        changes = self._session.write(drafts, Touched.SHIFTS, at=now)
        self._session.person = None
        return changes
