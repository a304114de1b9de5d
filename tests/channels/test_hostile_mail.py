"""Mail servers that turned hostile: whatever they answer is bounded, read or an outage, and what they
say of a letter that left proves nothing unless it says something."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from uuid import UUID

import pytest

from moderator_app.channels import mail_trust
from moderator_app.channels.mail import Mail
from moderator_app.core.case import Target
from moderator_app.core.channels import (
    Account,
    Ambiguous,
    ChannelError,
    ContentRejected,
    Outgoing,
    Received,
    TargetGone,
    Transient,
)
from tests.channels.dovecot import certificate, encrypted
from tests.channels.test_mail import letter

Say = bytes | Callable[[socket.socket], None]
LETTER = letter("<a@x>", "云溪路路灯不亮。")


def imap(answers: dict[bytes, Say], asked: bytes) -> Say:
    """To a line by the word in it; `%` is its tag."""
    tag, _, words = asked.partition(b" ")
    say = next((say for word, say in answers.items() if word in words), b"% OK x\r\n")
    return say.replace(b"%", tag) if isinstance(say, bytes) else say


def smtp(answers: dict[bytes, Say], asked: bytes) -> Say:
    """To a line by how it begins, and to a letter by the dot that ends it."""
    return next((say for word, say in answers.items() if asked.startswith(word)), b"")


Speak = Callable[[dict[bytes, Say], bytes], Say]


@contextmanager
def serving(
    folder: Path, greeting: bytes, answers: dict[bytes, Say], speak: Speak
) -> Iterator[int]:
    """A server over TLS."""
    context = encrypted(folder)
    listening = socket.create_server(("127.0.0.1", 0))

    def meet(line: socket.socket) -> None:
        with suppress(OSError), context.wrap_socket(line, server_side=True) as sure:
            sure.sendall(greeting)
            with sure.makefile("rb") as told:
                while asked := told.readline():
                    say = speak(answers, asked)
                    if callable(say):
                        say(sure)
                    else:
                        sure.sendall(say)

    def serve() -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=meet, args=(listening.accept()[0],), daemon=True).start()

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()
        listening.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("hostile")
    certificate(place)
    return place


def opened(folder: Path, imap: int = 1, smtp: int = 1) -> Mail:
    config = {
        "address": "desk@test",
        "imap_host": "localhost",
        "imap_port": str(imap),
        "smtp_host": "localhost",
        "smtp_port": str(smtp),
        "authority": str(folder / "cert.pem"),
    }
    account = Account(UUID(int=0xACC), "mail", "mail", "市城管局信箱", config)
    return Mail(account, {"password": "p"})


def fetched(date: bytes = b' INTERNALDATE "22-Nov-2026 09:00:00 +0800"') -> bytes:
    told = b"* 1 FETCH (UID 7%s BODY[]<0> {%d}\r\n%s)\r\n%% OK x\r\n"
    return told % (date, len(LETTER), LETTER)


FINE: dict[bytes, Say] = {
    b"CAPABILITY": b"* CAPABILITY IMAP4rev1\r\n% OK x\r\n",
    b"EXAMINE": b"* 1 EXISTS\r\n% OK [READ-ONLY] x\r\n",
    b"STATUS": b'* STATUS "INBOX" (UIDVALIDITY 5)\r\n% OK x\r\n',
    b"SEARCH": b"* SEARCH 7\r\n% OK x\r\n",
    b"FETCH": fetched(),
}


def drips(line: socket.socket) -> None:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        line.sendall(b"a")
        time.sleep(0.02)


def floods(line: socket.socket) -> None:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        line.sendall(b"* OK " + b"a" * 10_000 + b"\r\n")


def boasts(line: socket.socket) -> None:
    """It names a length, and sends that many."""
    line.sendall(b"* 1 FETCH (UID 7 BODY[]<0> {900000000}\r\n")
    floods(line)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_trust, "PATIENCE_S", 0.2)
    monkeypatch.setattr(mail_trust, "MOST_OCTETS", 2_000_000)
    monkeypatch.setattr("moderator_app.channels.mail.TIMEOUT_S", 0.5)
    monkeypatch.setattr("moderator_app.channels.mail_sending.TIMEOUT_S", 0.5)


@pytest.mark.parametrize(
    ("word", "say"),
    [
        (b"FETCH", b"* 1 FETCH (UID 7 BODY[]<0> {999999999999999}\r\n"),
        (b"FETCH", b"* 1 FETCH (UID 7 BODY[]<0> {" + b"9" * 9_000 + b"}\r\n"),
        (b"FETCH", b"* 1 FETCH (UID 7 BODY[]<0> {5}\r\nab"),
        (b"FETCH", b"% NO x\r\n"),
        (b"FETCH", b"\xff\0\xff\r\n"),
        (b"STATUS", b"% OK x\r\n"),
        (b"STATUS", b'* STATUS "INBOX" (UIDVALIDITY x)\r\n% OK x\r\n'),
        (b"STATUS", b'* STATUS "INBOX" ()\r\n% OK x\r\n'),
        (b"SEARCH", b"* SEARCH x y\r\n% OK x\r\n"),
        (b"SEARCH", b"* SEARCH \xff\r\n% OK x\r\n"),
        (b"EXAMINE", b"% NO x\r\n"),
        (b"LOGIN", b"* BYE\r\n"),
        (b"CAPABILITY", b"% OK x\r\n"),
        (b"FETCH", drips),
        (b"FETCH", floods),
        (b"FETCH", boasts),
        (b"SEARCH", drips),
        (b"LOGIN", drips),
    ],
)
@pytest.mark.usefixtures("impatient")
def test_an_answer_that_is_none_is_an_outage_and_then_all_goes_on(
    folder: Path, word: bytes, say: Say
) -> None:
    answers = dict(FINE) | {word: say}
    with serving(folder, b"* OK\r\n", answers, imap) as port, closing(opened(folder, port)) as mail:
        began = time.monotonic()
        with pytest.raises(ChannelError):
            mail.poll("inbox", None)
        assert time.monotonic() - began < 5
        answers[word] = FINE.get(word, b"% OK x\r\n")
        (one,) = mail.poll("inbox", None).items
        assert isinstance(one, Received)
        assert one.text == "云溪路路灯不亮。"


@pytest.mark.parametrize(
    "say",
    [
        fetched(b""),
        fetched(b' INTERNALDATE "99-Xxx-0000 99:99:99 +9999"'),
        fetched(b' INTERNALDATE "31-Feb-2026 09:00:00 +0800"'),
    ],
)
def test_a_letter_whose_day_no_calendar_has_is_read(folder: Path, say: bytes) -> None:
    answers = FINE | {b"FETCH": say}
    with serving(folder, b"* OK\r\n", answers, imap) as port, closing(opened(folder, port)) as mail:
        (one,) = mail.poll("inbox", None).items
        assert isinstance(one, Received)
        assert one.id == "<a@x>"


@pytest.mark.parametrize(
    "greeting", [b"220 smtp\r\n", b"\xff\0\r\n", b"* BYE\r\n", b"a" * 2_000_000]
)
@pytest.mark.usefixtures("impatient")
def test_who_greets_as_no_server_of_mail_does_is_an_outage(folder: Path, greeting: bytes) -> None:
    with (
        serving(folder, greeting, FINE, imap) as port,
        closing(opened(folder, port)) as mail,
        pytest.raises(Transient),
    ):
        mail.poll("inbox", None)


def test_a_number_that_is_told_a_hundred_thousand_times_is_one_letter(folder: Path) -> None:
    answers = FINE | {b"SEARCH": b"* SEARCH " + b"7 " * 100_000 + b"\r\n% OK x\r\n"}
    with serving(folder, b"* OK\r\n", answers, imap) as port, closing(opened(folder, port)) as mail:
        batch = mail.poll("inbox", None)
    assert (len(batch.items), batch.more) == (1, False)


# What is said of a letter.

HELLO = b"220 localhost\r\n"
POLITE: dict[bytes, Say] = {
    b"ehlo": b"250-localhost\r\n250 AUTH PLAIN\r\n",
    b"AUTH": b"235 2.7.0\r\n",
    b"mail": b"250 OK\r\n",
    b"rcpt": b"250 OK\r\n",
    b"DATA\r\n": b"354 go on\r\n",
    b".\r\n": b"250 OK\r\n",
    b"QUIT": b"221 bye\r\n",
    b"quit": b"221 bye\r\n",
}


def lists(line: socket.socket) -> None:
    """An answer of lines without end."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        line.sendall(b"250-" + b"a" * 1_000 + b"\r\n")


