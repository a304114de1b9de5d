"""The relay as it runs: its own process on loopback, pushed to as a platform does, pulled from as a
desk does."""

import json
import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path

import pytest

from moderator_app.relay.requests import MOST_OCTETS
from moderator_app.relay.server import CHECK_S, REQUEST_S
from tests.relay.program import BEARERS, CORPID, Pusher, Relay, another, running

WORDS = "花园路与农科路口路灯不亮，请处理。"
XML = (
    "<xml><ToUserName>gh_x</ToUserName><FromUserName>oCitizen</FromUserName>"
    f"<CreateTime>1348831860</CreateTime><MsgType>text</MsgType><Content>{WORDS}</Content>"
    "<MsgId>1234567890123456</MsgId></xml>"
)
PUSHER = Pusher()
COUNT = 30


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Relay]:
    names = [(f"a{n}", "wechat") for n in range(COUNT)] + [(f"c{n}", "wecom") for n in range(4)]
    with running(tmp_path_factory.mktemp("relay"), names) as started:
        yield started
    assert started.process.returncode == 0, started.log


IMPATIENT = """
import sys
from moderator_app.relay import __main__, server
server.REQUEST_S = server.CHECK_S = 0.4
sys.exit(__main__.main())
"""


@pytest.fixture
def impatient(tmp_path: Path) -> Iterator[Relay]:
    """One that waits for nobody longer than 0.4 seconds."""
    program = (sys.executable, "-c", IMPATIENT)
    with running(tmp_path, [("c0", "wecom")], program=program) as started:
        yield started


@pytest.fixture(scope="module")
def names() -> Iterator[str]:
    return iter([f"a{n}" for n in range(COUNT)])


@pytest.fixture
def account(names: Iterator[str]) -> str:
    """One to which nothing was pushed yet."""
    return next(names)


# Platforms.


def test_the_check_of_an_address_comes_back_only_where_it_is_signed(
    relay: Relay, account: str
) -> None:
    good = PUSHER.signed(name="signature", echostr="5927782489442352469")
    assert relay.ask("GET", f"/wx/{account}?{good}") == (200, b"5927782489442352469")
    for wrong in (
        good.replace("signature=", "signature=0"),
        good.replace("5927782489442352469", "%3Cscript%3E"),
        Pusher(skew=-301).signed(name="signature", echostr="59"),
        Pusher(skew=301).signed(name="signature", echostr="59"),
        another().signed(name="signature", echostr="59"),
        "",
    ):
        assert relay.ask("GET", f"/wx/{account}?{wrong}") == (403, b""), wrong


def test_a_push_is_kept_and_acknowledged_in_the_platforms_words(relay: Relay, account: str) -> None:
    told = PUSHER.push(XML)
    begun = time.monotonic()
    assert relay.push(account, told) == (200, b"success")
    assert time.monotonic() - begun < 1
    (one,) = relay.pull(account)["pushes"]
    assert f"msg_signature={one['signature']}" in told.query
    assert one["sealed"] in told.body.decode()


def test_a_desk_is_told_what_time_it_is_at_the_relay(relay: Relay, account: str) -> None:
    assert abs(relay.pull(account)["now"] - time.time()) < 10


def test_a_push_that_is_sent_three_times_is_there_once(relay: Relay, account: str) -> None:
    told = PUSHER.push(XML)
    with ThreadPoolExecutor(3) as several:
        answers = list(several.map(lambda _: relay.push(account, told), range(3)))
    assert answers == [(200, b"success")] * 3
    assert len(relay.pull(account)["pushes"]) == 1


def test_what_is_not_the_platforms_or_not_sealed_is_refused_and_not_kept(
    relay: Relay, account: str
) -> None:
    told = PUSHER.push(XML)
    sealed = told.body.rpartition(b"[")[2].partition(b"]")[0]
    changed = told.body.replace(sealed, sealed[16:] + sealed[:16])
    assert relay.ask("POST", f"/wx/{account}?{told.query}", changed)[0] == 403
    assert relay.ask("POST", f"/wx/{account}?{told.query}", XML.encode())[0] == 403
    assert relay.ask("POST", f"/wx/{account}", told.body)[0] == 403
    assert relay.ask("POST", f"/wx/nobody?{told.query}", told.body)[0] == 403
    for other in (another(), Pusher(skew=-400)):
        assert relay.push(account, other.push(XML))[0] == 403
    assert relay.pull(account)["pushes"] == []


