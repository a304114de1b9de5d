"""Signing in to Weibo: a person opens an address, allows it, and pastes the address to which the
platform then sent the browser. No server is needed for it. A sign-in ends on a day that the platform
names, and is then made anew in the same way."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import parse_qs, urlencode, urlsplit

from moderator_app.channels import json_values as values
from moderator_app.channels import weibo_errors as errors
from moderator_app.channels import weibo_reading as reading
from moderator_app.channels.http import DEADLINE_S, Client, Request
from moderator_app.core.channels import AuthRequired, ConfigError, Transient

HOST: Final = "https://api.weibo.com"
"""On which everybody signs in, whichever interface they use afterwards."""
REDIRECT: Final = f"{HOST}/oauth2/default.html"
"""To be entered with the app at the platform, too: a page that does nothing."""
_CODE: Final = re.compile(r"[0-9A-Za-z_.~-]{4,500}")
_WRONG: Final = frozenset({21322, 21324})
"""The redirection is not the one of the app; the app's key or secret is none."""


@dataclass(frozen=True, slots=True)
class App:
    """The bureau's own, as the platform knows it."""

    key: str
    secret: str = field(repr=False)
    redirect: str = REDIRECT


@dataclass(frozen=True, slots=True)
class Granted:
    """The account's secret, whose it is, and until when it is good."""

    token: str = field(repr=False)
    uid: str
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who a token stands for, to which app, and until when."""

    uid: str
    app_key: str
    ends_at: datetime | None


def address(app_key: str, redirect: str, state: str, host: str = HOST) -> str:
    """What a person opens in their browser to allow it. `state`: something nobody can guess, that
    comes back with the code."""
    asked = {
        "client_id": app_key.strip(),
        "response_type": "code",
        "redirect_uri": redirect.strip(),
        "state": state,
    }
    return f"{host.strip().rstrip('/')}/oauth2/authorize?{urlencode(asked)}"


def code_of(pasted: str, state: str) -> str:
    """The code in what a person pasted: the whole address, its end, or the code alone, with whatever
    blanks came along. Raises AuthRequired: "refused" where they did not allow it, "state" for the
    answer to another question, "code" where there is none."""
    text = "".join(pasted.split())
    told = parse_qs(_query(text))
    if "error" in told or "error_code" in told:
        raise AuthRequired("refused")
    if told.get("state", [state]) != [state]:
        raise AuthRequired("state")
    code = told.get("code", [text])[0]
    if _CODE.fullmatch(code) is None:
        raise AuthRequired("code")
    return code


def _query(text: str) -> str:
    try:
        return urlsplit(text).query or (text if "=" in text else "")
    except ValueError:
        return ""


def token(client: Client, app: App, code: str) -> Granted:
    """Exchange a code, which is good once. Raises AuthRequired where the platform does not take it,
    ConfigError where it does not know the app; ChannelError."""
    form = [
        ("client_id", app.key.strip()),
        ("client_secret", app.secret.strip()),
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", app.redirect.strip()),
    ]
    told = _told(client, Request("/oauth2/access_token", form=form))
    secret, uid = told.get("access_token"), values.digits(told, "uid")
    if not isinstance(secret, str) or not values.is_plain(secret) or not 0 < len(secret) <= 2000:
        raise Transient("not_a_token")
    return Granted(secret, uid, _end(told))


def holder(client: Client, secret: str, limit_s: float = DEADLINE_S) -> Holder:
    """Whom a token stands for. Raises AuthRequired where it is not, or no longer, good;
    ChannelError."""
    form = [("access_token", secret)]
    told = _told(client, Request("/oauth2/get_token_info", form=form, seconds=limit_s))
    uid = values.digits(told, "uid")
    if not uid:
        raise Transient("not_a_holder")
    return Holder(uid, values.digits(told, "appkey"), _end(told))


def _told(client: Client, request: Request) -> dict[str, object]:
    answer = client.ask(request)
    code = errors.number(answer, Transient)
    if code in _WRONG:
        raise ConfigError(str(code))
    if 21300 <= code < 21400:
        raise AuthRequired(str(code))
    if code:
        raise errors.asked(code)
    return dict(values.table(answer.value))


def _end(told: dict[str, object]) -> datetime | None:
    seconds = reading.seconds(told)
    return datetime.now(UTC) + timedelta(seconds=seconds) if seconds else None
