"""Threads that work until they are told to end, and sleep until something is to be done."""

import time
from collections.abc import Callable, Mapping
from threading import Condition, Event, Thread
from typing import Final

from moderator_app.channels import clock

TROUBLED_S: Final = 30.0
"""Before the work is taken up again that our own disk, or a mistake, has ended."""
TOLD_AGAIN_S: Final = 3600.0
"""The same trouble of one thread is not told more often."""
LONGEST_NAP_S: Final = 3600.0


class Workers:
    """One thread for each work, by its name; `failed` is told what it raised. A work looks by itself
    whether it is over; `let_go` ends what it waits for."""

    def __init__(
        self,
        works: Mapping[str, Callable[[], None]],
        failed: Callable[[BaseException], None],
        let_go: Callable[[], None],
    ) -> None:
        self.ended: Final = Event()
        self.nudges = 0
        """How many there were; to be looked at before it is looked what is to be done."""
        self._failed = failed
        self._let_go = let_go
        self._turn = Condition()
        self._threads = [
            Thread(target=self._guarded, args=(work,), name=name, daemon=True)
            for name, work in works.items()
        ]

    @property
    def over(self) -> bool:
        """Whether they were told to end."""
        return self.ended.is_set()

    def start(self) -> None:
        """Once only."""
        for thread in self._threads:
            thread.start()

    def nudge(self) -> None:
        """Something is to be done: nobody sleeps on."""
        with self._turn:
            self.nudges += 1
            self._turn.notify_all()

    def nap(self, seconds: float, nudges: int) -> None:
        """Sleep, unless somebody nudged since there were so many."""
        with self._turn:
            if not self.over and self.nudges == nudges:
                clock.wait(self._turn, min(max(seconds, 0.0), LONGEST_NAP_S))

    def stop(self) -> None:
        """Tell all to end; `join` waits for them. Whoever tells them does not wait for `let_go`."""
        with self._turn:
            if self.over:
                return
            self.ended.set()
            self._turn.notify_all()
        last = Thread(target=self._end, name="lane-end", daemon=True)
        self._threads.append(last)
        last.start()

    def join(self, seconds: float) -> bool:
        """Whether all have ended in that time."""
        end = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def is_at(self, work: str) -> bool:
        """Whether the thread of that name has not ended."""
        return any(thread.is_alive() for thread in self._threads if thread.name == work)

    def _end(self) -> None:
        try:
            self._let_go()
        except BaseException as error:  # noqa: BLE001 - a thread shows them to nobody
            self._failed(error)

    def _guarded(self, work: Callable[[], None]) -> None:
        """A full disk, or a mistake, is told, and the work is taken up again: an account that fell
        silent would be noticed by nobody. Connectors of others raise what ends programs, too."""
        told: tuple[str, float] | None = None
        while not self.ended.is_set():
            try:
                work()
            except BaseException as error:  # noqa: BLE001 - a thread shows them to nobody
                if self.ended.is_set():
                    return
                kind, now = type(error).__name__, clock.steady()
                if told is None or told[0] != kind or now - told[1] >= TOLD_AGAIN_S:
                    self._failed(error)
                    told = (kind, now)
                self.nap(TROUBLED_S, self.nudges)
