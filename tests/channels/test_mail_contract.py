"""The contract of every connector, kept by e-mail with real servers."""

import ssl
import tempfile
from collections.abc import Iterator
from email import message_from_bytes
from itertools import count
from pathlib import Path

import pytest
from typing_extensions import override

from moderator_app.channels.mail import Mail
from moderator_app.channels.port import Channel
from tests.channels import dovecot, smtp
from tests.channels.contract import Contract, Platform
from tests.channels.dovecot import PASSWORD, Dovecot
from tests.channels.smtp import Sink
from tests.channels.test_mail import account, letter, with_files

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")


class Post(Platform):
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
    def attach(self, octets: bytes) -> bool:
        self._server.deliver(with_files(next(self._ids), ("路灯.jpg", "image/jpeg", octets)))
        return True

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
    def trouble(self, kind: str) -> bool:
        if kind == "auth":
            self.secrets = {"password": "wrong"}
        elif kind == "limit":
            self._sink.rcpt = "452 too many"
        elif kind == "drop":
            self._sink.after_data = "drop"
        elif kind == "down":
            self.account = account(self._server, dovecot.free_port(), imap_port="1")
        return True


def _words(raw: bytes) -> str:
    octets = message_from_bytes(raw).get_payload(decode=True)
    assert isinstance(octets, bytes)
    return octets.decode()


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    with tempfile.TemporaryDirectory(prefix="dovecot-") as folder:
        Path(folder).chmod(0o755)
        with dovecot.running(Path(folder)) as running:
            yield running


class TestMail(Contract):
    @pytest.fixture
    def platform(self, server: Dovecot) -> Iterator[Post]:
        dovecot.empty(server)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(server.folder / "cert.pem", server.folder / "key.pem")
        with smtp.running(context) as (sink, port):
            yield Post(server, sink, port)