def test_a_body_of_256_kilobytes_is_taken_and_no_longer_one(relay: Relay, account: str) -> None:
    room = (MOST_OCTETS * 3 // 4 - 400) // 16 * 16
    told = PUSHER.push("长" * (room // 3))
    assert MOST_OCTETS - 1500 < len(told.body) <= MOST_OCTETS
    assert relay.push(account, told)[0] == 200
    head = f"POST /wx/{account} HTTP/1.1\r\nContent-Length: {MOST_OCTETS + 1}\r\n\r\n"
    assert _said(relay, head.encode()).startswith(b"HTTP/1.1 413 ")


def test_a_body_that_is_shorter_or_longer_than_it_says_is_not_kept(
    relay: Relay, account: str
) -> None:
    told = PUSHER.push(XML)
    head = f"POST /wx/{account}?{told.query} HTTP/1.1\r\nContent-Length: "
    shorter = f"{head}{len(told.body) + 10}\r\n\r\n".encode() + told.body
    assert _said(relay, shorter, shut=True) == b""
    longer = f"{head}{len(told.body) - 10}\r\n\r\n".encode() + told.body
    assert _said(relay, longer).startswith((b"HTTP/1.1 403 ", b""))
    assert relay.pull(account)["pushes"] == []


# Desks.


@pytest.mark.parametrize("path", ["pull", "ack", "answer"])
@pytest.mark.parametrize("bearer", ["", "wrong", "bearer-of-the-front-des", "签"])
def test_who_does_not_show_a_bearer_gets_nothing(relay: Relay, path: str, bearer: str) -> None:
    method, body = ("GET", None) if path == "pull" else ("POST", b"{}")
    header = f"Authorization: Bearer {bearer}\r\n" if bearer else ""
    for account in ("a0", "nobody"):
        length = "" if body is None else f"Content-Length: {len(body)}\r\n"
        octets = f"{method} /{path}/{account} HTTP/1.1\r\n{header}{length}\r\n".encode()
        assert _said(relay, octets + (body or b"")).startswith(b"HTTP/1.1 401 ")


def test_a_desk_that_waits_is_woken_at_once(relay: Relay, account: str) -> None:
    with ThreadPoolExecutor(1) as other:
        begun = time.monotonic()
        pulled = other.submit(relay.pull, account, 0, 20)
        time.sleep(0.2)
        assert not pulled.done()
        relay.push(account, PUSHER.push(XML))
        assert len(pulled.result(5)["pushes"]) == 1
    assert time.monotonic() - begun < 3


def test_a_desk_that_waits_in_vain_is_told_so(relay: Relay, account: str) -> None:
    begun = time.monotonic()
    assert relay.pull(account, wait=1)["pushes"] == []
    assert 0.9 < time.monotonic() - begun < 3


def test_fifty_are_told_at_a_time_and_long_ones_fewer(relay: Relay, account: str) -> None:
    for n in range(52):
        relay.push(account, PUSHER.push(f"{n}"))
    first = relay.pull(account)
    assert (len(first["pushes"]), first["more"]) == (50, True)
    rest = relay.pull(account, first["pushes"][-1]["n"])
    assert (len(rest["pushes"]), rest["more"]) == (2, False)
    for _ in range(10):
        relay.push(account, PUSHER.push("长" * 64_000))
    long = relay.pull(account, rest["pushes"][-1]["n"])
    assert 1 <= len(long["pushes"]) < 10
    assert long["more"]
    assert len(json.dumps(long)) < 3_000_000


def test_what_one_desk_has_stays_until_the_other_has_it(relay: Relay, account: str) -> None:
    for n in range(3):
        relay.push(account, PUSHER.push(f"{n}"))
    numbers = [one["n"] for one in relay.pull(account)["pushes"]]
    assert relay.ack(account, numbers[1]) == 200
    assert len(relay.pull(account, desk="night")["pushes"]) == 3
    assert relay.ack(account, numbers[2], desk="night") == 200
    assert [one["n"] for one in relay.pull(account)["pushes"]] == [numbers[2]]
    assert relay.ack(account, numbers[0]) == 200, "what was said before stays said"
    assert relay.ack(account, numbers[2]) == 200
    assert relay.pull(account, desk="night")["pushes"] == []


def test_nobody_acknowledges_what_has_not_come_or_lies_in_another_file(
    relay: Relay, account: str
) -> None:
    for desk in BEARERS:
        assert relay.ack(account, 10**15, desk) == 200
    relay.push(account, PUSHER.push(XML))
    (one,) = relay.pull(account)["pushes"]
    assert relay.ack(account, one["n"], store="another") == 409
    assert relay.ack(account, 0) == 200, "what was said too early counts for nothing"
    for wrong in (-1, "1", None, True, 1.5, 2**63):
        assert relay.ack(account, wrong) == 400, wrong
    bearer = BEARERS["front"]
    for body in (b"", b"[]", b"\xff", b"[" * 100_000):
        assert relay.ask("POST", f"/ack/{account}", body, bearer)[0] == 400
    assert len(relay.pull(account)["pushes"]) == 1


@pytest.mark.parametrize("query", ["after=-1", "after=x", "wait=x", "after=9" + "9" * 30])
def test_a_number_that_is_none_is_refused(relay: Relay, query: str) -> None:
    assert relay.ask("GET", f"/pull/a0?{query}", bearer=BEARERS["front"])[0] == 400


def test_each_way_of_asking_has_its_own_method(relay: Relay) -> None:
    bearer = BEARERS["front"]
    assert relay.ask("POST", "/pull/a0", b"{}", bearer)[0] == 405
    assert relay.ask("GET", "/ack/a0", bearer=bearer)[0] == 405


# A check that only the key answers.


def test_a_desk_answers_the_check_of_wecom_and_the_relay_passes_it_on(relay: Relay) -> None:
    wecom = Pusher(CORPID)
    sealed = wecom.seal("5927782489442352469")
    query = wecom.signed(sealed, echostr=sealed)
    with ThreadPoolExecutor(2) as others:
        waiting = others.submit(relay.pull, "c0", 0, 20)
        asked = others.submit(relay.ask, "GET", f"/wx/c0?{query}")
        (check,) = waiting.result(5)["checks"]
        assert check["sealed"] == sealed
        for wrong in ({"id": "x", "text": "y"}, {"id": check["id"]}, {"text": "<b>"}, {}):
            body = json.dumps(wrong).encode()
            assert relay.ask("POST", "/answer/c0", body, BEARERS["front"])[0] in {400, 404}
        body = json.dumps({"id": check["id"], "text": "5927782489442352469"}).encode()
        assert relay.ask("POST", "/answer/c0", body, BEARERS["front"])[0] == 200
        assert asked.result(5) == (200, b"5927782489442352469")
    assert relay.pull("c0")["checks"] == []


def test_a_check_that_no_desk_answers_is_given_up_in_time(impatient: Relay) -> None:
    wecom = Pusher(CORPID)
    sealed = wecom.seal("59")
    assert impatient.ask("GET", f"/wx/c0?{wecom.signed(sealed, echostr=sealed)}", s=3)[0] == 504
    assert CHECK_S < 5, "longer no platform waits"


def test_a_check_that_is_forged_or_not_sealed_wakes_nobody(relay: Relay) -> None:
    wecom = Pusher(CORPID)
    sealed = wecom.seal("59")
    forged = another(CORPID)
    assert relay.ask("GET", f"/wx/c1?{forged.signed(sealed, echostr=sealed)}")[0] == 403
    assert relay.ask("GET", f"/wx/c1?{wecom.signed('59', echostr='59')}")[0] == 403


def test_a_call_of_wecom_is_acknowledged_with_nothing(relay: Relay) -> None:
    assert relay.push("c2", Pusher(CORPID).push(XML)) == (200, b"")


# Who only holds on.


def test_who_drips_is_hung_up_on_in_time(impatient: Relay) -> None:
    with socket.create_connection(("127.0.0.1", impatient.port), 10) as line:
        begun, answer = time.monotonic(), b""
        line.settimeout(0.05)
        while not answer and time.monotonic() - begun < 5:
            with suppress(TimeoutError):
                line.sendall(b"X")
                answer = line.recv(100)
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert REQUEST_S <= 5, "a second drip begins no new time"


@pytest.mark.parametrize("octets", [b"\r\n\r\n", b"\x16\x03\x01\r\n\r\n", b"A" * 20_000])
def test_what_is_no_request_is_answered_and_hung_up_on(relay: Relay, octets: bytes) -> None:
    assert _said(relay, octets).startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 431 "))


def _said(relay: Relay, octets: bytes, *, shut: bool = False) -> bytes:
    with socket.create_connection(("127.0.0.1", relay.port), 10) as line:
        answer = bytearray()
        with suppress(ConnectionError):  # it does not read on
            line.sendall(octets)
            if shut:
                line.shutdown(socket.SHUT_WR)
            while piece := line.recv(4096):
                answer += piece
        return bytes(answer)


def test_many_that_hold_on_do_not_keep_a_platform_out_for_long(tmp_path: Path) -> None:
    with running(tmp_path) as relay:
        lines = [socket.create_connection(("127.0.0.1", relay.port), 10) for _ in range(230)]
        status = Path(f"/proc/{relay.process.pid}/status").read_text()
        assert "Threads:\t2" in status or "Threads:\t1" in status
        assert lines[-1].recv(1) == b"", "over the limit there is no place"
        for line in lines:
            line.close()
        told = PUSHER.push(XML)
        assert relay.push("yunxi", told)[0] == 200


# What it leaves behind.


def test_no_word_and_no_secret_is_in_any_file_or_line_of_the_log(
    tmp_path: Path,
) -> None:
    with running(tmp_path) as relay:
        told = PUSHER.push(XML)
        relay.push("yunxi", told)
        relay.ask("POST", f"/wx/yunxi?{told.query}", XML.encode())
        relay.ask("GET", "/pull/yunxi", bearer="a-wrong-one")
        (one,) = relay.pull("yunxi")["pushes"]
        files = sorted(relay.folder.iterdir())
        assert [one.name for one in files] == ["relay.db", "relay.db-shm", "relay.db-wal"]
        held = b"".join(one.read_bytes() for one in files)
        assert all(one.stat().st_mode & 0o077 == 0 for one in [relay.folder, *files])
    assert one["sealed"].encode() in held
    log = "\n".join(relay.log)
    assert log.splitlines()[-3:] == ["wx yunxi 200", "wx yunxi 403", "pull yunxi 401"]
    for secret in (WORDS, "路灯", "oCitizen", "1234567890123456", "gh_x", *BEARERS.values()):
        assert secret.encode() not in held
        assert secret not in log
    for secret in (PUSHER.key, PUSHER.token, "signature", "a-wrong-one"):
        assert secret not in log


def test_what_all_have_is_gone_from_the_file(tmp_path: Path) -> None:
    with running(tmp_path) as relay:
        told = PUSHER.push(XML)
        relay.push("yunxi", told)
        (one,) = relay.pull("yunxi")["pushes"]
        for desk in BEARERS:
            relay.ack("yunxi", one["n"], desk)
    assert one["sealed"].encode() not in (relay.folder / "relay.db").read_bytes()
    assert not (relay.folder / "relay.db-wal").exists()


def test_two_hundred_desks_that_wait_leave_room_for_a_platform(tmp_path: Path) -> None:
    with running(tmp_path) as relay:
        lines = []
        for _ in range(110):
            line = socket.create_connection(("127.0.0.1", relay.port), 10)
            bearer = BEARERS["front"]
            line.sendall(
                f"GET /pull/yunxi?wait=25 HTTP/1.1\r\nAuthorization: Bearer {bearer}\r\n\r\n".encode()
            )
            lines.append(line)
        assert lines[-1].recv(20).startswith(b"HTTP/1.1 503 ")
        assert relay.push("yunxi", PUSHER.push(XML))[0] == 200
        assert lines[0].recv(20).startswith(b"HTTP/1.1 200 ")
        for line in lines:
            line.close()


def test_it_ends_when_it_is_told_to_though_desks_wait(tmp_path: Path) -> None:
    with ThreadPoolExecutor(3) as others:
        with running(tmp_path) as relay:
            waiting = [others.submit(relay.pull, "yunxi", 0, 25) for _ in range(3)]
            relay.ask("GET", "/pull/yunxi", bearer=BEARERS["front"])
            time.sleep(0.2)
            begun = time.monotonic()
        assert time.monotonic() - begun < 3
        assert all(isinstance(one.exception(), OSError | HTTPException) for one in waiting)
    assert relay.process.returncode == 0
