"""A relay that is killed at any moment loses nothing that it acknowledged, and doubles nothing."""

import http.client
import random
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.channels.loopback import free_port
from tests.relay.program import BEARERS, Pusher, Relay, Sealed, running

DYING = """
import os, sys
from moderator_app.relay import __main__, kept
put = kept.Kept.put
def killed(*told):
    if "{moment}" == "after":
        put(*told)
    os.kill(os.getpid(), {signal})
kept.Kept.put = killed
sys.exit(__main__.main())
"""
PUSHER = Pusher()


def pushed(relay: Relay, told: Sealed) -> bool:
    with suppress(OSError, http.client.HTTPException):
        return relay.push("yunxi", told)[0] == 200
    return False


@pytest.mark.parametrize("moment", ["before", "after"])
def test_killed_between_keeping_and_acknowledging_a_push_is_there_once_when_it_is_sent_again(
    tmp_path: Path, moment: str
) -> None:
    told = PUSHER.push("路灯不亮")
    dying = DYING.format(moment=moment, signal=int(signal.SIGKILL))
    with running(tmp_path, program=(sys.executable, "-c", dying)) as relay:
        assert not pushed(relay, told)
    assert relay.process.returncode == -signal.SIGKILL
    with running(tmp_path) as relay:
        there = len(relay.pull("yunxi")["pushes"])
        assert there == (moment == "after")
        assert pushed(relay, told)
        assert len(relay.pull("yunxi")["pushes"]) == 1


def test_killed_over_and_over_it_has_each_acknowledged_push_once(tmp_path: Path) -> None:
    """The platform sends each three times if it must; what was never acknowledged may be there."""
    pick = random.Random("kills")  # noqa: S311 - not a secret
    port, acknowledged, refused = free_port(), set[str](), set[str]()
    read: list[str] = []
    number, after = 0, 0
    for _ in range(6):
        with running(tmp_path, port=port) as relay:
            lasts = pick.random() * 0.15
            killer = threading.Timer(lasts, relay.process.kill)
            killer.start()
            while relay.process.poll() is None:
                number += 1
                told = PUSHER.push(f"第{number}件事")
                got = any(pushed(relay, told) for _ in range(3))
                (acknowledged if got else refused).add(told.query.partition("&")[0])
            killer.join()
    with running(tmp_path, port=port) as relay:
        while pushes := relay.pull("yunxi", after)["pushes"]:
            read += [f"msg_signature={one['signature']}" for one in pushes]
            assert [one["n"] for one in pushes] == sorted({one["n"] for one in pushes})
            after = pushes[-1]["n"]
    assert len(acknowledged) > 10
    assert len(read) == len(set(read))
    assert acknowledged <= set(read) <= acknowledged | refused


def test_numbers_go_on_after_everything_was_fetched_and_it_was_killed(tmp_path: Path) -> None:
    with running(tmp_path) as relay:
        pushed(relay, PUSHER.push("一"))
        (first,) = relay.pull("yunxi")["pushes"]
        for desk in BEARERS:
            relay.ack("yunxi", first["n"], desk)
        relay.process.kill()
    with running(tmp_path) as relay:
        assert relay.pull("yunxi")["pushes"] == []
        pushed(relay, PUSHER.push("二"))
        (second,) = relay.pull("yunxi", first["n"])["pushes"]
        assert second["n"] > first["n"]


def test_where_it_cannot_keep_a_push_it_says_so(tmp_path: Path) -> None:
    full = """
import sqlite3, sys
from moderator_app.relay import __main__, kept
def full(*told):
    raise sqlite3.OperationalError("database or disk is full: 路灯")
kept.Kept.put = full
sys.exit(__main__.main())
"""
    with running(tmp_path, program=(sys.executable, "-c", full)) as relay:
        begun = time.monotonic()
        assert relay.push("yunxi", PUSHER.push("路灯不亮")) == (503, b"")
        assert time.monotonic() - begun < 3
    assert relay.log[-2:] == ["not kept: OperationalError", "wx yunxi 503"]
