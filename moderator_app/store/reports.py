"""What a report has to read: the cases that a stretch of time concerns, and how things stand."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from moderator_app.core.reports import Standing
from moderator_app.store.connection import Connection
from moderator_app.store.moments import from_ms, to_ms

_TOUCHED = (
    "WITH touched (case_id) AS MATERIALIZED ("
    # Whatever happened to it since, its tale may tell of the stretch. Without the hint the log is
    # read whole, in the order of the cases.
    " SELECT case_id FROM event INDEXED BY event_at WHERE at >= :since"
    " UNION ALL"
    " SELECT case_id FROM cases WHERE received_at >= :since AND received_at < :until"
    # Where nothing has happened since, a clock may still have run out.
    " UNION ALL"
    " SELECT case_id FROM cases WHERE response_due >= :since AND response_due < :until"
    " UNION ALL SELECT case_id FROM handling WHERE due >= :since AND due < :until)"
    " SELECT c.id, c.case_id, coalesce(c.place, ''),"
    " (SELECT max(position) FROM event e WHERE e.case_id = c.case_id)"
    " FROM (SELECT DISTINCT case_id FROM touched) t CROSS JOIN cases c ON c.case_id = t.case_id"
    " WHERE c.received_at < :until"
)


def touched(
    connection: Connection, since: datetime, until: datetime
) -> Sequence[tuple[UUID, str, int]]:
    """Every case in whose tale something of the stretch can stand, its place, and the position of
    its newest event; in the order in which they arrived."""
    found = connection.execute(_TOUCHED, {"since": to_ms(since), "until": to_ms(until)})
    return [(UUID(bytes=case), place, position) for _, case, place, position in sorted(found)]


def standing(connection: Connection, now: datetime) -> Standing:
    """What is overdue at this moment, and who is waiting since when."""
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
        {UUID(bytes=case): from_ms(since) for case, since in waiting},
    )
