"""Which matter a message belongs to: decided when it comes in, from what is known of its thread."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from moderator_app.core import decisions
from moderator_app.core.case import Audience, Case, Delivery, Purpose, Target
from moderator_app.core.events import Draft, Kind, storable
from moderator_app.core.folding_channels import target_to_body

ECHO_WITHIN: Final = timedelta(minutes=5)
"""Our own words in the thread, so near in time to a reply of ours, are that reply."""
CLOCKS_APART: Final = timedelta(hours=1)
"""By so much the platform's clock and ours may differ, where the platform names no reply and its words
are all there is to tell it by."""


_LINK: Final = re.compile(r"https?://[!-~]+")
_FOR_FILE: Final = re.compile(r"\[\w{1,20}\]")


class Joining(StrEnum):
    OPENS = "opens"
    JOINS = "joins"
    """Of a closed case, that opens it again; of one set aside, that wakes it."""


@dataclass(frozen=True, slots=True)
class Known:
    """A reply of ours that is on its way or went out in a thread. `nameless`: the platform has not
    told its id of it."""

    text: str
    at: datetime
    nameless: bool = False


def belongs(case: Case | None, at: datetime, reopen_within: timedelta) -> Joining:
    """Whether a message that comes in at this moment goes on with the thread's newest case."""
    if case is None or case.erased:
        return Joining.OPENS
    if case.closure is not None and at > case.closure.at + reopen_within:
        return Joining.OPENS
    return Joining.JOINS


def is_echo(text: str, at: datetime, reply: Known) -> bool:
    """Whether our own words as the platform shows them are a reply that we know of: the platform
    may have changed the blanks and shortened the links, and its clock is not ours."""
    within = ECHO_WITHIN + (CLOCKS_APART if reply.nameless else timedelta())
    same = is_same(text, reply.text) or is_same(_LINK.sub("", text), _LINK.sub("", reply.text))
    return abs(at - reply.at) <= within and same


def is_same(text: str, other: str) -> bool:
    """The same words, whatever became of the blanks; those of nobody are never the same."""
    return _plain(text) == _plain(other) != ""


def is_word_for_file(text: str) -> bool:
    """Whether that is all that a log tells of a picture or a recording: "[image]"."""
    return _FOR_FILE.fullmatch(text.strip()) is not None


def holds(whole: str, text: str) -> bool:
    """Whether these words are among those, or are those cut short, whatever became of the blanks."""
    one, other = _plain(whole), _plain(text)
    return other in one or (one != "" and one in other)


def _plain(text: str) -> str:
    return "".join(text.split())


def replied_elsewhere(
    case: Case,
    lease: UUID,
    text: str,
    target: Target,
    *,
    external: str,
    at: datetime,
    heard_since: datetime | None,
) -> tuple[Draft, ...]:
    """A reply that somebody gave in the platform itself: it went out, whatever waits here.
    `heard_since`: when the citizen spoke again after it, if that was known here before the reply;
    it may have been answered since."""
    turn = 1 + sum(r.delivery is Delivery.SENT for r in case.replies)
    attempt = 1 + case.turns.count(turn)
    body: dict[str, object] = {
        "text": storable(text),
        "purpose": Purpose.ANSWER.value,
        "audience": Audience.PUBLIC.value,
        "turn": turn,
        "to": target_to_body(target),
        "elsewhere": True,
    }
    slot = decisions.reply_slot(case.platform, case.post, turn, attempt)
    sent: dict[str, object] = {
        "lease": str(lease),
        "external": external,
        "sent_at": at.isoformat(),
        "elsewhere": True,
    }
    owed = case.citizen_waits_since
    if owed is not None and (heard_since is not None or owed > at):
        since = {"heard_since": max(owed, heard_since or owed).isoformat()}
        body, sent = body | since, sent | since
    return (
        Draft(Kind.REPLY_LEASE, case.id, body, slot, lease),
        Draft(Kind.REPLY_SENT, case.id, sent),
    )
