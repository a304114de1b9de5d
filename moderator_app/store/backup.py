"""A copy of the case file that is proved to be one before anybody relies on it."""

import random
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from moderator_app.core.outages import Cause, Outage, Stopped
from moderator_app.store import erasure, folds, log
from moderator_app.store.connection import Connection, DriverError, connect, troubles
from moderator_app.store.store import damage

_STEPS = 50_000
"""Instructions of SQLite's machine between two questions whether to stop."""
SAMPLE = 200
"""Cases that are folded anew and compared; the checksums cover every page besides."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was counted in a copy."""

    events: int
    cases: int
    erasures: int


def copy(path: Path, key: bytes, target: Path, stop: Callable[[], bool] = lambda: False) -> None:
    """A copy under the same key, without the pages given up, as the file is at one moment.

    Work on the file goes on meanwhile. `stop` is asked every few milliseconds; once it says so
    Stopped is raised. Raises Outage. Nothing is left of a copy that failed.
    """
    target.unlink(missing_ok=True)
    try:
        with _until(stop), troubles(), closing(connect(path, key)) as connection:
            connection.set_progress_handler(stop, _STEPS)
            connection.execute("VACUUM INTO ?", (str(target),))
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def prove(path: Path, key: bytes, stop: Callable[[], bool] = lambda: False) -> Proof:
    """Open a copy, check every page, and fold a sample of its cases.

    `stop` is asked as in `copy`. Raises Outage WRONG_KEY or DAMAGED_FILE, and Stopped.
    """
    with _until(stop), troubles(), closing(connect(path, key, read_only=True)) as connection:
        connection.set_progress_handler(stop, _STEPS)
        return _proof(path, connection)


@contextmanager
def _until(stop: Callable[[], bool]) -> Iterator[None]:
    """What ends because somebody wanted to wait no longer is neither an outage nor a mistake."""
    try:
        yield
    except (Outage, DriverError) as error:
        if stop():
            raise Stopped from error
        raise


def opens(path: Path, key: bytes) -> bool:
    """Whether a copy is under this key. Raises Outage."""
    try:
        connect(path, key, read_only=True).close()
    except Outage as outage:
        if outage.cause is Cause.WRONG_KEY:
            return False
        raise
    return True


def _proof(path: Path, connection: Connection) -> Proof:
    if damage(connection):
        raise Outage(Cause.DAMAGED_FILE, path.name)
    (events,) = connection.execute("SELECT count(*) FROM event").fetchone()
    ids = [UUID(bytes=row[0]) for row in connection.execute("SELECT case_id FROM cases")]
    for case in random.sample(ids, min(SAMPLE, len(ids))):
        if not folds.is_as_folded(connection, case, log.history(connection, case)):
            raise Outage(Cause.DAMAGED_FILE, path.name)
    return Proof(events, len(ids), erasure.count(connection))
