"""Keeping a password without keeping it: Argon2id."""

import os
from typing import Final

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

_MEMORY_KIB: Final = 64 * 1024
_ITERATIONS: Final = 3
_LANES: Final = 4
_SALT_BYTES: Final = 16
_LENGTH: Final = 32
"""RFC 9106, section 4, the second recommended option, for where memory is scarcer: t = 3, p = 4,
m = 2^16 KiB (64 MiB), a salt of 128 bits, a tag of 256. About a sixth of a second."""
_AS_NOW: Final = f"$argon2id$v=19$m={_MEMORY_KIB},t={_ITERATIONS},p={_LANES}$"


def hashed(password: str) -> str:
    """Salt and digest in the PHC string format. Takes tenths of a second."""
    kdf = Argon2id(
        salt=os.urandom(_SALT_BYTES),
        length=_LENGTH,
        iterations=_ITERATIONS,
        lanes=_LANES,
        memory_cost=_MEMORY_KIB,
    )
    return kdf.derive_phc_encoded(password.encode())


def matches(password: str, phc: str) -> bool:
    """Whether this is the password; false also where what was kept makes no sense."""
    try:
        Argon2id.verify_phc_encoded(password.encode(), phc)
    except (InvalidKey, ValueError):
        return False
    return True


def is_as_now(phc: str) -> bool:
    """Whether it was made with the figures above; if not, it is made anew when it is next right."""
    return phc.startswith(_AS_NOW)
