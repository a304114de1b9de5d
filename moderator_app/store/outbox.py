"""The replies on their way from this desk, and how far each stream of an account was read."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

from moderator_app.core.outbox import Entry, State, brought_back
from moderator_app.store.connection import Connection, marks, sql, writing
from moderator_app.store.moments import from_ms, to_ms

_COLUMNS: LiteralString = (
    "lease, case_id, account, state, due, tried, began, external, why, code, for_person, doubtful"
)


def save(connection: Connection, entry: Entry) -> None:
    connection.execute(
        sql("INSERT OR REPLACE INTO outbox (", _COLUMNS, ") VALUES (", marks(12), ")"),
        (
            entry.lease.bytes,
            entry.case.bytes,
            entry.account.bytes,
            entry.state.value,
            to_ms(entry.due),
            entry.tried,
            to_ms(entry.began),
            entry.external,
            entry.why,
            entry.code,
            int(entry.for_person),
            int(entry.doubtful),
        ),
    )


def find(connection: Connection, lease: UUID) -> Entry | None:
    found = _entries(connection, "WHERE lease = ?", (lease.bytes,))
    return found[0] if found else None


def unsettled(connection: Connection) -> tuple[Entry, ...]:
    """What is neither sent nor taken back, oldest first."""
    return _entries(connection, "WHERE state NOT IN ('sent', 'cancelled') ORDER BY due", ())


def bring_back(connection: Connection) -> None:
    """In the file of a backup: nothing leaves it by itself."""
    with writing(connection):
        for entry in unsettled(connection):
            save(connection, brought_back(entry))


def forget(connection: Connection, cases: Sequence[bytes]) -> None:
    """Nothing of these cases waits for anybody any more; what is leaving at this moment ends first."""
    connection.execute(
        sql(
            "UPDATE outbox SET state = 'cancelled' WHERE state NOT IN ('sending', 'sent')"
            " AND case_id IN (",
            marks(len(cases)),
            ")",
        ),
        cases,
    )


def letters(connection: Connection, leases: Sequence[UUID]) -> dict[UUID, UUID]:
    """Of what is on its way, the letters, and to which organisation each goes."""
    rows = connection.execute(
        sql(
            "SELECT id, json_extract(body, '$.organisation') FROM event"
            " WHERE kind = 'letter.written' AND id IN (",
            marks(len(leases)),
            ")",
        ),
        [one.bytes for one in leases],
    )
    return {UUID(bytes=id_): UUID(organisation) for id_, organisation in rows}


def next_due(connection: Connection, account: UUID, now: datetime) -> Entry | None:
    """The reply of an account that may leave now; none while another of it is leaving, for a
    platform puts them in the order in which they arrive."""
    found = _entries(
        connection,
        "WHERE account = ? AND state IN ('queued', 'sending') ORDER BY state = 'queued', due",
        (account.bytes,),
    )
    if not found or found[0].state is State.SENDING or found[0].due > now:
        return None
    return found[0]


def _entries(
    connection: Connection, which: LiteralString, values: Sequence[object]
) -> tuple[Entry, ...]:
    rows = connection.execute(sql("SELECT", _COLUMNS, "FROM outbox", which), values)
    return tuple(_entry(row) for row in rows)


def _entry(row: Sequence[Any]) -> Entry:
    lease, case, account, state, due, tried, began, external, why, code, person, doubtful = row
    return Entry(
        UUID(bytes=lease),
        UUID(bytes=case),
        UUID(bytes=account),
        State(state),
        from_ms(due),
        tried,
        from_ms(began),
        external,
        why,
        code,
        bool(person),
        bool(doubtful),
    )


def cursor(connection: Connection, account: UUID, stream: str) -> str | None:
    """None before the first look."""
    row = connection.execute(
        "SELECT cursor FROM stream_cursor WHERE account = ? AND stream = ?",
        (account.bytes, stream),
    ).fetchone()
    return None if row is None else str(row[0])


def save_cursor(
    connection: Connection, account: UUID, stream: str, cursor: str, at: datetime
) -> None:
    """Within the transaction that keeps the messages it covers."""
    connection.execute(
        "INSERT OR REPLACE INTO stream_cursor (account, stream, cursor, looked_at)"
        " VALUES (?, ?, ?, ?)",
        (account.bytes, stream, cursor, to_ms(at)),
    )
