"""What this desk has agreed on: kept in its case file, and so the same on whatever machine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, TypeGuard

from moderator_app.ui.keystrokes import parse

Keys = Mapping[str, tuple[str, ...]]

LONGEST_IDLE: Final = 120
_IDLE: Final = "idle_minutes"
_KEYS: Final = "keys"


@dataclass(frozen=True, slots=True)
class DeskSettings:
    idle_minutes: int = 10
    """After how many minutes without a key or a move of the mouse the desk locks itself."""
    keys: Keys = field(default_factory=lambda: MappingProxyType({}))
    """The keys a person chose, by command; all others have their usual ones."""


def read(values: Mapping[str, object]) -> DeskSettings:
    """What was kept; what makes no sense is passed over, so that the desk always opens."""
    usual = DeskSettings()
    idle, keys = values.get(_IDLE), values.get(_KEYS)
    return DeskSettings(
        idle_minutes=int(idle) if _between(idle, 1, LONGEST_IDLE) else usual.idle_minutes,
        keys=_keys(keys) if isinstance(keys, dict) else usual.keys,
    )


def written(settings: DeskSettings) -> dict[str, object]:
    return {
        _IDLE: settings.idle_minutes,
        _KEYS: {command: list(keys) for command, keys in settings.keys.items()},
    }


def _between(value: object, least: float, most: float) -> TypeGuard[float]:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return least <= value <= most


def _keys(kept: Mapping[object, object]) -> Keys:
    return {
        command: tuple(keys)
        for command, keys in kept.items()
        if isinstance(command, str) and isinstance(keys, list) and all(map(_readable, keys))
    }


def _readable(keys: object) -> bool:
    try:
        return isinstance(keys, str) and bool(parse(keys))
    except ValueError:
        return False
