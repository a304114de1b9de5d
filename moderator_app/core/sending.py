"""How this desk sends and takes in: what a bureau may set about its accounts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

UNDO_SETTING: Final = "outbox.undo_seconds"
CHATS_SETTING: Final = "outbox.undo_in_chats"
REOPEN_SETTING: Final = "inbound.reopen_days"
LEAD_SETTING: Final = "windows.lead_minutes"
LONGEST_UNDO_S: Final = 60
LONGEST_REOPEN_DAYS: Final = 3_650
LONGEST_LEAD_MINUTES: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class Sending:
    """`undo_seconds`: how long a reply can be taken back; `undo_in_chats`: also where the citizen
    sits at the other end. `reopen_days`: how long after closing a further word opens a matter
    again, half a year as FixMyStreet has it; 0: always a new one. `lead_minutes`: how long before
    it shuts a window for replies is pressing."""

    undo_seconds: int = 5
    undo_in_chats: bool = False
    reopen_days: int = 183
    lead_minutes: int = 120

    @property
    def lead(self) -> timedelta:
        return timedelta(minutes=self.lead_minutes)

    def undo(self, *, chat: bool) -> timedelta:
        """How long a reply waits, in a chat or elsewhere, before it leaves."""
        waits = self.undo_in_chats or not chat
        return timedelta(seconds=self.undo_seconds if waits else 0)


def from_settings(values: Mapping[str, object]) -> Sending:
    """What was chosen; what makes no sense is passed over."""
    usual = Sending()
    chats = values.get(CHATS_SETTING)
    return Sending(
        _whole(values.get(UNDO_SETTING), LONGEST_UNDO_S, usual.undo_seconds),
        chats if isinstance(chats, bool) else usual.undo_in_chats,
        _whole(values.get(REOPEN_SETTING), LONGEST_REOPEN_DAYS, usual.reopen_days),
        _whole(values.get(LEAD_SETTING), LONGEST_LEAD_MINUTES, usual.lead_minutes),
    )


def to_settings(sending: Sending) -> dict[str, object]:
    return {
        UNDO_SETTING: sending.undo_seconds,
        CHATS_SETTING: sending.undo_in_chats,
        REOPEN_SETTING: sending.reopen_days,
        LEAD_SETTING: sending.lead_minutes,
    }


def _whole(value: object, most: int, usual: int) -> int:
    whole = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most
    return value if isinstance(value, int) and whole else usual
