"""A server on this machine that answers each path in its own wrong way, octet by octet."""

import contextlib
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Manner = Callable[["Rude", socket.socket, bytes], None]
MANNERS: dict[str, Manner] = {}
_STEP_S = 0.02


@dataclass(slots=True)
class Rude:
    """`asked`: every request as it came, head and body. `moved`: where a redirection leads."""

    port: int
    scheme: str = "http"
    moved: str = "/fine"
    asked: list[bytes] = field(default_factory=list)
    leaving: threading.Event = field(default_factory=threading.Event)

    @property
    def base(self) -> str:
        return f"{self.scheme}://localhost:{self.port}"


def _manner(path: str) -> Callable[[Manner], Manner]:
    def named(manner: Manner) -> Manner:
        MANNERS[path] = manner
        return manner

    return named


def answer(status: int, content: bytes, *headers: str) -> bytes:
    told = "".join(f"{line}\r\n" for line in (*headers, f"Content-Length: {len(content)}"))
    return f"HTTP/1.1 {status} X\r\n{told}\r\n".encode() + content


@_manner("/fine")
def _fine(_: Rude, line: socket.socket, __: bytes) -> None:
    line.sendall(answer(200, '{"said": "您好🙏"}'.encode(), "X-Left: 7"))


@_manner("/torn")
def _torn(_: Rude, line: socket.socket, __: bytes) -> None:
    line.sendall(answer(200, b'\xef\xbb\xbf{"said": "\xe6\x82\xa8\xe5\xa5\n\x01"}'))


@_manner("/refused")
def _refused(_: Rude, line: socket.socket, __: bytes) -> None:
    line.sendall(answer(422, b'{"error": "too long"}'))


@_manner("/broken")
def _broken(_: Rude, line: socket.socket, __: bytes) -> None:
    line.sendall(answer(502, b"<html>Bad Gateway</html>"))


@_manner("/page")
def _page(_: Rude, line: socket.socket, __: bytes) -> None:
    line.sendall(answer(200, b"<html>Please sign in to the network</html>"))


@_manner("/deep")
def _deep(_: Rude, line: socket.socket, __: bytes) -> None:
    line.sendall(answer(200, b"[" * 200_000))


@_manner("/moved")
def _moved(rude: Rude, line: socket.socket, __: bytes) -> None:
    line.sendall(answer(302, b"", f"Location: {rude.moved}"))


@_manner("/silent")
def _silent(rude: Rude, _: socket.socket, __: bytes) -> None:
    rude.leaving.wait(10)


@_manner("/drips-head")
def _drips_head(rude: Rude, line: socket.socket, __: bytes) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\nX-Drip: ")
    _drip(rude, line, b"a")


@_manner("/drips-body")
def _drips_body(rude: Rude, line: socket.socket, __: bytes) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    _drip(rude, line, b" ")


@_manner("/drips-hints")
def _drips_hints(rude: Rude, line: socket.socket, __: bytes) -> None:
    _drip(rude, line, b"HTTP/1.1 103 Early Hints\r\n\r\n")


def _drip(rude: Rude, line: socket.socket, octets: bytes) -> None:
    end = time.monotonic() + 10
    while time.monotonic() < end and not rude.leaving.wait(_STEP_S):
        line.sendall(octets)


@_manner("/endless")
def _endless(rude: Rude, line: socket.socket, __: bytes) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while not rude.leaving.is_set():
        line.sendall(b"10000\r\n" + b" " * 0x10000 + b"\r\n")


@_manner("/endless-head")
def _endless_head(rude: Rude, line: socket.socket, __: bytes) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\nX-Much: ")
    while not rude.leaving.is_set():
        line.sendall(b"a" * 0x10000)


@_manner("/half")
def _half(_: Rude, line: socket.socket, __: bytes) -> None:
    line.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"said":')


@_manner("/hangs-up")
def _hangs_up(_: Rude, line: socket.socket, __: bytes) -> None:
    line.close()


@_manner("/resets")
def _resets(_: Rude, line: socket.socket, __: bytes) -> None:
    reset(line)


@_manner("/not-http")
def _not_http(_: Rude, line: socket.socket, __: bytes) -> None:
    line.sendall(b"220 mail.example.org ESMTP\r\n")


def reset(line: socket.socket) -> None:
    """Break a connection off, rather than end it."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    line.close()


def _request(line: socket.socket) -> tuple[str, bytes]:
    """Head and body, or, of what is sent to `/interrupts`, the head alone."""
    read = b""
    while b"\r\n\r\n" not in read:
        piece = line.recv(65536)
        if not piece:
            return "", read
        read += piece
    head, _, body = read.partition(b"\r\n\r\n")
    path = head.split(b" ")[1].decode().partition("?")[0]
    if path == "/interrupts":
        return path, head
    wanted = 0
    for one in head.lower().split(b"\r\n"):
        if one.startswith(b"content-length:"):
            wanted = int(one.split(b":")[1])
    while len(body) < wanted:
        body += line.recv(65536)
    return path, head + b"\r\n\r\n" + body


def _serve(rude: Rude, listening: socket.socket, context: ssl.SSLContext | None) -> None:
    with contextlib.suppress(OSError):
        while True:
            line, _ = listening.accept()
            threading.Thread(target=_meet, args=(rude, line, context), daemon=True).start()


def _meet(rude: Rude, line: socket.socket, context: ssl.SSLContext | None) -> None:
    with contextlib.suppress(OSError), line:
        if context is not None:
            line = context.wrap_socket(line, server_side=True)
        with line:
            path, octets = _request(line)
            rude.asked.append(octets)
            MANNERS.get(path, _resets)(rude, line, octets)


@contextmanager
def running(context: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> Iterator[Rude]:
    with socket.create_server((host, 0)) as listening:
        rude = Rude(listening.getsockname()[1], "http" if context is None else "https")
        thread = threading.Thread(target=_serve, args=(rude, listening, context), daemon=True)
        thread.start()
        try:
            yield rude
        finally:
            rude.leaving.set()
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()
