"""What a handover note says beside the lists: what came together, was closed, called and pinned."""

import json
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from typing import LiteralString
from uuid import UUID

from moderator_app.core.events import Event, Kind
from moderator_app.core.folding import fold
from moderator_app.core.rows import SAME_PLACE_WITHIN
from moderator_app.store import log
from moderator_app.store.connection import Connection, marks, sql
from moderator_app.store.moments import from_ms, to_ms

_SAME_PLACE_MS = SAME_PLACE_WITHIN // timedelta(milliseconds=1)
_OPEN: LiteralString = "status <> 'closed' AND place IS NOT NULL"


def answered_and_due(connection: Connection) -> tuple[int, ...]:
    """The keys of what stands on no list of its own: we have answered, and a clock of ours still
    runs, or we have asked and nobody has answered, though the clocks stand; the first due first."""
    rows = connection.execute(
        "SELECT id FROM cases WHERE status = 'asked' OR status = 'answered'"
        " AND next_due IS NOT NULL ORDER BY next_due IS NULL, next_due, id"
    )
    return tuple(key for (key,) in rows)


def clusters(connection: Connection) -> tuple[int, ...]:
    """The keys of the open cases that have another open one at the same place within three days,
    place by place, the largest first."""
    rows = connection.execute(
        sql(
            "SELECT id, place, (SELECT count(*) FROM cases s WHERE s.place = c.place"
            " AND s.status <> 'closed' AND s.received_at BETWEEN c.received_at - :near"
            " AND c.received_at + :near) AS near FROM cases c WHERE",
            _OPEN,
            "AND near > 1",
        ),
        {"near": _SAME_PLACE_MS},
    ).fetchall()
    largest: dict[str, int] = {}
    for _, place, near in rows:
        largest[place] = max(near, largest.get(place, 0))
    rows.sort(key=lambda row: (-largest[row[1]], row[1], row[0]))
    return tuple(key for key, _, _ in rows)


def closed(connection: Connection, since: datetime) -> tuple[int, ...]:
    """The keys of what was closed since a moment, as it was closed."""
    rows = connection.execute(
        "SELECT id FROM cases WHERE closed_at >= ? ORDER BY closed_at, id", (to_ms(since),)
    )
    return tuple(key for (key,) in rows)


def reopened(connection: Connection, since: datetime) -> dict[UUID, str]:
    """The cases opened again since a moment, by us with a reason or by the citizen who wrote once
    more, as far as they still are."""
    heard: dict[UUID, list[Event]] = {}
    for event in _lately(connection, since, (Kind.CASE_REOPENED, Kind.MESSAGE_RECEIVED)):
        heard.setdefault(event.case_id, []).append(event)
    found = {}
    for case in _with_reopenings(connection, list(heard)):
        history = log.history(connection, case)
        again = [event for event in heard[case] if _was_closed(history, event)]
        if again:
            found[case] = str(again[0].body.get("why", ""))
    return found


def calls(connection: Connection, since: datetime) -> tuple[tuple[UUID, datetime, str], ...]:
    """Case, moment and words of the telephone calls noted since a moment, the first one first."""
    noted = [one for one in _lately(connection, since, (Kind.NOTE_ADDED,)) if one.body.get("call")]
    return tuple((one.case_id, one.at, str(one.body["text"])) for one in reversed(noted))


def newest_notes(connection: Connection, cases: Collection[UUID]) -> dict[UUID, str]:
    """The last note of each of some cases; those without are left out."""
    rows = connection.execute(
        sql(
            "SELECT case_id, body FROM event WHERE case_id IN (",
            marks(len(cases)),
            ") AND kind = 'note.added' AND applied ORDER BY position",
        ),
        [case.bytes for case in cases],
    )
    return {UUID(bytes=case): json.loads(body).get("text", "") for case, body in rows}


def approvers(connection: Connection, cases: Collection[UUID]) -> dict[UUID, tuple[str, ...]]:
    """Who gave the extensions of each of some cases, in order; those without are left out."""
    rows = connection.execute(
        sql(
            "SELECT DISTINCT case_id FROM event WHERE case_id IN (",
            marks(len(cases)),
            ") AND kind = 'case.extended'",
        ),
        [case.bytes for case in cases],
    ).fetchall()
    folded = (fold(log.history(connection, UUID(bytes=case))) for (case,) in rows)
    return {
        case.id: tuple(one.extension.approver for one in case.extensions)
        for case in folded
        if case is not None and case.extensions
    }


def begun_unread(
    connection: Connection, since: datetime
) -> tuple[tuple[str, str, datetime, str], ...]:
    """Giver, taker, moment and reason of the shifts that began over an unread handover since a
    moment; ids of people."""
    rows = connection.execute(
        "SELECT person, skipped_by, skipped_at, skipped_why FROM shift WHERE skipped_at >= ?"
        " ORDER BY skipped_at",
        (to_ms(since),),
    )
    return tuple((giver, taker, from_ms(at), why) for giver, taker, at, why in rows)


def _with_reopenings(connection: Connection, cases: Sequence[UUID]) -> tuple[UUID, ...]:
    rows = connection.execute(
        sql(
            "SELECT case_id FROM cases WHERE reopened > 0 AND status <> 'closed' AND case_id IN (",
            marks(len(cases)),
            ") ORDER BY id",
        ),
        [case.bytes for case in cases],
    )
    return tuple(UUID(bytes=case) for (case,) in rows)


def _lately(connection: Connection, since: datetime, kinds: Sequence[Kind]) -> Iterator[Event]:
    """What of some kinds was written since a moment and counts, the newest first: the log is read
    backwards, and only as far as it must be."""
    undone: set[str] = set()
    for event in log.backwards(connection, since):
        if event.kind == Kind.UNDONE and event.applied and str(event.id) not in undone:
            undone.update(event.body["events"])
        elif event.kind in kinds and event.applied and str(event.id) not in undone:
            yield event


def _was_closed(history: Sequence[Event], before: Event) -> bool:
    case = fold([event for event in history if event.position < before.position])
    return case is not None and case.closure is not None
