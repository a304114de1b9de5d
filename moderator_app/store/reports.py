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
_BEGUN = "SELECT case_id FROM cases WHERE received_at >= :since AND received_at < :until"
_RAN_OUT = (
    "SELECT case_id FROM cases WHERE response_due >= :since AND response_due < :until"
    " UNION ALL SELECT case_id FROM handling WHERE due >= :since AND due < :until"
)


def last_touched(connection: Connection, since: datetime) -> dict[UUID, datetime]:
    """When something happened last to each case, or whatever else the log speaks of, to which
    anything happened since a moment."""
    rows = connection.execute(_LAST, (to_ms(since),))
    return {UUID(bytes=case): from_ms(at) for case, at in rows}


def concerned(connection: Connection, stretch: Stretch) -> frozenset[UUID]:
    """The cases that were received in a stretch, and those to which nothing has happened since a
    clock of theirs ran out in it."""
    span = {"since": to_ms(stretch.since), "until": to_ms(stretch.until)}
    rows = [row for one in (_BEGUN, _RAN_OUT) for row in connection.execute(one, span)]
    return frozenset(UUID(bytes=case) for (case,) in rows)


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
