"""The handover note: the state of things at one moment, as the next person has to know it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from moderator_app.core.events import storable
from moderator_app.core.rows import CaseRow

WORDS = "handover.words"
"""The setting that keeps the words of a note that is not signed yet."""


class Section(StrEnum):
    """In the order in which the next person needs them."""

    EMERGENCY = "emergency"
    """What is dangerous and not over, since when."""
    UNSENT = "unsent"
    """Replies that were handed out and never confirmed as sent."""
    UNTOLD = "untold"
    """Dispatches whose words nobody has passed on yet."""
    UNACCEPTED = "unaccepted"
    """What an earlier shift handed over and nobody has accepted."""
    PROMISED = "promised"
    """What citizens were promised by the end of the next shift."""
    OPEN = "open"
    """What we owe a citizen, by deadline."""
    WAITING = "waiting"
    """What organisations owe us, first due first, then longest."""
    CONSULTATION = "consultation"
    """What several organisations were asked and none has taken, until when."""
    SAME_PLACE = "same_place"
    """Open cases that stand close together, the largest cluster first."""
    SNOOZED = "snoozed"
    PINNED = "pinned"
    REOPENED = "reopened"
    CLOSED = "closed"
    CALLS = "calls"
    """Telephone calls of the shift, and what came of them."""


TO_KNOW = frozenset({Section.SAME_PLACE, Section.REOPENED, Section.CLOSED, Section.CALLS})
"""Sections that are to be read: what is open in them stands in another one too, to be accepted."""


@dataclass(frozen=True, slots=True)
class Item:
    """One case on the note; `at` is its deadline, or since when, or until when, by section;
    `files` counts its pictures and files; `clock` is the one that breaches next, and `due` when, where
    that is not `at`. `remark` is the section's own: how often an organisation was hastened, the
    place, the outcome, what was said. `extensions` counts them, `approver` gave the last; `giver`
    and `taker` are the names between which it was not accepted, `shift` the handover it is of."""

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
    returns: int = 0
    extensions: int = 0
    approver: str = ""
    giver: str = ""
    taker: str = ""
    shift: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A shift that began over a handover nobody had read: whose, by whom, when and why."""

    giver: str
    taker: str
    at: str
    why: str


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
    unread: Sequence[Unread] = ()

    def items(self, section: Section) -> Sequence[Item]:
        return self.sections.get(section.value, ())

    @property
    def owed(self) -> tuple[str, ...]:
        """The ids of the cases to be accepted, each once, as they first stand on the note."""
        cases = (
            item.case_id
            for section in Section
            if section not in TO_KNOW
            for item in self.items(section)
        )
        return tuple(dict.fromkeys(cases))

    @property
    def total(self) -> int:
        """Distinct cases to be handed over."""
        return len(self.owed)

    @property
    def is_empty(self) -> bool:
        """There is nothing on it but what its giver may have written."""
        return not any(self.sections.values()) and not self.unread


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
        returns=row.returns,
    )


def with_files(items: Iterable[Item], counts: Mapping[UUID, int]) -> tuple[Item, ...]:
    """The items with the number of their pictures and files."""
    return tuple(replace(one, files=counts.get(UUID(one.case_id), 0)) for one in items)


def with_extensions(items: Iterable[Item], given: Mapping[UUID, Sequence[str]]) -> tuple[Item, ...]:
    """The items with how often their time was extended; `given` are the approvers, by case."""
    return tuple(
        replace(one, extensions=len(by), approver=by[-1])
        if (by := given.get(UUID(one.case_id)))
        else one
        for one in items
    )


def signed(sheet: Sheet, words: str, to_name: str) -> Sheet:
    """The note with the words and the successor as they stand in the fields."""
    return replace(sheet, words=storable(words), to_name=storable(to_name))


def says(sheet: Sheet, words: str) -> bool:
    """Whether every one of the words stands somewhere on the note; they are divided by blanks."""
    items = (one for items in sheet.sections.values() for one in items)
    said = [sheet.from_name, sheet.to_name, sheet.words, sheet.made_at[:10]]
    for one in items:
        said += [one.number, one.author, one.summary, one.handler, one.remark]
    everything = "\n".join(said).casefold()
    return all(word in everything for word in words.casefold().split())


def to_body(sheet: Sheet) -> dict[str, Any]:
    body = asdict(sheet)
    body["sections"] = {
        name: [asdict(one) for one in items] for name, items in sheet.sections.items()
    }
    body["unread"] = [asdict(one) for one in sheet.unread]
    return body


def from_body(body: Mapping[str, Any]) -> Sheet:
    """Also of a note that an earlier version wrote, which knew less."""
    parts = {"sections", "unread"}
    known = {key: body[key] for key in Sheet.__dataclass_fields__ if key in body.keys() - parts}
    sections = {name: _items(items) for name, items in body["sections"].items()}
    unread = tuple(Unread(**one) for one in body.get("unread", ()))
    return Sheet(**known, sections=sections, unread=unread)


def _items(items: Iterable[Mapping[str, Any]]) -> tuple[Item, ...]:
    names = Item.__dataclass_fields__
    return tuple(Item(**{key: one[key] for key in names if key in one}) for one in items)
