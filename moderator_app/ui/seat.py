"""Who is at the desk: asked at the start, at a change of person, and at a locked desk."""

from uuid import UUID

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from moderator_app.core.people import Person
from moderator_app.core.rows import Shift
from moderator_app.desk.reading import Reader
from moderator_app.ui.dialogs.people import PeopleDialog, PersonDialog
from moderator_app.ui.dialogs.take_over import TakeOverDialog
from moderator_app.ui.workbench import Workbench

_Found = tuple[tuple[Person, ...], frozenset[UUID], Shift | None]
"""Who there is, who of them has a password, and what nobody has taken over."""


class Seat(QObject):
    asking = Signal(object)
    """The dialog that asks, before it is seen."""
    taken = Signal()
    """Somebody has sat down; the bench knows who."""
    left = Signal()
    """The question was put away unanswered; all is as it was."""
    failed = Signal(object)
    """The case file would not say who there is."""

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._over: QWidget | None = None
        self.dialog: PersonDialog | None = None

    def ask(self, over: QWidget | None = None) -> None:
        """Ask once; asking again brings the same question forward."""
        if self.dialog is not None and shiboken6.isValid(self.dialog):
            self.dialog.raise_()
            self.dialog.activateWindow()
            return
        self._over = over
        self._bench.look("arriving", _who, self._arrive, error=self.failed.emit)

    def _arrive(self, found: _Found) -> None:
        people, secured, unread = found
        over = QApplication.activeModalWidget() or self._over
        if unread is None:
            self.dialog = PeopleDialog(self._bench, people, over, secured=secured)
        else:
            self.dialog = TakeOverDialog(self._bench, unread, people, over, secured=secured)
        self.dialog.finished.connect(self._answered)
        self.asking.emit(self.dialog)
        # Making it and showing it are an event each: together they would hold the window up.
        QTimer.singleShot(0, self.dialog, self.dialog.open)

    def _answered(self, result: int) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted and dialog is not None:
            self._bench.sit_down(dialog.person)
            self.taken.emit()
        else:
            self.left.emit()


def _who(reader: Reader) -> _Found:
    return reader.people(), reader.with_password(), reader.unread_handover()
