"""The contract of every connector, kept by Mastodon's interface with a real server of another make,
which knows no repetition by its key."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from typing_extensions import override

from moderator_app.channels import mastodon_authorising as authorising
from moderator_app.channels.http import Client, Request
from moderator_app.channels.mastodon import Mastodon
from moderator_app.channels.port import Channel
from moderator_app.core.channels import Account, Received
from tests.channels import gate as gates
from tests.channels import snac
from tests.channels.contract import ContractOfFiles, PlatformOfFiles
from tests.channels.gate import Gate
from tests.channels.loopback import free_port
from tests.channels.snac import CITIZEN, DESK, Snac


def account(port: int) -> Account:
    config = {"server": f"http://127.0.0.1:{port}"}
    return Account(UUID(int=0x3A5), "mastodon", "Mastodon", "市城管局", config)


def signed_in(server: Snac, who: str) -> str:
    client = Client(server.base)
    program = authorising.introduce(client)
    code = server.code(authorising.address(server.base, program), who)
    return authorising.token(client, program, code)


class Square(PlatformOfFiles):
    stream = "mentions"

    def __init__(self, server: Snac, gate: Gate, token: str) -> None:
        self._server, self._gate = server, gate
        self.account = account(gate.port)
        self.secrets = {"token": token}
        self._earlier = server.statuses().keys()
        headers = {"Authorization": f"Bearer {token}"}
        Client(server.base).tell(Request("/api/v1/notifications/clear", headers=headers, form=[]))

    @override
    def connect(self) -> Channel:
        return Mastodon(self.account, self.secrets)

    @override
    def say(self, text: str) -> str:
        self._server.hand_over(text)
        channel = self.connect()
        newest = channel.poll(self.stream, None).items[-1]
        channel.close()
        assert isinstance(newest, Received)
        return newest.id

    @override
    def attach(self, octets: bytes) -> None:
        self._picture.write_bytes(octets)
        url = f"http://127.0.0.1:{self._gate.port}/{CITIZEN}/s/{self._picture.name}"
        picture = {"type": "Document", "mediaType": "image/jpeg", "url": url, "name": "灯"}
        self._server.hand_over("见图", attachment=[picture])

    @override
    def lose(self) -> None:
        self._picture.unlink()

    @property
    def _picture(self) -> Path:
        return self._server.folder / "user" / CITIZEN / "static" / "lamp.jpg"

    @override
    def replies(self) -> list[str]:
        told = self._server.statuses()
        return [words for address, words in told.items() if address not in self._earlier]

    @override
    def trouble(self, kind: str) -> None:
        if kind == "auth":
            self.secrets = {"token": "0" * 32}
        elif kind == "down":
            self.account = account(free_port())
        else:
            self._gate.trouble = kind


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snac]:
    with snac.running(tmp_path_factory.mktemp("snac")) as running:
        yield running


@pytest.fixture(scope="module")
def token(server: Snac) -> str:
    return signed_in(server, DESK)


class TestMastodon(ContractOfFiles):
    @pytest.fixture
    def platform(self, server: Snac, token: str) -> Iterator[Square]:
        with gates.running(server.port) as gate:
            yield Square(server, gate, token)
