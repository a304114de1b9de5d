"""Who is on duty, and what passes from one shift to the next."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from moderator_app.core import handover, people
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.events import Draft, Kind
from moderator_app.core.handover import Item, Section, Sheet
from moderator_app.core.people import Person
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import CaseRow, View
from moderator_app.desk.session import Session
from moderator_app.store import attachments, cases, ledger, records
from moderator_app.store.log import new_id

_PAGE = 256
_WITHOUT_SHIFT = timedelta(hours=12)


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

    def take_over(self, shift: UUID, person: Person) -> Changes:
        """The next person has read the note: it is theirs now, and their shift begins."""
        now = self._session.now()
        drafts = [Draft(Kind.SHIFT_TAKEN_OVER, shift), Draft(Kind.SHIFT_BEGAN, new_id(now))]
        changes = self._session.write(
            drafts, Touched.SHIFTS | Touched.PEOPLE, actor=str(person.id), at=now
        )
        self._session.person = person
        return changes

    def sheet(self, words: str, to_name: str) -> Sheet:
        """The note as things stand; nothing is written."""
        connection = self._session.store.connection
        now = self._session.now()
        began_at = self._began_at(now)
        names = {o.id: o.shown for o in records.all_organisations(connection)}
        person = self._session.person

        def listed(view: View) -> list[CaseRow]:
            keys = cases.order(connection, view, now=now, person=self._session.actor)
            return self._rows(keys)

        sections = {
            Section.UNSENT: _items(listed(View.UNSENT), names, _due),
            Section.UNTOLD: self._untold(names),
            Section.OPEN: _items(listed(View.INBOX), names, _due),
            Section.WAITING: _items(
                listed(View.DISPATCHED), names, lambda r: r.dispatched_since, _times_hastened
            ),
            Section.SNOOZED: _items(listed(View.SNOOZED), names, lambda r: r.snoozed_until),
            Section.PINNED: _items(listed(View.PINNED), names, _due),
            Section.PROMISES: self._promises(names, now),
        }
        listed_cases = {UUID(one.case_id) for items in sections.values() for one in items}
        files = attachments.counts(connection, listed_cases)
        received, answered, closed = cases.tally(connection, began_at)
        return Sheet(
            made_at=now.isoformat(),
            began_at=began_at.isoformat(),
            from_name="" if person is None else person.name,
            from_number="" if person is None else person.number,
            to_name=to_name,
            words=words.strip(),
            sections={
                section.value: handover.with_files(items, files)
                for section, items in sections.items()
                if items
            },
            received=received,
            answered=answered,
            closed=closed,
        )

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

    def _began_at(self, now: datetime) -> datetime:
        """When the shift began; without one, half a day ago."""
        shift = records.current_shift(self._session.store.connection)
        if shift is None or shift.handed_at is not None:
            return now - _WITHOUT_SHIFT
        return shift.began_at

    def _untold(self, names: dict[UUID, str]) -> tuple[Item, ...]:
        connection = self._session.store.connection
        pairs = cases.untold(connection)
        keys = cases.keys_of(connection, [case for case, _ in pairs])
        rows = {row.case_id: row for row in self._rows(list(keys.values()))}
        return tuple(
            handover.item(rows[case], names, rows[case].received_at, names.get(organisation, ""))
            for case, organisation in pairs
            if case in rows
        )

    def _promises(self, names: dict[UUID, str], now: datetime) -> tuple[Item, ...]:
        """What is to be kept in the next shift, and what should have been before."""
        connection = self._session.store.connection
        found = ledger.owed(connection, now + _WITHOUT_SHIFT)
        keys = cases.keys_of(connection, list({case for case, _ in found}))
        rows = {row.case_id: row for row in self._rows(list(keys.values()))}
        return tuple(
            replace(
                handover.item(rows[case], names, one.promise.due, one.promise.words),
                clock="",
                due="",
            )
            for case, one in found
            if case in rows
        )

    def _rows(self, keys: Sequence[int]) -> list[CaseRow]:
        found: list[CaseRow] = []
        for start in range(0, len(keys), _PAGE):
            page = keys[start : start + _PAGE]
            rows = cases.rows(self._session.store.connection, page)
            found += [rows[key] for key in page if key in rows]
        return found


def _due(row: CaseRow) -> datetime | None:
    return None if row.next_due is None else row.next_due[1]


def _times_hastened(row: CaseRow) -> str:
    return str(row.hastened) if row.hastened else ""


def _items(
    rows: Iterable[CaseRow],
    names: dict[UUID, str],
    at: Callable[[CaseRow], datetime | None],
    remark: Callable[[CaseRow], str] = lambda _: "",
) -> tuple[Item, ...]:
    return tuple(handover.item(row, names, at(row), remark(row)) for row in rows)
