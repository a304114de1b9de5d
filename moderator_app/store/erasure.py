"""Taking a citizen's words out of the file for good: tables, index, free pages and journal."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from moderator_app.core import erasing
from moderator_app.core.events import Draft, Event, Kind, canonical
from moderator_app.core.outages import Cause, Outage
from moderator_app.store import attachments, folds, log, text
from moderator_app.store.connection import Connection, marks, sql, troubles, writing
from moderator_app.store.migrations import PROTECTION
from moderator_app.store.store import Store, set_aside

_UNCLEAN = "unclean"
"""In `meta`: words were erased, and pages that held them may still be in the file."""


def erase(store: Store, drafts: Sequence[Draft], *, actor: str, at: datetime) -> tuple[Event, ...]:
    """Write down the erasures (`erasing.erase`) and take the words of their cases out of every
    table, in one transaction. `clean` has to follow; a desk that is killed before cleans when it
    is opened next."""
    connection = store.connection
    cases = [draft.case_id for draft in drafts]
    with writing(connection):
        connection.execute("DROP TRIGGER event_no_update")
        spoken = [event for case in cases for event in log.history(connection, case)]
        words = erasing.names(spoken)
        for event in spoken:
            _replace(connection, event, erasing.scrubbed(event.kind, event.body))
        _strike_from_notes(store, cases, words)
        connection.execute(PROTECTION["event_no_update"])
        _forget(connection, cases, words)
        files = {str(event.body["digest"]) for event in spoken if event.kind == Kind.FILE_ADDED}
        attachments.forget(connection, files)
        connection.execute(
            "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_UNCLEAN, b"1")
        )
        return store.log.append(drafts, actor=actor, at=at)


def repeat(store: Store, events: Sequence[Event]) -> None:
    """Erase in a file that went back in time what had been erased since; by whom and when stays
    as it was then."""
    known = [e for e in events if log.history(store.connection, e.case_id)]
    for event in known:
        draft = Draft(Kind.CASE_ERASED, event.case_id, event.body)
        erase(store, [draft], actor=event.actor, at=event.at)
    if known:
        clean(store)


def clean(store: Store) -> None:
    """Rewrite the file without the pages that were given up, empty the journal, and remove the
    case files that were put aside when they still had the words.

    Takes about a second for 100 MB, and as much memory as the file is long. Raises Outage BUSY
    while another process reads: what was erased then lies in no table, and cleaning is made up
    for at the next opening.
    """
    connection = store.connection
    with troubles():
        connection.execute("INSERT INTO text_index (text_index) VALUES ('optimize')")
        connection.execute("VACUUM")
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise Outage(Cause.BUSY)
    try:
        for path in set_aside(store.path.parent):
            path.unlink()
    except OSError as error:
        raise Outage(Cause.READ_ONLY, type(error).__name__) from error
    with troubles():
        connection.execute("DELETE FROM meta WHERE key = ?", (_UNCLEAN,))


@troubles()
def is_unclean(connection: Connection) -> bool:
    """Whether words were erased and the file has not been rewritten since."""
    row = connection.execute("SELECT 1 FROM meta WHERE key = ?", (_UNCLEAN,)).fetchone()
    return row is not None


@troubles()
def erased(connection: Connection) -> dict[UUID, Event]:
    """The last erasure of every case that had one."""
    rows = connection.execute(
        "SELECT DISTINCT case_id FROM event WHERE kind = ?", (Kind.CASE_ERASED,)
    ).fetchall()
    return {
        event.case_id: event
        for (case,) in rows
        for event in log.history(connection, UUID(bytes=case))
        if event.kind == Kind.CASE_ERASED
    }


def _replace(connection: Connection, event: Event, body: dict[str, object]) -> None:
    """Another body for an event, in the log and in the index."""
    if body == dict(event.body):
        return
    text.take_out(connection, [event])
    connection.execute(
        "UPDATE event SET body = ? WHERE position = ?", (canonical(body), event.position)
    )
    text.index(connection, [log.at_position(connection, event.position)])


def _strike_from_notes(store: Store, cases: Sequence[UUID], words: frozenset[str]) -> None:
    for event in list(_handovers(store.connection)):
        sheet = event.body["sheet"]
        if (
            erasing.mentions(sheet, cases)
            or erasing.without(sheet["words"], words) != sheet["words"]
        ):
            body = {**event.body, "sheet": erasing.sheet_without(sheet, cases, words)}
            _replace(store.connection, event, body)
            changed = log.at_position(store.connection, event.position)
            folds.take_in(store.connection, [changed], store.log.history)


def _handovers(connection: Connection) -> Iterator[Event]:
    rows = connection.execute(
        "SELECT position FROM event WHERE kind = ?", (Kind.SHIFT_HANDED_OVER,)
    ).fetchall()
    return (log.at_position(connection, position) for (position,) in rows)


def _forget(connection: Connection, cases: Sequence[UUID], words: frozenset[str]) -> None:
    """What this desk keeps of the cases beside the log: drafts, unread rows, files."""
    of_cases: tuple[object, ...] = tuple(case.bytes for case in cases)
    connection.execute(
        sql("DELETE FROM draft WHERE case_id IN (", marks(len(of_cases)), ")"), of_cases
    )
    rows = connection.execute("SELECT id, cells FROM quarantine").fetchall()
    theirs = [
        (id_,)
        for id_, cells in rows
        if not words.isdisjoint(str(cell).strip() for cell in json.loads(cells))
    ]
    connection.executemany("DELETE FROM quarantine WHERE id = ?", theirs)
