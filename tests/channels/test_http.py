"""JSON over HTTPS against a server on this machine that does all a server should not."""

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpcore
import pytest

from moderator_app.channels import mastodon_authorising, weibo_authorising
from moderator_app.channels.addresses import is_open
from moderator_app.channels.http import MOST_OCTETS, Client, Request
from moderator_app.core.channels import (
    Ambiguous,
    ConfigError,
    ContentRejected,
    TargetGone,
    Transient,
)
from tests.channels import rude as rudeness
from tests.channels.dovecot import certificate, encrypted
from tests.channels.loopback import free_port
from tests.channels.rude import Rude

SOON_S = 0.2
"""A deadline for what never ends."""
BREAKS = ("/half", "/hangs-up", "/resets", "/not-http", "/endless", "/endless-head")
DRIPS = ("/silent", "/drips-head", "/drips-body", "/drips-hints")


@pytest.fixture(scope="module")
def rude() -> Iterator[Rude]:
    with rudeness.running() as server:
        yield server


@pytest.fixture
def client(rude: Rude) -> Iterator[Client]:
    opened = Client(rude.base)
    yield opened
    opened.close()


def words(path: str, seconds: float = SOON_S) -> Request:
    return Request(path, form=[("status", "已转照明处。")], seconds=seconds)


# What goes and comes.


def test_an_answer_comes_with_its_status_its_headers_and_its_value(client: Client) -> None:
    answer = client.ask(Request("/fine", query=[("types[]", "mention"), ("q", "路灯&水")]))
    assert (answer.status, answer.value) == (200, {"said": "您好🙏"})
    assert answer.headers["x-left"] == "7"


def test_what_is_asked_goes_as_it_was_meant(rude: Rude, client: Client) -> None:
    client.ask(Request("/fine", [("q", "路灯&水")], {"Authorization": "Bearer t"}))
    head = rude.asked[-1].decode()
    assert head.startswith("GET /fine?q=%E8%B7%AF%E7%81%AF%26%E6%B0%B4 HTTP/1.1\r\n")
    assert "\r\nAuthorization: Bearer t\r\n" in head
    client.tell(Request("/fine", form=[("status", "已转&好")]))
    head, _, body = rude.asked[-1].decode().partition("\r\n\r\n")
    assert head.startswith("POST /fine HTTP/1.1\r\n")
    assert body == "status=%E5%B7%B2%E8%BD%AC%26%E5%A5%BD"


def test_json_goes_in_plain_hanzi(rude: Rude, client: Client) -> None:
    client.tell(Request("/fine", body={"content": "您好🙏"}))
    head, _, body = rude.asked[-1].partition(b"\r\n\r\n")
    assert b"Content-Type: application/json" in head
    assert body.decode() == '{"content": "您好🙏"}'


def test_a_refusal_is_an_answer(client: Client) -> None:
    answer = client.tell(words("/refused"))
    assert (answer.status, answer.value) == (422, {"error": "too long"})
    answer = client.tell(words("/broken"))
    assert (answer.status, answer.value) == (502, None)


def test_a_torn_sign_does_not_keep_back_the_rest(client: Client) -> None:
    assert client.ask(Request("/torn")).value == {"said": "您\ufffd\n\x01"}


# What breaks off.


@pytest.mark.parametrize("path", BREAKS)
def test_what_breaks_off_after_the_words_left_is_ambiguous(client: Client, path: str) -> None:
    with pytest.raises(Ambiguous):
        client.tell(words(path, seconds=10))
    with pytest.raises(Transient):
        client.ask(Request(path))


