"""Taking a citizen's words out of the file for good: tables, index, free pages and journal."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import LiteralString
from uuid import UUID

from moderator_app.core import erasing, handover
from moderator_app.core.erasing import Trace
from moderator_app.core.events import Draft, Event, Kind, canonical
from moderator_app.core.outages import Cause, Outage
from moderator_app.store import (
    attachments,
    fetching,
    folds,
    local,
    log,
    outbox,
    postings,
    quarantine,
    text,
    watched,
)
from moderator_app.store.connection import Connection, marks, sql, troubles, writing
from moderator_app.store.migrations import PROTECTION
from moderator_app.store.store import Store, set_aside

_UNCLEAN = "unclean"
"""In `meta`: words were erased, and pages that held them may still be in the file."""

ERASED: LiteralString = (
    "EXISTS (SELECT 1 FROM event x WHERE x.case_id = c.case_id AND x.kind = 'case.erased'"
    " AND NOT EXISTS (SELECT 1 FROM event m WHERE m.case_id = c.case_id"
    " AND m.kind = 'message.received' AND m.position > x.position))"
)
"""Of `cases c`: the words are gone, and the citizen has not written since."""


def erase(store: Store, drafts: Sequence[Draft], *, actor: str, at: datetime) -> tuple[Event, ...]:
    """Write down the erasures (`erasing.erase`) and take the words of their cases out of every
    table, in one transaction. `clean` has to follow; a desk that is killed before cleans when it
    is opened next.

    What the desk and the organisations wrote in other cases loses the citizen's numbers and
    words, unless the time alone was up: those cases have their own. What another citizen wrote
    stays theirs.
    """
    connection = store.connection
    cases = [draft.case_id for draft in drafts]
    with writing(connection):
        connection.execute("DROP TRIGGER event_no_update")
        spoken = [event for case in cases for event in log.history(connection, case)]
        names = _unshared(connection, erasing.names(spoken), cases)
        traces = _no_offices(connection, erasing.traces(spoken))
        for event in spoken:
            _replace(connection, event, erasing.scrubbed(event.kind, event.body))
        _strike_from_shifts(store, cases, names, traces)
        if any(draft.body["ground"] != erasing.Ground.RETENTION for draft in drafts):
            _strike_from_others(store, cases, traces)
            _strike_from_rows(connection, names | traces, traces, spoken)
        connection.execute(PROTECTION["event_no_update"])
        of_cases = tuple(case.bytes for case in cases)
        connection.execute(
            sql("DELETE FROM draft WHERE case_id IN (", marks(len(of_cases)), ")"), of_cases
        )
        postings.forget_threads(connection, of_cases)
        fetching.forget(connection, of_cases)
        outbox.forget(connection, of_cases)
        files = {str(event.body["digest"]) for event in spoken if event.kind == Kind.FILE_ADDED}
        attachments.forget(connection, files)
        connection.execute(
            "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_UNCLEAN, b"1")
        )
        told = [
            replace(draft, body=erasing.body_without(draft.body, names | traces))
            for draft in drafts
        ]
        return store.log.append(told, actor=actor, at=at)


def repeat(store: Store, events: Sequence[Event]) -> None:
    """Erase in a file that went back in time what had been erased since; by whom and when stays
    as it was then."""
    known = [e for e in events if log.history(store.connection, e.case_id)]
    for event in known:
        draft = Draft(Kind.CASE_ERASED, event.case_id, event.body)
        erase(store, [draft], actor=event.actor, at=event.at)
    if known:
        clean(store.connection, store.path.parent)


def clean(connection: Connection, folder: Path) -> None:
    """Rewrite the file without the pages that were given up, empty the journal, and remove the
    case files that were put aside when they still had the words.

    Takes about a second for 100 MB, and as much memory as the file is long. Raises Outage BUSY
    while another process reads: what was erased then lies in no table, and cleaning is made up
    for at the next opening.
    """
    with troubles():
        connection.execute("INSERT INTO text_index (text_index) VALUES ('optimize')")
        connection.execute("VACUUM")
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise Outage(Cause.BUSY)
    try:
        for path in set_aside(folder):
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
def count(connection: Connection) -> int:
    """How many erasures the file knows of."""
    (erasures,) = connection.execute(
        "SELECT count(*) FROM event WHERE kind = 'case.erased'"
    ).fetchone()
    return int(erasures)


@troubles()
def is_erased(connection: Connection, case: UUID) -> bool:
    """Whether the words of a case were erased, and the citizen has not written since."""
    row = connection.execute(
        sql("SELECT 1 FROM cases c WHERE c.case_id = ? AND", ERASED), (case.bytes,)
    ).fetchone()
    return row is not None


@troubles()
def erased(connection: Connection) -> dict[UUID, Event]:
    """The last erasure of every case that had one."""
    rows = connection.execute(
        "SELECT DISTINCT case_id FROM event WHERE kind = 'case.erased'"
    ).fetchall()
    return {
        event.case_id: event
        for (case,) in rows
        for event in log.history(connection, UUID(bytes=case))
        if event.kind == Kind.CASE_ERASED
    }


def _replace(connection: Connection, event: Event, body: dict[str, object]) -> bool:
    """Another body for an event, in the log and in the index; False where it is the same."""
    if body == dict(event.body):
        return False
    text.take_out(connection, [event])
    connection.execute(
        "UPDATE event SET body = ? WHERE position = ?", (canonical(body), event.position)
    )
    text.index(connection, [log.at_position(connection, event.position)])
    return True


def _unshared(
    connection: Connection, names: Collection[Trace], cases: Collection[UUID]
) -> frozenset[Trace]:
    """Those that no other case's citizen goes by: a name that strangers share points at nobody."""
    found = set()
    for name in names:
        rows = connection.execute(
            "SELECT case_id FROM cases WHERE author = ? LIMIT ?", (name.text, len(cases) + 1)
        ).fetchall()
        if all(UUID(bytes=case) in cases for (case,) in rows):
            found.add(name)
    return frozenset(found)


