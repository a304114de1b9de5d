"""What a report has to read: the cases that a stretch of time concerns, and how things stand."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from moderator_app.core.periods import Stretch
from moderator_app.core.reports import Standing, by_age
from moderator_app.store.connection import Connection, marks, sql
from moderator_app.store.moments import from_ms, to_ms

_LAST = (
    # Without the hint the log is read whole, in the order of the cases.
    "SELECT case_id, max(at) FROM event INDEXED BY event_at WHERE at >= ? GROUP BY case_id"
)
_IN_IT = (
    "SELECT case_id FROM cases WHERE received_at >= :since AND received_at < :until",
    # Where nothing has happened since, a clock may still have run out.
    "SELECT case_id FROM cases WHERE response_due >= :since AND response_due < :until",
    "SELECT case_id FROM handling WHERE due >= :since AND due < :until",
)


def touched(connection: Connection, stretches: Sequence[Stretch]) -> dict[UUID, datetime]:
    """Every case in whose tale something of a stretch can stand, and before when it must have been
    received for that: whatever has happened to it since, and whichever clock ran out. Among them is
    whatever else the log speaks of."""
    ordered = sorted(stretches, key=lambda one: one.until)
    first = min(to_ms(one.since) for one in ordered)
    last = dict(connection.execute(_LAST, (first,)))
    found: dict[bytes, datetime] = {}
    for stretch in ordered:
        since, until = to_ms(stretch.since), to_ms(stretch.until)
        found |= {case: stretch.until for case, at in last.items() if at >= since}
        for question in _IN_IT:
            rows = connection.execute(question, {"since": since, "until": until})
            found |= {case: stretch.until for (case,) in rows}
    return {UUID(bytes=case): until for case, until in found.items()}


def lines(
    connection: Connection, cases: Sequence[UUID]
) -> Iterable[tuple[UUID, datetime, str, int]]:
    """Of those that are cases: when it was received, its place, the position of its newest event."""
    found = connection.execute(
        sql(
            "SELECT case_id, received_at, coalesce(place, ''),"
            " (SELECT max(position) FROM event e WHERE e.case_id = c.case_id)"
            " FROM cases c WHERE case_id IN (",
            marks(len(cases)),
            ")",
        ),
        [case.bytes for case in cases],
    )
    return [(UUID(bytes=case), from_ms(at), place, newest) for case, at, place, newest in found]


def standing(connection: Connection, now: datetime) -> Standing:
    """What is overdue at this moment, and who has been waiting for how long."""
    overdue = connection.execute(
        "SELECT case_id FROM cases WHERE next_due < ? AND status <> 'closed'", (to_ms(now),)
    )
    waiting = connection.execute(
        "SELECT case_id, waiting_since FROM cases"
        " WHERE status IN ('waiting', 'unsent') AND waiting_since IS NOT NULL"
    )
    return Standing(
        now,
        frozenset(UUID(bytes=case) for (case,) in overdue),
        by_age(now, {UUID(bytes=case): from_ms(since) for case, since in waiting}),
    )
