"""The relay itself: platforms push to it, desks fetch from it, and it understands neither.

One thread waits for all of them, and one writes. A request has so many seconds for all of it,
however slowly it drips; a connection carries one request; there are so many at a time. The log
names the account and the outcome, and never a query, a header or a body.
"""

import asyncio
import json
import logging
import secrets
import sqlite3
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from moderator_app.relay import envelope, requests
from moderator_app.relay.envelope import Push
from moderator_app.relay.kept import Kept, Page
from moderator_app.relay.requests import Head, Refused
from moderator_app.relay.settings import Account, Settings, desk_of

T = TypeVar("T")

REQUEST_S: Final = 5.0
"""In which a request has to have come whole."""
ANSWER_S: Final = 10.0
"""In which an answer has to have left."""
CHECK_S: Final = 4.5
"""A platform waits five seconds for the answer to its check."""
LONGEST_WAIT_S: Final = 25
MOST_CONNECTIONS: Final = 200
MOST_WAITING: Final = 100
"""Of the connections those that wait for news: platforms always find room."""
MOST_CHECKS: Final = 4
_SWEEP_S: Final = 3600.0
_LONGEST_ECHO: Final = 200
_REASONS: Final = {
    200: "OK", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
    405: "Method Not Allowed", 408: "Request Timeout", 409: "Conflict", 411: "Length Required",
    413: "Content Too Large", 431: "Request Header Fields Too Large", 500: "Internal Server Error",
    503: "Service Unavailable", 504: "Gateway Timeout",
}  # fmt: skip

