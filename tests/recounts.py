"""The figures of a report counted once more, by hand and from the event table alone.

Plain Python over the decrypted rows of the table `event`, in minutes, for the one rule of
`tests.lives`: two hours for a response, three days for an organisation's answer. Nothing of the
product is asked but which topic words fit, and what place a message names.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from moderator_app.core import facts
from moderator_app.core.organisations import Kind
from moderator_app.core.reports import Cut, Handled, Name, Report
from moderator_app.core.routing import Router
from moderator_app.store.connection import Connection
from moderator_app.store.reader import Reader
from tests.lives import RESOLUTION_HOURS, RESPONSE_HOURS

HOUR = 3_600_000
SHANGHAI = ZoneInfo("Asia/Shanghai")
Row = dict[str, Any]
Sets = defaultdict[tuple[str, ...], set[UUID]]


def ms(text: str) -> int:
    return round(datetime.fromisoformat(text).timestamp() * 1000)


def rows(connection: Connection) -> dict[UUID, list[Row]]:
    """What stands of every case, from the table of events."""
    found = connection.execute(
        "SELECT id, case_id, kind, at, applied, body FROM event ORDER BY position"
    )
    of: defaultdict[UUID, list[Row]] = defaultdict(list)
    for id_, case, kind, at, applied, body in found:
        if applied:
            row = {"id": str(UUID(bytes=id_)), "kind": kind, "at": at, **json.loads(body)}
            of[UUID(bytes=case)].append(row)
    return {case: _kept(events) for case, events in of.items() if "received_at" in events[0]}


def _kept(events: list[Row]) -> list[Row]:
    gone: set[str] = set()
    for row in reversed(events):
        if row["kind"] == "undone" and row["id"] not in gone:
            gone |= set(row["events"])
    return [row for row in events if row["kind"] != "undone" and row["id"] not in gone]


@dataclass
class Hand:
    """One organisation's part."""

    since: int
    busy: bool = True
    lead: bool = False
    untold: int | None = None


