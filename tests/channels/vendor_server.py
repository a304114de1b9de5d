"""A stand-in for a vendor, on loopback: JSON over HTTP, asked in JSON or by forms."""

import json
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlsplit

from typing_extensions import override

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


class _Handler(BaseHTTPRequestHandler):
    vendor: Vendor

    def do_GET(self) -> None:
        self._serve(None)

    def do_POST(self) -> None:
        octets = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers["Content-Type"] == "application/x-www-form-urlencoded":
            self._serve(Form(parse_qsl(octets.decode(), keep_blank_values=True)))
            return
        try:
            # §2.3, §4: true UTF-8, for an escaped hanzi is shown as its escape.
            body = json.loads(octets) if b"\\u" not in octets else None
        except ValueError:
            body = None
        self._serve(body)

    def _serve(self, body: object) -> None:
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        with self.vendor.lock:
            value = self.vendor.answer(parts.path, self.command, query, body)
            drop = self.vendor.drops(parts.path)
        if drop:
            reset(self.connection)
            return
        answer = value if isinstance(value, Status) else Status(200, _octets(value))
        self.send_response_only(answer.status)
        self.send_header("Content-Length", str(len(answer.octets)))
        self.end_headers()
        self.wfile.write(answer.octets)

    @override
    def log_message(self, format: str, *args: object) -> None:
        """It says nothing."""


def _octets(value: object) -> bytes:
    return value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    @override
    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever asked was killed before it heard the answer, or was hung up on."""


@contextmanager
def served(vendor: Vendor, port: int = 0) -> Iterator[int]:
    """The port at which it is asked: that one, or any."""
    server = _Server(("127.0.0.1", port), type("Handler", (_Handler,), {"vendor": vendor}))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
