"""Before a deadline of ours runs out the window says so, once; of an emergency until it is
acknowledged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from moderator_app.core import alarms
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.routing import Router
from moderator_app.core.rows import CaseRow
from moderator_app.core.running import Which
from moderator_app.desk.reading import Reader
from moderator_app.ui import clock_words
from moderator_app.ui.notices import Action, Kind
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench

MOST_ALONE: Final = 5
"""Emergencies that are told one by one."""
_TOGETHER: Final = "alarm urgent"


@dataclass(frozen=True, slots=True)
class Breach:
    """A clock of ours that is about to run out."""

    case: UUID
    which: Which
    due: datetime
    number: str
    words: str
    emergency: bool


class Alarms(QObject):
    case_requested = Signal(object)

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._told: set[tuple[UUID, Which, datetime]] = set()
        self._urgent: dict[UUID, Breach] = {}
        """Emergencies that were told and in whose case nothing was done since."""
        self._together = False
        """Whether they were told as one."""

    def start(self) -> None:
        self._bench.minute.connect(self.look)
        self._bench.changed.connect(self._heed)
        self._bench.person_changed.connect(self._begin_anew)

    def look(self) -> None:
        """Ask what is about to be overdue; nobody is told while nobody is at the desk."""
        if self._bench.person is not None:
            work = partial(_breaching, self._bench.now(), self._bench.knowledge.router)
            self._bench.look("alarms", work, self._tell)

    def _begin_anew(self) -> None:
        """Whoever sits down is told: at a locked desk it was said to nobody."""
        self._told.clear()
        self._urgent.clear()
        self.look()

    def _heed(self, changes: Changes) -> None:
        """Words that were erased are said no longer, and what was dealt with need not be."""
        notices = self._bench.notices
        if changes.touched & Touched.ERASED:
            notices.withdraw("alarm")
        if changes.touched & Touched.CASES:
            for case in changes.cases:
                notices.withdraw(f"alarm {case}")
                self._urgent.pop(case, None)
            if self._together and not self._urgent:
                self._together = False
                notices.withdraw(_TOGETHER)

    def _tell(self, found: tuple[Breach, ...]) -> None:
        fresh = [one for one in found if (one.case, one.which, one.due) not in self._told]
        self._told |= {(one.case, one.which, one.due) for one in fresh}
        self._tell_urgent([one for one in fresh if one.emergency])
        plain = [one for one in fresh if not one.emergency]
        if len(plain) == 1:
            self._say(plain[0], t("Alarm", "{clock} due {time}: {number} {words}"))
        elif plain:
            words = t("Alarm", "%n clock(s) run out within the next minutes, the first {time}: "
                      "{number}", len(plain))  # fmt: skip
            self._say(plain[0], words)

    def _tell_urgent(self, fresh: Sequence[Breach]) -> None:
        """Each by itself, as long as one can press one after another; more of them as one."""
        told = tuple(self._urgent)
        self._urgent |= {one.case: one for one in fresh}
        if len(self._urgent) <= MOST_ALONE:
            for one in fresh:
                self._say(one, t("Alarm", "Urgent. {clock} due {time}: {number} {words}"))
        elif fresh:
            if not self._together:
                self._together = True
                for case in told:
                    self._bench.notices.withdraw(f"alarm {case}")
            first = min(self._urgent.values(), key=lambda one: one.due)
            words = t("Alarm", "Urgent. %n clock(s) run out or have run out, the first {time}: "
                      "{number}", len(self._urgent))  # fmt: skip
            self._say(first, words, topic=_TOGETHER)

    def _say(self, one: Breach, words: str, topic: str = "") -> None:
        self._bench.notices.say(
            Kind.WARN,
            words.format(
                clock=clock_words.which(one.which),
                time=f"{self._bench.local(one.due):%H:%M}",
                number=one.number,
                words=one.words,
            ),
            Action(t("Alarm", "Open"), partial(self.case_requested.emit, one.case)),
            sticky=one.emergency,
            topic=topic or (f"alarm {one.case}" if one.emergency else "alarm"),
        )


def _breaching(now: datetime, router: Router, reader: Reader) -> tuple[Breach, ...]:
    """The first due first."""
    rules = reader.rules()
    found = []
    for row, text in reader.breaching(now, alarms.until(now, rules)):
        suggested = router.suggest(text, 1, title=row.title)
        emergency = row.emergency is not None or any(one.entry.urgent for one in suggested)
        for which, start, due in _ours(row):
            # The public does not wait for office hours.
            urgent = emergency or which is Which.PUBLIC_OPINION
            if alarms.is_to_be_told(start, due, now, rules, emergency=urgent):
                words = (row.title or row.summary)[:30]
                found.append(Breach(row.case_id, which, due, row.number, words, urgent))
    return tuple(sorted(found, key=lambda one: one.due))


def _ours(row: CaseRow) -> list[tuple[Which, datetime, datetime]]:
    """Our clocks of a case: which, since when, until when."""
    since = row.waiting_since or row.received_at
    clocks = (
        (Which.RESPONSE, since, row.response_due),
        (Which.RESOLUTION, row.received_at, row.resolution_due),
        (Which.PUBLIC_OPINION, row.received_at, row.public_opinion_due),
        (Which.CONSULTATION, row.received_at, row.consultation_due),
        (Which.PROMISE, row.received_at, row.promise_due),
    )
    return [(which, start, due) for which, start, due in clocks if due is not None]
