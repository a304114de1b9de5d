"""Who is on duty, and what passes from one shift to the next."""

from collections.abc import Iterable

from moderator_app.core import handover, people
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.events import Draft, Kind
from moderator_app.core.handover import Item, Sheet
from moderator_app.core.people import Person
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk import sheets
from moderator_app.desk.session import Session
from moderator_app.store import records
from moderator_app.store.log import new_id


class Shifts:
    def __init__(self, session: Session) -> None:
        self._session = session

    def save_person(self, person: Person) -> Changes:
        """Add somebody to the people of this desk, or correct them. Raises BadName, BadNumber,
        and Refusal when another active person has the duty number."""
        name = people.checked_name(person.name)
        number = people.checked_number(person.number)
        for other in records.all_people(self._session.store.connection):
            if other.active and other.id != person.id and number and other.number == number:
                raise Refusal(Reason.NUMBER_TAKEN, detail=other.name)
        body = people.to_body(Person(person.id, name, number, person.active))
        # The first person of a desk has nobody to be added by but themselves.
        actor = str(person.id if self._session.person is None else self._session.person.id)
        draft = Draft(Kind.PERSON_SAVED, person.id, body)
        return self._session.write([draft], Touched.PEOPLE, actor=actor)

    def begin(self, person: Person) -> Changes:
        """Take the desk. A handover nobody has read has to be taken over first."""
        if records.unread_handover(self._session.store.connection) is not None:
            raise Refusal(Reason.HANDOVER_UNREAD)
        self._session.person = person
        shift = records.current_shift(self._session.store.connection)
        if shift is not None and shift.handed_at is None and shift.person == str(person.id):
            return Changes()
        now = self._session.now()
        return self._session.write([Draft(Kind.SHIFT_BEGAN, new_id(now))], Touched.SHIFTS, at=now)

    def sheet(self, words: str, to_name: str, promised: Iterable[Item] = ()) -> Sheet:
        """As `sheets.sheet`."""
        return sheets.sheet(self._session, words, to_name, promised)

    def hand_over(self, sheet: Sheet) -> Changes:
        """Sign the note and leave the desk; until it is taken over nobody is on duty.

        Who worked without having begun a shift hands over all the same.
        """
        now = self._session.now()
        shift = records.current_shift(self._session.store.connection)
        drafts: list[Draft] = []
        if shift is None or shift.handed_at is not None:
            id_ = new_id(now)
            drafts.append(Draft(Kind.SHIFT_BEGAN, id_))
        else:
            id_ = shift.id
        body = {"to": sheet.to_name, "sheet": handover.to_body(sheet)}
        drafts.append(Draft(Kind.SHIFT_HANDED_OVER, id_, body))
        changes = self._session.write(drafts, Touched.SHIFTS, at=now)
        self._session.person = None
        return changes
