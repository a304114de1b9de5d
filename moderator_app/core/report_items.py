"""The cases of a report one by one, with what is private in their words masked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final
from uuid import UUID

from moderator_app.core import exporting, folding
from moderator_app.core.case import Outcome, Status
from moderator_app.core.cells import cell_text
from moderator_app.core.events import Event
from moderator_app.core.exporting import Names
from moderator_app.core.headings import Table
from moderator_app.core.listing import BETWEEN
from moderator_app.core.reports import Report

_AT: Final = {column.heading: at for at, column in enumerate(exporting.COLUMNS[Table.CASES])}


@dataclass(frozen=True, slots=True)
class Item:
    """`words` are the title, or else the first of the message; `handlers` the lead, then the rest."""

    number: str
    received_at: datetime
    platform: str
    author: str
    words: str
    handlers: str
    status: Status
    outcome: Outcome | None


def item(events: Sequence[Event], names: Names, zone: tzinfo) -> Item | None:
    """None where the case was taken back."""
    case = folding.fold(events)
    if case is None:
        return None
    row = exporting.case_row(events, names, zone, masked=True)

    def masked(heading: str) -> str:
        return cell_text(row[_AT[heading]])

    handlers = (masked("本台主办"), *masked("本台协办").split(BETWEEN))
    return Item(
        case.number,
        case.received_at,
        case.platform,
        masked("留言人"),
        folding.summary(masked("标题") or masked(exporting.MESSAGE)),
        "、".join(filter(None, handlers)),
        case.status,
        None if case.closure is None else case.closure.outcome,
    )


@dataclass(frozen=True, slots=True)
class Content:
    """What goes onto paper: `names` of organisations, the `rule` that times were counted by, who
    made it, and the cases one by one where they are wanted (`left_out`: how many more there are)."""

    report: Report
    names: Mapping[UUID, str]
    rule: str
    made_by: str
    items: tuple[Item, ...] = ()
    left_out: int = 0
