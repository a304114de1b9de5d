"""What somebody means who types into the field of the history: a case by name, or words."""

from contextlib import suppress
from datetime import date
from uuid import UUID

from moderator_app.core import search
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import Dossier
from moderator_app.core.search import LookupKind, Query
from moderator_app.store.reader import Reader


def named(text: str, reader: Reader) -> tuple[UUID, ...]:
    """The cases whose number, telephone or platform's id the text is; none where it is words."""
    seen = search.looks_like(text)
    if seen is None or seen.kind is LookupKind.LINK:
        return ()
    return reader.by_reference(seen.value)


def one(reference: str, reader: Reader) -> Dossier:
    """The case of an id, a number or a platform's id. Raises Refusal where there is none, or where
    several are called so: it lists them."""
    with suppress(ValueError):
        if (dossier := reader.dossier(UUID(reference))) is not None:
            return dossier
    known = [reader.dossier(case) for case in reader.by_reference(reference)]
    # Not by a telephone: that names a citizen, and is a search.
    called = [one for one in known if one and reference in (one.case.number, one.case.post)]
    if not called:
        raise Refusal(Reason.NO_SUCH_CASE)
    if len(called) > 1:
        listed = ", ".join(f"{one.case.number} ({one.case.id})" for one in called)
        raise Refusal(Reason.SEVERAL_CASES, detail=listed)
    return called[0]


def query(text: str, today: date) -> Query:
    """The text as words and operators, or as the link that stands in it."""
    link = search.looks_like_link(text)
    return search.parse(text, today) if link is None else search.literal(link.value)
