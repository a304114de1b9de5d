"""What may be done to a case, and what it writes down: an intention becomes events or a refusal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from moderator_app.core import courtesy, fetching, files
from moderator_app.core.case import (
    Audience,
    Case,
    Delivery,
    Handling,
    Outcome,
    Purpose,
    Stage,
    Target,
)
from moderator_app.core.channels import Media
from moderator_app.core.events import Draft, Kind, storable
from moderator_app.core.folding_channels import target_to_body
from moderator_app.core.refusals import Reason, Refusal


@dataclass(frozen=True, slots=True)
class Via:
    """Which of our accounts a message came through. `automatic`: a machine wrote it, `bounced`: to
    say that words of ours did not arrive; `sent_from`: who sent it, where another is answered;
    `sent_at`: when, by the platform's clock, where ours is behind it."""

    account: UUID
    stream: str
    thread: str
    medium: str
    automatic: bool = False
    bounced: bool = False
    sent_from: str = ""
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message as a channel, a workbook or a telephone call brings it.

    `post` is the platform's own id of it; `extra` keeps what else a workbook's row said.
    """

    platform: str
    post: str
    text: str
    received_at: datetime
    author: str = ""
    author_id: str = ""
    account: str = ""
    title: str = ""
    url: str = ""
    phone: str = ""
    place: str = ""
    origin: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    via: Via | None = None
    media: tuple[Media, ...] = ()


BY_HAND = "by_hand"
"""Origin of a case a person typed in: nothing outside knows of it, so it can be undone."""


def receive(case_id: UUID, message: Incoming, number: str) -> Draft:
    """A message that opens a case, which gets `number`, or without a number joins one. Whether it
    is mere courtesy is settled here: once its words are erased nothing could tell."""
    body: dict[str, object] = {
        "platform": message.platform,
        "post": message.post,
        "text": storable(message.text),
        "received_at": message.received_at.isoformat(),
    }
    optional = {
        "number": number,
        "author": message.author,
        "author_id": message.author_id,
        "account": message.account,
        "title": message.title,
        "url": message.url,
        "phone": message.phone,
        "place": message.place,
        "origin": message.origin,
    }
    body |= {key: storable(value) for key, value in optional.items() if value}
    if message.extra:
        body["extra"] = dict(message.extra)
    if message.via is not None:
        body |= _via(message.via)
    if message.media:
        body["media"] = fetching.to_body(message.media)
    if not number and courtesy.is_courtesy(message.text):
        body["courtesy"] = True
    return Draft(Kind.MESSAGE_RECEIVED, case_id, body)


def _via(via: Via) -> dict[str, object]:
    said: dict[str, object] = {
        "via": str(via.account),
        "stream": via.stream,
        "thread": storable(via.thread),
        "medium": via.medium,
    }
    known = {name: getattr(via, name) for name in ("automatic", "bounced", "sent_from")}
    if via.sent_at is not None:
        known["sent_at"] = via.sent_at.isoformat()
    return said | {name: value for name, value in known.items() if value}


def claim(case: Case, person: str) -> tuple[Draft, ...]:
    _still_open(case)
    if case.claimed_by == person:
        return ()
    return (Draft(Kind.CASE_CLAIMED, case.id),)


def release(case: Case, person: str) -> tuple[Draft, ...]:
    if case.claimed_by != person:
        raise Refusal(Reason.NOT_CLAIMED, case.id)
    return (Draft(Kind.CASE_RELEASED, case.id),)


def dispatch(case: Case, lead: UUID, co: Sequence[UUID], text: str) -> tuple[Draft, ...]:
    """Give the case to one lead and any co-handlers; `text` is what they are to be told."""
    _still_open(case)
    others = tuple(dict.fromkeys(co))
    if lead in others:
        raise Refusal(Reason.LEAD_AMONG_CO_HANDLERS, case.id)
    body = {"lead": str(lead), "co": [str(one) for one in others], "text": text}
    return (Draft(Kind.CASE_DISPATCHED, case.id, body),)


def told(case: Case, organisation: UUID, how: str, whom: str) -> tuple[Draft, ...]:
    _handling(case, organisation)
    return (_about(Kind.DISPATCH_TOLD, case, organisation, how=how, whom=whom),)


def signed(case: Case, organisation: UUID) -> tuple[Draft, ...]:
    """A handler that still has the case took note of it."""
    handling = _handling(case, organisation)
    if not handling.is_open:
        raise Refusal(Reason.NOT_A_HANDLER, case.id)
    if handling.stage is Stage.SIGNED:
        return ()
    return (_about(Kind.DISPATCH_SIGNED, case, organisation),)


def answered(case: Case, organisation: UUID, text: str) -> tuple[Draft, ...]:
    _handling(case, organisation)
    return (_about(Kind.DISPATCH_ANSWERED, case, organisation, text=_words(case, text)),)


def returned(case: Case, organisation: UUID, reason: str) -> tuple[Draft, ...]:
    _handling(case, organisation)
    if not reason.strip():
        raise Refusal(Reason.REASON_MISSING, case.id)
    return (_about(Kind.DISPATCH_RETURNED, case, organisation, reason=reason.strip()),)


def hasten(case: Case, organisation: UUID, how: str) -> tuple[Draft, ...]:
    """Urge a handler. One that has already answered has the case again: it was not done."""
    handling = _handling(case, organisation)
    if handling.stage is Stage.RETURNED:
        raise Refusal(Reason.NOT_A_HANDLER, case.id)
    return (_about(Kind.DISPATCH_HASTENED, case, organisation, how=how),)


def reply(
    case: Case,
    text: str,
    purpose: Purpose,
    audience: Audience,
    *,
    template: UUID | None = None,
    target: Target | None = None,
    rest: Sequence[str] = (),
) -> tuple[Draft, ...]:
    """Freeze the words that are to go out, and where; nothing is sent, and the clock runs on, until
    `sent`. Without a target a person carries them to the platform. `rest`: the messages after them.

    The slot lets one reply at a time exist for a citizen's post, in a whole team. `template` is
    what the words began as: should they become a draft again, that is known of them.
    """
    _still_open(case)
    if case.pending is not None:
        raise Refusal(Reason.REPLY_PENDING, case.id)
    turn = 1 + sum(r.delivery is Delivery.SENT for r in case.replies)
    attempt = 1 + case.turns.count(turn)
    body: dict[str, object] = {
        "text": _words(case, text),
        "purpose": purpose.value,
        "audience": audience.value,
        "turn": turn,
    }
    if target is not None:
        body["to"] = target_to_body(target)
        body |= {"rest": [storable(one) for one in rest]} if rest else {}
    if template is not None:
        body["template"] = str(template)
    slot = reply_slot(case.platform, case.post, turn, attempt)
    return (Draft(Kind.REPLY_LEASE, case.id, body, slot),)


def reply_slot(platform: str, post: str, turn: int, attempt: int) -> str:
    """The name under which only one reply can exist: the turn-th to this post, tried for the
    attempt-th time."""
    return f"reply:{platform}:{post}/{turn}#{attempt}"


def sent(case: Case, external: str = "") -> tuple[Draft, ...]:
    """`external`: the platform's own id of the reply, where a connector sent it."""
    body = {"lease": str(_pending(case))} | ({"external": external} if external else {})
    return (Draft(Kind.REPLY_SENT, case.id, body),)


