"""What a list of cases asks the case file, and what it is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from moderator_app.core.rows import CaseRow, View
from moderator_app.desk.reading import Reader
from moderator_app.ui.models.cases import PAGE
from moderator_app.ui.workbench import Workbench

if TYPE_CHECKING:
    from array import array


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the reader: the order now, and how it differs from what is shown."""

    view: View
    shown: "array[int]"
    fresh: bool
    """The order is to be shown anew, so that its first page is wanted too."""
    touched: frozenset[UUID]
    heard: frozenset[UUID]
    """What citizens wrote to: nothing that we did, so that nothing moves for it."""
    made: UUID | None
    """A case somebody has just made, which the fresh order is to be shown at."""
    in_sight: tuple[int, ...]
    bench: Workbench

    def ask(self, reader: Reader) -> "Answer":
        bench = self.bench
        now, person = bench.now(), bench.actor
        order = reader.order(self.view, now=now, person=person)
        changed = self.touched | self.heard
        keys = reader.keys_of(tuple(changed)) if changed else {}
        made = {} if self.made is None else reader.keys_of((self.made,))
        wanted = [*order[:PAGE], *made.values()] if self.fresh else [*self.in_sight, *keys.values()]
        shown = frozenset(self.shown)
        overdue = reader.order(View.NEAR, now=now, person=person)
        return Answer(
            order=order,
            rows=reader.rows(wanted) if wanted else {},
            touched=frozenset(key for case, key in keys.items() if case not in self.heard),
            made=next(iter(made.values()), None),
            arrived=tuple(key for key in order if key not in shown),
            gone=shown.difference(order),
            near=len(frozenset(overdue).intersection(order)),
            shutting=reader.shutting(self.view, now=now, person=person),
            drafted=reader.drafted(person),
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """`arrived` are keys the list does not show, `gone` those that no longer belong to it."""

    order: "array[int]"
    rows: Mapping[int, CaseRow]
    touched: frozenset[int]
    made: int | None
    arrived: tuple[int, ...]
    gone: frozenset[int]
    near: int
    shutting: int
    """In how many of the view a window for replies is about to shut."""
    drafted: frozenset[UUID]