def _no_offices(connection: Connection, traces: frozenset[Trace]) -> frozenset[Trace]:
    """Without what stands in the directory, the dispatch list or a template: a number that a
    citizen quotes may be an office's."""
    bodies = [body for (body,) in connection.execute("SELECT body FROM record")]
    said = [body for body in bodies if erasing.says(body, traces)]
    return frozenset(
        one for one in traces if not any(erasing.says(body, frozenset({one})) for body in said)
    )


def _strike_from_others(store: Store, cases: Collection[UUID], traces: frozenset[Trace]) -> None:
    """What was written down in other cases, whose own citizens did not write the same."""
    connection = store.connection
    heard: dict[UUID, frozenset[Trace]] = {}
    for position in _with(connection, traces):
        event = log.at_position(connection, position)
        if event.case_id in cases or erasing.body_without(event.body, traces) == event.body:
            continue
        if event.case_id not in heard:
            history = log.history(connection, event.case_id)
            heard[event.case_id] = erasing.said_by(history, traces)
        body = erasing.body_without(event.body, traces - heard[event.case_id])
        if _replace(connection, event, body):
            changed = log.at_position(connection, position)
            folds.take_in(connection, [changed], store.log.history)


def _with(connection: Connection, traces: frozenset[Trace]) -> list[int]:
    """The events of cases in which a trace stands, citizens' own messages aside. Reads the whole
    log, as `clean` does."""
    # As a body spells them: its quotes and line ends are escaped.
    spelled = frozenset(replace(trace, text=_blank(_in_a_body(trace.text))) for trace in traces)
    rows = connection.execute(
        sql("SELECT position, body FROM event WHERE kind IN (", marks(len(_WRITTEN)), ")"), _WRITTEN
    )
    return [position for position, body in rows if erasing.says(_blank(body), spelled)]


def _in_a_body(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _blank(body: str) -> str:
    """A number may be written with tabs in it."""
    return body.replace("\\t", " ")


_WRITTEN = (
    Kind.NOTE_ADDED,
    Kind.CASE_DISPATCHED,
    Kind.DISPATCH_TOLD,
    Kind.DISPATCH_ANSWERED,
    Kind.DISPATCH_RETURNED,
    Kind.DISPATCH_HASTENED,
    Kind.REPLY_LEASE,
    Kind.REPLY_UNSENT,
    Kind.CASE_SNOOZED,
    Kind.CASE_CLOSED,
    Kind.CASE_REOPENED,
    Kind.CASE_EXTENDED,
    Kind.CASE_ERASED,
    Kind.FILE_ADDED,
    Kind.PAPER_ISSUED,
    Kind.OPINION_ADDED,
    Kind.EMERGENCY_ENDED,
    Kind.PUBLIC_OPINION_ANSWERED,
    Kind.REPLY_SUBMITTED,
    Kind.REPLY_SENT_BACK,
    Kind.CONSULTATION_ASKED,
    Kind.CONSULTATION_ANSWERED,
    Kind.CONSULTATION_REFERRED,
    Kind.PROMISE_MADE,
    Kind.CALL_BACK_MADE,
    Kind.LETTER_WRITTEN,
    Kind.LETTER_UNSENT,
    Kind.LETTER_BOUNCED,
    Kind.LETTER_HEARD,
)
"""What the desk wrote down about a case, as against what its citizen wrote."""


def _strike_from_shifts(
    store: Store, cases: Sequence[UUID], names: frozenset[Trace], traces: frozenset[Trace]
) -> None:
    """The notes that were handed over, why one of their items was refused, and why a shift began
    without having read them."""
    for event in list(_of_shifts(store.connection)):
        body = erasing.of_shift_without(event.kind, event.body, cases, names, traces)
        if _replace(store.connection, event, body):
            changed = log.at_position(store.connection, event.position)
            folds.take_in(store.connection, [changed], store.log.history)


def _of_shifts(connection: Connection) -> Iterator[Event]:
    rows = connection.execute(
        "SELECT position FROM event WHERE kind = 'shift.handed_over' UNION ALL"
        " SELECT position FROM event WHERE kind IN ('shift.began', 'shift.item_refused')"
    ).fetchall()
    return (log.at_position(connection, position) for (position,) in rows)


def _strike_from_rows(
    connection: Connection,
    everything: frozenset[Trace],
    traces: frozenset[Trace],
    spoken: Sequence[Event],
) -> None:
    """What this desk keeps beside the log: unfinished replies to others, the words begun for the
    next shift, unread rows, and the names of files they came in."""
    for case, channel, author, body in connection.execute(
        "SELECT case_id, channel, author, body FROM draft"
    ).fetchall():
        struck = erasing.body_without(json.loads(body), traces)
        connection.execute(
            "UPDATE draft SET body = ? WHERE case_id = ? AND channel = ? AND author = ?",
            (json.dumps(struck, ensure_ascii=False), case, channel, author),
        )
    # The one setting that is words: another may be a choice, or a folder, of the same name.
    if isinstance(begun := local.settings(connection).get(handover.WORDS), str):
        local.save_settings(connection, {handover.WORDS: erasing.without(begun, traces)})
    without = partial(erasing.without, traces=everything)
    quarantine.strike(
        connection,
        is_theirs=partial(erasing.is_theirs, traces=everything, events=spoken),
        without=without,
    )
    watched.strike(connection, without)
