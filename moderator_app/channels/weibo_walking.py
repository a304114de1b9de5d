"""Where reading a list of Weibo's goes on: newest first it is told, a page at a time.

What is late, for somebody had to let it through first, has an older number than what is here already.
So whatever a page shows is compared with what was seen, and not with where reading stopped; and each
walk goes back as far as some entries that were seen before.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from moderator_app.channels import weibo_reading as reading
from moderator_app.channels.weibo_budget import Day

OVERLAP: Final = 20
"""Entries that were seen before, and that a walk comes to before it ends."""
MOST_PAGES: Final = 10
"""Of a walk: the platform shows no more of a list than these."""
KEPT: Final = 300
"""Numbers of what was seen: more than a page has."""
_MOST_ENTRIES: Final = 1_000


@dataclass(frozen=True, slots=True)
class Place:
    """All entries down to `floor` were seen; of the newest, `seen` names those that were, the highest
    first. `spent`: what was spent of the day's calls by then."""

    floor: int = 0
    seen: tuple[int, ...] = ()
    spent: Day | None = None


def place(cursor: str | None) -> Place | None:
    """None at the first look, and for what is no cursor of ours."""
    try:
        told = json.loads(cursor) if cursor else None
        if not isinstance(told, dict):
            return None
        spent = told.get("spent")
        day = None
        if spent is not None:
            day = Day(date.fromisoformat(spent[0]), looks=int(spent[1]), replies=int(spent[2]))
        return Place(int(told["floor"]), tuple(map(int, told["seen"])), day)
    except (ValueError, LookupError, TypeError, OverflowError, RecursionError):
        return None


def cursor(where: Place) -> str:
    """A place as it is written down."""
    told: dict[str, object] = {"floor": str(where.floor), "seen": list(map(str, where.seen))}
    if where.spent is not None:
        day = where.spent
        told["spent"] = [day.date.isoformat(), day.looks, day.replies]
    return json.dumps(told)


def onward(where: Place, read: Iterable[int], floor: int) -> Place:
    """After so many entries more were read."""
    seen = sorted({*where.seen, *read}, reverse=True)[:KEPT]
    return Place(floor, tuple(seen))


@dataclass(slots=True)
class Walk:
    """Back through a list, page by page. `next`: the highest number that the next page may have, 0
    for the first; `gap`: the walk ended, and there may be more between its end and what was seen."""

    start: Place | None
    found: dict[int, object] = field(default_factory=dict)
    odd: list[object] = field(default_factory=list)
    """Entries without a number."""
    next: int = 0
    gap: bool = False
    _pages: int = 0

    def take(self, page: Sequence[object]) -> bool:
        """Whether another page is wanted."""
        low = 0
        for entry in page[:_MOST_ENTRIES]:
            number = reading.number(entry)
            if not number:
                self.odd.append(entry)
                continue
            self.found.setdefault(number, entry)
            low = min(low or number, number)
        self._pages += 1
        if not low or self.start is None or low <= self.start.floor:
            return False
        if self.next and low > self.next:
            self.gap = True  # it tells the same again, from wherever it is asked
            return False
        self.next = low - 1
        self.gap = self._pages >= MOST_PAGES
        return not self.gap

    @property
    def floor(self) -> int:
        """Down to where all is seen, once everything that was found is."""
        shown = sorted(self.found, reverse=True)[:OVERLAP]
        return shown[-1] if shown else 0 if self.start is None else self.start.floor

    def is_below(self, number: int) -> bool:
        """Whether it is older than all that was seen; at the first look whatever there is."""
        if self.start is None:
            return True
        return number < min((*self.start.seen[-1:], self.start.floor))

    def new(self) -> list[int]:
        """The numbers of what was not seen before or was taken back since, the oldest first."""
        seen = frozenset(() if self.start is None else self.start.seen)
        return sorted(n for n, one in self.found.items() if n not in seen or reading.is_gone(one))
