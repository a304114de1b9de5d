"""A gate in front of a real server, or of none: it lets everything through, until it is told to
misbehave."""

import http.client
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from typing_extensions import override

from tests.channels import loopback
from tests.channels.rude import reset

_OF_A_LINE = frozenset({"content-length", "connection", "transfer-encoding"})
"""What a server says of one connection alone."""


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


class _Handler(loopback.Handler):
    gate: Gate

    @override
    def serve(self, content: bytes | None) -> None:
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
            self.answer(instead.status, octets, instead.headers)
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
            headers = {k: v for k, v in answer.headers.items() if k.lower() not in _OF_A_LINE}
            self.answer(answer.status, octets, headers)


@contextmanager
def running(behind: int = 0) -> Iterator[Gate]:
    gate = Gate(behind)
    with loopback.served(_Handler, gate=gate) as gate.port:
        yield gate
