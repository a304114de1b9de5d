"""Pictures and files on their way into a case, one after another.

Each is read on one thread and kept on another, whole and by itself: what was kept stays kept,
whatever becomes of the next. One undo takes all of them back.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from time import monotonic
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from moderator_app.core.changes import Changes, Touched
from moderator_app.core.refusals import Refusal
from moderator_app.desk.desk import Desk
from moderator_app.desk.files import Carried
from moderator_app.ui import carrying, sentences
from moderator_app.ui.carrying import Source
from moderator_app.ui.notices import Action, Kind
from moderator_app.ui.tasks import Task
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench

_QUIET_S: Final = 0.7
_TOPIC: Final = "adding files"


class FileAdding(QObject):
    ended = Signal()

    def __init__(self, bench: Workbench, case: UUID, sources: Sequence[Source]) -> None:
        super().__init__()
        self._bench = bench
        self._case = case
        self._left = list(sources)
        self._total = len(sources)
        self._kept = Changes(Touched.CASES, frozenset({case}))
        self._refused: list[tuple[str, str]] = []
        self._reading: Task | None = None
        self._began = monotonic()
        self._over = False
        bench.tasks.slow.connect(self._tell_slow)

    def start(self) -> None:
        self._read()

    def stop(self) -> None:
        """Leave out what has not been kept yet; a disk that does not answer is not waited for."""
        self._left.clear()
        self._end()

    def _read(self) -> None:
        if not self._left:
            self._end()
            return
        source = self._left.pop(0)
        if monotonic() - self._began > _QUIET_S:
            self._tell()
        error = partial(self._refuse, carrying.name(source))
        work = partial(carrying.read, source)
        self._reading = self._bench.tasks.fetch(work, self._write, error=error)

    def _write(self, carried: Carried) -> None:
        if not self._over:
            error = partial(self._refuse, carried.name)
            self._bench.write(partial(_add, self._case, carried), self._written, error=error)

    def _written(self, changes: Changes) -> None:
        events = (*self._kept.events, *changes.events)
        self._kept = replace(self._kept, events=events, newest=changes.newest)
        if self._over:
            self._say_kept()  # it was on its way when the others were left out
        else:
            self._read()

    def _refuse(self, name: str, error: Exception) -> None:
        if self._over:
            return
        if isinstance(error, Refusal):
            self._refused.append((name, sentences.refused(error)))
            self._read()
        else:
            # A full or broken disk takes the others no better.
            self._bench.complain(error)
            self.stop()

    def _tell_slow(self, task: Task) -> None:
        if task is self._reading and not self._over:
            self._tell()

    def _tell(self) -> None:
        words = t("Files", "Adding {n} of {total}…").format(
            n=self._total - len(self._left), total=self._total
        )
        stop = Action(t("Files", "Stop"), self.stop)
        self._bench.notices.say(Kind.INFO, words, stop, sticky=True, topic=_TOPIC)

    def _end(self) -> None:
        if self._over:
            return
        self._over = True
        self._bench.notices.withdraw(_TOPIC)
        self._say_kept()
        self._say_refused()
        self.ended.emit()

    def _say_kept(self) -> None:
        if self._kept.events:
            did = t("Files", "Added %n picture(s) or file(s)", len(self._kept.events))
            self._bench.remember(self._kept, did)

    def _say_refused(self) -> None:
        if not self._refused:
            return
        name, why = self._refused[0]
        words = t("Files", "{name}: {why}").format(name=name, why=why)
        if others := len(self._refused) - 1:
            words = f"{words} {t('Files', '%n more could not be added either.', others)}"
        self._bench.notices.say(Kind.REFUSAL, words, topic="files refused")


def _add(case: UUID, carried: Carried, desk: Desk) -> Changes:
    return desk.files.add(case, carried)
