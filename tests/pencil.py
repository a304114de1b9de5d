"""Cases followed by hand, from the event table alone, as somebody with a pencil would.

Plain Python over the decrypted rows of the table `event`, in minutes, for the one rule of
`tests.lives`: two hours for a response, three days for an organisation's answer and for the whole.
Nothing of the product is asked.
"""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from moderator_app.store.connection import Connection
from tests.lives import RESOLUTION_HOURS, RESPONSE_HOURS

HOUR = 3_600_000
SHANGHAI = ZoneInfo("Asia/Shanghai")
Row = dict[str, Any]
Mark = tuple[int, str, str, bool | None]
"""Moment, word, organisation or what was said, whether in time."""


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


Stood = list[list[int | None]]


def run_out(start: int, length: int, stood: Stood) -> int | None:
    """The end of a time that does not pass while it stands; None while it stands for good."""
    for begun, ended in sorted(stood, key=lambda one: one[0] or 0):
        assert begun is not None
        if begun - start >= length:
            break
        length -= max(0, begun - start)
        if ended is None:
            return None
        start = max(start, ended)
    return start + length


@dataclass
class Hand:
    """One organisation's part."""

    since: int
    busy: bool = True
    lead: bool = False
    untold: int | None = None


@dataclass
class Word:
    """One promise. `by`: with which reply, `kept` and `instead`: when, and with which reply or by
    which other promise."""

    at: int
    due: int
    by: str | None
    kept: tuple[int, str | None] | None = None
    instead: str | None = None


@dataclass
class Promises:
    """What a case's citizen was promised. `leases`: its replies and what each is for; `went`: when
    each went out; `nobody_left`: since when it is closed with nobody to keep a promise to."""

    leases: dict[str, str] = field(default_factory=dict)
    went: dict[str, int] = field(default_factory=dict)
    promised: dict[str, Word] = field(default_factory=dict)
    nobody_left: int | None = None

    def _promise_made(self, row: Row) -> None:
        if "corrects" in row:
            if row["corrects"] in self.promised:
                self.promised[row["corrects"]].due = ms(row["due"])
        elif row.get("lease") is None or row["lease"] in self.leases:
            self.promised[row["id"]] = Word(row["at"], ms(row["due"]), row.get("lease"))

    def _promise_kept(self, row: Row) -> None:
        word, reply = self.promised.get(row["promise"]), row.get("lease")
        if word is not None and word.kept is None and (reply is None or reply in self.leases):
            word.kept = (row["at"], reply)

    def _promise_superseded(self, row: Row) -> None:
        if row["promise"] in self.promised and row["by"] in self.promised:
            self.promised[row["promise"]].instead = row["by"]

    def said(self, at: int, reply: str | None) -> int | None:
        """When the citizen heard it: not before the reply went out."""
        return at if reply is None else self.went.get(reply)

    def end_of(self, word: Word) -> tuple[int, str] | None:
        """When, and how, nothing was owed for a promise any more."""
        ends = []
        if word.kept is not None and (at := self.said(*word.kept)) is not None:
            ends.append((at, "promise kept"))
        other = self.promised.get(word.instead or "")
        if other is not None and (at := self.said(other.at, other.by)) is not None:
            ends.append((at, "promise superseded"))
        if not ends and self.nobody_left is not None:
            ends.append((self.nobody_left, ""))
        return min(ends, default=None)

    def became(self, word: Word) -> tuple[int, str] | None:
        if self.said(word.at, word.by) is None:
            return None
        end = self.end_of(word)
        if end is None or word.due < end[0]:
            return word.due, "promise missed"
        return end if end[1] else None

    def is_owed(self, word: Word) -> bool:
        return self.said(word.at, word.by) is not None and self.end_of(word) is None


