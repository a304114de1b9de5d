"""A platform that turned hostile, against every connector: whatever it answers is bounded, refused or
put aside, and the rest goes on, from the look to the case."""

import gzip
import json
import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from typing_extensions import override

from moderator_app.channels import http
from moderator_app.channels.http import DEADLINE_S, Answer, Client, Request
from moderator_app.channels.port import Channel
from moderator_app.core.channels import Account, ChannelError, ConfigError
from moderator_app.desk.desk import Desk
from moderator_app.desk.exchange import MOST_LOOKS
from moderator_app.desk.lanes import Lane
from moderator_app.store import quarantine
from tests.channels import one_thread
from tests.channels import rude as rudeness
from tests.channels.bent import HOSTILE
from tests.channels.rude import MANNERS, Manner, Rude, answer
from tests.channels.sides import SIDES, Side
from tests.desk.offices import Office, until

SOON_S = 0.3
each_side = pytest.mark.parametrize("side", SIDES, ids=[one.name for one in SIDES])


@pytest.fixture(scope="module")
def rude() -> Iterator[Rude]:
    with rudeness.running() as server:
        yield server


@pytest.fixture
def account(side: Side, rude: Rude, monkeypatch: pytest.MonkeyPatch) -> Account:
    for path, value in side.fine.items():
        monkeypatch.setitem(MANNERS, path, saying(answer(200, json.dumps(value).encode())))
    rude.asked.clear()
    return side.account(rude.port)


@pytest.fixture
def channel(side: Side, account: Account) -> Iterator[Channel]:
    with closing(side.open(account)) as opened:
        yield opened


def saying(octets: bytes) -> Manner:
    return lambda _rude, line, _asked: line.sendall(octets)


def looks(rude: Rude, side: Side) -> int:
    return sum(f" {side.polled}".encode() in one.split(b"\r\n")[0] for one in rude.asked)


def matters(desk: Desk) -> list[str]:
    rows = desk.session.store.connection.execute("SELECT summary FROM cases ORDER BY 1")
    return [str(row[0]) for row in rows]


