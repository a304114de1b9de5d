"""Reading cases: the lists, the counts beside them, and one case whole."""

import json
from array import array
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, LiteralString
from uuid import UUID

from moderator_app.core import sending
from moderator_app.core.case import Case, Outcome, Stage, Status
from moderator_app.core.clocks import NEAR
from moderator_app.core.emergencies import Danger
from moderator_app.core.folding import fold
from moderator_app.core.rows import SAME_PLACE_WITHIN, CaseRow, Dossier, View
from moderator_app.core.running import running
from moderator_app.store import call_backs, clocks, fetching, local, log, together
from moderator_app.store.connection import Connection, marks, sql
from moderator_app.store.moments import from_ms, to_ms

_AWAKE: LiteralString = "(snoozed_until IS NULL OR snoozed_until <= :now)"
_WHERE: dict[View, LiteralString] = {
    View.INBOX: f"status = 'waiting' AND {_AWAKE}",
    View.UNSENT: "status = 'unsent'",
    View.MINE: f"claimed_by = :person AND status <> 'closed' AND {_AWAKE}",
    View.DISPATCHED: f"status = 'dispatched' AND {_AWAKE}",
    View.NEAR: "(response_due <= :near OR resolution_due <= :near OR opinion_due <= :near"
    " OR consultation_due <= :near OR promise_due <= :near)"
    f" AND {_AWAKE}",
    View.PROMISES: "promise_due IS NOT NULL",
    View.CALL_BACKS: call_backs.WANTED,
    View.SNOOZED: "snoozed_until > :now",
    View.PINNED: "pinned",
    View.HISTORY: "1",
    View.REVIEW: together.FOR_REVIEW,
}
_NEXT: LiteralString = "emergency IS NULL, next_due IS NULL, next_due"
_ORDER: dict[View, LiteralString] = {
    View.INBOX: f"{_NEXT}, waiting_since, id",
    View.UNSENT: f"{_NEXT}, waiting_since, id",
    View.MINE: f"{_NEXT}, waiting_since IS NULL, waiting_since, last_at, id",
    View.DISPATCHED: f"{_NEXT}, dispatched_since, id",
    View.NEAR: f"{_NEXT}, waiting_since, id",
    View.PROMISES: "promise_due, id",
    View.CALL_BACKS: "call_back_since, id",
    View.SNOOZED: "snoozed_until, id",
    View.PINNED: "id",
    View.HISTORY: "received_at DESC, id DESC",
    View.REVIEW: f"{_NEXT}, id",
}
_COUNTED = (
    View.INBOX,
    View.UNSENT,
    View.MINE,
    View.DISPATCHED,
    View.NEAR,
    View.PROMISES,
    View.CALL_BACKS,
    View.SNOOZED,
    View.HISTORY,
    View.REVIEW,
)
_COLUMNS: LiteralString = (
    "id, case_id, number, platform, author, title, summary, place, received_at, waiting_since,"
    " dispatched_since, status, snoozed_until, claimed_by, lead, lead_stage, co, messages, notes,"
    " returns, hastened, reopened, pinned, closed_at, outcome, response_due, resolution_due, feedback_due,"
    " opinion_due, emergency, emergency_at, submitted, consultation_due,"
    " promise_due, call_back_since, reply_by"
)
_SAME_PLACE_MS = SAME_PLACE_WITHIN // timedelta(milliseconds=1)
_NEARBY = 8


def order(connection: Connection, view: View, *, now: datetime, person: str) -> "array[int]":
    """The keys of a list in the order it is shown: one moment's order, which later arrivals do
    not disturb."""
    values = _values(connection, now, person)
    keys = array("q", _pressing(connection, view, values))
    first = frozenset(keys)
    rows = connection.execute(
        sql("SELECT id FROM cases WHERE", _WHERE[view], "ORDER BY", _ORDER[view]), values
    )
    while page := rows.fetchmany(10_000):
        keys.extend(key for (key,) in page if key not in first)
    return keys


