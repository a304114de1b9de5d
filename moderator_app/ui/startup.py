"""From nothing to a window: the key, the case file, the person; and back, in order."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from moderator_app.core.changes import Changes
from moderator_app.core.outages import Cause, Outage
from moderator_app.core.people import Person
from moderator_app.core.rows import Shift
from moderator_app.desk import kits, opening, sample
from moderator_app.desk.desk import Desk
from moderator_app.desk.opening import Place
from moderator_app.desk.reading import Reader
from moderator_app.ui import sentences
from moderator_app.ui.dialogs.failure import Failure
from moderator_app.ui.dialogs.first_run import FirstRun, Passphrase, RecoveryKey, Unlock
from moderator_app.ui.dialogs.people import PeopleDialog
from moderator_app.ui.dialogs.take_over import TakeOverDialog
from moderator_app.ui.dialogs.waiting import Waiting
from moderator_app.ui.lock import Lock
from moderator_app.ui.notices import Notices
from moderator_app.ui.preferences import Preferences
from moderator_app.ui.simulation import Simulation
from moderator_app.ui.tasks import Task, Tasks
from moderator_app.ui.text import t
from moderator_app.ui.window import MainWindow
from moderator_app.ui.workbench import Workbench


class Startup(QObject):
    """Leads to the window, or to `given_up` when the person at the machine turns back."""

    ready = Signal(object)
    """The MainWindow, shown."""
    given_up = Signal()

    def __init__(
        self,
        folder: Path,
        chosen: Preferences,
        resources: Path,
        keep: Callable[[Preferences], None],
    ) -> None:
        super().__init__()
        self._folder = folder
        self._chosen = chosen
        self._resources = resources
        self._keep = keep
        self._sample = False
        self._place: Place | None = None
        self._desk: Desk | None = None
        self._reader: Reader | None = None
        self._simulation: Simulation | None = None
        self._lock: Lock | None = None
        self.tasks = Tasks()
        self.notices = Notices()
        self.bench: Workbench | None = None
        self.window: MainWindow | None = None
        self._waiting = Waiting()
        self.tasks.slow.connect(self._waiting.show_slow)
        self.tasks.slow_ended.connect(self._waiting.hide_again)

    def begin(self, *, as_sample: bool) -> None:
        if as_sample:
            self._open_sample()
        elif not opening.is_new(self._folder) or opening.names_key_file():
            self.tasks.fetch(opening.vault(self._folder).key, self._got_key, error=self._ask_key)
        else:
            self._first_run()

    # The key.

    def _first_run(self) -> None:
        dialog = FirstRun()
        if dialog.exec() != QDialog.DialogCode.Accepted:
            self.given_up.emit()
        elif dialog.wants_sample:
            self._open_sample()
        else:
            self.tasks.fetch(
                opening.vault(self._folder).create, self._made_key, error=self._without_keyring
            )

    def _without_keyring(self, error: BaseException) -> None:
        if not isinstance(error, Outage) or error.cause is Cause.READ_ONLY:
            self._fail(error)
            return
        dialog = Passphrase()
        if dialog.exec() != QDialog.DialogCode.Accepted:
            self.given_up.emit()
            return
        work = partial(opening.vault(self._folder).create, dialog.chosen)
        self.tasks.fetch(work, self._made_key, error=self._fail)

    def _made_key(self, made: tuple[bytes, str]) -> None:
        key, recovery = made
        RecoveryKey(recovery).exec()
        self._got_key(key)

    def _ask_key(self, error: BaseException) -> None:
        """The keyring did not give it, or what was typed did not open it: ask, as often as it
        takes."""
        vault = opening.vault(self._folder)
        if not isinstance(error, Outage) or not vault.has_slots():
            self._fail(error)
            return
        dialog = Unlock(sentences.failed(error))
        if dialog.exec() != QDialog.DialogCode.Accepted:
            self.given_up.emit()
            return
        self.tasks.fetch(
            partial(opening.unlock, vault, dialog.secret), self._got_key, error=self._ask_key
        )

    def _got_key(self, key: bytes) -> None:
        self._open(Place(self._folder, key))

    # The case file.

    def _open_sample(self) -> None:
        self._sample = True
        self._open(opening.sample_place())

    def _open(self, place: Place) -> None:
        self._place = place
        self.tasks.write(place.open_desk, self._opened, error=self._fail)

    def _opened(self, desk: Desk) -> None:
        self._desk = desk
        if self._sample:
            task = Task(progress=self._waiting.report)
            work = partial(sample.build, desk, self._resources, opening.now(), progress=task.report)
            self._waiting.say(t("Startup", "Setting up the sample desk…"))
            self.tasks.write(work, self._built, error=self._fail, task=task)
        else:
            self._open_reader()

    def _built(self, _crew: tuple[Person, ...]) -> None:
        self._open_reader()

    def _open_reader(self) -> None:
        assert self._place is not None  # noqa: S101
        self.tasks.read(self._place.open_reader, self._reading, error=self._fail)

    def _reading(self, reader: Reader) -> None:
        assert self._desk is not None  # noqa: S101
        self._reader = reader
        self.bench = Workbench(self._desk, reader, self.tasks, self.notices)
        if self._sample:
            self._sit(self._desk.person)
        else:
            self.bench.look("arriving", _who, self._arrive)

    # The person.

    def _arrive(self, found: tuple[tuple[Person, ...], Shift | None]) -> None:
        people, unread = found
        assert self.bench is not None  # noqa: S101
        dialog: PeopleDialog | TakeOverDialog
        if unread is not None:
            dialog = TakeOverDialog(self.bench, unread, people)
        else:
            dialog = PeopleDialog(self.bench, people)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.person is not None:
            self._sit(dialog.person)
        elif self.window is None:
            self.given_up.emit()
        else:
            self.window.close()

    def _sit(self, person: Person | None) -> None:
        assert self.bench is not None  # noqa: S101
        self.bench.sit_down(person)
        if self.window is None:
            self.bench.write(partial(_stock, self._resources), self._stocked)
        else:
            self.window.setEnabled(True)
            self.window.navigation.refresh()

    def _stocked(self, _: Changes) -> None:
        assert self.bench is not None  # noqa: S101
        window = MainWindow(self.bench, self._chosen, self._resources, sample=self._sample)
        window.preferences_changed.connect(self._keep)
        window.person_wanted.connect(self._change_person)
        window.handed_over.connect(self._change_person)
        self._lock = Lock(window, self.bench)
        window.lock_wanted.connect(self._lock.lock)
        self._lock.person_wanted.connect(self._change_person)
        self.window = window
        window.fit()
        window.show()
        window.start()
        self._waiting.done()
        if self._sample:
            self._simulation = Simulation(self.bench, sample.arrivals(self._resources))
            self._simulation.start()
        self.ready.emit(window)

    def _change_person(self) -> None:
        assert self.bench is not None  # noqa: S101
        if self.window is not None:
            self.window.case.flush()
        self.bench.look("arriving", _who, self._arrive)

    # The end.

    def close(self) -> None:
        """Let everything go in order: what was written is safe, the sample is forgotten."""
        if self._simulation is not None:
            self._simulation.stop()
        if self.bench is not None:
            self.bench.stop()
        if self._lock is not None:
            self._lock.stop()
        if self._reader is not None:
            self.tasks.read(self._reader.close)
        if self._desk is not None:
            self.tasks.write(self._desk.close)
        self.tasks.close()
        if self._sample and self._place is not None:
            opening.forget(self._place)

    def _fail(self, error: BaseException) -> None:
        self._waiting.done()
        if not isinstance(error, Outage):
            self.tasks.failed.emit(error)
            self.given_up.emit()
            return
        Failure(sentences.failed(error)).exec()
        self.given_up.emit()


def _who(reader: Reader) -> tuple[tuple[Person, ...], Shift | None]:
    return reader.people(), reader.unread_handover()


def _stock(resources: Path, desk: Desk) -> Changes:
    """Give an empty desk the starter kit."""
    return kits.stock_if_empty(desk, resources)
