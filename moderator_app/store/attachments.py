"""Pictures and files, whole, inside the encrypted file: one copy of each, by what is in it."""

import hashlib
from collections.abc import Collection

from moderator_app.store.connection import Connection, troubles


def digest(data: bytes) -> str:
    """The name under which it is kept: SHA-256, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def keep(connection: Connection, data: bytes) -> None:
    """Keep it, in the caller's transaction; what is there already stays as it is."""
    connection.execute(
        "INSERT OR IGNORE INTO attachment (digest, data) VALUES (?, ?)",
        (bytes.fromhex(digest(data)), data),
    )


@troubles()
def read(connection: Connection, name: str) -> bytes | None:
    """What was kept under a digest; None when it has been erased."""
    row = connection.execute(
        "SELECT data FROM attachment WHERE digest = ?", (bytes.fromhex(name),)
    ).fetchone()
    return None if row is None else bytes(row[0])


def forget(connection: Connection, names: Collection[str]) -> None:
    """Remove them, in the caller's transaction, unless a case that was not erased has the same."""
    for name in names:
        row = connection.execute(
            "SELECT 1 FROM event WHERE kind = 'file.added' AND json_extract(body, '$.digest') = ?"
            " AND json_extract(body, '$.erased') IS NULL LIMIT 1",
            (name,),
        ).fetchone()
        if row is None:
            connection.execute("DELETE FROM attachment WHERE digest = ?", (bytes.fromhex(name),))
