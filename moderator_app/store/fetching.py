"""What hangs on messages and is not fetched yet. This desk's own, like the replies on their way;
what each is called and where it lies stands in the event of its message alone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

from moderator_app.core.fetching import Entry, State
from moderator_app.store.connection import Connection, marks, sql
from moderator_app.store.moments import from_ms, to_ms

_COLUMNS: LiteralString = "message, part, case_id, account, state, due, wanted, tries, until, why"
_NEXT: LiteralString = "ORDER BY wanted DESC, until IS NULL, until, due, message, part LIMIT 1"


def save(connection: Connection, entry: Entry) -> None:
    connection.execute(
        sql("INSERT OR REPLACE INTO fetching (", _COLUMNS, ") VALUES (", marks(10), ")"),
        (
            entry.message.bytes,
            entry.part,
            entry.case.bytes,
            entry.account.bytes,
            entry.state.value,
            to_ms(entry.due),
            int(entry.wanted),
            entry.tries,
            to_ms(entry.until),
            entry.why,
        ),
    )


def remove(connection: Connection, entry: Entry) -> None:
    connection.execute(
        "DELETE FROM fetching WHERE message = ? AND part = ?", (entry.message.bytes, entry.part)
    )


def forget(connection: Connection, cases: Sequence[bytes]) -> None:
    """Nothing of these cases is fetched any more."""
    connection.execute(
        sql("DELETE FROM fetching WHERE case_id IN (", marks(len(cases)), ")"), cases
    )


def abandon(connection: Connection, account: UUID) -> None:
    """Nobody fetches for this account any more by itself."""
    connection.execute(
        "UPDATE fetching SET state = 'offered', wanted = 0 WHERE account = ? AND state = 'waiting'",
        (account.bytes,),
    )


def find(connection: Connection, message: UUID, part: int) -> Entry | None:
    found = _entries(connection, "WHERE message = ? AND part = ?", (message.bytes, part))
    return found[0] if found else None


def of_case(connection: Connection, case: UUID) -> tuple[Entry, ...]:
    return _entries(connection, "WHERE case_id = ? ORDER BY message, part", (case.bytes,))


def next_due(connection: Connection, account: UUID, now: datetime) -> Entry | None:
    """Whose turn it is: what a person asked for, then what the platform keeps for the shortest
    time, then what waits for the longest."""
    found = _entries(
        connection,
        sql("WHERE account = ? AND state = 'waiting' AND due <= ?", _NEXT),
        (account.bytes, to_ms(now)),
    )
    return found[0] if found else None


def due(connection: Connection, account: UUID) -> datetime | None:
    """When the next of an account may be tried."""
    (found,) = connection.execute(
        "SELECT min(due) FROM fetching WHERE account = ? AND state = 'waiting'", (account.bytes,)
    ).fetchone()
    return None if found is None else from_ms(int(found))


def _entries(
    connection: Connection, which: LiteralString, values: Sequence[object]
) -> tuple[Entry, ...]:
    rows = connection.execute(sql("SELECT", _COLUMNS, "FROM fetching", which), values)
    return tuple(_entry(row) for row in rows)


def _entry(row: Sequence[Any]) -> Entry:
    message, part, case, account, state, due_at, wanted, tries, until, why = row
    return Entry(
        UUID(bytes=message),
        part,
        UUID(bytes=case),
        UUID(bytes=account),
        State(state),
        from_ms(due_at),
        bool(wanted),
        tries,
        from_ms(until),
        why,
    )
