"""The log's vocabulary: what can happen, and the envelope every happening travels in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class Kind(StrEnum):
    MESSAGE_RECEIVED = "message.received"
    CASE_CLAIMED = "case.claimed"
    CASE_RELEASED = "case.released"
    CASE_DISPATCHED = "case.dispatched"
    DISPATCH_TOLD = "dispatch.told"
    DISPATCH_SIGNED = "dispatch.signed"
    DISPATCH_ANSWERED = "dispatch.answered"
    DISPATCH_RETURNED = "dispatch.returned"
    DISPATCH_HASTENED = "dispatch.hastened"
    REPLY_LEASE = "reply.lease"
    REPLY_SENT = "reply.sent"
    REPLY_UNSENT = "reply.unsent"
    NOTE_ADDED = "note.added"
    CASE_SNOOZED = "case.snoozed"
    CASE_WOKEN = "case.woken"
    CASE_PINNED = "case.pinned"
    CASE_UNPINNED = "case.unpinned"
    CASE_CLOSED = "case.closed"
    CASE_REOPENED = "case.reopened"
    CASE_ERASED = "case.erased"
    CASE_EXTENDED = "case.extended"
    FILE_ADDED = "file.added"
    UNDONE = "undone"
    ORGANISATION_SAVED = "organisation.saved"
    ORGANISATION_REMOVED = "organisation.removed"
    ORGANISATION_CHECKED = "organisation.checked"
    REMIT_SAVED = "remit.saved"
    REMIT_REMOVED = "remit.removed"
    TEMPLATE_SAVED = "template.saved"
    TEMPLATE_REMOVED = "template.removed"
    PERSON_SAVED = "person.saved"
    CLOCK_SAVED = "clock.saved"
    CALENDAR_SAVED = "calendar.saved"
    SHIFT_BEGAN = "shift.began"
    SHIFT_HANDED_OVER = "shift.handed_over"
    SHIFT_TAKEN_OVER = "shift.taken_over"
    SHIFT_ITEM_ACCEPTED = "shift.item_accepted"
    SHIFT_ITEM_REFUSED = "shift.item_refused"
    SHIFT_ITEM_ESCALATED = "shift.item_escalated"
    PAPER_ISSUED = "paper.issued"
    OPINION_ADDED = "opinion.added"
    EMERGENCY_RAISED = "emergency.raised"
    EMERGENCY_CALLED = "emergency.called"
    EMERGENCY_ENDED = "emergency.ended"
    PUBLIC_OPINION_BEGUN = "public_opinion.begun"
    PUBLIC_OPINION_ANSWERED = "public_opinion.answered"
    REPLY_SUBMITTED = "reply.submitted"
    REPLY_APPROVED = "reply.approved"
    REPLY_SENT_BACK = "reply.sent_back"
    CONSULTATION_ASKED = "consultation.asked"
    CONSULTATION_ANSWERED = "consultation.answered"
    CONSULTATION_TAKEN = "consultation.taken"
    CONSULTATION_REFERRED = "consultation.referred"
    PERSON_LEFT = "person.left"
    ROSTER_SAVED = "roster.saved"
    PROMISE_MADE = "promise.made"
    PROMISE_KEPT = "promise.kept"
    PROMISE_SUPERSEDED = "promise.superseded"
    CALL_BACK_MADE = "call_back.made"
    CONSULTATION_TOLD = "consultation.told"
    ACCOUNT_SAVED = "account.saved"
    ACCOUNT_REMOVED = "account.removed"
    MESSAGE_EDITED = "message.edited"
    MESSAGE_RECALLED = "message.recalled"
    REPLY_BOUNCED = "reply.bounced"
    LETTER_WRITTEN = "letter.written"
    LETTER_UNSENT = "letter.unsent"
    LETTER_BOUNCED = "letter.bounced"
    LETTER_HEARD = "letter.heard"


GUARDED = frozenset(
    {
        Kind.CASE_CLAIMED,
        Kind.CASE_RELEASED,
        Kind.CASE_DISPATCHED,
        Kind.REPLY_LEASE,
        Kind.CASE_SNOOZED,
        Kind.CASE_WOKEN,
        Kind.CASE_CLOSED,
        Kind.CASE_REOPENED,
        Kind.CASE_EXTENDED,
        Kind.UNDONE,
        Kind.REPLY_APPROVED,
        Kind.REPLY_SENT_BACK,
        Kind.CONSULTATION_TAKEN,
    }
)
"""Decisions: they count only if nobody decided since the person looked. The rest are plain facts
that happened whether or not somebody else was quicker."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An event that has been decided and not yet written down."""

    kind: Kind
    case_id: UUID
    body: Mapping[str, Any] = field(default_factory=dict)
    slot: str | None = None
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log. `case_id` is the matter, or the organisation, template, person or
    shift that a line about one of those concerns; `n` is the writing file's own gapless count;
    an event that was overtaken stays, with `applied` false, and changes nothing."""

    position: int
    id: UUID
    replica: UUID
    n: int
    actor: str
    case_id: UUID
    parent: UUID | None
    slot: str | None
    kind: str
    at: datetime
    applied: bool
    body: Mapping[str, Any]


def canonical(body: Mapping[str, Any]) -> str:
    """The one spelling of a body: sorted keys, no blanks, UTF-8 kept, the words untouched.

    Raises TypeError on a float, which has no single spelling, UnicodeEncodeError on a lone
    surrogate.
    """
    _refuse_floats(body)
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    text.encode()
    return text


def moment_in(body: Mapping[str, Any], key: str, fallback: datetime) -> datetime:
    """The moment that a body names, or else another."""
    text = body.get(key)
    return datetime.fromisoformat(text) if isinstance(text, str) else fallback


def storable(text: str) -> str:
    """Text as a file can hold it: half a character that was pasted becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def storable_body(body: Mapping[str, Any]) -> dict[str, Any]:
    """The body with `storable` texts, wherever they stand in it."""
    return {storable(key): _storable(value) for key, value in body.items()}


def _storable(value: object) -> object:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Mapping):
        return storable_body(value)
    return [_storable(one) for one in value] if isinstance(value, list | tuple) else value


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        raise TypeError("a body holds no floats")
    if isinstance(value, Mapping):
        for item in value.values():
            _refuse_floats(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse_floats(item)


def arbitrate(draft_parent: UUID | None, head: UUID, *, slot_taken: bool) -> bool:
    """Whether an event counts: the same rule on one desk and on the team's server.

    A decision counts if its parent is still the head; an event with a slot counts if no event
    that counted holds that slot.
    """
    return (draft_parent is None or draft_parent == head) and not slot_taken
