"""The contract of every connector, kept with a server that heeds the key of a repetition; and its
faults, for what a server may answer when it is ill."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from typing_extensions import override

from moderator_app.channels.mastodon import Mastodon
from moderator_app.channels.port import Channel
from moderator_app.core.channels import (
    Ambiguous,
    AuthRequired,
    Changed,
    ChannelError,
    ContentRejected,
    RateLimited,
    Received,
    TargetGone,
    Transient,
)
from tests.channels import gate as gates
from tests.channels import mastodon_mock
from tests.channels.contract import Contract, Platform
from tests.channels.gate import Gate
from tests.channels.loopback import free_port
from tests.channels.mastodon_mock import CITIZEN, DESK, Mock
from tests.channels.test_mastodon import out, target
from tests.channels.test_mastodon_contract import account


@pytest.fixture(scope="module")
def mock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mock]:
    with mastodon_mock.running(tmp_path_factory.mktemp("mock")) as running:
        yield running


@pytest.fixture
def emptied(mock: Mock) -> Mock:
    mock.empty()
    return mock


class Square(Platform):
    stream = "mentions"

    def __init__(self, mock: Mock, gate: Gate) -> None:
        self._mock, self._gate = mock, gate
        self.account = account(gate.port)
        self.secrets = {"token": f"{DESK}-token"}

    @override
    def connect(self) -> Channel:
        return Mastodon(self.account, self.secrets)

    @override
    def say(self, text: str) -> str:
        words = {"status": f"@{DESK} {text}", "visibility": "public"}
        return str(self._mock.post("/api/v1/statuses", words, CITIZEN)["id"])

    @override
    def replies(self) -> list[str]:
        me = self._mock.get("/api/v1/accounts/verify_credentials")["id"]
        return [one["content"] for one in self._mock.get(f"/api/v1/accounts/{me}/statuses")]

    @override
    def trouble(self, kind: str) -> None:
        if kind == "auth":
            self.secrets = {"token": "nobody"}
        elif kind == "down":
            self.account = account(free_port())
        else:
            self._gate.trouble = kind


class TestMock(Contract):
    @pytest.fixture
    def platform(self, emptied: Mock) -> Iterator[Square]:
        with gates.running(emptied.port) as gate:
            yield Square(emptied, gate)


@pytest.fixture
def channel(emptied: Mock) -> Iterator[Mastodon]:
    with closing(Mastodon(account(emptied.port), {"token": f"{DESK}-token"})) as opened:
        opened.check()
        yield opened


@pytest.fixture
def said(emptied: Mock, channel: Mastodon) -> Received:
    emptied.post("/api/v1/statuses", {"status": f"@{DESK} 路灯不亮"}, CITIZEN)
    (one,) = channel.poll("mentions", None).items
    assert isinstance(one, Received)
    return one


def test_a_repetition_under_the_same_key_is_the_same_status(
    channel: Mastodon, said: Received
) -> None:
    first = channel.send(out(target(said)))
    assert channel.send(out(target(said))).id == first.id
    found = channel.verify(out(target(said)), datetime.now(UTC))
    assert found == first


def test_what_is_edited_keeps_its_id_and_says_so(
    emptied: Mock, channel: Mastodon, said: Received
) -> None:
    emptied.put(f"/api/v1/statuses/{said.id}", {"status": f"@{DESK} 路灯不亮，两盏"}, CITIZEN)
    first, second = channel.poll("mentions", None).items
    assert isinstance(first, Received)
    assert isinstance(second, Changed)
    assert (first.id, second.id, second.text) == (said.id, said.id, f"@{DESK} 路灯不亮，两盏")


@pytest.mark.parametrize(
    ("effect", "error"),
    [
        ({"type": "status", "status": 401}, AuthRequired),
        ({"type": "status", "status": 404}, TargetGone),
        ({"type": "status", "status": 422}, ContentRejected),
        ({"type": "ratelimit"}, RateLimited),
        ({"type": "status", "status": 500}, Ambiguous),
        ({"type": "status", "status": 503}, Ambiguous),
        ({"type": "malformed"}, Ambiguous),
    ],
)
def test_what_ails_a_server_when_it_is_told_something(
    emptied: Mock,
    channel: Mastodon,
    said: Received,
    effect: dict[str, object],
    error: type[ChannelError],
) -> None:
    emptied.fault("/api/v1/statuses", **effect)
    with pytest.raises(error):
        channel.send(out(target(said)))


@pytest.mark.parametrize(
    ("effect", "error"),
    [
        ({"type": "status", "status": 401}, AuthRequired),
        ({"type": "ratelimit"}, RateLimited),
        ({"type": "status", "status": 502}, Transient),
        ({"type": "malformed"}, Transient),
    ],
)
def test_what_ails_a_server_when_it_is_asked(
    emptied: Mock, channel: Mastodon, effect: dict[str, object], error: type[ChannelError]
) -> None:
    emptied.fault("/api/v1/notifications", **effect)
    with pytest.raises(error) as told:
        channel.poll("mentions", None)
    if isinstance(told.value, RateLimited):
        assert told.value.retry_at is not None
        wait = told.value.retry_at - datetime.now(UTC)
        assert timedelta(minutes=4) < wait <= timedelta(minutes=5)


def test_too_long_a_reply_is_refused_by_the_server_too(channel: Mastodon, said: Received) -> None:
    with pytest.raises(ContentRejected):
        channel.send(out(target(said), "长" * 501))
