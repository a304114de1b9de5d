"""What every pane of the window shares: asking the desk, writing through it, and hearing of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from moderator_app.core.access import Access
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.outages import Outage
from moderator_app.core.people import Person
from moderator_app.core.refusals import Reason, Refusal
from moderator_app.desk.desk import Desk
from moderator_app.desk.fetching import Underway
from moderator_app.desk.opening import Place
from moderator_app.desk.reading import Reader
from moderator_app.ui import sentences
from moderator_app.ui.knowledge import Knowledge, know
from moderator_app.ui.notices import Action, Kind, Notices
from moderator_app.ui.tasks import Task, Tasks
from moderator_app.ui.text import t

if TYPE_CHECKING:
    from moderator_app.core.case import Target
    from moderator_app.core.channels import Caps

T = TypeVar("T")
Then = Callable[[T], None]

_OTHERS_MS = 2_000
_MINUTE_MS = 20_000
_FIRST_LOOK_MS = 500
_REMEMBERED = 100
EVERYTHING = Changes(
    Touched.CASES
    | Touched.DIRECTORY
    | Touched.REMIT
    | Touched.TEMPLATES
    | Touched.PEOPLE
    | Touched.SHIFTS
    | Touched.QUARANTINE
    | Touched.SETTINGS
    | Touched.CLOCKS
    | Touched.ACCOUNTS
)
_KNOWLEDGE = (
    Touched.DIRECTORY
    | Touched.REMIT
    | Touched.TEMPLATES
    | Touched.PEOPLE
    | Touched.CLOCKS
    | Touched.ACCOUNTS
)


@dataclass(frozen=True, slots=True)
class Taken:
    """Something private that is looked at or taken out; `detail` as in the record of accesses."""

    what: Access
    case: UUID | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """One action that can be taken back: its case, its events, and what to call it."""

    case: UUID
    events: tuple[UUID, ...]
    name: str


class Workbench(QObject):
    """The window's side of one open desk.

    Panes connect to `changed` and look again at what concerns them; they never call each other.
    """

    changed = Signal(object)
    """A Changes: what somebody, here or in another process, has just changed."""
    known = Signal()
    """The directory, the templates, the dispatch list or the people were read anew."""
    person_changed = Signal()
    minute = Signal()
    """Time has passed: deadlines are to be drawn again."""

    def __init__(
        self, desk: Desk, reader: Reader, tasks: Tasks, notices: Notices, place: Place
    ) -> None:
        super().__init__()
        self.place = place
        self._desk = desk
        self._reader = reader
        self._newest = 0
        self._deeds: list[Deed] = []
        self.tasks = tasks
        self.notices = notices
        self.underway = Underway()
        self.knowledge = Knowledge()
        self.caps_of: Callable[[Target], Caps | None] | None = None
        """What a platform takes of us now, if that account is connected; may take its time."""
        self.person: Person | None = desk.person
        self._others, self._clock = QTimer(self), QTimer(self)
        self._others.setInterval(_OTHERS_MS)
        self._others.timeout.connect(self._look_for_others)
        self._clock.setInterval(_MINUTE_MS)
        self._clock.timeout.connect(self.minute)
        self._thoughts: list[Callable[[], Task]] = []
        self._first_look = QTimer(self, singleShot=True, interval=_FIRST_LOOK_MS)
        self._first_look.timeout.connect(self._think)

    def start(self) -> None:
        """Read what is known, then listen for others."""
        self._first_look.start()
        self.learn()
        self._others.start()
        self._clock.start()

    def stop(self) -> None:
        self._others.stop()
        self._clock.stop()
        self._first_look.stop()

    @property
    def zone(self) -> tzinfo:
        return self._desk.session.zone

    def now(self) -> datetime:
        return self._desk.session.now()

    def local(self, at: datetime) -> datetime:
        """A moment as the desk's clock on the wall shows it."""
        return at.astimezone(self.zone)

    @property
    def actor(self) -> str:
        return "" if self.person is None else str(self.person.id)

    def answer_by(self) -> datetime:
        """By when an organisation is to answer what it is given now, on the wall's clock."""
        return self.local(self.knowledge.rules.answer_by(self.now()))

    # Asking.

    def look(
        self,
        key: str,
        question: Callable[[Reader], T],
        then: Then[T],
        *,
        error: Callable[[Exception], object] | None = None,
    ) -> Task:
        """Ask on the reader thread; a newer question with the same key makes this one void."""
        return self.tasks.look(
            key,
            partial(_asked, question, self._reader),
            then,
            interrupt=self._reader.interrupt,
            error=error or self.complain,
        )

    def think(self, work: Callable[[], T], then: Then[T]) -> None:
        """Work something out that asks nobody: no list waits for it, as it would on the reader;
        nor do the first cases at the start, since threads that compute take turns."""
        thought = partial(self.tasks.fetch, work, then, error=self.complain)
        if self._first_look.isActive():
            self._thoughts.append(thought)
        else:
            thought()

    def _think(self) -> None:
        thoughts, self._thoughts = self._thoughts, []
        for thought in thoughts:
            thought()

    def ask(
        self,
        question: Callable[[Desk], T],
        then: Then[T],
        *,
        error: Callable[[Exception], object] | None = None,
    ) -> Task:
        """Ask the writing side, after all that was written before: the handover note, say."""
        work = partial(question, self._desk)
        return self.tasks.write(work, then, error=error or self.complain)

    # Doing.

    def write(
        self,
        intention: Callable[[Desk], Changes],
        then: Then[Changes] | None = None,
        *,
        did: str = "",
        error: Callable[[Exception], object] | None = None,
    ) -> Task:
        """Carry out one intention on the database thread.

        `did` says in a few words what was done; it is shown with a way to undo it.
        """
        return self.tasks.write(
            partial(intention, self._desk),
            partial(self._written, then, did),
            error=error or self.complain,
        )

    def keep(self, work: Callable[[Desk], None]) -> Task:
        """Write what is not history: a draft, a setting."""
        return self.tasks.write(partial(work, self._desk), error=self.complain)

    def record(
        self,
        taken: Sequence[Taken],
        then: Then[None],
        *,
        error: Callable[[Exception], object] | None = None,
    ) -> None:
        """Put on record that something private is looked at or taken out, and only `then` let it
        happen. Where that cannot be recorded it does not happen, and is said."""
        self.tasks.write(
            partial(_record, tuple(taken), self._desk), then, error=error or self.refuse_unrecorded
        )

    def refuse_unrecorded(self, error: Exception) -> None:
        """Say that something was not done, since it could not be put on record."""
        if isinstance(error, Outage):
            self.notices.say(Kind.ERROR, sentences.unrecorded(error), topic="record")
        else:
            self.complain(error)

    def undo(self, case: UUID | None = None) -> None:
        """Take back the last action of this sitting, or else one's last action on `case`."""
        if self._deeds:
            deed = self._deeds.pop()
            self.write(
                partial(_undo, deed), did=t("Workbench", "Undone: {what}").format(what=deed.name)
            )
        elif case is not None:
            self.write(partial(_undo_last, case), did=t("Workbench", "Undone"))
        else:
            self.complain(Refusal(Reason.NOTHING_TO_UNDO))

    def sit_down(self, person: Person | None) -> None:
        """Somebody else is at the desk now; what the one before did is not theirs to undo."""
        self.person = person
        self._deeds.clear()
        self.notices.withdraw("done")
        self.person_changed.emit()

    def rename(self, person: Person) -> None:
        """Who sits here is now called otherwise; it is the same sitting."""
        self.person = person
        self.person_changed.emit()

    def complain(self, error: BaseException) -> None:
        """Say what went wrong, if it is anybody's business but ours; a bug goes on to the hook."""
        if isinstance(error, Refusal):
            self.notices.say(Kind.REFUSAL, sentences.refused(error))
        elif isinstance(error, Outage):
            self.notices.say(Kind.ERROR, sentences.failed(error))
        else:
            self.tasks.failed.emit(error)

    def learn(self) -> None:
        self.tasks.look(
            "knowledge", partial(_asked, know, self._reader), self._learnt, error=self.complain
        )

    def _learnt(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.known.emit()

    def _written(self, then: Then[Changes] | None, did: str, changes: Changes) -> None:
        if changes.overtaken:
            self.notices.say(
                Kind.WARN,
                t("Workbench", "A colleague decided first. What you did is kept, and changed "
                  "nothing; look at the case again."),
            )  # fmt: skip
        elif did:
            self.remember(changes, did)
        self._newest = max(self._newest, changes.newest)
        if changes.touched:
            self._heed(changes)
        if then is not None:
            then(changes)

    def remember(self, changes: Changes, did: str) -> None:
        """Say what was done, with a way to undo it as one action: also where it took several
        writes."""
        undoable = len(changes.cases) == 1 and bool(changes.events)
        actions: tuple[Action, ...] = ()
        if undoable:
            (case,) = changes.cases
            self._deeds = [*self._deeds[-_REMEMBERED:], Deed(case, changes.events, did)]
            actions = (Action(t("Workbench", "Undo"), self.undo),)
        self.notices.say(Kind.INFO, did, *actions, topic="done")

    def _heed(self, changes: Changes) -> None:
        if changes.touched & Touched.ERASED:
            self._deeds = [deed for deed in self._deeds if deed.case not in changes.cases]
            for topic in ("done", "copied"):
                self.notices.withdraw(topic)
        if changes.touched & _KNOWLEDGE:
            self.learn()
        self.changed.emit(changes)

    def _look_for_others(self) -> None:
        work = partial(_asked, Reader.newest, self._reader)
        self.tasks.look("newest", work, self._compared, error=self.complain)

    def _compared(self, newest: int) -> None:
        """What is newer than anything of ours was written by another process."""
        if self.tasks.busy:
            return  # it may be ours, and its outcome on the way; the next look will tell
        before, self._newest = self._newest, max(self._newest, newest)
        if 0 < before < newest:
            self._heed(EVERYTHING)


def _record(taken: Sequence[Taken], desk: Desk) -> None:
    for one in taken:
        desk.accessed(one.what, one.case, one.detail)


def _undo(deed: Deed, desk: Desk) -> Changes:
    changes = desk.cases.undo(deed.case, deed.events)
    return replace(changes, events=(), undone=True)


def _undo_last(case: UUID, desk: Desk) -> Changes:
    changes = desk.cases.undo_last(case)
    return replace(changes, events=(), undone=True)


def _asked(question: Callable[[Reader], T], reader: Reader) -> T:
    reader.begin()
    return question(reader)
