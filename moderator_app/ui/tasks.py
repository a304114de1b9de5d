"""Run work off the window's thread and bring the outcome back to it.

Three places to work. The *database* thread is one, so what the moderator did is written in the
order it was done; a long piece of work goes there as many small ones, so that a key press waits
for one of them at most. The *reader* thread is one as well, with its own connection; asking again with the
same key makes the older question void, interrupting it if it already runs. The *network* threads
are four.

Everything comes back through one queued signal. The window's thread holds every callable until
its outcome has been delivered: a worker must never drop the last reference to a widget.
"""

import sys
from collections import deque
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from threading import Event, Lock
from time import monotonic
from typing import Any, Final, TypeVar

from PySide6.QtCore import QMetaMethod, QObject, Qt, QTimer, Signal, Slot

from moderator_app.ui.callbacks import is_alive, refuse_closure

T = TypeVar("T")

Then = Callable[[T], object]
OnError = Callable[[Exception], object]
Ending = Callable[[], object] | None

SLOW_MS = 1000
_WATCH_MS = 250
_NETWORK_THREADS = 4

_VOID: Final = object()


class Task:
    """A handle on one piece of work, made before it starts so that the work can be told of it.

    ``report`` and ``is_cancelled`` may be given to the work and called on any thread; ``progress``
    is then called in the window, with the newest numbers only.
    """

    def __init__(
        self, label: str = "", progress: Callable[[int, int], object] | None = None
    ) -> None:
        refuse_closure(progress)
        self.label = label
        self._progress = progress
        self._cancelled = Event()
        self._step: tuple[int, int] | None = None
        self._wake: Callable[[Task], None] | None = None

    def cancel(self) -> None:
        """Ask the work to stop. Queued work never starts; running work decides for itself."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def report(self, value: int, total: int) -> None:
        """``value`` of ``total`` is done; a total of 0 means that nobody knows how many."""
        waiting, self._step = self._step is not None, (value, total)
        if not waiting and self._wake is not None:
            self._wake(self)

    def watch(self, wake: "Callable[[Task], None]") -> None:
        """Called by ``Tasks``: how to say that there is progress to show."""
        self._wake = wake

    def show_progress(self) -> None:
        """Called by ``Tasks`` in the window's thread."""
        step, self._step = self._step, None
        if step is not None and self._progress is not None and is_alive(self._progress):
            self._progress(*step)


@dataclass(slots=True, eq=False)
class _Job:
    """What the window's thread keeps of a piece of work until its outcome is delivered."""

    task: Task
    executor: ThreadPoolExecutor
    work: Callable[[], Any]
    then: Callable[[Any], object] | None
    error: OnError | None
    void_when_cancelled: bool = False
    key: Hashable | None = None
    interrupt: Callable[[], object] | None = None
    started: float | None = None
    ended: bool = False
    said_slow: bool = False


@dataclass(frozen=True, slots=True)
class _Outcome:
    job: int
    value: Any = None
    error: BaseException | None = None


def _is_void(job: _Job, outcome: _Outcome) -> bool:
    return outcome.value is _VOID or (job.void_when_cancelled and job.task.is_cancelled())


