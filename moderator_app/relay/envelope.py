"""What a platform pushes: whether it comes from there, and the sealed text in it.

The token that signs it opens nothing. The key that does stays at the desk, so that whoever has this
machine can neither read what citizens write nor write in their place.
"""

import hashlib
import hmac
import re
from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

SKEW_S: Final = 300
"""How far a push's time may be from ours."""
_ALLOWED: Final = frozenset({"ToUserName", "AgentID", "Encrypt"})
_SEALED: Final = re.compile(r"[A-Za-z0-9+/]{16,}={0,2}")
_TIME: Final = re.compile("[0-9]{1,12}")
_NONCE: Final = re.compile("[!-~]{1,64}")


@dataclass(frozen=True, slots=True)
class Push:
    """A sealed text, with what signs it."""

    sealed: str
    signature: str
    timestamp: str
    nonce: str


def signature(*parts: str) -> str:
    """Of a token and what is signed with it, in whatever order."""
    joined = "".join(sorted(parts)).encode("utf-8", "replace")
    return hashlib.sha1(joined, usedforsecurity=False).hexdigest()


def is_signed(token: str, told: str, timestamp: str, nonce: str, *sealed: str) -> bool:
    """Compared in a time that tells nothing."""
    right = signature(token, timestamp, nonce, *sealed)
    return hmac.compare_digest(right.encode(), told.encode("utf-8", "replace"))


def is_fresh(timestamp: str, nonce: str, now: float) -> bool:
    """Whether it was signed now, and not long ago by whoever kept it."""
    if not _TIME.fullmatch(timestamp) or not _NONCE.fullmatch(nonce):
        return False
    return abs(int(timestamp) - now) <= SKEW_S


class _NotSealed(Exception):
    """It holds something that is nobody's business here."""


class _Reader:
    def __init__(self) -> None:
        self.sealed: list[str] = []
        self._path: list[str] = []

    def start(self, name: str, attributes: object) -> None:
        self._path.append(name)
        depth = len(self._path)
        right = name == "xml" if depth == 1 else name in _ALLOWED
        if not right or depth > 2 or attributes:
            raise _NotSealed
        if name == "Encrypt":
            self.sealed.append("")

    def text(self, piece: str) -> None:
        if self._path[-1] == "Encrypt":
            self.sealed[-1] += piece
        elif self._path[-1] == "xml" and piece.strip():
            raise _NotSealed

    def end(self, _: str) -> None:
        self._path.pop()


def sealed(body: bytes) -> str | None:
    """The sealed text, where there is one and nothing beside it that could be read; else None. An
    account that pushes in the open, or both ways at once, is not served."""
    read = _Reader()
    parser = expat.ParserCreate(encoding="utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = read.start
    parser.EndElementHandler = read.end
    parser.CharacterDataHandler = read.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(body.removeprefix(b"\xef\xbb\xbf"), True)  # noqa: FBT003 - takes no name
    except (expat.ExpatError, _NotSealed, ValueError):
        return None
    if len(read.sealed) != 1 or not is_sealed(found := read.sealed[0].strip()):
        return None
    return found


def is_sealed(text: str) -> bool:
    """Whether it looks like a sealed text: whole blocks of a cipher, in base64."""
    return len(text) % 4 == 0 and _SEALED.fullmatch(text) is not None


def _refuse(*_: object) -> None:
    raise _NotSealed
