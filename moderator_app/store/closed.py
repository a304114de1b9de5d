"""Which closed cases have been kept long enough."""

from collections.abc import Sequence
from datetime import datetime
from typing import LiteralString
from uuid import UUID

from moderator_app.store.connection import Connection, sql
from moderator_app.store.erasure import ERASED
from moderator_app.store.moments import to_ms

Group = tuple[str, str, UUID | None]
"""Channel, outcome and lead of closed cases."""

_MAY_GO: LiteralString = (
    f"FROM cases c WHERE c.status = 'closed' AND NOT c.pinned AND c.closed_at < ? AND NOT {ERASED}"
)
_ALIKE: LiteralString = "AND c.platform = ? AND c.outcome = ? AND c.lead IS ?"


def groups(connection: Connection, before: datetime) -> dict[Group, int]:
    """How many cases were closed before a moment, by what rules tell apart. Neither open cases
    are among them nor pinned ones, nor those whose words are gone."""
    rows = connection.execute(
        sql("SELECT c.platform, c.outcome, c.lead, count(*)", _MAY_GO, "GROUP BY 1, 2, 3"),
        (to_ms(before),),
    )
    return {
        (platform, outcome, None if lead is None else UUID(bytes=lead)): count
        for platform, outcome, lead, count in rows
    }


def count(connection: Connection, group: Group, before: datetime) -> int:
    """How many of a group were closed before a moment."""
    (found,) = connection.execute(
        sql("SELECT count(*)", _MAY_GO, _ALIKE), (to_ms(before), *_values(group))
    ).fetchone()
    return int(found)


def first(connection: Connection, group: Group, before: datetime, limit: int) -> Sequence[int]:
    """The keys of those of them that arrived first."""
    rows = connection.execute(
        sql("SELECT c.id", _MAY_GO, _ALIKE, "ORDER BY c.id LIMIT ?"),
        (to_ms(before), *_values(group), limit),
    )
    return [key for (key,) in rows]


def _values(group: Group) -> tuple[object, ...]:
    platform, outcome, lead = group
    return platform, outcome, None if lead is None else lead.bytes
