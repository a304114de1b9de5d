"""Signing in, mentions and replies through a real server of the Mastodon API."""

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from moderator_app.channels import mastodon_authorising as authorising
from moderator_app.channels.http import Client
from moderator_app.channels.mastodon import Mastodon
from moderator_app.core.case import Case, Status, Target
from moderator_app.core.channels import (
    AuthRequired,
    Changed,
    ChannelError,
    ConfigError,
    ContentRejected,
    Item,
    Medium,
    NotThere,
    Outgoing,
    RateLimited,
    Receipt,
    Received,
    Transient,
)
from moderator_app.core.ids import case_id
from moderator_app.desk.casework import Words
from moderator_app.desk.desk import Desk
from tests.channels import gate as gates
from tests.channels import one_thread, snac
from tests.channels.gate import Instead
from tests.channels.snac import CITIZEN, DESK, Snac
from tests.channels.test_mastodon_contract import account, signed_in

LONGEST_WAY_S = 40.0
"""How long a word may take from one account to the other."""
SAID = "云溪路路灯不亮。"
ANSWER = "已转照明处。"
DONE = "云溪路的灯已修好。🔧"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"picture" * 100


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snac]:
    with snac.running(tmp_path_factory.mktemp("snac")) as running:
        # Under way while the other tests run: it takes the server ten seconds.
        running.say(f"@{DESK} {SAID}")
        yield running


@pytest.fixture(scope="module")
def token(server: Snac) -> str:
    return signed_in(server, DESK)


@pytest.fixture
def channel(server: Snac, token: str) -> Iterator[Mastodon]:
    with closing(Mastodon(account(server.port), {"token": token})) as opened:
        yield opened


def of(items: tuple[Item, ...], address: str) -> list[Received]:
    return [one for one in items if isinstance(one, Received) and one.url == address]


def target(one: Received) -> Target:
    return Target(account(1).id, one.stream, one.thread, one.id, one.sender_id)


def out(aim: Target, text: str = ANSWER, key: str = "0" * 32) -> Outgoing:
    return Outgoing(key, aim, text)


# Signing in.


def test_a_person_signs_in_by_a_code_that_they_paste(server: Snac) -> None:
    with closing(Client(server.base)) as client:
        program = authorising.introduce(client)
        address = authorising.address(f" {server.base}/ ", program)
        code = server.code(address, DESK)
        pasted = f"  https://anywhere.example.org/done?code={code}&state=\n"
        token = authorising.token(client, program, pasted)
        with closing(Mastodon(account(server.port), {"token": token})) as channel:
            assert channel.check().name == f"{DESK}@127.0.0.1:{server.port}"


@pytest.mark.parametrize("pasted", ["0" * 32, "", "不是", "http://[", "a b"])
def test_a_code_that_was_pasted_wrong_lets_nobody_in(pasted: str) -> None:
    with gates.running() as gate, closing(Client(f"http://127.0.0.1:{gate.port}")) as client:
        gate.instead["POST /oauth/token"] = Instead(400, {"error": "invalid_grant"})
        with pytest.raises(AuthRequired):
            authorising.token(client, authorising.Program("id", "secret"), pasted)
    assert len(gate.asked) == (pasted == "0" * 32)  # what cannot be one is not even sent


@pytest.mark.parametrize(
    ("status", "value", "error"),
    [
        (404, None, ConfigError),
        (200, [], ConfigError),
        (200, {"client_id": 7}, ConfigError),
        (429, None, RateLimited),
        (503, None, Transient),
    ],
)
def test_a_server_that_knows_no_programs_is_told_from_one_that_is_ill(
    status: int, value: object, error: type[ChannelError]
) -> None:
    with gates.running() as gate, closing(Client(f"http://127.0.0.1:{gate.port}")) as client:
        gate.instead["POST /api/v1/apps"] = Instead(status, value)
        with pytest.raises(error):
            authorising.introduce(client)


# A real server.


def test_a_mention_comes_in_with_its_words_its_author_and_its_time(
    server: Snac, channel: Mastodon
) -> None:
    address = server.hand_over("路<灯>不亮 & 水管破了")
    (one,) = of(channel.poll("mentions", None).items, address)
    assert one.text == "@desk 路<灯>不亮 & 水管破了"
    assert (one.sender, one.sender_id) == (CITIZEN, f"{CITIZEN}@127.0.0.1:{server.port}")
    assert (one.medium, one.own, one.automatic) == (Medium.MENTION, False, False)
    assert abs(datetime.now(UTC) - one.sent_at) < timedelta(minutes=1)
    assert channel.caps(target(one)).public


def test_what_is_said_to_us_alone_is_answered_to_its_author_alone(
    server: Snac, channel: Mastodon
) -> None:
    address = server.hand_over("我的电话是13900000000", to=[f"{server.base}/{DESK}"], cc=[])
    (one,) = of(channel.poll("mentions", None).items, address)
    assert one.medium is Medium.DIRECT
    assert not channel.caps(target(one)).public
    begun = datetime.now(UTC)
    assert channel.verify(out(target(one)), begun) is NotThere.CANNOT_TELL
    receipt = channel.send(out(target(one)))
    told = {one.id for one in channel.poll("own", None).items if isinstance(one, Received)}
    assert receipt.id not in told  # this server lists what is public, and nothing else
    assert channel.verify(out(target(one)), begun) is NotThere.CANNOT_TELL


