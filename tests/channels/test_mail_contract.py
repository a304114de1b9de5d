"""The contract of every connector, kept by e-mail with real servers."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import closing
from email import message_from_bytes
from email.message import EmailMessage
from itertools import count

import pytest
from imap_tools import MailBox
from typing_extensions import override

from moderator_app.channels.mail import Mail
from moderator_app.channels.port import Channel
from moderator_app.core.channels import ContentRejected
from tests.channels import dovecot, smtp
from tests.channels.contract import ContractOfFiles, PlatformOfFiles
from tests.channels.dovecot import PASSWORD, USER, Dovecot, encrypted, server
from tests.channels.loopback import free_port
from tests.channels.smtp import Sink
from tests.channels.test_mail import account, letter, received

__all__ = ["server"]

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")


def with_files(id_: str, *files: tuple[str, str, bytes]) -> bytes:
    """A letter with files: the name, the kind and the octets of each."""
    message = EmailMessage()
    message["From"], message["Message-ID"] = "晨跑的人 <runner@example.org>", id_
    message["Subject"] = "路灯不亮"
    message.set_content("见图")
    for name, kind, octets in files:
        main, _, sub = kind.partition("/")
        message.add_attachment(octets, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


class Post(PlatformOfFiles):
    stream = "inbox"

    def __init__(self, server: Dovecot, sink: Sink, port: int) -> None:
        self._server, self._sink = server, sink
        self.account = account(server, port)
        self.secrets = {"password": PASSWORD}
        self._ids = (f"<{n}@example.org>" for n in count())

    @override
    def connect(self) -> Channel:
        return Mail(self.account, self.secrets)

    @override
    def say(self, text: str) -> str:
        id_ = next(self._ids)
        self._server.deliver(letter(id_, text))
        return id_

    @override
    def attach(self, octets: bytes) -> None:
        self._server.deliver(with_files(next(self._ids), ("路灯.jpg", "image/jpeg", octets)))

    @override
    def lose(self) -> None:
        for mail in (self._server.folder / "mail").rglob("new/*"):
            mail.unlink()
        for mail in (self._server.folder / "mail").rglob("cur/*"):
            mail.unlink()

    @override
    def replies(self) -> list[str]:
        return [_words(raw) for raw in self._sink.taken]

    @override
    def trouble(self, kind: str) -> None:
        if kind == "auth":
            self.secrets = {"password": "wrong"}
        elif kind == "limit":
            self._sink.rcpt = "452 too many"
        elif kind == "drop":
            self._sink.after_data = "drop"
        elif kind == "down":
            self.account = account(self._server, free_port(), imap_port="1")


def _words(raw: bytes) -> str:
    octets = message_from_bytes(raw).get_payload(decode=True)
    assert isinstance(octets, bytes)
    return octets.decode()


class TestMail(ContractOfFiles):
    @pytest.fixture
    def platform(self, server: Dovecot) -> Iterator[Post]:
        dovecot.empty(server)
        with smtp.running(encrypted(server.folder)) as (sink, port):
            yield Post(server, sink, port)


# Files, beyond that.


@pytest.fixture
def mail(server: Dovecot) -> Iterator[Mail]:
    dovecot.empty(server)
    opened = Mail(account(server), {"password": PASSWORD})
    yield opened
    opened.close()


def test_each_file_of_a_long_letter_is_named_and_fetched_by_itself(
    server: Dovecot, mail: Mail
) -> None:
    """Of such a letter the words alone are read, and the server tells the rest."""
    one, two, pdf = (bytes([n]) + bytes(range(256)) * 2_000 for n in range(3))
    server.deliver(
        with_files(
            "<f@x>",
            ("现场照片.jpg", "image/jpeg", one),
            ("../../另一张.jpg", "image/jpeg", two),
            ("清单.pdf", "application/pdf", pdf),
        )
    )
    (letter_,) = received(mail)
    assert letter_.text == "见图"
    names = [media.name for media in letter_.media]
    assert names == ["现场照片.jpg", "另一张.jpg", "清单.pdf"]
    assert [media.kind for media in letter_.media] == ["image/jpeg"] * 2 + ["application/pdf"]
    for media, octets in zip(letter_.media, (one, two, pdf), strict=True):
        assert media.size is not None
        assert abs(media.size - len(octets)) < 100
        assert mail.fetch(media, 600_000) == octets


def test_the_files_of_a_short_letter_are_there_as_they_are(server: Dovecot, mail: Mail) -> None:
    server.deliver(
        with_files("<f@x>", ("灯.png", "image/png", b"\x89PNG"), ("a", "text/plain", b"b"))
    )
    (one,) = received(mail)
    assert [(media.name, media.size) for media in one.media] == [("灯.png", 4), ("a", 1)]
    assert [mail.fetch(media, 10) for media in one.media] == [b"\x89PNG", b"b"]


def test_a_file_is_fetched_also_after_its_connection_was_cut(server: Dovecot, mail: Mail) -> None:
    server.deliver(with_files("<f@x>", ("灯.png", "image/png", b"\x89PNG")))
    (one,) = received(mail)
    assert mail.fetch(one.media[0], 10) == b"\x89PNG"
    assert mail._files._box is not None
    mail._files._box.client.sock.shutdown(socket.SHUT_RDWR)
    assert mail.fetch(one.media[0], 10) == b"\x89PNG"


def test_a_file_of_fifty_megabytes_is_not_fetched_and_its_letter_is_read(
    server: Dovecot, mail: Mail
) -> None:
    server.deliver(with_files("<f@x>", ("录像.mp4", "video/mp4", bytes(50_000_000))))
    began = time.monotonic()
    (one,) = received(mail)
    assert time.monotonic() - began < 5
    (media,) = one.media
    assert (one.text, media.name) == ("见图", "录像.mp4")
    assert media.size is not None
    assert abs(media.size - 50_000_000) < 1_000
    with pytest.raises(ContentRejected, match="too_large"):
        mail.fetch(media, 1_000_000)


def test_another_folder_that_numbers_alike_is_read_and_not_held_for_the_one_before(
    server: Dovecot, mail: Mail
) -> None:
    """Folders that were made in the same second do."""
    for n in range(3):
        server.deliver(letter(f"<{n}@x>", "一"))
    before = json.loads(mail.poll("inbox", None).cursor)
    box = MailBox("localhost", server.imaps, ssl_context=dovecot.trusting(server.folder))
    with box.login(USER, PASSWORD):
        box.folder.create("Other")
        box.append(letter("<other@x>", "二"), "Other")
    with closing(Mail(account(server, folder="Other"), {"password": PASSWORD})) as other:
        alike = before | {"validity": json.loads(other.poll("inbox", None).cursor)["validity"]}
        assert [one.id for one in received(other, json.dumps(alike))] == ["<other@x>"]
