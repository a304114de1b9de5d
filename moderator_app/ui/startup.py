"""From nothing to a window: the key, the case file, the person; and back, in order."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog

from moderator_app.core.changes import Changes
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.people import Person
from moderator_app.desk import backups, kits, opening, sample
from moderator_app.desk.desk import Desk
from moderator_app.desk.opening import Place
from moderator_app.desk.reading import Reader
from moderator_app.desk.restoring import Hand, Restored
from moderator_app.ui import backup_words, desk_settings, sentences
from moderator_app.ui.dialogs.waiting import Waiting
from moderator_app.ui.keeping import Keeping
from moderator_app.ui.notices import Kind, Notices
from moderator_app.ui.preferences import Preferences
from moderator_app.ui.seat import Seat
from moderator_app.ui.simulation import Simulation
from moderator_app.ui.sitting import Sitting
from moderator_app.ui.tasks import Task, Tasks
from moderator_app.ui.text import Language, t
from moderator_app.ui.traffic import Traffic
from moderator_app.ui.unlocking import Unlocking
from moderator_app.ui.way_back import WayBack
from moderator_app.ui.window import MainWindow
from moderator_app.ui.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the desk finds on this machine."""

    folder: Path
    resources: Path
    preferences: Preferences
    keep: Callable[[Preferences], None]
    """Keeps how the window looks for the next start."""


