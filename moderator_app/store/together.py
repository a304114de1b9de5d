"""What the tables hold of emergencies."""

from typing import LiteralString

from moderator_app.core.case import Case
from moderator_app.store.connection import Connection
from moderator_app.store.moments import to_ms


def columns(case: Case) -> dict[LiteralString, object]:
    """Of `cases`: a case that was closed by an erasure is no emergency any more."""
    now = None if case.closure is not None else case.emergency
    return {
        "emergency": None if now is None else now.danger.value,
        "emergency_at": None if now is None else to_ms(now.at),
    }


def emergencies(connection: Connection) -> list[int]:
    """The keys of the cases under one, the oldest first."""
    found = connection.execute(
        "SELECT id FROM cases WHERE emergency IS NOT NULL ORDER BY emergency_at, id"
    )
    return [key for (key,) in found]
