"""Whom the desk turns to when something is too big for it: agreed on, and kept in its settings."""

from collections.abc import Mapping
from dataclasses import dataclass

NAME, NUMBER = "duty_leader", "duty_leader_telephone"
"""Among the desk's settings."""


@dataclass(frozen=True, slots=True)
class Leader:
    """The duty leader; both are empty until somebody has filled them in."""

    name: str = ""
    number: str = ""


def leader(settings: Mapping[str, object]) -> Leader:
    name, number = (settings.get(key) for key in (NAME, NUMBER))
    return Leader(name if isinstance(name, str) else "", number if isinstance(number, str) else "")


def to_setting(one: Leader) -> dict[str, object]:
    return {NAME: one.name.strip(), NUMBER: one.number.strip()}
