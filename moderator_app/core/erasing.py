"""Erasing a citizen's data on a lawful request, or when its time is up.

What happened, when, and by whom stays; what was said, and who said it, goes. (Personal Information
Protection Law of the People's Republic of China, articles 19 and 47.)
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any
from uuid import UUID

from moderator_app.core import facts
from moderator_app.core.events import Draft, Event, Kind
from moderator_app.core.refusals import Reason, Refusal


class Ground(StrEnum):
    """Why it may, or must, be erased."""

    REQUEST = "request"
    WITHDRAWN = "withdrawn"
    RETENTION = "retention"
    UNLAWFUL = "unlawful"


ERASED = "erased"
"""In the body of an event: its words were taken out."""
STRUCK = "□□"
"""Stands where a word was struck out of what somebody else wrote."""

_KEPT: Mapping[str, frozenset[str]] = {
    # The platform's id of the post stays: without it the same message would come in once more.
    Kind.MESSAGE_RECEIVED: frozenset(
        {"platform", "account", "post", "number", "received_at", "origin"}
    ),
    Kind.CASE_DISPATCHED: frozenset({"lead", "co"}),
    # How and whom an organisation was told is what somebody typed: it may name the citizen.
    Kind.DISPATCH_TOLD: frozenset({"organisation"}),
    Kind.DISPATCH_SIGNED: frozenset({"organisation"}),
    Kind.DISPATCH_ANSWERED: frozenset({"organisation"}),
    Kind.DISPATCH_RETURNED: frozenset({"organisation"}),
    Kind.DISPATCH_HASTENED: frozenset({"organisation"}),
    Kind.REPLY_LEASE: frozenset({"purpose", "audience", "turn"}),
    Kind.REPLY_SENT: frozenset({"lease", "sent_at"}),
    Kind.REPLY_UNSENT: frozenset({"lease"}),
    Kind.CASE_SNOOZED: frozenset({"until"}),
    Kind.CASE_CLOSED: frozenset({"outcome", "told"}),
    Kind.CASE_EXTENDED: frozenset({"amount", "unit", "told", "overruled"}),
    Kind.UNDONE: frozenset({"events", "kinds"}),
    Kind.FILE_ADDED: frozenset({"digest", "size"}),
    Kind.CASE_ERASED: frozenset({"ground", "why"}),
    Kind.PROMISE_MADE: frozenset({"due", "lease", "corrects"}),
    Kind.PROMISE_KEPT: frozenset({"promise", "lease"}),
    Kind.PROMISE_SUPERSEDED: frozenset({"promise", "by"}),
    Kind.CALL_BACK_MADE: frozenset({"result"}),
}
"""What is no citizen's word and no name, by kind of event. All else goes, also of kinds that a
later version of the program wrote."""


_SHORTEST = 2
"""Signs a name must have to be looked for in free text."""
_UNMISTAKABLE = 8
"""Signs from which on an account, a link or a whole message is nobody else's by chance."""
_SHORTEST_NUMBER = 7
"""Digits of a telephone number that is more than an extension."""
_LONGEST_READ = 20_000
"""Characters of one message in which numbers are looked for."""


def erase(cases: Sequence[UUID], ground: Ground, why: str) -> tuple[Draft, ...]:
    """Raises Refusal when no reason is given: whoever reads the history must find one."""
    if not why.strip():
        raise Refusal(Reason.REASON_MISSING)
    body = {"ground": ground.value, "why": why.strip()}
    return tuple(Draft(Kind.CASE_ERASED, case, body) for case in dict.fromkeys(cases))


def scrubbed(kind: str, body: Mapping[str, Any]) -> dict[str, Any]:
    """The body of a case's event without what the citizen, or anybody about them, has said."""
    kept = _KEPT.get(kind, frozenset())
    left = {
        key: value if key in kept else ""
        for key, value in body.items()
        if key in kept or isinstance(value, str)
    }
    return left if left == dict(body) else {**left, ERASED: True}


def names(events: Iterable[Event]) -> frozenset[str]:
    """What a citizen goes by in a case. Strangers may bear the same name."""
    return frozenset(
        name
        for event in events
        if event.kind == Kind.MESSAGE_RECEIVED
        if len(name := str(event.body.get("author", "")).strip()) >= _SHORTEST
    )


def traces(events: Iterable[Event]) -> frozenset[str]:
    """What is a citizen's alone wherever it stands: their numbers, in every usual spelling, their
    account, links and very words. May take some milliseconds for a long message."""
    found: set[str] = set()
    for event in events:
        if event.kind != Kind.MESSAGE_RECEIVED:
            continue
        body = {key: str(event.body.get(key, "")).strip() for key in _TELLING}
        found |= {said for said in body.values() if len(said) >= _UNMISTAKABLE}
        if sum(map(str.isdecimal, body["phone"])) >= _SHORTEST_NUMBER:
            found |= {body["phone"]}
        text = "\n".join((body["phone"], body["title"], body["text"]))[:_LONGEST_READ]
        for fact in facts.find(text):
            if fact.kind is facts.Kind.ID_CARD or _is_mobile(fact):
                found |= {fact.value, *_spellings(fact.normal)}
    return frozenset(found)


_TELLING = ("phone", "author_id", "url", "title", "text")


def _is_mobile(fact: facts.Fact) -> bool:
    # A landline in a message is more often an office's than the citizen's.
    return fact.kind is facts.Kind.TELEPHONE and len(fact.normal) == 11 and fact.normal.isdecimal()


def _spellings(number: str) -> set[str]:
    """A number as people write it down: 13912345678, 139 1234 5678, 139-1234-5678."""
    if len(number) != 11:
        return {number}
    parts = (number[:3], number[3:7], number[7:])
    return {"".join(parts), " ".join(parts), "-".join(parts)}


def without(text: str, words: Collection[str]) -> str:
    """The text with every one of the words struck out."""
    if not words:
        return text
    longest_first = sorted(words, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest_first)), STRUCK, text)


def body_without(body: Mapping[str, Any], words: Collection[str]) -> dict[str, Any]:
    """The body of what somebody else wrote, with the words struck out of its texts."""
    return {
        key: without(value, words) if isinstance(value, str) else value
        for key, value in body.items()
    }


def is_theirs(cells: Iterable[str], names: Collection[str], traces: Collection[str]) -> bool:
    """Whether a row of a table nobody could read is about this citizen."""
    said = [cell.strip() for cell in cells]
    return any(cell in names or any(one in cell for one in traces) for cell in said)


def mentions(sheet: Mapping[str, Any], cases: Collection[UUID]) -> bool:
    """Whether a handover note lists one of the cases."""
    wanted = set(map(str, cases))
    return any(item["case_id"] in wanted for items in sheet["sections"].values() for item in items)


def sheet_without(
    sheet: Mapping[str, Any], cases: Collection[UUID], words: Collection[str]
) -> dict[str, Any]:
    """A handover note that says nothing of the erased cases but their numbers."""
    gone = set(map(str, cases))
    sections = {
        name: [{**item, **_NOTHING} if item["case_id"] in gone else item for item in items]
        for name, items in sheet["sections"].items()
    }
    return {**sheet, "sections": sections, "words": without(sheet["words"], words)}


_NOTHING = {"author": "", "summary": "", "remark": ""}
