"""What servers of the Mastodon API may answer, and what it is taken for."""

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs
from uuid import UUID

import pytest

from moderator_app.channels.mastodon import USUAL_LENGTH, Mastodon
from moderator_app.core.case import Target
from moderator_app.core.channels import (
    Ambiguous,
    AuthRequired,
    ChannelError,
    ConfigError,
    ContentRejected,
    Counting,
    NeedsHuman,
    NotThere,
    RateLimited,
    Receipt,
    TargetGone,
    Transient,
)
from tests.channels import gate as gates
from tests.channels.gate import Gate, Instead
from tests.channels.test_mastodon import out
from tests.channels.test_mastodon_contract import account

ME = {"id": 1, "acct": "desk", "username": "desk"}
AIM = Target(UUID(int=1), "mentions", "unlisted:x", "110", "wang@example.org")


@pytest.fixture
def gate() -> Iterator[Gate]:
    with gates.running() as running:
        running.instead["GET /api/v1/accounts/verify_credentials"] = Instead(200, ME)
        running.instead["GET /api/v2/instance"] = Instead(404)
        running.instead["GET /api/v1/instance"] = Instead(404)
        yield running


@pytest.fixture
def other(gate: Gate) -> Iterator[Mastodon]:
    with closing(Mastodon(account(gate.port), {"token": "t"})) as opened:
        yield opened


@pytest.mark.parametrize(
    ("status", "value", "error"),
    [
        (401, {"error": "The access token was revoked"}, AuthRequired),
        (422, {"error": "This method requires an authenticated user"}, AuthRequired),
        (403, {"error": "This action is outside the authorized scopes"}, AuthRequired),
        (403, {"error": "Your login is currently disabled"}, NeedsHuman),
        (404, None, ConfigError),
        (301, None, ConfigError),
        (429, {"error": "Too many requests"}, RateLimited),
        (500, None, Transient),
        (503, "later", Transient),
        (200, {"error": "what?"}, Transient),
    ],
)
def test_what_a_server_answers_to_a_look_is_one_of_ten_things(
    gate: Gate, other: Mastodon, status: int, value: object, error: type[ChannelError]
) -> None:
    gate.instead["GET /api/v1/notifications"] = Instead(status, value)
    with pytest.raises(error):
        other.poll("mentions", None)


@pytest.mark.parametrize(
    ("status", "value", "error"),
    [
        (401, {"error": "The access token was revoked"}, AuthRequired),
        (422, {"error": "This method requires an authenticated user"}, AuthRequired),
        (422, {"error": "Text character limit of 500 exceeded"}, ContentRejected),
        (413, None, ContentRejected),
        (404, {"error": "The post you are trying to reply to does not exist"}, TargetGone),
        (403, {"error": "This action is not allowed"}, TargetGone),
        (403, {"error": "Your login is currently disabled"}, NeedsHuman),
        (400, [[[]]], ConfigError),
        (429, {"error": "Too many requests"}, RateLimited),
        (500, None, Ambiguous),
        (502, None, Ambiguous),
        (504, None, Ambiguous),
        (200, {"error": "what?"}, Ambiguous),
        (200, None, Ambiguous),
    ],
)
def test_what_a_server_answers_to_a_reply_is_one_of_ten_things(
    gate: Gate, other: Mastodon, status: int, value: object, error: type[ChannelError]
) -> None:
    gate.instead["POST /api/v1/statuses"] = Instead(status, value)
    with pytest.raises(error):
        other.send(out(AIM))


def test_a_reply_goes_to_whom_and_under_what_it_answers_with_its_key(
    gate: Gate, other: Mastodon
) -> None:
    made = {"id": "111", "created_at": "2026-11-22T20:17:36.000Z"}
    gate.instead["POST /api/v1/statuses"] = Instead(200, made)
    at = datetime(2026, 11, 22, 20, 17, 36, tzinfo=UTC)
    assert other.send(out(AIM, key="k" * 32)) == Receipt("111", at)
    what, headers, octets = gate.asked[-1]
    assert what == "POST /api/v1/statuses"
    assert headers["Authorization"] == "Bearer t"
    assert headers["Idempotency-Key"] == "k" * 32
    assert parse_qs(octets.decode()) == {
        "status": ["@wang@example.org 已转照明处。"],
        "in_reply_to_id": ["110"],
        "visibility": ["unlisted"],
    }
    other.send(out(AIM, "谢谢 @wang@example.org ！"))
    assert parse_qs(gate.asked[-1][2].decode())["status"] == ["谢谢 @wang@example.org ！"]


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"X-RateLimit-Reset": "2026-11-22T20:30:00.000Z"}, timedelta(0)),
        ({"X-RateLimit-Reset": "9999-11-22T20:30:00.000Z"}, timedelta(hours=1)),
        ({"Retry-After": "300"}, timedelta(minutes=5)),
        ({"Retry-After": "9" * 50}, timedelta(hours=1)),
        ({"Retry-After": "soon"}, None),
        ({}, None),
    ],
)
def test_too_much_asked_says_until_when_but_not_for_ever(
    gate: Gate, other: Mastodon, headers: dict[str, str], wait: timedelta | None
) -> None:
    gate.instead["POST /api/v1/statuses"] = Instead(429, None, headers)
    now = datetime.now(UTC)
    with pytest.raises(RateLimited) as told:
        other.send(out(AIM))
    until = told.value.retry_at
    if wait is None:
        assert until is None
    else:
        assert until is not None
        assert timedelta(0) <= until - now - wait < timedelta(seconds=10)


