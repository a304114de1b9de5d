"""The one door for writing: events in, folded and indexed, in one transaction."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from moderator_app.core.events import (
    GUARDED,
    Draft,
    Event,
    arbitrate,
    canonical,
    storable_body,
)
from moderator_app.core.ids import NIL, uuid7
from moderator_app.store import folds, text
from moderator_app.store.connection import Connection, marks, sql, troubles, writing
from moderator_app.store.moments import from_ms, to_ms

_BEYOND = 2**62
_LATE = timedelta(days=1)
_COLUMNS = "position, id, replica, n, actor, case_id, parent, slot, kind, at, applied, body"


def new_id(at: datetime) -> UUID:
    return uuid7(to_ms(at), os.urandom(10))


@dataclass(slots=True)
class Log:
    """The event log of one file; `replica` names this file in the history of a team."""

    connection: Connection
    replica: UUID

    def append(
        self,
        drafts: Sequence[Draft],
        *,
        actor: str,
        at: datetime,
        seen: Mapping[UUID, UUID] | None = None,
    ) -> tuple[Event, ...]:
        """Write what was decided and everything that follows from it, or nothing.

        `seen` holds, for each case, the newest decision the person had before them: a decision
        taken on an older one is kept and changes nothing (`applied` is false).
        """
        if not drafts:
            return ()
        # Milliseconds, as the file keeps them: what is returned is what would be read back.
        at = from_ms(to_ms(at))
        with writing(self.connection):
            numbered = self._numbered(drafts, actor, at, dict(seen or {}))
            try:
                rows = [_to_row(event) for event in numbered]
            except UnicodeEncodeError:
                # Somebody pasted half a character: that must not keep them from what they do.
                whole = [replace(draft, body=storable_body(draft.body)) for draft in drafts]
                numbered = self._numbered(whole, actor, at, dict(seen or {}))
                rows = [_to_row(event) for event in numbered]
            self.connection.executemany(
                sql("INSERT INTO event (", _COLUMNS, ") VALUES (", marks(12), ")"), rows
            )
            folds.take_in(self.connection, numbered, self.history)
            text.index(self.connection, numbered)
        return numbered

    @troubles()
    def history(self, case: UUID) -> list[Event]:
        return history(self.connection, case)

    def _numbered(
        self, drafts: Sequence[Draft], actor: str, at: datetime, seen: dict[UUID, UUID]
    ) -> tuple[Event, ...]:
        position, n = self._counts()
        heads: dict[UUID, UUID] = {}
        slots: set[str] = set()
        events = []
        for draft in drafts:
            position, n = position + 1, n + 1
            guarded = draft.kind in GUARDED
            if guarded and draft.case_id not in heads:
                heads[draft.case_id] = self._head(draft.case_id)
            head = heads.get(draft.case_id, NIL)
            parent = seen.get(draft.case_id, head) if guarded else None
            applied = arbitrate(parent, head, slot_taken=self._is_taken(draft.slot, slots))
            event = Event(
                position=position,
                id=draft.id or new_id(at),
                replica=self.replica,
                n=n,
                actor=actor,
                case_id=draft.case_id,
                parent=parent,
                slot=draft.slot,
                kind=draft.kind,
                at=at,
                applied=applied,
                body=draft.body,
            )
            if guarded:
                # The next decision of the same action rests on this one, counted or not.
                seen[draft.case_id] = event.id
                if applied:
                    heads[draft.case_id] = event.id
            if applied and draft.slot is not None:
                slots.add(draft.slot)
            events.append(event)
        return tuple(events)

    def _counts(self) -> tuple[int, int]:
        position, n = self.connection.execute(
            "SELECT coalesce(max(position), 0),"
            " coalesce((SELECT max(n) FROM event WHERE replica = ?), 0) FROM event",
            (self.replica.bytes,),
        ).fetchone()
        return position, n

    def _head(self, case: UUID) -> UUID:
        row = self.connection.execute(
            "SELECT id FROM event WHERE case_id = ? AND applied AND parent IS NOT NULL"
            " ORDER BY position DESC LIMIT 1",
            (case.bytes,),
        ).fetchone()
        return NIL if row is None else UUID(bytes=row[0])

    def _is_taken(self, slot: str | None, taken_now: set[str]) -> bool:
        if slot is None:
            return False
        if slot in taken_now:
            return True
        found = self.connection.execute(
            "SELECT 1 FROM event WHERE slot = ? AND applied", (slot,)
        ).fetchone()
        return found is not None


def history(connection: Connection, case: UUID) -> list[Event]:
    """Everything that happened to a case, in order."""
    rows = connection.execute(
        sql("SELECT", _COLUMNS, "FROM event WHERE case_id = ? ORDER BY position"), (case.bytes,)
    )
    return [_from_row(row) for row in rows]


def by_id(connection: Connection, id_: UUID) -> Event:
    """Raises LookupError if there is no such event."""
    row = connection.execute(
        sql("SELECT", _COLUMNS, "FROM event WHERE id = ?"), (id_.bytes,)
    ).fetchone()
    if row is None:
        raise LookupError(id_)
    return _from_row(row)


def at_position(connection: Connection, position: int) -> Event:
    """One event of the log."""
    row = connection.execute(
        sql("SELECT", _COLUMNS, "FROM event WHERE position = ?"), (position,)
    ).fetchone()
    return _from_row(row)


def pages(connection: Connection, size: int = 1_000) -> Iterable[list[Event]]:
    """The whole log, oldest first."""
    last = 0
    while True:
        rows = connection.execute(
            sql("SELECT", _COLUMNS, "FROM event WHERE position > ? ORDER BY position LIMIT ?"),
            (last, size),
        ).fetchall()
        if not rows:
            return
        yield [_from_row(row) for row in rows]
        last = rows[-1][0]


def backwards(connection: Connection, since: datetime, size: int = 500) -> Iterator[Event]:
    """What was written since a moment, the newest first."""
    before = None
    while True:
        rows = connection.execute(
            sql(
                "SELECT",
                _COLUMNS,
                "FROM event WHERE (:before IS NULL OR position < :before)"
                " ORDER BY position DESC LIMIT :size",
            ),
            {"before": before, "size": size},
        ).fetchall()
        for row in rows:
            event = _from_row(row)
            if event.at < since:
                return
            yield event
        if not rows:
            return
        before = rows[-1][0]


def since(
    connection: Connection, at: datetime, kinds: Sequence[str], size: int = 1_000
) -> Iterable[list[Event]]:
    """The events of these kinds, newest first, page by page, back to about `at`: what one desk
    writes is written in order, and what comes from others a little later than it was."""
    last, wanted = _BEYOND, frozenset(kinds)
    while True:
        rows = connection.execute(
            sql("SELECT", _COLUMNS, "FROM event WHERE position < ? ORDER BY position DESC LIMIT ?"),
            (last, size),
        ).fetchall()
        if not rows:
            return
        yield [_from_row(row) for row in rows if row[8] in wanted]
        if all(row[9] < to_ms(at - _LATE) for row in rows):
            return
        last = rows[-1][0]


def _to_row(event: Event) -> tuple[object, ...]:
    return (
        event.position,
        event.id.bytes,
        event.replica.bytes,
        event.n,
        event.actor,
        event.case_id.bytes,
        None if event.parent is None else event.parent.bytes,
        event.slot,
        event.kind,
        to_ms(event.at),
        int(event.applied),
        canonical(event.body),
    )


def _from_row(row: Sequence[Any]) -> Event:
    position, id_, replica, n, actor, case, parent, slot, kind, at, applied, body = row
    return Event(
        position=position,
        id=UUID(bytes=id_),
        replica=UUID(bytes=replica),
        n=n,
        actor=actor,
        case_id=UUID(bytes=case),
        parent=None if parent is None else UUID(bytes=parent),
        slot=slot,
        kind=kind,
        at=from_ms(at),
        applied=bool(applied),
        body=json.loads(body),
    )
