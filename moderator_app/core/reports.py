"""The figures of a day, a week, a month: each is a set of cases, so that each number opens its rows.

Everything of a period is counted as it stood at its end, or stands now while it is not over: a
report made again later says the same. Only what is `Standing` is of now.

Where the figures come from: received, closed and their share as bureaux' daily bulletins write
them (郑州心通桥每日通报: 共收到有效诉求30项, 13项已办结占43%, 17项未办结); in time as Zhengzhou's
weekly bulletins do (按期回复率); response, resolution and satisfaction from Beijing's 接诉即办条例
(2021-09-24), which takes the last two from call-backs.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from uuid import UUID

from moderator_app.core.case import Heard, Outcome
from moderator_app.core.periods import Period, Stretch
from moderator_app.core.tales import Fact, Tale, What

Cases = frozenset[UUID]
NOBODY: Cases = frozenset()


class Name(StrEnum):
    RECEIVED = "received"
    """受理: the citizen's first message came in the period."""
    RECEIVED_CLOSED = "received_closed"
    """办结: of those received, closed at the end of the period."""
    RECEIVED_OPEN = "received_open"
    """未办结: the others."""
    CLOSED = "closed"
    """Closed in the period, whenever received, and still closed at its end."""
    OLDER_CLOSED = "older_closed"
    """Of those, the ones that had been received before the period."""
    DUE = "due"
    """应回复: a response was sent in the period, or was due in it and had not been sent."""
    RESPONDED = "responded"
    """Of those, a response was sent in the period, in time or not."""
    IN_TIME = "in_time"
    """Of those that were due, none came late and none is missing."""
    LATE = "late"
    """Of those that were due, one came late or is missing."""
    JUDGED = "judged"
    """Closed in the period with an outcome that can be a solution: neither joined to another case
    nor taken back by the citizen."""
    SOLVED = "solved"
    """Of those, closed as solved."""
    RETURNED = "returned"
    """退回: an organisation sent it back in the period."""
    HASTENED = "hastened"
    """催办: an organisation was urged in the period."""
    REOPENED = "reopened"
    """重新办理: what had been closed was opened again in the period."""
    CALLED_BACK = "called_back"
    """回访: the citizen was called in the period and said how it is."""
    SATISFIED = "satisfied"
    """Of those, satisfied, by what was said last."""
    UNSATISFIED = "unsatisfied"
    """And not satisfied."""
    PROMISE_KEPT = "promise_kept"
    """兑现承诺: what had been promised was done in the period, in time."""
    PROMISE_MISSED = "promise_missed"
    """承诺逾期: the moment that had been promised passed in the period with nothing done."""
    PROMISE_SUPERSEDED = "promise_superseded"
    """承诺改期: another promise took the place of one in the period, before its moment."""


class Cut(StrEnum):
    """By what the cases received in the period are told apart."""

    TOPIC = "topic"
    HANDLER = "handler"
    """The organisation that had the lead at the end of the period."""
    PLACE = "place"
    """Places with two cases or more."""
    DISTRICT = "district"
    """The district's organisation that had it, or else what its table called the district."""
    CHANNEL = "channel"
    HOUR = "hour"
    """Of the day, at which it was received."""


NONE = ""
"""The key, within a cut, of cases that have none."""


@dataclass(frozen=True, slots=True)
class Share:
    part: Cases
    whole: Cases

    def percent(self, digits: int = 0) -> str | None:
        """Rounded half up; None of nothing. Never 100 unless all are, nor 0 unless none is."""
        if not self.whole:
            return None
        scale = 10**digits
        most = 100 * scale
        part, whole = len(self.part), len(self.whole)
        tenths = (2 * part * most + whole) // (2 * whole)
        if 0 < part < whole:
            tenths = min(max(tenths, 1), most - 1)
        return f"{tenths // scale}.{tenths % scale:0{digits}}" if digits else str(tenths)


@dataclass(frozen=True, slots=True)
class Handled:
    """What one organisation had to do with in the period."""

    dispatched: Cases = NOBODY
    answered: Cases = NOBODY
    """It answered in the period."""
    due: Cases = NOBODY
    """It answered in the period what had a time, or the time ran out in it without an answer."""
    in_time: Cases = NOBODY
    """Of those, none came late and none is missing."""
    returned: Cases = NOBODY
    hastened: Cases = NOBODY

    @property
    def late(self) -> Cases:
        return self.due - self.in_time

    @property
    def kept(self) -> Share:
        return Share(self.in_time, self.due)


