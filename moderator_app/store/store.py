"""The case file: opened, brought up to date, checked, and folded again when asked."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, cast
from uuid import UUID

from sqlite_utils import Database

from moderator_app.core.outages import Cause, Outage
from moderator_app.store import clocks, folds, journal, log, pages, text
from moderator_app.store.connection import Connection, connect, sql, troubles, writing
from moderator_app.store.folded_tables import FOLDED, create_folded
from moderator_app.store.log import Log
from moderator_app.store.migrations import FOLDING, create_text_index, migrations

if TYPE_CHECKING:
    import sqlite3

FILE = "desk.db"
_LOOKS, _BETWEEN_S = 5, 0.1
_BEFORE = "-before-"
"""In the names of files that were put aside: before a migration, before a restore."""


@dataclass(frozen=True, slots=True)
class Store:
    """The writing side of one case file. One thread owns it."""

    path: Path
    connection: Connection
    log: Log

    def close(self) -> None:
        try:
            with troubles():
                self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self.connection.close()


def open_store(path: Path, key: bytes, now: datetime) -> Store:
    """Open the case file, making or migrating it as needed.

    A file that has to change shape is first copied aside, beside itself. Raises Outage:
    NEWER_FILE when a later version of the program has written it, WRONG_KEY, DAMAGED_FILE, and
    what the disk says.
    """
    if _has_broken_journal(path):
        raise Outage(Cause.DAMAGED_FILE, "journal")
    connection = _connect(path, key)
    try:
        with troubles():
            _migrate(path, connection, now)
            replica = _replica(connection, now)
            _finish_counting(connection)
        _remove_spent_journal(path)
    except BaseException:
        connection.close()
        raise
    return Store(path, connection, Log(connection, replica))


def _has_broken_journal(path: Path) -> bool:
    """Still so after a moment: another program that opens the file just now may be writing it."""
    for _ in range(_LOOKS):
        if not journal.is_broken(path):
            return False
        sleep(_BETWEEN_S)
    return True


def _finish_counting(connection: Connection) -> None:
    """Of a program that ended while it counted all deadlines by new rules."""
    if clocks.is_stale(connection):
        with writing(connection):
            folds.settle_all(connection, partial(log.history, connection))


def _remove_spent_journal(path: Path) -> None:
    """What a process left that was killed while it was `alone` with the file: SQLite has undone
    what it had to by now, and with the file in WAL mode and open nobody writes another."""
    try:
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    except OSError as error:
        raise Outage(Cause.READ_ONLY, type(error).__name__) from error


def _connect(path: Path, key: bytes) -> Connection:
    try:
        return connect(path, key)
    except Outage as outage:
        # A first page that was damaged looks as it does under a wrong key.
        if outage.cause is Cause.WRONG_KEY and pages.are_of_key(path, key):
            raise Outage(Cause.DAMAGED_FILE, "first page") from outage
        raise


def _tools(connection: Connection) -> Database:
    """sqlite-utils over our connection, which does all it asks of the standard library's."""
    return Database(cast("sqlite3.Connection", connection), execute_plugins=False)


def _migrate(path: Path, connection: Connection, now: datetime) -> None:
    database = _tools(connection)
    written = {step.name for step in migrations.applied(database)}
    if not written <= _known_steps():
        raise Outage(Cause.NEWER_FILE)
    pending = {step.name for step in migrations.pending(database)}
    if not pending:
        return
    if written:
        _copy_aside(path, connection, now)
    # One transaction, so that of two programs that start together the second finds it done.
    with writing(connection):
        migrations.apply(database)
        if written and not FOLDING.isdisjoint(pending):
            _fold(connection, lambda _: None)


def _known_steps() -> set[str]:
    """Every step this version knows: what an empty database lacks."""
    with closing(Database(memory=True, execute_plugins=False)) as nothing:
        return {step.name for step in migrations.pending(nothing)}


