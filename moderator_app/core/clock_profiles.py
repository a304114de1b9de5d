"""The clocks of one city or rule, as a file holds them: each figure with its source.

A figure that cannot be right is refused as the file is read, by the name of its field.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from moderator_app.core.clocks import NEAR
from moderator_app.core.deadlines import Hours
from moderator_app.core.records import Reader
from moderator_app.core.targets import (
    Counting,
    DayEnds,
    Event,
    FirstDay,
    Goal,
    OffHours,
    Source,
    Target,
    Trust,
    Unit,
)
from moderator_app.core.workdays import Calendar
from moderator_app.core.worktime import DAY, Schedule, Span, Spans, Variant, WorkTime

LONGEST = timedelta(days=3660)
_CLOCK = re.compile(r"([01]\d|2[0-4]):([0-5]\d)")
_SEPARATORS = re.compile(r"[\s,;\uff0c\uff1b\u3001]+")
_BETWEEN = re.compile(r"[-\u2013\u2014~\uff5e]+")
_SEASON = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


class Escalation(StrEnum):
    """What follows when something stays overdue."""

    REMINDER = "reminder"
    """催办通知书."""
    CRITICISM = "criticism"
    """通报批评."""


@dataclass(frozen=True, slots=True)
class Step:
    """Taken once something is overdue by so many whole working days; by 0, on the next one."""

    escalation: Escalation
    overdue: int
    source: Source


@dataclass(frozen=True, slots=True)
class Profile:
    key: str
    name: str
    targets: Mapping[tuple[Goal, str], Target]
    """By goal and category; the category "" is for all that have no figure of their own."""
    work: Schedule
    duty: Schedule
    lead: timedelta = NEAR
    """How long before a deadline the desk warns."""
    ladder: tuple[Step, ...] = ()
    note: str = ""

    def target(self, goal: Goal, category: str = "") -> Target | None:
        return self.targets.get((goal, category)) or self.targets.get((goal, ""))

    def hours(self, calendar: Calendar, zone: tzinfo) -> Hours:
        return Hours(WorkTime(calendar, self.work, zone), WorkTime(calendar, self.duty, zone))


def ladder_of(
    profile: Profile, due_at: datetime, work: WorkTime
) -> tuple[tuple[Step, datetime], ...]:
    """When each step is to be taken: as the hours of its day begin."""
    found, last = [], due_at.astimezone(work.zone).date()
    for step in profile.ladder:
        day = work.day_after(last, step.overdue + 1)
        found.append((step, work.at(day, work.schedule.on(day)[0].begins)))
    return tuple(found)


def from_file(item: object) -> Profile:
    """Reads one profile. Raises `BadRecord` naming the field that makes no sense."""
    read = Reader("profile", item)
    counting = _counting(read.part("counting", "counting"), Counting())
    targets: dict[tuple[Goal, str], Target] = {}
    for one in read.items("targets"):
        part = Reader("target", one)
        target = _target(part, counting)
        key = (target.goal, part.text("category"))
        if key in targets:
            raise part.wrong("category")
        targets[key] = target
    if not targets:
        raise read.wrong("targets")
    lead = read.whole("warn_minutes")
    if lead is not None and not 0 <= lead <= DAY:
        raise read.wrong("warn_minutes")
    return Profile(
        read.needed("key"),
        read.needed("name"),
        targets,
        _schedule(read.part("work", "work")),
        _schedule(read.part("duty", "duty")),
        NEAR if lead is None else timedelta(minutes=lead),
        tuple(_step(Reader("step", one)) for one in read.items("ladder")),
        read.text("note"),
    )


def to_file(profile: Profile) -> dict[str, object]:
    """The profile as `from_file` reads it."""
    return {
        "key": profile.key,
        "name": profile.name,
        "note": profile.note,
        "warn_minutes": profile.lead // timedelta(minutes=1),
        "targets": [
            _target_to_file(target, category) for (_, category), target in profile.targets.items()
        ],
        "ladder": [
            {
                "escalation": step.escalation.value,
                "overdue": step.overdue,
                "source": _source_to_file(step.source),
            }
            for step in profile.ladder
        ],
        "work": _schedule_to_file(profile.work),
        "duty": _schedule_to_file(profile.duty),
    }


def _target_to_file(target: Target, category: str) -> dict[str, object]:
    counting = target.counting
    whole: dict[str, object] = {
        "goal": target.goal.value,
        "category": category,
        "amount": target.amount,
        "unit": target.unit.value,
        "since": target.since.value,
        "aim": target.aim,
        "longest_extension": target.longest_extension,
        "source": _source_to_file(target.source),
        "counting": {
            "first_day": counting.first_day.value,
            "off_hours": counting.off_hours.value,
            "day_ends": counting.day_ends.value,
        },
    }
    return {field: value for field, value in whole.items() if value is not None}


def _source_to_file(source: Source) -> dict[str, object]:
    return {"text": source.text, "trust": source.trust.value}


def _schedule_to_file(schedule: Schedule) -> dict[str, object]:
    return {
        "spans": _spans_to_file(schedule.spans),
        "every_day": schedule.every_day,
        "variants": [_variant_to_file(variant) for variant in schedule.variants],
    }


def _variant_to_file(variant: Variant) -> dict[str, object]:
    whole: dict[str, object] = {
        "spans": _spans_to_file(variant.spans),
        "weekdays": sorted(variant.weekdays),
    }
    if variant.season is not None:
        first, last = variant.season
        whole |= {"from": "{:02}-{:02}".format(*first), "to": "{:02}-{:02}".format(*last)}
    return whole


def _spans_to_file(spans: Spans) -> list[list[str]]:
    return [[clock_text(edge) for edge in span] for span in spans]


def clock_text(minutes: int) -> str:
    """So many minutes after midnight, as a file and a person write it."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def spans_of(text: str) -> Spans:
    """Reads "08:30-12:00 14:00-18:00", however a person separates the spans. Raises `BadRecord`."""
    pairs = [
        [part.zfill(5) for part in _BETWEEN.split(span)]
        for span in _SEPARATORS.split(text.strip().replace("\uff1a", ":"))
        if span
    ]
    return _schedule(Reader("schedule", {"spans": pairs})).spans


