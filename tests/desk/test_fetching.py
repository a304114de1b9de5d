"""What hangs on messages is fetched after them, kept once, and goes with its case."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.channels import progress
from moderator_app.core.channels import (
    Account,
    ChannelError,
    ContentRejected,
    Media,
    TargetGone,
    Transient,
)
from moderator_app.core.erasing import Ground
from moderator_app.core.fetching import DISK_FULL, Entry, State
from moderator_app.core.ids import case_id
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk import fetching
from moderator_app.desk.desk import Desk
from moderator_app.desk.fetching import OWN_SETTING, Underway
from moderator_app.store import fetching as kept
from moderator_app.store.store import fingerprint
from tests.desk.accounts import ACCOUNT, STREAM, batch, later, said
from tests.desk.offices import Line
from tests.desks import KEY, a_desk, a_reader, open_desk
from tests.pages import plain_files

PNG = b"\x89PNG\r\n\x1a\n" + b"of a lamp" * 500
CASE = case_id("mail", "a")
OTHER = Account(UUID(int=0xACD), "wecom", "wecom", "微信客服")
LAMP = Media("5:7:2", "路灯.png", "image/png", len(PNG))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_desk(tmp_path) as opened:
        opened.session.now = lambda: later(24)
        opened.accounts.save(ACCOUNT)
        yield opened


def comes(desk: Desk, *media: Media, id_: str = "a", account: Account = ACCOUNT) -> None:
    desk.inbound.take(account, STREAM, batch(replace(said(id_, "见图"), media=media)))


def entries(desk: Desk, case: UUID = CASE) -> list[Entry]:
    return list(kept.of_case(desk.session.store.connection, case))


def states(desk: Desk, case: UUID = CASE) -> list[State]:
    return [entry.state for entry in entries(desk, case)]


def fetched(desk: Desk, brought: bytes | ChannelError = PNG) -> bool:
    """One turn, if it is anybody's; what a platform would give is given."""
    turn = desk.fetching.begin(ACCOUNT.id)
    if turn is None:
        return False
    if isinstance(brought, ChannelError):
        desk.fetching.failed(turn, brought)
    else:
        desk.fetching.arrived(turn, brought)
    return True


def octets(desk: Desk) -> list[bytes]:
    rows = desk.session.store.connection.execute("SELECT data FROM attachment").fetchall()
    return [bytes(data) for (data,) in rows]


def set_clock(desk: Desk, hours: float) -> None:
    when = later(hours)
    desk.session.now = lambda: when


# In.


def test_a_message_is_here_before_anything_that_hangs_on_it(desk: Desk) -> None:
    comes(desk, LAMP)
    assert desk.session.case(CASE).files == ()
    assert states(desk) == [State.WAITING]
    assert fetched(desk)
    (file,) = desk.session.case(CASE).files
    (message,) = [e.id for e in desk.session.store.log.history(CASE) if e.body.get("media")]
    assert (file.name, file.type, file.of, file.part) == ("路灯.png", "image/png", message, 0)
    assert (octets(desk), entries(desk), fetched(desk)) == ([PNG], [], False)


def test_the_same_message_read_twice_fetches_once(desk: Desk) -> None:
    comes(desk, LAMP)
    comes(desk, LAMP)
    assert fetched(desk)
    comes(desk, LAMP)
    assert not fetched(desk)
    assert len(desk.session.case(CASE).files) == 1


def test_the_same_picture_of_two_citizens_is_kept_once(desk: Desk) -> None:
    comes(desk, LAMP)
    comes(desk, LAMP, id_="b")
    assert fetched(desk)
    assert fetched(desk)
    assert octets(desk) == [PNG]


