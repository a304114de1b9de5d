"""Pictures and files, whole, inside the encrypted file: one copy of each, by what is in it.

The event that adds one names it. Undoing that event, or erasing its case, takes the bytes out in
the same transaction unless another case has the same: nothing can bring an undone file back, so
nothing of it is kept.
"""

import hashlib
from collections.abc import Collection
from uuid import UUID

from moderator_app.core.events import Event
from moderator_app.core.folding import fold
from moderator_app.store import log
from moderator_app.store.connection import Connection, marks, sql, troubles


def digest(data: bytes) -> str:
    """The name under which it is kept: SHA-256, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def keep(connection: Connection, name: str, data: bytes) -> None:
    """Keep it under its digest, in the caller's transaction; what is there stays as it is."""
    connection.execute(
        "INSERT OR IGNORE INTO attachment (digest, data) VALUES (?, ?)",
        (bytes.fromhex(name), data),
    )


@troubles()
def read(connection: Connection, name: str) -> bytes | None:
    """What was kept under a digest; None when it is there no more."""
    row = connection.execute(
        "SELECT data FROM attachment WHERE digest = ?", (bytes.fromhex(name),)
    ).fetchone()
    return None if row is None else bytes(row[0])


def forget(connection: Connection, names: Collection[str]) -> None:
    """Remove them, in the caller's transaction, unless a case still has the same."""
    for name in names:
        cases = connection.execute(
            "SELECT DISTINCT case_id FROM event WHERE kind = 'file.added'"
            " AND json_extract(body, '$.digest') = ?",
            (name,),
        ).fetchall()
        if not any(_has(log.history(connection, UUID(bytes=case)), name) for (case,) in cases):
            connection.execute("DELETE FROM attachment WHERE digest = ?", (bytes.fromhex(name),))


def counts(connection: Connection, cases: Collection[UUID]) -> dict[UUID, int]:
    """How many pictures and files each of some cases has; those without are left out."""
    ids = tuple(case.bytes for case in cases)
    rows = connection.execute(
        sql(
            "SELECT DISTINCT case_id FROM event WHERE case_id IN (",
            marks(len(ids)),
            ") AND kind = 'file.added'",
        ),
        ids,
    ).fetchall()
    found = (fold(log.history(connection, UUID(bytes=case))) for (case,) in rows)
    return {case.id: len(case.files) for case in found if case is not None and case.files}


def _has(history: list[Event], name: str) -> bool:
    case = fold(history)
    return case is not None and any(file.digest == name for file in case.files)
