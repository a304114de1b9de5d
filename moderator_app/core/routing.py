"""Who handles it: the bureau's own dispatch list, and what it suggests for a message."""

from dataclasses import dataclass
from uuid import UUID

from moderator_app.core.records import Reader, kit_id


@dataclass(frozen=True, slots=True)
class RemitEntry:
    """One line of the dispatch list (派单目录): a topic, who handles it, and who says so."""

    id: UUID
    topic: str
    lead: UUID
    """Who handles it; where `by_district` is set, who handles it when no district is named."""
    key: str = ""
    """Its key in the starter kit; empty for one the bureau added."""
    code: str = ""
    """Its number in the dispatch list, such as 3.2."""
    keywords: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()
    """Words that speak against it: 路灯 is not meant where somebody writes 红绿灯."""
    co: tuple[UUID, ...] = ()
    by_district: bool = False
    """The district in which it happened takes the lead."""
    source: str = ""
    """The document that assigns it."""
    urgent: bool = False
    advice: str = ""
    """What the person on duty should ask or tell."""


def entry_id(kit_key: str) -> UUID:
    return kit_id("remit", kit_key)


def to_body(entry: RemitEntry) -> dict[str, object]:
    return {
        "id": str(entry.id),
        "key": entry.key,
        "code": entry.code,
        "topic": entry.topic,
        "keywords": list(entry.keywords),
        "not_words": list(entry.not_words),
        "lead": str(entry.lead),
        "co": [str(organisation) for organisation in entry.co],
        "by_district": entry.by_district,
        "source": entry.source,
        "urgent": entry.urgent,
        "advice": entry.advice,
    }


def from_body(body: object) -> RemitEntry:
    """Reads what `to_body` wrote. Raises `BadRecord` naming the field that makes no sense.

    A starter kit has keys in place of ids: give an entry its `lead` and `co` by
    `organisation_id` before reading it.
    """
    read = Reader("remit", body)
    key = read.text("key")
    return RemitEntry(
        id=read.id("id") if read.text("id") or not key else entry_id(key),
        topic=read.needed("topic"),
        lead=read.id("lead"),
        key=key,
        code=read.text("code"),
        keywords=read.texts("keywords"),
        not_words=read.texts("not_words"),
        co=read.ids("co"),
        by_district=read.flag("by_district"),
        source=read.text("source"),
        urgent=read.flag("urgent"),
        advice=read.raw("advice"),
    )
