"""The fold of one case: its events, in order, make what the case is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from moderator_app.core import (
    courtesy,
    files,
    folding_channels,
    folding_handling,
    folding_ledger,
    folding_together,
)
from moderator_app.core.case import (
    Audience,
    Case,
    Closure,
    Delivery,
    Extended,
    Outcome,
    Purpose,
    Reply,
    changed,
)
from moderator_app.core.deadlines import Extension, FreezeReason
from moderator_app.core.erasing import ERASED
from moderator_app.core.events import Event, Kind
from moderator_app.core.folding_handling import frozen, still_ours, thawed
from moderator_app.core.folding_papers import STEPS as _PAPER_STEPS
from moderator_app.core.ids import NIL
from moderator_app.core.targets import Unit

SUMMARY_LENGTH = 160


def standing(events: Sequence[Event]) -> list[Event]:
    """The events that count: applied, and not taken back by an undo that itself stands; nor
    promised with a reply that was overtaken."""
    undone: set[UUID] = set()
    kept: list[Event] = []
    unsaid = {(e.actor, e.at) for e in events if e.kind == Kind.REPLY_LEASE and not e.applied}
    for event in reversed(events):
        if not event.applied or event.id in undone:
            continue
        if unsaid and event.kind in folding_ledger.PROMISED and (event.actor, event.at) in unsaid:
            continue
        if event.kind == Kind.UNDONE:
            undone.update(UUID(text) for text in event.body["events"])
        else:
            kept.append(event)
    kept.reverse()
    return kept


def fold(events: Sequence[Event]) -> Case | None:
    """The case as its events, in order, leave it; None while (or once again) there is none."""
    case: Case | None = None
    for event in standing(events):
        case = apply(case, event)
    if case is None:
        return None
    return changed(case, head=head(events), turns=turns(events))


def head(events: Iterable[Event]) -> UUID:
    """The newest decision that counted, undone or not: what the next one must name as parent."""
    newest = NIL
    for event in events:
        if event.applied and event.parent is not None:
            newest = event.id
    return newest


def turns(events: Iterable[Event]) -> tuple[int, ...]:
    """The turn of every reply that was ever frozen, undone or not: its slot stays used."""
    return tuple(
        event.body["turn"] for event in events if event.applied and event.kind == Kind.REPLY_LEASE
    )


def apply(case: Case | None, event: Event) -> Case | None:
    """What one more event that counts makes of a case."""
    if event.kind == Kind.MESSAGE_RECEIVED:
        return _open(event) if case is None else _hear(case, event)
    step = _STEPS.get(event.kind)
    if case is None or step is None:
        return case
    after = step(case, event)
    return case if after is case else changed(after, last_at=event.at)


def summary(text: str) -> str:
    """The first words of a message on one line, as lists show it."""
    return " ".join(text[: SUMMARY_LENGTH * 4].split())[:SUMMARY_LENGTH]


def _open(event: Event) -> Case:
    body = event.body
    received = _moment(body, "received_at", event.at)
    return Case(
        id=event.case_id,
        number=body.get("number", ""),
        platform=body.get("platform", ""),
        account=body.get("account", ""),
        post=body.get("post", ""),
        author=body.get("author", ""),
        author_id=body.get("author_id", ""),
        title=body.get("title", ""),
        summary=summary(body.get("text", "")),
        url=body.get("url", ""),
        origin=body.get("origin", ""),
        received_at=received,
        last_at=received,
        citizen_waits_since=received,
        answerable=folding_channels.answerable(body),
    )


def _moment(body: Mapping[str, Any], key: str, fallback: datetime) -> datetime:
    text = body.get(key)
    return datetime.fromisoformat(text) if isinstance(text, str) else fallback


def _hear(case: Case, event: Event) -> Case:
    received = _moment(event.body, "received_at", event.at)
    if event.body.get("courtesy") and courtesy.may_sleep_on(case, received):
        return replace(case, last_at=max(case.last_at, received), messages=case.messages + 1)
    if case.closure is not None:
        case = _begin_anew(case, received)
    return changed(
        thawed(case, received, FreezeReason.CITIZEN),
        last_at=max(case.last_at, received),
        messages=case.messages + 1,
        citizen_waits_since=case.citizen_waits_since or received,
        heard_since_lease=case.heard_since_lease or received,
        snoozed_until=None,
        snoozed_why="",
        erased=False,
        came_answered=False,
        answerable=folding_channels.answerable(event.body) or case.answerable,
    )


def _begin_anew(case: Case, at: datetime) -> Case:
    """What was closed is to be dealt with again, and has all of its time for that."""
    with_others = at if case.handlings else None
    return changed(
        case,
        closure=None,
        reopened=case.reopened + 1,
        reopened_at=at,
        dispatched_at=with_others,
        signed_at=None if case.signed_at is None else with_others,
        came_answered=False,
        citizen_waits_since=None,
        handlings=tuple(replace(h, untold=h.untold and at) for h in case.handlings),
        freezes=(),
        extensions=(),
    )


def _claim(case: Case, event: Event) -> Case:
    return changed(case, claimed_by=event.body.get("for") or event.actor)


def _release(case: Case, _: Event) -> Case:
    return changed(case, claimed_by=None)


def _lease(case: Case, event: Event) -> Case:
    reply = Reply(
        lease=event.id,
        purpose=Purpose(event.body["purpose"]),
        audience=Audience(event.body["audience"]),
        delivery=Delivery.PENDING,
        turn=event.body["turn"],
        at=event.at,
        target=folding_channels.target_from_body(event.body.get("to")),
    )
    return changed(
        case,
        replies=(*case.replies, reply),
        heard_since_lease=None,
        # Only what is brought in from elsewhere says where its reply comes from.
        came_answered=case.came_answered or "origin" in event.body,
    )


def _delivered(delivery: Delivery, case: Case, event: Event) -> Case:
    lease = UUID(event.body["lease"])
    return changed(
        case,
        replies=tuple(
            replace(r, delivery=delivery, settled_at=_moment(event.body, "sent_at", event.at))
            if r.lease == lease
            else r
            for r in case.replies
        ),
    )


def _sent(case: Case, event: Event) -> Case:
    """The words went out: the citizen has been heard. Asking back is no answer yet."""
    lease = UUID(event.body["lease"])
    answers = any(r.lease == lease and r.purpose is Purpose.ANSWER for r in case.replies)
    answered_at = _moment(event.body, "sent_at", event.at) if answers else None
    waits = not answers and case.heard_since_lease is None
    case = (frozen if waits else thawed)(case, event.at, FreezeReason.CITIZEN)
    return changed(
        _delivered(Delivery.SENT, case, event),
        citizen_waits_since=case.heard_since_lease,
        answered_at=case.answered_at or answered_at,
        handlings=tuple(h if still_ours(h) else replace(h, untold=None) for h in case.handlings),
    )


def _note(case: Case, _: Event) -> Case:
    return changed(case, notes=case.notes + 1)


def _file(case: Case, event: Event) -> Case:
    if ERASED in event.body:
        return case
    return changed(case, files=(*case.files, files.of_event(event.id, event.body)))


def _snooze(case: Case, event: Event) -> Case:
    return changed(
        case,
        snoozed_until=datetime.fromisoformat(event.body["until"]),
        snoozed_why=event.body.get("why", ""),
    )


def _wake(case: Case, _: Event) -> Case:
    return changed(case, snoozed_until=None, snoozed_why="")


def _pin(case: Case, _: Event) -> Case:
    return changed(case, pinned=True)


def _unpin(case: Case, _: Event) -> Case:
    return changed(case, pinned=False)


def _close(case: Case, event: Event) -> Case:
    closure = Closure(
        outcome=Outcome(event.body["outcome"]),
        told=event.body["told"],
        basis=event.body.get("basis", ""),
        at=event.at,
        by=event.actor,
    )
    return _wake(changed(case, closure=closure, consultation=None), event)


def _extend(case: Case, event: Event) -> Case:
    body = event.body
    extension = Extension(
        body["amount"], body["approver"], event.at, body["told"], body.get("reason", "")
    )
    return changed(case, extensions=(*case.extensions, Extended(Unit(body["unit"]), extension)))


def _reopen(case: Case, event: Event) -> Case:
    return changed(_begin_anew(case, event.at), citizen_waits_since=event.at)


def _erase(case: Case, event: Event) -> Case:
    """Without its words nothing more can be done about it; should the citizen write again, that
    opens it again."""
    closure = Closure(Outcome.WITHDRAWN, told=False, basis="", at=event.at, by=event.actor)
    closed = changed(case, closure=case.closure or closure, pinned=False, erased=True)
    closed = folding_handling.without_letters(closed, frozenset())
    return _wake(folding_together.over(closed), event)


_STEPS: dict[str, Callable[[Case, Event], Case]] = {
    Kind.CASE_CLAIMED: _claim,
    Kind.CASE_RELEASED: _release,
    Kind.REPLY_LEASE: _lease,
    Kind.REPLY_SENT: _sent,
    Kind.REPLY_UNSENT: partial(_delivered, Delivery.UNSENT),
    Kind.NOTE_ADDED: _note,
    Kind.FILE_ADDED: _file,
    Kind.CASE_SNOOZED: _snooze,
    Kind.CASE_WOKEN: _wake,
    Kind.CASE_PINNED: _pin,
    Kind.CASE_UNPINNED: _unpin,
    Kind.CASE_CLOSED: _close,
    Kind.CASE_REOPENED: _reopen,
    Kind.CASE_ERASED: _erase,
    Kind.CASE_EXTENDED: _extend,
    **folding_handling.STEPS,
    **_PAPER_STEPS,
    **folding_together.STEPS,
    **folding_ledger.STEPS,
    **folding_channels.STEPS,
}
