"""Servers of HTTP on loopback, for whatever stands in for a platform here."""

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from typing_extensions import override


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.serve(None)

    def do_POST(self) -> None:
        self.serve(self.rfile.read(int(self.headers["Content-Length"])))

    def serve(self, content: bytes | None) -> None:
        """Answer. `content`: what was posted; None where nothing was."""
        raise NotImplementedError

    def answer(self, status: int, octets: bytes, headers: Mapping[str, str] | None = None) -> None:
        self.send_response_only(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(octets)))
        self.end_headers()
        self.wfile.write(octets)

    @override
    def log_message(self, format: str, *args: object) -> None:
        """It says nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    @override
    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever asked was killed before it heard the answer, or was hung up on."""


@contextmanager
def served(handler: type[Handler], port: int = 0, **told: Any) -> Iterator[int]:
    """The port at which it is asked: that one, or any. `told`: what each of its handlers has."""
    server = _Server(("127.0.0.1", port), type("Handler", (handler,), told))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def free_port() -> int:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
