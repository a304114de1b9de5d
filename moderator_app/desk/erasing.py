"""Finding everything that is kept of one citizen."""

from datetime import datetime, tzinfo
from uuid import UUID

from moderator_app.core import erasing, facts, search
from moderator_app.core.events import Event, Kind
from moderator_app.core.facts import Fact
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import CaseRow
from moderator_app.store.reader import Reader


def cases_of(case: UUID, now: datetime, zone: tzinfo, reader: Reader) -> tuple[CaseRow, ...]:
    """The case and every other one of the same account, or with the same telephone, in the order
    in which they came. A name alone is shared by strangers and joins nobody. Raises Outage."""
    found = {case, *reader.same_account(case)}
    numbers = _numbers(reader.history(case))
    for spelled in numbers:
        hits = reader.find(search.literal(spelled), now=now, zone=zone, limit=None).hits
        ids = {hit.case_id for hit in hits} - found
        found |= {one for one in ids if numbers & _numbers(reader.history(one))}
    rows = reader.rows(sorted(reader.keys_of(list(found)).values()))
    return tuple(rows[key] for key in sorted(rows))


def cases_with(telephone: str, now: datetime, zone: tzinfo, reader: Reader) -> tuple[UUID, ...]:
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


def _numbers(history: list[Event]) -> frozenset[str]:
    """The telephone numbers a citizen gave in a case, in every usual spelling."""
    return frozenset(one for one in erasing.traces(history) if facts.telephone(one) is not None)
