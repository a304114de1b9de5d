"""Somebody's last day: nothing of theirs is left without a person, and they open nothing more."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from moderator_app.core import roster
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.events import Draft, Kind
from moderator_app.core.people import Person
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.roles import Act, is_last_administrator
from moderator_app.core.roster import Week
from moderator_app.desk.session import Session
from moderator_app.desk.signing import Signing
from moderator_app.store import cases, local, records
from moderator_app.store.connection import writing


class LastDay:
    def __init__(self, session: Session, signing: Signing) -> None:
        self._session = session
        self._signing = signing

    def see_off(
        self, person: UUID, heir: UUID | None, handed: Sequence[str], kept: Sequence[str]
    ) -> Changes:
        """Let somebody go, as one action: their claims and drafts pass to `heir`; without one the
        claims are released, and the drafts stay with whoever is at the desk. Shifts to come are taken off the roster; their password opens nothing.
        Whoever sees themselves off has left the desk. `handed` are the accounts and things they handed over, `kept` those they did not, in words.

        Raises Refusal: ROLE_MISSING, LAST_ADMINISTRATOR, HAS_LEFT where somebody is not here.
        """
        session = self._session
        session.need(Act.PEOPLE)
        people = {one.id: one for one in self._people() if one.active}
        if person not in people or (heir is not None and heir not in people) or heir == person:
            raise Refusal(Reason.HAS_LEFT)
        if is_last_administrator(person, people.values()):
            raise Refusal(Reason.LAST_ADMINISTRATOR)
        connection = session.store.connection
        body = {
            "to": "" if heir is None else str(heir),
            "handed": list(handed),
            "kept": list(kept),
        }
        drafts = [
            Draft(Kind.PERSON_LEFT, person, body),
            *self._passed_on(person, heir),
            *self._taken_off(person),
        ]
        with writing(connection):
            keeper = session.actor if heir is None else str(heir)
            if keeper != str(person):
                local.pass_on(connection, str(person), keeper, session.now())
            self._signing.forget(person)
            touched = Touched.PEOPLE | Touched.CASES | Touched.SHIFTS
            changes = replace(session.write(drafts, touched), events=())
        if session.actor == str(person):
            session.person = None
        return changes

    def _passed_on(self, person: UUID, heir: UUID | None) -> list[Draft]:
        claimed = cases.claimed(self._session.store.connection, str(person))
        if heir is None:
            return [Draft(Kind.CASE_RELEASED, case) for case in claimed]
        return [Draft(Kind.CASE_CLAIMED, case, {"for": str(heir)}) for case in claimed]

    def _taken_off(self, person: UUID) -> list[Draft]:
        found = []
        for week in records.all_rosters(self._session.store.connection):
            gone = to_come(week, person, self._session.today)
            if gone:
                body = roster.to_body(replace(week, duties=week.duties - gone))
                found.append(Draft(Kind.ROSTER_SAVED, roster.week_id(week.monday), body))
        return found

    def _people(self) -> tuple[Person, ...]:
        return records.all_people(self._session.store.connection)


def to_come(week: Week, person: UUID, today: date) -> frozenset[roster.Duty]:
    """The duties somebody still has in that week."""
    return frozenset(one for one in week.duties if one.person == person and one.day >= today)
