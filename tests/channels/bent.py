"""What was sent, and is wrong in some place: JSON and octets, bent by whoever picks the places."""

import json
import random
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any, Final

HOSTILE: Final[tuple[Any, ...]] = (
    None,
    True,
    False,
    -1,
    0,
    1.5,
    10**30,
    253_402_300_800,
    float("inf"),
    float("nan"),
    "",
    " ",
    "0",
    "\0",
    "路灯\ud842",
    "\u202egpj.exe",
    "<script>alert(1)</script>",
    "&#55296;",
    "../../etc/passwd",
    "..\\..\\boot.ini",
    "http://[",
    "file:///etc/passwd",
    "9999-12-31T23:59:59-23:59",
    "0001-01-01T00:00:00+14:00",
    "1900-01-01T00:00:00Z",
    "长" * 400,
    "a" * 3000,
    [],
    {},
    [[[[[[[[]]]]]]]],
)
"""What may stand in place of anything."""

Pick = random.Random


def bent_json(octets: bytes, pick: Pick) -> bytes:
    """Some things in it are something else, in another place, twice or not at all. Raises
    ValueError, RecursionError for what is no JSON."""
    whole = [json.loads(octets.decode("utf-8-sig", "replace"), strict=False)]
    for _ in range(pick.randint(1, 4)):
        places = _places(whole)
        at, name = pick.choice(places)
        pick.choice(_BENDS)(at, name, places, pick)
    text = json.dumps(whole[0] if whole else None, ensure_ascii=pick.random() < 0.2)
    return text.encode("utf-8", "surrogatepass")


Place = tuple[Any, Any]
"""A table or a list, and the name or number in it."""


def _places(whole: list[Any]) -> list[Place]:
    found: list[Place] = []
    waiting: list[Any] = [whole]
    while waiting and len(found) < 2_000:
        one = waiting.pop()
        names = range(len(one)) if isinstance(one, list) else list(one)
        for name in names:
            found.append((one, name))
            if isinstance(one[name], list | dict):
                waiting.append(one[name])
    return found or [({"": whole}, "")]


def _replaced(at: Any, name: Any, _: Sequence[Place], pick: Pick) -> None:
    at[name] = deepcopy(pick.choice(HOSTILE))  # for it may be bent in its turn


def _moved(at: Any, name: Any, places: Sequence[Place], pick: Pick) -> None:
    other, there = pick.choice(places)
    at[name] = deepcopy(other[there])  # for what holds itself is no JSON


def _left_out(at: Any, name: Any, _: Sequence[Place], __: Pick) -> None:
    if isinstance(at, dict):
        del at[name]


def _misspelt(at: Any, name: Any, _: Sequence[Place], pick: Pick) -> None:
    if isinstance(at, dict):
        at[pick.choice([name.upper(), f"{name}_", "", "\ud842"])] = at.pop(name)


def _wrapped(at: Any, name: Any, _: Sequence[Place], pick: Pick) -> None:
    at[name] = pick.choice([[at[name]], {"x": at[name]}, str(at[name])])


def _again(at: Any, name: Any, _: Sequence[Place], pick: Pick) -> None:
    if isinstance(at[name], list):
        at[name] = (at[name] * pick.randint(2, 70))[:70]
    elif isinstance(at[name], str):
        at[name] = (at[name] * pick.randint(2, 40))[:20_000]


def _numbered(at: Any, name: Any, _: Sequence[Place], pick: Pick) -> None:
    told = at[name]
    at[name] = told + pick.choice([-1, 1]) if type(told) is int else pick.randint(-9, 10**12)


_BENDS: Final[tuple[Callable[[Any, Any, Sequence[Place], Pick], None], ...]] = (
    _replaced,
    _replaced,
    _moved,
    _left_out,
    _misspelt,
    _wrapped,
    _again,
    _numbered,
)


def bent_octets(octets: bytes, pieces: Sequence[bytes], pick: Pick) -> bytes:
    """Pieces of it are missing, there twice, or something that means something instead."""
    made = bytearray(octets)
    for _ in range(pick.randint(1, 6)):
        begin = pick.randint(0, len(made))
        end = min(len(made), begin + pick.choice([0, 1, 2, 5, 20, 200]))
        kind = pick.randrange(4)
        if kind == 0:
            made[begin:end] = pick.choice(pieces) if pieces else b""
        elif kind == 1:
            made[begin:end] = bytes(made[begin:end]) * pick.choice([0, 2, 9])
        elif kind == 2:
            made[begin:begin] = bytes([pick.randrange(256)])
        else:
            other = pick.randint(0, len(made))
            made[begin:end] = made[other : other + 30]
    return bytes(made[:65_536])
