"""Whether what is typed into an account's form can be what it asks for, before anybody is asked.

Only what is certain is found wrong: a platform may give out numbers of another length tomorrow.
"""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from ipaddress import IPv4Address, ip_address
from typing import Final
from urllib.parse import urlsplit


class Shape(StrEnum):
    """What a field holds."""

    TEXT = "text"
    HIDDEN = "hidden"
    """A password or a key."""
    MAIL = "mail"
    HOST = "host"
    """A machine, with a port behind a colon where that is not the usual one."""
    SITE = "site"
    """A server's address, and nothing behind it."""
    URL = "url"
    PUBLIC_IP = "public_ip"
    DIGITS = "digits"
    CODE = "code"
    """Letters and digits as a platform gives them out."""
    WX = "wx"
    """A code that begins so."""
    WK = "wk"
    AES_KEY = "aes_key"


class Wrong(StrEnum):
    MISSING = "missing"
    MAIL = "mail"
    HOST = "host"
    PORT = "port"
    URL = "url"
    NOT_ENCRYPTED = "not_encrypted"
    IP = "ip"
    INNER_IP = "inner_ip"
    DIGITS = "digits"
    CODE = "code"
    WX = "wx"
    WK = "wk"
    AES_KEY = "aes_key"
    UNPRINTABLE = "unprintable"
    """What no key or password has: it was copied along, or an input method was on."""


SHAPES: Final[Mapping[tuple[str, str], Shape]] = {
    ("mail", "address"): Shape.MAIL,
    ("mail", "imap_host"): Shape.HOST,
    ("mail", "smtp_host"): Shape.HOST,
    ("mastodon", "server"): Shape.SITE,
    ("wecom", "corpid"): Shape.CODE,
    ("wecom", "open_kfid"): Shape.WK,
    ("wecom", "server"): Shape.URL,
    ("wecom", "relay"): Shape.URL,
    ("wecom", "push_key"): Shape.AES_KEY,
    ("wechat_oa", "appid"): Shape.WX,
    ("wechat_oa", "server"): Shape.URL,
    ("wechat_oa", "relay"): Shape.URL,
    ("wechat_oa", "push_key"): Shape.AES_KEY,
    ("weibo", "app_key"): Shape.DIGITS,
    ("weibo", "redirect"): Shape.URL,
    ("weibo", "rip"): Shape.PUBLIC_IP,
    ("weibo", "server"): Shape.URL,
}
"""By connector and field; of what is not named here nothing is known but whether it is secret."""

_NAME: Final = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?", re.ASCII)
_LOCAL: Final = re.compile(r"[^\s@<>()\[\],;:\"\\]+")
_AES: Final = re.compile(r"[A-Za-z0-9]{43}", re.ASCII)


def shape(channel: str, name: str, *, secret: bool) -> Shape:
    return SHAPES.get((channel, name), Shape.HIDDEN if secret else Shape.TEXT)


def tidy(kind: Shape, typed: str) -> str:
    """As it was meant: without what was copied along, the wide signs of an input method narrow."""
    if kind in {Shape.HIDDEN, Shape.AES_KEY}:
        return typed.strip().strip("\u200b\ufeff")
    text = typed.strip()
    if kind is Shape.TEXT:
        return text
    text = unicodedata.normalize("NFKC", text).strip("\u200b\ufeff <>")
    if kind is Shape.HOST:
        return re.sub(r"\A[a-z]+://", "", text.lower()).rstrip("/")
    if kind is Shape.SITE:
        return _site(text)
    return text


def _site(text: str) -> str:
    """A server as it is called in a browser: whatever page was copied, and the handle of whoever is
    there."""
    if not text:
        return ""
    text = text.removeprefix("@")
    if "://" not in text:
        text = f"https://{text.rpartition('@')[2]}"
    try:
        parts = urlsplit(text)
    except ValueError:
        return text
    return f"{parts.scheme}://{parts.netloc}".lower()


def wrong(kind: Shape, value: str, *, needed: bool) -> Wrong | None:
    """What is wrong with a tidy value; None where nothing is known to be."""
    if not value:
        return Wrong.MISSING if needed else None
    judge = _JUDGES.get(kind)
    return None if judge is None else judge(value)


def _secret(value: str) -> Wrong | None:
    return None if value.isascii() and value.isprintable() else Wrong.UNPRINTABLE


def _mail(value: str) -> Wrong | None:
    local, _, domain = value.rpartition("@")
    good = _LOCAL.fullmatch(local) and _is_machine(domain)
    return None if good else Wrong.MAIL


def _host(value: str) -> Wrong | None:
    name, port = host_and_port(value)
    if not _is_machine(name):
        return Wrong.HOST
    return None if port is None or (port.isdecimal() and 0 < int(port) < 65_536) else Wrong.PORT


def host_and_port(value: str) -> tuple[str, str | None]:
    name, colon, port = value.partition(":")
    return name, port if colon else None


def _is_machine(name: str) -> bool:
    try:
        plain = name.encode("idna").decode().lower()
    except UnicodeError:
        return False
    return bool(plain) and all(_NAME.fullmatch(part) for part in plain.split("."))


def _url(value: str) -> Wrong | None:
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return Wrong.URL
    if parts.scheme not in {"http", "https"} or not _is_machine(host) or " " in value:
        return Wrong.URL
    return None if parts.scheme == "https" or _is_here(host) else Wrong.NOT_ENCRYPTED


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _public_ip(value: str) -> Wrong | None:
    try:
        found = IPv4Address(value)
    except ValueError:
        return Wrong.IP
    return None if found.is_global else Wrong.INNER_IP


def _digits(value: str) -> Wrong | None:
    return None if value.isascii() and value.isdecimal() else Wrong.DIGITS


def _code(value: str) -> Wrong | None:
    plain = value.replace("-", "").replace("_", "")
    return None if plain.isascii() and plain.isalnum() else Wrong.CODE


def _wx(value: str) -> Wrong | None:
    return _code(value) if value.startswith("wx") else Wrong.WX


def _wk(value: str) -> Wrong | None:
    return _code(value) if value.startswith("wk") else Wrong.WK


def _aes_key(value: str) -> Wrong | None:
    return None if _AES.fullmatch(value) else Wrong.AES_KEY


_JUDGES: Final = {
    Shape.HIDDEN: _secret,
    Shape.MAIL: _mail,
    Shape.HOST: _host,
    Shape.SITE: _url,
    Shape.URL: _url,
    Shape.PUBLIC_IP: _public_ip,
    Shape.DIGITS: _digits,
    Shape.CODE: _code,
    Shape.WX: _wx,
    Shape.WK: _wk,
    Shape.AES_KEY: _aes_key,
}
