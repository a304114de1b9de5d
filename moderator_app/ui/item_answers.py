"""Answering for the items of a handover, each written down at once; what is shown does not wait."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from moderator_app.core.changes import Changes, Touched
from moderator_app.core.people import Person
from moderator_app.core.rows import Shift
from moderator_app.core.shift_items import Line, State
from moderator_app.desk.desk import Desk
from moderator_app.desk.reading import Reader
from moderator_app.ui.workbench import Workbench


class ItemAnswers(QObject):
    changed = Signal()
    """An item stands otherwise than before."""
    failed = Signal(object)
    """The error with which something was not written down; what is shown is as it was."""
    settled = Signal()
    """Somebody else has taken the handover over meanwhile."""

    def __init__(self, bench: Workbench, shift: Shift, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._shift = shift.id
        self._lines = {str(line.case_id): line for line in shift.items}
        self._person: Person | None = None
        self._deeds: list[_Deed] = []
        self._writing = 0
        bench.changed.connect(self._heed)

    def begin(self, person: Person) -> None:
        """From now on the answers are this person's."""
        self._person = person

    @property
    def lines(self) -> Mapping[str, Line]:
        return self._lines

    @property
    def left(self) -> tuple[str, ...]:
        """The cases nobody has answered for, in the order of the note."""
        return tuple(case for case, line in self._lines.items() if line.state is State.OPEN)

    def count(self, state: State) -> int:
        return sum(line.state is state for line in self._lines.values())

    def accept(self, case: str) -> None:
        """Nothing where it is accepted already."""
        line = self._lines.get(case)
        if line is not None and line.state is not State.ACCEPTED:
            self._do([case], State.ACCEPTED, "", partial(_accept, self._shift, UUID(case)))

    def accept_all_left(self) -> None:
        if self.left:
            self._do(self.left, State.ACCEPTED, "", partial(_accept_all_left, self._shift))

    def refuse(self, case: str, why: str) -> None:
        if case in self._lines:
            work = partial(_refuse, self._shift, UUID(case), why)
            self._do([case], State.REFUSED, why, work)

    def undo(self) -> tuple[str, ...]:
        """Take back what was answered last here; the cases that was about."""
        if not self._deeds or self._person is None:
            return ()
        deed = self._deeds.pop()
        self._lines.update(deed.before)
        self._write(partial(_take_back, self._shift, deed, self._person))
        return tuple(deed.before)

    def _do(
        self,
        cases: Iterable[str],
        state: State,
        why: str,
        work: Callable[[Person, Desk], Changes],
    ) -> None:
        person = self._person
        if person is None:
            return
        before = {case: self._lines[case] for case in cases}
        now, by = self._bench.now(), str(person.id)
        for case, line in before.items():
            self._lines[case] = replace(line, state=state, at=now, by=by, why=why)
        deed = _Deed(before, partial(work, person))
        self._deeds.append(deed)
        self._write(deed)

    def _write(self, intention: Callable[[Desk], Changes]) -> None:
        self._writing += 1
        self.changed.emit()
        self._bench.write(intention, self._written, error=self._not_written)

    def _written(self, _changes: Changes) -> None:
        self._writing -= 1
        self._look()

    def _not_written(self, error: Exception) -> None:
        self._writing -= 1
        self.failed.emit(error)
        self._look()

    def _heed(self, changes: Changes) -> None:
        if changes.touched & (Touched.SHIFTS | Touched.ERASED):
            self._look()

    def _look(self) -> None:
        """How things stand in the file, once all of ours is written there."""
        if not self._writing:
            self._bench.look("handover items", partial(_handover, self._shift), self._took)

    def _took(self, shift: Shift | None) -> None:
        if self._writing or shift is None:
            return
        self._lines = {str(line.case_id): line for line in shift.items}
        self.changed.emit()
        if shift.taken_at is not None or shift.skipped_at is not None:
            self.settled.emit()


class _Deed:
    """One answer: how the items stood before, and once it is written its events."""

    def __init__(self, before: Mapping[str, Line], work: Callable[[Desk], Changes]) -> None:
        self.before = before
        self.events: tuple[UUID, ...] = ()
        self._work = work

    def __call__(self, desk: Desk) -> Changes:
        changes = self._work(desk)
        self.events = changes.events
        return changes


def _accept(shift: UUID, case: UUID, person: Person, desk: Desk) -> Changes:
    return desk.acceptance.accept(shift, [case], person)


def _accept_all_left(shift: UUID, person: Person, desk: Desk) -> Changes:
    return desk.acceptance.accept_all_left(shift, person)


def _refuse(shift: UUID, case: UUID, why: str, person: Person, desk: Desk) -> Changes:
    return desk.acceptance.refuse(shift, case, why, person)


def _take_back(shift: UUID, deed: _Deed, person: Person, desk: Desk) -> Changes:
    return desk.acceptance.take_back(shift, deed.events, person)


def _handover(shift: UUID, reader: Reader) -> Shift | None:
    return reader.handover(shift)
