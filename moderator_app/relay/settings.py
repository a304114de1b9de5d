"""What the relay is told: where it listens and keeps, whose pushes it takes, and who fetches them."""

import hashlib
import hmac
import re
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PLATFORMS: Final = ("wechat", "wecom")
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_TOKEN: Final = re.compile(r"[A-Za-z0-9]{3,32}")
_OTHERS: Final = stat.S_IROTH | stat.S_IWOTH | stat.S_IWGRP


class BadSettings(Exception):
    """The settings cannot be followed; the argument says where, and never what stands there."""


@dataclass(frozen=True, slots=True)
class Account:
    """`token`: what its platform signs with; it opens nothing. `desks`: by their names, the digests
    of the bearers by which they show themselves."""

    name: str
    platform: str
    token: str
    desks: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Settings:
    """Where it listens, the folder it keeps pushes in, and whose it takes, by name."""

    host: str
    port: int
    folder: Path
    accounts: Mapping[str, Account]


def digest(bearer: str) -> str:
    """Of a bearer. It is long and drawn by lot, so that one round does."""
    return hashlib.sha256(bearer.encode("utf-8", "replace")).hexdigest()


def read(place: Path) -> Settings:
    """Raises BadSettings."""
    try:
        if place.stat().st_mode & _OTHERS:
            raise BadSettings(f"{place}: chmod 640")
        told = tomllib.loads(place.read_text("utf-8"))
    except OSError as error:
        raise BadSettings(f"{place}: {error.strerror}") from error
    except ValueError as error:
        raise BadSettings(f"{place}: TOML, UTF-8") from error
    host, _, port = _text(told, "listen", "127.0.0.1:8790").rpartition(":")
    if not host or not (port.isascii() and port.isdigit()) or int(port) > 65_535:
        raise BadSettings("listen")
    folder = Path(_text(told, "folder", ""))
    if not folder.is_absolute():
        raise BadSettings("folder")
    accounts = {name: _account(name, told) for name, told in _table(told, "accounts").items()}
    if not accounts:
        raise BadSettings("accounts")
    return Settings(host.strip("[]"), int(port), folder, accounts)


def _account(name: str, told: object) -> Account:
    where = f"accounts.{name}"
    if not _NAME.fullmatch(name) or not isinstance(told, dict):
        raise BadSettings(where)
    platform, token = _text(told, "platform", ""), _text(told, "token", "")
    if platform not in PLATFORMS:
        raise BadSettings(f"{where}.platform")
    if not _TOKEN.fullmatch(token):
        raise BadSettings(f"{where}.token")
    desks = _table(told, "desks")
    if not desks or not all(
        isinstance(one, str) and _DIGEST.fullmatch(one) for one in desks.values()
    ):
        raise BadSettings(f"{where}.desks")
    if len(set(desks.values())) < len(desks):
        # What one of them has fetched would be gone for the other.
        raise BadSettings(f"{where}.desks")
    return Account(name, platform, token, {desk: str(one) for desk, one in desks.items()})


def _text(told: Mapping[str, object], name: str, otherwise: str) -> str:
    value = told.get(name, otherwise)
    if not isinstance(value, str):
        raise BadSettings(name)
    return value


def _table(told: Mapping[str, object], name: str) -> dict[str, object]:
    value = told.get(name, {})
    if not isinstance(value, dict):
        raise BadSettings(name)
    return value


def desk_of(account: Account | None, bearer: str) -> str | None:
    """The desk of an account that shows this bearer. It takes the same time for each of them."""
    shown, found = digest(bearer).encode(), None
    for name, kept in ({} if account is None else account.desks).items():
        if hmac.compare_digest(shown, kept.encode()):
            found = name
    return found
