"""A gate in front of a real server, or of none: it lets everything through, until it is told to
misbehave."""

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from typing_extensions import override

from tests.channels.rude import reset


@dataclass
class Gate:
    """`trouble`: "" lets through; "limit" refuses what is posted as too much; "drop" lets what is
    posted through, and breaks the line before the answer. `instead`: what it answers itself, by
    method and path, and `then` at each time after the first. `asked`: what came, as it came."""

    behind: int = 0
    port: int = 0
    trouble: str = ""
    instead: dict[str, "Instead"] = field(default_factory=dict)
    then: dict[str, list["Instead"]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)


@dataclass(frozen=True)
class Instead:
    status: int
    value: object = None
    headers: dict[str, str] = field(default_factory=dict)


class _Handler(BaseHTTPRequestHandler):
    gate: Gate

    def do_GET(self) -> None:
        self._serve(None)

    def do_POST(self) -> None:
        self._serve(self.rfile.read(int(self.headers["Content-Length"])))

    def _serve(self, content: bytes | None) -> None:
        gate = self.gate
        gate.asked.append((f"{self.command} {self.path}", dict(self.headers), content or b""))
        place = f"{self.command} {self.path.partition('?')[0]}"
        instead = gate.instead.get(place)
        if gate.then.get(place):
            gate.instead[place] = gate.then[place].pop(0)
        if content is not None and gate.trouble == "limit":
            instead = Instead(429, {"error": "Too many requests"})
        if instead is not None:
            octets = b"" if instead.value is None else json.dumps(instead.value).encode()
            self._answer(instead.status, octets, instead.headers)
        else:
            self._pass(content)

    def _pass(self, content: bytes | None) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self.gate.behind, 20)
        line.request(self.command, self.path, content, dict(self.headers))
        answer = line.getresponse()
        octets = answer.read()
        line.close()
        if content is not None and self.gate.trouble == "drop":
            reset(self.connection)
        else:
            self._answer(answer.status, octets, dict(answer.headers))

    def _answer(self, status: int, octets: bytes, headers: dict[str, str]) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            if name.lower() not in {"content-length", "connection", "transfer-encoding"}:
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
def running(behind: int = 0) -> Iterator[Gate]:
    gate = Gate(behind)
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"gate": gate}))
    gate.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield gate
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
