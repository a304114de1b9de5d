"""Rows that were put aside: mended and taken in after all, or thrown away with a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from moderator_app.core.changes import NO_CHANGES, Changes, Touched
from moderator_app.core.headings import Layout
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.rows import Quarantined, Settled
from moderator_app.desk import importing
from moderator_app.desk.desk import Desk
from moderator_app.papers.workbooks import Row
from moderator_app.store import quarantine, watched
from moderator_app.store.connection import writing


@dataclass(frozen=True, slots=True)
class Retried:
    """`reason` is why the row could not be taken in this time either; None when it was, or was
    found to be here already."""

    changes: Changes
    reason: str | None = None
    field: str = ""


def retry(
    desk: Desk, id_: int, cells: Sequence[str] | None = None, layout: Layout | None = None
) -> Retried:
    """Take a row in once more, with other cells or read in another way. What was changed stays
    changed also where it is of no use yet. Raises Refusal, also for a row that says nothing any
    more: to be rid of it is another deed."""
    session = desk.session
    connection = session.store.connection
    with writing(connection):
        row = waiting(desk, id_)
        chosen = layout or row.layout
        if chosen is None or not chosen.usable:
            raise Refusal(Reason.COLUMNS_UNKNOWN)
        said = row.cells if cells is None else tuple(cells)
        batch = importing.batch_of([Row(row.row, said)], chosen, session.zone, now=session.now())
        summary = importing.take_in(desk, batch)
        if not summary.put_aside and not summary.imported and not summary.duplicates:
            raise Refusal(Reason.NOTHING_TO_SAY)
        if not summary.put_aside:
            quarantine.settle(
                connection, [id_], Settled.TAKEN, why="", by=session.actor, at=session.now()
            )
            for case in importing.cases_of(batch).values():
                watched.note_mended(connection, row.source, row.row, case)
            return Retried(_with_quarantine(summary.changes))
        _, reason, field, cleaned = summary.put_aside[0]
        quarantine.mend(connection, id_, reason=reason, field=field, cells=cleaned, layout=chosen)
    return Retried(_with_quarantine(NO_CHANGES), reason, field)


def discard(desk: Desk, ids: Sequence[int], why: str) -> Changes:
    """Throw rows away; who did it and why is kept, their words are not. Raises Refusal."""
    if not why.strip():
        raise Refusal(Reason.REASON_MISSING)
    session = desk.session
    with writing(session.store.connection):
        for id_ in ids:
            waiting(desk, id_)
        quarantine.settle(
            session.store.connection,
            ids,
            Settled.DISCARDED,
            why=why.strip(),
            by=session.actor,
            at=session.now(),
        )
    return Changes(Touched.QUARANTINE)


def mended(row: Quarantined, changed: Mapping[str, str]) -> tuple[str, ...]:
    """The cells of a row with others under some headings. Raises Refusal for a heading that the
    row's sheet does not have."""
    header = () if row.layout is None else row.layout.header
    cells = [*row.cells, *[""] * (len(header) - len(row.cells))]
    for heading, text in changed.items():
        if heading not in header:
            raise Refusal(Reason.COLUMNS_UNKNOWN)
        cells[header.index(heading)] = text
    return tuple(cells)


def waiting(desk: Desk, id_: int) -> Quarantined:
    """A row that was put aside. Raises Refusal when it no longer is."""
    row = quarantine.named(desk.session.store.connection, id_)
    if row is None:
        raise Refusal(Reason.NOT_PUT_ASIDE)
    return row


def _with_quarantine(changes: Changes) -> Changes:
    return replace(changes, touched=changes.touched | Touched.QUARANTINE, events=())
