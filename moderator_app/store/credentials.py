"""What the desk keeps of passwords: this file's own, never an event, and so never another desk's."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from moderator_app.core.passwords import Credential
from moderator_app.store.connection import Connection, troubles
from moderator_app.store.moments import from_ms, to_ms


@troubles()
def of(connection: Connection, person: UUID) -> Credential | None:
    row = connection.execute(
        "SELECT person, phc, once, wrong, tried_at FROM credential WHERE person = ?",
        (person.bytes,),
    ).fetchone()
    return None if row is None else _credential(row)


@troubles()
def save(connection: Connection, kept: Credential) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO credential (person, phc, once, wrong, tried_at)"
        " VALUES (?, ?, ?, ?, ?)",
        (kept.person.bytes, kept.phc, int(kept.once), kept.wrong, to_ms(kept.tried_at)),
    )


@troubles()
def drop(connection: Connection, person: UUID) -> None:
    connection.execute("DELETE FROM credential WHERE person = ?", (person.bytes,))


def people(connection: Connection) -> frozenset[UUID]:
    """Who has a password."""
    rows = connection.execute("SELECT person FROM credential")
    return frozenset(UUID(bytes=person) for (person,) in rows)


def _credential(row: Sequence[Any]) -> Credential:
    person, phc, once, wrong, tried_at = row
    return Credential(UUID(bytes=person), phc, bool(once), wrong, from_ms(tried_at))
