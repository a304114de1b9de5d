"""Rows that could not be taken in: kept whole until somebody mends them or throws them away.

What became of a row is kept for good, its words are not: the row is known again when the same
file comes once more.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, LiteralString

from moderator_app.core import headings
from moderator_app.core.headings import Layout
from moderator_app.core.rows import Quarantined, Settled
from moderator_app.store.connection import Connection, sql, troubles, writing
from moderator_app.store.moments import from_ms, to_ms

_COLUMNS: LiteralString = (
    "q.id, q.source, q.row, q.reason, q.field, q.cells, q.at, s.layout,"
    " q.settled, q.why, q.settled_by, q.settled_at"
    " FROM quarantine q LEFT JOIN quarantine_sheet s ON s.id = q.sheet"
)


# The words of a row are cut where they are read: a hundred thousand signs would otherwise be
# unpacked for each line of a list.
_GLANCE: LiteralString = (
    "q.id, q.source, q.row, q.reason, q.field, (SELECT json_group_array(substr(value, 1, 60))"
    " FROM (SELECT value FROM json_each(q.cells) WHERE value <> '' LIMIT 6)), q.at, NULL,"
    " q.settled, q.why, q.settled_by, q.settled_at FROM quarantine q"
)


def keep(
    connection: Connection,
    source: str,
    rows: Sequence[tuple[int, str, str, tuple[str, ...]]],
    at: datetime,
    layout: Layout | None = None,
) -> int:
    """Keep unreadable rows (row number, reason, field, cells) of a sheet; a row kept before is
    not kept twice. Returns how many were new."""
    if not rows:
        return 0
    before = _all(connection)
    with writing(connection):
        sheet = None if layout is None else _sheet(connection, layout)
        connection.executemany(
            "INSERT OR IGNORE INTO quarantine"
            " (source, row, reason, field, cells, digest, at, sheet) VALUES (?,?,?,?,?,?,?,?)",
            [
                (source, number, reason, field, cells, _digest(source, number, cells), to_ms(at),
                 sheet)
                for number, reason, field, cells in (
                    (n, r, f, json.dumps(c, ensure_ascii=False)) for n, r, f, c in rows
                )
            ],
        )  # fmt: skip
    return _all(connection) - before


def listed(connection: Connection, limit: int = 500) -> tuple[Quarantined, ...]:
    """Those that wait for somebody, the newest first."""
    rows = connection.execute(
        sql("SELECT", _COLUMNS, "WHERE q.settled = '' ORDER BY q.id DESC LIMIT ?"), (limit,)
    )
    return tuple(map(_quarantined, rows))


def glances(connection: Connection, limit: int) -> tuple[Quarantined, ...]:
    """As `listed`, for a list: the first signs of the first cells that say anything, no layout."""
    rows = connection.execute(
        sql("SELECT", _GLANCE, "WHERE q.settled = '' ORDER BY q.id DESC LIMIT ?"), (limit,)
    )
    return tuple(map(_quarantined, rows))


def settled(connection: Connection, limit: int = 500) -> tuple[Quarantined, ...]:
    """Those that wait no longer, the last settled first; their words are gone."""
    rows = connection.execute(
        sql("SELECT", _COLUMNS, "WHERE q.settled <> '' ORDER BY q.settled_at DESC, q.id LIMIT ?"),
        (limit,),
    )
    return tuple(map(_quarantined, rows))


def named(connection: Connection, id_: int) -> Quarantined | None:
    """The row of that id, if it still waits."""
    row = connection.execute(
        sql("SELECT", _COLUMNS, "WHERE q.settled = '' AND q.id = ?"), (id_,)
    ).fetchone()
    return None if row is None else _quarantined(row)


def count(connection: Connection) -> int:
    """How many wait."""
    (waiting,) = connection.execute("SELECT count(*) FROM quarantine WHERE settled = ''").fetchone()
    return int(waiting)


def count_settled(connection: Connection, since: datetime) -> int:
    """How many were mended or thrown away since then."""
    (found,) = connection.execute(
        "SELECT count(*) FROM quarantine WHERE settled <> '' AND settled_at >= ?", (to_ms(since),)
    ).fetchone()
    return int(found)


def settle(
    connection: Connection, ids: Iterable[int], how: Settled, *, why: str, by: str, at: datetime
) -> None:
    """Say what became of rows, and let go of their words."""
    with writing(connection):
        connection.executemany(
            "UPDATE quarantine SET settled = ?, why = ?, settled_by = ?, settled_at = ?,"
            " cells = '[]', sheet = NULL WHERE id = ? AND settled = ''",
            [(how.value, why, by, to_ms(at), id_) for id_ in ids],
        )
        _forget_sheets(connection)


def strike(
    connection: Connection,
    is_theirs: Callable[[Quarantined], bool],
    without: Callable[[str], str],
) -> None:
    """Remove the rows of a citizen, and strike what the others say of them, in the caller's
    transaction."""
    for row in map(_quarantined, connection.execute(sql("SELECT", _COLUMNS)).fetchall()):
        if is_theirs(row):
            connection.execute("DELETE FROM quarantine WHERE id = ?", (row.id,))
        elif (without(row.source), without(row.why)) != (row.source, row.why):
            connection.execute(
                "UPDATE quarantine SET source = ?, why = ? WHERE id = ?",
                (without(row.source), without(row.why), row.id),
            )
    _forget_sheets(connection)


def mend(
    connection: Connection, id_: int, *, reason: str, field: str, cells: Sequence[str],
    layout: Layout | None,
) -> None:  # fmt: skip
    """Keep what was changed in a row that still cannot be taken in, and the reason now."""
    with writing(connection):
        connection.execute(
            "UPDATE quarantine SET reason = ?, field = ?, cells = ?, sheet = ? WHERE id = ?",
            (
                reason,
                field,
                json.dumps(list(cells), ensure_ascii=False),
                None if layout is None else _sheet(connection, layout),
                id_,
            ),
        )


def _forget_sheets(connection: Connection) -> None:
    connection.execute(
        "DELETE FROM quarantine_sheet WHERE id NOT IN"
        " (SELECT sheet FROM quarantine WHERE sheet IS NOT NULL)"
    )


@troubles()
def _all(connection: Connection) -> int:
    (rows,) = connection.execute("SELECT count(*) FROM quarantine").fetchone()
    return int(rows)


def _sheet(connection: Connection, layout: Layout) -> int:
    text = json.dumps(headings.to_body(layout), ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(text.encode(errors="replace")).digest()
    connection.execute(
        "INSERT OR IGNORE INTO quarantine_sheet (digest, layout) VALUES (?, ?)", (digest, text)
    )
    (id_,) = connection.execute(
        "SELECT id FROM quarantine_sheet WHERE digest = ?", (digest,)
    ).fetchone()
    return int(id_)


def _digest(source: str, number: int, cells: str) -> bytes:
    return hashlib.sha256(f"{source}\n{number}\n{cells}".encode(errors="replace")).digest()


def _quarantined(row: Sequence[Any]) -> Quarantined:
    id_, source, number, reason, field, cells, at, layout, how, why, by, settled_at = row
    return Quarantined(
        id=id_,
        source=source,
        row=number,
        reason=reason,
        field=field,
        cells=tuple(json.loads(cells)),
        at=from_ms(at),
        layout=None if layout is None else headings.from_body(json.loads(layout)),
        settled=Settled(how) if how else None,
        why=why,
        by=by,
        settled_at=from_ms(settled_at),
    )
