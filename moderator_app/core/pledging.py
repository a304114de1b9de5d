"""What a reply promises and which earlier promises it makes good, on its way to the citizen.

Another person may have to approve the words first, and they may come back to be changed: what its
writer has confirmed goes with them, and is a promise once the reply is frozen to go out.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from moderator_app.core import ledger, promises
from moderator_app.core.case import Case
from moderator_app.core.events import Draft, Event, Kind
from moderator_app.core.ids import NIL
from moderator_app.core.ledger import Given
from moderator_app.core.worktime import WorkTime


@dataclass(frozen=True, slots=True)
class Pledge:
    """`keeps` are the earlier promises that the reply makes good."""

    given: tuple[Given, ...] = ()
    keeps: tuple[UUID, ...] = ()

    @property
    def replaces(self) -> tuple[UUID, ...]:
        return tuple(dict.fromkeys(one for given in self.given for one in given.replaces))


NO_PLEDGE = Pledge()


def made(
    case: Case,
    pledge: Pledge,
    now: datetime,
    lease: UUID,
    new_id: Callable[[], UUID],
    *,
    author: str = "",
) -> tuple[Draft, ...]:
    """What is written down behind the reply `lease`. `author` gave the promises, where another
    person lets the words go. Raises Refusal as `ledger.make` does."""
    drafts = [
        draft for given in pledge.given for draft in ledger.make(case, given, new_id(), now, lease)
    ]
    if author:
        drafts = [
            replace(draft, body={**draft.body, "author": author})
            if draft.kind is Kind.PROMISE_MADE
            else draft
            for draft in drafts
        ]
    for promise in pledge.keeps:
        if promise not in pledge.replaces:
            drafts += ledger.keep(case, promise, lease)
    return tuple(drafts)


def check(case: Case, pledge: Pledge, now: datetime) -> None:
    """Raises Refusal where it could not be written down at this moment."""
    made(case, pledge, now, NIL, lambda: NIL)


def to_body(pledge: Pledge) -> dict[str, list[Any]]:
    """As an event holds it, side by side: the words can be erased, and the rest stays readable."""
    body: dict[str, list[Any]] = {
        "promises": [one.words for one in pledge.given],
        "due": [one.due.isoformat() for one in pledge.given],
        "counted": [one.counted for one in pledge.given],
        "replaces": [str(one) for one in pledge.replaces],
        "keeps": [str(one) for one in pledge.keeps],
    }
    return {key: values for key, values in body.items() if values}


def from_body(body: Mapping[str, Any]) -> Pledge:
    """The first takes the place of all that is replaced."""
    replaced = tuple(map(UUID, body.get("replaces", ())))
    columns = (body.get(key, ()) for key in ("promises", "due", "counted"))
    given = tuple(
        Given(words, datetime.fromisoformat(due), () if n else replaced, counted=counted)
        for n, (words, due, counted) in enumerate(zip(*columns, strict=False))
    )
    return Pledge(given, tuple(map(UUID, body.get("keeps", ()))))


def of_reply(history: Sequence[Event], reply: Event) -> Pledge:
    """What a reply promised that was submitted, or frozen to go out."""
    if reply.kind == Kind.REPLY_SUBMITTED:
        return from_body(reply.body)
    lease = str(reply.id)
    after = [event for event in history if event.position > reply.position]
    replaced: dict[str, list[UUID]] = {}
    for event in after:
        if event.kind == Kind.PROMISE_SUPERSEDED:
            replaced.setdefault(event.body["by"], []).append(UUID(event.body["promise"]))
    own = [event for event in after if event.body.get("lease") == lease]
    return Pledge(
        tuple(
            Given(
                event.body.get("words", ""),
                datetime.fromisoformat(event.body["due"]),
                tuple(replaced.get(str(event.id), ())),
            )
            for event in own
            if event.kind == Kind.PROMISE_MADE
        ),
        tuple(UUID(event.body["promise"]) for event in own if event.kind == Kind.PROMISE_KEPT),
    )


def as_it_goes(pledge: Pledge, case: Case, text: str, now: datetime, work: WorkTime) -> Pledge:
    """At the moment the words are let go: a length of time runs from here on, and what has been
    kept or replaced while they waited is no business of theirs any more."""
    open_ones = {one.id for one in ledger.owed(case)}
    found = {text[one.start : one.end]: one.due for one in promises.find(text, now, work)}
    given = tuple(
        replace(
            one,
            due=(found.get(one.words) if one.counted else None) or one.due,
            replaces=tuple(each for each in one.replaces if each in open_ones),
        )
        for one in pledge.given
    )
    return Pledge(given, tuple(one for one in pledge.keeps if one in open_ones))