log = logging.getLogger("relay")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a platform or a desk."""

    status: int
    octets: bytes = b""
    kind: str = "text/plain"


@dataclass(slots=True)
class _Check:
    """A platform wants to see a sealed text opened; a desk does it."""

    push: Push
    opened: "asyncio.Future[str]"


@dataclass(slots=True)
class _Line:
    """What waits at an account. `news` is set once, and then another one takes its place."""

    news: asyncio.Event = field(default_factory=asyncio.Event)
    checks: dict[str, _Check] = field(default_factory=dict)

    def wake(self) -> None:
        self.news.set()
        self.news = asyncio.Event()


class Relay:
    """All connections, on one thread; the disk is written to on another."""

    def __init__(
        self, settings: Settings, kept: Kept, now: Callable[[], float] = time.time
    ) -> None:
        self._accounts = settings.accounts
        self._kept = kept
        self._now = now
        self._lines = {name: _Line() for name in settings.accounts}
        self._writer = ThreadPoolExecutor(1, "relay-kept")
        self._tasks: set[asyncio.Task[Any]] = set()
        self._waiting = 0

    async def run(
        self, host: str, port: int, ready: Callable[[int], None], over: asyncio.Event
    ) -> None:
        """Until it is `over`. `ready` is told the port. Raises OSError."""
        server = await asyncio.start_server(self._connected, host, port, limit=requests.MOST_HEAD)
        try:
            ready(server.sockets[0].getsockname()[1])
            while not over.is_set():
                await self._sweep()
                with suppress(TimeoutError):
                    async with asyncio.timeout(_SWEEP_S):
                        await over.wait()
        finally:
            server.close()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            self._writer.shutdown()

    async def _sweep(self) -> None:
        try:
            await self._on_disk(self._kept.forget, int(self._now()))
        except sqlite3.Error as error:
            log.warning("not swept: %s", type(error).__name__)

    async def _on_disk(self, work: Callable[..., T], *told: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._writer, work, *told)

    # Connections.

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is None or len(self._tasks) >= MOST_CONNECTIONS:
            writer.transport.abort()
            return
        self._tasks.add(task)
        try:
            await _told(writer, await self._answer(reader))
        except (OSError, asyncio.IncompleteReadError):
            pass  # whoever asked has hung up
        finally:
            self._tasks.discard(task)
            writer.transport.abort()

    async def _answer(self, reader: asyncio.StreamReader) -> Answer:
        """Raises OSError, asyncio.IncompleteReadError."""
        where = "-"
        try:
            async with asyncio.timeout(REQUEST_S):
                head, body = await _read(reader)
            account = self._accounts.get(head.account)
            where = f"{head.route} {'-' if account is None else account.name}"
            answer = await self._routed(head, account, body)
        except Refused as error:
            answer = Answer(error.status)
        except TimeoutError:
            answer = Answer(408)
        except sqlite3.Error as error:
            log.warning("not kept: %s", type(error).__name__)
            answer = Answer(503)
        except (OSError, asyncio.IncompleteReadError):
            raise
        except Exception as error:  # noqa: BLE001 - what it says may be a citizen's
            log.warning("a mistake of the relay's: %s", type(error).__name__)
            answer = Answer(500)
        quiet = answer.status == 200 and not where.startswith("wx")
        log.log(logging.DEBUG if quiet else logging.INFO, "%s %s", where, answer.status)
        return answer

    async def _routed(self, head: Head, account: Account | None, body: bytes) -> Answer:
        """Raises Refused, sqlite3.Error."""
        if head.route != "wx":
            return await self._for_desk(head, account, body)
        if account is None:
            raise Refused(403)
        if head.method == "POST":
            return await self._pushed(account, head.query, body)
        return await self._checked(account, head.query)

    async def _for_desk(self, head: Head, account: Account | None, body: bytes) -> Answer:
        """Raises Refused, sqlite3.Error."""
        if (head.method == "GET") != (head.route == "pull"):
            raise Refused(405)
        desk = desk_of(account, head.bearer)
        if account is None or desk is None:
            raise Refused(401)
        if head.route == "pull":
            return await self._pulled(account, head.query)
        told = _table(body)
        if head.route == "ack":
            return await self._acknowledged(account, desk, told)
        return self._opened(account, told)

    # Platforms.

    async def _pushed(self, account: Account, query: Mapping[str, str], body: bytes) -> Answer:
        """On disk first. Raises Refused, sqlite3.Error."""
        sealed = envelope.sealed(body)
        if sealed is None:
            raise Refused(403)
        push = self._signed(account, query, sealed)
        await self._on_disk(self._kept.put, account.name, push, int(self._now()))
        self._lines[account.name].wake()
        return Answer(200, b"success" if account.platform == "wechat" else b"")

    def _signed(self, account: Account, query: Mapping[str, str], sealed: str) -> Push:
        """What the account's platform signed just now. Raises Refused."""
        sign = query.get("msg_signature", "")
        push = Push(sealed, sign, query.get("timestamp", ""), query.get("nonce", ""))
        signed = envelope.is_signed(account.token, sign, push.timestamp, push.nonce, sealed)
        if not signed or not envelope.is_fresh(push.timestamp, push.nonce, self._now()):
            raise Refused(403)
        return push

    async def _checked(self, account: Account, query: Mapping[str, str]) -> Answer:
        """公众号 sends a word that is to come back as it is; WeCom a sealed one. Raises Refused."""
        echo = query.get("echostr", "")
        if account.platform == "wecom":
            if not envelope.is_sealed(echo):
                raise Refused(403)
            return await self._opened_elsewhere(account, self._signed(account, query, echo))
        told, nonce = query.get("timestamp", ""), query.get("nonce", "")
        right = envelope.is_signed(account.token, query.get("signature", ""), told, nonce)
        if not right or not envelope.is_fresh(told, nonce, self._now()) or not _is_echo(echo):
            raise Refused(403)
        return Answer(200, echo.encode())

    async def _opened_elsewhere(self, account: Account, push: Push) -> Answer:
        """The key is at the desks: one of them, which waits for news, is asked. Raises Refused."""
        line = self._lines[account.name]
        if len(line.checks) >= MOST_CHECKS:
            raise Refused(503)
        id_ = secrets.token_hex(8)
        line.checks[id_] = _Check(push, asyncio.get_running_loop().create_future())
        line.wake()
        try:
            async with asyncio.timeout(CHECK_S):
                return Answer(200, (await line.checks[id_].opened).encode())
        except TimeoutError as error:
            raise Refused(504) from error
        finally:
            del line.checks[id_]

    # Desks.

    async def _pulled(self, account: Account, query: Mapping[str, str]) -> Answer:
        """What came after a number, at once or within so many seconds. Raises Refused,
        sqlite3.Error."""
        after = requests.number(query.get("after", "0"), 2**62)
        wait = requests.number(query.get("wait", "0"), 10**6)
        if after is None or wait is None:
            raise Refused(400)
        if self._waiting >= MOST_WAITING:
            raise Refused(503)
        self._waiting += 1
        try:
            page = await self._news(account, after, min(wait, LONGEST_WAIT_S))
        finally:
            self._waiting -= 1
        told = {
            "store": self._kept.name,
            "now": int(self._now()),
            "pushes": [{"n": n} | _shown(push) for n, push in page.pushes],
            "more": page.more,
            "checks": [
                {"id": id_} | _shown(one.push)
                for id_, one in self._lines[account.name].checks.items()
                if not one.opened.done()
            ],
        }
        return Answer(200, json.dumps(told).encode(), "application/json")

    async def _news(self, account: Account, after: int, wait: float) -> Page:
        line, end = self._lines[account.name], asyncio.get_running_loop().time() + wait
        while True:
            news = line.news
            page = await self._on_disk(self._kept.after, account.name, after)
            if page.pushes or line.checks or asyncio.get_running_loop().time() >= end:
                return page
            with suppress(TimeoutError):
                async with asyncio.timeout_at(end):
                    await news.wait()

    async def _acknowledged(
        self, account: Account, desk: str, told: Mapping[str, object]
    ) -> Answer:
        """Raises Refused, sqlite3.Error."""
        upto = told.get("upto")
        if not isinstance(upto, int) or isinstance(upto, bool) or not 0 <= upto <= 2**62:
            raise Refused(400)
        if told.get("store") != self._kept.name:
            raise Refused(409)  # it counts in a file that was here before
        work = self._kept.acknowledge
        await self._on_disk(work, account.name, desk, upto, tuple(account.desks))
        return Answer(200, b"{}", "application/json")

    def _opened(self, account: Account, told: Mapping[str, object]) -> Answer:
        """Raises Refused."""
        id_, text = told.get("id"), told.get("text")
        if not isinstance(id_, str) or not isinstance(text, str) or not _is_echo(text):
            raise Refused(400)
        check = self._lines[account.name].checks.get(id_)
        if check is None:
            raise Refused(404)
        if not check.opened.done():
            check.opened.set_result(text)
        return Answer(200, b"{}", "application/json")


