"""The head of an HTTP request, read strictly: what two programs could read in two ways is refused."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

MOST_OCTETS: Final = 256 * 1024
"""Of a body."""
MOST_HEAD: Final = 8 * 1024
_MOST_LINES: Final = 60
_MOST_FIELDS: Final = 20
_FIRST: Final = re.compile(r"(GET|POST) (/[!-~]*) HTTP/1\.[01]")
_METHOD: Final = re.compile(r"[A-Z]{1,20} ")
_LINE: Final = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([ -~\t\x80-\xff]*)")
_ROUTE: Final = re.compile(r"/(wx|pull|ack|answer)/([a-z0-9][a-z0-9-]{0,39})")


class Refused(Exception):
    """A request that is not served; `status` is the answer it gets."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True)
class Head:
    """`route`: what is asked for, of `account`; `length`: the octets of the body."""

    method: str
    route: str
    account: str
    query: Mapping[str, str]
    bearer: str
    length: int


def head(octets: bytes) -> Head:
    """Of everything up to the empty line. Raises Refused."""
    first, *lines = octets.removesuffix(b"\r\n\r\n").decode("latin-1").split("\r\n")
    match = _FIRST.fullmatch(first)
    if match is None:
        raise Refused(405 if _METHOD.match(first) and first.count(" ") == 2 else 400)
    path, _, query = match[2].partition("?")
    headers = _headers(lines)
    length = _length(match[1], headers)
    route = _ROUTE.fullmatch(path)
    if route is None:
        raise Refused(404)
    scheme, _, bearer = headers.get("authorization", "").partition(" ")
    bearer = bearer.strip() if scheme.lower() == "bearer" else ""
    return Head(match[1], route[1], route[2], _query(query), bearer, length)


def _headers(lines: list[str]) -> dict[str, str]:
    if len(lines) > _MOST_LINES:
        raise Refused(431)
    found: dict[str, str] = {}
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            raise Refused(400)
        name = match[1].lower()
        if name in found and name in {"content-length", "authorization", "host"}:
            raise Refused(400)
        found[name] = match[2].strip()
    return found


def _length(method: str, headers: Mapping[str, str]) -> int:
    if "transfer-encoding" in headers:
        raise Refused(400)
    told = headers.get("content-length")
    if told is None:
        if method == "POST":
            raise Refused(411)
        return 0
    if not re.fullmatch("[0-9]{1,12}", told):
        raise Refused(400)
    length = int(told)
    if length > MOST_OCTETS:
        raise Refused(413)
    if method == "GET" and length:
        raise Refused(400)
    return length


def _query(told: str) -> dict[str, str]:
    try:
        pairs = parse_qsl(told, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise Refused(400) from error
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Refused(400)
    return found


def number(told: str, most: int) -> int | None:
    """A whole number from 0 to `most`; None for anything else."""
    if not re.fullmatch("[0-9]{1,19}", told):
        return None
    return value if (value := int(told)) <= most else None
