"""A second pair of eyes: a reply is submitted, and goes out when another person approves it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from moderator_app.core import decisions, pledging
from moderator_app.core.case import Audience, Case, Purpose, Submission, Target
from moderator_app.core.events import Draft, Kind, storable
from moderator_app.core.folding_channels import target_to_body
from moderator_app.core.pledging import NO_PLEDGE, Pledge
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.roles import Act, Held, may

SETTING = "reviewed"
"""In the settings: the channels, and the accounts on them, of which every reply is reviewed."""
ANYBODY = "reviewed.anybody"
"""Those of them where any colleague may approve, not the lead alone."""
_OF = "\n"
"""Stands between a channel and an account: no name of either has it."""


def channel(platform: str, account: str = "") -> str:
    """How a channel, or one account on it, stands in the setting."""
    return f"{platform}{_OF}{account}" if account else platform


@dataclass(frozen=True, slots=True)
class Rule:
    """What is seen by two, and what of it any colleague may approve."""

    reviewed: frozenset[str] = frozenset()
    anybody: frozenset[str] = frozenset()

    def is_reviewed(self, platform: str, account: str) -> bool:
        """Whether nothing goes out there that one person alone has seen."""
        return not self.reviewed.isdisjoint({channel(platform), channel(platform, account)})

    def is_for_anybody(self, platform: str, account: str) -> bool:
        """What an account says comes before what its channel says. Where nothing is reviewed any
        more, nobody is kept from what still waits."""
        asked = (channel(platform, account), channel(platform))
        said = next((one for one in asked if one in self.reviewed), None)
        return said is None or said in self.anybody


def rule(settings: Mapping[str, object]) -> Rule:
    def listed(key: str) -> frozenset[str]:
        kept = settings.get(key)
        return frozenset(map(str, kept)) if isinstance(kept, list) else frozenset()

    return Rule(listed(SETTING), listed(ANYBODY))


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Somebody who looks at the words of a case; `may` let those of a colleague go out."""

    person: str
    may: bool

    def objection(self, author: str) -> Reason | None:
        """Why not those of this author; None where they may."""
        if self.person == author:
            return Reason.OWN_WORDS
        return None if self.may else Reason.ROLE_MISSING


def reviewer(case: Case, person: str, rule: Rule, people: Iterable[Held]) -> Reviewer:
    for_anybody = rule.is_for_anybody(case.platform, case.account)
    return Reviewer(person, for_anybody or may(UUID(person), Act.REVIEW, people))


def submit(
    case: Case,
    text: str,
    purpose: Purpose,
    audience: Audience,
    *,
    of: UUID | None = None,
    pledge: Pledge = NO_PLEDGE,
    target: Target | None = None,
    template: UUID | None = None,
) -> tuple[Draft, ...]:
    """Freeze the words, what they promise and what they answer, for another person to see. `of` is
    what they are a changed wording of, which they take the place of; `template` as in
    `decisions.reply`."""
    if case.closure is not None:
        raise Refusal(Reason.CASE_CLOSED, case.id)
    written = storable(text).strip()
    if not written:
        raise Refusal(Reason.NOTHING_TO_SAY, case.id)
    body: dict[str, object] = {
        "text": written,
        "purpose": purpose.value,
        "audience": audience.value,
        **pledging.to_body(pledge),
    }
    if target is not None:
        body["to"] = target_to_body(target)
    if of is not None and case.submission(of) is not None:
        body["of"] = str(of)
    if template is not None:
        body["template"] = str(template)
    return (Draft(Kind.REPLY_SUBMITTED, case.id, body),)


def approve(
    case: Case,
    wanted: UUID,
    text: str,
    reviewer: Reviewer,
    others_back: str = "",
    *,
    lease: UUID | None = None,
) -> tuple[Draft, ...]:
    """Let the words go the way of any reply, in both names; as `lease`, where promises stand in
    them. `others_back` is why whatever else waits on the case goes back to its authors; without a
    reason it goes on waiting."""
    one = _submission(case, wanted)
    _allowed(case, one, reviewer)
    (frozen,) = decisions.reply(case, text, one.purpose, one.audience, target=one.target)
    named = {"submitted": str(one.id), "author": one.author}
    return (
        Draft(Kind.REPLY_APPROVED, case.id, named),
        replace(frozen, body={**frozen.body, **named}, id=lease),
        *_back(case, [each for each in case.submissions if each is not one], others_back),
    )


def send_back(case: Case, wanted: UUID, reason: str, reviewer: Reviewer) -> tuple[Draft, ...]:
    """Give the words back to their author, who may take them back without a reason."""
    one = _submission(case, wanted)
    if reviewer.person != one.author:
        _allowed(case, one, reviewer)
        if not reason.strip():
            raise Refusal(Reason.REASON_MISSING, case.id)
    return _sent_back(one, case, reason)


def _allowed(case: Case, one: Submission, reviewer: Reviewer) -> None:
    if (objection := reviewer.objection(one.author)) is not None:
        detail = Act.REVIEW.value if objection is Reason.ROLE_MISSING else ""
        raise Refusal(objection, case.id, detail)


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
