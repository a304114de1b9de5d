"""How the work was shared out over some days: read on a thread and a connection of its own."""

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, time

from moderator_app.core import load, roles
from moderator_app.core.load import Load
from moderator_app.core.outages import Stopped
from moderator_app.core.roles import Act
from moderator_app.desk import rosters
from moderator_app.desk.opening import Place


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day on, and before the other."""

    first: date
    after: date


def of(
    place: Place,
    period: Period,
    now: datetime,
    person: str,
    stop: Callable[[], bool] = lambda: False,
) -> Mapping[str, Load]:
    """By person. Raises Refusal ROLE_MISSING where it is not for `person` to see, Stopped, and
    Outage. Takes a second for each hundred thousand events of the days."""
    since = datetime.combine(period.first, time(), place.zone)
    until = datetime.combine(period.after, time(), place.zone)
    with closing(place.open_reader()) as reader:
        roles.need(person, Act.LOAD, reader.people())
        events = []
        for page in reader.events_since(since, load.COUNTED):
            if stop():
                raise Stopped
            events += page
        events.reverse()
        turns = load.turns(reader.shifts(), now)
        calendar = rosters.laid(reader).calendar
    return load.together(
        [
            load.deeds(events, since, until),
            load.on_duty(turns, since, min(until, now), calendar, place.zone),
        ]
    )