def test_what_is_let_go_of_at_the_moment_when_the_words_have_left_is_ambiguous(
    client: Client, rude: Rude, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when an account is changed while a reply of it leaves: sent again, it would be there twice."""
    line = httpcore.SyncBackend().connect_tcp("localhost", rude.port)
    line.close()
    stream, written = type(line), type(line).write

    def wrote(self: httpcore.NetworkStream, buffer: bytes, timeout: float | None = None) -> None:
        written(self, buffer, timeout)
        if b"status=" in buffer:
            client.close()

    monkeypatch.setattr(stream, "write", wrote)
    with pytest.raises(Ambiguous):
        client.tell(words("/fine", seconds=10))


@pytest.mark.parametrize("path", DRIPS)
def test_what_drips_ends_at_its_deadline(client: Client, path: str) -> None:
    begun = time.monotonic()
    with pytest.raises(Ambiguous):
        client.tell(words(path))
    with pytest.raises(Transient):
        client.ask(Request(path, seconds=SOON_S))
    assert time.monotonic() - begun < 4 * SOON_S


@pytest.mark.parametrize("path", ["/page", "/deep"])
def test_what_is_no_json_proves_nothing(client: Client, path: str) -> None:
    with pytest.raises(Ambiguous, match="not_json"):
        client.tell(words(path))
    with pytest.raises(Transient, match="not_json"):
        client.ask(Request(path))


def test_too_long_an_answer_is_not_read_to_its_end(client: Client) -> None:
    with pytest.raises(Transient, match="too_large"):
        client.ask(Request("/endless"))


def test_what_is_cut_before_it_left_whole_did_not_arrive(rude: Rude) -> None:
    """The other side reads the head and breaks off, so that the rest is never taken."""
    client = Client(rude.base)
    rudeness.MANNERS["/interrupts"] = lambda _rude, line, _octets: rudeness.reset(line)
    with pytest.raises(Transient):
        client.tell(Request("/interrupts", body="长" * 5_000_000))
    client.close()


def test_where_nobody_listens_nothing_left() -> None:
    client = Client(f"http://127.0.0.1:{free_port()}")
    with pytest.raises(Transient):
        client.tell(words("/fine"))
    client.close()


def test_closing_ends_the_call_that_is_under_way(client: Client) -> None:
    failed: list[Exception] = []

    def ask() -> None:
        try:
            client.ask(Request("/silent"))
        except Transient as error:
            failed.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    time.sleep(0.1)
    begun = time.monotonic()
    client.close()
    thread.join()
    assert time.monotonic() - begun < 1
    assert failed
    with pytest.raises(Transient, match="closed"):
        client.ask(Request("/fine"))


# Where it goes, and where not.


@pytest.mark.parametrize(
    ("base", "code"),
    [
        ("http://example.org", "not_encrypted"),
        ("ftp://example.org", "address"),
        ("example.org", "address"),
        ("https://", "address"),
        ("https://[", "address"),
        ("https://x:y", "address"),
        ("https://someone@example.org", "address"),
        ("https://" + "a" * 64 + ".org", "address"),
        ("", "address"),
    ],
)
def test_an_address_that_is_none_or_not_encrypted_is_refused(base: str, code: str) -> None:
    client = Client(base)
    for call in (client.ask, client.tell):
        with pytest.raises(ConfigError, match=code):
            call(Request("/fine"))


def test_a_redirection_is_not_followed(rude: Rude, client: Client) -> None:
    rude.moved = "https://elsewhere.example.org/"
    before = len(rude.asked)
    for call in (client.ask, client.tell):
        with pytest.raises(ConfigError, match="redirect"):
            call(words("/moved"))
    assert len(rude.asked) == before + 2


@pytest.mark.parametrize("value", ["令牌", "two\r\nlines: x", "nul\0"])
def test_a_secret_that_was_pasted_wrong_goes_nowhere(
    rude: Rude, client: Client, value: str
) -> None:
    before = len(rude.asked)
    with pytest.raises(ConfigError, match="request"):
        client.tell(Request("/fine", headers={"Authorization": value}, form=[]))
    assert len(rude.asked) == before


def test_only_a_certificate_that_is_trusted_is_spoken_to(tmp_path: Path) -> None:
    authority = certificate(tmp_path)
    context = encrypted(authority.parent)
    with rudeness.running(context) as server:
        with pytest.raises(ConfigError, match="certificate"):
            Client(server.base).tell(words("/fine"))
        assert server.asked == []
        assert Client(server.base, str(authority)).ask(Request("/fine")).status == 200
        with pytest.raises(Ambiguous):
            Client(server.base, str(authority)).tell(words("/drips-head"))
        with pytest.raises(ConfigError, match="authority"):
            Client(server.base, str(tmp_path / "absent")).ask(Request("/fine"))
    with rudeness.running(context, "127.0.0.2") as server:  # it is made out to another name
        named = Client(f"https://127.0.0.2:{server.port}", str(authority))
        with pytest.raises(ConfigError, match="certificate"):
            named.tell(words("/fine"))


def test_without_encryption_at_the_other_end_nothing_left(rude: Rude) -> None:
    with pytest.raises(Transient):
        Client(f"https://localhost:{rude.port}").tell(words("/fine"))


# Files.


def test_a_file_is_fetched_within_its_limit_and_along_redirections(
    rude: Rude, client: Client
) -> None:
    rude.moved = "/fine"
    whole = client.fetch(f"{rude.base}/moved", 1000)
    assert json.loads(whole) == {"said": "您好🙏"}
    assert client.fetch(f"{rude.base}/fine", len(whole)) == whole
    with pytest.raises(ContentRejected, match="too_large"):
        client.fetch(f"{rude.base}/fine", len(whole) - 1)


def test_a_file_that_drips_ends_at_its_deadline(rude: Rude, client: Client) -> None:
    begun = time.monotonic()
    with pytest.raises(Transient):
        client.fetch(f"{rude.base}/drips-body", 1_000_000, SOON_S)
    assert time.monotonic() - begun < 4 * SOON_S


def test_an_endless_file_is_read_no_further_than_its_limit(rude: Rude, client: Client) -> None:
    with pytest.raises(ContentRejected, match="too_large"):
        client.fetch(f"{rude.base}/endless", 100_000)


def test_a_redirection_to_another_of_the_bureaus_machines_is_not_followed(
    rude: Rude, client: Client
) -> None:
    with rudeness.running(host="127.0.0.2") as other:
        rude.moved = f"http://127.0.0.2:{other.port}/fine"
        with pytest.raises(TargetGone, match="private_address"):
            client.fetch(f"{rude.base}/moved", 1000)
    assert other.asked == []


def test_a_file_that_is_not_there_or_nowhere_is_gone(rude: Rude, client: Client) -> None:
    rude.moved = "/moved"
    for url in (f"{rude.base}/refused", f"{rude.base}/moved", "", "file:///etc/passwd", "x:["):
        with pytest.raises(TargetGone):
            client.fetch(url, 1000)
    with pytest.raises(Transient):
        client.fetch(f"{rude.base}/broken", 1000)


def test_a_file_is_never_looked_for_among_the_bureaus_own_machines(rude: Rude) -> None:
    """A citizen names the address, and a router in the office may take a look for an order."""
    before = len(rude.asked)
    client = Client("https://elsewhere.example.org")
    for url in (f"{rude.base}/fine", f"https://127.0.0.1:{rude.port}/fine"):
        with pytest.raises(TargetGone, match="private_address"):
            client.fetch(url, 1000)
    with pytest.raises(TargetGone, match="not_encrypted"):
        client.fetch("http://192.168.1.1/reboot", 1000)
    assert len(rude.asked) == before


@pytest.mark.parametrize(
    "place",
    [
        "http://127.0.0.2:{port}/fine",
        "https://127.0.0.1:{port}/fine",
        "http://192.168.1.1/reboot",
        "file:///etc/passwd",
        "//[",
        "https://a b/",
        "https://\x01/",
        "",
    ],
)
def test_no_redirection_leads_a_file_to_where_none_may_come_from(
    rude: Rude, client: Client, place: str
) -> None:
    rude.moved = place.format(port=rude.port)
    before = len(rude.asked)
    with pytest.raises(TargetGone):
        client.fetch(f"{rude.base}/moved", 1000)
    assert all(b" /moved " in one.split(b"\r\n")[0] for one in rude.asked[before:])


@pytest.mark.parametrize(
    ("address", "open_"),
    [
        ("8.8.8.8", True),
        ("2400:3200::1", True),
        ("64:ff9b::808:808", True),
        ("127.0.0.1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
        ("fe80::1%eth0", False),
        ("fec0::1", False),
        ("::10.0.0.1", False),
        ("::", False),
    ],
)
def test_which_addresses_lie_in_the_open_net(address: str, open_: bool) -> None:
    assert is_open(address) is open_


@pytest.mark.parametrize("path", DRIPS)
def test_a_file_ends_at_its_deadline_however_it_drips(
    rude: Rude, client: Client, path: str
) -> None:
    with pytest.raises(Transient):
        client.fetch(f"{rude.base}{path}", 1000, SOON_S)


def test_a_question_tells_nobody_what_it_is_signed_with() -> None:
    told = (
        Request("/2", [("access_token", "t0ken")], {"Authorization": "t0ken"}, [("s", "t0ken")]),
        Request("/2", body={"secret": "t0ken"}),
        weibo_authorising.App("1", "t0ken"),
        weibo_authorising.Granted("t0ken", "1", None),
        mastodon_authorising.Program("1", "t0ken"),
    )
    assert "t0ken" not in repr(told)


def test_a_file_is_fetched_without_saying_who_we_are(rude: Rude, client: Client) -> None:
    client.fetch(f"{rude.base}/fine", 1000)
    assert b"authorization" not in rude.asked[-1].lower()


def test_several_may_ask_at_once(client: Client) -> None:
    answers: list[int] = []

    def ask() -> None:
        answers.append(client.ask(Request("/fine")).status)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 8
    assert MOST_OCTETS == 5_000_000
