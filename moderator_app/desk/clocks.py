"""The clocks the desk follows: chosen, learnt from each autumn's arrangement, and counted anew."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from moderator_app.core import extending
from moderator_app.core import following as followed
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.deadlines import Extension
from moderator_app.core.events import Draft, Kind
from moderator_app.core.following import CALENDAR, CLOCK, DEFAULT, Following
from moderator_app.core.roles import Act
from moderator_app.core.targets import Goal, Unit
from moderator_app.desk.session import Session
from moderator_app.store import clocks, folds, local
from moderator_app.store.connection import writing
from moderator_app.system import holidays

BATCH = 200
"""Cases counted anew in one piece of work: some tenths of a second."""
_HOURS = "response_hours"


class Clocks:
    def __init__(self, session: Session) -> None:
        self._session = session

    def follow(self, following: Following) -> Changes:
        """Count by this from now on, with the holidays this program knows. What is open is counted
        anew by `settle`, which has to follow until nothing is left. Raises Refusal."""
        self._session.need(Act.CLOCKS)
        return self._follow(following)

    def _follow(self, following: Following) -> Changes:
        body = followed.to_body(replace(following, zone=str(self._session.zone)))
        return self._write([*self._news(), Draft(Kind.CLOCK_SAVED, CLOCK, body)])

    def learn_holidays(self) -> Changes:
        """Take down the arrangements that this program knows and the history does not yet; of no
        use to a desk that has chosen nothing. `settle` has to follow."""
        if clocks.following(self._session.store.connection) == Following():
            return Changes()
        return self._write(self._news())

    def adopt_hours(self) -> Changes:
        """What an earlier version kept as a number of hours is followed as a profile."""
        connection = self._session.store.connection
        hours = local.settings(connection).get(_HOURS)
        usual = DEFAULT.targets[Goal.RESPONSE, ""]
        if clocks.following(connection) != Following() or not isinstance(hours, int | float):
            return Changes()
        minutes = round(hours * 60)
        if minutes == usual.amount * 60 or not 0 < minutes <= 60 * 24 * 30:
            return Changes()
        target = replace(usual, amount=minutes, unit=Unit.MINUTE)
        profile = replace(DEFAULT, targets={(Goal.RESPONSE, ""): target})
        return self._follow(Following(profile))

    def settle(self, limit: int = BATCH) -> int:
        """Count some more open cases by the rules that hold now; returns how many are left."""
        store = self._session.store
        with writing(store.connection):
            return folds.settle(store.connection, limit, store.log.history)

    def extend(
        self, case_id: UUID, seen: UUID, wanted: Extension, *, overruled: bool = False
    ) -> Changes:
        """Give the resolution more time. As `extending.extend`; `wanted.at` is replaced by now."""
        now = self._session.now()
        rules = clocks.rules(self._session.store.connection)
        drafts = extending.extend(
            self._session.case(case_id), rules, replace(wanted, at=now), overruled=overruled
        )
        return self._session.write(drafts, Touched.CASES, seen={case_id: seen}, at=now)

    def _news(self) -> Sequence[Draft]:
        """What this program knows of holidays, if it is more than the history does."""
        known = holidays.announced()
        kept = clocks.calendar(self._session.store.connection)
        body = known.to_body()
        if not known.years >= kept.years or body == kept.to_body():
            return ()
        return (Draft(Kind.CALENDAR_SAVED, CALENDAR, body),)

    def _write(self, drafts: Sequence[Draft]) -> Changes:
        return self._session.write(drafts, Touched.CLOCKS)
