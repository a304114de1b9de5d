"""The windows over the window: nothing of one is left when it has been closed."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from moderator_app.ui.commands import Commands
from moderator_app.ui.dialogs.answers import AnswersDialog
from moderator_app.ui.dialogs.import_workbook import ImportDialog
from moderator_app.ui.dialogs.keys import KeysSheet
from moderator_app.ui.dialogs.new_case import NewCaseDialog
from moderator_app.ui.workbench import Workbench


class Overlays(QObject):
    case_requested = Signal(object)
    """The UUID of a case that was just made."""
    case_made = Signal(object)
    """The same UUID, to be taken into the list beside it."""
    aside_requested = Signal()
    """Somebody wants to see the rows that an import put aside."""

    def __init__(self, bench: Workbench, commands: Commands, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._commands = commands
        self._window = window
        bind = commands.bind
        bind("keys", self.show_keys)
        bind("case.new", partial(self.new_case, phone=False))
        bind("case.call", partial(self.new_case, phone=True))
        bind("import", self.import_workbook)
        bind("answers", self.write_answers)

    def show_keys(self) -> None:
        open_over(KeysSheet(self._commands, self._window))

    def new_case(self, *, phone: bool) -> None:
        dialog = NewCaseDialog(self._bench, self._window, phone=phone)
        dialog.case_requested.connect(self.case_requested)
        dialog.case_made.connect(self.case_made)
        open_over(dialog)

    def import_workbook(self, path: Path | None = None) -> None:
        dialog = ImportDialog(self._bench, self._window)
        dialog.aside_requested.connect(self.aside_requested)
        dialog.open()
        if path is not None:
            dialog.accept_file(path)

    def write_answers(self) -> None:
        open_over(AnswersDialog(self._bench, self._window))


def open_over(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
