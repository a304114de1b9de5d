"""A real SMTP server for one test, which keeps what it takes and misbehaves when it is told to."""

import asyncio
import logging
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.channels.dovecot import PASSWORD, USER, Dovecot, encrypted
from tests.channels.loopback import free_port


@dataclass(slots=True)
class Sink:
    """What arrived, as octets; `after_data` says what happens once the words are there: an answer,
    or, "drop", the line breaks before it comes."""

    taken: list[bytes] = field(default_factory=list)
    rcpt: str = "250 OK"
    after_data: str = "250 OK"

    async def handle_RCPT(  # noqa: N802 - as the library calls it
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: object
    ) -> str:
        if self.rcpt.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(  # noqa: N802 - as the library calls it
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if not self.after_data.startswith(("4", "5")):
            assert isinstance(envelope.content, bytes)
            self.taken.append(envelope.content)
        if self.after_data == "drop":
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            await asyncio.sleep(0)
        return self.after_data


def _authenticate(
    _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: object
) -> AuthResult:
    right = isinstance(data, LoginPassword) and data == LoginPassword(
        USER.encode(), PASSWORD.encode()
    )
    # Handled by us it would send no answer at all.
    return AuthResult(success=right, handled=right)


@contextmanager
def running(context: ssl.SSLContext) -> Iterator[tuple[Sink, int]]:
    sink, port = Sink(), free_port()
    # It warns of what we mean: passwords are asked for although it sees no encryption of its own.
    logging.getLogger("mail.log").setLevel(logging.ERROR)
    controller = Controller(
        sink,
        hostname="127.0.0.1",
        port=port,
        ssl_context=context,
        authenticator=_authenticate,
        auth_require_tls=False,
        auth_required=True,
    )
    controller.start()
    try:
        yield sink, port
    finally:
        controller.stop()


@pytest.fixture
def outgoing(server: Dovecot) -> Iterator[tuple[Sink, int]]:
    """Trusted by whoever trusts the other one."""
    with running(encrypted(server.folder)) as started:
        yield started


@pytest.fixture
def sink(outgoing: tuple[Sink, int]) -> Sink:
    return outgoing[0]
