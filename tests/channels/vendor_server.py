"""A stand-in for a vendor, on loopback: JSON over HTTP, asked in JSON or by forms."""

import json
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlsplit

from typing_extensions import override

from tests.channels import loopback
from tests.channels.rude import reset


class Vendor(Protocol):
    @property
    def lock(self) -> AbstractContextManager[object]:
        """Held while one request is answered."""

    def answer(self, path: str, method: str, query: dict[str, str], body: Any) -> object:
        """A value, octets, or a `Status`."""

    def drops(self, path: str) -> bool:
        """Whether the line breaks before the answer."""


@dataclass(frozen=True)
class Status:
    """An answer that does not come from the interface, but from what stands in front of it."""

    status: int
    octets: bytes = b"<html>Bad Gateway</html>"


class Form(dict[str, str]):
    """A body that came as a form, in which everything is text."""


class _Handler(loopback.Handler):
    vendor: Vendor

    @override
    def serve(self, content: bytes | None) -> None:
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        body = None if content is None else self._body(content)
        with self.vendor.lock:
            value = self.vendor.answer(parts.path, self.command, query, body)
            drop = self.vendor.drops(parts.path)
        if drop:
            reset(self.connection)
            return
        told = value if isinstance(value, Status) else Status(200, _octets(value))
        self.answer(told.status, told.octets)

    def _body(self, octets: bytes) -> object:
        if self.headers["Content-Type"] == "application/x-www-form-urlencoded":
            return Form(parse_qsl(octets.decode(), keep_blank_values=True))
        try:
            # §2.3, §4: true UTF-8, for an escaped hanzi is shown as its escape.
            return json.loads(octets) if b"\\u" not in octets else None
        except ValueError:
            return None


def _octets(value: object) -> bytes:
    return value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode()


def served(vendor: Vendor, port: int = 0) -> AbstractContextManager[int]:
    """The port at which it is asked: that one, or any."""
    return loopback.served(_Handler, port, vendor=vendor)
