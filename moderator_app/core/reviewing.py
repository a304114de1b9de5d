"""A second pair of eyes: a reply is submitted, and goes out when another person approves it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from moderator_app.core import decisions
from moderator_app.core.case import Audience, Case, Purpose, Submission
from moderator_app.core.events import Draft, Kind, storable
from moderator_app.core.refusals import Reason, Refusal

SETTING = "reviewed"
"""In the settings: the channels, and the accounts on them, of which every reply is reviewed."""
_OF = "\n"
"""Stands between a channel and an account: no name of either has it."""


def channel(platform: str, account: str = "") -> str:
    """How a channel, or one account on it, stands in the setting."""
    return f"{platform}{_OF}{account}" if account else platform


def reviewed(settings: Mapping[str, object]) -> frozenset[str]:
    kept = settings.get(SETTING)
    return frozenset(map(str, kept)) if isinstance(kept, list) else frozenset()


def is_reviewed(channels: frozenset[str], platform: str, account: str) -> bool:
    """Whether nothing goes out there that one person alone has seen."""
    return not channels.isdisjoint({channel(platform), channel(platform, account)})


def may_approve(person: str, author: str) -> bool:
    """Anybody but whoever had the last hand in the words."""
    return person != author


def submit(
    case: Case,
    text: str,
    purpose: Purpose,
    audience: Audience,
    *,
    of: UUID | None = None,
    template: UUID | None = None,
) -> tuple[Draft, ...]:
    """Freeze the words for another person to see. `of` is what they are a changed wording of,
    which they take the place of; `template` as in `decisions.reply`."""
    if case.closure is not None:
        raise Refusal(Reason.CASE_CLOSED, case.id)
    written = storable(text).strip()
    if not written:
        raise Refusal(Reason.NOTHING_TO_SAY, case.id)
    body = {"text": written, "purpose": purpose.value, "audience": audience.value}
    if of is not None and case.submission(of) is not None:
        body["of"] = str(of)
    if template is not None:
        body["template"] = str(template)
    return (Draft(Kind.REPLY_SUBMITTED, case.id, body),)


def approve(
    case: Case, wanted: UUID, text: str, person: str, others_back: str = ""
) -> tuple[Draft, ...]:
    """Let the words go the way of any reply, in both names. `others_back` is why whatever else
    waits on the case goes back to its authors; without a reason it goes on waiting."""
    one = _submission(case, wanted)
    if not may_approve(person, one.author):
        raise Refusal(Reason.OWN_WORDS, case.id)
    (lease,) = decisions.reply(case, text, one.purpose, one.audience)
    named = {"submitted": str(one.id), "author": one.author}
    return (
        Draft(Kind.REPLY_APPROVED, case.id, named),
        Draft(lease.kind, case.id, {**lease.body, **named}, lease.slot),
        *_back(case, [each for each in case.submissions if each is not one], others_back),
    )


def send_back(case: Case, wanted: UUID, reason: str, person: str) -> tuple[Draft, ...]:
    """Give the words back to their author, who may take them back without a reason."""
    one = _submission(case, wanted)
    if not reason.strip() and may_approve(person, one.author):
        raise Refusal(Reason.REASON_MISSING, case.id)
    return _sent_back(one, case, reason)


def _back(case: Case, others: Sequence[Submission], reason: str) -> tuple[Draft, ...]:
    if not reason.strip():
        return ()
    return tuple(draft for one in others for draft in _sent_back(one, case, reason))


def _sent_back(one: Submission, case: Case, reason: str) -> tuple[Draft, ...]:
    body = {"submitted": str(one.id), "reason": reason.strip()}
    return (Draft(Kind.REPLY_SENT_BACK, case.id, body),)


def _submission(case: Case, wanted: UUID) -> Submission:
    found = case.submission(wanted)
    if found is None:
        raise Refusal(Reason.NOT_SUBMITTED, case.id)
    return found