def out(recipient: str = "runner@example.org") -> Outgoing:
    target = Target(UUID(int=0xACC), "inbox", "<a@x>", "<a@x>", recipient, "路灯不亮")
    return Outgoing("0123456789abcdef", target, "已转照明处。", target.title)


def sent(folder: Path, answers: dict[bytes, Say], recipient: str = "runner@example.org") -> None:
    began = time.monotonic()
    with (
        serving(folder, HELLO, answers, smtp) as port,
        closing(opened(folder, smtp=port)) as mail,
    ):
        try:
            mail.send(out(recipient))
        finally:
            assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "say", [b"xyz\r\n", b"-1\r\n", b"99 ?\r\n", b"\xff\0\r\n", b"354 go on\r\n"]
)
def test_what_says_nothing_of_a_letter_that_left_proves_nothing(folder: Path, say: bytes) -> None:
    with pytest.raises(Ambiguous):
        sent(folder, POLITE | {b".\r\n": say})


@pytest.mark.parametrize("say", [drips, lists, b"250-a\r\n" * 300_000])
@pytest.mark.usefixtures("impatient")
def test_an_answer_without_end_to_a_letter_that_left_proves_nothing(folder: Path, say: Say) -> None:
    with pytest.raises(Ambiguous):
        sent(folder, POLITE | {b".\r\n": say})


@pytest.mark.parametrize("word", [b"ehlo", b"AUTH", b"mail", b"rcpt", b"DATA\r\n"])
@pytest.mark.parametrize("say", [b"xyz\r\n", drips, lists], ids=["nonsense", "drips", "lists"])
@pytest.mark.usefixtures("impatient")
def test_before_its_words_a_letter_did_not_leave(folder: Path, word: bytes, say: Say) -> None:
    with pytest.raises(ChannelError) as raised:
        sent(folder, POLITE | {word: say})
    assert not isinstance(raised.value, Ambiguous)


@pytest.mark.parametrize("recipient", ["王@例子.cn", "a\nDATA@x.org", "a b", "@", "x" * 9_000])
def test_an_address_that_is_none_is_refused_here_or_there(folder: Path, recipient: str) -> None:
    refusing = POLITE | {b"rcpt": b"550 no such\r\n"}
    with pytest.raises((TargetGone, ContentRejected)):
        sent(folder, refusing, recipient)


def test_a_letter_that_is_taken_in_other_words_was_taken(folder: Path) -> None:
    sent(folder, POLITE | {b".\r\n": b"252 we shall see\r\n"})
