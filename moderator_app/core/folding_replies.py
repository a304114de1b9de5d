"""The fold of what we say to the citizen: frozen, gone out, taken back, or not arrived after all."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from uuid import UUID

from moderator_app.core import folding_channels, reply_windows
from moderator_app.core.case import (
    Audience,
    Case,
    Delivery,
    Handling,
    Purpose,
    Reply,
    changed,
)
from moderator_app.core.deadlines import FreezeReason
from moderator_app.core.events import Event, Kind, moment_in
from moderator_app.core.folding_handling import frozen, still_ours, thawed


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
        heard_since_lease=_heard_after_both(case, event),
        # Only what is brought in from elsewhere says where its reply comes from.
        came_answered=case.came_answered or "origin" in event.body,
    )


def _heard_after_both(case: Case, event: Event) -> datetime | None:
    """What was said after a reply that was given elsewhere may be known here before it: of that, what
    was said after the words, too, that wait here."""
    since, waits = event.body.get("heard_since"), case.heard_since_lease
    if since is None or waits is None or case.pending is None:
        return None
    return max(waits, datetime.fromisoformat(since))


def _delivered(delivery: Delivery, case: Case, event: Event) -> Case:
    lease = UUID(event.body["lease"])
    return changed(
        case,
        replies=tuple(
            replace(r, delivery=delivery, settled_at=moment_in(event.body, "sent_at", event.at))
            if r.lease == lease
            else r
            for r in case.replies
        ),
    )


def _sent(case: Case, event: Event) -> Case:
    """The words went out: the citizen has been heard. Asking back is no answer yet."""
    lease = UUID(event.body["lease"])
    answers = any(r.lease == lease and r.purpose is Purpose.ANSWER for r in case.replies)
    said_at = moment_in(event.body, "sent_at", event.at)
    since = event.body.get("heard_since")
    heard_since = datetime.fromisoformat(since) if since else case.heard_since_lease
    waits = not answers and heard_since is None
    waited = case.waiting_since or event.at
    case = (frozen if waits else thawed)(case, event.at, FreezeReason.CITIZEN)
    case = _delivered(Delivery.SENT, case, event)
    return changed(
        case,
        replies=tuple(
            replace(r, waited_since=waited) if r.lease == lease else r for r in case.replies
        ),
        window=reply_windows.spent(case.window) if _uses_window(case, lease) else case.window,
        citizen_waits_since=heard_since,
        answered_at=case.answered_at or (said_at if answers else None),
        handlings=tuple(
            h if still_ours(h) or _is_later(h, event, said_at) else replace(h, untold=None)
            for h in case.handlings
        ),
    )


def _is_later(handling: Handling, event: Event, said_at: datetime) -> bool:
    """Whether what an organisation tells is not in a reply that was given elsewhere before it."""
    untold = handling.untold
    return "elsewhere" in event.body and untold is not None and untold > said_at


def _uses_window(case: Case, lease: UUID) -> bool:
    to = next((r.target for r in case.replies if r.lease == lease), None)
    now = case.answerable
    return to is not None and now is not None and to.thread == now.thread


def _bounced(case: Case, event: Event) -> Case:
    """What had gone out did not arrive after all: the citizen still waits, as long as before, and
    the words wait for us, as those of a refused reply do. Where others are on their way already,
    only that it was not said stays."""
    lease = UUID(event.body["lease"])
    reply = next((r for r in case.replies if r.lease == lease), None)
    if reply is None or reply.delivery is not Delivery.SENT or case.erased:
        return case
    waited = reply.waited_since or event.at
    if case.closure is not None:
        case = begun_anew(case, event.at)
    delivery = Delivery.PENDING if case.pending is None else Delivery.UNSENT
    others = [
        r.settled_at
        for r in case.replies
        if r.lease != lease and r.delivery is Delivery.SENT and r.purpose is Purpose.ANSWER
    ]
    before = None if case.answered_at == reply.settled_at else case.answered_at
    return changed(
        thawed(case, event.at, FreezeReason.CITIZEN),
        replies=tuple(
            replace(r, delivery=delivery, settled_at=None) if r.lease == lease else r
            for r in case.replies
        ),
        citizen_waits_since=min(waited, case.citizen_waits_since or waited),
        answered_at=min((at for at in others if at is not None), default=before),
    )


def begun_anew(case: Case, at: datetime) -> Case:
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


STEPS: Mapping[str, Callable[[Case, Event], Case]] = {
    Kind.REPLY_LEASE: _lease,
    Kind.REPLY_SENT: _sent,
    Kind.REPLY_UNSENT: partial(_delivered, Delivery.UNSENT),
    Kind.REPLY_BOUNCED: _bounced,
}
