"""From events to the tables the screens read. Dropped and folded again they come out the same."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import LiteralString
from uuid import UUID

from moderator_app.core import calling_back, facts
from moderator_app.core.acceptance import is_about_items
from moderator_app.core.case import Case, Status
from moderator_app.core.events import Event, Kind, canonical
from moderator_app.core.folding import fold, standing
from moderator_app.core.following import Rules
from moderator_app.core.running import Running, running
from moderator_app.core.tales_written import written
from moderator_app.store import acceptance, clocks, ledger, paper_numbers, postings, together
from moderator_app.store.connection import Connection, marks, sql
from moderator_app.store.moments import to_ms

History = Callable[[UUID], list[Event]]

RECORDS = {
    Kind.ORGANISATION_SAVED: "organisation",
    Kind.REMIT_SAVED: "remit",
    Kind.TEMPLATE_SAVED: "template",
    Kind.PERSON_SAVED: "person",
    Kind.CLOCK_SAVED: "clock",
    Kind.CALENDAR_SAVED: "calendar",
    Kind.ROSTER_SAVED: "roster",
    Kind.ACCOUNT_SAVED: "account",
}
_REMOVALS = {
    Kind.ORGANISATION_REMOVED: "organisation",
    Kind.REMIT_REMOVED: "remit",
    Kind.TEMPLATE_REMOVED: "template",
    Kind.ACCOUNT_REMOVED: "account",
}
_RULES = frozenset({Kind.CLOCK_SAVED, Kind.CALENDAR_SAVED})
_CHECKS_KEPT = 8
_AT_ONCE = 500


def take_in(connection: Connection, events: Sequence[Event], history: History) -> None:
    """Bring the tables up to date with events just written."""
    fresh: dict[UUID, list[Event]] = {}
    shifts: dict[UUID, None] = {}
    for event in events:
        if is_about_items(event):
            shifts[event.case_id] = None
        step = _STEPS.get(event.kind)
        if step is not None:
            if event.applied:
                step(connection, event)
            continue
        fresh.setdefault(event.case_id, []).append(event)
        if event.kind == Kind.MESSAGE_RECEIVED:
            _note_number(connection, event)
        if event.kind == Kind.PAPER_ISSUED and event.applied:
            paper_numbers.note(connection, event)
        postings.note(connection, event)
    for shift in shifts:
        acceptance.fold_shift(connection, shift, history(shift))
    if fresh:
        _fold_cases(connection, fresh, history)


def _fold_cases(
    connection: Connection, fresh: Mapping[UUID, Sequence[Event]], history: History
) -> None:
    rules = clocks.rules(connection)
    for case, own in fresh.items():
        # A case that begins in this very batch needs no reading back: imports are the faster.
        begins = not _has_history(connection, case, own[0].position)
        _fold_case(connection, rules, case, own if begins else history(case))


def _has_history(connection: Connection, case: UUID, before: int) -> bool:
    row = connection.execute(
        "SELECT 1 FROM event WHERE case_id = ? AND position < ? LIMIT 1", (case.bytes, before)
    ).fetchone()
    return row is not None


def settle(connection: Connection, limit: int, history: History) -> int:
    """Count some more cases anew after the rules have changed; returns how many are left. Within
    the writer's transaction."""
    rules = clocks.rules(connection)
    for case in clocks.next_stale(connection, limit):
        _fold_case(connection, rules, case, history(case))
    return clocks.count_stale(connection)


def settle_all(connection: Connection, history: History) -> None:
    while clocks.is_stale(connection):
        settle(connection, _AT_ONCE, history)


def _fold_case(
    connection: Connection, rules: Rules, case_id: UUID, events: Sequence[Event]
) -> None:
    connection.execute("DELETE FROM handling WHERE case_id = ?", (case_id.bytes,))
    case = fold(events)
    ledger.keep(connection, case_id, case)
    if case is None:
        connection.execute("DELETE FROM cases WHERE case_id = ?", (case_id.bytes,))
        return
    running_now = running(case, rules)
    row = _row(case, events) | clocks.columns(running_now)
    connection.execute(
        sql("INSERT OR REPLACE INTO cases (", ",".join(row), ") VALUES (", marks(len(row)), ")"),
        tuple(row.values()),
    )
    connection.executemany(
        sql("INSERT INTO handling (", _HANDLING, ") VALUES (", marks(9), ")"),
        _handlings(case, running_now),
    )