def _target(read: Reader, counting: Counting) -> Target:
    unit = read.one_of("unit", Unit)
    least = 0 if unit.in_days else 1
    amount = _figure(read, "amount", unit, least)
    if amount is None:
        raise read.wrong("amount")
    aim = _figure(read, "aim", unit, least)
    if aim is not None and aim >= amount:
        raise read.wrong("aim")
    return Target(
        read.one_of("goal", Goal),
        amount,
        unit,
        _source(read.part("source", "source")),
        read.one_of("since", Event, Event.RECEIVED),
        aim,
        _figure(read, "longest_extension", unit, 1),
        _counting(read.part("counting", "counting"), counting),
    )


def _figure(read: Reader, field: str, unit: Unit, least: int) -> int | None:
    figure = read.whole(field)
    if figure is not None and not least <= figure <= LONGEST // unit.length:
        raise read.wrong(field)
    return figure


def _counting(read: Reader, default: Counting) -> Counting:
    return Counting(
        read.one_of("first_day", FirstDay, default.first_day),
        read.one_of("off_hours", OffHours, default.off_hours),
        read.one_of("day_ends", DayEnds, default.day_ends),
    )


def _source(read: Reader) -> Source:
    return Source(read.needed("text"), read.one_of("trust", Trust))


def _step(read: Reader) -> Step:
    overdue = read.whole("overdue")
    if overdue is None or not 0 <= overdue <= LONGEST.days:
        raise read.wrong("overdue")
    return Step(
        read.one_of("escalation", Escalation), overdue, _source(read.part("source", "source"))
    )


def _schedule(read: Reader) -> Schedule:
    variants = tuple(_variant(Reader("variant", one)) for one in read.items("variants"))
    try:
        return Schedule(_spans(read), variants, read.flag("every_day"))
    except ValueError:
        raise read.wrong("spans") from None


def _variant(read: Reader) -> Variant:
    weekdays = frozenset(day for day in read.items("weekdays") if isinstance(day, int))
    if len(weekdays) != len(read.items("weekdays")) or not weekdays <= frozenset(range(7)):
        raise read.wrong("weekdays")
    season = [_SEASON.fullmatch(text) for text in (read.text("from"), read.text("to")) if text]
    if not season:
        return Variant(_spans(read), weekdays)
    first, last = season if len(season) == 2 else (None, None)
    if first is None or last is None:
        raise read.wrong("from")
    return Variant(
        _spans(read),
        weekdays,
        ((int(first[1]), int(first[2])), (int(last[1]), int(last[2]))),
    )


def _spans(read: Reader) -> Spans:
    spans = []
    for pair in read.items("spans"):
        found = [_CLOCK.fullmatch(str(text)) for text in pair] if isinstance(pair, list) else []
        edges = [60 * int(match[1]) + int(match[2]) for match in found if match is not None]
        if len(edges) != 2 or len(found) != 2:
            raise read.wrong("spans")
        spans.append(Span(*edges))
    return tuple(spans)
