"""A case told from its beginning, for whoever has no desk: who said what to whom, and when."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from moderator_app.core.case import Case, Delivery, Purpose
from moderator_app.core.covering import Cover
from moderator_app.core.events import Event, Kind
from moderator_app.core.exporting import Names
from moderator_app.core.folding import fold, standing


class Deed(StrEnum):
    WROTE = "wrote"
    ASKED = "asked"
    REPLIED = "replied"
    DISPATCHED = "dispatched"
    HASTENED = "hastened"
    ANSWERED = "answered"
    RETURNED = "returned"
    NOTED = "noted"
    OPINION = "opinion"
    ISSUED = "issued"
    CLOSED = "closed"


INTERNAL = frozenset(
    {
        Deed.DISPATCHED,
        Deed.HASTENED,
        Deed.ANSWERED,
        Deed.RETURNED,
        Deed.NOTED,
        Deed.OPINION,
        Deed.ISSUED,
    }
)
"""What passes between us and the units, and among ourselves: the citizen has seen none of it."""


@dataclass(frozen=True, slots=True)
class Line:
    """`who` did it; `about` is whom or what it names: a unit, the kind of an opinion, an outcome,
    the number of a paper."""

    at: datetime
    deed: Deed
    who: str
    text: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Transcript:
    number: str
    title: str
    platform: str
    author: str
    telephone: str
    received_at: datetime
    internal: bool
    masked: bool
    lines: tuple[Line, ...]


def transcript(
    events: Sequence[Event], names: Names, *, internal: bool, masked: bool
) -> Transcript | None:
    """None for a case that was taken back. Masked as an exported table is."""
    case = fold(events)
    if case is None:
        return None
    told = standing(events)
    cover = Cover(case.author, case.author_id, masked=masked)
    first = next(event for event in told if event.kind == Kind.MESSAGE_RECEIVED)
    found = [line for line in _lines(told, case, names) if internal or line.deed not in INTERNAL]
    return Transcript(
        number=case.number,
        title=cover.text(case.title),
        platform=case.platform,
        author=cover.name(case.author),
        telephone=cover.number(str(first.body.get("phone", ""))),
        received_at=case.received_at,
        internal=internal,
        masked=masked,
        lines=tuple(_covered(line, cover) for line in sorted(found, key=lambda one: one.at)),
    )


def _covered(line: Line, cover: Cover) -> Line:
    who = cover.name(line.who) if line.deed is Deed.WROTE else line.who
    return Line(line.at, line.deed, who, cover.text(line.text), line.about)


def _lines(told: Sequence[Event], case: Case, names: Names) -> Iterator[Line]:
    scene = _Scene(case, names, {str(e.body["lease"]): e for e in told if e.kind in _SENT})
    for event in told:
        write = _WRITERS.get(event.kind)
        line = None if write is None else write(event, scene)
        if line is not None:
            yield line


_SENT = frozenset({Kind.REPLY_SENT})


@dataclass(frozen=True, slots=True)
class _Scene:
    case: Case
    names: Names
    sent: Mapping[str, Event]

    def person(self, event: Event) -> str:
        return self.names.people.get(event.actor, "")

    def unit(self, event: Event, field: str = "organisation") -> str:
        return self.names.organisations.get(str(event.body.get(field, "")), "")


def _message(event: Event, scene: _Scene) -> Line:
    body = event.body
    at = datetime.fromisoformat(body["received_at"]) if "received_at" in body else event.at
    who = str(body.get("author") or scene.case.author)
    return Line(at, Deed.WROTE, who, str(body.get("text", "")))


def _reply(event: Event, scene: _Scene) -> Line | None:
    """Only what went out was said to the citizen."""
    sent = scene.sent.get(str(event.id))
    if sent is None or not any(
        r.lease == event.id and r.delivery is Delivery.SENT for r in scene.case.replies
    ):
        return None
    at = sent.body.get("sent_at")
    deed = Deed.ASKED if event.body.get("purpose") == Purpose.ASK else Deed.REPLIED
    who = scene.case.account if event.body.get("origin") else scene.person(event)
    return Line(
        datetime.fromisoformat(at) if at else sent.at, deed, who, str(event.body.get("text", ""))
    )


def _dispatch(event: Event, scene: _Scene) -> Line:
    units = [scene.unit(event, "lead")]
    units += [scene.names.organisations.get(str(co), "") for co in event.body["co"]]
    about = "、".join(filter(None, units))
    return Line(
        event.at, Deed.DISPATCHED, scene.person(event), str(event.body.get("text", "")), about
    )


def _hasten(event: Event, scene: _Scene) -> Line:
    return Line(event.at, Deed.HASTENED, scene.person(event), about=scene.unit(event))


def _answered(event: Event, scene: _Scene) -> Line:
    return Line(event.at, Deed.ANSWERED, scene.unit(event), str(event.body.get("text", "")))


def _returned(event: Event, scene: _Scene) -> Line:
    return Line(event.at, Deed.RETURNED, scene.unit(event), str(event.body.get("reason", "")))


def _note(event: Event, scene: _Scene) -> Line:
    return Line(event.at, Deed.NOTED, scene.person(event), str(event.body.get("text", "")))


def _opinion(event: Event, scene: _Scene) -> Line:
    body = event.body
    who = str(body.get("by") or scene.unit(event) or scene.person(event))
    return Line(event.at, Deed.OPINION, who, str(body.get("text", "")), body["opinion"])


def _issued(event: Event, scene: _Scene) -> Line:
    about = f"{event.body['number']} {scene.unit(event)}".strip()
    return Line(event.at, Deed.ISSUED, scene.person(event), about=about)


def _closed(event: Event, scene: _Scene) -> Line:
    return Line(
        event.at,
        Deed.CLOSED,
        scene.person(event),
        str(event.body.get("basis", "")),
        event.body["outcome"],
    )


_WRITERS: Mapping[str, Callable[[Event, _Scene], Line | None]] = {
    Kind.MESSAGE_RECEIVED: _message,
    Kind.REPLY_LEASE: _reply,
    Kind.CASE_DISPATCHED: _dispatch,
    Kind.DISPATCH_HASTENED: _hasten,
    Kind.DISPATCH_ANSWERED: _answered,
    Kind.DISPATCH_RETURNED: _returned,
    Kind.NOTE_ADDED: _note,
    Kind.OPINION_ADDED: _opinion,
    Kind.PAPER_ISSUED: _issued,
    Kind.CASE_CLOSED: _closed,
}