class World:
    """A look at a hostile side, as often as one likes."""

    def __init__(
        self, side: Side, account: Account, channel: Channel, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self._side, self._account, self._channel = side, account, channel
        self._patch = monkeypatch

    def says(self, manner: Manner | bytes) -> None:
        told = saying(manner) if isinstance(manner, bytes) else manner
        self._patch.setitem(MANNERS, self._side.polled, told)

    def tells(self, entries: Sequence[object]) -> None:
        self.says(answer(200, self._side.answer(list(entries))))

    def look(self, desk: Desk) -> None:
        """Raises ChannelError."""
        one_thread.look(desk, self._account, self._channel, self._side.stream)


@pytest.fixture
def world(side: Side, account: Account, channel: Channel, monkeypatch: pytest.MonkeyPatch) -> World:
    return World(side, account, channel, monkeypatch)


# Answers that are none.

BOMB = gzip.compress(bytes(50_000_000))
NONSENSE = {
    "deep": answer(200, b"[" * 100_000),
    "deep and closed": answer(200, b"[" * 100_000 + b"]" * 100_000),
    "infinite": answer(200, b"1e999"),
    "no number": answer(200, b'{"x": [NaN, -Infinity]'),
    "a number without end": answer(200, b"[" + b"9" * 10_000 + b"]"),
    "null": answer(200, b"null"),
    "text": answer(200, b'"ok"'),
    "nothing": answer(200, b""),
    "no content": b"HTTP/1.1 204 X\r\n\r\n",
    "nul": answer(200, bytes(1_000)),
    "half a sign": answer(200, b'{"errcode": 0, "\xed\xa1\x82": ["\\ud842"'),
    "enormous": answer(200, b'["' + b"a" * 6_000_000 + b'"]'),
    "a bomb": answer(200, BOMB, "Content-Encoding: gzip"),
    "shorter than it says": b"HTTP/1.1 200 X\r\nContent-Length: 9\r\n\r\n{}",
    "less than nothing": b"HTTP/1.1 200 X\r\nContent-Length: -1\r\n\r\n{}",
    "of two lengths": b"HTTP/1.1 200 X\r\nContent-Length: 2\r\nContent-Length: 9\r\n\r\n{}",
    "no chunk": b"HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
    "a chunk without end": b"HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n" + b"f" * 40,
    "another protocol": b"HTTP/1.1 101 X\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
    "no status": b"HTTP/1.1 099 X\r\n\r\n",
    "no header": b"HTTP/1.1 200 X\r\n\0\xff: \0\r\n\r\n{}",
}


@each_side
def test_an_answer_that_is_none_is_an_outage_and_then_all_goes_on(
    world: World, side: Side, desk: Desk
) -> None:
    for name, octets in NONSENSE.items():
        world.says(octets)
        began = time.monotonic()
        with pytest.raises(ChannelError):
            world.look(desk)
        assert time.monotonic() - began < 10, name
    assert matters(desk) == []
    world.tells([side.entry(1, "路灯不亮")])
    world.look(desk)
    assert matters(desk) == ["路灯不亮"]


@each_side
def test_an_answer_in_another_coat_is_read(world: World, side: Side, desk: Desk) -> None:
    """A mark before it, a name that stands there twice, half a sign, what no document has."""
    octets = side.answer([side.entry(1, "路灯不亮\ud842") | {"no such": {"thing": [1e308]}}])
    twice = octets.replace(b'"errcode": 0', b'"errcode": 7, "errcode": 0')
    world.says(answer(200, b"\xef\xbb\xbf" + twice))
    world.look(desk)
    (matter,) = matters(desk)
    assert matter.rstrip("\ufffd") == "路灯不亮"


# Entries that are none.


@each_side
def test_whatever_stands_in_an_entry_its_neighbours_come_in(
    world: World, side: Side, desk: Desk
) -> None:
    """Each thing in an entry is missing, or each of many other things."""
    bad: list[object] = [7, None, "x", [], {}]
    for name in side.entry(0, "x"):
        without = side.entry(len(bad), "坏的")
        del without[name]
        bad += [without]
        bad += [side.entry(len(bad) + n, "坏的") | {name: one} for n, one in enumerate(HOSTILE)]
    for at in range(0, len(bad), 20):
        good = [side.entry(100_000 + 2 * at + n, f"好的{at}-{n}") for n in (0, 1)]
        world.tells([good[0], *deepcopy(bad[at : at + 20]), good[1]])
        world.look(desk)
    found = [one for one in matters(desk) if one.startswith("好的")]
    assert len(found) == 2 * -(-len(bad) // 20)
    assert quarantine.listed(desk.session.store.connection)
    now = int(time.time() * 1000)
    (least, most) = desk.session.store.connection.execute(
        "SELECT min(received_at), max(received_at) FROM cases"
    ).fetchone()
    assert 946_684_800_000 <= least <= most <= now


@each_side
def test_marks_of_other_programs_are_words_like_others(
    world: World, side: Side, desk: Desk
) -> None:
    """Mastodon's words are a page, and its marks are not words; what is escaped in it is."""
    text = "&lt;b&gt;急&lt;/b&gt; &amp;lt; \u202e反\u202c"
    plain = "<b>急</b> &lt; \u202e反\u202c"
    world.tells([side.entry(1, text if side.name == "mastodon" else plain)])
    world.look(desk)
    assert matters(desk) == [plain]


@each_side
def test_enormous_words_are_cut_and_their_neighbours_come_in(
    world: World, side: Side, desk: Desk
) -> None:
    world.tells([side.entry(1, "长" * 1_200_000), side.entry(2, "路灯不亮")])
    world.look(desk)
    assert len(matters(desk)) == 2
    (longest,) = desk.session.store.connection.execute(
        "SELECT max(length(body)) FROM event"
    ).fetchone()
    assert longest < 102_000


@each_side
def test_a_cursor_that_leads_back_and_an_id_used_twice_double_and_overwrite_nothing(
    world: World, side: Side, desk: Desk
) -> None:
    first, second = side.entry(1, "路灯不亮"), side.entry(2, "井盖松了")
    for entries in ([first], [first, second], [first], [second, first]):
        world.tells(entries)
        world.look(desk)
    assert matters(desk) == ["井盖松了", "路灯不亮"]
    other = side.entry(1, "梧桐里漏水")
    for name in ("send_time", "create_time", "time"):
        if name in other:
            other[name] -= 3_600
    if "status" in other:
        hour_ago = (datetime.now(UTC) - timedelta(hours=1)).isoformat()
        other |= {"id": "9"}
        other["status"]["created_at"] = hour_ago
    world.tells([other, side.entry(11, "树倒了")])
    world.look(desk)
    reasons = [one.reason for one in quarantine.listed(desk.session.store.connection)]
    if side.name == "chats":  # a record has no id that could be used twice
        assert (matters(desk)[-2:], reasons) == (["树倒了", "路灯不亮"], [])
    elif side.name.startswith("weibo"):  # a number that was seen is not read again
        assert matters(desk) == ["井盖松了", "树倒了", "路灯不亮"]
    else:
        assert (matters(desk), reasons) == (["井盖松了", "树倒了", "路灯不亮"], ["number_reused"])


# Where it leads.


@each_side
def test_no_redirection_is_followed_wherever_it_leads(
    world: World, side: Side, desk: Desk, rude: Rude
) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as elsewhere:
        elsewhere.settimeout(0)
        there = f"http://127.0.0.1:{elsewhere.getsockname()[1]}/"
        for status in (301, 302, 303, 307, 308):
            for place in (there, "https://other.example.org/", "file:///etc/passwd", "//[", "/x"):
                world.says(answer(status, b"", f"Location: {place}"))
                with pytest.raises(ConfigError, match="redirect"):
                    world.look(desk)
        with pytest.raises(BlockingIOError):
            elsewhere.accept()
    assert not any(b" /x" in one.split(b"\r\n")[0] for one in rude.asked)


# What never ends.


class Hasty(Client):
    """A client without patience; it remembers how long it would have waited."""

    patience: ClassVar[list[float]] = []

    @override
    def _json(self, request: Request, broken: type[ChannelError]) -> Answer:
        self.patience.append(request.seconds)
        return super()._json(replace(request, seconds=SOON_S), broken)


@pytest.mark.parametrize(
    "manner", ["/silent", "/drips-head", "/drips-body", "/drips-hints", "/endless"]
)
@each_side
def test_what_drips_or_never_ends_does_so_within_the_time_of_a_call(
    side: Side, account: Account, desk: Desk, manner: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("mastodon", "wecom", "wechat_oa", "weibo"):
        monkeypatch.setattr(f"moderator_app.channels.{module}.Client", Hasty)
    monkeypatch.setitem(MANNERS, side.polled, MANNERS[manner])
    with closing(side.open(account)) as channel:
        began = time.monotonic()
        with pytest.raises(ChannelError):
            one_thread.look(desk, account, channel, side.stream)
        assert time.monotonic() - began < 4 * SOON_S + 2
    assert Hasty.patience
    assert max(Hasty.patience) <= DEADLINE_S


@pytest.mark.parametrize("empty", [True, False], ids=["empty", "full"])
@each_side
def test_a_side_that_has_more_for_ever_is_left_alone_after_a_while(
    *,
    side: Side,
    account: Account,
    rude: Rude,
    tmp_path: Path,
    empty: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Through a lane as it runs: so many looks at the most, and then a pause."""
    entries = [side.entry(n, f"第{n}件") for n in range(0 if empty else 40)]

    def told(_: Rude, line: socket.socket, __: bytes) -> None:
        """Newer ones each time, where a server has no other way to say that there is more."""
        for one in entries if side.name == "mastodon" else []:
            one["id"] = str(int(one["id"]) + len(entries))
        line.sendall(answer(200, side.answer(entries, more=True)))

    monkeypatch.setitem(MANNERS, side.polled, told)
    office = Office(tmp_path)
    channel = side.open(account)
    lane = Lane(account, channel, (side.stream,), Listening(office), office.now)
    try:
        lane.start()
        until(lambda: lane.state.next_at is not None, "it was left alone")
        asked = looks(rude, side)
        assert 1 <= asked <= MOST_LOOKS
        time.sleep(0.3)
        assert looks(rude, side) == asked
        due = lane.state.next_at
        assert due is not None
        assert due - office.now() > timedelta(seconds=10)
    finally:
        lane.stop()
        assert lane.join(5)
        found = office.on_database(matters)
        office.close()
    assert len(found) == len(set(found)) <= len(entries)
    assert bool(found) != empty
    assert office.failures == []


class Listening:
    """Of an office that hears of any account."""

    def __init__(self, office: Office) -> None:
        self.on_database = office.on_database
        self.changed = office.changed
        self.failed = office.failed

    def stands(self, *_: object) -> None:
        """It is asked instead."""


def test_the_time_of_a_call_is_what_it_was() -> None:
    assert http.DEADLINE_S == DEADLINE_S == 20.0
    assert Request("").seconds == DEADLINE_S