def aside(path: Path, now: datetime) -> Path:
    """Where a file is put that must not be lost and is not to be worked with."""
    return path.with_name(f"{path.stem}{_BEFORE}{now:%Y%m%dT%H%M%S%f}{path.suffix}")


def set_aside(folder: Path) -> list[Path]:
    """The case files in a folder that were put aside, and their journals."""
    return list(folder.glob(f"{Path(FILE).stem}{_BEFORE}*"))


def _copy_aside(path: Path, connection: Connection, now: datetime) -> None:
    # By SQLite itself, under the same key: to open the file beside it, even to copy it, would
    # drop the locks this process holds on it.
    copy = aside(path, now)
    try:
        connection.execute("VACUUM INTO ?", (str(copy),))
    except BaseException:
        with suppress(OSError):
            copy.unlink(missing_ok=True)
        raise


def _replica(connection: Connection, now: datetime) -> UUID:
    """This file's own name in the history, given once."""
    with writing(connection):
        connection.execute(
            "INSERT OR IGNORE INTO meta (key, value) VALUES ('replica', ?)",
            (log.new_id(now).bytes,),
        )
    (value,) = connection.execute("SELECT value FROM meta WHERE key = 'replica'").fetchone()
    return UUID(bytes=value)


def rename_replica(store: Store, now: datetime) -> None:
    """Give the file another name in the history: it went back in time, and what it writes next
    must not bear the numbers of what it once wrote after that time."""
    replica = log.new_id(now)
    with writing(store.connection):
        store.connection.execute(
            "UPDATE meta SET value = ? WHERE key = 'replica'", (replica.bytes,)
        )
    store.log.replica = replica


@contextmanager
def alone(path: Path, key: bytes) -> Iterator[Connection]:
    """The case file with nobody else at it, and no journal beside it any more.

    Raises Outage BUSY while another connection, of whatever process, has it open.
    """
    with closing(connect(path, key)) as connection:
        with troubles():
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("PRAGMA journal_mode = DELETE")
        yield connection


def refold(store: Store, progress: Callable[[int, int], None] = lambda _done, _total: None) -> int:
    """Drop every folded table and the text index and make them anew from the events alone.

    Returns the number of events. All or nothing: until the end the old tables stay.
    """
    connection = store.connection
    (total,) = connection.execute("SELECT count(*) FROM event").fetchone()
    with writing(connection):
        return _fold(connection, lambda done: progress(done, total))


def _fold(connection: Connection, told: Callable[[int], None]) -> int:
    database = _tools(connection)
    done = 0
    for table in (*FOLDED, "text_index"):
        connection.execute(f"DROP TABLE {table}")
    create_folded(database)
    create_text_index(database)
    for page in log.pages(connection):
        folds.take_in(connection, page, partial(log.history, connection))
        text.index(connection, page)
        done += len(page)
        told(done)
    folds.settle_all(connection, partial(log.history, connection))
    return done


def fingerprint(connection: Connection) -> dict[str, str]:
    """A digest of every folded table and of the index's vocabulary, to compare two foldings."""
    digests = {}
    for table in FOLDED:
        digest = hashlib.sha256()
        for row in connection.execute(sql("SELECT * FROM", table, "ORDER BY 1, 2")):
            digest.update(repr(row).encode())
        digests[table] = digest.hexdigest()
    connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'text_index', row)")
    digest = hashlib.sha256()
    for row in connection.execute("SELECT term, doc FROM temp.terms ORDER BY term"):
        digest.update(repr(row).encode())
    connection.execute("DROP TABLE temp.terms")
    digests["text_index"] = digest.hexdigest()
    return digests


def damage(connection: Connection) -> list[str]:
    """What the cipher's and the file's own checks find wrong; empty when nothing is."""
    found: list[str] = []
    for check in ("cipher_integrity_check", "integrity_check(20)"):
        try:
            with troubles():
                rows = connection.execute(f"PRAGMA {check}").fetchall()
        except Outage as outage:
            found.append(outage.cause.value)
        else:
            found += [str(row[0]) for row in rows if row[0] != "ok"]
    return found