def test_a_picture_is_fetched_within_its_limit(server: Snac, channel: Mastodon) -> None:
    place = server.folder / "user" / CITIZEN / "static" / "lamp.png"
    place.write_bytes(PICTURE)
    url = f"{server.base}/{CITIZEN}/s/lamp.png"
    picture = {"type": "Document", "mediaType": "image/png", "url": url, "name": "灯"}
    address = server.hand_over("见图", attachment=[picture])
    (one,) = of(channel.poll("mentions", None).items, address)
    (media,) = one.media
    assert (media.name, media.kind) == ("lamp.png", "image/png")
    assert channel.fetch(media, len(PICTURE)) == PICTURE
    with pytest.raises(ContentRejected):
        channel.fetch(media, len(PICTURE) - 1)


def test_what_its_author_words_anew_is_told_as_a_change(server: Snac, channel: Mastodon) -> None:
    server.hand_over("另一件事")
    address = server.hand_over("路灯不亮")
    first = channel.poll("mentions", None)
    server.word_anew(address, "路灯不亮，两盏")
    again = channel.poll("mentions", first.cursor).items
    changed = [one.text for one in again if isinstance(one, Changed)]
    assert changed == ["@desk 路灯不亮，两盏"]
    (before,), (after,) = of(first.items, address), of(again, address)
    assert before.thread == after.thread  # if not the id: this server changes it


def test_a_reply_is_found_again_and_one_that_is_not_there_is_not(
    server: Snac, channel: Mastodon
) -> None:
    address = server.hand_over("路灯不亮")
    (one,) = of(channel.poll("mentions", None).items, address)
    begun = datetime.now(UTC)
    text = "您好🙏，**已转**照明处：https://example.org/路?a=b&c\n\n请稍候。"
    assert channel.verify(out(target(one), text), begun) is NotThere.NOT_FOUND
    receipt = channel.send(out(target(one), text))
    found = channel.verify(out(target(one), text), begun)
    assert isinstance(found, Receipt)
    assert found.id == receipt.id
    # The same person was told the same: that under another id is not proved to be another thing.
    other = replace(target(one), post="17956284861abd141300b2d63f40bcf8b1c85a360d")
    assert channel.verify(out(other, text), begun) is NotThere.CANNOT_TELL
    assert channel.verify(out(target(one), "别的话"), begun) is NotThere.CANNOT_TELL


def test_a_mention_becomes_a_case_and_its_public_reply_is_seen_by_the_citizen(
    server: Snac, channel: Mastodon, desk: Desk
) -> None:
    """All the way, as the server carries it from one to the other in both directions."""
    ours = account(server.port)
    said = _carried(server, channel, SAID)
    one_thread.look(desk, ours, channel, "mentions")
    case = desk.session.case(case_id(ours.platform, said.id))
    answer(desk, case, DONE)
    carried = one_thread.send_next(desk, ours.id, channel)
    assert carried is not None
    assert carried.error is None
    assert desk.session.case(case.id).status is Status.ANSWERED
    secrets = {"token": signed_in(server, CITIZEN)}
    with closing(Mastodon(account(server.port), secrets)) as citizen:
        seen = _carried(server, citizen, DONE)
    assert (seen.medium, seen.sender_id) == (Medium.MENTION, f"{DESK}@127.0.0.1:{server.port}")


def _carried(server: Snac, to: Mastodon, words: str) -> Received:
    """What somebody said, once it is there."""
    end = time.monotonic() + LONGEST_WAY_S
    while not (found := [one for one in _read(to) if one.text.endswith(words)]):
        assert time.monotonic() < end
        server.hasten()
        time.sleep(0.2)
    return found[0]


def _read(channel: Mastodon) -> list[Received]:
    items = channel.poll("mentions", None).items
    return [one for one in items if isinstance(one, Received)]


def answer(desk: Desk, case: Case, text: str) -> None:
    words = Words(text, to=case.answerable)
    assert not desk.cases.commit(case.id, case.head, to=None, reply=words).overtaken


def test_a_reply_given_in_the_servers_own_page_counts(
    server: Snac, channel: Mastodon, desk: Desk
) -> None:
    ours = account(server.port)
    address = server.hand_over("路灯又不亮")
    (one,) = of(tuple(_read(channel)), address)
    one_thread.look(desk, ours, channel, "mentions")
    channel.send(out(target(one), "我们在网页上答了。"))
    for _ in range(2):
        one_thread.look(desk, ours, channel, "own")
    case = desk.session.case(case_id(ours.platform, one.id))
    assert case.status is Status.ANSWERED
    assert len(case.replies) == 1
