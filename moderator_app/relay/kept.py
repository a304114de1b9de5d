"""The sealed pushes, on disk before a platform is told that we have them, until every desk of the
account has said that it has them, or for seven days.

Numbers are never given twice. A file that was made anew, or that went back in time, has another name,
so that no desk goes on counting where an older one stopped.
"""

import secrets
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from moderator_app.relay.envelope import Push

FILE: Final = "relay.db"
KEPT_S: Final = 7 * 86_400
AT_ONCE: Final = 50
MOST_OCTETS: Final = 4 * 1024**3
"""Of the file: whoever has the token of an account fills no disk that others need, too."""
MOST_SIGNS: Final = 2_000_000
"""Of the sealed texts of a page, whose first has its place in any case."""
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS pushes(
    n INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, signature TEXT NOT NULL,
    timestamp TEXT NOT NULL, nonce TEXT NOT NULL, sealed TEXT NOT NULL, came INTEGER NOT NULL,
    UNIQUE(account, signature)
) STRICT;
CREATE INDEX IF NOT EXISTS pushes_by_account ON pushes(account, n);
CREATE TABLE IF NOT EXISTS acknowledged(
    account TEXT NOT NULL, desk TEXT NOT NULL, upto INTEGER NOT NULL, PRIMARY KEY(account, desk)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS name(name TEXT NOT NULL) STRICT;
"""


@dataclass(frozen=True, slots=True)
class Page:
    """Pushes with their numbers, in the order in which they came."""

    pushes: tuple[tuple[int, Push], ...]
    more: bool


class Kept:
    """One file. Its methods raise sqlite3.Error, and then nothing was done."""

    def __init__(self, folder: Path, most: int = MOST_OCTETS) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._db = sqlite3.connect(
            folder / FILE, timeout=2.0, isolation_level=None, check_same_thread=False
        )
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("PRAGMA secure_delete = ON")
        (page,) = self._db.execute("PRAGMA page_size").fetchone()
        # In this place no parameter is taken.
        self._db.execute(f"PRAGMA max_page_count = {most // int(page)}")
        self._db.executescript(_TABLES)
        self._db.execute(
            "INSERT INTO name SELECT ? WHERE NOT EXISTS (SELECT * FROM name)",
            [secrets.token_hex(8)],
        )
        (self.name,) = self._db.execute("SELECT name FROM name").fetchone()

    def put(self, account: str, push: Push, now: int) -> None:
        """On disk when it returns. The same push once more changes nothing."""
        self._db.execute(
            "INSERT INTO pushes(account, signature, timestamp, nonce, sealed, came)"
            " VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [account, push.signature, push.timestamp, push.nonce, push.sealed, now],
        )

    def after(self, account: str, number: int) -> Page:
        """What came after that number. Where it was never given, this file is an older copy of the one
        that gave it, and gives it once more."""
        if number > self._last():
            name = secrets.token_hex(8)
            self._db.execute("UPDATE name SET name = ?", [name])
            self.name = name
        rows = self._db.execute(
            "SELECT n, sealed, signature, timestamp, nonce FROM pushes"
            " WHERE account = ? AND n > ? ORDER BY n LIMIT ?",
            [account, number, AT_ONCE + 1],
        ).fetchall()
        found: list[tuple[int, Push]] = []
        signs = 0
        for n, sealed, *signed in rows[:AT_ONCE]:
            signs += len(sealed)
            if found and signs > MOST_SIGNS:
                break
            found.append((n, Push(sealed, *signed)))
        return Page(tuple(found), len(found) < len(rows))

    def acknowledge(self, account: str, desk: str, upto: int, desks: Iterable[str]) -> None:
        """A desk has everything up to that number; what all `desks` of the account have goes."""
        db = self._db
        db.execute("BEGIN IMMEDIATE")
        try:
            # Nobody can have what has not come yet.
            db.execute(
                "INSERT INTO acknowledged VALUES(?, ?, ?)"
                " ON CONFLICT DO UPDATE SET upto = max(upto, excluded.upto)",
                [account, desk, min(upto, self._last())],
            )
            told = dict(
                db.execute("SELECT desk, upto FROM acknowledged WHERE account = ?", [account])
            )
            had = min(told.get(one, 0) for one in desks)
            db.execute("DELETE FROM pushes WHERE account = ? AND n <= ?", [account, had])
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise

    def _last(self) -> int:
        """The highest number that was given."""
        (last,) = self._db.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence").fetchone()
        return int(last)

    def forget(self, now: int) -> None:
        """What nobody fetched for seven days goes."""
        self._db.execute("DELETE FROM pushes WHERE came < ?", [now - KEPT_S])

    def close(self) -> None:
        self._db.close()
