"""Signing in to Weibo by an address that is pasted, with a stand-in for the vendor."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.channels import weibo_authorising as authorising
from moderator_app.channels.http import Client
from moderator_app.channels.weibo_authorising import REDIRECT, App, code_of
from moderator_app.core.channels import (
    AuthRequired,
    ChannelError,
    ConfigError,
    RateLimited,
    Transient,
)
from tests.channels.vendor_server import Status
from tests.channels.weibo_account import vendor
from tests.channels.weibo_vendor import APP_KEY, APP_SECRET, CODE, TOKEN, UID, Vendor, refusal

__all__ = ["vendor"]

STATE = "k7Qz-random"
APP = App(APP_KEY, APP_SECRET)
DAYS_30 = timedelta(days=30)


@pytest.fixture
def client(vendor: Vendor) -> Iterator[Client]:
    with closing(Client(vendor.base)) as opened:
        yield opened


def test_the_address_to_open_is_the_documented_one() -> None:
    parts = urlsplit(authorising.address(f" {APP_KEY} ", REDIRECT, STATE))
    assert (parts.scheme, parts.netloc, parts.path) == (
        "https",
        "api.weibo.com",
        "/oauth2/authorize",
    )
    assert parse_qs(parts.query) == {
        "client_id": [APP_KEY],
        "response_type": ["code"],
        "redirect_uri": [REDIRECT],
        "state": [STATE],
    }
    elsewhere = authorising.address(APP_KEY, "https://gov.example/a?b=1&c", STATE, " http://x/ ")
    assert elsewhere.startswith("http://x/oauth2/authorize?")
    assert parse_qs(urlsplit(elsewhere).query)["redirect_uri"] == ["https://gov.example/a?b=1&c"]


@pytest.mark.parametrize(
    "pasted",
    [
        CODE,
        f"  {CODE}\n",
        f"{REDIRECT}?code={CODE}",
        f"{REDIRECT}?state={STATE}&code={CODE}",
        f" {REDIRECT}?code={CODE}&state={STATE}#_ ",
        f"{REDIRECT}?co\nde={CODE[:10]}\r\n  {CODE[10:]}&state={STATE}",
        f"api.weibo.com/oauth2/default.html?code={CODE}",
        f"?code={CODE}",
        f"code={CODE}&state={STATE}",
    ],
)
def test_the_code_is_found_in_whatever_was_pasted(pasted: str) -> None:
    assert code_of(pasted, STATE) == CODE


@pytest.mark.parametrize(
    ("pasted", "why"),
    [
        ("", "code"),
        ("   ", "code"),
        ("我已经授权了", "code"),
        (REDIRECT, "code"),
        (f"{REDIRECT}?code=", "code"),
        (f"{REDIRECT}?code=<script>", "code"),
        (f"{REDIRECT}?state={STATE}", "code"),
        ("x" * 501, "code"),
        ("https://[::1?code=abcd", "code"),
        (f"{REDIRECT}?code={CODE}&state=of-yesterday", "state"),
        (f"{REDIRECT}?code={CODE}&state={STATE}&state=two", "state"),
        (f"{REDIRECT}?error_uri=%2F&error=access_denied&error_code=21330", "refused"),
    ],
)
def test_what_holds_no_code_for_us_is_refused_with_a_reason(pasted: str, why: str) -> None:
    with pytest.raises(AuthRequired) as caught:
        code_of(pasted, STATE)
    assert caught.value.code == why


@given(st.text() | st.text(st.sampled_from("code=state&?#/:[]%20ab")))
def test_whatever_is_pasted_is_a_code_or_none(pasted: str) -> None:
    try:
        code = code_of(pasted, STATE)
    except AuthRequired:
        return
    assert code.isascii()
    assert code.isprintable()


@pytest.mark.parametrize("as_text", [True, False])
def test_a_code_becomes_a_token_that_says_whose_it_is_and_until_when(
    vendor: Vendor, client: Client, as_text: bool
) -> None:
    vendor.as_text = as_text
    granted = authorising.token(client, APP, CODE)
    assert (granted.token, granted.uid) == (TOKEN, str(UID))
    assert granted.ends_at is not None
    assert abs(granted.ends_at - datetime.now(UTC) - DAYS_30) < timedelta(minutes=1)
    holder = authorising.holder(client, granted.token)
    assert (holder.uid, holder.app_key) == (granted.uid, APP_KEY)
    assert holder.ends_at is not None
    assert abs(holder.ends_at - granted.ends_at) < timedelta(minutes=1)
    with pytest.raises(AuthRequired):  # it is good once
        authorising.token(client, APP, CODE)


@pytest.mark.parametrize(
    ("app", "code", "error"),
    [
        (APP, "0" * 32, AuthRequired),
        (App(APP_KEY, "f" * 32), CODE, ConfigError),
        (App("99999", APP_SECRET), CODE, ConfigError),
        (App(APP_KEY, APP_SECRET, "https://gov.example/"), CODE, ConfigError),
    ],
)
def test_a_wrong_app_is_told_from_a_wrong_code(
    client: Client, app: App, code: str, error: type[ChannelError]
) -> None:
    with pytest.raises(error):
        authorising.token(client, app, code)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({}, Transient),
        ([], Transient),
        ({"access_token": ""}, Transient),
        ({"access_token": 7}, Transient),
        ({"access_token": "a\r\nb"}, Transient),
        ({"access_token": "x" * 2001}, Transient),
        (Status(502), Transient),
        (Status(429), RateLimited),
        (refusal(21301), AuthRequired),
        (refusal(10022), RateLimited),
    ],
)
def test_an_answer_without_a_token_gives_none(
    vendor: Vendor, client: Client, answer: object, error: type[ChannelError]
) -> None:
    vendor.instead["/oauth2/access_token"] = answer
    with pytest.raises(error):
        authorising.token(client, APP, CODE)


@pytest.mark.parametrize("told", [None, "", "soon", -5, 0, True, 1e9, 10**15, [7200]])
def test_an_end_that_cannot_be_read_is_none(vendor: Vendor, client: Client, told: object) -> None:
    vendor.lasts_s = told
    assert authorising.holder(client, TOKEN).ends_at is None
