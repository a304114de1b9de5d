"""The handover note: the state of things at one moment, as the next person has to know it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from moderator_app.core.rows import CaseRow


class Section(StrEnum):
    """In the order in which the next person needs them."""

    UNSENT = "unsent"
    """Replies that were handed out and never confirmed as sent."""
    UNTOLD = "untold"
    """Dispatches whose words nobody has passed on yet."""
    OPEN = "open"
    """What we owe a citizen, by deadline."""
    WAITING = "waiting"
    """What organisations owe us, first due first, then longest."""
    SNOOZED = "snoozed"
    PINNED = "pinned"
    PROMISES = "promises"
    """What was promised and is due until the end of the next shift, or was missed."""


@dataclass(frozen=True, slots=True)
class Item:
    """One case on the note; `at` is its deadline, or since when, or until when, by section;
    `files` counts its pictures and files; `clock` is the one that breaches next, and `due` when, where
    that is not `at`."""

    case_id: str
    number: str
    author: str
    platform: str
    summary: str
    handler: str
    at: str
    remark: str = ""
    files: int = 0
    clock: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is handed over. Times are ISO 8601 with their zone; names are as they were then."""

    made_at: str
    began_at: str
    from_name: str
    from_number: str
    to_name: str
    words: str
    sections: Mapping[str, Sequence[Item]]
    received: int
    answered: int
    closed: int

    def items(self, section: Section) -> Sequence[Item]:
        return self.sections.get(section.value, ())

    @property
    def total(self) -> int:
        """Distinct cases on the note."""
        return len({item.case_id for items in self.sections.values() for item in items})


def item(row: CaseRow, names: Mapping[UUID, str], at: datetime | None, remark: str = "") -> Item:
    clock, due = row.next_due or (None, None)
    return Item(
        case_id=str(row.case_id),
        number=row.number,
        author=row.author,
        platform=row.platform,
        summary=row.title or row.summary,
        handler="" if row.lead is None else names.get(row.lead, ""),
        at="" if at is None else at.isoformat(),
        remark=remark,
        clock="" if clock is None else clock.value,
        due="" if due is None or due == at else due.isoformat(),
    )


def with_files(items: Sequence[Item], counts: Mapping[UUID, int]) -> tuple[Item, ...]:
    """The items with the number of their pictures and files."""
    return tuple(replace(one, files=counts.get(UUID(one.case_id), 0)) for one in items)


def signed(sheet: Sheet, words: str, to_name: str) -> Sheet:
    """The note with the words and the successor as they stand in the fields."""
    return replace(sheet, words=words, to_name=to_name)


def to_body(sheet: Sheet) -> dict[str, Any]:
    body = asdict(sheet)
    body["sections"] = {
        name: [asdict(one) for one in items] for name, items in sheet.sections.items()
    }
    return body


def from_body(body: Mapping[str, Any]) -> Sheet:
    known = {name: body[name] for name in Sheet.__dataclass_fields__ if name != "sections"}
    sections = {name: _items(items) for name, items in body["sections"].items()}
    return Sheet(**known, sections=sections)


def _items(items: Iterable[Mapping[str, Any]]) -> tuple[Item, ...]:
    names = Item.__dataclass_fields__
    return tuple(Item(**{key: one[key] for key in names if key in one}) for one in items)
