"""What was promised, kept beside the cases: to be listed by when it is due."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

from moderator_app.core.case import Case, Promised
from moderator_app.core.ledger import Standing, State, ledger
from moderator_app.store.connection import Connection, marks, sql
from moderator_app.store.moments import from_ms, to_ms

_COLUMNS: LiteralString = "id, case_id, made_at, due, words, person, state, settled_at"


def keep(connection: Connection, case_id: UUID, case: Case | None) -> None:
    """Hold what the case says of its promises, and nothing it said before."""
    connection.execute("DELETE FROM promise WHERE case_id = ?", (case_id.bytes,))
    connection.executemany(
        sql("INSERT INTO promise (", _COLUMNS, ") VALUES (", marks(8), ")"), _rows(case)
    )


def is_kept(connection: Connection, case_id: UUID, case: Case | None) -> bool:
    """Whether the table holds what the case says."""
    found = connection.execute(
        sql("SELECT", _COLUMNS, "FROM promise WHERE case_id = ? ORDER BY id"), (case_id.bytes,)
    )
    return found.fetchall() == sorted(_rows(case))


def owed(connection: Connection, until: datetime) -> list[tuple[UUID, Standing]]:
    """What is still to be kept and due by then, or was due before, first due first."""
    found = connection.execute(
        sql("SELECT", _COLUMNS, "FROM promise WHERE state = ? AND due <= ? ORDER BY due, id"),
        (State.OPEN.value, to_ms(until)),
    )
    return [_standing(row) for row in found]


def _rows(case: Case | None) -> list[tuple[Any, ...]]:
    if case is None:
        return []
    return [
        (
            one.promise.id.bytes,
            case.id.bytes,
            to_ms(one.promise.at),
            to_ms(one.promise.due),
            one.promise.words,
            one.promise.by,
            one.state.value,
            to_ms(one.settled_at),
        )
        for one in ledger(case)
    ]


def _standing(row: Sequence[Any]) -> tuple[UUID, Standing]:
    id_, case_id, made_at, due, words, person, state, settled_at = row
    promise = Promised(UUID(bytes=id_), words, from_ms(due), from_ms(made_at), person)
    return UUID(bytes=case_id), Standing(promise, State(state), from_ms(settled_at))