def is_as_folded(connection: Connection, case_id: UUID, events: Sequence[Event]) -> bool:
    """Whether the tables hold of a case what its events make of it; of when it is due, only once
    all is counted by the same rules."""
    case = fold(events)
    running_now = () if case is None else running(case, clocks.rules(connection))
    row = {} if case is None else _row(case, events)
    if row and not clocks.is_stale(connection):
        row |= clocks.columns(running_now)
    columns: LiteralString = ",".join(row) or "1"
    kept = connection.execute(
        sql("SELECT", columns, "FROM cases WHERE case_id = ?"), (case_id.bytes,)
    ).fetchone()
    handlings = connection.execute(
        sql("SELECT", _HANDLING, "FROM handling WHERE case_id = ? ORDER BY ordinal"),
        (case_id.bytes,),
    ).fetchall()
    if not ledger.is_kept(connection, case_id, case):
        return False
    if case is None:
        return kept is None and not handlings
    wanted = _handlings(case, running_now)
    if clocks.is_stale(connection):
        wanted, handlings = [one[:-1] for one in wanted], [one[:-1] for one in handlings]
    return kept == tuple(row.values()) and handlings == wanted


def _row(case: Case, events: Sequence[Event]) -> dict[LiteralString, object]:
    # Not simply the first: a case taken back and received again is another line of the lists.
    first = standing(events)[0]
    return {
        "id": first.position,
        "case_id": case.id.bytes,
        "phone": first.body.get("phone", ""),
        "place": first.body.get("place") or facts.place_key(first.body.get("text", "")),
        **_columns(case),
        "tale": written(events),
    }


_HANDLING: LiteralString = "case_id, organisation, ordinal, lead, stage, since, at, hastened, due"


def _handlings(case: Case, running_now: Sequence[Running]) -> list[tuple[object, ...]]:
    due = clocks.by_organisation(running_now)
    return [
        (
            case.id.bytes,
            h.organisation.bytes,
            ordinal,
            int(h.lead),
            h.stage.value,
            to_ms(h.since),
            to_ms(h.at),
            h.hastened,
            due.get(h.organisation),
        )
        for ordinal, h in enumerate(case.handlings)
    ]


def _columns(case: Case) -> dict[LiteralString, object]:
    lead = case.lead
    open_since = [h.since for h in case.handlings if h.is_open]
    dispatched = case.status is Status.DISPATCHED and open_since
    return {
        "number": case.number,
        "platform": case.platform,
        "account": case.account,
        "post": case.post,
        "author": case.author,
        "author_id": case.author_id,
        "title": case.title,
        "summary": case.summary,
        "url": case.url,
        "received_at": to_ms(case.received_at),
        "last_at": to_ms(case.last_at),
        "waiting_since": to_ms(case.waiting_since),
        "dispatched_since": to_ms(min(open_since)) if dispatched else None,
        "status": case.status.value,
        "snoozed_until": to_ms(case.snoozed_until),
        "snoozed_why": case.snoozed_why,
        "claimed_by": case.claimed_by,
        "lead": None if lead is None else lead.organisation.bytes,
        "lead_stage": None if lead is None else lead.stage.value,
        "co": len(case.handlings) - (lead is not None),
        "messages": case.messages,
        "notes": case.notes,
        "returns": case.returns,
        "hastened": sum(h.hastened for h in case.handlings),
        "reopened": case.reopened,
        "pinned": int(case.pinned),
        "answered_at": to_ms(case.answered_at),
        "closed_at": None if case.closure is None else to_ms(case.closure.at),
        "outcome": None if case.closure is None else case.closure.outcome.value,
        "head": case.head.bytes,
        **together.columns(case),
        "call_back_since": to_ms(calling_back.pending_since(case)),
        "reply_by": to_ms(case.reply_by),
    }


def _note_number(connection: Connection, event: Event) -> None:
    day, _, n = event.body.get("number", "").rpartition("-")
    if day and n.isdecimal():
        connection.execute(
            "INSERT INTO number_taken (day, n) VALUES (?, ?)"
            " ON CONFLICT (day) DO UPDATE SET n = max(n, excluded.n)",
            (day, int(n)),
        )


