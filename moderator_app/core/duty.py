"""Whom the desk turns to when something is too big for it: agreed on, and kept in its settings."""

from collections.abc import Mapping
from dataclasses import dataclass

SETTING = "duty_leader"


@dataclass(frozen=True, slots=True)
class Leader:
    """The duty leader; both are empty until somebody has filled them in."""

    name: str = ""
    number: str = ""


def leader(settings: Mapping[str, object]) -> Leader:
    kept = settings.get(SETTING)
    if not isinstance(kept, dict):
        return Leader()
    return Leader(str(kept.get("name", "")), str(kept.get("number", "")))


def to_setting(one: Leader) -> dict[str, object]:
    return {SETTING: {"name": one.name.strip(), "number": one.number.strip()}}
