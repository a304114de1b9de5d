"""The case file's thread, a line that a test cuts and mends, and a lane between them."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest

from moderator_app.channels import clock
from moderator_app.core.account_state import State
from moderator_app.core.case import Case, Status, Target
from moderator_app.core.changes import Changes
from moderator_app.core.channels import (
    Ambiguous,
    Batch,
    Caps,
    Checked,
    Media,
    NotThere,
    Outgoing,
    Receipt,
    Received,
    Repeat,
    Transient,
)
from moderator_app.core.ids import case_id
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.outbox import State as Sending
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from moderator_app.desk.lanes import Lane
from moderator_app.store import cases
from tests.desk.accounts import ACCOUNT, STREAM, said
from tests.desks import open_desk

T = TypeVar("T")

OWN = "own"


class Line:
    """A connector on a line that a test cuts and mends: what is said goes in, what is sent is
    counted. It has no platform behind it; what a platform does is for the connectors' own tests."""

    def __init__(self) -> None:
        self.said: list[Received] = []
        self.in_our_name: list[Received] = []
        self.public = False
        self.sent: list[Outgoing] = []
        self.error: BaseException | None = None
        self.absent = ""
        self.trouble: BaseException = Transient("500")
        self.on_arrival: Callable[[], None] = lambda: None
        self.on_own: Callable[[], None] = lambda: None
        self.sending: BaseException | None = None
        self.found: Receipt | NotThere = NotThere.CANNOT_TELL
        self.looked_for = 0
        self.file: bytes | Exception = b"\x89PNG\r\n\x1a\n of a lamp"
        self.fetched: list[str] = []
        self.open = threading.Event()
        self.open.set()
        self.looks = Counter[str]()
        self.pauses: dict[str, timedelta] = {}
        self.news = threading.Event()
        self.closed = threading.Event()

    def check(self) -> Checked:
        return Checked("us")

    def poll(self, stream: str, cursor: str | None) -> Batch:
        self.looks[stream] += 1
        if self.error is not None:
            raise self.error
        if stream == self.absent:
            raise self.trouble
        if stream == OWN:
            self.on_own()
            seen = int(cursor or 0)
            return Batch(tuple(self.in_our_name[seen:]), str(len(self.in_our_name)))
        if stream != STREAM:
            return Batch((), "", pause=self.pauses.get(stream))
        at = int(cursor or 0)
        some = self.said[at : at + 2]
        return Batch(
            tuple(some),
            str(at + len(some)),
            more=at + len(some) < len(self.said),
            pause=self.pauses.get(stream),
        )

    def wait(self, seconds: float) -> bool:
        if self.error is not None:
            raise self.error
        woken = self.news.wait(min(seconds, 0.2))
        self.news.clear()
        return woken

    def caps(self, target: Target) -> Caps:
        assert target.account == ACCOUNT.id
        return Caps(repeat=Repeat.VERIFY, public=self.public)

    def send(self, out: Outgoing) -> Receipt:
        if self.sending is not None:
            if isinstance(self.sending, Ambiguous):
                self.sent.append(out)
            raise self.sending
        self.sent.append(out)
        self.on_arrival()
        return Receipt(f"r{len(self.sent)}", datetime.now(UTC))

    def verify(self, out: Outgoing, since: datetime) -> Receipt | NotThere:
        assert out in self.sent
        assert since <= datetime.now(UTC)
        self.looked_for += 1
        return self.found

    def fetch(self, media: Media, limit: int) -> bytes:
        self.fetched.append(media.ref)
        self.open.wait(10)
        if isinstance(self.file, Exception):
            raise self.file
        assert len(self.file) <= limit
        return self.file

    def close(self) -> None:
        self.closed.set()
        self.news.set()
        self.open.set()


class Office:
    """The case file's thread, and an ear for what lanes say."""

    def __init__(self, folder: Path) -> None:
        self.database = ThreadPoolExecutor(1, "database")
        self.desk = self.database.submit(open_desk, folder).result()
        self.hours = 0.0
        self.set = timedelta()
        self.desk.session.now = self.now
        self.states: list[State] = []
        self.failures: list[BaseException] = []
        self.changes: list[Changes] = []
        self.full = False

    def now(self) -> datetime:
        """`hours` have passed, by both clocks; the one on the wall was `set` besides."""
        return datetime.now(UTC) + timedelta(hours=self.hours) + self.set

    def steady(self) -> float:
        return time.monotonic() + self.hours * 3600

    def on_database(self, work: Callable[[Desk], T]) -> T:
        if self.full and threading.current_thread().name.startswith("lane-"):
            raise Outage(Cause.DISK_FULL)
        return self.database.submit(work, self.desk).result()

    def changed(self, changes: Changes) -> None:
        self.changes.append(changes)

    def stands(self, account: UUID, state: State) -> None:
        assert account == ACCOUNT.id
        self.states.append(state)

    def failed(self, error: BaseException) -> None:
        self.failures.append(error)

    def close(self) -> None:
        self.database.submit(self.desk.close).result()
        self.database.shutdown()

    def case(self, post: str) -> Case | None:
        return self.on_database(
            lambda desk: cases.case(desk.session.store.connection, case_id("mail", post))
        )

    def answer(self, post: str, text: str) -> None:
        def press(desk: Desk) -> None:
            case = desk.session.case(case_id("mail", post))
            words = Words(text, to=case.answerable)
            desk.cases.commit(case.id, case.head, to=None, reply=words)

        self.on_database(press)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    opened = Office(tmp_path)
    monkeypatch.setattr(clock, "steady", opened.steady)
    opened.on_database(lambda desk: desk.save_settings({"outbox.undo_seconds": 0}))
    yield opened
    opened.close()


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture
def lane(office: Office, line: Line) -> Iterator[Lane]:
    lane = Lane(ACCOUNT, line, (STREAM,), office, office.now)
    yield lane
    lane.stop()
    assert lane.join(5)


def until(condition: Callable[[], object], what: str) -> None:
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.01)


def is_so(office: Office, post: str, status: Status) -> bool:
    case = office.case(post)
    return case is not None and case.status is status


def states(office: Office) -> list[Sending]:
    return [entry.state for entry in office.on_database(lambda desk: desk.outbox.unsettled())]


def tried(office: Office) -> int:
    (entry,) = office.on_database(lambda desk: desk.outbox.unsettled())
    return entry.tried if entry.state is Sending.QUEUED else 0


def in_doubt(office: Office, line: Line, lane: Lane) -> None:
    """Of two messages one is answered, and nobody saw how that ended."""
    line.said = [said("a"), said("b")]
    lane.start()
    until(lambda: office.case("b") is not None, "both came in")
    line.sending = Ambiguous("timeout")
    office.answer("a", "一")
    lane.nudge()
    until(lambda: states(office) == [Sending.UNKNOWN], "nobody saw how it ended")
    line.sending = None