def test_what_a_platform_keeps_for_a_few_days_comes_first(desk: Desk) -> None:
    comes(desk, LAMP)
    soon, sooner = later(90), later(80)
    comes(desk, replace(LAMP, until=soon), id_="b")
    comes(desk, replace(LAMP, until=sooner), id_="c")
    order = []
    while (turn := desk.fetching.begin(ACCOUNT.id)) is not None:
        order.append(turn.one.until)
    assert order == [sooner, soon, None]


def test_each_account_fetches_its_own(desk: Desk) -> None:
    comes(desk, LAMP)
    assert desk.fetching.begin(OTHER.id) is None
    assert desk.fetching.due(OTHER.id) is None
    assert desk.fetching.due(ACCOUNT.id) == later(24)


def test_a_page_that_comes_in_place_of_a_picture_is_not_kept_for_it(desk: Desk) -> None:
    """As from a network that wants somebody to sign in."""
    comes(desk, LAMP)
    assert fetched(desk, b" <!DOCTYPE html><title>sign in</title>")
    assert (desk.session.case(CASE).files, states(desk)) == ((), [State.WAITING])


def test_a_picture_that_is_none_is_kept_as_a_file_that_nothing_shows(desk: Desk) -> None:
    comes(desk, LAMP)
    assert fetched(desk, b"MZ\x90\x00")
    (file,) = desk.session.case(CASE).files
    assert not file.is_picture


def test_an_empty_file_is_said_to_be_unreadable_and_not_asked_for_again(desk: Desk) -> None:
    comes(desk, LAMP)
    assert fetched(desk, b"")
    assert [(e.state, e.why) for e in entries(desk)] == [(State.STOPPED, Reason.FILE_EMPTY)]


# What a person asks for.


def ask(desk: Desk, part: int = 0) -> None:
    (entry,) = [one for one in entries(desk) if one.part == part]
    desk.fetching.request(entry.message, part)


def test_a_file_comes_when_it_is_asked_for_and_before_all_others(desk: Desk) -> None:
    comes(desk, LAMP, Media("5:7:3", "清单.pdf", "application/pdf", 9_000_000))
    assert states(desk) == [State.WAITING, State.OFFERED]
    ask(desk, 1)
    turn = desk.fetching.begin(ACCOUNT.id)
    assert turn is not None
    assert (turn.one.name, turn.limit) == ("清单.pdf", 20 * 1024 * 1024)


def test_it_can_be_left_while_it_is_on_its_way_and_what_comes_then_is_not_kept(desk: Desk) -> None:
    comes(desk, LAMP)
    turn = desk.fetching.begin(ACCOUNT.id)
    assert turn is not None
    desk.fetching.forgo(*turn.entry.key)
    desk.fetching.arrived(turn, PNG)
    desk.fetching.failed(turn, Transient("forgone"))
    assert (states(desk), octets(desk)) == ([State.OFFERED], [])
    ask(desk)
    assert fetched(desk)
    for deed in (desk.fetching.request, desk.fetching.forgo):
        assert not deed(*turn.entry.key).touched, "it is here"


def test_what_is_longer_than_anything_is_kept_is_not_asked_for(desk: Desk) -> None:
    comes(desk, Media("5:7:2", "录像.mp4", "video/mp4", 50_000_000))
    with pytest.raises(Refusal) as refusal:
        ask(desk)
    assert refusal.value.reason is Reason.FILE_TOO_LARGE


def test_from_an_account_that_is_not_in_use_nothing_is_fetched(desk: Desk) -> None:
    comes(desk, LAMP)
    desk.accounts.save(replace(ACCOUNT, active=False))
    with pytest.raises(Refusal) as refusal:
        ask(desk)
    assert refusal.value.reason is Reason.ACCOUNT_OFF


def test_of_an_account_that_was_removed_nothing_waits_for_ever(desk: Desk) -> None:
    comes(desk, LAMP)
    desk.accounts.remove(ACCOUNT.id)
    assert (states(desk), fetched(desk)) == ([State.OFFERED], False)


