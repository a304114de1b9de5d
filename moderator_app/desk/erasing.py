"""Finding everything that is kept of one citizen."""

from datetime import datetime, tzinfo
from uuid import UUID

from moderator_app.core import erasing, facts, search
from moderator_app.core.events import Event
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


def _numbers(history: list[Event]) -> frozenset[str]:
    """The telephone numbers a citizen gave in a case, in every usual spelling."""
    return frozenset(one for one in erasing.traces(history) if facts.telephone(one) is not None)
