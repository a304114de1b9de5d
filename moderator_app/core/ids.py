"""Identities: time-ordered for what we write, derived for what a platform wrote."""

from uuid import UUID, uuid5

NIL = UUID(int=0)
_CASES = UUID("6f0c8a52-0d2b-5c1e-9a74-2f1be0f4c7d1")


def uuid7(unix_ms: int, entropy: bytes) -> UUID:
    """A version 7 UUID (RFC 9562, 5.7) of a moment in milliseconds and ten random bytes."""
    if len(entropy) != 10:
        raise ValueError("a version 7 UUID takes ten random bytes")
    value = (unix_ms & (1 << 48) - 1) << 80 | int.from_bytes(entropy, "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def case_id(platform: str, post: str) -> UUID:
    """The case a platform's post opens: two desks that fetch the same post name the same case."""
    return uuid5(_CASES, f"{platform}\n{post}")
