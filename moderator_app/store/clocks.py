"""When everything is due, kept beside the cases; and counting it anew when the rules change."""

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import LiteralString
from uuid import UUID
from zoneinfo import ZoneInfo

from moderator_app.core import following as followed
from moderator_app.core import workdays
from moderator_app.core.following import Following, Rules
from moderator_app.core.running import Running, Which
from moderator_app.core.workdays import Calendar
from moderator_app.store.connection import Connection
from moderator_app.store.moments import to_ms

COLUMNS: tuple[LiteralString, ...] = (
    "response_due",
    "resolution_due",
    "feedback_due",
    "promise_due",
    "next_due",
    "opinion_due",
    "consultation_due",
)
"""Of `cases`: the two clocks of ours, the first of the organisations' answers, the first of all, the
public's, that of a question to several, and the first of what was promised."""
STALE = "clocks_from"
"""In `meta` while cases are still counted by the rules of before: the key up to which it is done."""
_OF: dict[Which, LiteralString] = {
    Which.RESPONSE: "response_due",
    Which.RESOLUTION: "resolution_due",
    Which.FEEDBACK: "feedback_due",
    Which.PUBLIC_OPINION: "opinion_due",
    Which.CONSULTATION: "consultation_due",
    Which.PROMISE: "promise_due",
}


def following(connection: Connection) -> Following:
    """What the desk has chosen to follow, or the default."""
    return _following(_body(connection, "clock"))


def calendar(connection: Connection) -> Calendar:
    """The arrangements that the history of the desk knows of; before anything was chosen, none."""
    return _calendar(_body(connection, "calendar"))


def rules(connection: Connection) -> Rules:
    return _rules(_body(connection, "clock"), _body(connection, "calendar"))


def columns(clocks: Iterable[Running]) -> dict[LiteralString, object]:
    """What `cases` holds of the clocks that run."""
    found: dict[LiteralString, object] = dict.fromkeys(COLUMNS)
    for one in clocks:
        at = to_ms(one.due)
        for name in (_OF[one.which], "next_due"):
            kept = found[name]
            if at is not None and (not isinstance(kept, int) or at < kept):
                found[name] = at
    return found


def by_organisation(clocks: Iterable[Running]) -> dict[UUID, int | None]:
    return {one.organisation: to_ms(one.due) for one in clocks if one.organisation is not None}


def is_stale(connection: Connection) -> bool:
    """Whether some cases are still counted by the rules of before."""
    return _done(connection) is not None


def make_stale(connection: Connection) -> None:
    """The rules have changed: every open case is to be counted anew."""
    connection.execute(
        "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (STALE, (0).to_bytes(8, "big"))
    )


def next_stale(connection: Connection, limit: int) -> list[UUID]:
    """The next cases to be counted anew, which are then held to be done; none where all are."""
    done = _done(connection)
    if done is None:
        return []
    found = connection.execute(
        "SELECT id, case_id FROM cases WHERE id > ? AND status <> 'closed' ORDER BY id LIMIT ?",
        (done, limit),
    ).fetchall()
    if found:
        last: int = found[-1][0]
        connection.execute(
            "UPDATE meta SET value = ? WHERE key = ?", (last.to_bytes(8, "big"), STALE)
        )
    if not count_stale(connection):
        connection.execute("DELETE FROM meta WHERE key = ?", (STALE,))
    return [UUID(bytes=case) for _, case in found]


def count_stale(connection: Connection) -> int:
    done = _done(connection)
    if done is None:
        return 0
    (count,) = connection.execute(
        "SELECT count(*) FROM cases WHERE id > ? AND status <> 'closed'", (done,)
    ).fetchone()
    return int(count)


def _done(connection: Connection) -> int | None:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (STALE,)).fetchone()
    return None if row is None else int.from_bytes(row[0], "big")


def _body(connection: Connection, kind: LiteralString) -> str:
    row = connection.execute("SELECT body FROM record WHERE kind = ?", (kind,)).fetchone()
    return "" if row is None else str(row[0])


# By what is written, and so the same for every connection and thread.


@lru_cache(maxsize=4)
def _following(body: str) -> Following:
    return followed.from_body(json.loads(body)) if body else Following()


@lru_cache(maxsize=4)
def _calendar(body: str) -> Calendar:
    return workdays.from_body(json.loads(body)) if body else Calendar({}, {}, ())


@lru_cache(maxsize=4)
def _rules(clock: str, arrangements: str) -> Rules:
    chosen = _following(clock)
    return followed.rules(chosen, _calendar(arrangements), ZoneInfo(chosen.zone))
