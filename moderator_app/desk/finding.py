"""Which cases somebody means who names them: by number, by telephone, or by words."""

from contextlib import suppress
from datetime import date, datetime, tzinfo
from uuid import UUID

from moderator_app.core import facts, search
from moderator_app.core.events import Event, Kind
from moderator_app.core.facts import Fact
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


def of_telephone(telephone: str, now: datetime, zone: tzinfo, reader: Reader) -> tuple[UUID, ...]:
    """The cases in which a citizen gave this number as theirs, in the order in which they came.
    Its digits in a longer number are another's. Raises Refusal where it is no whole telephone
    number, Outage."""
    number = facts.telephone(telephone)
    if number is None:
        raise Refusal(Reason.NOT_A_TELEPHONE)
    # However it was spelled, it begins and ends so.
    digits = number.partition("-")[0]
    likely = search.literal(f"{digits[:3]} {digits[-4:]}")
    hits = reader.find(likely, now=now, zone=zone, limit=None).hits
    keys = reader.keys_of([hit.case_id for hit in hits])
    return tuple(
        case
        for case in sorted(keys, key=keys.__getitem__)
        if number in _given(reader.history(case))
    )


def _given(history: list[Event]) -> frozenset[str]:
    """What a citizen said to be their telephone, and the mobiles in their words: a landline there
    is more often an office's."""
    found: set[str | None] = set()
    for event in history:
        if event.kind == Kind.MESSAGE_RECEIVED:
            phone, title, text = (
                str(event.body.get(key, "")) for key in ("phone", "title", "text")
            )
            found |= {facts.telephone(phone), *(one.normal for one in facts.find(phone))}
            found |= {one.normal for one in facts.find(f"{title}\n{text}") if _is_mobile(one)}
    return frozenset(one for one in found if one)


def _is_mobile(fact: Fact) -> bool:
    return fact.kind is facts.Kind.TELEPHONE and fact.normal.startswith("1")


def query(text: str, today: date) -> Query:
    """The text as words and operators, or as the link that stands in it."""
    link = search.looks_like_link(text)
    return search.parse(text, today) if link is None else search.literal(link.value)