def _pressing(connection: Connection, view: View, values: Mapping[str, object]) -> list[int]:
    """Whose window is about to shut: but for emergencies they stand before all else."""
    shutting = _shutting(connection, view, values)
    if not shutting:
        return []
    urgent = connection.execute(
        sql(
            "SELECT id FROM cases WHERE emergency IS NOT NULL AND",
            _WHERE[view],
            "ORDER BY",
            _ORDER[view],
        ),
        values,
    )
    return [*(key for (key,) in urgent), *shutting]


def _shutting(connection: Connection, view: View, values: Mapping[str, object]) -> list[int]:
    if not _ORDER[view].startswith(_NEXT):
        return []
    found = connection.execute(
        sql(
            "SELECT id FROM cases INDEXED BY cases_reply_by"
            " WHERE reply_by > :now AND reply_by <= :lead AND emergency IS NULL AND",
            _WHERE[view],
            "ORDER BY reply_by, id",
        ),
        values,
    )
    return [key for (key,) in found]


def shutting(connection: Connection, view: View, *, now: datetime, person: str) -> int:
    """In how many cases of a list a window is about to shut."""
    return len(_shutting(connection, view, _values(connection, now, person)))


def counts(connection: Connection, *, now: datetime, person: str) -> dict[View, int]:
    values = _values(connection, now, person)
    return {
        view: connection.execute(
            sql("SELECT count(*) FROM cases WHERE", _WHERE[view]), values
        ).fetchone()[0]
        for view in _COUNTED
    }


def rows(connection: Connection, keys: Sequence[int]) -> dict[int, CaseRow]:
    """The lines of some keys; a case that has since been taken back is missing."""
    found = connection.execute(
        sql(
            "SELECT",
            _COLUMNS,
            ", (SELECT count(*) FROM cases s WHERE s.place = c.place"
            " AND s.received_at BETWEEN c.received_at - ? AND c.received_at + ?)"
            " FROM cases c WHERE id IN (",
            marks(len(keys)),
            ")",
        ),
        (_SAME_PLACE_MS, _SAME_PLACE_MS, *keys),
    )
    return {row[0]: _row(row) for row in found}


def keys_of(connection: Connection, cases: Sequence[UUID]) -> dict[UUID, int]:
    found = connection.execute(
        sql("SELECT case_id, id FROM cases WHERE case_id IN (", marks(len(cases)), ")"),
        [c.bytes for c in cases],
    )
    return {UUID(bytes=case): key for case, key in found}


def case(connection: Connection, case_id: UUID) -> Case | None:
    return fold(log.history(connection, case_id))


def dossier(connection: Connection, case_id: UUID) -> Dossier | None:
    history = log.history(connection, case_id)
    whole = fold(history)
    if whole is None:
        return None
    return Dossier(
        case=whole,
        history=tuple(history),
        clocks=running(whole, clocks.rules(connection)),
        same_place=_same_place(connection, case_id),
        same_author=_same_author(connection, whole),
        unfetched=fetching.of_case(connection, case_id),
    )


def by_reference(connection: Connection, text: str) -> tuple[UUID, ...]:
    """The cases a pasted number, platform id, telephone or link names, newest first."""
    found = connection.execute(
        "SELECT case_id FROM cases"
        " WHERE number = :t OR post = :t OR (phone = :t AND phone <> '')"
        " ORDER BY id DESC LIMIT 50",
        {"t": text},
    )
    return tuple(UUID(bytes=case) for (case,) in found)


def opening_words(connection: Connection, case_id: UUID) -> tuple[str, str] | None:
    """Title and text of the message that opened a case; None if there is no such case, or no
    longer one."""
    row = connection.execute(
        "SELECT e.body FROM cases c JOIN event e ON e.position = c.id WHERE c.case_id = ?",
        (case_id.bytes,),
    ).fetchone()
    if row is None:
        return None
    body = json.loads(row[0])
    return body.get("title", ""), body.get("text", "")


