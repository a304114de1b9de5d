"""What happened to a case, as reports count it: moments, each with whether it was in time.

Read from what `tales_written` wrote down as it happened. A clock is judged as it stood when it
ended, with its freezes and extensions, by the rules the desk follows now.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Final, NamedTuple
from uuid import UUID

from moderator_app.core import running
from moderator_app.core.case import Extended, Heard, Outcome
from moderator_app.core.deadlines import Clock, Extension, Freeze, FreezeReason, due
from moderator_app.core.following import Rules
from moderator_app.core.headings import Field
from moderator_app.core.routing import Router
from moderator_app.core.running import Awaited
from moderator_app.core.targets import Goal, Unit

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MS: Final = timedelta(milliseconds=1)


class What(StrEnum):
    RECEIVED = "received"
    RESPONDED = "responded"
    """A reply to words that waited for one was confirmed as sent; asking back is a response too."""
    UNRESPONDED = "unresponded"
    """The response was due, and had not been sent."""
    DISPATCHED = "dispatched"
    ANSWERED = "answered"
    """An organisation answered what was with it."""
    UNANSWERED = "unanswered"
    """An organisation's answer was due, and had not come."""
    RETURNED = "returned"
    HASTENED = "hastened"
    CLOSED = "closed"
    REOPENED = "reopened"
    """By a person, or by the citizen's writing again."""
    CALLED_BACK = "called_back"
    PROMISE_KEPT = "promise_kept"
    """In time. What is kept late was missed."""
    PROMISE_MISSED = "promise_missed"
    """Its moment came, and nothing had become of it."""
    PROMISE_SUPERSEDED = "promise_superseded"
    """Another took its place before its moment."""


class Fact(NamedTuple):
    """`kept`: whether it came in time, None where nothing was due. `lead`: it was given the lead."""

    what: What
    at: datetime
    organisation: UUID | None = None
    kept: bool | None = None
    lead: bool = False
    outcome: Outcome | None = None
    heard: Heard | None = None
    """What calling the citizen back came to."""


class Tale(NamedTuple):
    """`facts` stand in the order of the events. `topic` is the kind of matter that the table it came
    in named, or else the topic of the dispatch list that its first words fit best; `district` what
    that table called so; `place` the key under which cases of one place are the same."""

    case_id: UUID
    received_at: datetime
    platform: str
    topic: str
    district: str
    place: str
    facts: tuple[Fact, ...]


RESPONSE: Final = "response"
"""A row of what was written: since when, until when or still, whether a reply ended it."""
ANSWER: Final = "answer"
"""Another: until when or still, whether an answer ended it, whose, and the clock."""


def to_ms(at: datetime) -> int:
    return (at - _EPOCH) // _MS


def from_ms(ms: int) -> datetime:
    return _EPOCH + ms * _MS


def subject(first: Mapping[str, Any], router: Router) -> tuple[str, str]:
    """The topic and the district of a case, from the body of its first message."""
    extra = first.get("extra", {})
    topic = extra.get(Field.KIND.value, "").strip()
    if not topic:
        entry = router.best(first.get("text", ""), title=first.get("title", ""))
        topic = "" if entry is None else entry.topic
    return topic, extra.get(Field.DISTRICT.value, "").strip()


class Judge:
    """Reads tales by some rules."""

    def __init__(self, rules: Rules) -> None:
        self._hours = rules.hours
        self._response = rules.profile.target(Goal.RESPONSE)
        self._resolution = rules.profile.target(Goal.RESOLUTION)
        self._organisations: dict[str, UUID] = {}

    def facts(self, written: str) -> tuple[Fact, ...]:
        found: list[Fact] = []
        for row in json.loads(written):
            word = row[0]
            if word == RESPONSE:
                found += self._responded(*row[1:])
            elif word == ANSWER:
                found += self._answered(*row[1:])
            else:
                found.append(self._happened(*row))
        return tuple(found)

    def _responded(self, since: int, ended: int | None, replied: int) -> Iterator[Fact]:
        target = self._response
        due_at = None if target is None else self._due(Clock(target, from_ms(since)))
        ended_at = None if ended is None else from_ms(ended)
        late = _is_late(due_at, ended_at)
        if late and due_at is not None:
            yield Fact(What.UNRESPONDED, due_at)
        if replied and ended_at is not None:
            yield Fact(What.RESPONDED, ended_at, kept=None if due_at is None else not late)

    def _answered(
        self, ended: int | None, answered: int, named: str, *clock: Any
    ) -> Iterator[Fact]:
        organisation = self._organisation(named)
        due_at = self._feedback_due(*clock)
        ended_at = None if ended is None else from_ms(ended)
        late = _is_late(due_at, ended_at)
        if late and due_at is not None:
            yield Fact(What.UNANSWERED, due_at, organisation)
        if answered and ended_at is not None:
            kept = None if due_at is None else not late
            yield Fact(What.ANSWERED, ended_at, organisation, kept=kept)

    def _feedback_due(
        self,
        since: int,
        signed: int | None,
        freezes: Sequence[Sequence[Any]],
        extensions: Sequence[Sequence[Any]],
    ) -> datetime | None:
        if self._resolution is None:
            return None
        awaited = Awaited(
            from_ms(since),
            None if signed is None else from_ms(signed),
            tuple(
                Freeze(FreezeReason.CITIZEN, from_ms(begun), None if end is None else from_ms(end))
                for begun, end in freezes
            ),
            tuple(
                Extended(Unit(unit), Extension(amount, "", from_ms(at), citizen_told=True))
                for unit, amount, at in extensions
            ),
        )
        clock = running.feedback(awaited, self._resolution)
        return None if clock is None else self._due(clock)

    def _due(self, clock: Clock) -> datetime | None:
        found = due(clock, self._hours)
        # All in one zone: moments of two are compared slowly.
        return None if found is None else found.astimezone(UTC)

    def _happened(self, word: str, at: int, said: str | None = None, lead: int = 0) -> Fact:
        what, moment = _WHATS[word], from_ms(at)
        if said is None:
            return Fact(what, moment)
        if what is What.CLOSED:
            return Fact(what, moment, outcome=Outcome(said))
        if what is What.CALLED_BACK:
            return Fact(what, moment, heard=Heard(said))
        return Fact(what, moment, self._organisation(said), lead=bool(lead))

    def _organisation(self, named: str) -> UUID:
        if named not in self._organisations:
            self._organisations[named] = UUID(named)
        return self._organisations[named]


_WHATS: Final = {what.value: what for what in What}


def _is_late(due_at: datetime | None, ended_at: datetime | None) -> bool:
    """What still runs will have run out: in the past or the future, as one reads it."""
    return due_at is not None and (ended_at is None or ended_at > due_at)
