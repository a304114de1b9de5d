"""Asking a platform while somebody waits: off the window's thread, with a number, with a way out, and
never for longer than ten seconds."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Protocol, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from moderator_app.core.channels import Transient
from moderator_app.ui.tasks import Task
from moderator_app.ui.text import t
from moderator_app.ui.widgets import Button, PlainLabel, row
from moderator_app.ui.workbench import Workbench

T = TypeVar("T")
LONGEST_MS: Final = 10_000


class Stoppable(Protocol):
    def stop(self) -> None: ...


@dataclass(frozen=True, slots=True, eq=False)
class _Asking:
    task: Task
    trial: Stoppable | None
    then: Callable[[Any], object]


class Waiting(QWidget):
    """One line: what is asked now, of how many, and a button that ends it."""

    ended = Signal()
    failed = Signal(object)
    """The exception; Transient("stopped") where somebody, or the time, put an end to it."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._asking: _Asking | None = None
        self._now = PlainLabel(look="muted", wrap=True)
        self.cancel = Button(kind="quiet")
        self.cancel.clicked.connect(self.stop)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(LONGEST_MS)
        self._limit.timeout.connect(self.stop)
        self.setLayout(row(self._now, None, self.cancel))
        self.say()
        self.hide()

    @property
    def busy(self) -> bool:
        return self._asking is not None

    def ask(
        self,
        work: Callable[[Task], T],
        then: Callable[[T], object],
        *,
        trial: Stoppable | None = None,
    ) -> None:
        """Do `work` on a network thread; it is told of its task, to report and to look whether it
        was cancelled: what ends after nobody waits for it any more is told to nobody."""
        task = Task(progress=self._progress)
        asking = _Asking(task, trial, then)
        self._asking = asking
        self._now.setText(t("Accounts", "Asking the server…"))
        self.show()
        self._limit.start()
        self._bench.tasks.fetch(
            partial(work, task),
            partial(self._answered, asking),
            error=partial(self._refused, asking),
            task=task,
        )

    def stop(self) -> None:
        """Wait for it no longer."""
        asking = self._asking
        if asking is None:
            return
        asking.task.cancel()
        if asking.trial is not None:
            self._bench.tasks.fetch(asking.trial.stop)
        self._settle()
        self.failed.emit(Transient("stopped"))

    def _progress(self, number: int, steps: int) -> None:
        words = t("Accounts", "Asking the server, step {number} of {steps}…")
        self._now.setText(words.format(number=number, steps=steps))

    def _answered(self, asking: _Asking, value: object) -> None:
        if asking is self._asking:
            self._settle()
            asking.then(value)

    def _refused(self, asking: _Asking, error: Exception) -> None:
        if asking is self._asking:
            self._settle()
            self.failed.emit(error)

    def _settle(self) -> None:
        self._asking = None
        self._limit.stop()
        self.hide()
        self.ended.emit()

    def say(self) -> None:
        self.cancel.setText(t("Accounts", "Cancel"))
