"""Connectors of others: which of them an administrator lets run at this desk.

One is known by its name and its distribution, so that another one of that name is not what was
ticked.
"""

from collections.abc import Iterable, Mapping
from typing import Final

SETTING: Final = "channels.ticked"

Tick = tuple[str, str]
"""A connector's name, and its distribution."""


def ticked(settings: Mapping[str, object]) -> frozenset[Tick]:
    kept = settings.get(SETTING)
    lines = kept if isinstance(kept, list) else []
    found = [line.partition(" ") for line in lines if isinstance(line, str)]
    return frozenset((name, distribution) for name, _, distribution in found)


def to_setting(chosen: Iterable[Tick]) -> list[str]:
    return sorted(f"{name} {distribution}" for name, distribution in chosen)
