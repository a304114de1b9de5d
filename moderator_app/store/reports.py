"""What a report has to read: the cases that a stretch of time concerns, and how things stand."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from moderator_app.core.periods import Stretch
from moderator_app.core.reports import Line, Standing, by_age
from moderator_app.store.connection import Connection, marks, sql
from moderator_app.store.moments import from_ms, to_ms

_CONCERNED = (
    "SELECT id FROM cases WHERE received_at < :until AND case_id IN ("
    # Without the hint the log is read whole, in the order of the cases.
    "SELECT case_id FROM event INDEXED BY event_at WHERE at >= :since"
    " UNION ALL SELECT case_id FROM cases WHERE received_at >= :since AND received_at < :until"
    " UNION ALL SELECT case_id FROM cases WHERE response_due >= :since AND response_due < :until"
    " UNION ALL SELECT case_id FROM handling WHERE due >= :since AND due < :until"
    " UNION ALL SELECT case_id FROM promise WHERE due >= :since AND due < :until)"
)


def concerned(connection: Connection, stretch: Stretch) -> list[int]:
    """The keys of the cases of which a stretch may have to tell: they had been received before its
    end, and were received in it, or something has happened to them since it began, or nothing
    has since a clock of theirs ran out in it."""
    span = {"since": to_ms(stretch.since), "until": to_ms(stretch.until)}
    return [key for (key,) in connection.execute(_CONCERNED, span)]


def lines(connection: Connection, keys: Sequence[int]) -> list[Line]:
    found = connection.execute(
        sql(
            "SELECT id, case_id, received_at, platform, coalesce(place, ''), tale"
            " FROM cases WHERE id IN (",
            marks(len(keys)),
            ")",
        ),
        keys,
    )
    return [
        Line(key, UUID(bytes=case), from_ms(at), platform, place, tale)
        for key, case, at, platform, place, tale in found
    ]


def bodies(connection: Connection, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What the first message of each case says: a case's key is its first event's position."""
    found = connection.execute(
        sql("SELECT position, body FROM event WHERE position IN (", marks(len(keys)), ")"), keys
    )
    return {key: json.loads(body) for key, body in found}


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