class Tasks(QObject):
    """The workers of one window. ``close`` must be called before the program ends.

    ``then`` and ``error`` are bound methods (or a ``partial`` of one) or plain functions; when
    they belong to a widget that has been deleted meanwhile, the outcome is dropped. A closure is
    refused with TypeError, because nobody can see which widget it would touch.
    """

    failed = Signal(object)
    """An exception nobody asked for with ``error=``; ``sys.excepthook`` has it if unconnected."""

    slow = Signal(object)
    """A Task that has been running for longer than the threshold; said once."""

    slow_ended = Signal(object)
    """A Task that was said to be slow has come to its end."""

    idle = Signal()
    """Nothing is queued, running or undelivered any more."""

    _arrived = Signal()

    def __init__(self, parent: QObject | None = None, *, slow_ms: int = SLOW_MS) -> None:
        super().__init__(parent)
        self.database = ThreadPoolExecutor(1, "database")  # other threads wait on it, too
        self._reader = ThreadPoolExecutor(1, "reader")
        self._network = ThreadPoolExecutor(_NETWORK_THREADS, "network")
        self._numbers = count(1)
        self._jobs: dict[int, _Job] = {}
        self._newest: dict[Hashable, int] = {}
        self._news: deque[_Outcome | Task] = deque()
        self._ending = Lock()
        self._closed = False
        self._slow_after = slow_ms / 1000
        self._watch = QTimer(self)
        self._watch.setInterval(min(_WATCH_MS, slow_ms))
        self._watch.timeout.connect(self._look_for_slow)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def write(
        self,
        work: Callable[[], T],
        then: Then[T] | None = None,
        *,
        error: OnError | None = None,
        task: Task | None = None,
    ) -> Task:
        """Do ``work`` on the database thread, after all that was given to it before.

        Once begun, its outcome is delivered even if it was cancelled: what is written is written.
        """
        return self._submit(_Job(task or Task(), self.database, work, then, error))

    def read(
        self,
        work: Callable[[], T],
        then: Then[T] | None = None,
        *,
        error: OnError | None = None,
        task: Task | None = None,
    ) -> Task:
        """Do ``work`` on the reader thread. A cancelled reading is not delivered."""
        job = _Job(task or Task(), self._reader, work, then, error, void_when_cancelled=True)
        return self._submit(job)

    def look(
        self,
        key: Hashable,
        work: Callable[[], T],
        then: Then[T],
        *,
        interrupt: Callable[[], object] | None = None,
        error: OnError | None = None,
    ) -> Task:
        """Read, making void every earlier ``look`` with the same key.

        ``interrupt`` is called only while this very work runs, to make it end early
        (``Connection.interrupt``). Neither outcome nor exception of a void reading is delivered,
        for it ends in whatever exception the interruption causes.
        """
        if (older := self._jobs.get(self._newest.get(key, 0))) is not None:
            self._make_void(older)
        job = _Job(Task(), self._reader, work, then, error, key=key, interrupt=interrupt)
        job.void_when_cancelled = True
        return self._submit(job)

    def fetch(
        self,
        work: Callable[[], T],
        then: Then[T] | None = None,
        *,
        error: OnError | None = None,
        task: Task | None = None,
    ) -> Task:
        """Do ``work``, which may wait for a network, on one of four threads."""
        return self._submit(_Job(task or Task(), self._network, work, then, error))

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def close(self, *, reader_last: Ending = None, database_last: Ending = None) -> None:
        """Finish: writes already asked for are done, everything else is dropped or interrupted.

        Long work is told to stop. Results that come now have no window to go to; exceptions are
        still reported. `reader_last` and `database_last` close on its thread what was opened there.
        """
        if self._closed:
            return
        self._closed = True
        self._watch.stop()
        for job in self._jobs.values():
            if job.void_when_cancelled:
                self._make_void(job)
            elif job.started is not None:
                job.task.cancel()
        self._network.shutdown(cancel_futures=True)
        self._end(self._reader, reader_last)
        self._end(self.database, database_last)
        for news in self._news:
            if (
                isinstance(news, _Outcome)
                and news.error
                and not _is_void(self._jobs[news.job], news)
            ):
                self._report(news.error)
        for kept in (self._news, self._jobs, self._newest):
            kept.clear()

    def _end(self, executor: ThreadPoolExecutor, last: Ending) -> None:
        ending = None if last is None else executor.submit(last)
        executor.shutdown()
        if ending is not None and (error := ending.exception()) is not None:
            self._report(error)

    def _submit(self, job: _Job) -> Task:
        refuse_closure(job.then)
        refuse_closure(job.error)
        if self._closed:
            raise RuntimeError("the desk is closing and takes no more work")
        number = next(self._numbers)
        self._jobs[number] = job
        job.task.watch(self._say)
        job.executor.submit(self._run, number)
        if job.key is not None:
            self._newest[job.key] = number
        if not self._watch.isActive():
            self._watch.start()
        return job.task

    def _make_void(self, job: _Job) -> None:
        job.task.cancel()
        with self._ending:
            if job.started is not None and not job.ended and job.interrupt is not None:
                job.interrupt()

    # On a worker's thread. No local name may hold the work when the outcome is said.

    def _run(self, number: int) -> None:
        self._say(self._work(number))

    def _work(self, number: int) -> _Outcome:
        job = self._jobs[number]
        if job.task.is_cancelled():
            return _Outcome(number, _VOID)
        job.started = monotonic()
        try:
            return _Outcome(number, job.work())
        except BaseException as error:  # noqa: BLE001  (an executor shows its exceptions to nobody)
            return _Outcome(number, error=error)
        finally:
            # Held while an interruption is being sent, so that it cannot hit the next work.
            with self._ending:
                job.ended = True

    def _say(self, news: _Outcome | Task) -> None:
        self._news.append(news)
        self._arrived.emit()

    # In the window's thread.

    @Slot()
    def _deliver(self) -> None:
        if not self._news:
            return
        news = self._news.popleft()
        if isinstance(news, Task):
            news.show_progress()
            return
        job = self._jobs.pop(news.job)
        if job.key is not None and self._newest.get(job.key) == news.job:
            del self._newest[job.key]
        if not self._jobs:
            self._watch.stop()
        if job.said_slow:
            self.slow_ended.emit(job.task)
        try:
            if not _is_void(job, news):
                self._hand_over(job, news)
        finally:
            if not self._jobs:
                self.idle.emit()

    def _hand_over(self, job: _Job, outcome: _Outcome) -> None:
        if outcome.error is None:
            if job.then is not None and is_alive(job.then):
                job.then(outcome.value)
        elif job.error is None or not isinstance(outcome.error, Exception):
            self._report(outcome.error)
        elif is_alive(job.error):
            job.error(outcome.error)

    def _report(self, error: BaseException) -> None:
        if self.isSignalConnected(QMetaMethod.fromSignal(self.failed)):
            self.failed.emit(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)

    @Slot()
    def _look_for_slow(self) -> None:
        for job in tuple(self._jobs.values()):
            if job.said_slow or job.started is None or monotonic() - job.started < self._slow_after:
                continue
            job.said_slow = True
            self.slow.emit(job.task)
