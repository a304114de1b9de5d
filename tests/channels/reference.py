"""A platform of the tests' own, which really runs on loopback and counts, and a connector to it.

It stands for the three kinds of platform there are: one that knows a repetition by its key, one
that can be asked, and one that can do neither. Its answers take their time, so that a program can
die between any two of them.
"""

import http.client
import json
import random
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from typing_extensions import override

from moderator_app.channels.port import Connector, Field, Info
from moderator_app.core.case import Target
from moderator_app.core.channels import (
    Account,
    Ambiguous,
    Batch,
    Caps,
    Checked,
    Media,
    Medium,
    NotThere,
    Outgoing,
    Receipt,
    Received,
    Repeat,
    Transient,
)
from tests.channels import loopback

STREAM = "messages"


@dataclass
class Books:
    """What the platform has: messages of citizens, and replies as often as they arrived."""

    said: list[dict[str, str]] = field(default_factory=list)
    replies: list[dict[str, str]] = field(default_factory=list)
    slowness: float = 0.0
    serving: int = 0
    """How many requests it has taken and not ended yet."""
    lock: threading.Lock = field(default_factory=threading.Lock)


class _Handler(loopback.Handler):
    books: Books

    @override
    def setup(self) -> None:
        self._count(1)
        super().setup()

    @override
    def finish(self) -> None:
        try:
            super().finish()
        finally:
            self._count(-1)

    def _count(self, one: int) -> None:
        with self.books.lock:
            self.books.serving += one

    @override
    def serve(self, content: bytes | None) -> None:
        if content is None:
            with self.books.lock:
                where = self.books.replies if self.path.startswith("/replies") else self.books.said
                self._say(list(where))
            return
        body = json.loads(content)
        self._dawdle()
        with self.books.lock:
            known = [one for one in self.books.replies if one["key"] == body["key"]]
            if not (known and body["keyed"]):
                self.books.replies.append(body)
            number = len(self.books.replies)
        self._dawdle()
        self._say({"id": f"r{number}"})

    def _dawdle(self) -> None:
        time.sleep(random.random() * self.books.slowness)  # noqa: S311 - not a secret

    def _say(self, what: object) -> None:
        self.answer(200, json.dumps(what).encode())


@contextmanager
def running() -> Iterator[tuple[Books, int]]:
    books = Books()
    with loopback.served(_Handler, books=books) as port:
        yield books, port


class Reference:
    """The client."""

    def __init__(self, account: Account, _secrets: Mapping[str, str]) -> None:
        self._account = account
        self._repeat = Repeat(account.config["repeat"])

    def _asked(self, method: str, path: str, body: object = None) -> Any:
        connection = http.client.HTTPConnection("127.0.0.1", int(self._account.config["port"]), 5)
        try:
            try:
                connection.connect()
            except OSError as error:
                raise Transient(type(error).__name__) from error
            try:
                connection.request(method, path, json.dumps(body) if body else None)
                return json.loads(connection.getresponse().read())
            except (OSError, http.client.HTTPException, ValueError) as error:
                raise Ambiguous(type(error).__name__) from error
        finally:
            connection.close()

    def check(self) -> Checked:
        return Checked("reference")

    def poll(self, stream: str, cursor: str | None) -> Batch:
        assert stream == STREAM
        at = int(cursor or 0)
        said = self._asked("GET", "/said")
        some = said[at : at + 50]
        now = datetime.now(UTC)
        items = tuple(
            Received(STREAM, one["id"], one["id"], Medium.DIRECT, now, one["text"], "市民", "c1")
            for one in some
        )
        return Batch(items, str(at + len(some)), more=at + len(some) < len(said))

    def wait(self, seconds: float) -> bool:
        time.sleep(min(seconds, 0.1))
        return False

    def caps(self, target: Target) -> Caps:
        assert target.stream == STREAM
        return Caps(repeat=self._repeat)

    def send(self, out: Outgoing) -> Receipt:
        keyed = self._repeat is Repeat.KEY
        body = {"key": out.key, "text": out.text, "to": out.target.post, "keyed": keyed}
        return Receipt(self._asked("POST", "/replies", body)["id"], datetime.now(UTC))

    def verify(self, out: Outgoing, since: datetime) -> Receipt | NotThere:
        if self._repeat is Repeat.NEVER:
            return NotThere.CANNOT_TELL
        for number, one in enumerate(self._asked("GET", "/replies"), start=1):
            if one["key"] == out.key:
                return Receipt(f"r{number}", since)
        return NotThere.NOT_FOUND

    def fetch(self, media: Media, limit: int) -> bytes:
        raise NotImplementedError

    def close(self) -> None:
        """Nothing is held open."""


def account(port: int, repeat: Repeat) -> Account:
    config = {"port": str(port), "repeat": repeat.value}
    return Account(UUID(int=0x4EF), "reference", "参照", f"参照{repeat}", config)


connector = Connector(
    Info("reference", "参照", (STREAM,), (Field("port"), Field("repeat"))), Reference
)
