"""What several people do about the case on the screen: emergencies, and replies that
another person sees before they go out."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from moderator_app.core.rows import Dossier
from moderator_app.ui.commands import Commands
from moderator_app.ui.consulting import Consulting
from moderator_app.ui.emergencies import Emergencies
from moderator_app.ui.reviewing import Reviewing
from moderator_app.ui.text import t
from moderator_app.ui.workbench import Workbench

if TYPE_CHECKING:
    from moderator_app.ui.panes.case_view import CaseView


class Together(QObject):
    def __init__(self, bench: Workbench, commands: Commands, view: "CaseView") -> None:
        super().__init__(view)
        self._view = view
        self.emergencies = Emergencies(bench, commands, self._wanted, view)
        self.emergencies.case_requested.connect(view.case_requested)
        self.reviewing = Reviewing(bench, commands, view.sight, view.composer, view)
        self.reviewing.approved.connect(view.committed)
        self.reviewing.approved.connect(view.finished)
        self.consulting = Consulting(bench, commands, view.sight, view)
        self.consulting.taken.connect(view.committed)

    def send_words(self, dossier: Dossier | None) -> tuple[str, str]:
        """What the button of the reply does, in full and in short."""
        if self.reviewing.is_reviewed(None if dossier is None else dossier.case):
            return t("CaseView", "Submit, and next"), t("CaseView", "Submit")
        return t("CaseView", "Send, and next"), t("CaseView", "Send")

    def _wanted(self) -> tuple[UUID | None, Dossier | None]:
        """The case one went to, also while it is being read: an emergency waits for nothing."""
        if not self._view.isVisible():
            return None, None
        sight = self._view.sight()
        return self._view.wanted, None if sight is None else sight.dossier
