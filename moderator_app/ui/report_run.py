"""A count on its way: read in steps, so that a list somebody looks at waits for one of them."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from moderator_app.core.changes import Changes, Touched
from moderator_app.core.periods import Period
from moderator_app.core.reports import Report
from moderator_app.desk.reading import Reader
from moderator_app.desk.reporting import Memory, Reporting
from moderator_app.ui.workbench import Workbench

_KEY: Final = "statistics"


class ReportRun(QObject):
    """One at a time: a newer one makes the older void."""

    progressed = Signal()
    counted = Signal(object)
    """The Report."""
    ended = Signal()
    """It was counted, stopped, or broke off."""

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._memory = Memory()
        self._reporting: Reporting | None = None
        self.total = 0
        bench.changed.connect(self._heed)

    @property
    def running(self) -> bool:
        return self._reporting is not None

    @property
    def done(self) -> int:
        return 0 if self._reporting is None else self._reporting.done

    def start(self, period: Period) -> None:
        bench = self._bench
        knowledge = bench.knowledge
        reporting = Reporting(period, bench.now(), self._memory, knowledge.rules, knowledge.router)
        self._reporting = reporting
        bench.look(_KEY, reporting.begin, partial(self._go_on, reporting), error=self._break_off)

    def stop(self) -> None:
        """A step that runs is interrupted; nothing was counted."""
        if self._reporting is not None:
            self._reporting = None
            # The newer of two questions with the same key makes the older one void.
            self._bench.look(_KEY, _nothing, self._say_ended)

    def _go_on(self, reporting: Reporting, _done: None) -> None:
        if reporting is not self._reporting:
            return
        self.total = reporting.total
        self.progressed.emit()
        if not reporting.is_whole:
            self._bench.look(
                _KEY, reporting.step, partial(self._go_on, reporting), error=self._break_off
            )
        else:
            self._bench.tasks.fetch(
                reporting.report, partial(self._finish, reporting), error=self._break_off
            )

    def _finish(self, reporting: Reporting, report: Report) -> None:
        if reporting is self._reporting:
            self._reporting = None
            self.counted.emit(report)
            self.ended.emit()

    def _break_off(self, error: BaseException) -> None:
        self._reporting = None
        self._bench.complain(error)
        self.ended.emit()

    def _say_ended(self, _: None) -> None:
        self.ended.emit()

    def _heed(self, changes: Changes) -> None:
        if changes.touched & Touched.ERASED:
            self._memory.forget()


def _nothing(_reader: Reader) -> None:
    """Asked only so that another question ends."""
