"""One line of a case's timeline, and what its words draw on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from moderator_app.core import fetching
from moderator_app.core.case import Case
from moderator_app.core.events import Event
from moderator_app.core.files import File
from moderator_app.core.organisations import Organisation
from moderator_app.ui import case_words
from moderator_app.ui.absent_words import Absent
from moderator_app.ui.chips import ChipLook
from moderator_app.ui.text import t

Words = dict[str, Any]
"""What an event says, as the fields of its Entry."""


class Lane(StrEnum):
    """Whose words they are; each has its own place, colour and word."""

    CITIZEN = "citizen"
    DESK = "desk"
    ORGANISATION = "organisation"
    NOTE = "note"
    STEP = "step"
    """Something that was done and has no words of its own: one quiet line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`what` follows the name; `folded` words (a letter to an organisation) wait to be asked for;
    `needs_us` marks what a citizen or an organisation said to us; a `paper` can be opened again;
    `whole` is a mail with all it quotes."""

    event: UUID
    lane: Lane
    who: str
    what: str
    when: str
    title: str = ""
    text: str = ""
    chip: ChipLook | None = None
    undone: bool = False
    overtaken: bool = False
    folded: bool = False
    needs_us: bool = False
    files: tuple[File, ...] = ()
    absent: tuple[Absent, ...] = ()
    """What hangs on a message and is not here."""
    paper: bool = False
    whole: str = ""

    @property
    def everything(self) -> str:
        return self.whole or self.text


@dataclass(frozen=True, slots=True)
class Scene:
    """What the words of the timeline draw on."""

    case: Case
    organisations: Mapping[UUID, Organisation]
    names: Mapping[str, str]
    local: Callable[[datetime], datetime]
    now: datetime
    unfetched: Mapping[tuple[UUID, int], fetching.Entry] = field(default_factory=dict)

    def organisation(self, event: Event) -> str:
        return self.named(str(event.body.get("organisation", "")))

    def named(self, id_: str) -> str:
        known = self.organisations.get(UUID(id_)) if id_ else None
        return t("Timeline", "an organisation no longer listed") if known is None else known.shown

    def person(self, event: Event) -> str:
        return self.names.get(event.actor) or t("Timeline", "The desk")

    def when(self, at: datetime) -> str:
        return case_words.moment(self.local(at), self.local(self.now))


def step(event: Event, scene: Scene, what: str) -> Words:
    return {"lane": Lane.STEP, "who": scene.person(event), "what": what}