class Startup(QObject):
    """Leads to the window, or to `ended`."""

    ready = Signal(object)
    """The MainWindow, shown."""
    ended = Signal(str)
    """There will be no window: why, in a sentence, or nothing where a person turned back."""
    restore_wanted = Signal(object, object)
    """The Path of a backup, and the Hand: close this desk, and let another start restore it."""

    def __init__(self, around: Surroundings, *, alone: bool = False) -> None:
        """`alone`: nobody is there to be asked, since only a picture is wanted."""
        super().__init__()
        self._around = around
        self._alone = alone
        self._sample = False
        self._place: Place | None = None
        self._desk: Desk | None = None
        self._reader: Reader | None = None
        self._settings = desk_settings.DeskSettings()
        self._restored: Restored | None = None
        self.sitting: Sitting | None = None
        self.tasks = Tasks()
        self.notices = Notices()
        self.bench: Workbench | None = None
        self.seat: Seat | None = None
        self.window: MainWindow | None = None
        self._waiting = Waiting()
        self.tasks.slow.connect(self._waiting.show_slow)
        self.tasks.slow_ended.connect(self._waiting.hide_again)
        self.way_back = WayBack(around.folder, self.tasks, self._waiting, self)
        self.way_back.again.connect(self._begin_again)
        self.way_back.left.connect(self._turn_back)
        self.way_back.restored.connect(self._open_restored)
        self.unlocking = Unlocking(around.folder, around.resources, self.tasks, self)
        self.unlocking.found.connect(self._try_key)
        self.unlocking.sample_wanted.connect(self._open_sample)
        self.unlocking.other_wanted.connect(self.restore)
        self.unlocking.turned_back.connect(self._turn_back)
        self.unlocking.failed.connect(self._fail)
        self.unlocking.language_chosen.connect(self._speak)

    @property
    def is_sample(self) -> bool:
        return self._sample

    def begin(self, *, as_sample: bool) -> None:
        if as_sample or (self._alone and opening.is_new(self._around.folder)):
            self._open_sample()
        elif backups.is_gone(self._around.folder):
            self._fail(Outage(Cause.FILE_GONE))
        else:
            self.unlocking.begin(may_ask=not self._alone)

    def restore(self, path: Path, hand: Hand) -> None:
        """Instead of `begin`: open the desk as it was when a backup was made."""
        self.way_back.restore(path, hand)

    def anew(self) -> "Startup":
        """Another start in the same surroundings, for when this desk is closed."""
        return Startup(self._around)

    def _speak(self, language: Language) -> None:
        self._look_so(replace(self._around.preferences, language=language.value))

    def _look_so(self, chosen: Preferences) -> None:
        self._around = replace(self._around, preferences=chosen)

    def _turn_back(self) -> None:
        self._waiting.done()
        self.ended.emit("")

    # The case file.

    def _open_sample(self) -> None:
        self._sample = True
        self.tasks.write(opening.sample_place, self._open, error=self._fail)

    def _try_key(self, key: bytes) -> None:
        if self._desk is not None:  # it has opened, and only the new recovery key was shown
            self._open_reader()
            return
        self._open(Place(self._around.folder, key))

    def _open_restored(self, done: Restored) -> None:
        self._restored = done
        self._open(Place(self._around.folder, done.key))

    def _open(self, place: Place) -> None:
        self._place = place
        self.tasks.write(place.open_desk, self._opened, error=self._not_opened)

    def _not_opened(self, error: Exception) -> None:
        if isinstance(error, Outage) and not self._alone and not self._sample:
            self.unlocking.refuse(error)
        else:
            self._fail(error)

    def _opened(self, desk: Desk) -> None:
        self._desk = desk
        assert self._place is not None  # noqa: S101
        if self._sample:
            task = Task(progress=self._waiting.report)
            work = partial(
                sample.build, desk, self._around.resources, opening.now(), progress=task.report
            )
            self._waiting.say(t("Startup", "Setting up the sample desk…"))
            self.tasks.write(work, self._built, error=self._fail, task=task)
        elif self._alone:
            self._open_reader()
        else:
            renew = partial(opening.renew_recovery, self._place.folder, self._place.key)
            self.tasks.fetch(renew, self._renewed, error=self._fail)

    def _renewed(self, recovery: str | None) -> None:
        if recovery is None or self._place is None:
            self._open_reader()
        else:
            self.unlocking.show_recovery(recovery, self._place.key)

    def _built(self, _crew: tuple[Person, ...]) -> None:
        self._open_reader()

    def _open_reader(self) -> None:
        assert self._place is not None  # noqa: S101
        self.tasks.read(self._place.open_reader, self._reading, error=self._fail)

    def _reading(self, reader: Reader) -> None:
        assert self._desk is not None  # noqa: S101
        assert self._place is not None  # noqa: S101
        self._reader = reader
        self.bench = Workbench(self._desk, reader, self.tasks, self.notices, self._place)
        self.seat = Seat(self.bench, self)
        self.seat.failed.connect(self._fail)
        self.tasks.read(reader.settings, self._take_settings, error=self._fail)

    def _take_settings(self, values: dict[str, object]) -> None:
        assert self.bench is not None  # noqa: S101
        assert self.seat is not None  # noqa: S101
        self._settings = desk_settings.read(values)
        if self._sample or self._alone:
            self.bench.sit_down(self.bench.person)
            self._show_window()
        else:
            self.seat.taken.connect(self._stock)
            self.seat.left.connect(self._turn_back)
            self.seat.ask()

    # The window.

    def _stock(self) -> None:
        assert self.bench is not None  # noqa: S101
        work = partial(_stock, self._around.resources)
        self.bench.write(work, self._stocked, error=self._fail)

    def _stocked(self, _: Changes) -> None:
        self._show_window()

    def _show_window(self) -> None:
        assert self.bench is not None  # noqa: S101
        assert self.seat is not None  # noqa: S101
        self.seat.disconnect(self)
        keeping = self._keeping()
        assert self._desk is not None  # noqa: S101
        traffic = None if keeping is None else Traffic(self.bench, self._desk, self)
        window = MainWindow(
            self.bench,
            self._around.preferences,
            self._settings,
            self._around.resources,
            sample=self._sample,
            keeping=keeping,
            traffic=traffic,
        )
        for chosen in (window.appearance.changed, window.closed):
            chosen.connect(self._around.keep)
            chosen.connect(self._look_so)
        self.sitting = Sitting(window, self.bench, self.seat, self._settings.idle_minutes)
        if keeping is not None and traffic is not None:
            self.sitting.keep(keeping, traffic)
        elif self._sample and not self._alone:
            messages = sample.arrivals(self._around.resources)
            self.sitting.simulate(Simulation(self.bench, messages))
        self.window = window
        window.fit()
        window.show()
        window.start()
        self._waiting.done()
        if self._restored is not None:
            words = backup_words.restored(self._restored)
            self.notices.say(Kind.INFO, words, sticky=True, topic="restored")
        self.ready.emit(window)

    def _keeping(self) -> Keeping | None:
        """The sample desk is forgotten when it closes; a picture leaves nothing behind."""
        if self._sample or self._alone or self.bench is None or self._place is None:
            return None
        keeping = Keeping(self.bench, self._place)
        keeping.restore_wanted.connect(self.restore_wanted)
        return keeping

    def come_forward(self) -> None:
        """Another start asked for this desk: show whichever window it has."""
        if self.window is not None:
            self.window.come_forward()
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog) and window.isVisible():
                window.raise_()
                window.activateWindow()

    # The end.

    def close(self) -> None:
        """Let everything go in order: what was written is safe, the sample is forgotten."""
        if self.sitting is not None:
            self.sitting.stop()
        if self.bench is not None:
            self.bench.stop()
        self._waiting.done()
        self.tasks.close(
            reader_last=None if self._reader is None else self._reader.close,
            database_last=None if self._desk is None else self._desk.close,
        )
        if self._sample and self._place is not None:
            opening.forget(self._place)
        if self.window is not None:
            self.window.deleteLater()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, Outage):
            self.give_up(sentences.failed(error), error.cause)
        else:
            # Whoever listens leaves a file for those who mend it, and then calls `give_up`.
            self.tasks.failed.emit(error)

    def give_up(self, words: str, cause: Cause | None = None) -> None:
        """Say why there is no window, and try again if the person wants to."""
        if self._alone:
            self._waiting.hide()
            self.ended.emit(words)
        else:
            self.way_back.tell(words, cause)

    def _begin_again(self) -> None:
        if self._reader is not None:
            self.tasks.read(self._reader.close)
        if self._desk is not None:
            self.tasks.write(self._desk.close)
        self._reader = self._desk = None
        self.begin(as_sample=self._sample)


def _stock(resources: Path, desk: Desk) -> Changes:
    """Give an empty desk the starter kit, and any the clocks it has been following."""
    changes = kits.stock_if_empty(desk, resources) | kits.learn_scripts(desk, resources)
    changes |= desk.clocks.adopt_hours() | desk.clocks.learn_holidays()
    while desk.clocks.settle():
        pass
    return changes
