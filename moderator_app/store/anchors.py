"""What the case file knows of the record of accesses, which lies beside it: so that nobody who
cannot write the one can shorten the other."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from moderator_app.core.access import Anchor, Loss, Part
from moderator_app.core.outages import Outage
from moderator_app.store import journal
from moderator_app.store.connection import Connection, connect, troubles, writing

_KEY: Final = "access"
"""In `meta`."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where the anchor of one case file is kept. Every method raises Outage."""

    connection: Connection

    @troubles()
    def read(self) -> Anchor | None:
        """None where nothing was recorded yet, or by older versions of the program alone."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
        return None if row is None else _anchor(row[0])

    def write(self, anchor: Anchor) -> None:
        with writing(self.connection):
            self.connection.execute(
                "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_KEY, _row(anchor))
            )


@contextmanager
def of_file(path: Path, key: bytes) -> Iterator[Anchors | None]:
    """Those of a case file that another thread or process may have open too; None where it is not
    there or cannot be read. What is recorded meanwhile, the next opening makes up for."""
    if not path.exists() or journal.is_broken(path):
        yield None  # to open it would make a file, or give up what only the journal has
        return
    try:
        connection = connect(path, key)
    except Outage:
        yield None
        return
    with closing(connection):
        anchors = Anchors(connection)
        yield anchors if _reads(anchors) else None


def _reads(anchors: Anchors) -> bool:
    try:
        anchors.read()
    except Outage:
        return False
    return True


def _row(anchor: Anchor) -> bytes:
    body = {
        "count": anchor.count,
        "first": anchor.first.hex(),
        "head": anchor.head.hex(),
        "losses": [
            {"part": one.part, "lines": one.lines, "noticed_at": one.noticed_at.isoformat()}
            for one in anchor.losses
        ],
        "before": None if anchor.before is None else anchor.before.isoformat(),
    }
    return json.dumps(body, sort_keys=True).encode()


def _anchor(row: bytes) -> Anchor:
    body = json.loads(row)
    before = body["before"]
    return Anchor(
        count=body["count"],
        first=bytes.fromhex(body["first"]),
        head=bytes.fromhex(body["head"]),
        losses=tuple(
            Loss(Part(one["part"]), one["lines"], datetime.fromisoformat(one["noticed_at"]))
            for one in body["losses"]
        ),
        before=None if before is None else datetime.fromisoformat(before),
    )
