"""The count of a day: what the plan says was written and the platforms say has arrived, against what
stands in the case file."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from moderator_app.core.events import Kind as Event
from moderator_app.core.outbox import State
from moderator_app.desk.desk import Desk
from moderator_app.store import local, outbox, quarantine
from tests.bench.twelve_hours_plan import Kind, Plan, marks
from tests.bench.twelve_hours_world import Told


@dataclass
class Tally:
    """Numbers of the plan, and of the replies, by what became of them."""

    said: int = 0
    here: int = 0
    lost: list[int] = field(default_factory=list)
    doubled: list[int] = field(default_factory=list)
    twice_by_id: int = 0
    committed: int = 0
    states: Counter[str] = field(default_factory=Counter)
    arrived: int = 0
    replies_lost: list[int] = field(default_factory=list)
    replies_doubled: list[int] = field(default_factory=list)
    unwanted: list[int] = field(default_factory=list)
    """Taken back or failed, and arrived all the same."""
    unknown_arrived: int = 0
    here_or_drafted: set[int] = field(default_factory=set)
    """Those that were committed, and those whose words wait as a draft."""
    elsewhere: int = 0
    """Replies of ours that were taken for a colleague's."""
    edits: int = 0
    edits_lost: list[int] = field(default_factory=list)
    recalls: int = 0
    quarantined: Counter[str] = field(default_factory=Counter)
    """Rows that were put aside, by why."""


def counted(desk: Desk, plan: Plan, told: Told) -> Tally:
    """On the thread that owns the case file."""
    tally = Tally()
    events = list(_events(desk))
    _count_messages(tally, events, told)
    _count_edits(tally, events, plan)
    _count_replies(tally, desk, events, told)
    tally.recalls = sum(kind == Event.MESSAGE_RECALLED for kind, _, _ in events)
    rows = quarantine.listed(desk.session.store.connection)
    tally.quarantined = Counter(f"{one.source}: {one.reason}" for one in rows)
    return tally


def _events(desk: Desk) -> Iterator[tuple[str, UUID, Mapping[str, Any]]]:
    """Kind, id and body of all that happened through accounts or is a reply."""
    log = desk.session.store.log
    rows = desk.session.store.connection.execute("SELECT DISTINCT case_id FROM event")
    for (case,) in rows.fetchall():
        for event in log.history(UUID(bytes=case)):
            if event.applied:
                yield event.kind, event.id, event.body


def _count_messages(
    tally: Tally, events: list[tuple[str, UUID, Mapping[str, Any]]], told: Told
) -> None:
    received = [
        body for kind, _, body in events if kind == Event.MESSAGE_RECEIVED and "via" in body
    ]
    here = Counter(n for body in received for n in marks("m", str(body["text"]))[:1])
    ids = Counter((body["via"], body["stream"], body["post"]) for body in received)
    tally.said, tally.here = len(set(told.said)), len(received)
    tally.lost = sorted(set(told.said) - here.keys())
    tally.doubled = sorted(n for n, times in here.items() if times > 1)
    tally.twice_by_id = sum(times - 1 for times in ids.values())


def _count_edits(
    tally: Tally, events: list[tuple[str, UUID, Mapping[str, Any]]], plan: Plan
) -> None:
    """What a message says last is what its author made of it."""
    last: dict[int, str] = {}
    for kind, _, body in events:
        if kind in {Event.MESSAGE_RECEIVED, Event.MESSAGE_EDITED}:
            for n in marks("m", str(body.get("text", "")))[:1]:
                last[n] = str(body["text"])
    edits = {one.of: one.text for one in plan.deeds if one.kind is Kind.EDITED}
    tally.edits = len(edits)
    tally.edits_lost = sorted(n for n, text in edits.items() if last.get(n, "") != text)


def _count_replies(
    tally: Tally, desk: Desk, events: list[tuple[str, UUID, Mapping[str, Any]]], told: Told
) -> None:
    leases = [(id_, body) for kind, id_, body in events if kind == Event.REPLY_LEASE]
    tally.elsewhere = sum(bool(body.get("elsewhere")) for _, body in leases)
    ours = [
        (id_, marks("r", str(body["text"]))) for id_, body in leases if not body.get("elsewhere")
    ]
    arrived = Counter(
        n for texts in told.replies.values() for text in texts for n in marks("r", text)
    )
    tally.arrived = sum(arrived.values())
    tally.committed = len(ours)
    by_number: dict[int, list[str]] = {}
    for lease, numbers in ours:
        entry = outbox.find(desk.session.store.connection, lease)
        state = "by hand" if entry is None else entry.state.value
        tally.states[state] += 1
        for n in numbers:
            by_number.setdefault(n, []).append(state)
    drafts = local.drafts(desk.session.store.connection).values()
    tally.here_or_drafted = by_number.keys() | {n for one in drafts for n in marks("r", one.text)}
    for n, states in by_number.items():
        _judge(tally, n, states, arrived[n])


def _judge(tally: Tally, n: int, states: list[str], arrived: int) -> None:
    if arrived > 1:
        tally.replies_doubled.append(n)
    if State.SENT in states and not arrived:
        tally.replies_lost.append(n)
    if State.UNKNOWN in states:
        tally.unknown_arrived += arrived
    elif State.SENT not in states and arrived:
        tally.unwanted.append(n)
