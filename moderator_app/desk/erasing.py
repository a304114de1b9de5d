"""Finding everything that is kept of one citizen."""

from uuid import UUID

from moderator_app.core import erasing, numbers
from moderator_app.core.erasing import Telling
from moderator_app.core.events import Event
from moderator_app.core.rows import CaseRow
from moderator_app.store.reader import Reader


def cases_of(case: UUID, reader: Reader) -> tuple[CaseRow, ...]:
    """The case and every other one of the same account, or with the same telephone however it is
    written, in the order in which they came. A name alone is shared by strangers and joins
    nobody. Raises Outage."""
    found = {case, *reader.same_account(case)}
    telephones = _telephones(reader.history(case))
    for number in telephones:
        ids = reader.quoting(number) - found
        found |= {one for one in ids if telephones & _telephones(reader.history(one))}
    rows = reader.rows(sorted(reader.keys_of(list(found)).values()))
    return tuple(rows[key] for key in sorted(rows))


def _telephones(history: list[Event]) -> frozenset[str]:
    """What a citizen can be called at, from what they wrote in a case."""
    return frozenset(
        trace.text
        for trace in erasing.traces(history)
        if trace.kind is Telling.NUMBER and numbers.kind_of(trace.text) in _CALLED
    )


_CALLED = frozenset({numbers.Kind.MOBILE, numbers.Kind.LANDLINE})
