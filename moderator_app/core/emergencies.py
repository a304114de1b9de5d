"""Danger to people: of what kind, who was called when, and the clock of public opinion."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from moderator_app.core.deadlines import Clock
from moderator_app.core.targets import Goal, Source, Target, Trust, Unit


class Danger(StrEnum):
    """In the order of the digits that choose it."""

    GAS = "gas"
    COLLAPSE = "collapse"
    SELF_HARM = "self_harm"
    CROWDS = "crowds"
    OTHER = "other"


POLICE, FIRE, AMBULANCE, ACCIDENT, COMFORT = "110", "119", "120", "122", "12356"
FIRST: Final = {
    Danger.GAS: (FIRE, POLICE, AMBULANCE),
    Danger.COLLAPSE: (FIRE, AMBULANCE, POLICE, ACCIDENT),
    Danger.SELF_HARM: (POLICE, AMBULANCE, COMFORT),
    Danger.CROWDS: (POLICE, AMBULANCE, FIRE),
    Danger.OTHER: (POLICE, FIRE, AMBULANCE, ACCIDENT),
}
"""Which national numbers help, the one to be called first before the others."""
ASKED: Final = {Danger.GAS: "燃气泄漏", Danger.COLLAPSE: "路面塌陷"}
"""The words by which the dispatch list is asked who else comes out at once."""
PUBLIC_OPINION_HOURS: Final = (24, 48)
"""A press conference about a major incident; an answer to any other matter of public opinion."""
_OPINION: Final = Source(
    "国办发〔2016〕61号：重大突发事件24小时内、其他政务舆情48小时内", Trust.PRESS
)


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody was called about it, by the person an event names."""

    name: str
    number: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Emergency:
    """One that is not over yet. `raised` is the event that began it."""

    raised: UUID
    danger: Danger
    at: datetime
    by: str
    calls: tuple[Call, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicOpinion:
    """The public is to be answered within so many hours from then on, duty or not."""

    hours: int
    since: datetime

    @property
    def clock(self) -> Clock:
        return Clock(Target(Goal.PUBLIC_OPINION, self.hours, Unit.HOUR, _OPINION), self.since)


_SIGNS: Final = {
    Danger.SELF_HARM: (
        "轻生", "自杀", "自尽", "寻死", "寻短见", "跳楼", "跳河", "跳桥", "割腕", "不想活", "活不下去",
    ),
    Danger.GAS: ("燃气", "煤气", "天然气", "液化气"),
    Danger.COLLAPSE: ("坍塌", "塌陷", "倒塌", "塌了", "塌方"),
    Danger.CROWDS: ("聚集", "围堵", "堵路", "拉横幅"),
}  # fmt: skip
"""What speaks for each, somebody's life before all else."""


def likely(words: str) -> Danger:
    """The danger that these words tell of, to begin with: which it is, a person says."""
    told = (danger for danger, signs in _SIGNS.items() if any(sign in words for sign in signs))
    return next(told, Danger.OTHER)


def script_key(danger: Danger, *, leader: bool) -> str:
    """The key of the template that says what to say: to the citizen, or to the duty leader."""
    return f"emergency-{danger.value.replace('_', '-')}-{'leader' if leader else 'citizen'}"
