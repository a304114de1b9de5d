"""What there is to do when the desk does not open, and bringing it back from a backup."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from moderator_app.core.outages import Cause, Outage, Stopped
from moderator_app.core.refusals import Refusal
from moderator_app.desk import backups, opening, restoring
from moderator_app.desk.backups import Backup
from moderator_app.desk.restoring import Hand, Restored
from moderator_app.ui import sentences
from moderator_app.ui.dialogs.failure import Failure
from moderator_app.ui.dialogs.first_run import Unlock
from moderator_app.ui.dialogs.restore import RestoreDialog
from moderator_app.ui.dialogs.waiting import Waiting
from moderator_app.ui.tasks import Task, Tasks
from moderator_app.ui.text import mark, t

_RESTORABLE: Final = frozenset(
    {Cause.DAMAGED_FILE, Cause.FILE_GONE, Cause.WRONG_KEY, Cause.KEY_FILE_WRONG}
)
_TROUBLES: Final = {
    Cause.CANNOT_OPEN: mark(
        "Restore", "The file cannot be read. See whether its disk is plugged in, and choose again."
    ),
    Cause.DISK_FULL: mark(
        "Restore", "The disk is full; nothing was changed. Make room and restore again."
    ),
    Cause.NEWER_FILE: mark(
        "Restore",
        "A newer version of the program has made this backup. Update the program, then restore.",
    ),
}
"""What means something else here than when a desk opens."""


class WayBack(QObject):
    """One thing at a time: a trouble that is told, a backup that is chosen, one that is restored."""

    again = Signal()
    """Open the desk such as it is."""
    left = Signal()
    restored = Signal(object)
    """The Restored; the folder has its desk again."""

    def __init__(self, folder: Path, tasks: Tasks, waiting: Waiting, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._tasks = tasks
        self._waiting = waiting
        self._path = Path()
        self._hand = Hand()
        self.dialog: QDialog | None = None
        """What is being said or asked just now."""

    def tell(self, words: str, cause: Cause | None = None) -> None:
        """Say why there is no window; where the file is to blame, offer the backups there are."""
        self._waiting.hide()
        if self.dialog is not None:
            return
        if cause in _RESTORABLE:
            look = partial(backups.listed, self._folder / backups.FOLDER)
            show = partial(self._show_trouble, words)
            self._tasks.fetch(look, show, error=partial(self._without_backups, words))
        else:
            self._show_trouble(words, ())

    def _without_backups(self, words: str, _error: Exception) -> None:
        self._show_trouble(words, ())

    def _show_trouble(
        self, words: str, own: Sequence[Backup], *, restoring_failed: bool = False
    ) -> None:
        restorable = bool(own) or restoring_failed
        dialog = Failure(words, self._folder, restorable=restorable, restoring=restoring_failed)
        self._ask(dialog, partial(self._decided, dialog, own))

    def _decided(self, dialog: Failure, own: Sequence[Backup], result: int) -> None:
        self._put_away()
        if result != QDialog.DialogCode.Accepted:
            self.left.emit()
        elif dialog.wants_restore:
            choice = RestoreDialog(own, opening.ZONE)
            choice.chosen.connect(self._chosen)
            self._ask(choice, self._not_chosen)
        else:
            self.again.emit()

    def _not_chosen(self, result: int) -> None:
        if result != QDialog.DialogCode.Accepted:
            self._put_away()
            self.again.emit()

    def _chosen(self, path: Path) -> None:
        self._put_away()
        self.restore(path, Hand())

    # Restoring.

    def restore(self, path: Path, hand: Hand) -> None:
        """Bring the folder back to a backup; nobody may have its case file open."""
        self._path, self._hand = path, hand
        task = Task(progress=self._waiting.report)
        # Not the task's own cancelling: of what has not begun that delivers nothing.
        stop = Event()
        self._waiting.say(t("Restore", "Restoring the backup…"), stop.set)
        work = partial(_restore, self._folder, path, hand, stop, task)
        self._tasks.fetch(work, self._restored, error=self._not_restored, task=task)

    def _restored(self, done: Restored | None) -> None:
        self._waiting.say(t("Waiting", "Opening the desk…"))
        if done is None:
            self.again.emit()
        else:
            self.restored.emit(done)

    def _not_restored(self, error: Exception) -> None:
        self._waiting.hide()
        if isinstance(error, Refusal):
            self._show_trouble(sentences.refused(error), ())
        elif not isinstance(error, Outage):
            self._tasks.failed.emit(error)
        elif error.cause in restoring.ASKED or error.cause is Cause.WRONG_KEY:
            wrong = self._hand.secret is not None
            title = t("Restore", "The backup needs its key")
            self._ask(
                Unlock(sentences.failed(error), wrong=wrong, title=title,
                       act=t("Restore", "Restore")),
                self._typed,
            )  # fmt: skip
        else:
            look = partial(backups.listed, self._folder / backups.FOLDER)
            show = partial(self._show_trouble, _why(error), restoring_failed=True)
            self._tasks.fetch(look, show, error=partial(self._without_backups, _why(error)))

    def _typed(self, result: int) -> None:
        dialog = self.dialog
        self._put_away()
        if result == QDialog.DialogCode.Accepted and isinstance(dialog, Unlock):
            self.restore(self._path, replace(self._hand, secret=dialog.secret))
        else:
            self.again.emit()

    # Asking.

    def _ask(self, dialog: QDialog, answered: Callable[[int], object]) -> None:
        self.dialog = dialog
        dialog.finished.connect(answered)
        dialog.open()

    def _put_away(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None


def _is_to_end(stop: Event, task: Task) -> bool:
    """A person does not want to wait, or the program ends."""
    return stop.is_set() or task.is_cancelled()


def _why(outage: Outage) -> str:
    phrase = _TROUBLES.get(outage.cause)
    return sentences.failed(outage) if phrase is None else phrase.shown()


def _restore(folder: Path, path: Path, hand: Hand, stop: Event, task: Task) -> Restored | None:
    """None where it was stopped: everything is as it was."""
    try:
        return restoring.restore(
            folder,
            path,
            opening.now(),
            opening.ZONE,
            hand,
            stop=partial(_is_to_end, stop, task),
            progress=task.report,
        )
    except Stopped:
        return None
