"""What somebody means who types into the field of the history: a case by name, or words."""

from datetime import date
from uuid import UUID

from moderator_app.core import search
from moderator_app.core.search import LookupKind, Query
from moderator_app.store.reader import Reader


def named(text: str, reader: Reader) -> tuple[UUID, ...]:
    """The cases whose number, telephone or platform's id the text is; none where it is words."""
    seen = search.looks_like(text)
    if seen is None or seen.kind is LookupKind.LINK:
        return ()
    return reader.by_reference(seen.value)


def query(text: str, today: date) -> Query:
    """The text as words and operators, or as the link that stands in it."""
    link = search.looks_like_link(text)
    return search.parse(text, today) if link is None else search.literal(link.value)