@dataclass(frozen=True, slots=True)
class Figures:
    stretch: Stretch
    cases: Mapping[Name, Cases]
    cuts: Mapping[Cut, Mapping[str, Cases]]
    organisations: Mapping[UUID, Handled]

    def count(self, name: Name) -> int:
        return len(self.cases[name])

    def share(self, part: Name, whole: Name) -> Share:
        return Share(self.cases[part], self.cases[whole])

    @property
    def closed_share(self) -> Share:
        """办结占: of those received."""
        return self.share(Name.RECEIVED_CLOSED, Name.RECEIVED)

    @property
    def in_time(self) -> Share:
        """按期回复率."""
        return self.share(Name.IN_TIME, Name.DUE)

    @property
    def response(self) -> Share:
        """响应率."""
        return self.share(Name.RESPONDED, Name.DUE)

    @property
    def solution(self) -> Share:
        """解决率, by the outcome with which we closed."""
        return self.share(Name.SOLVED, Name.JUDGED)

    @property
    def satisfaction(self) -> Share:
        """满意率, of those who were reached; nothing where nobody was."""
        return self.share(Name.SATISFIED, Name.CALLED_BACK)

    def ranked(self, cut: Cut, most: int | None = None) -> list[tuple[str, Cases]]:
        """The keys of a cut that name something, the most cases first."""
        named = [(key, cases) for key, cases in self.cuts[cut].items() if key != NONE]
        return sorted(named, key=lambda one: (-len(one[1]), one[0]))[:most]


class Age(StrEnum):
    """How long a citizen has been waiting for words of ours."""

    HOURS_2 = "hours_2"
    DAY = "day"
    DAYS_3 = "days_3"
    DAYS_7 = "days_7"
    LONGER = "longer"


_AGES = (
    (timedelta(hours=2), Age.HOURS_2),
    (timedelta(days=1), Age.DAY),
    (timedelta(days=3), Age.DAYS_3),
    (timedelta(days=7), Age.DAYS_7),
)
"""Each up to, and without, its length."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand at one moment, whatever the period.

    `overdue`: a clock of the case, ours or an organisation's, has run out and the case is open.
    `ages`: how long those have been waiting to whom the next words are owed.
    """

    at: datetime
    overdue: Cases = NOBODY
    ages: Mapping[Age, Cases] = field(default_factory=dict)


def by_age(at: datetime, waiting: Mapping[UUID, datetime]) -> dict[Age, Cases]:
    """The cases by how long they have been waiting, from since when each does."""
    found: defaultdict[Age, set[UUID]] = defaultdict(set)
    for case, since in waiting.items():
        found[_age(at - since)].add(case)
    return {age: frozenset(found[age]) for age in Age}


def _age(waited: timedelta) -> Age:
    return next((age for longest, age in _AGES if waited < longest), Age.LONGER)


@dataclass(frozen=True, slots=True)
class Report:
    """`before` is the period before, `weekday` the same weekday a week before, each as far as this
    one has come."""

    period: Period
    made_at: datetime
    figures: Figures
    before: Figures
    weekday: Figures | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class Line:
    """Of a case, what is counted: `tale` as it was written, `key` its place in the lists."""

    key: int
    case: UUID
    received_at: datetime
    platform: str
    place: str
    tale: str


class Counting:
    """Counts what of the tales belongs to a stretch of time; each tale is given once."""

    def __init__(self, stretch: Stretch, zone: tzinfo, districts: Mapping[UUID, str]) -> None:
        """`districts`: the organisations that are a district's, with what each is called."""
        self._stretch = stretch
        self._zone = zone
        self._districts = districts
        self._named: dict[Name, set[UUID]] = {name: set() for name in Name}
        self._cuts: dict[Cut, defaultdict[str, set[UUID]]] = {cut: defaultdict(set) for cut in Cut}
        self._organisations: defaultdict[UUID, _Tally] = defaultdict(_Tally)

    def add(self, tale: Tale) -> None:
        since, until = self._stretch.since, self._stretch.until
        past = [fact for fact in tale.facts if fact.at < until]
        inside = [fact for fact in past if fact.at >= since]
        if not inside:
            return
        names = frozenset(_names(past, inside))
        for name in names:
            self._named[name].add(tale.case_id)
        for fact in inside:
            if fact.organisation is not None:
                self._organisations[fact.organisation].add(fact, tale.case_id)
        if Name.RECEIVED in names:
            for cut, key in _keys(tale, past, self._zone, self._districts):
                self._cuts[cut][key].add(tale.case_id)

    def figures(self) -> Figures:
        places = {key: cases for key, cases in self._cuts[Cut.PLACE].items() if len(cases) > 1}
        return Figures(
            self._stretch,
            {name: frozenset(cases) for name, cases in self._named.items()},
            {
                cut: _frozen(places if cut is Cut.PLACE else found)
                for cut, found in self._cuts.items()
            },
            {one: tally.handled() for one, tally in self._organisations.items()},
        )


