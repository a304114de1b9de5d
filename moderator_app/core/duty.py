"""Whom the desk turns to when something is too big for it: agreed on, and kept in its settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

NAME, TELEPHONE, MINUTES = (
    "duty_leader",
    "duty_leader_telephone",
    "handover_patience_minutes",
)
"""Among the desk's settings."""
PATIENCE = timedelta(minutes=30)
"""How long an item of a handover may be nobody's before it is the leader's, where nothing else is
set."""
LONGEST_PATIENCE = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Leader:
    """The duty leader: among the numbers of an emergency, and told of what nobody accepts at a
    handover after so long. Name and telephone are empty until somebody has filled them in."""

    name: str = ""
    telephone: str = ""
    patience: timedelta = PATIENCE


def leader(settings: Mapping[str, object]) -> Leader:
    """What makes no sense is passed over."""
    name, telephone, minutes = (settings.get(key) for key in (NAME, TELEPHONE, MINUTES))
    patience = PATIENCE
    if isinstance(minutes, int) and not isinstance(minutes, bool):
        longest = LONGEST_PATIENCE // timedelta(minutes=1)
        patience = timedelta(minutes=minutes) if 0 < minutes <= longest else PATIENCE
    return Leader(
        name if isinstance(name, str) else "",
        telephone if isinstance(telephone, str) else "",
        patience,
    )


def to_settings(one: Leader) -> dict[str, object]:
    return {
        NAME: one.name.strip(),
        TELEPHONE: one.telephone.strip(),
        MINUTES: one.patience // timedelta(minutes=1),
    }
