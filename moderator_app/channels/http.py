"""JSON over HTTPS within bounds: what every platform with an interface of its own is asked by.

Certificates are verified always; without TLS only this machine is spoken to. No redirection is
followed, no proxy of the environment used, no cookie kept. An answer has at most so many octets and
a call ends in so many seconds, however slowly the other side drips. Each call has a connection of
its own: on one that was kept, a reply could not be told from one that the other side had hung up on.
"""

import json
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Final
from urllib.parse import quote, urlencode, urljoin, urlsplit

import httpcore
from typing_extensions import override

from moderator_app.channels import progress
from moderator_app.channels.addresses import is_here, is_open
from moderator_app.core.channels import (
    Ambiguous,
    ChannelError,
    ConfigError,
    ContentRejected,
    RateLimited,
    TargetGone,
    Transient,
)

MOST_OCTETS: Final = 5_000_000
DEADLINE_S: Final = 20.0
SLOWEST: Final = 50_000
"""Octets a second with which a file comes over an office's line at the least."""
_CONNECT_S = 10.0
_MOST_HOPS = 3
_REDIRECTIONS = frozenset({301, 302, 303, 307, 308})
_TROUBLES = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, OSError)


@dataclass(frozen=True, slots=True)
class Request:
    """GET, or POST where it carries a `form` or a `body` (as JSON). `seconds`: it ends by then."""

    path: str
    # Any of these may hold a token, or what a citizen is told.
    query: Sequence[tuple[str, str]] = field(default=(), repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    form: Sequence[tuple[str, str]] | None = field(default=None, repr=False)
    body: object = field(default=None, repr=False)
    seconds: float = DEADLINE_S


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. Names of headers in small letters; `value` is the JSON, None where an answer
    other than 2xx holds none."""

    status: int
    headers: Mapping[str, str]
    octets: bytes
    value: object = None


class Client:
    """One platform's address, such as `https://api.weibo.com/2`. `authority`: a file of the
    certificates that are trusted, where the system's are not meant. May be used by several threads;
    connects to nothing before it is asked something."""

    def __init__(self, base: str, authority: str = "") -> None:
        self._base = base.strip().rstrip("/")
        self._authority = authority
        self._lock = threading.Lock()
        self._context: ssl.SSLContext | None = None
        self._lines: set[_Line] = set()
        self._closed = False

    def ask(self, request: Request) -> Answer:
        """For what may be asked twice. Whatever the platform answers is returned; raises Transient
        for what broke off, ConfigError for a redirection, an untrusted certificate, no address."""
        return self._json(request, Transient)

    def tell(self, request: Request) -> Answer:
        """For what must not happen twice. As `ask`; `Transient` means that it did not leave whole,
        `Ambiguous` that it did, and that no answer that can be read came back."""
        return self._json(request, Ambiguous)

    def fetch(self, url: str, limit: int, seconds: float | None = None) -> bytes:
        """A file that a message names, from whatever host, without telling it who we are. Raises
        ContentRejected over `limit` octets, TargetGone, RateLimited, Transient, the last also after
        so many seconds, or after as many as that many octets take on a slow line. One of another
        host must lie in the open net: what a citizen names is not looked for among the bureau's own
        machines."""
        line = _Line(DEADLINE_S + limit / SLOWEST if seconds is None else seconds)
        for _ in range(_MOST_HOPS):
            place = _place(url, TargetGone)
            line.open_only = place.host != _place(self._base, ConfigError).host
            try:
                answer = self._call(line, place, Request(""), limit, Transient)
            except _TooMuch as error:
                raise ContentRejected("too_large") from error
            if answer.status not in _REDIRECTIONS:
                return _file(answer)
            try:
                url = urljoin(url, answer.headers.get("location", ""))
            except ValueError as error:
                raise TargetGone("redirect") from error
        raise TargetGone("redirect")

    def close(self) -> None:
        """Calls that are under way end at once, and no others begin."""
        with self._lock:
            self._closed = True
            lines = tuple(self._lines)
        for line in lines:
            line.cut()

    def _json(self, request: Request, broken: type[ChannelError]) -> Answer:
        url = self._base + request.path
        if request.query:
            url += "?" + urlencode(request.query)
        line, place = _Line(request.seconds), _place(url, ConfigError)
        try:
            answer = self._call(line, place, request, MOST_OCTETS, broken)
        except _TooMuch as error:
            raise broken("too_large") from error
        if answer.status in _REDIRECTIONS:
            raise ConfigError("redirect")
        try:
            value = parsed(answer.octets)
        except (ValueError, RecursionError) as error:
            if 200 <= answer.status < 300:
                raise broken("not_json") from error
            value = None
        return Answer(answer.status, answer.headers, answer.octets, value)

    def _call(
        self,
        line: "_Line",
        place: httpcore.URL,
        request: Request,
        limit: int,
        broken: type[ChannelError],
    ) -> Answer:
        """Raises ChannelError, _TooMuch."""
        with self._lock:
            if self._closed:
                raise Transient("closed")
            self._lines.add(line)
        try:
            return _exchanged(line, place, request, limit, self._trust(place))
        except _TROUBLES as error:
            if isinstance(error.__cause__, ssl.SSLCertVerificationError):
                raise ConfigError("certificate") from error
            raise (broken if line.gone else Transient)(type(error).__name__) from error
        finally:
            with self._lock:
                self._lines.discard(line)

    def _trust(self, place: httpcore.URL) -> ssl.SSLContext | None:
        if place.scheme != b"https":
            return None
        with self._lock:
            if self._context is None:
                try:
                    self._context = ssl.create_default_context(cafile=self._authority or None)
                except OSError as error:
                    raise ConfigError("authority") from error
            return self._context


class _TooMuch(Exception):
    """An answer that is longer than it may be."""


class _Line:
    """The one connection of a call: until when it may last, and whether the request left whole.
    `open_only`: to an address of the open net, and no other."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._cut = self._in_body = False
        self._socket: socket.socket | None = None
        self.gone = False
        self.open_only = False

    def left(self, at_most: float | None = None) -> float:
        """Seconds. Raises httpcore.TimeoutException when there are none."""
        left = self._end - time.monotonic()
        if left <= 0 or self._cut:
            raise httpcore.TimeoutException("deadline")
        return left if at_most is None else min(left, at_most)

    def trace(self, event: str, _: Mapping[str, object]) -> None:
        """What the library tells of its steps."""
        self._in_body |= event == "http11.send_request_body.started"

    def wrote(self) -> None:
        """The content leaves in one piece: before the library hears of it, it may be there."""
        self.gone |= self._in_body

    def hold(self, stream: httpcore.NetworkStream) -> None:
        found = stream.get_extra_info("socket")
        self._socket = found if isinstance(found, socket.socket) else None

    def cut(self) -> None:
        """From another thread: whoever waits for this line waits no longer."""
        self._cut = True
        if self._socket is not None:
            with suppress(OSError):
                # Not the method of a TLS socket, which another thread is reading from.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


class _Backend(httpcore.SyncBackend):
    """The library has a time limit for each step, and none for all of them: here is one."""

    def __init__(self, line: _Line) -> None:
        self._line = line

    @override
    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        if self._line.open_only:
            host = _open_address(host, port)
        stream = super().connect_tcp(
            host, port, self._line.left(timeout), local_address, socket_options
        )
        return _Stream(stream, self._line)


class _Stream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, line: _Line) -> None:
        self._stream = stream
        self._line = line
        line.hold(stream)

    @override
    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._line.left(timeout))

    @override
    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._line.left(timeout))
        self._line.wrote()

    @override
    def close(self) -> None:
        self._stream.close()

    @override
    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._line.left(timeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, left), self._line)

    @override
    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _open_address(host: str, port: int) -> str:
    """Raises OSError, TargetGone."""
    address = str(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][4][0])
    if not is_open(address):
        raise TargetGone("private_address")
    return address


