"""Programs that send, killed at any moment, over and over; and the count at the platform."""

import random
import time
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from moderator_app.core.case import Status
from moderator_app.core.channels import Account, Repeat
from moderator_app.core.ids import case_id
from moderator_app.core.outbox import State
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from tests.channels import one_thread, reference
from tests.channels.contract import ready
from tests.channels.killing import Mission, start
from tests.channels.reference import STREAM, Books, Reference

SLOWNESS_S = 0.03
_LONGEST_S = 60.0
_QUIET = 3
"""Looks in a row that find it serving nobody."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How a run ended: of the replies, how often each thing; `kills` that hit a program at work."""

    kills: int
    sent: int
    shown: int
    acknowledged: int
    arrived_unseen: int
    """Of those that are shown as unknown, how many had arrived."""


def kill_at_random(
    folder: Path, repeat: Repeat, kills: int, pick: random.Random, *, replies: int | None = None
) -> Tally:
    """Raises AssertionError at the first reply that is lost, doubled or not shown."""
    with reference.running() as (books, port):
        account = reference.account(port, repeat)
        count = replies or kills * 3
        _prepare(folder, account, books, count)
        books.slowness = SLOWNESS_S
        mission = Mission(folder, account, {})
        done, acknowledged = 0, set[str]()
        while done < kills:
            mission = replace(mission, minutes=mission.minutes + 5)
            killed, said = _one(mission, pick)
            _until_quiet(books)
            acknowledged |= said
            done += killed
            if not killed:
                with ready(folder) as desk:
                    _more(desk, account, books, count)
        return _settled(mission, books, acknowledged, done)


def _prepare(folder: Path, account: Account, books: Books, count: int) -> None:
    with ready(folder) as desk:
        _more(desk, account, books, count)


def _more(desk: Desk, account: Account, books: Books, count: int) -> None:
    begin = len(books.said)
    books.said += [{"id": f"m{n}", "text": f"第{n}件事"} for n in range(begin, begin + count)]
    channel = Reference(account, {})
    while one_thread.look(desk, account, channel, STREAM).cases:
        pass
    for n in range(begin, begin + count):
        case = desk.session.case(case_id(account.platform, f"m{n}"))
        words = Words(f"答{n}。", to=case.answerable)
        desk.cases.commit(case.id, case.head, to=None, reply=words)


def _one(mission: Mission, pick: random.Random) -> tuple[bool, set[str]]:
    """Whether the program was still at work when it was killed, and what it had acknowledged."""
    process = start(mission)
    assert process.stdout is not None
    first = process.stdout.readline()  # it is at work, or has ended
    if first:
        time.sleep(pick.random() * SLOWNESS_S * 4)
    alive = process.poll() is None
    process.kill()
    rest, _ = process.communicate(timeout=_LONGEST_S)
    assert alive or process.returncode == 0, process.returncode
    return alive and process.returncode != 0, {
        line.decode().strip() for line in [first, *rest.splitlines()] if line.strip()
    }


def _until_quiet(books: Books) -> None:
    """What a killed program had sent is in the books. A platform shows within minutes what it took,
    and from one program to the next only the clock is minutes ahead."""
    quiet = 0
    while quiet < _QUIET:
        time.sleep(0.02)
        quiet = 0 if books.serving else quiet + 1


def _settled(mission: Mission, books: Books, acknowledged: set[str], kills: int) -> Tally:
    """Let the last program come to its end, and compare."""
    books.slowness = 0.0
    account, ahead = mission.account, timedelta(minutes=mission.minutes + 5)
    with ready(mission.folder) as desk:
        desk.session.now = lambda: datetime.now(UTC) + ahead
        channel = Reference(account, {})
        desk.outbox.recover()
        one_thread.resolve(desk, account.id, channel)
        while one_thread.send_next(desk, account.id, channel) is not None:
            pass
        arrived = Counter(one["text"] for one in books.replies)
        assert max(arrived.values()) == 1, "a reply arrived twice"
        unknown = {entry.lease for entry in desk.outbox.unsettled()}
        states = {entry.state for entry in desk.outbox.unsettled()}
        assert states <= {State.UNKNOWN}, states
        sent = shown = unseen = 0
        for number in range(len(books.said)):
            case = desk.session.case(case_id(account.platform, f"m{number}"))
            (reply,) = case.replies
            there = arrived[f"答{number}。"]
            if case.status is Status.ANSWERED:
                sent += 1
                assert there == 1, "said to be sent, and never arrived"
            else:
                shown += 1
                unseen += there
                assert reply.lease in unknown, "neither sent nor shown"
            assert str(reply.lease) not in acknowledged or case.status is Status.ANSWERED
    return Tally(kills, sent, shown, len(acknowledged), unseen)