def breaching(connection: Connection, now: datetime, until: datetime) -> list[tuple[CaseRow, str]]:
    """The cases of which a clock of ours runs out from now to a moment, and what was written."""
    span = {"now": to_ms(now), "until": to_ms(until)}
    found = connection.execute(
        "SELECT id FROM cases WHERE response_due BETWEEN :now AND :until"
        " UNION SELECT id FROM cases WHERE resolution_due BETWEEN :now AND :until"
        " UNION SELECT id FROM cases WHERE opinion_due BETWEEN :now AND :until"
        " UNION SELECT id FROM cases WHERE consultation_due BETWEEN :now AND :until"
        " UNION SELECT id FROM cases WHERE promise_due BETWEEN :now AND :until",
        span,
    )
    lines = rows(connection, [key for (key,) in found])
    told = []
    for row in lines.values():
        opening = opening_words(connection, row.case_id)
        told.append((row, "" if opening is None else opening[1]))
    return told


def untold(connection: Connection) -> list[tuple[UUID, UUID]]:
    """Case and organisation of each dispatch whose words have not been passed on yet."""
    found = connection.execute(
        "SELECT h.case_id, h.organisation FROM handling h JOIN cases c ON c.case_id = h.case_id"
        " WHERE h.stage = 'dispatched' AND c.status <> 'closed' ORDER BY h.since, h.ordinal"
    )
    return [(UUID(bytes=case), UUID(bytes=organisation)) for case, organisation in found]


def next_number(connection: Connection, day: str) -> int:
    """The next free case number of a day (20261122-0042 is number 42)."""
    row = connection.execute("SELECT n FROM number_taken WHERE day = ?", (day,)).fetchone()
    return 1 if row is None else row[0] + 1


def _values(connection: Connection, now: datetime, person: str) -> dict[str, object]:
    called = call_backs.wanted(connection, now)
    near, waiting = to_ms(now + NEAR), together.review(connection, person)
    lead = to_ms(now + sending.from_settings(local.settings(connection)).lead)
    return {"now": to_ms(now), "near": near, "lead": lead, "person": person, **called, **waiting}


def _same_place(connection: Connection, case_id: UUID) -> tuple[CaseRow, ...]:
    place, at = connection.execute(
        "SELECT place, received_at FROM cases WHERE case_id = ?", (case_id.bytes,)
    ).fetchone()
    found = connection.execute(
        sql(
            "SELECT",
            _COLUMNS,
            ", 0 FROM cases WHERE place = ? AND case_id <> ? AND received_at BETWEEN ? AND ?"
            " ORDER BY received_at DESC LIMIT ?",
        ),
        (place, case_id.bytes, at - _SAME_PLACE_MS, at + _SAME_PLACE_MS, _NEARBY),
    )
    return tuple(_row(row) for row in found)


def _same_author(connection: Connection, whole: Case) -> tuple[CaseRow, ...]:
    """Earlier cases of one account. A name alone is shared by strangers and joins nobody."""
    if not whole.author_id:
        return ()
    found = connection.execute(
        sql(
            "SELECT",
            _COLUMNS,
            ", 0 FROM cases WHERE platform = ? AND author_id = ? AND case_id <> ?"
            " ORDER BY received_at DESC LIMIT ?",
        ),
        (whole.platform, whole.author_id, whole.id.bytes, _NEARBY),
    )
    return tuple(_row(row) for row in found)


