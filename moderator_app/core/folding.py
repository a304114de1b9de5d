"""The fold of one case: its events, in order, make what the case is."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from moderator_app.core import (
    courtesy,
    files,
    folding_channels,
    folding_handling,
    folding_ledger,
    folding_replies,
    folding_together,
)
from moderator_app.core.case import (
    Case,
    Closure,
    Extended,
    Outcome,
    changed,
)
from moderator_app.core.deadlines import Extension, FreezeReason
from moderator_app.core.erasing import ERASED
from moderator_app.core.events import Event, Kind, moment_in
from moderator_app.core.folding_handling import thawed
from moderator_app.core.folding_papers import STEPS as _PAPER_STEPS
from moderator_app.core.folding_replies import begun_anew
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
    received = moment_in(body, "received_at", event.at)
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
        window=folding_channels.window(None, body, received),
    )


def _hear(case: Case, event: Event) -> Case:
    received = moment_in(event.body, "received_at", event.at)
    # Mere courtesy, too, lets us write again.
    window = folding_channels.window(case, event.body, received)
    if event.body.get("courtesy") and courtesy.may_sleep_on(case, received):
        last = max(case.last_at, received)
        return changed(case, last_at=last, messages=case.messages + 1, window=window)
    if case.closure is not None:
        case = begun_anew(case, received)
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
        window=window,
    )


def _claim(case: Case, event: Event) -> Case:
    return changed(case, claimed_by=event.body.get("for") or event.actor)


def _release(case: Case, _: Event) -> Case:
    return changed(case, claimed_by=None)


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
    return changed(begun_anew(case, event.at), citizen_waits_since=event.at)


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
    **folding_replies.STEPS,
    **folding_together.STEPS,
    **folding_ledger.STEPS,
    **folding_channels.STEPS,
}
