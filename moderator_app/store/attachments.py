"""Pictures and files, whole, inside the encrypted file: one copy of each, by what is in it."""

import hashlib
from collections.abc import Collection

from moderator_app.core.events import Kind
from moderator_app.store.connection import Connection, troubles


def keep(connection: Connection, data: bytes) -> str:
    """Keep it, in the caller's transaction; returns the digest (SHA-256, hexadecimal) that names
    it."""
    digest = hashlib.sha256(data)
    connection.execute(
        "INSERT OR IGNORE INTO attachment (digest, data) VALUES (?, ?)", (digest.digest(), data)
    )
    return digest.hexdigest()


@troubles()
def read(connection: Connection, digest: str) -> bytes | None:
    """What was kept under a digest; None when it has been erased."""
    row = connection.execute(
        "SELECT data FROM attachment WHERE digest = ?", (bytes.fromhex(digest),)
    ).fetchone()
    return None if row is None else bytes(row[0])


def forget(connection: Connection, digests: Collection[str]) -> None:
    """Remove them, in the caller's transaction, unless a case that was not erased has the same."""
    for digest in digests:
        row = connection.execute(
            "SELECT 1 FROM event WHERE kind = ? AND json_extract(body, '$.digest') = ?"
            " AND json_extract(body, '$.erased') IS NULL LIMIT 1",
            (Kind.FILE_ADDED, digest),
        ).fetchone()
        if row is None:
            connection.execute("DELETE FROM attachment WHERE digest = ?", (bytes.fromhex(digest),))