def _save_record(connection: Connection, event: Event) -> None:
    connection.execute(
        "INSERT INTO record (kind, id, position, body) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body",
        (RECORDS[Kind(event.kind)], event.case_id.bytes, event.position, canonical(event.body)),
    )
    if event.kind in _RULES:
        clocks.make_stale(connection)


def _remove_record(connection: Connection, event: Event) -> None:
    connection.execute(
        "DELETE FROM record WHERE kind = ? AND id = ?",
        (_REMOVALS[Kind(event.kind)], event.case_id.bytes),
    )


def _check_organisation(connection: Connection, event: Event) -> None:
    """A call was tried; a number found changed is changed wherever it is used."""
    row = connection.execute(
        "SELECT body FROM record WHERE kind = 'organisation' AND id = ?", (event.case_id.bytes,)
    ).fetchone()
    if row is None:
        return
    body = json.loads(row[0])
    check = {**event.body, "at": event.at.isoformat(), "by": event.actor}
    body["checks"] = [*body.get("checks", []), check][-_CHECKS_KEPT:]
    if event.body["result"] in ("reached", "changed"):
        body["verified"] = event.body.get("day", body.get("verified"))
    replacement = event.body.get("replacement")
    if replacement:
        for number in (*body.get("numbers", []), *body.get("contacts", [])):
            if number["number"] == event.body["number"]:
                number["number"] = replacement
    connection.execute(
        "UPDATE record SET body = ? WHERE kind = 'organisation' AND id = ?",
        (canonical(body), event.case_id.bytes),
    )


def _leave(connection: Connection, event: Event) -> None:
    row = connection.execute(
        "SELECT body FROM record WHERE kind = 'person' AND id = ?", (event.case_id.bytes,)
    ).fetchone()
    if row is not None:
        connection.execute(
            "UPDATE record SET body = ? WHERE kind = 'person' AND id = ?",
            (canonical({**json.loads(row[0]), "active": False}), event.case_id.bytes),
        )


def _begin_shift(connection: Connection, event: Event) -> None:
    connection.execute(
        "INSERT INTO shift (id, person, began_at) VALUES (?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET person = excluded.person, began_at = excluded.began_at",
        (event.case_id.bytes, event.actor, to_ms(event.at)),
    )
    if unread := event.body.get("unread"):
        connection.execute(
            "UPDATE shift SET skipped_at = ?, skipped_by = ?, skipped_why = ? WHERE id = ?",
            (to_ms(event.at), event.actor, event.body.get("why", ""), UUID(unread).bytes),
        )


def _nothing(_connection: Connection, _event: Event) -> None:
    """What these events say stands in the items of the shift alone."""


def _hand_over(connection: Connection, event: Event) -> None:
    connection.execute(
        "UPDATE shift SET handed_at = ?, handed_to = ?, sheet = ? WHERE id = ?",
        (
            to_ms(event.at),
            event.body.get("to", ""),
            canonical(event.body["sheet"]),
            event.case_id.bytes,
        ),
    )


def _take_over(connection: Connection, event: Event) -> None:
    connection.execute(
        "UPDATE shift SET taken_at = ?, taken_by = ? WHERE id = ? AND taken_at IS NULL",
        (to_ms(event.at), event.actor, event.case_id.bytes),
    )


_STEPS: dict[str, Callable[[Connection, Event], None]] = {
    **dict.fromkeys(RECORDS, _save_record),
    **dict.fromkeys(_REMOVALS, _remove_record),
    Kind.ORGANISATION_CHECKED: _check_organisation,
    Kind.SHIFT_BEGAN: _begin_shift,
    Kind.PERSON_LEFT: _leave,
    Kind.SHIFT_HANDED_OVER: _hand_over,
    Kind.SHIFT_TAKEN_OVER: _take_over,
    Kind.SHIFT_ITEM_ACCEPTED: _nothing,
    Kind.SHIFT_ITEM_REFUSED: _nothing,
    Kind.SHIFT_ITEM_ESCALATED: _nothing,
}