def unsent(case: Case, why: str) -> tuple[Draft, ...]:
    return (Draft(Kind.REPLY_UNSENT, case.id, {"lease": str(_pending(case)), "why": why}),)


def note(case: Case, text: str, *, call: bool = False) -> tuple[Draft, ...]:
    """`call`: it tells what came of a telephone call."""
    body: dict[str, object] = {"text": _words(case, text)}
    return (Draft(Kind.NOTE_ADDED, case.id, {**body, "call": True} if call else body),)


def attach(case_id: UUID, name: str, kind: str, digest: str, size: int) -> Draft:
    """Keep a picture or a file with a case. `kind` is what `files.media_type` says of it."""
    if size == 0:
        raise Refusal(Reason.FILE_EMPTY, case_id)
    if size > files.LARGEST:
        raise Refusal(Reason.FILE_TOO_LARGE, case_id)
    body = {"digest": digest, "name": files.harmless(name), "type": kind, "size": size}
    return Draft(Kind.FILE_ADDED, case_id, body)


def snooze(case: Case, until: datetime, why: str, now: datetime) -> tuple[Draft, ...]:
    _still_open(case)
    _no_emergency(case)
    if until <= now:
        raise Refusal(Reason.WAKE_IN_THE_PAST, case.id)
    return (Draft(Kind.CASE_SNOOZED, case.id, {"until": until.isoformat(), "why": why}),)


