"""The roster: laid down by the lead, week by week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from moderator_app.core import roster
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.events import Draft, Kind
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.roles import Act
from moderator_app.core.roster import Week
from moderator_app.core.workdays import Calendar
from moderator_app.desk.session import Session
from moderator_app.store import records
from moderator_app.store.reader import Reader
from moderator_app.system import holidays


@dataclass(frozen=True, slots=True)
class Laid:
    """Every week that was laid down, and what days they are made of."""

    weeks: tuple[Week, ...]
    calendar: Calendar


def laid(reader: Reader) -> Laid:
    """The holidays are those this program knows, whatever clocks the desk follows: somebody works
    on them. Raises Outage."""
    kept, known = reader.rules().calendar, holidays.announced()
    calendar = kept if kept.years > known.years else known.with_own(reader.following().own)
    return Laid(reader.rosters(), calendar)


class Rosters:
    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, weeks: Sequence[Week]) -> Changes:
        """Lay these weeks down, as one action. Raises Refusal: ROLE_MISSING, TWO_SHIFTS_AT_ONCE
        with the name of whom it concerns; BadRecord for a week that makes no sense."""
        self._session.need(Act.ROSTER)
        bodies = [roster.to_body(one) for one in weeks]
        wanted = [roster.from_body(body) for body in bodies]
        self._refuse_two_at_once(wanted)
        drafts = [
            Draft(Kind.ROSTER_SAVED, roster.week_id(one.monday), body)
            for one, body in zip(wanted, bodies, strict=True)
        ]
        return self._session.write(drafts, Touched.SHIFTS)

    def _refuse_two_at_once(self, wanted: Sequence[Week]) -> None:
        connection = self._session.store.connection
        new = {one.monday: one for one in wanted}
        beside = {monday + timedelta(weeks=by) for monday in new for by in (-1, 1)}
        kept = {one.monday: one for one in records.all_rosters(connection) if one.monday in beside}
        for one, _ in roster.two_at_once({**kept, **new}.values(), self._session.zone):
            names = {p.id: p.name for p in records.all_people(connection)}
            raise Refusal(Reason.TWO_SHIFTS_AT_ONCE, detail=names.get(one.person, ""))
