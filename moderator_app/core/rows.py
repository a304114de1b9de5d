"""What lists and searches show of a case: narrow values, read by the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from moderator_app.core.case import Audience, Case, Outcome, Stage, Status
from moderator_app.core.emergencies import Danger
from moderator_app.core.events import Event
from moderator_app.core.fetching import Entry
from moderator_app.core.headings import Layout
from moderator_app.core.naming import NO_ANSWERS, Answers
from moderator_app.core.running import Running, Which
from moderator_app.core.search import Snippet
from moderator_app.core.shift_items import Line

NUMBER_REUSED = "number_reused"
"""Why a row waits whose number belongs to another message."""
FROM_OURSELVES = "from_ourselves"
"""Why a mail waits that names our own mailbox as its sender and was not sent from here."""
SAME_PLACE_WITHIN = timedelta(days=3)
"""How far back cases of one place are counted together."""


class View(StrEnum):
    """The lists of the desk; each but HISTORY and PINNED counts what somebody still owes."""

    INBOX = "inbox"
    UNSENT = "unsent"
    MINE = "mine"
    DISPATCHED = "dispatched"
    NEAR = "near"
    PROMISES = "promises"
    CALL_BACKS = "call_backs"
    SNOOZED = "snoozed"
    PINNED = "pinned"
    HISTORY = "history"
    REVIEW = "review"
    """What somebody else has submitted, for this person to approve."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of a list. `key` is the file's own short name for the case."""

    key: int
    case_id: UUID
    number: str
    platform: str
    author: str
    title: str
    summary: str
    place: str
    received_at: datetime
    waiting_since: datetime | None
    dispatched_since: datetime | None
    status: Status
    snoozed_until: datetime | None
    claimed_by: str | None
    lead: UUID | None
    lead_stage: Stage | None
    co: int
    messages: int
    notes: int
    returns: int
    hastened: int
    reopened: int
    pinned: bool
    closed_at: datetime | None
    outcome: Outcome | None
    same_place: int
    response_due: datetime | None = None
    resolution_due: datetime | None = None
    feedback_due: datetime | None = None
    public_opinion_due: datetime | None = None
    emergency: Danger | None = None
    emergency_at: datetime | None = None
    submitted: int = 0
    """How many replies wait for another person's eyes."""
    consultation_due: datetime | None = None
    """When a question to several organisations goes to the duty leader."""
    promise_due: datetime | None = None
    call_back_since: datetime | None = None
    reply_by: datetime | None = None
    """When the window shuts in which what we owe can be said where it was asked."""

    @property
    def next_due(self) -> tuple[Which, datetime] | None:
        """The clock that breaches next, and when."""
        dues = (
            (Which.RESPONSE, self.response_due),
            (Which.RESOLUTION, self.resolution_due),
            (Which.FEEDBACK, self.feedback_due),
            (Which.PUBLIC_OPINION, self.public_opinion_due),
            (Which.CONSULTATION, self.consultation_due),
            (Which.PROMISE, self.promise_due),
        )
        running = [(at, which) for which, at in dues if at is not None]
        if not running:
            return None
        at, which = min(running, key=lambda one: one[0])
        return which, at

    @property
    def is_wordless(self) -> bool:
        """Nothing is left of what the citizen first wrote: it was erased."""
        return not (self.title or self.summary or self.author)


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the case pane shows: the case, its history and clocks, and what lies near it."""

    case: Case
    history: tuple[Event, ...]
    same_place: tuple[CaseRow, ...]
    same_author: tuple[CaseRow, ...]
    clocks: tuple[Running, ...] = ()
    unfetched: tuple[Entry, ...] = ()
    """What hangs on its messages and is not here."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A case found by its words; `snippet` shows the words that matched."""

    case_id: UUID
    external_id: str
    number: str
    kind: str
    at: datetime
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Found:
    """`total` counts cases; `more` says that there are more than were counted."""

    hits: tuple[Hit, ...]
    total: int
    more: bool


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """What a saved draft of a reply holds: the words, and the handlers staged beside them.

    `audience` is None where the channel's own was left as it is: words meant for one reader must
    not come back as words for everybody. `inserted` is what `templates.Filled` calls so; `answers` are
    what its writer has said of the times named in it.
    """

    text: str = ""
    lead: UUID | None = None
    co: tuple[UUID, ...] = ()
    template: UUID | None = None
    audience: Audience | None = None
    inserted: tuple[str, ...] = ()
    saved_at: datetime | None = None
    answers: Answers = NO_ANSWERS


@dataclass(frozen=True, slots=True)
class Shift:
    """One turn at the desk and what was passed on at its end. It was `skipped` where somebody began
    in an emergency without having read that; `items` are how its cases stand."""

    id: UUID
    person: str
    began_at: datetime
    handed_at: datetime | None = None
    handed_to: str = ""
    sheet: Mapping[str, object] | None = None
    taken_at: datetime | None = None
    taken_by: str = ""
    skipped_at: datetime | None = None
    skipped_by: str = ""
    skipped_why: str = ""
    items: tuple[Line, ...] = ()


class Settled(StrEnum):
    """What became of a row that had been put aside."""

    TAKEN = "taken"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A row that could not be taken in, whole, with the reason.

    `row` is 0 for what came from a platform. `layout` says how its sheet was read; rows put aside
    by an old version have none. `settled` is
    what became of it, None while it waits; then its cells are gone.
    """

    id: int
    source: str
    row: int
    reason: str
    field: str
    cells: tuple[str, ...]
    at: datetime
    layout: Layout | None = None
    settled: Settled | None = None
    why: str = ""
    by: str = ""
    settled_at: datetime | None = None

    @property
    def is_of_account(self) -> bool:
        """Whether it came through one of our accounts, and is no row of a table."""
        return self.row == 0