def _frozen(found: Mapping[str, set[UUID]]) -> dict[str, Cases]:
    return {key: frozenset(cases) for key, cases in found.items()}


_HAPPENED = {
    What.RETURNED: Name.RETURNED,
    What.HASTENED: Name.HASTENED,
    What.REOPENED: Name.REOPENED,
    What.PROMISE_KEPT: Name.PROMISE_KEPT,
    What.PROMISE_MISSED: Name.PROMISE_MISSED,
    What.PROMISE_SUPERSEDED: Name.PROMISE_SUPERSEDED,
}
_NO_SOLUTION = frozenset({Outcome.DUPLICATE, Outcome.WITHDRAWN})


def _names(past: list[Fact], inside: list[Fact]) -> Iterator[Name]:
    """The figures in which one case is counted, from what had happened at the end, and of that in
    the time itself."""
    last = next((f for f in reversed(past) if f.what in (What.CLOSED, What.REOPENED)), None)
    closed = last is not None and last.what is What.CLOSED
    received = any(fact.what is What.RECEIVED for fact in inside)
    if received:
        yield Name.RECEIVED
        yield Name.RECEIVED_CLOSED if closed else Name.RECEIVED_OPEN
    if last is not None and closed and last in inside:
        yield Name.CLOSED
        if not received:
            yield Name.OLDER_CLOSED
        if last.outcome not in _NO_SOLUTION:
            yield Name.JUDGED
            if last.outcome is Outcome.RESOLVED:
                yield Name.SOLVED
    yield from _response(inside)
    yield from _satisfaction(inside)
    for fact in inside:
        if fact.what in _HAPPENED:
            yield _HAPPENED[fact.what]


def _satisfaction(inside: list[Fact]) -> Iterator[Name]:
    said = [f.heard for f in inside if f.heard not in (None, Heard.UNREACHED)]
    if said:
        yield Name.CALLED_BACK
        yield Name.SATISFIED if said[-1] is Heard.SATISFIED else Name.UNSATISFIED


def _response(inside: list[Fact]) -> Iterator[Name]:
    sent = [f.kept for f in inside if f.what is What.RESPONDED and f.kept is not None]
    missed = any(fact.what is What.UNRESPONDED for fact in inside)
    if not sent and not missed:
        return
    yield Name.DUE
    if sent:
        yield Name.RESPONDED
    yield Name.LATE if missed or not all(sent) else Name.IN_TIME


def _keys(
    tale: Tale, past: list[Fact], zone: tzinfo, districts: Mapping[UUID, str]
) -> Iterator[tuple[Cut, str]]:
    given = [(f.organisation, f.lead) for f in reversed(past) if f.what is What.DISPATCHED]
    lead = next((organisation for organisation, leads in given if leads), None)
    district = next((one for one, _ in given if one in districts), None)
    yield Cut.TOPIC, tale.topic or NONE
    yield Cut.HANDLER, NONE if lead is None else str(lead)
    yield Cut.PLACE, tale.place or NONE
    yield Cut.DISTRICT, tale.district or NONE if district is None else districts[district]
    yield Cut.CHANNEL, tale.platform or NONE
    yield Cut.HOUR, f"{tale.received_at.astimezone(zone).hour:02}"


class _Tally:
    """The cases of one organisation, while they are counted."""

    def __init__(self) -> None:
        self._of: defaultdict[What, set[UUID]] = defaultdict(set)
        self._due: set[UUID] = set()
        self._late: set[UUID] = set()

    def add(self, fact: Fact, case: UUID) -> None:
        self._of[fact.what].add(case)
        if fact.what is What.UNANSWERED or fact.kept is not None:
            self._due.add(case)
        if fact.what is What.UNANSWERED or fact.kept is False:
            self._late.add(case)

    def handled(self) -> Handled:
        return Handled(
            dispatched=frozenset(self._of[What.DISPATCHED]),
            answered=frozenset(self._of[What.ANSWERED]),
            due=frozenset(self._due),
            in_time=frozenset(self._due - self._late),
            returned=frozenset(self._of[What.RETURNED]),
            hastened=frozenset(self._of[What.HASTENED]),
        )


def difference(now: int, then: int) -> tuple[int, str | None]:
    """How many more than then, and by how many per cent; None where there was nothing."""
    more = now - then
    if not then:
        return more, None
    sign = "-" if more < 0 else "+"
    return more, f"{sign}{(200 * abs(more) + then) // (2 * then)}"
