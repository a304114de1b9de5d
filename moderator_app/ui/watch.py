"""The folders that platforms' tables are downloaded into, looked at every few seconds.

Looking, and reading what was found, is done off the window's thread, one file after another. Only
what was taken in, and what could not be, is said; the focus stays where it is. Polling and no
notification of the system: drives in the network send none.
"""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from moderator_app.core.changes import Changes, Touched
from moderator_app.core.headings import Layout, NoColumns
from moderator_app.core.outages import Outage
from moderator_app.core.presets import Preset
from moderator_app.core.refusals import Refusal
from moderator_app.core.unreadable import Code, Unreadable
from moderator_app.core.watching import Counted, Folder
from moderator_app.desk import watching
from moderator_app.desk.desk import Desk
from moderator_app.desk.importing import Batch, Reading, Summary
from moderator_app.desk.reading import Reader
from moderator_app.desk.watching import Looks, Ripe, Seen
from moderator_app.ui import sentences
from moderator_app.ui.import_run import ImportRun
from moderator_app.ui.notices import Kind
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench

_EVERY_MS: Final = 10_000
_TROUBLE: Final = "watch"


class Watch(QObject):
    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._looks = Looks()
        self._folders: tuple[Folder, ...] = ()
        self._presets: tuple[Preset, ...] = ()
        self._waiting: list[Ripe] = []
        self._counted: dict[Folder, Counted] = {}
        self._run: ImportRun | None = None
        self._troubled = False
        self.busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        self._bench.changed.connect(self._heed)
        self._learn()

    def stop(self) -> None:
        """Stop after the part of a file that is on its way; the rest comes at the next start."""
        self._timer.stop()
        self._waiting.clear()
        if self._run is not None:
            self._run.cancel()

    def _heed(self, changes: Changes) -> None:
        if changes.touched & Touched.SETTINGS:
            self._learn()

    def _learn(self) -> None:
        self._bench.look("watched folders", _settings, self._learnt)

    def _learnt(self, known: tuple[tuple[Folder, ...], tuple[Preset, ...]]) -> None:
        folders, self._presets = known
        self._folders = tuple(folder for folder in folders if folder.on)
        if self._folders:
            self._timer.start()
            self.look()
        else:
            self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Look at every folder, unless a look is on its way or nobody is at the desk."""
        if self.busy or not self._folders or self._bench.person is None:
            return
        self.busy = True
        work = partial(self._looks.look, self._folders)
        self._bench.tasks.fetch(work, self._seen, error=self._broken)

    def _seen(self, seen: Seen) -> None:
        if self._troubled:
            self._troubled = False
            self._bench.notices.withdraw(_TROUBLE)
        for folder in seen.gone:
            words = t("Watch", "{name}: the folder is not there. It is watched again once it is.")
            said = words.format(name=folder.name)
            self._bench.notices.say(Kind.WARN, said, sticky=True, topic=folder.path)
        for folder in seen.back:
            self._bench.notices.withdraw(folder.path)
        for folder, path in seen.closed:
            self._say_unread(folder, path, Unreadable(Code.NO_PERMISSION))
        if not seen.ripe:
            self.busy = False
            return
        question = partial(watching.unknown, seen.ripe)
        self._bench.look(
            "watched files", question, partial(self._sorted, seen.ripe), error=self._broken
        )

    def _sorted(self, ripe: tuple[Ripe, ...], unknown: tuple[Ripe, ...]) -> None:
        for one in ripe:
            if one not in unknown:
                self._looks.done(one)
        self._waiting = list(unknown)
        self._next()

    # One file after another.

    def _next(self) -> None:
        self._run = None
        if not self._waiting:
            self._end()
            return
        ripe = self._waiting.pop(0)
        work = partial(watching.layout_of, ripe, self._presets)
        self._bench.tasks.fetch(work, partial(self._read, ripe), error=partial(self._unread, ripe))

    def _read(self, ripe: Ripe, layout: Layout) -> None:
        reading = Reading(ripe.path, layout, self._bench.zone, self._bench.now())
        self._run = ImportRun(self._bench, ripe.path, reading, partial(_take, ripe))
        self._run.ended.connect(partial(self._ended, ripe, self._run))
        self._run.start()

    def _ended(self, ripe: Ripe, run: ImportRun, error: Exception | None) -> None:
        before = self._counted.get(ripe.folder, Counted())
        self._counted[ripe.folder] = before + watching.counted(run.summary)
        if error is not None:
            self._unread(ripe, error)
        elif run.cancelled:
            self._end()
        else:
            work = partial(watching.is_same, ripe)
            self._bench.tasks.fetch(work, partial(self._taken, ripe, run.summary))

    def _taken(self, ripe: Ripe, summary: Summary, same: bool) -> None:
        if same:
            self._looks.done(ripe)
            self._bench.keep(partial(_finish, ripe, summary))
        self._next()

    def _unread(self, ripe: Ripe, error: Exception) -> None:
        if isinstance(error, Unreadable | NoColumns):
            self._looks.done(ripe)
            self._say_unread(ripe.folder, ripe.path, error)
            self._next()
        else:
            self._waiting.clear()
            self._end()
            self._broken(error)

    def _broken(self, error: Exception) -> None:
        """What concerns more than one file is tried again at the next look."""
        self.busy = False
        if isinstance(error, Refusal):
            return  # nobody is at the desk any more
        if isinstance(error, Outage):
            self._troubled = True
            self._bench.notices.say(Kind.ERROR, sentences.failed(error), topic=_TROUBLE)
        else:
            self._timer.stop()
            self._bench.complain(error)

    def _end(self) -> None:
        counted, self._counted = self._counted, {}
        self.busy = False
        for folder, one in counted.items():
            if one == Counted():
                continue
            words = t(
                "Watch",
                "{name}: {imported} new, {duplicates} already here, {quarantined} put aside",
            )
            said = words.format(
                name=folder.name,
                imported=f"{one.imported:,}",
                duplicates=f"{one.duplicates:,}",
                quarantined=f"{one.quarantined:,}",
            )
            self._bench.notices.say(Kind.INFO, said, topic=f"taken {folder.path}")

    def _say_unread(self, folder: Folder, path: Path, error: Unreadable | NoColumns) -> None:
        words = t("Watch", "{name}: “{file}” could not be taken in. {why}")
        said = words.format(name=folder.name, file=path.name, why=sentences.of(error))
        self._bench.notices.say(Kind.WARN, said, sticky=True, topic=str(path))


def _settings(reader: Reader) -> tuple[tuple[Folder, ...], tuple[Preset, ...]]:
    settings = reader.settings()
    return watching.folders_of(settings), watching.case_presets(settings)


def _take(ripe: Ripe, desk: Desk, batch: Batch) -> Summary:
    return watching.take(desk, ripe, batch)


def _finish(ripe: Ripe, summary: Summary, desk: Desk) -> None:
    watching.finish(desk, ripe, summary)
