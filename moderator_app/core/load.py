"""How the work and the nights are shared out: what everybody did over some days, from the log."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import zip_longest
from typing import Final

from moderator_app.core.case import Purpose
from moderator_app.core.events import Event, Kind
from moderator_app.core.folding import standing
from moderator_app.core.rows import Shift
from moderator_app.core.workdays import Calendar

COUNTED: Final = (
    Kind.REPLY_LEASE,
    Kind.REPLY_UNSENT,
    Kind.CASE_CLOSED,
    Kind.CASE_DISPATCHED,
    Kind.UNDONE,
)
"""The kinds of events that `deeds` asks for."""
LONGEST_TURN: Final = timedelta(hours=24)
"""Whoever goes without handing over is on duty until somebody else sits down, and no longer than
this: nobody sat there over the holidays."""
_NIGHT: Final = (22, 6)
"""Night work is that between ten in the evening and six (Ministry of Labour, answers of 1989 on the
protection of women at work; there is no other definition)."""
_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Load:
    """What one person did; hours are whole."""

    answered: int = 0
    """Replies of theirs that went to a citizen, whoever approved them. Questions back are not
    answers, and what came in answered from elsewhere is not theirs."""
    dispatched: int = 0
    closed: int = 0
    hours: int = 0
    night: int = 0
    off_days: int = 0
    """Turns that began on a day others were off."""

    @property
    def is_nothing(self) -> bool:
        return not any(getattr(self, one.name) for one in fields(self))


@dataclass(frozen=True, slots=True)
class Turn:
    """A person at the desk, from sitting down to being relieved."""

    person: str
    began: datetime
    ended: datetime


_DID_NOT_GO = frozenset({Kind.REPLY_UNSENT, Kind.REPLY_BOUNCED})


def deeds(events: Iterable[Event], since: datetime, until: datetime) -> dict[str, Load]:
    """What was done from `since` on and before `until`, by person. What was taken back counts for
    nobody; so does a reply that did not go out after all."""
    kept = [one for one in standing(list(events)) if since <= one.at < until]
    unsent = {one.body.get("lease") for one in kept if one.kind in _DID_NOT_GO}
    answered, dispatched, closed = Counter[str](), Counter[str](), Counter[str]()
    for one in kept:
        match one.kind:
            case Kind.REPLY_LEASE if _is_own_answer(one) and str(one.id) not in unsent:
                answered[one.body.get("author") or one.actor] += 1
            case Kind.CASE_DISPATCHED:
                dispatched[one.actor] += 1
            case Kind.CASE_CLOSED:
                closed[one.actor] += 1
    people = {*answered, *dispatched, *closed}
    return {one: Load(answered[one], dispatched[one], closed[one]) for one in people}


def _is_own_answer(event: Event) -> bool:
    return event.body.get("purpose") == Purpose.ANSWER and "origin" not in event.body


def turns(shifts: Sequence[Shift], now: datetime) -> list[Turn]:
    """Who sat at the desk from when to when, oldest first."""
    ordered = sorted(shifts, key=lambda one: one.began_at)
    found = []
    for one, after in zip_longest(ordered, ordered[1:]):
        relieved = now if after is None else after.began_at
        ended = min(one.handed_at or relieved, relieved, one.began_at + LONGEST_TURN)
        found.append(Turn(one.person, one.began_at, ended))
    return found


def on_duty(
    turns: Iterable[Turn], since: datetime, until: datetime, calendar: Calendar, zone: tzinfo
) -> dict[str, Load]:
    """Hours from `since` to `until`, by person; a turn that only reaches in counts as far as that,
    and as a turn on a day off only where it began."""
    hours: dict[str, timedelta] = {}
    night: dict[str, timedelta] = {}
    off: Counter[str] = Counter()
    for one in turns:
        began, ended = max(one.began, since), min(one.ended, until)
        if began >= ended:
            continue
        hours[one.person] = hours.get(one.person, timedelta()) + (ended - began)
        at_night = night_time(began, ended, zone)
        night[one.person] = night.get(one.person, timedelta()) + at_night
        first = one.began.astimezone(zone).date()
        if one.began >= since and not calendar.works(first):
            off[one.person] += 1
    return {
        one: Load(hours=_whole(hours[one]), night=_whole(night[one]), off_days=off[one])
        for one in hours
    }


def night_time(began: datetime, ended: datetime, zone: tzinfo) -> timedelta:
    """How much of a time lies between ten in the evening and six in the morning."""
    day = began.astimezone(zone).date() - timedelta(days=1)
    last = ended.astimezone(zone).date()
    total = timedelta()
    while day <= last:
        dark = datetime.combine(day, time(_NIGHT[0]), zone)
        light = datetime.combine(day + timedelta(days=1), time(_NIGHT[1]), zone)
        total += max(timedelta(), min(ended, light) - max(began, dark))
        day += timedelta(days=1)
    return total


def together(parts: Iterable[Mapping[str, Load]]) -> dict[str, Load]:
    """One load for everybody who did anything."""
    found: dict[str, Load] = {}
    for part in parts:
        for person, load in part.items():
            found[person] = _plus(found.get(person, Load()), load)
    return {person: load for person, load in found.items() if not load.is_nothing}


def share(value: int, of_all: Sequence[int]) -> int | None:
    """How this stands against the average of all, in per cent; None where there is none."""
    total = sum(of_all)
    return None if not total else round(100 * value * len(of_all) / total)


def month(day: date) -> tuple[date, date]:
    """The first day of the month, and of the next."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1)


def _plus(one: Load, other: Load) -> Load:
    return Load(*(getattr(one, f.name) + getattr(other, f.name) for f in fields(Load)))


def _whole(length: timedelta) -> int:
    return round(length / _HOUR)
