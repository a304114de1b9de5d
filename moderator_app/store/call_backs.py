"""Which citizens are to be called back, and what those said who were."""

import json
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

from moderator_app.core import calling_back
from moderator_app.core.calling_back import CallingBack
from moderator_app.core.case import CallBack, Case, Heard
from moderator_app.store import clocks, local
from moderator_app.store.connection import Connection, sql
from moderator_app.store.moments import from_ms, to_ms

WANTED: LiteralString = (
    "call_back_since BETWEEN :called_from AND :called_to"
    " AND outcome IN (SELECT value FROM json_each(:called_outcomes))"
)
"""Of `cases`, with the values of `wanted`: the citizens to be called by the end of today."""
_COLUMNS: LiteralString = "id, case_id, at, person, heard"


def rule(connection: Connection) -> CallingBack:
    return calling_back.from_setting(local.settings(connection).get(calling_back.SETTING))


def wanted(connection: Connection, now: datetime) -> dict[str, object]:
    chosen = rule(connection)
    first, last = chosen.span(now, clocks.rules(connection))
    outcomes = sorted(chosen.outcomes) if chosen.on else []
    return {
        "called_from": to_ms(first),
        "called_to": to_ms(last),
        "called_outcomes": json.dumps(outcomes),
    }


def keep(connection: Connection, case_id: UUID, case: Case | None) -> None:
    """Hold what the case says of its calls, and nothing it said before."""
    connection.execute("DELETE FROM call_back WHERE case_id = ?", (case_id.bytes,))
    connection.executemany(
        sql("INSERT INTO call_back (", _COLUMNS, ") VALUES (?, ?, ?, ?, ?)"), _rows(case)
    )


def is_kept(connection: Connection, case_id: UUID, case: Case | None) -> bool:
    found = connection.execute(
        sql("SELECT", _COLUMNS, "FROM call_back WHERE case_id = ? ORDER BY id"), (case_id.bytes,)
    )
    return found.fetchall() == sorted(_rows(case))


def between(connection: Connection, begin: datetime, end: datetime) -> list[tuple[UUID, CallBack]]:
    """The case and the outcome of every call from `begin` on and before `end`, in order."""
    found = connection.execute(
        sql("SELECT", _COLUMNS, "FROM call_back WHERE at >= ? AND at < ? ORDER BY at, id"),
        (to_ms(begin), to_ms(end)),
    )
    return [
        (UUID(bytes=case), CallBack(UUID(bytes=id_), Heard(heard), from_ms(at), person))
        for id_, case, at, person, heard in found
    ]


def _rows(case: Case | None) -> list[tuple[Any, ...]]:
    made = () if case is None else case.call_backs
    return [
        (one.id.bytes, case.id.bytes, to_ms(one.at), one.by, one.heard.value)
        for one in made
        if case is not None
    ]
