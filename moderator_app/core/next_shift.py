"""When the next shift ends: what was promised until then stands on the handover note."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import Final

from moderator_app.core import roster
from moderator_app.core.roster import Week, monday_of

UNKNOWN: Final = timedelta(hours=14)
"""How long the next shift may last on a desk that has no roster."""
_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(weeks=1)

_Span = tuple[datetime, datetime]


def ends(weeks: Iterable[Week], began_at: datetime, now: datetime, zone: tzinfo) -> datetime:
    """The end of the shift after the one that began then: as the roster has it; where nobody is on
    it for that, by the hours of the desk's shifts; where no week was ever laid down, after
    `UNKNOWN`.

    Always after now, also where the handover is late. Where two shifts overlap, or more than one
    takes over, the later end counts: a promise said twice is kept, one not said is not.
    """
    weeks = tuple(weeks)
    for spans in (_laid(weeks, now, zone), _usual(weeks, now, zone)):
        found = _after(spans, began_at, now)
        if found is not None:
            return found
    return now + UNKNOWN


def _laid(weeks: Sequence[Week], now: datetime, zone: tzinfo) -> list[_Span]:
    """What people are on this week and the next; and what began at the end of the week before: a
    day and a night that are handed over late end on Tuesday."""
    today = now.astimezone(zone).date()
    near = {monday_of(today + by) for by in (-2 * _DAY, timedelta(), _WEEK)}
    found = roster.stints((one for one in weeks if one.monday in near), zone)
    return [(one.begins, one.ends) for one in found]


def _usual(weeks: Sequence[Week], now: datetime, zone: tzinfo) -> list[_Span]:
    """The desk's shifts as they are every day, whoever is on them."""
    today = now.astimezone(zone).date()
    monday = monday_of(today)
    if all(monday < one.monday for one in weeks):
        return []
    kinds = roster.week(weeks, monday).kinds
    days = [today + by * _DAY for by in range(-2, 3)]
    return [roster.hours(day, kind, zone) for day in days for kind in kinds]


def _after(spans: Sequence[_Span], began_at: datetime, now: datetime) -> datetime | None:
    left = max(now, _own_end(spans, began_at, now))
    later = [one for one in spans if left < one[1]]
    if not later:
        return None
    taken_over = max(left, min(begins for begins, _ in later))
    return max(end for begins, end in later if begins <= taken_over)


def _own_end(spans: Sequence[_Span], began_at: datetime, now: datetime) -> datetime:
    """Of the shift that is handed over: the last one in which, of the time since then, about as
    much was worked as in any. Who comes early or stays late was in another for a while."""
    worked = [(min(now, end) - max(began_at, begins), begins, end) for begins, end in spans]
    most = max((one for one, _, _ in worked), default=timedelta())
    if most <= timedelta():
        return now
    return max((begins, end) for time, begins, end in worked if most <= 2 * time)[1]
