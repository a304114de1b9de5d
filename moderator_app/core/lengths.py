"""How long a text is as a platform counts it, and how much of it fits."""

from collections.abc import Iterator
from typing import Final

from moderator_app.core.channels import Counting

_HALVES_OF_LINK: Final = 20
_SIGNS_OF_LINK: Final = 23
"""Mastodon's `characters_reserved_per_url`, the same on every server of that make."""
_SCHEMES: Final = ("http://", "https://")


def length(text: str, counting: Counting) -> int:
    """A text's length as a platform counts it."""
    if counting is Counting.SIGNS:
        return len(text)
    if counting is Counting.OCTETS:
        return len(text.encode("utf-8", "surrogatepass"))
    unit = _unit(counting)
    return (sum(size for _, size in _sizes(text, counting)) + unit - 1) // unit


def fitting(text: str, longest: int, counting: Counting) -> int:
    """How many signs of a text, from its beginning, are no longer than that."""
    if counting is Counting.SIGNS:
        return min(len(text), longest)
    if counting is Counting.OCTETS:
        return _in_octets(text, longest)
    left = _unit(counting) * longest
    at = 0
    for end, size in _sizes(text, counting):
        if size > left:
            # A link counts as one only from its first sign behind the scheme on.
            scheme = next((len(s) for s in _SCHEMES if text.startswith(s, at)), 0)
            return at + min(left, scheme if end - at > 1 else 0)
        at, left = end, left - size
    return at


def _in_octets(text: str, octets: int) -> int:
    for at, sign in enumerate(text):
        octets -= len(sign.encode("utf-8", "surrogatepass"))
        if octets < 0:
            return at
    return len(text)


def _unit(counting: Counting) -> int:
    return 2 if counting is Counting.WEIBO else 1


def _sizes(text: str, counting: Counting) -> Iterator[tuple[int, int]]:
    """Where each sign or link ends, and what it counts for: on Weibo in half-width signs."""
    by_halves = counting is Counting.WEIBO
    at = 0
    while at < len(text):
        end = _end_of_link(text, at)
        if end > at:
            yield end, _HALVES_OF_LINK if by_halves else _SIGNS_OF_LINK
            at = end
        else:
            sign = text[at]
            at += 1
            yield at, _halves(sign) if by_halves else 1


def _halves(sign: str) -> int:
    return 1 if sign.isascii() else 2 if sign <= "\uffff" else 4


def _end_of_link(text: str, at: int) -> int:
    """Where a link that begins here ends; `at` if none does."""
    if text[at] != "h":
        return at
    for scheme in _SCHEMES:
        if text.startswith(scheme, at):
            end = at + len(scheme)
            while end < len(text) and "!" <= text[end] <= "~":
                end += 1
            return end if end > at + len(scheme) else at
    return at