def test_how_much_comes_by_itself_can_be_chosen(desk: Desk) -> None:
    desk.save_settings({OWN_SETTING: 1})
    comes(desk, replace(LAMP, size=1_500_000), replace(LAMP, size=None))
    assert states(desk) == [State.OFFERED, State.WAITING]
    turn = desk.fetching.begin(ACCOUNT.id)
    assert turn is not None
    assert turn.limit == 1024 * 1024
    desk.save_settings({OWN_SETTING: 0})
    set_clock(desk, 25)
    assert (fetched(desk), states(desk)) == (False, [State.OFFERED, State.OFFERED])
    assert {fetching.own_mb({OWN_SETTING: nonsense}) for nonsense in (-1, 999, "5")} == {5}


# Troubles.


def test_after_a_few_tries_it_is_given_up_and_can_be_asked_for_again(desk: Desk) -> None:
    comes(desk, LAMP)
    tries = 0
    for hour in range(24, 60):
        set_clock(desk, hour)
        tries += fetched(desk, Transient("dns"))
    assert (tries, states(desk)) == (6, [State.STOPPED])
    ask(desk)
    assert fetched(desk)


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (TargetGone("40007"), State.GONE),
        (ContentRejected("too_large"), State.OFFERED),
        (ContentRejected("40058"), State.WAITING),
    ],
)
def test_what_a_platform_says_of_it_is_known_at_once(
    desk: Desk, error: ChannelError, state: State
) -> None:
    comes(desk, replace(LAMP, until=later(72)))
    fetched(desk, error)
    assert states(desk) == [state]


def test_a_mistake_of_a_connector_is_not_made_twice(desk: Desk) -> None:
    comes(desk, LAMP)
    turn = desk.fetching.begin(ACCOUNT.id)
    assert turn is not None
    desk.fetching.failed(turn, KeyError("x"))
    assert [(e.state, e.why) for e in entries(desk)] == [(State.STOPPED, "KeyError")]


def test_on_a_disk_that_is_nearly_full_messages_come_in_and_nothing_else(desk: Desk) -> None:
    comes(desk, LAMP)
    desk.fetching.room = lambda _: 100_000_000
    with pytest.raises(Outage) as outage:
        desk.fetching.begin(ACCOUNT.id)
    assert outage.value.cause is Cause.DISK_NEARLY_FULL
    assert [(e.why, e.tries) for e in entries(desk)] == [(DISK_FULL, 0)]
    comes(desk, LAMP, id_="b")
    assert desk.session.case(case_id("mail", "b")).messages == 1
    desk.fetching.room = fetching.room
    set_clock(desk, 24.5)
    assert fetched(desk)
    assert fetched(desk)


def test_a_try_that_nobody_saw_the_end_of_counts_and_is_made_again(desk: Desk) -> None:
    comes(desk, LAMP)
    assert desk.fetching.begin(ACCOUNT.id) is not None
    assert desk.fetching.begin(ACCOUNT.id) is None
    set_clock(desk, 25)
    assert desk.fetching.begin(ACCOUNT.id) is not None
    assert [entry.tries for entry in entries(desk)] == [2]


def test_a_file_that_kills_the_program_each_time_is_given_up(desk: Desk) -> None:
    comes(desk, LAMP)
    for hour in range(24, 80, 7):
        set_clock(desk, hour)
        desk.fetching.begin(ACCOUNT.id)
    assert states(desk) == [State.STOPPED]


