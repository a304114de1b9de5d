"""How the items of every handover stand, as a table of its own."""

from collections.abc import Mapping, Sequence
from typing import Any, LiteralString
from uuid import UUID

from moderator_app.core import acceptance
from moderator_app.core.events import Event
from moderator_app.core.shift_items import Line, Pending, State
from moderator_app.store.connection import Connection, marks, sql
from moderator_app.store.moments import from_ms, to_ms

_LINE: LiteralString = "i.case_id, i.state, i.since, i.person, i.at, i.why, i.told, i.leader"


def fold_shift(connection: Connection, shift: UUID, events: Sequence[Event]) -> None:
    """Make the rows of one shift anew of its whole history."""
    connection.execute("DELETE FROM shift_item WHERE shift = ?", (shift.bytes,))
    connection.executemany(
        sql("INSERT INTO shift_item VALUES (", marks(10), ")"),
        [
            (
                shift.bytes,
                line.case_id.bytes,
                ordinal,
                line.state.value,
                to_ms(line.since),
                line.by,
                to_ms(line.at),
                line.why,
                to_ms(line.told),
                line.leader,
            )
            for ordinal, line in enumerate(acceptance.fold(events))
        ],
    )


def lines(connection: Connection, shift: UUID) -> tuple[Line, ...]:
    """The items of one shift, in the order of its note."""
    return of_shifts(connection, [shift]).get(shift, ())


def of_shifts(connection: Connection, shifts: Sequence[UUID]) -> Mapping[UUID, tuple[Line, ...]]:
    rows = connection.execute(
        sql(
            "SELECT i.shift,",
            _LINE,
            "FROM shift_item i WHERE i.shift IN (",
            marks(len(shifts)),
            ") ORDER BY i.shift, i.ordinal",
        ),
        [shift.bytes for shift in shifts],
    )
    found: dict[UUID, tuple[Line, ...]] = {}
    for shift, *row in rows:
        id_ = UUID(bytes=shift)
        found[id_] = (*found.get(id_, ()), _line(row))
    return found


def pending(connection: Connection) -> tuple[Pending, ...]:
    """What was handed over and nobody has accepted since, by the time it was handed over. A case
    that is closed is nobody's to take any more; one that stands on several notes stays with the
    first who handed it over."""
    rows = connection.execute(
        sql(
            "SELECT i.shift, s.person, coalesce(s.skipped_by, ''),"
            " s.taken_at IS NULL AND s.skipped_at IS NULL, c.number, c.author, c.platform,"
            " CASE c.title WHEN '' THEN c.summary ELSE c.title END,",
            _LINE,
            "FROM shift_item i JOIN shift s ON s.id = i.shift JOIN cases c ON c.case_id = i.case_id"
            " WHERE i.state <> 'accepted' AND c.status <> 'closed' AND NOT EXISTS ("
            "SELECT 1 FROM shift_item j WHERE j.case_id = i.case_id AND j.state = 'accepted'"
            " AND j.at >= s.handed_at) ORDER BY s.handed_at, i.ordinal",
        )
    )
    found: dict[UUID, Pending] = {}
    for shift, giver, skipped_by, coming, number, author, platform, summary, *row in rows:
        line = _line(row)
        taker = line.by if line.state is State.REFUSED else skipped_by
        one = Pending(
            UUID(bytes=shift), giver, taker, line, bool(coming), number, author, platform, summary
        )
        found.setdefault(line.case_id, one)
    return tuple(found.values())


def _line(row: Sequence[Any]) -> Line:
    case, state, since, person, at, why, told, named = row
    return Line(
        case_id=UUID(bytes=case),
        state=State(state),
        since=from_ms(since),
        by=person,
        at=from_ms(at),
        why=why,
        told=from_ms(told),
        leader=named,
    )
