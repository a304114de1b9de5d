"""The calls that Weibo's open interface lets one user make in a day, and what they go to.

Replies, and finding out what became of them, have a share that no look ever touches. What is left for
looks is spread over the hours of the day in which somebody is on duty, and thinly over the others.
A day is one in China, and ends at midnight there.
"""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from typing_extensions import override

from moderator_app.channels.clock import CHINA, day_ends_at
from moderator_app.core.channels import Budget, RateLimited

DAILY: Final = 100
"""Calls of a user in a day, where the platform does not say otherwise."""
PERCENT_FOR_REPLIES: Final = 30
LEAST_PAUSE: Final = timedelta(minutes=3)
"""Between two looks, as the platform advises."""
THINNER: Final = 4
"""So many times as long is the pause while nobody is on duty."""
NAME: Final = "calls"
_HOUR: Final = timedelta(hours=1)
_DUTY: Final = re.compile(r"(\d\d?):(\d\d)\s*[-–—~至]\s*(\d\d?):(\d\d)")


class Use(StrEnum):
    """What a call goes to. Looking for a reply whose end nobody saw is part of that reply."""

    LOOK = "look"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Day:
    """So many of a day's `limit` calls were made."""

    date: date
    limit: int = DAILY
    looks: int = 0
    replies: int = 0

    @property
    def used(self) -> int:
        """Calls, whatever they went to."""
        return self.looks + self.replies

    def left(self, use: Use) -> int:
        """How many more there are for that."""
        kept = 0
        if use is Use.LOOK:
            kept = max(0, self.limit * PERCENT_FOR_REPLIES // 100 - self.replies)
        return max(0, self.limit - self.used - kept)

    def spent(self, use: Use, calls: int = 1) -> "Day":
        """After so many more; less than nothing gives them back."""
        if use is Use.LOOK:
            return replace(self, looks=max(0, self.looks + calls))
        return replace(self, replies=max(0, self.replies + calls))


@dataclass(frozen=True, slots=True)
class Duty:
    """The hours of a day in which somebody is there; over midnight where it ends before it begins."""

    begins: time
    ends: time

    @override
    def __str__(self) -> str:
        return f"{self.begins:%H:%M}-{self.ends:%H:%M}"

    def covers(self, at: time) -> bool:
        """Whether somebody is there then, on the clock of China."""
        if self.begins < self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends

    def left(self, local: datetime) -> timedelta:
        """Of the day, after that moment."""
        begins, ends = (datetime.combine(local, at, CHINA) for at in (self.begins, self.ends))
        day = datetime.combine(local, time(), CHINA)
        spans = [(begins, ends)] if begins < ends else [(day, ends), (begins, day + _HOUR * 24)]
        return sum((max(timedelta(), end - max(begin, local)) for begin, end in spans), timedelta())


USUAL_DUTY: Final = Duty(time(8), time(22))


def duty(text: str) -> Duty | None:
    """Hours as somebody wrote them, "08:00-22:00"; None for what are none."""
    found = _DUTY.fullmatch(text.strip().replace("：", ":"))
    if found is None:
        return None
    try:
        return Duty(*(time(int(found[n]), int(found[n + 1])) for n in (1, 3)))
    except ValueError:
        return None


def pause(day: Day, hours: Duty, now: datetime, calls: int) -> timedelta:
    """Until the next look, of which each takes so many calls: so long that they last for the day."""
    local = now.astimezone(CHINA)
    rest = day_ends_at(now) - now
    looks = day.left(Use.LOOK) // calls
    if looks == 0:
        return rest
    busy = hours.left(local)
    pace = (busy + (rest - busy) / THINNER) / looks
    if not hours.covers(local.time()):
        begins = datetime.combine(local, hours.begins, CHINA)
        pace *= THINNER
        if begins > local:
            pace = min(pace, begins - local)
    return min(max(pace, LEAST_PAUSE), rest)


class Calls:
    """One user's calls. `limited`: to so many a day, which the commercial interface does not do. May
    be used by several threads."""

    def __init__(self, hours: Duty, now: Callable[[], datetime], *, limited: bool) -> None:
        self._hours = hours
        self._now = now
        self._limited = limited
        self._lock = threading.Lock()
        self._day = Day(self._now().astimezone(CHINA).date())
        self._holds: dict[Use, datetime] = {}

    def spend(self, use: Use) -> None:
        """Before each call. Raises RateLimited where there is none left for that."""
        with self._lock:
            now = self._now()
            held = self._holds.get(use)
            if held is not None and now < held:
                raise RateLimited("budget", held)
            if not self._limited:
                return
            day = self._today(now)
            if day.left(use) == 0:
                raise RateLimited("budget", day_ends_at(now))
            self._day = day.spent(use)

    def give_back(self, use: Use) -> None:
        """It did not reach the platform."""
        with self._lock:
            self._day = self._today(self._now()).spent(use, -1)

    def refused(self, use: Use, *, by_day: bool, by_all: bool) -> datetime:
        """The platform says that it was too much, and is not asked again before the moment that is
        returned: the end of the day where it counts `by_day` and we do, else of the hour. `by_all`:
        it counts whatever is asked, and not the one interface."""
        with self._lock:
            now = self._now()
            if by_day and self._limited:
                day = self._today(now)
                self._day = day.spent(Use.LOOK, max(0, day.limit - day.used))
                return day_ends_at(now)
            hour = now.replace(minute=0, second=0, microsecond=0) + _HOUR
            self._holds |= dict.fromkeys(Use if by_all else (use,), hour)
            return hour

    def learn(self, limit: int, used: int) -> None:
        """What the platform itself has counted, of us and of other desks."""
        with self._lock:
            day = replace(self._today(self._now()), limit=limit)
            self._day = day.spent(Use.LOOK, max(0, used - day.used))

    def remember(self, before: Day | None) -> None:
        """What was written down of the same day before the program began."""
        with self._lock:
            day = self._today(self._now())
            if before is not None and before.date >= day.date:
                looks, replies = max(day.looks, before.looks), max(day.replies, before.replies)
                self._day = replace(day, looks=looks, replies=replies)

    @property
    def day(self) -> Day:
        """The one it is now, of which nothing was made if it has just begun."""
        with self._lock:
            self._day = self._today(self._now())
            return self._day

    def budgets(self) -> tuple[Budget, ...]:
        """As they are shown; none where nothing is counted."""
        if not self._limited:
            return ()
        day = self.day
        used = min(day.used, day.limit)
        return (Budget(NAME, used, day.limit, day_ends_at(self._now())),)

    def pause(self, calls: int) -> timedelta | None:
        """As the function; None where nothing has to be spared."""
        return pause(self.day, self._hours, self._now(), calls) if self._limited else None

    def _today(self, now: datetime) -> Day:
        """A clock that is put back does not forget what was spent."""
        today = now.astimezone(CHINA).date()
        if today > self._day.date:
            return Day(today, self._day.limit)
        return replace(self._day, date=today)
