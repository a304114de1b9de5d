"""Opening the encrypted case file, and telling its troubles apart.

The errors of `sqlcipher3` are not those of `sqlite3`: this is the one place that names them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, LiteralString, Protocol, cast
from urllib.parse import quote

from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from moderator_app.core.outages import Cause, Outage


class Cursor(Protocol):
    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def fetchmany(self, size: int) -> list[Any]: ...
    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """What the store uses of the driver's connection, which has no types of its own."""

    @property
    def in_transaction(self) -> bool: ...
    def execute(
        self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ...
    ) -> Cursor: ...
    def executemany(self, sql: str, rows: Iterable[Sequence[object]]) -> Cursor: ...
    def set_progress_handler(self, handler: Callable[[], bool] | None, n: int) -> None: ...
    def close(self) -> None: ...


_READERS_CACHE_KIB, _WRITERS_CACHE_KIB = 65_536, 8_192
"""Pages held in memory, opened. A search goes through many; who writes comes back to few, and a second
copy of the file would only fill the memory."""
DriverError: Final[type[Exception]] = dbapi2.DatabaseError
"""What `troubles` leaves of the driver's own errors: that a query was told to end, and mistakes in our
own SQL."""
_BUSY_MS = 5_000

_CAUSES = (
    ("database or disk is full", Cause.DISK_FULL),
    ("readonly database", Cause.READ_ONLY),
    ("locked", Cause.BUSY),
    ("busy", Cause.BUSY),
    ("unable to open", Cause.CANNOT_OPEN),
    ("disk i/o error", Cause.INPUT_OUTPUT),
    ("malformed", Cause.DAMAGED_FILE),
    # The index of words cannot be opened: our statements never made or named another.
    ("vtable constructor failed", Cause.DAMAGED_FILE),
)


def connect(path: Path, key: bytes, *, read_only: bool = False) -> Connection:
    """Open the case file with its raw 256-bit key; a writer makes the file if there is none.

    Raises Outage: WRONG_KEY also when the file is no case file at all, since the two cannot be
    told apart; CANNOT_OPEN, READ_ONLY and the rest as the disk says.
    """
    if len(key) != 32:
        raise ValueError("the case file takes a key of 256 bits")
    mode = "ro" if read_only else "rwc"
    with troubles():
        connection = dbapi2.connect(
            f"file:{quote(str(path))}?mode={mode}",
            uri=True,
            isolation_level=None,
            timeout=_BUSY_MS / 1000,
            cached_statements=256,
        )
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            # The only statement that carries the key; PRAGMA takes no parameters.
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("PRAGMA cipher_plaintext_header_size = 0")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for pragma in (
                "temp_store = MEMORY",
                f"cache_size = -{_READERS_CACHE_KIB if read_only else _WRITERS_CACHE_KIB}",
                "mmap_size = 0",
                "foreign_keys = ON",
            ):
                connection.execute(f"PRAGMA {pragma}")
            if read_only:
                connection.execute("PRAGMA query_only = ON")
            else:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
        except BaseException:
            connection.close()
            raise
    return cast("Connection", connection)


@contextmanager
def writing(connection: Connection) -> Iterator[None]:
    """One transaction that holds the write lock from its first read; nested use joins it."""
    if connection.in_transaction:
        yield
        return
    with troubles():
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            _roll_back(connection)
            raise


def _roll_back(connection: Connection) -> None:
    # A full disk may already have undone the transaction.
    if connection.in_transaction:
        connection.execute("ROLLBACK")


@contextmanager
def troubles() -> Iterator[None]:
    """Turn the driver's errors into outages; a mistake in our own SQL stays an error of ours."""
    try:
        yield
    except dbapi2.IntegrityError:
        raise
    except dbapi2.DatabaseError as error:
        text = str(error).lower()
        if "not a database" in text or "hmac" in text:
            raise Outage(Cause.WRONG_KEY) from None
        for words, cause in _CAUSES:
            if words in text:
                raise Outage(cause) from error
        raise


def sql(*parts: LiteralString) -> LiteralString:
    """One statement of parts written in this room: values never are among them, they travel as
    parameters."""
    return " ".join(parts)


def marks(count: int) -> LiteralString:
    """The question marks of `count` parameters."""
    return ",".join(("?",) * count)