@dataclass
class Book(Promises):
    """One case, as somebody with a pencil would follow it."""

    marks: list[Mark] = field(default_factory=list)
    hands: dict[str, Hand] = field(default_factory=dict)
    waits: int | None = None
    heard: int | None = None
    shut: bool = False
    stood: Stood = field(default_factory=list)
    disputed: Stood = field(default_factory=list)
    since: int = 0
    public: int | None = None
    asked_around: int | None = None
    more: list[tuple[int, int]] = field(default_factory=list)
    imported: bool = False

    def owed(self) -> int | None:
        if self.shut:
            return None
        moments = [self.waits, *(hand.untold for hand in self.hands.values())]
        return min((at for at in moments if at is not None), default=None)

    def due(self, hand: Hand) -> int | None:
        more = sum(amount for at, amount in self.more if at >= hand.since)
        return run_out(hand.since, RESOLUTION_HOURS * HOUR + more, self.stood)

    def next_due(self) -> int | None:
        """When the first of all that runs on an open case runs out."""
        if self.shut:
            return None
        more = sum(amount for _, amount in self.more)
        whole = run_out(self.since, RESOLUTION_HOURS * HOUR + more, [*self.stood, *self.disputed])
        owed = self.owed()
        ends = [
            None if owed is None else owed + RESPONSE_HOURS * HOUR,
            None if self.imported else whole,
            self.public,
            self.asked_around,
            *(self.due(hand) for hand in self.hands.values() if hand.busy),
            *(word.due for word in self.promised.values() if self.is_owed(word)),
        ]
        return min((end for end in ends if end is not None), default=None)

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
        self.shut, self.nobody_left, self.waits = False, None, None
        self.stood, self.disputed, self.more, self.imported = [], [], [], False
        self.since = at
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
            self.since = at
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
        self.imported, self.asked_around = False, None
        for one in self.disputed:
            one[1] = one[1] or row["at"]
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
        self.dispute(row["at"])

    def dispute(self, at: int) -> None:
        """Whose it is, is disputed while the lead has sent it back."""
        leads = [who for who, one in self.hands.items() if one.lead]
        open_now = [one for one in self.disputed if one[1] is None]
        if not leads or leads[0] not in self.returned:
            for one in open_now:
                one[1] = at
        elif not open_now:
            self.disputed.append([at, None])

    def _dispatch_returned(self, row: Row) -> None:
        hand = self.hands[row["organisation"]]
        self.mark(row["at"], "sent back", row["organisation"])
        if hand.busy:
            self.judge(row["organisation"], row["at"], answered=False)
        hand.busy = False
        hand.untold = hand.untold or row["at"]
        self.returned.add(row["organisation"])
        self.dispute(row["at"])

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
        self.went[row["lease"]] = ms(row["sent_at"]) if "sent_at" in row else row["at"]
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
        gone = row["outcome"] in ("duplicate", "withdrawn", "unreachable")
        self.shut, self.nobody_left = True, row["at"] if gone else None
        self.shut_at, self.asked_around = row["at"], None

    def _case_reopened(self, row: Row) -> None:
        self.open_again(row["at"])
        self.waits = row["at"]

    def _call_back_made(self, row: Row) -> None:
        if row["result"] != "unreached":
            self.mark(row["at"], "called back", row["result"])

    shut_at: int = 0

    def _case_erased(self, row: Row) -> None:
        if not self.shut:
            self._case_closed({**row, "outcome": "withdrawn"})
        self.nobody_left, self.public, self.asked_around = self.shut_at, None, None

    def _public_opinion_begun(self, row: Row) -> None:
        self.public = row["at"] + row["hours"] * HOUR

    def _public_opinion_answered(self, _: Row) -> None:
        self.public = None

    def _consultation_asked(self, row: Row) -> None:
        """Until the end of the next day, where every day is worked."""
        day = datetime.fromtimestamp(row["at"] / 1000, SHANGHAI).date()
        after = datetime.combine(day + timedelta(days=1 + row["days"]), time(), SHANGHAI)
        self.asked_around = round(after.timestamp() * 1000)

    def _consultation_taken(self, _: Row) -> None:
        self.asked_around = None

    def end(self) -> None:
        """What still runs."""
        owed = self.owed()
        if owed is not None:
            self.mark(owed + RESPONSE_HOURS * HOUR, "no response")
        for who, hand in self.hands.items():
            if hand.busy and not self.shut:
                self.judge(who, None, answered=False)
        for became in filter(None, map(self.became, self.promised.values())):
            self.mark(*became)


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
