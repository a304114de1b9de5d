"""Finding Chinese names by the letters one would type for them: `hwc` and `huanwei` → 环卫处.

A character may be typed as itself, as its first letter, or as its syllable, in any mixture;
ü is v, as on every keyboard. Where a character has several readings all are accepted.
"""

import gc
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache, partial
from itertools import islice, product
from typing import Generic, TypeVar

T = TypeVar("T")

MOST_VARIANTS = 8
"""How many spellings of one name are kept."""
_LONGEST = 64
"""Signs of a name or a query that are looked at."""
_POLYPHONES = frozenset(
    "长重行乐单曾厦会朝都调藏传盛宿校系解降强省弹折种转朴查车卡率参差便大给角壳落绿没秘番埔堡铺圩蚌"
    "泊仇尉阿柏薄铅荥涡"
)
"""Characters of names and offices whose other readings are alive; the dictionary also knows
readings that nobody types (园 wan)."""


class Rank(IntEnum):
    """How well a query fits a name; the higher the better."""

    NONE = 0
    INSIDE = 1
    """Initials or syllables, also mixed with characters, beginning at any character."""
    PINYIN = 2
    """The beginning of the full spelling."""
    INITIALS = 3
    """The beginning of the initials."""
    ALL_INITIALS = 4
    SUBSTRING = 5
    PREFIX = 6
    EXACT = 7


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name prepared for matching: its signs, and what may be typed for each of them.

    `heads` is, for each sign, what stands for it alone: itself, then its initials.
    `spelt` are the spellings by initials and `full` those by syllables, each behind a line break,
    so that one search of a string finds what begins any of them.
    """

    signs: str
    syllables: tuple[tuple[str, ...], ...]
    heads: tuple[str, ...]
    spelt: str
    full: str
    letters: frozenset[str]


def initials(text: str) -> frozenset[str]:
    """The first letters of the syllables; several where characters have several readings."""
    return frozenset(spell(text).spelt.split())


def matches(query: str, name: str) -> Rank:
    """How well the query fits the name. Case, width, spaces and punctuation do not matter."""
    return _rank(_signs(query), spell(name))


def rank(query: str, items: Iterable[T], key: Callable[[T], str]) -> list[T]:
    """The items that fit, best first; equals keep their order. An empty query fits all."""
    return Names(items, lambda item: (key(item),)).find(query)


@lru_cache(maxsize=8192)
def spell(name: str) -> Spelling:
    """The spellings of a name. The first call loads the dictionary: 0.2 s on a slow machine."""
    signs = _signs(name)
    syllables: list[tuple[str, ...]] = []
    for readings in _dictionary()(signs):
        # A run of signs that have no reading comes back as it is, in one piece.
        if signs.startswith(readings[0], len(syllables)):
            syllables += [(sign,) for sign in readings[0]]
        else:
            is_polyphone = signs[len(syllables)] in _POLYPHONES
            syllables.append(tuple(dict.fromkeys(readings if is_polyphone else readings[:1])))
    firsts = [tuple(dict.fromkeys(choice[:1] for choice in choices)) for choices in syllables]
    letters = frozenset(signs).union(*(choice for choices in syllables for choice in choices))
    heads = tuple(sign + "".join(some) for sign, some in zip(signs, firsts, strict=True))
    return Spelling(
        signs, tuple(syllables), heads, _variants(firsts), _variants(syllables), letters
    )


@cache
def _dictionary() -> Callable[[str], Iterable[list[str]]]:
    # Loaded here, because most of the program must not wait for it.
    from pypinyin import Style, pinyin  # noqa: PLC0415

    # Two hundred thousand lists that stay: every full search for garbage, which is made on the
    # window's thread, would take 17 ms more.
    gc.freeze()
    return partial(pinyin, style=Style.NORMAL, heteronym=True)


def _variants(choices: Iterable[tuple[str, ...]]) -> str:
    return "".join("\n" + "".join(spelt) for spelt in islice(product(*choices), MOST_VARIANTS))


def _signs(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text[:_LONGEST]).casefold()
    return "".join(filter(str.isalnum, folded))[:_LONGEST]


class Names(Generic[T]):
    """Items and their spellings. Make it off the window's thread; asking it is quick."""

    def __init__(self, items: Iterable[T], names: Callable[[T], Iterable[str]]) -> None:
        self._items = [(item, [spell(name) for name in names(item)]) for item in items]

    def find(self, query: str) -> list[T]:
        """The items with a name that fits, best first; equals keep their order."""
        signs = _signs(query)
        if not signs:
            return [] if query.strip() else [item for item, _ in self._items]
        ranked = [
            (max((_rank(signs, name) for name in names), default=Rank.NONE), item)
            for item, names in self._items
        ]
        ranked = [pair for pair in ranked if pair[0]]
        ranked.sort(key=lambda pair: pair[0], reverse=True)
        return [item for _, item in ranked]


def _rank(query: str, name: Spelling) -> Rank:
    if not query or not name.signs:
        return Rank.NONE
    if query in name.signs:
        if query == name.signs:
            return Rank.EXACT
        return Rank.PREFIX if name.signs.startswith(query) else Rank.SUBSTRING
    if f"\n{query}" in name.spelt:
        whole = f"\n{query}\n" in f"{name.spelt}\n"
        return Rank.ALL_INITIALS if whole else Rank.INITIALS
    if f"\n{query}" in name.full:
        return Rank.PINYIN
    return Rank.INSIDE if _is_inside(query, name) else Rank.NONE


def _is_inside(query: str, name: Spelling) -> bool:
    if len(query) < 2 or not name.letters.issuperset(query):
        return False
    first = query[0]
    return any(
        first in head and _reads(query, name, start) for start, head in enumerate(name.heads)
    )


def _reads(query: str, name: Spelling, start: int) -> bool:
    """Whether the query can be typed for the signs from `start` on; the last may be unfinished."""
    reached = {0}
    for heads, choices in zip(name.heads[start:], name.syllables[start:], strict=True):
        forward: set[int] = set()
        for at in reached:
            rest = query[at:]
            if rest == heads[0] or any(choice.startswith(rest) for choice in choices):
                return True
            for typed in (*heads, *choices):
                if rest.startswith(typed):
                    forward.add(at + len(typed))
        if not forward:
            return False
        reached = forward
    return False
