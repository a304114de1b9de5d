"""The one thing that is done to a case and cannot be undone."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from moderator_app.core.refusals import Reason, Refusal
from moderator_app.core.roles import Act
from moderator_app.ui import rights
from moderator_app.ui.commands import Commands
from moderator_app.ui.dialogs.erase import EraseDialog
from moderator_app.ui.panes.sight import Look
from moderator_app.ui.workbench import Workbench


class CaseErasing(QObject):
    def __init__(self, bench: Workbench, commands: Commands, sight: Look, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._sight = sight
        self._window = window
        commands.bind("case.erase", self.ask, when=self.is_possible)

    def is_possible(self) -> bool:
        return self._sight() is not None and rights.may(self._bench, Act.ERASE)

    def ask(self) -> None:
        """Show what would go; nothing goes before somebody has said why."""
        if (sight := self._sight()) is None:
            return
        if sight.case.erased:
            self._bench.complain(Refusal(Reason.ERASED, sight.case.id))
            return
        EraseDialog(self._bench, self._window, sight.case).open()
