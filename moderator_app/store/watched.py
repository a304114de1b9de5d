"""Which files of watched folders have been taken in, by what is in them, and what became of their
rows: so that nothing is taken twice, and an answer finds its row again."""

import json
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from uuid import UUID

from moderator_app.core.watching import Counted, Taken
from moderator_app.store.connection import Connection, marks, sql, writing
from moderator_app.store.moments import from_ms, to_ms


def known(connection: Connection, digests: Collection[bytes]) -> frozenset[bytes]:
    """Those that were taken to their end, or are our own."""
    rows = connection.execute(
        sql(
            "SELECT digest FROM watched_file WHERE (ours OR taken IS NOT NULL) AND digest IN (",
            marks(len(digests)),
            ")",
        ),
        tuple(digests),
    )
    return frozenset(bytes(digest) for (digest,) in rows)


def note_rows(
    connection: Connection, digest: bytes, path: str, at: datetime, cases: Mapping[int, UUID]
) -> None:
    """Remember which rows of a file opened, or belong to, which cases."""
    with writing(connection):
        file = _file(connection, digest, path, at, ours=False)
        connection.executemany(
            "INSERT OR REPLACE INTO watched_row (file, row, case_id) VALUES (?, ?, ?)",
            [(file, row, case.bytes) for row, case in cases.items()],
        )


def note_taken(
    connection: Connection, digest: bytes, path: str, at: datetime, counted: Counted
) -> None:
    """Remember that a file was read through."""
    taken = json.dumps([counted.imported, counted.duplicates, counted.quarantined])
    with writing(connection):
        file = _file(connection, digest, path, at, ours=False)
        connection.execute(
            "UPDATE watched_file SET path = ?, at = ?, taken = ? WHERE id = ?",
            (path, to_ms(at), taken, file),
        )


def note_ours(connection: Connection, digest: bytes, path: str, at: datetime) -> None:
    """Remember a file that this desk made."""
    with writing(connection):
        _file(connection, digest, path, at, ours=True)


def note_mended(connection: Connection, name: str, row: int, case: UUID) -> None:
    """A row that was put aside has been taken in after all: remember it for every file of that
    name in which nothing is known of the row. Whether it is the same is seen by its words."""
    with writing(connection):
        files = connection.execute("SELECT id, path FROM watched_file WHERE NOT ours").fetchall()
        connection.executemany(
            "INSERT OR IGNORE INTO watched_row (file, row, case_id) VALUES (?, ?, ?)",
            [(id_, row, case.bytes) for id_, path in files if _name(path) == name],
        )


def strike(connection: Connection, without: Callable[[str], str]) -> None:
    """Strike a citizen's traces from the names of files, in the caller's transaction. A file is
    known again by what is in it, and its rows put aside lose the same of its name."""
    for id_, path in connection.execute("SELECT id, path FROM watched_file").fetchall():
        if (struck := without(path)) != path:
            connection.execute("UPDATE watched_file SET path = ? WHERE id = ?", (struck, id_))


def rows_of(connection: Connection, digest: bytes) -> dict[int, UUID]:
    """The cases of the rows of a file."""
    rows = connection.execute(
        "SELECT r.row, r.case_id FROM watched_row r JOIN watched_file f ON f.id = r.file"
        " WHERE f.digest = ?",
        (digest,),
    )
    return {row: UUID(bytes=case) for row, case in rows}


def taken(connection: Connection, limit: int = 50) -> tuple[Taken, ...]:
    """The files that were taken in, the newest first."""
    rows = connection.execute(
        "SELECT path, at, taken FROM watched_file WHERE taken IS NOT NULL"
        " ORDER BY at DESC, id DESC LIMIT ?",
        (limit,),
    )
    return tuple(
        Taken(path, from_ms(at), Counted(*json.loads(counts))) for path, at, counts in rows
    )


def _file(connection: Connection, digest: bytes, path: str, at: datetime, *, ours: bool) -> int:
    connection.execute(
        "INSERT OR IGNORE INTO watched_file (digest, path, at, ours) VALUES (?, ?, ?, ?)",
        (digest, path, to_ms(at), int(ours)),
    )
    (id_,) = connection.execute(
        "SELECT id FROM watched_file WHERE digest = ?", (digest,)
    ).fetchone()
    return int(id_)


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
