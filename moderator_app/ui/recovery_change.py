"""Another recovery key: the present one is asked for, the new one put on paper, and only then does
it hold."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from moderator_app.core.outages import Cause, Outage
from moderator_app.desk import opening
from moderator_app.desk.opening import Place
from moderator_app.ui import sentences
from moderator_app.ui.dialogs.first_run import RecoveryKey, Unlock
from moderator_app.ui.notices import Kind
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench


class RecoveryChange(QObject):
    changed = Signal()
    """The new key holds."""

    def __init__(self, bench: Workbench, place: Place, over: QWidget) -> None:
        super().__init__(over)
        self._bench = bench
        self._place = place
        self._over = over
        self._secret = ""
        self._next = ""
        self.dialog: QDialog | None = None

    def begin(self) -> None:
        why = t(
            "RecoveryChange",
            "Type the recovery key that holds now, or the passphrase. After a change by passphrase "
            "the record of who saw what, up to today, still needs the old key.",
        )
        self._ask_for_present(why, wrong=False)

    def _ask_for_present(self, why: str, *, wrong: bool) -> None:
        title = t("RecoveryChange", "Change the recovery key")
        act = t("RecoveryChange", "Go on")
        self._open(Unlock(why, wrong=wrong, title=title, act=act, parent=self._over), self._typed)

    def _typed(self, result: int) -> None:
        dialog = self._put_away()
        if result == QDialog.DialogCode.Accepted and isinstance(dialog, Unlock):
            self._secret = dialog.secret
            folder, actor = self._place.folder, self._bench.actor
            work = partial(opening.next_recovery, folder, self._secret, actor)
            self._bench.tasks.fetch(work, self._show, error=self._refused)

    def _show(self, recovery: str) -> None:
        self._next = recovery
        self._open(RecoveryKey(recovery, self._over), self._on_paper)

    def _on_paper(self, result: int) -> None:
        self._put_away()
        if result == QDialog.DialogCode.Accepted:
            folder, actor = self._place.folder, self._bench.actor
            work = partial(opening.change_recovery, folder, self._secret, self._next, actor)
            self._bench.tasks.fetch(work, self._changed, error=self._refused)
        self._secret = self._next = ""

    def _changed(self, _: None) -> None:
        words = t(
            "RecoveryChange",
            "The new recovery key holds. Keep the old one until the backups made before today are "
            "gone: they open with it.",
        )
        self._bench.notices.say(Kind.INFO, words, sticky=True, topic="recovery key")
        self.changed.emit()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Outage) and error.cause is Cause.WRONG_KEY:
            self._ask_for_present(sentences.failed(error), wrong=True)
        else:
            self._bench.complain(error)

    def _open(self, dialog: QDialog, answered: Callable[[int], object]) -> None:
        self.dialog = dialog
        dialog.finished.connect(answered)
        dialog.open()

    def _put_away(self) -> QDialog | None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()
        return dialog
