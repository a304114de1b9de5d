"""How the cases of a handover stand: accepted, refused, or not answered for yet."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class State(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Line:
    """How one case of a handover stands. `by` accepted or refused it at `at`; `since` is from when
    its time is counted; `told` is when it became the duty leader's, and `leader` what they were
    called."""

    case_id: UUID
    state: State
    since: datetime
    by: str = ""
    at: datetime | None = None
    why: str = ""
    told: datetime | None = None
    leader: str = ""


@dataclass(frozen=True, slots=True)
class Pending:
    """An item nobody has accepted yet. `giver` handed it over and `taker` refused it or began
    without reading: ids of people, `taker` empty where nobody came. `coming`: the next person has
    not finished taking over. The rest is the case's."""

    shift: UUID
    giver: str
    taker: str
    line: Line
    coming: bool
    number: str
    author: str
    platform: str
    summary: str

    @property
    def is_stuck(self) -> bool:
        """Whether it stays behind, and is not just on its way to the next person."""
        return not self.coming or self.line.state is State.REFUSED or self.line.told is not None
