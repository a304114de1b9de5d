"""Reading what the desk keeps about others: organisations, the dispatch list, templates, people."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, LiteralString, TypeVar
from uuid import UUID

from moderator_app.core import organisations, people, roster, routing, templates
from moderator_app.core.channels import Account, account_from_body
from moderator_app.core.organisations import Organisation
from moderator_app.core.people import Person
from moderator_app.core.roster import Week
from moderator_app.core.routing import RemitEntry
from moderator_app.core.rows import Shift
from moderator_app.core.templates import Template
from moderator_app.store import acceptance
from moderator_app.store.connection import Connection, sql
from moderator_app.store.moments import from_ms

T = TypeVar("T")

_SHIFT: LiteralString = (
    "id, person, began_at, handed_at, handed_to, sheet, taken_at, taken_by, skipped_at, skipped_by,"
    " skipped_why"
)

_LAST_BEGUN: LiteralString = (
    # Spelled as the index is, which has both kinds.
    "SELECT case_id FROM event WHERE kind IN ('shift.began', 'shift.item_refused')"
    " AND kind = 'shift.began' ORDER BY position DESC LIMIT 1"
)


def all_organisations(connection: Connection) -> tuple[Organisation, ...]:
    return _all(connection, "organisation", organisations.from_body)


def all_remit(connection: Connection) -> tuple[RemitEntry, ...]:
    return _all(connection, "remit", routing.from_body)


def all_templates(connection: Connection) -> tuple[Template, ...]:
    return _all(connection, "template", templates.from_body)


def all_people(connection: Connection) -> tuple[Person, ...]:
    return _all(connection, "person", people.from_body)


def all_rosters(connection: Connection) -> tuple[Week, ...]:
    """Every week for which somebody laid down who is on duty."""
    return _all(connection, "roster", roster.from_body)


def all_accounts(connection: Connection) -> tuple[Account, ...]:
    return _all(connection, "account", account_from_body)


def organisation(connection: Connection, id_: UUID) -> Organisation | None:
    row = connection.execute(
        "SELECT body FROM record WHERE kind = 'organisation' AND id = ?", (id_.bytes,)
    ).fetchone()
    return None if row is None else organisations.from_body(json.loads(row[0]))


def current_shift(connection: Connection) -> Shift | None:
    """The shift that began last, handed over or not: by the log, for a clock that was ahead may
    have been set back since."""
    row = connection.execute(
        sql("SELECT", _SHIFT, "FROM shift WHERE id = (", _LAST_BEGUN, ")")
    ).fetchone()
    return None if row is None else _shift(row)


def all_shifts(connection: Connection) -> tuple[Shift, ...]:
    """Every turn at the desk, without what was passed on at its end."""
    rows = connection.execute(
        "SELECT id, person, began_at, handed_at, handed_to, NULL, taken_at, taken_by, skipped_at,"
        " skipped_by, skipped_why FROM shift ORDER BY began_at, id"
    )
    return tuple(_shift(row) for row in rows)


def unread_handover(connection: Connection) -> Shift | None:
    """The newest handover that nobody has taken over, nor begun over in an emergency."""
    found = _handed_over(connection, "AND taken_at IS NULL AND skipped_at IS NULL", 1)
    return found[0] if found else None


def handovers(connection: Connection, limit: int = 60) -> tuple[Shift, ...]:
    """The newest first."""
    return _handed_over(connection, "", limit)


def handover(connection: Connection, shift: UUID) -> Shift | None:
    """The handover of one shift; None while it has not been handed over."""
    row = connection.execute(
        sql("SELECT", _SHIFT, "FROM shift WHERE id = ? AND handed_at IS NOT NULL"), (shift.bytes,)
    ).fetchone()
    return None if row is None else replace(_shift(row), items=acceptance.lines(connection, shift))


def _handed_over(connection: Connection, which: LiteralString, limit: int) -> tuple[Shift, ...]:
    rows = connection.execute(
        sql(
            "SELECT",
            _SHIFT,
            "FROM shift WHERE handed_at IS NOT NULL",
            which,
            "ORDER BY handed_at DESC, id DESC LIMIT ?",
        ),
        (limit,),
    )
    shifts = [_shift(row) for row in rows]
    items = acceptance.of_shifts(connection, [shift.id for shift in shifts])
    return tuple(replace(shift, items=items.get(shift.id, ())) for shift in shifts)


def _all(connection: Connection, kind: str, read: Callable[[object], T]) -> tuple[T, ...]:
    """In the order in which they were first saved, which is the order of the kit."""
    rows = connection.execute("SELECT body FROM record WHERE kind = ? ORDER BY position", (kind,))
    return tuple(read(json.loads(body)) for (body,) in rows)


def _shift(row: Sequence[Any]) -> Shift:
    (
        id_, person, began_at, handed_at, handed_to, sheet, taken_at, taken_by, skipped_at,
        skipped_by, skipped_why,
    ) = row  # fmt: skip
    return Shift(
        id=UUID(bytes=id_),
        person=person,
        began_at=from_ms(began_at),
        handed_at=from_ms(handed_at),
        handed_to=handed_to or "",
        sheet=None if sheet is None else json.loads(sheet),
        taken_at=from_ms(taken_at),
        taken_by=taken_by or "",
        skipped_at=from_ms(skipped_at),
        skipped_by=skipped_by or "",
        skipped_why=skipped_why or "",
    )