_KILLED = """
import os, signal, sys
from pathlib import Path
from tests.desk.accounts import ACCOUNT, later
from tests.desks import open_desk
desk = open_desk(Path(sys.argv[1]))
desk.session.now = lambda: later(24)
turn = desk.fetching.begin(ACCOUNT.id)
assert turn is not None
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_killed_in_the_middle_of_a_fetch_it_goes_on_after_the_next_start(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        desk.session.now = lambda: later(24)
        comes(desk, LAMP, replace(LAMP, name="另一张.png"))
    run = [sys.executable, "-c", _KILLED, str(tmp_path)]
    killed = subprocess.run(run, check=False, cwd=Path(__file__).parents[2])  # noqa: S603 - above
    assert killed.returncode == -signal.SIGKILL
    desk = open_desk(tmp_path)
    set_clock(desk, 24.1)
    assert [fetched(desk) for _ in range(3)] == [True, True, False]
    assert {file.name for file in desk.session.case(CASE).files} == {"路灯.png", "另一张.png"}
    desk.close()


# Out.


def test_erased_nothing_of_it_is_left_on_any_page_and_nothing_comes_again(
    desk: Desk, tmp_path: Path
) -> None:
    comes(desk, LAMP, Media("6:8:4", "王老伯的病历.pdf", "application/pdf", 7))
    assert fetched(desk)
    pages = b"".join(data for _, data in plain_files(tmp_path, KEY))
    marks = (PNG[8:40], "王老伯的病历".encode(), b"6:8:4")
    assert all(mark in pages for mark in marks)
    ask(desk, 1)
    turn = desk.fetching.begin(ACCOUNT.id)
    assert turn is not None
    desk.erase([CASE], Ground.REQUEST, "本人申请")
    desk.fetching.arrived(turn, b"%PDF of an old man")
    pages = b"".join(data for _, data in plain_files(tmp_path, KEY))
    assert not any(mark in pages for mark in (*marks, b"%PDF of an old man"))
    comes(desk, LAMP)
    assert (entries(desk), octets(desk), fetched(desk)) == ([], [], False)
    assert desk.session.case(CASE).files == ()


def test_folded_again_the_tables_are_the_same_and_what_waits_still_waits(desk: Desk) -> None:
    comes(desk, LAMP, replace(LAMP, name="另一张.png"))
    assert fetched(desk)
    connection = desk.session.store.connection
    before = fingerprint(connection), entries(desk)
    desk.refold()
    assert (fingerprint(connection), entries(desk)) == before


def test_a_reader_is_told_what_is_not_here(desk: Desk, tmp_path: Path) -> None:
    comes(desk, LAMP)
    with a_reader(tmp_path) as reader:
        dossier = reader.dossier(CASE)
    assert dossier is not None
    assert [entry.state for entry in dossier.unfetched] == [State.WAITING]


# How far it is.


class Slow(Line):
    """It gives a picture in three pieces, and tells of each; `between` happens after each."""

    def __init__(self, between: "partial[None]") -> None:
        super().__init__()
        self._between = between

    def fetch(self, media: Media, limit: int) -> bytes:
        assert (media, limit) == (LAMP, 5 * 1024 * 1024)
        for n in range(1, 4):
            progress.came(n * 1_500)
            self._between()
        return PNG


def test_how_far_it_has_come_is_seen_from_outside(desk: Desk) -> None:
    comes(desk, LAMP)
    turn = desk.fetching.begin(ACCOUNT.id)
    assert turn is not None
    underway, seen = Underway(), list[int | None]()
    line = Slow(partial(_look, underway, turn.entry, seen))
    assert fetching.bring(line, turn, underway) == PNG
    assert seen == [1_500, 3_000, 4_500]
    assert underway.octets(*turn.entry.key) is None


def _look(underway: Underway, entry: Entry, seen: list[int | None]) -> None:
    seen.append(underway.octets(*entry.key))


def test_what_is_not_wanted_any_more_is_let_go_of_in_the_middle(desk: Desk) -> None:
    comes(desk, LAMP)
    turn = desk.fetching.begin(ACCOUNT.id)
    assert turn is not None
    underway = Underway()
    line = Slow(partial(underway.forgo, *turn.entry.key))
    brought = fetching.bring(line, turn, underway)
    assert isinstance(brought, Transient)
    assert brought.code == "forgone"
    progress.came(7)  # outside, nobody listens