def wake(case: Case) -> tuple[Draft, ...]:
    if case.snoozed_until is None:
        raise Refusal(Reason.NOT_SET_ASIDE, case.id)
    return (Draft(Kind.CASE_WOKEN, case.id),)


def pin(case: Case) -> tuple[Draft, ...]:
    kind = Kind.CASE_UNPINNED if case.pinned else Kind.CASE_PINNED
    return (Draft(kind, case.id),)


_NEEDS_BASIS = frozenset({Outcome.DECLINED})
_WITHOUT_REPLY = frozenset({Outcome.DUPLICATE, Outcome.WITHDRAWN, Outcome.UNREACHABLE})


def close(case: Case, outcome: Outcome, basis: str, *, told: bool) -> tuple[Draft, ...]:
    """Close with what came of it. Declining needs the basis it rests on; a case nobody answered
    closes only if the citizen was told another way, or could not or need not be."""
    _still_open(case)
    if case.pending is not None:
        raise Refusal(Reason.REPLY_PENDING, case.id)
    if case.pending_letter is not None:
        raise Refusal(Reason.LETTER_UNSETTLED, case.id)
    _no_emergency(case)
    if case.submissions:
        raise Refusal(Reason.REVIEW_PENDING, case.id)
    if outcome in _NEEDS_BASIS and not basis.strip():
        raise Refusal(Reason.BASIS_MISSING, case.id)
    if case.answered_at is None and not told and outcome not in _WITHOUT_REPLY:
        raise Refusal(Reason.CITIZEN_NOT_TOLD, case.id)
    body = {"outcome": outcome.value, "told": told, "basis": basis.strip()}
    return (Draft(Kind.CASE_CLOSED, case.id, body),)


def reopen(case: Case, why: str) -> tuple[Draft, ...]:
    if case.closure is None:
        raise Refusal(Reason.CASE_NOT_CLOSED, case.id)
    if case.erased:
        raise Refusal(Reason.ERASED, case.id)
    return (Draft(Kind.CASE_REOPENED, case.id, {"why": why}),)


def _about(kind: Kind, case: Case, organisation: UUID, **words: str) -> Draft:
    return Draft(kind, case.id, {"organisation": str(organisation), **words})


def _still_open(case: Case) -> None:
    if case.closure is not None:
        raise Refusal(Reason.CASE_CLOSED, case.id)


def _no_emergency(case: Case) -> None:
    """Nothing that is dangerous, or that the public waits for, goes out of sight before somebody
    says that it is over."""
    if case.emergency is not None or case.public_opinion is not None:
        raise Refusal(Reason.EMERGENCY_OPEN, case.id)


def _handling(case: Case, organisation: UUID) -> Handling:
    handling = case.handling(organisation)
    if handling is None:
        raise Refusal(Reason.NOT_A_HANDLER, case.id)
    return handling


def _pending(case: Case) -> UUID:
    if case.pending is None:
        raise Refusal(Reason.NO_PENDING_REPLY, case.id)
    return case.pending.lease


def _words(case: Case, text: str) -> str:
    text = storable(text).strip()
    if not text:
        raise Refusal(Reason.NOTHING_TO_SAY, case.id)
    return text
