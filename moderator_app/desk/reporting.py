"""Counting a period, in steps on the thread that reads, so that no list waits for long."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from functools import partial
from uuid import UUID

from moderator_app.core import periods, report_items
from moderator_app.core.exporting import Names
from moderator_app.core.following import Rules
from moderator_app.core.organisations import Kind
from moderator_app.core.periods import Period, Stretch
from moderator_app.core.report_items import Item
from moderator_app.core.reports import Cases, Counting, Line, Name, Report, Standing
from moderator_app.core.routing import Router
from moderator_app.core.tales import Judge, Tale, subject
from moderator_app.store.reader import Reader

A_STEP = 500
"""Cases counted at once: less than a tenth of a second."""
ITEMS_A_STEP = 150
"""Cases whose whole history is read at once: not longer."""
MOST_ITEMS = 1_000
_REMEMBERED = 100_000


class Memory:
    """What cases are about, by the dispatch list they were read by, so that a page that is shown
    again does not read their words again."""

    def __init__(self) -> None:
        self._subjects: dict[int, tuple[str, str]] = {}
        self._router: Router | None = None

    def forget(self) -> None:
        """Words were erased."""
        self._subjects = {}

    def subjects(
        self, keys: Sequence[int], router: Router, reader: Reader
    ) -> Mapping[int, tuple[str, str]]:
        """The topic and the district of each of these cases."""
        if self._router is not router or len(self._subjects) > _REMEMBERED:
            self._router, self._subjects = router, {}
        fresh = [key for key in keys if key not in self._subjects]
        for key, body in reader.bodies(fresh).items():
            self._subjects[key] = subject(body, router)
        return self._subjects


class Reporting:
    """One report on its way: `begin`, then `step` until it is whole, then `report`. All but the last
    on the thread that reads; each may raise Outage. `done` counts the cases that were read."""

    def __init__(
        self, period: Period, now: datetime, memory: Memory, rules: Rules, router: Router
    ) -> None:
        self._period = period
        self._now = now
        self._memory = memory
        self._judge = Judge(rules)
        self._router = router
        self._stretches: Sequence[Stretch] = ()
        self._left: list[Stretch] = []
        self._concerned: set[int] = set()
        self._wanted: Sequence[int] = ()
        self._countings: list[Counting] = []
        self._standing = Standing(now)
        self.done = 0

    @property
    def total(self) -> int:
        """How many cases are to be read, once that is known; 0 before."""
        return len(self._wanted)

    @property
    def is_whole(self) -> bool:
        return not self._left and self.done >= self.total

    def begin(self, reader: Reader) -> None:
        """Ask what is the same for all the times that are compared."""
        districts = {
            one.id: one.shown for one in reader.organisations() if one.kind is Kind.DISTRICT
        }
        stretches = [periods.counted(self._period, self._now)]
        earlier = (periods.before(self._period), periods.same_weekday_before(self._period))
        stretches += [
            periods.as_far(one, self._period, self._now) for one in earlier if one is not None
        ]
        zone = self._period.zone
        self._stretches = stretches
        self._countings = [Counting(one, zone, districts) for one in stretches]
        self._left = list(stretches)
        self._standing = reader.standing(self._now)

    def step(self, reader: Reader) -> None:
        """Find the cases of one time, or count some more cases."""
        if self._left:
            self._find(self._left.pop(0), reader)
            return
        wanted = self._wanted[self.done : self.done + A_STEP]
        lines = reader.report_lines(wanted)
        received = [line.key for line in lines if self._is_received(line)]
        subjects = self._memory.subjects(received, self._router, reader)
        for line in lines:
            topic, district = subjects.get(line.key, ("", ""))
            facts = self._judge.facts(line.tale)
            tale = Tale(
                line.case, line.received_at, line.platform, topic, district, line.place, facts
            )
            for counting in self._countings:
                counting.add(tale)
        self.done += len(wanted)

    def _is_received(self, line: Line) -> bool:
        """What a case is about is asked of those alone that are told apart by it."""
        return any(stretch.holds(line.received_at) for stretch in self._stretches)

    def _find(self, stretch: Stretch, reader: Reader) -> None:
        self._concerned.update(reader.concerned(stretch))
        if not self._left:
            self._wanted = sorted(self._concerned)

    def report(self) -> Report:
        """What was counted, on any thread."""
        figures, before, *weekday = [counting.figures() for counting in self._countings]
        return Report(
            self._period,
            self._now,
            figures,
            before,
            weekday[0] if weekday else None,
            self._standing,
        )


def count(period: Period, now: datetime, reader: Reader) -> Report:
    """All of it at once, where nobody waits for anything else. Raises Outage."""
    router = Router(reader.remit(), reader.organisations())
    reporting = Reporting(period, now, Memory(), reader.rules(), router)
    reporting.begin(reader)
    while not reporting.is_whole:
        reporting.step(reader)
    return reporting.report()


def listed(report: Report, reader: Reader) -> tuple[UUID, ...]:
    """The first cases received in the period, as they arrived, at most `MOST_ITEMS`."""
    first = sorted(_in_order(report.figures.cases[Name.RECEIVED], reader))[:MOST_ITEMS]
    return tuple(case for _, case in first)


def items(cases: Sequence[UUID], zone: tzinfo, reader: Reader) -> tuple[Item, ...]:
    """Cases one by one, what is private in their words masked; give it `ITEMS_A_STEP` of them."""
    names = Names(
        {str(one.id): one.shown for one in reader.organisations()},
        {str(one.id): one.name for one in reader.people()},
    )
    told = partial(report_items.item, names=names, zone=zone)
    return tuple(filter(None, (told(reader.history(case)) for case in cases)))


def _in_order(cases: Cases, reader: Reader) -> Iterator[tuple[int, UUID]]:
    listed = tuple(cases)
    for start in range(0, len(listed), A_STEP):
        keys = reader.keys_of(listed[start : start + A_STEP])
        yield from ((key, case) for case, key in keys.items())