def _place(url: str, wrong: type[ChannelError]) -> httpcore.URL:
    """An address as it is called. Raises `wrong` where it is none, or leads over an open line."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna")
        port = parts.port
    except ValueError as error:
        raise wrong("address") from error
    name = host.decode()
    if not name.isprintable() or " " in name or parts.username is not None:
        raise wrong("address")
    if not name or parts.scheme not in {"https", "http"}:
        raise wrong("address")
    if parts.scheme == "http" and not is_here(name):
        raise wrong("not_encrypted")
    target = quote(parts.path, safe="/%:@!$&'()*+,;=~") or "/"
    if parts.query:
        target += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~?")
    return httpcore.URL(scheme=parts.scheme.encode(), host=host, port=port, target=target.encode())


def _exchanged(
    line: _Line, place: httpcore.URL, request: Request, limit: int, trust: ssl.SSLContext | None
) -> Answer:
    """Raises _TooMuch, ConfigError, and what a connection raises."""
    headers, content = _written(place, request)
    connection = httpcore.HTTPConnection(
        place.origin, ssl_context=trust, network_backend=_Backend(line)
    )
    within = {"connect": _CONNECT_S, "read": request.seconds, "write": request.seconds}
    method = b"GET" if content is None else b"POST"
    extensions = {"timeout": within, "trace": line.trace}
    with (
        connection,
        connection.stream(
            method, place, headers=headers, content=content, extensions=extensions
        ) as response,
    ):
        octets = _read(response.iter_stream(), limit)
        told = {name.decode("latin-1").lower(): v.decode("latin-1") for name, v in response.headers}
        return Answer(response.status, told, octets)


def _read(pieces: Iterable[bytes], limit: int) -> bytes:
    octets = bytearray()
    for piece in pieces:
        octets += piece
        if len(octets) > limit:
            raise _TooMuch
        progress.came(len(octets))
    return bytes(octets)


def _written(
    place: httpcore.URL, request: Request
) -> tuple[list[tuple[bytes, bytes]], bytes | None]:
    """The headers and the content. Raises ConfigError: a token with a hanzi in it was pasted wrong."""
    host = f"[{place.host.decode()}]" if b":" in place.host else place.host.decode()
    headers = {
        "Host": host if place.port is None else f"{host}:{place.port}",
        "User-Agent": f"moderator-desk/{version('moderator-desk')}",
        "Accept": "*/*",
        "Connection": "close",
    } | dict(request.headers)
    content: bytes | None = None
    if request.form is not None:
        content = urlencode(request.form).encode()
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    elif request.body is not None:
        # Some platforms show an escaped hanzi as its escape.
        content = json.dumps(request.body, ensure_ascii=False).encode()
        headers["Content-Type"] = "application/json"
    if content is not None:
        headers["Content-Length"] = str(len(content))
    if not all(value.isascii() and value.isprintable() for value in headers.values()):
        raise ConfigError("request")
    return [(name.encode(), value.encode()) for name, value in headers.items()], content


def parsed(octets: bytes) -> object:
    """The JSON of an answer. Raises ValueError, RecursionError."""
    # Half a sign in what one citizen said must not keep back what all the others did.
    return json.loads(octets.decode("utf-8-sig", "replace"), strict=False)


def _file(answer: Answer) -> bytes:
    """Raises ChannelError for what is no file."""
    if answer.status == 200:
        return answer.octets
    if answer.status == 429:
        raise RateLimited("429")
    if answer.status >= 500 or answer.status == 408:
        raise Transient(str(answer.status))
    raise TargetGone(str(answer.status))
