"""What a search's operators mean in the case file's own terms."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, tzinfo
from typing import LiteralString
from uuid import UUID

from moderator_app.core import search
from moderator_app.core.search import Query
from moderator_app.store.connection import Connection, marks, sql
from moderator_app.store.moments import to_ms

Condition = tuple[LiteralString, tuple[object, ...]]


def conditions(connection: Connection, query: Query, now: datetime, zone: tzinfo) -> Condition:
    """The filters of a query as SQL after a WHERE, over `cases c`, and its parameters."""
    parts = [
        _authors(query.authors),
        _states(query.states, now),
        _any_of("c.platform IN (", query.channels),
        _organisations(connection, query.organisations),
        _people(connection, query.people),
        _day("c.received_at >= ?", query.after, zone),
        _day("c.received_at < ?", query.before, zone),
    ]
    found = [part for part in parts if part is not None]
    joined: LiteralString = "".join(" AND " + text for text, _ in found)
    return joined, tuple(value for _, values in found for value in values)


def _any_of(text: LiteralString, values: Sequence[object]) -> Condition | None:
    return (text + marks(len(values)) + ")", tuple(values)) if values else None


def _authors(names: Sequence[str]) -> Condition | None:
    if not names:
        return None
    either: LiteralString = " OR ".join(("c.author LIKE ? ESCAPE '\\'",) * len(names))
    return "(" + either + ")", tuple(f"%{_escaped(name)}%" for name in names)


def _escaped(name: str) -> str:
    for sign in ("\\", "%", "_"):
        name = name.replace(sign, f"\\{sign}")
    return name


def _states(states: Sequence[str], now: datetime) -> Condition | None:
    if not states:
        return None
    statuses = tuple(state for state in states if state != search.SNOOZED)
    either: list[LiteralString] = []
    values: tuple[object, ...] = statuses
    if statuses:
        either.append("c.status IN (" + marks(len(statuses)) + ")")
    if search.SNOOZED in states:
        either.append("c.snoozed_until > ?")
        values = (*values, to_ms(now))
    return "(" + " OR ".join(either) + ")", values


def _organisations(connection: Connection, names: Sequence[str]) -> Condition | None:
    if not names:
        return None
    ids = _named(connection, "organisation", ("name", "short"), names)
    handled = sql(
        "EXISTS (SELECT 1 FROM handling h WHERE h.case_id = c.case_id AND h.organisation IN (",
        marks(len(ids)),
        "))",
    )
    return handled, tuple(ids)


def _people(connection: Connection, names: Sequence[str]) -> Condition | None:
    if not names:
        return None
    ids = _named(connection, "person", ("name", "number"), names)
    return "c.claimed_by IN (" + marks(len(ids)) + ")", tuple(str(UUID(bytes=one)) for one in ids)


def _named(
    connection: Connection, kind: str, fields: Iterable[str], names: Sequence[str]
) -> list[bytes]:
    """The records one of whose fields contains one of the names."""
    rows = connection.execute("SELECT id, body FROM record WHERE kind = ?", (kind,)).fetchall()
    found = []
    for id_, text in rows:
        body = json.loads(text)
        said = [search.fold(str(body.get(one, ""))) for one in fields]
        if any(name in one for one in said for name in names):
            found.append(id_)
    return found


def _day(text: LiteralString, day: date | None, zone: tzinfo) -> Condition | None:
    if day is None:
        return None
    return text, (to_ms(datetime.combine(day, time(), zone)),)
