"""Which clocks a desk follows: a profile, the bureau's own days, and where the day is lived."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from types import MappingProxyType
from uuid import UUID

from moderator_app.core import clock_profiles, workdays
from moderator_app.core.clock_profiles import Profile
from moderator_app.core.deadlines import Clock, Hours, due
from moderator_app.core.records import Reader, kit_id
from moderator_app.core.targets import Goal, Source, Target, Trust, Unit
from moderator_app.core.workdays import Calendar, OwnDay
from moderator_app.core.worktime import Schedule, Span

CLOCK: UUID = kit_id("clock", "desk")
CALENDAR: UUID = kit_id("calendar", "desk")
"""The one record of each kind, the same in every file."""
DEFAULT = Profile(
    "default",
    "先答复",
    {
        (Goal.RESPONSE, ""): Target(
            Goal.RESPONSE, 2, Unit.HOUR, Source("值班台的默认值，请按本单位规定选定", Trust.OWN)
        )
    },
    Schedule((Span(510, 720), Span(840, 1080))),
    Schedule((Span(0, 1440),), every_day=True),
)
"""What a desk follows that has chosen nothing: a first word within two hours, day and night."""


@dataclass(frozen=True, slots=True)
class Following:
    """As it is chosen and kept. The whole profile is kept, not its key: what was due stays due,
    whatever figures a later version of the program brings."""

    profile: Profile = DEFAULT
    own: Mapping[date, OwnDay] = field(default_factory=lambda: MappingProxyType({}))
    zone: str = "Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class Rules:
    """As it is counted with."""

    profile: Profile
    hours: Hours

    @property
    def calendar(self) -> Calendar:
        return self.hours.work.calendar

    def answer_by(self, now: datetime) -> datetime:
        """By when an organisation is to answer what it is given now: within the time of the
        resolution, or of the response where the profile knows no other."""
        target = self.profile.target(Goal.RESOLUTION) or self.profile.target(Goal.RESPONSE)
        end = None if target is None else due(Clock(target, now), self.hours)
        return end or now


def rules(following: Following, calendar: Calendar, zone: tzinfo) -> Rules:
    hours = following.profile.hours(calendar.with_own(following.own), zone)
    return Rules(following.profile, hours)


def warned_of(rules: Rules, now: datetime, days: int = 30) -> tuple[int, ...]:
    """The years, within so many days from now, whose holidays nobody can know yet; none for a
    profile that does not ask for working days."""
    if not any(_asks_calendar(target) for target in rules.profile.targets.values()):
        return ()
    today = now.astimezone(rules.hours.work.zone).date()
    return rules.calendar.unannounced(today, today + timedelta(days=days))


def _asks_calendar(target: Target) -> bool:
    return target.unit in {Unit.WORKING_DAY, Unit.WORKING_HOUR}


def to_body(following: Following) -> dict[str, object]:
    return {
        "profile": clock_profiles.to_file(following.profile),
        "own": workdays.to_setting(following.own),
        "zone": following.zone,
    }


def from_body(body: object) -> Following:
    """Raises `BadRecord`."""
    read = Reader("clock", body)
    profile = clock_profiles.from_file(read.part("profile", "profile").body)
    return Following(profile, workdays.own_days(read.items("own")), read.needed("zone"))
