"""What a case is, as everything that happened to it leaves it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from moderator_app.core.deadlines import Extension, Freeze
from moderator_app.core.emergencies import Emergency, PublicOpinion
from moderator_app.core.files import File
from moderator_app.core.ids import NIL
from moderator_app.core.reply_windows import Window
from moderator_app.core.targets import Unit


class Status(StrEnum):
    WAITING = "waiting"
    UNSENT = "unsent"
    DISPATCHED = "dispatched"
    ASKED = "asked"
    ANSWERED = "answered"
    CLOSED = "closed"


class Stage(StrEnum):
    """How far an organisation has come with what was sent to it."""

    DISPATCHED = "dispatched"
    TOLD = "told"
    SIGNED = "signed"
    ANSWERED = "answered"
    RETURNED = "returned"


class Outcome(StrEnum):
    RESOLVED = "resolved"
    PARTLY = "partly"
    ANSWERED = "answered"
    EXPLAINED = "explained"
    UNFOUNDED = "unfounded"
    DECLINED = "declined"
    DUPLICATE = "duplicate"
    WITHDRAWN = "withdrawn"
    UNREACHABLE = "unreachable"


class Purpose(StrEnum):
    ANSWER = "answer"
    ASK = "ask"


class Audience(StrEnum):
    PUBLIC = "public"
    PRIVATE = "private"


class Delivery(StrEnum):
    PENDING = "pending"
    SENT = "sent"
    UNSENT = "unsent"


@dataclass(frozen=True, slots=True)
class Target:
    """What a reply answers: a message of a thread, in one of our accounts' streams, and its
    author's id there. Frozen with the reply's words, so that what comes in later changes nothing
    about where they go."""

    account: UUID
    stream: str
    thread: str
    post: str
    recipient: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Handling:
    """One organisation's part. `untold`: since when its answer or return, or a letter that did not
    reach it, calls for a move of ours: to tell the citizen, or to find another handler or way."""

    organisation: UUID
    lead: bool
    stage: Stage
    since: datetime
    at: datetime
    untold: datetime | None = None
    hastened: int = 0
    by_mail: bool = False
    """Its answer came by e-mail, and nobody here has read it before it was taken down."""

    @property
    def is_open(self) -> bool:
        return self.stage not in (Stage.ANSWERED, Stage.RETURNED)


class About(StrEnum):
    """What a letter to an organisation is for."""

    DISPATCH = "dispatch"
    HASTEN = "hasten"


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail of ours to an organisation. `external`: its id as it went out; `bounced`: it came
    back, and until a person decides it waits again."""

    id: UUID
    organisation: UUID
    about: About
    delivery: Delivery
    at: datetime
    target: Target | None = None
    external: str = ""
    bounced: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    lease: UUID
    purpose: Purpose
    audience: Audience
    delivery: Delivery
    turn: int
    at: datetime
    settled_at: datetime | None = None
    """When it went out, or was said not to."""
    target: Target | None = None
    """None where a person pastes it into the platform."""
    waited_since: datetime | None = None
    """Since when the citizen had waited for it, once it went out."""


@dataclass(frozen=True, slots=True)
class Promised:
    """A time we named to the citizen for something still to be done, as it was written down; what
    became of it says `ledger.ledger`. `lease`: the reply it stands in, none where it was given
    otherwise. `kept_at` and `kept_by`: by hand, or with a reply; `successor`: what replaces it."""

    id: UUID
    words: str
    due: datetime
    at: datetime
    by: str
    lease: UUID | None = None
    kept_at: datetime | None = None
    kept_by: UUID | None = None
    successor: UUID | None = None


class Heard(StrEnum):
    """What calling a citizen back came to."""

    SATISFIED = "satisfied"
    UNSATISFIED = "unsatisfied"
    UNREACHED = "unreached"


@dataclass(frozen=True, slots=True)
class CallBack:
    """`words`: what the citizen is not satisfied with."""

    id: UUID
    heard: Heard
    at: datetime
    by: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """A reply that waits for another person's eyes. `author` had the last hand in it, and
    `first_author` wrote what it is a changed wording of."""

    id: UUID
    author: str
    at: datetime
    purpose: Purpose
    audience: Audience
    first_author: str = ""
    target: Target | None = None


class Answer(StrEnum):
    """What an organisation says that was asked together with others."""

    CONDITIONS = "conditions"
    NOT_OURS = "not_ours"


@dataclass(frozen=True, slots=True)
class Consultation:
    """Several organisations were asked whose it is, and none has taken it yet. `days`: working
    days until it goes to the duty leader; `referred`: when somebody brought it there before;
    `told`: for whom the question has been copied."""

    id: UUID
    units: tuple[UUID, ...]
    at: datetime
    days: int
    answers: tuple[tuple[UUID, Answer], ...] = ()
    referred: datetime | None = None
    told: frozenset[UUID] = frozenset()

    def answer(self, unit: UUID) -> Answer | None:
        return next((answer for one, answer in reversed(self.answers) if one == unit), None)


