"""Signing in on a server of the Mastodon API: a person opens an address, and pastes the code they are
shown. The program makes itself known to the server first; neither needs a developer's account."""

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qs, urlencode, urlsplit

from moderator_app.channels.http import Client, Request
from moderator_app.core.channels import AuthRequired, ConfigError, RateLimited, Transient

_NOWHERE: Final = "urn:ietf:wg:oauth:2.0:oob"
"""The server shows the code, instead of sending the browser somewhere with it."""
_SCOPES: Final = "read:accounts read:notifications read:statuses write:statuses"
_NAME: Final = "Moderator Desk 值班台"
_CODE: Final = re.compile(r"[\w.~+/=-]{4,2000}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Program:
    """What a server knows this program as."""

    id: str
    secret: str = field(repr=False)


def introduce(client: Client) -> Program:
    """Raises ChannelError."""
    form = [("client_name", _NAME), ("redirect_uris", _NOWHERE), ("scopes", _SCOPES)]
    told = _told(client, Request("/api/v1/apps", form=form), ConfigError)
    return Program(_word(told, "client_id"), _word(told, "client_secret"))


def address(base: str, program: Program) -> str:
    """What a person opens in their browser to allow it."""
    asked = {
        "client_id": program.id,
        "redirect_uri": _NOWHERE,
        "response_type": "code",
        "scope": _SCOPES,
    }
    return f"{base.strip().rstrip('/')}/oauth/authorize?{urlencode(asked)}"


def token(client: Client, program: Program, pasted: str) -> str:
    """The account's secret, for what the person pasted: the code, or the address that it stands in.
    Raises AuthRequired where the server does not take it; ChannelError."""
    form = [
        ("grant_type", "authorization_code"),
        ("code", _code(pasted)),
        ("client_id", program.id),
        ("client_secret", program.secret),
        ("redirect_uri", _NOWHERE),
        ("scope", _SCOPES),
    ]
    return _word(_told(client, Request("/oauth/token", form=form), AuthRequired), "access_token")


def _code(pasted: str) -> str:
    """Raises AuthRequired."""
    text = pasted.strip()
    try:
        found = parse_qs(urlsplit(text).query).get("code", [text])[0]
    except ValueError:
        found = text
    if _CODE.fullmatch(found) is None:
        raise AuthRequired("code")
    return found


def _told(
    client: Client, request: Request, refusal: type[AuthRequired | ConfigError]
) -> dict[str, object]:
    """Asked twice, a server makes a second one of what is asked for, which harms nobody."""
    answer = client.ask(request)
    if answer.status == 429:
        raise RateLimited("429")
    if answer.status >= 500:
        raise Transient(str(answer.status))
    if not 200 <= answer.status < 300 or not isinstance(answer.value, dict):
        raise refusal(str(answer.status))
    return answer.value


def _word(told: dict[str, object], name: str) -> str:
    """Raises ConfigError."""
    value = told.get(name)
    if not isinstance(value, str) or not value:
        raise ConfigError(name)
    return value