@dataclass
class Book:
    """One case, as somebody with a pencil would follow it. `marks`: moment, word, organisation,
    whether in time."""

    marks: list[tuple[int, str, str, bool | None]] = field(default_factory=list)
    hands: dict[str, Hand] = field(default_factory=dict)
    leases: dict[str, str] = field(default_factory=dict)
    waits: int | None = None
    heard: int | None = None
    shut: bool = False
    stood: list[list[int | None]] = field(default_factory=list)
    more: list[tuple[int, int]] = field(default_factory=list)
    imported: bool = False
    outcome: str = ""

    def owed(self) -> int | None:
        if self.shut:
            return None
        moments = [self.waits, *(hand.untold for hand in self.hands.values())]
        return min((at for at in moments if at is not None), default=None)

    def due(self, hand: Hand) -> int | None:
        end = hand.since + RESOLUTION_HOURS * HOUR
        end += sum(amount for at, amount in self.more if at >= hand.since)
        for begun, ended in self.stood:
            assert begun is not None
            begins = max(begun, hand.since)
            if begins >= end or (ended is not None and ended <= begins):
                continue
            if ended is None:
                return None
            end += ended - begins
        return end

    def mark(self, at: int, word: str, who: str = "", good: bool | None = None) -> None:
        self.marks.append((at, word, who, good))

    def judge(self, who: str, at: int | None, *, answered: bool) -> None:
        """The time of an organisation ends, or (with no moment) is still running."""
        due = None if self.shut else self.due(self.hands[who])
        late = due is not None and (at is None or due < at)
        if late and due is not None:
            self.mark(due, "no answer", who)
        if answered and at is not None:
            self.mark(at, "answer", who, None if due is None else not late)

    def thaw(self, at: int) -> None:
        for one in self.stood:
            if one[1] is None and one[0] is not None:
                one[1] = max(one[0], at)

    def open_again(self, at: int) -> None:
        if self.shut:
            self.mark(at, "open again")
        self.shut, self.waits = False, None
        self.stood, self.more, self.imported = [], [], False
        for hand in self.hands.values():
            hand.since = at
            hand.untold = hand.untold and at

    def read(self, row: Row) -> None:
        before = self.owed()
        read = getattr(self, "_" + row["kind"].replace(".", "_"), None)
        sent = read(row) if read is not None else None
        if before is None or self.owed() == before:
            return
        due = before + RESPONSE_HOURS * HOUR
        if row["kind"] != "reply.sent":
            if due < row["at"]:
                self.mark(due, "no response")
        elif sent is not None:
            if due < sent:
                self.mark(due, "no response")
            self.mark(sent, "response", "", sent <= due)

    def _message_received(self, row: Row) -> None:
        at = ms(row["received_at"])
        if not self.marks:
            self.mark(at, "received")
        elif self.shut:
            self.open_again(at)
        else:
            self.imported = False
        self.thaw(at)
        if self.waits is None:
            self.waits = at
        if self.heard is None and self.leases:
            self.heard = at

    def _case_dispatched(self, row: Row) -> None:
        named = [row["lead"], *row["co"]]
        for who in [who for who, hand in self.hands.items() if hand.busy and who not in named]:
            self.judge(who, row["at"], answered=False)
        kept = {who: hand for who, hand in self.hands.items() if hand.busy or not self._back(who)}
        self.hands = {who: hand for who, hand in kept.items() if who in named or not hand.busy}
        for who in named:
            if who not in self.hands or not self.hands[who].busy:
                self.hands[who] = Hand(row["at"])
        for who, hand in self.hands.items():
            hand.lead = who == row["lead"]
            self.returned.discard(who) if who in named else None
        self.imported = False
        for who in named:
            self.mark(row["at"], "given", who, good=who == row["lead"])

    returned: set[str] = field(default_factory=set)

    def _back(self, who: str) -> bool:
        return who in self.returned

    def _dispatch_answered(self, row: Row) -> None:
        hand = self.hands[row["organisation"]]
        if hand.busy:
            self.judge(row["organisation"], row["at"], answered=True)
        hand.busy = False
        hand.untold = hand.untold or row["at"]
        self.returned.discard(row["organisation"])

    def _dispatch_returned(self, row: Row) -> None:
        hand = self.hands[row["organisation"]]
        self.mark(row["at"], "sent back", row["organisation"])
        if hand.busy:
            self.judge(row["organisation"], row["at"], answered=False)
        hand.busy = False
        hand.untold = hand.untold or row["at"]
        self.returned.add(row["organisation"])

    def _dispatch_hastened(self, row: Row) -> None:
        self.mark(row["at"], "urged", row["organisation"])
        hand = self.hands[row["organisation"]]
        if not hand.busy and row["organisation"] not in self.returned:
            hand.busy, hand.since, hand.untold = True, row["at"], None

    def _reply_lease(self, row: Row) -> None:
        self.leases[row["id"]] = row["purpose"]
        self.heard = None
        self.imported = self.imported or "origin" in row

    def _reply_sent(self, row: Row) -> int | None:
        asks = self.leases[row["lease"]] == "ask"
        self.thaw(row["at"]) if not asks or self.heard is not None else None
        if asks and self.heard is None and all(end is not None for _, end in self.stood):
            self.stood.append([row["at"], None])
        self.waits = self.heard
        for who, hand in self.hands.items():
            if not (hand.lead and who in self.returned):
                hand.untold = None
        if "sent_at" in row:
            return ms(row["sent_at"])
        return None if self.imported else int(row["at"])

    def _case_extended(self, row: Row) -> None:
        self.more.append((row["at"], row["amount"] * HOUR))

    def _case_closed(self, row: Row) -> None:
        for who, hand in self.hands.items():
            if hand.busy:
                self.judge(who, row["at"], answered=False)
        if not self.shut:
            self.mark(row["at"], "closed", row["outcome"])
        self.shut = True

    def _case_reopened(self, row: Row) -> None:
        self.open_again(row["at"])
        self.waits = row["at"]

    def _call_back_made(self, row: Row) -> None:
        if row["result"] != "unreached":
            self.mark(row["at"], "called back", row["result"])

    def _case_erased(self, row: Row) -> None:
        if not self.shut:
            self._case_closed({**row, "outcome": "withdrawn"})

    def end(self) -> None:
        """What still runs."""
        owed = self.owed()
        if owed is not None:
            self.mark(owed + RESPONSE_HOURS * HOUR, "no response")
        for who, hand in self.hands.items():
            if hand.busy and not self.shut:
                self.judge(who, None, answered=False)


Books = dict[UUID, tuple[Row, Book]]


def books(connection: Connection) -> Books:
    """Every case followed to its end, with the message that opened it."""
    found = {}
    for case, events in rows(connection).items():
        book = Book()
        for row in events:
            book.read(row)
        book.end()
        if events:
            found[case] = (events[0], book)
    return found


def recount(
    read: Books, since: datetime, until: datetime, router: Router,
    districts: dict[UUID, str],
) -> Sets:  # fmt: skip
    """The cases of every figure, by name, by cut and key, by organisation and word."""
    begins, ends = round(since.timestamp() * 1000), round(until.timestamp() * 1000)
    sets: Sets = defaultdict(set)
    for case, (first, book) in read.items():
        past = [mark for mark in book.marks if mark[0] < ends]
        inside = [mark for mark in past if mark[0] >= begins]
        for key in (*_named(past, inside), *_by_organisation(inside)):
            sets[key].add(case)
        if ("received",) in sets and case in sets[("received",)]:
            for key in _cut(first, past, router, districts):
                sets[key].add(case)
    return sets


