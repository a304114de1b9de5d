"""What the person at the desk has before their eyes, and the words they began about it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject

from moderator_app.core.case import Case
from moderator_app.core.changes import Changes, Touched
from moderator_app.core.rows import Dossier
from moderator_app.ui.dialogs.words import WordsDialog
from moderator_app.ui.panes.facts_row import Found


@dataclass(frozen=True, slots=True)
class Sight:
    """What the person sees: deeds are about this and nothing newer."""

    dossier: Dossier
    found: tuple[Found, ...]

    @property
    def case(self) -> Case:
        return self.dossier.case


Look = Callable[[], Sight | None]
"""None while nothing may be done: no case is shown, or another one is on its way."""


class Unsaid(QObject):
    """Words that were begun in a dialog and left: they are there when it is opened again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: dict[tuple[UUID, str], str] = {}

    def forget(self, changes: Changes) -> None:
        """Of a case whose words were erased nothing is kept."""
        if changes.touched & Touched.ERASED:
            self._kept = {k: words for k, words in self._kept.items() if k[0] not in changes.cases}

    def of(self, case: UUID, about: str) -> str:
        return self._kept.get((case, about), "")

    def open(
        self, dialog: WordsDialog, case: UUID, about: str, done: Callable[[str], None]
    ) -> None:
        dialog.said.connect(partial(self._say, case, about, done))
        dialog.left.connect(partial(self._keep, case, about))
        dialog.open()

    def _say(self, case: UUID, about: str, done: Callable[[str], None], words: str) -> None:
        self._kept.pop((case, about), None)
        done(words)

    def _keep(self, case: UUID, about: str, words: str) -> None:
        self._kept[case, about] = words
