"""Whether the pages of a case file were written under a key, without opening it."""

import hashlib
import hmac
from pathlib import Path

_PAGE, _SALT, _SUM = 4096, 16, 64
_OTHER_SALT = 0x3A
_ROUNDS = 2
_LOOKED_AT = 8


def are_of_key(path: Path, key: bytes) -> bool:
    """Whether one of the first pages behind the very first bears the key's sum, as SQLCipher 4
    makes it: then the key is right, whatever has become of the first."""
    try:
        with path.open("rb") as file:
            salt = file.read(_PAGE)[:_SALT]
            pages = [file.read(_PAGE) for _ in range(_LOOKED_AT)]
    except OSError:
        return False
    other = bytes(byte ^ _OTHER_SALT for byte in salt)
    signing = hashlib.pbkdf2_hmac("sha512", key, other, _ROUNDS, 32)
    return any(_is_signed(page, number, signing) for number, page in enumerate(pages, 2))


def _is_signed(page: bytes, number: int, signing: bytes) -> bool:
    said = page[:-_SUM] + number.to_bytes(4, "little")
    return len(page) == _PAGE and hmac.digest(signing, said, "sha512") == page[-_SUM:]