Mark = tuple[int, str, str, bool | None]


def _named(past: list[Mark], inside: list[Mark]) -> Iterator[tuple[str]]:
    words = [word for _, word, _, _ in inside]
    turns = [mark for mark in past if mark[1] in ("closed", "open again")]
    closed = bool(turns) and turns[-1][1] == "closed"
    if "received" in words:
        yield ("received",)
        yield ("received_closed",) if closed else ("received_open",)
    if closed and turns[-1] in inside:
        yield ("closed",)
        if "received" not in words:
            yield ("older_closed",)
        if turns[-1][2] not in ("duplicate", "withdrawn"):
            yield ("judged",)
        if turns[-1][2] == "resolved":
            yield ("solved",)
    good = [mark[3] for mark in inside if mark[1] == "response"]
    if good or "no response" in words:
        yield ("due",)
        yield ("in_time",) if all(good) and "no response" not in words else ("late",)
    if good:
        yield ("responded",)
    yield from _said(inside)
    for word, name in (
        ("sent back", "returned"),
        ("urged", "hastened"),
        ("open again", "reopened"),
    ):
        if word in words:
            yield (name,)


def _said(inside: list[Mark]) -> Iterator[tuple[str]]:
    said = [who for _, word, who, _ in inside if word == "called back"]
    if said:
        yield ("called_back",)
    if said[-1:] == ["satisfied"]:
        yield ("satisfied",)


def _by_organisation(inside: list[Mark]) -> Iterator[tuple[str, ...]]:
    names = {
        "given": "dispatched",
        "answer": "answered",
        "sent back": "returned",
        "urged": "hastened",
    }
    missed = {
        mark[2] for mark in inside if mark[1] == "no answer" or mark[1:4:2] == ("answer", False)
    }
    for _, word, who, good in inside:
        if word in names:
            yield ("of", who, names[word])
        if word == "no answer" or (word == "answer" and good is not None):
            yield ("of", who, "due")
            yield ("of", who, "late" if who in missed else "in_time")


def _cut(
    first: Row, past: list[Mark], router: Router, districts: dict[UUID, str]
) -> Iterator[tuple[str, ...]]:
    extra = first.get("extra", {})
    fitting = router.suggest(first["text"], 1)
    yield "topic", extra.get("kind") or (fitting[0].entry.topic if fitting else "")
    leads = [who for _, word, who, good in past if word == "given" and good]
    yield "handler", leads[-1] if leads else ""
    place = first.get("place") or facts.place_key(first["text"]) or ""
    yield "place", place
    given = [who for _, word, who, _ in past if word == "given" and UUID(who) in districts]
    yield "district", _last_district(past, districts) if given else extra.get("district", "")
    yield "channel", first["platform"]
    local = datetime.fromtimestamp(ms(first["received_at"]) / 1000, SHANGHAI)
    yield "hour", f"{local.hour:02}"


def _last_district(past: list[Mark], districts: dict[UUID, str]) -> str:
    given = [(at, who) for at, word, who, _ in past if word == "given" and UUID(who) in districts]
    return districts[UUID(given[-1][1])]


def differences(report: Report, read: Books, reader: Reader) -> Iterator[str]:
    """Every figure that is not what the pencil says."""
    known = reader.organisations()
    districts = {one.id: one.shown for one in known if one.kind is Kind.DISTRICT}
    router = Router(reader.remit(), known)
    for figures in filter(None, (report.figures, report.before, report.weekday)):
        since, until = figures.stretch.since, figures.stretch.until
        by_hand = recount(read, since, until, router, districts)
        for name in Name:
            if figures.cases[name] != by_hand[name.value,]:
                yield f"{since} {name}"
        for cut in Cut:
            least = 2 if cut is Cut.PLACE else 1
            wanted = {k[1]: v for k, v in by_hand.items() if k[0] == cut and len(v) >= least}
            if figures.cuts[cut] != wanted:
                yield f"{since} {cut}"
        busy = {UUID(key[1]) for key, cases in by_hand.items() if key[0] == "of" and cases}
        if {one for one, handled in figures.organisations.items() if handled != Handled()} != busy:
            yield f"{since} organisations"
        for one, handled in figures.organisations.items():
            for part in (
                "dispatched",
                "answered",
                "due",
                "in_time",
                "late",
                "returned",
                "hastened",
            ):
                if getattr(handled, part) != by_hand["of", str(one), part]:
                    yield f"{since} {one} {part}"
