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
from moderator_app.core.reports import Cases, Counting, Name, Report, Standing
from moderator_app.core.routing import Router
from moderator_app.core.tales import Tale, tale
from moderator_app.store.reader import Reader

A_STEP = 150
"""Cases read and counted at once: less than a tenth of a second."""
MOST_ITEMS = 1_000
_REMEMBERED = 20_000


class Memory:
    """The tales of cases to which nothing has happened since they were told, so that a page that
    is shown again reads what is new. Of the rules and the dispatch list they were told by."""

    def __init__(self) -> None:
        self._told: dict[UUID, tuple[int, str, Tale | None]] = {}
        self._by: tuple[Rules, Router] | None = None

    def forget(self) -> None:
        """Words were erased."""
        self._told = {}

    def heed(self, rules: Rules, router: Router) -> None:
        """Others than before make other tales."""
        if self._by is None or self._by[0] is not rules or self._by[1] is not router:
            self._by = (rules, router)
            self._told = {}

    def tale(self, case: UUID, place: str, newest: int, reader: Reader) -> Tale | None:
        known = self._told.get(case)
        if known is not None and known[:2] == (newest, place):
            return known[2]
        if self._by is None:
            raise ValueError("heed the rules first")
        told = tale(reader.history(case), *self._by, place)
        if len(self._told) < _REMEMBERED or case in self._told:
            self._told[case] = (newest, place, told)
        return told


class Reporting:
    """One report on its way: `begin`, then `step` until it is whole, then `report`. All but the last
    on the thread that reads; each may raise Outage. `done` counts the cases that were read."""

    def __init__(
        self, period: Period, now: datetime, memory: Memory, rules: Rules, router: Router
    ) -> None:
        self._period = period
        self._now = now
        self._memory = memory
        self._by = (rules, router)
        self._last: Mapping[UUID, datetime] = {}
        self._left: list[Stretch] = []
        self._until: dict[UUID, datetime] = {}
        self._wanted: Sequence[UUID] = ()
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
        self._memory.heed(*self._by)
        districts = {
            one.id: one.shown for one in reader.organisations() if one.kind is Kind.DISTRICT
        }
        stretches = [periods.counted(self._period, self._now)]
        earlier = (periods.before(self._period), periods.same_weekday_before(self._period))
        stretches += [
            periods.as_far(one, self._period, self._now) for one in earlier if one is not None
        ]
        zone = self._period.zone
        self._countings = [Counting(one, zone, districts) for one in stretches]
        self._last = reader.last_touched(min(one.since for one in stretches))
        # The latest comes last: what it says of a case holds for all of them.
        self._left = sorted(stretches, key=lambda one: one.until)
        self._standing = reader.standing(self._now)

    def step(self, reader: Reader) -> None:
        """Find the cases of one time, or count some more cases."""
        if self._left:
            self._find(self._left.pop(0), reader)
            return
        wanted = self._wanted[self.done : self.done + A_STEP]
        for case, received_at, place, newest in reader.report_lines(wanted):
            told = None
            if received_at < self._until[case]:
                told = self._memory.tale(case, place, newest, reader)
            if told is not None:
                for counting in self._countings:
                    counting.add(told)
        self.done += len(wanted)

    def _find(self, stretch: Stretch, reader: Reader) -> None:
        """Whatever has happened to a case since, its tale may tell of the stretch, if it had been
        received before its end."""
        since = (case for case, at in self._last.items() if at >= stretch.since)
        self._until |= dict.fromkeys((*since, *reader.concerned(stretch)), stretch.until)
        if not self._left:
            self._wanted = tuple(self._until)

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
    """Cases one by one, what is private in their words masked; give it `A_STEP` of them."""
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
