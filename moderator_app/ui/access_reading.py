"""Opening the record of who saw what: whoever holds the recovery key is let in, and that is on
record too."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from moderator_app.core.outages import Cause, Outage
from moderator_app.core.roles import Act
from moderator_app.desk import opening
from moderator_app.desk.desk import Desk
from moderator_app.desk.opening import AccessReading, Place
from moderator_app.desk.reading import Reader
from moderator_app.ui import sentences
from moderator_app.ui.access_words import Known
from moderator_app.ui.dialogs.access_record import AccessRecordDialog
from moderator_app.ui.dialogs.first_run import Unlock
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench


class AccessDoor(QObject):
    def __init__(self, bench: Workbench, place: Place, over: QWidget) -> None:
        super().__init__(over)
        self._bench = bench
        self._place = place
        self._over = over
        self._asking: QDialog | None = None

    def open(self) -> None:
        """Ask an administrator for the recovery key; a desk that has none is opened by its key
        file."""
        self._bench.ask(partial(Desk.need, act=Act.ACCESS_RECORD), self._admit)

    def _admit(self, _allowed: None) -> None:
        if not opening.can_unlock(self._place.folder):
            self._read(None)
            return
        why = t(
            "AccessRecord",
            "Only whoever keeps the recovery key reads it. The passphrase of every day does not "
            "open it; that it was read is on record as well.",
        )
        self._ask(why, wrong=False)

    def _ask(self, why: str, *, wrong: bool) -> None:
        dialog = Unlock(
            why,
            wrong=wrong,
            title=t("AccessRecord", "Who saw what"),
            act=t("AccessRecord", "Read"),
            parent=self._over,
        )
        self._asking = dialog
        dialog.finished.connect(self._typed)
        dialog.open()

    def _typed(self, result: int) -> None:
        dialog, self._asking = self._asking, None
        if dialog is not None:
            dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted and isinstance(dialog, Unlock):
            self._read(dialog.secret)

    def _read(self, secret: str | None) -> None:
        folder, actor = self._place.folder, self._bench.actor
        work = partial(opening.read_access_log, folder, secret, actor)
        self._bench.tasks.fetch(work, self._have_read, error=self._refused)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Outage) and error.cause is Cause.WRONG_KEY:
            self._ask(sentences.failed(error), wrong=True)
        else:
            self._bench.complain(error)

    def _have_read(self, reading: AccessReading) -> None:
        cases = {entry.case for entry in reading.entries if entry.case is not None}
        question = partial(_numbers, tuple(cases))
        self._bench.look("access record", question, partial(self._show, reading))

    def _show(self, reading: AccessReading, numbers: dict[UUID, str]) -> None:
        known = Known(self._bench.knowledge.names, numbers, self._bench.zone)
        AccessRecordDialog(self._bench, self._place, reading, known, self._over).open()


def _numbers(cases: Sequence[UUID], reader: Reader) -> dict[UUID, str]:
    """What the cases are called; those that are not there any more keep their ids."""
    keys = reader.keys_of(cases)
    rows = reader.rows(list(keys.values()))
    return {case: rows[key].number for case, key in keys.items() if key in rows}
