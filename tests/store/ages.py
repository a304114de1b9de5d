"""Case files as earlier versions of the program wrote them, made anew by their own steps.

A shipped step is never edited, so that the file of an age is what its steps make, with as much of
a desk's rows in it as it has room for.
"""

import hashlib
import json
from contextlib import closing
from pathlib import Path
from typing import Any, LiteralString, cast

from sqlite_utils import Database

from moderator_app.store import log, text
from moderator_app.store.connection import Connection, connect, marks, sql, writing
from moderator_app.store.folded_tables import FOLDED
from moderator_app.store.migrations import migrations
from tests.desks import KEY

STEPS = tuple(step.name for step in migrations._migrations)
_ONCE_FOLDED = ("call_back",)
"""Was made of the events by some age, and is not any more."""
_INDEX = "text_index"
"""Holds no text that could be copied: it is made of the events, as it was then."""


def tools(connection: Connection) -> Database:
    return Database(cast("Any", connection), execute_plugins=False)


def as_of(source: Path, target: Path, last: str) -> None:
    """The desk of a closed case file, as the version wrote it whose newest step was `last`."""
    newer = STEPS[STEPS.index(last) + 1 :]
    with closing(connect(source, KEY)) as full, closing(connect(target, KEY)) as old:
        with writing(old):
            migrations.apply(tools(old), stop_before=newer[0] if newer else None)
            for table in _tables(old):
                _copy(full, old, table)
        if _INDEX in _names(old):
            with writing(old):
                for page in log.pages(old):
                    text.index(old, page)
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def rows(connection: Connection, table: LiteralString) -> list[Any]:
    """Every row of a table, by the names of its columns."""
    columns = _columns(connection, table)
    found = connection.execute(sql("SELECT", ",".join(columns), "FROM", table, "ORDER BY 1, 2"))
    return [dict(zip(columns, row, strict=True)) for row in found]


def local_tables(connection: Connection) -> list[LiteralString]:
    """The tables that are not made of the events, and are not the file's own book-keeping."""
    return [table for table in _tables(connection) if table not in (*FOLDED, *_ONCE_FOLDED, "meta")]


def shape(connection: Connection) -> str:
    """A digest of every table, index and trigger."""
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE '_sqlite_%' AND name NOT LIKE ? ORDER BY name",
        (f"{_INDEX}_%",),
    ).fetchall()
    # SQLite keeps the words of a statement as they were laid out.
    told = [[name, " ".join(words.split())] for name, words in found]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def _copy(full: Connection, old: Connection, table: LiteralString) -> None:
    known = _columns(full, table)
    columns = [column for column in _columns(old, table) if column in known]
    if columns:
        found = full.execute(sql("SELECT", ",".join(columns), "FROM", table)).fetchall()
        old.executemany(
            sql(
                "INSERT INTO", table, "(", ",".join(columns), ") VALUES (", marks(len(columns)), ")"
            ),
            found,
        )


def _names(connection: Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def _tables(connection: Connection) -> list[LiteralString]:
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE '_sqlite_%' AND name NOT LIKE ? ORDER BY name",
        (f"{_INDEX}%",),
    )
    return [cast("LiteralString", name) for (name,) in found.fetchall()]


def _columns(connection: Connection, table: LiteralString) -> list[LiteralString]:
    found = connection.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()
    return [cast("LiteralString", name) for (name,) in found]