@dataclass(frozen=True, slots=True)
class Extended:
    """More time for the resolution, in the unit its rule had when it was given."""

    unit: Unit
    extension: Extension


@dataclass(frozen=True, slots=True)
class Closure:
    outcome: Outcome
    told: bool
    basis: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Case:
    """`citizen_waits_since`: since when the citizen's last words stand without a sent reply;
    `heard_since_lease`: when the citizen wrote again while a reply was on its way, words that
    reply cannot have answered. `turns`: the turn of every reply ever frozen, also of those taken
    back, whose slots stay used. `reopened_at`, `dispatched_at`, `signed_at`: when it was last opened
    again, and since then first passed on and first signed for. `came_answered`: it was brought in
    with its answer, and nothing has been asked of us since. `erased`: its words were taken out, and nobody has written since."""

    id: UUID
    number: str
    platform: str
    account: str
    post: str
    author: str
    author_id: str
    title: str
    summary: str
    url: str
    origin: str
    received_at: datetime
    last_at: datetime
    messages: int = 1
    notes: int = 0
    returns: int = 0
    reopened: int = 0
    citizen_waits_since: datetime | None = None
    heard_since_lease: datetime | None = None
    answered_at: datetime | None = None
    claimed_by: str | None = None
    handlings: tuple[Handling, ...] = ()
    replies: tuple[Reply, ...] = ()
    turns: tuple[int, ...] = ()
    snoozed_until: datetime | None = None
    snoozed_why: str = ""
    pinned: bool = False
    erased: bool = False
    files: tuple[File, ...] = ()
    reopened_at: datetime | None = None
    dispatched_at: datetime | None = None
    signed_at: datetime | None = None
    came_answered: bool = False
    freezes: tuple[Freeze, ...] = ()
    extensions: tuple[Extended, ...] = ()
    promises: tuple[Promised, ...] = ()
    call_backs: tuple[CallBack, ...] = ()
    closure: Closure | None = None
    head: UUID = NIL
    answerable: Target | None = None
    """The newest message that came through one of our accounts."""
    window: Window | None = None
    """In which its author can be answered there, where the platform counts."""
    emergency: Emergency | None = None
    public_opinion: PublicOpinion | None = None
    submissions: tuple[Submission, ...] = ()
    consultation: Consultation | None = None
    letters: tuple[Letter, ...] = ()

    @property
    def lead(self) -> Handling | None:
        return next((h for h in self.handlings if h.lead), None)

    @property
    def pending(self) -> Reply | None:
        return next((r for r in self.replies if r.delivery is Delivery.PENDING), None)

    @property
    def pending_letter(self) -> Letter | None:
        """One that has not left, or came back, or of which nobody knows what became."""
        return next((one for one in self.letters if one.delivery is Delivery.PENDING), None)

    @property
    def waiting_since(self) -> datetime | None:
        """Since when we owe this citizen something; None when the next move is not ours."""
        if self.closure is not None:
            return None
        owed = (self.citizen_waits_since, *(h.untold for h in self.handlings))
        return min((at for at in owed if at is not None), default=None)

    @property
    def status(self) -> Status:
        if self.closure is not None:
            return Status.CLOSED
        if self.pending is not None:
            return Status.UNSENT
        if self.waiting_since is not None or self.emergency is not None:
            return Status.WAITING
        if any(h.is_open for h in self.handlings):
            return Status.DISPATCHED
        sent = [r for r in self.replies if r.delivery is Delivery.SENT]
        if sent and sent[-1].purpose is Purpose.ASK:
            return Status.ASKED
        return Status.ANSWERED

    @property
    def reply_by(self) -> datetime | None:
        """When the window shuts in which what we owe can still be said; None where none is open or
        nothing is owed."""
        owed = self.waiting_since is not None and self.status in {Status.WAITING, Status.UNSENT}
        window = self.window
        return None if window is None or not owed or window.left == 0 else window.ends_at

    def handling(self, organisation: UUID) -> Handling | None:
        return next((h for h in self.handlings if h.organisation == organisation), None)

    def letter(self, id_: UUID) -> Letter | None:
        return next((one for one in self.letters if one.id == id_), None)

    def is_written_to(self, organisation: UUID) -> bool:
        """Whether a letter to it is on its way, or waits for a person."""
        pending = (one for one in self.letters if one.delivery is Delivery.PENDING)
        return any(one.organisation == organisation for one in pending)

    def submission(self, id_: UUID) -> Submission | None:
        """A reply that still waits to be approved."""
        return next((one for one in self.submissions if one.id == id_), None)


def changed(case: Case, **changes: object) -> Case:
    """As `dataclasses.replace`, without going through every field: a fold makes a case anew at each
    event, and has little else to do. Raises TypeError for what a case does not have."""
    made = object.__new__(Case)
    made.__dict__.update(case.__dict__)
    made.__dict__.update(changes)
    if len(made.__dict__) != len(case.__dict__):
        raise TypeError(changes.keys() - case.__dict__.keys())
    return made
