"""What WeChat and WeCom push is sealed: here it is opened, if it is theirs and meant for us.

The signature covers the sealed text alone, and is compared before anything is opened, in a time
that tells nothing. The key never leaves the desk: whoever passes a push on cannot read it.
"""

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

MOST_SIGNS: Final = 1_000_000
"""Of a sealed text."""
_KEY_SIGNS: Final = 43
_SALT, _LENGTH = 16, 4
_BLOCK: Final = 32
"""Of the padding, not of the cipher."""


class NotOurs(Exception):
    """A push that is forged, torn, or meant for somebody else; the argument says in what way."""


@dataclass(frozen=True, slots=True)
class Push:
    """A sealed text as it came, with what signs it."""

    sealed: str
    signature: str
    timestamp: str
    nonce: str


class Seal:
    """What opens the pushes to one account. `receiver`: its appid or, in WeCom, its corpid."""

    def __init__(self, token: str, aes_key: str, receiver: str) -> None:
        """Raises ValueError for a key that was pasted wrong."""
        if len(aes_key) != _KEY_SIGNS or not (aes_key.isascii() and aes_key.isalnum()):
            raise ValueError("aes_key")
        self._token = token
        self._key = base64.b64decode(aes_key + "=")
        self._receiver = receiver.encode()

    def open(self, push: Push) -> str:
        """Raises NotOurs."""
        if len(push.sealed) > MOST_SIGNS:
            raise NotOurs("too_long")
        signed = signature(self._token, push.timestamp, push.nonce, push.sealed)
        if not hmac.compare_digest(signed.encode(), push.signature.encode("utf-8", "replace")):
            raise NotOurs("signature")
        try:
            return self._text(self._opened(push.sealed)).decode()
        except UnicodeDecodeError as error:
            raise NotOurs("text") from error

    def _opened(self, sealed: str) -> bytes:
        try:
            octets = base64.b64decode(sealed, validate=True)
            cipher = Cipher(algorithms.AES(self._key), modes.CBC(self._key[:16])).decryptor()
            octets = cipher.update(octets) + cipher.finalize()
        except (ValueError, binascii.Error) as error:
            raise NotOurs("sealed") from error
        padding = octets[-1] if octets else 0
        if not 1 <= padding <= _BLOCK or octets[-padding:] != bytes([padding]) * padding:
            raise NotOurs("padding")
        return octets[:-padding]

    def _text(self, octets: bytes) -> bytes:
        begin = _SALT + _LENGTH
        end = begin + int.from_bytes(octets[_SALT:begin], "big")
        if len(octets) < begin or end > len(octets):
            raise NotOurs("length")
        if not hmac.compare_digest(octets[end:], self._receiver):
            raise NotOurs("receiver")
        return octets[begin:end]


def signature(*parts: str) -> str:
    """Of an account's token and what is signed with it, in whatever order."""
    joined = "".join(sorted(parts)).encode("utf-8", "replace")
    return hashlib.sha1(joined, usedforsecurity=False).hexdigest()