def _row(row: Sequence[Any]) -> CaseRow:
    (
        key, case_id, number, platform, author, title, summary, place, received_at, waiting_since,
        dispatched_since, status, snoozed_until, claimed_by, lead, lead_stage, co, messages, notes,
        returns, hastened, reopened, pinned, closed_at, outcome, response_due, resolution_due,
        feedback_due, opinion_due, emergency, emergency_at, submitted,
        consultation_due, promise_due, call_back_since, reply_by, same_place,
    ) = row  # fmt: skip
    return CaseRow(
        key=key,
        case_id=UUID(bytes=case_id),
        number=number,
        platform=platform,
        author=author,
        title=title,
        summary=summary,
        place=place or "",
        received_at=from_ms(received_at),
        waiting_since=from_ms(waiting_since),
        dispatched_since=from_ms(dispatched_since),
        status=Status(status),
        snoozed_until=from_ms(snoozed_until),
        claimed_by=claimed_by,
        lead=None if lead is None else UUID(bytes=lead),
        lead_stage=None if lead_stage is None else Stage(lead_stage),
        co=co,
        messages=messages,
        notes=notes,
        returns=returns,
        hastened=hastened,
        reopened=reopened,
        pinned=bool(pinned),
        closed_at=from_ms(closed_at),
        outcome=None if outcome is None else Outcome(outcome),
        same_place=same_place,
        response_due=from_ms(response_due),
        resolution_due=from_ms(resolution_due),
        feedback_due=from_ms(feedback_due),
        public_opinion_due=from_ms(opinion_due),
        emergency=None if emergency is None else Danger(emergency),
        emergency_at=from_ms(emergency_at),
        submitted=submitted,
        consultation_due=from_ms(consultation_due),
        promise_due=from_ms(promise_due),
        call_back_since=from_ms(call_back_since),
        reply_by=from_ms(reply_by),
    )


def tally(connection: Connection, since: datetime) -> tuple[int, int, int]:
    """Cases received, first answered and closed since a moment, wherever that was done."""
    ms = to_ms(since)
    row = connection.execute(
        "SELECT (SELECT count(*) FROM cases WHERE received_at >= :since),"
        " (SELECT count(*) FROM cases WHERE answered_at >= :since),"
        " (SELECT count(*) FROM cases WHERE closed_at >= :since)",
        {"since": ms},
    ).fetchone()
    return row[0], row[1], row[2]


def of_author(connection: Connection, name: str) -> tuple[UUID, ...]:
    """The cases of whoever goes by this name on a platform, or has this id there."""
    rows = connection.execute(
        "SELECT case_id FROM cases WHERE author = ? OR author_id = ? ORDER BY id", (name, name)
    )
    return tuple(UUID(bytes=case) for (case,) in rows)


def same_account(connection: Connection, case_id: UUID) -> tuple[UUID, ...]:
    """The other cases of the account on a platform that opened this one."""
    rows = connection.execute(
        "SELECT o.case_id FROM cases c JOIN cases o ON o.platform = c.platform"
        " AND o.author_id = c.author_id AND o.author_id <> ''"
        " WHERE c.case_id = ? AND o.id <> c.id ORDER BY o.id",
        (case_id.bytes,),
    )
    return tuple(UUID(bytes=case) for (case,) in rows)


def in_order(connection: Connection) -> tuple[UUID, ...]:
    """Every case, as they arrived."""
    rows = connection.execute("SELECT case_id FROM cases ORDER BY id")
    return tuple(UUID(bytes=case) for (case,) in rows)


def claimed(connection: Connection, person: str) -> tuple[UUID, ...]:
    """The open cases that somebody has claimed, set aside or not."""
    rows = connection.execute(
        "SELECT case_id FROM cases WHERE claimed_by = ? AND status <> 'closed' ORDER BY id",
        (person,),
    )
    return tuple(UUID(bytes=case) for (case,) in rows)


def accounts(connection: Connection) -> tuple[tuple[str, str], ...]:
    """The platforms and names under which the desk was written to. Looks at every case."""
    rows = connection.execute(
        "SELECT DISTINCT platform, account FROM cases WHERE account <> '' ORDER BY 1, 2"
    )
    return tuple((platform, account) for platform, account in rows)