def test_how_long_a_status_may_be_is_asked_once_and_remembered(gate: Gate, other: Mastodon) -> None:
    name = len("@wang@example.org ")
    assert other.caps(AIM).longest == USUAL_LENGTH - name
    assert gate.asked == []
    other.check()
    assert other.caps(AIM).longest == USUAL_LENGTH - name
    statuses = {"max_characters": 5000}
    told = {"configuration": {"statuses": statuses}}
    gate.instead["GET /api/v2/instance"] = Instead(200, told)
    other.check()
    assert other.caps(AIM).longest == 5000 - name
    statuses["characters_reserved_per_url"] = 23
    other.check()
    caps = other.caps(AIM)
    assert (caps.longest, caps.counting) == (5000 - len("@wang "), Counting.MASTODON)
    gate.instead["GET /api/v2/instance"] = Instead(500)
    gate.instead["GET /api/v1/instance"] = Instead(200, {"max_toot_chars": 3000})
    other.check()
    assert other.caps(AIM).longest == 3000 - name


def test_the_first_look_goes_back_three_days_and_asks_for_all_there_are(
    gate: Gate, other: Mastodon
) -> None:
    now = datetime.now(UTC)
    said = [
        {"id": str(9 - n), "type": "mention", "created_at": at.isoformat(), "status": 7}
        for n, at in enumerate([now, now - timedelta(days=2), now - timedelta(days=4)])
    ]
    gate.instead["GET /api/v1/notifications"] = Instead(200, said)
    first = other.poll("mentions", None)
    assert (len(first.items), first.more) == (2, False)
    assert gate.asked[-1][0] == "GET /api/v1/notifications?limit=80&types%5B%5D=mention"
    other.poll("mentions", first.cursor)
    assert gate.asked[-1][0].endswith("&min_id=7")


def test_an_address_that_is_no_such_server_is_told_at_the_check(
    gate: Gate, other: Mastodon
) -> None:
    gate.instead["GET /api/v1/accounts/verify_credentials"] = Instead(200, {"hello": "world"})
    with pytest.raises(ConfigError, match="not_mastodon"):
        other.check()


def test_a_pause_ends_when_the_account_is_closed(other: Mastodon) -> None:
    assert not other.wait(0.01)
    other.close()
    begun = time.monotonic()
    assert not other.wait(30)
    assert time.monotonic() - begun < 1


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ([[]], NotThere.NOT_FOUND),
        ([["old"]], NotThere.NOT_FOUND),
        ([["new", "old"]], NotThere.NOT_FOUND),
        ([["new"], ["it"]], "it"),
        ([["new"], []], NotThere.NOT_FOUND),
        ([["similar", "old"]], NotThere.CANNOT_TELL),
        ([["new"] * 40] * 2, NotThere.CANNOT_TELL),
        ([["nameless"]], NotThere.CANNOT_TELL),
        ([["new"]] * 2, NotThere.NOT_FOUND),
    ],
)
def test_a_reply_is_looked_for_as_far_back_as_it_can_be(
    gate: Gate, other: Mastodon, answers: list[list[str]], found: NotThere | str
) -> None:
    """Pages of our own statuses, newest first, as the server gives them one after the other."""
    now = datetime.now(UTC)
    known: dict[str, dict[str, object]] = {
        "new": {"id": "9", "created_at": now.isoformat(), "content": "<p>别的</p>"},
        "old": {"id": "1", "created_at": (now - timedelta(days=1)).isoformat()},
        "nameless": {"created_at": now.isoformat()},
        "it": {
            "id": "it",
            "created_at": now.isoformat(),
            "in_reply_to_id": "110",
            "content": "<p><span>@<span>wang</span></span> 已转照明处。</p>",
        },
        "similar": {
            "id": "7",
            "created_at": now.isoformat(),
            "in_reply_to_id": "110",
            "content": "<p>已转照明处！</p>",
        },
    }
    pages = [Instead(200, [known[name] for name in names]) for names in answers]
    gate.instead["GET /api/v1/accounts/1/statuses"] = pages[0]
    gate.then["GET /api/v1/accounts/1/statuses"] = pages[1:]
    aim = replace(AIM, thread="public:x")
    told = other.verify(out(aim), now)
    assert (told.id if isinstance(told, Receipt) else told) == found


def test_who_is_given_another_account_does_not_read_on_after_the_ids_of_the_one_before(
    gate: Gate, other: Mastodon
) -> None:
    now = datetime.now(UTC).isoformat()
    said = [{"id": "9", "type": "mention", "created_at": now, "status": 7}]
    gate.instead["GET /api/v1/notifications"] = Instead(200, said)
    before = other.poll("mentions", None).cursor
    gate.instead["GET /api/v1/accounts/verify_credentials"] = Instead(200, ME | {"id": 2})
    with closing(Mastodon(account(gate.port), {"token": "t"})) as anew:
        assert len(anew.poll("mentions", before).items) == 1
        assert "min_id" not in gate.asked[-1][0]
        anew.poll("mentions", '["5"]')  # as it was written before it said whose it is
        assert gate.asked[-1][0].endswith("&min_id=5")