async def _read(reader: asyncio.StreamReader) -> tuple[Head, bytes]:
    """Raises Refused, OSError, asyncio.IncompleteReadError."""
    try:
        head = requests.head(await reader.readuntil(b"\r\n\r\n"))
    except asyncio.LimitOverrunError as error:
        raise Refused(431) from error
    return head, await reader.readexactly(head.length)


async def _told(writer: asyncio.StreamWriter, answer: Answer) -> None:
    """Raises OSError, also where the other side does not read."""
    head = (
        f"HTTP/1.1 {answer.status} {_REASONS[answer.status]}\r\n"
        f"Content-Type: {answer.kind}; charset=utf-8\r\n"
        f"Content-Length: {len(answer.octets)}\r\n"
        "X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
    )
    async with asyncio.timeout(ANSWER_S):
        writer.write(head.encode() + answer.octets)
        writer.close()
        await writer.wait_closed()


def _shown(push: Push) -> dict[str, str]:
    return {
        "sealed": push.sealed,
        "signature": push.signature,
        "timestamp": push.timestamp,
        "nonce": push.nonce,
    }


def _is_echo(text: str) -> bool:
    """A word as platforms send it: no page, and no line of a header."""
    return (
        0 < len(text) <= _LONGEST_ECHO
        and text.isascii()
        and text.isprintable()
        and ("<" not in text and " " not in text)
    )


def _table(body: bytes) -> Mapping[str, object]:
    """Raises Refused."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Refused(400) from error
    if not isinstance(told, dict):
        raise Refused(400)
    return told
