"""How the desk gets its key: from the system, from a person, or made on the first day."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog

from moderator_app.core.outages import Cause, Outage
from moderator_app.desk import opening
from moderator_app.desk.restoring import Hand
from moderator_app.ui import sentences, text
from moderator_app.ui.dialogs.bring import Bring
from moderator_app.ui.dialogs.first_run import FirstRun, Passphrase, RecoveryKey, Unlock
from moderator_app.ui.tasks import Tasks
from moderator_app.ui.text import Language

_KEYRING_TROUBLE = frozenset({Cause.KEYRING_MISSING, Cause.KEYRING_LOCKED})


class Unlocking(QObject):
    """Ends in exactly one of its signals."""

    found = Signal(object)
    """The key, as bytes; whether it opens the case file is seen when it is tried."""
    sample_wanted = Signal()
    other_wanted = Signal(object, object)
    """The Path of a desk that is to come here from elsewhere, and the Hand that may open it."""
    turned_back = Signal()
    failed = Signal(object)
    language_chosen = Signal(object)

    def __init__(self, folder: Path, resources: Path, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._resources = resources
        self._tasks = tasks
        self._proved = False
        self._made = b""
        self.dialog: QDialog | None = None
        """What is being asked just now."""

    def begin(self, *, may_ask: bool) -> None:
        if opening.is_new(self._folder) and not opening.names_key_file():
            self._welcome()
        else:
            error = self._no_key if may_ask else self._give_up
            self._tasks.fetch(partial(opening.find_key, self._folder), self.found.emit, error=error)

    def refuse(self, outage: Outage) -> None:
        """The key did not open the file. One that was typed has proved itself before: then it is
        the file that is wrong, and nobody need be asked again."""
        if outage.cause is Cause.WRONG_KEY and self._proved:
            self._give_up(Outage(Cause.DAMAGED_FILE))
        elif outage.cause is Cause.WRONG_KEY:
            named = opening.names_key_file()
            self._no_key(Outage(Cause.KEY_FILE_WRONG, opening.key_file()) if named else outage)
        else:
            self._give_up(outage)

    def show_recovery(self, recovery: str, key: bytes) -> None:
        """Show a recovery key; the key is found once it has been put on paper."""
        self._made = key
        self._proved = True
        self._ask(RecoveryKey(recovery))

    # The first day.

    def _welcome(self) -> None:
        dialog = FirstRun()
        dialog.language_wanted.connect(self._speak)
        self._ask(dialog)

    def _speak(self, language: Language) -> None:
        application = QApplication.instance()
        if application is not None:
            text.install(application, self._resources, language)
            self.language_chosen.emit(language)

    def _create(self, passphrase: str | None = None) -> None:
        work = partial(opening.create_key, self._folder, passphrase)
        error = self._without_keyring if passphrase is None else self._give_up
        self._tasks.fetch(work, self._created, error=error)

    def _created(self, made: tuple[bytes, str]) -> None:
        key, recovery = made
        self.show_recovery(recovery, key)

    def _without_keyring(self, error: Exception) -> None:
        if isinstance(error, Outage) and error.cause in _KEYRING_TROUBLE:
            self._ask(Passphrase(locked=error.cause is Cause.KEYRING_LOCKED))
        else:
            self._give_up(error)

    # Every other day.

    def _no_key(self, error: Exception) -> None:
        if isinstance(error, Outage) and opening.can_unlock(self._folder):
            typed_wrongly = error.cause in {Cause.WRONG_KEY, Cause.KEY_FILE_WRONG}
            self._ask(Unlock(sentences.failed(error), wrong=typed_wrongly))
        else:
            self._give_up(error)

    def _typed(self, key: bytes) -> None:
        self._proved = True
        self.found.emit(key)

    def _give_up(self, error: Exception) -> None:
        self.failed.emit(error)

    # Asking.

    def _ask(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._answered)
        dialog.open()

    def _answered(self, result: int) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            self._go_on(dialog)
        elif isinstance(dialog, Bring):
            self._welcome()
        else:
            self.turned_back.emit()

    def _go_on(self, dialog: QDialog) -> None:
        match dialog:
            case FirstRun(wants_sample=True):
                self.sample_wanted.emit()
            case FirstRun(wants_other=True):
                self._ask(Bring())
            case FirstRun():
                self._create()
            case Bring():
                self.other_wanted.emit(dialog.path, Hand(secret=dialog.secret))
            case Passphrase():
                self._create(dialog.chosen)
            case RecoveryKey():
                self.found.emit(self._made)
            case Unlock():
                work = partial(opening.unlock, self._folder, dialog.secret)
                self._tasks.fetch(work, self._typed, error=self._no_key)
